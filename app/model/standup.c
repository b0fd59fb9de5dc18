#include "app/model/standup.h"

#include <assert.h>
#include <string.h>

#include "app/model/days.h"

enum { SECOND_MS = 1000, WEEK_WORKDAYS = 5 };

struct meeting {
	const struct standup_plan *plan;
	struct standup *out;
	int order[STANDUP_PEOPLE_MAX];
	bool offered_again;	/* the speaker was skipped before */
	int64_t turn_ends_ms;
};

/*
 * Mondays to Fridays are numbered on; a weekend day counts as the Monday that follows. A holiday calendar
 * would do no better, and two walls may know different years of it.
 */
static int32_t weekday_number(struct date date)
{
	struct date origin = {1, 1, 1};		/* a Monday */
	int days = date_days(origin, date);
	int rest = days % WEEK_DAYS;

	return days / WEEK_DAYS * WEEK_WORKDAYS + (rest < WEEK_WORKDAYS ? rest : WEEK_WORKDAYS);
}

/*
 * After each round the rotation slips by one more: five people would otherwise begin on the same weekday
 * for ever.
 */
static int first_of(struct date date, int people)
{
	int32_t day = date.year > 0 ? weekday_number(date) : 0;

	return people > 2 ? (day + day / people) % people : day % people;
}

void standup_order(struct date date, int people, int order[STANDUP_PEOPLE_MAX])
{
	assert(people >= 0 && people <= STANDUP_PEOPLE_MAX);
	int first = people > 0 ? first_of(date, people) : 0;

	for (int i = 0; i < people; i++)
		order[i] = (first + i) % people;
}

static int compare(const struct standup_event *a, const struct standup_event *b)
{
	if (a->at_ms != b->at_ms)
		return a->at_ms < b->at_ms ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->seconds > b->seconds) - (a->seconds < b->seconds);
}

/* The event that comes after one (NULL: the first of all); the same event twice comes once. */
static const struct standup_event *following(const struct standup_event *events, int count,
					     const struct standup_event *last)
{
	const struct standup_event *best = NULL;

	for (int i = 0; i < count; i++)
		if ((!last || compare(last, &events[i]) < 0) &&
		    (!best || compare(&events[i], best) < 0))
			best = &events[i];
	return best;
}

static int first_in(const struct meeting *meeting, enum standup_turn turn)
{
	for (int i = 0; i < meeting->plan->people; i++)
		if (meeting->out->turns[meeting->order[i]] == turn)
			return meeting->order[i];
	return -1;
}

static int whoever_is_next(const struct meeting *meeting)
{
	int person = first_in(meeting, TURN_WAITING);

	return person >= 0 ? person : first_in(meeting, TURN_SKIPPED);
}

static void end(struct meeting *meeting, int64_t at_ms)
{
	struct standup *out = meeting->out;

	if (out->speaker >= 0)
		out->turns[out->speaker] = TURN_DONE;
	out->speaker = -1;
	out->over = true;
	out->over_at_ms = at_ms;
}

static void begin_turn(struct meeting *meeting, int64_t at_ms)
{
	struct standup *out = meeting->out;

	out->speaker = whoever_is_next(meeting);
	if (out->speaker < 0) {
		end(meeting, at_ms);
		return;
	}
	meeting->offered_again = out->turns[out->speaker] == TURN_SKIPPED;
	meeting->turn_ends_ms = at_ms + (int64_t)out->turn_s * SECOND_MS;
	out->turns[out->speaker] = TURN_SPEAKING;
}

static void leave(struct meeting *meeting, int person, enum standup_turn turn, int64_t at_ms)
{
	meeting->out->turns[person] = turn;
	if (person == meeting->out->speaker)
		begin_turn(meeting, at_ms);
}

static void skip(struct meeting *meeting, int person, int64_t at_ms)
{
	enum standup_turn turn = meeting->out->turns[person];

	if (turn == TURN_SPEAKING)
		leave(meeting, person, meeting->offered_again ? TURN_AWAY : TURN_SKIPPED, at_ms);
	else if (turn == TURN_WAITING)
		leave(meeting, person, TURN_SKIPPED, at_ms);
}

/* What they have said is said; else nobody waits for them any more. */
static void go(struct meeting *meeting, int person, int64_t at_ms)
{
	struct standup *out = meeting->out;

	out->gone[person] = true;
	if (out->turns[person] != TURN_DONE)
		leave(meeting, person, TURN_AWAY, at_ms);
}

