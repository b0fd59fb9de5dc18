#include "tests/support/story.h"

#include "app/model/days.h"
#include "app/model/standup.h"

#define START_MS INT64_C(1794447000000)	/* 2026-11-12 09:30 in Shanghai */

static const struct standup_plan seven = {
	.started_at_ms = START_MS,
	.date = {2026, 11, 12},
	.people = 7,
	.total_s = STANDUP_TOTAL_S,
};

enum { EVENTS_MAX = 64 };

/* A stand-up that is acted out: who did what after how many seconds. */
struct room {
	struct standup_plan plan;
	struct standup_event events[EVENTS_MAX];
	int count;
	int order[STANDUP_PEOPLE_MAX];
	struct standup now;
};

static struct room room_of(struct standup_plan plan)
{
	struct room room = {.plan = plan};

	standup_order(plan.date, plan.people, room.order);
	return room;
}

static void tap(struct room *room, double at_s, enum standup_event_kind kind, int place, int seconds)
{
	room->events[room->count++] = (struct standup_event){
		.at_ms = START_MS + (int64_t)(at_s * 1000),
		.kind = kind,
		.person = place >= 0 ? room->order[place] : -1,
		.seconds = seconds,
	};
}

static const struct standup *look(struct room *room, double at_s)
{
	standup_at(&room->plan, room->events, room->count, START_MS + (int64_t)(at_s * 1000),
		   &room->now);
	return &room->now;
}

/* Which place of the order a person has; -1: nobody. */
static int place_of(const struct room *room, int person)
{
	for (int i = 0; i < room->plan.people; i++)
		if (room->order[i] == person)
			return i;
	return -1;
}

static void assert_speaks(struct room *room, double at_s, int place, int left_s)
{
	const struct standup *now = look(room, at_s);

	if (place_of(room, now->speaker) != place || now->left_s != left_s)
		fail_msg("at %.3f s place %d speaks with %d s left", at_s,
			 place_of(room, now->speaker), now->left_s);
}

static void ten_minutes_for_seven_are_85_seconds_each(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	assert_speaks(&room, 0, 0, 85);
	assert_int_equal(room.now.turn_s, 85);
	assert_int_equal(room.now.present, 7);
	assert_int_equal(room.now.place, 1);
	assert_int_equal(room.now.of, 7);
	assert_int_equal(place_of(&room, room.now.next), 1);
	assert_false(room.now.over);
}

static void seconds_count_down_and_then_below_zero(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	assert_speaks(&room, 0.001, 0, 85);
	assert_speaks(&room, 1, 0, 84);
	assert_speaks(&room, 84.999, 0, 1);
	assert_speaks(&room, 85, 0, 0);
	assert_speaks(&room, 85.999, 0, 0);
	assert_speaks(&room, 86, 0, -1);
	assert_speaks(&room, 145, 0, -60);
	assert_int_equal(room.now.used_s, 145);
}

/* wall-standup.png: four minutes in, the third of seven has 53 seconds left. */
static void the_third_of_seven_speaks_as_in_the_picture(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 100, STANDUP_DONE, 0, 0);
	tap(&room, 208, STANDUP_DONE, 1, 0);
	assert_speaks(&room, 240, 2, 53);
	assert_int_equal(room.now.place, 3);
	assert_int_equal(room.now.of, 7);
	assert_int_equal(room.now.used_s, 240);
	assert_int_equal(room.now.turns[room.order[0]], TURN_DONE);
	assert_int_equal(room.now.turns[room.order[1]], TURN_DONE);
	assert_int_equal(room.now.turns[room.order[2]], TURN_SPEAKING);
	assert_int_equal(room.now.turns[room.order[3]], TURN_NEXT);
	assert_int_equal(room.now.turns[room.order[4]], TURN_WAITING);
}

static void running_over_takes_nothing_from_the_next(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 200, STANDUP_DONE, 0, 0);
	assert_speaks(&room, 200, 1, 85);
}

