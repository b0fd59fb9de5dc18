/*
 * board: columns of notes. What moves?
 */
#include <stdlib.h>
#include <string.h>

#include "app/wall/scenes/header.h"
#include "app/wall/scenes/note.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { SQUARE_PITCH = 30, TITLE_TOP = 176, TITLE_HEIGHT = 62 };

struct column_view {
	const struct scene_input *in;
	const struct column *column;
	int index;
	struct column_frame frame;
	bool on_wall;
	enum density density;
	int page, pages;
	uint64_t key;
};

static struct column_view view_of(const struct scene_input *in, int index)
{
	const struct board *board = in->snapshot->board;
	struct column_view view = {.in = in, .column = &board->columns[index], .index = index};
	struct column_state state = {DENSITY_AUTO, 0};

	if (index < SPRITE_GROUPS_MAX)
		state = in->columns[index];
	view.on_wall = column_frame(board->column_count, in->column_page, index,
				    in->distance > 1 ? in->distance : 1, &view.frame);
	view.density = state.density ? state.density
				     : density_of(view.column->count, &view.frame);
	view.pages = density_pages(view.density, &view.frame, view.column->count);
	view.page = state.page % view.pages;
	view.key = sprite_key("column", view.column->id);
	return view;
}

/* --- the column's head --------------------------------------------------------------------------- */

static const char *over_words(const struct column_view *view, struct arena *arena)
{
	return words_n(view->in->lang, L_wall_over, "n", view->column->count - view->column->wip_limit,
		       arena);
}

static bool is_over(const struct column *column)
{
	return column->wip_limit && column->count > column->wip_limit;
}

/* What stands right of the tape: the count and, over the limit, the warning. */
static float beside_tape(const struct column_view *view, struct arena *arena)
{
	const struct column *column = view->column;
	const struct measurer *measurer = view->in->measurer;
	float width = 24 + line_width(measurer, FACE_DISPLAY_600, 44,
				      arena_printf(arena, "%d", column->count));

	if (column->wip_limit)
		width += line_width(measurer, FACE_UI_500, 44,
				    arena_printf(arena, "/%d", column->wip_limit));
	if (is_over(column))
		width += 62 + line_width(measurer, FACE_UI_600, 28, over_words(view, arena));
	return width;
}

static float add_tape(const struct column_view *view, struct sprite_list *out)
{
	static const float angles[] = {-0.8f, 0.6f, -0.5f};
	const struct scene_input *in = view->in;
	const struct column *column = view->column;
	const char *name = column_words(column->name, column->kind, in->lang);
	int pages = column_pages(in->snapshot->board->column_count);
	const char *page = pages > 1 ? arena_printf(out->arena, "%d/%d", in->column_page + 1, pages)
				     : "";
	float page_w = *page ? line_width(in->measurer, FACE_UI_500, 28, page) + 16 : 0;
	float room = view->frame.width - 42 - page_w - beside_tape(view, out->arena);
	name = text_fit(in->measurer, FACE_HAND_BOLD, 50, name, room, out->arena);
	float text_w = line_width(in->measurer, FACE_HAND_BOLD, 50, name);
	struct rect box = {view->frame.x - 6, TITLE_TOP, text_w + page_w + 20 + 22, TITLE_HEIGHT};
	struct sprite *tape = sprite_add(out, sprite_key("tape", column->id), SPRITE_PIECE,
					 LAYER_BOARD, box);

	tape->group = view->key;
	tape->angle_deg = angles[view->index % 3];
	tape->bake = true;
	op_add(&tape->ops, OP_TAPE, (struct rect){0, 0, box.w, box.h}, solid(T_TAPE));
	draw_text(&tape->ops, FACE_HAND_BOLD, 50, (struct rect){20, 0, text_w, TITLE_HEIGHT},
		  ALIGN_LEFT, T_INK, name);
	if (*page)
		draw_text(&tape->ops, FACE_UI_500, 28,
			  (struct rect){20 + text_w + 16, 16, page_w, 36}, ALIGN_LEFT, T_INK2,
			  page);
	return box.x + box.w;
}

