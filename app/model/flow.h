#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/model/snapshot.h"

/*
 * flow: how notes pile up and how fast they go, from the days on which each was made, begun, finished and
 * torn off. Days are date_number()s; there is no clock and no database in here.
 *
 * Thread: any. Pure. What is allocated is allocated in the arena that is passed in.
 */
#define FLOW_NEVER INT32_MAX

/*
 * A note that was torn off without being finished was dropped: it leaves the pile it lay in. One that went
 * from to-do straight to done was begun when it was finished. Days out of order are read as the earlier.
 */
struct flow_card {
	int32_t created, started, finished, torn;	/* FLOW_NEVER: not yet */
};

enum { FLOW_KINDS = COLUMN_DONE + 1 };

/* How many lay where at the end of a day, by enum column_kind. Done counts on, torn off or not. */
struct flow_day {
	int counts[FLOW_KINDS];
};

/* Fills out[0 .. days-1], for the days from `from` on. Costs cards + days. */
void flow_days(const struct flow_card *cards, int count, int32_t from, int days,
	       struct flow_day *out);

/* Cycle time: days from begun to finished, both counted, as people do: begun and finished today is 1. */
struct flow_finish {
	int32_t finished;
	int days;
	bool outlier;		/* longer than the 85 % line by more than FLOW_OUTLIER */
};

#define FLOW_OUTLIER 1.25	/* a point just over the line is no exception yet */

struct flow_times {
	struct flow_finish *finishes;	/* by the day of finishing; of one day, in the order of the cards */
	int count;
	int half_days;		/* 一半 4 天: half were done within so many; 0: none was finished */
	int most_days;		/* 85% 9 天 */
};

/* Of the cards that were finished from `from` to `to`, both included. */
struct flow_times flow_times(const struct flow_card *cards, int count, int32_t from, int32_t to,
			     struct arena *arena);

/* The smallest value that `percent` of a sorted list do not exceed (nearest rank); 0 of an empty one. */
int flow_percentile(const int *sorted, int count, int percent);

/* How many of the last so many weeks there were notes to do: 1..weeks, from the week of the first. */
int flow_weeks_known(const struct flow_card *cards, int count, int32_t today, int weeks);

/*
 * Cards finished in each of so many weeks, Monday to Sunday; the last is the one that holds today. Returns
 * their mean over flow_weeks_known(), this week included: a new team was not slow before it began.
 */
double flow_weeks(const struct flow_card *cards, int count, int32_t today, int weeks, int *out);

/* "大约 2.7 周做完": open cards at so many a week; below 0: at this pace never. */
double flow_weeks_left(int open, double per_week);
