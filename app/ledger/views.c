#include "app/ledger/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/pieces.h"
#include "app/ledger/read.h"
#include "app/ledger/read_praise.h"
#include "app/ledger/rollover.h"
#include "app/ledger/roster.h"

#define CARD_JSON                                                                                   \
	"json_object('id', card.id, 'title', title, 'note', note, 'column', " PLACE ","             \
	" 'owners', json(owners),"                                                                  \
	" 'label', (SELECT l.id FROM label l WHERE l.id = card.label AND l.state = 'live'),"        \
	" 'key_result', (SELECT k.id FROM key_result k WHERE k.id = card.key_result AND "           \
	LIVE_KEY_RESULT "),"                                                                        \
	" 'due', due, 'blocked', json(iif(block_type IS NULL, 'null', json_object("                 \
	"'type', block_type, 'reason', coalesce(block_reason, ''), 'since', moment(blocked_since)," \
	" 'days', days(blocked_since)))),"                                                          \
	" 'since', moment(since), 'age_days', days(since), 'checklist', json(checklist),"           \
	" 'checks', json_object('done', iif(checklist = '[]', 0,"                                   \
	" (SELECT count(*) FROM json_each(checklist) WHERE value ->> 'done')),"                     \
	" 'total', json_array_length(checklist)),"                                                  \
	" 'state', state, 'created', moment(created_at), 'finished', moment(finished))"

#define COLUMN_JSON                                                                                 \
	"json_object('id', c.id, 'name', said(c.name, c.kind, ?1), 'kind', c.kind,"                 \
	" 'wip_limit', c.wip_limit)"

void view_json_text(struct buf *out, const char *s)
{
	buf_char(out, '"');
	while (*s) {
		size_t plain = 0;
		while ((unsigned char)s[plain] >= 0x20 && s[plain] != '"' && s[plain] != '\\')
			plain++;
		buf_add(out, s, plain);
		s += plain;
		if (*s == '"' || *s == '\\') {
			buf_char(out, '\\');
			buf_char(out, *s++);
		} else if (*s == '\n') {
			buf_text(out, "\\n");
			s++;
		} else if (*s) {
			buf_printf(out, "\\u%04x", (unsigned char)*s++);
		}
	}
	buf_char(out, '"');
}

void view_json_number(struct buf *out, double number)
{
	char text[32];

	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof(text), "%.*g", digits, number);
		if (strtod(text, NULL) == number)
			break;
	}
	buf_text(out, text);
}

/* An object without its closing brace, so that more can be said. */
static void open_object(struct buf *out, const char *json)
{
	buf_add(out, json, strlen(json) - 1);
}

bool view_rows(struct ledger *ledger, sqlite3_stmt *row, struct buf *out, int *count,
	       struct err *err)
{
	enum db_step step;

	*count = 0;
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		if ((*count)++)
			buf_char(out, ',');
		buf_text(out, db_text(row, 0));
	}
	return step == DB_DONE;
}

bool view_one(struct ledger *ledger, sqlite3_stmt *row, struct buf *out, enum lang_key missing,
	      struct err *err)
{
	int count;

	if (!view_rows(ledger, row, out, &count, err))
		return false;
	return count == 1 || err_say(err, ERR_NOT_FOUND, missing, NULL);
}

bool view_team(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err)
{
	struct arena arena = {0};
	const char *name;
	int64_t kudos;

	(void)reader, (void)id;
	bool ok = read_team(ledger, &arena, &name, err) && read_kudos_per_week(ledger, &kudos, err);
	if (ok) {
		buf_text(out, "{\"name\":");
		view_json_text(out, name);
		buf_printf(out, ",\"kudos_per_week\":%lld}", (long long)kudos);
	}
	arena_finish(&arena);
	return ok;
}

static void member_json(const struct roster *roster, int i, struct buf *out)
{
	const struct roster_entry *entry = &roster->entries[i];

	buf_text(out, "{\"id\":");
	view_json_text(out, entry->id);
	buf_text(out, ",\"name\":");
	view_json_text(out, entry->name);
	buf_text(out, ",\"emoji\":");
	view_json_text(out, entry->emoji);
	buf_text(out, ",\"badge\":");
	view_json_text(out, roster->faces[i].badge);
	buf_printf(out, ",\"colour\":%d,\"role\":\"%s\",\"left\":%s,\"has_device\":%s}",
		   roster->faces[i].colour, role_name(entry->role), entry->left ? "true" : "false",
		   entry->has_device ? "true" : "false");
}

static bool members_json(struct ledger *ledger, const struct reader *reader, const char *only,
			 int *count, struct buf *out, struct err *err)
{
	struct arena arena = {0};
	struct roster roster;
	bool ok = roster_load(ledger, reader->lang, &arena, &roster, err);

	*count = 0;
	for (int i = 0; ok && i < roster.count; i++) {
		if (only && strcmp(roster.entries[i].id, only) != 0)
			continue;
		if ((*count)++)
			buf_char(out, ',');
		member_json(&roster, i, out);
	}
	arena_finish(&arena);
	return ok;
}

