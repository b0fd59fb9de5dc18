#include "web/publish.h"

#include "web/core.h"
#include "web/settings.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/ledger/snapshot_load.h"

enum { LOOK_AILING_S = 5 };

/*
 * The wall draws no more often: what it is handed within a frame of the last is loaded for nobody. While
 * news come frame after frame, the pauses grow: who pours moves in wants them kept, and no eye follows.
 */
#define FRAME_S	 (1.0 / 60)
#define TORRENT_S (1.0 / 6)

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

static enum notice notice_of(struct server *server)
{
	bool restored = restored_look(server);

	if (server->ailing != NOTICE_NONE)
		return server->ailing;
	if (is_offline(server))
		return NOTICE_OFFLINE;
	if (restored)
		return NOTICE_RESTORED;
	return clock_calibrated(server->options.clock) ? NOTICE_NONE : NOTICE_CLOCK;
}

static int64_t since_ms(const struct server *server, enum notice notice)
{
	int64_t now_ms = clock_wall_ms(server->options.clock);

	if (notice == NOTICE_NONE)
		return 0;
	return notice == NOTICE_RESTORED ? server->restored.as_of_ms : now_ms;
}

/* True when it is another one. */
static bool notice_look(struct server *server)
{
	enum notice notice = notice_of(server);

	if (notice == server->notice)
		return false;
	server->notice = notice;
	server->notice_since_ms = since_ms(server, notice);
	return true;
}

void publish_notice(struct server *server)
{
	if (notice_look(server))
		publish_wall(server);
}

void publish_trouble(struct server *server, const struct err *err)
{
	if (err->kind != ERR_STORAGE && err->kind != ERR_FULL)
		return;
	if (server->ailing == NOTICE_NONE)
		log_error("storage: %s", err->text);
	server->ailing = err->kind == ERR_FULL ? NOTICE_FULL : NOTICE_STORAGE;
	server->look_s = fmin(server->look_s, server_now(server) + LOOK_AILING_S);
	publish_notice(server);
}

void publish_well(struct server *server)
{
	if (server->ailing == NOTICE_NONE)
		return;
	server->ailing = NOTICE_NONE;
	log_info("storage: writes again");
	publish_notice(server);
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

static int32_t local_day(const struct server *server)
{
	return date_number(date_of(clock_wall_ms(server->options.clock)));
}

/* Which cycle is at hand, which month or week it is: what is loaded may say something else today. */
static void day_look(struct server *server)
{
	int32_t day = local_day(server);

	if (day == server->day)
		return;
	server->day = day;
	server->stale |= TOPIC_GOALS | TOPIC_MEETINGS | TOPIC_FLOW | TOPIC_PRAISE | TOPIC_WEEK;
	publish_wall(server);
}

/* Charts of weeks need no move at once: while notes move they are read every ten minutes. */
static void flow_look(struct server *server, double now_s)
{
	if (!server->flow_stale || now_s < server->flow_s)
		return;
	server->flow_stale = false;
	server->flow_s = now_s + SERVER_FLOW_S;
	server->stale |= TOPIC_FLOW;
	publish_wall(server);
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
	day_look(server);
	bool changed = notice_look(server) || strcmp(before, after) != 0;
	flow_look(server, now_s);
	bool calm = server->notice == NOTICE_NONE || server->notice == NOTICE_RESTORED;
	server->look_s = now_s + (calm ? SERVER_LOOK_S : LOOK_AILING_S);
	if (changed)
		publish_wall(server);
}

/* --- snapshots ----------------------------------------------------------------------------------- */

/* What cannot be read stays as it was, and stale: an old board is better than none. */
static bool load(struct server *server, unsigned topics, struct err *err)
{
	unsigned wanted = server->stale & topics;

	if (!topics_load(server->options.ledger, wanted, &server->topics, err))
		return false;
	server->stale &= ~wanted;
	if (!server->stale)
		server->loaded_seq = server->seq;
	return true;
}

static void load_or_complain(struct server *server, unsigned topics)
{
	struct err err = ERR_IN(LANG_EN);

	if (!load(server, topics, &err))
		publish_trouble(server, &err);
}

static void hand_over(struct server *server)
{
	struct snapshot *snapshot = snapshot_new();

	snapshot->seq = server->loaded_seq;
	snapshot->lang = server->lang;
	snapshot->theme = server->theme;
	snapshot_show(snapshot, &server->topics);
	snapshot->fresh = server->fresh;
	snapshot->notice = server->notice;
	snapshot->notice_since_ms = server->notice_since_ms;
	snapshot->pinned = server->pinned;
	snapshot->calm = server->calm;
	snapshot->distance_percent = server->distance_percent;
	snapshot->turns = server->turns;
	snapshot->turn_s = server->turn_s;
	snapshot->hours = server->hours;
	snapshot->wish = server->wish;
	memcpy(snapshot->scene, server->scene, sizeof(snapshot->scene));
	say_join(server, snapshot);
	mailbox_put(server->options.wall, snapshot);
	server->counters.snapshots++;
}

void publish_wall(struct server *server)
{
	server->due = true;
}

const struct board *publish_board(struct server *server)
{
	load_or_complain(server, TOPIC_BOARD);
	return server->topics.board;
}

void publish_now(struct server *server)
{
	if (!server->due)
		return;
	notice_look(server);
	load_or_complain(server, TOPIC_ALL);
	server->due = false;
	double now_s = server_now(server);
	bool poured = now_s < server->handed_s + 2 * server->pause_s;
	server->pause_s = poured ? fmin(2 * server->pause_s, TORRENT_S) : FRAME_S;
	server->handed_s = now_s;
	hand_over(server);
}

double publish_deadline_s(const struct server *server)
{
	return server->due ? server->handed_s + server->pause_s : INFINITY;
}

void publish_turn(struct server *server)
{
	if (server_now(server) >= publish_deadline_s(server))
		publish_now(server);
}

void publish_commit(struct server *server, int64_t seq, unsigned topics)
{
	server->seq = seq;
	server->flow_stale |= (topics & TOPIC_BOARD) != 0;
	server->stale |= topics & TOPIC_ALL;
	if (server->fresh)
		server->fresh = snapshot_is_fresh(server->options.ledger);
	publish_wall(server);
	publish_turn(server);
}

/* --- life ---------------------------------------------------------------------------------------- */

bool publish_start(struct server *server, struct err *err)
{
	double now_s = server_now(server);

	settings_load(server);
	restored_start(server);
	hosts_look(&server->hosts, now_s);
	server->look_s = now_s + SERVER_LOOK_S;
	server->flow_s = now_s + SERVER_FLOW_S;
	server->seq = ledger_seq(server->options.ledger);
	server->fresh = snapshot_is_fresh(server->options.ledger);
	server->day = local_day(server);
	server->stale = TOPIC_ALL;
	server->due = true;
	return load(server, TOPIC_ALL, err);
}

void publish_finish(struct server *server)
{
	topics_drop(&server->topics);
}
