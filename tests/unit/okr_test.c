#include "tests/support/story.h"

#include <math.h>

#include "app/model/days.h"
#include "app/model/okr.h"

static struct date day(const char *text)
{
	struct date date;

	if (!date_parse(text, &date))
		fail_msg("no date: %s", text);
	return date;
}

static void assert_near(double value, double expected)
{
	if (!(fabs(value - expected) < 1e-9))
		fail_msg("%.12f is not %.12f", value, expected);
}

static void assert_unknown(double value)
{
	if (okr_known(value))
		fail_msg("%f is known", value);
}

static struct okr_facts metric(enum direction direction, double start, double current, double target)
{
	return (struct okr_facts){
		.kind = KR_METRIC,
		.direction = direction,
		.start = start,
		.current = current,
		.target = target,
		.weight = 1,
	};
}

static double progress(enum direction direction, double start, double current, double target)
{
	struct okr_facts kr = metric(direction, start, current, target);

	return okr_progress(&kr);
}

/* The open rate of the official account: floor 4 %, target 6 %. */
static void the_open_rate_meets_its_kpi_and_scores_one_half(void **state)
{
	struct okr_facts kr = metric(DIRECTION_UP, 3.2, 4.6, 6);
	struct okr_verdicts verdicts = okr_judge(&kr, 4);

	(void)state;
	assert_int_equal(verdicts.kpi, KPI_MET);
	assert_true(verdicts.score == 0.5);	/* not only nearly */
}

static void the_two_verdicts_do_not_know_each_other(void **state)
{
	struct okr_facts kr = metric(DIRECTION_UP, 3.2, 3.9, 6);

	(void)state;
	assert_int_equal(okr_judge(&kr, 4).kpi, KPI_MISSED);
	assert_near(okr_judge(&kr, 4).score, 0.25);
	assert_int_equal(okr_judge(&kr, OKR_UNKNOWN).kpi, KPI_NONE);
	assert_near(okr_judge(&kr, OKR_UNKNOWN).score, 0.25);
	/* A floor under the start is met by standing still, and scores nothing. */
	kr.current = 3.2;
	assert_int_equal(okr_judge(&kr, 3).kpi, KPI_MET);
	assert_near(okr_judge(&kr, 3).score, 0);
	/* The start is not known: the KPI can be told all the same. */
	kr.start = OKR_UNKNOWN;
	assert_int_equal(okr_judge(&kr, 3).kpi, KPI_MET);
	assert_unknown(okr_judge(&kr, 3).score);
	kr.current = OKR_UNKNOWN;
	assert_int_equal(okr_judge(&kr, 3).kpi, KPI_OPEN);
}

static void a_score_is_not_clamped_and_a_bar_is(void **state)
{
	(void)state;
	assert_near(progress(DIRECTION_UP, 10, 30, 20), 2);
	assert_near(progress(DIRECTION_UP, 10, 5, 20), -0.5);
	assert_near(okr_clamped(2), 1);
	assert_near(okr_clamped(-0.5), 0);
	assert_near(okr_clamped(0.3), 0.3);
	assert_unknown(okr_clamped(OKR_UNKNOWN));
}

static void less_can_be_more(void **state)
{
	(void)state;
	assert_near(progress(DIRECTION_DOWN, 48, 36, 24), 0.5);
	assert_near(progress(DIRECTION_DOWN, 48, 24, 24), 1);
	assert_near(progress(DIRECTION_DOWN, 48, 60, 24), -0.5);
	assert_int_equal(kpi_verdict(DIRECTION_DOWN, 40, 0, 36), KPI_MET);
	assert_int_equal(kpi_verdict(DIRECTION_DOWN, 40, 0, 40), KPI_MET);
	assert_int_equal(kpi_verdict(DIRECTION_DOWN, 40, 0, 41), KPI_MISSED);
}

static void an_unknown_start_makes_progress_unknown_and_not_zero(void **state)
{
	(void)state;
	assert_unknown(progress(DIRECTION_UP, OKR_UNKNOWN, 4.6, 6));
	assert_unknown(progress(DIRECTION_UP, 3.2, OKR_UNKNOWN, 6));
	assert_unknown(progress(DIRECTION_DOWN, 3.2, 3, OKR_UNKNOWN));
	assert_unknown(progress(DIRECTION_HOLD, 3, OKR_UNKNOWN, 3));
}

