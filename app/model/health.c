#include "app/model/health.h"

#include "app/model/days.h"

/* Of a difference of two shares, each tidied to nine decimals. */
#define DUST 1e-8

static enum health worse(enum health a, enum health b)
{
	return a > b ? a : b;
}

enum health health_of_pace(double progress, double expected)
{
	double behind = expected - progress;

	if (!okr_known(progress) || !okr_known(expected))
		return HEALTH_NOT_STARTED;
	if (behind > HEALTH_PACE_HELP + DUST)
		return HEALTH_HELP;
	return behind > HEALTH_PACE_SLACK + DUST ? HEALTH_SHAKY : HEALTH_OK;
}

enum health health_of_confidence(int confidence)
{
	if (confidence < 0)
		return HEALTH_NOT_STARTED;
	if (confidence >= CONFIDENCE_OK_FROM)
		return HEALTH_OK;
	return confidence >= CONFIDENCE_SHAKY_FROM ? HEALTH_SHAKY : HEALTH_HELP;
}

/* Working days that have passed since a check-in was due; today counts. */
static int days_late(const struct health_facts *facts, const struct workdays *cal)
{
	struct date last = facts->checked.year ? facts->checked : facts->begins;
	struct date due = workdays_nth(cal, date_later(last, facts->interval_days), 1);

	return workdays_count(cal, date_later(due, 1), date_later(facts->today, 1));
}

static enum health health_of_freshness(const struct health_facts *facts, const struct workdays *cal)
{
	enum health fresh = facts->checked.year ? HEALTH_OK : HEALTH_NOT_STARTED;

	if (!facts->today.year || facts->interval_days <= 0)
		return fresh;
	int late = days_late(facts, cal);
	if (late > HEALTH_GRACE_WORKDAYS)
		return HEALTH_OVERDUE;
	return late > 0 ? HEALTH_SHAKY : fresh;
}

static int age_of(const struct health_facts *facts)
{
	if (!facts->checked.year || !facts->today.year)
		return -1;
	int days = date_days(facts->checked, facts->today);
	return days > 0 ? days : 0;
}

struct health_report health_of(const struct health_facts *facts, const struct workdays *cal)
{
	struct health_report report = {.age_days = age_of(facts)};

	if (facts->checked.year) {
		report.pace = health_of_pace(facts->progress, facts->expected);
		report.confidence = health_of_confidence(facts->confidence);
	}
	report.freshness = health_of_freshness(facts, cal);
	report.health = worse(worse(report.pace, report.confidence), report.freshness);
	return report;
}

static int count_of(const enum health *krs, int count, enum health health)
{
	int n = 0;

	for (int i = 0; i < count; i++)
		n += krs[i] == health;
	return n;
}

static struct ring ring_of_pace(double mean, double expected)
{
	if (!okr_known(mean))
		return (struct ring){HEALTH_NOT_STARTED, RING_SAYS_NOTHING, 0};
	if (expected - mean > HEALTH_PACE_SLACK + DUST)
		return (struct ring){HEALTH_SHAKY, RING_BEHIND, 0};
	if (mean - expected > HEALTH_PACE_SLACK + DUST)
		return (struct ring){HEALTH_OK, RING_AHEAD, 0};
	return (struct ring){HEALTH_OK, RING_ON_PACE, 0};
}

struct ring health_ring(const enum health *krs, int count, double mean, double expected)
{
	int helps = count_of(krs, count, HEALTH_HELP);
	int overdue = count_of(krs, count, HEALTH_OVERDUE);
	int begun = count - count_of(krs, count, HEALTH_NOT_STARTED);

	if (begun == 0)
		return (struct ring){HEALTH_NOT_STARTED, RING_SAYS_NOTHING, 0};
	if (overdue == begun)
		return (struct ring){HEALTH_OVERDUE, RING_OVERDUE, overdue};
	if (helps > 0)
		return (struct ring){HEALTH_SHAKY, RING_NEEDS_HELP, helps};
	if (overdue > 0)
		return (struct ring){HEALTH_SHAKY, RING_OVERDUE, overdue};
	return ring_of_pace(mean, expected);
}
