/* When a badge has its moment on the wall, and how the stage plays it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/wall/celebration.h"
#include "app/wall/motion.h"
#include "app/wall/scenes/celebrate.h"
#include "app/wall/stage.h"
#include "tests/support/fixture.h"
#include "tests/support/fixture_praise.h"

#define NOW_MS INT64_C(1794446400000)

static const double now_s = 1000;

/* The newest of `kudos` badges is given at this moment. */
static struct praise *given(int kudos)
{
	return fixture_praise_many(kudos, 0, 0, NOW_MS);
}

static void take(struct celebration *celebration, int kudos, bool quiet, double at_s)
{
	struct praise *praise = given(kudos);

	celebration_take(celebration, praise, quiet, at_s, NOW_MS);
	topic_drop(praise);
}

static struct celebration started(int kudos)
{
	struct celebration celebration;

	celebration_init(&celebration);
	take(&celebration, kudos, false, now_s);
	return celebration;
}

static void what_hung_there_when_the_wall_started_is_not_celebrated(void **state)
{
	(void)state;
	struct celebration celebration = started(5);

	assert_string_equal(celebration.id, "");
	take(&celebration, 5, false, now_s + 100);
	assert_string_equal(celebration.id, "");
	assert_true(isinf(celebration_deadline(&celebration)));
}

static void a_new_badge_stands_for_some_seconds(void **state)
{
	(void)state;
	struct celebration celebration = started(5);
	struct praise *praise = given(6);

	celebration_take(&celebration, praise, false, now_s + 1, NOW_MS);
	assert_ptr_equal(celebration_of(&celebration, praise), &praise->kudos[0]);
	assert_false(celebration_step(&celebration, false, now_s + 7.2));
	assert_true(fabs(celebration_deadline(&celebration) - (now_s + 7.3)) < 1e-6);
	assert_true(celebration_step(&celebration, false, now_s + 7.3));
	assert_null(celebration_of(&celebration, praise));
	topic_drop(praise);
}

static void the_first_badge_ever_is_one_as_well(void **state)
{
	(void)state;
	struct celebration celebration = started(0);

	take(&celebration, 1, false, now_s + 1);
	assert_string_equal(celebration.id, "kudos-0");
}

static void two_moments_are_twenty_seconds_apart(void **state)
{
	(void)state;
	struct celebration celebration = started(5);

	take(&celebration, 6, false, now_s);
	celebration_step(&celebration, false, now_s + 10);
	take(&celebration, 7, false, now_s + 19.9);
	assert_string_equal(celebration.id, "");
	take(&celebration, 8, false, now_s + 20);
	assert_string_equal(celebration.id, "kudos-0");
}

static void a_meeting_is_not_interrupted_and_ends_a_moment(void **state)
{
	(void)state;
	struct celebration celebration = started(5);

	take(&celebration, 6, true, now_s + 1);
	assert_string_equal(celebration.id, "");
	take(&celebration, 6, false, now_s + 2);
	assert_string_equal(celebration.id, "");	/* nor is it made up for afterwards */
	take(&celebration, 7, false, now_s + 3);
	assert_true(celebration_step(&celebration, true, now_s + 4));
	assert_string_equal(celebration.id, "");
}

static void what_comes_late_from_elsewhere_is_no_news(void **state)
{
	(void)state;
	struct celebration celebration = started(5);
	struct praise *praise = given(6);

	celebration_take(&celebration, praise, false, now_s, NOW_MS + INT64_C(3600000));
	assert_string_equal(celebration.id, "");
	topic_drop(praise);
}

static void one_that_was_taken_back_and_given_again_has_no_second_moment(void **state)
{
	(void)state;
	struct celebration celebration = started(5);
	struct praise *less = given(5);

	take(&celebration, 6, false, now_s);
	celebration_step(&celebration, false, now_s + 30);
	celebration_take(&celebration, less, false, now_s + 31, NOW_MS);
	take(&celebration, 6, false, now_s + 60);
	assert_string_equal(celebration.id, "");
	topic_drop(less);
}

/* --- on the stage -------------------------------------------------------------------------------- */

struct play {
	struct stage *stage;
	struct snapshot *snapshot;
};

