/* Meetings: the days on which they are held, what comes next, and the calendar stream. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "app/base/clock.h"
#include "app/base/utf8.h"
#include "app/model/ical.h"

static struct meeting shipped[] = {
	{"ritual-daily", "", MEETING_DAILY, 570, 0, 0, 0, 10, "standup", NULL, 0},
	{"ritual-weekly", "", MEETING_WEEKLY, 960, 5, 0, 0, 30, "weekly-vote", NULL, 0},
	{"ritual-monthly", "", MEETING_MONTHLY, 900, 5, MEETING_LAST, 0, 60, "okr", NULL, 0},
	{"ritual-quarterly", "", MEETING_QUARTERLY, 840, 4, MEETING_LAST, 3, 120, "review", NULL, 0},
	{"x1", "一个名字很长的例会，带逗号；和分号，还有\\反斜线，长到一行写不下，要折起来才行", MEETING_YEARLY, 600,
	 3, 2, 12, 180, "", NULL, 0},
};

static struct meetings all(struct arena *arena)
{
	struct err err = ERR_IN(LANG_EN);
	struct meetings meetings = {.meetings = shipped, .meeting_count = 5};

	assert_true(workdays_parse(workdays_shipped(), arena, &meetings.workdays, &err));
	return meetings;
}

static int64_t at(const char *time)
{
	int64_t ms;

	assert_true(clock_parse(time, &ms));
	return ms;
}

static struct date day(const char *text)
{
	struct date date;

	assert_true(date_parse(text, &date));
	return date;
}

static void must_be(const struct occurrence *occurrence, const char *id, const char *time)
{
	assert_string_equal(occurrence->meeting->id, id);
	assert_int_equal(occurrence->begins_ms, at(time));
}

static void the_daily_one_is_held_on_working_days(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct meetings m = all(&arena);

	assert_true(meeting_held(&shipped[0], &m.workdays, day("2026-11-12")));
	assert_false(meeting_held(&shipped[0], &m.workdays, day("2026-11-14")));
	assert_false(meeting_held(&shipped[0], &m.workdays, day("2026-10-01")));
	assert_true(meeting_held(&shipped[0], &m.workdays, day("2026-10-10")));
	arena_finish(&arena);
}

static void a_weekly_one_is_left_out_when_its_day_is_off(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct meetings m = all(&arena);
	struct date next = meeting_day(&shipped[1], &m.workdays, day("2026-09-26"));

	assert_int_equal(date_number(next), date_number(day("2026-10-09")));
	arena_finish(&arena);
}

static void the_cycles_own_one_is_held_on_the_day_that_the_cycle_says(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct meetings m = all(&arena);
	struct date days[] = {day("2026-09-24"), day("2026-12-26")};
	struct meeting consensus = {"c", "", MEETING_CONSENSUS, 840, 0, 0, 0, 120, "consensus", days, 2};

	assert_true(meeting_valid(&consensus));
	assert_true(meeting_held(&consensus, &m.workdays, day("2026-09-24")));
	assert_false(meeting_held(&consensus, &m.workdays, day("2026-12-25")));
	struct date next = meeting_day(&consensus, &m.workdays, day("2026-09-25"));
	assert_int_equal(date_number(next), date_number(day("2026-12-26")));
	assert_int_equal(meeting_day(&consensus, &m.workdays, day("2026-12-27")).year, 0);
	arena_finish(&arena);
}

static void a_rare_one_moves_to_the_working_day_before(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct meetings m = all(&arena);
	struct meeting first_thursday = {"y", "", MEETING_QUARTERLY, 840, 4, 1, 1, 60, "", NULL, 0};

	assert_true(meeting_held(&shipped[2], &m.workdays, day("2026-11-27")));
	assert_false(meeting_held(&shipped[2], &m.workdays, day("2026-11-20")));
	assert_true(meeting_held(&shipped[3], &m.workdays, day("2026-12-31")));
	assert_false(meeting_held(&shipped[3], &m.workdays, day("2026-11-26")));
	/* 1 October is a holiday: the day before, in the month before. */
	assert_true(meeting_held(&first_thursday, &m.workdays, day("2026-09-30")));
	assert_false(meeting_held(&first_thursday, &m.workdays, day("2026-10-01")));
	arena_finish(&arena);
}

