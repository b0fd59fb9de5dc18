#include "app/wall/scenes/retro_notes.h"

#include "app/wall/scenes/pieces.h"

enum { WIDE = 350, LINE_HEIGHT = 50, NARROW_LINE_HEIGHT = 44 };	/* narrower: smaller words, a mark without them */

static const enum token papers[] = {T_MINT, T_BLUSH, T_SKY};
static const char *const names[] = {"keep", "stop", "start"};

static void draw_words(const struct goal_facts *facts, const char *text, struct rect box, struct op_list *ops)
{
	bool wide = box.w >= WIDE;
	float px = wide ? 42 : 36, height = wide ? LINE_HEIGHT : NARROW_LINE_HEIGHT;
	struct text_lines lines;

	text_wrap(facts->in->measurer, FACE_HAND_BOLD, px, text, box.w - 40,
		  (int)((box.h - 68) / height), ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, px,
			  (struct rect){22, 14 + height * (float)i, box.w - 40, height}, ALIGN_LEFT,
			  T_NINK, lines.lines[i]);
}

/* What became of it, at the right; answers where that begins. */
static float draw_mark(const struct goal_facts *facts, const struct retro_item *item, struct rect box,
		       struct op_list *ops)
{
	const struct scene_input *in = facts->in;
	const char *words = box.w >= WIDE ? lang_text(in->lang, L_wall_review_card) : "";
	float w = *words ? line_width(in->measurer, FACE_UI_600, 26, words) : 0, right = box.w - 14 - w;

	if (!item->card)
		return box.w - 14;
	draw_text(ops, FACE_UI_600, 26, (struct rect){right, box.h - 50, w, 34}, ALIGN_LEFT, T_NOK, words);
	right -= *words ? 38 : 30;
	draw_state(ops, STATE_FINE, right, box.h - 48, 30, true);
	return right;
}

static void draw_foot(const struct goal_facts *facts, const struct retro_item *item, const char *of,
		      struct rect box, struct op_list *ops)
{
	const struct person *person = goal_person(facts, item->author);
	float x = 22, right = draw_mark(facts, item, box, ops);
	const char *name = person ? person->name : "";

	if (*of)
		name = *name ? arena_printf(ops->arena, "%s · %s", of, name) : of;
	if (person) {
		draw_avatar(ops, x, box.h - 55, 44, person);
		x += 54;
	}
	if (*name)
		draw_text_fit(ops, facts->in->measurer, FACE_UI, 26,
			      (struct rect){x, box.h - 50, right - x - 10, 34}, T_NINK2, name);
}

void retro_note_add(const struct goal_facts *facts, const struct retro_item *item, const char *of, int place,
		    struct rect box, struct sprite_list *out)
{
	struct sprite *note = sprite_add(out, sprite_key("retro", item->id), SPRITE_NOTE, LAYER_NOTES, box);
	struct op *paper = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, box.w, box.h},
				  solid(papers[item->kind]));

	paper->radius = 3;
	paper->radius2 = 5;
	note->group = sprite_key("retro", names[item->kind]);
	note->order = place;
	note->paper = (uint8_t)papers[item->kind];
	note->angle_deg = (hash01(item->id) - 0.5f) * 0.9f;
	note->bake = note->shadow = true;
	draw_words(facts, item->text, box, &note->ops);
	draw_foot(facts, item, of, box, &note->ops);
}

void retro_slot_add(const struct scene_input *in, enum retro_kind kind, struct rect box,
		    struct sprite_list *out)
{
	struct sprite *slot = sprite_add(out, sprite_key("retro-slot", names[kind]), SPRITE_FADING,
					 LAYER_SLOTS, box);
	struct rect line = {2, 2, box.w - 4, box.h - 4};

	draw_rect(&slot->ops, line, 8, faint(T_SHEET, 0.18f));
	struct op *frame = draw_frame(&slot->ops, line, 8, 3, solid(T_LINE2));
	frame->dash = 12;
	frame->gap = 10;
	draw_text(&slot->ops, FACE_HAND, 38, (struct rect){12, box.h / 2 - 25, box.w - 24, 50}, ALIGN_CENTRE,
		  T_INK2, lang_text(in->lang, L_wall_review_slot));
}

void retro_tape_add(const struct scene_input *in, enum retro_kind kind, struct rect box, const char *beside,
		    struct sprite_list *out)
{
	static const enum lang_key keys[] = {L_wall_review_keep, L_wall_review_stop, L_wall_review_start};
	static const float angles[] = {-0.8f, 0.6f, -0.5f};
	const char *name = lang_text(in->lang, keys[kind]);
	float w = text_width(in->measurer, FACE_HAND_BOLD, 46, name);
	struct sprite *tape = sprite_add(out, sprite_key("retro-tape", names[kind]), SPRITE_PIECE,
					 LAYER_BOARD, (struct rect){box.x, box.y, w + 42, 56});

	tape->angle_deg = angles[kind];
	tape->bake = true;
	op_add(&tape->ops, OP_TAPE, (struct rect){0, 0, w + 42, 56}, solid(T_TAPE));
	draw_text(&tape->ops, FACE_HAND_BOLD, 46, (struct rect){20, -2, w, 60}, ALIGN_LEFT, T_INK, name);
	if (!*beside)
		return;
	struct sprite *line = sprite_add(out, sprite_key("retro-beside", names[kind]), SPRITE_PIECE,
					 LAYER_BOARD,
					 (struct rect){box.x + 192, box.y + 8, box.w - 192, 36});
	draw_text_fit(&line->ops, in->measurer, FACE_UI, 28, (struct rect){0, 0, box.w - 194, 36}, T_INK2,
		      beside);
}
