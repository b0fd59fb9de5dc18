#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/ledger/core.h"

/*
 * Opening a wall's file: may it be opened, is it ours, is its format one that we know; then the
 * pragmas, the tables, and the projections of this program's version.
 */

/*
 * Measured over 400 moves, checkpoints included: pages of 1024, 2048 and 4096 bytes write 10, 13 and 19
 * KB for a move (15, 20 and 30 with an Idempotency-Key) at the same speed. The smallest would put a
 * longer note on several pages.
 */
enum { PAGE_SIZE = 2048, CHECKPOINT_PAGES = 1000 };

static bool in_memory(const char *path)
{
	return strcmp(path, ":memory:") == 0;
}

/* Before SQLite does: its words for a missing right or a directory are "unable to open". */
static bool file_must_open(const struct ledger_options *options, struct err *err)
{
	struct stat st;
	int flags = options->read_only ? O_RDONLY : O_RDWR | O_CREAT;
	int fd = open(options->path, flags | O_CLOEXEC | O_NONBLOCK, 0600);

	if (fd < 0)
		return err_system(err, "cannot open %s: %s", options->path, strerror(errno));
	bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	close(fd);
	if (!regular)
		return err_system(err, "cannot open %s: it is not a file", options->path);
	return true;
}

/* A wall keeps the lock for as long as it lives, and the kernel takes it back when it dies. */
static bool lock_must_be_free(struct ledger *ledger, struct err *err)
{
	char *name = malloc(strlen(ledger->path) + sizeof(".lock"));

	if (!name)
		abort();
	memcpy(name, ledger->path, strlen(ledger->path));
	memcpy(name + strlen(ledger->path), ".lock", sizeof(".lock"));
	ledger->lock_fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	bool ok = ledger->lock_fd >= 0;
	if (!ok)
		err_system(err, "cannot open %s: %s", name, strerror(errno));
	free(name);
	if (!ok)
		return false;
	if (flock(ledger->lock_fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK)
		return err_system(err, "%s is in use by another kanwall", ledger->path);
	return err_system(err, "cannot lock %s: %s", ledger->path, strerror(errno));
}

static bool pragma(struct ledger *ledger, const char *sql, int64_t *value, struct err *err)
{
	struct err inner = ERR_IN(LANG_EN);
	bool found;

	if (db_integer(&ledger->db, &inner, value, &found, sql, ""))
		return true;
	if ((sqlite3_errcode(ledger->db.handle) & 0xff) == SQLITE_NOTADB)
		return err_system(err, "%s is not a kanwall database", ledger->path);
	return err_system(err, "cannot read %s: %s", ledger->path,
			  sqlite3_errmsg(ledger->db.handle));
}

/* *fresh: an empty file, for us to fill. */
static bool format_must_be_ours(struct ledger *ledger, bool *fresh, struct err *err)
{
	int64_t id, format, objects;

	if (!pragma(ledger, "SELECT count(*) FROM sqlite_master", &objects, err) ||
	    !pragma(ledger, "PRAGMA application_id", &id, err) ||
	    !pragma(ledger, "PRAGMA user_version", &format, err))
		return false;
	*fresh = objects == 0 && id == 0 && format == 0;
	if (*fresh && ledger->read_only)
		return err_system(err, "%s is empty", ledger->path);
	if (!*fresh && id != APPLICATION_ID)
		return err_system(err, "%s is not a kanwall database", ledger->path);
	if (!*fresh && format > EVENT_FORMAT)
		return err_system(err,
				  "%s was written by a newer kanwall (event format %lld, this one "
				  "reads up to %d)",
				  ledger->path, (long long)format, EVENT_FORMAT);
	return true;
}

static bool set_pragmas(struct ledger *ledger, bool fresh, struct err *err)
{
	char sql[256];

	if (!db_exec(&ledger->db, "PRAGMA cache_size = -1024; PRAGMA temp_store = MEMORY;", err))
		return false;
	if (ledger->read_only)
		return true;
	if (fresh) {
		snprintf(sql, sizeof(sql), "PRAGMA page_size = %d;", PAGE_SIZE);
		if (!db_exec(&ledger->db, sql, err))
			return false;
	}
	/* What was erased shall not be read from free space. */
	snprintf(sql, sizeof(sql),
		 "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
		 "PRAGMA wal_autocheckpoint = %d; PRAGMA journal_size_limit = 8388608;",
		 CHECKPOINT_PAGES);
	return db_exec(&ledger->db, sql, err);
}

static bool new_identity(struct ledger *ledger, const char *name, struct err *err)
{
	char id[UUID_SIZE];

	uuid_v7(id, clock_wall_ms(ledger->clock));
	return meta_set(&ledger->db, name, id, err);
}

/* A wall that an earlier program made may lack a table of ours that is its own. Mostly writes nothing. */
static bool add_local_tables(struct ledger *ledger, struct err *err)
{
	char *local = schema_part("local");
	bool ok = db_exec(&ledger->db, local, err);

	free(local);
	return ok;
}

/* All or nothing: a stop in between leaves an empty file. */
static bool create_tables(struct ledger *ledger, struct err *err)
{
	char *log = schema_part("log");
	char format[96];

	snprintf(format, sizeof(format), "PRAGMA application_id = %d; PRAGMA user_version = %d;",
		 APPLICATION_ID, EVENT_FORMAT);
	bool ok = db_exec(&ledger->db, "BEGIN IMMEDIATE", err) &&
		  db_exec(&ledger->db, log, err) && add_local_tables(ledger, err) &&
		  new_identity(ledger, "site", err) && new_identity(ledger, "incarnation", err) &&
		  db_exec(&ledger->db, format, err) && db_exec(&ledger->db, "COMMIT", err);
	if (!ok)
		sqlite3_exec(ledger->db.handle, "ROLLBACK", NULL, NULL, NULL);
	free(log);
	return ok;
}

/*
 * A backup that becomes a wall is another wall: what the old one did since is not in here, so neither
 * its name in events nor its row numbers may go on being used, and people are told where it stops.
 */
static bool renew_copy(struct ledger *ledger, struct err *err)
{
	static const char told[] =
		"INSERT INTO local_setting (name, value) VALUES ('restored', coalesce((SELECT CAST(at AS"
		" TEXT) FROM event ORDER BY seq DESC LIMIT 1), '0')), ('restored_until', '')"
		" ON CONFLICT (name) DO UPDATE SET value = excluded.value";
	char *copy = meta_get(&ledger->db, "copy", err);

	if (!copy)
		return err->kind == ERR_NONE;
	free(copy);
	bool ok = db_exec(&ledger->db, "BEGIN IMMEDIATE", err) && new_identity(ledger, "site", err) &&
		  new_identity(ledger, "incarnation", err) && db_exec(&ledger->db, told, err) &&
		  db_exec(&ledger->db, "DELETE FROM local_meta WHERE name = 'copy'; COMMIT", err);
	if (!ok)
		sqlite3_exec(ledger->db.handle, "ROLLBACK", NULL, NULL, NULL);
	return ok;
}

static bool take_identity(struct ledger *ledger, struct err *err)
{
	char *site = meta_get(&ledger->db, "site", err);
	char *incarnation = meta_get(&ledger->db, "incarnation", err);
	char *hlc = meta_get(&ledger->db, "hlc", err);
	int64_t last = 0;
	bool found;

	bool ok = site && incarnation &&
		  db_integer(&ledger->db, err, &last, &found,
			     "SELECT hlc FROM event ORDER BY seq DESC LIMIT 1", "");
	if (ok) {
		snprintf(ledger->site, sizeof(ledger->site), "%s", site);
		snprintf(ledger->incarnation, sizeof(ledger->incarnation), "%s", incarnation);
		/* The last row is this wall's and the highest, or another's and noted in local_meta. */
		int64_t noted = hlc ? strtoll(hlc, NULL, 10) : 0;
		ledger->hlc = last > noted ? last : noted;
	} else if (err->kind == ERR_NONE) {
		err_system(err, "%s has lost its identity", ledger->path);
	}
	free(site);
	free(incarnation);
	free(hlc);
	return ok;
}

static bool projections_must_be_ours(struct ledger *ledger, const struct ledger_options *options,
				     struct err *err)
{
	struct replay_progress progress = {options->progress, options->context};
	char version[SECRET_HASH_SIZE];
	char *found = meta_get(&ledger->db, "projections", err);

	projections_version(version);
	bool same = found && strcmp(found, version) == 0;
	free(found);
	if (err->kind != ERR_NONE)
		return false;
	if (same)
		return projections_open(&ledger->projections, &ledger->db, err);
	if (ledger->read_only)
		return err_system(err,
				  "%s was last opened by another version of kanwall; "
				  "start the wall once, or run kanwall replay",
				  ledger->path);
	return ledger_rebuild_with(ledger, progress, err);
}

/* What SQLite says while opening is for an operator: the file's name belongs to it. */
static bool named(struct ledger *ledger, bool ok, struct err *err)
{
	if (ok || err->kind == ERR_SYSTEM)
		return ok;
	struct err plain = ERR_IN(err->lang);
	err_system(&plain, "cannot open %s: %s", ledger->path, sqlite3_errmsg(ledger->db.handle));
	*err = plain;
	return false;
}

static bool open_all(struct ledger *ledger, const struct ledger_options *options, struct err *err)
{
	bool fresh;
	int flags = ledger->read_only ? SQLITE_OPEN_READONLY
				      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

	if (!in_memory(ledger->path) && !file_must_open(options, err))
		return false;
	if (!in_memory(ledger->path) && !ledger->read_only && !lock_must_be_free(ledger, err))
		return false;
	if (!db_open(&ledger->db, ledger->path, flags, err))
		return err_system(err, "cannot open %s", ledger->path);
	if (!format_must_be_ours(ledger, &fresh, err))
		return false;
	return named(ledger,
		     set_pragmas(ledger, fresh, err) && (!fresh || create_tables(ledger, err)) &&
			     (ledger->read_only ||
			      (add_local_tables(ledger, err) && renew_copy(ledger, err))) &&
			     take_identity(ledger, err) && functions_add(ledger, err) &&
			     projections_must_be_ours(ledger, options, err),
		     err);
}

struct ledger *ledger_open(const struct ledger_options *options, struct err *err)
{
	struct ledger *ledger = calloc(1, sizeof(*ledger));

	if (!ledger)
		abort();
	ledger->path = strdup(options->path);
	if (!ledger->path)
		abort();
	ledger->clock = options->clock;
	ledger->read_only = options->read_only;
	ledger->lock_fd = -1;
	if (open_all(ledger, options, err))
		return ledger;
	ledger_close(ledger);
	return NULL;
}

/* The lock goes last: the next wall may not come before the last page is written. */
void ledger_close(struct ledger *ledger)
{
	if (!ledger)
		return;
	ledger_rollback(ledger);
	projections_close(&ledger->projections);
	db_close(&ledger->db);
	if (ledger->lock_fd >= 0)
		close(ledger->lock_fd);
	free(ledger->path);
	free(ledger);
}