static void the_next_one_is_the_earliest(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct meetings m = all(&arena);
	struct occurrence next;

	assert_true(meetings_next(&m, at("2026-11-12T09:20"), &next));
	must_be(&next, "ritual-daily", "2026-11-12T09:30");
	assert_true(meetings_next(&m, at("2026-11-12T09:30"), &next));
	must_be(&next, "ritual-daily", "2026-11-13T09:30");
	assert_true(meetings_next(&m, at("2026-11-13T12:00"), &next));
	must_be(&next, "ritual-weekly", "2026-11-13T16:00");
	assert_true(meetings_next(&m, at("2026-11-13T16:00"), &next));
	must_be(&next, "ritual-daily", "2026-11-16T09:30");
	assert_false(meetings_next(NULL, at("2026-11-13T16:00"), &next));
	arena_finish(&arena);
}

static void a_meeting_is_on_from_its_first_minute_to_its_last(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct meetings m = all(&arena);
	struct occurrence now;

	assert_false(meetings_now(&m, at("2026-11-12T09:29"), &now));
	assert_true(meetings_now(&m, at("2026-11-12T09:30"), &now));
	must_be(&now, "ritual-daily", "2026-11-12T09:30");
	assert_true(meetings_now(&m, at("2026-11-12T09:39"), &now));
	assert_false(meetings_now(&m, at("2026-11-12T09:40"), &now));
	assert_true(meetings_today(&m, "standup", at("2026-11-12T20:00"), &now));
	assert_false(meetings_today(&m, "standup", at("2026-11-14T09:30"), &now));
	arena_finish(&arena);
}

static void times_that_do_not_exist_are_no_times(void **state)
{
	(void)state;
	static const char *const bad[] = {"", "9:30", "24:00", "09:60", "09-30", "0930", "09:3a"};
	int minute;

	assert_true(meeting_time_parse("23:59", &minute));
	assert_int_equal(minute, 23 * 60 + 59);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(meeting_time_parse(bad[i], &minute));
}

/* --- iCalendar ----------------------------------------------------------------------------------- */

/* The stream unfolded, one content line a line; every rule of the form is asserted on the way. */
static char *strict(struct buf *ics, struct arena *arena)
{
	struct buf out = {0};
	const char *line = ics->bytes;

	while (*line) {
		const char *end = strstr(line, "\r\n");
		assert_non_null(end);
		size_t n = (size_t)(end - line);
		assert_true(n > 0 && n <= 75);
		assert_null(memchr(line, '\n', n));
		assert_true(utf8_valid(line, n));
		bool more = *line == ' ';
		if (!more && out.len)
			buf_char(&out, '\n');
		buf_add(&out, line + more, n - more);
		line = end + 2;
	}
	buf_char(&out, '\n');
	char *text = arena_text(arena, out.bytes);
	buf_finish(&out);
	return text;
}

