#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/draw/path.h"
#include "app/draw/shapes.h"

enum { SIZE = 40 };

static const uint32_t white = 0xffffffff;

static unsigned at(const struct pixmap *pixmap, int x, int y)
{
	return pixmap->px[y * pixmap->w + x] >> 24;
}

static void a_polygon_is_filled_inside_and_not_outside(void **state)
{
	(void)state;
	struct pixmap *pixmap = pixmap_create(SIZE, SIZE);

	path_fill(pixmap, "M 10 10 L 30 10 L 30 30 L 10 30 Z", 0, 0, 1, white);
	assert_int_equal(at(pixmap, 20, 20), 255);
	assert_int_equal(at(pixmap, 10, 10), 255);
	assert_int_equal(at(pixmap, 9, 20), 0);
	assert_int_equal(at(pixmap, 30, 20), 0);
	pixmap_destroy(pixmap);
}

static void an_edge_between_two_pixels_covers_half(void **state)
{
	(void)state;
	struct pixmap *pixmap = pixmap_create(SIZE, SIZE);

	path_fill(pixmap, "M 10.5 10 L 30 10 L 30 30 L 10.5 30", 0, 0, 1, white);
	assert_in_range(at(pixmap, 10, 20), 120, 136);
	pixmap_destroy(pixmap);
}

static void where_a_path_crosses_itself_it_is_filled_once(void **state)
{
	(void)state;
	struct pixmap *pixmap = pixmap_create(SIZE, SIZE);

	path_fill(pixmap, "M 5 5 L 25 5 L 25 25 L 5 25 Z M 15 15 L 35 15 L 35 35 L 15 35 Z", 0, 0, 1,
		  0x80808080);
	assert_int_equal(at(pixmap, 20, 20), at(pixmap, 10, 10));
	pixmap_destroy(pixmap);
}

static void a_stroke_follows_place_and_scale(void **state)
{
	(void)state;
	struct pixmap *pixmap = pixmap_create(SIZE, SIZE);

	path_stroke(pixmap, "M 0 5 L 10 5", 4, 6, 2, 2, 0, 0, white);
	assert_int_equal(at(pixmap, 14, 16), 255);
	assert_int_equal(at(pixmap, 14, 13), 0);
	assert_int_equal(at(pixmap, 30, 16), 0);
	pixmap_destroy(pixmap);
}

static void dashes_leave_gaps(void **state)
{
	(void)state;
	struct pixmap *pixmap = pixmap_create(SIZE, SIZE);

	path_stroke(pixmap, "M 2 10 L 38 10", 0, 0, 1, 2, 6, 8, white);
	assert_int_equal(at(pixmap, 5, 10), 255);
	assert_int_equal(at(pixmap, 12, 10), 0);
	assert_int_equal(at(pixmap, 19, 10), 255);
	pixmap_destroy(pixmap);
}

static void a_curve_bends(void **state)
{
	(void)state;
	struct pixmap *pixmap = pixmap_create(SIZE, SIZE);

	path_stroke(pixmap, "M 5 5 C 20 5 20 35 35 35", 0, 0, 1, 3, 0, 0, white);
	assert_int_equal(at(pixmap, 20, 20), 255);
	assert_int_equal(at(pixmap, 10, 10), 0);
	assert_true(at(pixmap, 9, 5) > 200);
	pixmap_destroy(pixmap);
}

static void what_is_no_path_draws_nothing_and_stays_inside(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "nonsense", "L 3 3", "M", "M 1", "Z", "M 1 1 C 2 2", "M -1e9 -1e9 L 1e9 1e9"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct pixmap *pixmap = pixmap_create(SIZE, SIZE);
		path_fill(pixmap, texts[i], 0, 0, 1, white);
		if (i < 7)
			assert_int_equal(at(pixmap, 20, 20), 0);
		path_stroke(pixmap, texts[i], 0, 0, 1, 2, 0, 0, white);
		pixmap_destroy(pixmap);
	}
}

static void stripes_stay_within_their_round_corners(void **state)
{
	(void)state;
	struct pixmap *pixmap = pixmap_create(SIZE, SIZE);
	int covered = 0;

	shape_hatch(pixmap, (struct irect){0, 0, SIZE, SIZE}, 20, 4, 10, 10, white);
	for (int i = 0; i < SIZE * SIZE; i++)
		covered += pixmap->px[i] >> 24 > 128;
	assert_int_equal(at(pixmap, 0, 0), 0);
	assert_int_equal(at(pixmap, SIZE - 1, SIZE - 1), 0);
	assert_in_range(covered, SIZE * SIZE / 5, SIZE * SIZE / 2);
	pixmap_destroy(pixmap);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_polygon_is_filled_inside_and_not_outside),
		cmocka_unit_test(an_edge_between_two_pixels_covers_half),
		cmocka_unit_test(where_a_path_crosses_itself_it_is_filled_once),
		cmocka_unit_test(a_stroke_follows_place_and_scale),
		cmocka_unit_test(dashes_leave_gaps),
		cmocka_unit_test(a_curve_bends),
		cmocka_unit_test(what_is_no_path_draws_nothing_and_stays_inside),
		cmocka_unit_test(stripes_stay_within_their_round_corners),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
