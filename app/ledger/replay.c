#include <stdlib.h>

#include "app/ledger/core.h"

enum { LOOK_EVERY = 1024 };	/* events between two looks at the clock */

static const double progress_every_s = 0.1;

/* hlc, site, at, kind, subject, data, in this order. */
static struct event event_of_row(sqlite3_stmt *row)
{
	return (struct event){
		.hlc = sqlite3_column_int64(row, 0),
		.site = db_text(row, 1),
		.timed = sqlite3_column_type(row, 2) != SQLITE_NULL,
		.at = sqlite3_column_int64(row, 2),
		.kind = db_text(row, 3),
		.subject = db_text(row, 4),
		.data = db_text(row, 5),
	};
}

/*
 * Subject by subject, each in its own order, straight along the index: subjects know nothing of each
 * other, so nothing needs to be sorted.
 */
bool replay_all(struct ledger *ledger, struct projections *target, struct replay_progress progress,
		int64_t *events, struct err *err)
{
	int64_t total, done = 0;
	bool found;
	double next_s = clock_mono_s(ledger->clock) + progress_every_s;
	enum db_step step;

	if (!db_integer(&ledger->db, err, &total, &found, "SELECT count(*) FROM event", ""))
		return false;
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT hlc, site, at, kind, subject, data FROM event"
				   " INDEXED BY event_of_subject ORDER BY subject, hlc, site",
				   "");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		struct event event = event_of_row(row);
		if (!project_event(target, &event, err)) {
			db_reset(row);
			return false;
		}
		if (++done % LOOK_EVERY || !progress.call || clock_mono_s(ledger->clock) < next_s)
			continue;
		progress.call(progress.context, done, total);
		next_s = clock_mono_s(ledger->clock) + progress_every_s;
	}
	if (progress.call && step == DB_DONE)
		progress.call(progress.context, done, total);
	*events = done;
	return step == DB_DONE;
}

bool replay_subject(struct ledger *ledger, const char *subject, int64_t hlc, const char *site,
		    struct err *err)
{
	enum db_step step;

	if (!project_clear(&ledger->projections, subject, err))
		return false;
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT hlc, site, at, kind, subject, data FROM event"
				   " WHERE subject = ?1 AND (hlc, site) < (?2, ?3)"
				   " ORDER BY hlc, site",
				   "tit", subject, hlc, site);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		struct event event = event_of_row(row);
		if (!project_event(&ledger->projections, &event, err)) {
			db_reset(row);
			return false;
		}
	}
	return step == DB_DONE;
}

bool redact_subject(struct ledger *ledger, const char *subject, struct err *err)
{
	return db_run(&ledger->db, err,
		      "UPDATE event SET data = '{}' WHERE subject = ?1 AND kind NOT LIKE '%.redacted'"
		      " AND (hlc, site) IN (SELECT hlc, site FROM redaction WHERE subject = ?1)",
		      "t", subject) &&
	       replay_subject(ledger, subject, INT64_MAX, "", err);
}

/* The tables go and come in the same transaction: a stop half-way leaves the old ones. */
static bool empty_projections(struct ledger *ledger, struct err *err)
{
	char *tables = schema_part("projections");
	bool ok = db_exec(&ledger->db,
			  "DROP TABLE IF EXISTS redaction; DROP TABLE IF EXISTS team;"
			  "DROP TABLE IF EXISTS member; DROP TABLE IF EXISTS board_column;"
			  "DROP TABLE IF EXISTS label; DROP TABLE IF EXISTS card;"
			  "DROP TABLE IF EXISTS absence; DROP TABLE IF EXISTS checkin;"
			  "DROP TABLE IF EXISTS help; DROP TABLE IF EXISTS ritual;"
			  "DROP TABLE IF EXISTS standup;"
			  "DROP TABLE IF EXISTS badge; DROP TABLE IF EXISTS kudos;"
			  "DROP TABLE IF EXISTS feedback; DROP TABLE IF EXISTS talk;"
			  "DROP TABLE IF EXISTS fund; DROP TABLE IF EXISTS pool;"
			  "DROP TABLE IF EXISTS unit; DROP TABLE IF EXISTS cycle;"
			  "DROP TABLE IF EXISTS special_day; DROP TABLE IF EXISTS metric;"
			  "DROP TABLE IF EXISTS reading; DROP TABLE IF EXISTS kpi;"
			  "DROP TABLE IF EXISTS objective; DROP TABLE IF EXISTS key_result;"
			  "DROP TABLE IF EXISTS kr_update; DROP TABLE IF EXISTS goal_link;"
			  "DROP TABLE IF EXISTS suggestion; DROP TABLE IF EXISTS round;"
			  "DROP TABLE IF EXISTS vote; DROP TABLE IF EXISTS retro;",
			  err) &&
		  db_exec(&ledger->db, tables, err);

	free(tables);
	return ok;
}

bool ledger_rebuild_with(struct ledger *ledger, struct replay_progress progress, struct err *err)
{
	char version[SECRET_HASH_SIZE];
	int64_t events;

	projections_version(version);
	if (!db_run(&ledger->db, err, "BEGIN IMMEDIATE", ""))
		return false;
	projections_close(&ledger->projections);
	if (empty_projections(ledger, err) &&
	    projections_open(&ledger->projections, &ledger->db, err) &&
	    replay_all(ledger, &ledger->projections, progress, &events, err) &&
	    meta_set(&ledger->db, "projections", version, err) &&
	    db_run(&ledger->db, err, "COMMIT", ""))
		return true;
	sqlite3_exec(ledger->db.handle, "ROLLBACK", NULL, NULL, NULL);
	projections_close(&ledger->projections);
	struct err second = ERR_IN(err->lang);
	projections_open(&ledger->projections, &ledger->db, &second);
	return false;
}

bool ledger_rebuild(struct ledger *ledger, struct err *err)
{
	return ledger_rebuild_with(ledger, (struct replay_progress){0}, err);
}