static float add_count(const struct column_view *view, float x, struct sprite_list *out)
{
	const struct column *column = view->column;
	const struct measurer *measurer = view->in->measurer;
	const char *number = arena_printf(out->arena, "%d", column->count);
	float width = line_width(measurer, FACE_DISPLAY_600, 44, number);
	struct sprite *sprite = sprite_add(out, sprite_key("count", column->id), SPRITE_NUMBER,
					   LAYER_BOARD, (struct rect){x, TITLE_TOP, 200, 62});

	sprite->group = view->key;
	sprite->value = column->count;
	draw_text(&sprite->ops, FACE_DISPLAY_600, 44, (struct rect){0, 0, width, 62}, ALIGN_LEFT,
		  T_INK, number);
	if (!column->wip_limit)
		return x + width;
	const char *limit = arena_printf(out->arena, "/%d", column->wip_limit);
	float limit_w = line_width(measurer, FACE_UI_500, 44, limit);
	draw_text(&sprite->ops, FACE_UI_500, 44, (struct rect){width, 0, limit_w, 62}, ALIGN_LEFT,
		  T_INK2, limit);
	return x + width + limit_w;
}

static void add_over(const struct column_view *view, float x, struct sprite_list *out)
{
	const struct column *column = view->column;
	struct sprite *mark = sprite_add(out, sprite_key("over", column->id), SPRITE_MARK,
					 LAYER_BOARD, (struct rect){x + 24, TITLE_TOP + 12, 34, 34});

	mark->group = view->key;
	mark->bake = true;
	draw_icon(&mark->ops, "triangle-mark", 0, 0, 34, T_WARNF);
	struct sprite *text = sprite_add(out, sprite_key("over-by", column->id), SPRITE_PIECE,
					 LAYER_BOARD, (struct rect){x + 62, TITLE_TOP + 12, 200, 36});
	text->group = view->key;
	draw_text(&text->ops, FACE_UI_600, 28, (struct rect){0, 0, 200, 36}, ALIGN_LEFT, T_WARN,
		  over_words(view, out->arena));
}

/* One square a place, as long as they fit beside the count; a large limit stays a number. */
static void add_squares(const struct column_view *view, float left, struct sprite_list *out)
{
	const struct column *column = view->column;
	float right = view->frame.x + view->frame.width - 10;
	float x = right - (float)column->wip_limit * SQUARE_PITCH + 10;

	if (column->wip_limit > (int)view->frame.width / SQUARE_PITCH || x < left + 24)
		return;
	struct sprite *sprite = sprite_add(out, sprite_key("squares", column->id), SPRITE_PIECE,
					   LAYER_BOARD,
					   (struct rect){x, TITLE_TOP + 21, right - x, 20});
	sprite->group = view->key;
	for (int i = 0; i < column->wip_limit; i++) {
		float at = (float)(i * SQUARE_PITCH);
		if (i < column->count)
			draw_rect(&sprite->ops, (struct rect){at, 0, 20, 20}, 3, solid(T_INK2));
		else
			draw_frame(&sprite->ops, (struct rect){at, 0, 20, 20}, 3, 2.5f,
				   solid(T_LINE2));
	}
}

static void add_head(const struct column_view *view, struct sprite_list *out)
{
	const struct column *column = view->column;
	float x = add_count(view, add_tape(view, out) + 24, out);

	if (is_over(column))
		add_over(view, x, out);
	else if (column->wip_limit)
		add_squares(view, x, out);
}

static void add_divider(const struct column_view *view, struct sprite_list *out)
{
	int count = view->in->snapshot->board->column_count;
	float x = count == 2 ? 958 : view->frame.x + view->frame.width + 20;

	if (x > 1800)
		return;
	struct sprite *sprite = sprite_add(out, sprite_key("divider", view->column->id),
					   SPRITE_PIECE, LAYER_BOARD, (struct rect){x, 180, 3, 800});
	sprite->group = view->key;
	draw_rect(&sprite->ops, (struct rect){0, 0, 3, 800}, 1.5f, solid(T_LINE));
}

/* --- notes --------------------------------------------------------------------------------------- */

static struct sprite *add_card(const struct column_view *view, const struct card *card, int order,
			       struct rect box, struct sprite_list *out)
{
	struct sprite *sprite = sprite_add(out, sprite_key("card", card->id), SPRITE_NOTE,
					   LAYER_NOTES, box);