bool view_member(struct ledger *ledger, const struct reader *reader, const char *id,
		 struct buf *out, struct err *err)
{
	int count;

	if (!members_json(ledger, reader, id, &count, out, err))
		return false;
	return count == 1 || err_say(err, ERR_NOT_FOUND, L_err_no_member, NULL);
}

bool view_members(struct ledger *ledger, const struct reader *reader, struct buf *out,
		  struct err *err)
{
	int count;

	buf_text(out, "{\"items\":[");
	if (!members_json(ledger, reader, NULL, &count, out, err))
		return false;
	buf_text(out, "]}");
	return true;
}

/* How many cards a column has, and whether they are too many for it. */
static void say_count(struct buf *out, int64_t count, int64_t limit)
{
	buf_printf(out, ",\"count\":%lld,\"over\":%s}", (long long)count,
		   limit > 0 && count > limit ? "true" : "false");
}

/* The cards that stand in a column. */
static bool column_cards(struct ledger *ledger, sqlite3_stmt *column, struct buf *out,
			 struct err *err)
{
	static const char sql[] = "SELECT " CARD_JSON " FROM card WHERE " ON_BOARD
				  " AND " STANDS_IN_1 " ORDER BY rank, id";
	int64_t limit = sqlite3_column_int64(column, 2);
	int count;

	open_object(out, db_text(column, 0));
	buf_text(out, ",\"cards\":[");
	if (!view_rows(ledger, db_ask(&ledger->db, err, sql, "t", db_text(column, 1)), out, &count, err))
		return false;
	buf_char(out, ']');
	say_count(out, count, limit);
	return true;
}

static bool columns_json(struct ledger *ledger, const struct reader *reader, struct buf *out,
			 struct err *err)
{
	enum db_step step;
	bool first = true;
	sqlite3_stmt *column = db_ask(&ledger->db, err,
				      "SELECT " COLUMN_JSON ", c.id, c.wip_limit FROM board_column c"
				      " WHERE " LIVE_COLUMN " ORDER BY c.rank, c.id",
				      "i", (int64_t)reader->lang);

	if (!column)
		return false;
	while ((step = db_step(&ledger->db, column, err)) == DB_ROW) {
		if (!first)
			buf_char(out, ',');
		first = false;
		if (!column_cards(ledger, column, out, err)) {
			db_reset(column);
			return false;
		}
	}
	return step == DB_DONE;
}

#define LABEL_JSON                                                                                  \
	"json_object('id', id, 'name', said(name, id, ?1), 'icon', icon, 'paper', paper)"

static bool board_json(struct ledger *ledger, const struct reader *reader, struct buf *out,
		       struct err *err)
{
	static const char team[] =
		"SELECT json_quote(coalesce((SELECT name FROM team WHERE id = 'team'), ''))";
	static const char labels[] = "SELECT " LABEL_JSON " FROM label"
				     " WHERE created = 1 AND state = 'live' ORDER BY added, id";
	int64_t vote;
	bool found;
	int count;

	buf_printf(out, "{\"seq\":%lld,\"team\":", (long long)ledger_seq(ledger));
	if (!view_rows(ledger, db_ask(&ledger->db, err, team, ""), out, &count, err))
		return false;
	buf_text(out, ",\"columns\":[");
	if (!columns_json(ledger, reader, out, err))
		return false;
	buf_text(out, "],\"members\":[");
	if (!members_json(ledger, reader, NULL, &count, out, err))
		return false;
	buf_text(out, "],\"labels\":[");
	if (!view_rows(ledger, db_ask(&ledger->db, err, labels, "i", (int64_t)reader->lang), out, &count,
		  err))
		return false;
	buf_text(out, "],\"week\":");
	if (!view_week_brief(ledger, out, err) ||
	    !db_integer(&ledger->db, err, &vote, &found,
			"SELECT EXISTS (SELECT 1 FROM round WHERE created = 1 AND state = 'open')", ""))
		return false;
	buf_printf(out, ",\"vote\":%s}", vote ? "true" : "false");
	return true;
}

bool view_board(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err)
{
	bool own = false;
	bool ok = read_begin(ledger, &own, err) && board_json(ledger, reader, out, err);

	read_end(ledger, own);
	return ok;
}

bool view_card(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err)
{
	(void)reader;
	return view_one(ledger,
		   db_ask(&ledger->db, err,
			  "SELECT " CARD_JSON " FROM card WHERE id = ?1 AND created = 1", "t", id),
		   out, L_err_no_card, err);
}

