#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/arena.h"
#include "app/ledger/core.h"

/*
 * A backup is written beside its name, made safe on disk, and then put in place: whoever looks sees
 * the old one or the new one, whole.
 */

/* An earlier backup may be replaced; a wall's own file, or anything else, may not. */
static bool target_must_be_free(const char *path, struct err *err)
{
	struct stat st;
	struct db db;
	struct err inner = ERR_IN(LANG_EN);

	if (lstat(path, &st) != 0)
		return errno == ENOENT || err_system(err, "cannot write %s: %s", path, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return err_system(err, "cannot write %s: it is a directory", path);
	if (!S_ISREG(st.st_mode))
		return err_system(err, "cannot write %s: it is not a file", path);
	bool opened = db_open(&db, path, SQLITE_OPEN_READONLY, &inner);
	char *copy = opened ? meta_get(&db, "copy", &inner) : NULL;
	if (opened)
		db_close(&db);
	bool backup = copy != NULL;
	free(copy);
	return backup || err_system(err, "%s exists and is not a kanwall backup", path);
}

/* Notes in the copy that it is one, and leaves no journal beside it. */
static bool mark_copy(const char *path, struct err *err)
{
	struct db db;

	if (!db_open(&db, path, SQLITE_OPEN_READWRITE, err))
		return false;
	bool ok = db_exec(&db, "PRAGMA journal_mode = DELETE", err) && meta_set(&db, "copy", "1", err);
	db_close(&db);
	return ok;
}

static bool sync_path(const char *path, int flags, struct err *err)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		err_system(err, "cannot write %s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool put_in_place(const char *from, const char *to, struct arena *arena, struct err *err)
{
	char *folder = arena_text(arena, to);
	char *slash = strrchr(folder, '/');

	if (rename(from, to) != 0)
		return err_system(err, "cannot write %s: %s", to, strerror(errno));
	if (slash)
		slash[slash == folder] = '\0';
	return sync_path(slash ? folder : ".", O_RDONLY | O_DIRECTORY, err);
}

bool ledger_backup(struct ledger *ledger, const char *path, struct err *err)
{
	struct arena arena = {0};
	char *beside = arena_printf(&arena, "%s.XXXXXX", path);
	int fd = -1;
	bool ok = target_must_be_free(path, err);

	if (ok && (fd = mkostemp(beside, O_CLOEXEC)) < 0)	/* mode 0600, and empty as VACUUM wants it */
		ok = err_system(err, "cannot write %s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	ok = ok && db_run(&ledger->db, err, "VACUUM INTO ?1", "t", beside) && mark_copy(beside, err) &&
	     sync_path(beside, O_RDWR, err) && put_in_place(beside, path, &arena, err);
	if (!ok && fd >= 0)
		unlink(beside);
	arena_finish(&arena);
	return ok;
}
