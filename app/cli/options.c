#include "app/cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/base/clock.h"

static const char config_default[] = "/etc/kanwall/kanwall.ini";

struct setting {
	const char *name;
	const char *argument;	/* NULL: a switch */
	bool in_file;
	bool (*set)(struct options *options, const char *value, struct err *err);
	const char *help;
};

static bool copy(char *out, size_t size, const char *name, const char *value, struct err *err)
{
	if (strlen(value) >= size)
		return err_system(err, "%s: too long, at most %zu bytes", name, size - 1);
	memcpy(out, value, strlen(value) + 1);
	return true;
}

static bool number(const char *text, long min, long max, long *out)
{
	char *end;

	errno = 0;
	*out = strtol(text, &end, 10);
	return errno == 0 && end != text && *end == '\0' && *out >= min && *out <= max;
}

/* A switch: on by itself on the command line, "yes" or "no" in the file. */
static bool yes(const char *name, const char *value, bool *out, struct err *err)
{
	if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		return err_system(err, "%s is yes or no, not \"%s\"", name, value);
	*out = strcmp(value, "yes") == 0;
	return true;
}

static bool set_address(struct options *options, const char *value, struct err *err)
{
	return copy(options->address, sizeof(options->address), "address", value, err);
}

static bool set_bind(struct options *options, const char *value, struct err *err)
{
	return copy(options->bind, sizeof(options->bind), "bind", value, err);
}

static bool set_config(struct options *options, const char *value, struct err *err)
{
	return copy(options->config, sizeof(options->config), "config", value, err);
}

static bool set_db(struct options *options, const char *value, struct err *err)
{
	options->db_given = true;
	if (!*value)
		return err_system(err, "db needs the name of a file");
	return copy(options->db, sizeof(options->db), "db", value, err);
}

static bool set_distance(struct options *options, const char *value, struct err *err)
{
	if (strcmp(value, "100") != 0 && strcmp(value, "115") != 0 && strcmp(value, "130") != 0)
		return err_system(err, "distance is 100, 115 or 130, not \"%s\"", value);
	options->distance_percent = (int)strtol(value, NULL, 10);
	return true;
}

static bool set_headless(struct options *options, const char *value, struct err *err)
{
	return yes("headless", value, &options->headless, err);
}

static bool set_help(struct options *options, const char *value, struct err *err)
{
	return yes("help", value, &options->help, err);
}

static bool set_hosts(struct options *options, const char *value, struct err *err)
{
	int count = 0;

	if (!copy(options->hosts_text, sizeof(options->hosts_text), "hosts", value, err))
		return false;
	char *rest = options->hosts_text;
	for (char *host; (host = strsep(&rest, ", "));) {
		if (!*host)
			continue;
		if (count == OPTION_HOSTS_MAX)
			return err_system(err, "hosts: at most %d names", OPTION_HOSTS_MAX);
		options->hosts[count++] = host;
	}
	options->hosts[count] = NULL;
	return true;
}

static bool set_kiosk(struct options *options, const char *value, struct err *err)
{
	return yes("kiosk", value, &options->kiosk, err);
}

static bool set_lang(struct options *options, const char *value, struct err *err)
{
	if (strcmp(value, "zh") != 0 && strcmp(value, "en") != 0)
		return err_system(err, "lang is zh or en, not \"%s\"", value);
	options->lang = strcmp(value, "zh") == 0 ? LANG_ZH : LANG_EN;
	return true;
}

static bool set_no_join(struct options *options, const char *value, struct err *err)
{
	return yes("no-join", value, &options->no_join, err);
}

static bool set_out(struct options *options, const char *value, struct err *err)
{
	return copy(options->out, sizeof(options->out), "out", value, err);
}

static bool set_pinned(struct options *options, const char *value, struct err *err)
{
	return yes("pinned", value, &options->pinned, err);
}

static bool set_port(struct options *options, const char *value, struct err *err)
{
	long port;

	if (!number(value, 0, 65535, &port))
		return err_system(err, "port is a number from 0 (any free one) to 65535, not \"%s\"",
				  value);
	options->port = (uint16_t)port;
	return true;
}

static bool set_role(struct options *options, const char *value, struct err *err)
{
	return copy(options->role, sizeof(options->role), "role", value, err);
}

static bool set_scene(struct options *options, const char *value, struct err *err)
{
	return copy(options->scene, sizeof(options->scene), "scene", value, err);
}

static bool set_size(struct options *options, const char *value, struct err *err)
{
	char rest;

	if (sscanf(value, "%dx%d%c", &options->width, &options->height, &rest) != 2 ||
	    options->width < 320 || options->width > 7680 || options->height < 240 ||
	    options->height > 7680)
		return err_system(err, "size is WIDTHxHEIGHT, 320x240 to 7680x7680, not \"%s\"",
				  value);
	return true;
}

static bool set_theme(struct options *options, const char *value, struct err *err)
{
	static const char *const names[] = {"auto", "day", "evening"};

	for (int i = 0; i < 3; i++)
		if (strcmp(value, names[i]) == 0) {
			options->theme = (enum theme_choice)i;
			options->theme_given = true;
			return true;
		}
	return err_system(err, "theme is auto, day or evening, not \"%s\"", value);
}

static bool set_time(struct options *options, const char *value, struct err *err)
{
	options->time_given = true;
	if (!clock_parse(value, &options->time_ms))
		return err_system(err, "time is YYYY-MM-DDTHH:MM, not \"%s\"", value);
	return true;
}

static bool set_version(struct options *options, const char *value, struct err *err)
{
	return yes("version", value, &options->version, err);
}

static bool set_windowed(struct options *options, const char *value, struct err *err)
{
	return yes("windowed", value, &options->windowed, err);
}

