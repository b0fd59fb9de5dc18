#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/calendar.h"
#include "app/model/workdays.h"

/*
 * cycle: the time in which a set of objectives lives, usually a quarter, and the dates that follow from
 * its first and last day:
 *
 *     drafting     起草     day one - 14, whatever day that is: a time that opens, nobody has to be there
 *     consensus    共识会   day one - 7; a meeting, so on a day off it moves on to the next working day,
 *                           but stays before day one
 *     publishing   发布     the first working day
 *     tracking     月度跟踪 the last Friday that is worked, of each calendar month but the last
 *     review       复盘     the first working day after the last numbered week; without such days the
 *                           cycle's last working day
 *
 * Each can be set by people instead. Nothing is stored of what can be derived, and the state is read
 * off the dates, so that two walls never disagree about it.
 *
 * Weeks begin on Monday. The first is the one that holds day one; a quarter has 13, and what is left
 * after the 13th is the review week 复盘周, without a number.
 *
 * Thread: any. Pure. Nothing is allocated.
 */
enum {
	CYCLE_TRACKINGS_MAX = 11,	/* the months of a year but the last */
	CYCLE_DAYS_MAX = 366,
	CYCLE_DRAFTING_DAYS = 14,	/* before day one */
	CYCLE_CONSENSUS_DAYS = 7,
	CYCLE_MILESTONES_MAX = CYCLE_TRACKINGS_MAX + 6,
};

struct cycle {
	struct date first, last;	/* first <= last, at most CYCLE_DAYS_MAX days */

	/* Year 0: not set; cycle_derive() fills it in. */
	struct date drafting, consensus, publishing, review;

	/* By month of the cycle. Still year 0 after cycle_derive(): none in that month. */
	struct date tracking[CYCLE_TRACKINGS_MAX];
};

enum cycle_state {
	CYCLE_AHEAD,		/* before drafting */
	CYCLE_DRAFTING,
	CYCLE_CONSENSUS,
	CYCLE_PUBLISHED,	/* from publishing on; a day, unless it was published before day one */
	CYCLE_RUNNING,
	CYCLE_REVIEW,		/* from the review to the last day */
	CYCLE_CLOSED,
};

enum milestone_kind {
	MILESTONE_DRAFTING,
	MILESTONE_CONSENSUS,
	MILESTONE_PUBLISHING,
	MILESTONE_TRACKING,
	MILESTONE_REVIEW,
};

struct milestone {
	enum milestone_kind kind;
	struct date date;
	bool of_next;		/* belongs to the cycle after this one */
};

/* The calendar quarter that holds the date; its dates are not derived yet. */
struct cycle cycle_of_quarter(struct date date);

/* Fills in the dates that are not set. */
void cycle_derive(struct cycle *cycle, const struct workdays *cal);

enum cycle_state cycle_state(const struct cycle *cycle, struct date today);

/*
 * Everything with a date, earliest first: this cycle's, and the drafting and the consensus meeting of the
 * next one (NULL: none), which people prepare while this one still runs. Both derived. Returns how many.
 */
int cycle_milestones(const struct cycle *cycle, const struct cycle *next,
		     struct milestone out[CYCLE_MILESTONES_MAX]);

/* "第 7/13 周" */
struct cycle_week {
	int n;		/* 1.. ; 0 in the review week and outside the cycle */
	int of;
	bool review;	/* past the last numbered week, and still in the cycle */
};

struct cycle_week cycle_week(const struct cycle *cycle, struct date date);

/* Expected progress: how much of the cycle's working time lies behind. Today does not, until tomorrow. */
struct cycle_time {
	int passed, total;	/* working days */
	double share;		/* 0..1 */
};

struct cycle_time cycle_time(const struct cycle *cycle, const struct workdays *cal,
			     struct date today);

/*
 * How far off a day is, as people say it: 明天, 还有 11 个工作日, and further away than DISTANCE_WORKDAYS_MAX
 * in whole weeks, rounded down. Working days are counted from tomorrow to the day itself.
 */
enum { DISTANCE_WORKDAYS_MAX = 15 };

enum distance_unit {
	DISTANCE_PAST,		/* n days ago */
	DISTANCE_TODAY,
	DISTANCE_TOMORROW,
	DISTANCE_DAYS,		/* only days off lie between: calendar days */
	DISTANCE_WORKDAYS,
	DISTANCE_WEEKS,
};

struct distance {
	enum distance_unit unit;
	int n;			/* 0 today, 1 tomorrow */
};

struct distance cycle_distance(const struct workdays *cal, struct date today, struct date date);
