#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/goals_load.h"

/* Everything that hangs on the objectives of one cycle, in the order in which people see it. */
#define OBJECTIVES                                                                                  \
	" FROM objective o WHERE o.created = 1 AND o.state = 'live' AND o.cycle = ?1"
#define KEY_RESULTS                                                                                 \
	" FROM objective o JOIN key_result k ON k.objective = o.id AND k.created = 1"               \
	" AND k.state = 'live' WHERE o.created = 1 AND o.state = 'live' AND o.cycle = ?1"
#define UPDATES                                                                                     \
	" FROM objective o JOIN key_result k ON k.objective = o.id AND k.created = 1"               \
	" AND k.state = 'live' JOIN kr_update u ON u.key_result = k.id AND u.created = 1"           \
	" AND u.state = 'made' WHERE o.created = 1 AND o.state = 'live' AND o.cycle = ?1"
#define LINKS                                                                                       \
	" FROM objective o JOIN goal_link l ON l.objective = o.id AND l.created = 1"                \
	" AND l.state <> 'removed' WHERE o.created = 1 AND o.state = 'live' AND o.cycle = ?1"
#define SUGGESTIONS                                                                                 \
	" FROM objective o JOIN suggestion s ON s.objective = o.id AND s.created = 1"               \
	" AND s.state <> 'removed' WHERE o.created = 1 AND o.state = 'live' AND o.cycle = ?1"

#define RETRO " FROM retro WHERE created = 1 AND state = 'live' AND cycle = ?1"

static int objective_index(const struct goals *goals, const char *id)
{
	for (int i = 0; i < goals->objective_count; i++)
		if (strcmp(goals->objectives[i].id, id) == 0)
			return i;
	return -1;
}

static int key_result_index(const struct goals *goals, const char *id)
{
	for (int i = 0; *id && i < goals->key_result_count; i++)
		if (strcmp(goals->key_results[i].id, id) == 0)
			return i;
	return -1;
}

static int metric_index(const struct goals *goals, const char *id)
{
	for (int i = 0; *id && i < goals->metric_count; i++)
		if (strcmp(goals->metrics[i].id, id) == 0)
			return i;
	return -1;
}

static int unit_index(const struct goals *goals, const char *id)
{
	for (int i = 0; *id && i < goals->unit_count; i++)
		if (strcmp(goals->units[i].id, id) == 0)
			return i;
	return -1;
}

static struct objective objective_of_row(struct loading *in, sqlite3_stmt *row)
{
	return (struct objective){
		.id = load_text(in, row, 0),
		.title = load_text(in, row, 1),
		.theme = load_text(in, row, 2),
		.owner = load_text(in, row, 3),
		.unit = unit_index(in->goals, db_text(row, 3)),
		.kind = (enum objective_kind)word_place(objective_kind_words, db_text(row, 4),
							OBJECTIVE_COMMITTED),
		.paper = (enum paper)word_place(paper_words, db_text(row, 5), PAPER_BUTTER),
		.own_idea = sqlite3_column_int(row, 6) != 0,
		.settled = sqlite3_column_int(row, 7) != 0,
		.revealed = sqlite3_column_int(row, 8) != 0,
		.changed = sqlite3_column_int(row, 9) != 0,
		.reason = load_text(in, row, 10),
	};
}

static bool load_tops(struct loading *in)
{
	struct goals *goals = in->goals;
	size_t most;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*)" OBJECTIVES, goals->cycle.id))
		return false;
	goals->objectives = arena_array(in->arena, most, sizeof(*goals->objectives));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT o.id, o.title, o.theme, o.owner, o.kind, o.paper,"
				   " o.own_idea, o.settled, o.revealed, o.changed,"
				   " o.reason" OBJECTIVES " ORDER BY o.rank, o.id",
				   "t", goals->cycle.id);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW)
		goals->objectives[goals->objective_count++] = objective_of_row(in, row);
	return step == DB_DONE;
}

static void milestones_of_row(struct loading *in, sqlite3_stmt *row, struct key_result *kr)
{
	kr->milestones = load_text(in, row, 14);
	kr->milestone_count = sqlite3_column_int(row, 15);
	kr->milestones_done = sqlite3_column_int(row, 16);
}

static void notes_of_row(sqlite3_stmt *row, struct key_result *kr)
{
	int64_t torn_ms = sqlite3_column_int64(row, 21), added_ms = sqlite3_column_int64(row, 19);

	kr->notes_torn = sqlite3_column_int(row, 20);
	kr->note_day = torn_ms ? date_number(date_of(torn_ms)) : 0;
	kr->added_day = added_ms ? date_number(date_of(added_ms)) : 0;
}

