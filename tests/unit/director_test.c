#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/wall/director.h"
#include "app/wall/wall.h"
#include "tests/support/fixture.h"
#include "tests/support/fixture_praise.h"

/* A clock of our own: `now_s` seconds after ten past nine in the morning. */
static struct moment at(double now_s)
{
	int64_t ms = 0;

	clock_parse("2026-11-12T09:10", &ms);
	return (struct moment){now_s, ms + (int64_t)(now_s * 1000), true};
}

static struct director start(void)
{
	struct director director;
	struct director_options options = {0};
	struct moment now = at(0);

	director_init(&director, &options, &now);
	return director;
}

static void take(struct director *director, int columns, int cards, double now_s)
{
	struct snapshot *snapshot = fixture_many(columns, cards);
	struct moment now = at(now_s);

	director_take(director, snapshot, &now);
}

static bool step(struct director *director, double now_s)
{
	struct moment now = at(now_s);

	return director_step(director, &now);
}

static const char *scene(struct director *director, double now_s)
{
	struct moment now = at(now_s);

	return director_scene(director, &now);
}

static double deadline(const struct director *director, double now_s)
{
	struct moment now = at(now_s);

	return director_deadline(director, &now);
}

static void it_shows_what_the_snapshot_is_about(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 9, 0);
	assert_string_equal(scene(&director, 0), "board");
	director.snapshot->fresh = true;
	assert_string_equal(scene(&director, 0), "setup");
	director.snapshot->rebuild = 0.3f;
	assert_string_equal(scene(&director, 0), "rebuild");
	director_finish(&director);
}

static void pages_turn_every_twelve_seconds_out_of_step(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 120, 0);
	assert_false(step(&director, 11.9));
	assert_true(step(&director, 12));
	assert_int_equal(director.columns[0].page, 1);
	assert_int_equal(director.columns[1].page, 0);
	assert_true(step(&director, 16));
	assert_int_equal(director.columns[1].page, 1);
	assert_true(step(&director, 20));
	assert_int_equal(director.columns[2].page, 1);
	assert_true(step(&director, 24));
	assert_int_equal(director.columns[0].page, 2);
	director_finish(&director);
}

static void the_last_page_is_followed_by_the_first(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 36, 0);		/* twelve notes each: two pages */
	step(&director, 12);
	step(&director, 24);
	assert_int_equal(director.columns[0].page, 0);
	director_finish(&director);
}

static void a_pinned_wall_turns_no_page(void **state)
{
	(void)state;
	struct director director = start();
	struct snapshot *snapshot = fixture_many(6, 120);
	struct moment now = at(0);

	snapshot->pinned = true;
	director_take(&director, snapshot, &now);
	assert_false(step(&director, 40));
	assert_float_equal(deadline(&director, 40), 60, 0.01);
	director_finish(&director);
}

static void a_density_changes_only_after_the_count_has_stayed(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 18, 0);		/* six each: M */
	assert_int_equal(director.columns[0].density, DENSITY_M);
	take(&director, 3, 21, 1);		/* seven: S, in two seconds */
	assert_int_equal(director.columns[0].density, DENSITY_M);
	assert_true(deadline(&director, 1) <= 3.001);
	assert_false(step(&director, 2.9));
	assert_true(step(&director, 3));
	assert_int_equal(director.columns[0].density, DENSITY_S);
	director_finish(&director);
}

static void a_density_that_comes_and_goes_changes_nothing(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 18, 0);
	take(&director, 3, 21, 1);
	take(&director, 3, 18, 2);
	assert_false(step(&director, 4));
	assert_int_equal(director.columns[0].density, DENSITY_M);
	director_finish(&director);
}

static void the_column_that_grows_comes_onto_the_wall(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 6, 12, 0);
	assert_int_equal(director.column_page, 0);
	struct snapshot *snapshot = fixture_many(6, 12);
	snapshot->board->columns[1].count--;
	snapshot->board->columns[4].count++;
	struct moment now = at(3);
	director_take(&director, snapshot, &now);
	assert_int_equal(director.column_page, 1);
	assert_true(step(&director, 3 + COLUMNS_TURN_S));
	assert_int_equal(director.column_page, 0);
	director_finish(&director);
}