static void two_thumbs_on_one_button_end_one_turn(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 80, STANDUP_DONE, 0, 0);
	tap(&room, 80.4, STANDUP_DONE, 0, 0);
	assert_speaks(&room, 81, 1, 84);
}

static void thirty_seconds_more_are_for_the_one_who_speaks(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 80, STANDUP_EXTEND, 0, STANDUP_EXTENSION_S);
	tap(&room, 81, STANDUP_EXTEND, 3, STANDUP_EXTENSION_S);	/* does not speak */
	assert_speaks(&room, 85, 0, 30);
	tap(&room, 90, STANDUP_DONE, 0, 0);
	assert_speaks(&room, 90, 1, 85);
	/* Two kindnesses in the same moment are two; one that came twice is one. */
	tap(&room, 95, STANDUP_EXTEND, 1, 30);
	tap(&room, 95, STANDUP_EXTEND, 1, 60);
	tap(&room, 95, STANDUP_EXTEND, 1, 60);
	assert_speaks(&room, 95, 1, 80 + 90);
}

static void who_is_skipped_comes_again_at_the_end_once(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 5, STANDUP_SKIP, 0, 0);
	assert_speaks(&room, 5, 1, 85);
	assert_int_equal(room.now.turns[room.order[0]], TURN_SKIPPED);
	assert_int_equal(room.now.of, 6);
	for (int i = 1; i < 7; i++)
		tap(&room, 5 + 60 * i, STANDUP_DONE, i, 0);
	assert_speaks(&room, 400, 0, 50);
	assert_int_equal(room.now.place, 7);
	assert_int_equal(room.now.of, 7);
	assert_int_equal(room.now.next, -1);
	tap(&room, 410, STANDUP_SKIP, 0, 0);
	assert_true(look(&room, 500)->over);
	assert_int_equal(room.now.turns[room.order[0]], TURN_AWAY);
	assert_int_equal(room.now.used_s, 410);
	assert_int_equal(room.now.of, 6);
}

static void who_is_known_to_be_away_leaves_more_time_to_the_others(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, -3600, STANDUP_SKIP, 0, 0);
	tap(&room, -60, STANDUP_SKIP, 3, 0);
	tap(&room, -50, STANDUP_SKIP, 3, 0);
	assert_speaks(&room, 0, 1, 120);
	assert_int_equal(room.now.present, 5);
	assert_int_equal(room.now.of, 5);
	/* Skipping someone who only waits changes nobody's time. */
	tap(&room, 30, STANDUP_SKIP, 2, 0);
	tap(&room, 100, STANDUP_DONE, 1, 0);
	assert_speaks(&room, 100, 4, 120);
}

static void who_has_spoken_out_of_turn_is_not_called(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 40, STANDUP_DONE, 1, 0);
	assert_speaks(&room, 50, 0, 35);
	tap(&room, 60, STANDUP_DONE, 0, 0);
	assert_speaks(&room, 60, 2, 85);
	/* Nor is a word taken back. */
	tap(&room, 61, STANDUP_SKIP, 0, 0);
	assert_int_equal(look(&room, 62)->turns[room.order[0]], TURN_DONE);
}

static void it_is_over_when_the_last_has_spoken(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	for (int i = 0; i < 6; i++)
		tap(&room, 80 * (i + 1), STANDUP_DONE, i, 0);
	assert_false(look(&room, 551)->over);
	tap(&room, 551.999, STANDUP_DONE, 6, 0);
	assert_true(look(&room, 600)->over);
	assert_int_equal(room.now.used_s, 551);
	assert_int_equal(room.now.over_at_ms, START_MS + 551999);
	assert_int_equal(room.now.speaker, -1);
	assert_int_equal(room.now.next, -1);
	assert_int_equal(room.now.left_s, 0);
	for (int i = 0; i < 7; i++)
		assert_int_equal(room.now.turns[i], TURN_DONE);
}