static struct key_result key_result_of_row(struct loading *in, sqlite3_stmt *row)
{
	struct key_result kr = {
		.id = load_text(in, row, 0),
		.title = load_text(in, row, 1),
		.objective = objective_index(in->goals, db_text(row, 2)),
		.owner = load_text(in, row, 3),
		.kind = (enum kr_kind)word_place(kr_kind_words, db_text(row, 4), KR_PERCENT),
		.metric = metric_index(in->goals, db_text(row, 5)),
		.measure = load_text(in, row, 6),
		.judge = load_text(in, row, 7),
		.period = (enum frequency)word_place(frequency_words, db_text(row, 8), EVERY_MONTH),
		.direction = (enum direction)word_place(direction_words, db_text(row, 9),
							DIRECTION_UP),
		.has_start = sqlite3_column_type(row, 10) != SQLITE_NULL,
		.start = sqlite3_column_double(row, 10),
		.target = sqlite3_column_double(row, 11),
		.weight = sqlite3_column_int(row, 12),
		.kpi = load_text(in, row, 13),
		.changed = sqlite3_column_int(row, 17) != 0,
		.reason = load_text(in, row, 18),
	};

	milestones_of_row(in, row, &kr);
	notes_of_row(row, &kr);
	return kr;
}

/* Key results come in the order of their objectives; each objective notes where its own begin. */
static bool load_key_results(struct loading *in)
{
	static const char sql[] =
		"SELECT k.id, k.title, k.objective, k.owner, k.kind, k.metric, k.measure, k.judge,"
		" k.period, k.direction, k.start, k.target, k.weight, k.kpi, k.milestones,"
		" json_array_length(k.milestones), iif(k.milestones = '[]', 0,"
		" (SELECT count(*) FROM json_each(k.milestones) WHERE value ->> 'done')),"
		" k.changed, k.reason, k.added_at,"
		" (SELECT count(finished) FROM card WHERE key_result = k.id AND state = 'torn'"
		"  AND created = 1),"
		" (SELECT max(torn_at) FROM card WHERE key_result = k.id AND state = 'torn'"
		"  AND created = 1)" KEY_RESULTS " ORDER BY o.rank, o.id, k.added, k.id";
	struct goals *goals = in->goals;
	size_t most;
	int objective = 0;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*)" KEY_RESULTS, goals->cycle.id))
		return false;
	goals->key_results = arena_array(in->arena, most, sizeof(*goals->key_results));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err, sql, "t", goals->cycle.id);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW) {
		struct key_result kr = key_result_of_row(in, row);
		while (objective < kr.objective)
			goals->objectives[++objective].first = goals->key_result_count;
		goals->key_results[goals->key_result_count++] = kr;
		goals->objectives[objective].count++;
	}
	while (++objective < goals->objective_count)
		goals->objectives[objective].first = goals->key_result_count;
	return step == DB_DONE;
}

static struct kr_checkin checkin_of_row(struct loading *in, sqlite3_stmt *row)
{
	return (struct kr_checkin){
		.at_ms = sqlite3_column_int64(row, 1),
		.day = load_day(row, 2),
		.has_value = sqlite3_column_type(row, 3) != SQLITE_NULL,
		.value = sqlite3_column_double(row, 3),
		.confidence = sqlite3_column_int(row, 4),
		.comment = load_text(in, row, 5),
		.author = load_text(in, row, 6),
	};
}

static bool load_checkins(struct loading *in)
{
	struct goals *goals = in->goals;
	size_t most;
	int kr = 0;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*)" UPDATES, goals->cycle.id))
		return false;
	goals->checkins = arena_array(in->arena, most, sizeof(*goals->checkins));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT k.id, u.made_at, u.day, u.value, u.confidence, u.comment,"
				   " u.author" UPDATES
				   " ORDER BY o.rank, o.id, k.added, k.id, u.day, u.made, u.id",
				   "t", goals->cycle.id);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW) {
		while (strcmp(goals->key_results[kr].id, db_text(row, 0)) != 0)
			goals->key_results[++kr].first = goals->checkin_count;
		goals->checkins[goals->checkin_count++] = checkin_of_row(in, row);
		goals->key_results[kr].count++;
	}
	while (++kr < goals->key_result_count)
		goals->key_results[kr].first = goals->checkin_count;
	return step == DB_DONE;
}

