#include "app/model/okr.h"

#include <string.h>

#include "app/model/days.h"

enum { YEAR_MONTHS = 12, THURSDAY = 4 };

static int month_of(struct date date)
{
	return date.year * YEAR_MONTHS + date.month - 1;
}

/* The number of the date's period; neighbours differ by one. */
static int period_of(struct date date, enum okr_period period)
{
	struct date origin = {2001, 1, 1};	/* a Monday */

	if (period == OKR_MONTHLY)
		return month_of(date);
	return date_days(origin, date_monday(date)) / WEEK_DAYS;
}

static int first_period(struct date first, enum okr_period period)
{
	int late = period == OKR_WEEKLY && date_weekday(first) > THURSDAY;

	return period_of(first, period) + late;
}

static int last_period(struct date last, enum okr_period period)
{
	int early = period == OKR_WEEKLY && date_weekday(last) < THURSDAY;

	return period_of(last, period) - early;
}

static int at_most(int value, int limit)
{
	if (value < 0)
		return 0;
	return value < limit ? value : limit;
}

void okr_count(const struct metric_reading *readings, int count, struct date first, struct date last,
	       enum okr_period period, struct date today, struct okr_counts *out)
{
	int from = first_period(first, period);

	memset(out, 0, sizeof(*out));
	out->periods = at_most(last_period(last, period) - from + 1, OKR_PERIODS_MAX);
	out->closed = at_most(period_of(today, period) - from, out->periods);
	out->begun = at_most(out->closed + 1, out->periods);
	if (period_of(today, period) < from)
		out->begun = 0;
	for (int i = 0; i < count; i++) {
		int place = period_of(readings[i].date, period) - from;
		if (place >= 0 && place < out->begun)
			out->counts[place] += readings[i].value;
	}
}
