#include "app/ledger/round.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/say.h"
#include "app/ledger/state.h"

#define LIVE "created = 1 AND state IN ('open', 'closed')"

static bool one_text(struct ledger *ledger, sqlite3_stmt *row, struct arena *arena,
		     const char **text, struct err *err)
{
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*text = step == DB_ROW ? arena_text(arena, db_text(row, 0)) : "";
	if (row)
		db_reset(row);
	return step != DB_FAILED;
}

bool read_open_round(struct ledger *ledger, struct arena *arena, const char **id, struct err *err)
{
	return one_text(ledger,
			db_ask(&ledger->db, err,
			       "SELECT id FROM round WHERE created = 1 AND state = 'open'"
			       " ORDER BY opened DESC LIMIT 1",
			       ""),
			arena, id, err);
}

bool read_rounds_of(struct ledger *ledger, const char *date, int64_t *count, struct err *err)
{
	bool found;

	return db_integer(&ledger->db, err, count, &found,
			  "SELECT count(*) FROM round WHERE id LIKE 'round-' || ?1 || '-%'", "t",
			  date);
}

bool read_key_results(struct ledger *ledger, const char *cycle, struct arena *arena,
		      const char **json, int64_t *count, struct err *err)
{
	bool found;

	return one_text(ledger,
			db_ask(&ledger->db, err,
			       "SELECT json_group_array(id) FROM (SELECT k.id FROM key_result k"
			       " JOIN objective o ON o.id = k.objective WHERE k.created = 1"
			       " AND k.state = 'live' AND o.created = 1 AND o.state = 'live'"
			       " AND o.cycle = ?1 ORDER BY o.rank, o.id, k.added, k.id)",
			       "t", cycle),
			arena, json, err) &&
	       db_integer(&ledger->db, err, count, &found, "SELECT json_array_length(?1)", "t",
			  *json);
}

bool read_ballots(struct ledger *ledger, const char *round, const char *kr, bool anonymous,
		  struct arena *arena, const char **json, int64_t *count, struct err *err)
{
	static const char named[] =
		"SELECT json_group_array(json_object('member', member, 'value', value)) FROM"
		" (SELECT member, value FROM vote WHERE round = ?1 AND kr = ?2 AND created = 1"
		" AND state = 'cast' ORDER BY member)";
	/* By value: the order tells nobody. */
	static const char nameless[] =
		"SELECT json_group_array(json_object('value', value)) FROM (SELECT value FROM vote"
		" WHERE round = ?1 AND kr = ?2 AND created = 1 AND state = 'cast' ORDER BY value)";
	bool found;

	return one_text(ledger,
			db_ask(&ledger->db, err, anonymous ? nameless : named, "tt", round, kr),
			arena, json, err) &&
	       db_integer(&ledger->db, err, count, &found, "SELECT json_array_length(?1)", "t",
			  *json);
}

/* --- loading -------------------------------------------------------------------------------------
 */

static bool newest(struct ledger *ledger, struct arena *arena, const char **id, struct err *err)
{
	return one_text(ledger,
			db_ask(&ledger->db, err,
			       "SELECT id FROM round WHERE " LIVE " ORDER BY opened DESC LIMIT 1",
			       ""),
			arena, id, err);
}

static bool text_list(struct ledger *ledger, const char *json, struct arena *arena,
		      struct json_item **items, int *count, struct err *err)
{
	return json_read(ledger, *json ? json : "[]", JSON_LIST, arena, items, count, err);
}

static bool find_place(struct ledger *ledger, struct round *round, const struct state *state,
		       struct err *err)
{
	struct json_item *items;

	if (!text_list(ledger, state_text(state, "key_results"), &round->topic.arena, &items,
		       &round->count, err))
		return false;
	for (int i = 0; i < round->count; i++)
		if (strcmp(items[i].text, round->kr) == 0)
			round->place = i + 1;
	return true;
}

static void add_voter(struct round *round, const char *member, bool voted)
{
	for (int i = 0; i < round->voter_count; i++)
		if (strcmp(round->voters[i], member) == 0) {
			round->voted[i] |= voted;
			return;
		}
	round->voters[round->voter_count] = arena_text(&round->topic.arena, member);
	round->voted[round->voter_count++] = voted;
}