/* BEGIN and END nest, every line has a name and a value, and an event has what it must have. */
static void must_be_whole(char *text, struct arena *arena)
{
	const char *open[4] = {NULL};
	int depth = 0, uid = 0, stamp = 0, start = 0;

	for (char *rest = arena_text(arena, text), *line; (line = strsep(&rest, "\n")) && *line;) {
		size_t name = strspn(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");
		assert_true(name > 0 && (line[name] == ':' || line[name] == ';'));
		if (strncmp(line, "BEGIN:", 6) == 0) {
			assert_true(depth < 4);
			open[depth++] = line + 6;
			uid = stamp = start = 0;
		} else if (strncmp(line, "END:", 4) == 0) {
			assert_string_equal(open[--depth], line + 4);
			if (strcmp(line, "END:VEVENT") == 0)
				assert_true(uid == 1 && stamp == 1 && start == 1);
		}
		uid += strncmp(line, "UID:", 4) == 0;
		stamp += strncmp(line, "DTSTAMP:", 8) == 0;
		start += strncmp(line, "DTSTART", 7) == 0;
	}
	assert_int_equal(depth, 0);
}

static char *stream(struct arena *arena, const char *now, enum lang lang)
{
	struct meetings m = all(arena);
	struct ical ical = {&m, "社媒增长小队", "0198", lang, at(now)};
	struct buf out = {0};

	ical_write(&ical, &out);
	char *text = strict(&out, arena);
	buf_finish(&out);
	must_be_whole(text, arena);
	return text;
}

static void the_calendar_keeps_to_the_letter_of_the_standard(void **state)
{
	(void)state;
	struct arena arena = {0};
	char *text = stream(&arena, "2026-11-12T09:20", LANG_ZH);

	assert_int_equal(strncmp(text, "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:", 35), 0);
	assert_non_null(strstr(text, "\nUID:ritual-daily.0198@kanwall\n"));
	assert_non_null(strstr(text, "\nSUMMARY:每日站会\n"));
	assert_non_null(strstr(text, "\nSUMMARY:一个名字很长的例会，带逗号；和分号，还有\\\\反斜线，"));
	assert_non_null(strstr(text, "\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\n"));
	assert_non_null(strstr(text, "\nRRULE:FREQ=MONTHLY;BYDAY=-1FR\n"));
	assert_non_null(strstr(text, "\nRRULE:FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1TH\n"));
	assert_non_null(strstr(text, "\nRRULE:FREQ=YEARLY;BYMONTH=12;BYDAY=2WE\n"));
	arena_finish(&arena);
}

static void holidays_are_exceptions_and_make_up_days_are_added(void **state)
{
	(void)state;
	struct arena arena = {0};
	char *text = stream(&arena, "2026-11-12T09:20", LANG_EN);
	char *daily = strstr(text, "UID:ritual-daily");

	assert_non_null(daily);
	*strstr(daily, "END:VEVENT") = '\0';
	assert_non_null(strstr(daily, "\nEXDATE;TZID=kanwall:20261001T093000\n"));
	assert_non_null(strstr(daily, "\nRDATE;TZID=kanwall:20261010T093000\n"));
	assert_null(strstr(daily, "EXDATE;TZID=kanwall:20261112"));
	assert_non_null(strstr(daily, "\nDURATION:PT10M\n"));
	arena_finish(&arena);
}

static void a_place_with_summer_time_says_when_it_changes(void **state)
{
	(void)state;
	struct arena arena = {0};

	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	char *text = stream(&arena, "2026-02-12T09:20", LANG_EN);
	assert_non_null(strstr(text, "BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZOFFSETFROM:+0100\n"
				     "TZOFFSETTO:+0200\nEND:DAYLIGHT"));
	assert_non_null(strstr(text, "BEGIN:STANDARD\nDTSTART:20261025T030000\nTZOFFSETFROM:+0200\n"
				     "TZOFFSETTO:+0100\nEND:STANDARD"));
	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	text = stream(&arena, "2026-02-12T09:20", LANG_EN);
	assert_null(strstr(text, "DAYLIGHT"));
	assert_non_null(strstr(text, "TZOFFSETTO:+0800"));
	arena_finish(&arena);
}

static bool same(struct date date, int year, int month, int day)
{
	return date.year == year && date.month == month && date.day == day;
}

static void a_review_of_several_cycles_looks_back_over_its_own_span(void **state)
{
	(void)state;
	struct date year = meeting_looks_back(MEETING_YEARLY, (struct date){2026, 12, 30});
	struct date half = meeting_looks_back(MEETING_HALF_YEAR, (struct date){2026, 3, 31});

	assert_true(same(year, 2025, 12, 30));
	assert_true(same(half, 2025, 10, 1));	/* September has no 31st */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_daily_one_is_held_on_working_days),
		cmocka_unit_test(a_weekly_one_is_left_out_when_its_day_is_off),
		cmocka_unit_test(the_cycles_own_one_is_held_on_the_day_that_the_cycle_says),
		cmocka_unit_test(a_rare_one_moves_to_the_working_day_before),
		cmocka_unit_test(the_next_one_is_the_earliest),
		cmocka_unit_test(a_meeting_is_on_from_its_first_minute_to_its_last),
		cmocka_unit_test(times_that_do_not_exist_are_no_times),
		cmocka_unit_test(the_calendar_keeps_to_the_letter_of_the_standard),
		cmocka_unit_test(holidays_are_exceptions_and_make_up_days_are_added),
		cmocka_unit_test(a_review_of_several_cycles_looks_back_over_its_own_span),
		cmocka_unit_test(a_place_with_summer_time_says_when_it_changes),
	};

	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
