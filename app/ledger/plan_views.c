#include <stdlib.h>
#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/goals_load.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/say.h"

/* What the plan is made in: units, cycles and working days; and single links and suggestions. */

bool view_units(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err)
{
	struct viewing in;

	if (!viewing_open(&in, ledger, reader, NULL, out, err))
		return false;
	say_open(out, NULL, '{');
	say_open(out, "items", '[');
	for (int i = 0; i < in.goals->unit_count; i++)
		say_unit(&in, &in.goals->units[i]);
	say_close(out, ']');
	say_close(out, '}');
	viewing_close(&in);
	return true;
}

bool view_unit(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err)
{
	struct viewing in;
	bool found = false;

	if (!viewing_open(&in, ledger, reader, NULL, out, err))
		return false;
	for (int i = 0; i < in.goals->unit_count && !found; i++) {
		found = strcmp(in.goals->units[i].id, id) == 0;
		if (found)
			say_unit(&in, &in.goals->units[i]);
	}
	viewing_close(&in);
	return found || view_removed(ledger, "unit", id, L_err_no_unit, out, err);
}

/* --- cycles -------------------------------------------------------------------------------------- */

enum { CYCLES_MAX = 200 };

struct cycle_list {
	struct goal_cycle cycles[CYCLES_MAX];
	int64_t objectives[CYCLES_MAX];
	int count;
};

static bool add_cycle(const struct viewing *in, struct cycle_list *list, const char *id,
		      int64_t objectives, struct err *err)
{
	bool found;

	for (int i = 0; i < list->count; i++)
		if (strcmp(list->cycles[i].id, id) == 0)
			return true;
	if (list->count == CYCLES_MAX)
		return true;
	if (!cycle_load(in->ledger, id, &in->goals->workdays, &in->goals->topic.arena,
			&list->cycles[list->count], &found, err))
		return false;
	list->objectives[list->count] = objectives;
	list->count += found;
	return true;
}

static bool collect_cycles(const struct viewing *in, struct cycle_list *list, struct err *err)
{
	static const char sql[] =
		"SELECT id, sum(n) FROM (SELECT cycle AS id, 1 AS n FROM objective WHERE created = 1"
		" AND state = 'live' UNION ALL SELECT id, 0 FROM cycle WHERE created = 1"
		" AND state <> 'removed') GROUP BY id ORDER BY id DESC";
	struct arena *arena = &in->goals->topic.arena;
	enum db_step step;
	sqlite3_stmt *row = db_ask(&in->ledger->db, err, sql, "");

	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, err)) == DB_ROW)
		if (!add_cycle(in, list, arena_text(arena, db_text(row, 0)),
			       sqlite3_column_int64(row, 1), err)) {
			db_reset(row);
			return false;
		}
	return step == DB_DONE && add_cycle(in, list, in->goals->cycle.id, 0, err) &&
	       (!*in->goals->next.id || add_cycle(in, list, in->goals->next.id, 0, err));
}

/* By first day, earliest first: an index sort, since counts go along. */
static void say_cycles(const struct viewing *in, const struct cycle_list *list)
{
	bool said[CYCLES_MAX] = {false};

	for (int n = 0; n < list->count; n++) {
		int first = -1;
		for (int i = 0; i < list->count; i++)
			if (!said[i] &&
			    (first < 0 || date_number(list->cycles[i].dates.first) <
						  date_number(list->cycles[first].dates.first)))
				first = i;
		said[first] = true;
		say_cycle_open(in, NULL, &list->cycles[first]);
		say_int(in->out, "objectives", list->objectives[first]);
		say_close(in->out, '}');
	}
}

bool view_cycles(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err)
{
	struct cycle_list *list = calloc(1, sizeof(*list));
	struct viewing in;

	if (!list)
		abort();
	bool ok = viewing_open(&in, ledger, reader, NULL, out, err);
	if (ok) {
		ok = collect_cycles(&in, list, err);
		say_open(out, NULL, '{');
		say_open(out, "items", '[');
		say_cycles(&in, list);
		say_close(out, ']');
		say_text_or_null(out, "current", in.goals->cycle.id);
		say_text_or_null(out, "next", in.goals->next.id);
		say_close(out, '}');
		viewing_close(&in);
	}
	free(list);
	return ok;
}

bool view_cycle(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err)
{
	struct viewing in;

	if (!viewing_open(&in, ledger, reader, id, out, err))
		return false;
	say_cycle(&in, NULL, &in.goals->cycle);
	viewing_close(&in);
	return true;
}

/* --- days ---------------------------------------------------------------------------------------- */

