#include "app/ledger/undo.h"

#include <stdio.h>
#include <string.h>

#include "app/base/buf.h"
#include "app/ledger/core.h"
#include "app/ledger/private.h"
#include "app/ledger/views.h"

/*
 * A batch's rows stand together, unless its events came from another wall one by one and others came
 * in between; that many foreign rows are looked over.
 */
enum { STRANGERS_MAX = 64 };

static bool has_field(const struct undo_subject *subject, const char *name)
{
	for (int i = 0; i < subject->field_count; i++)
		if (strncmp(subject->fields[i], name, UNDO_FIELD_SIZE - 1) == 0)
			return true;
	return false;
}

static void add_field(struct undo_subject *subject, const char *name)
{
	if (has_field(subject, name) || subject->field_count == UNDO_FIELDS_MAX)
		return;
	snprintf(subject->fields[subject->field_count++], UNDO_FIELD_SIZE, "%s", name);
}

static struct undo_subject *subject_of(struct undo_batch *batch, struct arena *arena, const char *id)
{
	for (struct undo_subject *subject = batch->first; subject; subject = subject->next)
		if (strcmp(subject->id, id) == 0)
			return subject;
	struct undo_subject *subject = arena_alloc(arena, sizeof(*subject));
	subject->id = arena_text(arena, id);
	subject->noun = "";
	subject->hlc = INT64_MAX;
	subject->site = "";
	*batch->last = subject;
	batch->last = &subject->next;
	return subject;
}

/* The fields that an event touches. */
static bool add_fields(struct ledger *ledger, struct undo_subject *subject, const char *kind,
		       const char *data, struct err *err)
{
	const struct projection *projection = projection_of(&ledger->projections, kind);
	enum db_step step;

	for (int i = 0; projection && i < projection->set_count; i++)
		add_field(subject, projection->sets[i]);
	sqlite3_stmt *row = db_ask(&ledger->db, err, "SELECT key FROM json_each(?1)", "t", data);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		add_field(subject, db_text(row, 0));
	return step == DB_DONE;
}

/* Columns: batch, hlc, site, kind, subject, data, actor. */
static bool add_event(struct ledger *ledger, struct undo_batch *batch, struct arena *arena,
		      sqlite3_stmt *row, struct err *err)
{
	const char *kind = db_text(row, 3);

	batch->events++;
	struct undo_subject *subject = subject_of(batch, arena, db_text(row, 4));
	const struct projection *projection = projection_of(&ledger->projections, kind);

	if (sqlite3_column_int64(row, 1) < subject->hlc) {
		subject->hlc = sqlite3_column_int64(row, 1);
		subject->site = arena_text(arena, db_text(row, 2));
	}
	if (projection)
		subject->noun = projection->noun;
	if (strcmp(subject->noun, "card") != 0)
		batch->cards_only = false;
	if (kind_is_private(kind))
		batch->secret = true;
	if (strstr(kind, ".redacted"))
		batch->erased = true;
	if (!add_fields(ledger, subject, kind, db_text(row, 5), err))
		return false;
	if (strcmp(subject->noun, "member") == 0 &&
	    (has_field(subject, "role") || has_field(subject, "state")))
		batch->powers = true;
	return true;
}

/* Walks away from the row in one direction until the batch is left behind. */
static bool walk(struct ledger *ledger, struct undo_batch *batch, struct arena *arena,
		 sqlite3_stmt *row, struct err *err)
{
	int strangers = 0;
	enum db_step step;

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW && strangers < STRANGERS_MAX &&
	       batch->events <= UNDO_EVENTS_MAX) {
		if (strcmp(db_text(row, 0), batch->batch) != 0) {
			strangers++;
			continue;
		}
		strangers = 0;
		if (!add_event(ledger, batch, arena, row, err)) {
			db_reset(row);
			return false;
		}
	}
	db_reset(row);
	return step != DB_FAILED;
}

#define EVENT_COLUMNS "SELECT batch, hlc, site, kind, subject, data, actor FROM event"

bool undo_read(struct ledger *ledger, int64_t seq, struct arena *arena, struct undo_batch *batch,
	       struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err, EVENT_COLUMNS " WHERE seq = ?1", "i", seq);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*batch = (struct undo_batch){.cards_only = true};
	batch->last = &batch->first;
	if (step == DB_DONE)
		return err_say(err, ERR_NOT_FOUND, L_err_undo_nothing, NULL);
	if (step == DB_FAILED)
		return false;
	batch->batch = arena_text(arena, db_text(row, 0));
	batch->actor = arena_text(arena, db_text(row, 6));
	bool ok = add_event(ledger, batch, arena, row, err);
	db_reset(row);
	if (!ok || !batch->batch[0])
		return ok;
	return walk(ledger, batch, arena,
		    db_ask(&ledger->db, err,
			   EVENT_COLUMNS " WHERE seq < ?1 ORDER BY seq DESC", "i", seq),
		    err) &&
	       walk(ledger, batch, arena,
		    db_ask(&ledger->db, err, EVENT_COLUMNS " WHERE seq > ?1 ORDER BY seq", "i", seq),
		    err);
}

