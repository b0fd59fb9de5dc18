#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/goals_load.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/pieces.h"
#include "app/ledger/say.h"
#include "app/model/starter.h"

static const char *const health_words[] = {"not_started", "ok", "shaky", "help", "overdue"};
static const char *const ring_words[] = {"nothing", "ahead", "on_pace", "behind", "needs_help",
					 "overdue"};
static const char *const review_words[] = {"unknown", "reached", "just_short", "well_short"};
static const char *const forecast_words[] = {"none",  "reached", "crosses", "short",
					     "stays", "leaves",	 "outside"};

bool viewing_open(struct viewing *in, struct ledger *ledger, const struct reader *reader,
		  const char *cycle, struct buf *out, struct err *err)
{
	struct date today = ledger_today(ledger);

	*in = (struct viewing){.ledger = ledger, .reader = reader, .out = out};
	in->goals = goals_load(ledger, cycle, err);
	if (!in->goals)
		return false;
	in->standing = standing_of(in->goals, today, &in->goals->topic.arena);
	in->today = today.year ? date_number(today) : 0;
	return true;
}

void viewing_close(struct viewing *in)
{
	topic_drop(in->goals);
}

bool reader_may_speak_for(const struct viewing *in, const char *owner)
{
	if (in->reader->role >= ROLE_ADMIN)
		return true;
	if (in->reader->role < ROLE_MEMBER)
		return false;
	if (*owner && strcmp(owner, in->reader->member) == 0)
		return true;
	for (int i = 0; i < in->goals->unit_count; i++)
		if (strcmp(in->goals->units[i].id, owner) == 0)
			return !in->goals->units[i].outside;
	return false;
}

/* --- a key result -------------------------------------------------------------------------------- */

/* How many notes serve a key result, and when one of them last moved. */
struct served {
	int64_t open, done, moved_ms;
};

