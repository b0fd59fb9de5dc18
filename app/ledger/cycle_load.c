#include "app/ledger/cycle_load.h"

#include <stdio.h>
#include <string.h>

#include "app/ledger/core.h"
#include "app/model/days.h"

bool cycle_id_parse(const char *id, struct date *first)
{
	int year, quarter;
	char end;

	if (strlen(id) != 6 || sscanf(id, "%4dq%1d%c", &year, &quarter, &end) != 2 ||
	    year < 1970 || quarter < 1 || quarter > 4)
		return false;
	*first = (struct date){(int16_t)year, (int8_t)(quarter * 3 - 2), 1};
	return true;
}

void cycle_id_of(struct date date, char out[CYCLE_ID_SIZE])
{
	snprintf(out, CYCLE_ID_SIZE, "%04dq%d", date.year % 10000, (date.month - 1) / 3 % 4 + 1);
}

struct date ledger_today(const struct ledger *ledger)
{
	if (!clock_calibrated(ledger->clock))
		return (struct date){0};
	return date_of(clock_wall_ms(ledger->clock));
}

static bool count_days(struct ledger *ledger, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM special_day WHERE created = 1 AND state = 'set'", "");
}

static struct special_day day_of_row(sqlite3_stmt *row, struct arena *arena)
{
	struct date date = {0};

	date_parse(db_text(row, 0), &date);
	return (struct special_day){
		.day = date_number(date),
		.work = strcmp(db_text(row, 1), "work") == 0,
		.name = arena_text(arena, db_text(row, 2)),
	};
}

/* The shipped days first: of two entries for one day the later wins. */
static void lay_over(const struct workdays *shipped, const struct special_day *days, int count,
		     struct arena *arena, struct workdays *calendar)
{
	int total = shipped->count + count;
	struct workday_exception *list = arena_array(arena, (size_t)total, sizeof(*list));

	if (shipped->count)
		memcpy(list, shipped->exceptions, (size_t)shipped->count * sizeof(*list));
	for (int i = 0; i < count; i++)
		list[shipped->count + i] = (struct workday_exception){
			.date = date_from_number(days[i].day),
			.rule = days[i].work ? WORKDAY_WORK : WORKDAY_OFF,
			.name = {days[i].name, days[i].name},
		};
	*calendar = workdays_build(list, total, arena);
}

bool workdays_load(struct ledger *ledger, struct arena *arena, struct workdays *calendar,
		   struct special_day **days, int *count, struct err *err)
{
	static const char sql[] = "SELECT date, rule, name FROM special_day"
				  " WHERE created = 1 AND state = 'set' ORDER BY date LIMIT ?1";
	struct workdays shipped;
	int64_t room;
	enum db_step step;

	*count = 0;
	if (!workdays_parse(workdays_shipped(), arena, &shipped, err) ||
	    !count_days(ledger, &room, err))
		return false;
	if (room > WORKDAYS_EXCEPTIONS_MAX - shipped.count)
		room = WORKDAYS_EXCEPTIONS_MAX - shipped.count;
	*days = arena_array(arena, (size_t)room, sizeof(**days));
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "i", room);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		(*days)[(*count)++] = day_of_row(row, arena);
	lay_over(&shipped, *days, *count, arena, calendar);
	return step == DB_DONE;
}

/* Columns: name, first, last, drafting, consensus, publishing, review. */
static void take_row(sqlite3_stmt *row, struct arena *arena, struct goal_cycle *cycle)
{
	struct date *const dates[] = {&cycle->dates.first,     &cycle->dates.last,
				      &cycle->dates.drafting,  &cycle->dates.consensus,
				      &cycle->dates.publishing, &cycle->dates.review};

	cycle->name = arena_text(arena, db_text(row, 0));
	for (int i = 0; i < 6; i++)
		date_parse(db_text(row, i + 1), dates[i]);
}

/* What two walls wrote at once may not fit together; then the id says what the row does not. */
static bool is_whole(const struct goal_cycle *cycle)
{
	int days = date_days(cycle->dates.first, cycle->dates.last);

	return cycle->dates.first.year && cycle->dates.last.year && days >= 0 && days < CYCLE_DAYS_MAX;
}

bool cycle_load(struct ledger *ledger, const char *id, const struct workdays *calendar,
		struct arena *arena, struct goal_cycle *cycle, bool *found, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT name, first, last, drafting, consensus, publishing, review"
				   " FROM cycle WHERE id = ?1 AND created = 1 AND state <> 'removed'",
				   "t", id);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;
	struct date first;
	bool quarter = cycle_id_parse(id, &first);

	*cycle = (struct goal_cycle){.id = arena_text(arena, id), .name = ""};
	if (quarter)
		cycle->dates = cycle_of_quarter(first);
	if (step == DB_ROW)
		take_row(row, arena, cycle);
	if (row)
		db_reset(row);
	if (quarter && !is_whole(cycle))
		cycle->dates = cycle_of_quarter(first);
	*found = is_whole(cycle);
	if (*found)
		cycle_derive(&cycle->dates, calendar);
	return step != DB_FAILED;
}

bool cycle_load_at(struct ledger *ledger, struct date day, const struct workdays *calendar,
		   struct arena *arena, struct goal_cycle *cycle, struct err *err)
{
	char text[DATE_SIZE], quarter[CYCLE_ID_SIZE];
	bool found;

	date_format(day, text);
	cycle_id_of(day, quarter);
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT id FROM cycle WHERE created = 1 AND state <> 'removed'"
				   " AND first <= ?1 AND last >= ?1 ORDER BY first DESC, id LIMIT 1",
				   "t", text);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;
	const char *id = step == DB_ROW ? arena_text(arena, db_text(row, 0)) : quarter;
	if (row)
		db_reset(row);
	return step != DB_FAILED &&
	       cycle_load(ledger, id, calendar, arena, cycle, &found, err) &&
	       (found || cycle_load(ledger, quarter, calendar, arena, cycle, &found, err));
}
