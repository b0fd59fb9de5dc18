#include "app/cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/cli/demo_fill.h"
#include "app/ledger/ledger.h"
#include "app/wall/wall.h"

static bool is_empty(const char *db, bool *empty, struct err *err)
{
	static const struct clock clock;
	struct ledger_options how = {.path = db, .clock = &clock, .read_only = true};

	*empty = true;
	if (access(db, F_OK) != 0)
		return true;
	struct ledger *ledger = ledger_open(&how, err);
	if (!ledger)
		return false;
	*empty = ledger_seq(ledger) == 0;
	ledger_close(ledger);
	return true;
}

static bool make_place(struct options *options, char *folder, size_t size, struct err *err)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(folder, size, "%s/kanwall-demo-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(folder))
		return err_system(err, "cannot make a temporary folder %s: %s", folder,
				  strerror(errno));
	if (snprintf(options->db, sizeof(options->db), "%s/demo.db", folder) >=
	    (int)sizeof(options->db))
		return err_system(err, "the temporary folder's path is too long");
	options->db_given = true;
	return true;
}

static void clear_place(const struct options *options, const char *folder)
{
	static const char *const endings[] = {"", "-wal", "-shm", ".sock", ".lock"};
	char path[PATH_MAX + 8];

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", options->db, endings[i]);
		unlink(path);
	}
	rmdir(folder);
}

bool cli_demo(const struct options *given, struct err *err)
{
	struct options *options = malloc(sizeof(*options));
	char folder[PATH_MAX] = "";
	bool empty = true, ok = true;

	if (!options)
		abort();
	*options = *given;
	if (!options->headless && !wall_has_display())
		options->headless = true;
	if (!options->db_given)
		ok = make_place(options, folder, sizeof(folder), err);
	ok = ok && is_empty(options->db, &empty, err);
	if (ok && empty)
		ok = demo_fill(options->db, options->lang, err);
	ok = ok && cli_run_wall(options, true, err);
	if (*folder)
		clear_place(options, folder);
	free(options);
	return ok;
}