static bool read_served(struct ledger *ledger, const char *id, struct served *served, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT count(*) - count(finished), count(finished), max(max("
				   "coalesce(since, 0), coalesce(torn_at, 0))) FROM card"
				   " WHERE key_result = ?1 AND created = 1"
				   " AND state IN ('board', 'torn')",
				   "t", id);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*served = (struct served){0};
	if (step == DB_ROW)
		*served = (struct served){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
					  sqlite3_column_int64(row, 2)};
	if (row)
		db_reset(row);
	return step != DB_FAILED;
}

static bool is_unattended(const struct viewing *in, const struct key_result *kr, double progress,
			  const struct served *served)
{
	int32_t day = served->moved_ms ? date_number(date_of(served->moved_ms)) : 0;
	struct date today = in->today ? date_from_number(in->today) : (struct date){0};

	return kr_unattended(in->goals, kr, progress, day, today);
}

static void say_metric_of(const struct viewing *in, const struct key_result *kr)
{
	const struct metric *metric = kr->metric >= 0 ? &in->goals->metrics[kr->metric] : NULL;

	if (metric) {
		say_text(in->out, "metric", metric->id);
		say_text(in->out, "metric_name",
			 metric_name_words(metric->name, metric->id, in->reader->lang));
	} else {
		say_null(in->out, "metric");
		say_null(in->out, "metric_name");
	}
	say_text(in->out, "measure", metric ? metric->measure : kr->measure);
}

static void say_values(const struct viewing *in, const struct key_result *kr)
{
	struct buf *out = in->out;

	say_number(out, "start", kr->has_start ? kr->start : OKR_UNKNOWN);
	say_number(out, "target", kr->kind == KR_MILESTONES ? kr->milestone_count : kr->target);
	say_number(out, "current", kr->has_current ? kr->current : OKR_UNKNOWN);
	say_day(out, "current_date", kr->has_current ? kr->current_day : 0);
	say_number(out, "before", kr->has_before ? kr->before : OKR_UNKNOWN);
	if (kr->has_current && kr->current_day && in->today)
		say_int(out, "data_age_days",
			in->today > kr->current_day ? in->today - kr->current_day : 0);
	else
		say_null(out, "data_age_days");
}

static void say_forecast(struct buf *out, const struct forecast *forecast)
{
	if (forecast->kind == FORECAST_NONE) {
		say_null(out, "forecast");
		return;
	}
	say_open(out, "forecast", '{');
	say_text(out, "kind", forecast_words[forecast->kind]);
	say_share(out, "end_value", forecast->end_value);
	say_day(out, "crosses", forecast->crosses.year ? date_number(forecast->crosses) : 0);
	say_close(out, '}');
}

/* Beside the score, and never in it. */
static void say_floor(const struct viewing *in, const struct key_result *kr, enum kpi_verdict verdict)
{
	if (verdict == KPI_NONE) {
		say_null(in->out, "kpi");
		return;
	}
	say_open(in->out, "kpi", '{');
	say_number(in->out, "floor", in->goals->metrics[kr->metric].floor);
	if (verdict == KPI_OPEN)
		say_null(in->out, "met");
	else
		say_bool(in->out, "met", verdict == KPI_MET);
	say_close(in->out, '}');
}

static void say_standing(const struct viewing *in, const struct key_result *kr,
			 const struct kr_standing *standing)
{
	struct buf *out = in->out;

	if (kr->confidence >= 0)
		say_int(out, "confidence", kr->confidence);
	else
		say_null(out, "confidence");
	say_share(out, "progress", okr_clamped(standing->progress));
	say_share(out, "score", standing->progress);
	say_share(out, "expected", standing->expected);
	say_share(out, "expected_value", standing->expected_value);
	say_text(out, "health", health_words[standing->health.health]);
	say_text(out, "pace", health_words[standing->health.pace]);
	say_bool(out, "overdue", standing->health.freshness == HEALTH_OVERDUE);
	say_forecast(out, &standing->forecast);
	say_floor(in, kr, standing->kpi);
}

static void say_words(const struct viewing *in, const struct key_result *kr)
{
	struct buf *out = in->out;

	say_text(out, "id", kr->id);
	say_text(out, "objective", in->goals->objectives[kr->objective].id);
	say_text(out, "title", kr->title);
	say_text_or_null(out, "owner", kr->owner);
	say_text(out, "kind", kr_kind_words[kr->kind]);
	say_metric_of(in, kr);
	say_text(out, "judge", kr->judge);
	say_text(out, "period", frequency_words[kr->period]);
	say_text(out, "direction", direction_words[kr->direction]);
	say_values(in, kr);
	say_int(out, "weight", kr->weight);
	say_json(out, "milestones", kr->milestones);
}

/* The object is left open, so that more can be said. */
static bool say_key_result(const struct viewing *in, int index, struct err *err)
{
	const struct key_result *kr = &in->goals->key_results[index];
	const struct kr_standing *standing = &in->standing.key_results[index];
	struct buf *out = in->out;
	struct served served;

	if (!read_served(in->ledger, kr->id, &served, err))
		return false;
	say_open(out, NULL, '{');
	say_words(in, kr);
	say_standing(in, kr, standing);
	say_bool(out, "changed", kr->changed);
	say_text(out, "reason", kr->reason);
	say_open(out, "notes", '{');
	say_int(out, "open", served.open);
	say_int(out, "done", served.done);
	say_close(out, '}');
	say_bool(out, "unattended", is_unattended(in, kr, standing->progress, &served));
	say_bool(out, "may_edit",
		 reader_may_speak_for(in, kr->owner) ||
			 reader_may_speak_for(in, in->goals->objectives[kr->objective].owner));
	return true;
}

static void say_updates(const struct viewing *in, const struct key_result *kr)
{
	char at[25];

	say_open(in->out, "updates", '[');
	for (int i = 0; i < kr->count; i++) {
		const struct kr_checkin *checkin = &in->goals->checkins[kr->first + i];
		say_open(in->out, NULL, '{');
		say_day(in->out, "date", checkin->day);
		if (checkin->at_ms)
			clock_format(checkin->at_ms, at);
		say_text_or_null(in->out, "at", checkin->at_ms ? at : "");
		say_number(in->out, "value", checkin->has_value ? checkin->value : OKR_UNKNOWN);
		if (checkin->confidence >= 0)
			say_int(in->out, "confidence", checkin->confidence);
		else
			say_null(in->out, "confidence");
		say_text(in->out, "comment", checkin->comment);
		say_text_or_null(in->out, "author", checkin->author);
		say_close(in->out, '}');
	}
	say_close(in->out, ']');
}

/* --- an objective -------------------------------------------------------------------------------- */

static void say_objective_words(const struct viewing *in, const struct objective *objective)
{
	struct buf *out = in->out;

	say_text(out, "id", objective->id);
	say_text(out, "cycle", in->goals->cycle.id);
	say_text(out, "title", objective->title);
	say_text(out, "owner", objective->owner);
	say_bool(out, "unit", objective->unit >= 0);
	say_text(out, "theme", objective->theme);
	say_text(out, "kind", objective_kind_words[objective->kind]);
	say_number(out, "expects", okr_expectation(objective->kind));
	say_text(out, "paper", paper_words[objective->paper]);
	say_bool(out, "own_idea", objective->own_idea);
	say_bool(out, "settled", objective->settled);
	say_bool(out, "revealed", objective->revealed);
	say_bool(out, "changed", objective->changed);
	say_text(out, "reason", objective->reason);
}

static bool say_objective(const struct viewing *in, int index, struct err *err)
{
	const struct objective *objective = &in->goals->objectives[index];
	const struct objective_standing *standing = &in->standing.objectives[index];
	struct buf *out = in->out;
	bool ok = true;

	say_open(out, NULL, '{');
	say_objective_words(in, objective);
	say_share(out, "progress", standing->progress.value);
	say_share(out, "score", standing->score.value);
	say_int(out, "unknown", standing->progress.unknown);
	say_share(out, "expected", in->standing.time.share);
	say_text(out, "health", health_words[standing->ring.colour]);
	say_text(out, "says", ring_words[standing->ring.word]);
	say_int(out, "says_n", standing->ring.n);
	say_text(out, "review", review_words[okr_review(objective->kind, standing->score.value)]);
	say_bool(out, "may_edit", reader_may_speak_for(in, objective->owner));
	say_open(out, "key_results", '[');
	for (int i = 0; ok && i < objective->count; i++) {
		ok = say_key_result(in, objective->first + i, err);
		say_close(out, '}');
	}
	say_close(out, ']');
	say_close(out, '}');
	return ok;
}

static bool say_objectives(const struct viewing *in, struct err *err)
{
	bool ok = true;

	say_open(in->out, "objectives", '[');
	for (int i = 0; ok && i < in->goals->objective_count; i++)
		ok = say_objective(in, i, err);
	say_close(in->out, ']');
	return ok;
}

/* --- the cycles that a review of several looks back on -------------------------------------------- */

static void say_past_cycle(const struct viewing *in, struct goals *goals)
{
	struct viewing there = *in;
	struct date today = ledger_today(in->ledger);

	there.goals = goals;
	there.standing = standing_of(goals, today, &in->goals->topic.arena);
	say_open(in->out, NULL, '{');
	say_cycle(&there, "cycle", &goals->cycle);
	say_open(in->out, "objectives", '[');
	for (int i = 0; i < goals->objective_count; i++) {
		const struct objective *objective = &goals->objectives[i];
		double score = there.standing.objectives[i].score.value;
		say_open(in->out, NULL, '{');
		say_text(in->out, "id", objective->id);
		say_text(in->out, "cycle", goals->cycle.id);
		say_text(in->out, "title", objective->title);
		say_text(in->out, "owner", objective->owner);
		say_text(in->out, "kind", objective_kind_words[objective->kind]);
		say_bool(in->out, "revealed", objective->revealed);
		say_share(in->out, "score", score);
		say_text(in->out, "review", review_words[okr_review(objective->kind, score)]);
		say_close(in->out, '}');
	}
	say_close(in->out, ']');
	say_close(in->out, '}');
}

static void say_past(const struct viewing *in)
{
	say_open(in->out, "past", '[');
	for (int i = 0; i < in->goals->past_count; i++)
		say_past_cycle(in, in->goals->past[i]);
	say_close(in->out, ']');
}

static void say_around(const struct viewing *in)
{
	const struct goals *goals = in->goals;

	say_open(in->out, "links", '[');
	for (int i = 0; i < goals->link_count; i++)
		say_link(in, &goals->links[i]);
	say_close(in->out, ']');
	say_open(in->out, "suggestions", '[');
	for (int i = 0; i < goals->suggestion_count; i++)
		say_suggestion(in, &goals->suggestions[i]);
	say_close(in->out, ']');
	say_retro(in);
	say_open(in->out, "units", '[');
	for (int i = 0; i < goals->unit_count; i++)
		say_unit(in, &goals->units[i]);
	say_close(in->out, ']');
}

static bool say_loose_notes(const struct viewing *in, struct err *err)
{
	int64_t count;
	bool found;

	if (!db_integer(&in->ledger->db, err, &count, &found,
			"SELECT count(*) FROM card WHERE " ON_BOARD " AND finished IS NULL"
			" AND NOT EXISTS (SELECT 1 FROM key_result k WHERE k.id = card.key_result"
			" AND " LIVE_KEY_RESULT ")",
			""))
		return false;
	say_int(in->out, "notes_without_key_result", count);
	return true;
}

bool view_objectives(struct ledger *ledger, const struct reader *reader, const char *cycle,
		     struct buf *out, struct err *err)
{
	struct viewing in;

	if (!viewing_open(&in, ledger, reader, cycle, out, err))
		return false;
	say_open(out, NULL, '{');
	say_int(out, "seq", ledger_seq(ledger));
	say_cycle(&in, "cycle", &in.goals->cycle);
	say_cycle(&in, "next", &in.goals->next);
	bool ok = say_objectives(&in, err) && say_loose_notes(&in, err);
	say_around(&in);
	say_past(&in);
	say_close(out, '}');
	viewing_close(&in);
	return ok;
}

/* --- one of them --------------------------------------------------------------------------------- */

/* The cycle that a statement answers for an id; *found is false when it stands nowhere. */
static bool cycle_of(struct ledger *ledger, const char *sql, const char *id, struct arena *arena,
		     const char **cycle, bool *found, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "t", id);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*found = step == DB_ROW;
	if (*found)
		*cycle = arena_text(arena, db_text(row, 0));
	if (row)
		db_reset(row);
	return step != DB_FAILED;
}

