/*
 * The views of recognition. Those of private nouns show a row to the two people whom it names, whatever
 * role the reader has.
 */
#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/pieces.h"
#include "app/ledger/read_praise.h"
#include "app/ledger/views.h"
#include "app/model/calendar.h"

#define BADGE_JSON                                                                                  \
	"json_object('id', id, 'name', said(name, id, ?1), 'icon', icon, 'colour', colour)"

#define KUDOS_JSON                                                                                  \
	"json_object('id', k.id, 'from', k.giver, 'to', k.receiver, 'badge', k.badge,"              \
	" 'reason', k.reason, 'key_result', k.key_result, 'at', moment(k.at), 'state', k.state,"    \
	" 'granted', (SELECT f.amount FROM fund f WHERE f.kudos = k.id AND f.created = 1"           \
	" AND f.state = 'live' LIMIT 1))"

#define FEEDBACK_JSON                                                                               \
	"json_object('id', id, 'from', giver, 'to', receiver, 'text', text, 'at', moment(at),"      \
	" 'state', state)"

#define TALK_JSON                                                                                   \
	"json_object('id', id, 'from', author, 'with', partner, 'text', text, 'at', moment(at),"    \
	" 'state', state, 'owner', owner, 'done', json(iif(done, 'true', 'false')))"

/* Entries that are there. */
#define NOTED "created = 1 AND state <> 'removed'"

bool view_badge(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err)
{
	return view_one(ledger,
			db_ask(&ledger->db, err,
			       "SELECT " BADGE_JSON " FROM badge WHERE id = ?2 AND created = 1", "it",
			       (int64_t)reader->lang, id),
			out, L_err_no_badge, err);
}

/* {"items":[…]} */
static bool items(struct ledger *ledger, sqlite3_stmt *row, struct buf *out, struct err *err)
{
	int count;

	buf_text(out, "{\"items\":[");
	if (!view_rows(ledger, row, out, &count, err))
		return false;
	buf_text(out, "]}");
	return true;
}

bool view_badges(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err)
{
	return items(ledger,
		     db_ask(&ledger->db, err,
			    "SELECT " BADGE_JSON " FROM badge WHERE created = 1 AND state = 'live'"
			    " ORDER BY added, id",
			    "i", (int64_t)reader->lang),
		     out, err);
}

bool view_kudos(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err)
{
	(void)reader;
	return view_one(ledger,
			db_ask(&ledger->db, err,
			       "SELECT " KUDOS_JSON " FROM kudos k WHERE k.id = ?1 AND k.created = 1",
			       "t", id),
			out, L_err_no_kudos, err);
}

/* How many were given in this quarter; of an unset clock nothing is known, and all count. */
static bool of_quarter(struct ledger *ledger, int64_t *count, struct err *err)
{
	int64_t since_ms = 0;
	bool found;

	if (clock_calibrated(ledger->clock))
		since_ms = date_start_ms(date_of_quarter(date_of(clock_wall_ms(ledger->clock))));
	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM kudos k WHERE " GIVEN " AND coalesce(k.at, 0) >= ?1",
			  "i", since_ms);
}

bool view_kudos_list(struct ledger *ledger, const struct reader *reader, int limit, struct buf *out,
		     struct err *err)
{
	int64_t quarter, most, given;
	int count;

	buf_text(out, "{\"items\":[");
	if (!view_rows(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT " KUDOS_JSON " FROM kudos k WHERE " GIVEN
			      " ORDER BY k.given DESC LIMIT ?1",
			      "i", (int64_t)limit),
		       out, &count, err) ||
	    !of_quarter(ledger, &quarter, err) || !read_kudos_per_week(ledger, &most, err) ||
	    !read_kudos_given(ledger, reader->member, week_start_ms(ledger), &given, err))
		return false;
	buf_printf(out, "],\"quarter\":%lld,\"week\":{\"limit\":%lld,\"left\":%lld}}",
		   (long long)quarter, (long long)most,
		   (long long)(most > given ? most - given : 0));
	return true;
}

/* The answer to a command. What an admin erased had been everybody's, and says nothing any more. */
bool view_feedback(struct ledger *ledger, const struct reader *reader, const char *id,
		   struct buf *out, struct err *err)
{
	return view_one(ledger,
			db_ask(&ledger->db, err,
			       "SELECT " FEEDBACK_JSON " FROM feedback WHERE id = ?2"
			       " AND created = 1 AND ((state = 'removed' AND text = '') OR "
			       FOR_TWO("giver", "receiver") ")",
			       "tt", reader->member, id),
			out, L_err_no_feedback, err);
}

bool view_feedback_list(struct ledger *ledger, const struct reader *reader, int limit,
			struct buf *out, struct err *err)
{
	return items(ledger,
		     db_ask(&ledger->db, err,
			    "SELECT " FEEDBACK_JSON " FROM feedback WHERE created = 1"
			    " AND (state = 'published' OR (state = 'private' AND "
			    FOR_TWO("giver", "receiver") ")) ORDER BY given DESC LIMIT ?2",
			    "ti", reader->member, (int64_t)limit),
		     out, err);
}

