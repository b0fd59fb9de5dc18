#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/workdays.h"

/*
 * week: the horizon of the board. On the first working day of a week the owner of each unfinished note that
 * is older than that day is asked what becomes of it: it is kept 留下, sent back to the work to be done 退回,
 * or dropped 放下. When the stand-up begins, what nobody decided is kept; nothing is stored for that.
 *
 * A week begins on Monday and is named by it. A week in which nobody works asks nothing, and counts as a
 * part of the one before: the week before it in this sense is "last week".
 *
 * Thread: any. Pure.
 */
enum week_decision { WEEK_UNDECIDED, WEEK_KEEP, WEEK_BACK, WEEK_DROP };

enum {
	WEEK_OPENS_MINUTE = 9 * 60,		/* when the wall asks, */
	WEEK_LEAD_MIN = 30,			/* but at least so long before the stand-up */
	WEEK_STANDUP_MINUTE = 9 * 60 + 30,	/* when nobody set another time */
	WEEK_LOOK_BACK = 8,			/* weeks, for one in which people worked */
};

struct week {
	struct date monday;		/* year 0: the clock is not known, and nothing is asked */
	struct date first;		/* its first working day; year 0: nobody works */
	int64_t first_ms;		/* when that day begins: older notes are asked about */
	int64_t opens_ms, closes_ms;	/* the wall asks between these */

	/* Mondays: notes torn off from last_ms up to monday_ms were last week's, those from before_ms the week's before. */
	int64_t monday_ms, last_ms, before_ms;
};

/* `today` year 0: unknown. standup_minute: of the day, 0..1439. */
struct week week_at(const struct workdays *cal, struct date today, int standup_minute);

enum week_phase {
	WEEK_REST,	/* nothing is asked yet, or at all */
	WEEK_ASKS,	/* from the first working day on */
	WEEK_SETTLED,	/* what is undecided counts as kept */
};

enum week_phase week_phase(const struct week *week, int64_t now_ms);

/* The wall asks now. */
bool week_is_open(const struct week *week, int64_t now_ms);

/* "keep", "back", "drop"; "" for undecided, and the other way round. */
const char *week_decision_name(enum week_decision decision);
enum week_decision week_decision_named(const char *name);
