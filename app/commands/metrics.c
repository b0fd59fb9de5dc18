#include <limits.h>
#include <string.h>

#include "app/commands/goals.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/goals_load.h"
#include "app/model/starter.h"

enum { METRIC_NAME_MAX = 24, FORMULA_MAX = 120, MEASURE_MAX = 8, METRICS_MAX = 300 };

static const char *const words[] = {"name",  "platform", "formula",   "measure", "direction", "low",
				    "high", "stage",	 "frequency", NULL};

static bool platform_must_be_live(struct call *call, struct err *err)
{
	const char *platform = given_text(call, "platform");
	struct label_row label;

	return !platform || label_must_be_live(call, platform, "platform", &label, err);
}

/* A number as it will be: given, or as it is. */
static bool will_be(const struct call *call, const struct state *state, const char *name,
		    double *number)
{
	const struct value *value = call_value(call, name);
	const struct json_item *item = state_field(state, name);

	if (value) {
		*number = value->number;
		return !value->null;
	}
	*number = state_number(state, name, 0);
	return item && item->type != JSON_NULL;
}

/* What is to be held needs to know between which lines. */
static bool band_must_be_whole(struct call *call, const struct state *state, struct err *err)
{
	const char *given = given_text(call, "direction");
	const char *direction = given ? given : state_text(state, "direction");
	double low, high;
	bool has_low = will_be(call, state, "low", &low);
	bool has_high = will_be(call, state, "high", &high);

	if (strcmp(direction, "hold") != 0)
		return true;
	if (!has_low)
		return err_field(err, "low", L_err_required, NULL);
	if (!has_high)
		return err_field(err, "high", L_err_required, NULL);
	return low < high || err_field(err, "high", L_err_band, NULL);
}

static bool metric_must_be_live(struct call *call, struct state *metric, struct err *err)
{
	call->subject = call->id;
	return state_must_be(call, "metric", call->id, NULL, L_err_no_metric, metric, err);
}

bool metric_add(struct call *call, struct err *err)
{
	struct data data = {0};
	int64_t count;

	if (!read_live_metrics(call->ledger, &count, err))
		return false;
	if (count >= METRICS_MAX)
		return err_say(err, ERR_CONFLICT, L_err_at_most, "max",
			       number_text(call, METRICS_MAX), NULL);
	if (!platform_must_be_live(call, err) || !band_must_be_whole(call, NULL, err))
		return false;
	data_given(&data, call, NULL, words);
	call->subject = fresh_id(call);
	return data_append(call, "metric.added", call->subject, &data, err);
}

bool metric_edit(struct call *call, struct err *err)
{
	const char *name = given_text(call, "name");
	struct state metric;
	struct data data = {0};

	if (!metric_must_be_live(call, &metric, err) || !platform_must_be_live(call, err) ||
	    !band_must_be_whole(call, &metric, err))
		return false;
	if (name && !*name && !starter_metric(call->id))
		return err_field(err, "name", L_err_empty, NULL);
	data_given(&data, call, &metric, words);
	return data.count == 0 || data_append(call, "metric.edited", call->id, &data, err);
}

bool metric_remove(struct call *call, struct err *err)
{
	struct state metric;
	struct data data = {0};
	int64_t uses;

	if (!metric_must_be_live(call, &metric, err) ||
	    !read_uses_of_metric(call->ledger, call->id, &uses, err))
		return false;
	if (uses)
		return err_say(err, ERR_CONFLICT, L_err_metric_used, NULL);
	data_text(&data, "state", "removed");
	return data_append(call, "metric.removed", call->id, &data, err);
}

static bool append_starter(struct call *call, const struct starter_metric *starter, struct err *err)
{
	struct data data = {0};

	data_text(&data, "name", "");
	data_text(&data, "platform", *starter->platform ? starter->platform : NULL);
	data_text(&data, "measure", starter->measure);
	data_text(&data, "direction", starter->direction);
	data_text(&data, "stage", starter->stage);
	data_text(&data, "frequency", starter->frequency);
	return data_append(call, "metric.added", starter->id, &data, err);
}

/* Those of the starter library that are not there: none of them yet, or taken away since. */
bool append_starter_metrics(struct call *call, struct err *err)
{
	size_t count;
	const struct starter_metric *list = starter_metrics(&count);

	for (size_t i = 0; i < count; i++) {
		struct state metric;
		if (!state_read(call->ledger, "metric", list[i].id, call->arena, &metric, err))
			return false;
		if (!metric.found && !append_starter(call, &list[i], err))
			return false;
	}
	return true;
}

bool metrics_ship(struct call *call, struct err *err)
{
	size_t count;
	const struct starter_metric *list = starter_metrics(&count);
	bool news;

	for (size_t i = 0; i < count; i++)
		if (!is_news(call, list[i].id, &news, err) ||
		    (news && !append_starter(call, &list[i], err)))
			return false;
	return true;
}