static void a_column_that_was_moved_keeps_its_page(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 120, 0);
	step(&director, 12);
	assert_int_equal(director.columns[0].page, 1);
	struct snapshot *snapshot = fixture_many(3, 120);
	struct column first = snapshot->board->columns[0];
	snapshot->board->columns[0] = snapshot->board->columns[2];
	snapshot->board->columns[2] = first;
	struct moment now = at(13);
	director_take(&director, snapshot, &now);
	assert_int_equal(director.columns[2].page, 1);
	assert_int_equal(director.columns[0].page, 0);
	director_finish(&director);
}

static void evening_begins_at_half_past_five_with_a_fade(void **state)
{
	(void)state;
	struct director director = start();
	double evening_s = (17 * 60 + 30 - (9 * 60 + 10)) * 60;

	take(&director, 3, 9, 0);
	assert_int_equal(director.theme, THEME_KIND_DAY);
	step(&director, evening_s - 60);
	assert_int_equal(director.theme, THEME_KIND_DAY);
	step(&director, evening_s);
	assert_int_equal(director.theme, THEME_KIND_EVENING);
	assert_true(director_fades(&director, evening_s + 2));
	struct look look = director_look(&director, evening_s + 2);
	assert_float_equal(look.mix, 0.5f, 0.01f);
	assert_non_null(look.from);
	assert_false(director_fades(&director, evening_s + 4));
	assert_null(director_look(&director, evening_s + 4).from);
	director_finish(&director);
}

static void a_chosen_theme_wins_over_the_hour(void **state)
{
	(void)state;
	struct director director = start();
	struct snapshot *snapshot = fixture_many(3, 9);
	struct moment now = at(0);

	snapshot->theme = THEME_EVENING;
	director_take(&director, snapshot, &now);
	assert_int_equal(director.theme, THEME_KIND_EVENING);
	assert_false(director_fades(&director, 0));
	assert_int_equal(director_other_theme(&director), THEME_DAY);
	director_finish(&director);
}

static void each_minute_is_one_step_and_the_deadline_is_its_end(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 9, 0);
	assert_false(step(&director, 59));
	assert_float_equal(deadline(&director, 59), 60, 0.001);
	assert_true(step(&director, 60));
	assert_false(step(&director, 61));
	director_finish(&director);
}

static void the_frame_shifts_every_seven_minutes_by_four_pixels_at_most(void **state)
{
	(void)state;
	struct director director = start();
	float last_x = 0, last_y = 0;
	int shifts = 0;

	take(&director, 3, 9, 0);
	for (int minute = 1; minute <= 56; minute++) {
		step(&director, minute * 60);
		struct look look = director_look(&director, minute * 60);
		if (look.shift_x != last_x || look.shift_y != last_y) {
			assert_int_equal(minute % SHIFT_EVERY_MINUTES, 0);
			shifts++;
		}
		assert_true(hypotf(look.shift_x, look.shift_y) < 4.5f);
		last_x = look.shift_x;
		last_y = look.shift_y;
	}
	assert_int_equal(shifts, 8);
	director_finish(&director);
}

static void an_hour_without_a_change_dims_and_a_change_wakes_at_once(void **state)
{
	(void)state;
	struct director director = start();

	take(&director, 3, 9, 0);
	step(&director, 3540);
	assert_true(director_look(&director, 3540).dim == 1);
	step(&director, 3600);
	assert_float_equal(director_look(&director, 3604).dim, 0.6f, 0.001f);
	struct snapshot *snapshot = fixture_many(3, 9);
	snapshot->seq = 77;
	struct moment now = at(3700);
	director_take(&director, snapshot, &now);
	assert_true(director_look(&director, 3700).dim == 1);
	director_finish(&director);
}

static void the_remote_pages_columns_by_hand(void **state)
{
	(void)state;
	struct director director = start();
	struct moment now = at(1);

	take(&director, 3, 120, 0);
	director_page(&director, -1, &now);
	assert_int_equal(director.columns[0].page, director.columns[0].pages - 1);
	director_page(&director, 1, &now);
	assert_int_equal(director.columns[0].page, 0);
	director_finish(&director);
}

