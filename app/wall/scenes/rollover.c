/*
 * rollover: a new week. What becomes of the notes that the last one left unfinished, owner by
 * owner; beside them the pile of what was torn off.
 */
#include "app/model/rollover.h"

#include <string.h>

#include "app/wall/scenes/header.h"
#include "app/wall/scenes/owners.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/scraps.h"
#include "app/wall/scenes/wording.h"

enum {
	ROWS = 3,
	BLOCKS = 2 * ROWS, /* on a page */
	BLOCK_TOP = 274,
	BLOCK_PITCH = 246,
	RIGHT_COLUMN = 886,
	NOTE_X = 138,
	NOTE_PITCH = 324,
	NOTE_WIDTH = 304,
	NOTE_HEIGHT = 184,
	FACE = 92,
	FACE_STEP = 72,
	FACES_MAX = 4,
	TAG_HEIGHT = 46,
	TAG_HANGS = 22,
	TAG_RIGHT = 12,
	TAG_PAD = 14,
	TAG_ICON = 32,
	FOOT = 140,
	FOOT_RAISED = 116, /* where a long tag would cover it */
	COUNT_GAP = 13,
};

static const float question_px = 60, count_px = 44, tag_px = 28, foot_px = 26;

struct view {
	const struct scene_input *in;
	const struct board *board;
	const struct rollover *rollover;
	struct owner_block *blocks;
	int block_count;
};

static struct view view_of(const struct scene_input *in, struct arena *arena)
{
	struct view view = {in, in->snapshot->board, in->snapshot->rollover, NULL, 0};

	view.block_count = owners_blocks(view.board, view.rollover, arena, &view.blocks);
	return view;
}

static struct sprite *piece(struct sprite_list *out, const char *name, const char *id,
			    enum layer layer, struct rect box)
{
	return sprite_add(out, sprite_key(name, id), SPRITE_PIECE, layer, box);
}

/* --- the question --------------------------------------------------------------------------------
 */

static float add_words(struct sprite *sprite, const struct measurer *measurer, enum face face,
		       float px, enum token token, float x, const char *text)
{
	float width = line_width(measurer, face, px, text);

	draw_text(&sprite->ops, face, px, (struct rect){x, 0, width, 62}, ALIGN_LEFT, token, text);
	return x + width;
}

static int waiting_of(const struct view *view)
{
	int waiting = 0;

	for (int i = 0; i < view->rollover->note_count; i++)
		waiting += rollover_holds(view->rollover, &view->rollover->notes[i],
					  view->in->now_ms) == WEEK_UNDECIDED;
	return waiting;
}

static float count_width(const struct scene_input *in, int decided, int waiting,
			 struct arena *arena)
{
	const char *numbers = arena_printf(arena, "%d%d", decided, waiting);

	return line_width(in->measurer, FACE_DISPLAY_600, count_px, numbers) + 3 * COUNT_GAP +
	       line_width(in->measurer, FACE_UI, 30, lang_text(in->lang, L_wall_week_decided)) +
	       line_width(in->measurer, FACE_UI, 30, lang_text(in->lang, L_wall_week_waiting));
}

/* "5 decided, 3 to go", with the numbers large; after a long question only "5/8". */
static void add_count(const struct view *view, float x, struct sprite_list *out)
{
	const struct scene_input *in = view->in;
	int waiting = waiting_of(view), all = view->rollover->note_count;
	struct sprite *sprite =
		piece(out, "rollover", "count", LAYER_BOARD, (struct rect){x, 176, 1370 - x, 62});

	if (!waiting) {
		add_words(sprite, in->measurer, FACE_UI, 30, T_INK2, 0,
			  lang_text(in->lang, L_wall_week_all_decided));
		return;
	}
	if (count_width(in, all - waiting, waiting, out->arena) > sprite->box.w) {
		const char *text = arena_printf(out->arena, "%d/%d", all - waiting, all);
		if (line_width(in->measurer, FACE_DISPLAY_600, count_px, text) <= sprite->box.w)
			add_words(sprite, in->measurer, FACE_DISPLAY_600, count_px, T_INK, 0, text);
		return;
	}
	const char *decided = arena_printf(out->arena, "%d", all - waiting);
	const char *left = arena_printf(out->arena, "%d", waiting);
	x = add_words(sprite, in->measurer, FACE_DISPLAY_600, count_px, T_INK, 0, decided) +
	    COUNT_GAP;
	x = add_words(sprite, in->measurer, FACE_UI, 30, T_INK2, x,
		      lang_text(in->lang, L_wall_week_decided)) +
	    COUNT_GAP;
	x = add_words(sprite, in->measurer, FACE_DISPLAY_600, count_px, T_INK, x, left) + COUNT_GAP;
	add_words(sprite, in->measurer, FACE_UI, 30, T_INK2, x,
		  lang_text(in->lang, L_wall_week_waiting));
}