static void someone_can_end_it(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 60, STANDUP_DONE, 0, 0);
	tap(&room, 90, STANDUP_END, -1, 0);
	tap(&room, 95, STANDUP_DONE, 1, 0);
	assert_true(look(&room, 100)->over);
	assert_int_equal(room.now.used_s, 90);
	assert_int_equal(room.now.turns[room.order[2]], TURN_WAITING);
}

static void a_room_that_everybody_left_ends_it_by_itself(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 60, STANDUP_DONE, 0, 0);
	assert_false(look(&room, 60 + 85 + STANDUP_SILENCE_S - 1)->over);
	assert_true(look(&room, 60 + 85 + STANDUP_SILENCE_S)->over);
	assert_int_equal(room.now.used_s, 60 + 85 + STANDUP_SILENCE_S);
	/* What is tapped the next morning does not wake it. */
	tap(&room, 86400, STANDUP_DONE, 1, 0);
	assert_true(look(&room, 86500)->over);
	assert_int_equal(room.now.used_s, 60 + 85 + STANDUP_SILENCE_S);
}

/* Somebody taps "30 seconds more" all night. */
static void two_hours_after_its_planned_end_it_is_over_whatever_is_tapped(void **state)
{
	struct room room = room_of(seven);
	int latest_s = STANDUP_TOTAL_S + STANDUP_OVERTIME_S;

	(void)state;
	for (int i = 0; i < EVENTS_MAX; i++)
		tap(&room, 60 + i, STANDUP_EXTEND, 0, 600);
	assert_false(look(&room, latest_s - 1)->over);
	assert_true(look(&room, latest_s)->over);
	assert_int_equal(look(&room, latest_s + 5000)->used_s, latest_s);
}

static void the_turn_of_a_speaker_who_leaves_the_team_passes_to_the_next(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 30, STANDUP_GONE, 0, 0);
	assert_speaks(&room, 29, 1, 85);	/* of the future: now */
	assert_speaks(&room, 40, 1, 75);
	assert_int_equal(room.now.turns[room.order[0]], TURN_AWAY);
	assert_int_equal(room.now.place, 1);
	assert_int_equal(room.now.of, 6);
	/* A thumb that was late for the one who has gone ends nobody's turn, and calls nobody back. */
	tap(&room, 41, STANDUP_DONE, 0, 0);
	tap(&room, 42, STANDUP_SKIP, 0, 0);
	assert_speaks(&room, 50, 1, 65);
	assert_int_equal(room.now.turns[room.order[0]], TURN_AWAY);
	for (int i = 1; i < 7; i++)
		tap(&room, 50 + i, STANDUP_DONE, i, 0);
	assert_true(look(&room, 60)->over);
	assert_int_equal(room.now.used_s, 56);
}

static void who_leaves_the_team_while_they_wait_is_not_called(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 10, STANDUP_GONE, 1, 0);
	tap(&room, 20, STANDUP_SKIP, 2, 0);
	tap(&room, 30, STANDUP_GONE, 2, 0);
	assert_speaks(&room, 40, 0, 45);
	assert_int_equal(place_of(&room, room.now.next), 3);
	tap(&room, 50, STANDUP_DONE, 0, 0);
	tap(&room, 55, STANDUP_GONE, 0, 0);	/* has spoken all the same */
	assert_speaks(&room, 60, 3, 75);
	assert_int_equal(room.now.turns[room.order[0]], TURN_DONE);
	for (int i = 3; i < 7; i++)
		tap(&room, 60 + i, STANDUP_DONE, i, 0);
	assert_true(look(&room, 70)->over);
}

static void who_had_left_before_it_began_is_not_counted(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, -20, STANDUP_SKIP, 0, 0);
	tap(&room, -10, STANDUP_GONE, 0, 0);
	tap(&room, -10, STANDUP_GONE, 1, 0);
	tap(&room, -5, STANDUP_GONE, 1, 0);
	assert_speaks(&room, 0, 2, 120);
	assert_int_equal(room.now.present, 5);
	for (int i = 2; i < 7; i++)
		tap(&room, 5, STANDUP_GONE, i, 0);
	assert_true(look(&room, 6)->over);
	assert_int_equal(room.now.used_s, 5);
}

