#include "tests/support/china.h"
#include "tests/support/story.h"

#include "app/model/cycle_grid.h"
#include "app/model/days.h"

static void assert_date(struct date date, const char *text)
{
	char words[DATE_SIZE];

	date_format(date, words);
	assert_string_equal(date.year ? words : "none", text);
}

static struct cycle quarter(const char *text)
{
	struct cycle cycle = cycle_of_quarter(day(text));

	cycle_derive(&cycle, &china);
	return cycle;
}

static struct cycle span(const char *first, const char *last)
{
	struct cycle cycle = {.first = day(first), .last = day(last)};

	cycle_derive(&cycle, &china);
	return cycle;
}

static void a_quarter_is_found_from_any_of_its_days(void **state)
{
	(void)state;
	assert_date(cycle_of_quarter(day("2026-10-01")).first, "2026-10-01");
	assert_date(cycle_of_quarter(day("2026-12-31")).first, "2026-10-01");
	assert_date(cycle_of_quarter(day("2026-11-12")).last, "2026-12-31");
	assert_date(cycle_of_quarter(day("2024-02-29")).first, "2024-01-01");
	assert_date(cycle_of_quarter(day("2024-02-29")).last, "2024-03-31");
	assert_date(cycle_of_quarter(day("2026-05-20")).last, "2026-06-30");
}

/* wall-cycle.png */
static void the_pictures_quarter_has_the_pictures_dates(void **state)
{
	struct cycle cycle = quarter("2026-11-12"), next = quarter("2027-01-01");

	(void)state;
	assert_date(cycle.drafting, "2026-09-17");
	assert_date(cycle.consensus, "2026-09-24");
	assert_date(cycle.publishing, "2026-10-08");
	assert_date(cycle.tracking[0], "2026-10-30");
	assert_date(cycle.tracking[1], "2026-11-27");
	assert_date(cycle.tracking[2], "none");
	assert_date(cycle.review, "2026-12-28");
	assert_date(next.drafting, "2026-12-18");
	assert_date(next.consensus, "2026-12-25");
}

static void a_quarter_of_exactly_thirteen_weeks_is_reviewed_on_its_last_working_day(void **state)
{
	struct cycle cycle = quarter("2024-01-01");

	(void)state;
	assert_date(cycle.drafting, "2023-12-18");
	assert_date(cycle.consensus, "2023-12-25");
	assert_date(cycle.publishing, "2024-01-02");
	assert_date(cycle.tracking[0], "2024-01-26");
	assert_date(cycle.tracking[1], "2024-02-23");
	assert_date(cycle.review, "2024-03-29");
}

static void a_meeting_on_a_day_off_moves_on_but_stays_before_day_one(void **state)
{
	(void)state;
	/* Day one - 14 is the Mid-Autumn Festival: drafting opens all the same. */
	assert_date(quarter("2024-10-01").drafting, "2024-09-17");
	/* Day one - 7 is a Saturday. */
	assert_date(quarter("2028-01-01").consensus, "2027-12-27");
	/* The whole week before day one is the Spring Festival. */
	assert_date(span("2026-02-24", "2026-04-30").consensus, "2026-02-14");
	/* The last Friday of January 2025 is New Year's Day of the moon. */
	assert_date(quarter("2025-01-01").tracking[0], "2025-01-24");
}

static void a_month_that_ends_with_the_publishing_is_not_tracked(void **state)
{
	struct cycle cycle = span("2026-01-30", "2026-04-29");	/* a Friday, the last of January */

	(void)state;
	assert_date(cycle.publishing, "2026-01-30");
	assert_date(cycle.tracking[0], "none");
	assert_date(cycle.tracking[1], "2026-02-27");
	assert_date(cycle.tracking[2], "2026-03-27");
}

