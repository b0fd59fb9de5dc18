#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <SDL.h>

#include "app/draw/blend.h"
#include "app/draw/pane.h"
#include "tests/support/pixels.h"

/* A frame in the middle of a larger field, whose margins nobody may touch. */
enum {
	WIDTH = 64,
	HEIGHT = 48,
	MARGIN = 24,
	FIELD_W = WIDTH + 2 * MARGIN,
	FIELD_H = HEIGHT + 2 * MARGIN
};

static const uint32_t untouched = 0xff123456, below = 0xff808080;

struct frame {
	uint32_t field[FIELD_W * FIELD_H];
	SDL_Surface *surface;
	SDL_Renderer *renderer;
	struct pane pane;
};

static void frame_open(struct frame *frame, bool direct)
{
	for (int i = 0; i < FIELD_W * FIELD_H; i++)
		frame->field[i] = untouched;
	frame->surface = SDL_CreateRGBSurfaceWithFormatFrom(
		frame->field + MARGIN * FIELD_W + MARGIN, WIDTH, HEIGHT, 32,
		FIELD_W * (int)sizeof(uint32_t), SDL_PIXELFORMAT_ARGB8888);
	frame->renderer = SDL_CreateSoftwareRenderer(frame->surface);
	frame->pane = (struct pane){0};
	pane_open(&frame->pane, frame->renderer, direct ? frame->surface : NULL);
	assert_int_equal(frame->pane.direct, direct);
	assert_true(pane_begin(&frame->pane, WIDTH, HEIGHT));
	pane_clear(&frame->pane, (struct colour){0x80, 0x80, 0x80, 255});
}

static void frame_close(struct frame *frame)
{
	pane_end(&frame->pane);
	pane_close(&frame->pane);
	SDL_DestroyRenderer(frame->renderer);
	SDL_FreeSurface(frame->surface);
}

static uint32_t at(struct frame *frame, int x, int y)
{
	SDL_RenderFlush(frame->renderer);
	return frame->field[(y + MARGIN) * FIELD_W + x + MARGIN];
}

static void assert_margins_untouched(const struct frame *frame)
{
	for (int y = 0; y < FIELD_H; y++)
		for (int x = 0; x < FIELD_W; x++)
			if (x < MARGIN || y < MARGIN || x >= MARGIN + WIDTH || y >= MARGIN + HEIGHT)
				assert_int_equal(frame->field[y * FIELD_W + x], untouched);
}

/* Opaque in the middle, more and more transparent towards its rim, and every pixel different. */
static uint32_t sample_pixel(int x, int y, int w, int h)
{
	int rim = x < w - 1 - x ? x : w - 1 - x, rim_y = y < h - 1 - y ? y : h - 1 - y;
	struct colour colour = {(uint8_t)(5 * x + 20), (uint8_t)(7 * y + 10), (uint8_t)(x ^ y),
				255};

	rim = rim_y < rim ? rim_y : rim;
	return pixel_of(colour, rim >= 5 ? 1 : (float)(rim + 1) / 6);
}

static struct stamp sample_stamp(struct pane *pane, int w, int h)
{
	struct pixmap *pixmap = pixmap_create(w, h);

	for (int y = 0; y < h; y++)
		for (int x = 0; x < w; x++)
			pixmap->px[y * w + x] = sample_pixel(x, y, w, h);
	struct stamp stamp = stamp_of(pane, pixmap, (struct irect){0, 0, w, h});
	pixmap_destroy(pixmap);
	return stamp;
}

/* --- copies -------------------------------------------------------------------------------------- */

/* Nine places from wholly outside to wholly inside, along both axes. */
static void a_copy_is_cut_off_at_all_four_edges(void **state)
{
	static const int xs[] = {-40, -25, -9, 0, 11, 40, 60, 64, 80};
	static const int ys[] = {-30, -21, -5, 0, 10, 30, 45, 48, 60};
	static struct frame frame;

	(void)state;
	for (int j = 0; j < 9; j++)
		for (int i = 0; i < 9; i++) {
			frame_open(&frame, true);
			struct stamp stamp = sample_stamp(&frame.pane, 30, 22);
			pane_copy(&frame.pane, &stamp, xs[i], ys[j], 1);
			for (int y = 0; y < HEIGHT; y++)
				for (int x = 0; x < WIDTH; x++) {
					int sx = x - xs[i], sy = y - ys[j];
					bool inside = sx >= 0 && sy >= 0 && sx < 30 && sy < 22;
					uint32_t above = inside ? sample_pixel(sx, sy, 30, 22) : 0;
					assert_int_equal(at(&frame, x, y),
							 pixel_over(above, below));
				}
			assert_margins_untouched(&frame);
			stamp_drop(&stamp);
			frame_close(&frame);
		}
}