static void add_question(const struct view *view, struct sprite_list *out)
{
	const struct scene_input *in = view->in;
	int n = view->rollover->note_count;
	const char *text = n > 1    ? words_n(in->lang, L_wall_week_question, "n", n, out->arena)
			   : n == 1 ? lang_text(in->lang, L_wall_week_question_one)
				    : lang_text(in->lang, L_wall_week_nothing);
	float width = line_width(in->measurer, FACE_HAND_BOLD, question_px, text);
	struct sprite *sprite =
		piece(out, "rollover", "question", LAYER_BOARD, (struct rect){48, 172, width, 72});

	draw_text(&sprite->ops, FACE_HAND_BOLD, question_px, (struct rect){0, 0, width, 72},
		  ALIGN_LEFT, T_INK, text);
	if (n)
		add_count(view, width < 820 ? 900 : 48 + width + 32, out);
}

/* --- a note and what was decided -----------------------------------------------------------------
 */

static const struct label *label_of(const struct board *board, const char *id)
{
	for (int i = 0; i < board->label_count; i++)
		if (strcmp(board->labels[i].id, id) == 0)
			return &board->labels[i];
	return NULL;
}

static void draw_title(const struct view *view, const struct rollover_note *note, float alpha,
		       struct op_list *ops)
{
	struct text_lines lines;

	text_wrap(view->in->measurer, FACE_HAND_BOLD, 40, note->title, NOTE_WIDTH - 34, 2,
		  ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, 40,
			  (struct rect){18, 20 + 46 * (float)i, NOTE_WIDTH - 34, 46}, ALIGN_LEFT,
			  T_NINK, lines.lines[i])
			->tint = faint(T_NINK, alpha);
}

/* Platform and age; `room` is what the tag leaves. */
static void draw_foot(const struct view *view, const struct rollover_note *note, float alpha,
		      float room, struct op_list *ops)
{
	const struct scene_input *in = view->in;
	const struct label *label = label_of(view->board, note->label);
	const char *age =
		in->calibrated ? age_words(note->since_ms, in->now_ms, in->lang, ops->arena) : "";
	float x = label ? 58 : 18, width = line_width(in->measurer, FACE_UI, foot_px, age);
	float y = x + width + 8 > room ? FOOT_RAISED : FOOT;

	if (label)
		draw_icon(ops, label->icon, 18, y + 1, 30, T_NINK2)->tint = faint(T_NINK2, alpha);
	draw_text(ops, FACE_UI, foot_px, (struct rect){x, y, width, 32}, ALIGN_LEFT, T_NINK2, age)
		->tint = faint(T_NINK2, alpha);
}

struct tag {
	enum week_decision decision;
	const char *text;
	float text_w, width;
};

static const char *tag_words(const struct view *view, const struct owner_block *block,
			     enum week_decision decision, struct arena *arena)
{
	static const enum lang_key keys[] = {L_wall_week_waits_for, L_wall_week_keep,
					     L_wall_week_back, L_wall_week_drop};
	const struct scene_input *in = view->in;

	if (decision != WEEK_UNDECIDED)
		return lang_text(in->lang, keys[decision]);
	if (block->person == OWNER_NONE)
		return lang_text(in->lang, L_wall_week_waits);
	return words_s(in->lang, keys[0], "name", view->board->people[block->person].name, arena);
}

static struct tag tag_of(const struct view *view, const struct owner_block *block,
			 const struct rollover_note *note, struct arena *arena)
{
	const struct measurer *measurer = view->in->measurer;
	struct tag tag = {.decision = rollover_holds(view->rollover, note, view->in->now_ms)};
	enum face face = tag.decision ? FACE_UI_600 : FACE_UI;

	tag.text = text_fit(measurer, face, tag_px, tag_words(view, block, tag.decision, arena),
			    NOTE_WIDTH - TAG_RIGHT - 2 * TAG_PAD, arena);
	tag.text_w = line_width(measurer, face, tag_px, tag.text);
	tag.width = tag.text_w + 2 * TAG_PAD + (tag.decision ? TAG_ICON : 0);
	return tag;
}

