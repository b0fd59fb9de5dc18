#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/model/meetings.h"
#include "app/model/scene_names.h"
#include "app/wall/programme.h"
#include "tests/support/fixture.h"

static void every_scene_that_can_be_asked_for_is_made_by_the_wall(void **state)
{
	int count, askable = 0, names = 0;
	const struct scene *scenes = scene_table(&count);

	(void)state;
	for (int i = 0; i < count; i++)
		askable += scenes[i].worth != NULL;
	for (; scene_names[names]; names++) {
		bool found = false;
		for (int i = 0; i < count; i++)
			found |= strcmp(scenes[i].name, scene_names[names]) == 0 && scenes[i].worth;
		assert_true(found);
		assert_true(!names || strcmp(scene_names[names - 1], scene_names[names]) < 0);
	}
	assert_int_equal(names, askable);
}

static void a_wall_with_one_scene_stays_on_it_and_wakes_for_nothing(void **state)
{
	struct snapshot *snapshot = fixture_many(3, 6);
	struct programme programme;

	(void)state;
	programme_init(&programme, 0);
	assert_false(programme_step(&programme, snapshot, 1, 1));
	assert_false(programme_step(&programme, snapshot, 100, 1));
	assert_string_equal(programme_scene(&programme)->name, "board");
	assert_true(isinf(programme_deadline(&programme, snapshot)));
	assert_false(programme_page(&programme, snapshot, 1, 101));
	assert_false(programme_show_board(&programme, snapshot, 101));
	snapshot_drop(snapshot);
}

static void a_wish_for_no_scene_of_ours_changes_nothing(void **state)
{
	struct snapshot *snapshot = fixture_many(3, 6);
	struct programme programme;

	(void)state;
	programme_init(&programme, 0);
	snapshot->wish = 1;
	strcpy(snapshot->scene, "night");
	assert_false(programme_step(&programme, snapshot, 1, 1));
	assert_string_equal(programme_scene(&programme)->name, "board");
	snapshot_drop(snapshot);
}

/* Six meetings of a day, an hour apart, each of one kind. */
static struct meeting meetings_of_all_kinds[] = {
	{.id = "d", .name = "", .kind = MEETING_DAILY, .minute = 9 * 60, .length_min = 10, .scene = "standup"},
	{.id = "w", .name = "", .kind = MEETING_DAILY, .minute = 10 * 60, .length_min = 30, .scene = "weekly-vote"},
	{.id = "m", .name = "", .kind = MEETING_DAILY, .minute = 11 * 60, .length_min = 30, .scene = "okr"},
	{.id = "q", .name = "", .kind = MEETING_DAILY, .minute = 13 * 60, .length_min = 30, .scene = "review"},
	{.id = "c", .name = "", .kind = MEETING_DAILY, .minute = 14 * 60, .length_min = 30, .scene = "consensus"},
	{.id = "n", .name = "", .kind = MEETING_DAILY, .minute = 15 * 60, .length_min = 30, .scene = ""},
};

static struct snapshot *a_day_of_meetings(const char *picture)
{
	struct snapshot *snapshot = fixture_snapshot(picture);

	snapshot->meetings = meetings_new();
	snapshot->meetings->meetings = meetings_of_all_kinds;
	snapshot->meetings->meeting_count =
		sizeof(meetings_of_all_kinds) / sizeof(meetings_of_all_kinds[0]);
	return snapshot;
}

/* The scene at that minute of a working day, a Thursday, one second of the wall's life for each. */
static const char *shown_at(struct programme *programme, const struct snapshot *snapshot, int minute)
{
	struct date day = {2026, 11, 12};

	programme_step(programme, snapshot, minute, meeting_moment_ms(day, minute));
	return programme_scene(programme)->name;
}

static void each_meeting_takes_the_wall_with_its_scene_and_gives_it_back(void **state)
{
	static const struct {
		int minute;
		const char *scene;
	} day[] = {
		{9 * 60 - 1, "board"}, {10 * 60, "okr"},	{10 * 60 + 29, "okr"},
		{10 * 60 + 30, "board"}, {11 * 60, "okr"},	{11 * 60 + 30, "board"},
		{13 * 60, "review"},	 {13 * 60 + 29, "review"}, {13 * 60 + 30, "board"},
		{14 * 60, "consensus"}, {14 * 60 + 30, "board"},  {15 * 60, "board"},
	};
	struct snapshot *snapshot = a_day_of_meetings("consensus");
	struct programme programme;

	(void)state;
	snapshot->pinned = true;	/* no turns: what the wall shows is what a meeting asked for */
	programme_init(&programme, 0);
	for (size_t i = 0; i < sizeof(day) / sizeof(day[0]); i++)
		assert_string_equal(shown_at(&programme, snapshot, day[i].minute), day[i].scene);
	snapshot_drop(snapshot);
}

static void a_meeting_about_goals_leaves_the_wall_alone_while_there_are_none(void **state)
{
	struct snapshot *snapshot = a_day_of_meetings("board-day");
	struct programme programme;

	(void)state;
	programme_init(&programme, 0);
	for (int hour = 10; hour < 15; hour++)
		assert_string_equal(shown_at(&programme, snapshot, hour * 60), "board");
	snapshot_drop(snapshot);
}

