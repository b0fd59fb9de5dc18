#pragma once
#include <stdbool.h>

#include "app/model/calendar.h"

/*
 * days: the little arithmetic with dates that cycles, forecasts and rituals share.
 *
 * Thread: any. Pure.
 */
enum { WEEK_DAYS = 7 };

static inline struct date date_later(struct date date, int days)	/* days may be negative */
{
	return date_from_number(date_number(date) + days);
}

static inline int date_days(struct date from, struct date to)		/* below 0: `to` comes first */
{
	return date_number(to) - date_number(from);
}

static inline bool date_before(struct date a, struct date b)
{
	return date_number(a) < date_number(b);
}

static inline struct date date_monday(struct date date)			/* of the date's week */
{
	return date_later(date, 1 - date_weekday(date));
}