static bool say_one_objective(struct viewing *in, const char *id, struct err *err)
{
	for (int i = 0; i < in->goals->objective_count; i++)
		if (strcmp(in->goals->objectives[i].id, id) == 0)
			return say_objective(in, i, err);
	return err_say(err, ERR_NOT_FOUND, L_err_no_objective, NULL);
}

bool view_objective(struct ledger *ledger, const struct reader *reader, const char *id,
		    struct buf *out, struct err *err)
{
	static const char sql[] = "SELECT cycle FROM objective WHERE id = ?1 AND created = 1"
				  " AND state = 'live'";
	struct arena arena = {0};
	struct viewing in;
	const char *cycle;
	bool found;
	bool ok = cycle_of(ledger, sql, id, &arena, &cycle, &found, err);

	if (ok && !found) {
		ok = view_removed(ledger, "objective", id, L_err_no_objective, out, err);
	} else if (ok && (ok = viewing_open(&in, ledger, reader, cycle, out, err))) {
		ok = say_one_objective(&in, id, err);
		viewing_close(&in);
	}
	arena_finish(&arena);
	return ok;
}

static bool say_one_key_result(struct viewing *in, int index, struct err *err)
{
	if (!say_key_result(in, index, err))
		return false;
	say_updates(in, &in->goals->key_results[index]);
	say_burn_up(in, &in->goals->key_results[index]);
	say_close(in->out, '}');
	return true;
}

