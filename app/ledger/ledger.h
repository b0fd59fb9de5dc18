#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/base/clock.h"
#include "app/base/err.h"

/*
 * ledger: the log of everything the team did, and the tables that are read, kept in step with it in
 * the same transaction. The only floor that knows SQLite.
 *
 * Owner: the server thread (or a subcommand). A struct ledger is used by one thread at a time; another
 * thread opens its own, read-only.
 */
struct ledger;

/* What a commit changed; the server reloads these and nothing else. */
enum {
	TOPIC_BOARD = 1,	/* columns, cards, people, labels, the team's name */
	TOPIC_FEED = 2,		/* what happened last */
	TOPIC_GOALS = 4,
	TOPIC_MEETINGS = 8,	/* rituals, stand-ups, their sentences, who is off */
	TOPIC_FLOW = 16,	/* by no kind of event: read when the day changes, see web/publish.c */
	TOPIC_PRAISE = 32,	/* badges and who got them, the fund */
	TOPIC_WEEK = 64,	/* what is left from last week, and its pile */
	TOPIC_VOTE = 128,	/* the weekly vote: who has voted, and what was revealed */
	TOPIC_UNSEEN = 256,	/* what no wall shows and some phone may: nothing is loaded for it */
	TOPIC_ALL = 255,
};

struct ledger_options {
	const char *path;	/* a file; created when missing, unless read_only. ":memory:" for tests */
	const struct clock *clock;
	bool read_only;
	/* Called now and then while projections are rebuilt on opening; may be NULL. */
	void (*progress)(void *context, int64_t done, int64_t total);
	void *context;
};

/* NULL and *err: unreadable, not a database of ours, an event table of a newer format, locked. */
struct ledger *ledger_open(const struct ledger_options *options, struct err *err);
void ledger_close(struct ledger *ledger);

const struct clock *ledger_clock(const struct ledger *ledger);
int64_t ledger_seq(struct ledger *ledger);	/* the last committed row; 0 for an empty log */
const char *ledger_incarnation(const struct ledger *ledger);	/* random; new when created or restored */

/* Who acts. Empty strings where it does not apply; key is the Idempotency-Key. */
struct author {
	const char *actor;	/* member id; "" for the wall itself */
	const char *device;
	const char *key;
};

/*
 * One command is one transaction and one batch:
 *   ledger_begin() → any reads → ledger_append() … → ledger_commit(), or ledger_rollback().
 * Each append writes the event and projects it. After COMMIT has returned true the events are on disk.
 */
bool ledger_begin(struct ledger *ledger, const struct author *author, struct err *err);
bool ledger_commit(struct ledger *ledger, int64_t *seq, unsigned *topics, struct err *err);
void ledger_rollback(struct ledger *ledger);

/* From here on the open command is somebody else's: who joins does not exist when it begins. */
void ledger_author_is(struct ledger *ledger, const char *actor);

enum datum_type { DATUM_TEXT, DATUM_INT, DATUM_NUMBER, DATUM_BOOL, DATUM_NULL, DATUM_JSON };

/* One member of an event's data. Its name is the field that the event sets. */
struct datum {
	const char *name;
	enum datum_type type;
	const char *text;	/* DATUM_TEXT, DATUM_JSON */
	int64_t integer;	/* DATUM_INT, DATUM_BOOL */
	double number;		/* DATUM_NUMBER: finite */
};

bool ledger_append(struct ledger *ledger, const char *kind, const char *subject,
		   const struct datum *data, int count, struct err *err);

/*
 * Takes over an event of another wall as it is: duplicates (hlc, site) are ignored, a late one replays
 * its subject, an unknown kind is kept for later. Inside begin/commit. `event` is the JSON object that
 * ledger_export() writes.
 */
bool ledger_import(struct ledger *ledger, const char *event_json, struct err *err);

/*
 * Calls back with each event that is not private (private.h) as JSON, oldest first; stops when the
 * callback returns false.
 */
bool ledger_export(struct ledger *ledger, int64_t after_seq,
		   bool (*each)(void *context, const char *event_json), void *context,
		   struct err *err);

/*
 * Appends the inverse of the whole batch that row `seq` belongs to. ERR_NOT_FOUND: no such row;
 * ERR_CONFLICT: a later event touched the same fields. Inside begin/commit. *subject is the first
 * subject of the batch, in the arena.
 */
bool ledger_undo(struct ledger *ledger, int64_t seq, struct arena *arena, const char **subject,
		 struct err *err);

/* Empties the projections and replays the log into them. */
bool ledger_rebuild(struct ledger *ledger, struct err *err);

struct ledger_report {
	int64_t events;
	int dangling;		/* references to what does not exist */
	int problems;		/* of SQLite's own check, or rows that differ from a replay */
	char text[2048];	/* one sentence a line */
};

/* SQLite's integrity check, dangling references, and a replay into an empty database beside. */
bool ledger_check(struct ledger *ledger, struct ledger_report *report, struct err *err);

/* A consistent copy, made while others read and write; fsynced, then renamed into place. */
bool ledger_backup(struct ledger *ledger, const char *path, struct err *err);
