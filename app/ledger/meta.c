#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/ledger/core.h"

static char *copy(const char *s, size_t n)
{
	char *text = malloc(n + 1);

	if (!text)
		abort();
	memcpy(text, s, n);
	text[n] = '\0';
	return text;
}

char *schema_part(const char *name)
{
	char mark[64];

	snprintf(mark, sizeof(mark), "\n-- @%s\n", name);
	const char *start = strstr(schema_sql, mark);
	if (!start)
		abort();
	start += strlen(mark);
	const char *end = strstr(start, "\n-- @");
	return copy(start, end ? (size_t)(end - start) : strlen(start));
}

void projections_version(char out[SECRET_HASH_SIZE])
{
	char both[2 * SECRET_HASH_SIZE];
	char *tables = schema_part("projections");

	secret_hash(both, tables, strlen(tables));
	secret_hash(both + SECRET_HASH_SIZE - 1, projections_sql, strlen(projections_sql));
	secret_hash(out, both, strlen(both));
	free(tables);
}

char *meta_get(struct db *db, const char *name, struct err *err)
{
	sqlite3_stmt *stmt = db_ask(db, err, "SELECT value FROM local_meta WHERE name = ?1", "t", name);
	char *value = NULL;

	if (!stmt)
		return NULL;
	if (db_step(db, stmt, err) == DB_ROW)
		value = copy(db_text(stmt, 0), strlen(db_text(stmt, 0)));
	db_reset(stmt);
	return value;
}

bool meta_set(struct db *db, const char *name, const char *value, struct err *err)
{
	return db_run(db, err,
		      "INSERT INTO local_meta (name, value) VALUES (?1, ?2)"
		      " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
		      "tt", name, value);
}
