#include "tests/support/china.h"
#include "tests/support/story.h"

#include <time.h>

#include "app/model/workdays.h"

static struct arena arena;

static void assert_date(struct date date, const char *text)
{
	char words[DATE_SIZE];

	date_format(date, words);
	assert_string_equal(words, text);
}

static struct date after(struct date date, int days)
{
	return date_from_number(date_number(date) + days);
}

/* Every day of a span is off, or worked, in both cases against what its weekday says or not. */
static void assert_span(const char *from, const char *to, bool worked)
{
	for (struct date date = day(from); date_number(date) <= date_number(day(to));
	     date = after(date, 1))
		if (workdays_is(&china, date) != worked)
			fail_msg("%s .. %s: %d-%d-%d is wrong", from, to, date.year, date.month,
				 date.day);
}

static void the_breaks_of_three_years_are_off(void **state)
{
	static const char *const breaks[][2] = {
		{"2024-01-01", "2024-01-01"}, {"2024-02-10", "2024-02-17"},
		{"2024-04-04", "2024-04-06"}, {"2024-05-01", "2024-05-05"},
		{"2024-06-08", "2024-06-10"}, {"2024-09-15", "2024-09-17"},
		{"2024-10-01", "2024-10-07"}, {"2025-01-01", "2025-01-01"},
		{"2025-01-28", "2025-02-04"}, {"2025-04-04", "2025-04-06"},
		{"2025-05-01", "2025-05-05"}, {"2025-05-31", "2025-06-02"},
		{"2025-10-01", "2025-10-08"}, {"2026-01-01", "2026-01-03"},
		{"2026-02-15", "2026-02-23"}, {"2026-04-04", "2026-04-06"},
		{"2026-05-01", "2026-05-05"}, {"2026-06-19", "2026-06-21"},
		{"2026-09-25", "2026-09-27"}, {"2026-10-01", "2026-10-07"},
	};
	int days = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(breaks) / sizeof(breaks[0]); i++) {
		assert_span(breaks[i][0], breaks[i][1], false);
		days += date_number(day(breaks[i][1])) - date_number(day(breaks[i][0])) + 1;
	}
	for (int i = 0; i < china.count; i++)
		days -= china.exceptions[i].rule == WORKDAY_OFF;
	assert_int_equal(days, 0);	/* and nothing else is */
}

static void make_up_days_are_worked_and_lie_on_a_weekend(void **state)
{
	static const char *const worked[] = {
		"2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14",
		"2024-09-29", "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28",
		"2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20",
		"2026-10-10",
	};
	int found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(worked) / sizeof(worked[0]); i++) {
		assert_true(date_weekday(day(worked[i])) >= 6);
		assert_true(workdays_is(&china, day(worked[i])));
	}
	for (int i = 0; i < china.count; i++)
		found += china.exceptions[i].rule == WORKDAY_WORK;
	assert_int_equal(found, sizeof(worked) / sizeof(worked[0]));
}

/*
 * The year's days less its weekends and its statutory holidays (11 until 2024, 13 from 2025 on): the
 * figure that payroll offices publish, and a check on every line of the file at once.
 */
static void a_year_has_as_many_working_days_as_payroll_counts(void **state)
{
	(void)state;
	assert_int_equal(workdays_count(&china, day("2024-01-01"), day("2025-01-01")), 251);
	assert_int_equal(workdays_count(&china, day("2025-01-01"), day("2026-01-01")), 248);
	assert_int_equal(workdays_count(&china, day("2026-01-01"), day("2027-01-01")), 248);
}

static void a_year_without_data_has_plain_weekends_and_says_so(void **state)
{
	(void)state;
	assert_false(workdays_known(&china, 2023));
	assert_true(workdays_known(&china, 2024));
	assert_true(workdays_known(&china, 2025));
	assert_true(workdays_known(&china, 2026));
	assert_false(workdays_known(&china, 2027));
	assert_true(workdays_is(&china, day("2027-10-01")));	/* a Friday */
	assert_false(workdays_is(&china, day("2027-10-02")));
	assert_int_equal(workdays_count(&china, day("2027-10-01"), day("2027-10-11")), 6);
}

static void a_zeroed_calendar_knows_weekends(void **state)
{
	struct workdays plain = {0};

	(void)state;
	assert_true(workdays_is(&plain, day("2026-10-01")));
	assert_false(workdays_is(&plain, day("2026-10-10")));
	assert_null(workdays_exception(&plain, day("2026-10-01")));
	assert_int_equal(workdays_count(&plain, day("2026-01-01"), day("2027-01-01")), 261);
}

static void a_count_includes_its_first_day_and_not_its_last(void **state)
{
	(void)state;
	assert_int_equal(workdays_count(&china, day("2026-11-12"), day("2026-11-12")), 0);
	assert_int_equal(workdays_count(&china, day("2026-11-12"), day("2026-11-13")), 1);
	assert_int_equal(workdays_count(&china, day("2026-11-13"), day("2026-11-16")), 1);
	assert_int_equal(workdays_count(&china, day("2026-11-14"), day("2026-11-16")), 0);
	assert_int_equal(workdays_count(&china, day("2026-11-13"), day("2026-11-12")), 0);
	/* The quarter of the design's pictures: 62 working days, 26 of them gone. */
	assert_int_equal(workdays_count(&china, day("2026-10-01"), day("2027-01-01")), 62);
	assert_int_equal(workdays_count(&china, day("2026-10-01"), day("2026-11-12")), 26);
}

