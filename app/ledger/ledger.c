#include "app/ledger/ledger.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/buf.h"
#include "app/ledger/core.h"
#include "app/ledger/views.h"

const struct clock *ledger_clock(const struct ledger *ledger)
{
	return ledger->clock;
}

const char *ledger_incarnation(const struct ledger *ledger)
{
	return ledger->incarnation;
}

int64_t ledger_seq(struct ledger *ledger)
{
	struct err err = ERR_IN(LANG_EN);
	int64_t seq;
	bool found;

	if (!db_integer(&ledger->db, &err, &seq, &found, "SELECT max(seq) FROM event", ""))
		return 0;
	return seq;
}

static void keep(char out[LEDGER_TEXT_SIZE], const char *s)
{
	snprintf(out, LEDGER_TEXT_SIZE, "%s", s ? s : "");
}

bool ledger_begin(struct ledger *ledger, const struct author *author, struct err *err)
{
	assert(!ledger->begun);
	if (ledger->read_only)
		return err_say(err, ERR_STORAGE, L_err_read_only, NULL);
	if (!db_run(&ledger->db, err, "BEGIN IMMEDIATE", ""))
		return false;
	ledger->begun = true;
	keep(ledger->actor, author->actor);
	keep(ledger->device, author->device);
	keep(ledger->key, author->key);
	uuid_v7(ledger->batch, clock_wall_ms(ledger->clock));
	ledger->seq = 0;
	ledger->topics = 0;
	ledger->imported = false;
	return true;
}

void ledger_author_is(struct ledger *ledger, const char *actor)
{
	keep(ledger->actor, actor);
}

void ledger_rollback(struct ledger *ledger)
{
	if (!ledger->begun)
		return;
	ledger->begun = false;
	/* After a full disk SQLite may have rolled back by itself. */
	if (!sqlite3_get_autocommit(ledger->db.handle))
		sqlite3_exec(ledger->db.handle, "ROLLBACK", NULL, NULL, NULL);
}

bool ledger_commit(struct ledger *ledger, int64_t *seq, unsigned *topics, struct err *err)
{
	char text[24];

	assert(ledger->begun);
	snprintf(text, sizeof(text), "%lld", (long long)ledger->hlc);
	if ((ledger->imported && !meta_set(&ledger->db, "hlc", text, err)) ||
	    !db_run(&ledger->db, err, "COMMIT", "")) {
		ledger_rollback(ledger);
		return false;
	}
	ledger->begun = false;
	if (seq)
		*seq = ledger->seq ? ledger->seq : ledger_seq(ledger);
	if (topics)
		*topics = ledger->topics;
	return true;
}

bool read_begin(struct ledger *ledger, bool *own, struct err *err)
{
	*own = sqlite3_get_autocommit(ledger->db.handle) != 0;
	return !*own || db_run(&ledger->db, err, "BEGIN", "");
}

void read_end(struct ledger *ledger, bool own)
{
	struct err err = ERR_IN(LANG_EN);

	if (own)
		db_run(&ledger->db, &err, "COMMIT", "");
}

int64_t event_insert(struct ledger *ledger, const struct event *event, struct err *err)
{
	static const char sql[] =
		"INSERT INTO event (hlc, site, at, kind, subject, actor, device, batch, key, data)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
	sqlite3_stmt *stmt = db_ask(&ledger->db, err, sql, "itnttttttt", event->hlc, event->site,
				    event->kind, event->subject, event->actor, event->device,
				    event->batch, event->key, event->data);

	if (!stmt)
		return 0;
	if (event->timed)
		sqlite3_bind_int64(stmt, 3, event->at);
	if (db_step(&ledger->db, stmt, err) != DB_DONE)
		return 0;
	ledger->seq = sqlite3_last_insert_rowid(ledger->db.handle);
	ledger->topics |= topics_of(event->kind);
	return ledger->seq;
}

static void add_datum(struct buf *json, const struct datum *datum)
{
	view_json_text(json, datum->name);
	buf_char(json, ':');
	if (datum->type == DATUM_TEXT)
		view_json_text(json, datum->text);
	else if (datum->type == DATUM_JSON)
		buf_text(json, datum->text);
	else if (datum->type == DATUM_INT)
		buf_printf(json, "%lld", (long long)datum->integer);
	else if (datum->type == DATUM_NUMBER)
		view_json_number(json, datum->number);
	else if (datum->type == DATUM_BOOL)
		buf_text(json, datum->integer ? "true" : "false");
	else
		buf_text(json, "null");
}

bool append_json(struct ledger *ledger, const char *kind, const char *subject, const char *data,
		 struct err *err)
{
	int64_t now_ms = clock_wall_ms(ledger->clock);

	assert(ledger->begun);
	ledger->hlc = hlc_next(ledger->hlc, now_ms);
	struct event event = {
		.hlc = ledger->hlc,
		.site = ledger->site,
		.timed = now_ms >= CLOCK_CALIBRATED_FROM_MS,
		.at = now_ms,
		.kind = kind,
		.subject = subject,
		.actor = ledger->actor,
		.device = ledger->device,
		.batch = ledger->batch,
		.key = ledger->key,
		.data = data,
	};
	/* It is the newest of all, so it is the newest of its subject: never late. */
	return event_insert(ledger, &event, err) &&
	       project_event(&ledger->projections, &event, err) &&
	       (!strstr(kind, ".redacted") || redact_subject(ledger, subject, err));
}

bool ledger_append(struct ledger *ledger, const char *kind, const char *subject,
		   const struct datum *data, int count, struct err *err)
{
	struct buf json = {0};

	buf_char(&json, '{');
	for (int i = 0; i < count; i++) {
		if (i)
			buf_char(&json, ',');
		add_datum(&json, &data[i]);
	}
	buf_char(&json, '}');
	bool ok = append_json(ledger, kind, subject, json.bytes, err);
	buf_finish(&json);
	return ok;
}
