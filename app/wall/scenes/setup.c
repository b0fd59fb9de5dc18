/*
 * setup: the first run. This wall is yours: scan, say a name, stick the first note.
 */
#include <string.h>

#include "app/base/utf8.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

static enum lang other(enum lang lang)
{
	return lang == LANG_ZH ? LANG_EN : LANG_ZH;
}

static struct sprite *piece(struct sprite_list *out, const char *name, struct rect box)
{
	return sprite_add(out, sprite_key("setup", name), SPRITE_PIECE, LAYER_BOARD, box);
}

static void add_sheet(const struct scene_input *in, struct sprite_list *out)
{
	struct rect paper = {0, 0, 700, 800};
	struct sprite *sheet = piece(out, "sheet", (struct rect){112, 140, 700, 800});

	draw_shadow(&sheet->ops, SHADOW_CONTACT, paper, 6);
	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_QR_PAPER));
	draw_text(&sheet->ops, FACE_HAND_BOLD, 60, (struct rect){0, 678, 700, 74}, ALIGN_CENTRE,
		  T_QR_INK, lang_text(in->lang, L_wall_setup_scan));
	struct sprite *tape = piece(out, "tape", (struct rect){380, 115, 160, 48});
	tape->angle_deg = -2;
	tape->bake = true;
	op_add(&tape->ops, OP_TAPE, (struct rect){0, 0, 160, 48}, solid(T_TAPE));
	if (!*in->snapshot->join_url)
		return;
	struct sprite *code = piece(out, "code", (struct rect){162, 186, 600, 600});
	code->secret = true;
	op_add(&code->ops, OP_QR, (struct rect){0, 0, 600, 600}, solid(T_QR_INK))->text =
		arena_text(out->arena, in->snapshot->join_url);
}

static void add_headline(const struct scene_input *in, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "headline", (struct rect){912, 128, 960, 220});
	const char *title = text_fit(in->measurer, FACE_HAND_BOLD, 96,
				     lang_text(in->lang, L_wall_setup_title), 960, out->arena);

	draw_text(&sprite->ops, FACE_HAND_BOLD, 96, (struct rect){0, 0, 960, 112}, ALIGN_LEFT, T_INK,
		  title);
	draw_text(&sprite->ops, FACE_UI_500, 40, (struct rect){4, 122, 950, 48}, ALIGN_LEFT, T_INK,
		  lang_text(in->lang, L_wall_setup_lead));
	draw_text(&sprite->ops, FACE_UI, 34, (struct rect){4, 174, 950, 44}, ALIGN_LEFT, T_INK2,
		  lang_text(other(in->lang), L_wall_setup_lead));
}

static void add_step(const struct scene_input *in, int i, struct sprite_list *out)
{
	static const enum lang_key keys[] = {L_wall_setup_step1, L_wall_setup_step2,
					     L_wall_setup_step3};
	static const enum token papers[] = {T_BUTTER, T_MINT, T_SKY};
	static const float angles[] = {-1.4f, 1.2f, -0.8f};
	float y = 390 + 106 * (float)i;
	const char *number = arena_printf(out->arena, "%d", i + 1);
	struct sprite *note = piece(out, number, (struct rect){916, y, 84, 84});

	note->bake = note->shadow = true;
	note->angle_deg = angles[i];
	struct op *body = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, 84, 84},
				 solid(papers[i]));
	body->radius = 3;
	body->radius2 = 5;
	draw_text(&note->ops, FACE_DISPLAY_600, 48, (struct rect){0, 0, 84, 84}, ALIGN_CENTRE,
		  T_NINK, number);
	struct sprite *text = piece(out, arena_printf(out->arena, "step %d", i),
				    (struct rect){1030, y, 840, 88});
	draw_text(&text->ops, FACE_HAND_BOLD, 44, (struct rect){0, -4, 840, 56}, ALIGN_LEFT, T_INK,
		  lang_text(in->lang, keys[i]));
	draw_text(&text->ops, FACE_UI, 28, (struct rect){0, 50, 840, 36}, ALIGN_LEFT, T_INK2,
		  lang_text(other(in->lang), keys[i]));
}

