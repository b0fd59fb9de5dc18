#pragma once
#include <math.h>
#include <stdbool.h>

#include "app/model/calendar.h"

/*
 * okr: how far a key result has come, what its objective makes of it, and the two verdicts on a metric
 * 双轨: KPI against the floor 保底, OKR against the target 挑战. They are two answers and never one number.
 *
 * Progress = (current - start) / (target - start). It is not clamped: a score may fall below 0 and rise
 * above 1; okr_clamped() is for drawing. Every progress is rounded to nine decimals, so that 3.2 → 4.6 → 6
 * is 0.5 and not 0.4999999999999999, here and in JSON. Lines are compared with the same forbearance.
 *
 * A number that nobody knows yet is OKR_UNKNOWN (NAN); ask okr_known(). Establishing the start may be the
 * first step of the work: until then progress is unknown, which is not 0.
 *
 * Thread: any. Pure. Nothing is allocated.
 */
#define OKR_UNKNOWN ((double)NAN)

static inline bool okr_known(double value)
{
	return !isnan(value);
}

enum direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_HOLD };

enum kr_kind {
	KR_METRIC,
	KR_PERCENT,
	KR_MILESTONES,	/* current of target steps are done; start does not matter */
	KR_RATING,	/* 1..5 */
	KR_COUNT,	/* target in each period, "4 a month"; current does not matter, counts do */
};

/* What was counted in each period of the cycle. See okr_count(). */
enum { OKR_PERIODS_MAX = 53 };

struct okr_counts {
	double counts[OKR_PERIODS_MAX];	/* of the periods that have begun, oldest first */
	int closed, begun, periods;	/* closed <= begun <= periods; at most one is running */
};

struct okr_facts {
	enum kr_kind kind;
	enum direction direction;
	double start, target, current;
	double band;			/* DIRECTION_HOLD: how far from the target is still held; >= 0 */
	double weight;			/* >= 0; only ratios count, and 0 keeps it out of the mean */
	const struct okr_counts *counts;	/* KR_COUNT; NULL: nothing was counted */
};

/*
 * up, down  As above. When the target does not lie beyond the start in that direction, there is no way to
 *           measure: 1 at or past the target, otherwise 0.
 * hold      1 within the band. Outside it falls in a straight line with the distance to the band: to 0 at
 *           the start's distance when the start was outside, else to 0 one band further out. It needs no
 *           start. A band of 0 outside of which everything began is all or nothing.
 * counts    Each period is worth its share of the cycle. Up: count / target, at most 1, for five in March
 *           do not make up for three in April. Down and hold: 1 or 0, and the running period counts as
 *           kept until it is broken.
 */
double okr_progress(const struct okr_facts *kr);

/* Where another value would stand, as the floor does on the bar: progress as if it were the current. */
double okr_progress_at(const struct okr_facts *kr, double value);
double okr_clamped(double progress);	/* 0..1; unknown stays unknown */

/*
 * What progress should be when `share` of the cycle's working days have passed: as much, but all of it
 * for a value that is to be held. And the value that goes with it: unknown without a start, and of counts
 * what each period should bring.
 */
double okr_expected(const struct okr_facts *kr, double share);
double okr_expected_value(const struct okr_facts *kr, double share);

/*
 * The weighted mean of an objective's key results. One whose progress is unknown is left out and counted
 * in `unknown`: it neither helps nor harms, and the wall can say that it is missing. value is unknown
 * when none is known, or all that are weigh nothing.
 */
struct okr_mean {
	double value;
	int known, unknown;
};

struct okr_mean okr_objective_progress(const struct okr_facts *krs, int count);	/* of clamped */
struct okr_mean okr_objective_score(const struct okr_facts *krs, int count);	/* of unclamped */

enum kpi_verdict {
	KPI_NONE,	/* there is no floor */
	KPI_OPEN,	/* nothing was measured yet, or the first period is still running */
	KPI_MET,
	KPI_MISSED,
};

/* up: at or over the floor; down: at or under it; hold: no further from it than the band. */
enum kpi_verdict kpi_verdict(enum direction direction, double floor, double band, double current);

/*
 * Missed when a closed period was, or the running one has already gone too far (down, hold). Met when all
 * closed ones were, or the first is there before its end (up). Else open.
 */
enum kpi_verdict kpi_verdict_of_counts(enum direction direction, double floor, double band,
				       const struct okr_counts *counts);

/* The dual track of one key result: "KPI 达标" and "OKR 0.50". */
struct okr_verdicts {
	enum kpi_verdict kpi;
	double score;	/* unclamped, may be unknown */
};

struct okr_verdicts okr_judge(const struct okr_facts *kr, double floor);

/* What was expected, said at the review in the figures that the wall shows: two decimals. */
enum objective_kind { OBJECTIVE_COMMITTED, OBJECTIVE_ASPIRATIONAL };

enum review_word {
	REVIEW_UNKNOWN,
	REVIEW_REACHED,		/* 到了期望 */
	REVIEW_JUST_SHORT,	/* 差一口气: less than .1 */
	REVIEW_WELL_SHORT,	/* 差一截，学到了 */
};

double okr_expectation(enum objective_kind kind);	/* 1.0 and 0.7 */
enum review_word okr_review(enum objective_kind kind, double score);

/* Dated values of a metric, or of a count: "two on the third of October". */
struct metric_reading {
	struct date date;
	double value;
};

enum okr_period { OKR_WEEKLY, OKR_MONTHLY };

/*
 * Adds the readings up by calendar month or by week, in any order. A week belongs to the cycle that its
 * Thursday lies in (ISO 8601), so a reading may lie some days outside the cycle and still count. The cycle
 * is at most a year.
 */
void okr_count(const struct metric_reading *readings, int count, struct date first, struct date last,
	       enum okr_period period, struct date today, struct okr_counts *out);
