#include "app/ledger/read.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/pieces.h"
#include "app/ledger/roster.h"

static const char *kept(struct arena *arena, sqlite3_stmt *row, int column)
{
	return arena_text(arena, db_text(row, column));
}

bool read_first(struct ledger *ledger, sqlite3_stmt *row, bool *found, struct err *err)
{
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*found = step == DB_ROW;
	return step != DB_FAILED;
}

bool read_card(struct ledger *ledger, const char *id, struct arena *arena, struct card_row *card,
	       struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, title, note, label, due, owners, checklist, " PLACE
				   ", column_id, rank, block_type, block_reason, key_result FROM card"
				   " WHERE id = ?1 AND created = 1",
				   "t", id);

	*card = (struct card_row){0};
	if (!read_first(ledger, row, &card->found, err))
		return false;
	if (card->found)
		*card = (struct card_row){
			true,		       kept(arena, row, 0), kept(arena, row, 1),
			kept(arena, row, 2),  kept(arena, row, 3), kept(arena, row, 4),
			kept(arena, row, 5),  kept(arena, row, 6), kept(arena, row, 7),
			kept(arena, row, 8),  kept(arena, row, 9), kept(arena, row, 10),
			kept(arena, row, 11), kept(arena, row, 12),
		};
	db_reset(row);
	return true;
}

bool read_column(struct ledger *ledger, const char *id, struct arena *arena,
		 struct column_row *column, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, name, kind, rank, coalesce(wip_limit, 0)"
				   " FROM board_column WHERE id = ?1 AND created = 1",
				   "t", id);

	*column = (struct column_row){0};
	if (!read_first(ledger, row, &column->found, err))
		return false;
	if (column->found)
		*column = (struct column_row){
			.found = true,
			.state = kept(arena, row, 0),
			.name = kept(arena, row, 1),
			.kind = kept(arena, row, 2),
			.rank = kept(arena, row, 3),
			.wip_limit = sqlite3_column_int64(row, 4),
		};
	db_reset(row);
	return true;
}

bool read_label(struct ledger *ledger, const char *id, struct arena *arena, struct label_row *label,
		struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, name, icon, paper FROM label"
				   " WHERE id = ?1 AND created = 1",
				   "t", id);

	*label = (struct label_row){0};
	if (!read_first(ledger, row, &label->found, err))
		return false;
	if (label->found)
		*label = (struct label_row){true, kept(arena, row, 0), kept(arena, row, 1),
					    kept(arena, row, 2), kept(arena, row, 3)};
	db_reset(row);
	return true;
}

bool read_member(struct ledger *ledger, const char *id, struct arena *arena,
		 struct member_row *member, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, name, emoji, coalesce(colour, -1), role FROM member"
				   " WHERE id = ?1 AND created = 1 AND state <> 'removed'",
				   "t", id);

	*member = (struct member_row){0};
	if (!read_first(ledger, row, &member->found, err))
		return false;
	if (member->found)
		*member = (struct member_row){
			.found = true,
			.state = kept(arena, row, 0),
			.name = kept(arena, row, 1),
			.emoji = kept(arena, row, 2),
			.colour = sqlite3_column_int64(row, 3),
			.role = role_named(db_text(row, 4)),
		};
	db_reset(row);
	return true;
}

/* One text of one row; "" when there is none. */
static bool one_text(struct ledger *ledger, sqlite3_stmt *row, struct arena *arena,
		     const char **text, struct err *err)
{
	bool found;

	*text = "";
	if (!read_first(ledger, row, &found, err))
		return false;
	if (found)
		*text = kept(arena, row, 0);
	db_reset(row);
	return true;
}

bool read_team(struct ledger *ledger, struct arena *arena, const char **name, struct err *err)
{
	return one_text(ledger,
			db_ask(&ledger->db, err, "SELECT name FROM team WHERE id = 'team'", ""),
			arena, name, err);
}

