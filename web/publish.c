#include "web/publish.h"

#include "web/core.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/ledger/snapshot_load.h"

enum { LOOK_AILING_S = 5 };

/* --- addresses ----------------------------------------------------------------------------------- */

void publish_address(const struct server *server, char *out)
{
	const char *bind = server->options.bind;
	bool any = !bind || !*bind || strcmp(bind, "0.0.0.0") == 0 || strcmp(bind, "::") == 0;
	const char *host = any ? server->hosts.primary : bind;
	bool six = strchr(host, ':') != NULL;

	snprintf(out, ADDRESS_SIZE, "%s%.45s%s:%u", six ? "[" : "", host, six ? "]" : "",
		 server->port);
}

/* A loopback that was asked for is no fault of the network. */
static bool is_offline(const struct server *server)
{
	const char *bind = server->options.bind;

	return !server->hosts.online && !(bind && *bind);
}

static void say_join(const struct server *server, struct snapshot *snapshot)
{
	publish_address(server, snapshot->address);
	if (!server->join_shown || !*server->join.code)
		return;
	snprintf(snapshot->join_code, sizeof(snapshot->join_code), "%s", server->join.code);
	snprintf(snapshot->join_url, sizeof(snapshot->join_url), "HTTP://%s/J/%s",
		 snapshot->address, server->join.code);
	/* Capitals only: a QR code of letters and digits takes fewer squares. */
	for (char *p = snapshot->join_url; *p; p++)
		*p = (char)toupper((unsigned char)*p);
}

/* --- notices ------------------------------------------------------------------------------------- */

static enum notice notice_of(const struct server *server)
{
	if (server->ailing != NOTICE_NONE)
		return server->ailing;
	if (is_offline(server))
		return NOTICE_OFFLINE;
	return clock_calibrated(server->options.clock) ? NOTICE_NONE : NOTICE_CLOCK;
}

/* True when it is another one. */
static bool notice_look(struct server *server)
{
	enum notice notice = notice_of(server);

	if (notice == server->notice)
		return false;
	server->notice = notice;
	server->notice_since_ms =
		notice == NOTICE_NONE ? 0 : clock_wall_ms(server->options.clock);
	return true;
}

void publish_trouble(struct server *server, const struct err *err)
{
	if (err->kind != ERR_STORAGE && err->kind != ERR_FULL)
		return;
	if (server->ailing == NOTICE_NONE)
		log_error("storage: %s", err->text);
	server->ailing = err->kind == ERR_FULL ? NOTICE_FULL : NOTICE_STORAGE;
	server->look_s = fmin(server->look_s, server_now(server) + LOOK_AILING_S);
	if (notice_look(server))
		publish_wall(server);
}

void publish_well(struct server *server)
{
	if (server->ailing == NOTICE_NONE)
		return;
	server->ailing = NOTICE_NONE;
	log_info("storage: writes again");
	if (notice_look(server))
		publish_wall(server);
}

/* Only while it ails: one small write shows whether it has recovered. */
static void storage_probe(struct server *server)
{
	struct err err = ERR_IN(LANG_EN);

	if (server->ailing == NOTICE_NONE)
		return;
	if (local_setting_set(server->options.ledger, "probe", "1", &err))
		publish_well(server);
}

/* What was loaded yesterday is of yesterday: a day that begins makes the topics anew. */
static bool day_look(struct server *server)
{
	struct err err = ERR_IN(LANG_EN);
	int32_t today = date_number(date_of(clock_wall_ms(server->options.clock)));

	if (today == server->today)
		return false;
	server->today = today;
	if (!topics_load(server->options.ledger, TOPIC_ALL, &server->topics, &err))
		publish_trouble(server, &err);
	return true;
}

void publish_tick(struct server *server, double now_s)
{
	char before[ADDRESS_SIZE], after[ADDRESS_SIZE];

	if (now_s < server->look_s)
		return;
	publish_address(server, before);
	hosts_look(&server->hosts, now_s);
	publish_address(server, after);
	storage_probe(server);
	bool changed = day_look(server);
	changed |= notice_look(server) || strcmp(before, after) != 0;
	server->look_s = now_s + (server->notice == NOTICE_NONE ? SERVER_LOOK_S : LOOK_AILING_S);
	if (changed)
		publish_wall(server);
}

