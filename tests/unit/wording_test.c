#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/base/clock.h"
#include "app/wall/scenes/wording.h"

static struct arena arena;

static int finish(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

static struct date day(int month, int number)
{
	return (struct date){2026, (int8_t)month, (int8_t)number};
}

static int64_t ms(const char *text)
{
	int64_t value = 0;

	assert_true(clock_parse(text, &value));
	return value;
}

static const char *due(struct date date, enum lang lang)
{
	return due_words(date, day(11, 12), lang, &arena);	/* a Thursday */
}

static void a_due_date_is_said_as_people_say_it(void **state)
{
	(void)state;
	assert_string_equal(due(day(11, 12), LANG_ZH), "今天");
	assert_string_equal(due(day(11, 13), LANG_ZH), "明天");
	assert_string_equal(due(day(11, 16), LANG_ZH), "周一");
	assert_string_equal(due(day(11, 18), LANG_ZH), "周三");
	assert_string_equal(due(day(11, 19), LANG_ZH), "11月19日");
	assert_string_equal(due(day(11, 10), LANG_ZH), "已晚 2 天");
	assert_string_equal(due((struct date){0, 0, 0}, LANG_ZH), "");
	assert_string_equal(due(day(11, 12), LANG_EN), "Today");
	assert_string_equal(due(day(11, 13), LANG_EN), "Tmrw");
	assert_string_equal(due(day(11, 16), LANG_EN), "Mon");
	assert_string_equal(due(day(11, 20), LANG_EN), "20 Nov");
	assert_string_equal(due(day(11, 11), LANG_EN), "1d late");
}

static void a_moment_of_another_day_carries_its_date(void **state)
{
	(void)state;
	int64_t at = ms("2026-11-12T03:00");

	assert_string_equal(moment_words(at, day(11, 12), LANG_ZH, &arena), "03:00");
	assert_string_equal(moment_words(at, day(11, 13), LANG_ZH, &arena), "11月12日 03:00");
	assert_string_equal(moment_words(at, (struct date){0, 0, 0}, LANG_EN, &arena), "12 Nov 03:00");
}

static void without_a_clock_a_due_date_is_a_plain_date(void **state)
{
	(void)state;
	struct date none = {0, 0, 0};

	assert_string_equal(due_words(day(11, 16), none, LANG_ZH, &arena), "11/16");
	assert_int_equal(due_state(day(1, 1), none), DUE_LATER);
}

static void a_note_is_new_until_the_next_day(void **state)
{
	(void)state;
	int64_t now = ms("2026-11-12T09:20");

	assert_string_equal(age_words(ms("2026-11-12T00:01"), now, LANG_ZH, &arena), "刚刚");
	assert_string_equal(age_words(ms("2026-11-11T23:59"), now, LANG_ZH, &arena), "1天");
	assert_string_equal(age_words(ms("2026-11-09T09:20"), now, LANG_EN, &arena), "3d");
	assert_string_equal(age_words(0, now, LANG_ZH, &arena), "");
	assert_string_equal(age_words(now, 0, LANG_ZH, &arena), "");
	assert_string_equal(age_words(now + 86400000, now, LANG_ZH, &arena), "刚刚");
}

static void the_ticker_says_how_long_ago(void **state)
{
	(void)state;
	int64_t now = ms("2026-11-12T09:20");

	assert_string_equal(ago_words(now - 59000, now, LANG_ZH, &arena), "刚刚");
	assert_string_equal(ago_words(now - 5 * 60000, now, LANG_ZH, &arena), "5 分钟前");
	assert_string_equal(ago_words(now - 2 * 3600000, now, LANG_EN, &arena), "2 h ago");
	assert_string_equal(ago_words(ms("2026-11-11T20:00"), now, LANG_ZH, &arena), "昨天");
	assert_string_equal(ago_words(ms("2026-11-09T20:00"), now, LANG_ZH, &arena), "3 天前");
	assert_string_equal(ago_words(0, now, LANG_ZH, &arena), "");
}

static void the_quarter_counts_its_weeks_from_the_one_with_the_first_day(void **state)
{
	(void)state;
	assert_int_equal(quarter_week(day(10, 1)), 1);
	assert_int_equal(quarter_week(day(10, 4)), 1);
	assert_int_equal(quarter_week(day(10, 5)), 2);
	assert_int_equal(quarter_week(day(11, 12)), 7);
	assert_int_equal(quarter_week(day(12, 31)), 13);
	assert_string_equal(quarter_words(day(11, 12), LANG_ZH, &arena), "Q4 第 7/13 周");
	assert_string_equal(quarter_words(day(11, 12), LANG_EN, &arena), "Q4 week 7/13");
}

static void dates_are_said_in_the_walls_language(void **state)
{
	(void)state;
	assert_string_equal(date_words(day(11, 12), LANG_ZH, &arena), "11月12日 周四");
	assert_string_equal(date_words(day(11, 12), LANG_EN, &arena), "Thu 12 Nov");
	assert_string_equal(clock_words(ms("2026-11-12T09:05"), &arena), "09:05");
}

static const char *blocked(const char *reason, enum lang lang)
{
	struct card card = {.block = BLOCK_TECH, .block_reason = reason};

	return block_words(&card, lang, &arena);
}

static void a_block_gives_its_reason_when_that_is_short_and_else_its_type(void **state)
{
	(void)state;
	assert_string_equal(blocked("等审核", LANG_ZH), "等审核");
	assert_string_equal(blocked("等设计稿", LANG_ZH), "等设计稿");
	assert_string_equal(blocked("等技术排期要两周", LANG_ZH), lang_text(LANG_ZH, L_block_tech));
	assert_string_equal(blocked("", LANG_EN), lang_text(LANG_EN, L_block_tech));
	assert_string_equal(blocked("Legal", LANG_EN), "Legal");
	assert_string_equal(blocked("Waiting for legal", LANG_EN),
			    lang_text(LANG_EN, L_block_tech));
}

static void shipped_names_are_said_and_given_ones_kept(void **state)
{
	(void)state;
	struct label shipped = {"kol", "", "kol", PAPER_SKY}, own = {"x", "线下", "flag", PAPER_MINT};

	assert_string_equal(column_words("", COLUMN_TODO, LANG_ZH), "要做的");
	assert_string_equal(column_words("待办", COLUMN_TODO, LANG_ZH), "待办");
	assert_string_equal(column_words_of("", "done", LANG_EN), "Done");
	assert_string_equal(column_words_of("阿May", "", LANG_EN), "阿May");
	assert_string_equal(label_words(&shipped, LANG_ZH), "达人");
	assert_string_equal(label_words(&own, LANG_EN), "线下");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_due_date_is_said_as_people_say_it),
		cmocka_unit_test(a_moment_of_another_day_carries_its_date),
		cmocka_unit_test(without_a_clock_a_due_date_is_a_plain_date),
		cmocka_unit_test(a_note_is_new_until_the_next_day),
		cmocka_unit_test(the_ticker_says_how_long_ago),
		cmocka_unit_test(the_quarter_counts_its_weeks_from_the_one_with_the_first_day),
		cmocka_unit_test(dates_are_said_in_the_walls_language),
		cmocka_unit_test(a_block_gives_its_reason_when_that_is_short_and_else_its_type),
		cmocka_unit_test(shipped_names_are_said_and_given_ones_kept),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