bool read_first_column(struct ledger *ledger, const char *kind, struct arena *arena, const char **id,
		       struct err *err)
{
	return one_text(ledger,
			db_ask(&ledger->db, err,
			       "SELECT c.id FROM board_column c WHERE " LIVE_COLUMN
			       " ORDER BY c.kind <> ?1, c.rank, c.id LIMIT 1",
			       "t", kind),
			arena, id, err);
}

static bool count_of(struct ledger *ledger, const char *sql, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found, sql, "");
}

bool read_admins(struct ledger *ledger, int64_t *count, struct err *err)
{
	return count_of(ledger,
			"SELECT count(*) FROM member WHERE created = 1 AND state = 'here'"
			" AND role = 'admin'",
			count, err);
}

bool read_live_columns(struct ledger *ledger, int64_t *count, struct err *err)
{
	return count_of(ledger, "SELECT count(*) FROM board_column c WHERE " LIVE_COLUMN, count, err);
}

bool read_live_labels(struct ledger *ledger, int64_t *count, struct err *err)
{
	return count_of(ledger,
			"SELECT count(*) FROM label WHERE created = 1 AND state = 'live'", count, err);
}

bool read_members(struct ledger *ledger, int64_t *count, struct err *err)
{
	return count_of(ledger, "SELECT count(*) FROM member WHERE created = 1", count, err);
}

bool read_live_metrics(struct ledger *ledger, int64_t *count, struct err *err)
{
	return count_of(ledger,
			"SELECT count(*) FROM metric WHERE created = 1 AND state = 'live'", count, err);
}

/* Key results that stand, of objectives that stand. */
bool read_uses_of_metric(struct ledger *ledger, const char *metric, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM key_result k JOIN objective o ON o.id = k.objective"
			  " WHERE k.metric = ?1 AND k.created = 1 AND k.state = 'live'"
			  " AND o.created = 1 AND o.state = 'live'",
			  "t", metric);
}

bool read_live_objectives(struct ledger *ledger, const char *cycle, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM objective WHERE cycle = ?1 AND created = 1"
			  " AND state = 'live'",
			  "t", cycle);
}

bool read_live_retro(struct ledger *ledger, const char *cycle, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM retro WHERE cycle = ?1 AND created = 1 AND state = 'live'",
			  "t", cycle);
}

bool read_live_key_results(struct ledger *ledger, const char *objective, int64_t *count,
			   struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM key_result WHERE objective = ?1 AND created = 1"
			  " AND state = 'live'",
			  "t", objective);
}

bool read_live_units(struct ledger *ledger, int64_t *count, struct err *err)
{
	return count_of(ledger, "SELECT count(*) FROM unit WHERE created = 1 AND state = 'live'",
			count, err);
}

bool read_uses_of_unit(struct ledger *ledger, const char *unit, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM objective WHERE owner = ?1 AND created = 1"
			  " AND state = 'live'",
			  "t", unit);
}

bool read_hangs_on(struct ledger *ledger, const char *objective, const char *other, bool *hangs,
		   struct err *err)
{
	static const char sql[] =
		"WITH RECURSIVE above(id) AS (SELECT ?1 UNION SELECT coalesce(l.upper_objective,"
		" k.objective) FROM above JOIN goal_link l ON l.objective = above.id"
		" AND l.created = 1 AND l.kind <> 'across' AND l.state IN ('proposed', 'agreed')"
		" LEFT JOIN key_result k ON k.id = l.upper_kr)"
		" SELECT EXISTS (SELECT 1 FROM above WHERE id = ?2)";
	int64_t value;
	bool found;

	if (!db_integer(&ledger->db, err, &value, &found, sql, "tt", objective, other))
		return false;
	*hangs = value != 0;
	return true;
}

bool read_link_exists(struct ledger *ledger, const char *objective, const char *kind,
		      const char *upper_kr, const char *upper_objective, const char *unit,
		      bool *exists, struct err *err)
{
	int64_t value;
	bool found;

	if (!db_integer(&ledger->db, err, &value, &found,
			"SELECT EXISTS (SELECT 1 FROM goal_link WHERE created = 1"
			" AND state IN ('proposed', 'agreed') AND objective = ?1 AND kind = ?2"
			" AND upper_kr IS ?3 AND upper_objective IS ?4 AND unit IS ?5)",
			"ttttt", objective, kind, upper_kr, upper_objective, unit))
		return false;
	*exists = value != 0;
	return true;
}