static void dates_that_people_set_stay(void **state)
{
	struct cycle cycle = cycle_of_quarter(day("2026-11-12"));

	(void)state;
	cycle.consensus = day("2026-09-22");
	cycle.tracking[1] = day("2026-11-20");
	cycle.review = day("2026-12-21");
	cycle_derive(&cycle, &china);
	assert_date(cycle.drafting, "2026-09-17");
	assert_date(cycle.consensus, "2026-09-22");
	assert_date(cycle.tracking[0], "2026-10-30");
	assert_date(cycle.tracking[1], "2026-11-20");
	assert_date(cycle.review, "2026-12-21");
	assert_int_equal(cycle_state(&cycle, day("2026-12-20")), CYCLE_RUNNING);
	assert_int_equal(cycle_state(&cycle, day("2026-12-21")), CYCLE_REVIEW);
}

static void the_state_follows_the_dates(void **state)
{
	static const struct {
		const char *date;
		enum cycle_state state;
	} days[] = {
		{"2026-09-16", CYCLE_AHEAD},	 {"2026-09-17", CYCLE_DRAFTING},
		{"2026-09-23", CYCLE_DRAFTING},	 {"2026-09-24", CYCLE_CONSENSUS},
		{"2026-10-07", CYCLE_CONSENSUS}, {"2026-10-08", CYCLE_PUBLISHED},
		{"2026-10-09", CYCLE_RUNNING},	 {"2026-12-27", CYCLE_RUNNING},
		{"2026-12-28", CYCLE_REVIEW},	 {"2026-12-31", CYCLE_REVIEW},
		{"2027-01-01", CYCLE_CLOSED},
	};
	struct cycle cycle = quarter("2026-11-12");

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (cycle_state(&cycle, day(days[i].date)) != days[i].state)
			fail_msg("%s is not in state %d", days[i].date, days[i].state);
}

static void a_cycle_published_early_does_not_run_before_day_one(void **state)
{
	struct cycle cycle = cycle_of_quarter(day("2026-11-12"));

	(void)state;
	cycle.publishing = day("2026-09-28");
	cycle_derive(&cycle, &china);
	assert_int_equal(cycle_state(&cycle, day("2026-09-30")), CYCLE_PUBLISHED);
	assert_int_equal(cycle_state(&cycle, day("2026-10-01")), CYCLE_RUNNING);
}

static void assert_week(const char *date, int n, int of, bool review)
{
	struct cycle cycle = quarter("2026-11-12");
	struct cycle_week week = cycle_week(&cycle, day(date));

	assert_int_equal(week.n, n);
	assert_int_equal(week.of, of);
	assert_int_equal(week.review, review);
}

static void weeks_begin_on_monday_and_the_rest_is_the_review_week(void **state)
{
	(void)state;
	assert_week("2026-09-30", 0, 13, false);
	assert_week("2026-10-01", 1, 13, false);
	assert_week("2026-10-04", 1, 13, false);
	assert_week("2026-10-05", 2, 13, false);
	assert_week("2026-11-12", 7, 13, false);
	assert_week("2026-12-27", 13, 13, false);
	assert_week("2026-12-28", 0, 13, true);
	assert_week("2026-12-31", 0, 13, true);
	assert_week("2027-01-01", 0, 13, false);
}

static void every_quarter_has_thirteen_weeks_and_at_most_one_left_over(void **state)
{
	struct date date = day("1999-01-01");

	(void)state;
	for (; date.year < 2100; date = date_later(cycle_of_quarter(date).last, 1)) {
		struct cycle cycle = cycle_of_quarter(date);
		int touched = date_days(date_monday(cycle.first), date_monday(cycle.last)) / 7 + 1;
		assert_int_equal(cycle_week(&cycle, date).of, 13);
		assert_in_range(touched, 13, 14);
		cycle_derive(&cycle, &china);
		assert_true(cycle.tracking[0].year && cycle.tracking[1].year);
		assert_false(cycle.tracking[2].year);
	}
}

