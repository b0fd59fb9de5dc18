#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "app/base/clock.h"
#include "app/model/hours.h"

static struct arena arena;
static struct workdays china;

static int china_time(void **state)
{
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	return workdays_parse(workdays_shipped(), &arena, &china, &err) ? 0 : -1;
}

static int forget(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

static int64_t at(const char *text)
{
	int64_t ms;

	assert_true(clock_parse(text, &ms));
	return ms;
}

static struct hours hours_of(const char *text, bool workdays_only)
{
	struct hours hours = {.workdays_only = workdays_only};

	assert_true(hours_parse(text, &hours));
	return hours;
}

static bool lit(const struct hours *hours, const char *time)
{
	return hours_lit(hours, &china, at(time));
}

static void next_is(const struct hours *hours, const char *now, const char *next)
{
	assert_int_equal(hours_next_ms(hours, &china, at(now)), next ? at(next) : 0);
}

static void hours_are_read_as_they_are_written(void **state)
{
	static const char *const good[] = {"07:30-23:00", "00:00-00:01", "22:00-06:00", "always"};
	static const char *const bad[] = {"",	       "07:30",	      "7:30-23:00",  "07:30-24:00", "07:60-23:00",
					  "07:30 23:00", "08:00-08:00", "07:30-23:00 ", "Always",	    "0a:30-23:00"};
	struct hours hours = {1, 2, true};
	char text[HOURS_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(hours_parse(bad[i], &hours));
		assert_int_equal(hours.from_minute, 1);
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(hours_parse(good[i], &hours));
		hours_format(&hours, text);
		assert_string_equal(text, good[i]);
	}
	assert_true(hours_always(&hours));
	assert_true(hours.workdays_only);
}

static void a_wall_without_hours_is_always_lit(void **state)
{
	struct hours zero = {0}, idle_days = {.workdays_only = true};

	(void)state;
	assert_true(lit(&zero, "2026-11-14T03:00"));
	assert_true(lit(&idle_days, "2026-11-14T03:00"));
	next_is(&zero, "2026-11-14T03:00", NULL);
}

static void it_is_lit_from_the_first_minute_up_to_the_last(void **state)
{
	struct hours hours = hours_of("07:30-23:00", false);

	(void)state;
	assert_false(lit(&hours, "2026-11-12T07:29"));
	assert_true(lit(&hours, "2026-11-12T07:30"));
	assert_true(lit(&hours, "2026-11-12T22:59"));
	assert_false(lit(&hours, "2026-11-12T23:00"));
	next_is(&hours, "2026-11-12T23:00", "2026-11-13T07:30");
	next_is(&hours, "2026-11-13T01:00", "2026-11-13T07:30");
	next_is(&hours, "2026-11-13T12:00", NULL);
}

static void a_night_shift_belongs_to_the_day_it_began_on(void **state)
{
	struct hours hours = hours_of("20:00-02:00", true);

	(void)state;
	assert_true(lit(&hours, "2026-11-13T21:00"));	/* Friday */
	assert_true(lit(&hours, "2026-11-14T01:59"));
	assert_false(lit(&hours, "2026-11-14T02:00"));
	assert_false(lit(&hours, "2026-11-14T21:00"));	/* Saturday */
	assert_false(lit(&hours, "2026-11-16T01:00"));	/* Sunday's night */
	next_is(&hours, "2026-11-14T02:00", "2026-11-16T20:00");
}

static void a_weekend_is_dark_and_a_make_up_saturday_is_not(void **state)
{
	struct hours hours = hours_of("07:30-19:00", true);

	(void)state;
	assert_false(lit(&hours, "2026-11-14T10:00"));	/* Saturday */
	assert_true(lit(&hours, "2026-10-10T10:00"));	/* a Saturday that is worked for National Day */
	assert_false(lit(&hours, "2026-10-01T10:00"));	/* National Day, a Thursday */
	next_is(&hours, "2026-11-13T19:00", "2026-11-16T07:30");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_are_read_as_they_are_written),
		cmocka_unit_test(a_wall_without_hours_is_always_lit),
		cmocka_unit_test(it_is_lit_from_the_first_minute_up_to_the_last),
		cmocka_unit_test(a_night_shift_belongs_to_the_day_it_began_on),
		cmocka_unit_test(a_weekend_is_dark_and_a_make_up_saturday_is_not),
	};

	return cmocka_run_group_tests(tests, china_time, forget);
}
