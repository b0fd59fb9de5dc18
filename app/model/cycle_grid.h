#pragma once
#include <stdbool.h>

#include "app/model/cycle.h"

/*
 * cycle_grid: a cycle as a sheet of days, one column a week, Monday on top: two weeks before the cycle
 * (起草周, 共识周), its numbered weeks, and the review week when days are left for one.
 *
 * A cycle that is longer than the sheet shows the part around today.
 *
 * Thread: any. Pure. Nothing is allocated.
 */
enum { GRID_COLUMNS_MAX = 16, GRID_ROWS = 7, GRID_WEEKS_BEFORE = 2 };

enum cell_kind {
	CELL_NONE,		/* after the cycle's last day: nothing stands there */
	CELL_BEFORE,		/* a working day before the cycle, gone or to come */
	CELL_PAST,
	CELL_TO_COME,
	CELL_WEEKEND,
	CELL_HOLIDAY,
	CELL_MAKE_UP,		/* a Saturday or Sunday that is worked */
	CELL_MILESTONE_DONE,
	CELL_MILESTONE_NEXT,	/* the first that is not over yet */
	CELL_MILESTONE_LATER,
	CELL_TODAY,		/* stronger than all others */
};

struct grid_cell {
	enum cell_kind kind;
	struct date date;
	int flag;					/* index of the day's first milestone; -1: none */
	const struct workday_exception *exception;	/* the holiday's name; NULL: an ordinary day */
};

enum week_kind { WEEK_DRAFTING, WEEK_CONSENSUS, WEEK_NUMBERED, WEEK_REVIEW };

struct grid_week {
	enum week_kind kind;
	int week;		/* 1.. when it has a number */
	bool current;		/* today lies in it */
	struct grid_cell cells[GRID_ROWS];
};

struct grid_flag {
	struct milestone milestone;
	enum cell_kind kind;	/* CELL_MILESTONE_DONE, _NEXT or _LATER; today's is the next */
	int column;		/* -1: not on the sheet */
};

struct cycle_grid {
	struct grid_week columns[GRID_COLUMNS_MAX];
	int column_count;
	struct grid_flag flags[CYCLE_MILESTONES_MAX];	/* earliest first */
	int flag_count;
	int next;		/* index of the next milestone; -1: all are over */
};

/* Both cycles are derived; next may be NULL. today's year 0: the clock is not known, nothing is past. */
void cycle_grid(const struct cycle *cycle, const struct cycle *next, const struct workdays *cal,
		struct date today, struct cycle_grid *out);
