#include "app/ledger/goals_views.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/goals_load.h"
#include "app/ledger/say.h"
#include "app/model/starter.h"

enum { READINGS_MAX = 400 };

static const struct metric_reading *newest(const struct goals *goals, const struct metric *metric)
{
	return metric->count ? &goals->readings[metric->first + metric->count - 1] : NULL;
}

static void say_kpi(struct buf *out, const struct goals *goals, const struct metric *metric)
{
	enum kpi_verdict verdict = metric_verdict(goals, metric);

	if (verdict == KPI_NONE) {
		say_null(out, "kpi");
		return;
	}
	say_open(out, "kpi", '{');
	say_text(out, "cycle", goals->cycle.id);
	say_number(out, "floor", metric->floor);
	if (verdict == KPI_OPEN)
		say_null(out, "met");
	else
		say_bool(out, "met", verdict == KPI_MET);
	say_text_or_null(out, "key_result", metric->floor_from);
	say_close(out, '}');
}

static void say_value(struct buf *out, const struct metric_reading *reading, int32_t today)
{
	if (!reading) {
		say_null(out, "current");
		say_null(out, "current_date");
		say_null(out, "data_age_days");
		return;
	}
	say_number(out, "current", reading->value);
	int32_t day = date_number(reading->date);
	say_day(out, "current_date", day);
	if (today)
		say_int(out, "data_age_days", today > day ? today - day : 0);
	else
		say_null(out, "data_age_days");
}

static void say_band(struct buf *out, const struct metric *metric)
{
	if (metric->direction == DIRECTION_HOLD) {
		say_number(out, "low", metric->low);
		say_number(out, "high", metric->high);
	} else {
		say_null(out, "low");
		say_null(out, "high");
	}
}

static void say_key_results(struct buf *out, const struct goals *goals, const struct metric *metric)
{
	say_open(out, "key_results", '[');
	for (int i = 0; i < goals->key_result_count; i++)
		if (goals->key_results[i].metric >= 0 &&
		    &goals->metrics[goals->key_results[i].metric] == metric)
			say_text(out, NULL, goals->key_results[i].id);
	say_close(out, ']');
}

/* The object is left open, so that more can be said. */
static void say_metric(struct buf *out, const struct reader *reader, const struct goals *goals,
		       const struct metric *metric, int32_t today)
{
	say_open(out, NULL, '{');
	say_text(out, "id", metric->id);
	say_text(out, "name", metric_name_words(metric->name, metric->id, reader->lang));
	say_bool(out, "shipped", starter_metric(metric->id) != NULL);
	say_text_or_null(out, "platform", metric->platform);
	say_text(out, "formula", metric_formula_words(metric->formula, metric->id, reader->lang));
	say_text(out, "measure", metric->measure);
	say_text(out, "direction", direction_words[metric->direction]);
	say_band(out, metric);
	say_text(out, "stage", stage_words[metric->stage]);
	say_text(out, "frequency", frequency_words[metric->frequency]);
	say_value(out, newest(goals, metric), today);
	say_kpi(out, goals, metric);
	say_key_results(out, goals, metric);
}

static int32_t today_number(const struct ledger *ledger)
{
	struct date today = ledger_today(ledger);

	return today.year ? date_number(today) : 0;
}

bool view_metrics(struct ledger *ledger, const struct reader *reader, struct buf *out,
		  struct err *err)
{
	struct goals *goals = snapshot_load_goals(ledger, err);

	if (!goals)
		return false;
	say_open(out, NULL, '{');
	say_text_or_null(out, "cycle", goals->cycle.id);
	say_open(out, "items", '[');
	for (int i = 0; i < goals->metric_count; i++) {
		say_metric(out, reader, goals, &goals->metrics[i], today_number(ledger));
		say_close(out, '}');
	}
	say_close(out, ']');
	say_close(out, '}');
	topic_drop(goals);
	return true;
}

/* The whole history, not only what the wall shows of it. */
static bool say_readings(struct ledger *ledger, const char *id, struct buf *out, struct err *err)
{
	enum db_step step;
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT date, value FROM (SELECT date, value FROM reading"
				   " WHERE metric = ?1 AND created = 1 AND state = 'set'"
				   " ORDER BY date DESC LIMIT ?2) ORDER BY date",
				   "ti", id, (int64_t)READINGS_MAX);

	if (!row)
		return false;
	say_open(out, "readings", '[');
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		say_open(out, NULL, '{');
		say_text(out, "date", db_text(row, 0));
		say_number(out, "value", sqlite3_column_double(row, 1));
		say_close(out, '}');
	}
	say_close(out, ']');
	return step == DB_DONE;
}

static const struct metric *metric_named(const struct goals *goals, const char *id)
{
	for (int i = 0; i < goals->metric_count; i++)
		if (strcmp(goals->metrics[i].id, id) == 0)
			return &goals->metrics[i];
	return NULL;
}

bool view_metric(struct ledger *ledger, const struct reader *reader, const char *id,
		 struct buf *out, struct err *err)
{
	struct goals *goals = snapshot_load_goals(ledger, err);

	if (!goals)
		return false;
	const struct metric *metric = metric_named(goals, id);
	bool ok = true;
	if (metric) {
		say_metric(out, reader, goals, metric, today_number(ledger));
		ok = say_readings(ledger, id, out, err);
		say_close(out, '}');
	}
	topic_drop(goals);
	return metric ? ok : view_removed(ledger, "metric", id, L_err_no_metric, out, err);
}