static void an_opaque_core_is_known_and_covers_what_lies_under_it(void **state)
{
	static struct frame frame;

	(void)state;
	frame_open(&frame, true);
	struct stamp stamp = sample_stamp(&frame.pane, 40, 30);
	struct irect core = stamp.opaque;
	assert_true(core.x == 5 && core.y == 5 && core.w == 30 && core.h == 20);
	pane_copy(&frame.pane, &stamp, 3, 2, 1);
	assert_int_equal(at(&frame, 3 + 5, 2 + 5), sample_pixel(5, 5, 40, 30));
	assert_int_equal(at(&frame, 3 + 34, 2 + 24), sample_pixel(34, 24, 40, 30));
	assert_int_equal(at(&frame, 3 + 4, 2 + 10), pixel_over(sample_pixel(4, 10, 40, 30), below));
	stamp_drop(&stamp);
	frame_close(&frame);
}

static void alpha_0_leaves_what_is_there_128_is_half_of_it_and_255_nothing(void **state)
{
	static const uint8_t alphas[] = {0, 128, 255};
	static const int wanted[] = {0x80, 0x80 + 0x40, 0xff};
	static struct frame frame;
	struct pixmap *white = pixmap_create(10, 10);

	(void)state;
	for (int i = 0; i < 100; i++)
		white->px[i] = 0xffffffff;
	for (int i = 0; i < 3; i++) {
		frame_open(&frame, true);
		struct stamp stamp = stamp_of(&frame.pane, white, (struct irect){0, 0, 10, 10});
		pane_copy(&frame.pane, &stamp, 0, 0, (float)alphas[i] / 255);
		pane_fill(&frame.pane, (struct rect){20, 0, 10, 10},
			  (struct colour){255, 255, 255, alphas[i]}, 1);
		pane_fill(&frame.pane, (struct rect){40, 0, 10, 10},
			  (struct colour){255, 255, 255, 255}, (float)alphas[i] / 255);
		for (int x = 5; x < 60; x += 20) {
			assert_in_range(at(&frame, x, 5) & 255, wanted[i] - 1, wanted[i] + 1);
			assert_int_equal(at(&frame, x, 5) >> 24, 255);
		}
		stamp_drop(&stamp);
		frame_close(&frame);
	}
	pixmap_destroy(white);
}

/* Four at a time with what is left over is the same as one by one. */
static void rows_of_every_length_are_blended_pixel_by_pixel(void **state)
{
	uint32_t above[23], start[24], row[24];

	(void)state;
	srand(1);
	for (int i = 0; i < 23; i++) {
		struct colour colour = {(uint8_t)rand(), (uint8_t)rand(), (uint8_t)rand(),
					(uint8_t)rand()};
		above[i] = i % 5 == 0 ? 0 : pixel_of(colour, 1);
		colour.a = 255;
		start[i] = pixel_of(colour, 1) ^ 0x00ffffff;
	}
	start[23] = untouched;
	for (int n = 0; n <= 23; n++) {
		memcpy(row, start, sizeof(row));
		blend_over(row, above, n);
		for (int i = 0; i < 24; i++)
			assert_int_equal(row[i], i < n ? pixel_over(above[i], start[i]) : start[i]);
		memcpy(row, start, sizeof(row));
		blend_fill(row, n, above[1]);
		for (int i = 0; i < 24; i++)
			assert_int_equal(row[i], i < n ? pixel_over(above[1], start[i]) : start[i]);
		memcpy(row, start, sizeof(row));
		blend_faint(row, above, n, 255);
		for (int i = 0; i < 24; i++)
			assert_int_equal(row[i], i < n ? pixel_over(above[i], start[i]) : start[i]);
	}
}

/* --- fills and stretches ------------------------------------------------------------------------- */

static void a_fill_covers_the_pixels_whose_centres_lie_in_it(void **state)
{
	static struct frame frame;

	(void)state;
	frame_open(&frame, true);
	pane_fill(&frame.pane, (struct rect){10.4f, 10.6f, 2, 2}, (struct colour){255, 0, 0, 255},
		  1);
	assert_int_equal(at(&frame, 9, 11), below);
	assert_int_equal(at(&frame, 10, 10), below);
	assert_int_equal(at(&frame, 10, 11), 0xffff0000);
	assert_int_equal(at(&frame, 11, 12), 0xffff0000);
	assert_int_equal(at(&frame, 12, 12), below);
	pane_fill(&frame.pane, (struct rect){-50, -50, 500, 500}, (struct colour){0, 255, 0, 255},
		  1);
	assert_int_equal(at(&frame, 0, 0), 0xff00ff00);
	assert_int_equal(at(&frame, WIDTH - 1, HEIGHT - 1), 0xff00ff00);
	pane_fill(&frame.pane, (struct rect){-50, 5, 40, 5}, (struct colour){0, 0, 255, 255}, 1);
	pane_fill(&frame.pane, (struct rect){70, 5, 40, 5}, (struct colour){0, 0, 255, 255}, 1);
	assert_margins_untouched(&frame);
	frame_close(&frame);
}

