#include "tests/support/china.h"
#include "tests/support/story.h"

#include "app/model/days.h"
#include "app/model/health.h"
#include "app/model/vote.h"

/* A key result on its way: checked on Wednesday, looked at on Thursday, ahead of time, full of hope. */
static struct health_facts fine(void)
{
	return (struct health_facts){
		.progress = 0.5,
		.expected = 0.42,
		.confidence = 8,
		.checked = day("2026-11-11"),
		.begins = day("2026-10-08"),
		.interval_days = 7,
		.today = day("2026-11-12"),
	};
}

static enum health health(struct health_facts facts)
{
	return health_of(&facts, &china).health;
}

static void the_worst_of_the_three_speaks(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	assert_int_equal(health(facts), HEALTH_OK);
	facts.confidence = 5;
	assert_int_equal(health(facts), HEALTH_SHAKY);
	facts.progress = 0.1;
	assert_int_equal(health(facts), HEALTH_HELP);
	facts.progress = 0.5;
	facts.confidence = 2;
	assert_int_equal(health(facts), HEALTH_HELP);
	facts.confidence = 8;
	facts.today = day("2026-11-19");	/* due on the 18th */
	assert_int_equal(health(facts), HEALTH_SHAKY);
}

static void a_report_says_what_each_part_thinks(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	facts.confidence = 5;
	facts.progress = 0.1;
	struct health_report report = health_of(&facts, &china);
	assert_int_equal(report.pace, HEALTH_HELP);
	assert_int_equal(report.confidence, HEALTH_SHAKY);
	assert_int_equal(report.freshness, HEALTH_OK);
	assert_int_equal(report.age_days, 1);
}

static void confidence_has_three_zones(void **state)
{
	(void)state;
	for (int i = 0; i <= 3; i++)
		assert_int_equal(health_of_confidence(i), HEALTH_HELP);
	for (int i = 4; i <= 6; i++)
		assert_int_equal(health_of_confidence(i), HEALTH_SHAKY);
	for (int i = 7; i <= 10; i++)
		assert_int_equal(health_of_confidence(i), HEALTH_OK);
	assert_int_equal(health_of_confidence(CONFIDENCE_UNKNOWN), HEALTH_NOT_STARTED);
}

static void four_points_behind_is_not_behind(void **state)
{
	(void)state;
	assert_int_equal(health_of_pace(0.43, 0.47), HEALTH_OK);
	assert_int_equal(health_of_pace(0.42, 0.47), HEALTH_SHAKY);
	assert_int_equal(health_of_pace(0.22, 0.47), HEALTH_SHAKY);
	assert_int_equal(health_of_pace(0.21, 0.47), HEALTH_HELP);
	assert_int_equal(health_of_pace(1.5, 0.47), HEALTH_OK);
	assert_int_equal(health_of_pace(-2, 0.47), HEALTH_HELP);
	assert_int_equal(health_of_pace(OKR_UNKNOWN, 0.47), HEALTH_NOT_STARTED);
}

static void an_overdue_check_in_overrides_any_colour(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	facts.today = day("2026-11-20");	/* Wednesday the 18th and two working days */
	assert_int_equal(health(facts), HEALTH_SHAKY);
	facts.today = day("2026-11-22");	/* the weekend changes nothing */
	assert_int_equal(health(facts), HEALTH_SHAKY);
	facts.today = day("2026-11-23");
	assert_int_equal(health(facts), HEALTH_OVERDUE);
	facts.confidence = 1;
	facts.progress = 3;
	assert_int_equal(health(facts), HEALTH_OVERDUE);
}

static void a_holiday_makes_nobody_late(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	facts.checked = day("2026-09-24");	/* due on 1 October, a week of holidays begins */
	facts.today = day("2026-10-08");
	assert_int_equal(health(facts), HEALTH_OK);
	facts.today = day("2026-10-10");	/* a made-up Saturday counts */
	assert_int_equal(health(facts), HEALTH_SHAKY);
	facts.today = day("2026-10-12");
	assert_int_equal(health(facts), HEALTH_OVERDUE);
}

static void what_has_no_rhythm_is_never_overdue(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	facts.interval_days = 0;
	facts.today = day("2026-12-31");
	assert_int_equal(health(facts), HEALTH_OK);
	assert_int_equal(health_of(&facts, &china).age_days, 50);
}

