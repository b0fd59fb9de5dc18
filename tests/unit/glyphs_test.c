#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/draw/glyphs.h"
#include "app/draw/icon.h"
#include "app/draw/ink.h"
#include "app/draw/qr.h"

static struct glyphs *open_glyphs(void)
{
	struct err err = ERR_IN(LANG_EN);
	struct glyphs *glyphs = glyphs_create(&err);

	if (!glyphs)
		fail_msg("%s", err.text);
	return glyphs;
}

static float width(struct glyphs *glyphs, enum face face, int px, const char *s)
{
	return glyphs_width(glyphs, face, px, s, strlen(s), false);
}

/* The ink of a line drawn at (100, 100) into 600 x 200. */
static struct irect ink_of(struct glyphs *glyphs, enum face face, int px, const char *s)
{
	struct pixmap *pixmap = pixmap_create(600, 200);

	glyphs_draw(glyphs, pixmap, face, px, s, strlen(s), false, 100, 100, 0xff33291f);
	struct irect ink = pixmap_ink(pixmap);
	pixmap_destroy(pixmap);
	return ink;
}

static void chinese_is_one_em_wide_in_every_face(void **state)
{
	struct glyphs *glyphs = open_glyphs();

	(void)state;
	for (int face = 0; face < FACE_COUNT; face++)
		assert_in_range((int)width(glyphs, (enum face)face, 40, "双十一"), 118, 123);
	glyphs_destroy(glyphs);
}

static void a_mixed_line_is_as_wide_as_its_runs_and_paints_no_wider(void **state)
{
	struct glyphs *glyphs = open_glyphs();
	const char *line = "打开 CTR 6%👍🏽";

	(void)state;
	float sum = width(glyphs, FACE_UI, 40, "打开") + width(glyphs, FACE_UI, 40, " CTR 6%") +
		    width(glyphs, FACE_UI, 40, "👍🏽");
	float whole = width(glyphs, FACE_UI, 40, line);
	assert_true(whole == sum);
	struct irect ink = ink_of(glyphs, FACE_UI, 40, line);
	assert_true(ink.x >= 99 && (float)(ink.x + ink.w) <= 100 + whole + 1);
	assert_true((float)ink.w > whole * 0.95f);
	glyphs_destroy(glyphs);
}

static void all_runs_stand_on_one_baseline(void **state)
{
	struct glyphs *glyphs = open_glyphs();
	struct irect latin = ink_of(glyphs, FACE_UI, 60, "H");

	(void)state;
	/* A capital ends on the baseline; Chinese and emoji sink a little below it, no more. */
	assert_in_range(latin.y + latin.h, 99, 101);
	struct irect chinese = ink_of(glyphs, FACE_UI, 60, "国");
	assert_in_range(chinese.y + chinese.h, 101, 110);
	struct irect emoji = ink_of(glyphs, FACE_UI, 60, "😀");
	assert_in_range(emoji.y + emoji.h, 101, 116);
	glyphs_destroy(glyphs);
}

static void a_cluster_of_emoji_is_one_picture_of_the_font_size(void **state)
{
	static const char *const clusters[] = {"😀", "👨‍👩‍👧", "🇨🇳", "1️⃣", "👍🏽", "❤️"};
	struct glyphs *glyphs = open_glyphs();

	(void)state;
	for (size_t i = 0; i < sizeof(clusters) / sizeof(*clusters); i++) {
		assert_in_range((int)width(glyphs, FACE_HAND_BOLD, 40, clusters[i]), 44, 54);
		struct irect ink = ink_of(glyphs, FACE_HAND_BOLD, 40, clusters[i]);
		assert_in_range(ink.h, 20, 50);
	}
	glyphs_destroy(glyphs);
}

static void emoji_keep_their_colours(void **state)
{
	struct glyphs *glyphs = open_glyphs();
	struct pixmap *pixmap = pixmap_create(80, 80);
	int yellow = 0;

	(void)state;
	glyphs_draw(glyphs, pixmap, FACE_UI, 50, "😀", strlen("😀"), false, 5, 60, 0xff000000);
	for (int i = 0; i < 80 * 80; i++) {
		uint32_t p = pixmap->px[i];
		yellow += (p >> 16 & 0xff) > 200 && (p >> 8 & 0xff) > 150 && (p & 0xff) < 120;
	}
	assert_true(yellow > 500);
	pixmap_destroy(pixmap);
	glyphs_destroy(glyphs);
}

