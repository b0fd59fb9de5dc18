#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/days.h"
#include "app/model/meetings.h"

/* Quarters that are looked at: as far as MEETING_AHEAD_DAYS goes. */
enum { CYCLES_AHEAD = 6 };

/* Without a clock nothing is of today, and all is loaded. */
static struct date first_day(const struct ledger *ledger)
{
	struct date day = date_of(clock_wall_ms(ledger->clock));

	if (!clock_calibrated(ledger->clock))
		return (struct date){1, 1, 1};
	return date_from_number(date_number(day) - MEETINGS_KEPT_DAYS);
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
	       meeting_time_parse(db_text(row, 3), &meeting->minute) && meeting_valid(meeting);
}

static bool load_rituals(struct ledger *ledger, struct meetings *meetings, const char *first,
			 struct err *err)
{
	static const char sql[] =
		"SELECT id, name, kind, time, weekday, nth, month, length_min, scene FROM ritual"
		" WHERE created = 1 AND state = 'live' ORDER BY CASE kind WHEN 'daily' THEN 0"
		" WHEN 'weekly' THEN 1 WHEN 'monthly' THEN 2 WHEN 'quarterly' THEN 3"
		" WHEN 'half_year' THEN 4 WHEN 'yearly' THEN 5 ELSE 6 END, time, id";
	struct arena *arena = &meetings->topic.arena;
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM ritual WHERE ?1 IS NOT NULL", first, &most, err))
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

static bool load_present(struct ledger *ledger, struct arena *arena, const char *json,
			 struct standup_session *session, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT value FROM json_each(?1) ORDER BY key", "t", json);
	enum db_step step = DB_DONE;

	if (!row)
		return false;
	session->people = arena_array(arena, STANDUP_PEOPLE_MAX, sizeof(*session->people));
	while (session->plan.people < STANDUP_PEOPLE_MAX &&
	       (step = db_step(&ledger->db, row, err)) == DB_ROW)
		session->people[session->plan.people++] = arena_text(arena, db_text(row, 0));
	db_reset(row);
	return step != DB_FAILED;
}

/* A step of another version, or of somebody who is not in it, is left out. */
static bool read_step(const struct standup_session *session, sqlite3_stmt *row,
		      struct standup_event *event)
{
	static const struct {
		const char *what;
		enum standup_event_kind kind;
	} kinds[] = {{"turn_ended", STANDUP_DONE},
		     {"skipped", STANDUP_SKIP},
		     {"extended", STANDUP_EXTEND},
		     {"left", STANDUP_GONE}};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(db_text(row, 0), kinds[i].what) != 0)
			continue;
		*event = (struct standup_event){sqlite3_column_int64(row, 2), kinds[i].kind,
						standup_person(session, db_text(row, 1)),
						STANDUP_EXTENSION_S};
		return event->person >= 0;
	}
	return false;
}

/*
 * What was tapped (?1), and who of those present (?2) has left the team. A leaving that was undone is none;
 * who had left before the start (?3) and was back by then is present; who comes back later is not called.
 * Read from the log, in its order: the member as they are now does not say when they went.
 */
static const char steps_sql[] =
	"SELECT what, member, at, count(*) OVER () FROM (SELECT key AS place, value ->> 'what' AS what,"
	" value ->> 'member' AS member, value ->> 'at' AS at FROM json_each(?1)"
	" UNION ALL SELECT NULL, 'left', e.subject, e.at FROM json_each(?2) p CROSS JOIN event e"
	" WHERE e.subject = p.value AND e.at IS NOT NULL AND (e.kind = 'member.left' OR"
	"  e.kind = 'member.reverted' AND e.data ->> 'state' IN ('left', 'removed'))"
	" AND NOT EXISTS (SELECT 1 FROM event b WHERE b.subject = e.subject"
	"  AND (b.hlc, b.site) > (e.hlc, e.site) AND (b.kind = 'member.returned' AND b.at <= ?3"
	"  OR b.kind = 'member.reverted' AND b.data ->> 'state' = 'here'))) ORDER BY place, at, member";

static bool load_steps(struct ledger *ledger, struct arena *arena, sqlite3_stmt *of,
		       struct standup_session *session, struct err *err)
{
	int64_t ended_ms = sqlite3_column_int64(of, 4);
	sqlite3_stmt *row = db_ask(&ledger->db, err, steps_sql, "tti", db_text(of, 5),
				   db_text(of, 1), session->plan.started_at_ms);
	enum db_step step;

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		if (!session->events)
			session->events = arena_array(arena, 1 + (size_t)sqlite3_column_int64(row, 3),
						      sizeof(*session->events));
		session->event_count +=
			read_step(session, row, &session->events[session->event_count]);
	}
	if (!session->events)
		session->events = arena_array(arena, 1, sizeof(*session->events));
	if (ended_ms)
		session->events[session->event_count++] =
			(struct standup_event){.at_ms = ended_ms, .kind = STANDUP_END};
	return step == DB_DONE;
}

