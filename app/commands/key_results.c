#include <limits.h>
#include <string.h>

#include "app/commands/goals.h"

enum { TITLE_MAX = 60, MEASURE_MAX = 8, JUDGE_MAX = 16, WEIGHT_MAX = 100, MILESTONES_MAX = 20,
       REASON_MAX = 120, KEY_RESULTS_MAX = 10, RATING_MIN = 1, RATING_MAX = 5 };

static const char *const periods[] = {"week", "month", NULL};

static const char *const words[] = {"title",  "owner",	"metric", "measure", "judge",	   "period",
				    "direction", "start", "target", "weight",  "milestones", NULL};

/* A key result as it will be: what was given over what is there. */
struct plan {
	const char *kind, *metric, *judge, *direction;
	bool has_start, has_target;
	double start, target;
	bool has_milestones;
};

static const char *text_will_be(const struct call *call, const struct state *state, const char *name)
{
	const struct value *value = call_value(call, name);

	if (value)
		return value->null ? "" : value->text;
	return state_text(state, name);
}

static bool number_will_be(const struct call *call, const struct state *state, const char *name,
			   double *number)
{
	const struct value *value = call_value(call, name);
	const struct json_item *item = state_field(state, name);

	*number = value ? value->number : state_number(state, name, 0);
	return value ? !value->null : item && item->type != JSON_NULL;
}

static struct plan plan_of(const struct call *call, const struct state *state)
{
	const struct value *milestones = call_value(call, "milestones");
	struct plan plan = {
		.kind = text_will_be(call, state, "kind"),
		.metric = text_will_be(call, state, "metric"),
		.judge = text_will_be(call, state, "judge"),
		.direction = text_will_be(call, state, "direction"),
		.has_milestones = milestones ? milestones->item_count > 0
					     : strchr(state_text(state, "milestones"), '{') != NULL,
	};

	plan.has_start = number_will_be(call, state, "start", &plan.start);
	plan.has_target = number_will_be(call, state, "target", &plan.target);
	if (!*plan.kind)
		plan.kind = *plan.metric ? "metric" : "percent";
	return plan;
}

static bool is(const struct plan *plan, const char *kind)
{
	return strcmp(plan->kind, kind) == 0;
}

/*
 * The metric that it is measured by decides which way is better, unless somebody says otherwise. One that
 * was made without any, when that was still allowed, can go on being edited.
 */
static bool metric_must_fit(struct call *call, struct plan *plan, struct err *err)
{
	struct state metric;

	if (!*plan->metric)
		return !is(plan, "metric") || (call->id && !call_value(call, "metric")) ||
		       err_field(err, "metric", L_err_required, NULL);
	if (!is(plan, "metric") && !is(plan, "rating"))
		return err_field(err, "metric", L_err_kr_kind, NULL);
	if (!state_must_be(call, "metric", plan->metric, "metric", L_err_no_metric, &metric, err))
		return false;
	if (!*plan->direction)
		plan->direction = arena_text(call->arena, state_text(&metric, "direction"));
	return true;
}

static bool range_must_fit(struct call *call, const struct plan *plan, struct err *err)
{
	bool up = strcmp(plan->direction, "down") != 0;

	if (is(plan, "rating") && (plan->target < RATING_MIN || plan->target > RATING_MAX))
		return err_field(err, "target", L_err_range, "min", number_text(call, RATING_MIN),
				 "max", number_text(call, RATING_MAX), NULL);
	if (is(plan, "count") && plan->target <= 0)
		return err_field(err, "target", L_err_range, "min", "1", "max",
				 number_text(call, INT_MAX), NULL);
	if (is(plan, "count") || !plan->has_start || strcmp(plan->direction, "hold") == 0)
		return true;
	if (up ? plan->target <= plan->start : plan->target >= plan->start)
		return err_field(err, "target", up ? L_err_target_up : L_err_target_down, NULL);
	return true;
}

static bool plan_must_be_whole(struct call *call, struct plan *plan, struct err *err)
{
	bool steps = is(plan, "milestones");

	if (!metric_must_fit(call, plan, err))
		return false;
	if (steps && !plan->has_milestones)
		return err_field(err, "milestones", L_err_required, NULL);
	if (!steps && plan->has_milestones)
		return err_field(err, "milestones", L_err_kr_kind, NULL);
	if (!steps && !plan->has_target)
		return err_field(err, "target", L_err_required, NULL);
	if (is(plan, "rating") && !*plan->judge)
		return err_field(err, "judge", L_err_required, NULL);
	return steps || range_must_fit(call, plan, err);
}

static bool owner_may_be_given(struct call *call, const struct state *state, struct err *err)
{
	const char *owner = given_text(call, "owner");

	return !owner || strcmp(owner, state_text(state, "owner")) == 0 ||
	       owner_must_be_here(call, owner, err);
}

bool room_for_key_result(struct call *call, const char *objective, struct err *err)
{
	int64_t count;

	if (!read_live_key_results(call->ledger, objective, &count, err))
		return false;
	return count < KEY_RESULTS_MAX || err_say(err, ERR_CONFLICT, L_err_at_most, "max",
						  number_text(call, KEY_RESULTS_MAX), NULL);
}