static const struct setting settings[] = {
	{"address", "HOST:PORT", false, set_address, "render: the address in the QR code"},
	{"bind", "ADDRESS", true, set_bind, "listen on this address only (default: all)"},
	{"config", "FILE", false, set_config, "settings, an INI file (default: /etc/kanwall/kanwall.ini)"},
	{"db", "FILE", true, set_db, "the database (default: ~/.local/share/kanwall/kanwall.db)"},
	{"distance", "PERCENT", false, set_distance,
	 "render: 100 (default), 115 or 130: larger notes for people far away"},
	{"headless", NULL, true, set_headless, "no screen: draw off screen, see /wall.png"},
	{"help", NULL, false, set_help, "show this and leave"},
	{"hosts", "NAME,NAME", true, set_hosts, "further names that this wall is reached by"},
	{"kiosk", NULL, true, set_kiosk, "full screen, and no key leaves it"},
	{"lang", "zh|en", true, set_lang, "words on the wall (default: zh)"},
	{"no-join", NULL, true, set_no_join, "do not show the join code on the wall"},
	{"out", "FILE", false, set_out, "render: the PNG to write"},
	{"pinned", NULL, true, set_pinned, "no paging inside columns"},
	{"port", "PORT", true, set_port, "port of the phone page (default: 8080)"},
	{"role", "ROLE", false, set_role, "token add: guest, member (default) or admin"},
	{"scene", "SCENE", false, set_scene, "render: which one, see below (default: board)"},
	{"size", "WIDTHxHEIGHT", true, set_size, "of the window, or of what is drawn off screen"},
	{"theme", "auto|day|evening", true, set_theme, "light or dark (default: by the hour)"},
	{"time", "YYYY-MM-DDTHH:MM", false, set_time, "as if it were this time when it starts"},
	{"version", NULL, false, set_version, "show the version and leave"},
	{"windowed", NULL, true, set_windowed, "in a window instead of full screen"},
};

enum { SETTING_COUNT = sizeof(settings) / sizeof(settings[0]) };

void options_help(void)
{
	for (int i = 0; i < SETTING_COUNT; i++) {
		char left[64];
		snprintf(left, sizeof(left), "--%s%s%s", settings[i].name,
			 settings[i].argument ? " " : "",
			 settings[i].argument ? settings[i].argument : "");
		printf("  %-26s %s\n", left, settings[i].help);
	}
}

struct reading {
	struct options *options;
	struct err *err;
};

/* One line of the file. Sections only group; [wall] and [web] are known. 0 stops with that line. */
static int read_line(void *context, const char *section, const char *name, const char *value)
{
	struct reading *reading = context;

	if (*section && strcmp(section, "wall") != 0 && strcmp(section, "web") != 0)
		return err_system(reading->err, "unknown section [%s]", section);
	for (int i = 0; i < SETTING_COUNT; i++)
		if (settings[i].in_file && strcmp(settings[i].name, name) == 0)
			return settings[i].set(reading->options, value, reading->err);
	return err_system(reading->err, "unknown setting \"%s\"", name);
}

static bool read_file(struct options *options, bool must_exist, struct err *err)
{
	struct err inner = ERR_IN(err->lang);
	struct reading reading = {options, &inner};

	if (!must_exist && access(options->config, F_OK) != 0) {
		options->config[0] = '\0';
		return true;
	}
	int line = ini_parse(options->config, read_line, &reading);
	if (line == 0)
		return true;
	if (line < 0)
		return err_system(err, "cannot read the configuration %s: %s", options->config,
				  strerror(errno));
	return err_system(err, "%s, line %d: %s", options->config, line,
			  *inner.text ? inner.text : "not a setting");
}

static void default_db(struct options *options)
{
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	if (data && *data == '/')
		snprintf(options->db, sizeof(options->db), "%s/kanwall/kanwall.db", data);
	else
		snprintf(options->db, sizeof(options->db), "%s/.local/share/kanwall/kanwall.db",
			 home ? home : "");
}

static bool read_arguments(struct options *options, int argc, char **argv, bool only_config,
			   struct err *err)
{
	struct option longs[SETTING_COUNT + 1] = {{0}};

	for (int i = 0; i < SETTING_COUNT; i++)
		longs[i] = (struct option){settings[i].name,
					   settings[i].argument ? required_argument : no_argument,
					   NULL, 256 + i};
	optind = 0;	/* glibc: start over, the file is read between two passes */
	opterr = 0;
	for (int c; (c = getopt_long(argc, argv, ":h", longs, NULL)) != -1;) {
		if (c == ':')
			return err_system(err, "%s needs a value; see kanwall --help",
					  argv[optind - 1]);
		if (c == '?')
			return err_system(err, "unknown option %s; see kanwall --help",
					  argv[optind - 1]);
		const struct setting *setting = c == 'h' ? NULL : &settings[c - 256];
		bool (*set)(struct options *, const char *, struct err *) =
			setting ? setting->set : set_help;
		if (only_config != (set == set_config))
			continue;
		if (!set(options, optarg ? optarg : "yes", err))
			return false;
	}
	for (options->word_count = 0; optind < argc; optind++) {
		if (options->word_count == OPTION_WORDS_MAX)
			return err_system(err, "too many words; see kanwall --help");
		options->words[options->word_count++] = argv[optind];
	}
	return true;
}

bool options_read(struct options *options, int argc, char **argv, struct err *err)
{
	*options = (struct options){.port = PORT_DEFAULT, .scene = "board", .role = "member"};
	default_db(options);
	if (!read_arguments(options, argc, argv, true, err))
		return false;
	bool asked = *options->config;
	if (!asked)
		memcpy(options->config, config_default, sizeof(config_default));
	if (!read_file(options, asked, err))
		return false;
	return read_arguments(options, argc, argv, false, err);
}
