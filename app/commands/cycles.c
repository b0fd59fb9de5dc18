#include <string.h>

#include "app/commands/goals.h"
#include "app/ledger/cycle_load.h"

enum { CYCLE_NAME_MAX = 16, CYCLE_ID_MAX = 12, YEAR_DIGITS = 4 };

static const char *const words[] = {"name", "first", "last", "drafting", "consensus", "publishing",
				    "review", NULL};

/* "2026q4", "2026h2": it begins with the year, so that it is no other thing's id. */
static bool id_must_be_good(struct call *call, struct err *err)
{
	size_t n = strspn(call->id, "0123456789abcdefghijklmnopqrstuvwxyz");

	call->subject = call->id;
	return (call->id[n] == '\0' && n <= CYCLE_ID_MAX &&
		strspn(call->id, "0123456789") >= YEAR_DIGITS) ||
	       err_say(err, ERR_NOT_FOUND, L_err_no_cycle, NULL);
}

static const char *will_be(const struct call *call, const struct state *state, const char *name)
{
	const struct value *value = call_value(call, name);

	if (value)
		return value->null ? "" : value->text;
	return state_text(state, name);
}

/* What is said, or what follows from the quarter; year 0 where neither says anything. */
static bool plan_of(struct call *call, const struct state *state, struct cycle *cycle)
{
	struct date *const dates[] = {&cycle->first,	 &cycle->last,	     &cycle->drafting,
				      &cycle->consensus, &cycle->publishing, &cycle->review};
	struct date first;

	*cycle = (struct cycle){0};
	if (cycle_id_parse(call->id, &first))
		*cycle = cycle_of_quarter(first);
	for (int i = 0; i < 6; i++)
		date_parse(will_be(call, state, words[i + 1]), dates[i]);
	return cycle->first.year && cycle->last.year;
}

static bool in_order(struct date a, struct date b)
{
	return date_number(a) <= date_number(b);
}

/* The dates that are not said follow from the others, so they are looked at all together. */
static bool plan_must_be_whole(struct call *call, const struct state *state, struct err *err)
{
	struct workdays calendar;
	struct special_day *days;
	struct cycle cycle;
	int count;

	if (!plan_of(call, state, &cycle))
		return err_field(err, cycle.first.year ? "last" : "first", L_err_required, NULL);
	if (!in_order(cycle.first, cycle.last) ||
	    date_number(cycle.last) - date_number(cycle.first) >= CYCLE_DAYS_MAX)
		return err_field(err, "last", L_err_cycle_length, NULL);
	if (!workdays_load(call->ledger, call->arena, &calendar, &days, &count, err))
		return false;
	cycle_derive(&cycle, &calendar);
	if (!in_order(cycle.drafting, cycle.consensus))
		return err_field(err, "consensus", L_err_cycle_order, NULL);
	if (!in_order(cycle.consensus, cycle.publishing) || !in_order(cycle.publishing, cycle.last))
		return err_field(err, "publishing", L_err_cycle_order, NULL);
	return (in_order(cycle.first, cycle.review) && in_order(cycle.review, cycle.last)) ||
	       err_field(err, "review", L_err_cycle_order, NULL);
}

/* A cycle that nobody has said anything about yet is planned by its first edit. */
bool cycle_edit(struct call *call, struct err *err)
{
	struct state cycle;
	struct data data = {0};

	if (!id_must_be_good(call, err) ||
	    !state_read(call->ledger, "cycle", call->id, call->arena, &cycle, err) ||
	    !plan_must_be_whole(call, cycle.found ? &cycle : NULL, err))
		return false;
	data_given(&data, call, cycle.found ? &cycle : NULL, words);
	if (data.count == 0)
		return true;
	return data_append(call, cycle.found ? "cycle.edited" : "cycle.planned", call->id, &data, err);
}

/* --- days ---------------------------------------------------------------------------------------- */

static const char *const rules[] = {"off", "work", NULL};

static const char *day_id(struct call *call, const char *date)
{
	return arena_printf(call->arena, "day-%s", date);
}

bool day_set(struct call *call, struct err *err)
{
	static const char *const names[] = {"date", "rule", "name", NULL};
	const char *date = call_value(call, "date")->text, *id = day_id(call, date);
	struct state day;
	struct data changed = {0}, data = {0};

	call->subject = date;
	if (!state_read(call->ledger, "day", id, call->arena, &day, err))
		return false;
	data_given(&changed, call, day.found ? &day : NULL, names);
	if (changed.count == 0)
		return true;
	data_given(&data, call, NULL, names);
	return data_append(call, "day.set", id, &data, err);
}

/* The calendar that is shipped says again what the day is. */
bool day_clear(struct call *call, struct err *err)
{
	struct state day;
	struct data data = {0};
	struct date date;

	call->subject = call->id;
	if (!date_parse(call->id, &date))
		return err_say(err, ERR_NOT_FOUND, L_err_no_day, NULL);
	const char *id = day_id(call, call->id);
	if (!state_must_be(call, "day", id, NULL, L_err_no_day, &day, err))
		return false;
	data_text(&data, "state", "removed");
	return data_append(call, "day.cleared", id, &data, err);
}

#define DATE(what, text) {.name = what, .type = FIELD_DATE, .nullable = true, .doc = text}

const struct field cycle_edit_fields[7] = {
	{.name = "name", .type = FIELD_TEXT, .nullable = true, .max = CYCLE_NAME_MAX,
	 .doc = "What it is called"},
	DATE("first", "Its first day; of a quarter it is known"),
	DATE("last", "Its last day"),
	DATE("drafting", "From when objectives are drafted; 14 days before unless said"),
	DATE("consensus", "The consensus meeting; a week before unless said"),
	DATE("publishing", "When the plan is published; the first working day unless said"),
	DATE("review", "The review; near the end unless said"),
};

const struct field day_set_fields[3] = {
	{.name = "date", .type = FIELD_DATE, .required = true, .doc = "The day"},
	{.name = "rule", .type = FIELD_CHOICE, .required = true, .choices = rules,
	 .doc = "Off, or worked 调休"},
	{.name = "name", .type = FIELD_TEXT, .max = CYCLE_NAME_MAX, .doc = "Of the holiday"},
};