static void add_rule(struct sprite_list *out)
{
	struct sprite *rule = piece(out, "rule", (struct rect){916, 721, 956, 3});

	draw_rect(&rule->ops, (struct rect){0, 0, 956, 3}, 1.5f, solid(T_LINE));
}

static const char *both(const struct scene_input *in, enum lang_key key, struct arena *arena)
{
	return arena_printf(arena, "%s %s", lang_text(in->lang, key),
			    lang_text(other(in->lang), key));
}

static void add_address(const struct scene_input *in, struct sprite_list *out)
{
	const char *address = in->snapshot->address;
	struct sprite *sprite = piece(out, "address", (struct rect){916, 746, 500, 170});

	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){0, 0, 500, 36}, ALIGN_LEFT, T_INK2,
		  both(in, L_wall_setup_address, out->arena));
	if (*address)
		draw_text_fit(&sprite->ops, in->measurer, FACE_DISPLAY_600, 56,
			      (struct rect){0, 42, 500, 68}, T_INK, address);
	else
		draw_text_fit(&sprite->ops, in->measurer, FACE_HAND, 44,
			      (struct rect){0, 42, 500, 68}, T_INK2,
			      lang_text(in->lang, L_wall_setup_waiting));
	draw_icon(&sprite->ops, "wifi", 0, 128, 36, T_OK);
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){50, 127, 450, 36}, ALIGN_LEFT, T_INK2,
		  lang_text(in->lang, L_wall_setup_wifi));
}

static void add_tile(const char *letter, int i, struct sprite_list *out)
{
	static const enum token papers[] = {T_BUTTER, T_BLUSH, T_MINT, T_SKY};
	static const float angles[] = {-1.1f, 0.9f, -0.6f, 1.2f};
	struct sprite *tile = piece(out, arena_printf(out->arena, "tile %d", i),
				    (struct rect){1436 + 110 * (float)i, 796, 98, 112});

	tile->bake = tile->shadow = tile->secret = true;
	tile->angle_deg = angles[i % 4];
	struct op *body = op_add(&tile->ops, OP_PAPER, (struct rect){0, 0, 98, 112},
				 solid(papers[i % 4]));
	body->radius = 3;
	body->radius2 = 5;
	draw_text(&tile->ops, FACE_DISPLAY_600, 72, (struct rect){0, 0, 98, 112}, ALIGN_CENTRE,
		  T_NINK, letter);
}

static void add_code(const struct scene_input *in, struct sprite_list *out)
{
	const char *code = in->snapshot->join_code;

	if (!*code)
		return;
	struct sprite *caption = piece(out, "caption", (struct rect){1436, 746, 436, 36});
	draw_text(&caption->ops, FACE_UI, 30, (struct rect){0, 0, 436, 36}, ALIGN_LEFT, T_INK2,
		  both(in, L_wall_setup_code, out->arena));
	for (int i = 0; i < 4 && code[i]; i++)
		add_tile(arena_text_n(out->arena, code + i, 1), i, out);
}

static void add_foot(const struct scene_input *in, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "foot", (struct rect){112, 1004, 1760, 40});

	draw_icon(&sprite->ops, "globe", 0, 2, 36, T_INK2);
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){52, 2, 1300, 36}, ALIGN_LEFT, T_INK2,
		  lang_text(in->lang, L_wall_setup_languages));
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){1360, 2, 400, 36}, ALIGN_RIGHT, T_INK2,
		  "kanwall");
}

void scene_setup(const struct scene_input *in, struct sprite_list *out)
{
	out->scene = "setup";
	wall_add(out);
	add_sheet(in, out);
	add_headline(in, out);
	for (int i = 0; i < 3; i++)
		add_step(in, i, out);
	add_rule(out);
	add_address(in, out);
	add_code(in, out);
	add_foot(in, out);
	sprite_list_finish(out);
}
