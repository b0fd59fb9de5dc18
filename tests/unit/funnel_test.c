#include "tests/support/story.h"

#include <math.h>

#include "app/model/funnel.h"

enum { WECHAT, CHANNELS, RED, DOUYIN };
enum { REACH, ENGAGE, CONVERT };

static struct funnel_cell cell(double value, double floor, double target)
{
	return (struct funnel_cell){true, value, floor, target, 0, true};
}

/* wall-funnel.png, with lines that give its words. */
static struct funnel picture(void)
{
	struct funnel funnel = {.stages = 3, .platforms = 4};

	funnel.cells[REACH][WECHAT] = cell(860000, 800000, 1000000);
	funnel.cells[ENGAGE][WECHAT] = cell(44000, 30000, 44000);
	funnel.cells[CONVERT][WECHAT] = cell(1320, 1000, 1500);
	funnel.cells[REACH][CHANNELS] = cell(1200000, 1000000, 2000000);
	funnel.cells[ENGAGE][CHANNELS] = cell(52000, 55000, 80000);
	funnel.cells[CONVERT][CHANNELS] = cell(640, 700, 1000);
	funnel.cells[REACH][RED] = cell(3100000, 2000000, 3000000);
	funnel.cells[ENGAGE][RED] = cell(280000, 200000, 250000);
	funnel.cells[CONVERT][RED] = cell(1150, 1000, 1500);
	funnel.cells[REACH][DOUYIN] = cell(52000000, 20000000, 50000000);
	funnel.cells[ENGAGE][DOUYIN] = cell(610000, 650000, 900000);
	funnel.cells[CONVERT][DOUYIN] = cell(690, 800, 1500);
	return funnel;
}

static void assert_near(double value, double expected, double by)
{
	if (!(fabs(value - expected) <= by))
		fail_msg("%.9f is not %.9f", value, expected);
}

static void assert_break(struct funnel_break it, enum funnel_break_kind kind, int stage, int platform)
{
	if (it.kind != kind || it.stage != stage || it.platform != platform)
		fail_msg("kind %d, stage %d, platform %d", it.kind, it.stage, it.platform);
}

static void big_reach_and_few_leads_are_the_alarm_of_the_picture(void **state)
{
	struct funnel funnel = picture();
	struct funnel_break breaks[FUNNEL_BREAKS_MAX];

	(void)state;
	assert_int_equal(funnel_breaks(&funnel, breaks), 1);
	assert_break(breaks[0], FUNNEL_LEAKS, CONVERT, DOUYIN);
	assert_near(funnel_per_10000(&funnel, DOUYIN), 0.13, 0.005);
	assert_near(funnel_per_10000(&funnel, WECHAT), 15.35, 0.005);
	assert_int_equal(funnel_best(&funnel, DOUYIN), WECHAT);
	assert_int_equal(funnel_best(&funnel, WECHAT), CHANNELS);
}

static void rates_are_those_of_the_picture(void **state)
{
	struct funnel funnel = picture();

	(void)state;
	assert_near(funnel_rate(&funnel, WECHAT, REACH), 0.051, 0.0005);
	assert_near(funnel_rate(&funnel, WECHAT, ENGAGE), 0.030, 0.0005);
	assert_near(funnel_rate(&funnel, RED, REACH), 0.090, 0.0005);
	assert_near(funnel_rate(&funnel, DOUYIN, REACH), 0.012, 0.0005);
	assert_near(funnel_rate(&funnel, DOUYIN, ENGAGE), 0.001, 0.0005);
	assert_false(okr_known(funnel_rate(&funnel, DOUYIN, CONVERT)));
	funnel.cells[REACH][RED].value = 0;
	assert_false(okr_known(funnel_rate(&funnel, RED, REACH)));
	assert_false(okr_known(funnel_per_10000(&funnel, RED)));
	funnel.cells[ENGAGE][RED].value = OKR_UNKNOWN;
	assert_false(okr_known(funnel_rate(&funnel, RED, ENGAGE)));
}

static void words_are_those_of_the_picture(void **state)
{
	static const enum funnel_word words[3][4] = {
		{FUNNEL_OVER_FLOOR, FUNNEL_OVER_FLOOR, FUNNEL_AT_TARGET, FUNNEL_AT_TARGET},
		{FUNNEL_AT_TARGET, FUNNEL_IS_CLOSE, FUNNEL_AT_TARGET, FUNNEL_IS_CLOSE},
		{FUNNEL_OVER_FLOOR, FUNNEL_IS_CLOSE, FUNNEL_OVER_FLOOR, FUNNEL_BELOW_FLOOR},
	};
	struct funnel funnel = picture();

	(void)state;
	for (int stage = 0; stage < 3; stage++)
		for (int i = 0; i < 4; i++)
			assert_int_equal(funnel_word(&funnel.cells[stage][i]), words[stage][i]);
}