static void without_a_way_to_go_the_target_is_reached_or_not(void **state)
{
	(void)state;
	assert_near(progress(DIRECTION_UP, 6, 6, 6), 1);
	assert_near(progress(DIRECTION_UP, 6, 7, 6), 1);
	assert_near(progress(DIRECTION_UP, 6, 5.9, 6), 0);
	assert_near(progress(DIRECTION_DOWN, 6, 5.9, 6), 1);
	assert_near(progress(DIRECTION_DOWN, 6, 6.1, 6), 0);
	/* A target behind the start. */
	assert_near(progress(DIRECTION_UP, 8, 7, 6), 1);
	assert_near(progress(DIRECTION_UP, 8, 5, 6), 0);
	assert_near(progress(DIRECTION_DOWN, 4, 5, 6), 1);
	assert_near(progress(DIRECTION_DOWN, 4, 7, 6), 0);
}

static double hold(double start, double current, double target, double band)
{
	struct okr_facts kr = metric(DIRECTION_HOLD, start, current, target);

	kr.band = band;
	return okr_progress(&kr);
}

static void a_value_is_held_within_its_band(void **state)
{
	(void)state;
	assert_near(hold(100, 100, 100, 5), 1);
	assert_near(hold(100, 105, 100, 5), 1);
	assert_near(hold(100, 95, 100, 5), 1);
	assert_near(hold(OKR_UNKNOWN, 97, 100, 5), 1);
	/* Begun inside: gone one band further out. */
	assert_near(hold(100, 107.5, 100, 5), 0.5);
	assert_near(hold(OKR_UNKNOWN, 90, 100, 5), 0);
	assert_near(hold(100, 85, 100, 5), -1);
	assert_near(hold(95, 92.5, 100, 5), 0.5);	/* the edge is inside */
	/* Begun outside, at 20 from the target, 15 from the band: on the way in. */
	assert_near(hold(80, 80, 100, 5), 0);
	assert_near(hold(80, 86, 100, 5), 0.4);
	assert_near(hold(80, 114, 100, 5), 0.4);	/* the other side is as far */
	assert_near(hold(80, 65, 100, 5), -1);
	/* No band: all or nothing. */
	assert_near(hold(OKR_UNKNOWN, 100, 100, 0), 1);
	assert_near(hold(100, 100.1, 100, 0), 0);
	assert_int_equal(kpi_verdict(DIRECTION_HOLD, 100, 5, 95), KPI_MET);
	assert_int_equal(kpi_verdict(DIRECTION_HOLD, 100, 5, 106), KPI_MISSED);
}

static void a_held_value_is_expected_to_be_held_from_the_first_day(void **state)
{
	struct okr_facts up = metric(DIRECTION_UP, 3.2, 4.6, 6);
	struct okr_facts held = metric(DIRECTION_HOLD, 6, 6, 6);

	(void)state;
	assert_near(okr_expected(&up, 0.42), 0.42);
	assert_near(okr_expected(&held, 0.42), 1);
	/* wall-metrics.png: 4.4 % by now. */
	assert_near(okr_expected_value(&up, 26.0 / 62), 3.2 + 26.0 / 62 * 2.8);
	assert_near(okr_expected_value(&held, 0.1), 6);
	up.start = OKR_UNKNOWN;
	assert_unknown(okr_expected_value(&up, 0.42));
}

static void milestones_are_shares_of_their_number(void **state)
{
	struct okr_facts kr = {.kind = KR_MILESTONES, .start = OKR_UNKNOWN, .target = 3, .weight = 1};

	(void)state;
	assert_near(okr_progress(&kr), 0);
	kr.current = 1;
	assert_near(okr_progress(&kr), 0.333333333);
	kr.current = 3;
	assert_near(okr_progress(&kr), 1);
	assert_near(okr_expected_value(&kr, 0.5), 1.5);
	kr.target = 0;
	assert_unknown(okr_progress(&kr));
}

static void ratings_and_percents_are_measured_as_metrics_are(void **state)
{
	struct okr_facts kr = metric(DIRECTION_UP, 3, 4, 5);

	(void)state;
	kr.kind = KR_RATING;
	assert_near(okr_progress(&kr), 0.5);
	kr.kind = KR_PERCENT;
	assert_near(okr_progress(&kr), 0.5);
}

static void the_floor_stands_where_its_value_would(void **state)
{
	struct okr_facts kr = metric(DIRECTION_UP, 3.2, 4.6, 6);

	(void)state;
	assert_near(okr_progress_at(&kr, 4), 0.285714286);
	assert_near(okr_progress_at(&kr, 6), 1);
	kr.kind = KR_COUNT;
	kr.target = 8;
	assert_near(okr_progress_at(&kr, 4), 0.5);
}

