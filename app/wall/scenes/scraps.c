#include "app/wall/scenes/scraps.h"

#include <stdlib.h>
#include <string.h>

#include "app/model/rollover.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum {
	WIDTH = 232,
	HEIGHT = 140,
	DRAWN_MAX = 9,
	STEP = 4, /* px of a torn edge between two heights */
};

/* From the floor up: the middle of a scrap, and how it lies. */
static const struct {
	float x, y, angle;
} places[DRAWN_MAX] = {
	{1630, 812, 3},	 {1546, 800, -16}, {1740, 800, 14}, {1642, 696, -2}, {1540, 705, 8},
	{1740, 702, -9}, {1580, 617, 10},  {1704, 604, -8}, {1646, 541, 4},
};

static struct sprite *piece(struct sprite_list *out, const char *name, const char *id,
			    enum layer layer, struct rect box)
{
	return sprite_add(out, sprite_key(name, id), SPRITE_PIECE, layer, box);
}

static const struct label *label_of(const struct board *board, const char *id)
{
	for (int i = 0; i < board->label_count; i++)
		if (strcmp(board->labels[i].id, id) == 0)
			return &board->labels[i];
	return NULL;
}

/* --- one scrap -----------------------------------------------------------------------------------
 */

/* How far the paper reaches down from the top at a place of its torn edge: steady chance, by the
 * card. */
static float torn_at(const char *card, int i, struct arena *arena)
{
	float coarse = hash01(arena_printf(arena, "%s %d", card, i / 4));
	float next = hash01(arena_printf(arena, "%s %d", card, i / 4 + 1));
	float part = (float)(i % 4) / 4;

	return 2 + 9 * (coarse + (next - coarse) * part);
}

/* Narrow strips of different height, each with its edge of light fibres. */
static void draw_torn_edge(struct op_list *ops, const char *card, enum token paper)
{
	for (int i = 0; i < WIDTH / STEP; i++) {
		float x = (float)(i * STEP), top = torn_at(card, i, ops->arena);
		draw_rect(ops, (struct rect){x, top, STEP, 14 - top}, 0, solid(paper));
		draw_rect(ops, (struct rect){x, top - 2, STEP, 4}, 0, solid(T_CREAM));
	}
}

static void add_scrap(const struct board *board, const struct torn_note *torn, int place, bool top,
		      struct sprite_list *out)
{
	const struct label *label = label_of(board, torn->label);
	enum token paper = label ? paper_token(label->paper) : T_BUTTER;
	struct rect body = {0, 14, WIDTH, HEIGHT - 14};
	struct sprite *scrap = piece(out, "scrap", torn->card, LAYER_NOTES,
				     (struct rect){places[place].x - WIDTH / 2.0f,
						   places[place].y - HEIGHT / 2.0f, WIDTH, HEIGHT});

	scrap->bake = true;
	scrap->angle_deg = places[place].angle;
	draw_shadow(&scrap->ops, SHADOW_REST, body, 3);
	draw_torn_edge(&scrap->ops, torn->card, paper);
	struct op *op = draw_rect(&scrap->ops, body, 0, solid(paper));
	op->radius2 = 5;
	if (top)
		draw_icon(&scrap->ops, "tick-stamp", WIDTH / 2.0f - 30, 42, 60, T_NOK);
}

/* The newest nine, the newest on top. */
static void add_pile(const struct board *board, const struct rollover *rollover,
		     struct sprite_list *out)
{
	int drawn = rollover->torn_count < DRAWN_MAX ? rollover->torn_count : DRAWN_MAX;

	if (!drawn)
		return;
	struct sprite *floor =
		piece(out, "scraps", "floor", LAYER_BOARD, (struct rect){1420, 850, 432, 40});
	op_add(&floor->ops, OP_DISC, (struct rect){0, 0, 432, 40}, faint(T_SHADOW, 0.22f));
	for (int i = 0; i < drawn; i++)
		add_scrap(board, &rollover->torn[drawn - 1 - i], i, i == drawn - 1, out);
}

/* --- what is said of it --------------------------------------------------------------------------
 */

struct tally {
	const struct label *label;
	int count;
};

static int by_count(const void *left, const void *right)
{
	const struct tally *a = left, *b = right;

	if (a->count != b->count)
		return b->count - a->count;
	return a->label < b->label ? -1 : a->label > b->label;
}