/* Who voted; never what. */
static bool load_voters(struct ledger *ledger, struct round *round, const struct state *state,
			struct err *err)
{
	struct arena *arena = &round->topic.arena;
	struct json_item *items;
	int64_t votes;
	int asked;
	bool found;
	enum db_step step;

	if (!text_list(ledger, state_text(state, "voters"), arena, &items, &asked, err) ||
	    !db_integer(&ledger->db, err, &votes, &found,
			"SELECT count(*) FROM vote WHERE round = ?1 AND kr = ?2", "tt", round->id,
			round->kr))
		return false;
	round->voters = arena_array(arena, (size_t)(asked + votes) + 1, sizeof(*round->voters));
	round->voted = arena_array(arena, (size_t)(asked + votes) + 1, sizeof(*round->voted));
	for (int i = 0; i < asked; i++)
		add_voter(round, items[i].text, false);
	sqlite3_stmt *row =
		db_ask(&ledger->db, err,
		       "SELECT member FROM vote WHERE round = ?1 AND kr = ?2 AND created = 1"
		       " AND state = 'cast' ORDER BY member",
		       "tt", round->id, round->kr);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		add_voter(round, db_text(row, 0), true);
	for (int i = 0; i < round->voter_count; i++)
		round->voted_count += round->voted[i];
	return step == DB_DONE;
}

/* What the reveal wrote. */
static bool load_ballots(struct ledger *ledger, struct round *round, const char *results,
			 struct err *err)
{
	struct arena *arena = &round->topic.arena;
	int64_t most;
	bool found;
	enum db_step step;

	if (!db_integer(&ledger->db, err, &most, &found,
			"SELECT json_array_length(value) FROM json_each(?1) WHERE key = ?2", "tt",
			results, round->kr))
		return false;
	round->revealed = found;
	if (!found)
		return true;
	round->ballots = arena_array(arena, (size_t)most + 1, sizeof(*round->ballots));
	sqlite3_stmt *row =
		db_ask(&ledger->db, err,
		       "SELECT b.value ->> 'member', b.value ->> 'value' FROM json_each(?1) r,"
		       " json_each(r.value) b WHERE r.key = ?2 ORDER BY b.key",
		       "tt", results, round->kr);
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		int value = sqlite3_column_int(row, 1);
		if (value >= 0 && value <= CONFIDENCE_MAX)
			round->ballots[round->ballot_count++] =
				(struct ballot){arena_text(arena, db_text(row, 0)), value};
	}
	return step == DB_DONE;
}

/* The median of the same key result in the round before. */
static bool load_before(struct ledger *ledger, struct round *round, struct err *err)
{
	int values[CONFIDENCE_MAX * 8], count = 0;
	enum db_step step;
	sqlite3_stmt *row = db_ask(
		&ledger->db, err,
		"SELECT b.value ->> 'value' FROM json_each((SELECT r.value FROM round o,"
		" json_each(coalesce(o.results, '{}')) r WHERE o." LIVE
		" AND r.key = ?2 AND o.opened <"
		" (SELECT opened FROM round WHERE id = ?1) ORDER BY o.opened DESC LIMIT 1)) b",
		"tt", round->id, round->kr);

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		if (count < CONFIDENCE_MAX * 8)
			values[count++] = sqlite3_column_int(row, 0);
	if (count)
		round->before = vote_result(values, count).median;
	return step == DB_DONE;
}

static bool load(struct ledger *ledger, const char *id, struct round *round, struct err *err)
{
	struct arena *arena = &round->topic.arena;
	struct state state;

	if (!id && !newest(ledger, arena, &id, err))
		return false;
	if (!state_read(ledger, "round", id, arena, &state, err) || !state.found)
		return err->kind == ERR_NONE;
	round->id = arena_text(arena, id);
	round->open = strcmp(state_text(&state, "state"), "open") == 0;
	round->anonymous = state_integer(&state, "anonymous") != 0;
	round->kr = state_text(&state, "kr");
	const char *results = state_text(&state, "results");
	return find_place(ledger, round, &state, err) && load_voters(ledger, round, &state, err) &&
	       load_ballots(ledger, round, *results ? results : "{}", err) &&
	       load_before(ledger, round, err);
}

struct round *round_load(struct ledger *ledger, const char *id, struct err *err)
{
	struct round *round = round_new();