static double counted(enum direction direction, double target, struct okr_counts counts)
{
	struct okr_facts kr = {
		.kind = KR_COUNT, .direction = direction, .target = target, .counts = &counts};

	return okr_progress(&kr);
}

/* "4 a month", in a quarter. */
static void a_good_month_does_not_make_up_for_a_poor_one(void **state)
{
	struct okr_counts even = {{4, 4, 4}, 3, 3, 3}, uneven = {{8, 0, 4}, 3, 3, 3};

	(void)state;
	assert_near(counted(DIRECTION_UP, 4, even), 1);
	assert_near(counted(DIRECTION_UP, 4, uneven), 0.666666667);
	assert_near(counted(DIRECTION_UP, 4, (struct okr_counts){{4, 2}, 1, 2, 3}), 0.5);
	assert_near(counted(DIRECTION_UP, 4, (struct okr_counts){{0}, 0, 1, 3}), 0);
	assert_unknown(counted(DIRECTION_UP, 4, (struct okr_counts){{0}, 0, 0, 3}));
	assert_near(counted(DIRECTION_UP, 0, even), 1);
}

static void no_accidents_is_kept_until_one_happens(void **state)
{
	(void)state;
	assert_near(counted(DIRECTION_DOWN, 0, (struct okr_counts){{0, 0}, 1, 2, 3}), 0.666666667);
	assert_near(counted(DIRECTION_DOWN, 0, (struct okr_counts){{0, 1}, 1, 2, 3}), 0.333333333);
	assert_near(counted(DIRECTION_DOWN, 0, (struct okr_counts){{0, 0, 0}, 3, 3, 3}), 1);
	assert_near(counted(DIRECTION_HOLD, 4, (struct okr_counts){{4, 3}, 1, 2, 2}), 1);
	assert_near(counted(DIRECTION_HOLD, 4, (struct okr_counts){{4, 3}, 2, 2, 2}), 0.5);
	assert_near(counted(DIRECTION_HOLD, 4, (struct okr_counts){{4, 5}, 1, 2, 2}), 0.5);
}

static enum kpi_verdict monthly(enum direction direction, double floor, struct okr_counts counts)
{
	return kpi_verdict_of_counts(direction, floor, 0, &counts);
}

static void a_kpi_on_counts_is_met_month_by_month(void **state)
{
	(void)state;
	assert_int_equal(monthly(DIRECTION_UP, 4, (struct okr_counts){{4, 5, 4}, 3, 3, 3}), KPI_MET);
	assert_int_equal(monthly(DIRECTION_UP, 4, (struct okr_counts){{9, 3, 9}, 3, 3, 3}), KPI_MISSED);
	/* The running month is not over. */
	assert_int_equal(monthly(DIRECTION_UP, 4, (struct okr_counts){{4, 1}, 1, 2, 3}), KPI_MET);
	assert_int_equal(monthly(DIRECTION_UP, 4, (struct okr_counts){{1}, 0, 1, 3}), KPI_OPEN);
	assert_int_equal(monthly(DIRECTION_UP, 4, (struct okr_counts){{4}, 0, 1, 3}), KPI_MET);
	assert_int_equal(monthly(DIRECTION_UP, 4, (struct okr_counts){{0}, 0, 0, 3}), KPI_OPEN);
	assert_int_equal(monthly(DIRECTION_UP, OKR_UNKNOWN, (struct okr_counts){{1}, 1, 1, 3}),
			 KPI_NONE);
	/* What went too far stays too far. */
	assert_int_equal(monthly(DIRECTION_DOWN, 0, (struct okr_counts){{0, 1}, 1, 2, 3}), KPI_MISSED);
	assert_int_equal(monthly(DIRECTION_DOWN, 0, (struct okr_counts){{0}, 0, 1, 3}), KPI_OPEN);
}

static void readings_are_added_up_by_month(void **state)
{
	static const struct metric_reading readings[] = {
		{{2026, 9, 30}, 9}, {{2026, 11, 2}, 1}, {{2026, 10, 1}, 1},
		{{2026, 10, 31}, 2}, {{2026, 12, 1}, 5}, {{2027, 1, 1}, 7},
	};
	struct okr_counts counts;

	(void)state;
	okr_count(readings, 6, day("2026-10-01"), day("2026-12-31"), OKR_MONTHLY, day("2026-11-12"),
		  &counts);
	assert_int_equal(counts.periods, 3);
	assert_int_equal(counts.closed, 1);
	assert_int_equal(counts.begun, 2);
	assert_near(counts.counts[0], 3);
	assert_near(counts.counts[1], 1);
	okr_count(readings, 6, day("2026-10-01"), day("2026-12-31"), OKR_MONTHLY, day("2027-02-01"),
		  &counts);
	assert_int_equal(counts.closed, 3);
	assert_int_equal(counts.begun, 3);
	assert_near(counts.counts[2], 5);
	okr_count(readings, 6, day("2026-10-01"), day("2026-12-31"), OKR_MONTHLY, day("2026-09-30"),
		  &counts);
	assert_int_equal(counts.begun, 0);
}

