#include "app/ledger/db.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

bool db_open(struct db *db, const char *path, int flags, struct err *err)
{
	memset(db, 0, sizeof(*db));
	if (sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
		db_fail(db, err);
		db_close(db);
		return false;
	}
	sqlite3_extended_result_codes(db->handle, 1);
	sqlite3_busy_timeout(db->handle, DB_BUSY_MS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return true;
}

void db_close(struct db *db)
{
	for (int i = 0; i < db->cached; i++)
		sqlite3_finalize(db->cache[i].stmt);
	sqlite3_close_v2(db->handle);
	memset(db, 0, sizeof(*db));
}

bool db_fail(struct db *db, struct err *err)
{
	int rc = db->handle ? sqlite3_extended_errcode(db->handle) : SQLITE_NOMEM;
	int os = db->handle ? sqlite3_system_errno(db->handle) : 0;

	if ((rc & 0xff) == SQLITE_NOMEM)
		abort();
	if ((rc & 0xff) == SQLITE_FULL ||
	    ((rc & 0xff) == SQLITE_IOERR && (os == ENOSPC || os == EDQUOT)))
		return err_say(err, ERR_FULL, L_err_full, NULL);
	return err_say(err, ERR_STORAGE, L_err_storage, "why", sqlite3_errmsg(db->handle), NULL);
}

bool db_exec(struct db *db, const char *sql, struct err *err)
{
	if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, err);
	return true;
}

static sqlite3_stmt *prepared(struct db *db, const char *sql, struct err *err)
{
	for (int i = 0; i < db->cached; i++)
		if (db->cache[i].sql == sql)
			return db->cache[i].stmt;
	assert(db->cached < DB_STATEMENTS_MAX);
	sqlite3_stmt *stmt = NULL;
	if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) !=
	    SQLITE_OK) {
		db_fail(db, err);
		return NULL;
	}
	db->cache[db->cached].sql = sql;
	db->cache[db->cached++].stmt = stmt;
	return stmt;
}

/* Text is bound without a copy: it must live until the statement has been reset. */
static sqlite3_stmt *ask(struct db *db, struct err *err, const char *sql, const char *types,
			 va_list args)
{
	sqlite3_stmt *stmt = prepared(db, sql, err);

	if (!stmt)
		return NULL;
	sqlite3_reset(stmt);
	for (int i = 0; types[i]; i++) {
		if (types[i] == 't')
			sqlite3_bind_text(stmt, i + 1, va_arg(args, const char *), -1, SQLITE_STATIC);
		else if (types[i] == 'i')
			sqlite3_bind_int64(stmt, i + 1, va_arg(args, int64_t));
		else
			sqlite3_bind_null(stmt, i + 1);
	}
	return stmt;
}

sqlite3_stmt *db_ask(struct db *db, struct err *err, const char *sql, const char *types, ...)
{
	va_list args;

	va_start(args, types);
	sqlite3_stmt *stmt = ask(db, err, sql, types, args);
	va_end(args);
	return stmt;
}

enum db_step db_step(struct db *db, sqlite3_stmt *stmt, struct err *err)
{
	int rc = sqlite3_step(stmt);

	if (rc == SQLITE_ROW)
		return DB_ROW;
	if (rc != SQLITE_DONE)
		db_fail(db, err);
	sqlite3_reset(stmt);
	return rc == SQLITE_DONE ? DB_DONE : DB_FAILED;
}

void db_reset(sqlite3_stmt *stmt)
{
	sqlite3_reset(stmt);
}

/* Asks and steps once; the statement comes back where it stands. */
static enum db_step first_step(struct db *db, struct err *err, const char *sql, const char *types,
			       va_list args, sqlite3_stmt **stmt)
{
	*stmt = ask(db, err, sql, types, args);
	return *stmt ? db_step(db, *stmt, err) : DB_FAILED;
}

bool db_run(struct db *db, struct err *err, const char *sql, const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;

	va_start(args, types);
	enum db_step step = first_step(db, err, sql, types, args, &stmt);
	va_end(args);
	sqlite3_reset(stmt);
	return step != DB_FAILED;
}

bool db_integer(struct db *db, struct err *err, int64_t *value, bool *found, const char *sql,
		const char *types, ...)
{
	sqlite3_stmt *stmt;
	va_list args;

	va_start(args, types);
	enum db_step step = first_step(db, err, sql, types, args, &stmt);
	va_end(args);
	*found = step == DB_ROW;
	*value = step == DB_ROW ? sqlite3_column_int64(stmt, 0) : 0;
	sqlite3_reset(stmt);
	return step != DB_FAILED;
}

const char *db_text(sqlite3_stmt *stmt, int column)
{
	const unsigned char *text = sqlite3_column_text(stmt, column);

	return text ? (const char *)text : "";
}