static void an_event_from_the_future_counts_as_now(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	tap(&room, 100, STANDUP_DONE, 0, 0);
	assert_speaks(&room, 60, 1, 85);
	assert_speaks(&room, 110, 1, 75);
}

static void before_it_begins_the_first_stands_ready(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	assert_speaks(&room, -30, 0, 85);
	assert_int_equal(room.now.used_s, 0);
}

static void a_room_of_nobody_is_over_at_once(void **state)
{
	struct standup_plan plan = seven;

	(void)state;
	plan.people = 0;
	struct room room = room_of(plan);
	assert_true(look(&room, 0)->over);
	assert_int_equal(room.now.used_s, 0);
	/* Everybody is away: they are asked once all the same. */
	plan.people = 1;
	room = room_of(plan);
	tap(&room, -1, STANDUP_SKIP, 0, 0);
	assert_speaks(&room, 0, 0, 600);
	tap(&room, 3, STANDUP_SKIP, 0, 0);
	assert_true(look(&room, 4)->over);
}

static void people_who_do_not_exist_change_nothing(void **state)
{
	struct room room = room_of(seven);

	(void)state;
	for (int i = 0; i < 3; i++)
		room.events[room.count++] = (struct standup_event){
			START_MS + i, (enum standup_event_kind)i, i == 1 ? 7 : -1, 30};
	assert_speaks(&room, 10, 0, 75);
}

/* In as many weekdays as there are people, everybody begins once, and nobody twice in a row. */
static void the_order_rotates_by_day(void **state)
{
	(void)state;
	for (int people = 2; people <= 12; people++) {
		int begins[STANDUP_PEOPLE_MAX] = {0};
		int mondays[STANDUP_PEOPLE_MAX] = {0};
		int before = -1, weekdays = 0;
		for (struct date date = {2026, 1, 5}; weekdays < people * people * 5;
		     date = date_later(date, 1)) {
			int order[STANDUP_PEOPLE_MAX];
			if (date_weekday(date) > 5)
				continue;
			standup_order(date, people, order);
			for (int i = 1; i < people; i++)
				assert_int_equal(order[i], (order[0] + i) % people);
			assert_int_not_equal(order[0], before);
			before = order[0];
			begins[order[0]]++;
			mondays[order[0]] += date_weekday(date) == 1;
			weekdays++;
		}
		for (int i = 0; i < people; i++) {
			assert_in_range(begins[i], people * 5 - 1, people * 5 + 1);
			assert_true(mondays[i] > 0);
		}
	}
}

static void a_weekend_and_no_date_have_an_order_too(void **state)
{
	int order[STANDUP_PEOPLE_MAX];

	(void)state;
	standup_order((struct date){2026, 10, 10}, 7, order);	/* a made-up Saturday */
	assert_in_range(order[0], 0, 6);
	standup_order((struct date){0}, 7, order);
	assert_int_equal(order[0], 0);
}

static void random_taps(struct story *story, struct room *room)
{
	int count = (int)story_random(story, 30);

	for (int i = 0; i < count; i++) {
		static const enum standup_event_kind kinds[] = {
			STANDUP_DONE, STANDUP_DONE, STANDUP_DONE,
			STANDUP_SKIP, STANDUP_EXTEND, STANDUP_GONE};
		double at_s = (int)story_random(story, 900) - 60;
		tap(room, at_s, kinds[story_random(story, 6)],
		    (int)story_random(story, (uint32_t)room->plan.people), 30);
	}
	if (story_random(story, 8) == 0)
		tap(room, story_random(story, 900), STANDUP_END, -1, 0);
}