static void draw_waiting(struct op_list *ops, struct rect box, const struct tag *tag)
{
	draw_rect(ops, box, 4, solid(T_WALL));
	struct op *frame = draw_frame(ops, box, 4, 3, solid(T_LINE2));
	frame->dash = 7;
	frame->gap = 4;
	draw_text(ops, FACE_UI, tag_px, (struct rect){TAG_PAD, 5, tag->text_w, 36}, ALIGN_LEFT,
		  T_INK2, tag->text);
}

static void draw_decided(struct op_list *ops, struct rect box, const struct tag *tag)
{
	static const char *const icons[] = {"", "check", "arrow-left", "cross"};
	enum token ink = tag->decision == WEEK_KEEP ? T_ONSTAT : T_INK;

	draw_shadow(ops, SHADOW_CONTACT, box, 4);
	draw_rect(ops, box, 4, solid(tag->decision == WEEK_KEEP ? T_NOK : T_SHEET));
	draw_icon(ops, icons[tag->decision], 11, 10, 26, ink);
	draw_text(ops, FACE_UI_600, tag_px, (struct rect){TAG_PAD + TAG_ICON, 5, tag->text_w, 36},
		  ALIGN_LEFT, ink, tag->text);
}

static void add_tag(const struct tag *tag, const char *card, struct rect note,
		    struct sprite_list *out)
{
	const char *key =
		arena_printf(out->arena, "%s %s", card, week_decision_name(tag->decision));
	struct rect box = {note.x + note.w - TAG_RIGHT - tag->width,
			   note.y + note.h + TAG_HANGS - TAG_HEIGHT, tag->width, TAG_HEIGHT};
	struct sprite *sprite =
		sprite_add(out, sprite_key("rollover-tag", key), SPRITE_FADING, LAYER_NOTES, box);

	box.x = box.y = 0;
	if (tag->decision == WEEK_UNDECIDED)
		draw_waiting(&sprite->ops, box, tag);
	else
		draw_decided(&sprite->ops, box, tag);
}

static void add_note(const struct view *view, const struct owner_block *block,
		     const struct rollover_note *note, struct rect box, struct sprite_list *out)
{
	const struct label *label = label_of(view->board, note->label);
	struct tag tag = tag_of(view, block, note, out->arena);
	float alpha = tag.decision == WEEK_DROP ? 0.62f : 1;
	struct sprite *sprite = piece(out, "rollover-note", note->card, LAYER_NOTES, box);

	sprite->bake = true;
	sprite->shadow = tag.decision != WEEK_DROP;
	sprite->angle_deg = -0.5f + hash01(note->card);
	struct op *body =
		op_add(&sprite->ops, OP_PAPER, (struct rect){0, 0, NOTE_WIDTH, NOTE_HEIGHT},
		       faint(label ? paper_token(label->paper) : T_BUTTER, alpha));
	body->radius = 3;
	body->radius2 = 5;
	draw_title(view, note, alpha, &sprite->ops);
	draw_foot(view, note, alpha, NOTE_WIDTH - TAG_RIGHT - tag.width, &sprite->ops);
	add_tag(&tag, note->card, box, out);
}

/* --- blocks --------------------------------------------------------------------------------------
 */

/* What does not fit is said. Under the name, so that it never looks like a note of its own. */
static void add_face(const struct view *view, const struct owner_block *block, float x, float y,
		     int hidden, struct sprite_list *out)
{
	const struct scene_input *in = view->in;
	const char *name = lang_text(in->lang, L_wall_week_anybody);
	const char *id = "";

	if (block->person >= 0) {
		name = view->board->people[block->person].name;
		id = view->board->people[block->person].id;
	}
	struct sprite *sprite = piece(out, "rollover-face", id, LAYER_BOARD,
				      (struct rect){x - 14, y + 19, 148, 170});
	if (block->person >= 0)
		draw_avatar(&sprite->ops, 20, 0, FACE, &view->board->people[block->person]);
	else
		draw_icon(&sprite->ops, "people", 30, 10, 72, T_INK2);
	name = text_fit(in->measurer, FACE_HAND_BOLD, 38, name, 140, out->arena);
	draw_text(&sprite->ops, FACE_HAND_BOLD, 38, (struct rect){-4, 93, 140, 48}, ALIGN_CENTRE,
		  T_INK, name);
	if (hidden > 0)
		draw_text(&sprite->ops, FACE_UI, 28, (struct rect){-4, 138, 140, 36}, ALIGN_CENTRE,
			  T_INK2, words_n(in->lang, L_wall_week_more, "n", hidden, out->arena));
}

