#include "app/ledger/core.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/meetings.h"

/* The first day that is loaded, as text. Without a clock nothing is of today, and all is loaded. */
static void first_day(const struct ledger *ledger, char out[DATE_SIZE])
{
	struct date day = date_of(clock_wall_ms(ledger->clock));

	if (!clock_calibrated(ledger->clock))
		day = (struct date){1, 1, 1};
	date_format(date_from_number(date_number(day) - MEETINGS_KEPT_DAYS), out);
}

static int32_t day_of(const char *text)
{
	struct date date = {0};

	return date_parse(text, &date) ? date_number(date) : 0;
}

/* How many rows there may be; ?1 is the first day. */
static bool count_rows(struct ledger *ledger, const char *sql, const char *first, size_t *count,
		       struct err *err)
{
	int64_t value;
	bool found;

	if (!db_integer(&ledger->db, err, &value, &found, sql, "t", first))
		return false;
	*count = (size_t)value;
	return true;
}

/* What another version wrote and this one cannot read is a meeting that is not held. */
static bool read_meeting(struct arena *arena, sqlite3_stmt *row, struct meeting *meeting)
{
	*meeting = (struct meeting){
		.id = arena_text(arena, db_text(row, 0)),
		.name = arena_text(arena, db_text(row, 1)),
		.weekday = sqlite3_column_int(row, 4),
		.nth = sqlite3_column_int(row, 5),
		.month = sqlite3_column_int(row, 6),
		.length_min = sqlite3_column_int(row, 7),
		.scene = arena_text(arena, db_text(row, 8)),
	};
	return meeting_kind_named(db_text(row, 2), &meeting->kind) &&
	       meeting_time_parse(db_text(row, 3), &meeting->minute);
}

static bool load_rituals(struct ledger *ledger, struct meetings *meetings, const char *first,
			 struct err *err)
{
	static const char sql[] =
		"SELECT id, name, kind, time, weekday, nth, month, length_min, scene FROM ritual"
		" WHERE created = 1 AND state = 'live' ORDER BY CASE kind WHEN 'daily' THEN 0"
		" WHEN 'weekly' THEN 1 WHEN 'monthly' THEN 2 WHEN 'quarterly' THEN 3"
		" WHEN 'half_year' THEN 4 ELSE 5 END, time, id";
	struct arena *arena = &meetings->topic.arena;
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM ritual WHERE ?1 <> ''", first, &most, err))
		return false;
	meetings->meetings = arena_array(arena, most, sizeof(*meetings->meetings));
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		if (read_meeting(arena, row, &meetings->meetings[meetings->meeting_count]))
			meetings->meeting_count++;
	return step == DB_DONE;
}

static bool load_checkins(struct ledger *ledger, struct meetings *meetings, const char *first,
			  struct err *err)
{
	struct arena *arena = &meetings->topic.arena;
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM checkin WHERE date >= ?1", first, &most, err))
		return false;
	meetings->checkins = arena_array(arena, most, sizeof(*meetings->checkins));
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT member, date, yesterday, today, difficulty, card, posted_at"
				   " FROM checkin WHERE created = 1 AND state = 'posted'"
				   " AND date >= ?1 ORDER BY date, posted_at, id",
				   "t", first);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		meetings->checkins[meetings->checkin_count++] = (struct checkin){
			.member = arena_text(arena, db_text(row, 0)),
			.day = day_of(db_text(row, 1)),
			.yesterday = arena_text(arena, db_text(row, 2)),
			.today = arena_text(arena, db_text(row, 3)),
			.difficulty = arena_text(arena, db_text(row, 4)),
			.card = arena_text(arena, db_text(row, 5)),
			.at_ms = sqlite3_column_int64(row, 6),
		};
	return step == DB_DONE;
}

static bool load_absences(struct ledger *ledger, struct meetings *meetings, const char *first,
			  struct err *err)
{
	struct arena *arena = &meetings->topic.arena;
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM absence WHERE date >= ?1", first, &most, err))
		return false;
	meetings->absences = arena_array(arena, most, sizeof(*meetings->absences));
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT member, date FROM absence WHERE created = 1"
				   " AND state = 'away' AND date >= ?1 ORDER BY date, id",
				   "t", first);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		meetings->absences[meetings->absence_count++] = (struct absence){
			.member = arena_text(arena, db_text(row, 0)),
			.day = day_of(db_text(row, 1)),
		};
	return step == DB_DONE;
}

/* Of a note that is not blocked any more nobody asks. */
static bool load_helps(struct ledger *ledger, struct meetings *meetings, const char *first,
		       struct err *err)
{
	struct arena *arena = &meetings->topic.arena;
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM help WHERE ?1 <> ''", first, &most, err))
		return false;
	meetings->helps = arena_array(arena, most, sizeof(*meetings->helps));
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT card, member, text, offered_at FROM help"
				   " WHERE created = 1 AND state = 'offered' AND EXISTS (SELECT 1"
				   " FROM card WHERE card.id = help.card AND card.state = 'board')"
				   " ORDER BY id",
				   "");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		meetings->helps[meetings->help_count++] = (struct help){
			.card = arena_text(arena, db_text(row, 0)),
			.member = arena_text(arena, db_text(row, 1)),
			.text = arena_text(arena, db_text(row, 2)),
			.at_ms = sqlite3_column_int64(row, 3),
		};
	return step == DB_DONE;
}

static bool load_workdays(struct meetings *meetings, struct err *err)
{
	return workdays_parse(workdays_shipped(), &meetings->topic.arena, &meetings->workdays, err);
}

struct meetings *snapshot_load_meetings(struct ledger *ledger, struct err *err)
{
	struct meetings *meetings = meetings_new();
	char first[DATE_SIZE];
	bool own = false;

	first_day(ledger, first);
	bool ok = read_begin(ledger, &own, err) && load_workdays(meetings, err) &&
		  load_rituals(ledger, meetings, first, err) &&
		  load_checkins(ledger, meetings, first, err) &&
		  load_absences(ledger, meetings, first, err) &&
		  load_helps(ledger, meetings, first, err);
	read_end(ledger, own);
	if (ok)
		return meetings;
	topic_drop(meetings);
	return NULL;
}
