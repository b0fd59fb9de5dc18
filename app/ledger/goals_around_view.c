#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/say.h"

/* What stands around the objectives: the cycle, units, links and suggestions. */

static const char *const cycle_words[] = {"ahead",   "drafting", "consensus", "published",
					  "running", "review",	 "closed"};

static void say_date(struct buf *out, const char *name, struct date date)
{
	say_day(out, name, date.year ? date_number(date) : 0);
}

static void say_cycle_dates(struct buf *out, const struct cycle *cycle)
{
	say_date(out, "first", cycle->first);
	say_date(out, "last", cycle->last);
	say_date(out, "drafting", cycle->drafting);
	say_date(out, "consensus", cycle->consensus);
	say_date(out, "publishing", cycle->publishing);
	say_date(out, "review", cycle->review);
	say_open(out, "tracking", '[');
	for (int i = 0; i < CYCLE_TRACKINGS_MAX; i++)
		if (cycle->tracking[i].year)
			say_date(out, NULL, cycle->tracking[i]);
	say_close(out, ']');
}

static void say_cycle_now(const struct viewing *in, const struct cycle *cycle)
{
	struct date today = date_from_number(in->today);
	struct cycle_time time = cycle_time(cycle, &in->goals->workdays, today);
	struct cycle_week week = cycle_week(cycle, today);

	say_text(in->out, "state", cycle_words[cycle_state(cycle, today)]);
	say_share(in->out, "expected", time.share);
	say_int(in->out, "days_passed", time.passed);
	say_int(in->out, "days_total", time.total);
	say_int(in->out, "week", week.n);
	say_int(in->out, "weeks", week.of);
	say_bool(in->out, "review_week", week.review);
}

void say_cycle_open(const struct viewing *in, const char *name, const struct goal_cycle *cycle)
{
	say_open(in->out, name, '{');
	say_text(in->out, "id", cycle->id);
	say_text(in->out, "name", cycle->name);
	say_cycle_dates(in->out, &cycle->dates);
	if (in->today)
		say_cycle_now(in, &cycle->dates);
}

void say_cycle(const struct viewing *in, const char *name, const struct goal_cycle *cycle)
{
	if (!*cycle->id) {
		say_null(in->out, name);
		return;
	}
	say_cycle_open(in, name, cycle);
	say_close(in->out, '}');
}

static const char *parent_of(const struct viewing *in, const struct unit *unit)
{
	return unit->parent >= 0 ? in->goals->units[unit->parent].id : "";
}

void say_unit(const struct viewing *in, const struct unit *unit)
{
	say_open(in->out, NULL, '{');
	say_text(in->out, "id", unit->id);
	say_text(in->out, "name", unit->name);
	say_text(in->out, "level", unit_level_words[unit->level]);
	say_text_or_null(in->out, "parent", parent_of(in, unit));
	say_bool(in->out, "outside", unit->outside);
	say_close(in->out, '}');
}

static bool window_known(const struct window *window)
{
	return window->first && window->last;
}

static void say_window(struct buf *out, const char *name, const struct window *window)
{
	if (!window->first && !window->last) {
		say_null(out, name);
		return;
	}
	say_open(out, name, '{');
	say_day(out, "first", window->first);
	say_day(out, "last", window->last);
	say_close(out, '}');
}

/* 活动时间 against the other side's: how many days they share, or how many lie between. */
static void say_meeting(struct buf *out, const struct window *a, const struct window *b)
{
	if (!window_known(a) || !window_known(b)) {
		say_null(out, "overlap_days");
		say_null(out, "gap_days");
		return;
	}
	int32_t first = a->first > b->first ? a->first : b->first;
	int32_t last = a->last < b->last ? a->last : b->last;
	say_int(out, "overlap_days", last >= first ? last - first + 1 : 0);
	say_int(out, "gap_days", last >= first ? 0 : first - last - 1);
}

/* Whose word is awaited: of a handshake the other side's, of what was handed down the lower one's. */
static bool may_answer(const struct viewing *in, const struct goal_link *link)
{
	const struct goals *goals = in->goals;

	if (link->state != LINK_PROPOSED)
		return false;
	if (link->kind != LINK_ACROSS)
		return reader_may_speak_for(in, goals->objectives[link->objective].owner);
	if (link->upper_objective >= 0)
		return reader_may_speak_for(in, goals->objectives[link->upper_objective].owner);
	return link->unit >= 0 && reader_may_speak_for(in, goals->units[link->unit].id);
}

void say_link(const struct viewing *in, const struct goal_link *link)
{
	const struct goals *goals = in->goals;
	struct buf *out = in->out;

	say_open(out, NULL, '{');
	say_text(out, "id", link->id);
	say_text(out, "kind", link_kind_words[link->kind]);
	say_text(out, "state", link_state_words[link->state]);
	say_text(out, "objective", goals->objectives[link->objective].id);
	say_text_or_null(out, "upper_kr",
			 link->upper_kr >= 0 ? goals->key_results[link->upper_kr].id : "");
	say_text_or_null(out, "upper_objective",
			 link->upper_objective >= 0 ? goals->objectives[link->upper_objective].id
						    : "");
	say_text_or_null(out, "unit", link->unit >= 0 ? goals->units[link->unit].id : "");
	say_text(out, "comment", link->comment);
	say_text(out, "answer", link->answer);
	say_window(out, "ours", &link->ours);
	say_window(out, "theirs", &link->theirs);
	say_meeting(out, &link->ours, &link->theirs);
	say_bool(out, "may_answer", may_answer(in, link));
	say_close(out, '}');
}

void say_suggestion(const struct viewing *in, const struct suggestion *suggestion)
{
	const struct goals *goals = in->goals;
	char at[25];

	say_open(in->out, NULL, '{');
	say_text(in->out, "id", suggestion->id);
	say_text(in->out, "objective", goals->objectives[suggestion->objective].id);
	say_text_or_null(in->out, "key_result",
			 suggestion->key_result >= 0 ? goals->key_results[suggestion->key_result].id
						     : "");
	say_text(in->out, "kind", suggestion_kind_words[suggestion->kind]);
	say_text(in->out, "text", suggestion->text);
	say_text_or_null(in->out, "author", suggestion->author);
	if (suggestion->at_ms)
		clock_format(suggestion->at_ms, at);
	say_text_or_null(in->out, "at", suggestion->at_ms ? at : "");
	say_text(in->out, "state", suggestion_state_words[suggestion->state]);
	say_close(in->out, '}');
}

bool view_removed(struct ledger *ledger, const char *noun, const char *id, enum lang_key missing,
		  struct buf *out, struct err *err)
{
	struct arena arena = {0};
	const char *json;
	bool ok = project_state(&ledger->projections, noun, id, &arena, &json, err);

	arena_finish(&arena);
	if (!ok)
		return false;
	if (!json)
		return err_say(err, ERR_NOT_FOUND, missing, NULL);
	say_open(out, NULL, '{');
	say_text(out, "id", id);
	say_text(out, "state", "removed");
	say_close(out, '}');
	return true;
}
