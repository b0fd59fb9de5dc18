#pragma once
#include "app/ledger/views.h"
#include "app/model/standing.h"

/*
 * goals_views: what the API reads of goals, as JSON. Made from the same struct goals that the wall shows,
 * with the arithmetic of model/okr.h and its neighbours, so that wall, phone and API say one thing.
 * Names of shipped metrics are said in the reader's language.
 *
 * A number that nobody knows is null: progress without a start, a current that was never said.
 */

/*
 * metric: {id, name, shipped, platform, formula, measure, direction:"up"|"down"|"hold", low, high,
 * stage:"none"|"awareness"|"engagement"|"conversion", frequency:"day"|"week"|"month"|"quarter", current,
 * current_date, data_age_days, kpi: null|{cycle, floor, met: null|bool, key_result}, key_results:[id]}
 * One metric alone also has readings:[{date, value}], oldest first, at most the last 400.
 */
bool view_metrics(struct ledger *ledger, const struct reader *reader, struct buf *out,
		  struct err *err);
bool view_metric(struct ledger *ledger, const struct reader *reader, const char *id,
		 struct buf *out, struct err *err);

/*
 * {seq, cycle, next, objectives:[objective], links:[link], suggestions:[suggestion], retro:[item], units:[unit],
 * notes_without_key_result: open notes on the board that serve none, past:[{cycle, objectives:[{id, cycle, title,
 * owner, kind, revealed, score, review}]}]: the cycles that a half-year or annual review looks back on, while one is near}
 *
 * cycle: {id, name, first, last, drafting, consensus, publishing, review, tracking:[date], state:"ahead"|
 * "drafting"|"consensus"|"published"|"running"|"review"|"closed", expected: 0..1, days_passed, days_total
 * (working days), week, weeks, review_week}; null in the answer while nobody knows the time.
 *
 * objective: {id, title, owner, unit: bool, theme, kind:"committed"|"aspirational", expects: 1|0.7, paper,
 * own_idea, settled, revealed, changed, reason, progress: 0..1, score, unknown: key results whose progress
 * nobody knows, expected, health, says:"nothing"|
 * "ahead"|"on_pace"|"behind"|"needs_help"|"overdue", says_n, review:"unknown"|"reached"|"just_short"|
 * "well_short", may_edit, key_results:[key_result]}
 *
 * key_result: {id, objective, title, owner, kind:"metric"|"percent"|"milestones"|"rating"|"count", metric,
 * metric_name, measure, judge, period, direction, start, target, current, current_date, before,
 * data_age_days, weight, milestones:[{id,text,done}], confidence, progress: 0..1, score, expected,
 * expected_value, health:"not_started"|"ok"|"shaky"|"help"|"overdue", pace, overdue, forecast: null|{kind,
 * end_value, crosses}, kpi: null|{floor, met}, changed, reason, notes:{open, done}, unattended, may_edit}
 * One key result alone also has updates:[{date, at, value, confidence, comment, author}], oldest first, and
 * burn_up:[{date, value, progress, expected}], a day each from the beginning of its cycle to today.
 *
 * progress is for drawing, 0..1; score is not clamped. health is of the worst of pace, confidence and
 * freshness. unattended 无人推进: for seven days no note that serves it has moved.
 *
 * link: {id, kind:"kr"|"objective"|"across", state:"proposed"|"agreed"|"declined", objective, upper_kr,
 * upper_objective, unit, comment, answer, ours:null|{first,last}, theirs, overlap_days, gap_days,
 * may_answer}. overlap_days and gap_days are null until both windows are known.
 *
 * next is the cycle after, null while nobody knows of one. item: as view_retro() has it.
 *
 * suggestion: {id, objective, key_result, kind:"change"|"ask", text, author, at, state:"open"|"accepted"|"left"}
 */
bool view_objectives(struct ledger *ledger, const struct reader *reader, const char *cycle,
		     struct buf *out, struct err *err);	/* cycle NULL: the one at hand */
bool view_objective(struct ledger *ledger, const struct reader *reader, const char *id,
		    struct buf *out, struct err *err);
bool view_key_result(struct ledger *ledger, const struct reader *reader, const char *id,
		     struct buf *out, struct err *err);

bool view_link(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err);
bool view_suggestion(struct ledger *ledger, const struct reader *reader, const char *id,
		     struct buf *out, struct err *err);

/*
 * {seq, cycle, next, items:[item]}, oldest first; cycle and next are ids, null while nobody knows the time.
 * item: {id, cycle, kind:"keep"|"stop"|"start", text, author, at, card: the note that it became,
 * carried: the cycle that it was carried into, origin: the item that it was carried over from, may_edit}
 */
bool view_retro(struct ledger *ledger, const struct reader *reader, const char *cycle,
		struct buf *out, struct err *err);	/* cycle NULL: the one at hand */
bool view_retro_item(struct ledger *ledger, const struct reader *reader, const char *id,
		     struct buf *out, struct err *err);

/* {items:[unit]}, oldest first; unit: {id, name, level:"company"|"department"|"team", parent, outside} */
bool view_units(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err);
bool view_unit(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err);

/*
 * {items:[cycle + {objectives: count}], current, next}: those that somebody planned, that have
 * objectives, or that are now or next; earliest first.
 */
bool view_cycles(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err);
bool view_cycle(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err);

/*
 * {items:[day], known:[year]}, by date; day: {date, rule:"off"|"work", name, own}. known: the years whose
 * holidays are in the calendar. One day by its date: {date, rule, name, own}, rule as it follows.
 */
bool view_days(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err);
bool view_day(struct ledger *ledger, const struct reader *reader, const char *date, struct buf *out,
	      struct err *err);

/* What was taken away is said as {id, state:"removed"}; what never was is ERR_NOT_FOUND. */
bool view_removed(struct ledger *ledger, const char *noun, const char *id, enum lang_key missing,
		  struct buf *out, struct err *err);

/* The same days of one as CSV: date,value,progress,expected. One that was taken away is ERR_NOT_FOUND. */
bool view_burn_up_csv(struct ledger *ledger, const struct reader *reader, const char *id,
		      struct buf *out, struct err *err);

/* For the views themselves. */
struct viewing {
	struct ledger *ledger;
	const struct reader *reader;
	struct goals *goals;
	struct standing standing;
	int32_t today;		/* 0: unknown */
	struct buf *out;
};
bool viewing_open(struct viewing *in, struct ledger *ledger, const struct reader *reader,
		  const char *cycle, struct buf *out, struct err *err);
void viewing_close(struct viewing *in);

/* Finds a key result that stands, in its cycle, and lets `say` say it. ERR_NOT_FOUND: there is none. */
bool view_in_cycle(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		   bool (*say)(struct viewing *in, int index, struct err *err), struct err *err);
bool reader_may_speak_for(const struct viewing *in, const char *owner);
void say_cycle_open(const struct viewing *in, const char *name, const struct goal_cycle *cycle);
void say_cycle(const struct viewing *in, const char *name, const struct goal_cycle *cycle);
void say_burn_up(const struct viewing *in, const struct key_result *kr);	/* "burn_up": [day] */
void say_link(const struct viewing *in, const struct goal_link *link);
void say_retro(const struct viewing *in);		/* "retro": [item] */
void say_suggestion(const struct viewing *in, const struct suggestion *suggestion);
void say_unit(const struct viewing *in, const struct unit *unit);
