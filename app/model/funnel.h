#pragma once
#include <stdbool.h>

#include "app/model/okr.h"

/*
 * funnel: what people see, what they do, what comes of it, on each platform; and where it breaks. Stages
 * and platforms are data: the first stage that a platform uses is its exposure 曝光, the last its
 * conversion 转化.
 *
 * One alarm at a time: funnel_breaks() sorts by severity and the wall shows the first.
 *
 * Thread: any. Pure. Nothing is allocated.
 */
enum {
	FUNNEL_STAGES_MAX = 6,
	FUNNEL_PLATFORMS_MAX = 12,
	FUNNEL_BREAKS_MAX = 3 * FUNNEL_STAGES_MAX * FUNNEL_PLATFORMS_MAX,
};

/* At least this much of the floor is 差一点 and not yet 没到保底. */
#define FUNNEL_CLOSE 0.9

struct funnel_cell {
	bool used;			/* the platform has this stage; else nothing here counts */
	double value, floor, target;	/* more is better; each may be OKR_UNKNOWN */
	int owner;			/* index into people; -1: nobody */
	bool linked;			/* an objective ties it to the platform's next stage */
};

struct funnel {
	int stages, platforms;
	struct funnel_cell cells[FUNNEL_STAGES_MAX][FUNNEL_PLATFORMS_MAX];
};

enum funnel_break_kind {
	FUNNEL_UNOWNED,		/* nobody owns the stage */
	FUNNEL_UNLINKED,	/* nothing ties the stage to the next one */
	FUNNEL_LEAKS,		/* 曝光很大，转化很少: exposure at or over target, conversion under floor */
};

struct funnel_break {
	enum funnel_break_kind kind;
	int stage;		/* UNLINKED: the upper of the two; LEAKS: the conversion */
	int platform;		/* -1: on every platform that has the stage, two or more */
};

/*
 * By kind; of the first two kinds what holds on every platform first, then by stage and platform; leaks
 * with the fewest people per 10,000 first. Returns how many.
 */
int funnel_breaks(const struct funnel *funnel, struct funnel_break out[FUNNEL_BREAKS_MAX]);

/* What goes on from a stage to the platform's next one, 0.012 = 1.2 %. Unknown: no value, no next, or 0. */
double funnel_rate(const struct funnel *funnel, int platform, int stage);

/* Of 10,000 who see it, so many convert. */
double funnel_per_10000(const struct funnel *funnel, int platform);

/* The platform that converts best, but for one (-1: none is left out); -1: no other is known. */
int funnel_best(const struct funnel *funnel, int but);

enum funnel_word {
	FUNNEL_SAYS_NOTHING,	/* no value, or no line to hold it against */
	FUNNEL_AT_TARGET,	/* 到挑战 */
	FUNNEL_OVER_FLOOR,	/* 过保底 */
	FUNNEL_IS_CLOSE,	/* 差一点 */
	FUNNEL_BELOW_FLOOR,	/* 没到保底 */
};

enum funnel_word funnel_word(const struct funnel_cell *cell);

/* Upper width of the trapezoid on a canvas of 1920: 178 + (log10(v) - 2.6) / 5.12 * 134, in 150..312. */
double funnel_width(double value);