static void a_week_belongs_to_the_cycle_of_its_thursday(void **state)
{
	/* 2026-10-01 is a Thursday: its week counts; 2026-12-31 as well. */
	static const struct metric_reading readings[] = {
		{{2026, 9, 28}, 1}, {{2026, 10, 4}, 1}, {{2026, 10, 5}, 1}, {{2027, 1, 3}, 4}};
	struct okr_counts counts;

	(void)state;
	okr_count(readings, 4, day("2026-10-01"), day("2026-12-31"), OKR_WEEKLY, day("2027-01-10"),
		  &counts);
	assert_int_equal(counts.periods, 14);
	assert_near(counts.counts[0], 2);
	assert_near(counts.counts[1], 1);
	assert_near(counts.counts[13], 4);
	/* 2027-10-01 is a Friday: its week is the third quarter's. */
	okr_count(readings, 0, day("2027-10-01"), day("2027-12-31"), OKR_WEEKLY, day("2027-10-03"),
		  &counts);
	assert_int_equal(counts.begun, 0);
	assert_int_equal(counts.periods, 13);
}

static void weeks_of_cycles_one_after_the_other_leave_none_out(void **state)
{
	struct story story = {.state = 3};
	struct date first = day("2020-01-01");

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct date last = date_later(first, 20 + (int)story_random(&story, 340));
		struct date end = date_later(last, 1 + (int)story_random(&story, 340));
		struct okr_counts left, right, both;
		okr_count(NULL, 0, first, last, OKR_WEEKLY, last, &left);
		okr_count(NULL, 0, date_later(last, 1), end, OKR_WEEKLY, last, &right);
		okr_count(NULL, 0, first, end, OKR_WEEKLY, last, &both);
		if (both.periods < OKR_PERIODS_MAX)
			assert_int_equal(left.periods + right.periods, both.periods);
		first = date_later(first, 1);
	}
}

static void an_objective_is_the_weighted_mean_of_what_is_known(void **state)
{
	struct okr_facts krs[3] = {
		metric(DIRECTION_UP, 0, 10, 10),
		metric(DIRECTION_UP, 0, 4, 10),
		metric(DIRECTION_UP, OKR_UNKNOWN, 4, 10),
	};
	struct okr_mean mean = okr_objective_progress(krs, 3);

	(void)state;
	assert_near(mean.value, 0.7);
	assert_int_equal(mean.known, 2);
	assert_int_equal(mean.unknown, 1);
	krs[1].weight = 3;
	assert_near(okr_objective_progress(krs, 3).value, 0.55);
	krs[0].weight = 0;
	assert_near(okr_objective_progress(krs, 3).value, 0.4);
	assert_unknown(okr_objective_progress(krs, 1).value);
	assert_unknown(okr_objective_progress(&krs[2], 1).value);
	assert_unknown(okr_objective_progress(NULL, 0).value);
}

static void the_ring_is_of_clamped_and_the_score_of_unclamped_progress(void **state)
{
	struct okr_facts krs[2] = {
		metric(DIRECTION_UP, 0, 20, 10),
		metric(DIRECTION_UP, 0, 0, 10),
	};

	(void)state;
	assert_near(okr_objective_progress(krs, 2).value, 0.5);
	assert_near(okr_objective_score(krs, 2).value, 1);
}

/* The four objectives of wall-review.png, and the edges. */
static void the_review_speaks_of_the_figures_on_the_wall(void **state)
{
	(void)state;
	assert_int_equal(okr_review(OBJECTIVE_ASPIRATIONAL, 0.74), REVIEW_REACHED);
	assert_int_equal(okr_review(OBJECTIVE_ASPIRATIONAL, 0.48), REVIEW_WELL_SHORT);
	assert_int_equal(okr_review(OBJECTIVE_COMMITTED, 0.96), REVIEW_JUST_SHORT);
	assert_int_equal(okr_review(OBJECTIVE_ASPIRATIONAL, 0.695), REVIEW_REACHED);	/* 0.70 */
	assert_int_equal(okr_review(OBJECTIVE_ASPIRATIONAL, 0.694), REVIEW_JUST_SHORT);
	assert_int_equal(okr_review(OBJECTIVE_ASPIRATIONAL, 0.61), REVIEW_JUST_SHORT);
	assert_int_equal(okr_review(OBJECTIVE_ASPIRATIONAL, 0.60), REVIEW_WELL_SHORT);
	assert_int_equal(okr_review(OBJECTIVE_COMMITTED, 1.2), REVIEW_REACHED);
	assert_int_equal(okr_review(OBJECTIVE_COMMITTED, -0.3), REVIEW_WELL_SHORT);
	assert_int_equal(okr_review(OBJECTIVE_COMMITTED, OKR_UNKNOWN), REVIEW_UNKNOWN);
}