static void a_half_year_from_a_sunday_leaves_one_week_over_and_not_two(void **state)
{
	struct cycle cycle = span("2029-07-01", "2029-12-31");	/* 184 days in 28 weeks */

	(void)state;
	assert_int_equal(cycle_week(&cycle, day("2029-07-01")).of, 27);
	assert_int_equal(cycle_week(&cycle, day("2029-12-30")).n, 27);
	assert_true(cycle_week(&cycle, day("2029-12-31")).review);
	assert_date(cycle.review, "2029-12-31");
}

static void expected_progress_is_the_share_of_working_days(void **state)
{
	struct cycle cycle = quarter("2026-11-12");
	struct cycle_time time = cycle_time(&cycle, &china, day("2026-11-12"));

	(void)state;
	assert_int_equal(time.passed, 26);
	assert_int_equal(time.total, 62);
	assert_true(time.share > 0.4193 && time.share < 0.4194);
	assert_int_equal(cycle_time(&cycle, &china, day("2026-10-08")).passed, 0);
	assert_int_equal(cycle_time(&cycle, &china, day("2026-10-09")).passed, 1);
	assert_int_equal(cycle_time(&cycle, &china, day("2026-12-31")).passed, 61);
	assert_true(cycle_time(&cycle, &china, day("2027-01-01")).share == 1);
	assert_true(cycle_time(&cycle, &china, day("2028-01-01")).share == 1);
	assert_true(cycle_time(&cycle, &china, day("2026-09-01")).share == 0);
}

static void a_cycle_without_working_days_is_over_when_it_is_over(void **state)
{
	struct cycle cycle = span("2026-11-14", "2026-11-15");

	(void)state;
	assert_date(cycle.publishing, "2026-11-15");
	assert_date(cycle.review, "2026-11-15");
	assert_true(cycle_time(&cycle, &china, day("2026-11-15")).share == 0);
	assert_true(cycle_time(&cycle, &china, day("2026-11-16")).share == 1);
}

static void assert_distance(const char *today, const char *date, enum distance_unit unit, int n)
{
	struct distance distance = cycle_distance(&china, day(today), day(date));

	if (distance.unit != unit || distance.n != n)
		fail_msg("%s to %s: unit %d, n %d", today, date, distance.unit, distance.n);
}

static void distances_are_said_in_working_days_and_then_in_weeks(void **state)
{
	(void)state;
	assert_distance("2026-11-12", "2026-11-12", DISTANCE_TODAY, 0);
	assert_distance("2026-11-12", "2026-11-13", DISTANCE_TOMORROW, 1);
	assert_distance("2026-11-13", "2026-11-14", DISTANCE_TOMORROW, 1);	/* a Saturday */
	assert_distance("2026-11-12", "2026-11-16", DISTANCE_WORKDAYS, 2);
	/* As in wall-cycle.png. */
	assert_distance("2026-11-12", "2026-11-27", DISTANCE_WORKDAYS, 11);
	assert_distance("2026-11-12", "2026-12-18", DISTANCE_WEEKS, 5);
	assert_distance("2026-11-12", "2026-12-25", DISTANCE_WEEKS, 6);
	assert_distance("2026-11-12", "2026-12-28", DISTANCE_WEEKS, 6);
	/* Fifteen and sixteen working days. */
	assert_distance("2026-11-12", "2026-12-03", DISTANCE_WORKDAYS, 15);
	assert_distance("2026-11-12", "2026-12-04", DISTANCE_WEEKS, 3);
	/* Nothing but days off between. */
	assert_distance("2026-10-01", "2026-10-05", DISTANCE_DAYS, 4);
	assert_distance("2026-11-12", "2026-11-10", DISTANCE_PAST, 2);
}

