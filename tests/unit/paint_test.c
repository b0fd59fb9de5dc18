#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <SDL.h>

#include "app/base/arena.h"
#include "app/draw/paint.h"
#include "tests/support/pixels.h"

/* A painter on a plain surface: no window, no video device. */
struct studio {
	SDL_Surface *surface;
	SDL_Renderer *renderer;
	struct painter *painter;
	struct arena arena;
	struct op_list list;
	struct placed things[8];
	int count;
	struct look look;
};

static void studio_open_with_textures(struct studio *studio, int w, int h)
{
	struct err err = ERR_IN(LANG_EN);

	*studio = (struct studio){.look = {.theme = theme_of(THEME_KIND_DAY), .dim = 1}};
	studio->surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	studio->renderer = SDL_CreateSoftwareRenderer(studio->surface);
	studio->painter = painter_create(studio->renderer, w, h, &err);
	if (!studio->painter)
		fail_msg("%s", err.text);
}

/* As the program draws in software. */
static void studio_open(struct studio *studio, int w, int h)
{
	studio_open_with_textures(studio, w, h);
	painter_on_surface(studio->painter, studio->surface);
}

static void studio_close(struct studio *studio)
{
	painter_destroy(studio->painter);
	SDL_DestroyRenderer(studio->renderer);
	SDL_FreeSurface(studio->surface);
	arena_finish(&studio->arena);
}

static struct op *draw(struct studio *studio, enum op_kind kind, float x, float y, float w, float h,
		       enum token token)
{
	if (!studio->list.arena)
		studio->list = (struct op_list){.arena = &studio->arena};
	return op_add(&studio->list, kind, (struct rect){x, y, w, h}, (struct tint){(uint8_t)token, 255});
}

static struct placed *place(struct studio *studio, float x, float y, float w, float h)
{
	struct placed *thing = &studio->things[studio->count++];

	*thing = (struct placed){.ops = studio->list.ops, .op_count = studio->list.count, .scale = 1,
				 .alpha = 1, .box = {x, y, w, h}};
	thing->hash = op_hash(thing->ops, thing->op_count);
	studio->list = (struct op_list){0};
	return thing;
}

static void place_wall(struct studio *studio)
{
	draw(studio, OP_WALL, 0, 0, 1920, 1080, T_WALL);
	place(studio, 0, 0, 1920, 1080);
}

/* A note of density M with its title, as the board has it. */
static struct placed *place_note(struct studio *studio, float x, float y, const char *title)
{
	struct op *paper = draw(studio, OP_PAPER, 0, 0, 280, 226, T_MINT);
	paper->radius = 3;
	paper->radius2 = 5;
	struct op *text = draw(studio, OP_TEXT, 17, 26, 248, 46, T_NINK);
	text->face = FACE_HAND_BOLD;
	text->px = 40;
	text->text = title;
	struct placed *note = place(studio, x, y, 280, 226);
	note->bake = note->shadow = true;
	return note;
}

static struct pixels picture(struct studio *studio)
{
	struct pixels pixels = {0};

	paint(studio->painter, &studio->look, studio->things, studio->count);
	pixels.rgba = painter_read(studio->painter, &pixels.w, &pixels.h);
	assert_non_null(pixels.rgba);
	return pixels;
}

static void assert_near(const struct pixels *pixels, int x, int y, uint32_t wanted)
{
	uint32_t found = pixels_at(pixels, x, y);

	if (pixels_distance(found, wanted) > 3)
		fail_msg("(%d,%d) is %06x and not %06x", x, y, found, wanted);
}

/* --- colours and places -------------------------------------------------------------------------- */

static void the_plaster_is_lit_in_the_upper_middle_and_the_same_every_time(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	place_wall(&studio);
	struct pixels first = picture(&studio);
	assert_near(&first, 883, 367, 0xe9decd);
	assert_true(pixels_at(&first, 883, 367) > pixels_at(&first, 1918, 1078));
	painter_reset(studio.painter, 1920, 1080);
	struct pixels again = picture(&studio);
	assert_int_equal(pixels_different(&first, &again, 0), 0);
	pixels_finish(&first);
	pixels_finish(&again);
	studio_close(&studio);
}

