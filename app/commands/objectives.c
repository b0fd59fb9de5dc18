#include <string.h>

#include "app/commands/goals.h"

enum { TITLE_MAX = 60, THEME_MAX = 12, REASON_MAX = 120, OBJECTIVES_MAX = 200 };

/* Changes of these are changes of the plan. */
static const char *const plan[] = {"owner", "title", "theme", "kind", NULL};
static const char *const looks[] = {"paper", "own_idea", NULL};

bool owner_must_be_here(struct call *call, const char *id, struct err *err)
{
	struct member_row member;
	struct state unit;

	if (!read_member(call->ledger, id, call->arena, &member, err) ||
	    !state_read(call->ledger, "unit", id, call->arena, &unit, err))
		return false;
	if (unit.found || (member.found && strcmp(member.state, "here") == 0))
		return true;
	return err_field(err, "owner", member.found ? L_err_member_left : L_err_no_owner, NULL);
}

/* Who writes an objective down owns it, unless somebody else is named. A program has to name somebody. */
static const char *owner_given(struct call *call, struct err *err)
{
	const char *owner = given_text(call, "owner");

	if (!owner && call->author.actor && *call->author.actor)
		owner = call->author.actor;
	if (!owner) {
		err_field(err, "owner", L_err_required, NULL);
		return NULL;
	}
	return owner_must_be_here(call, owner, err) && owner_must_be_mine(call, owner, err) ? owner
											      : NULL;
}

static bool room_for_one_more(struct call *call, const char *cycle, struct err *err)
{
	int64_t count;

	if (!read_live_objectives(call->ledger, cycle, &count, err))
		return false;
	return count < OBJECTIVES_MAX || err_say(err, ERR_CONFLICT, L_err_at_most, "max",
						 number_text(call, OBJECTIVES_MAX), NULL);
}

bool objective_add(struct call *call, struct err *err)
{
	struct goal_cycle cycle;
	struct data data = {0};
	struct gap gap;
	struct rank rank;
	const char *owner;

	if (!cycle_must_be(call, given_text(call, "cycle"), "cycle", &cycle, err) ||
	    !(owner = owner_given(call, err)) || !room_for_one_more(call, cycle.id, err) ||
	    !objective_place(call, cycle.id, given_text(call, "before"), "", &gap, &rank, err))
		return false;
	data_text(&data, "cycle", cycle.id);
	data_text(&data, "owner", owner);
	data_given(&data, call, NULL, plan + 1);
	data_given(&data, call, NULL, looks);
	data_text(&data, "rank", rank.text);
	call->subject = fresh_id(call);
	return data_append(call, "objective.added", call->subject, &data, err);
}

bool objective_must_be(struct call *call, const char *id, const char *field, struct state *objective,
		       struct err *err)
{
	return state_must_be(call, "objective", id, field, L_err_no_objective, objective, err);
}

static bool objective_must_be_mine(struct call *call, struct state *objective, struct err *err)
{
	call->subject = call->id;
	return objective_must_be(call, call->id, NULL, objective, err) &&
	       owner_must_be_mine(call, state_text(objective, "owner"), err);
}

/* Handing it on: to somebody who is here. Whoever owns it may. */
static bool heir_must_be_here(struct call *call, const struct state *objective, struct err *err)
{
	const char *owner = given_text(call, "owner");

	return !owner || strcmp(owner, state_text(objective, "owner")) == 0 ||
	       owner_must_be_here(call, owner, err);
}

bool objective_edit(struct call *call, struct err *err)
{
	struct state objective;
	struct data data = {0};

	if (!objective_must_be_mine(call, &objective, err) ||
	    !heir_must_be_here(call, &objective, err))
		return false;
	data_given(&data, call, &objective, plan);
	if (data.count && !change_must_be_explained(call, state_text(&objective, "cycle"), &objective,
						    &data, err))
		return false;
	data_given(&data, call, &objective, looks);
	return data.count == 0 || data_append(call, "objective.edited", call->id, &data, err);
}