static void the_nth_working_day_is_found_both_ways(void **state)
{
	(void)state;
	assert_date(workdays_nth(&china, day("2026-10-01"), 1), "2026-10-08");
	assert_date(workdays_nth(&china, day("2026-10-08"), 1), "2026-10-08");
	assert_date(workdays_nth(&china, day("2026-10-08"), 3), "2026-10-10");	/* a Saturday */
	assert_date(workdays_nth(&china, day("2026-10-07"), -1), "2026-09-30");
	assert_date(workdays_nth(&china, day("2026-02-23"), -2), "2026-02-13");
}

static void a_month_ends_on_its_last_working_day(void **state)
{
	(void)state;
	assert_date(workdays_last_of_month(&china, day("2026-11-12")), "2026-11-30");
	assert_date(workdays_last_of_month(&china, day("2026-02-01")), "2026-02-28");	/* made up */
	assert_date(workdays_last_of_month(&china, day("2025-01-31")), "2025-01-27");
	assert_date(workdays_last_of_month(&china, day("2024-12-31")), "2024-12-31");
	assert_date(workdays_last_friday(&china, day("2026-11-01")), "2026-11-27");
	assert_date(workdays_last_friday(&china, day("2026-10-31")), "2026-10-30");
	assert_date(workdays_last_friday(&china, day("2025-01-01")), "2025-01-24");	/* 31st: off */
}

static void a_month_without_a_working_day_has_no_last_one(void **state)
{
	struct workday_exception list[28];
	struct workdays cal;

	(void)state;
	for (int i = 0; i < 28; i++)
		list[i] = (struct workday_exception){
			.date = after(day("2026-02-01"), i),
			.rule = WORKDAY_OFF,
			.name = {"休", "off"},
		};
	cal = workdays_build(list, 28, &arena);
	assert_int_equal(workdays_last_of_month(&cal, day("2026-02-10")).year, 0);
	assert_int_equal(workdays_last_friday(&cal, day("2026-02-10")).year, 0);
	assert_date(workdays_nth(&cal, day("2026-02-01"), 1), "2026-03-02");
}

static void an_exception_carries_its_name_in_both_languages(void **state)
{
	const struct workday_exception *made_up;

	(void)state;
	made_up = workdays_exception(&china, day("2026-10-10"));
	assert_non_null(made_up);
	assert_int_equal(made_up->rule, WORKDAY_WORK);
	assert_string_equal(made_up->name[LANG_ZH], "国庆节");
	assert_string_equal(made_up->name[LANG_EN], "National Day");
	assert_null(workdays_exception(&china, day("2026-10-09")));
}

static void a_teams_own_days_follow_the_shipped_ones_and_win(void **state)
{
	struct workday_exception *both =
		arena_array(&arena, (size_t)china.count + 2, sizeof(*both));
	struct workdays cal;

	(void)state;
	memcpy(both, china.exceptions, (size_t)china.count * sizeof(*both));
	both[china.count] = (struct workday_exception){
		.date = day("2026-10-10"), .rule = WORKDAY_OFF, .name = {"不补班", "no make-up"}};
	both[china.count + 1] = (struct workday_exception){
		.date = day("2026-05-20"), .rule = WORKDAY_OFF, .name = {"团建", "outing"}};
	cal = workdays_build(both, china.count + 2, &arena);
	assert_int_equal(cal.count, china.count + 1);
	assert_false(workdays_is(&cal, day("2026-10-10")));
	assert_false(workdays_is(&cal, day("2026-05-20")));
	assert_string_equal(workdays_exception(&cal, day("2026-10-10"))->name[LANG_EN], "no make-up");
	assert_int_equal(workdays_count(&cal, day("2026-01-01"), day("2027-01-01")), 246);
	assert_true(workdays_is(&china, day("2026-10-10")));	/* the shipped one stays */
}

static void assert_refused(const char *text, const char *why)
{
	struct err err = ERR_IN(LANG_EN);
	struct workdays cal = {NULL, 42};

	assert_false(workdays_parse(text, &arena, &cal, &err));
	assert_int_equal(err.kind, ERR_SYSTEM);
	if (!strstr(err.text, why))
		fail_msg("\"%s\" does not say \"%s\"", err.text, why);
	assert_int_equal(cal.count, 42);
}

static void a_line_that_is_none_is_refused_with_its_number(void **state)
{
	(void)state;
	assert_refused("# fine\n\n2026-02-30\toff\ta\tb\n", "line 3");
	assert_refused("2026-02-03\tholiday\ta\tb\n", "line 1");
	assert_refused("2026-02-03\toff\ta\n", "line 1");
	assert_refused("2026-02-03\toff\ta\tb\tc\n", "line 1");
	assert_refused("2026-02-03 off a b", "line 1");
	assert_refused("2026-02-03\toff\ta\xff\tb", "line 1");
	assert_refused("2026-02-03\toff\ta\tb\n2026-02-03\twork\ta\tb\n", "twice");
}