static void digits_in_cells_never_change_the_width(void **state)
{
	struct glyphs *glyphs = open_glyphs();
	float ones = glyphs_width(glyphs, FACE_DISPLAY_600, 92, "11:11", 5, true);

	(void)state;
	assert_true(ones == glyphs_width(glyphs, FACE_DISPLAY_600, 92, "08:40", 5, true));
	assert_true(width(glyphs, FACE_DISPLAY_600, 92, "11:11") < ones);
	glyphs_destroy(glyphs);
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Every digit at every size has an ink of its own: "3" at 30 px is not the "1" of 28 px. */
static void no_two_words_or_sizes_share_their_ink(void **state)
{
	static uint64_t keys[10 * 100 * 64];
	int count = 0;

	(void)state;
	for (int font = 0; font < 10; font++)
		for (int px = 20; px < 84; px++)
			for (int n = 0; n < 100; n++) {
				char text[8];
				snprintf(text, sizeof(text), "%d", n);
				keys[count++] = ink_key((enum font)font, px, text, strlen(text));
			}
	qsort(keys, (size_t)count, sizeof(keys[0]), by_value);
	for (int i = 1; i < count; i++)
		assert_true(keys[i] != keys[i - 1]);
}

static void a_character_that_no_font_has_still_takes_its_place(void **state)
{
	struct glyphs *glyphs = open_glyphs();

	(void)state;
	assert_true(width(glyphs, FACE_HAND_BOLD, 40, "\xf3\xb0\x80\x80") >= 0);
	assert_true(width(glyphs, FACE_HAND_BOLD, 40, "") == 0);
	glyphs_destroy(glyphs);
}

static void the_same_words_look_the_same_after_the_fonts_have_rested(void **state)
{
	struct glyphs *glyphs = open_glyphs();
	struct irect before = ink_of(glyphs, FACE_UI, 26, "公众号 👍🏽");

	(void)state;
	for (int frame = 0; frame < 10; frame++)
		glyphs_rest(glyphs);
	struct irect after = ink_of(glyphs, FACE_UI, 26, "公众号 👍🏽");
	assert_memory_equal(&before, &after, sizeof(before));
	assert_true(ink_of(glyphs, FACE_UI, 26, "视频号").w > 60);
	glyphs_destroy(glyphs);
}

static void draw_icon_at_every_size(struct icons *icons, const char *name)
{
	static const int sizes[] = {24, 30, 34, 44, 60};

	for (int i = 0; i < 5; i++) {
		struct pixmap *pixmap = pixmap_create(80, 80);
		struct irect box = {10, 10, sizes[i], sizes[i]};
		if (!icon_draw(icons, pixmap, name, box, 0xff112233))
			fail_msg("%s is not in the program", name);
		struct irect ink = pixmap_ink(pixmap);
		if (ink.w * 2 < sizes[i] && ink.h * 2 < sizes[i])
			fail_msg("%s is almost empty at %d", name, sizes[i]);
		assert_true(ink.x >= 10 && ink.x + ink.w <= 10 + sizes[i]);
		pixmap_destroy(pixmap);
	}
}

static void every_icon_draws_something_and_keeps_to_its_box(void **state)
{
	DIR *folder = opendir("assets/icons");
	struct icons *icons = icons_create();
	struct dirent *entry;
	char name[256];
	int count = 0;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder)))
		if (sscanf(entry->d_name, "%255[^.].svg", name) == 1) {
			draw_icon_at_every_size(icons, name);
			count++;
		}
	assert_int_equal(count, 57);
	closedir(folder);
	icons_destroy(icons);
}

static void status_shapes_have_their_mark_cut_out(void **state)
{
	struct icons *icons = icons_create();
	struct pixmap *pixmap = pixmap_create(60, 60);

	(void)state;
	assert_true(icon_draw(icons, pixmap, "octagon-bar", (struct irect){0, 0, 60, 60}, 0xffffffff));
	assert_int_equal(pixmap->px[30 * 60 + 30] >> 24, 0);
	assert_int_equal(pixmap->px[15 * 60 + 30] >> 24, 255);
	assert_false(icon_draw(icons, pixmap, "no-such-icon", (struct irect){0, 0, 60, 60}, 0xffffffff));
	pixmap_destroy(pixmap);
	icons_destroy(icons);
}

static void a_qr_code_in_capitals_is_smaller_and_stands_in_whole_pixels(void **state)
{
	const char *capitals = "HTTP://192.168.31.20:8080/J/7K2M9Q";
	const char *small = "http://192.168.31.20:8080/j/7k2m9q";
	struct pixmap *pixmap = pixmap_create(124, 124);

	(void)state;
	/* 29 modules of 3 pixels. */
	qr_draw(pixmap, small, (struct irect){8, 8, 108, 108}, 0xff2b221a);
	assert_int_equal(pixmap_ink(pixmap).w, 87);
	pixmap_again(&pixmap, 124, 124);
	qr_draw(pixmap, "", (struct irect){8, 8, 108, 108}, 0xff2b221a);
	assert_int_equal(pixmap_ink(pixmap).w, 0);
	/* 25 of 4. */
	qr_draw(pixmap, capitals, (struct irect){8, 8, 108, 108}, 0xff2b221a);
	struct irect ink = pixmap_ink(pixmap);
	assert_true(ink.x == 12 && ink.y == 12 && ink.w == 100 && ink.h == 100);
	for (int i = 0; i < 124 * 124; i++)
		assert_true(pixmap->px[i] == 0 || pixmap->px[i] == 0xff2b221a);
	/* The finder in the corner: seven modules dark, the ring inside light. */
	for (int i = 0; i < 7 * 4; i++)
		assert_true(pixmap->px[12 * 124 + 12 + i] != 0);
	assert_true(pixmap->px[(12 + 5) * 124 + 12 + 5] == 0);
	pixmap_destroy(pixmap);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chinese_is_one_em_wide_in_every_face),
		cmocka_unit_test(a_mixed_line_is_as_wide_as_its_runs_and_paints_no_wider),
		cmocka_unit_test(all_runs_stand_on_one_baseline),
		cmocka_unit_test(a_cluster_of_emoji_is_one_picture_of_the_font_size),
		cmocka_unit_test(emoji_keep_their_colours),
		cmocka_unit_test(digits_in_cells_never_change_the_width),
		cmocka_unit_test(no_two_words_or_sizes_share_their_ink),
		cmocka_unit_test(a_character_that_no_font_has_still_takes_its_place),
		cmocka_unit_test(the_same_words_look_the_same_after_the_fonts_have_rested),
		cmocka_unit_test(every_icon_draws_something_and_keeps_to_its_box),
		cmocka_unit_test(status_shapes_have_their_mark_cut_out),
		cmocka_unit_test(a_qr_code_in_capitals_is_smaller_and_stands_in_whole_pixels),
	};

	return cmocka_run_group_tests_name("glyphs", tests, NULL, NULL);
}
