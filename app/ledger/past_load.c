/*
 * The cycles that a half-year or annual review looks back on, while one is near: eight weeks before, two
 * after. The rest of the year costs one look at the rituals.
 */
#include <stdlib.h>
#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/goals_load.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/days.h"
#include "app/model/meetings.h"

enum { NEAR_BEFORE_DAYS = 56, NEAR_AFTER_DAYS = 14, PAST_MAX = 8 };

/* The nearest such review; of two on a day the rarer. False: none is near. */
static bool nearest(const struct meetings *rituals, const struct workdays *calendar, struct date today,
		    enum meeting_kind *kind, struct date *day)
{
	int32_t best = NEAR_BEFORE_DAYS + 1;

	for (int i = 0; i < rituals->meeting_count; i++) {
		const struct meeting *meeting = &rituals->meetings[i];
		if (meeting->kind != MEETING_HALF_YEAR && meeting->kind != MEETING_YEARLY)
			continue;
		struct date held = meeting_day(meeting, calendar, date_later(today, -NEAR_AFTER_DAYS));
		int32_t away = held.year ? abs(date_number(held) - date_number(today)) : best;
		if (away > best || away > NEAR_BEFORE_DAYS ||
		    (away == best && meeting->kind < *kind))
			continue;
		best = away;
		*kind = meeting->kind;
		*day = held;
	}
	return best <= NEAR_BEFORE_DAYS;
}

/* A cycle's goals into the arena at hand; the cycle at hand is known already. */
static bool load_cycle(struct loading *in, const struct goal_cycle *cycle, struct date today)
{
	struct goals *goals = in->goals, *past;
	struct loading there = *in;
	size_t objectives;

	if (strcmp(cycle->id, goals->cycle.id) == 0) {
		if (goals->objective_count)
			goals->past[goals->past_count++] = goals;
		return true;
	}
	if (!load_count(in, &objectives,
			"SELECT count(*) FROM objective WHERE created = 1 AND state = 'live'"
			" AND cycle = ?1", cycle->id))
		return false;
	if (!objectives)
		return true;
	past = there.goals = arena_alloc(in->arena, sizeof(*past));
	*past = (struct goals){.cycle = *cycle, .next = {.id = "", .name = ""},
			       .workdays = goals->workdays};
	if (!load_library(&there) || !load_objectives(&there))
		return false;
	goals_stand(past, today);
	goals->past[goals->past_count++] = past;
	return true;
}

static bool within(const struct cycle *dates, struct date first, struct date last)
{
	int32_t middle = (date_number(dates->first) + date_number(dates->last)) / 2;

	return middle >= date_number(first) && middle <= date_number(last);
}

/* Those of which the better part lies in the span. */
static bool load_cycles(struct loading *in, struct date first, struct date last, struct date today)
{
	struct goals *goals = in->goals;
	struct goal_cycle cycle;
	struct date from = first;

	goals->past = arena_array(in->arena, PAST_MAX, sizeof(struct goals *));
	while (goals->past_count < PAST_MAX && date_number(from) <= date_number(last)) {
		if (!cycle_load_at(in->ledger, from, &goals->workdays, in->arena, &cycle, in->err))
			return false;
		if (within(&cycle.dates, first, last) && !load_cycle(in, &cycle, today))
			return false;
		if (date_number(cycle.dates.last) < date_number(from))
			break;
		from = date_later(cycle.dates.last, 1);
	}
	return true;
}

bool load_past(struct loading *in, struct date today)
{
	struct goals *goals = in->goals;
	struct meetings *rituals;
	enum meeting_kind kind = MEETING_HALF_YEAR;
	struct date day = {0};

	if (!today.year)
		return true;
	rituals = snapshot_load_rituals(in->ledger, in->err);
	if (!rituals)
		return false;
	bool near = nearest(rituals, &goals->workdays, today, &kind, &day);
	topic_drop(rituals);
	if (!near)
		return true;
	goals->past_year = kind == MEETING_YEARLY;
	return load_cycles(in, meeting_looks_back(kind, day), day, today);
}