static void without_a_line_or_a_value_nothing_is_said(void **state)
{
	struct funnel_cell it = cell(100, OKR_UNKNOWN, OKR_UNKNOWN);

	(void)state;
	assert_int_equal(funnel_word(&it), FUNNEL_SAYS_NOTHING);
	it.target = 200;
	assert_int_equal(funnel_word(&it), FUNNEL_SAYS_NOTHING);
	it.target = 100;
	assert_int_equal(funnel_word(&it), FUNNEL_AT_TARGET);
	it = cell(OKR_UNKNOWN, 1, 2);
	assert_int_equal(funnel_word(&it), FUNNEL_SAYS_NOTHING);
	it = cell(90, 100, OKR_UNKNOWN);
	assert_int_equal(funnel_word(&it), FUNNEL_IS_CLOSE);
	it.value = 89.9;
	assert_int_equal(funnel_word(&it), FUNNEL_BELOW_FLOOR);
}

static void the_width_is_the_designs_formula_within_its_bounds(void **state)
{
	(void)state;
	assert_near(funnel_width(860000), 178 + (5.934498 - 2.6) / 5.12 * 134, 0.001);
	assert_near(funnel_width(pow(10, 2.6)), 178, 1e-9);
	assert_near(funnel_width(1), 150, 1e-9);
	assert_near(funnel_width(0), 150, 1e-9);
	assert_near(funnel_width(-5), 150, 1e-9);
	assert_near(funnel_width(OKR_UNKNOWN), 150, 1e-9);
	assert_near(funnel_width(1e12), 312, 1e-9);
}

static void what_nobody_owns_is_worse_than_what_nothing_ties_and_both_than_a_leak(void **state)
{
	struct funnel funnel = picture();
	struct funnel_break breaks[FUNNEL_BREAKS_MAX];

	(void)state;
	funnel.cells[ENGAGE][RED].linked = false;
	funnel.cells[CONVERT][CHANNELS].owner = -1;
	funnel.cells[CONVERT][WECHAT].linked = false;	/* there is no stage after it */
	assert_int_equal(funnel_breaks(&funnel, breaks), 3);
	assert_break(breaks[0], FUNNEL_UNOWNED, CONVERT, CHANNELS);
	assert_break(breaks[1], FUNNEL_UNLINKED, ENGAGE, RED);
	assert_break(breaks[2], FUNNEL_LEAKS, CONVERT, DOUYIN);
}

static void a_stage_that_is_nobodys_anywhere_is_one_break_and_comes_first(void **state)
{
	struct funnel funnel = picture();
	struct funnel_break breaks[FUNNEL_BREAKS_MAX];

	(void)state;
	funnel.cells[REACH][RED].owner = -1;
	for (int i = 0; i < 4; i++) {
		funnel.cells[CONVERT][i].owner = -1;
		funnel.cells[ENGAGE][i].linked = false;
	}
	assert_int_equal(funnel_breaks(&funnel, breaks), 4);
	assert_break(breaks[0], FUNNEL_UNOWNED, CONVERT, -1);
	assert_break(breaks[1], FUNNEL_UNOWNED, REACH, RED);
	assert_break(breaks[2], FUNNEL_UNLINKED, ENGAGE, -1);
	assert_break(breaks[3], FUNNEL_LEAKS, CONVERT, DOUYIN);
	/* On a single platform it is that platform's. */
	funnel.platforms = 1;
	assert_int_equal(funnel_breaks(&funnel, breaks), 2);
	assert_break(breaks[0], FUNNEL_UNOWNED, CONVERT, WECHAT);
	assert_break(breaks[1], FUNNEL_UNLINKED, ENGAGE, WECHAT);
}

static void the_worst_leak_comes_first(void **state)
{
	struct funnel funnel = picture();
	struct funnel_break breaks[FUNNEL_BREAKS_MAX];

	(void)state;
	funnel.cells[CONVERT][RED].floor = 2000;
	assert_int_equal(funnel_breaks(&funnel, breaks), 2);
	assert_int_equal(breaks[0].platform, DOUYIN);
	assert_int_equal(breaks[1].platform, RED);
	funnel.cells[CONVERT][RED].value = 3;
	assert_int_equal(funnel_breaks(&funnel, breaks), 2);
	assert_int_equal(breaks[0].platform, RED);
}