static struct stamp two_pixels(struct pane *pane, uint32_t left, uint32_t right)
{
	struct pixmap *pixmap = pixmap_create(2, 1);

	pixmap->px[0] = left;
	pixmap->px[1] = right;
	struct stamp stamp = stamp_of(pane, pixmap, (struct irect){0, 0, 2, 1});
	pixmap_destroy(pixmap);
	return stamp;
}

static void a_stretch_makes_blocks_or_a_smooth_passage(void **state)
{
	static struct frame frame;
	struct irect both = {0, 0, 2, 1};

	(void)state;
	frame_open(&frame, true);
	struct stamp stamp = two_pixels(&frame.pane, 0xff000000, 0xffc8c8c8);
	pane_stretch(&frame.pane, &stamp, both, (struct rect){0, 0, 20, 10}, 1, false);
	assert_int_equal(at(&frame, 0, 0), 0xff000000);
	assert_int_equal(at(&frame, 9, 9), 0xff000000);
	assert_int_equal(at(&frame, 10, 0), 0xffc8c8c8);
	assert_int_equal(at(&frame, 20, 0), below);
	assert_int_equal(at(&frame, 5, 10), below);
	pane_stretch(&frame.pane, &stamp, both, (struct rect){0, 20, 20, 10}, 1, true);
	assert_int_equal(at(&frame, 0, 20), 0xff000000);
	assert_int_equal(at(&frame, 19, 29), 0xffc8c8c8);
	for (int x = 1; x < 20; x++)
		assert_true(at(&frame, x, 25) >= at(&frame, x - 1, 25));
	assert_in_range(at(&frame, 9, 25) & 255, 80, 100);
	assert_in_range(at(&frame, 10, 25) & 255, 100, 120);
	stamp_drop(&stamp);
	frame_close(&frame);
}

static void a_stretch_is_cut_off_at_all_four_edges(void **state)
{
	static const struct rect places[] = {
		{-20, -15, 60, 40},    {30, 20, 90, 70},  {-30.5f, 10, 200, 10},
		{10, -100.5f, 5, 300}, {-100, 0, 50, 50}, {64, 0, 50, 50},
		{0, 48, 64, 10},       {0, -20, 64, 20},  {3.3f, 3.3f, 0.1f, 0.1f},
	};
	static struct frame frame;

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		for (int smooth = 0; smooth < 2; smooth++) {
			struct rect to = places[i];
			frame_open(&frame, true);
			struct stamp stamp = two_pixels(&frame.pane, 0xff00ff00, 0xff00ff00);
			pane_stretch(&frame.pane, &stamp, (struct irect){0, 0, 2, 1}, to, 1,
				     smooth);
			for (int y = 0; y < HEIGHT; y++)
				for (int x = 0; x < WIDTH; x++) {
					float cx = (float)x + 0.5f - to.x,
					      cy = (float)y + 0.5f - to.y;
					bool inside = cx >= 0 && cy >= 0 && cx < to.w && cy < to.h;
					assert_int_equal(at(&frame, x, y),
							 inside ? 0xff00ff00 : below);
				}
			assert_margins_untouched(&frame);
			stamp_drop(&stamp);
			frame_close(&frame);
		}
}

/* --- whole screens ------------------------------------------------------------------------------- */

static void a_row_of_indices_takes_its_colours_from_the_palette(void **state)
{
	static const uint32_t palette[256] = {
		[0] = 0xff102030, [7] = 0xff405060, [255] = 0xffffffff};
	static struct frame frame;
	uint8_t indices[WIDTH] = {0};

	(void)state;
	indices[3] = 7;
	indices[WIDTH - 1] = 255;
	frame_open(&frame, true);
	pane_indexed(&frame.pane, 5, indices, palette, 1);
	pane_indexed(&frame.pane, 6, indices, palette, 0.5f);
	pane_indexed(&frame.pane, HEIGHT, indices, palette, 1);
	assert_int_equal(at(&frame, 0, 5), 0xff102030);
	assert_int_equal(at(&frame, 3, 5), 0xff405060);
	assert_int_equal(at(&frame, WIDTH - 1, 5), 0xffffffff);
	assert_in_range(at(&frame, WIDTH - 1, 6) & 255, 0xbe, 0xc1);
	assert_int_equal(at(&frame, 0, 4), below);
	assert_margins_untouched(&frame);
	frame_close(&frame);
}

