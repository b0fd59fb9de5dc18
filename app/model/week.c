#include "app/model/week.h"

#include <string.h>

static const char *const names[] = {"", "keep", "back", "drop"};

static struct date days_on(struct date date, int days)
{
	return date_from_number(date_number(date) + days);
}

/* The first working day of the week; year 0: it has none. */
static struct date first_of(const struct workdays *cal, struct date monday)
{
	for (int i = 0; i < 7; i++)
		if (workdays_is(cal, days_on(monday, i)))
			return days_on(monday, i);
	return (struct date){0};
}

/* The Monday of the last week before this one in which people worked. */
static struct date worked_before(const struct workdays *cal, struct date monday)
{
	for (int i = 1; i <= WEEK_LOOK_BACK; i++)
		if (first_of(cal, days_on(monday, -7 * i)).year)
			return days_on(monday, -7 * i);
	return days_on(monday, -7);
}

static int64_t moment(struct date date, int minute)
{
	return date_start_ms(date) + minute * INT64_C(60000);
}

struct week week_at(const struct workdays *cal, struct date today, int standup_minute)
{
	struct week week = {0};
	int opens = standup_minute - WEEK_LEAD_MIN;

	if (!today.year)
		return week;
	week.monday = date_of_week(today);
	week.first = first_of(cal, week.monday);
	struct date last = worked_before(cal, week.monday);
	week.monday_ms = date_start_ms(week.monday);
	week.last_ms = date_start_ms(last);
	week.before_ms = date_start_ms(worked_before(cal, last));
	if (!week.first.year)
		return week;
	if (opens > WEEK_OPENS_MINUTE)
		opens = WEEK_OPENS_MINUTE;
	week.first_ms = date_start_ms(week.first);
	week.opens_ms = moment(week.first, opens < 0 ? 0 : opens);
	week.closes_ms = moment(week.first, standup_minute);
	return week;
}

enum week_phase week_phase(const struct week *week, int64_t now_ms)
{
	if (!week->first.year || now_ms < week->first_ms)
		return WEEK_REST;
	return now_ms < week->closes_ms ? WEEK_ASKS : WEEK_SETTLED;
}

bool week_is_open(const struct week *week, int64_t now_ms)
{
	return week->first.year && now_ms >= week->opens_ms && now_ms < week->closes_ms;
}

const char *week_decision_name(enum week_decision decision)
{
	return names[decision];
}

enum week_decision week_decision_named(const char *name)
{
	for (int i = WEEK_KEEP; i <= WEEK_DROP; i++)
		if (strcmp(name, names[i]) == 0)
			return (enum week_decision)i;
	return WEEK_UNDECIDED;
}
