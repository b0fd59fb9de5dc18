#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "app/base/clock.h"
#include "app/model/calendar.h"

static void every_day_of_four_centuries_has_its_number(void **state)
{
	struct date date = {1900, 1, 1};
	int32_t number = date_number(date);
	int weekday = 1;	/* a Monday */

	(void)state;
	for (int i = 0; i < 146097; i++) {
		struct date again = date_from_number(number + i);
		assert_int_equal(date_number(again), number + i);
		assert_int_equal(date_weekday(again), weekday);
		weekday = weekday % 7 + 1;
	}
}

static void only_days_that_exist_are_read(void **state)
{
	struct date date;
	char text[DATE_SIZE];

	(void)state;
	assert_true(date_parse("2024-02-29", &date));
	date_format(date, text);
	assert_string_equal(text, "2024-02-29");
	assert_false(date_parse("2023-02-29", &date));
	assert_false(date_parse("2023-13-01", &date));
	assert_false(date_parse("2023-1-1", &date));
	assert_false(date_parse("2023-01-01T00:00", &date));
	assert_false(date_parse("", &date));
}

static int64_t moment(const char *text)
{
	int64_t ms;

	assert_true(clock_parse(text, &ms));
	return ms;
}

static void days_are_counted_as_people_count_them(void **state)
{
	(void)state;
	assert_int_equal(days_between(moment("2026-11-11T23:50"), moment("2026-11-12T00:10")), 1);
	assert_int_equal(days_between(moment("2026-11-12T00:10"), moment("2026-11-12T23:50")), 0);
	assert_int_equal(days_between(moment("2026-12-24T10:00"), moment("2026-11-12T10:00")), 0);
}

static void a_moment_is_read_in_local_time_and_written_in_utc(void **state)
{
	char text[25];

	(void)state;
	clock_format(moment("2026-11-12T09:20"), text);
	assert_string_equal(text, "2026-11-12T01:20:00.000Z");
	clock_format(moment("2026-11-12T09:20:30Z"), text);
	assert_string_equal(text, "2026-11-12T09:20:30.000Z");
	assert_int_equal(minute_of_day(moment("2026-11-12T09:20")), 560);
	int64_t ms;
	assert_false(clock_parse("yesterday", &ms));
	assert_false(clock_parse("2026-11-12T09:20X", &ms));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_of_four_centuries_has_its_number),
		cmocka_unit_test(only_days_that_exist_are_read),
		cmocka_unit_test(days_are_counted_as_people_count_them),
		cmocka_unit_test(a_moment_is_read_in_local_time_and_written_in_utc),
	};

	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
