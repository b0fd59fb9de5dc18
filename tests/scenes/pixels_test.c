/*
 * A few pixels of the real thing, with the fonts of Debian 12: the colours of the design's pictures
 * where they lie flat, and as much ink where there is text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>

#include "app/wall/wall.h"
#include "tests/support/fixture.h"

enum { WIDTH = 1920, HEIGHT = 1080, TOLERANCE = 8 };

/* Dark pixels in the picture of the day, in the team's name and in the clock. */
enum { INK_TEAM = 4273, INK_CLOCK = 7525 };

struct probe {
	int x, y;
	int r, g, b;
};

static unsigned char *render(const char *name, int width, int height)
{
	struct err err = ERR_IN(LANG_EN);
	struct snapshot *snapshot = fixture_snapshot(name);
	struct wall_render how = {
		.scene = snapshot->fresh ? "setup" : "board", .width = width, .height = height,
		.evening = fixture_evening(name), .now_ms = fixture_now_ms(name)};
	unsigned char *rgba = wall_render(&how, snapshot, &err);

	if (!rgba)
		fail_msg("%s", err.text);
	snapshot_drop(snapshot);
	return rgba;
}

static const unsigned char *pixel(const unsigned char *rgba, int x, int y)
{
	return rgba + ((size_t)y * WIDTH + (size_t)x) * 4;
}

static void look(const char *name, const struct probe *probes, size_t n)
{
	unsigned char *rgba = render(name, WIDTH, HEIGHT);

	for (size_t i = 0; i < n; i++) {
		const struct probe *p = &probes[i];
		const unsigned char *c = pixel(rgba, p->x, p->y);
		if (abs(c[0] - p->r) > TOLERANCE || abs(c[1] - p->g) > TOLERANCE ||
		    abs(c[2] - p->b) > TOLERANCE)
			fail_msg("%s at %d,%d is %d,%d,%d, in the picture %d,%d,%d", name, p->x, p->y,
				 c[0], c[1], c[2], p->r, p->g, p->b);
	}
	free(rgba);
}

static void by_day_the_colours_are_the_pictures(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{250, 400, 207, 232, 203}, {550, 400, 249, 211, 201}, {250, 650, 251, 217, 175},
		{550, 650, 205, 228, 242}, {1180, 400, 223, 213, 241}, {1800, 650, 251, 232, 163},
		{20, 20, 220, 207, 186}, {1190, 207, 83, 70, 55}, {392, 122, 124, 44, 91},
		{1755, 90, 251, 245, 234}, {300, 270, 250, 244, 232},
	};

	look("board-day", probes, sizeof(probes) / sizeof(probes[0]));
}

static void in_the_evening_they_are_too(void **state)
{
	(void)state;
	static const struct probe probes[] = {
		{250, 400, 211, 165, 152}, {550, 400, 159, 185, 203}, {880, 400, 180, 168, 203},
		{880, 650, 214, 174, 128}, {550, 650, 162, 192, 159}, {20, 20, 36, 30, 26},
		{392, 122, 221, 162, 202}, {1755, 90, 217, 204, 181},
	};

	look("board-evening", probes, sizeof(probes) / sizeof(probes[0]));
}

static int dark(const unsigned char *rgba, int x, int y, int w, int h)
{
	int n = 0;

	for (int row = y; row < y + h; row++)
		for (int column = x; column < x + w; column++)
			n += pixel(rgba, column, row)[1] < 115;
	return n;
}

static void titles_and_clock_hold_as_much_ink_as_in_the_picture(void **state)
{
	(void)state;
	unsigned char *rgba = render("board-day", WIDTH, HEIGHT);

	assert_in_range(dark(rgba, 48, 30, 300, 80), INK_TEAM * 85 / 100, INK_TEAM * 115 / 100);
	assert_in_range(dark(rgba, 1350, 30, 250, 90), INK_CLOCK * 85 / 100, INK_CLOCK * 115 / 100);
	free(rgba);
}

static void any_size_is_drawn(void **state)
{
	(void)state;
	static const int sizes[][2] = {{1280, 720}, {1024, 768}, {800, 1280}, {2560, 1080}, {320, 200}};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		free(render("board-busy", sizes[i][0], sizes[i][1]));
}

static void an_unknown_scene_is_one_clear_sentence(void **state)
{
	(void)state;
	struct err err = ERR_IN(LANG_EN);
	struct snapshot *snapshot = fixture_snapshot("board-day");
	struct wall_render how = {.scene = "nowhere", .width = 640, .height = 360,
				  .now_ms = fixture_now_ms("board-day")};

	assert_null(wall_render(&how, snapshot, &err));
	assert_string_equal(err.text, "there is no scene \"nowhere\"");
	snapshot_drop(snapshot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_day_the_colours_are_the_pictures),
		cmocka_unit_test(in_the_evening_they_are_too),
		cmocka_unit_test(titles_and_clock_hold_as_much_ink_as_in_the_picture),
		cmocka_unit_test(any_size_is_drawn),
		cmocka_unit_test(an_unknown_scene_is_one_clear_sentence),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