static void a_note_has_glue_light_foot_and_shadow_of_the_specification(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	place_wall(&studio);
	place_note(&studio, 48, 258, "");
	struct pixels pixels = picture(&studio);
	/* Measured in the design's own picture of this note. */
	assert_near(&pixels, 310, 286, 0xd5ebd2);
	assert_near(&pixels, 310, 340, 0xd3eacf);
	assert_near(&pixels, 310, 390, 0xd0e9cc);
	assert_near(&pixels, 310, 480, 0xcbe2c5);
	assert_near(&pixels, 310, 262, 0xcadfc2);
	assert_near(&pixels, 44, 400, 0xd5c8b4);
	assert_near(&pixels, 310, 486, 0xc7b9a4);
	pixels_finish(&pixels);
	studio_close(&studio);
}

static void a_turned_note_keeps_its_corners_inside_its_turn(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	draw(&studio, OP_RECT, 0, 0, 1920, 1080, T_BLACK);
	place(&studio, 0, 0, 1920, 1080);
	struct placed *note = place_note(&studio, 400, 400, "");
	note->shadow = false;
	note->angle_deg = 1.15f;
	struct pixels pixels = picture(&studio);
	/* Clockwise: the left top corner rises, the right one sinks. */
	assert_near(&pixels, 520, 405, 0xcadfc2);
	assert_int_equal(pixels_at(&pixels, 675, 400), 0);
	assert_true(pixels_at(&pixels, 420, 400) != 0);
	assert_int_equal(pixels_unlike(&pixels, 395, 390, 2, 250, 0, 0), 0);
	pixels_finish(&pixels);
	studio_close(&studio);
}

static void text_is_as_wide_as_it_was_measured(void **state)
{
	struct studio studio;
	const char *title = "打开率冲 6%";

	(void)state;
	studio_open(&studio, 1280, 720);
	draw(&studio, OP_RECT, 0, 0, 1920, 1080, T_BLACK);
	struct op *text = draw(&studio, OP_TEXT, 900, 300, 600, 60, T_CREAM);
	text->face = FACE_HAND_BOLD;
	text->px = 60;
	text->align = ALIGN_RIGHT;
	text->text = title;
	place(&studio, 0, 0, 1920, 1080);
	float width = text_width(painter_measurer(studio.painter), FACE_HAND_BOLD, 60, title);
	struct pixels pixels = picture(&studio);
	int left = 1280, right = 0;
	for (int y = 0; y < 720; y++)
		for (int x = 0; x < 1280; x++)
			if (pixels_distance(pixels_at(&pixels, x, y), 0) > 40) {
				left = x < left ? x : left;
				right = x > right ? x : right;
			}
	/* Right edge at 1500 of 1920, in pixels of a 1280 wide screen. */
	assert_in_range(right, 990, 1000);
	assert_true(abs((int)((float)(right - left) * 1.5f) - (int)width) < 12);
	pixels_finish(&pixels);
	studio_close(&studio);
}

static void every_screen_is_filled_to_its_edges(void **state)
{
	static const int sizes[][2] = {{1280, 720}, {2560, 1440}, {1024, 768}, {1080, 1920}};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct studio studio;
		studio_open(&studio, sizes[i][0], sizes[i][1]);
		place_wall(&studio);
		place_note(&studio, 48, 258, "双11复盘长图");
		struct pixels pixels = picture(&studio);
		assert_int_equal(pixels.w, sizes[i][0]);
		for (int y = 0; y < pixels.h; y += pixels.h - 1)
			for (int x = 0; x < pixels.w; x += pixels.w - 1)
				assert_true(pixels_distance(pixels_at(&pixels, x, y), 0xd5c7b0) < 32);
		pixels_finish(&pixels);
		studio_close(&studio);
	}
}

/* --- looks --------------------------------------------------------------------------------------- */