static void before_the_first_check_in_it_has_not_started(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	facts.checked = (struct date){0};
	facts.progress = 0;
	facts.today = day("2026-10-14");
	assert_int_equal(health(facts), HEALTH_NOT_STARTED);
	assert_int_equal(health_of(&facts, &china).age_days, -1);
	/* Due a week after the 8th; nobody came. */
	facts.today = day("2026-10-19");
	assert_int_equal(health(facts), HEALTH_SHAKY);
	facts.today = day("2026-10-20");
	assert_int_equal(health(facts), HEALTH_OVERDUE);
}

static void without_a_clock_nothing_is_late_and_nothing_has_an_age(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	facts.today = (struct date){0};
	assert_int_equal(health(facts), HEALTH_OK);
	assert_int_equal(health_of(&facts, &china).age_days, -1);
}

static void progress_that_is_unknown_leaves_the_word_to_confidence(void **state)
{
	struct health_facts facts = fine();

	(void)state;
	facts.progress = OKR_UNKNOWN;
	assert_int_equal(health(facts), HEALTH_OK);
	facts.confidence = 4;
	assert_int_equal(health(facts), HEALTH_SHAKY);
}

/* Whatever the facts: late by more than the grace is never anything else, and more hope never harms. */
static void health_is_monotone(void **state)
{
	struct story story = {.state = 21};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct health_facts facts = fine();
		facts.progress = story_random(&story, 200) / 100.0 - 0.5;
		facts.expected = story_random(&story, 101) / 100.0;
		facts.confidence = (int)story_random(&story, 12) - 1;
		facts.today = date_later(facts.checked, (int)story_random(&story, 20));
		struct health_report report = health_of(&facts, &china);
		struct health_facts better = facts;
		better.progress += 0.05;
		assert_true(health(better) <= report.health);
		better = facts;
		better.checked = date_later(facts.checked, 1);
		assert_true(health(better) <= report.health);
		assert_int_equal(report.health == HEALTH_OVERDUE,
				 report.freshness == HEALTH_OVERDUE);
		if (date_days(facts.checked, facts.today) <= 7)
			assert_int_equal(report.freshness, HEALTH_OK);
		if (date_days(facts.checked, facts.today) >= 12)
			assert_int_equal(report.health, HEALTH_OVERDUE);
	}
}

static void assert_ring(struct ring ring, enum health colour, enum ring_word word, int n)
{
	assert_int_equal(ring.colour, colour);
	assert_int_equal(ring.word, word);
	assert_int_equal(ring.n, n);
}

/* The three objectives of wall-okr.png, at 47 % of time. */
static void the_rings_are_those_of_the_picture(void **state)
{
	enum health first[] = {HEALTH_OK, HEALTH_OK, HEALTH_SHAKY};
	enum health second[] = {HEALTH_HELP, HEALTH_SHAKY, HEALTH_OK};
	enum health third[] = {HEALTH_OK, HEALTH_OK, HEALTH_SHAKY};

	(void)state;
	assert_ring(health_ring(first, 3, 0.46, 0.47), HEALTH_OK, RING_ON_PACE, 0);
	assert_ring(health_ring(second, 3, 0.49, 0.47), HEALTH_SHAKY, RING_NEEDS_HELP, 1);
	assert_ring(health_ring(third, 3, 0.53, 0.47), HEALTH_OK, RING_AHEAD, 0);
	assert_ring(health_ring(third, 3, 0.43, 0.47), HEALTH_OK, RING_ON_PACE, 0);
	assert_ring(health_ring(third, 3, 0.42, 0.47), HEALTH_SHAKY, RING_BEHIND, 0);
}

static void a_ring_is_never_green_over_numbers_that_nobody_looked_at(void **state)
{
	enum health some[] = {HEALTH_OK, HEALTH_OVERDUE, HEALTH_OVERDUE, HEALTH_NOT_STARTED};

	(void)state;
	assert_ring(health_ring(some, 4, 0.9, 0.1), HEALTH_SHAKY, RING_OVERDUE, 2);
	assert_ring(health_ring(some + 1, 3, 0.9, 0.1), HEALTH_OVERDUE, RING_OVERDUE, 2);
	assert_ring(health_ring(some + 3, 1, 0, 0.5), HEALTH_NOT_STARTED, RING_SAYS_NOTHING, 0);
	assert_ring(health_ring(NULL, 0, OKR_UNKNOWN, 0.5), HEALTH_NOT_STARTED, RING_SAYS_NOTHING, 0);
	assert_ring(health_ring(some, 1, OKR_UNKNOWN, 0.5), HEALTH_NOT_STARTED, RING_SAYS_NOTHING, 0);
}