static void milestones_come_in_the_order_of_their_days(void **state)
{
	struct cycle cycle = quarter("2026-11-12"), next = quarter("2027-01-01");
	struct milestone list[CYCLE_MILESTONES_MAX];
	static const char *const dates[] = {
		"2026-09-17", "2026-09-24", "2026-10-08", "2026-10-30",
		"2026-11-27", "2026-12-18", "2026-12-25", "2026-12-28",
	};

	(void)state;
	assert_int_equal(cycle_milestones(&cycle, &next, list), 8);
	for (int i = 0; i < 8; i++)
		assert_date(list[i].date, dates[i]);
	assert_int_equal(list[5].kind, MILESTONE_DRAFTING);
	assert_true(list[5].of_next && list[6].of_next && !list[7].of_next);
	assert_int_equal(list[7].kind, MILESTONE_REVIEW);
	assert_int_equal(cycle_milestones(&cycle, NULL, list), 6);
}

/* One letter a cell, as the picture's legend reads. */
static char letter(enum cell_kind kind)
{
	switch (kind) {
	case CELL_NONE:
		return ' ';
	case CELL_BEFORE:
		return 'b';
	case CELL_PAST:
		return 'p';
	case CELL_TO_COME:
		return 'o';
	case CELL_WEEKEND:
		return '-';
	case CELL_HOLIDAY:
		return 'X';
	case CELL_MAKE_UP:
		return 'W';
	case CELL_MILESTONE_DONE:
		return 'v';
	case CELL_MILESTONE_NEXT:
		return 'N';
	case CELL_MILESTONE_LATER:
		return 'L';
	case CELL_TODAY:
		return 'T';
	}
	return '?';
}

static void assert_grid(const struct cycle_grid *grid, const char *const rows[GRID_ROWS])
{
	for (int row = 0; row < GRID_ROWS; row++) {
		char line[GRID_COLUMNS_MAX + 1] = "";
		for (int i = 0; i < grid->column_count; i++)
			line[i] = letter(grid->columns[i].cells[row].kind);
		assert_string_equal(line, rows[row]);
	}
}

/*
 * wall-cycle.png, cell by cell, but for two: the picture draws the weekend of the Mid-Autumn break as a
 * weekend, the notice counts it among the three days of the break.
 */
static void the_sheet_is_the_one_in_the_picture(void **state)
{
	static const char *const rows[GRID_ROWS] = {
		"bbbXppppp" "oooooo" "L",
		"bbbXppppp" "oooooo" "o",
		"bbbXppppp" "oooooo" "o",
		"vvXvppppT" "oooooo" "o",
		"bXXppp" "vp" "o" "oNooLL" " ",
		"-XXW-----" "------" " ",
		"WXX------" "------" " ",
	};
	struct cycle cycle = quarter("2026-11-12"), next = quarter("2027-01-01");
	struct cycle_grid grid;

	(void)state;
	cycle_grid(&cycle, &next, &china, day("2026-11-12"), &grid);
	assert_int_equal(grid.column_count, 16);
	/* October's tracking is in week 5, the seventh column. */
	assert_int_equal(grid.flags[3].column, 6);
	assert_grid(&grid, rows);
}

static void columns_carry_their_numbers_and_flags_their_columns(void **state)
{
	static const int columns[] = {0, 1, 3, 6, 10, 13, 14, 15};
	struct cycle cycle = quarter("2026-11-12"), next = quarter("2027-01-01");
	struct cycle_grid grid;

	(void)state;
	cycle_grid(&cycle, &next, &china, day("2026-11-12"), &grid);
	assert_int_equal(grid.columns[0].kind, WEEK_DRAFTING);
	assert_int_equal(grid.columns[1].kind, WEEK_CONSENSUS);
	for (int i = 2; i < 15; i++) {
		assert_int_equal(grid.columns[i].kind, WEEK_NUMBERED);
		assert_int_equal(grid.columns[i].week, i - 1);
		assert_int_equal(grid.columns[i].current, i == 8);
	}
	assert_int_equal(grid.columns[15].kind, WEEK_REVIEW);
	assert_int_equal(grid.columns[15].week, 0);
	assert_int_equal(grid.flag_count, 8);
	assert_int_equal(grid.next, 4);
	for (int i = 0; i < 8; i++)
		assert_int_equal(grid.flags[i].column, columns[i]);
	assert_int_equal(grid.flags[4].kind, CELL_MILESTONE_NEXT);
	assert_string_equal(grid.columns[3].cells[5].exception->name[LANG_EN], "National Day");
}

