#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/base/err.h"
#include "app/base/lang.h"
#include "app/model/calendar.h"

/*
 * workdays: the days on which people work. Monday to Friday, but for the exceptions: public holidays,
 * and make-up days 调休, a Saturday or Sunday that is worked so that a holiday becomes longer.
 *
 * China announces them a year at a time, so a calendar knows some years and not others: a year without
 * data has plain weekends, and workdays_known() says so.
 *
 * A zeroed struct workdays is a valid calendar of plain weekends. A question about one day costs a
 * binary search, so does a count over any range; nothing is allocated after workdays_build().
 *
 * Owner: whoever holds the arena it was built in. Thread: any; it does not change.
 */
enum workday_rule { WORKDAY_OFF, WORKDAY_WORK };

enum { WORKDAYS_EXCEPTIONS_MAX = 4096 };	/* a century of holidays */

struct workday_exception {
	struct date date;
	enum workday_rule rule;
	const char *name[LANG_COUNT];	/* of the holiday, also on its make-up days; may be "" */

	/* Filled in by workdays_build(). */
	int32_t number;		/* the date, as date_number() */
	int32_t gain;		/* working days more than plain weekends, from the first exception to this */
};

struct workdays {
	const struct workday_exception *exceptions;	/* by date, one a day */
	int count;
};

/*
 * Sorts a copy of the list into the arena. Of two entries for one day the later in the list wins, so
 * that a team's own days can follow the shipped ones. At most WORKDAYS_EXCEPTIONS_MAX.
 */
struct workdays workdays_build(const struct workday_exception *list, int count, struct arena *arena);

/*
 * Reads "2026-10-10<tab>work<tab>国庆节<tab>National Day", one a line; empty lines and lines that begin
 * with # are skipped. A line that is no such thing, or a day that stands there twice, is an err_system()
 * with its number, and *out is left alone.
 */
bool workdays_parse(const char *text, struct arena *arena, struct workdays *out, struct err *err);

/* The text of assets/calendars/cn.tsv: mainland China, State Council notices. */
const char *workdays_shipped(void);

/* Are the holidays of this year in the calendar? They are when its 1 January is an exception. */
bool workdays_known(const struct workdays *cal, int year);

/* The day's exception, or NULL. */
const struct workday_exception *workdays_exception(const struct workdays *cal, struct date date);
bool workdays_is(const struct workdays *cal, struct date date);

/* Working days from `from` (included) up to `until` (not included); 0 when there is nothing between. */
int workdays_count(const struct workdays *cal, struct date from, struct date until);

/*
 * n > 0: the n-th working day on or after `from`; n < 0: the n-th on or before it, going back.
 * n is not 0. Costs n steps.
 */
struct date workdays_nth(const struct workdays *cal, struct date from, int n);

/* The last working day of the date's month, and the last Friday that is worked; year 0: there is none. */
struct date workdays_last_of_month(const struct workdays *cal, struct date date);
struct date workdays_last_friday(const struct workdays *cal, struct date date);
