#pragma once
#include <stdbool.h>

#include "app/model/okr.h"

/*
 * forecast: where a metric ends if it goes on like this: a straight line by least squares through the
 * readings of this cycle, from three on.
 *
 * Thread: any. Pure. Nothing is allocated.
 */
enum { FORECAST_READINGS_MIN = 3 };

enum forecast_kind {
	FORECAST_NONE,		/* fewer than three readings, or all of one day */
	FORECAST_REACHED,	/* up, down: the newest reading is at or past the target */
	FORECAST_CROSSES,	/* it gets there within the cycle, on `crosses` */
	FORECAST_SHORT,		/* it does not: 照这样，季末约 5.4% */
	FORECAST_STAYS,		/* hold: it is within the band and stays there to the end */
	FORECAST_LEAVES,	/* hold: it leaves the band within the cycle, on `crosses` */
	FORECAST_OUTSIDE,	/* hold: the newest reading is outside the band */
};

struct forecast {
	enum forecast_kind kind;
	struct date origin;	/* the line: value = level + slope_per_day * days after the origin */
	double level, slope_per_day;
	double end_value;	/* on the cycle's last day */
	struct date crosses;	/* year 0 unless it CROSSES or LEAVES: the first such day after the newest */
};

/*
 * Readings in any order, one a day; those outside first .. last are left out. target may be unknown: then
 * the line is drawn and the kind is FORECAST_SHORT. band: for DIRECTION_HOLD.
 */
struct forecast forecast(const struct metric_reading *readings, int count, struct date first,
			 struct date last, enum direction direction, double target, double band);

double forecast_at(const struct forecast *forecast, struct date date);