static void outside_its_hours_it_is_dark_until_somebody_comes(void **state)
{
	(void)state;
	struct director director = start();
	double night_s = 14 * 3600;

	take(&director, 3, 9, 0);
	assert_string_equal(scene(&director, night_s), "board");
	assert_true(hours_parse("07:30-23:00", &director.snapshot->hours));
	assert_string_equal(scene(&director, night_s), "night");
	assert_string_equal(scene(&director, 0), "board");
	struct moment night = at(night_s), unknown = at(night_s);
	director_rouse(&director, &night);
	assert_string_equal(scene(&director, night_s + AWAKE_S - 1), "board");
	assert_string_equal(scene(&director, night_s + AWAKE_S), "night");
	unknown.calibrated = false;
	unknown.now_s += AWAKE_S;
	assert_string_equal(director_scene(&director, &unknown), "board");
	director_finish(&director);
}

static void a_scene_that_is_asked_for_lights_the_wall_and_a_moved_note_does_not(void **state)
{
	(void)state;
	struct director director = start();
	double night_s = 14 * 3600;
	struct moment now = at(night_s);

	for (int i = 0; i < 3; i++) {
		struct snapshot *snapshot = fixture_many(3, 9 + i);
		assert_true(hours_parse("07:30-23:00", &snapshot->hours));
		snapshot->seq = i;
		snapshot->wish = i / 2;
		director_take(&director, snapshot, &now);
		director_step(&director, &now);
		assert_string_equal(scene(&director, night_s), i < 2 ? "night" : "board");
	}
	director_finish(&director);
}

static void the_day_is_from_half_past_seven_to_half_past_five(void **state)
{
	(void)state;
	assert_false(wall_is_day(7 * 60 + 29));
	assert_true(wall_is_day(7 * 60 + 30));
	assert_true(wall_is_day(17 * 60 + 29));
	assert_false(wall_is_day(17 * 60 + 30));
}

/* --- badges -------------------------------------------------------------------------------------- */

static void take_praise(struct director *director, int kudos, double now_s)
{
	struct moment now = at(now_s);
	struct snapshot *snapshot = fixture_many(3, 9);

	snapshot->praise = fixture_praise_many(kudos, 0, 0, now.wall_ms);
	snapshot->seq = kudos + 1;
	director_take(director, snapshot, &now);
}

static const struct kudos *celebrated(struct director *director, double now_s)
{
	struct moment now = at(now_s);
	struct scene_input in;

	director_input(director, &now, &text_measurer_plain, &in);
	return in.celebrated;
}

static void a_badge_has_its_moment_when_it_is_given_and_not_at_the_start(void **state)
{
	(void)state;
	struct director director = start();

	take_praise(&director, 3, 0);
	assert_null(celebrated(&director, 0));
	take_praise(&director, 4, 30);
	assert_non_null(celebrated(&director, 30));
	assert_true(deadline(&director, 30) <= 36.3 + 1e-6);
	step(&director, 36);
	assert_non_null(celebrated(&director, 36));
	assert_true(step(&director, 36.3));
	assert_null(celebrated(&director, 36.3));
	director_finish(&director);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_shows_what_the_snapshot_is_about),
		cmocka_unit_test(pages_turn_every_twelve_seconds_out_of_step),
		cmocka_unit_test(the_last_page_is_followed_by_the_first),
		cmocka_unit_test(a_pinned_wall_turns_no_page),
		cmocka_unit_test(a_density_changes_only_after_the_count_has_stayed),
		cmocka_unit_test(a_density_that_comes_and_goes_changes_nothing),
		cmocka_unit_test(the_column_that_grows_comes_onto_the_wall),
		cmocka_unit_test(a_column_that_was_moved_keeps_its_page),
		cmocka_unit_test(evening_begins_at_half_past_five_with_a_fade),
		cmocka_unit_test(a_chosen_theme_wins_over_the_hour),
		cmocka_unit_test(each_minute_is_one_step_and_the_deadline_is_its_end),
		cmocka_unit_test(the_frame_shifts_every_seven_minutes_by_four_pixels_at_most),
		cmocka_unit_test(an_hour_without_a_change_dims_and_a_change_wakes_at_once),
		cmocka_unit_test(the_remote_pages_columns_by_hand),
		cmocka_unit_test(outside_its_hours_it_is_dark_until_somebody_comes),
		cmocka_unit_test(a_scene_that_is_asked_for_lights_the_wall_and_a_moved_note_does_not),
		cmocka_unit_test(the_day_is_from_half_past_seven_to_half_past_five),
		cmocka_unit_test(a_badge_has_its_moment_when_it_is_given_and_not_at_the_start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
