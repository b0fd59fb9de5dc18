#include "app/model/standing.h"

#include <math.h>
#include <string.h>

#include "app/model/days.h"

enum { WEEKLY_DAYS = 7, MONTHLY_DAYS = 31, QUARTERLY_DAYS = 92 };

static double half_band(const struct metric *metric)
{
	return metric->direction == DIRECTION_HOLD ? fabs(metric->high - metric->low) / 2 : 0;
}

enum kpi_verdict metric_verdict(const struct goals *goals, const struct metric *metric)
{
	double floor = metric->direction == DIRECTION_HOLD ? (metric->low + metric->high) / 2
							    : metric->floor;
	double current = metric->count ? goals->readings[metric->first + metric->count - 1].value
				       : OKR_UNKNOWN;

	return kpi_verdict(metric->direction, metric->has_floor ? floor : OKR_UNKNOWN,
			   half_band(metric), current);
}

/* What was said at the check-ins, as dated values in the arena. */
static int said_values(const struct goals *goals, const struct key_result *kr, struct arena *arena,
		       const struct metric_reading **values)
{
	struct metric_reading *list = arena_array(arena, (size_t)kr->count, sizeof(*list));
	int count = 0;

	for (int i = 0; i < kr->count; i++) {
		const struct kr_checkin *checkin = &goals->checkins[kr->first + i];
		if (checkin->has_value)
			list[count++] = (struct metric_reading){date_from_number(checkin->day),
								checkin->value};
	}
	*values = list;
	return count;
}

/* The values that the key result is followed by. */
static int values_of(const struct goals *goals, const struct key_result *kr, struct arena *arena,
		     const struct metric_reading **values)
{
	if (kr->metric < 0)
		return said_values(goals, kr, arena, values);
	*values = &goals->readings[goals->metrics[kr->metric].first];
	return goals->metrics[kr->metric].count;
}

/* Of a sorted list those up to a day. */
static int values_until(const struct metric_reading *values, int count, struct date day)
{
	while (count && date_before(day, values[count - 1].date))
		count--;
	return count;
}

static const struct okr_counts *counts_of(const struct goals *goals, const struct key_result *kr,
					  struct date today, struct arena *arena)
{
	struct okr_counts *counts = arena_alloc(arena, sizeof(*counts));
	const struct metric_reading *values;
	int count = said_values(goals, kr, arena, &values);

	if (!*goals->cycle.id || !today.year)
		return NULL;
	count = values_until(values, count, today);
	okr_count(values, count, goals->cycle.dates.first, goals->cycle.dates.last,
		  kr->period == EVERY_WEEK ? OKR_WEEKLY : OKR_MONTHLY, today, counts);
	return counts;
}

static struct okr_facts facts_of(const struct goals *goals, const struct key_result *kr,
				 struct date today, struct arena *arena)
{
	struct okr_facts facts = {
		.kind = kr->kind,
		.direction = kr->direction,
		.start = kr->has_start ? kr->start : OKR_UNKNOWN,
		.target = kr->target,
		.current = kr->has_current ? kr->current : OKR_UNKNOWN,
		.band = kr->metric >= 0 ? half_band(&goals->metrics[kr->metric]) : 0,
		.weight = kr->weight,
	};

	if (kr->kind == KR_MILESTONES)
		facts.target = kr->milestone_count;
	if (kr->kind == KR_COUNT)
		facts.counts = counts_of(goals, kr, today, arena);
	return facts;
}

struct okr_facts okr_facts_on(const struct goals *goals, const struct key_result *kr, struct date day,
			      struct arena *arena)
{
	struct okr_facts facts = facts_of(goals, kr, day, arena);
	const struct metric_reading *values;
	int count = values_of(goals, kr, arena, &values);

	count = values_until(values, count, day);
	facts.current = count ? values[count - 1].value : OKR_UNKNOWN;
	if (facts.counts && facts.counts->begun)
		facts.current = facts.counts->counts[facts.counts->begun - 1];
	return facts;
}

static int interval_of(const struct goals *goals, const struct key_result *kr)
{
	static const int days[] = {1, WEEKLY_DAYS, MONTHLY_DAYS, QUARTERLY_DAYS};

	return kr->metric >= 0 ? days[goals->metrics[kr->metric].frequency] : WEEKLY_DAYS;
}

static struct date later_of(struct date a, struct date b)
{
	return date_before(a, b) ? b : a;
}

/* The newest check-in or reading of this cycle; year 0: none. */
static struct date checked_on(const struct goals *goals, const struct key_result *kr)
{
	struct date first = goals->cycle.dates.first, newest = {0};

