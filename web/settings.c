#include "web/settings.h"

#include "web/core.h"
#include "web/publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/model/scene_names.h"

enum { VALUE_SIZE = 512 };	/* a list of every scene */

const char *const theme_names[] = {"auto", "day", "evening", NULL};

static void take_calm(struct server *server, const char *value)
{
	server->calm = strcmp(value, "true") == 0;
}

static void take_distance(struct server *server, const char *value)
{
	server->distance_percent = (int)strtol(value, NULL, 10);
}

static void take_hours(struct server *server, const char *value)
{
	if (!hours_parse(value, &server->hours))
		log_warn("the hours \"%s\" are not understood and stay as they were", value);
}

static void take_join_shown(struct server *server, const char *value)
{
	server->join_shown = strcmp(value, "true") == 0;
}

static void take_lang(struct server *server, const char *value)
{
	server->lang = lang_of(value, server->lang);
}

static void take_pinned(struct server *server, const char *value)
{
	server->pinned = strcmp(value, "true") == 0;
}

static void take_scene(struct server *server, const char *value)
{
	snprintf(server->scene, sizeof(server->scene), "%s", value);
	server->wish++;
}

static void take_theme(struct server *server, const char *value)
{
	for (int i = THEME_AUTO; i <= THEME_EVENING; i++)
		if (strcmp(value, theme_names[i]) == 0)
			server->theme = (enum theme_choice)i;
}

static void take_turn_s(struct server *server, const char *value)
{
	server->turn_s = (int)strtol(value, NULL, 10);
}

/* A list that a command checked: names in quotes and nothing to unescape. One of another version is skipped. */
static void take_turns(struct server *server, const char *value)
{
	char name[32];

	server->turns = 0;
	for (int i = 0; scene_names[i]; i++) {
		snprintf(name, sizeof(name), "\"%s\"", scene_names[i]);
		if (strstr(value, name))
			server->turns |= scene_bit(scene_names[i]);
	}
}

static void take_workdays_only(struct server *server, const char *value)
{
	server->hours.workdays_only = strcmp(value, "true") == 0;
}

/* In alphabetical order. */
static const struct {
	const char *name;
	void (*take)(struct server *server, const char *value);
} settings[] = {
	{"calm", take_calm},
	{"distance", take_distance},
	{"hours", take_hours},
	{"join_shown", take_join_shown},
	{"lang", take_lang},
	{"pinned", take_pinned},
	{"scene", take_scene},
	{"theme", take_theme},
	{"turn_s", take_turn_s},
	{"turns", take_turns},
	{"workdays_only", take_workdays_only},
};

enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

const char *setting_name(int index)
{
	return index < SETTINGS ? settings[index].name : NULL;
}

static void apply(struct server *server, const char *name, const char *value)
{
	for (int i = 0; i < SETTINGS; i++)
		if (strcmp(settings[i].name, name) == 0)
			settings[i].take(server, value);
}

bool setting_set(struct server *server, const char *name, const char *value, struct err *err)
{
	if (!local_setting_set(server->options.ledger, name, value, err)) {
		publish_trouble(server, err);
		return false;
	}
	apply(server, name, value);
	return true;
}

/* What the command line insists on is not undone by what a phone chose last time. */
static bool is_fixed(const struct server_options *options, const char *name)
{
	if (strcmp(name, "join_shown") == 0)
		return !options->join_shown;
	if (strcmp(name, "pinned") == 0)
		return options->pinned;
	return strcmp(name, "theme") == 0 && options->theme_fixed;
}

void settings_load(struct server *server)
{
	const struct server_options *options = &server->options;
	char value[VALUE_SIZE];

	server->lang = options->lang;
	server->theme = options->theme;
	server->pinned = options->pinned;
	server->distance_percent = SETTING_DISTANCE;
	server->turn_s = SETTING_TURN_S;
	server->join_shown = options->join_shown;
	if (options->tv)
		take_hours(server, HOURS_OF_A_TV);
	for (int i = 0; i < SETTINGS; i++)
		if (!is_fixed(options, settings[i].name) &&
		    local_setting_get(options->ledger, settings[i].name, value, sizeof(value)))
			settings[i].take(server, value);
}
