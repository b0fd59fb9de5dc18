#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/meetings_say.h"
#include "app/ledger/pieces.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/minutes.h"
#include "app/model/standup_day.h"

enum { SUBJECT_PREFIX = sizeof("standup-") - 1, SENTENCE_MAX_BYTES = 600 };

/* --- sentences ----------------------------------------------------------------------------------- */

#define CHECKIN_JSON                                                                                \
	"iif(state = 'posted', json_object('member', member, 'date', date, 'yesterday', yesterday," \
	" 'today', today, 'difficulty', difficulty, 'card', card, 'posted', moment(posted_at)),"    \
	" json_object('member', member, 'date', date, 'state', 'removed'))"

/* Appends the first column of each row, with commas between. */
static bool rows(struct ledger *ledger, sqlite3_stmt *row, struct buf *out, struct err *err)
{
	enum db_step step;
	bool first = true;

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		buf_text(out, first ? "" : ",");
		buf_text(out, db_text(row, 0));
		first = false;
	}
	return step == DB_DONE;
}

bool view_checkin(struct ledger *ledger, const struct reader *reader, const char *id,
		  struct buf *out, struct err *err)
{
	(void)reader;
	return rows(ledger,
		    db_ask(&ledger->db, err, "SELECT " CHECKIN_JSON " FROM checkin WHERE id = ?1",
			   "t", id),
		    out, err);
}

bool view_absence(struct ledger *ledger, const struct reader *reader, const char *id,
		  struct buf *out, struct err *err)
{
	size_t before = out->len;

	(void)reader;
	if (!rows(ledger,
		  db_ask(&ledger->db, err,
			 "SELECT json_object('member', member, 'date', date, 'away',"
			 " json(iif(state = 'away', 'true', 'false'))) FROM absence WHERE id = ?1",
			 "t", id),
		  out, err))
		return false;
	if (out->len == before)
		buf_text(out, "{\"away\":false}");
	return true;
}

static bool say_checkins(struct ledger *ledger, const char *date, struct buf *out, struct err *err)
{
	return rows(ledger,
		    db_ask(&ledger->db, err,
			   "SELECT " CHECKIN_JSON " FROM checkin WHERE date = ?1 AND created = 1"
			   " AND state = 'posted' ORDER BY posted_at, id",
			   "t", date),
		    out, err);
}

static bool say_absences(struct ledger *ledger, const char *date, struct buf *out, struct err *err)
{
	return rows(ledger,
		    db_ask(&ledger->db, err,
			   "SELECT json_quote(member) FROM absence WHERE date = ?1 AND created = 1"
			   " AND state = 'away' ORDER BY id",
			   "t", date),
		    out, err);
}

static void today_of(const struct ledger *ledger, char out[DATE_SIZE])
{
	date_format(date_of(clock_wall_ms(ledger->clock)), out);
}

bool view_checkins(struct ledger *ledger, const struct reader *reader, const char *date,
		   struct buf *out, struct err *err)
{
	char today[DATE_SIZE];

	(void)reader;
	today_of(ledger, today);
	date = date ? date : today;
	buf_printf(out, "{\"date\":\"%s\",\"items\":[", date);
	if (!say_checkins(ledger, date, out, err))
		return false;
	buf_text(out, "],\"absences\":[");
	if (!say_absences(ledger, date, out, err))
		return false;
	buf_text(out, "]}");
	return true;
}

/* --- what they may begin with -------------------------------------------------------------------- */

/* Notes as {text, cards}: their titles in one sentence, as many as a sentence holds. */
static bool say_notes(struct ledger *ledger, const struct reader *reader, sqlite3_stmt *row,
		      struct buf *out, struct err *err)
{
	struct arena arena = {0};
	struct buf text = {0}, cards = {0};
	enum db_step step = DB_FAILED;

	while (row && (step = db_step(&ledger->db, row, err)) == DB_ROW) {
		const char *title = minutes_title(db_text(row, 1), &arena);
		buf_text(&cards, cards.len ? ",{\"id\":" : "{\"id\":");
		view_json_text(&cards, db_text(row, 0));
		buf_text(&cards, ",\"title\":");
		view_json_text(&cards, title);
		buf_char(&cards, '}');
		if (text.len + strlen(title) >= SENTENCE_MAX_BYTES)
			continue;
		if (text.len)
			buf_text(&text, reader->lang == LANG_ZH ? "，" : ", ");
		buf_text(&text, title);
	}
	buf_text(out, "{\"text\":");
	view_json_text(out, text.len ? text.bytes : "");
	buf_printf(out, ",\"cards\":[%s]}", cards.len ? cards.bytes : "");
	buf_finish(&text);
	buf_finish(&cards);
	arena_finish(&arena);
	return step == DB_DONE;
}