static void take(struct meeting *meeting, const struct standup_event *event, int64_t at_ms)
{
	if (event->kind == STANDUP_END) {
		end(meeting, at_ms);
		return;
	}
	if (event->person < 0 || event->person >= meeting->plan->people ||
	    meeting->out->gone[event->person])
		return;
	if (event->kind == STANDUP_GONE)
		go(meeting, event->person, at_ms);
	else if (event->kind == STANDUP_SKIP)
		skip(meeting, event->person, at_ms);
	else if (event->kind == STANDUP_DONE)
		leave(meeting, event->person, TURN_DONE, at_ms);
	else if (event->person == meeting->out->speaker)
		meeting->turn_ends_ms += (int64_t)event->seconds * SECOND_MS;
}

/* When everybody will have gone without telling the wall, and the latest end of all. */
static int64_t last_moment(const struct meeting *meeting)
{
	int64_t silent_ms = meeting->turn_ends_ms + (int64_t)STANDUP_SILENCE_S * SECOND_MS;
	int64_t latest_ms = meeting->plan->started_at_ms +
			    ((int64_t)meeting->plan->total_s + STANDUP_OVERTIME_S) * SECOND_MS;

	return silent_ms < latest_ms ? silent_ms : latest_ms;
}

/* Did it end by itself, before this moment? */
static bool ran_out(struct meeting *meeting, int64_t at_ms)
{
	int64_t until_ms = last_moment(meeting);

	if (at_ms < until_ms)
		return false;
	end(meeting, until_ms);
	return true;
}

static void excuse_one(struct standup *out, const struct standup_event *event)
{
	enum standup_turn *turn = &out->turns[event->person];

	if (event->kind != STANDUP_SKIP && event->kind != STANDUP_GONE)
		return;
	out->present -= *turn == TURN_WAITING;
	if (event->kind == STANDUP_GONE) {
		*turn = TURN_AWAY;
		out->gone[event->person] = true;
	} else if (*turn == TURN_WAITING) {
		*turn = TURN_SKIPPED;
	}
}

/* Those who said before the start that they are away, or had left. Returns the last event before it. */
static const struct standup_event *excuse(struct meeting *meeting, const struct standup_event *events,
					  int count)
{
	const struct standup_event *last = NULL, *event = following(events, count, NULL);
	struct standup *out = meeting->out;

	out->present = meeting->plan->people;
	for (; event && event->at_ms < meeting->plan->started_at_ms;
	     event = following(events, count, event)) {
		last = event;
		if (event->person >= 0 && event->person < meeting->plan->people)
			excuse_one(out, event);
	}
	out->turn_s = meeting->plan->total_s / (out->present > 0 ? out->present : 1);
	return last;
}

static void play(struct meeting *meeting, const struct standup_event *events, int count,
		 int64_t now_ms)
{
	const struct standup_event *event = excuse(meeting, events, count);

	begin_turn(meeting, meeting->plan->started_at_ms);
	while (!meeting->out->over && (event = following(events, count, event))) {
		int64_t at_ms = event->at_ms < now_ms ? event->at_ms : now_ms;
		if (!ran_out(meeting, at_ms))
			take(meeting, event, at_ms);
	}
	if (!meeting->out->over)
		ran_out(meeting, now_ms);
}

/* Seconds as a countdown shows them: full ones until the first millisecond of the next. */
static int seconds_up(int64_t ms)
{
	return (int)(ms > 0 ? (ms + SECOND_MS - 1) / SECOND_MS : ms / SECOND_MS);
}

static void count_places(const struct standup_plan *plan, struct standup *out)
{
	for (int i = 0; i < plan->people; i++) {
		enum standup_turn turn = out->turns[i];
		out->place += turn == TURN_DONE;
		out->of += turn != TURN_SKIPPED && turn != TURN_AWAY;
	}
	out->place += out->speaker >= 0;
}

void standup_at(const struct standup_plan *plan, const struct standup_event *events, int count,
		int64_t now_ms, struct standup *out)
{
	struct meeting meeting = {.plan = plan, .out = out};

	assert(plan->total_s > 0);
	memset(out, 0, sizeof(*out));
	out->speaker = -1;
	out->next = -1;
	standup_order(plan->date, plan->people, meeting.order);
	if (now_ms < plan->started_at_ms)
		now_ms = plan->started_at_ms;
	play(&meeting, events, count, now_ms);
	count_places(plan, out);
	out->used_s = (int)(((out->over ? out->over_at_ms : now_ms) - plan->started_at_ms) / SECOND_MS);
	if (out->over)
		return;
	out->left_s = seconds_up(meeting.turn_ends_ms - now_ms);
	out->next = whoever_is_next(&meeting);
	if (out->next >= 0)
		out->turns[out->next] = TURN_NEXT;
}
