#include <string.h>

#include "app/commands/goals.h"

enum { SUGGESTION_MAX = 140 };

static const char *const states[] = {"open", "accepted", "left", NULL};

/* About an objective, or about one of its key results. */
static bool key_result_must_belong(struct call *call, const char *objective, struct err *err)
{
	const char *id = given_text(call, "key_result");
	struct standing_kr kr;

	if (!id)
		return true;
	if (!kr_must_stand(call, id, "key_result", &kr, err))
		return false;
	return strcmp(kr.objective, objective) == 0 ||
	       err_field(err, "key_result", L_err_no_key_result, NULL);
}

bool suggestion_make(struct call *call, struct err *err)
{
	static const char *const names[] = {"objective", "key_result", "kind", "text", NULL};
	const char *top = call_value(call, "objective")->text;
	struct state objective;
	struct data data = {0};

	if (!objective_must_be(call, top, "objective", &objective, err) ||
	    !key_result_must_belong(call, top, err))
		return false;
	data_given(&data, call, NULL, names);
	data_text(&data, "author", call->author.actor ? call->author.actor : "");
	call->subject = fresh_id(call);
	return data_append(call, "suggestion.made", call->subject, &data, err);
}

bool suggestion_settle(struct call *call, struct err *err)
{
	const char *state = call_value(call, "state")->text;
	struct state suggestion, objective;
	struct data data = {0};

	call->subject = call->id;
	if (!state_must_be(call, "suggestion", call->id, NULL, L_err_no_suggestion, &suggestion, err) ||
	    !objective_must_be(call, state_text(&suggestion, "objective"), NULL, &objective, err) ||
	    !owner_must_be_mine(call, state_text(&objective, "owner"), err))
		return false;
	if (strcmp(state_text(&suggestion, "state"), state) == 0)
		return true;
	data_text(&data, "state", state);
	return data_append(call, "suggestion.settled", call->id, &data, err);
}

const struct field suggestion_make_fields[4] = {
	{.name = "objective", .type = FIELD_ID, .required = true, .doc = "What it is about"},
	{.name = "key_result", .type = FIELD_ID, .nullable = true,
	 .doc = "One of its key results; null: the objective itself"},
	{.name = "kind", .type = FIELD_CHOICE, .choices = suggestion_kind_words,
	 .doc = "Something to change, as it is unless said, or a question"},
	{.name = "text", .type = FIELD_TEXT, .required = true, .min = 1, .max = SUGGESTION_MAX,
	 .doc = "What would be better"},
};

const struct field suggestion_settle_fields[1] = {
	{.name = "state", .type = FIELD_CHOICE, .required = true, .choices = states,
	 .doc = "Accepted, left as it is, or open again"},
};