bool objective_move(struct call *call, struct err *err)
{
	const char *before = given_text(call, "before");
	struct state objective;
	struct data data = {0};
	struct gap gap;
	struct rank rank;

	call->subject = call->id;
	if (!objective_must_be(call, call->id, NULL, &objective, err))
		return false;
	if (before && strcmp(before, call->id) == 0)
		return true;
	if (!objective_place(call, state_text(&objective, "cycle"), before, call->id, &gap, &rank,
			     err))
		return false;
	const char *now = state_text(&objective, "rank");
	if (strcmp(gap.low, now) < 0 && (!gap.high[0] || strcmp(now, gap.high) < 0))
		return true;
	data_text(&data, "rank", rank.text);
	return data_append(call, "objective.moved", call->id, &data, err);
}

bool objective_remove(struct call *call, struct err *err)
{
	struct state objective;
	struct data data = {0};

	return objective_must_be_mine(call, &objective, err) &&
	       removal_must_be_explained(call, state_text(&objective, "cycle"), &objective, &data,
					 err) &&
	       data_append(call, "objective.removed", call->id, &data, err);
}

/* A mark that a meeting sets: settled in the consensus meeting, revealed in the review. */
static bool mark(struct call *call, const char *name, const char *kind, struct err *err)
{
	const struct value *value = call_value(call, name);
	bool yes = !value || value->integer;
	struct state objective;
	struct data data = {0};

	call->subject = call->id;
	if (!objective_must_be(call, call->id, NULL, &objective, err))
		return false;
	if (yes == (state_integer(&objective, name) != 0))
		return true;
	data_bool(&data, name, yes);
	return data_append(call, kind, call->id, &data, err);
}

bool objective_settle(struct call *call, struct err *err)
{
	return mark(call, "settled", "objective.settled", err);
}

bool objective_reveal(struct call *call, struct err *err)
{
	return mark(call, "revealed", "objective.revealed", err);
}

#define WORDS(must)                                                                                 \
	{.name = "title", .type = FIELD_TEXT, .required = must, .min = 1, .max = TITLE_MAX,         \
	 .doc = "What is wanted"},                                                                  \
	{.name = "owner", .type = FIELD_ID,                                                         \
	 .doc = "Id of a member or a unit; on adding, who asks when not given"},                    \
	{.name = "theme", .type = FIELD_TEXT, .max = THEME_MAX,                                     \
	 .doc = "What it belongs to: 品牌破圈, 品牌塑造, 种草转化"},                                \
	{.name = "kind", .type = FIELD_CHOICE, .choices = objective_kind_words,                     \
	 .doc = "Committed expects 1.0, aspirational about 0.7"},                                   \
	{.name = "paper", .type = FIELD_CHOICE, .choices = paper_words,                             \
	 .doc = "The colour of its card"},                                                          \
	{.name = "own_idea", .type = FIELD_BOOL, .doc = "From below: it hangs on nothing, and that is fine"}

#define REASON                                                                                      \
	{.name = "reason", .type = FIELD_TEXT, .max = REASON_MAX,                                   \
	 .doc = "Why; must be said once the cycle's plan is published"}

const struct field objective_add_fields[8] = {
	WORDS(true),
	{.name = "cycle", .type = FIELD_ID, .doc = "The cycle; the one at hand when not given"},
	{.name = "before", .type = FIELD_ID, .nullable = true,
	 .doc = "The objective it goes before; the end when null"},
};
const struct field objective_edit_fields[7] = {WORDS(false), REASON};
const struct field objective_move_fields[1] = {
	{.name = "before", .type = FIELD_ID, .required = true, .nullable = true,
	 .doc = "The objective of the cycle it goes before; the end when null"},
};
const struct field objective_remove_fields[1] = {REASON};
const struct field objective_reveal_fields[1] = {
	{.name = "revealed", .type = FIELD_BOOL, .doc = "Shown or not; shown when not given"},
};
const struct field objective_settle_fields[1] = {
	{.name = "settled", .type = FIELD_BOOL, .doc = "Settled or not; settled when not given"},
};