/* --- snapshots ----------------------------------------------------------------------------------- */

void publish_wall(struct server *server)
{
	struct snapshot *snapshot = snapshot_new();

	snapshot->seq = server->seq;
	snapshot->lang = server->lang;
	snapshot->theme = server->theme;
	snapshot_show(snapshot, &server->topics);
	snapshot->fresh = server->fresh;
	snapshot->notice = server->notice;
	snapshot->notice_since_ms = server->notice_since_ms;
	snapshot->pinned = server->pinned;
	snapshot->calm = server->calm;
	snapshot->distance_percent = server->distance_percent;
	snapshot->wish = server->wish;
	memcpy(snapshot->scene, server->scene, sizeof(snapshot->scene));
	say_join(server, snapshot);
	mailbox_put(server->options.wall, snapshot);
}

void publish_commit(struct server *server, int64_t seq, unsigned topics)
{
	struct err err = ERR_IN(LANG_EN);

	server->seq = seq;
	if (!topics_load(server->options.ledger, topics, &server->topics, &err))
		publish_trouble(server, &err);
	if (server->fresh)
		server->fresh = snapshot_is_fresh(server->options.ledger);
	notice_look(server);
	publish_wall(server);
}

/* --- settings of this wall ----------------------------------------------------------------------- */

static const char *const themes[] = {"auto", "day", "evening"};

const char *theme_name(enum theme_choice theme)
{
	return themes[theme];
}

bool theme_named(const char *name, enum theme_choice *theme)
{
	for (int i = THEME_AUTO; i <= THEME_EVENING; i++)
		if (strcmp(name, themes[i]) == 0) {
			*theme = (enum theme_choice)i;
			return true;
		}
	return false;
}

static void apply(struct server *server, const char *name, const char *value)
{
	bool yes = strcmp(value, "true") == 0;

	if (strcmp(name, "theme") == 0)
		theme_named(value, &server->theme);
	else if (strcmp(name, "lang") == 0)
		server->lang = lang_of(value, server->lang);
	else if (strcmp(name, "pinned") == 0)
		server->pinned = yes;
	else if (strcmp(name, "join_shown") == 0)
		server->join_shown = yes;
	else if (strcmp(name, "calm") == 0)
		server->calm = yes;
	else if (strcmp(name, "distance") == 0)
		server->distance_percent = (int)strtol(value, NULL, 10);
	else if (strcmp(name, "scene") == 0) {
		snprintf(server->scene, sizeof(server->scene), "%s", value);
		server->wish++;
	}
}

bool publish_setting(struct server *server, const char *name, const char *value, struct err *err)
{
	if (!local_setting_set(server->options.ledger, name, value, err)) {
		publish_trouble(server, err);
		return false;
	}
	apply(server, name, value);
	return true;
}

/* What a phone chose last time; but what the command line insists on is not undone by that. */
static void settings_load(struct server *server)
{
	const struct server_options *options = &server->options;
	const struct {
		const char *name;
		bool wins;
	} settings[] = {
		{"calm", true},
		{"distance", true},
		{"join_shown", options->join_shown},
		{"lang", true},
		{"pinned", !options->pinned},
		{"scene", true},
		{"theme", !options->theme_fixed},
	};
	char value[sizeof(server->scene)];

	server->lang = options->lang;
	server->theme = options->theme;
	server->pinned = options->pinned;
	server->distance_percent = 100;
	server->join_shown = options->join_shown;
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		if (settings[i].wins && local_setting_get(options->ledger, settings[i].name, value,
							  sizeof(value)))
			apply(server, settings[i].name, value);
}

/* --- life ---------------------------------------------------------------------------------------- */

bool publish_start(struct server *server, struct err *err)
{
	double now_s = server_now(server);

	settings_load(server);
	hosts_look(&server->hosts, now_s);
	server->look_s = now_s + SERVER_LOOK_S;
	server->seq = ledger_seq(server->options.ledger);
	server->fresh = snapshot_is_fresh(server->options.ledger);
	server->today = date_number(date_of(clock_wall_ms(server->options.clock)));
	notice_look(server);
	return topics_load(server->options.ledger, TOPIC_ALL, &server->topics, err);
}

void publish_finish(struct server *server)
{
	topics_drop(&server->topics);
}