static void themes_cross_fade_and_dim_goes_to_black(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 960, 540);
	draw(&studio, OP_RECT, 0, 0, 1920, 1080, T_SHEET);
	place(&studio, 0, 0, 1920, 1080);
	studio.look.from = theme_of(THEME_KIND_EVENING);
	studio.look.mix = 0.5f;
	struct pixels pixels = picture(&studio);
	assert_near(&pixels, 400, 300, 0x989187);
	pixels_finish(&pixels);
	studio.look.from = NULL;
	studio.look.dim = 0.6f;
	pixels = picture(&studio);
	assert_near(&pixels, 400, 300, 0x96928b);
	pixels_finish(&pixels);
	studio.look.dim = 0;
	pixels = picture(&studio);
	assert_int_equal(pixels_at(&pixels, 400, 300), 0);
	pixels_finish(&pixels);
	studio_close(&studio);
}

static void a_shift_moves_what_stands_on_the_wall(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	place_wall(&studio);
	draw(&studio, OP_RECT, 100, 100, 50, 50, T_BLACK);
	place(&studio, 0, 0, 1920, 1080);
	studio.look.shift_x = 4;
	struct pixels pixels = picture(&studio);
	assert_int_equal(pixels_at(&pixels, 153, 120), 0);
	assert_true(pixels_at(&pixels, 103, 120) != 0);
	assert_true(pixels_at(&pixels, 0, 500) != 0);
	pixels_finish(&pixels);
	studio_close(&studio);
}

/* Both screens are held while the themes fade into each other, and one afterwards. */
static void a_cross_fade_gives_its_second_screen_back(void **state)
{
	size_t screen = (size_t)1920 * 1080 * 4;
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	place_wall(&studio);
	paint(studio.painter, &studio.look, studio.things, studio.count);
	size_t before = painter_stats(studio.painter).texture_bytes;
	studio.look.from = theme_of(THEME_KIND_EVENING);
	studio.look.mix = 0.5f;
	paint(studio.painter, &studio.look, studio.things, studio.count);
	assert_true(painter_stats(studio.painter).texture_bytes >= before + screen);
	studio.look.from = NULL;
	paint(studio.painter, &studio.look, studio.things, studio.count);
	assert_int_equal(painter_stats(studio.painter).texture_bytes, before);
	studio_close(&studio);
}

/* --- motion -------------------------------------------------------------------------------------- */

static void a_lifted_note_throws_its_shadow_farther(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	place_wall(&studio);
	struct placed *note = place_note(&studio, 600, 400, "");
	struct pixels rest = picture(&studio);
	note->lift = 1;
	struct pixels lifted = picture(&studio);
	assert_near(&lifted, 740, 513, 0xd0e9cc);
	/* 45 px below: the rest shadow has ended, the lifted one has not. */
	assert_true(pixels_at(&lifted, 740, 671) < pixels_at(&rest, 740, 671));
	pixels_finish(&rest);
	pixels_finish(&lifted);
	studio_close(&studio);
}

/* What is turned anew in every frame is the same note with the same shadow as the baked one. */
static void a_note_that_begins_to_lift_looks_as_it_did_at_rest(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	place_wall(&studio);
	struct placed *note = place_note(&studio, 600, 400, "");
	note->angle_deg = 1.5f;
	struct pixels rest = picture(&studio);
	note->lift = 0.001f;
	struct pixels lifting = picture(&studio);
	/* At the edges they differ, where one is sharpened and the other is not. */
	assert_in_range(pixels_different(&rest, &lifting, 3), 0, 2 * (280 + 226));
	pixels_finish(&rest);
	pixels_finish(&lifting);
	studio_close(&studio);
}

