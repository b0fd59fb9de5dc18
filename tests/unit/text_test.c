#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/draw/text.h"

/* The plain measurer: CJK 1 em, the rest 0.55 em. At 20 px: 20 and 11. */
static const char *line_of(struct arena *arena, const char *s, float width, int max, int line)
{
	struct text_lines lines;

	text_wrap(&text_measurer_plain, FACE_UI, 20, s, width, max, arena, &lines);
	return line < lines.count ? lines.lines[line] : "(none)";
}

static int count_of(struct arena *arena, const char *s, float width, int max)
{
	struct text_lines lines;

	text_wrap(&text_measurer_plain, FACE_UI, 20, s, width, max, arena, &lines);
	return lines.count;
}

static void a_number_stays_with_its_percent_sign(void **state)
{
	struct arena arena = {0};

	(void)state;
	/* Room for "打开率冲 6" but not for the sign: both go to the next line. */
	assert_string_equal(line_of(&arena, "打开率冲 6%菜单栏改版", 102, 3, 0), "打开率冲");
	assert_string_equal(line_of(&arena, "打开率冲 6%菜单栏改版", 102, 3, 1), "6%菜单栏");
	assert_string_equal(line_of(&arena, "打开率冲 6 %菜单", 105, 3, 1), "6 %菜单");
	assert_string_equal(line_of(&arena, "打开率冲 6％菜单", 105, 3, 1), "6％菜单");
	arena_finish(&arena);
}

static void a_latin_word_is_moved_whole_and_split_only_when_it_alone_is_too_wide(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(line_of(&arena, "双十一 Campaign", 120, 3, 0), "双十一");
	assert_string_equal(line_of(&arena, "双十一 Campaign", 120, 3, 1), "Campaign");
	assert_string_equal(line_of(&arena, "Internationalisation", 66, 8, 0), "Intern");
	assert_string_equal(line_of(&arena, "Internationalisation", 66, 8, 3), "on");
	arena_finish(&arena);
}

static void closing_punctuation_stays_with_the_line_before(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(line_of(&arena, "先把稿子写完，再发", 120, 3, 0), "先把稿子写");
	assert_string_equal(line_of(&arena, "先把稿子写完，再发", 120, 3, 1), "完，再发");
	assert_string_equal(line_of(&arena, "看「双十一战报」推文", 80, 4, 1), "一战报」");
	arena_finish(&arena);
}

static void a_last_line_of_one_character_takes_one_more(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(line_of(&arena, "落地页首屏换", 100, 2, 0), "落地页首");
	assert_string_equal(line_of(&arena, "落地页首屏换", 100, 2, 1), "屏换");
	/* But no word is torn for it, and a typed line break stays. */
	assert_string_equal(line_of(&arena, "Douyin 换", 70, 2, 0), "Douyin");
	assert_string_equal(line_of(&arena, "落地页首屏\n换", 100, 2, 1), "换");
	arena_finish(&arena);
}

static void a_newline_forces_a_break_and_leaves_no_trace(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_int_equal(count_of(&arena, "标题\n测试方案", 400, 3), 2);
	assert_string_equal(line_of(&arena, "标题\n测试方案", 400, 3, 0), "标题");
	assert_string_equal(line_of(&arena, "标题 \r\n测试", 400, 3, 0), "标题");
	assert_int_equal(count_of(&arena, "标题\n", 400, 3), 1);
	assert_int_equal(count_of(&arena, "", 400, 3), 0);
	arena_finish(&arena);
}

static void what_does_not_fit_ends_with_an_ellipsis_within_the_width(void **state)
{
	struct arena arena = {0};
	struct text_lines lines;

	(void)state;
	text_wrap(&text_measurer_plain, FACE_UI, 20, "冬日礼盒种草笔记八篇要写完", 100, 2, &arena, &lines);
	assert_int_equal(lines.count, 2);
	assert_true(lines.cut);
	assert_string_equal(lines.lines[0], "冬日礼盒种");
	assert_string_equal(lines.lines[1], "草笔记八…");
	for (int i = 0; i < lines.count; i++)
		assert_true(lines.widths[i] <= 100.01f);
	text_wrap(&text_measurer_plain, FACE_UI, 20, "第一\n第二\n第三", 400, 2, &arena, &lines);
	assert_true(lines.cut);
	assert_string_equal(lines.lines[1], "第二…");
	arena_finish(&arena);
}

static void no_line_is_ever_wider_than_the_note(void **state)
{
	static const char *const titles[] = {
		"打开率冲 6% 菜单栏改版", "A/B 测试 https://example.org/a/very/long/path?x=1", "👨‍👩‍👧‍👦🇨🇳1️⃣👍🏽双11战报",
		"（括号）「引号」、顿号。句号！问号？", "Supercalifragilistic 双 11", "a b c d e f g h i j k",
	};
	struct arena arena = {0};

	(void)state;
	for (size_t t = 0; t < sizeof(titles) / sizeof(*titles); t++)
		for (int width = 84; width < 400; width += 7) {
			struct text_lines lines;
			text_wrap(&text_measurer_plain, FACE_UI, 20, titles[t], (float)width, 3, &arena,
				  &lines);
			assert_in_range(lines.count, 1, 3);
			for (int i = 0; i < lines.count; i++)
				assert_true(lines.widths[i] <= (float)width + 0.02f);
		}
	arena_finish(&arena);
}

static void an_ellipsis_never_cuts_an_emoji_in_two(void **state)
{
	struct arena arena = {0};

	(void)state;
	/* A family is 3 ems in the plain measure; flags are 2. */
	assert_string_equal(text_fit(&text_measurer_plain, FACE_UI, 20, "好👨‍👩‍👧好好", 70, &arena), "好…");
	assert_string_equal(text_fit(&text_measurer_plain, FACE_UI, 20, "好🇨🇳好好", 60, &arena), "好…");
	assert_string_equal(text_fit(&text_measurer_plain, FACE_UI, 20, "好好", 40, &arena), "好好");
	arena_finish(&arena);
}

static void one_line_has_no_newline_in_it(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(text_fit(&text_measurer_plain, FACE_UI, 20, "一\n二", 400, &arena), "一 二");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_stays_with_its_percent_sign),
		cmocka_unit_test(a_latin_word_is_moved_whole_and_split_only_when_it_alone_is_too_wide),
		cmocka_unit_test(closing_punctuation_stays_with_the_line_before),
		cmocka_unit_test(a_last_line_of_one_character_takes_one_more),
		cmocka_unit_test(a_newline_forces_a_break_and_leaves_no_trace),
		cmocka_unit_test(what_does_not_fit_ends_with_an_ellipsis_within_the_width),
		cmocka_unit_test(no_line_is_ever_wider_than_the_note),
		cmocka_unit_test(an_ellipsis_never_cuts_an_emoji_in_two),
		cmocka_unit_test(one_line_has_no_newline_in_it),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