static void a_quarter_of_exactly_thirteen_weeks_has_no_review_column(void **state)
{
	struct cycle cycle = quarter("2024-01-01");
	struct cycle_grid grid;

	(void)state;
	cycle_grid(&cycle, NULL, &china, day("2024-04-01"), &grid);
	assert_int_equal(grid.column_count, 15);
	assert_int_equal(grid.columns[14].week, 13);
	assert_int_equal(grid.next, -1);
	assert_int_equal(grid.columns[14].cells[4].kind, CELL_MILESTONE_DONE);
}

static void a_flag_after_the_last_column_stands_nowhere(void **state)
{
	struct cycle cycle = quarter("2026-11-12"), next = cycle_of_quarter(day("2027-01-01"));
	struct cycle_grid grid;

	(void)state;
	next.consensus = day("2027-01-04");	/* a late one, the Monday after the sheet */
	cycle_derive(&next, &china);
	cycle_grid(&cycle, &next, &china, day("2026-11-12"), &grid);
	assert_int_equal(grid.flag_count, 8);
	assert_int_equal(grid.flags[6].column, 15);
	assert_int_equal(grid.flags[7].column, -1);
}

static void todays_milestone_is_the_next_one_until_tomorrow(void **state)
{
	struct cycle cycle = quarter("2026-11-12");
	struct cycle_grid grid;

	(void)state;
	cycle_grid(&cycle, NULL, &china, day("2026-11-27"), &grid);
	assert_int_equal(grid.next, 4);
	assert_int_equal(grid.columns[10].cells[4].kind, CELL_TODAY);
	assert_int_equal(grid.columns[10].cells[4].flag, 4);
	cycle_grid(&cycle, NULL, &china, day("2026-11-28"), &grid);
	assert_int_equal(grid.next, 5);
	assert_int_equal(grid.columns[10].cells[4].kind, CELL_MILESTONE_DONE);
}

static void without_a_clock_nothing_is_past(void **state)
{
	struct cycle cycle = quarter("2026-11-12");
	struct cycle_grid grid;

	(void)state;
	cycle_grid(&cycle, NULL, &china, (struct date){0}, &grid);
	assert_int_equal(grid.next, 0);
	for (int i = 0; i < grid.column_count; i++) {
		assert_false(grid.columns[i].current);
		for (int row = 0; row < GRID_ROWS; row++)
			assert_int_not_equal(grid.columns[i].cells[row].kind, CELL_PAST);
	}
	assert_true(cycle_time(&cycle, &china, (struct date){0}).share == 0);
}

static void a_year_shows_the_weeks_around_today(void **state)
{
	struct cycle cycle = span("2026-01-01", "2026-12-31");
	struct cycle_grid grid;
	int current = -1;

	(void)state;
	cycle_grid(&cycle, NULL, &china, day("2026-06-10"), &grid);
	assert_int_equal(grid.column_count, GRID_COLUMNS_MAX);
	for (int i = 0; i < grid.column_count; i++)
		if (grid.columns[i].current)
			current = i;
	assert_int_equal(current, GRID_COLUMNS_MAX / 2);
	assert_int_equal(grid.columns[current].week, cycle_week(&cycle, day("2026-06-10")).n);
	assert_int_equal(grid.flags[0].column, -1);	/* drafting was in December */
	assert_int_equal(grid.flag_count, 15);		/* eleven months are tracked */
}

