#include <limits.h>
#include <string.h>

#include "app/commands/goals.h"

enum { COMMENT_MAX = 200, CONFIDENCE_TOP = 10, RATING_MIN = 1, RATING_MAX = 5 };

static bool value_must_fit(struct call *call, const char *kind, const struct value *value,
			   struct err *err)
{
	if (strcmp(kind, "milestones") == 0)
		return err_field(err, "value", L_err_by_milestone, NULL);
	if (strcmp(kind, "rating") == 0 && (value->number < RATING_MIN || value->number > RATING_MAX))
		return err_field(err, "value", L_err_range, "min", number_text(call, RATING_MIN),
				 "max", number_text(call, RATING_MAX), NULL);
	if (strcmp(kind, "count") == 0 && value->number < 0)
		return err_field(err, "value", L_err_range, "min", "0", "max",
				 number_text(call, INT_MAX), NULL);
	return true;
}

static bool append_update(struct call *call, const char *day, const struct value *value,
			  struct err *err)
{
	const struct value *confidence = call_value(call, "confidence");
	const char *comment = given_text(call, "comment");
	struct data data = {0};

	data_text(&data, "key_result", call->id);
	data_text(&data, "day", day);
	if (value)
		data_number(&data, "value", value->number);
	if (confidence)
		data_int(&data, "confidence", confidence->integer);
	data_text(&data, "comment", comment ? comment : "");
	data_text(&data, "author", call->author.actor ? call->author.actor : "");
	return data_append(call, "kr.checked_in", fresh_id(call), &data, err);
}

/* What it says of the value is a reading of the metric as well: one history, two tracks. */
bool kr_check_in(struct call *call, struct err *err)
{
	const struct value *value = call_value(call, "value");
	enum reading_change change;
	struct standing_kr kr;
	const char *day;

	call->subject = call->id;
	if (!kr_must_stand(call, call->id, NULL, &kr, err) || !kr_must_be_mine(call, &kr, err))
		return false;
	if (!value && !call_value(call, "confidence") && !call_value(call, "comment"))
		return err_field(err, "confidence", L_err_required, NULL);
	if (!(day = day_given(call, "date", err)))
		return false;
	if (value && !value_must_fit(call, state_text(&kr.state, "kind"), value, err))
		return false;
	const char *metric = state_text(&kr.state, "metric");
	if (value && *metric && !append_reading(call, metric, day, value->number, &change, err))
		return false;
	return append_update(call, day, value, err);
}

bool kr_milestone(struct call *call, struct err *err)
{
	const char *item = call_value(call, "item")->text;
	bool done = call_value(call, "done")->integer != 0, found, was;
	struct standing_kr kr;
	struct data data = {0};

	call->subject = call->id;
	if (!kr_must_stand(call, call->id, NULL, &kr, err) || !kr_must_be_mine(call, &kr, err) ||
	    !checklist_find(call, state_text(&kr.state, "milestones"), item, &found, &was, err))
		return false;
	if (!found)
		return err_field(err, "item", L_err_no_item, NULL);
	if (was == done)
		return true;
	data_text(&data, "item", item);
	data_bool(&data, "done", done);
	return data_append(call, "kr.milestone_done", call->id, &data, err);
}

const struct field kr_check_in_fields[4] = {
	{.name = "value", .type = FIELD_NUMBER, .min = INT_MIN, .max = INT_MAX,
	 .doc = "What it stands at; for kind count, how many were added"},
	{.name = "confidence", .type = FIELD_INT, .min = 0, .max = CONFIDENCE_TOP,
	 .doc = "0–3 needs help, 4–6 shaky, 7–10 confident"},
	{.name = "comment", .type = FIELD_TEXT, .max = COMMENT_MAX, .doc = "In a sentence"},
	{.name = "date", .type = FIELD_DATE, .doc = "The day it is about; today when not given"},
};
const struct field kr_milestone_fields[2] = {
	{.name = "item", .type = FIELD_ID, .required = true, .doc = "Id of the step"},
	{.name = "done", .type = FIELD_BOOL, .required = true, .doc = "Done or not"},
};