static void add_finished_block(const struct view *view, const struct owner_block *block, float x,
			       float y, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "rollover", "finished", LAYER_BOARD,
				      (struct rect){x + 6, y + 19, 480, 100});
	int shown = block->count > FACES_MAX ? FACES_MAX - 1 : block->count;
	struct text_lines lines;
	float right = 0;

	for (int i = 0; i < shown; i++, right += FACE_STEP) {
		if (i)
			op_add(&sprite->ops, OP_DISC,
			       (struct rect){right - 4, -4, FACE + 8, FACE + 8}, solid(T_WALL));
		draw_avatar(&sprite->ops, right, 0, FACE, &view->board->people[block->notes[i]]);
	}
	if (shown < block->count) {
		op_add(&sprite->ops, OP_DISC, (struct rect){right - 4, -4, FACE + 8, FACE + 8},
		       solid(T_WALL));
		draw_avatar_more(&sprite->ops, right, 0, FACE, block->count - shown);
		right += FACE_STEP;
	}
	right += FACE - FACE_STEP + 28;
	text_wrap(view->in->measurer, FACE_HAND, 38,
		  lang_text(view->in->lang, L_wall_week_finished), 474 - right, 2, out->arena,
		  &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(&sprite->ops, FACE_HAND, 38,
			  (struct rect){right, FACE / 2 - 24 * (float)(lines.count - 2 * i),
					474 - right, 48},
			  ALIGN_LEFT, T_INK2, lines.lines[i]);
}

/* A place of the page, top to bottom, the left column first. */
static void add_block(const struct view *view, const struct owner_block *block, int place,
		      struct sprite_list *out)
{
	float x = place < ROWS ? 48 : RIGHT_COLUMN,
	      y = BLOCK_TOP + BLOCK_PITCH * (float)(place % ROWS);
	int room = place < ROWS ? 2 : 1;

	if (block->person == OWNER_FINISHED) {
		add_finished_block(view, block, x, y, out);
		return;
	}
	int shown = block->count < room ? block->count : room;
	add_face(view, block, x, y, block->count - shown, out);
	for (int i = 0; i < shown; i++)
		add_note(view, block, &view->rollover->notes[block->notes[i]],
			 (struct rect){x + NOTE_X + NOTE_PITCH * (float)i, y, NOTE_WIDTH,
				       NOTE_HEIGHT},
			 out);
}

static int pages_of(const struct view *view)
{
	return view->block_count ? (view->block_count + BLOCKS - 1) / BLOCKS : 1;
}

int rollover_pages(const struct snapshot *snapshot)
{
	const struct scene_input in = {.snapshot = snapshot};
	struct arena arena = {0};

	if (!snapshot->board || !snapshot->rollover)
		return 1;
	struct view view = view_of(&in, &arena);
	int pages = pages_of(&view);
	arena_finish(&arena);
	return pages;
}

static void add_blocks(const struct view *view, struct sprite_list *out)
{
	int first = view->in->scene_page % pages_of(view) * BLOCKS;

	for (int i = first; i < view->block_count && i < first + BLOCKS; i++)
		add_block(view, &view->blocks[i], i - first, out);
}

bool rollover_due(const struct snapshot *snapshot, int64_t now_ms)
{
	const struct rollover *rollover = snapshot->rollover;

	return snapshot->board && rollover && week_is_open(&rollover->week, now_ms) &&
	       rollover_waiting(rollover) > 0;
}

void scene_rollover(const struct scene_input *in, struct sprite_list *out)
{
	out->scene = "rollover";
	out->page = in->scene_page;
	wall_add(out);
	header_add(in, L_wall_scene_rollover, out);
	if (in->snapshot->board && in->snapshot->rollover) {
		struct view view = view_of(in, out->arena);
		add_question(&view, out);
		add_blocks(&view, out);
		scraps_add(in, out);
	}
	footer_say(in, "phone", lang_text(in->lang, L_wall_week_legend), out);
	sprite_list_finish(out);
}
