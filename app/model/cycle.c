#include "app/model/cycle.h"

#include <assert.h>

#include "app/model/days.h"

enum { QUARTER_MONTHS = 3, YEAR_MONTHS = 12 };

static bool is_set(struct date date)
{
	return date.year != 0;
}

/* The first of the month that lies so many months after the date's. */
static struct date month_later(struct date date, int months)
{
	int month = date.year * YEAR_MONTHS + date.month - 1 + months;

	return (struct date){(int16_t)(month / YEAR_MONTHS), (int8_t)(month % YEAR_MONTHS + 1), 1};
}

struct cycle cycle_of_quarter(struct date date)
{
	struct date first = month_later(date, -((date.month - 1) % QUARTER_MONTHS));

	return (struct cycle){
		.first = first,
		.last = date_later(month_later(first, QUARTER_MONTHS), -1),
	};
}

/* Weeks that hold a day of the cycle. */
static int weeks_touched(const struct cycle *cycle)
{
	return date_days(date_monday(cycle->first), date_monday(cycle->last)) / WEEK_DAYS + 1;
}

/*
 * Weeks with a number: the cycle's length to the nearest week, so 13 for any quarter, but never so few
 * that more than one week is left over.
 */
static int weeks_numbered(const struct cycle *cycle)
{
	int days = date_days(cycle->first, cycle->last) + 1;
	int nearest = (2 * days + WEEK_DAYS) / (2 * WEEK_DAYS);
	int least = weeks_touched(cycle) - 1;
	int weeks = nearest > least ? nearest : least;

	return weeks > 0 ? weeks : 1;
}

static struct date consensus_of(const struct cycle *cycle, const struct workdays *cal)
{
	struct date date = workdays_nth(cal, date_later(cycle->first, -CYCLE_CONSENSUS_DAYS), 1);

	if (date_before(date, cycle->first))
		return date;
	return workdays_nth(cal, date_later(cycle->first, -1), -1);
}

static struct date publishing_of(const struct cycle *cycle, const struct workdays *cal)
{
	struct date date = workdays_nth(cal, cycle->first, 1);

	return date_before(cycle->last, date) ? cycle->last : date;
}

static struct date review_of(const struct cycle *cycle, const struct workdays *cal)
{
	int weeks = weeks_numbered(cycle);
	struct date date =
		workdays_nth(cal, date_later(date_monday(cycle->first), weeks * WEEK_DAYS), 1);

	if (date_before(cycle->last, date))
		date = workdays_nth(cal, cycle->last, -1);
	return date_before(date, cycle->first) ? cycle->last : date;
}

/* A month whose last Friday does not lie between publishing and review is not tracked. */
static void derive_tracking(struct cycle *cycle, const struct workdays *cal)
{
	int months = (cycle->last.year - cycle->first.year) * YEAR_MONTHS + cycle->last.month -
		     cycle->first.month;

	for (int i = 0; i < months && i < CYCLE_TRACKINGS_MAX; i++) {
		struct date friday = workdays_last_friday(cal, month_later(cycle->first, i));
		if (is_set(cycle->tracking[i]) || !is_set(friday))
			continue;
		if (date_before(cycle->publishing, friday) && date_before(friday, cycle->review))
			cycle->tracking[i] = friday;
	}
}

void cycle_derive(struct cycle *cycle, const struct workdays *cal)
{
	assert(!date_before(cycle->last, cycle->first));
	assert(date_days(cycle->first, cycle->last) < CYCLE_DAYS_MAX);
	if (!is_set(cycle->drafting))
		cycle->drafting = date_later(cycle->first, -CYCLE_DRAFTING_DAYS);
	if (!is_set(cycle->consensus))
		cycle->consensus = consensus_of(cycle, cal);
	if (!is_set(cycle->publishing))
		cycle->publishing = publishing_of(cycle, cal);
	if (!is_set(cycle->review))
		cycle->review = review_of(cycle, cal);
	derive_tracking(cycle, cal);
}