#define OWNED "EXISTS (SELECT 1 FROM json_each(owners) o WHERE o.value = ?1)"

/* The beginning of the last working day before today. */
static struct date last_workday(const struct viewing *viewing)
{
	struct date yesterday =
		date_from_number(date_number(date_of(viewing->now_ms)) - 1);

	return workdays_nth(&viewing->meetings->workdays, yesterday, -1);
}

static bool say_draft(const struct viewing *viewing, struct err *err)
{
	struct ledger *ledger = viewing->ledger;
	const char *member = viewing->reader->member;
	struct date since = last_workday(viewing);
	struct buf *out = viewing->out;

	buf_char(out, '{');
	put_date(out, "date", date_of(viewing->now_ms));
	buf_char(out, ',');
	put_date(out, "since", since);
	buf_text(out, ",\"yesterday\":");
	if (!say_notes(ledger, viewing->reader,
		       db_ask(&ledger->db, err,
			      "SELECT id, title FROM card WHERE created = 1 AND state IN"
			      " ('board', 'torn') AND finished >= ?2 AND " OWNED
			      " ORDER BY finished, id",
			      "ti", member, meeting_moment_ms(since, 0)),
		       out, err))
		return false;
	buf_text(out, ",\"today\":");
	if (!say_notes(ledger, viewing->reader,
		       db_ask(&ledger->db, err,
			      "SELECT id, title FROM card WHERE " ON_BOARD
			      " AND (SELECT c.kind FROM board_column c WHERE c.id = " PLACE
			      ") = 'doing' AND " OWNED " ORDER BY rank, id",
			      "t", member),
		       out, err))
		return false;
	buf_char(out, '}');
	return true;
}

bool view_checkin_draft(struct ledger *ledger, const struct reader *reader, struct buf *out,
			struct err *err)
{
	struct viewing viewing;

	if (!viewing_begin(ledger, reader, out, &viewing, err))
		return false;
	bool ok = say_draft(&viewing, err);
	viewing_end(&viewing);
	return ok;
}

/* --- the stand-up -------------------------------------------------------------------------------- */

static void say_member(struct buf *out, const char *name, const struct standup_session *session,
		       int person)
{
	buf_printf(out, ",\"%s\":", name);
	if (person < 0)
		buf_text(out, "null");
	else
		view_json_text(out, session->people[person]);
}

static void say_turns(struct buf *out, const struct standup_session *session,
		      const struct standup *standup)
{
	static const char *const turns[] = {"waiting", "next",	  "speaking",
					    "done",    "skipped", "away"};
	int order[STANDUP_PEOPLE_MAX];

	standup_order(session->plan.date, session->plan.people, order);
	buf_text(out, ",\"people\":[");
	for (int i = 0; i < session->plan.people; i++) {
		buf_text(out, i ? ",{\"member\":" : "{\"member\":");
		view_json_text(out, session->people[order[i]]);
		buf_printf(out, ",\"turn\":\"%s\"}", turns[standup->turns[order[i]]]);
	}
	buf_char(out, ']');
}

static void say_standup(const struct viewing *viewing, const struct standup_session *session)
{
	struct buf *out = viewing->out;
	struct standup standup;

	standup_session_at(session, viewing->now_ms, &standup);
	buf_char(out, '{');
	put_date(out, "date", session->plan.date);
	buf_printf(out, ",\"state\":\"%s\",", standup.over ? "over" : "running");
	put_moment(out, "now", viewing->now_ms);
	buf_char(out, ',');
	put_moment(out, "started", session->plan.started_at_ms);
	buf_char(out, ',');
	put_moment(out, "ended", standup.over_at_ms);
	buf_char(out, ',');
	put_moment(out, "turn_ends",
		   standup.over ? 0 : viewing->now_ms + standup.left_s * INT64_C(1000));
	buf_printf(out,
		   ",\"length_s\":%d,\"turn_s\":%d,\"left_s\":%d,\"used_s\":%d,\"place\":%d,\"of\":%d",
		   session->plan.total_s, standup.turn_s, standup.left_s, standup.used_s,
		   standup.place, standup.of);
	say_member(out, "speaker", session, standup.speaker);
	say_member(out, "next", session, standup.next);
	say_turns(out, session, &standup);
	buf_char(out, '}');
}

static bool session_of(const char *date, const struct viewing *viewing,
		       const struct standup_session **session)
{
	struct date day = {0};

	*session = date_parse(date, &day) ? meetings_standup(viewing->meetings, date_number(day))
					  : NULL;
	return *session != NULL;
}

