#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/pieces.h"

/* Is the file whole, does everything that is named exist, and is what we read what the log says? */

static void say(struct ledger_report *report, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Adds a line; the last one that fits says that there are more. */
static void say(struct ledger_report *report, const char *format, ...)
{
	char line[256];
	size_t len = strlen(report->text);
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	if (len + strlen(line) + 32 < sizeof(report->text))
		snprintf(report->text + len, sizeof(report->text) - len, "%s\n", line);
	else if (len && !strstr(report->text, "\n… and more\n"))
		snprintf(report->text + len, sizeof(report->text) - len, "… and more\n");
}

static bool check_integrity(struct ledger *ledger, struct ledger_report *report, struct err *err)
{
	enum db_step step;
	sqlite3_stmt *row = db_ask(&ledger->db, err, "PRAGMA integrity_check(20)", "");

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		if (strcmp(db_text(row, 0), "ok") == 0)
			continue;
		report->problems++;
		say(report, "SQLite: %s", db_text(row, 0));
	}
	return step == DB_DONE;
}

/* Rows of (who, what it names). */
static bool check_names(struct ledger *ledger, struct ledger_report *report, const char *sql,
			const char *who, const char *what, struct err *err)
{
	enum db_step step;
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "");

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		report->dangling++;
		say(report, "%s %s names a %s that is not there: %s", who, db_text(row, 0), what,
		    db_text(row, 1));
	}
	return step == DB_DONE;
}

static bool check_meeting_names(struct ledger *ledger, struct ledger_report *report,
				struct err *err)
{
	return check_names(ledger, report,
			   "SELECT id, member FROM checkin WHERE created = 1 AND NOT EXISTS"
			   " (SELECT 1 FROM member m WHERE m.id = checkin.member AND m.created = 1)"
			   " ORDER BY id",
			   "Check-in", "person", err) &&
	       check_names(ledger, report,
			   "SELECT id, card FROM help WHERE created = 1 AND NOT EXISTS (SELECT 1"
			   " FROM card c WHERE c.id = help.card AND c.created = 1) ORDER BY id",
			   "Help", "note", err) &&
	       check_names(ledger, report,
			   "SELECT standup.id, p.value FROM standup, json_each(iif("
			   "json_valid(standup.present), standup.present, '[]')) p"
			   " WHERE standup.created = 1 AND NOT EXISTS (SELECT 1 FROM member m"
			   " WHERE m.id = p.value AND m.created = 1) ORDER BY standup.id",
			   "Stand-up", "person", err);
}

