#include <stdlib.h>
#include <string.h>

#include "app/base/utf8.h"
#include "app/ledger/core.h"

/* Events between walls: as JSON, with hlc as a string, since it is over 2^53. */

enum { NAME_MAX_BYTES = 200 };

#define HLC_MAX (INT64_C(1) << 62)

/* hlc, site, at, kind, subject, actor, device, batch, key, data: the order of event_of(). */
static const char fields_sql[] =
	"SELECT CAST(?1 ->> 'hlc' AS INTEGER), ?1 ->> 'site', ?1 ->> 'at', ?1 ->> 'kind',"
	" ?1 ->> 'subject', ?1 ->> 'actor', ?1 ->> 'device', ?1 ->> 'batch', ?1 ->> 'key',"
	" ?1 -> 'data' WHERE json_valid(?1) AND json_type(?1) = 'object'"
	" AND json_type(?1, '$.hlc') = 'text' AND json_type(?1, '$.site') = 'text'"
	" AND coalesce(json_type(?1, '$.at'), 'null') IN ('integer', 'null')"
	" AND json_type(?1, '$.kind') = 'text' AND json_type(?1, '$.subject') = 'text'"
	" AND json_type(?1, '$.data') = 'object'";

static struct event event_of(sqlite3_stmt *row)
{
	return (struct event){
		.hlc = sqlite3_column_int64(row, 0),
		.site = db_text(row, 1),
		.timed = sqlite3_column_type(row, 2) == SQLITE_INTEGER,
		.at = sqlite3_column_int64(row, 2),
		.kind = db_text(row, 3),
		.subject = db_text(row, 4),
		.actor = db_text(row, 5),
		.device = db_text(row, 6),
		.batch = db_text(row, 7),
		.key = db_text(row, 8),
		.data = db_text(row, 9),
	};
}

static bool named(const char *s)
{
	return *s && strlen(s) <= NAME_MAX_BYTES;
}

static bool well_formed(const struct event *event)
{
	return event->hlc > 0 && event->hlc < HLC_MAX && named(event->site) && named(event->kind) &&
	       strchr(event->kind, '.') && named(event->subject);
}

/* Is there an event of this subject at, or after, this place? */
static bool look(struct ledger *ledger, const struct event *event, bool *same, bool *later,
		 struct err *err)
{
	int64_t value;

	return db_integer(&ledger->db, err, &value, same,
			  "SELECT 1 FROM event WHERE subject = ?1 AND hlc = ?2 AND site = ?3", "tit",
			  event->subject, event->hlc, event->site) &&
	       db_integer(&ledger->db, err, &value, later,
			  "SELECT 1 FROM event WHERE subject = ?1 AND (hlc, site) > (?2, ?3) LIMIT 1",
			  "tit", event->subject, event->hlc, event->site);
}

static bool is_erased(struct ledger *ledger, const struct event *event, bool *erased, struct err *err)
{
	int64_t value;

	return db_integer(&ledger->db, err, &value, erased,
			  "SELECT 1 FROM redaction WHERE subject = ?1 AND hlc = ?2 AND site = ?3",
			  "tit", event->subject, event->hlc, event->site);
}

static bool take_over(struct ledger *ledger, const struct event *event, struct err *err)
{
	bool same, later, erased;

	if (!look(ledger, event, &same, &later, err))
		return false;
	if (same)
		return true;
	if (!is_erased(ledger, event, &erased, err) || !event_insert(ledger, event, err))
		return false;
	if (event->hlc > ledger->hlc)
		ledger->hlc = event->hlc;
	ledger->imported = true;
	if (!erased && !later && !project_event(&ledger->projections, event, err))
		return false;
	if (later && !replay_subject(ledger, event->subject, INT64_MAX, "", err))
		return false;
	if (erased || strstr(event->kind, ".redacted"))
		return redact_subject(ledger, event->subject, err);
	return true;
}

bool ledger_import(struct ledger *ledger, const char *event_json, struct err *err)
{
	if (!utf8_valid(event_json, strlen(event_json)))
		return err_say(err, ERR_SYNTAX, L_err_not_utf8, NULL);
	sqlite3_stmt *row = db_ask(&ledger->db, err, fields_sql, "t", event_json);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;
	bool ok = false;

	if (step == DB_ROW) {
		struct event event = event_of(row);
		ok = well_formed(&event) && take_over(ledger, &event, err);
		db_reset(row);
	}
	if (!ok && step != DB_FAILED && err->kind == ERR_NONE)
		return err_say(err, ERR_SYNTAX, L_err_not_json, NULL);
	return ok;
}

bool ledger_export(struct ledger *ledger, int64_t after_seq,
		   bool (*each)(void *context, const char *event_json), void *context,
		   struct err *err)
{
	enum db_step step;
	sqlite3_stmt *row =
		db_ask(&ledger->db, err,
		       "SELECT json_object('hlc', CAST(hlc AS TEXT), 'site', site, 'at', at,"
		       " 'kind', kind, 'subject', subject, 'actor', actor, 'device', device,"
		       " 'batch', batch, 'key', key, 'data', json(data))"
		       " FROM event WHERE seq > ?1 AND NOT private(kind) ORDER BY seq",
		       "i", after_seq);

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		if (!each(context, db_text(row, 0)))
			break;
	db_reset(row);
	return step != DB_FAILED;
}