/* With the day of an older stand-up, what was said since then is looked at. */
static bool look_back(struct ledger *ledger, const struct reader *reader, const char *date,
		      struct buf *out, struct viewing *viewing, struct err *err)
{
	struct date day = {0};

	if (!date_parse(date, &day))
		return err_say(err, ERR_NOT_FOUND, L_err_no_standup, NULL);
	*viewing = (struct viewing){ledger, reader, snapshot_load_meetings_from(ledger, day, err),
				    clock_wall_ms(ledger->clock), out};
	return viewing->meetings != NULL;
}

bool view_standup(struct ledger *ledger, const struct reader *reader, const char *id,
		  struct buf *out, struct err *err)
{
	const char *date = strlen(id) > SUBJECT_PREFIX ? id + SUBJECT_PREFIX : "";
	const struct standup_session *session;
	struct viewing viewing;

	if (!look_back(ledger, reader, date, out, &viewing, err))
		return false;
	bool found = session_of(date, &viewing, &session);
	if (found)
		say_standup(&viewing, session);
	viewing_end(&viewing);
	return found || err_say(err, ERR_NOT_FOUND, L_err_no_standup, NULL);
}

bool view_minutes(struct ledger *ledger, const struct reader *reader, const char *date,
		  struct buf *out, struct err *err)
{
	const struct standup_session *session;
	struct viewing viewing;

	if (!look_back(ledger, reader, date, out, &viewing, err))
		return false;
	bool found = session_of(date, &viewing, &session);
	struct board *board = found ? snapshot_load_board(ledger, err) : NULL;
	if (board) {
		struct minutes minutes = {board, viewing.meetings, session, reader->lang,
					  viewing.now_ms};
		minutes_markdown(&minutes, out);
		topic_drop(board);
	}
	viewing_end(&viewing);
	return board || (!found && err_say(err, ERR_NOT_FOUND, L_err_no_standup, NULL));
}

/* --- all of it ----------------------------------------------------------------------------------- */

static void say_helps(const struct viewing *viewing)
{
	struct buf *out = viewing->out;

	for (int i = 0; i < viewing->meetings->help_count; i++) {
		const struct help *help = &viewing->meetings->helps[i];
		buf_text(out, i ? ",{" : "{");
		put_text(out, "card", help->card);
		buf_char(out, ',');
		put_text(out, "member", help->member);
		buf_char(out, ',');
		put_text(out, "text", help->text);
		buf_char(out, '}');
	}
}

static void say_planned(const struct viewing *viewing)
{
	struct buf *out = viewing->out;
	struct occurrence one;

	buf_text(out, ",\"next\":");
	if (meetings_next(viewing->meetings, viewing->now_ms, &one))
		say_occurrence(out, &one);
	else
		buf_text(out, "null");
	buf_text(out, ",\"today\":");
	if (meetings_today(viewing->meetings, "standup", viewing->now_ms, &one))
		say_occurrence(out, &one);
	else
		buf_text(out, "null");
}

static bool say_all(const struct viewing *viewing, struct err *err)
{
	struct standup standup;
	const struct standup_session *session =
		standup_day_session(viewing->meetings, viewing->now_ms, &standup);
	struct date today = date_of(viewing->now_ms);
	struct buf *out = viewing->out;
	char date[DATE_SIZE];

	date_format(session ? session->plan.date : today, date);
	buf_printf(out, "{\"seq\":%lld,", (long long)ledger_seq(viewing->ledger));
	put_moment(out, "now", viewing->now_ms);
	buf_printf(out, ",\"date\":\"%s\",\"workday\":%s,\"rituals\":[", date,
		   workdays_is(&viewing->meetings->workdays, today) ? "true" : "false");
	say_rituals(viewing);
	buf_char(out, ']');
	say_planned(viewing);
	buf_text(out, ",\"standup\":");
	if (session)
		say_standup(viewing, session);
	else
		buf_text(out, "null");
	buf_text(out, ",\"checkins\":[");
	if (!say_checkins(viewing->ledger, date, out, err))
		return false;
	buf_text(out, "],\"absences\":[");
	if (!say_absences(viewing->ledger, date, out, err))
		return false;
	buf_text(out, "],\"helps\":[");
	say_helps(viewing);
	buf_text(out, "]}");
	return true;
}

bool view_meetings(struct ledger *ledger, const struct reader *reader, struct buf *out,
		   struct err *err)
{
	struct viewing viewing;

	if (!viewing_begin(ledger, reader, out, &viewing, err))
		return false;
	bool ok = say_all(&viewing, err);
	viewing_end(&viewing);
	return ok;
}