static void show(struct play *play, bool celebrated, double at_s)
{
	struct scene_input in = fixture_input(play->snapshot, "kudos", &text_measurer_plain);

	in.celebrated = celebrated ? &play->snapshot->praise->kudos[0] : NULL;
	assert_true(scene_make("board", &in, stage_next(play->stage)));
	stage_show(play->stage, at_s);
}

/* Pieces of paper that are to be seen, and how high the highest stands. */
static int scraps(struct play *play, double at_s, float *top)
{
	int count, n = 0;
	const struct placed *things = stage_place(play->stage, at_s, true, &count);

	*top = 1e9f;
	for (int i = 0; i < count; i++) {
		if (things[i].box.w != 26 || things[i].box.h != 16 || things[i].alpha <= 0)
			continue;
		n++;
		*top = fminf(*top, things[i].box.y);
	}
	return n;
}

static const struct placed *medal(struct play *play, double at_s)
{
	int count;
	const struct placed *things = stage_place(play->stage, at_s, true, &count);

	for (int i = 0; i < count; i++)
		if (fabsf(things[i].box.w - 250) < 0.1f)
			return &things[i];
	return NULL;
}

static struct play begun(void)
{
	struct play play = {stage_create(), fixture_snapshot("kudos")};

	show(&play, false, 0);
	show(&play, true, 10);
	return play;
}

static void end(struct play *play)
{
	stage_destroy(play->stage);
	snapshot_drop(play->snapshot);
}

static void the_medal_drops_and_the_paper_flies_once(void **state)
{
	(void)state;
	struct play play = begun();
	float top;

	assert_true(medal(&play, 10.05)->scale > 1.1f);
	assert_true(fabsf(medal(&play, 10.6)->scale - 1) < 1e-4f);
	assert_int_equal(scraps(&play, 10.45, &top), CELEBRATE_SCRAPS);
	for (double at_s = 10.01; at_s < 11.4; at_s += 0.05) {
		scraps(&play, at_s, &top);
		assert_true(top >= 168);
	}
	assert_int_equal(scraps(&play, 11.5, &top), 0);
	assert_true(stage_at_rest(play.stage, 11.5));
	end(&play);
}

static void a_tap_meanwhile_does_not_begin_it_anew(void **state)
{
	(void)state;
	struct play play = begun();
	float top;

	show(&play, true, 13);
	assert_true(stage_at_rest(play.stage, 13.1));
	assert_int_equal(scraps(&play, 13.1, &top), 0);
	assert_true(medal(&play, 13.1)->alpha == 1);
	end(&play);
}

static void it_goes_softly_and_leaves_nothing(void **state)
{
	(void)state;
	struct play play = begun();

	show(&play, false, 16.3);
	const struct placed *going = medal(&play, 16.5);
	assert_true(going && going->alpha > 0.05f && going->alpha < 0.95f);
	assert_true(stage_at_rest(play.stage, 16.75));
	assert_null(medal(&play, 16.75));
	end(&play);
}

static void with_less_motion_nothing_flies(void **state)
{
	(void)state;
	struct play play = {stage_create(), fixture_snapshot("kudos")};
	float top;

	stage_reduce_motion(play.stage, true);
	show(&play, false, 0);
	show(&play, true, 10);
	assert_int_equal(scraps(&play, 10.2, &top), 0);
	assert_true(medal(&play, 10.1)->scale == 1);
	assert_true(stage_at_rest(play.stage, 10.3));
	end(&play);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_hung_there_when_the_wall_started_is_not_celebrated),
		cmocka_unit_test(a_new_badge_stands_for_some_seconds),
		cmocka_unit_test(the_first_badge_ever_is_one_as_well),
		cmocka_unit_test(two_moments_are_twenty_seconds_apart),
		cmocka_unit_test(a_meeting_is_not_interrupted_and_ends_a_moment),
		cmocka_unit_test(what_comes_late_from_elsewhere_is_no_news),
		cmocka_unit_test(one_that_was_taken_back_and_given_again_has_no_second_moment),
		cmocka_unit_test(the_medal_drops_and_the_paper_flies_once),
		cmocka_unit_test(a_tap_meanwhile_does_not_begin_it_anew),
		cmocka_unit_test(it_goes_softly_and_leaves_nothing),
		cmocka_unit_test(with_less_motion_nothing_flies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