	if (kr->count)
		newest = date_from_number(goals->checkins[kr->first + kr->count - 1].day);
	if (kr->metric >= 0 && goals->metrics[kr->metric].count) {
		const struct metric *metric = &goals->metrics[kr->metric];
		struct date read = goals->readings[metric->first + metric->count - 1].date;
		newest = newest.year ? later_of(newest, read) : read;
	}
	return newest.year && !date_before(newest, first) ? newest : (struct date){0};
}

/* When there is something to check: one that was added later is not late from its first day. */
static struct date begins_on(const struct goals *goals, const struct key_result *kr)
{
	struct date published = goals->cycle.dates.publishing;

	return kr->added_day ? later_of(published, date_from_number(kr->added_day)) : published;
}

static struct kr_standing kr_standing_of(const struct goals *goals, const struct key_result *kr,
					 const struct okr_facts *facts, double share,
					 struct date today, struct arena *arena)
{
	const struct goal_cycle *cycle = &goals->cycle;
	struct kr_standing standing = {
		.progress = okr_progress(facts),
		.expected = okr_expected(facts, share),
		.expected_value = okr_expected_value(facts, share),
		.kpi = kr->metric >= 0 ? metric_verdict(goals, &goals->metrics[kr->metric])
				       : KPI_NONE,
	};
	struct health_facts health = {
		.progress = standing.progress,
		.expected = standing.expected,
		.confidence = kr->confidence,
		.checked = checked_on(goals, kr),
		.begins = begins_on(goals, kr),
		.interval_days = interval_of(goals, kr),
		.today = today,
	};
	const struct metric_reading *values;

	standing.health = health_of(&health, &goals->workdays);
	if (kr->kind != KR_MILESTONES && kr->kind != KR_COUNT && *cycle->id) {
		int count = values_of(goals, kr, arena, &values);
		standing.forecast = forecast(values, count, cycle->dates.first, cycle->dates.last,
					     kr->direction, kr->target, facts->band);
	}
	return standing;
}

static void objectives_of(const struct goals *goals, struct standing *standing, struct arena *arena)
{
	enum health *healths = arena_array(arena, (size_t)goals->key_result_count, sizeof(*healths));

	for (int i = 0; i < goals->key_result_count; i++)
		healths[i] = standing->key_results[i].health.health;
	for (int i = 0; i < goals->objective_count; i++) {
		const struct objective *objective = &goals->objectives[i];
		const struct okr_facts *facts = &standing->facts[objective->first];
		struct objective_standing *one = &standing->objectives[i];
		one->progress = okr_objective_progress(facts, objective->count);
		one->score = okr_objective_score(facts, objective->count);
		one->ring = health_ring(&healths[objective->first], objective->count,
					one->progress.value, standing->time.share);
	}
}

struct standing standing_of(const struct goals *goals, struct date today, struct arena *arena)
{
	size_t krs = (size_t)goals->key_result_count, tops = (size_t)goals->objective_count;
	struct standing standing = {
		.facts = arena_array(arena, krs, sizeof(*standing.facts)),
		.key_results = arena_array(arena, krs, sizeof(*standing.key_results)),
		.objectives = arena_array(arena, tops, sizeof(*standing.objectives)),
	};
	double share = OKR_UNKNOWN;

	if (*goals->cycle.id && today.year) {
		if (date_before(goals->cycle.dates.last, today))
			today = goals->cycle.dates.last;
		standing.time = cycle_time(&goals->cycle.dates, &goals->workdays, today);
		share = standing.time.share;
	}
	for (size_t i = 0; i < krs; i++) {
		standing.facts[i] = facts_of(goals, &goals->key_results[i], today, arena);
		standing.key_results[i] = kr_standing_of(goals, &goals->key_results[i],
							 &standing.facts[i], share, today, arena);
	}
	objectives_of(goals, &standing, arena);
	return standing;
}

struct kr_notes kr_notes_of(const struct board *board, const struct key_result *kr)
{
	struct kr_notes notes = {.done = kr->notes_torn, .moved_day = kr->note_day};

	for (int c = 0; board && c < board->column_count; c++) {
		const struct column *column = &board->columns[c];
		for (int i = column->first; i < column->first + column->count; i++) {
			const struct card *card = &board->cards[i];
			if (strcmp(card->key_result, kr->id) != 0)
				continue;
			notes.open += column->kind != COLUMN_DONE;
			notes.done += column->kind == COLUMN_DONE;
			int32_t day = card->since_ms ? date_number(date_of(card->since_ms)) : 0;
			notes.moved_day = day > notes.moved_day ? day : notes.moved_day;
		}
	}
	return notes;
}

bool kr_unattended(const struct goals *goals, const struct key_result *kr, double progress,
		   int32_t moved_day, struct date today)
{
	int32_t day = moved_day ? moved_day : kr->added_day;

	if (!today.year || !day || date_before(goals->cycle.dates.last, today) ||
	    (okr_known(progress) && progress >= 1))
		return false;
	return date_number(today) - day >= UNATTENDED_DAYS;
}
