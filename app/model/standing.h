#pragma once
#include "app/base/arena.h"
#include "app/model/forecast.h"
#include "app/model/goals.h"
#include "app/model/health.h"

/*
 * standing: where the goals stand on a day: what okr, health, forecast and cycle make of struct goals.
 * The wall and the API ask here, so that they say the same.
 *
 * Past the cycle's last day everything stands as it stood then. A today of year 0 (the clock is not
 * known) leaves out what needs a day: expected progress is unknown, nothing is overdue.
 *
 * Thread: any. Pure.
 */
struct kr_standing {
	double progress;	/* unclamped, the score as well; OKR_UNKNOWN without a start or a current */
	double expected;
	double expected_value;
	enum kpi_verdict kpi;	/* KPI_NONE without a metric or a floor */
	struct health_report health;
	struct forecast forecast;
};

struct objective_standing {
	struct okr_mean progress, score;
	struct ring ring;
};

struct standing {
	struct cycle_time time;			/* of the cycle; share 0 without one */
	struct okr_facts *facts;		/* as goals->key_results */
	struct kr_standing *key_results;	/* as goals->key_results */
	struct objective_standing *objectives;	/* as goals->objectives */
};

/* Everything is in the arena. */
struct standing standing_of(const struct goals *goals, struct date today, struct arena *arena);

/*
 * What a key result was at the end of a day: values of later days are left out. Milestones have no dates:
 * their current is the newest value that somebody named.
 */
struct okr_facts okr_facts_on(const struct goals *goals, const struct key_result *kr, struct date day,
			      struct arena *arena);

/* The newest reading against the floor. */
enum kpi_verdict metric_verdict(const struct goals *goals, const struct metric *metric);

/*
 * The notes that serve a key result: those on the board, and those that were torn off. `board` may be
 * NULL: then only the latter are known.
 */
enum { UNATTENDED_DAYS = 7 };

struct kr_notes {
	int open, done;
	int32_t moved_day;	/* the last day on which one of them changed its column or went; 0: never */
};

struct kr_notes kr_notes_of(const struct board *board, const struct key_result *kr);

/* 无人推进: for a week nothing that serves it has moved, and there is something left to do. */
bool kr_unattended(const struct goals *goals, const struct key_result *kr, double progress,
		   int32_t moved_day, struct date today);
