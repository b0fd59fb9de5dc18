#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/draw/turn.h"

/* A gradient with a hard edge in it, within a clear border. */
static struct pixmap *sample_picture(int w, int h)
{
	struct pixmap *pixmap = pixmap_create(w, h);

	for (int y = 3; y < h - 3; y++)
		for (int x = 3; x < w - 3; x++) {
			struct colour colour = {(uint8_t)(3 * x), (uint8_t)(2 * y), 90, 255};
			if (x > w / 2)
				colour = (struct colour){20, 30, 200, 120};
			pixmap->px[y * w + x] = pixel_of(colour, 1);
		}
	return pixmap;
}

static void a_picture_turned_by_nothing_is_the_same(void **state)
{
	struct pixmap *from = sample_picture(41, 30), *scratch = NULL;
	struct pixmap *to = turn_pixmap(from, 0, &scratch);

	(void)state;
	assert_true(to->w == 41 && to->h == 30);
	assert_memory_equal(to->px, from->px, 41 * 30 * sizeof(uint32_t));
	pixmap_destroy(from);
	pixmap_destroy(scratch);
}

static void a_quarter_turn_moves_every_pixel_to_its_place(void **state)
{
	struct pixmap *from = sample_picture(30, 30), *scratch = NULL;
	struct pixmap *to = turn_pixmap(from, 90, &scratch);

	(void)state;
	assert_in_range(to->w, 30, 32);
	int rim = (to->w - 30) / 2;
	for (int y = 3; y < 27; y++)
		for (int x = 3; x < 27; x++) {
			uint32_t found = to->px[(x + rim) * to->w + (29 - y) + rim];
			uint32_t wanted = from->px[y * 30 + x];
			for (int shift = 0; shift < 32; shift += 8)
				assert_in_range((found >> shift & 255) + 4, wanted >> shift & 255,
						(wanted >> shift & 255) + 8);
		}
	pixmap_destroy(from);
	pixmap_destroy(scratch);
}

static void no_edge_gets_a_halo_at_any_angle(void **state)
{
	struct pixmap *from = pixmap_create(60, 60), *scratch = NULL;

	(void)state;
	for (int y = 3; y < 57; y++)
		for (int x = 3; x < 57; x++)
			from->px[y * 60 + x] = (x / 2 + y / 2) % 2 ? 0xff405060 : 0xffa0b0c0;
	for (int degrees = -45; degrees <= 45; degrees += 5) {
		struct pixmap *to = turn_pixmap(from, (float)degrees, &scratch);
		for (int y = to->h / 2 - 15; y < to->h / 2 + 15; y++)
			for (int x = to->w / 2 - 15; x < to->w / 2 + 15; x++)
				assert_in_range(to->px[y * to->w + x] & 255, 0x60, 0xc0);
	}
	pixmap_destroy(from);
	pixmap_destroy(scratch);
}

/* Blending counts on it. */
static void no_turn_lifts_a_channel_above_its_alpha(void **state)
{
	struct pixmap *from = pixmap_create(60, 60), *scratch = NULL;

	(void)state;
	srand(1);
	for (int y = 3; y < 57; y++)
		for (int x = 3; x < 57; x++) {
			struct colour colour = {(uint8_t)rand(), 255, 0, (uint8_t)rand()};
			from->px[y * 60 + x] = pixel_of(colour, 1);
		}
	for (int degrees = -45; degrees <= 45; degrees += 5) {
		struct pixmap *to = turn_pixmap(from, (float)degrees, &scratch);
		for (int i = 0; i < to->w * to->h; i++)
			for (int shift = 0; shift < 24; shift += 8)
				assert_true((to->px[i] >> shift & 255) <= to->px[i] >> 24);
	}
	pixmap_destroy(from);
	pixmap_destroy(scratch);
}

/* Asked beforehand and asked pixel by pixel are the same: no sample is ever taken outside. */
static void what_a_walk_meets_is_told_to_the_pixel(void **state)
{
	enum { N = 200 };

	(void)state;
	srand(1);
	for (int round = 0; round < 2000; round++) {
		struct irect area = {rand() % 60 - 20, rand() % 60 - 20, rand() % 70, rand() % 70};
		struct walk walk = walk_from(
			(float)(rand() % 2000) / 10 - 100, (float)(rand() % 2000) / 10 - 100,
			(float)(rand() % 400) / 100 - 2, (float)(rand() % 400) / 100 - 2);
		if (round % 7 == 0)
			walk.dx = 0;
		if (round % 5 == 0)
			walk.dy = 0;
		struct span span = walk_within(&walk, area, N);
		for (int i = 0; i < N; i++) {
			int x = (walk.x + i * walk.dx) >> 16, y = (walk.y + i * walk.dy) >> 16;
			bool inside = x >= area.x && y >= area.y && x < area.x + area.w &&
				      y < area.y + area.h;
			assert_int_equal(inside, i >= span.from && i < span.to);
		}
	}
}

static void between_four_pixels_lies_their_mean(void **state)
{
	struct pixmap *from = pixmap_create(2, 2);
	struct walk walk = walk_from(0.5f, 0.5f, 1, 0);
	uint32_t out = 0;

	(void)state;
	from->px[0] = from->px[3] = 0xff000000;
	from->px[1] = from->px[2] = 0xffff8040;
	walk_sample(&walk, from, (struct span){0, 1}, &out);
	assert_int_equal(out, 0xff804020);
	pixmap_destroy(from);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_picture_turned_by_nothing_is_the_same),
		cmocka_unit_test(a_quarter_turn_moves_every_pixel_to_its_place),
		cmocka_unit_test(no_edge_gets_a_halo_at_any_angle),
		cmocka_unit_test(no_turn_lifts_a_channel_above_its_alpha),
		cmocka_unit_test(what_a_walk_meets_is_told_to_the_pixel),
		cmocka_unit_test(between_four_pixels_lies_their_mean),
	};

	return cmocka_run_group_tests_name("turn", tests, NULL, NULL);
}
