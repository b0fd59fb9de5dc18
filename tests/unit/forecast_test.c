#include "tests/support/story.h"

#include <math.h>

#include "app/model/days.h"
#include "app/model/forecast.h"

static const struct date first = {2026, 10, 1}, last = {2026, 12, 31};

/* Six Wednesdays, as in wall-metrics.png. */
static const struct metric_reading open_rate[] = {
	{{2026, 10, 7}, 3.2},  {{2026, 10, 14}, 3.3}, {{2026, 10, 21}, 3.7},
	{{2026, 10, 28}, 4.1}, {{2026, 11, 4}, 4.4},  {{2026, 11, 11}, 4.6},
};

static struct forecast towards(const struct metric_reading *readings, int count,
			       enum direction direction, double target)
{
	return forecast(readings, count, first, last, direction, target, 0);
}

static void assert_near(double value, double expected, double by)
{
	if (!(fabs(value - expected) <= by))
		fail_msg("%.9f is not %.9f", value, expected);
}

static void assert_day(struct date date, int month, int number)
{
	assert_int_equal(date.month, month);
	assert_int_equal(date.day, number);
}

static void the_open_rate_gets_there_on_the_day_in_the_picture(void **state)
{
	struct forecast line = towards(open_rate, 6, DIRECTION_UP, 6);

	(void)state;
	assert_int_equal(line.kind, FORECAST_CROSSES);
	assert_day(line.crosses, 12, 12);
	assert_near(line.end_value, 6.83, 0.005);
	assert_near(line.slope_per_day * 7, 5.35 / 17.5, 1e-12);
	assert_near(forecast_at(&line, line.crosses), 6, line.slope_per_day);
}

static void fewer_than_three_readings_are_no_line(void **state)
{
	(void)state;
	assert_int_equal(towards(open_rate, 2, DIRECTION_UP, 6).kind, FORECAST_NONE);
	assert_int_equal(towards(NULL, 0, DIRECTION_UP, 6).kind, FORECAST_NONE);
	assert_int_equal(towards(open_rate, 3, DIRECTION_UP, 99).kind, FORECAST_SHORT);
}

static void readings_of_another_cycle_do_not_count(void **state)
{
	struct metric_reading readings[] = {
		{{2026, 9, 30}, 100}, {{2026, 10, 7}, 3}, {{2026, 10, 14}, 4},
		{{2027, 1, 1}, 100},  {{2026, 10, 21}, 5},
	};

	(void)state;
	assert_int_equal(towards(readings, 4, DIRECTION_UP, 6).kind, FORECAST_NONE);
	struct forecast line = towards(readings, 5, DIRECTION_UP, 6);
	assert_int_equal(line.kind, FORECAST_CROSSES);
	assert_day(line.crosses, 10, 28);
	assert_near(line.slope_per_day, 1 / 7.0, 1e-12);
}

static void a_line_that_turns_away_never_crosses(void **state)
{
	static const struct metric_reading falling[] = {
		{{2026, 10, 7}, 5}, {{2026, 10, 14}, 4.5}, {{2026, 10, 21}, 4}};

	(void)state;
	struct forecast line = towards(falling, 3, DIRECTION_UP, 6);
	assert_int_equal(line.kind, FORECAST_SHORT);
	assert_int_equal(line.crosses.year, 0);
	assert_true(line.end_value < 0);
	line = towards(falling, 3, DIRECTION_DOWN, 2);
	assert_int_equal(line.kind, FORECAST_CROSSES);
	assert_day(line.crosses, 11, 18);
	assert_int_equal(towards(falling, 3, DIRECTION_DOWN, 4).kind, FORECAST_REACHED);
}

static void a_target_past_the_end_of_the_cycle_is_not_reached(void **state)
{
	struct forecast line = towards(open_rate, 6, DIRECTION_UP, 6.9);

	(void)state;
	assert_int_equal(line.kind, FORECAST_SHORT);
	assert_near(line.end_value, 6.83, 0.005);
}

static void what_is_there_already_does_not_cross(void **state)
{
	(void)state;
	assert_int_equal(towards(open_rate, 6, DIRECTION_UP, 4.6).kind, FORECAST_REACHED);
	/* The line is past 4.62 by tomorrow, the newest reading is not. */
	struct forecast line = towards(open_rate, 6, DIRECTION_UP, 4.62);
	assert_int_equal(line.kind, FORECAST_CROSSES);
	assert_day(line.crosses, 11, 12);
}

