#pragma once
#include <stdbool.h>

#include "app/model/okr.h"
#include "app/model/workdays.h"

/*
 * health 健康度: derived, never picked: the worst of pace, confidence and freshness. A check-in that is
 * overdue overrides them all: whatever the numbers said, nobody has looked.
 *
 * Before the first check-in or reading of a cycle, progress and confidence are not asked: what stands
 * there is the start, not a failure.
 *
 * Thread: any. Pure. Nothing is allocated.
 */
enum health {			/* from the best to the worst; the greatest wins */
	HEALTH_NOT_STARTED,	/* hollow circle; of a part: says nothing */
	HEALTH_OK,		/* 有信心, circle with tick */
	HEALTH_SHAKY,		/* 有点悬, triangle */
	HEALTH_HELP,		/* 要帮忙, octagon */
	HEALTH_OVERDUE,		/* 该更新了, hatched, hollow circle, never green */
};

/* Half a week of thirteen: nobody enters numbers every day, so that much behind is not behind. */
#define HEALTH_PACE_SLACK 0.04

/* A quarter of the cycle, more than three weeks of thirteen: not to be caught up by working on as before. */
#define HEALTH_PACE_HELP 0.25

enum {
	CONFIDENCE_MAX = 10,
	CONFIDENCE_OK_FROM = 7,		/* the product's words: 0–3, 4–6, 7–10 */
	CONFIDENCE_SHAKY_FROM = 4,
	CONFIDENCE_UNKNOWN = -1,

	/*
	 * Working days after the day on which a check-in was due, while it is only late. A due day off moves
	 * to the next working day first, so that a holiday makes nobody late.
	 */
	HEALTH_GRACE_WORKDAYS = 2,
};

struct health_facts {
	double progress;	/* okr_progress(): unclamped, may be unknown */
	double expected;	/* okr_expected() */
	int confidence;		/* 0..10 or CONFIDENCE_UNKNOWN: the newest of this cycle */
	struct date checked;	/* newest check-in or reading in this cycle; year 0: none yet */
	struct date begins;	/* when the cycle was published; the first is due one interval later */
	int interval_days;	/* how often it is measured: 1, 7, 31 …; 0: in no rhythm, never overdue */
	struct date today;	/* at most the cycle's last day; year 0: the clock is not known */
};

struct health_report {
	enum health health;	/* the greatest of the three */
	enum health pace, confidence, freshness;
	int age_days;		/* of the newest check-in or reading, calendar days; -1: there is none */
};

struct health_report health_of(const struct health_facts *facts, const struct workdays *cal);

enum health health_of_pace(double progress, double expected);
enum health health_of_confidence(int confidence);

/*
 * The ring of an objective and the short line beside it. Green only when no key result asks for help or is
 * overdue and the mean does not trail time by more than HEALTH_PACE_SLACK.
 */
enum ring_word {
	RING_SAYS_NOTHING,	/* no key result has begun */
	RING_AHEAD,		/* 跑在时间前面 */
	RING_ON_PACE,		/* 和时间差不多 */
	RING_BEHIND,		/* 比时间慢一点 */
	RING_NEEDS_HELP,	/* 有 n 个 KR 要帮忙 */
	RING_OVERDUE,		/* n key results should be updated */
};

struct ring {
	enum health colour;	/* NOT_STARTED, OK or SHAKY (warn); OVERDUE when all that began are overdue */
	enum ring_word word;
	int n;			/* key results that the word speaks of; 0: of none */
};

/* mean: okr_objective_progress(); expected: the share of the cycle that has passed. */
struct ring health_ring(const enum health *krs, int count, double mean, double expected);
