#pragma once
#include "app/base/err.h"
#include "app/cli/options.h"

/*
 * cli: one file per subcommand; each answers true, or false with one sentence in *err. main prints the
 * sentence and leaves with 1, or with 2 for a wrong word on the command line (ERR_SYNTAX).
 */
bool cli_backup(const struct options *options, struct err *err);
bool cli_check(const struct options *options, struct err *err);
bool cli_demo(const struct options *options, struct err *err);
bool cli_render(const struct options *options, struct err *err);
bool cli_replay(const struct options *options, struct err *err);
bool cli_run(const struct options *options, struct err *err);
bool cli_token(const struct options *options, struct err *err);

/* Pieces that several share. */

/* The Unix socket of the wall that runs on this database. False: the path would be too long. */
bool cli_socket_path(const struct options *options, char *out, size_t size);

/* Makes the folder that the default database lives in. */
bool cli_make_folder(const struct options *options, struct err *err);

/* Runs the wall until it is told to stop. `demo`: say where to look, and who becomes admin. */
bool cli_run_wall(const struct options *options, bool demo, struct err *err);