static void a_layer_is_drawn_apart_and_mixed_in(void **state)
{
	static struct frame frame;
	struct rect all = {0, 0, WIDTH, HEIGHT};

	(void)state;
	for (int direct = 0; direct < 2; direct++) {
		frame_open(&frame, direct);
		assert_true(pane_layer_begin(&frame.pane));
		pane_fill(&frame.pane, all, (struct colour){255, 255, 255, 255}, 1);
		pane_layer_end(&frame.pane);
		assert_int_equal(at(&frame, 5, 5), below);
		assert_int_equal(pane_bytes(&frame.pane), WIDTH * HEIGHT * 4);
		pane_layer_mix(&frame.pane, 0.25f);
		assert_in_range(at(&frame, 5, 5) & 255, 0x9e, 0xa1);
		assert_in_range(at(&frame, WIDTH - 1, HEIGHT - 1) & 255, 0x9e, 0xa1);
		pane_layer_drop(&frame.pane);
		assert_int_equal(pane_bytes(&frame.pane), 0);
		assert_margins_untouched(&frame);
		frame_close(&frame);
	}
}

/* --- surface and textures ------------------------------------------------------------------------ */

static void fill_fresh(void *context, int y, uint32_t *row)
{
	const struct irect *area = context;

	for (int x = 0; x < area->w; x++)
		row[x] = pixel_of((struct colour){10, 200, 90, (uint8_t)(12 * x)},
				  (float)(y - area->y + 1) / (float)area->h);
}

static void draw_all(struct pane *pane, struct stamp *through)
{
	struct stamp stamp = sample_stamp(pane, 30, 22);
	struct stamp flat = two_pixels(pane, 0xff2040a0, 0xffc0e010);
	struct irect area = {34, 26, 20, 20};

	pane_copy(pane, &stamp, -8, -6, 1);
	pane_copy(pane, &stamp, 40, 4, 0.5f);
	pane_copy(pane, &stamp, 45, 36, 1);
	pane_fill(pane, (struct rect){2, 30, 20, 10}, (struct colour){200, 30, 40, 255}, 0.3f);
	pane_stretch(pane, &stamp, (struct irect){14, 0, 1, 22}, (struct rect){24, 20, 9, 22}, 1,
		     false);
	pane_stretch(pane, &flat, (struct irect){0, 0, 2, 1}, (struct rect){4, 20, 16, 6}, 0.8f,
		     true);
	pane_show(pane, through, area, 0.9f, fill_fresh, &area);
	stamp_drop(&stamp);
	stamp_drop(&flat);
}

static void surface_and_textures_agree(void **state)
{
	static struct frame surface, textures;
	struct stamp none = {0}, through = {0};

	(void)state;
	frame_open(&surface, true);
	frame_open(&textures, false);
	draw_all(&surface.pane, &none);
	draw_all(&textures.pane, &through);
	assert_true(!none.texture && !none.pixmap && through.texture && !through.pixmap);
	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < WIDTH; x++)
			if (pixels_distance(at(&surface, x, y), at(&textures, x, y)) > 4)
				fail_msg("%d,%d: %08x and %08x", x, y, at(&surface, x, y),
					 at(&textures, x, y));
	stamp_drop(&through);
	frame_close(&surface);
	frame_close(&textures);
}

static void a_stamp_holds_a_texture_or_pixels_and_never_both(void **state)
{
	static struct frame frame;

	(void)state;
	for (int direct = 0; direct < 2; direct++) {
		frame_open(&frame, direct);
		struct stamp stamp = sample_stamp(&frame.pane, 30, 22);
		assert_int_equal(!stamp.texture, direct);
		assert_int_equal(!!stamp.pixmap, direct);
		assert_true(stamp.w == 30 && stamp.h == 22);
		stamp_drop(&stamp);
		assert_true(!stamp.texture && !stamp.pixmap && stamp.w == 0);
		frame_close(&frame);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_copy_is_cut_off_at_all_four_edges),
		cmocka_unit_test(an_opaque_core_is_known_and_covers_what_lies_under_it),
		cmocka_unit_test(alpha_0_leaves_what_is_there_128_is_half_of_it_and_255_nothing),
		cmocka_unit_test(rows_of_every_length_are_blended_pixel_by_pixel),
		cmocka_unit_test(a_fill_covers_the_pixels_whose_centres_lie_in_it),
		cmocka_unit_test(a_stretch_makes_blocks_or_a_smooth_passage),
		cmocka_unit_test(a_stretch_is_cut_off_at_all_four_edges),
		cmocka_unit_test(a_row_of_indices_takes_its_colours_from_the_palette),
		cmocka_unit_test(a_layer_is_drawn_apart_and_mixed_in),
		cmocka_unit_test(surface_and_textures_agree),
		cmocka_unit_test(a_stamp_holds_a_texture_or_pixels_and_never_both),
	};

	return cmocka_run_group_tests_name("pane", tests, NULL, NULL);
}
