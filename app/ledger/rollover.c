#include "app/ledger/rollover.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/pieces.h"
#include "app/ledger/say.h"
#include "app/model/meeting.h"

/* The team's stand-up, as a minute of the day. */
static bool standup_minute(struct ledger *ledger, int *minute, struct err *err)
{
	sqlite3_stmt *row =
		db_ask(&ledger->db, err,
		       "SELECT time FROM ritual WHERE created = 1 AND state = 'live' AND"
		       " kind = 'daily' AND scene = 'standup' ORDER BY time LIMIT 1",
		       "");
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	if (step != DB_ROW || !meeting_time_parse(db_text(row, 0), minute))
		*minute = WEEK_STANDUP_MINUTE;
	if (row)
		db_reset(row);
	return step != DB_FAILED;
}

/* Somebody may have begun the stand-up before its time. */
static bool close_early(struct ledger *ledger, struct week *week, struct err *err)
{
	char first[DATE_SIZE] = "";
	int64_t began_ms;
	bool found;

	if (week->first.year)
		date_format(week->first, first);
	if (!db_integer(
		    &ledger->db, err, &began_ms, &found,
		    "SELECT started_at FROM standup WHERE created = 1 AND state <> 'removed' AND"
		    " date = ?1 AND started_at IS NOT NULL ORDER BY started_at LIMIT 1",
		    "t", first))
		return false;
	if (found && began_ms < week->closes_ms)
		week->closes_ms = began_ms;
	return true;
}

bool week_load(struct ledger *ledger, struct week *week, struct err *err)
{
	struct arena arena = {0};
	struct workdays cal = {0};
	struct special_day *days;
	int minute, count;

	bool ok = workdays_load(ledger, &arena, &cal, &days, &count, err) &&
		  standup_minute(ledger, &minute, err);
	if (ok)
		*week = week_at(&cal, ledger_today(ledger), minute);
	arena_finish(&arena);
	return ok && close_early(ledger, week, err);
}

#define KIND "coalesce((SELECT k.kind FROM board_column k WHERE k.id = " PLACE "), '')"

/* Left from last week: ?1 the week's Monday, ?2 the moment when its first working day begins. */
#define DECIDED "card.week = ?1 AND card.created = 1 AND card.state <> 'removed'"
#define LEFT	ON_BOARD " AND coalesce(card.created_at, 0) < ?2 AND " KIND " <> 'done'"
#define ASKED	"(SELECT id FROM card WHERE " DECIDED " UNION SELECT id FROM card WHERE " LEFT ")"

/* ?3 the reader, ?4 their role. Of a note whose owners have all left, everybody in the team may
 * decide. */
#define MINE "EXISTS (SELECT 1 FROM json_each(card.owners) o WHERE o.value = ?3)"
#define MAY                                                                                        \
	"(?4 >= 3 OR (?4 = 2 AND (" MINE " OR NOT EXISTS (SELECT 1 FROM json_each(card.owners) o"  \
	" JOIN member m ON m.id = o.value WHERE m.created = 1 AND m.state = 'here'))))"

#define DECISION "iif(card.week = ?1, coalesce(card.decision, ''), '')"

_Static_assert(ROLE_MEMBER == 2 && ROLE_ADMIN == 3, "as they stand in the SQL above");

static const char *monday_text(const struct week *week, char out[DATE_SIZE])
{
	out[0] = '\0';
	if (week->monday.year)
		date_format(week->monday, out);
	return out;
}

bool read_left(struct ledger *ledger, const char *card, const struct week *week,
	       const struct reader *reader, struct arena *arena, struct left_row *left,
	       struct err *err)
{
	static const char sql[] =
		"SELECT (" DECIDED ") OR (" LEFT "), " MAY ", state, " PLACE ", " KIND ", " DECISION
		" FROM card WHERE card.id = ?5 AND card.created = 1";
	char monday[DATE_SIZE];
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "titit", monday_text(week, monday),
				   week->first_ms, reader->member, (int64_t)reader->role, card);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*left = (struct left_row){.found = step == DB_ROW};
	if (left->found) {
		left->asked = sqlite3_column_int(row, 0) != 0;
		left->may = sqlite3_column_int(row, 1) != 0;
		left->state = arena_text(arena, db_text(row, 2));
		left->column = arena_text(arena, db_text(row, 3));
		left->kind = arena_text(arena, db_text(row, 4));
		left->decision = week_decision_named(db_text(row, 5));
	}
	if (row)
		db_reset(row);
	return step != DB_FAILED;
}

