#include "tests/support/china.h"

#include "app/base/clock.h"
#include "app/model/week.h"

static void same_day(struct date a, const char *b)
{
	assert_int_equal(date_number(a), date_number(day(b)));
}

static struct week week_of(const char *today)
{
	return week_at(&china, day(today), WEEK_STANDUP_MINUTE);
}

static void a_week_is_named_by_its_monday_whatever_day_it_is(void **state)
{
	(void)state;
	static const char *const days[] = {"2026-11-16", "2026-11-18", "2026-11-22"};

	for (int i = 0; i < 3; i++) {
		struct week week = week_of(days[i]);
		same_day(week.monday, "2026-11-16");
		same_day(week.first, "2026-11-16");
		assert_int_equal(week.monday_ms, at("2026-11-16T00:00"));
		assert_int_equal(week.last_ms, at("2026-11-09T00:00"));
		assert_int_equal(week.before_ms, at("2026-11-02T00:00"));
	}
}

static void the_wall_asks_from_nine_until_the_stand_up(void **state)
{
	(void)state;
	struct week week = week_of("2026-11-16");

	assert_int_equal(week.opens_ms, at("2026-11-16T09:00"));
	assert_int_equal(week.closes_ms, at("2026-11-16T09:30"));
	assert_false(week_is_open(&week, at("2026-11-16T08:59")));
	assert_true(week_is_open(&week, at("2026-11-16T09:00")));
	assert_true(week_is_open(&week, at("2026-11-16T09:29")));
	assert_false(week_is_open(&week, at("2026-11-16T09:30")));
}

static void before_an_early_stand_up_it_asks_half_an_hour_ahead(void **state)
{
	(void)state;
	struct week week = week_at(&china, day("2026-11-16"), 8 * 60 + 45);

	assert_int_equal(week.opens_ms, at("2026-11-16T08:15"));
	assert_int_equal(week.closes_ms, at("2026-11-16T08:45"));
	week = week_at(&china, day("2026-11-16"), 10);
	assert_int_equal(week.opens_ms, at("2026-11-16T00:00"));
}

static void owners_may_decide_from_the_first_working_day_on_and_silence_keeps(void **state)
{
	(void)state;
	struct week week = week_of("2026-11-16");

	assert_int_equal(week_phase(&week, at("2026-11-16T00:00")), WEEK_ASKS);
	assert_int_equal(week_phase(&week, at("2026-11-16T09:29")), WEEK_ASKS);
	assert_int_equal(week_phase(&week, at("2026-11-16T09:30")), WEEK_SETTLED);
	assert_int_equal(week_phase(&week, at("2026-11-20T18:00")), WEEK_SETTLED);
}

/* 4 May 2026 is a Monday within the Labour Day holiday, 1 to 5 May. */
static void after_a_holiday_monday_the_first_working_day_asks(void **state)
{
	(void)state;
	struct week week = week_of("2026-05-04");

	same_day(week.monday, "2026-05-04");
	same_day(week.first, "2026-05-06");
	assert_int_equal(week_phase(&week, at("2026-05-04T10:00")), WEEK_REST);
	assert_int_equal(week_phase(&week, at("2026-05-05T23:59")), WEEK_REST);
	assert_int_equal(week_phase(&week, at("2026-05-06T09:10")), WEEK_ASKS);
	assert_int_equal(week.opens_ms, at("2026-05-06T09:00"));
}

/* The spring festival of 2026 is off from Sunday 15 February to Monday the 23rd. */
static void a_week_off_asks_nothing_and_is_skipped_when_looking_back(void **state)
{
	(void)state;
	struct week off = week_of("2026-02-18"), after = week_of("2026-02-24");

	assert_int_equal(off.first.year, 0);
	assert_int_equal(week_phase(&off, at("2026-02-18T10:00")), WEEK_REST);
	assert_false(week_is_open(&off, at("2026-02-18T09:10")));
	same_day(after.first, "2026-02-24");
	assert_int_equal(after.last_ms, at("2026-02-09T00:00"));
	assert_int_equal(after.before_ms, at("2026-02-02T00:00"));
}

static void without_a_clock_there_is_no_week(void **state)
{
	(void)state;
	struct week week = week_at(&china, (struct date){0}, WEEK_STANDUP_MINUTE);

	assert_int_equal(week.monday.year, 0);
	assert_int_equal(week_phase(&week, at("2026-11-16T09:10")), WEEK_REST);
	assert_false(week_is_open(&week, at("2026-11-16T09:10")));
}

static void decisions_have_the_names_that_events_use(void **state)
{
	(void)state;
	for (enum week_decision d = WEEK_KEEP; d <= WEEK_DROP; d++)
		assert_int_equal(week_decision_named(week_decision_name(d)), d);
	assert_int_equal(week_decision_named("later"), WEEK_UNDECIDED);
	assert_string_equal(week_decision_name(WEEK_UNDECIDED), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_week_is_named_by_its_monday_whatever_day_it_is),
		cmocka_unit_test(the_wall_asks_from_nine_until_the_stand_up),
		cmocka_unit_test(before_an_early_stand_up_it_asks_half_an_hour_ahead),
		cmocka_unit_test(owners_may_decide_from_the_first_working_day_on_and_silence_keeps),
		cmocka_unit_test(after_a_holiday_monday_the_first_working_day_asks),
		cmocka_unit_test(a_week_off_asks_nothing_and_is_skipped_when_looking_back),
		cmocka_unit_test(without_a_clock_there_is_no_week),
		cmocka_unit_test(decisions_have_the_names_that_events_use),
	};

	return cmocka_run_group_tests(tests, china_begin, china_end);
}