/* Whatever the span and the day: dates in order, one answer a day, every cell where it belongs. */
static void any_cycle_has_its_dates_in_order(void **state)
{
	struct story story = {.state = 99};

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct date first = date_later(day("2023-06-01"), (int)story_random(&story, 1500));
		struct date last = date_later(first, 13 + (int)story_random(&story, 353));
		struct cycle cycle = {.first = first, .last = last};
		struct milestone list[CYCLE_MILESTONES_MAX];
		cycle_derive(&cycle, &china);
		int count = cycle_milestones(&cycle, NULL, list);
		for (int i = 1; i < count; i++)
			assert_true(date_days(list[i - 1].date, list[i].date) >= 0);
		assert_true(date_before(cycle.consensus, first));
		assert_true(workdays_is(&china, cycle.consensus));
		assert_false(date_before(cycle.publishing, first));
		assert_false(date_before(last, cycle.review));
		assert_true(date_days(cycle.publishing, cycle.review) >= 0);
		for (int i = 0; i < CYCLE_TRACKINGS_MAX; i++)
			assert_true(!cycle.tracking[i].year ||
				    date_weekday(cycle.tracking[i]) == 5);
	}
}

static void any_day_moves_the_state_forward_only(void **state)
{
	struct story story = {.state = 5};

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct date first = date_later(day("2023-06-01"), (int)story_random(&story, 1500));
		struct cycle cycle = {.first = first,
				      .last = date_later(first, 20 + (int)story_random(&story, 340))};
		cycle_derive(&cycle, &china);
		enum cycle_state before = CYCLE_AHEAD;
		double share = 0;
		for (int i = -20; i < 380; i++) {
			struct date today = date_later(first, i);
			struct cycle_time time = cycle_time(&cycle, &china, today);
			assert_true(cycle_state(&cycle, today) >= before);
			assert_true(time.share >= share && time.share <= 1);
			before = cycle_state(&cycle, today);
			share = time.share;
		}
		assert_int_equal(before, CYCLE_CLOSED);
		assert_true(share == 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quarter_is_found_from_any_of_its_days),
		cmocka_unit_test(the_pictures_quarter_has_the_pictures_dates),
		cmocka_unit_test(
			a_quarter_of_exactly_thirteen_weeks_is_reviewed_on_its_last_working_day),
		cmocka_unit_test(a_meeting_on_a_day_off_moves_on_but_stays_before_day_one),
		cmocka_unit_test(a_month_that_ends_with_the_publishing_is_not_tracked),
		cmocka_unit_test(dates_that_people_set_stay),
		cmocka_unit_test(the_state_follows_the_dates),
		cmocka_unit_test(a_cycle_published_early_does_not_run_before_day_one),
		cmocka_unit_test(weeks_begin_on_monday_and_the_rest_is_the_review_week),
		cmocka_unit_test(every_quarter_has_thirteen_weeks_and_at_most_one_left_over),
		cmocka_unit_test(a_half_year_from_a_sunday_leaves_one_week_over_and_not_two),
		cmocka_unit_test(expected_progress_is_the_share_of_working_days),
		cmocka_unit_test(a_cycle_without_working_days_is_over_when_it_is_over),
		cmocka_unit_test(distances_are_said_in_working_days_and_then_in_weeks),
		cmocka_unit_test(milestones_come_in_the_order_of_their_days),
		cmocka_unit_test(the_sheet_is_the_one_in_the_picture),
		cmocka_unit_test(columns_carry_their_numbers_and_flags_their_columns),
		cmocka_unit_test(a_quarter_of_exactly_thirteen_weeks_has_no_review_column),
		cmocka_unit_test(a_flag_after_the_last_column_stands_nowhere),
		cmocka_unit_test(todays_milestone_is_the_next_one_until_tomorrow),
		cmocka_unit_test(without_a_clock_nothing_is_past),
		cmocka_unit_test(a_year_shows_the_weeks_around_today),
		cmocka_unit_test(any_cycle_has_its_dates_in_order),
		cmocka_unit_test(any_day_moves_the_state_forward_only),
	};

	return cmocka_run_group_tests(tests, china_begin, china_end);
}