/* --- the view ------------------------------------------------------------------------------------
 */

static void say_moment(struct buf *out, const char *name, int64_t ms)
{
	char text[25] = "";

	if (ms)
		clock_format(ms, text);
	say_text_or_null(out, name, text);
}

static int32_t day_number(struct date date)
{
	return date.year ? date_number(date) : 0;
}

static void say_week(struct buf *out, const struct week *week, enum week_phase phase)
{
	static const char *const names[] = {"rest", "asks", "settled"};

	say_open(out, NULL, '{');
	say_day(out, "week", day_number(week->monday));
	say_day(out, "first", day_number(week->first));
	say_moment(out, "opens", week->opens_ms);
	say_moment(out, "closes", week->closes_ms);
	say_text(out, "phase", names[phase]);
}

/* Columns: JSON, decided. */
static bool say_items(struct ledger *ledger, const struct week *week, enum week_phase phase,
		      const struct reader *reader, struct buf *out, struct err *err)
{
	static const char sql[] =
		"SELECT json_object('id', card.id, 'title', title, 'owners', json(owners), 'label',"
		" (SELECT l.id FROM label l WHERE l.id = card.label AND l.state = 'live'),"
		" 'age_days', days(since), 'decision', nullif(iif(" DECISION " = '', ?5, " DECISION
		"), ''), 'said', json(iif(" DECISION " = '', 'false', 'true')),"
		" 'mine', json(iif(" MINE ", 'true', 'false')),"
		" 'may', json(iif(" MAY ", 'true', 'false'))), " DECISION " <> ''"
		" FROM card WHERE card.id IN " ASKED " ORDER BY card.id";
	char monday[DATE_SIZE];
	int decided = 0, count = 0;
	enum db_step step;
	sqlite3_stmt *row =
		db_ask(&ledger->db, err, sql, "titit", monday_text(week, monday), week->first_ms,
		       reader->member, (int64_t)reader->role, phase == WEEK_SETTLED ? "keep" : "");

	if (!row)
		return false;
	say_open(out, "items", '[');
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		say_json(out, NULL, db_text(row, 0));
		decided += sqlite3_column_int(row, 1);
		count++;
	}
	say_close(out, ']');
	say_int(out, "decided", decided);
	say_int(out, "waiting", count - decided);
	return step == DB_DONE;
}

#define TORN                                                                                       \
	"card.state IN ('torn', 'dropped') AND card.created = 1 AND card.state = 'torn'"           \
	" AND torn_at >= ?1 AND torn_at < ?2"

static bool count_torn(struct ledger *ledger, int64_t from_ms, int64_t until_ms, const char *member,
		       int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM card WHERE " TORN
			  " AND (?3 = '' OR EXISTS (SELECT 1"
			  " FROM json_each(card.owners) o WHERE o.value = ?3))",
			  "iit", from_ms, until_ms, member);
}

static bool say_torn(struct ledger *ledger, const struct week *week, const struct reader *reader,
		     struct buf *out, struct err *err)
{
	static const char sql[] =
		"SELECT json_group_array(json_object('label', label, 'count', n)) FROM"
		" (SELECT label, count(*) AS n FROM card WHERE " TORN
		" GROUP BY label ORDER BY n DESC, label)";
	int64_t last, before, mine = 0;

	if (!count_torn(ledger, week->last_ms, week->monday_ms, "", &last, err) ||
	    !count_torn(ledger, week->before_ms, week->last_ms, "", &before, err) ||
	    (*reader->member &&
	     !count_torn(ledger, week->last_ms, week->monday_ms, reader->member, &mine, err)))
		return false;
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "ii", week->last_ms, week->monday_ms);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;
	if (step == DB_ROW) {
		say_open(out, "torn", '{');
		say_int(out, "last", last);
		say_int(out, "before", before);
		say_int(out, "mine", mine);
		say_json(out, "labels", db_text(row, 0));
		say_close(out, '}');
	}
	if (row)
		db_reset(row);
	return step == DB_ROW;
}