/* From the last to the first, so that dates that people set in an odd order still give one answer. */
enum cycle_state cycle_state(const struct cycle *cycle, struct date today)
{
	if (date_before(cycle->last, today))
		return CYCLE_CLOSED;
	if (!date_before(today, cycle->review))
		return CYCLE_REVIEW;
	if (date_before(cycle->publishing, today) && !date_before(today, cycle->first))
		return CYCLE_RUNNING;
	if (!date_before(today, cycle->publishing))
		return CYCLE_PUBLISHED;
	if (!date_before(today, cycle->consensus))
		return CYCLE_CONSENSUS;
	if (!date_before(today, cycle->drafting))
		return CYCLE_DRAFTING;
	return CYCLE_AHEAD;
}

/* Keeps the list sorted; of two on one day the first that came stays first. */
static void insert(struct milestone *list, int *count, struct milestone milestone)
{
	int place = *count;

	if (!is_set(milestone.date))
		return;
	for (; place > 0 && date_before(milestone.date, list[place - 1].date); place--)
		list[place] = list[place - 1];
	list[place] = milestone;
	++*count;
}

int cycle_milestones(const struct cycle *cycle, const struct cycle *next,
		     struct milestone out[CYCLE_MILESTONES_MAX])
{
	int count = 0;

	insert(out, &count, (struct milestone){MILESTONE_DRAFTING, cycle->drafting, false});
	insert(out, &count, (struct milestone){MILESTONE_CONSENSUS, cycle->consensus, false});
	insert(out, &count, (struct milestone){MILESTONE_PUBLISHING, cycle->publishing, false});
	for (int i = 0; i < CYCLE_TRACKINGS_MAX; i++)
		insert(out, &count,
		       (struct milestone){MILESTONE_TRACKING, cycle->tracking[i], false});
	insert(out, &count, (struct milestone){MILESTONE_REVIEW, cycle->review, false});
	if (next) {
		insert(out, &count, (struct milestone){MILESTONE_DRAFTING, next->drafting, true});
		insert(out, &count, (struct milestone){MILESTONE_CONSENSUS, next->consensus, true});
	}
	return count;
}

struct cycle_week cycle_week(const struct cycle *cycle, struct date date)
{
	struct cycle_week week = {.of = weeks_numbered(cycle)};

	if (date_before(date, cycle->first) || date_before(cycle->last, date))
		return week;
	week.n = date_days(date_monday(cycle->first), date) / WEEK_DAYS + 1;
	week.review = week.n > week.of;
	if (week.review)
		week.n = 0;
	return week;
}

struct cycle_time cycle_time(const struct cycle *cycle, const struct workdays *cal,
			     struct date today)
{
	struct date end = date_later(cycle->last, 1);
	struct cycle_time time = {.total = workdays_count(cal, cycle->first, end)};

	time.passed = date_before(today, end) ? workdays_count(cal, cycle->first, today) : time.total;
	if (time.total > 0)
		time.share = (double)time.passed / time.total;
	else
		time.share = date_before(cycle->last, today) ? 1 : 0;
	return time;
}

struct distance cycle_distance(const struct workdays *cal, struct date today, struct date date)
{
	int days = date_days(today, date);

	if (days < 0)
		return (struct distance){DISTANCE_PAST, -days};
	if (days <= 1)
		return (struct distance){days ? DISTANCE_TOMORROW : DISTANCE_TODAY, days};
	int workdays = workdays_count(cal, date_later(today, 1), date_later(date, 1));
	if (workdays == 0)
		return (struct distance){DISTANCE_DAYS, days};
	if (workdays <= DISTANCE_WORKDAYS_MAX)
		return (struct distance){DISTANCE_WORKDAYS, workdays};
	return (struct distance){DISTANCE_WEEKS, days / WEEK_DAYS};
}
