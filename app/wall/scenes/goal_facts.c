#include "app/wall/scenes/goal_facts.h"

#include <math.h>
#include <string.h>

struct goal_facts goal_facts(const struct scene_input *in, struct arena *arena)
{
	static const struct goals nothing = {.cycle = {.id = "", .name = ""},
					     .next = {.id = "", .name = ""}};
	const struct snapshot *snapshot = in->snapshot;
	struct goal_facts facts = {
		.in = in,
		.goals = snapshot->goals ? snapshot->goals : &nothing,
		.board = snapshot->board,
		.arena = arena,
	};

	if (in->calibrated && snapshot->notice != NOTICE_CLOCK)
		facts.today = date_of(in->now_ms);
	facts.has_time = facts.today.year && *facts.goals->cycle.id;
	facts.standing = standing_of(facts.goals, facts.today, arena);
	return facts;
}

/* --- key results --------------------------------------------------------------------------------- */

static const struct metric *metric_of(const struct goal_facts *facts, const struct key_result *kr)
{
	return kr->metric >= 0 ? &facts->goals->metrics[kr->metric] : NULL;
}

static float drawn(double progress)
{
	return okr_known(progress) ? (float)okr_clamped(progress) : 0;
}

static void add_floor(struct kr_facts *out, const struct metric *metric, const struct okr_facts *facts)
{
	if (!metric || !metric->has_floor || metric->direction == DIRECTION_HOLD)
		return;
	out->has_floor = true;
	out->floor = metric->floor;
	out->floor_share = drawn(okr_progress_at(facts, metric->floor));
}

static void add_change(struct kr_facts *out, const struct key_result *kr)
{
	out->has_change = kr->has_before && kr->has_current;
	if (!out->has_change)
		return;
	out->change = kr->current - kr->before;
	if (kr->direction == DIRECTION_HOLD)
		out->change_is_good = fabs(kr->current - kr->target) <= fabs(kr->before - kr->target);
	else
		out->change_is_good = kr->direction == DIRECTION_DOWN ? out->change <= 0
								      : out->change >= 0;
}

/* The same rule as for the phones. */
static void add_notes(struct kr_facts *out, const struct goal_facts *facts, const struct key_result *kr)
{
	struct kr_notes notes = kr_notes_of(facts->board, kr);

	out->notes_open = notes.open;
	out->notes_done = notes.done;
	out->forgotten = facts->has_time && kr_unattended(facts->goals, kr, out->standing->progress,
							  notes.moved_day, facts->today);
}

enum state state_of(enum health health)
{
	static const enum state states[] = {
		[HEALTH_NOT_STARTED] = STATE_NONE, [HEALTH_OK] = STATE_FINE,
		[HEALTH_SHAKY] = STATE_RISK, [HEALTH_HELP] = STATE_HELP, [HEALTH_OVERDUE] = STATE_NONE,
	};

	return states[health];
}

struct kr_facts kr_facts(const struct goal_facts *facts, const struct key_result *kr)
{
	long index = kr - facts->goals->key_results;
	const struct kr_standing *standing = &facts->standing.key_results[index];
	const struct metric *metric = metric_of(facts, kr);
	struct kr_facts out = {
		.standing = standing,
		.measure = metric ? metric->measure : kr->measure,
		.has_value = kr->has_current,
		.value = kr->current,
		.has_progress = okr_known(standing->progress),
		.share = drawn(standing->progress),
		.state = state_of(standing->health.health),
	};

	add_floor(&out, metric, &facts->standing.facts[index]);
	add_change(&out, kr);
	add_notes(&out, facts, kr);
	return out;
}

const struct objective_standing *objective_standing(const struct goal_facts *facts,
						    const struct objective *objective)
{
	return &facts->standing.objectives[objective - facts->goals->objectives];
}

/* The name people gave, or the quarter of the id: "2026q4" is Q4. */
const char *cycle_name_words(const struct goal_cycle *cycle, struct arena *arena)
{
	const char *quarter = strchr(cycle->id, 'q');

	if (*cycle->name || !quarter)
		return *cycle->name ? cycle->name : cycle->id;
	return arena_printf(arena, "Q%s", quarter + 1);
}

/* --- people -------------------------------------------------------------------------------------- */

const struct person *goal_person(const struct goal_facts *facts, const char *id)
{
	for (int i = 0; facts->board && *id && i < facts->board->person_count; i++)
		if (strcmp(facts->board->people[i].id, id) == 0)
			return &facts->board->people[i];
	return NULL;
}

const char *goal_owner_name(const struct goal_facts *facts, const struct objective *objective)
{
	const struct person *person = goal_person(facts, objective->owner);

	if (person)
		return person->name;
	return objective->unit >= 0 ? facts->goals->units[objective->unit].name : "";
}

const struct person *kr_person(const struct goal_facts *facts, const struct key_result *kr)
{
	const struct person *person = goal_person(facts, kr->owner);

	return person ? person : goal_person(facts, facts->goals->objectives[kr->objective].owner);
}

const struct label *goal_label(const struct goal_facts *facts, const char *id)
{
	for (int i = 0; facts->board && *id && i < facts->board->label_count; i++)
		if (strcmp(facts->board->labels[i].id, id) == 0)
			return &facts->board->labels[i];
	return NULL;
}