bool view_column(struct ledger *ledger, const struct reader *reader, const char *id,
		 struct buf *out, struct err *err)
{
	static const char sql[] =
		"SELECT json_object('id', c.id, 'state', c.state, 'name', said(c.name, c.kind, ?2),"
		" 'kind', c.kind, 'wip_limit', c.wip_limit), c.wip_limit,"
		" (SELECT count(*) FROM card WHERE " ON_BOARD " AND " STANDS_IN_1 ")"
		" FROM board_column c WHERE c.id = ?1 AND c.created = 1";
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "ti", id, (int64_t)reader->lang);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	if (step == DB_ROW) {
		open_object(out, db_text(row, 0));
		say_count(out, sqlite3_column_int64(row, 2), sqlite3_column_int64(row, 1));
	}
	if (row)
		db_reset(row);
	return step == DB_ROW || (step == DB_DONE &&
				  err_say(err, ERR_NOT_FOUND, L_err_no_column, NULL));
}

bool view_label(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err)
{
	return view_one(ledger,
		   db_ask(&ledger->db, err,
			  "SELECT " LABEL_JSON " FROM label WHERE id = ?2 AND created = 1", "it",
			  (int64_t)reader->lang, id),
		   out, L_err_no_label, err);
}

bool view_pile(struct ledger *ledger, const struct reader *reader, int limit, struct buf *out,
	       struct err *err)
{
	int count;

	(void)reader;
	buf_text(out, "{\"items\":[");
	if (!view_rows(ledger,
		  db_ask(&ledger->db, err,
			 "SELECT " CARD_JSON " FROM card WHERE state IN ('torn', 'dropped') AND created = 1"
			 " ORDER BY pile DESC LIMIT ?1",
			 "i", (int64_t)limit),
		  out, &count, err))
		return false;
	buf_text(out, "]}");
	return true;
}

bool view_activity(struct ledger *ledger, const struct reader *reader, int64_t before_seq, int limit,
		   struct buf *out, struct err *err)
{
	static const char sql[] =
		"SELECT json_object('seq', e.seq, 'at', moment(e.at), 'kind', e.kind,"
		" 'actor', json_object('id', e.actor, 'name', iif(e.actor = '', '',"
		"  coalesce((SELECT m.name FROM member m WHERE m.id = e.actor), ?1))),"
		" 'subject', e.subject,"
		" 'title', CASE substr(e.kind, 1, instr(e.kind, '.'))"
		"  WHEN 'badge.' THEN (SELECT said(b.name, b.id, ?2) FROM badge b WHERE b.id = e.subject)"
		"  WHEN 'column.' THEN (SELECT said(c.name, c.kind, ?2) FROM board_column c"
		"   WHERE c.id = e.subject)"
		"  WHEN 'fund.' THEN (SELECT CAST(f.amount AS TEXT) FROM fund f WHERE f.id = e.subject)"
		"  WHEN 'kudos.' THEN (SELECT said(b.name, b.id, ?2) FROM kudos k JOIN badge b"
		"   ON b.id = k.badge WHERE k.id = e.subject)"
		"  WHEN 'label.' THEN (SELECT said(l.name, l.id, ?2) FROM label l WHERE l.id = e.subject)"
		TITLES_OF_GOALS("said(m.name, m.id, ?2)")
		"  WHEN 'member.' THEN coalesce((SELECT m.name FROM member m WHERE m.id = e.subject), ?1)"
		"  WHEN 'absence.' THEN (SELECT name FROM member WHERE id = substr(e.subject, 9, 36))"
		"  WHEN 'checkin.' THEN (SELECT name FROM member WHERE id = substr(e.subject, 9, 36))"
		"  WHEN 'help.' THEN (SELECT title FROM card WHERE card.id = substr(e.subject, 6))"
		"  WHEN 'standup.' THEN (SELECT m.name FROM member m WHERE m.id = e.data ->> 'member')"
		"  WHEN 'ritual.' THEN (SELECT said(r.name, r.kind, ?2) FROM ritual r"
		"   WHERE r.id = e.subject)"
		"  WHEN 'pool.' THEN (SELECT what FROM pool WHERE id = e.subject)"
		"  WHEN 'round.' THEN (SELECT title FROM key_result WHERE id = coalesce(e.data ->> 'kr',"
		"   (SELECT kr FROM round WHERE id = e.subject)))"
		"  WHEN 'team.' THEN (SELECT name FROM team WHERE id = e.subject)"
		"  ELSE (SELECT title FROM card WHERE card.id = e.subject) END,"
		" 'undoable', json(iif(undoable(e.seq, e.batch, ?5, ?6), 'true', 'false')), 'data', json(e.data))"
		" FROM event e WHERE e.seq < ?3 AND NOT private(e.kind) ORDER BY e.seq DESC LIMIT ?4";
	int64_t before = before_seq > 0 ? before_seq : INT64_MAX;
	int count;

	ledger->asked_batch[0] = '\0';
	buf_text(out, "{\"items\":[");
	if (!view_rows(ledger,
		  db_ask(&ledger->db, err, sql, "tiiiti", lang_text(reader->lang, L_member_gone),
			 (int64_t)reader->lang, before, (int64_t)limit, reader->member,
			 (int64_t)reader->role),
		  out, &count, err))
		return false;
	buf_text(out, "]}");
	return true;
}
