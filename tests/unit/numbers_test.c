#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/wall/scenes/numbers.h"

struct row {
	double value;
	const char *measure, *zh, *en;
};

static void check(const struct row *row)
{
	struct arena arena = {0};

	assert_string_equal(value_text(row->value, row->measure, LANG_ZH, &arena), row->zh);
	assert_string_equal(value_text(row->value, row->measure, LANG_EN, &arena), row->en);
	arena_finish(&arena);
}

static void numbers_read_as_people_say_them(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{0, "", "0", "0"},
		{5.1, "%", "5.1%", "5.1%"},
		{4.6000000000000005, "%", "4.6%", "4.6%"},
		{17, "篇", "17 篇", "17 篇"},
		{0.13, "", "0.13", "0.13"},
		{-0.3, "%", "-0.3%", "-0.3%"},
		{3640, "次", "3,640", "3,640"},
		{1860, "", "1,860", "1,860"},
		{9999, "", "9,999", "9,999"},
		{44000, "", "4.4万", "44K"},
		{860000, "", "86万", "860K"},
		{52000000, "", "5,200万", "52M"},
		{80000000, "次", "8,000万", "80M"},
		{120000000, "", "1.2亿", "120M"},
		{2.5e12, "", "2.5万亿", "2.5T"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(&rows[i]);
}

static void what_rounds_up_to_the_next_word_takes_it(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{9999.7, "", "1万", "10K"},
		{99999999, "", "1亿", "100M"},
		{999999, "", "100万", "1M"},
		{-9999.7, "", "-1万", "-10K"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(&rows[i]);
}

static void what_is_no_number_is_a_dash(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{NAN, "", "–", "–"}, {INFINITY, "", "–", "–"}, {1e300, "", "–", "–"}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(&rows[i]);
}

static void nothing_less_than_nothing_has_no_sign(void **state)
{
	(void)state;
	struct row row = {-0.001, "", "0", "0"};

	check(&row);
}

static void no_number_is_longer_than_six_characters_before_its_word(void **state)
{
	(void)state;
	for (double value = 0.001; value < 1e16; value *= 1.37) {
		struct arena arena = {0};
		for (enum lang lang = 0; lang < LANG_COUNT; lang++)
			assert_true(strlen(value_words(value, "", lang, &arena).digits) <= 6);
		arena_finish(&arena);
	}
}

static void a_computed_value_has_no_more_digits_than_anybody_believes(void **state)
{
	(void)state;
	assert_float_equal(value_about(4.3737), 4.4, 1e-9);
	assert_float_equal(value_about(-0.1349), -0.13, 1e-9);
	assert_float_equal(value_about(3536.2), 3540, 1e-9);
	assert_float_equal(value_about(0), 0, 0);
}

static void beside_a_label_only_a_percent_sign_stays(void **state)
{
	(void)state;
	struct arena arena = {0};

	assert_string_equal(value_short(12, "篇", LANG_ZH, &arena), "12");
	assert_string_equal(value_short(4, "%", LANG_ZH, &arena), "4%");
	assert_string_equal(value_fixed(9, 1, &arena), "9.0");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_read_as_people_say_them),
		cmocka_unit_test(what_rounds_up_to_the_next_word_takes_it),
		cmocka_unit_test(what_is_no_number_is_a_dash),
		cmocka_unit_test(nothing_less_than_nothing_has_no_sign),
		cmocka_unit_test(no_number_is_longer_than_six_characters_before_its_word),
		cmocka_unit_test(a_computed_value_has_no_more_digits_than_anybody_believes),
		cmocka_unit_test(beside_a_label_only_a_percent_sign_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
