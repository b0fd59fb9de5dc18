#include "app/ledger/roster.h"

#include <string.h>

#include "app/ledger/core.h"

static const char *const role_names[] = {"none", "guest", "member", "admin"};

enum role role_named(const char *name)
{
	for (enum role role = ROLE_GUEST; role <= ROLE_ADMIN; role++)
		if (strcmp(name, role_names[role]) == 0)
			return role;
	return ROLE_NONE;
}

const char *role_name(enum role role)
{
	return role_names[role];
}

static void read_entry(sqlite3_stmt *row, enum lang lang, struct arena *arena,
		       struct roster_entry *entry, struct face *face)
{
	bool erased = sqlite3_column_type(row, 1) == SQLITE_NULL;

	entry->id = arena_text(arena, db_text(row, 0));
	entry->name = erased ? lang_text(lang, L_member_gone) : arena_text(arena, db_text(row, 1));
	entry->emoji = arena_text(arena, db_text(row, 2));
	entry->role = role_named(db_text(row, 4));
	entry->left = strcmp(db_text(row, 5), "here") != 0;
	entry->has_device = sqlite3_column_int(row, 6) != 0;
	face->name = erased ? "" : entry->name;
	face->emoji = strlen(entry->emoji) < BADGE_SIZE ? entry->emoji : "";
	face->colour = sqlite3_column_type(row, 3) == SQLITE_NULL ? -1 : sqlite3_column_int(row, 3);
}

bool roster_load(struct ledger *ledger, enum lang lang, struct arena *arena, struct roster *roster,
		 struct err *err)
{
	static const char sql[] =
		"SELECT id, name, emoji, colour, role, state,"
		" EXISTS (SELECT 1 FROM local_device d WHERE d.member = member.id) AS device"
		" FROM member WHERE created = 1 AND state <> 'removed' ORDER BY joined, id";
	int64_t most;
	bool found;
	enum db_step step;

	if (!db_integer(&ledger->db, err, &most, &found, "SELECT count(*) FROM member", ""))
		return false;
	roster->count = 0;
	roster->entries = arena_array(arena, (size_t)most, sizeof(roster->entries[0]));
	roster->faces = arena_array(arena, (size_t)most, sizeof(roster->faces[0]));
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW && roster->count < most) {
		read_entry(row, lang, arena, &roster->entries[roster->count],
			   &roster->faces[roster->count]);
		roster->count++;
	}
	db_reset(row);
	people_faces(roster->faces, roster->count);
	return step != DB_FAILED;
}
