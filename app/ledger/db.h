#pragma once
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"

/*
 * db: the one wrapper around SQLite: opening, statements that are prepared once, parameters, and
 * SQLite's results as our errors. Only app/ledger includes it.
 *
 * A statement is asked for by its text (the pointer is the key, so pass literals or text that lives as
 * long as the db), comes back reset with its parameters bound, and is stepped until db_step() answers
 * DB_DONE or DB_FAILED, which reset it, or until db_reset(). It is not asked for again in between.
 *
 * Owner: a ledger. Thread: the ledger's.
 */
enum { DB_STATEMENTS_MAX = 384, DB_BUSY_MS = 3000 };

struct db {
	sqlite3 *handle;
	struct {
		const char *sql;
		sqlite3_stmt *stmt;
	} cache[DB_STATEMENTS_MAX];
	int cached;
};

enum db_step { DB_FAILED, DB_ROW, DB_DONE };

bool db_open(struct db *db, const char *path, int flags, struct err *err);
void db_close(struct db *db);

/* Several statements at once, without parameters. */
bool db_exec(struct db *db, const char *sql, struct err *err);

/*
 * Binds ?1, ?2 … by one letter each: 't' a const char * (NULL is NULL), 'i' an int64_t, 'n' NULL
 * (takes no argument). NULL and *err when it cannot be prepared.
 */
sqlite3_stmt *db_ask(struct db *db, struct err *err, const char *sql, const char *types, ...);
enum db_step db_step(struct db *db, sqlite3_stmt *stmt, struct err *err);
void db_reset(sqlite3_stmt *stmt);

/* db_ask() and one step; for statements that answer no row. */
bool db_run(struct db *db, struct err *err, const char *sql, const char *types, ...);

/* The first column of the first row. *found says whether there was one. */
bool db_integer(struct db *db, struct err *err, int64_t *value, bool *found, const char *sql,
		const char *types, ...);

/* Fills *err from SQLite's last result: ERR_FULL or ERR_STORAGE. Returns false. */
bool db_fail(struct db *db, struct err *err);

/* A column's text; NULL becomes "". Lives until the next step. */
const char *db_text(sqlite3_stmt *stmt, int column);
