#include "tests/bench/bench.h"

#include <fcntl.h>
#include <math.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/arena.h"
#include "app/ledger/ledger.h"

enum {
	NOTES = 60, NOTES_MANY = 2000, TAPS = 30, MOVES = 400, CONNECTIONS = 8,
	IDLE_S = 60, ROUNDS = 3, LOG_ROWS = 1000000,
};

static void rest(double seconds)
{
	usleep((useconds_t)(seconds * 1e6));
}

/* The ids of the notes on the board, as the API lists them; returns how many. */
static int card_ids(struct http *http, const struct wall_process *wall, char ids[][37], int max)
{
	int count = 0;

	http_ask(http, "GET", "/api/v1/board", wall->token, NULL);
	const char *p = strstr(http->body, "\"cards\":");
	while (p && count < max && (p = strstr(p, "\"id\":\""))) {
		p += 6;
		/* Notes have UUIDs; columns and labels have short natural ids. */
		if (strcspn(p, "\"") == 36 && strstr(p, "\"title\"") &&
		    strstr(p, "\"title\"") - p < 60) {
			memcpy(ids[count], p, 36);
			ids[count++][36] = '\0';
		}
	}
	return count;
}

static void move(struct http *http, const struct wall_process *wall, const char *id,
		 const char *column)
{
	char path[128], json[64];

	snprintf(path, sizeof(path), "/api/v1/cards/%s/move", id);
	snprintf(json, sizeof(json), "{\"column\":\"%s\"}", column);
	http_ask(http, "POST", path, wall->token, json);
	if (http->status != 200)
		die("move: %d %s", http->status, http->body);
}

static double answer_seq(const struct http *http)
{
	const char *seq = strstr(http->body, "\"seq\":");

	return seq ? strtod(seq + 6, NULL) : 0;
}

/* From before the request is sent to the present of the first frame that shows its event. */
static void tap_to_pixels(struct http *http, const struct wall_process *wall)
{
	static const char *const columns[] = {"todo", "doing", "done"};
	static char ids[NOTES][37];
	double ms[TAPS];
	int cards = card_ids(http, wall, ids, NOTES);

	if (cards < 3)
		die("the board lists %d notes", cards);
	for (int i = 0; i < TAPS; i++) {
		double start = now_s();
		move(http, wall, ids[i % cards], columns[(i + 1 + i / cards) % 3]);
		double seq = answer_seq(http), shown_at = 0;
		for (int tries = 0; tries < 500 && shown_at == 0; tries++) {
			if (wall_metric(http, wall, "kanwall_wall_shown_seq") >= seq)
				shown_at = wall_metric(http, wall, "kanwall_wall_shown_timestamp_seconds");
			else
				rest(.002);
		}
		ms[i] = (shown_at - start) * 1e3;
		rest(1.5);	/* let it land; a thumb is not faster */
	}
	row("tap -> pixels", "p50 %.1f ms  p99 %.1f ms  (%d taps)", percentile(ms, TAPS, .5),
	    percentile(ms, TAPS, .99), TAPS);
}

static void idle(const struct wall_process *wall)
{
	struct usage before = wall_usage(wall);
	double start = now_s();

	rest(IDLE_S);
	struct usage after = wall_usage(wall);
	double took = now_s() - start;
	row("idle, 60 s", "%.4f %% of a core  %.1f wake-ups/s  %lld bytes written",
	    (after.cpu_s - before.cpu_s) / took * 100, (double)(after.wakes - before.wakes) / took,
	    after.written_bytes - before.written_bytes);
}

static void start_up(struct wall_process *wall, const char *binary)
{
	double ms[5];

	for (int i = 0; i < 5; i++) {
		wall_start(wall, binary, false);
		struct http http = http_open(wall->port);
		double at = 0;
		for (int tries = 0; tries < 500 && at == 0; tries++) {
			rest(.01);
			at = wall_metric(&http, wall, "kanwall_wall_first_frame_timestamp_seconds");
		}
		ms[i] = (at - wall->started_s) * 1e3;
		http_close(&http);
		wall_stop(wall);
	}
	row("start -> first frame, 60 notes", "median %.0f ms (5 starts, warm files)",
	    percentile(ms, 5, .5));
}