static bool check_goal_names(struct ledger *ledger, struct ledger_report *report, struct err *err)
{
	static const struct {
		const char *sql, *who, *what;
	} list[] = {
		{"SELECT id, key_result FROM card c WHERE created = 1 AND key_result IS NOT NULL AND"
		 " NOT EXISTS (SELECT 1 FROM key_result k WHERE k.id = c.key_result AND"
		 " k.created = 1) ORDER BY id",
		 "Note", "key result"},
		{"SELECT id, owner FROM objective b WHERE created = 1 AND NOT EXISTS (SELECT 1 FROM"
		 " member m WHERE m.id = b.owner AND m.created = 1) AND NOT EXISTS (SELECT 1 FROM unit u"
		 " WHERE u.id = b.owner AND u.created = 1) ORDER BY id",
		 "Objective", "person or unit"},
		{"SELECT id, objective FROM key_result k WHERE created = 1 AND NOT EXISTS (SELECT 1"
		 " FROM objective b WHERE b.id = k.objective AND b.created = 1) ORDER BY id",
		 "Key result", "objective"},
		{"SELECT id, metric FROM key_result k WHERE created = 1 AND metric IS NOT NULL AND"
		 " NOT EXISTS (SELECT 1 FROM metric m WHERE m.id = k.metric AND m.created = 1)"
		 " ORDER BY id",
		 "Key result", "metric"},
		{"SELECT id, key_result FROM kr_update u WHERE created = 1 AND NOT EXISTS (SELECT 1"
		 " FROM key_result k WHERE k.id = u.key_result AND k.created = 1) ORDER BY id",
		 "Check-in", "key result"},
		{"SELECT id, metric FROM reading r WHERE created = 1 AND NOT EXISTS (SELECT 1 FROM"
		 " metric m WHERE m.id = r.metric AND m.created = 1) ORDER BY id",
		 "Reading", "metric"},
		{"SELECT id, objective FROM goal_link l WHERE created = 1 AND NOT EXISTS (SELECT 1 FROM"
		 " objective b WHERE b.id = l.objective AND b.created = 1) ORDER BY id",
		 "Alignment", "objective"},
		{"SELECT id, card FROM retro r WHERE created = 1 AND card IS NOT NULL AND NOT EXISTS"
		 " (SELECT 1 FROM card c WHERE c.id = r.card AND c.created = 1) ORDER BY id",
		 "Review item", "note"},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (!check_names(ledger, report, list[i].sql, list[i].who, list[i].what, err))
			return false;
	return true;
}

static bool check_references(struct ledger *ledger, struct ledger_report *report, struct err *err)
{
	return check_names(ledger, report,
			   "SELECT id, coalesce(column_id, '') FROM card WHERE " ON_BOARD
			   " AND NOT EXISTS (SELECT 1 FROM board_column c"
			   " WHERE c.id = card.column_id AND " LIVE_COLUMN ") ORDER BY id",
			   "Note", "column", err) &&
	       check_names(ledger, report,
			   "SELECT card.id, o.value FROM card, json_each(card.owners) o"
			   " WHERE card.created = 1 AND NOT EXISTS (SELECT 1 FROM member m"
			   " WHERE m.id = o.value AND m.created = 1) ORDER BY card.id",
			   "Note", "person", err) &&
	       check_names(ledger, report,
			   "SELECT id, label FROM card WHERE created = 1 AND label IS NOT NULL"
			   " AND NOT EXISTS (SELECT 1 FROM label l"
			   " WHERE l.id = card.label AND l.created = 1) ORDER BY id",
			   "Note", "label", err) &&
	       check_names(ledger, report,
			   "SELECT k.id, p.value FROM kudos k, json_each(json_array(k.giver,"
			   " k.receiver)) p WHERE k.created = 1 AND NOT EXISTS (SELECT 1 FROM member m"
			   " WHERE m.id = p.value AND m.created = 1) ORDER BY k.id",
			   "Badge", "person", err) &&
	       check_names(ledger, report,
			   "SELECT id, badge FROM kudos WHERE created = 1 AND NOT EXISTS (SELECT 1"
			   " FROM badge b WHERE b.id = kudos.badge AND b.created = 1) ORDER BY id",
			   "Badge", "kind", err) &&
	       check_names(ledger, report,
			   "SELECT id, kudos FROM fund WHERE created = 1 AND kudos IS NOT NULL"
			   " AND NOT EXISTS (SELECT 1 FROM kudos k"
			   " WHERE k.id = fund.kudos AND k.created = 1) ORDER BY id",
			   "Grant", "badge", err) &&
	       check_goal_names(ledger, report, err);
}

static bool same_value(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
	return sqlite3_column_type(a, column) == sqlite3_column_type(b, column) &&
	       strcmp(db_text(a, column), db_text(b, column)) == 0;
}

static void compare_rows(struct ledger_report *report, const char *table, sqlite3_stmt *live,
			 sqlite3_stmt *fresh)
{
	for (int i = 0; i < sqlite3_column_count(live); i++) {
		if (same_value(live, fresh, i))
			continue;
		report->problems++;
		say(report, "Table %s, %s: %s is not what the log says", table, db_text(live, 0),
		    sqlite3_column_name(live, i));
		return;
	}
}

/* Both sides in the order of their keys; the smaller key is the one that the other side lacks. */
static bool compare_tables(struct ledger *ledger, struct db *beside, const char *table,
			   const char *sql, struct ledger_report *report, struct err *err)
{
	sqlite3_stmt *live = db_ask(&ledger->db, err, sql, "");
	sqlite3_stmt *fresh = live ? db_ask(beside, err, sql, "") : NULL;

	if (!fresh)
		return false;
	enum db_step a = db_step(&ledger->db, live, err);
	enum db_step b = db_step(beside, fresh, err);
	while ((a == DB_ROW || b == DB_ROW) && a != DB_FAILED && b != DB_FAILED) {
		int order = a != DB_ROW ? 1
			    : b != DB_ROW ? -1
					  : strcmp(db_text(live, 0), db_text(fresh, 0));
		if (order == 0) {
			compare_rows(report, table, live, fresh);
		} else {
			report->problems++;
			say(report, "Table %s, %s: %s", table, db_text(order < 0 ? live : fresh, 0),
			    order < 0 ? "the log knows nothing of it" : "the log has it, the table not");
		}
		if (order <= 0)
			a = db_step(&ledger->db, live, err);
		if (order >= 0)
			b = db_step(beside, fresh, err);
	}
	db_reset(live);
	db_reset(fresh);
	return a != DB_FAILED && b != DB_FAILED;
}

static bool compare_all(struct ledger *ledger, struct db *beside, struct ledger_report *report,
			struct err *err)
{
	static const struct {
		const char *table, *sql;
	} list[] = {
		{"absence", "SELECT * FROM absence ORDER BY id"},
		{"badge", "SELECT * FROM badge ORDER BY id"},
		{"board_column", "SELECT * FROM board_column ORDER BY id"},
		{"card", "SELECT * FROM card ORDER BY id"},
		{"checkin", "SELECT * FROM checkin ORDER BY id"},
		{"cycle", "SELECT * FROM cycle ORDER BY id"},
		{"feedback", "SELECT * FROM feedback ORDER BY id"},
		{"fund", "SELECT * FROM fund ORDER BY id"},
		{"goal_link", "SELECT * FROM goal_link ORDER BY id"},
		{"help", "SELECT * FROM help ORDER BY id"},
		{"key_result", "SELECT * FROM key_result ORDER BY id"},
		{"kpi", "SELECT * FROM kpi ORDER BY id"},
		{"kr_update", "SELECT * FROM kr_update ORDER BY id"},
		{"kudos", "SELECT * FROM kudos ORDER BY id"},
		{"label", "SELECT * FROM label ORDER BY id"},
		{"member", "SELECT * FROM member ORDER BY id"},
		{"metric", "SELECT * FROM metric ORDER BY id"},
		{"objective", "SELECT * FROM objective ORDER BY id"},
		{"pool", "SELECT * FROM pool ORDER BY id"},
		{"reading", "SELECT * FROM reading ORDER BY id"},
		{"redaction", "SELECT subject || ' ' || printf('%020d', hlc) || ' ' || site"
			      " FROM redaction ORDER BY 1"},
		{"retro", "SELECT * FROM retro ORDER BY id"},
		{"ritual", "SELECT * FROM ritual ORDER BY id"},
		{"round", "SELECT * FROM round ORDER BY id"},
		{"special_day", "SELECT * FROM special_day ORDER BY id"},
		{"standup", "SELECT * FROM standup ORDER BY id"},
		{"suggestion", "SELECT * FROM suggestion ORDER BY id"},
		{"talk", "SELECT * FROM talk ORDER BY id"},
		{"team", "SELECT * FROM team ORDER BY id"},
		{"unit", "SELECT * FROM unit ORDER BY id"},
		{"vote", "SELECT * FROM vote ORDER BY id"},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (!compare_tables(ledger, beside, list[i].table, list[i].sql, report, err))
			return false;
	return true;
}

static bool check_replay(struct ledger *ledger, struct ledger_report *report, struct err *err)
{
	struct db beside;
	struct projections *projections = calloc(1, sizeof(*projections));
	char *tables = schema_part("projections");

	if (!projections)
		abort();
	bool ok = db_open(&beside, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
		  db_exec(&beside, tables, err) && projections_open(projections, &beside, err) &&
		  replay_all(ledger, projections, (struct replay_progress){0}, &report->events, err) &&
		  compare_all(ledger, &beside, report, err);
	projections_close(projections);
	db_close(&beside);
	free(projections);
	free(tables);
	return ok;
}

/* One reading of everything: a wall may go on writing beside. */
bool ledger_check(struct ledger *ledger, struct ledger_report *report, struct err *err)
{
	bool own = false;

	memset(report, 0, sizeof(*report));
	bool ok = read_begin(ledger, &own, err) && check_integrity(ledger, report, err) &&
		  check_references(ledger, report, err) &&
		  check_meeting_names(ledger, report, err) &&
		  check_replay(ledger, report, err);
	read_end(ledger, own);
	return ok;
}
