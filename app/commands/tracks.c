#include <limits.h>
#include <string.h>

#include "app/commands/goals.h"
#include "app/model/starter.h"

/*
 * Two tracks on one metric 双轨: the floor that is to be kept, and the stretch that is aimed at. Either
 * may come first, and the second remembers where it came from.
 */
enum { TITLE_MAX = 60 };

/* 摘取为KPI: what a key result is measured by gets a floor. The key result stays what it is. */
bool kr_kpi(struct call *call, struct err *err)
{
	struct standing_kr kr;

	call->subject = call->id;
	if (!kr_must_stand(call, call->id, NULL, &kr, err) || !kr_must_be_mine(call, &kr, err))
		return false;
	const char *metric = state_text(&kr.state, "metric");
	if (!*metric)
		return err_say(err, ERR_CONFLICT, L_err_kr_without_metric, NULL);
	return append_kpi(call, metric, kr.cycle, call_value(call, "floor")->number, call->id, err);
}

/* "打开率 3.2 → 6%" */
static const char *title_of(struct call *call, const struct state *metric, bool has_start,
			    double start, double target)
{
	const char *name = metric_name_words(state_text(metric, "name"), call->id, call->lang);
	const char *measure = state_text(metric, "measure");

	if (has_start)
		return arena_printf(call->arena, "%s %.12g → %.12g%s", name, start, target, measure);
	return arena_printf(call->arena, "%s → %.12g%s", name, target, measure);
}

static bool target_must_lie_beyond(const char *direction, double start, double target,
				   struct err *err)
{
	if (strcmp(direction, "up") == 0 && target <= start)
		return err_field(err, "target", L_err_target_up, NULL);
	if (strcmp(direction, "down") == 0 && target >= start)
		return err_field(err, "target", L_err_target_down, NULL);
	return true;
}

static bool append_stretch(struct call *call, const struct state *metric, const char *kpi,
			   struct err *err)
{
	double target = call_value(call, "target")->number, start = 0;
	const char *direction = state_text(metric, "direction"), *title = given_text(call, "title");
	struct data data = {0};
	bool has_start;

	if (!read_newest_reading(call->ledger, call->id, &has_start, &start, err) ||
	    (has_start && !target_must_lie_beyond(direction, start, target, err)))
		return false;
	data_text(&data, "objective", call_value(call, "objective")->text);
	data_text(&data, "kind", "metric");
	data_text(&data, "title",
		  title ? title : title_of(call, metric, has_start, start, target));
	data_text(&data, "metric", call->id);
	data_text(&data, "direction", direction);
	if (has_start)
		data_number(&data, "start", start);
	data_number(&data, "target", target);
	if (kpi)
		data_text(&data, "kpi", kpi);
	call->subject = fresh_id(call);
	return data_append(call, "kr.added", call->subject, &data, err);
}

/* 设为挑战: a key result on a metric, from where it stands now. Its floor stays what it is. */
bool metric_stretch(struct call *call, struct err *err)
{
	const char *top = call_value(call, "objective")->text;
	struct state metric, objective, kpi;

	if (!state_must_be(call, "metric", call->id, NULL, L_err_no_metric, &metric, err) ||
	    !objective_must_be(call, top, "objective", &objective, err) ||
	    !owner_must_be_mine(call, state_text(&objective, "owner"), err) ||
	    !room_for_key_result(call, top, err))
		return false;
	const char *id = arena_printf(call->arena, "%s-%s", call->id,
				      state_text(&objective, "cycle"));
	return state_read(call->ledger, "kpi", id, call->arena, &kpi, err) &&
	       append_stretch(call, &metric, kpi.found ? id : NULL, err);
}

const struct field kr_kpi_fields[1] = {
	{.name = "floor", .type = FIELD_NUMBER, .required = true, .min = INT_MIN, .max = INT_MAX,
	 .doc = "What must be kept at least, or at most for a metric that goes down"},
};

const struct field metric_stretch_fields[3] = {
	{.name = "objective", .type = FIELD_ID, .required = true, .doc = "The objective it belongs to"},
	{.name = "target", .type = FIELD_NUMBER, .required = true, .min = INT_MIN, .max = INT_MAX,
	 .doc = "The stretch that is aimed at"},
	{.name = "title", .type = FIELD_TEXT, .min = 1, .max = TITLE_MAX,
	 .doc = "What will be so; said from the metric when not given"},
};