	if (load(ledger, id, round, err))
		return round;
	topic_drop(round);
	return NULL;
}

struct round *snapshot_load_round(struct ledger *ledger, struct err *err)
{
	return round_load(ledger, NULL, err);
}

/* --- the view ------------------------------------------------------------------------------------
 */

static void say_people(struct buf *out, const char *name, const struct round *round,
		       bool voted_only)
{
	say_open(out, name, '[');
	for (int i = 0; i < round->voter_count; i++)
		if (!voted_only || round->voted[i])
			say_text(out, NULL, round->voters[i]);
	say_close(out, ']');
}

/* The reader's own, until all are revealed. */
static bool say_mine(struct ledger *ledger, const struct reader *reader, const struct round *round,
		     struct buf *out, struct err *err)
{
	int64_t value;
	bool found;

	if (!db_integer(&ledger->db, err, &value, &found,
			"SELECT value FROM vote WHERE round = ?1 AND kr = ?2 AND member = ?3 AND "
			"created = 1"
			" AND state = 'cast'",
			"ttt", round->id, round->kr, reader->member))
		return false;
	if (found && !round->revealed && *reader->member)
		say_int(out, "mine", value);
	else
		say_null(out, "mine");
	return true;
}

static void say_result(struct buf *out, const struct round *round)
{
	static const char *const readings[] = {"none", "agreed", "close", "apart"};
	struct vote_result result = round_result(round);

	if (!round->revealed) {
		say_null(out, "result");
		return;
	}
	say_open(out, "result", '{');
	say_open(out, "votes", '[');
	for (int i = 0; i < round->ballot_count; i++) {
		say_open(out, NULL, '{');
		say_text_or_null(out, "member", round->ballots[i].member);
		say_int(out, "value", round->ballots[i].value);
		say_close(out, '}');
	}
	say_close(out, ']');
	say_int(out, "lowest", result.lowest);
	say_int(out, "highest", result.highest);
	say_int(out, "spread", result.spread);
	say_number(out, "median", result.median);
	say_int(out, "confidence", result.confidence);
	say_text(out, "reading", readings[result.reading]);
	if (round->before >= 0)
		say_number(out, "before", round->before);
	else
		say_null(out, "before");
	say_close(out, '}');
}

static bool say_key_result(struct ledger *ledger, const struct reader *reader,
			   const struct round *round, struct buf *out, struct err *err)
{
	struct err missing = ERR_IN(reader->lang);
	struct buf json = {0};

	if (view_key_result(ledger, reader, round->kr, &json, &missing))
		say_json(out, "key_result", json.bytes);
	else
		say_null(out, "key_result");
	buf_finish(&json);
	if (missing.kind != ERR_NONE && missing.kind != ERR_NOT_FOUND)
		*err = missing;
	return err->kind == ERR_NONE;
}

static bool say_round(struct ledger *ledger, const struct reader *reader, const struct round *round,
		      struct buf *out, struct err *err)
{
	struct arena arena = {0};
	struct state state;
	bool ok = state_read(ledger, "round", round->id, &arena, &state, err);

	say_open(out, NULL, '{');
	say_text(out, "id", round->id);
	say_text(out, "state", round->open ? "open" : "closed");
	say_text(out, "date", ok ? state_text(&state, "date") : "");
	say_bool(out, "anonymous", round->anonymous);
	say_text(out, "kr", round->kr);
	say_int(out, "place", round->place);
	say_int(out, "count", round->count);
	say_bool(out, "revealed", round->revealed);
	say_people(out, "voters", round, false);
	say_people(out, "voted", round, true);
	if (ok && *state_text(&state, "key_results"))
		say_json(out, "key_results", state_text(&state, "key_results"));
	say_result(out, round);
	ok = ok && say_mine(ledger, reader, round, out, err) &&
	     say_key_result(ledger, reader, round, out, err);
	say_close(out, '}');
	arena_finish(&arena);
	return ok;
}

bool view_round(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err)
{
	struct round *round = round_load(ledger, id, err);

	if (!round)
		return false;
	bool ok = *round->id ? say_round(ledger, reader, round, out, err)
		  : id	     ? err_say(err, ERR_NOT_FOUND, L_err_no_round, NULL)
			     : true;
	if (ok && !*round->id)
		buf_text(out, "null");
	topic_drop(round);
	return ok;
}