/* Whether an event after the batch touched one of the subject's fields. */
static bool touched_later(struct ledger *ledger, const struct undo_batch *batch,
			  const struct undo_subject *subject, struct arena *arena, bool *touched,
			  struct err *err)
{
	struct undo_subject *later = arena_alloc(arena, sizeof(*later));
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT kind, data FROM event WHERE subject = ?1"
				   " AND (hlc, site) > (?2, ?3) AND batch <> ?4",
				   "titt", subject->id, subject->hlc, subject->site, batch->batch);
	enum db_step step;

	*touched = false;
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		if (!add_fields(ledger, later, db_text(row, 0), db_text(row, 1), err)) {
			db_reset(row);
			return false;
		}
	for (int i = 0; i < later->field_count; i++)
		if (has_field(subject, later->fields[i]))
			*touched = true;
	return step == DB_DONE;
}

bool undo_must_be_possible(struct ledger *ledger, const struct undo_batch *batch, struct arena *arena,
			   struct err *err)
{
	if (batch->erased)
		return err_say(err, ERR_CONFLICT, L_err_undo_redacted, NULL);
	if (batch->events > UNDO_EVENTS_MAX)
		return err_say(err, ERR_CONFLICT, L_err_undo_conflict, NULL);
	for (struct undo_subject *subject = batch->first; subject; subject = subject->next) {
		bool touched;
		if (!touched_later(ledger, batch, subject, arena, &touched, err))
			return false;
		if (touched || !subject->noun[0])
			return err_say(err, ERR_CONFLICT, L_err_undo_conflict, NULL);
	}
	return true;
}

/* Nouns that only admins change. */
static bool is_for_admins(const char *noun)
{
	static const char *const nouns[] = {"column", "cycle", "day", "team", "unit"};

	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++)
		if (strcmp(nouns[i], noun) == 0)
			return true;
	return false;
}

bool undo_allowed(const struct undo_batch *batch, const char *member, enum role role)
{
	bool own = member && *member && strcmp(member, batch->actor) == 0;

	if (batch->secret)
		return own && role >= ROLE_MEMBER && !batch->erased;
	if (role >= ROLE_ADMIN)
		return true;
	if (role < ROLE_MEMBER || batch->erased)
		return false;
	if (batch->cards_only)
		return true;
	return !batch->powers && own && !is_for_admins(batch->first->noun);
}

bool undo_possible(struct ledger *ledger, int64_t seq, const char *member, enum role role)
{
	struct arena arena = {0};
	struct undo_batch batch;
	struct err err = ERR_IN(LANG_EN);
	bool possible = undo_read(ledger, seq, &arena, &batch, &err) &&
			undo_allowed(&batch, member, role) &&
			undo_must_be_possible(ledger, &batch, &arena, &err);

	arena_finish(&arena);
	return possible;
}

/* The subject as it was before the batch: its history is replayed up to there, read, and put back. */
static bool state_before(struct ledger *ledger, const struct undo_subject *subject,
			 struct arena *arena, const char **json, struct err *err)
{
	if (!db_run(&ledger->db, err, "SAVEPOINT before", ""))
		return false;
	bool ok = replay_subject(ledger, subject->id, subject->hlc, subject->site, err) &&
		  project_state(&ledger->projections, subject->noun, subject->id, arena, json, err);
	return db_run(&ledger->db, err, "ROLLBACK TO before", "") &&
	       db_run(&ledger->db, err, "RELEASE before", "") && ok;
}

/* Of a state, the fields that were touched; as the members of a JSON object without its braces. */
static bool touched_part(struct ledger *ledger, const struct undo_subject *subject, const char *state,
			 struct arena *arena, const char **json, struct err *err)
{
	struct buf names = {0};

	for (int i = 0; i < subject->field_count; i++) {
		buf_char(&names, i ? ',' : '[');
		view_json_text(&names, subject->fields[i]);
	}
	buf_text(&names, subject->field_count ? "]" : "[]");
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT json_group_object(e.key, json(?1 -> e.fullkey))"
				   " FROM json_each(?1) e"
				   " WHERE e.key IN (SELECT value FROM json_each(?2))",
				   "tt", state, names.bytes);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;
	if (step == DB_ROW)
		*json = arena_text(arena, db_text(row, 0));
	if (row)
		db_reset(row);
	buf_finish(&names);
	return step == DB_ROW;
}

static bool append_inverse(struct ledger *ledger, const struct undo_subject *subject,
			   struct arena *arena, struct err *err)
{
	char kind[2 * PROJECTION_NAME_SIZE];
	const char *state, *data;

	if (!state_before(ledger, subject, arena, &state, err))
		return false;
	/* What was not there before is taken away. */
	if (!state)
		data = "{\"state\":\"removed\"}";
	else if (!touched_part(ledger, subject, state, arena, &data, err))
		return false;
	snprintf(kind, sizeof(kind), "%s.reverted", subject->noun);
	return append_json(ledger, kind, subject->id, data, err);
}

bool ledger_undo(struct ledger *ledger, int64_t seq, struct arena *arena, const char **subject,
		 struct err *err)
{
	struct undo_batch batch;

	if (!undo_read(ledger, seq, arena, &batch, err) ||
	    !undo_must_be_possible(ledger, &batch, arena, err))
		return false;
	*subject = batch.first->id;
	for (struct undo_subject *one = batch.first; one; one = one->next)
		if (!append_inverse(ledger, one, arena, err))
			return false;
	return true;
}
