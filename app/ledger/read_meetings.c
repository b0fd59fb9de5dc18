#include "app/ledger/read_meetings.h"

#include "app/ledger/core.h"

static const char *kept(struct arena *arena, sqlite3_stmt *row, int column)
{
	return arena_text(arena, db_text(row, column));
}

static bool first_row(struct ledger *ledger, sqlite3_stmt *row, bool *found, struct err *err)
{
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*found = step == DB_ROW;
	return step != DB_FAILED;
}

bool read_ritual(struct ledger *ledger, const char *id, struct arena *arena,
		 struct ritual_row *ritual, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, name, kind, time, scene, weekday, nth, month,"
				   " length_min FROM ritual WHERE id = ?1 AND created = 1",
				   "t", id);

	*ritual = (struct ritual_row){0};
	if (!first_row(ledger, row, &ritual->found, err))
		return false;
	if (ritual->found)
		*ritual = (struct ritual_row){
			.found = true,
			.state = kept(arena, row, 0),
			.name = kept(arena, row, 1),
			.kind = kept(arena, row, 2),
			.time = kept(arena, row, 3),
			.scene = kept(arena, row, 4),
			.weekday = sqlite3_column_int64(row, 5),
			.nth = sqlite3_column_int64(row, 6),
			.month = sqlite3_column_int64(row, 7),
			.length_min = sqlite3_column_int64(row, 8),
		};
	db_reset(row);
	return true;
}

bool read_live_rituals(struct ledger *ledger, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM ritual WHERE created = 1 AND state = 'live'", "");
}

bool read_checkin(struct ledger *ledger, const char *id, struct arena *arena,
		  struct checkin_row *checkin, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT yesterday, today, difficulty, card FROM checkin"
				   " WHERE id = ?1 AND created = 1 AND state = 'posted'",
				   "t", id);

	*checkin = (struct checkin_row){0};
	if (!first_row(ledger, row, &checkin->found, err))
		return false;
	if (checkin->found)
		*checkin = (struct checkin_row){true, kept(arena, row, 0), kept(arena, row, 1),
						kept(arena, row, 2), kept(arena, row, 3)};
	db_reset(row);
	return true;
}

bool read_help(struct ledger *ledger, const char *id, struct arena *arena, struct help_row *help,
	       struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT member, text FROM help"
				   " WHERE id = ?1 AND created = 1 AND state = 'offered'",
				   "t", id);

	*help = (struct help_row){0};
	if (!first_row(ledger, row, &help->found, err))
		return false;
	if (help->found)
		*help = (struct help_row){true, kept(arena, row, 0), kept(arena, row, 1)};
	db_reset(row);
	return true;
}

bool read_standup(struct ledger *ledger, const char *id, struct arena *arena,
		  struct standup_row *standup, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, present, json_array_length(steps) FROM standup"
				   " WHERE id = ?1 AND created = 1",
				   "t", id);

	*standup = (struct standup_row){0};
	if (!first_row(ledger, row, &standup->found, err))
		return false;
	if (standup->found)
		*standup = (struct standup_row){true, kept(arena, row, 0), kept(arena, row, 1),
						sqlite3_column_int64(row, 2)};
	db_reset(row);
	return true;
}

bool read_away(struct ledger *ledger, const char *id, bool *away, struct err *err)
{
	int64_t value;

	return db_integer(&ledger->db, err, &value, away,
			  "SELECT 1 FROM absence WHERE id = ?1 AND created = 1 AND state = 'away'",
			  "t", id);
}

bool read_attending(struct ledger *ledger, const char *date, struct arena *arena,
		    struct id_list *list, struct err *err)
{
	static const char sql[] =
		"SELECT id FROM member WHERE created = 1 AND state = 'here' AND role <> 'guest'"
		" AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.member = member.id"
		" AND a.date = ?1 AND a.created = 1 AND a.state = 'away') ORDER BY joined, id";
	int64_t most;
	bool found;
	enum db_step step;

	*list = (struct id_list){0};
	if (!db_integer(&ledger->db, err, &most, &found, "SELECT count(*) FROM member", ""))
		return false;
	list->ids = arena_array(arena, (size_t)most, sizeof(*list->ids));
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "t", date);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		list->ids[list->count++] = kept(arena, row, 0);
	return step == DB_DONE;
}