static struct goal_link link_of_row(struct loading *in, sqlite3_stmt *row)
{
	const struct goals *goals = in->goals;

	return (struct goal_link){
		.id = load_text(in, row, 0),
		.kind = (enum link_kind)word_place(link_kind_words, db_text(row, 1), LINK_OBJECTIVE),
		.state = (enum link_state)word_place(link_state_words, db_text(row, 2),
						     LINK_PROPOSED),
		.objective = objective_index(goals, db_text(row, 3)),
		.upper_kr = key_result_index(goals, db_text(row, 4)),
		.upper_objective = objective_index(goals, db_text(row, 5)),
		.unit = unit_index(goals, db_text(row, 6)),
		.comment = load_text(in, row, 7),
		.answer = load_text(in, row, 8),
		.ours = {load_day(row, 9), load_day(row, 10)},
		.theirs = {load_day(row, 11), load_day(row, 12)},
	};
}

/* A link to what is not there (any more) hangs on nothing: it is left out. */
static bool hangs(const struct goal_link *link)
{
	return link->upper_kr >= 0 || link->upper_objective >= 0 || link->unit >= 0;
}

static bool load_links(struct loading *in)
{
	struct goals *goals = in->goals;
	size_t most;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*)" LINKS, goals->cycle.id))
		return false;
	goals->links = arena_array(in->arena, most, sizeof(*goals->links));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT l.id, l.kind, l.state, l.objective, l.upper_kr,"
				   " l.upper_objective, l.unit, l.comment, l.answer, l.ours_first,"
				   " l.ours_last, l.theirs_first, l.theirs_last" LINKS
				   " ORDER BY l.asked, l.id",
				   "t", goals->cycle.id);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW) {
		struct goal_link link = link_of_row(in, row);
		if (hangs(&link))
			goals->links[goals->link_count++] = link;
	}
	return step == DB_DONE;
}

static bool load_suggestions(struct loading *in)
{
	struct goals *goals = in->goals;
	size_t most;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*)" SUGGESTIONS, goals->cycle.id))
		return false;
	goals->suggestions = arena_array(in->arena, most, sizeof(*goals->suggestions));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT s.id, s.text, s.author, s.objective, s.key_result, s.state,"
				   " s.made_at, s.kind" SUGGESTIONS " ORDER BY s.made, s.id",
				   "t", goals->cycle.id);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW)
		goals->suggestions[goals->suggestion_count++] = (struct suggestion){
			.id = load_text(in, row, 0),
			.text = load_text(in, row, 1),
			.author = load_text(in, row, 2),
			.objective = objective_index(goals, db_text(row, 3)),
			.key_result = key_result_index(goals, db_text(row, 4)),
			.state = word_place(suggestion_state_words, db_text(row, 5), 0),
			.at_ms = sqlite3_column_int64(row, 6),
			.kind = (enum suggestion_kind)word_place(suggestion_kind_words,
								 db_text(row, 7), SUGGESTION_CHANGE),
		};
	return step == DB_DONE;
}

static bool load_retro(struct loading *in)
{
	struct goals *goals = in->goals;
	size_t most;
	enum db_step step;

	if (!load_count(in, &most, "SELECT count(*)" RETRO, goals->cycle.id))
		return false;
	goals->retro = arena_array(in->arena, most, sizeof(*goals->retro));
	sqlite3_stmt *row = db_ask(&in->ledger->db, in->err,
				   "SELECT id, text, author, kind, card, carried, origin, added_at" RETRO
				   " ORDER BY added, id",
				   "t", goals->cycle.id);
	if (!row)
		return false;
	while ((step = db_step(&in->ledger->db, row, in->err)) == DB_ROW)
		goals->retro[goals->retro_count++] = (struct retro_item){
			.id = load_text(in, row, 0),
			.text = load_text(in, row, 1),
			.author = load_text(in, row, 2),
			.kind = (enum retro_kind)word_place(retro_kind_words, db_text(row, 3), RETRO_KEEP),
			.card = *db_text(row, 4) != '\0',
			.note = load_text(in, row, 4),
			.carried = load_text(in, row, 5),
			.origin = load_text(in, row, 6),
			.at_ms = sqlite3_column_int64(row, 7),
		};
	return step == DB_DONE;
}

bool load_objectives(struct loading *in)
{
	return load_tops(in) && load_key_results(in) && load_checkins(in) && load_links(in) &&
	       load_suggestions(in) && load_retro(in);
}