bool read_newest_reading(struct ledger *ledger, const char *metric, bool *found, double *value,
			 struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT value FROM reading WHERE metric = ?1 AND created = 1"
				   " AND state = 'set' ORDER BY date DESC LIMIT 1",
				   "t", metric);

	if (!read_first(ledger, row, found, err))
		return false;
	*value = *found ? sqlite3_column_double(row, 0) : 0;
	db_reset(row);
	return true;
}

/* A row of (rank before, rank of `before`): NULL for an end. */
static bool gap_row(struct ledger *ledger, sqlite3_stmt *row, struct arena *arena, struct gap *gap,
		    struct err *err)
{
	*gap = (struct gap){false, "", ""};
	if (!read_first(ledger, row, &gap->found, err))
		return false;
	if (gap->found) {
		gap->low = kept(arena, row, 0);
		gap->high = kept(arena, row, 1);
	}
	db_reset(row);
	return true;
}

#define CARDS_HERE                                                                                  \
	"(SELECT id, rank FROM card WHERE " ON_BOARD " AND " STANDS_IN_1 " AND id <> ?2)"
#define COLUMNS_HERE                                                                                \
	"(SELECT c.id, c.rank FROM board_column c WHERE " LIVE_COLUMN " AND c.id <> ?1)"

#define OBJECTIVES_HERE                                                                             \
	"(SELECT id, rank FROM objective WHERE created = 1 AND state = 'live' AND cycle = ?1"       \
	" AND id <> ?2)"

bool read_card_gap(struct ledger *ledger, const char *column, const char *before, const char *moving,
		   struct arena *arena, struct gap *gap, struct err *err)
{
	if (!before)
		return gap_row(ledger,
			       db_ask(&ledger->db, err, "SELECT max(rank), NULL FROM " CARDS_HERE,
				      "tt", column, moving),
			       arena, gap, err);
	return gap_row(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT (SELECT max(l.rank) FROM " CARDS_HERE " l"
			      " WHERE (l.rank, l.id) < (b.rank, b.id)), b.rank FROM " CARDS_HERE
			      " b WHERE b.id = ?3",
			      "ttt", column, moving, before),
		       arena, gap, err);
}

bool read_column_gap(struct ledger *ledger, const char *before, const char *moving,
		     struct arena *arena, struct gap *gap, struct err *err)
{
	if (!before)
		return gap_row(ledger,
			       db_ask(&ledger->db, err, "SELECT max(rank), NULL FROM " COLUMNS_HERE,
				      "t", moving),
			       arena, gap, err);
	return gap_row(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT (SELECT max(l.rank) FROM " COLUMNS_HERE " l"
			      " WHERE (l.rank, l.id) < (b.rank, b.id)), b.rank FROM " COLUMNS_HERE
			      " b WHERE b.id = ?2",
			      "tt", moving, before),
		       arena, gap, err);
}

bool read_objective_gap(struct ledger *ledger, const char *cycle, const char *before,
			const char *moving, struct arena *arena, struct gap *gap, struct err *err)
{
	if (!before)
		return gap_row(ledger,
			       db_ask(&ledger->db, err, "SELECT max(rank), NULL FROM " OBJECTIVES_HERE,
				      "tt", cycle, moving),
			       arena, gap, err);
	return gap_row(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT (SELECT max(l.rank) FROM " OBJECTIVES_HERE " l"
			      " WHERE (l.rank, l.id) < (b.rank, b.id)), b.rank FROM " OBJECTIVES_HERE
			      " b WHERE b.id = ?3",
			      "ttt", cycle, moving, before),
		       arena, gap, err);
}