static struct vote_result votes(int count, const int *list)
{
	return vote_result(list, count);
}

/* wall-weekly-reveal.png: median 7, lowest 3, highest 8. */
static void the_vote_is_read_as_in_the_picture(void **state)
{
	struct vote_result result = votes(7, (int[]){3, 7, 8, 7, 4, 8, 7});

	(void)state;
	assert_true(result.median == 7);
	assert_int_equal(result.confidence, 7);
	assert_int_equal(result.lowest, 3);
	assert_int_equal(result.highest, 8);
	assert_int_equal(result.spread, 5);
	assert_int_equal(result.reading, VOTE_APART);
	assert_int_equal(result.counts[7], 3);
	assert_int_equal(result.counts[3], 1);
}

static void the_spread_has_three_words(void **state)
{
	(void)state;
	assert_int_equal(votes(2, (int[]){5, 5}).reading, VOTE_AGREED);
	assert_int_equal(votes(2, (int[]){5, 7}).reading, VOTE_AGREED);
	assert_int_equal(votes(2, (int[]){5, 8}).reading, VOTE_CLOSE);
	assert_int_equal(votes(2, (int[]){9, 5}).reading, VOTE_CLOSE);
	assert_int_equal(votes(2, (int[]){10, 5}).reading, VOTE_APART);
	assert_int_equal(votes(2, (int[]){0, 10}).reading, VOTE_APART);
}

static void an_even_number_of_votes_has_a_median_between(void **state)
{
	struct vote_result result = votes(4, (int[]){10, 6, 7, 0});

	(void)state;
	assert_true(result.median == 6.5);
	assert_int_equal(result.confidence, 6);
	assert_int_equal(votes(1, (int[]){0}).confidence, 0);
	assert_true(votes(2, (int[]){4, 8}).median == 6);
}

static void a_vote_that_nobody_gave_says_nothing(void **state)
{
	struct vote_result result = votes(0, NULL);

	(void)state;
	assert_int_equal(result.reading, VOTE_NONE);
	assert_int_equal(result.confidence, CONFIDENCE_UNKNOWN);
	assert_int_equal(result.lowest, -1);
}

static void half_of_the_room_is_on_each_side_of_the_median(void **state)
{
	struct story story = {.state = 31};

	(void)state;
	for (int round = 0; round < 5000; round++) {
		int list[12], count = 1 + (int)story_random(&story, 12), under = 0, over = 0;
		for (int i = 0; i < count; i++)
			list[i] = (int)story_random(&story, 11);
		struct vote_result result = vote_result(list, count);
		for (int i = 0; i < count; i++) {
			under += list[i] < result.median;
			over += list[i] > result.median;
			assert_in_range(list[i], result.lowest, result.highest);
		}
		assert_true(2 * under <= count && 2 * over <= count);
		assert_true(result.confidence <= result.median);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worst_of_the_three_speaks),
		cmocka_unit_test(a_report_says_what_each_part_thinks),
		cmocka_unit_test(confidence_has_three_zones),
		cmocka_unit_test(four_points_behind_is_not_behind),
		cmocka_unit_test(an_overdue_check_in_overrides_any_colour),
		cmocka_unit_test(a_holiday_makes_nobody_late),
		cmocka_unit_test(what_has_no_rhythm_is_never_overdue),
		cmocka_unit_test(before_the_first_check_in_it_has_not_started),
		cmocka_unit_test(without_a_clock_nothing_is_late_and_nothing_has_an_age),
		cmocka_unit_test(progress_that_is_unknown_leaves_the_word_to_confidence),
		cmocka_unit_test(health_is_monotone),
		cmocka_unit_test(the_rings_are_those_of_the_picture),
		cmocka_unit_test(a_ring_is_never_green_over_numbers_that_nobody_looked_at),
		cmocka_unit_test(the_vote_is_read_as_in_the_picture),
		cmocka_unit_test(the_spread_has_three_words),
		cmocka_unit_test(an_even_number_of_votes_has_a_median_between),
		cmocka_unit_test(a_vote_that_nobody_gave_says_nothing),
		cmocka_unit_test(half_of_the_room_is_on_each_side_of_the_median),
	};

	return cmocka_run_group_tests(tests, china_begin, china_end);
}