static void readings_of_one_day_are_no_line(void **state)
{
	static const struct metric_reading same[] = {
		{{2026, 10, 7}, 5}, {{2026, 10, 7}, 4.5}, {{2026, 10, 7}, 4}};

	(void)state;
	assert_int_equal(towards(same, 3, DIRECTION_UP, 6).kind, FORECAST_NONE);
}

static void without_a_target_there_is_a_line_all_the_same(void **state)
{
	struct forecast line = towards(open_rate, 6, DIRECTION_UP, OKR_UNKNOWN);

	(void)state;
	assert_int_equal(line.kind, FORECAST_SHORT);
	assert_near(line.end_value, 6.83, 0.005);
}

static void a_value_to_be_held_stays_or_leaves_or_is_outside(void **state)
{
	static const struct metric_reading drifting[] = {
		{{2026, 10, 7}, 100}, {{2026, 10, 14}, 101}, {{2026, 10, 21}, 102}};
	struct forecast line;

	(void)state;
	line = forecast(drifting, 3, first, last, DIRECTION_HOLD, 100, 20);
	assert_int_equal(line.kind, FORECAST_STAYS);
	line = forecast(drifting, 3, first, last, DIRECTION_HOLD, 100, 5);
	assert_int_equal(line.kind, FORECAST_LEAVES);
	assert_day(line.crosses, 11, 12);	/* on the 11th it is 105 */
	line = forecast(drifting, 3, first, last, DIRECTION_HOLD, 100, 1);
	assert_int_equal(line.kind, FORECAST_OUTSIDE);
}

/* Points on a straight line, in any order, give that line back. */
static void a_straight_line_is_found_again(void **state)
{
	struct story story = {.state = 17};

	(void)state;
	for (int round = 0; round < 5000; round++) {
		struct metric_reading readings[12];
		int count = 3 + (int)story_random(&story, 10);
		int place = (int)story_random(&story, 90);
		double level = story_random(&story, 100000) - 50000.0;
		double slope = (story_random(&story, 2001) - 1000.0) / 100;
		for (int i = 0; i < count; i++) {
			int days = (place + i * 7) % 92;
			readings[i].date = date_later(first, days);
			readings[i].value = level + slope * days;
		}
		struct forecast line = towards(readings, count, DIRECTION_UP, 1e9);
		assert_near(line.slope_per_day, slope, 1e-6);
		assert_near(line.level, level, 1e-4);
		assert_near(line.end_value, level + slope * 91, 1e-4);
	}
}

static void the_sum_of_squares_is_the_least(void **state)
{
	struct story story = {.state = 18};

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct metric_reading readings[8];
		double best = 0;
		for (int i = 0; i < 8; i++) {
			readings[i].date = date_later(first, i * 9 + (int)story_random(&story, 9));
			readings[i].value = story_random(&story, 1000) / 10.0;
		}
		struct forecast line = towards(readings, 8, DIRECTION_UP, 1e9);
		for (int i = 0; i < 8; i++)
			best += pow(readings[i].value - forecast_at(&line, readings[i].date), 2);
		for (int tilt = -1; tilt <= 1; tilt++) {
			struct forecast other = line;
			double sum = 0;
			other.slope_per_day += tilt * 0.01;
			other.level += tilt ? 0 : 0.1;
			for (int i = 0; i < 8; i++)
				sum += pow(readings[i].value - forecast_at(&other, readings[i].date), 2);
			assert_true(sum > best);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_open_rate_gets_there_on_the_day_in_the_picture),
		cmocka_unit_test(fewer_than_three_readings_are_no_line),
		cmocka_unit_test(readings_of_another_cycle_do_not_count),
		cmocka_unit_test(a_line_that_turns_away_never_crosses),
		cmocka_unit_test(a_target_past_the_end_of_the_cycle_is_not_reached),
		cmocka_unit_test(what_is_there_already_does_not_cross),
		cmocka_unit_test(readings_of_one_day_are_no_line),
		cmocka_unit_test(without_a_target_there_is_a_line_all_the_same),
		cmocka_unit_test(a_value_to_be_held_stays_or_leaves_or_is_outside),
		cmocka_unit_test(a_straight_line_is_found_again),
		cmocka_unit_test(the_sum_of_squares_is_the_least),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