bool view_talk(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err)
{
	return view_one(ledger,
			db_ask(&ledger->db, err,
			       "SELECT " TALK_JSON " FROM talk WHERE id = ?2 AND created = 1 AND "
			       FOR_TWO("author", "partner"),
			       "tt", reader->member, id),
			out, L_err_no_talk, err);
}

/* When this month began here; INT64_MAX while the clock is not set. */
static int64_t month_start_ms(const struct ledger *ledger)
{
	if (!clock_calibrated(ledger->clock))
		return INT64_MAX;
	struct date first = date_of(clock_wall_ms(ledger->clock));
	first.day = 1;
	return date_start_ms(first);
}

bool view_talk_with(struct ledger *ledger, const struct reader *reader, const char *with,
		    struct buf *out, struct err *err)
{
	struct arena arena = {0};
	struct member_row member;
	int64_t talked = 0;
	int count;
	bool found;

	bool ok = read_member(ledger, with, &arena, &member, err);
	arena_finish(&arena);
	if (!ok)
		return false;
	if (!member.found || !*reader->member || strcmp(with, reader->member) == 0)
		return err_say(err, ERR_NOT_FOUND, L_err_no_talk, NULL);
	buf_text(out, "{\"with\":");
	view_json_text(out, with);
	if (!db_integer(&ledger->db, err, &talked, &found,
			"SELECT 1 FROM talk WHERE " NOTED " AND at >= ?3 AND "
			FOR_TWO("author", "partner") " AND ?2 IN (author, partner) LIMIT 1",
			"tti", reader->member, with, month_start_ms(ledger)))
		return false;
	buf_printf(out, ",\"talked\":%s,\"items\":[", found ? "true" : "false");
	if (!view_rows(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT " TALK_JSON " FROM talk WHERE " NOTED " AND "
			      FOR_TWO("author", "partner") " AND ?2 IN (author, partner)"
			      " ORDER BY noted",
			      "tt", reader->member, with),
		       out, &count, err))
		return false;
	buf_text(out, "]}");
	return true;
}

bool view_talks(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err)
{
	return items(ledger,
		     db_ask(&ledger->db, err,
			    "SELECT json_object('with', other, 'entries', count(*), 'open',"
			    " sum(state = 'agreed' AND NOT coalesce(done, 0)), 'last', moment(max(at)))"
			    " FROM (SELECT iif(author = ?1, partner, author) AS other, * FROM talk"
			    " WHERE " NOTED " AND " FOR_TWO("author", "partner") ")"
			    " GROUP BY other ORDER BY max(noted) DESC",
			    "t", reader->member),
		     out, err);
}

bool view_talk_months(struct ledger *ledger, const struct reader *reader, struct buf *out,
		      struct err *err)
{
	char month[DATE_SIZE];
	int count;

	(void)reader;
	date_format(date_of(clock_wall_ms(ledger->clock)), month);
	buf_printf(out, "{\"month\":\"%.7s\",\"items\":[", month);
	if (!view_rows(ledger,
		       db_ask(&ledger->db, err,
			      "SELECT json_object('members', json_array(a, b), 'done',"
			      " json(iif(max(coalesce(at, 0)) >= ?1, 'true', 'false'))) FROM"
			      " (SELECT min(author, partner) AS a, max(author, partner) AS b, at"
			      " FROM talk WHERE " NOTED ") GROUP BY a, b ORDER BY a, b",
			      "i", month_start_ms(ledger)),
		       out, &count, err))
		return false;
	buf_text(out, "]}");
	return true;
}

bool view_fund(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err)
{
	static const char pool[] =
		"SELECT coalesce((SELECT json_object('what', what, 'cost', cost) FROM pool"
		" WHERE id = 'pool' AND created = 1 AND state = 'live'), 'null')";
	static const char lines[] =
		"SELECT json_object('id', id, 'way', way, 'amount', amount, 'note', note,"
		" 'kudos', kudos, 'at', moment(at)) FROM fund WHERE created = 1 AND state = 'live'"
		" ORDER BY added DESC LIMIT 100";
	int64_t balance;
	int count;

	(void)reader, (void)id;
	if (!read_fund_balance(ledger, &balance, err))
		return false;
	buf_printf(out, "{\"balance\":%lld,\"pool\":", (long long)balance);
	if (!view_rows(ledger, db_ask(&ledger->db, err, pool, ""), out, &count, err))
		return false;
	buf_text(out, ",\"items\":[");
	if (!view_rows(ledger, db_ask(&ledger->db, err, lines, ""), out, &count, err))
		return false;
	buf_text(out, "]}");
	return true;
}
