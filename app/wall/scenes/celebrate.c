#include "app/wall/scenes/celebrate.h"

#include <math.h>
#include <string.h>

#include "app/model/goals.h"
#include "app/wall/scenes/medal.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

static const struct rect note_box = {500, 290, 920, 548};
static const float angle_deg = -1.2f, text_x = 350, medal_scale = 250 / 124.0f;
static const float veil_top = 168, veil_bottom = 994, veil_edge = 26;

/* Header and ticker stay clear; the edges are soft, in strips of two pixels. */
static void add_veil(struct sprite_list *out)
{
	const float strip = 2, strength = 0.34f, left = -480, width = 2880;
	struct sprite *sprite = sprite_add(out, sprite_key("celebrate", "veil"), SPRITE_OVER,
					   LAYER_OVER, (struct rect){0, veil_top, 1920,
								     veil_bottom - veil_top});
	float height = veil_bottom - veil_top;

	for (float y = 0; y < veil_edge; y += strip) {
		struct tint tint = faint(T_VEIL, strength * (y + strip / 2) / veil_edge);
		draw_rect(&sprite->ops, (struct rect){left, y, width, strip}, 0, tint);
		draw_rect(&sprite->ops, (struct rect){left, height - y - strip, width, strip}, 0, tint);
	}
	draw_rect(&sprite->ops, (struct rect){left, veil_edge, width, height - 2 * veil_edge}, 0,
		  faint(T_VEIL, strength));
}

static const char *name_of(const struct person *person, enum lang lang)
{
	return person && *person->name ? person->name : lang_text(lang, L_wall_somebody);
}

/* The key result that it served, when the goals are known. */
static const char *key_result_words(const struct scene_input *in, const struct kudos *kudos)
{
	const struct goals *goals = in->snapshot->goals;

	for (int i = 0; goals && *kudos->key_result && i < goals->key_result_count; i++)
		if (strcmp(goals->key_results[i].id, kudos->key_result) == 0)
			return goals->key_results[i].title;
	return "";
}

static void draw_receiver(const struct scene_input *in, const struct kudos *kudos,
			  struct op_list *ops)
{
	const struct person *person = board_person(in->snapshot->board, kudos->receiver);
	float x = text_x;

	if (person) {
		draw_avatar(ops, x, 170, 120, person);
		x += 156;
	}
	draw_text_fit(ops, in->measurer, FACE_HAND_BOLD, 120,
		      (struct rect){x, 158, note_box.w - x - 24, 144}, T_NINK,
		      name_of(person, in->lang));
}

static void draw_foot(const struct scene_input *in, const struct kudos *kudos, struct op_list *ops)
{
	const struct person *giver = board_person(in->snapshot->board, kudos->giver);
	const char *words = words_s(in->lang, L_wall_kudos_from, "who", name_of(giver, in->lang),
				    ops->arena);
	const char *title = key_result_words(in, kudos);
	float x = text_x + 6, most = *title ? 230 : 480;

	if (giver) {
		draw_avatar(ops, x, 475, 44, giver);
		x += 60;
	}
	x += draw_text_fit(ops, in->measurer, FACE_UI, 32, (struct rect){x, 477, most, 40}, T_NINK2,
			   words);
	if (!*title)
		return;
	x += 56;
	draw_icon(ops, "ring", x, 480, 34, T_NINK2);
	x += 44;
	draw_text_fit(ops, in->measurer, FACE_UI, 32, (struct rect){x, 477, note_box.w - x - 24, 40},
		      T_NINK2, title);
}

