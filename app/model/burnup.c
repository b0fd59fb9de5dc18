#include "app/model/burnup.h"

#include "app/model/days.h"

static struct burn_day day_of(const struct goals *goals, const struct key_result *kr, struct date day,
			      struct date today, struct arena *arena)
{
	struct okr_facts facts = okr_facts_on(goals, kr, day, arena);
	double share = cycle_time(&goals->cycle.dates, &goals->workdays, day).share;

	if (kr->kind == KR_MILESTONES && date_number(day) == date_number(today))
		facts.current = kr->milestones_done;
	return (struct burn_day){
		.day = date_number(day),
		.value = facts.current,
		.progress = okr_progress(&facts),
		.expected = okr_expected(&facts, share),
	};
}

int burn_up(const struct goals *goals, const struct key_result *kr, struct date today,
	    struct arena *arena, const struct burn_day **days)
{
	const struct cycle *cycle = &goals->cycle.dates;

	*days = NULL;
	if (!*goals->cycle.id || !today.year || date_before(today, cycle->first))
		return 0;
	struct date last = date_before(cycle->last, today) ? cycle->last : today;
	int count = date_days(cycle->first, last) + 1;
	struct burn_day *list = arena_array(arena, (size_t)count, sizeof(*list));
	for (int i = 0; i < count; i++)
		list[i] = day_of(goals, kr, date_later(cycle->first, i), last, arena);
	*days = list;
	return count;
}