bool view_week(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err)
{
	struct week week;
	bool own = false;

	(void)id;
	if (!week_load(ledger, &week, err))
		return false;
	enum week_phase phase = week_phase(&week, clock_wall_ms(ledger->clock));
	say_week(out, &week, phase);
	bool ok = read_begin(ledger, &own, err) &&
		  say_items(ledger, &week, phase, reader, out, err) &&
		  say_torn(ledger, &week, reader, out, err);
	say_close(out, '}');
	read_end(ledger, own);
	return ok;
}

bool view_week_brief(struct ledger *ledger, struct buf *out, struct err *err)
{
	char monday[DATE_SIZE];
	int64_t waiting;
	bool found;
	struct week week;

	if (!week_load(ledger, &week, err) ||
	    !db_integer(&ledger->db, err, &waiting, &found,
			"SELECT count(*) FROM card WHERE card.id IN " ASKED " AND " DECISION
			" = ''",
			"ti", monday_text(&week, monday), week.first_ms))
		return false;
	bool open = week_phase(&week, clock_wall_ms(ledger->clock)) == WEEK_ASKS;
	say_open(out, NULL, '{');
	say_bool(out, "open", open);
	say_int(out, "waiting", waiting);
	say_close(out, '}');
	return true;
}

/* --- the topic -----------------------------------------------------------------------------------
 */

/* The list is one that a command wrote: ids in quotes and nothing to unescape. */
static void take_owners(struct rollover_note *note, const char *json, struct arena *arena)
{
	int most = 0;

	for (const char *p = json; *p; p++)
		most += *p == '"';
	const char **owners = arena_array(arena, (size_t)most / 2 + 1, sizeof(*owners));
	while ((json = strchr(json, '"'))) {
		const char *end = strchr(++json, '"');
		if (!end)
			break;
		owners[note->owner_count++] = arena_text_n(arena, json, (size_t)(end - json));
		json = end + 1;
	}
	note->owners = owners;
}

static bool load_notes(struct ledger *ledger, struct rollover *rollover, struct err *err)
{
	static const char sql[] =
		"SELECT card.id, title, owners, coalesce(label, ''), since, " DECISION
		" FROM card WHERE card.id IN " ASKED " ORDER BY card.id";
	struct arena *arena = &rollover->topic.arena;
	char monday[DATE_SIZE];
	int64_t most;
	bool found;
	enum db_step step;

	monday_text(&rollover->week, monday);
	if (!db_integer(&ledger->db, err, &most, &found, "SELECT count(*) FROM " ASKED, "ti",
			monday, rollover->week.first_ms))
		return false;
	rollover->notes = arena_array(arena, (size_t)most, sizeof(*rollover->notes));
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "ti", monday, rollover->week.first_ms);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		struct rollover_note *note = &rollover->notes[rollover->note_count++];
		*note = (struct rollover_note){
			.card = arena_text(arena, db_text(row, 0)),
			.title = arena_text(arena, db_text(row, 1)),
			.label = arena_text(arena, db_text(row, 3)),
			.since_ms = sqlite3_column_int64(row, 4),
			.decision = week_decision_named(db_text(row, 5)),
		};
		take_owners(note, db_text(row, 2), arena);
	}
	return step == DB_DONE;
}

static bool load_torn(struct ledger *ledger, struct rollover *rollover, struct err *err)
{
	const struct week *week = &rollover->week;
	struct arena *arena = &rollover->topic.arena;
	int64_t last, before;
	enum db_step step;

	if (!count_torn(ledger, week->last_ms, week->monday_ms, "", &last, err) ||
	    !count_torn(ledger, week->before_ms, week->last_ms, "", &before, err))
		return false;
	rollover->torn_before = (int)before;
	rollover->torn = arena_array(arena, (size_t)last, sizeof(*rollover->torn));
	sqlite3_stmt *row =
		db_ask(&ledger->db, err,
		       "SELECT id, coalesce(label, '') FROM card WHERE " TORN " ORDER BY pile DESC",
		       "ii", week->last_ms, week->monday_ms);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		rollover->torn[rollover->torn_count++] = (struct torn_note){
			arena_text(arena, db_text(row, 0)), arena_text(arena, db_text(row, 1))};
	return step == DB_DONE;
}

struct rollover *snapshot_load_rollover(struct ledger *ledger, struct err *err)
{
	struct rollover *rollover = rollover_new();

	if (week_load(ledger, &rollover->week, err) && load_notes(ledger, rollover, err) &&
	    load_torn(ledger, rollover, err))
		return rollover;
	topic_drop(rollover);
	return NULL;
}