static void a_calendar_may_be_empty_out_of_order_and_from_windows(void **state)
{
	struct err err = ERR_IN(LANG_EN);
	struct workdays cal;

	(void)state;
	assert_true(workdays_parse("", &arena, &cal, &err));
	assert_int_equal(cal.count, 0);
	assert_true(workdays_parse("2026-02-04\toff\tb\tB\r\n2026-02-03\toff\ta\t\r\n", &arena, &cal,
				   &err));
	assert_int_equal(cal.count, 2);
	assert_string_equal(cal.exceptions[0].name[LANG_EN], "");
	assert_string_equal(cal.exceptions[1].name[LANG_EN], "B");
}

static void more_days_than_a_calendar_holds_are_refused(void **state)
{
	struct buf text = {0};

	(void)state;
	for (int i = 0; i <= WORKDAYS_EXCEPTIONS_MAX; i++) {
		char words[DATE_SIZE];
		date_format(after(day("2026-01-01"), i), words);
		buf_printf(&text, "%s\toff\t\t\n", words);
	}
	assert_refused(text.bytes, "line 4097");
	buf_finish(&text);
}

/* The slow way: look at every day. */
static int count_one_by_one(const struct workdays *cal, struct date from, struct date until)
{
	int count = 0;

	for (; date_number(from) < date_number(until); from = after(from, 1)) {
		bool worked = date_weekday(from) <= 5;
		for (int i = 0; i < cal->count; i++)
			if (cal->exceptions[i].number == date_number(from))
				worked = cal->exceptions[i].rule == WORKDAY_WORK;
		count += worked;
	}
	return count;
}

static struct workdays random_calendar(struct story *story)
{
	struct workday_exception list[60] = {0};
	int count = (int)story_random(story, 60);

	for (int i = 0; i < count; i++) {
		list[i].date = date_from_number((int32_t)story_random(story, 200) - 100);
		list[i].rule = story_random(story, 2) ? WORKDAY_OFF : WORKDAY_WORK;
	}
	return workdays_build(list, count, &arena);
}

static void counting_agrees_with_looking_at_every_day(void **state)
{
	struct story story = {.state = 7};

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct workdays cal = random_calendar(&story);
		struct date from = date_from_number((int32_t)story_random(&story, 300) - 150);
		struct date until = after(from, (int)story_random(&story, 100));
		int count = workdays_count(&cal, from, until);
		assert_int_equal(count, count_one_by_one(&cal, from, until));
		if (count == 0)
			continue;
		struct date last = workdays_nth(&cal, from, count);
		assert_true(date_number(last) < date_number(until));
		assert_int_equal(workdays_count(&cal, from, after(last, 1)), count);
		assert_int_equal(date_number(workdays_nth(&cal, last, -count)),
				 date_number(workdays_nth(&cal, from, 1)));
	}
}

/* A frame of the cycle scene asks for some 120 days; a thousand frames in a second leave room. */
static void a_frame_of_questions_costs_next_to_nothing(void **state)
{
	clock_t began = clock();
	int worked = 0;

	(void)state;
	for (int frame = 0; frame < 1000; frame++)
		for (int i = 0; i < 120; i++)
			worked += workdays_is(&china, after(day("2026-09-14"), i));
	assert_int_equal(worked, 1000 * count_one_by_one(&china, day("2026-09-14"),
							  after(day("2026-09-14"), 120)));
	assert_true((double)(clock() - began) / CLOCKS_PER_SEC < 2.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_breaks_of_three_years_are_off),
		cmocka_unit_test(make_up_days_are_worked_and_lie_on_a_weekend),
		cmocka_unit_test(a_year_has_as_many_working_days_as_payroll_counts),
		cmocka_unit_test(a_year_without_data_has_plain_weekends_and_says_so),
		cmocka_unit_test(a_zeroed_calendar_knows_weekends),
		cmocka_unit_test(a_count_includes_its_first_day_and_not_its_last),
		cmocka_unit_test(the_nth_working_day_is_found_both_ways),
		cmocka_unit_test(a_month_ends_on_its_last_working_day),
		cmocka_unit_test(a_month_without_a_working_day_has_no_last_one),
		cmocka_unit_test(an_exception_carries_its_name_in_both_languages),
		cmocka_unit_test(a_teams_own_days_follow_the_shipped_ones_and_win),
		cmocka_unit_test(a_line_that_is_none_is_refused_with_its_number),
		cmocka_unit_test(a_calendar_may_be_empty_out_of_order_and_from_windows),
		cmocka_unit_test(more_days_than_a_calendar_holds_are_refused),
		cmocka_unit_test(counting_agrees_with_looking_at_every_day),
		cmocka_unit_test(a_frame_of_questions_costs_next_to_nothing),
	};

	return cmocka_run_group_tests(tests, china_begin, china_end);
}