static void memory(const char *binary, const char *folder, int notes)
{
	struct wall_process wall = {0};
	char what[64];

	wall_fill(&wall, folder, notes);
	wall_start(&wall, binary, false);
	struct http http = http_open(wall.port);
	http_ask(&http, "GET", "/api/v1/board", wall.token, NULL);
	rest(3);
	snprintf(what, sizeof(what), "memory (PSS), %d notes", notes);
	row(what, "%.1f MiB", (double)wall_pss_kib(&wall) / 1024);
	http_close(&http);
	wall_stop(&wall);
}

void bench_wall(const char *binary, const char *folder)
{
	struct wall_process wall = {0};

	wall_fill(&wall, folder, NOTES);
	start_up(&wall, binary);
	wall_start(&wall, binary, false);
	struct http http = http_open(wall.port);
	rest(1);
	tap_to_pixels(&http, &wall);
	row("memory (PSS), 60 notes, after the taps", "%.1f MiB",
	    (double)wall_pss_kib(&wall) / 1024);
	http_close(&http);
	wall_stop(&wall);

	wall_start(&wall, binary, true);
	rest(3);
	idle(&wall);
	wall_stop(&wall);
	memory(binary, folder, NOTES_MANY);
}

/* --- reads beside a bare server ------------------------------------------------------------------ */

static enum MHD_Result bare_answer(void *context, struct MHD_Connection *connection, const char *url,
				   const char *method, const char *version, const char *upload,
				   size_t *upload_size, void **state)
{
	(void)url, (void)method, (void)version, (void)upload, (void)upload_size;
	if (!*state) {
		*state = context;
		return MHD_YES;
	}
	return MHD_queue_response(connection, MHD_HTTP_OK, context);
}

void bench_http(const char *binary, const char *folder)
{
	struct wall_process wall = {0};
	double ours = 0, bare = 0, ours_p99 = 0, bare_p99 = 0;

	wall_fill(&wall, folder, NOTES + 1);
	wall_start(&wall, binary, true);
	struct http http = http_open(wall.port);
	http_ask(&http, "GET", "/api/v1/board", wall.token, NULL);
	size_t size = http.body_length;
	char *bytes = malloc(size);
	memset(bytes, 'x', size);
	struct MHD_Response *response =
		MHD_create_response_from_buffer(size, bytes, MHD_RESPMEM_MUST_FREE);
	struct MHD_Daemon *daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, bare_answer, response, MHD_OPTION_END);
	if (!daemon)
		die("no bare server");
	uint16_t port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
	for (int i = 0; i < ROUNDS; i++) {
		struct load a = http_load(wall.port, "/api/v1/board", wall.token, CONNECTIONS, 3);
		struct load b = http_load(port, "/api/v1/board", wall.token, CONNECTIONS, 3);
		if (a.per_s > ours)
			ours = a.per_s, ours_p99 = a.p99_ms;
		if (b.per_s > bare)
			bare = b.per_s, bare_p99 = b.p99_ms;
	}
	row("GET /api/v1/board, 60 cards", "%.0f/s  p99 %.2f ms  (%zu bytes, %d connections)", ours,
	    ours_p99, size, CONNECTIONS);
	row("  bare libmicrohttpd, same size", "%.0f/s  p99 %.2f ms  -> %.0f %% of it", bare,
	    bare_p99, ours / bare * 100);
	MHD_stop_daemon(daemon);
	MHD_destroy_response(response);
	http_close(&http);
	wall_stop(&wall);
}

/* --- moves beside bare commits ------------------------------------------------------------------- */

static double bare_commits(const char *folder, int count)
{
	char path[300];
	sqlite3 *db;
	sqlite3_stmt *insert;

	snprintf(path, sizeof(path), "%s/bare.db", folder);
	unlink(path);
	sqlite3_open(path, &db);
	sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
		     "CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT)", NULL, NULL, NULL);
	sqlite3_prepare_v2(db, "INSERT INTO t(text) VALUES ('a move of a card, about so long')", -1,
			   &insert, NULL);
	double start = now_s();
	for (int i = 0; i < count; i++) {
		if (sqlite3_step(insert) != SQLITE_DONE)
			die("bare commit: %s", sqlite3_errmsg(db));
		sqlite3_reset(insert);
	}
	double per_s = count / (now_s() - start);
	sqlite3_finalize(insert);
	sqlite3_close(db);
	return per_s;
}

