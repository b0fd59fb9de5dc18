#include "tests/support/china.h"

#include "app/model/burnup.h"

static int32_t number(const char *text)
{
	return date_number(day(text));
}

/* A quarter with one metric, read twice, and one key result that follows it from 10 to 20. */
struct quarter {
	struct goals goals;
	struct metric_reading readings[2];
	struct metric metric;
	struct key_result kr;
	struct kr_checkin checkins[3];
};

static void begin(struct quarter *quarter)
{
	*quarter = (struct quarter){
		.readings = {{day("2026-10-05"), 12}, {day("2026-10-20"), 18}},
		.metric = {.first = 0, .count = 2},
		.kr = {.kind = KR_METRIC, .has_start = true, .start = 10, .target = 20, .weight = 1,
		       .has_current = true, .current = 18},
	};
	quarter->goals = (struct goals){
		.cycle = {.id = "2026q4",
			  .dates = {.first = day("2026-10-01"), .last = day("2026-12-31")}},
		.metrics = &quarter->metric, .metric_count = 1,
		.readings = quarter->readings, .reading_count = 2,
		.key_results = &quarter->kr, .key_result_count = 1,
		.checkins = quarter->checkins,
	};
}

static void a_day_knows_what_was_read_by_then_and_nothing_later(void **state)
{
	struct arena arena = {0};
	struct quarter quarter;
	const struct burn_day *days;

	(void)state;
	begin(&quarter);
	assert_int_equal(burn_up(&quarter.goals, &quarter.kr, day("2026-10-22"), &arena, &days), 22);
	assert_int_equal(days[0].day, number("2026-10-01"));
	assert_false(okr_known(days[3].value));
	assert_false(okr_known(days[3].progress));
	assert_true(days[4].value == 12 && days[4].progress == 0.2);
	assert_true(days[18].progress == 0.2);
	assert_true(days[19].progress == 0.8);
	assert_true(days[21].progress == 0.8);
	assert_true(days[0].expected == 0);
	for (int i = 1; i < 22; i++)
		assert_true(days[i].expected >= days[i - 1].expected);
	arena_finish(&arena);
}

static void it_ends_with_the_cycle_and_begins_with_it(void **state)
{
	struct arena arena = {0};
	struct quarter quarter;
	const struct burn_day *days;

	(void)state;
	begin(&quarter);
	assert_int_equal(burn_up(&quarter.goals, &quarter.kr, day("2027-02-01"), &arena, &days), 92);
	assert_int_equal(days[91].day, number("2026-12-31"));
	assert_int_equal(burn_up(&quarter.goals, &quarter.kr, day("2026-09-30"), &arena, &days), 0);
	assert_int_equal(burn_up(&quarter.goals, &quarter.kr, (struct date){0}, &arena, &days), 0);
	assert_int_equal(burn_up(&quarter.goals, &quarter.kr, day("2026-10-01"), &arena, &days), 1);
	arena_finish(&arena);
}

/* Four a month: two in October, then three in November. */
static void a_count_grows_within_its_month_and_begins_anew(void **state)
{
	struct arena arena = {0};
	struct quarter quarter;
	const struct burn_day *days;
	const struct {
		const char *day;
		double value;
	} said[] = {{"2026-10-10", 1}, {"2026-10-12", 1}, {"2026-11-03", 3}};

	(void)state;
	begin(&quarter);
	for (int i = 0; i < 3; i++)
		quarter.checkins[i] = (struct kr_checkin){.day = number(said[i].day), .has_value = true,
							  .value = said[i].value};
	quarter.kr = (struct key_result){.kind = KR_COUNT, .metric = -1, .target = 4,
					 .period = EVERY_MONTH, .weight = 1, .count = 3};
	assert_int_equal(burn_up(&quarter.goals, &quarter.kr, day("2026-11-04"), &arena, &days), 35);
	assert_true(days[8].value == 0);
	assert_true(days[9].value == 1);
	assert_true(days[11].value == 2);
	assert_true(days[31].value == 0);
	assert_true(days[33].value == 3);
	assert_true(days[33].progress > days[31].progress);
	assert_true(days[31].progress == days[30].progress);
	arena_finish(&arena);
}

static void of_milestones_the_dates_are_not_known_but_today_is(void **state)
{
	struct arena arena = {0};
	struct quarter quarter;
	const struct burn_day *days;

	(void)state;
	begin(&quarter);
	quarter.kr = (struct key_result){.kind = KR_MILESTONES, .metric = -1, .milestones_done = 1,
					 .milestone_count = 4, .weight = 1, .has_current = true,
					 .current = 1};
	assert_int_equal(burn_up(&quarter.goals, &quarter.kr, day("2026-10-03"), &arena, &days), 3);
	assert_false(okr_known(days[1].progress));
	assert_true(days[2].progress == 0.25);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_knows_what_was_read_by_then_and_nothing_later),
		cmocka_unit_test(it_ends_with_the_cycle_and_begins_with_it),
		cmocka_unit_test(a_count_grows_within_its_month_and_begins_anew),
		cmocka_unit_test(of_milestones_the_dates_are_not_known_but_today_is),
	};

	return cmocka_run_group_tests(tests, china_begin, china_end);
}
