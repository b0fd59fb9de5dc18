#include "app/ledger/flow_load.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"

enum { DAYS_BACK = 13 * 7, DAY_MS = 86400000 };

#define NOTES_OF_THE_QUARTER \
	"FROM card WHERE created = 1 AND (state = 'board' OR (state IN ('torn', 'dropped') AND " \
	"max(coalesce(torn_at, 0), coalesce(finished, 0)) >= ?1))"

static const char count_notes[] = "SELECT count(*) " NOTES_OF_THE_QUARTER;

/* Begun: its first arrival in a column that is not to-do; one that was made in such a column, at once. */
static const char list_notes[] =
	"SELECT created_at, "
	"coalesce((SELECT min(e.at) FROM event e WHERE e.subject = card.id AND e.kind = 'card.moved' AND "
	"e.data ->> 'column' IN (SELECT id FROM board_column WHERE kind <> 'todo')), "
	"iif(column_id IN (SELECT id FROM board_column WHERE kind <> 'todo'), created_at, NULL)), "
	"finished, torn_at, "
	"(SELECT e.data ->> '$.block.type' FROM event e WHERE e.subject = card.id AND "
	"e.kind = 'card.blocked' ORDER BY e.hlc DESC LIMIT 1) " NOTES_OF_THE_QUARTER;

/* NULL: not yet; 0 or less: it happened, but nobody knows when, and it is taken for the first day. */
static int32_t day_at(sqlite3_stmt *row, int column)
{
	if (sqlite3_column_type(row, column) == SQLITE_NULL)
		return FLOW_NEVER;
	return date_number(date_of(sqlite3_column_int64(row, column)));
}

static enum block_type block_of(const char *word)
{
	static const char *const words[] = {"", "waiting", "dependency", "resource", "decision", "tech"};

	for (int i = 1; i < (int)(sizeof(words) / sizeof(words[0])); i++)
		if (strcmp(words[i], word) == 0)
			return (enum block_type)i;
	return BLOCK_NONE;
}

static bool read_notes(struct ledger *ledger, struct flow_notes *notes, size_t most, int64_t since_ms,
		       struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err, list_notes, "i", since_ms);
	enum db_step step;

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW && (size_t)notes->count < most) {
		struct flow_card *card = &notes->cards[notes->count];
		*card = (struct flow_card){day_at(row, 0), day_at(row, 1), day_at(row, 2), day_at(row, 3)};
		if (card->created == FLOW_NEVER)
			continue;	/* from a time when the clock was not known */
		notes->blocks[notes->count++] = block_of(db_text(row, 4));
	}
	db_reset(row);
	return step != DB_FAILED;
}

struct flow_notes *snapshot_load_flow(struct ledger *ledger, struct err *err)
{
	struct flow_notes *notes = flow_notes_new();
	struct arena *arena = &notes->topic.arena;
	struct date today = ledger_today(ledger);
	int64_t count = 0;
	bool found;

	notes->day = today.year ? date_number(today) : 0;
	int64_t since_ms = ((int64_t)notes->day - DAYS_BACK) * DAY_MS;
	bool ok = db_integer(&ledger->db, err, &count, &found, count_notes, "i", since_ms);
	if (ok) {
		notes->cards = arena_array(arena, (size_t)count + 1, sizeof(*notes->cards));
		notes->blocks = arena_array(arena, (size_t)count + 1, sizeof(*notes->blocks));
		ok = read_notes(ledger, notes, (size_t)count, since_ms, err);
	}
	if (ok)
		return notes;
	topic_drop(notes);
	return NULL;
}
