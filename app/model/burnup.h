#pragma once
#include "app/model/standing.h"

/*
 * burnup: how a key result came to where it stands, day by day since its cycle began, beside where it
 * should have stood. A day knows what was known at its end: what was said of it later counts for it, what
 * happened after it does not.
 *
 * Thread: any. Pure.
 */
struct burn_day {
	int32_t day;
	double value;		/* OKR_UNKNOWN before the first; of counts: what its running period has brought */
	double progress;	/* unclamped, as everywhere */
	double expected;
};

/*
 * From the cycle's first day up to today or its last, whichever comes first; none before it begins and
 * while today (year 0) is unknown. *days is in the arena. Milestones have no dates of their own: only the
 * check-ins that named a value are known of earlier days.
 */
int burn_up(const struct goals *goals, const struct key_result *kr, struct date today,
	    struct arena *arena, const struct burn_day **days);
