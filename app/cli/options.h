#pragma once
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/base/lang.h"
#include "app/model/snapshot.h"

/*
 * options: what the command line and the configuration file say, in one struct. Every setting is one
 * row of a table: its name is the long option and, where the file may hold it, the key. The command
 * line wins over the file.
 *
 * Owner: main. Strings point into argv or into the struct.
 */
enum { OPTION_HOSTS_MAX = 16, OPTION_WORDS_MAX = 8 };

struct options {
	char db[PATH_MAX];
	bool db_given;
	char config[PATH_MAX];		/* "" when there is none */
	char bind[64];			/* "" is every interface */
	uint16_t port;			/* 0: any free one */
	char hosts_text[512];
	const char *hosts[OPTION_HOSTS_MAX + 1];
	bool headless, kiosk, windowed, no_join, pinned;
	int width, height;		/* 0: the screen's own */
	enum lang lang;
	enum theme_choice theme;
	bool theme_given;
	int64_t time_ms;
	bool time_given;
	int distance_percent;
	char scene[16];
	char out[PATH_MAX];
	char address[64];		/* for render: the address in the QR code */
	char role[16];			/* for token add */
	bool help, version;
	const char *words[OPTION_WORDS_MAX];	/* what is left: the subcommand and its arguments */
	int word_count;
};

enum { PORT_DEFAULT = 8080 };

/* Defaults, then the file (--config F, or /etc/kanwall/kanwall.ini where it exists), then argv. */
bool options_read(struct options *options, int argc, char **argv, struct err *err);

/* The lines of --help, one setting each, on standard output. */
void options_help(void);