static int index_of(const struct goals *goals, const char *id)
{
	for (int i = 0; i < goals->key_result_count; i++)
		if (strcmp(goals->key_results[i].id, id) == 0)
			return i;
	return -1;
}

bool view_in_cycle(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		   bool (*say)(struct viewing *in, int index, struct err *err), struct err *err)
{
	static const char sql[] =
		"SELECT o.cycle FROM key_result k JOIN objective o ON o.id = k.objective"
		" AND o.created = 1 AND o.state = 'live' WHERE k.id = ?1 AND k.created = 1"
		" AND k.state = 'live'";
	struct arena arena = {0};
	struct viewing in;
	const char *cycle;
	bool found;
	bool ok = cycle_of(ledger, sql, id, &arena, &cycle, &found, err);

	if (ok && found && (ok = viewing_open(&in, ledger, reader, cycle, out, err))) {
		int index = index_of(in.goals, id);
		ok = index >= 0 ? say(&in, index, err)
				: err_say(err, ERR_NOT_FOUND, L_err_no_key_result, NULL);
		viewing_close(&in);
	} else if (ok) {
		ok = err_say(err, ERR_NOT_FOUND, L_err_no_key_result, NULL);
	}
	arena_finish(&arena);
	return ok;
}

bool view_key_result(struct ledger *ledger, const struct reader *reader, const char *id,
		     struct buf *out, struct err *err)
{
	struct err absent = {.lang = err->lang};

	if (view_in_cycle(ledger, reader, id, out, say_one_key_result, &absent))
		return true;
	if (absent.kind == ERR_NOT_FOUND)
		return view_removed(ledger, "kr", id, L_err_no_key_result, out, err);
	*err = absent;
	return false;
}