static void a_torn_note_falls_in_two_along_one_line(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	draw(&studio, OP_RECT, 0, 0, 1920, 1080, T_BLACK);
	place(&studio, 0, 0, 1920, 1080);
	struct placed *note = place_note(&studio, 600, 700, "");
	note->shadow = false;
	note->tear = 28;
	note->seed = 7;
	note->stub = (struct rect){600, 300, 280, 226};
	note->stub_alpha = 1;
	struct pixels pixels = picture(&studio);
	/* The stub above, nothing below its line; the lower part below, nothing above its line. */
	assert_near(&pixels, 740, 304, 0xc9e0c3);
	assert_int_equal(pixels_at(&pixels, 740, 300 + 60), 0);
	assert_int_equal(pixels_at(&pixels, 740, 700 + 10), 0);
	assert_near(&pixels, 740, 700 + 100, 0xd2eace);
	/* Both edges are light, and together they make the whole note. */
	for (int x = 610; x < 870; x += 13) {
		int stub = 0, lower = 0;
		for (int y = 0; y < 40; y++) {
			stub += pixels_distance(pixels_at(&pixels, x, 300 + y), 0) > 128;
			lower += pixels_distance(pixels_at(&pixels, x, 700 + y), 0) > 128;
		}
		assert_in_range(stub + lower, 38, 42);
		assert_in_range(stub, 20, 36);
	}
	note->stub_alpha = 0;
	pixels_finish(&pixels);
	pixels = picture(&studio);
	assert_int_equal(pixels_at(&pixels, 740, 304), 0);
	pixels_finish(&pixels);
	studio_close(&studio);
}

/* --- surface and textures ------------------------------------------------------------------------ */

static void place_pieces(struct studio *studio)
{
	draw(studio, OP_SHADOW, 100, 100, 300, 200, T_SHADOW)->shadow = SHADOW_SHEET;
	struct op *sheet = draw(studio, OP_RECT, 100, 100, 300, 200, T_SHEET);
	sheet->radius = sheet->radius2 = 12;
	struct op *text = draw(studio, OP_TEXT, 120, 120, 260, 60, T_INK);
	text->face = FACE_UI_600;
	text->px = 44;
	text->text = "标题 AB 👍🏽";
	draw(studio, OP_DISC, 130, 200, 60, 60, T_OK);
	draw(studio, OP_QR, 220, 190, 100, 100, T_QR_INK)->text = "HTTP://10.0.0.2/J/7K2M9Q";
	struct op *frame = draw(studio, OP_FRAME, 440, 100, 200, 160, T_LINE2);
	frame->radius = 8;
	frame->stroke = 3;
	frame->dash = 12;
	frame->gap = 10;
	draw(studio, OP_LINE, 700, 100, 0, 180, T_LINE)->stroke = 2;
	place(studio, 0, 0, 1920, 1080);
}

/* Lifted and turned, fading, torn in two, half outside. */
static void place_movers(struct studio *studio)
{
	struct placed *lifted = place_note(studio, 800, 100, "在路上");
	lifted->lift = 0.7f;
	lifted->angle_deg = 4.2f;
	lifted->scale = 1.06f;
	struct placed *fading = place_note(studio, 150, 600, "褪去");
	fading->angle_deg = -1;
	fading->alpha = 0.4f;
	struct placed *torn = place_note(studio, 700, 650, "撕掉");
	torn->tear = 28;
	torn->seed = 7;
	torn->stub = (struct rect){700, 500, 280, 226};
	torn->stub_alpha = 0.8f;
	torn->angle_deg = -8;
	struct placed *half_out = place_note(studio, 1750, 950, "出界");
	half_out->angle_deg = 1;
}

static struct pixels everything(void open(struct studio *, int, int))
{
	struct studio studio;

	open(&studio, 1920, 1080);
	studio.look.from = theme_of(THEME_KIND_EVENING);
	studio.look.mix = 0.8f;
	studio.look.dim = 0.9f;
	place_wall(&studio);
	place_pieces(&studio);
	place_movers(&studio);
	struct pixels pixels = picture(&studio);
	studio_close(&studio);
	return pixels;
}

/* SDL's blending rounds down, ours to the nearest: a few steps in a shadow over a shadow. */
static void a_surface_shows_what_textures_show(void **state)
{
	struct pixels surface = everything(studio_open);
	struct pixels textures = everything(studio_open_with_textures);

	(void)state;
	assert_int_equal(pixels_different(&surface, &textures, 8), 0);
	assert_in_range(pixels_different(&surface, &textures, 4), 0, 1920 * 1080 / 40);
	pixels_finish(&surface);
	pixels_finish(&textures);
}

