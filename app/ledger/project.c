#include "app/ledger/project.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/ledger/core.h"

static void copy_name(char out[PROJECTION_NAME_SIZE], const char *s, size_t n)
{
	assert(n < PROJECTION_NAME_SIZE);
	memcpy(out, s, n);
	out[n] = '\0';
}

/* "-- @note.redacted of card sets state title": the words behind the @. */
static void read_heading(struct projection *projection, const char *line, const char *end)
{
	bool sets = false, of = false;

	for (const char *word = line; word < end;) {
		size_t n = strcspn(word, " \n");
		if (word == line) {
			copy_name(projection->kind, word, n);
			copy_name(projection->noun, word, strcspn(word, "."));
		} else if (of) {
			copy_name(projection->noun, word, n);
			of = false;
		} else if (n == 2 && memcmp(word, "of", 2) == 0) {
			of = true;
		} else if (n == 4 && memcmp(word, "sets", 4) == 0) {
			sets = true;
		} else if (sets) {
			assert(projection->set_count < PROJECTION_SETS_MAX);
			copy_name(projection->sets[projection->set_count++], word, n);
		}
		word += n;
		word += strspn(word, " \n");
	}
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct projection *)a)->kind, ((const struct projection *)b)->kind);
}

/* Prepares the statements between two headings. */
static bool read_steps(struct projection *projection, struct db *db, const char *sql,
		       const char *end, struct err *err)
{
	for (const char *tail = sql; tail < end; sql = tail) {
		sqlite3_stmt *stmt = NULL;
		if (sqlite3_prepare_v3(db->handle, sql, (int)(end - sql), SQLITE_PREPARE_PERSISTENT,
				       &stmt, &tail) != SQLITE_OK)
			return db_fail(db, err);
		if (!stmt)
			continue;
		assert(projection->step_count < PROJECTION_STATEMENTS_MAX);
		int i = projection->step_count++;
		projection->steps[i].stmt = stmt;
		projection->steps[i].subject = sqlite3_bind_parameter_index(stmt, ":subject");
		projection->steps[i].hlc = sqlite3_bind_parameter_index(stmt, ":hlc");
		projection->steps[i].at = sqlite3_bind_parameter_index(stmt, ":at");
		projection->steps[i].data = sqlite3_bind_parameter_index(stmt, ":data");
	}
	return true;
}

bool projections_open(struct projections *projections, struct db *db, struct err *err)
{
	static const char mark[] = "\n-- @";
	const char *heading = strstr(projections_sql, "\n-- @team.stub");

	projections->db = db;
	projections->count = 0;
	while (heading) {
		const char *name = heading + sizeof(mark) - 1;
		const char *line_end = strchr(name, '\n');
		const char *next = strstr(name, mark);
		const char *end = next ? next : name + strlen(name);
		assert(projections->count < PROJECTIONS_MAX);
		struct projection *projection = &projections->list[projections->count++];
		memset(projection, 0, sizeof(*projection));
		read_heading(projection, name, line_end);
		if (!read_steps(projection, db, line_end, end, err))
			return false;
		heading = next;
	}
	qsort(projections->list, (size_t)projections->count, sizeof(projections->list[0]), compare);
	return true;
}

void projections_close(struct projections *projections)
{
	for (int i = 0; i < projections->count; i++)
		for (int k = 0; k < projections->list[i].step_count; k++)
			sqlite3_finalize(projections->list[i].steps[k].stmt);
	projections->count = 0;
}

const struct projection *projection_of(const struct projections *projections, const char *kind)
{
	int low = 0, high = projections->count;

	while (low < high) {
		int middle = (low + high) / 2;
		int order = strcmp(kind, projections->list[middle].kind);
		if (order == 0)
			return &projections->list[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* The section "NOUN.part". */
static const struct projection *part_of(const struct projections *projections, const char *noun,
					const char *part)
{
	char name[2 * PROJECTION_NAME_SIZE];

	snprintf(name, sizeof(name), "%s.%s", noun, part);
	return projection_of(projections, name);
}

static sqlite3_stmt *bound(const struct projection *projection, int i, const struct event *event)
{
	sqlite3_stmt *stmt = projection->steps[i].stmt;

	if (projection->steps[i].subject)
		sqlite3_bind_text(stmt, projection->steps[i].subject, event->subject, -1, SQLITE_STATIC);
	if (projection->steps[i].hlc)
		sqlite3_bind_int64(stmt, projection->steps[i].hlc, event->hlc);
	if (projection->steps[i].at && event->timed)
		sqlite3_bind_int64(stmt, projection->steps[i].at, event->at);
	else if (projection->steps[i].at)
		sqlite3_bind_null(stmt, projection->steps[i].at);
	if (projection->steps[i].data)
		sqlite3_bind_text(stmt, projection->steps[i].data, event->data, -1, SQLITE_STATIC);
	return stmt;
}

static bool run_steps(struct projections *projections, const struct projection *projection,
		      const struct event *event, int *changes, struct err *err)
{
	for (int i = 0; i < projection->step_count; i++) {
		if (db_step(projections->db, bound(projection, i, event), err) != DB_DONE)
			return false;
		if (i == 0)
			*changes = sqlite3_changes(projections->db->handle);
	}
	return true;
}

/* stub, clear and state are parts of a noun and no events, whatever another wall may send. */
static bool is_part(const char *kind)
{
	const char *verb = strchr(kind, '.');

	return !verb || strcmp(verb, ".stub") == 0 || strcmp(verb, ".clear") == 0 ||
	       strcmp(verb, ".state") == 0;
}

bool project_event(struct projections *projections, const struct event *event, struct err *err)
{
	const struct projection *projection = projection_of(projections, event->kind);
	int changes;

	if (!projection || is_part(event->kind))
		return true;
	if (!run_steps(projections, projection, event, &changes, err))
		return false;
	if (changes > 0)
		return true;
	return run_steps(projections, part_of(projections, projection->noun, "stub"), event,
			 &changes, err) &&
	       run_steps(projections, projection, event, &changes, err);
}

bool project_clear(struct projections *projections, const char *subject, struct err *err)
{
	struct event event = {.subject = subject};
	int changes;

	for (int i = 0; i < projections->count; i++) {
		const struct projection *projection = &projections->list[i];
		if (strcmp(strchr(projection->kind, '.'), ".clear") == 0 &&
		    !run_steps(projections, projection, &event, &changes, err))
			return false;
	}
	return true;
}

bool project_state(struct projections *projections, const char *noun, const char *subject,
		   struct arena *arena, const char **json, struct err *err)
{
	const struct projection *projection = part_of(projections, noun, "state");
	struct event event = {.subject = subject};

	*json = NULL;
	sqlite3_stmt *stmt = bound(projection, 0, &event);
	enum db_step step = db_step(projections->db, stmt, err);
	if (step == DB_ROW)
		*json = arena_text(arena, db_text(stmt, 0));
	db_reset(stmt);
	return step != DB_FAILED;
}
