#pragma once
#include "app/base/arena.h"
#include "app/ledger/db.h"

/*
 * project: what each kind of event does to the tables that are read. The statements stand in
 * projections.sql, are prepared once, and are found by kind.
 *
 * Cost: one to three statements for an event; about ten microseconds.
 * Owner: a ledger (a check has a second set over an empty database). Thread: the ledger's.
 */
enum {
	PROJECTIONS_MAX = 320,
	PROJECTION_STATEMENTS_MAX = 2,
	PROJECTION_NAME_SIZE = 24,
	PROJECTION_SETS_MAX = 24,
};

struct event {
	int64_t hlc;
	const char *site;
	bool timed;		/* the clock was calibrated: at counts */
	int64_t at;
	const char *kind, *subject, *actor, *device, *batch, *key;
	const char *data;	/* a JSON object */
};

struct projection {
	char kind[PROJECTION_NAME_SIZE];	/* "card.moved" */
	char noun[PROJECTION_NAME_SIZE];	/* "card" */
	char sets[PROJECTION_SETS_MAX][PROJECTION_NAME_SIZE];	/* fields beside those in the data */
	int set_count;
	struct {
		sqlite3_stmt *stmt;
		int subject, hlc, at, data;	/* parameters; 0: it has none of that name */
	} steps[PROJECTION_STATEMENTS_MAX];
	int step_count;
};

struct projections {
	struct db *db;
	struct projection list[PROJECTIONS_MAX];	/* by kind */
	int count;
};

/* The tables must exist. */
bool projections_open(struct projections *projections, struct db *db, struct err *err);
void projections_close(struct projections *projections);

/* NULL: a kind of a later version. */
const struct projection *projection_of(const struct projections *projections, const char *kind);

/* Applies an event that is the newest of its subject. An unknown kind does nothing. */
bool project_event(struct projections *projections, const struct event *event, struct err *err);

/* Takes a subject out of all tables. */
bool project_clear(struct projections *projections, const char *subject, struct err *err);

/* A subject's fields as JSON in the arena; NULL in *json when it was never created. */
bool project_state(struct projections *projections, const char *noun, const char *subject,
		   struct arena *arena, const char **json, struct err *err);