static bool is_own(const struct goals *goals, int32_t day)
{
	for (int i = 0; i < goals->day_count; i++)
		if (goals->days[i].day == day)
			return true;
	return false;
}

static void say_a_day(const struct viewing *in, struct date date)
{
	const struct workday_exception *exception =
		workdays_exception(&in->goals->workdays, date);

	say_open(in->out, NULL, '{');
	say_day(in->out, "date", date_number(date));
	say_text(in->out, "rule", workdays_is(&in->goals->workdays, date) ? "work" : "off");
	say_text(in->out, "name", exception ? exception->name[in->reader->lang] : "");
	say_bool(in->out, "own", is_own(in->goals, date_number(date)));
	say_close(in->out, '}');
}

static void say_known_years(const struct viewing *in)
{
	const struct workdays *calendar = &in->goals->workdays;
	int year = 0;

	say_open(in->out, "known", '[');
	for (int i = 0; i < calendar->count; i++) {
		if (calendar->exceptions[i].date.year == year)
			continue;
		year = calendar->exceptions[i].date.year;
		if (workdays_known(calendar, year))
			say_int(in->out, NULL, year);
	}
	say_close(in->out, ']');
}

bool view_days(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err)
{
	struct viewing in;

	if (!viewing_open(&in, ledger, reader, NULL, out, err))
		return false;
	say_open(out, NULL, '{');
	say_open(out, "items", '[');
	for (int i = 0; i < in.goals->workdays.count; i++)
		say_a_day(&in, in.goals->workdays.exceptions[i].date);
	say_close(out, ']');
	say_known_years(&in);
	say_close(out, '}');
	viewing_close(&in);
	return true;
}

bool view_day(struct ledger *ledger, const struct reader *reader, const char *date, struct buf *out,
	      struct err *err)
{
	struct viewing in;
	struct date day;

	if (!date_parse(date, &day))
		return err_say(err, ERR_NOT_FOUND, L_err_no_day, NULL);
	if (!viewing_open(&in, ledger, reader, NULL, out, err))
		return false;
	say_a_day(&in, day);
	viewing_close(&in);
	return true;
}

/* --- one link, one suggestion -------------------------------------------------------------------- */

/* Opens the view on the cycle of what hangs on an objective; *found is false when that is gone. */
static bool open_at(struct viewing *in, struct ledger *ledger, const struct reader *reader,
		    const char *sql, const char *id, struct buf *out, bool *found, struct err *err)
{
	struct arena arena = {0};
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "t", id);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;
	const char *cycle = step == DB_ROW ? arena_text(&arena, db_text(row, 0)) : "";

	if (row)
		db_reset(row);
	*found = step == DB_ROW;
	bool ok = step != DB_FAILED &&
		  (!*found || viewing_open(in, ledger, reader, cycle, out, err));
	arena_finish(&arena);
	return ok;
}

bool view_link(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err)
{
	static const char sql[] = "SELECT o.cycle FROM goal_link l JOIN objective o"
				  " ON o.id = l.objective AND o.created = 1 AND o.state = 'live'"
				  " WHERE l.id = ?1 AND l.created = 1 AND l.state <> 'removed'";
	struct viewing in;
	bool found;

	if (!open_at(&in, ledger, reader, sql, id, out, &found, err))
		return false;
	if (found) {
		found = false;
		for (int i = 0; i < in.goals->link_count && !found; i++)
			if ((found = strcmp(in.goals->links[i].id, id) == 0))
				say_link(&in, &in.goals->links[i]);
		viewing_close(&in);
	}
	return found || view_removed(ledger, "link", id, L_err_no_link, out, err);
}

bool view_suggestion(struct ledger *ledger, const struct reader *reader, const char *id,
		     struct buf *out, struct err *err)
{
	static const char sql[] = "SELECT o.cycle FROM suggestion s JOIN objective o"
				  " ON o.id = s.objective AND o.created = 1 AND o.state = 'live'"
				  " WHERE s.id = ?1 AND s.created = 1 AND s.state <> 'removed'";
	struct viewing in;
	bool found;

	if (!open_at(&in, ledger, reader, sql, id, out, &found, err))
		return false;
	if (found) {
		found = false;
		for (int i = 0; i < in.goals->suggestion_count && !found; i++)
			if ((found = strcmp(in.goals->suggestions[i].id, id) == 0))
				say_suggestion(&in, &in.goals->suggestions[i]);
		viewing_close(&in);
	}
	return found || view_removed(ledger, "suggestion", id, L_err_no_suggestion, out, err);
}