	sprite->id = arena_text(out->arena, card->id);
	sprite->group = view->key;
	sprite->order = order;
	return sprite;
}

static void add_hidden(const struct column_view *view, const struct card *card, int order,
		       struct rect from, struct sprite_list *out)
{
	add_card(view, card, order, from, out)->hidden = true;
}

static void add_visible(const struct column_view *view, const struct card *card, int order,
			int place, struct sprite_list *out)
{
	const struct scene_input *in = view->in;
	struct note note = {
		.board = in->snapshot->board, .card = card, .density = view->density,
		.done = view->column->kind == COLUMN_DONE, .lang = in->lang,
		.measurer = in->measurer, .distance = view->frame.distance,
	};

	if (in->calibrated && in->snapshot->notice != NOTICE_CLOCK) {
		note.now_ms = in->now_ms;
		note.today = date_of(in->now_ms);
	}
	struct sprite *sprite = add_card(view, card, order,
					 density_place(view->density, &view->frame, place), out);
	note_draw(&note, sprite);
}

/* Where notes come from that are not to be seen: the pile, or beyond the edge. */
static struct rect unseen(const struct column_view *view)
{
	if (view->on_wall)
		return column_pile(&view->frame);
	return (struct rect){view->index < view->in->column_page * COLUMNS_ON_PAGE ? -320 : 1960,
			     480, 280, 226};
}

/* Two sheets of the heap below, each a little askew, peep out under the strip. */
static void add_peeping(const struct column_view *view, struct sprite_list *out)
{
	static const struct {
		enum token paper;
		float inset, down, angle_deg;
	} sheets[] = {{T_MINT, 4, 7, 0.7f}, {T_BLUSH, 8, 1.5f, -0.7f}};
	struct rect pile = column_pile(&view->frame);

	for (int i = 0; i < 2; i++) {
		float w = pile.w - 2 * sheets[i].inset;
		struct sprite *sheet = sprite_add(
			out, sprite_key(i ? "peeping-blush" : "peeping-mint", view->column->id),
			SPRITE_PIECE, LAYER_NOTES,
			(struct rect){pile.x + sheets[i].inset, pile.y + 22 + sheets[i].down, w,
				      pile.h - 22});
		sheet->group = view->key;
		sheet->angle_deg = sheets[i].angle_deg;
		sheet->bake = sheet->shadow = true;
		draw_rect(&sheet->ops, (struct rect){0, 0, w, pile.h - 22}, 4, solid(sheets[i].paper));
	}
}

static void add_pile(const struct column_view *view, struct sprite_list *out)
{
	int shown = density_capacity(view->density, &view->frame);
	int below = view->column->count - shown * (view->page + 1);
	struct rect box = column_pile(&view->frame);
	add_peeping(view, out);
	struct sprite *pile = sprite_add(out, sprite_key("pile", view->column->id), SPRITE_PIECE,
					 LAYER_NOTES, box);
	float distance = view->frame.distance;
	struct rect paper = {0, 0, box.w / distance, box.h / distance};

	pile->group = view->key;
	draw_shadow(&pile->ops, SHADOW_CONTACT, paper, 4);
	draw_shadow(&pile->ops, SHADOW_REST, paper, 4);
	struct op *body = op_add(&pile->ops, OP_PAPER, paper, solid(T_KRAFT));
	body->radius = 3;
	body->radius2 = 5;
	draw_text(&pile->ops, FACE_HAND_BOLD, 40, (struct rect){22, 10, paper.w - 200, 42}, ALIGN_LEFT,
		  T_NINK,
		  below > 0 ? words_n(view->in->lang, L_wall_pile_more, "n", below, out->arena)
			    : words_n(view->in->lang, L_wall_pile_end, "n", view->column->count,
				      out->arena));
	ops_enlarge(&pile->ops, distance);
}