static bool load_session(struct ledger *ledger, struct arena *arena, sqlite3_stmt *row,
			 struct standup_session *session, struct err *err)
{
	struct date date = {0};

	date_parse(db_text(row, 0), &date);
	*session = (struct standup_session){
		.day = date_number(date),
		.plan = {.started_at_ms = sqlite3_column_int64(row, 3),
			 .date = date,
			 .total_s = sqlite3_column_int(row, 2)},
	};
	return load_present(ledger, arena, db_text(row, 1), session, err) &&
	       load_steps(ledger, arena, row, session, err);
}

static bool load_standups(struct ledger *ledger, struct meetings *meetings, const char *first,
			  struct err *err)
{
	struct arena *arena = &meetings->topic.arena;
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM standup WHERE date >= ?1", first, &most, err))
		return false;
	meetings->standups = arena_array(arena, most, sizeof(*meetings->standups));
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT date, iif(json_valid(present), present, '[]'),"
				   " min(length_s, 86400),"
				   " started_at, ended_at, iif(json_valid(steps), steps, '[]')"
				   " FROM standup WHERE created = 1 AND state <> 'removed'"
				   " AND date >= ?1 AND length_s > 0 ORDER BY date, id",
				   "t", first);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		if (!load_session(ledger, arena, row, &meetings->standups[meetings->standup_count++],
				  err)) {
			db_reset(row);
			return false;
		}
	return step == DB_DONE;
}

static bool load_workdays(struct ledger *ledger, struct meetings *meetings, struct err *err)
{
	struct special_day *days;
	int count;

	return workdays_load(ledger, &meetings->topic.arena, &meetings->workdays, &days, &count, err);
}

/* The consensus meetings from the first day on, as far ahead as anybody looks. */
static bool load_consensus_days(struct ledger *ledger, struct meetings *meetings, struct date from,
				struct err *err)
{
	struct arena *arena = &meetings->topic.arena;
	struct date *days = arena_array(arena, CYCLES_AHEAD, sizeof(*days));
	struct goal_cycle cycle;
	int count = 0;

	for (int i = 0; i < CYCLES_AHEAD; i++) {
		if (!cycle_load_at(ledger, from, &meetings->workdays, arena, &cycle, err))
			return false;
		days[count++] = cycle.dates.consensus;
		from = date_later(cycle.dates.last, 1);
	}
	for (int i = 0; i < meetings->meeting_count; i++)
		if (meetings->meetings[i].kind == MEETING_CONSENSUS) {
			meetings->meetings[i].days = days;
			meetings->meetings[i].day_count = count;
		}
	return true;
}

/* While nobody knows the time no cycle is at hand, and the cycle's own meeting is not held. */
static bool load_consensus(struct ledger *ledger, struct meetings *meetings, struct err *err)
{
	struct date today = ledger_today(ledger);

	return !today.year || load_consensus_days(ledger, meetings, today, err);
}

struct meetings *snapshot_load_meetings_from(struct ledger *ledger, struct date day, struct err *err)
{
	struct meetings *meetings = meetings_new();
	char first[DATE_SIZE];
	bool own = false;

	date_format(day, first);
	bool ok = read_begin(ledger, &own, err) && load_workdays(ledger, meetings, err) &&
		  load_rituals(ledger, meetings, first, err) &&
		  load_consensus(ledger, meetings, err) &&
		  load_checkins(ledger, meetings, first, err) &&
		  load_absences(ledger, meetings, first, err) &&
		  load_helps(ledger, meetings, first, err) &&
		  load_standups(ledger, meetings, first, err);
	read_end(ledger, own);
	if (ok)
		return meetings;
	topic_drop(meetings);
	return NULL;
}

struct meetings *snapshot_load_rituals(struct ledger *ledger, struct err *err)
{
	struct meetings *meetings = meetings_new();

	if (load_rituals(ledger, meetings, "", err))
		return meetings;
	topic_drop(meetings);
	return NULL;
}

struct meetings *snapshot_load_meetings(struct ledger *ledger, struct err *err)
{
	return snapshot_load_meetings_from(ledger, first_day(ledger), err);
}
