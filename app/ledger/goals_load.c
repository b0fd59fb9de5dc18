#include "app/ledger/goals_load.h"

#include <stdlib.h>
#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/model/days.h"

const char *load_text(const struct loading *in, sqlite3_stmt *row, int column)
{
	return arena_text(in->arena, db_text(row, column));
}

static struct date load_date(sqlite3_stmt *row, int column)
{
	struct date date;

	return date_parse(db_text(row, column), &date) ? date : (struct date){0};
}

int32_t load_day(sqlite3_stmt *row, int column)
{
	struct date date = load_date(row, column);

	return date.year ? date_number(date) : 0;
}

bool load_count(struct loading *in, size_t *count, const char *sql, const char *cycle)
{
	int64_t value;
	bool found;

	if (!db_integer(&in->ledger->db, in->err, &value, &found, sql, cycle ? "t" : "", cycle))
		return false;
	*count = (size_t)value;
	return true;
}

/* Parents are indices, so a second look sets them. */
static bool load_units(struct loading *in)
{
	struct goals *goals = in->goals;
	const char **parents;
	size_t most;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*) FROM unit", NULL))
		return false;
	goals->units = arena_array(in->arena, most, sizeof(*goals->units));
	parents = arena_array(in->arena, most, sizeof(*parents));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT id, name, level, outside, parent FROM unit"
				   " WHERE created = 1 AND state = 'live' ORDER BY added, id",
				   "");
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW) {
		parents[goals->unit_count] = load_text(in, row, 4);
		goals->units[goals->unit_count++] = (struct unit){
			.id = load_text(in, row, 0),
			.name = load_text(in, row, 1),
			.level = (enum unit_level)word_place(unit_level_words, db_text(row, 2),
							     UNIT_TEAM),
			.parent = -1,
			.outside = sqlite3_column_int(row, 3) != 0,
		};
	}
	for (int i = 0; i < goals->unit_count; i++)
		for (int k = 0; k < goals->unit_count; k++)
			if (k != i && strcmp(goals->units[k].id, parents[i]) == 0)
				goals->units[i].parent = k;
	return step == DB_DONE;
}

static struct metric metric_of_row(struct loading *in, sqlite3_stmt *row)
{
	return (struct metric){
		.id = load_text(in, row, 0),
		.name = load_text(in, row, 1),
		.platform = load_text(in, row, 2),
		.formula = load_text(in, row, 3),
		.measure = load_text(in, row, 4),
		.direction = (enum direction)word_place(direction_words, db_text(row, 5),
							DIRECTION_UP),
		.low = sqlite3_column_double(row, 6),
		.high = sqlite3_column_double(row, 7),
		.stage = (enum funnel_stage)word_place(stage_words, db_text(row, 8), STAGE_NONE),
		.frequency = (enum frequency)word_place(frequency_words, db_text(row, 9), EVERY_WEEK),
		.has_floor = sqlite3_column_type(row, 10) != SQLITE_NULL,
		.floor = sqlite3_column_double(row, 10),
		.floor_from = load_text(in, row, 11),
	};
}

static bool load_metrics(struct loading *in)
{
	static const char sql[] =
		"SELECT m.id, name, platform, formula, measure, direction, low, high, stage,"
		" frequency, k.floor, k.key_result FROM metric m LEFT JOIN kpi k ON k.metric = m.id"
		" AND k.cycle = ?1 AND k.created = 1 AND k.state = 'set'"
		" WHERE m.created = 1 AND m.state = 'live' ORDER BY m.added, m.id";
	struct goals *goals = in->goals;
	size_t most;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*) FROM metric", NULL))
		return false;
	goals->metrics = arena_array(in->arena, most, sizeof(*goals->metrics));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err, sql, "t", goals->cycle.id);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW)
		goals->metrics[goals->metric_count++] = metric_of_row(in, row);
	return step == DB_DONE;
}

/*
 * Those of the cycle and of the weeks before, and the newest before that, however old. A metric's come
 * together, in the metrics' order.
 */
#define READINGS_SHOWN                                                                              \
	" FROM reading r JOIN metric m ON m.id = r.metric AND m.created = 1 AND m.state = 'live'"   \
	" WHERE r.created = 1 AND r.state = 'set' AND r.date <= ?2 AND (r.date >= ?1 OR r.date ="   \
	" (SELECT max(n.date) FROM reading n WHERE n.metric = r.metric AND n.date <= ?2"            \
	" AND n.created = 1 AND n.state = 'set'))"

