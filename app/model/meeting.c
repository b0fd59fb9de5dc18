#include "app/model/meeting.h"

#include <string.h>
#include <time.h>

enum { WEEK_DAYS = 7, FRIDAY = 5, YEAR_MONTHS = 12 };

static const char *const kinds[] = {"daily", "weekly", "monthly", "quarterly", "half_year", "yearly",
				    "consensus"};

const char *meeting_kind_name(enum meeting_kind kind)
{
	return kinds[kind];
}

bool meeting_kind_named(const char *name, enum meeting_kind *kind)
{
	for (int i = 0; i < MEETING_KINDS; i++)
		if (strcmp(kinds[i], name) == 0) {
			*kind = (enum meeting_kind)i;
			return true;
		}
	return false;
}

const char *meeting_name(const struct meeting *meeting, enum lang lang)
{
	static const enum lang_key keys[MEETING_KINDS] = {
		L_ritual_daily,	    L_ritual_weekly,	L_ritual_monthly,
		L_ritual_quarterly, L_ritual_half_year, L_ritual_yearly,
		L_ritual_consensus,
	};

	return *meeting->name ? meeting->name : lang_text(lang, keys[meeting->kind]);
}

bool meeting_time_parse(const char *text, int *minute)
{
	int digits[4], n = 0;

	if (strlen(text) != 5 || text[2] != ':')
		return false;
	for (const char *p = text; *p; p++) {
		if (p == text + 2)
			continue;
		if (*p < '0' || *p > '9')
			return false;
		digits[n++] = *p - '0';
	}
	int hour = digits[0] * 10 + digits[1], rest = digits[2] * 10 + digits[3];
	if (hour > 23 || rest > 59)
		return false;
	*minute = hour * 60 + rest;
	return true;
}

int meeting_span(enum meeting_kind kind)
{
	static const int months[] = {0, 0, 1, 3, 6, 12, 0};

	return months[kind];
}

bool meeting_has_weekday(enum meeting_kind kind)
{
	return kind != MEETING_DAILY && kind != MEETING_CONSENSUS;
}

bool meeting_valid(const struct meeting *meeting)
{
	int span = meeting_span(meeting->kind);

	if (meeting->length_min < 1 || meeting->length_min > MEETING_LENGTH_MAX_MIN)
		return false;
	if (meeting_has_weekday(meeting->kind) && (meeting->weekday < 1 || meeting->weekday > WEEK_DAYS))
		return false;
	if (span && meeting->nth != MEETING_LAST &&
	    (meeting->nth < 1 || meeting->nth > MEETING_NTH_MAX))
		return false;
	return span <= 1 || (meeting->month >= 1 && meeting->month <= span);
}

static struct date day_after(struct date day, int32_t days)
{
	return date_from_number(date_number(day) + days);
}

static struct date month_after(struct date day)
{
	struct date first = {day.year, day.month, 1};

	first = day_after(first, 31);
	first.day = 1;
	return first;
}

struct date meeting_looks_back(enum meeting_kind kind, struct date day)
{
	int months = day.year * YEAR_MONTHS + day.month - 1 - meeting_span(kind);

	return day_after((struct date){months / YEAR_MONTHS, months % YEAR_MONTHS + 1, 1}, day.day - 1);
}

/* Whether the span's month is this one. */
static bool in_its_month(const struct meeting *meeting, struct date day)
{
	int span = meeting_span(meeting->kind);

	return span == 1 || (day.month - 1) % span + 1 == meeting->month;
}

/* The nth weekday of the month that `day` lies in. */
static struct date nth_weekday(const struct meeting *meeting, struct date day)
{
	struct date first = {day.year, day.month, 1};

	if (meeting->nth == MEETING_LAST) {
		struct date last = day_after(month_after(day), -1);
		int back = (date_weekday(last) - meeting->weekday + WEEK_DAYS) % WEEK_DAYS;
		return day_after(last, -back);
	}
	int ahead = (meeting->weekday - date_weekday(first) + WEEK_DAYS) % WEEK_DAYS;
	return day_after(first, ahead + (meeting->nth - 1) * WEEK_DAYS);
}

static bool same_day(struct date a, struct date b)
{
	return date_number(a) == date_number(b);
}

static bool one_of_its_days(const struct meeting *meeting, struct date day)
{
	for (int i = 0; i < meeting->day_count; i++)
		if (same_day(meeting->days[i], day))
			return true;
	return false;
}

bool meeting_by_rule(const struct meeting *meeting, struct date day)
{
	if (meeting->kind == MEETING_CONSENSUS)
		return one_of_its_days(meeting, day);
	if (meeting->kind == MEETING_DAILY)
		return date_weekday(day) <= FRIDAY;
	if (meeting->kind == MEETING_WEEKLY)
		return date_weekday(day) == meeting->weekday;
	return in_its_month(meeting, day) && same_day(nth_weekday(meeting, day), day);
}

/* Of a rare one: the day that it falls on in the month of `day`, moved when that is off. */
static bool falls_on(const struct meeting *meeting, const struct workdays *cal, struct date month,
		     struct date day)
{
	return in_its_month(meeting, month) &&
	       same_day(workdays_nth(cal, nth_weekday(meeting, month), -1), day);
}

bool meeting_held(const struct meeting *meeting, const struct workdays *cal, struct date day)
{
	if (meeting->kind == MEETING_CONSENSUS)
		return one_of_its_days(meeting, day);
	if (!workdays_is(cal, day))
		return false;
	if (meeting->kind == MEETING_DAILY)
		return true;
	if (meeting->kind == MEETING_WEEKLY)
		return date_weekday(day) == meeting->weekday;
	return falls_on(meeting, cal, day, day) || falls_on(meeting, cal, month_after(day), day);
}

struct date meeting_day(const struct meeting *meeting, const struct workdays *cal, struct date from)
{
	for (int i = 0; i < MEETING_AHEAD_DAYS; i++) {
		struct date day = day_after(from, i);
		if (meeting_held(meeting, cal, day))
			return day;
	}
	return (struct date){0};
}

int64_t meeting_moment_ms(struct date day, int minute)
{
	struct tm tm = {
		.tm_year = day.year - 1900, .tm_mon = day.month - 1, .tm_mday = day.day,
		.tm_hour = minute / 60, .tm_min = minute % 60, .tm_isdst = -1,
	};

	return (int64_t)mktime(&tm) * 1000;
}