static void add_note(const struct scene_input *in, const struct kudos *kudos, struct sprite_list *out)
{
	struct sprite *sprite = sprite_add(out, sprite_key("celebrate", kudos->id), SPRITE_OVER,
					   LAYER_OVER, note_box);
	struct op_list *ops = &sprite->ops;
	float width = note_box.w - text_x - 24;
	struct text_lines lines;

	/* Lifted, but at rest: its deep shadow is baked with it, not drawn with each frame. */
	draw_shadow(ops, SHADOW_SHEET, (struct rect){6, 22, note_box.w - 12, note_box.h - 8}, 3);
	struct op *body = op_add(ops, OP_PAPER, (struct rect){0, 0, note_box.w, note_box.h},
				 solid(paper_token(kudos->paper)));
	body->radius = 3;
	body->radius2 = 5;
	sprite->bake = sprite->shadow = true;
	sprite->angle_deg = angle_deg;
	for (int layers = 0; layers < 2; layers++)	/* two, so that what is behind does not shine through */
		op_add(ops, OP_TAPE, (struct rect){365, -24, 180, 52}, solid(T_TAPE));
	draw_text(ops, FACE_HAND, 68, (struct rect){text_x, 66, width, 84}, ALIGN_LEFT, T_NINK2,
		  medal_words(kudos, in->lang, in->measurer, FACE_HAND, 68, width, out->arena));
	draw_receiver(in, kudos, ops);
	reason_wrap(kudos, in->measurer, 50, width, out->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND, 50, (struct rect){text_x + 6, 318 + 64 * (float)i, width, 64},
			  ALIGN_LEFT, T_NINK, lines.lines[i]);
	draw_foot(in, kudos, ops);
}

/* A thing of its own, so that it can drop; it lies where the turned note has it. */
static void add_medal(const struct kudos *kudos, struct sprite_list *out)
{
	float w = medal_width * medal_scale, h = medal_height * medal_scale;
	float dx = 52 + w / 2 - note_box.w / 2, dy = 74 + h / 2 - note_box.h / 2;
	float turn = angle_deg * 3.14159265f / 180;
	float x = note_box.x + note_box.w / 2 + dx * cosf(turn) - dy * sinf(turn);
	float y = note_box.y + note_box.h / 2 + dx * sinf(turn) + dy * cosf(turn);
	struct sprite *sprite = sprite_add(out, sprite_key("celebrate medal", kudos->id), SPRITE_DROP,
					   LAYER_OVER, (struct rect){x - w / 2, y - h / 2, w, h});

	sprite->bake = true;
	sprite->angle_deg = angle_deg;
	draw_medal(&sprite->ops, 0, 0, medal_scale, kudos);
}

/*
 * From the note's upper corners outwards. The box is where a piece is SCRAP_AT_MS after it left: not so
 * high that it would ever cross the header.
 */
static void add_scrap(const struct kudos *kudos, int i, bool still, struct sprite_list *out)
{
	static const enum token papers[] = {T_BUTTER, T_MINT, T_BLUSH};
	const char *name = arena_printf(out->arena, "%s %d", kudos->id, i);
	const char *other = arena_printf(out->arena, "%s y %d", kudos->id, i);
	bool right = i % 2;
	float corner_x = note_box.x + (right ? note_box.w - 20 : 20), corner_y = note_box.y + 14;
	float dx = (right ? 1 : -1) * (230 * hash01(name) - 60), dy = 130 * hash01(other) - 56;
	struct sprite *sprite = sprite_add(out, sprite_key("scrap", name), SPRITE_SCRAP, LAYER_OVER,
					   (struct rect){corner_x + dx - 13, corner_y + dy - 8, 26, 16});

	sprite->from_x = corner_x;
	sprite->from_y = corner_y;
	sprite->angle_deg = 120 * hash01(other) - 60;
	sprite->bake = true;
	sprite->hidden = !still;
	draw_rect(&sprite->ops, (struct rect){0, 0, 26, 16}, 2, solid(papers[i % 3]));
}

void celebrate_add(const struct scene_input *in, const struct kudos *kudos, bool still,
		   struct sprite_list *out)
{
	add_veil(out);
	add_note(in, kudos, out);
	add_medal(kudos, out);
	for (int i = 0; i < CELEBRATE_SCRAPS; i++)
		add_scrap(kudos, i, still, out);
	sprite_list_finish(out);
}

/* The newest badge's moment over the board, as a picture. */
void scene_celebrate(const struct scene_input *in, struct sprite_list *out)
{
	const struct praise *praise = in->snapshot->praise;

	scene_board(in, out);
	if (in->snapshot->board && praise && praise->kudos_count > 0)
		celebrate_add(in, &praise->kudos[0], true, out);
}
