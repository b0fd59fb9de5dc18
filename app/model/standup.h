#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/calendar.h"

/*
 * standup: whose turn it is at the daily stand-up, as a pure function of when it began, what was tapped
 * since, and the time. Nothing is stored and no timer runs: two walls that see the same events, in
 * whatever order they came, show the same person and the same seconds.
 *
 * The order rotates by day. Everybody present has an equal part of the length: 10 minutes for 7 people are
 * 85 s each. Running over takes nothing away from the next. Who was skipped (away, late) is offered a turn
 * again when all others have spoken, once; skipped then as well, they are away today. Who leaves the team
 * in the middle of it is away from that moment on, and their turn passes to the next by itself.
 *
 * It is over when nobody is left, when someone ends it, or STANDUP_SILENCE_S after a turn ran out: by then
 * people have left the room without telling the wall. However it goes on, STANDUP_OVERTIME_S after its
 * planned end it is over: it may run over midnight and is then still that of its own day, but does not
 * stand in the way of the next day's.
 *
 * Thread: any. Pure. Nothing is allocated. Costs the square of the number of events, which are a few dozen.
 */
enum {
	STANDUP_PEOPLE_MAX = 64,
	STANDUP_TOTAL_S = 600,		/* unless the ritual says otherwise */
	STANDUP_EXTENSION_S = 30,	/* 再说 30 秒 */
	STANDUP_WARN_S = 15,		/* the ring warns from here on */
	STANDUP_SILENCE_S = 600,
	STANDUP_OVERTIME_S = 7200,
};

enum standup_event_kind {
	STANDUP_DONE,		/* this person has said it; of somebody waiting: will not be called */
	STANDUP_SKIP,		/* away or late; before the start: not counted as present */
	STANDUP_EXTEND,		/* so many seconds more, while it is this person's turn */
	STANDUP_GONE,		/* has left the team; before the start: not counted as present */
	STANDUP_END,		/* enough for today */
};

/* Names the person, so that two thumbs on one button end one turn and not two. */
struct standup_event {
	int64_t at_ms;		/* in the future: counts as now */
	enum standup_event_kind kind;
	int person;		/* 0.. in join order; STANDUP_END: any */
	int seconds;		/* STANDUP_EXTEND; 1..600 */
};

struct standup_plan {
	int64_t started_at_ms;
	struct date date;	/* the day it belongs to: not read off the clock, for walls in two time zones */
	int people;		/* 0..STANDUP_PEOPLE_MAX, in join order */
	int total_s;		/* > 0 */
};

enum standup_turn {
	TURN_WAITING,		/* 等一等 */
	TURN_NEXT,		/* 下一位 */
	TURN_SPEAKING,		/* 正在说 */
	TURN_DONE,		/* 说完了 */
	TURN_SKIPPED,		/* comes again at the end */
	TURN_AWAY,
};

struct standup {
	bool over;
	int64_t over_at_ms;	/* 0: it still runs */
	int speaker, next;	/* person; -1: nobody */
	int place, of;		/* 第 3 位，共 7 位: of those who spoke, speak or wait */
	int present;		/* at the start; the ring of the whole is cut in as many */
	int turn_s;		/* of each */
	int left_s;		/* of this turn with its extensions; below 0: over by so much */
	int used_s;		/* since the start, up to the end */
	enum standup_turn turns[STANDUP_PEOPLE_MAX];
	bool gone[STANDUP_PEOPLE_MAX];	/* what is tapped about them changes nothing any more */
};

/*
 * Who speaks first, second …: order[i] is a person. In as many weekdays as there are people each is first
 * once.
 */
void standup_order(struct date date, int people, int order[STANDUP_PEOPLE_MAX]);

void standup_at(const struct standup_plan *plan, const struct standup_event *events, int count,
		int64_t now_ms, struct standup *out);
