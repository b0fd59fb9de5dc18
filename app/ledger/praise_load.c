#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/pieces.h"
#include "app/ledger/read_praise.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/praise.h"

static const char *copied(struct praise *praise, sqlite3_stmt *row, int column)
{
	return arena_text(&praise->topic.arena, db_text(row, column));
}

/* A badge's colour is the name of a paper; butter when another version wrote another one. */
static enum paper paper_named(const char *name)
{
	static const char *const papers[] = {"butter", "mint", "peach", "lilac", "blush", "sky"};

	for (size_t i = 0; i < sizeof(papers) / sizeof(papers[0]); i++)
		if (strcmp(papers[i], name) == 0)
			return (enum paper)i;
	return PAPER_BUTTER;
}

static bool load_kudos(struct ledger *ledger, struct praise *praise, struct err *err)
{
	static const char sql[] =
		"SELECT k.id, k.giver, k.receiver, b.name, k.badge, b.icon, b.colour, k.reason,"
		" k.key_result, k.at, k.given FROM kudos k LEFT JOIN badge b ON b.id = k.badge"
		" WHERE " GIVEN " ORDER BY k.given DESC LIMIT ?1";
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "i", (int64_t)KUDOS_SHOWN_MAX);
	enum db_step step;

	if (!row)
		return false;
	praise->kudos = arena_array(&praise->topic.arena, KUDOS_SHOWN_MAX, sizeof(*praise->kudos));
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		praise->kudos[praise->kudos_count++] = (struct kudos){
			.id = copied(praise, row, 0),
			.giver = copied(praise, row, 1),
			.receiver = copied(praise, row, 2),
			.badge = copied(praise, row, 3),
			.badge_id = copied(praise, row, 4),
			.icon = copied(praise, row, 5),
			.paper = paper_named(db_text(row, 6)),
			.reason = copied(praise, row, 7),
			.key_result = copied(praise, row, 8),
			.at_ms = sqlite3_column_int64(row, 9),
			.order = sqlite3_column_int64(row, 10),
		};
	return step == DB_DONE;
}

#define RECENT "FROM kudos k WHERE " GIVEN " AND k.at >= ?1"

/* What was given while the clock was not set belongs to no quarter. */
static bool load_marks(struct ledger *ledger, struct praise *praise, struct err *err)
{
	const int64_t day_ms = INT64_C(86400000);
	int64_t since_ms = clock_wall_ms(ledger->clock) - PRAISE_MARK_DAYS * day_ms, most;
	enum db_step step;
	bool found;

	if (!db_integer(&ledger->db, err, &most, &found, "SELECT count(*) " RECENT, "i", since_ms))
		return false;
	praise->marks = arena_array(&praise->topic.arena, (size_t)most, sizeof(*praise->marks));
	sqlite3_stmt *row =
		db_ask(&ledger->db, err, "SELECT k.at, k.receiver " RECENT, "i", since_ms);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		praise->marks[praise->mark_count++] = (struct praise_mark){
			.day = date_number(date_of(sqlite3_column_int64(row, 0))),
			.receiver = copied(praise, row, 1),
		};
	return step == DB_DONE;
}

static bool load_fund(struct ledger *ledger, struct praise *praise, struct err *err)
{
	struct pool_row pool;
	bool found;

	if (!read_fund_balance(ledger, &praise->balance, err) ||
	    !db_integer(&ledger->db, err, &praise->paid, &found,
			"SELECT coalesce(sum(amount), 0) FROM fund WHERE created = 1"
			" AND state = 'live' AND way = 'out'",
			"") ||
	    !read_pool(ledger, &praise->topic.arena, &pool, err))
		return false;
	praise->pool_what = pool.what;
	praise->pool_cost = pool.cost;
	return true;
}

struct praise *snapshot_load_praise(struct ledger *ledger, struct err *err)
{
	struct praise *praise = praise_new();

	if (load_kudos(ledger, praise, err) && load_marks(ledger, praise, err) &&
	    load_fund(ledger, praise, err))
		return praise;
	topic_drop(praise);
	return NULL;
}