/* --- caches -------------------------------------------------------------------------------------- */

static void a_resting_note_is_baked_once(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1920, 1080);
	place_wall(&studio);
	struct placed *note = place_note(&studio, 48, 258, "双11复盘长图");
	for (int frame = 0; frame < 5; frame++) {
		note->box.x += 10;
		paint(studio.painter, &studio.look, studio.things, studio.count);
	}
	assert_int_equal(painter_stats(studio.painter).baked, 1);
	note->angle_deg = 1;
	paint(studio.painter, &studio.look, studio.things, studio.count);
	assert_int_equal(painter_stats(studio.painter).baked, 2);
	studio_close(&studio);
}

static void a_thousand_notes_one_after_the_other_stay_within_the_budget(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1280, 720);
	for (int i = 0; i < 300; i++) {
		studio.count = 0;
		studio.list = (struct op_list){0};
		place_note(&studio, 48, 258, arena_printf(&studio.arena, "第 %d 张", i));
		paint(studio.painter, &studio.look, studio.things, studio.count);
	}
	assert_int_equal(painter_stats(studio.painter).baked, 300);
	assert_true(painter_stats(studio.painter).texture_bytes < (12u << 20));
	studio_close(&studio);
}

static void after_a_reset_everything_is_there_again(void **state)
{
	struct studio studio;

	(void)state;
	studio_open(&studio, 1280, 720);
	place_wall(&studio);
	place_note(&studio, 48, 258, "标题 AB 👍🏽");
	struct pixels before = picture(&studio);
	painter_reset(studio.painter, 1280, 720);
	assert_int_equal(painter_stats(studio.painter).textures, 0);
	struct pixels after = picture(&studio);
	assert_int_equal(pixels_different(&before, &after, 0), 0);
	pixels_finish(&before);
	pixels_finish(&after);
	studio_close(&studio);
}

static void a_png_holds_the_same_pixels(void **state)
{
	struct studio studio;
	struct pixels decoded;
	size_t size;

	(void)state;
	studio_open(&studio, 640, 360);
	place_wall(&studio);
	place_note(&studio, 48, 258, "双11");
	struct pixels painted = picture(&studio);
	unsigned char *png = png_encode(painted.rgba, painted.w, painted.h, &size);
	assert_non_null(png);
	assert_true(pixels_decode(&decoded, png, (int)size));
	assert_int_equal(pixels_different(&painted, &decoded, 0), 0);
	free(png);
	pixels_finish(&painted);
	pixels_finish(&decoded);
	studio_close(&studio);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plaster_is_lit_in_the_upper_middle_and_the_same_every_time),
		cmocka_unit_test(a_note_has_glue_light_foot_and_shadow_of_the_specification),
		cmocka_unit_test(a_turned_note_keeps_its_corners_inside_its_turn),
		cmocka_unit_test(text_is_as_wide_as_it_was_measured),
		cmocka_unit_test(every_screen_is_filled_to_its_edges),
		cmocka_unit_test(themes_cross_fade_and_dim_goes_to_black),
		cmocka_unit_test(a_shift_moves_what_stands_on_the_wall),
		cmocka_unit_test(a_cross_fade_gives_its_second_screen_back),
		cmocka_unit_test(a_lifted_note_throws_its_shadow_farther),
		cmocka_unit_test(a_note_that_begins_to_lift_looks_as_it_did_at_rest),
		cmocka_unit_test(a_torn_note_falls_in_two_along_one_line),
		cmocka_unit_test(a_surface_shows_what_textures_show),
		cmocka_unit_test(a_resting_note_is_baked_once),
		cmocka_unit_test(a_thousand_notes_one_after_the_other_stay_within_the_budget),
		cmocka_unit_test(after_a_reset_everything_is_there_again),
		cmocka_unit_test(a_png_holds_the_same_pixels),
	};

	return cmocka_run_group_tests_name("paint", tests, NULL, NULL);
}
