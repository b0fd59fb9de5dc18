#include "app/model/goals.h"

#include <string.h>

#include "app/model/days.h"

enum { BEFORE_DAYS = 7 };	/* what is compared with the present value is at least so much older */

struct goals *goals_planned(struct goals *goals)
{
	return goals && goals->coming ? goals->coming : goals;
}

const char *const unit_level_words[] = {"company", "department", "team", NULL};
const char *const direction_words[] = {"up", "down", "hold", NULL};
const char *const stage_words[] = {"none", "awareness", "engagement", "conversion", NULL};
const char *const frequency_words[] = {"day", "week", "month", "quarter", NULL};
const char *const kr_kind_words[] = {"metric", "percent", "milestones", "rating", "count", NULL};
const char *const objective_kind_words[] = {"committed", "aspirational", NULL};
const char *const link_kind_words[] = {"kr", "objective", "across", NULL};
const char *const link_state_words[] = {"proposed", "agreed", "declined", NULL};
const char *const retro_kind_words[] = {"keep", "stop", "start", NULL};
const char *const suggestion_kind_words[] = {"change", "ask", NULL};
const char *const suggestion_state_words[] = {"open", "accepted", "left", NULL};
const char *const paper_words[] = {"butter", "mint", "peach", "lilac", "blush", "sky", "kraft", NULL};

int word_place(const char *const *words, const char *word, int other)
{
	for (int i = 0; words[i]; i++)
		if (strcmp(words[i], word) == 0)
			return i;
	return other;
}

struct goals *goals_new(void)
{
	struct goals *goals = topic_new(sizeof(*goals));

	goals->cycle = (struct goal_cycle){.id = "", .name = ""};
	goals->next = goals->cycle;
	return goals;
}

/* A value that was said on a day, oldest first; the newest is the present one. */
static void take_value(struct key_result *kr, int32_t newest, int32_t day, double value)
{
	if (newest - day >= BEFORE_DAYS) {
		kr->has_before = true;
		kr->before = value;
	}
	kr->has_current = true;
	kr->current = value;
	kr->current_day = day;
}

static void stand_by_metric(const struct goals *goals, struct key_result *kr)
{
	const struct metric *metric = &goals->metrics[kr->metric];
	const struct metric_reading *readings = &goals->readings[metric->first];

	for (int i = 0; i < metric->count; i++)
		take_value(kr, date_number(readings[metric->count - 1].date),
			   date_number(readings[i].date), readings[i].value);
}

static int32_t newest_day(const struct kr_checkin *checkins, int count)
{
	for (int i = count - 1; i >= 0; i--)
		if (checkins[i].has_value)
			return checkins[i].day;
	return 0;
}

static void stand_by_checkins(struct key_result *kr, const struct kr_checkin *checkins)
{
	int32_t newest = newest_day(checkins, kr->count);

	for (int i = 0; i < kr->count; i++)
		if (checkins[i].has_value)
			take_value(kr, newest, checkins[i].day, checkins[i].value);
}

/* The first day of the period that the day lies in. */
static int32_t period_begin(const struct goals *goals, enum frequency period, struct date day)
{
	if (period == EVERY_DAY)
		return date_number(day);
	if (period == EVERY_WEEK)
		return date_number(date_monday(day));
	if (period == EVERY_MONTH)
		return date_number((struct date){day.year, day.month, 1});
	return date_number(goals->cycle.dates.first);
}

static void stand_by_count(const struct goals *goals, struct key_result *kr,
			   const struct kr_checkin *checkins, struct date today)
{
	int32_t begin = today.year ? period_begin(goals, kr->period, today) : 0;

	for (int i = 0; i < kr->count; i++) {
		if (!checkins[i].has_value)
			continue;
		kr->has_current = true;
		kr->current_day = checkins[i].day;
		if (checkins[i].day >= begin)
			kr->current += checkins[i].value;
	}
}

static void stand_by_milestones(struct key_result *kr, const struct kr_checkin *checkins)
{
	kr->target = kr->milestone_count;
	kr->has_current = kr->milestone_count > 0;
	kr->current = kr->milestones_done;
	kr->current_day = kr->count ? checkins[kr->count - 1].day : kr->added_day;
}

void goals_stand(struct goals *goals, struct date today)
{
	for (int i = 0; i < goals->key_result_count; i++) {
		struct key_result *kr = &goals->key_results[i];
		const struct kr_checkin *checkins = &goals->checkins[kr->first];
		kr->has_current = kr->has_before = false;
		kr->current = 0;
		kr->confidence = kr->count ? checkins[kr->count - 1].confidence : -1;
		if (kr->kind == KR_MILESTONES)
			stand_by_milestones(kr, checkins);
		else if (kr->kind == KR_COUNT)
			stand_by_count(goals, kr, checkins, today);
		else if (kr->metric >= 0)
			stand_by_metric(goals, kr);
		else
			stand_by_checkins(kr, checkins);
	}
}
