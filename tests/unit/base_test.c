#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/base/arena.h"
#include "app/base/buf.h"
#include "app/base/err.h"
#include "app/base/lang.h"
#include "app/base/secret.h"
#include "app/base/utf8.h"

static void an_arena_gives_zeroed_memory_again_after_a_reset(void **state)
{
	struct arena arena = {0};

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 1000; i++) {
			unsigned char *p = arena_alloc(&arena, 100);
			for (int k = 0; k < 100; k++)
				assert_int_equal(p[k], 0);
			memset(p, 0xff, 100);
		}
		assert_string_equal(arena_printf(&arena, "%d-%s", 7, "x"), "7-x");
		arena_reset(&arena);
	}
	arena_finish(&arena);
	assert_int_equal(arena.total, 0);
}

static void a_buffer_grows_and_stays_terminated(void **state)
{
	struct buf buf = {0};

	(void)state;
	for (int i = 0; i < 500; i++)
		buf_printf(&buf, "%d,", i);
	assert_int_equal(buf.len, strlen(buf.bytes));
	buf_clear(&buf);
	buf_char(&buf, 'x');
	assert_string_equal(buf.bytes, "x");
	buf_finish(&buf);
}

static void only_well_formed_utf8_is_valid(void **state)
{
	static const char *const good[] = {"", "abc", "中文", "👩‍👩‍👧", "\xf4\x8f\xbf\xbf"};
	static const char *const bad[] = {
		"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff",
		"\xe4\xb8", "a\xe4\xb8z",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(utf8_valid(good[i], strlen(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_valid(bad[i], strlen(bad[i])));
	assert_false(utf8_valid("a\0b", 3));
	assert_int_equal(utf8_count("打开率 6%"), 6);
}

static void controls_are_found_and_a_newline_only_where_it_does_not_belong(void **state)
{
	(void)state;
	assert_false(utf8_has_controls("两行\n文字", true));
	assert_true(utf8_has_controls("两行\n文字", false));
	assert_true(utf8_has_controls("bell\a", true));
	assert_true(utf8_has_controls("\xc2\x85", true));
	for (const char *p = "\u202a\u202e\u2066\u2069\u200e\u200f\u061c\u200b\ufeff\u00ad"; *p;)
		assert_true(utf8_is_formatting(utf8_next(&p)));
	for (const char *p = "a字\u200c\u200d\ufe0f\u3000\U000e0067"; *p;)
		assert_false(utf8_is_formatting(utf8_next(&p)));
	assert_false(utf8_visible(""));
	assert_false(utf8_visible(" \t\n\u00a0\u3000\u2003"));
	assert_false(utf8_visible("\u200b\u200d\u2060\ufeff\u00ad\u034f"));
	assert_false(utf8_visible("\u202e\u2066\u061c"));
	assert_false(utf8_visible("\ufe0f\U000e0100\U000e0061\u180e"));
	assert_false(utf8_visible("\u3164\uffa0\u115f\u2800"));
	assert_true(utf8_visible("\u200b。"));
	assert_true(utf8_visible("❤\ufe0f"));
}

static void words_are_filled_in_and_cut_between_characters(void **state)
{
	char out[64], tiny[8];

	(void)state;
	assert_string_equal(lang_format(out, sizeof(out), LANG_EN, L_err_fields, NULL),
			    lang_text(LANG_EN, L_err_fields));
	lang_format(tiny, sizeof(tiny), LANG_ZH, L_err_fields, NULL);
	assert_int_equal(strlen(tiny), 6);
	assert_true(utf8_valid(tiny, strlen(tiny)));
}

static void one_has_its_own_word_and_many_have_theirs(void **state)
{
	char out[64], tiny[10];

	(void)state;
	assert_string_equal(lang_format(out, sizeof(out), LANG_EN, L_wall_vote_count, "n", "1", NULL), "1 vote");
	assert_string_equal(lang_format(out, sizeof(out), LANG_EN, L_wall_vote_count, "n", "11", NULL), "11 votes");
	assert_string_equal(lang_format(out, sizeof(out), LANG_EN, L_wall_vote_count, "n", "0", NULL), "0 votes");
	assert_string_equal(lang_format(out, sizeof(out), LANG_ZH, L_wall_vote_count, "n", "1", NULL), "1 个人投了");
	assert_string_equal(lang_format(out, sizeof(out), LANG_EN, L_err_column_not_empty, "n", "1", NULL),
			    "There is still 1 note in this column: move it first");
	assert_string_equal(lang_format(tiny, sizeof(tiny), LANG_EN, L_wall_year_more, "n", "2", NULL),
			    "2 more ob");
}

static void the_language_is_the_first_one_that_we_speak(void **state)
{
	(void)state;
	assert_int_equal(lang_of("fr-FR, en;q=0.8, zh;q=0.7", LANG_ZH), LANG_EN);
	assert_int_equal(lang_of("zh-CN,zh;q=0.9,en;q=0.8", LANG_EN), LANG_ZH);
	assert_int_equal(lang_of("fr", LANG_ZH), LANG_ZH);
	assert_int_equal(lang_of(NULL, LANG_EN), LANG_EN);
}

static void the_first_error_stays_and_every_field_is_named(void **state)
{
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	assert_false(err_field(&err, "title", L_err_fields, NULL));
	assert_false(err_field(&err, "due", L_err_fields, NULL));
	err_system(&err, "too late");
	assert_int_equal(err.kind, ERR_INVALID);
	assert_int_equal(err.field_count, 2);
	assert_string_equal(err.fields[1].name, "due");
	for (int i = 0; i < 2 * ERR_FIELDS_MAX; i++)
		err_field(&err, "x", L_err_fields, NULL);
	assert_int_equal(err.field_count, ERR_FIELDS_MAX);
}

static void secrets_are_long_different_and_only_their_hash_is_alike(void **state)
{
	char a[SECRET_TOKEN_SIZE], b[SECRET_TOKEN_SIZE], code[SECRET_CODE_LENGTH + 1];
	char hash[SECRET_HASH_SIZE], again[SECRET_HASH_SIZE];

	(void)state;
	assert_true(secret_init());
	secret_token(a);
	secret_token(b);
	assert_int_equal(strlen(a), SECRET_TOKEN_SIZE - 1);
	assert_false(secret_equal(a, b));
	secret_hash(hash, a, strlen(a));
	secret_hash(again, a, strlen(a));
	assert_true(secret_equal(hash, again));
	secret_code(code, SECRET_CODE_LENGTH);
	assert_int_equal(strspn(code, SECRET_CODE_ALPHABET), SECRET_CODE_LENGTH);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_arena_gives_zeroed_memory_again_after_a_reset),
		cmocka_unit_test(a_buffer_grows_and_stays_terminated),
		cmocka_unit_test(only_well_formed_utf8_is_valid),
		cmocka_unit_test(controls_are_found_and_a_newline_only_where_it_does_not_belong),
		cmocka_unit_test(words_are_filled_in_and_cut_between_characters),
		cmocka_unit_test(one_has_its_own_word_and_many_have_theirs),
		cmocka_unit_test(the_language_is_the_first_one_that_we_speak),
		cmocka_unit_test(the_first_error_stays_and_every_field_is_named),
		cmocka_unit_test(secrets_are_long_different_and_only_their_hash_is_alike),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