bool kr_add(struct call *call, struct err *err)
{
	const char *top = call_value(call, "objective")->text;
	struct plan plan = plan_of(call, NULL);
	struct state objective;
	struct data data = {0};

	if (!objective_must_be(call, top, "objective", &objective, err) ||
	    !owner_must_be_mine(call, state_text(&objective, "owner"), err) ||
	    !room_for_key_result(call, top, err) || !owner_may_be_given(call, NULL, err) ||
	    !plan_must_be_whole(call, &plan, err))
		return false;
	data_text(&data, "objective", top);
	data_text(&data, "kind", plan.kind);
	data_given(&data, call, NULL, words);
	if (!call_value(call, "direction") && *plan.direction)
		data_text(&data, "direction", plan.direction);
	call->subject = fresh_id(call);
	return data_append(call, "kr.added", call->subject, &data, err);
}

bool kr_must_stand(struct call *call, const char *id, const char *field, struct standing_kr *kr,
		   struct err *err)
{
	if (!state_must_be(call, "kr", id, field, L_err_no_key_result, &kr->state, err))
		return false;
	kr->objective = state_text(&kr->state, "objective");
	if (!objective_must_be(call, kr->objective, field, &kr->top, err))
		return false;
	kr->cycle = state_text(&kr->top, "cycle");
	return true;
}

/* Its own owner and the objective's. */
bool kr_must_be_mine(struct call *call, const struct standing_kr *kr, struct err *err)
{
	const char *owner = state_text(&kr->state, "owner");
	bool may = false;

	if (*owner && !may_speak_for(call, owner, &may, err))
		return false;
	return may || owner_must_be_mine(call, state_text(&kr->top, "owner"), err);
}

/* Establishing a start that nobody knew is a step of the work and no change of the plan. */
static bool only_establishes(const struct data *data, const struct state *state)
{
	return data->count == 1 && strcmp(data->list[0].name, "start") == 0 &&
	       state_field(state, "start")->type == JSON_NULL;
}

bool kr_edit(struct call *call, struct err *err)
{
	struct standing_kr kr;
	struct data data = {0};

	call->subject = call->id;
	if (!kr_must_stand(call, call->id, NULL, &kr, err) || !kr_must_be_mine(call, &kr, err) ||
	    !owner_may_be_given(call, &kr.state, err))
		return false;
	struct plan plan = plan_of(call, &kr.state);
	if (!plan_must_be_whole(call, &plan, err))
		return false;
	data_given(&data, call, &kr.state, words);
	if (data.count == 0)
		return true;
	if (!only_establishes(&data, &kr.state) &&
	    !change_must_be_explained(call, kr.cycle, &kr.state, &data, err))
		return false;
	return data_append(call, "kr.edited", call->id, &data, err);
}

bool kr_remove(struct call *call, struct err *err)
{
	struct standing_kr kr;
	struct data data = {0};

	call->subject = call->id;
	return kr_must_stand(call, call->id, NULL, &kr, err) && kr_must_be_mine(call, &kr, err) &&
	       removal_must_be_explained(call, kr.cycle, &kr.state, &data, err) &&
	       data_append(call, "kr.removed", call->id, &data, err);
}

#define WORDS(must)                                                                                 \
	{.name = "title", .type = FIELD_TEXT, .required = must, .min = 1, .max = TITLE_MAX,         \
	 .doc = "What will be so"},                                                                 \
	{.name = "owner", .type = FIELD_ID, .nullable = true,                                       \
	 .doc = "Id of a member; the objective's owner when null"},                                 \
	{.name = "metric", .type = FIELD_ID, .nullable = true,                                      \
	 .doc = "Id of the metric that it is measured by (kinds metric and rating)"},               \
	{.name = "measure", .type = FIELD_TEXT, .max = MEASURE_MAX,                                 \
	 .doc = "Written behind the value, where there is no metric"},                              \
	{.name = "judge", .type = FIELD_TEXT, .max = JUDGE_MAX, .doc = "Who rates, in words (kind rating)"}, \
	{.name = "period", .type = FIELD_CHOICE, .choices = periods,                                \
	 .doc = "The target is so many in each (kind count)"},                                      \
	{.name = "direction", .type = FIELD_CHOICE, .choices = direction_words,                     \
	 .doc = "Which way is better; the metric's when not given"},                                \
	{.name = "start", .type = FIELD_NUMBER, .nullable = true, .min = INT_MIN, .max = INT_MAX,   \
	 .doc = "Where it begins; null while nobody knows"},                                        \
	{.name = "target", .type = FIELD_NUMBER, .min = INT_MIN, .max = INT_MAX,                    \
	 .doc = "The stretch that is aimed at; not for kind milestones"},                           \
	{.name = "weight", .type = FIELD_INT, .min = 1, .max = WEIGHT_MAX,                          \
	 .doc = "Against the other key results of the objective; 1 when not given"},                \
	{.name = "milestones", .type = FIELD_CHECKLIST, .max = MILESTONES_MAX,                      \
	 .doc = "The steps (kind milestones)"}

#define REASON                                                                                      \
	{.name = "reason", .type = FIELD_TEXT, .max = REASON_MAX,                                   \
	 .doc = "Why; must be said once the cycle's plan is published"}

const struct field kr_add_fields[13] = {
	WORDS(true),
	{.name = "objective", .type = FIELD_ID, .required = true, .doc = "The objective it belongs to"},
	{.name = "kind", .type = FIELD_CHOICE, .choices = kr_kind_words,
	 .doc = "How it is measured; metric with a metric, else percent, when not given"},
};
const struct field kr_edit_fields[12] = {WORDS(false), REASON};
const struct field kr_remove_fields[1] = {REASON};