static void a_leak_needs_both_its_ends(void **state)
{
	struct funnel funnel = picture();
	struct funnel_break breaks[FUNNEL_BREAKS_MAX];

	(void)state;
	funnel.cells[REACH][DOUYIN].value = 49999999;
	assert_int_equal(funnel_breaks(&funnel, breaks), 0);
	funnel.cells[REACH][DOUYIN].value = 50000000;
	assert_int_equal(funnel_breaks(&funnel, breaks), 1);
	funnel.cells[CONVERT][DOUYIN].value = 800;
	assert_int_equal(funnel_breaks(&funnel, breaks), 0);
	funnel.cells[CONVERT][DOUYIN].value = OKR_UNKNOWN;
	assert_int_equal(funnel_breaks(&funnel, breaks), 0);
}

static void stages_that_a_platform_does_not_use_are_stepped_over(void **state)
{
	struct funnel funnel = picture();
	struct funnel_break breaks[FUNNEL_BREAKS_MAX];

	(void)state;
	funnel.cells[ENGAGE][DOUYIN] = (struct funnel_cell){.owner = -1};
	assert_near(funnel_rate(&funnel, DOUYIN, REACH), 690 / 52e6, 1e-12);
	assert_false(okr_known(funnel_rate(&funnel, DOUYIN, ENGAGE)));
	assert_int_equal(funnel_breaks(&funnel, breaks), 1);
	/* What is left of it alone has no other end. */
	funnel.cells[CONVERT][DOUYIN].used = false;
	funnel.cells[REACH][DOUYIN].floor = 60000000;	/* nonsense, over the target */
	assert_int_equal(funnel_breaks(&funnel, breaks), 0);
	assert_false(okr_known(funnel_per_10000(&funnel, DOUYIN)));
	funnel.stages = 0;
	assert_int_equal(funnel_breaks(&funnel, breaks), 0);
	assert_int_equal(funnel_best(&funnel, -1), -1);
}

static struct funnel random_funnel(struct story *story)
{
	struct funnel funnel = {
		.stages = (int)story_random(story, FUNNEL_STAGES_MAX + 1),
		.platforms = (int)story_random(story, FUNNEL_PLATFORMS_MAX + 1),
	};

	for (int stage = 0; stage < FUNNEL_STAGES_MAX; stage++)
		for (int i = 0; i < FUNNEL_PLATFORMS_MAX; i++)
			funnel.cells[stage][i] = (struct funnel_cell){
				.used = story_random(story, 4) > 0,
				.value = story_random(story, 5) ? story_random(story, 1000)
								: OKR_UNKNOWN,
				.floor = story_random(story, 1000),
				.target = story_random(story, 1000),
				.owner = (int)story_random(story, 3) - 1,
				.linked = story_random(story, 2) > 0,
			};
	return funnel;
}

/* Every unowned cell is in exactly one break, alone or with its stage; kinds never go back. */
static void no_break_is_lost_and_none_is_said_twice(void **state)
{
	struct story story = {.state = 41};

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct funnel funnel = random_funnel(&story);
		struct funnel_break breaks[FUNNEL_BREAKS_MAX];
		int count = funnel_breaks(&funnel, breaks), unowned = 0, said = 0;
		for (int stage = 0; stage < funnel.stages; stage++)
			for (int i = 0; i < funnel.platforms; i++)
				unowned += funnel.cells[stage][i].used &&
					   funnel.cells[stage][i].owner < 0;
		for (int k = 0; k < count; k++) {
			assert_true(k == 0 || breaks[k - 1].kind <= breaks[k].kind);
			if (breaks[k].kind != FUNNEL_UNOWNED)
				continue;
			for (int i = 0; i < funnel.platforms; i++)
				said += breaks[k].platform == i ||
					(breaks[k].platform < 0 &&
					 funnel.cells[breaks[k].stage][i].used);
		}
		assert_int_equal(said, unowned);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(big_reach_and_few_leads_are_the_alarm_of_the_picture),
		cmocka_unit_test(rates_are_those_of_the_picture),
		cmocka_unit_test(words_are_those_of_the_picture),
		cmocka_unit_test(without_a_line_or_a_value_nothing_is_said),
		cmocka_unit_test(the_width_is_the_designs_formula_within_its_bounds),
		cmocka_unit_test(what_nobody_owns_is_worse_than_what_nothing_ties_and_both_than_a_leak),
		cmocka_unit_test(a_stage_that_is_nobodys_anywhere_is_one_break_and_comes_first),
		cmocka_unit_test(the_worst_leak_comes_first),
		cmocka_unit_test(a_leak_needs_both_its_ends),
		cmocka_unit_test(stages_that_a_platform_does_not_use_are_stepped_over),
		cmocka_unit_test(no_break_is_lost_and_none_is_said_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