bool metric_starter(struct call *call, struct err *err)
{
	size_t count;

	call->subject = starter_metrics(&count)->id;
	return append_starter_metrics(call, err);
}

/* --- floors -------------------------------------------------------------------------------------- */

bool cycle_must_be(struct call *call, const char *id, const char *field, struct goal_cycle *cycle,
		   struct err *err)
{
	struct workdays calendar;
	struct special_day *days;
	int count;
	bool found;

	if (!workdays_load(call->ledger, call->arena, &calendar, &days, &count, err))
		return false;
	if (!id) {
		struct date today = today_of(call);
		if (!today.year)
			return err_field(err, field, L_err_required, NULL);
		return cycle_load_at(call->ledger, today, &calendar, call->arena, cycle, err);
	}
	if (!cycle_load(call->ledger, id, &calendar, call->arena, cycle, &found, err))
		return false;
	return found || err_field(err, field, L_err_no_cycle, NULL);
}

bool append_kpi(struct call *call, const char *metric, const char *cycle, double floor,
		const char *key_result, struct err *err)
{
	const char *id = arena_printf(call->arena, "%s-%s", metric, cycle);
	struct data data = {0};
	struct state kpi;

	if (!state_read(call->ledger, "kpi", id, call->arena, &kpi, err))
		return false;
	if (kpi.found && state_number(&kpi, "floor", 0) == floor &&
	    (!key_result || strcmp(state_text(&kpi, "key_result"), key_result) == 0))
		return true;
	data_text(&data, "metric", metric);
	data_text(&data, "cycle", cycle);
	data_number(&data, "floor", floor);
	if (key_result || *state_text(&kpi, "key_result"))
		data_text(&data, "key_result",
			  key_result ? key_result : state_text(&kpi, "key_result"));
	return data_append(call, "kpi.set", id, &data, err);
}

bool kpi_set(struct call *call, struct err *err)
{
	struct state metric;
	struct goal_cycle cycle;

	return metric_must_be_live(call, &metric, err) &&
	       cycle_must_be(call, given_text(call, "cycle"), "cycle", &cycle, err) &&
	       append_kpi(call, call->id, cycle.id, call_value(call, "floor")->number, NULL, err);
}

bool kpi_drop(struct call *call, struct err *err)
{
	struct state metric, kpi;
	struct goal_cycle cycle;
	struct data data = {0};

	if (!metric_must_be_live(call, &metric, err) ||
	    !cycle_must_be(call, given_text(call, "cycle"), "cycle", &cycle, err))
		return false;
	const char *id = arena_printf(call->arena, "%s-%s", call->id, cycle.id);
	if (!state_must_be(call, "kpi", id, "cycle", L_err_no_kpi, &kpi, err))
		return false;
	data_text(&data, "state", "removed");
	return data_append(call, "kpi.dropped", id, &data, err);
}

#define WORDS(must)                                                                                 \
	{.name = "name", .type = FIELD_TEXT, .required = must, .min = must, .max = METRIC_NAME_MAX, \
	 .doc = "What it is called; empty gives a shipped metric its own words again"},             \
	{.name = "platform", .type = FIELD_ID, .nullable = true,                                    \
	 .doc = "Id of the label it belongs to; all channels when null"},                           \
	{.name = "formula", .type = FIELD_TEXT, .max = FORMULA_MAX, .doc = "How it is counted, in words"}, \
	{.name = "measure", .type = FIELD_TEXT, .max = MEASURE_MAX,                                 \
	 .doc = "Written behind the value"},                                                        \
	{.name = "direction", .type = FIELD_CHOICE, .choices = direction_words,                     \
	 .doc = "Better upwards, downwards, or held between low and high"},                         \
	{.name = "low", .type = FIELD_NUMBER, .nullable = true, .min = INT_MIN, .max = INT_MAX,     \
	 .doc = "Of hold: the lower line"},                                                         \
	{.name = "high", .type = FIELD_NUMBER, .nullable = true, .min = INT_MIN, .max = INT_MAX,    \
	 .doc = "Of hold: the upper line"},                                                         \
	{.name = "stage", .type = FIELD_CHOICE, .choices = stage_words,                             \
	 .doc = "Where in the funnel it measures"},                                                 \
	{.name = "frequency", .type = FIELD_CHOICE, .choices = frequency_words,                     \
	 .doc = "How often it is read"}

#define CYCLE                                                                                       \
	{.name = "cycle", .type = FIELD_ID, .doc = "The cycle; the one at hand when not given"}

const struct field metric_add_fields[9] = {WORDS(true)};
const struct field metric_edit_fields[9] = {WORDS(false)};

const struct field kpi_set_fields[2] = {
	{.name = "floor", .type = FIELD_NUMBER, .required = true, .min = INT_MIN, .max = INT_MAX,
	 .doc = "What must be kept at least, or at most for a metric that goes down"},
	CYCLE,
};
const struct field kpi_drop_fields[1] = {CYCLE};