static void the_consensus_meeting_goes_on_by_hand_and_not_by_the_clock(void **state)
{
	struct snapshot *snapshot = a_day_of_meetings("consensus");
	struct programme programme;

	(void)state;
	programme_init(&programme, 0);
	shown_at(&programme, snapshot, 14 * 60);
	for (int minute = 1; minute < 9; minute++)
		shown_at(&programme, snapshot, 14 * 60 + minute);
	assert_int_equal(programme.page, 0);
	assert_true(isinf(programme_deadline(&programme, snapshot)));
	assert_true(programme_page(&programme, snapshot, 1, 14 * 60 + 9));
	assert_int_equal(programme.page, 1);
	assert_true(programme_page(&programme, snapshot, -1, 14 * 60 + 9));
	assert_int_equal(programme.page, 0);
	snapshot_drop(snapshot);
}

/* A snapshot whose board and whose goals have something to show. */
static struct snapshot *two_scenes(void)
{
	struct snapshot *snapshot = fixture_snapshot("okr");

	assert_true(scene_bit("board") && scene_bit("okr"));
	snapshot->turns = scene_bit("board") | scene_bit("okr");
	snapshot->turn_s = 15;
	return snapshot;
}

static void only_what_was_chosen_takes_turns_and_stays_as_long_as_was_said(void **state)
{
	struct snapshot *snapshot = two_scenes();
	struct programme programme;
	int okr = 0, board = 0;

	(void)state;
	programme_init(&programme, 0);
	programme_step(&programme, snapshot, 0, 0);
	assert_false(programme_step(&programme, snapshot, 14, 0));
	assert_true(programme_step(&programme, snapshot, 15, 0));
	assert_string_equal(programme_scene(&programme)->name, "okr");
	for (double now_s = 16; now_s < 600; now_s++) {
		programme_step(&programme, snapshot, now_s, 0);
		okr += strcmp(programme_scene(&programme)->name, "okr") == 0;
		board += strcmp(programme_scene(&programme)->name, "board") == 0;
	}
	assert_true(okr > 100 && board > 100);
	assert_int_equal(okr + board, 600 - 16);
	snapshot_drop(snapshot);
}

static void a_shorter_stay_counts_from_the_moment_it_is_chosen(void **state)
{
	struct snapshot *snapshot = two_scenes();
	struct programme programme;

	(void)state;
	snapshot->turn_s = 120;
	programme_init(&programme, 0);
	programme_step(&programme, snapshot, 0, 0);
	snapshot->turn_s = 15;
	programme_step(&programme, snapshot, 50, 0);
	assert_true(programme_deadline(&programme, snapshot) == 65);
	snapshot_drop(snapshot);
}

static void when_nothing_of_what_was_chosen_can_be_shown_the_board_is(void **state)
{
	struct snapshot *snapshot = fixture_many(3, 6);
	struct programme programme;

	(void)state;
	snapshot->turns = scene_bit("okr");
	programme_init(&programme, 0);
	for (double now_s = 0; now_s < 200; now_s++)
		programme_step(&programme, snapshot, now_s, 0);
	assert_string_equal(programme_scene(&programme)->name, "board");
	snapshot_drop(snapshot);
}

static void by_hand_the_next_scene_comes_behind_the_last_page(void **state)
{
	struct snapshot *snapshot = two_scenes();
	struct programme programme;

	(void)state;
	snapshot->pinned = true;
	programme_init(&programme, 0);
	programme_step(&programme, snapshot, 0, 0);
	assert_true(programme_page(&programme, snapshot, 1, 1));
	assert_string_equal(programme_scene(&programme)->name, "okr");
	for (int i = 1; i < programme.pages; i++)
		assert_true(programme_page(&programme, snapshot, 1, 1));
	assert_true(programme_page(&programme, snapshot, 1, 1));
	assert_string_equal(programme_scene(&programme)->name, "board");
	assert_true(programme_page(&programme, snapshot, -1, 1));
	assert_string_equal(programme_scene(&programme)->name, "okr");
	assert_false(programme_step(&programme, snapshot, 1000, 0));
	snapshot_drop(snapshot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scene_that_can_be_asked_for_is_made_by_the_wall),
		cmocka_unit_test(only_what_was_chosen_takes_turns_and_stays_as_long_as_was_said),
		cmocka_unit_test(a_shorter_stay_counts_from_the_moment_it_is_chosen),
		cmocka_unit_test(when_nothing_of_what_was_chosen_can_be_shown_the_board_is),
		cmocka_unit_test(by_hand_the_next_scene_comes_behind_the_last_page),
		cmocka_unit_test(a_wall_with_one_scene_stays_on_it_and_wakes_for_nothing),
		cmocka_unit_test(a_wish_for_no_scene_of_ours_changes_nothing),
		cmocka_unit_test(each_meeting_takes_the_wall_with_its_scene_and_gives_it_back),
		cmocka_unit_test(a_meeting_about_goals_leaves_the_wall_alone_while_there_are_none),
		cmocka_unit_test(the_consensus_meeting_goes_on_by_hand_and_not_by_the_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
