#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/base/decode.h"
#include "app/model/paste.h"

static const struct date today = {2026, 11, 25};

/* "2026-10-14=4.6" of the only row; its flaw's name otherwise. */
static const char *one(const char *text)
{
	static const char *const flaws[] = {"good", "columns", "date", "value"};
	static char said[64];
	struct arena arena = {0};
	struct paste_row *rows;
	int count = paste_read(text, today, &arena, &rows);

	assert_int_equal(count, 1);
	snprintf(said, sizeof(said), "%s", flaws[rows[0].flaw]);
	if (rows[0].flaw == PASTE_GOOD) {
		char date[DATE_SIZE];
		date_format(rows[0].date, date);
		snprintf(said, sizeof(said), "%s=%.17g", date, rows[0].value);
	}
	arena_finish(&arena);
	return said;
}

static void days_are_read_as_people_write_them(void **state)
{
	static const char *const days[] = {
		"2026-10-14", "2026/10/14", "2026.10.14", "20261014", "2026年10月14日", "10/14",
		"10月14日",   "2026/10/14 08:30:00", "2026-10-14T00:00:00.000Z", "\"2026-10-14\"",
	};
	char line[80];

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		snprintf(line, sizeof(line), "%s\t5", days[i]);
		assert_string_equal(one(line), "2026-10-14=5");
	}
}

static void a_day_without_a_year_is_the_last_such_day(void **state)
{
	(void)state;
	assert_string_equal(one("11/25\t1"), "2026-11-25=1");
	assert_string_equal(one("11/26\t1"), "2025-11-26=1");
	assert_string_equal(one("2/29\t1"), "2024-02-29=1");
}

static void what_is_no_day_is_said(void **state)
{
	static const char *const days[] = {"soon", "2026-13-01", "2026-02-30", "13/1", "10-14", "10.14",
					   "2026-10/14", "2026", "20261314", "2026-10-14x", "10月"};
	char line[80];

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		snprintf(line, sizeof(line), "%s\t5", days[i]);
		assert_string_equal(one(line), "date");
	}
}

static void values_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *text, *said;
	} list[] = {
		{"4.6", "4.5999999999999996"}, {"4.6%", "4.5999999999999996"}, {"-3", "-3"},
		{"+3", "3"},		       {"1,234", "1234"},	       {"12,345.5", "12345.5"},
		{"3.2万", "32000"},	       {"1.2亿", "120000000"},	       {".5", "0.5"},
		{"7％", "7"},		       {"0.1", "0.10000000000000001"},
	};
	char line[80], expected[80];

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		snprintf(line, sizeof(line), "10/14\t%s", list[i].text);
		snprintf(expected, sizeof(expected), "2026-10-14=%s", list[i].said);
		assert_string_equal(one(line), expected);
	}
}

static void what_is_no_value_is_said(void **state)
{
	static const char *const values[] = {"many", "4.6.1", "1,23", "1,2345", ",5", "--3", "4 6",
					     "1e5", "NaN", "99999999999", "1234567890123456789"};
	char line[80];

	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		snprintf(line, sizeof(line), "10/14\t%s", values[i]);
		assert_string_equal(one(line), "value");
	}
}

static void columns_are_parted_by_what_the_line_has(void **state)
{
	(void)state;
	assert_string_equal(one("10/14;4"), "2026-10-14=4");
	assert_string_equal(one("10/14,4"), "2026-10-14=4");
	assert_string_equal(one("10/14   4"), "2026-10-14=4");
	assert_string_equal(one(" 10/14 , 4 ,, "), "2026-10-14=4");
	assert_string_equal(one("2026-10-14,\"1,234\""), "2026-10-14=1234");
	assert_string_equal(one("10/14,1,234"), "columns");
	assert_string_equal(one("10/14"), "columns");
	assert_string_equal(one("10/14\t4\tnote"), "columns");
}

static void lines_are_counted_and_a_heading_is_none(void **state)
{
	struct arena arena = {0};
	struct paste_row *rows;

	(void)state;
	assert_int_equal(paste_read("\xef\xbb\xbf日期,打开率\r\n\r\n10/13,4.4\r\nbad,1\r10/14,x\n", today,
				    &arena, &rows), 3);
	assert_int_equal(rows[0].line, 3);
	assert_int_equal(rows[1].line, 4);
	assert_int_equal(rows[1].flaw, PASTE_DATE);
	assert_int_equal(rows[2].line, 5);
	assert_int_equal(rows[2].flaw, PASTE_VALUE);
	assert_string_equal(rows[2].text, "10/14,x");
	assert_int_equal(paste_read("", today, &arena, &rows), 0);
	assert_int_equal(paste_read("10/14,1", (struct date){0}, &arena, &rows), 1);
	assert_int_equal(rows[0].flaw, PASTE_DATE);
	arena_finish(&arena);
}

static bool decodes(const char *bytes, size_t n, const char *expected)
{
	struct buf out = {0};
	bool ok = decode_text(bytes, n, &out);

	if (ok && expected)
		assert_string_equal(out.bytes, expected);
	buf_finish(&out);
	return ok;
}

static void files_of_two_worlds_are_read(void **state)
{
	static const char gbk[] = "\xc8\xd5\xc6\xda,\xb4\xf2\xbf\xaa\xc2\xca";
	char long_text[6001];

	(void)state;
	assert_true(decodes("日期", 6, "日期"));
	assert_true(decodes("\xef\xbb\xbf日期", 9, "日期"));
	assert_true(decodes(gbk, sizeof(gbk) - 1, "日期,打开率"));
	for (int i = 0; i < 3000; i++)
		memcpy(long_text + 2 * i, "\xc8\xd5", 2);
	long_text[6000] = '\0';
	assert_true(decodes(long_text, 6000, NULL));
	assert_false(decodes("\xc8\xd5\xff\xff", 4, NULL));
	assert_false(decodes("a\0b", 3, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_read_as_people_write_them),
		cmocka_unit_test(a_day_without_a_year_is_the_last_such_day),
		cmocka_unit_test(what_is_no_day_is_said),
		cmocka_unit_test(values_are_read_as_people_write_them),
		cmocka_unit_test(what_is_no_value_is_said),
		cmocka_unit_test(columns_are_parted_by_what_the_line_has),
		cmocka_unit_test(lines_are_counted_and_a_heading_is_none),
		cmocka_unit_test(files_of_two_worlds_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
