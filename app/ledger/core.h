#pragma once
#include "app/base/buf.h"
#include "app/base/secret.h"
#include "app/base/uuid.h"
#include "app/ledger/db.h"
#include "app/ledger/ledger.h"
#include "app/ledger/project.h"
#include "app/model/snapshot.h"

/*
 * core: what a struct ledger is made of, for the files of this folder.
 */
enum { LEDGER_TEXT_SIZE = 128 };	/* actor, device and key as they go into events */

struct ledger {
	struct db db;
	struct projections projections;
	const struct clock *clock;
	char *path;
	int lock_fd;			/* -1: none (read-only, or in memory) */
	bool read_only;
	char site[UUID_SIZE];
	char incarnation[UUID_SIZE];
	int64_t hlc;			/* the highest ever seen; a rollback leaves it where it is */

	/* The open transaction. */
	bool begun;
	char actor[LEDGER_TEXT_SIZE], device[LEDGER_TEXT_SIZE], key[LEDGER_TEXT_SIZE];
	char batch[UUID_SIZE];
	int64_t seq;			/* of its last event; 0: none yet */
	unsigned topics;
	bool imported;			/* the highest hlc may be another wall's: to be noted */

	/* What undoable() answered last in the view at hand: a batch's rows stand together. */
	char asked_batch[LEDGER_TEXT_SIZE];
	bool asked_answer;
};

#define EVENT_FORMAT   1
#define APPLICATION_ID 0x6b77616c	/* "kwal" */

/* Bytes of sql.S. */
extern const char schema_sql[], projections_sql[];

/* The part of schema.sql that is headed "-- @name", in memory from malloc(). */
char *schema_part(const char *name);

/* A fingerprint of the projections' tables and statements: another one means rebuild. */
void projections_version(char out[SECRET_HASH_SIZE]);

/* The next time stamp: after all that were seen, and not before the clock. */
int64_t hlc_next(int64_t last, int64_t wall_ms);

/* The topics that events of a kind change. */
unsigned topics_of(const char *kind);

/* Writes a row of the log; its seq, or 0 and *err. */
int64_t event_insert(struct ledger *ledger, const struct event *event, struct err *err);

/* Replays the whole log into `target` (the ledger's own projections, or empty ones beside). */
struct replay_progress {
	void (*call)(void *context, int64_t done, int64_t total);
	void *context;
};
bool replay_all(struct ledger *ledger, struct projections *target, struct replay_progress progress,
		int64_t *events, struct err *err);
bool ledger_rebuild_with(struct ledger *ledger, struct replay_progress progress, struct err *err);

/* Clears a subject and replays its history; (hlc, site) and later is left out. INT64_MAX: all of it. */
bool replay_subject(struct ledger *ledger, const char *subject, int64_t hlc, const char *site,
		    struct err *err);

/* Blanks what redactions of this subject name, and replays the subject. */
bool redact_subject(struct ledger *ledger, const char *subject, struct err *err);

/* Appends an event whose data is JSON already. */
bool append_json(struct ledger *ledger, const char *kind, const char *subject, const char *data,
		 struct err *err);

/*
 * Several reads of one state, whatever another process writes meanwhile. Inside a transaction it does
 * nothing. read_end() takes what read_begin() answered in *own.
 */
bool read_begin(struct ledger *ledger, bool *own, struct err *err);
void read_end(struct ledger *ledger, bool own);

/* Steps once. *found: the columns may be read, and the caller resets the statement. */
bool read_first(struct ledger *ledger, sqlite3_stmt *row, bool *found, struct err *err);

/* Appends the first column of each row, with commas between. */
bool view_rows(struct ledger *ledger, sqlite3_stmt *row, struct buf *out, int *count,
	       struct err *err);

/* The one row that there must be. */
bool view_one(struct ledger *ledger, sqlite3_stmt *row, struct buf *out, enum lang_key missing,
	      struct err *err);

/* A value of local_meta, from malloc(); NULL when there is none. */
char *meta_get(struct db *db, const char *name, struct err *err);
bool meta_set(struct db *db, const char *name, const char *value, struct err *err);

/* True when this reader could undo the batch of row `seq` now. For views. */
bool undo_possible(struct ledger *ledger, int64_t seq, const char *member, enum role role);

/* SQL functions that views use: say_date(), age and so on. */
bool functions_add(struct ledger *ledger, struct err *err);