/* Dots while they fit; a page number when there are too many pages for dots. */
static void add_page_dots(const struct column_view *view, struct sprite_list *out)
{
	enum { PITCH = 26, DOTS_MAX = 6 };
	struct rect pile = column_pile(&view->frame);
	struct rect box = {pile.x + pile.w - 170, pile.y, 170, pile.h};
	struct sprite *sprite = sprite_add(out, sprite_key("pages", view->column->id), SPRITE_PIECE,
					   LAYER_NOTES, box);

	sprite->group = view->key;
	if (view->pages > DOTS_MAX) {
		draw_text(&sprite->ops, FACE_UI_500, 28, (struct rect){0, pile.h / 2 - 18, 146, 36}, ALIGN_RIGHT,
			  T_NINK,
			  arena_printf(out->arena, "%d/%d", view->page + 1, view->pages));
		return;
	}
	float x = 170 - 34 - (float)((view->pages - 1) * PITCH);
	for (int i = 0; i < view->pages; i++, x += PITCH) {
		float r = i == view->page ? 9 : 7;
		struct rect dot = {x - r, pile.h / 2 - r, 2 * r, 2 * r};
		if (i == view->page) {
			op_add(&sprite->ops, OP_DISC, dot, solid(T_NINK));
			continue;
		}
		struct op *ring = op_add(&sprite->ops, OP_RING, dot, solid(T_NINK));
		ring->stroke = 2.5f;
		ring->to = 1;
	}
}

static void add_notes(const struct column_view *view, struct sprite_list *out)
{
	const struct board *board = view->in->snapshot->board;
	int count = view->column->count;
	int *order = arena_array(out->arena, (size_t)count + 1, sizeof(*order));
	bool paged = view->pages > 1;
	int capacity = density_capacity(view->density, &view->frame);
	int first = paged ? view->page * capacity : 0;
	bool known = view->in->calibrated && view->in->snapshot->notice != NOTICE_CLOCK;

	column_order(board, view->column, view->density, known ? view->in->now_ms : 0, order);
	for (int i = 0; i < count; i++) {
		const struct card *card = &board->cards[order[i]];
		if (!view->on_wall || i < first || (paged && i >= first + capacity))
			add_hidden(view, card, i, unseen(view), out);
		else
			add_visible(view, card, i, i - first, out);
	}
	if (paged && view->on_wall) {
		add_pile(view, out);
		add_page_dots(view, out);
	}
}

/* --- an empty column ----------------------------------------------------------------------------- */

static void draw_slot_words(struct sprite *slot, const struct measurer *measurer, const char *icon,
			    float icon_size, enum token tint, float px, enum token ink,
			    enum face face, const char *words)
{
	float gap = px > 50 ? 22 : 24;
	const char *fit = text_fit(measurer, face, px, words, slot->box.w - icon_size - gap - 60,
				   slot->ops.arena);
	float width = line_width(measurer, face, px, fit);
	float x = (slot->box.w - icon_size - gap - width) / 2;

	draw_icon(&slot->ops, icon, x, (slot->box.h - icon_size) / 2, icon_size, tint);
	draw_text(&slot->ops, face, px,
		  (struct rect){x + icon_size + gap, slot->box.h / 2 - 30, width, 60}, ALIGN_LEFT,
		  ink, fit);
}

static void add_slot(const struct column_view *view, struct sprite_list *out)
{
	enum column_kind kind = view->column->kind;
	struct sprite *slot = sprite_add(out, sprite_key("empty", view->column->id), SPRITE_FADING,
					 LAYER_SLOTS,
					 density_place(DENSITY_L, &view->frame, 0));
	bool first = kind == COLUMN_TODO;
	struct rect line = {2, 2, slot->box.w - 4, slot->box.h - 4};

	slot->group = view->key;
	draw_rect(&slot->ops, line, 8, faint(T_SHEET, first ? 0.5f : 0.18f));
	struct op *frame = draw_frame(&slot->ops, line, 8, 3, solid(first ? T_OK : T_LINE2));
	frame->dash = 12;
	frame->gap = 10;
	enum lang lang = view->in->lang;
	const struct measurer *measurer = view->in->measurer;
	if (first)
		draw_slot_words(slot, measurer, "plus", 56, T_OK, 52, T_INK, FACE_HAND_BOLD,
				lang_text(lang, L_wall_empty_todo));
	else if (kind == COLUMN_DOING)
		draw_slot_words(slot, measurer, "arrow-right", 42, T_INK2, 42, T_INK2, FACE_HAND,
				lang_text(lang, L_wall_empty_doing));
	else
		draw_slot_words(slot, measurer, "check", 42, T_INK2, 42, T_INK2, FACE_HAND,
				lang_text(lang, L_wall_empty_done));
}