static void shuffle(struct story *story, struct room *room)
{
	for (int i = room->count - 1; i > 0; i--) {
		int other = (int)story_random(story, (uint32_t)i + 1);
		struct standup_event event = room->events[i];
		room->events[i] = room->events[other];
		room->events[other] = event;
	}
	if (room->count > 0 && room->count < EVENTS_MAX) {
		room->events[room->count] = room->events[0];	/* and one arrives twice */
		room->count++;
	}
}

static void two_walls_that_see_the_same_events_agree(void **state)
{
	struct story story = {.state = 77};

	(void)state;
	for (int round = 0; round < 4000; round++) {
		struct standup_plan plan = seven;
		plan.people = 1 + (int)story_random(&story, 12);
		plan.date = date_later(seven.date, (int)story_random(&story, 400));
		struct room here = room_of(plan), there;
		random_taps(&story, &here);
		there = here;
		shuffle(&story, &there);
		double at_s = story_random(&story, 1200);
		look(&here, at_s);
		look(&there, at_s);
		assert_memory_equal(&here.now, &there.now, sizeof(here.now));
	}
}

/* Whatever is tapped: one speaks, or it is over; the end stays where it is. */
static void any_stand_up_has_one_speaker_until_it_is_over(void **state)
{
	struct story story = {.state = 78};

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct room room = room_of(seven);
		int64_t over_at_ms = 0;
		random_taps(&story, &room);
		for (double at_s = 900; at_s < 3000; at_s += 100) {
			const struct standup *now = look(&room, at_s);
			int speaking = 0;
			for (int i = 0; i < 7; i++)
				speaking += now->turns[i] == TURN_SPEAKING;
			assert_int_equal(speaking, !now->over);
			assert_int_equal(now->speaker >= 0, !now->over);
			assert_true(now->speaker < 0 || now->speaker != now->next);
			assert_true(now->place <= now->of);
			assert_true(now->used_s <= at_s);
			if (over_at_ms)
				assert_int_equal(now->over_at_ms, over_at_ms);
			over_at_ms = now->over_at_ms;
		}
		assert_true(over_at_ms > 0);	/* the silence ends any */
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_minutes_for_seven_are_85_seconds_each),
		cmocka_unit_test(seconds_count_down_and_then_below_zero),
		cmocka_unit_test(the_third_of_seven_speaks_as_in_the_picture),
		cmocka_unit_test(running_over_takes_nothing_from_the_next),
		cmocka_unit_test(two_thumbs_on_one_button_end_one_turn),
		cmocka_unit_test(thirty_seconds_more_are_for_the_one_who_speaks),
		cmocka_unit_test(who_is_skipped_comes_again_at_the_end_once),
		cmocka_unit_test(who_is_known_to_be_away_leaves_more_time_to_the_others),
		cmocka_unit_test(who_has_spoken_out_of_turn_is_not_called),
		cmocka_unit_test(it_is_over_when_the_last_has_spoken),
		cmocka_unit_test(someone_can_end_it),
		cmocka_unit_test(a_room_that_everybody_left_ends_it_by_itself),
		cmocka_unit_test(two_hours_after_its_planned_end_it_is_over_whatever_is_tapped),
		cmocka_unit_test(the_turn_of_a_speaker_who_leaves_the_team_passes_to_the_next),
		cmocka_unit_test(who_leaves_the_team_while_they_wait_is_not_called),
		cmocka_unit_test(who_had_left_before_it_began_is_not_counted),
		cmocka_unit_test(an_event_from_the_future_counts_as_now),
		cmocka_unit_test(before_it_begins_the_first_stands_ready),
		cmocka_unit_test(a_room_of_nobody_is_over_at_once),
		cmocka_unit_test(people_who_do_not_exist_change_nothing),
		cmocka_unit_test(the_order_rotates_by_day),
		cmocka_unit_test(a_weekend_and_no_date_have_an_order_too),
		cmocka_unit_test(two_walls_that_see_the_same_events_agree),
		cmocka_unit_test(any_stand_up_has_one_speaker_until_it_is_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
