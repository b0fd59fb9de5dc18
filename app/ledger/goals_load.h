#pragma once
#include "app/ledger/db.h"
#include "app/ledger/ledger.h"
#include "app/model/goals.h"

/*
 * goals_load: struct goals from the projections: for the wall's snapshot, and for the views, which say the
 * same as JSON. About 1 ms for thirty key results with a quarter of readings.
 *
 * Answers a new topic with one reference, or NULL and *err.
 */
enum { READINGS_BEFORE_DAYS = 13 * 7 };	/* before the cycle's first day */

struct goals *snapshot_load_goals(struct ledger *ledger, struct err *err);	/* the cycle at hand */

/* The cycle of this id; ERR_NOT_FOUND when there is no such cycle. NULL: the one at hand. */
struct goals *goals_load(struct ledger *ledger, const char *cycle, struct err *err);

/* The two halves, for each other: inside one reading, into a topic whose cycle is known. */
struct loading {
	struct ledger *ledger;
	struct goals *goals;
	struct arena *arena;
	struct err *err;
};
bool load_library(struct loading *in);		/* units, metrics, readings, floors */
bool load_objectives(struct loading *in);	/* with all that hangs on them, and the review */

bool load_past(struct loading *in, struct date today);	/* for a review of several cycles that is near */

const char *load_text(const struct loading *in, sqlite3_stmt *row, int column);
int32_t load_day(sqlite3_stmt *row, int column);	/* 0 for NULL */

/* Rows of a count: how much room to make. False: *in->err. */
bool load_count(struct loading *in, size_t *count, const char *sql, const char *cycle);