/* Only while the wall holds no note at all: how the first one gets here. */
static void add_hint(const struct scene_input *in, const struct column_view *view,
		     struct sprite_list *out)
{
	bool code = in->join_shown && *in->snapshot->join_url;
	const char *words = lang_text(in->lang, code ? L_wall_empty_hint : L_wall_empty_hint_phone);
	struct sprite *sprite = sprite_add(out, sprite_key("hint", ""), SPRITE_FADING, LAYER_BOARD,
					   (struct rect){view->frame.x, 520, view->frame.width, 40});
	float lane = view->frame.lanes > 1 ? 580 : view->frame.width;
	words = text_fit(in->measurer, FACE_UI, 30, words, lane - 48, out->arena);
	float width = line_width(in->measurer, FACE_UI, 30, words);
	float x = (lane - width - 48) / 2;

	sprite->secret = code;
	sprite->group = view->key;
	draw_icon(&sprite->ops, "phone", x, 3, 34, T_INK2);
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){x + 48, 2, width, 36}, ALIGN_LEFT,
		  T_INK2, words);
}

/* --- the keyboard's place ------------------------------------------------------------------------ */

static int column_of(const struct board *board, const char *id)
{
	for (int i = 0; i < board->column_count; i++)
		if (strcmp(board->columns[i].id, id) == 0)
			return i;
	return -1;
}

/* A held note hovers where it would land, over the column that the keys chose. */
static void hover(const struct scene_input *in, struct sprite *note)
{
	int index = column_of(in->snapshot->board, in->selection->column);

	note->lift = 1;
	if (index < 0)
		return;
	struct column_view view = view_of(in, index);
	if (!view.on_wall || view.key == note->group)
		return;
	int capacity = density_capacity(view.density, &view.frame);
	int place = view.column->count < capacity ? view.column->count : capacity - 1;
	struct rect at = density_place(view.density, &view.frame, place);
	note->box.x = at.x + (at.w - note->box.w) / 2;
	note->box.y = at.y + (at.h - note->box.h) / 2;
	note->layer = LAYER_OVER;
}

static void add_selection(const struct scene_input *in, struct sprite_list *out)
{
	if (!in->selection || !*in->selection->card)
		return;
	uint64_t key = sprite_key("card", in->selection->card);
	for (int i = 0; i < out->count; i++) {
		struct sprite *note = &out->sprites[i];
		if (note->key != key || note->hidden)
			continue;
		if (in->selection->lifted) {
			hover(in, note);
			return;
		}
		struct rect box = {note->box.x - 6, note->box.y - 6, note->box.w + 12,
				   note->box.h + 12};
		float angle = note->angle_deg;
		struct sprite *ring = sprite_add(out, sprite_key("selection", ""), SPRITE_PIECE,
						 LAYER_NOTES, box);
		ring->angle_deg = angle;
		ring->bake = true;
		draw_frame(&ring->ops, (struct rect){0, 0, box.w, box.h}, 8, 3, solid(T_OK));
		return;
	}
}

static void add_column(const struct scene_input *in, int index, struct sprite_list *out)
{
	const struct board *board = in->snapshot->board;
	struct column_view view = view_of(in, index);

	if (view.on_wall) {
		sprite_group_add(out, view.key, view.page);
		add_head(&view, out);
		if (index + 1 < board->column_count)
			add_divider(&view, out);
		if (!view.column->count)
			add_slot(&view, out);
		if (!board->card_count && index == 0)
			add_hint(in, &view, out);
	}
	add_notes(&view, out);
}

void scene_board(const struct scene_input *in, struct sprite_list *out)
{
	out->scene = "board";
	out->page = in->column_page;
	wall_add(out);
	header_add(in, L_wall_scene_board, out);
	for (int i = 0; in->snapshot->board && i < in->snapshot->board->column_count; i++)
		add_column(in, i, out);
	add_selection(in, out);
	footer_add(in, out);
	sprite_list_finish(out);
}