static bool load_readings(struct loading *in)
{
	struct goals *goals = in->goals;
	char from[DATE_SIZE] = "0001-01-01", until[DATE_SIZE] = "9999-12-31";
	int64_t most;
	int metric = 0;
	bool found;
	enum db_step step;

	if (*goals->cycle.id) {
		date_format(date_later(goals->cycle.dates.first, -READINGS_BEFORE_DAYS), from);
		date_format(goals->cycle.dates.last, until);
	}
	if (!db_integer(&in->ledger->db, in->err, &most, &found, "SELECT count(*)" READINGS_SHOWN,
			"tt", from, until))
		return false;
	goals->readings = arena_array(in->arena, (size_t)most, sizeof(*goals->readings));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT r.metric, r.date, r.value" READINGS_SHOWN
				   " ORDER BY m.added, m.id, r.date, r.id",
				   "tt", from, until);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW) {
		while (strcmp(goals->metrics[metric].id, db_text(row, 0)) != 0)
			goals->metrics[++metric].first = goals->reading_count;
		goals->readings[goals->reading_count++] =
			(struct metric_reading){load_date(row, 1), sqlite3_column_double(row, 2)};
		goals->metrics[metric].count++;
	}
	while (++metric < goals->metric_count)
		goals->metrics[metric].first = goals->reading_count;
	return step == DB_DONE;
}

bool load_library(struct loading *in)
{
	return load_units(in) && load_metrics(in) && load_readings(in);
}

/* While the clock is not known: the last cycle that anybody wrote objectives for. */
static bool last_cycle(struct loading *in)
{
	struct goals *goals = in->goals;
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT max(cycle) FROM objective WHERE created = 1"
				   " AND state = 'live'",
				   "");
	enum db_step step = row ? db_step(&in->ledger->db, row, in->err) : DB_FAILED;
	const char *id = step == DB_ROW ? load_text(in, row, 0) : "";
	bool found;

	if (row)
		db_reset(row);
	if (step == DB_FAILED)
		return false;
	if (!*id)
		return true;
	if (!cycle_load(in->ledger, id, &goals->workdays, in->arena, &goals->cycle, &found, in->err))
		return false;
	if (!found)
		goals->cycle.id = "";
	return true;
}

static bool choose_cycle(struct loading *in, const char *id, struct date today)
{
	struct goals *goals = in->goals;
	bool found;

	if (!id && today.year)
		return cycle_load_at(in->ledger, today, &goals->workdays, in->arena, &goals->cycle,
				     in->err);
	if (!id)
		return last_cycle(in);
	if (!cycle_load(in->ledger, id, &goals->workdays, in->arena, &goals->cycle, &found, in->err))
		return false;
	return found || err_say(in->err, ERR_NOT_FOUND, L_err_no_cycle, NULL);
}

static bool load_next(struct loading *in)
{
	struct goals *goals = in->goals;

	if (!*goals->cycle.id)
		return true;
	if (!cycle_load_at(in->ledger, date_later(goals->cycle.dates.last, 1), &goals->workdays,
			   in->arena, &goals->next, in->err))
		return false;
	/* A quarter that was planned to end early is followed by nothing until somebody plans it. */
	if (strcmp(goals->next.id, goals->cycle.id) == 0)
		goals->next = (struct goal_cycle){.id = "", .name = ""};
	return true;
}

/* The next cycle is drafted and agreed on while this one runs. */
static bool load_coming(struct loading *in, struct date today)
{
	struct goals *goals = in->goals;
	struct goals *coming = arena_alloc(in->arena, sizeof(*coming));
	struct loading there = {in->ledger, coming, in->arena, in->err};

	if (!*goals->next.id || !today.year ||
	    date_number(today) < date_number(goals->next.dates.drafting))
		return true;
	*coming = (struct goals){.cycle = goals->next, .next = {.id = "", .name = ""},
				 .workdays = goals->workdays};
	if (!load_library(&there) || !load_objectives(&there))
		return false;
	goals_stand(coming, today);
	if (coming->objective_count)
		goals->coming = coming;
	return true;
}

static bool load_all(struct loading *in, const char *cycle, struct date today)
{
	struct goals *goals = in->goals;

	return workdays_load(in->ledger, in->arena, &goals->workdays, &goals->days,
			     &goals->day_count, in->err) &&
	       choose_cycle(in, cycle, today) && load_next(in) && load_library(in) &&
	       load_objectives(in) &&
	       (cycle || (load_coming(in, today) && load_past(in, today)));
}

struct goals *goals_load(struct ledger *ledger, const char *cycle, struct err *err)
{
	struct goals *goals = goals_new();
	struct loading in = {ledger, goals, &goals->topic.arena, err};
	struct date today = ledger_today(ledger);
	bool own = false;
	bool ok = read_begin(ledger, &own, err) && load_all(&in, cycle, today);

	read_end(ledger, own);
	if (ok) {
		goals_stand(goals, today);
		return goals;
	}
	topic_drop(goals);
	return NULL;
}

struct goals *snapshot_load_goals(struct ledger *ledger, struct err *err)
{
	return goals_load(ledger, NULL, err);
}
