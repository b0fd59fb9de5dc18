#include "app/ledger/read_praise.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/pieces.h"
#include "app/model/calendar.h"

static const char *kept(struct arena *arena, sqlite3_stmt *row, int column)
{
	return arena_text(arena, db_text(row, column));
}

bool read_badge(struct ledger *ledger, const char *id, struct arena *arena, struct badge_row *badge,
		struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, name, icon, colour FROM badge"
				   " WHERE id = ?1 AND created = 1",
				   "t", id);

	*badge = (struct badge_row){0};
	if (!read_first(ledger, row, &badge->found, err))
		return false;
	if (badge->found)
		*badge = (struct badge_row){
			.found = true,
			.state = kept(arena, row, 0),
			.name = kept(arena, row, 1),
			.icon = kept(arena, row, 2),
			.colour = kept(arena, row, 3),
		};
	db_reset(row);
	return true;
}

/* What one person gave another: its state, the two, and a badge where there is one. */
static bool read_gift(struct ledger *ledger, const char *sql, const char *id, struct arena *arena,
		      struct kudos_row *gift, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "t", id);

	*gift = (struct kudos_row){0};
	if (!read_first(ledger, row, &gift->found, err))
		return false;
	if (gift->found)
		*gift = (struct kudos_row){true, kept(arena, row, 0), kept(arena, row, 1),
					   kept(arena, row, 2), kept(arena, row, 3)};
	db_reset(row);
	return true;
}

bool read_kudos(struct ledger *ledger, const char *id, struct arena *arena, struct kudos_row *kudos,
		struct err *err)
{
	return read_gift(ledger,
			 "SELECT state, giver, receiver, badge FROM kudos WHERE id = ?1 AND created = 1", id,
			 arena, kudos, err);
}

bool read_feedback(struct ledger *ledger, const char *id, struct arena *arena,
		   struct feedback_row *feedback, struct err *err)
{
	struct kudos_row gift;
	bool ok = read_gift(ledger,
			    "SELECT state, giver, receiver, '' FROM feedback WHERE id = ?1 AND created = 1",
			    id, arena, &gift, err);

	*feedback = (struct feedback_row){gift.found, gift.state, gift.giver, gift.receiver};
	return ok;
}

bool read_talk(struct ledger *ledger, const char *id, struct arena *arena, struct talk_row *talk,
	       struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT state, author, partner, coalesce(done, 0) FROM talk"
				   " WHERE id = ?1 AND created = 1",
				   "t", id);

	*talk = (struct talk_row){0};
	if (!read_first(ledger, row, &talk->found, err))
		return false;
	if (talk->found)
		*talk = (struct talk_row){
			.found = true,
			.state = kept(arena, row, 0),
			.author = kept(arena, row, 1),
			.partner = kept(arena, row, 2),
			.done = sqlite3_column_int(row, 3) != 0,
		};
	db_reset(row);
	return true;
}

bool read_pool(struct ledger *ledger, struct arena *arena, struct pool_row *pool, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT what, cost FROM pool WHERE id = 'pool' AND created = 1"
				   " AND state = 'live'",
				   "");

	*pool = (struct pool_row){.what = ""};
	if (!read_first(ledger, row, &pool->found, err))
		return false;
	if (pool->found) {
		pool->what = kept(arena, row, 0);
		pool->cost = sqlite3_column_int64(row, 1);
	}
	db_reset(row);
	return true;
}

bool read_live_badges(struct ledger *ledger, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM badge WHERE created = 1 AND state = 'live'", "");
}

bool read_fund_balance(struct ledger *ledger, int64_t *balance, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, balance, &found, "SELECT " FUND_BALANCE, "");
}

bool read_granted(struct ledger *ledger, const char *kudos, bool *granted, struct err *err)
{
	int64_t one;

	return db_integer(&ledger->db, err, &one, granted,
			  "SELECT 1 FROM fund WHERE kudos = ?1 AND created = 1 AND state = 'live'"
			  " LIMIT 1",
			  "t", kudos);
}

bool read_kudos_per_week(struct ledger *ledger, int64_t *limit, struct err *err)
{
	bool found;

	*limit = KUDOS_PER_WEEK;
	if (!db_integer(&ledger->db, err, limit, &found,
			"SELECT kudos_per_week FROM team WHERE id = 'team'"
			" AND kudos_per_week IS NOT NULL",
			""))
		return false;
	if (!found)
		*limit = KUDOS_PER_WEEK;
	return true;
}

#define SINCE "iif(?1 = 9223372036854775807, k.at IS NULL, k.at >= ?1)"

bool read_kudos_given(struct ledger *ledger, const char *giver, int64_t since_ms, int64_t *count,
		      struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM kudos k WHERE " GIVEN " AND " SINCE
			  " AND k.giver = ?2",
			  "it", since_ms, giver);
}

bool read_too_generous(struct ledger *ledger, int64_t since_ms, int64_t limit, int64_t *count,
		       struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM (SELECT 1 FROM kudos k WHERE " GIVEN " AND " SINCE
			  " GROUP BY k.giver HAVING count(*) > ?2)",
			  "ii", since_ms, limit);
}

int64_t week_start_ms(const struct ledger *ledger)
{
	if (!clock_calibrated(ledger->clock))
		return INT64_MAX;
	return date_start_ms(date_of_week(date_of(clock_wall_ms(ledger->clock))));
}