/* Two decimals, as people type them. */
static double typed(struct story *story)
{
	return ((int)story_random(story, 20001) - 10000) / 100.0;
}

static void the_way_is_the_same_in_any_unit_and_mirrored(void **state)
{
	struct story story = {.state = 11};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		double start = typed(&story), target = typed(&story), current = typed(&story);
		double unit = (1 + story_random(&story, 99)) * 10.0;
		enum direction direction = target > start ? DIRECTION_UP : DIRECTION_DOWN;
		if (fabs(target - start) < 0.005)
			continue;
		double one = progress(direction, start, current, target);
		double scaled = progress(direction, start * unit, current * unit, target * unit);
		double mirrored = progress(direction == DIRECTION_UP ? DIRECTION_DOWN : DIRECTION_UP,
					   -start, -current, -target);
		assert_true(fabs(one - scaled) < 1e-6 * fmax(1, fabs(one)));
		assert_near(mirrored, one);
		assert_near(progress(direction, start, start, target), 0);
		assert_near(progress(direction, start, target, target), 1);
		/* The floor is met exactly where its place on the bar is passed. */
		struct okr_facts kr = metric(direction, start, current, target);
		double floor = typed(&story);
		bool met = okr_judge(&kr, floor).kpi == KPI_MET;
		assert_int_equal(met, okr_progress(&kr) >= okr_progress_at(&kr, floor));
	}
}

static void holding_never_exceeds_one_and_falls_with_distance(void **state)
{
	struct story story = {.state = 12};

	(void)state;
	for (int round = 0; round < 20000; round++) {
		double start = story_random(&story, 4) ? typed(&story) : OKR_UNKNOWN;
		double target = typed(&story), band = fabs(typed(&story)) / 10;
		double near = typed(&story), far = near;
		while (fabs(far - target) <= fabs(near - target))
			far = target + 1 + 2 * (far - target);
		double a = hold(start, near, target, band), b = hold(start, far, target, band);
		assert_true(a <= 1 && b <= a);
		assert_int_equal(a == 1, fabs(near - target) <= band + 1e-9);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_open_rate_meets_its_kpi_and_scores_one_half),
		cmocka_unit_test(the_two_verdicts_do_not_know_each_other),
		cmocka_unit_test(a_score_is_not_clamped_and_a_bar_is),
		cmocka_unit_test(less_can_be_more),
		cmocka_unit_test(an_unknown_start_makes_progress_unknown_and_not_zero),
		cmocka_unit_test(without_a_way_to_go_the_target_is_reached_or_not),
		cmocka_unit_test(a_value_is_held_within_its_band),
		cmocka_unit_test(a_held_value_is_expected_to_be_held_from_the_first_day),
		cmocka_unit_test(milestones_are_shares_of_their_number),
		cmocka_unit_test(ratings_and_percents_are_measured_as_metrics_are),
		cmocka_unit_test(the_floor_stands_where_its_value_would),
		cmocka_unit_test(a_good_month_does_not_make_up_for_a_poor_one),
		cmocka_unit_test(no_accidents_is_kept_until_one_happens),
		cmocka_unit_test(a_kpi_on_counts_is_met_month_by_month),
		cmocka_unit_test(readings_are_added_up_by_month),
		cmocka_unit_test(a_week_belongs_to_the_cycle_of_its_thursday),
		cmocka_unit_test(weeks_of_cycles_one_after_the_other_leave_none_out),
		cmocka_unit_test(an_objective_is_the_weighted_mean_of_what_is_known),
		cmocka_unit_test(the_ring_is_of_clamped_and_the_score_of_unclamped_progress),
		cmocka_unit_test(the_review_speaks_of_the_figures_on_the_wall),
		cmocka_unit_test(the_way_is_the_same_in_any_unit_and_mirrored),
		cmocka_unit_test(holding_never_exceeds_one_and_falls_with_distance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