static int tally(const struct board *board, const struct rollover *rollover, struct tally *list)
{
	int count = 0;

	for (int i = 0; i < board->label_count; i++) {
		int n = 0;
		for (int k = 0; k < rollover->torn_count; k++)
			n += strcmp(rollover->torn[k].label, board->labels[i].id) == 0;
		if (n)
			list[count++] = (struct tally){&board->labels[i], n};
	}
	qsort(list, (size_t)count, sizeof(*list), by_count);
	return count;
}

static void add_labels(const struct board *board, const struct rollover *rollover,
		       const struct measurer *measurer, struct sprite_list *out)
{
	struct tally *list = arena_array(out->arena, (size_t)board->label_count + 1, sizeof(*list));
	int count = tally(board, rollover, list);
	struct sprite *sprite =
		piece(out, "scraps", "labels", LAYER_BOARD, (struct rect){1424, 368, 448, 40});
	float x = 0;

	for (int i = 0; i < count; i++) {
		const char *number = arena_printf(out->arena, "%d", list[i].count);
		float width = line_width(measurer, FACE_UI_600, 30, number);
		if (x + 42 + width > sprite->box.w)
			break;
		draw_icon(&sprite->ops, list[i].label->icon, x, 4, 32, T_INK2);
		draw_text(&sprite->ops, FACE_UI_600, 30, (struct rect){x + 42, 2, width, 36},
			  ALIGN_LEFT, T_INK2, number);
		x += 42 + width + 24;
	}
}

/* Beside the number: one line, or two of the same size. */
static void add_words(const struct scene_input *in, float x, struct sprite_list *out)
{
	float room = 1872 - x, line = 56;
	struct text_lines lines;
	struct sprite *words =
		piece(out, "scraps", "words", LAYER_BOARD, (struct rect){x, 196, room, 112});

	text_wrap(in->measurer, FACE_HAND_BOLD, 48, lang_text(in->lang, L_wall_week_torn), room, 2,
		  out->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(
			&words->ops, FACE_HAND_BOLD, 48,
			(struct rect){0, 54 - line * (float)(lines.count - 2 * i) / 2, room, line},
			ALIGN_LEFT, T_INK, lines.lines[i]);
}

static void add_number(const struct scene_input *in, const struct rollover *rollover,
		       struct sprite_list *out)
{
	const char *number = arena_printf(out->arena, "%d", rollover->torn_count);
	float width = line_width(in->measurer, FACE_DISPLAY_600, 108, number);
	struct sprite *sprite = sprite_add(out, sprite_key("scraps", "number"), SPRITE_NUMBER,
					   LAYER_BOARD, (struct rect){1420, 196, width, 108});

	sprite->value = rollover->torn_count;
	draw_text(&sprite->ops, FACE_DISPLAY_600, 108, (struct rect){0, 0, width, 108}, ALIGN_LEFT,
		  T_INK, number);
	add_words(in, 1420 + width + 20, out);
	struct sprite *before =
		piece(out, "scraps", "before", LAYER_BOARD, (struct rect){1424, 318, 448, 36});
	draw_text_fit(
		&before->ops, in->measurer, FACE_UI, 30, (struct rect){0, 0, 448, 36}, T_INK2,
		words_n(in->lang, L_wall_week_before, "n", rollover->torn_before, out->arena));
}

void scraps_add(const struct scene_input *in, struct sprite_list *out)
{
	const struct rollover *rollover = in->snapshot->rollover;
	struct sprite *rule =
		piece(out, "scraps", "rule", LAYER_BOARD, (struct rect){1384, 186, 3, 790});

	draw_rect(&rule->ops, (struct rect){0, 0, 3, 790}, 1.5f, solid(T_LINE));
	add_number(in, rollover, out);
	add_labels(in->snapshot->board, rollover, in->measurer, out);
	add_pile(in->snapshot->board, rollover, out);
	if (!rollover->torn_count)
		return;
	struct sprite *caption =
		piece(out, "scraps", "caption", LAYER_BOARD, (struct rect){1420, 914, 432, 50});
	draw_text(&caption->ops, FACE_HAND, 36, (struct rect){0, 0, 432, 50}, ALIGN_CENTRE, T_INK2,
		  lang_text(in->lang, L_wall_week_pile));
}