static bool id_rows(struct ledger *ledger, sqlite3_stmt *row, struct arena *arena,
		    struct id_list *list, struct err *err)
{
	int room = 0;
	enum db_step step;

	*list = (struct id_list){0};
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		if (list->count == room) {
			room = room ? 2 * room : 16;
			const char **ids = arena_array(arena, (size_t)room, sizeof(*ids));
			if (list->count)
				memcpy(ids, list->ids, (size_t)list->count * sizeof(*ids));
			list->ids = ids;
		}
		list->ids[list->count++] = kept(arena, row, 0);
	}
	return step == DB_DONE;
}

bool read_cards_in(struct ledger *ledger, const char *column, const char *moving,
		   struct arena *arena, struct id_list *list, struct err *err)
{
	return id_rows(ledger,
		       db_ask(&ledger->db, err, "SELECT id FROM " CARDS_HERE " ORDER BY rank, id",
			      "tt", column, moving),
		       arena, list, err);
}

bool read_columns_in_order(struct ledger *ledger, const char *moving, struct arena *arena,
			   struct id_list *list, struct err *err)
{
	return id_rows(ledger,
		       db_ask(&ledger->db, err, "SELECT id FROM " COLUMNS_HERE " ORDER BY rank, id",
			      "t", moving),
		       arena, list, err);
}

bool read_objectives_in(struct ledger *ledger, const char *cycle, const char *moving,
			struct arena *arena, struct id_list *list, struct err *err)
{
	return id_rows(ledger,
		       db_ask(&ledger->db, err, "SELECT id FROM " OBJECTIVES_HERE " ORDER BY rank, id",
			      "tt", cycle, moving),
		       arena, list, err);
}

bool read_cards_of(struct ledger *ledger, const char *owner, struct arena *arena,
		   struct id_list *list, struct err *err)
{
	return id_rows(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT card.id FROM card WHERE " ON_BOARD " AND finished IS NULL AND"
			      " EXISTS (SELECT 1 FROM json_each(owners) o WHERE o.value = ?1)"
			      " ORDER BY card.id",
			      "t", owner),
		       arena, list, err);
}

bool read_objectives_of(struct ledger *ledger, const char *owner, struct arena *arena,
			struct id_list *list, struct err *err)
{
	return id_rows(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT id FROM objective WHERE owner = ?1 AND created = 1"
			      " AND state = 'live' ORDER BY id",
			      "t", owner),
		       arena, list, err);
}

bool read_key_results_of(struct ledger *ledger, const char *owner, struct arena *arena,
			 struct id_list *list, struct err *err)
{
	return id_rows(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT id FROM key_result WHERE owner = ?1 AND created = 1"
			      " AND state = 'live' ORDER BY id",
			      "t", owner),
		       arena, list, err);
}

bool read_erasable(struct ledger *ledger, const char *subject, struct arena *arena, const char **json,
		   struct err *err)
{
	return one_text(ledger,
			db_ask(&ledger->db, err,
			       "SELECT json_group_array(json_array(CAST(hlc AS TEXT), site)) FROM"
			       " (SELECT hlc, site FROM event WHERE subject = ?1 AND kind NOT LIKE"
			       " '%.redacted' AND EXISTS (SELECT 1 FROM json_each(data) WHERE key IN"
			       " ('name', 'emoji', 'title', 'note', 'checklist', 'block', 'reason', 'text'))"
			       " ORDER BY hlc, site)",
			       "t", subject),
			arena, json, err);
}

bool read_homeless(struct ledger *ledger, int64_t *count, struct err *err)
{
	return count_of(ledger,
			"SELECT count(*) FROM card WHERE " ON_BOARD " AND NOT EXISTS (SELECT 1 FROM"
			" board_column c WHERE c.id = card.column_id AND " LIVE_COLUMN ")",
			count, err);
}

bool read_known(struct ledger *ledger, const char *subject, bool *known, struct err *err)
{
	int64_t one;

	return db_integer(&ledger->db, err, &one, known, "SELECT 1 FROM event WHERE subject = ?1 LIMIT 1", "t",
			  subject);
}
