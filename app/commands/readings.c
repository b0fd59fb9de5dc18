#include <limits.h>
#include <string.h>

#include "app/commands/goals.h"

const char *reading_id(struct call *call, const char *metric, const char *date)
{
	return arena_printf(call->arena, "%s-%s", metric, date);
}

/* What was measured was measured until today. */
bool day_must_have_come(struct call *call, const char *field, const char *date, struct err *err)
{
	struct date today = today_of(call), day;

	if (!today.year || !date_parse(date, &day) || date_number(day) <= date_number(today))
		return true;
	return err_field(err, field, L_err_future, NULL);
}

/* The day that was given, or today. NULL and *err: neither is known. */
const char *day_given(struct call *call, const char *field, struct err *err)
{
	const char *date = given_text(call, field);
	char *today = arena_alloc(call->arena, DATE_SIZE);

	if (date)
		return day_must_have_come(call, field, date, err) ? date : NULL;
	if (!today_of(call).year) {
		err_field(err, field, L_err_required, NULL);
		return NULL;
	}
	date_format(today_of(call), today);
	return today;
}

bool reading_would_change(struct call *call, const char *metric, const char *date, double value,
			  enum reading_change *change, struct err *err)
{
	struct state reading;

	if (!state_read(call->ledger, "reading", reading_id(call, metric, date), call->arena,
			&reading, err))
		return false;
	*change = !reading.found ? READING_ADDED
		  : state_number(&reading, "value", 0) == value ? READING_SAME
								: READING_REPLACED;
	return true;
}

bool append_reading(struct call *call, const char *metric, const char *date, double value,
		    enum reading_change *change, struct err *err)
{
	const char *id = reading_id(call, metric, date);
	struct data data = {0};

	if (!reading_would_change(call, metric, date, value, change, err))
		return false;
	if (*change == READING_SAME)
		return true;
	data_text(&data, "metric", metric);
	data_text(&data, "date", date);
	data_number(&data, "value", value);
	return data_append(call, "reading.set", id, &data, err);
}

static bool metric_must_be_live(struct call *call, struct err *err)
{
	struct state metric;

	call->subject = call->id;
	return state_must_be(call, "metric", call->id, NULL, L_err_no_metric, &metric, err);
}

bool reading_set(struct call *call, struct err *err)
{
	enum reading_change change;
	const char *date;

	return metric_must_be_live(call, err) && (date = day_given(call, "date", err)) &&
	       append_reading(call, call->id, date, call_value(call, "value")->number, &change, err);
}

bool reading_remove(struct call *call, struct err *err)
{
	const char *id = reading_id(call, call->id, call_value(call, "date")->text);
	struct state reading;
	struct data data = {0};

	if (!metric_must_be_live(call, err) ||
	    !state_must_be(call, "reading", id, "date", L_err_no_reading, &reading, err))
		return false;
	data_text(&data, "state", "removed");
	return data_append(call, "reading.removed", id, &data, err);
}

const struct field reading_set_fields[2] = {
	{.name = "date", .type = FIELD_DATE, .doc = "The day it was read; today when not given"},
	{.name = "value", .type = FIELD_NUMBER, .required = true, .min = INT_MIN, .max = INT_MAX,
	 .doc = "The value; replaces that day's"},
};

const struct field reading_remove_fields[1] = {
	{.name = "date", .type = FIELD_DATE, .required = true, .doc = "The day"},
};