/* Every note moves on by one column, and the next time round again: no move is none. */
static double moves_by_post(struct http *http, const struct wall_process *wall, char ids[][37],
			    int cards, int from)
{
	static const char *const columns[] = {"todo", "doing", "done"};
	double start = now_s(), first = 0;

	for (int i = from; i < from + MOVES; i++) {
		int card = i % cards;
		move(http, wall, ids[card], columns[(card * 3 / cards + i / cards + 1) % 3]);
		first = i == from ? answer_seq(http) : first;
	}
	double took = now_s() - start;
	if (answer_seq(http) - first < MOVES - 1)
		die("%d moves wrote %.0f events", MOVES, answer_seq(http) - first + 1);
	return MOVES / took;
}

/*
 * By POST, one after the other on one connection, from a wall that moves the notes meanwhile; in turns
 * with bare commits. In process it is the whole command without the wall: fields, rule, event,
 * projection, commit, answer.
 */
void bench_moves(const char *binary, const char *folder)
{
	static char ids[NOTES][37];
	struct wall_process wall = {0}, beside = {0};
	double posts = 0, bare = 0, commands = 0;
	long long written = 0;

	wall_fill(&wall, folder, NOTES + 2);
	wall_fill(&beside, folder, NOTES + 3);
	wall_start(&wall, binary, true);
	struct http http = http_open(wall.port);
	int cards = card_ids(&http, &wall, ids, NOTES);
	for (int i = 0; i < ROUNDS; i++) {
		struct usage before = wall_usage(&wall);
		posts = fmax(posts, moves_by_post(&http, &wall, ids, cards, i * MOVES));
		written += wall_usage(&wall).written_bytes - before.written_bytes;
		rest(1.5);	/* the notes come to rest: what is compared does not share the machine */
		bare = fmax(bare, bare_commits(folder, MOVES));
		commands = fmax(commands, wall_moves(&beside, MOVES));
	}
	http_close(&http);
	wall_stop(&wall);
	row("moves by POST, each committed", "%.0f/s  -> %.0f %% of bare commits", posts,
	    posts / bare * 100);
	row("  bare SQLite, one row a commit", "%.0f/s", bare);
	row("  in process, without the wall", "%.0f/s  -> %.0f %%", commands, commands / bare * 100);
	row("written to disk per move", "%.1f KB (%d moves, checkpoints included)",
	    (double)written / 1000 / MOVES / ROUNDS, MOVES * ROUNDS);
}

/* --- replay -------------------------------------------------------------------------------------- */

static void make_log(const char *path)
{
	static const struct author wall_itself = {"", "", ""};
	static const struct clock clock;
	struct ledger_options how = {.path = path, .clock = &clock};
	struct err err = ERR_IN(LANG_EN);
	struct ledger *ledger = ledger_open(&how, &err);
	int64_t seq;
	unsigned topics;
	char card[64], rank[32];

	if (!ledger || !ledger_begin(ledger, &wall_itself, &err))
		die("%s", err.text);
	for (int i = 0; i < LOG_ROWS; i++) {
		snprintf(card, sizeof(card), "00000000-0000-7000-8000-%012d", i % 2000);
		snprintf(rank, sizeof(rank), "m%dz", i % 977);
		struct datum made[] = {
			{.name = "title", .type = DATUM_TEXT, .text = "标题 A/B：情绪 vs 利益点"},
			{.name = "column", .type = DATUM_TEXT, .text = "todo"},
			{.name = "rank", .type = DATUM_TEXT, .text = rank},
		};
		struct datum moved[] = {
			{.name = "column", .type = DATUM_TEXT, .text = i % 2 ? "doing" : "done"},
			{.name = "rank", .type = DATUM_TEXT, .text = rank},
		};
		bool ok = i < 2000 ? ledger_append(ledger, "card.created", card, made, 3, &err)
				   : ledger_append(ledger, "card.moved", card, moved, 2, &err);
		if (!ok)
			die("%s", err.text);
	}
	if (!ledger_commit(ledger, &seq, &topics, &err))
		die("%s", err.text);
	ledger_close(ledger);
}

void bench_replay(const char *binary, const char *folder)
{
	char path[300], command[800];

	snprintf(path, sizeof(path), "%s/log.db", folder);
	make_log(path);
	snprintf(command, sizeof(command), "%s replay --db %s >/dev/null", binary, path);
	double start = now_s();
	if (system(command) != 0)
		die("replay failed");
	double took = now_s() - start;
	row("replay of 1,000,000 events", "%.1f s  (%.0f events/s)", took, LOG_ROWS / took);
}
