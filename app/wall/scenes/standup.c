/*
 * standup: who speaks, their three sentences and their notes, how much time is left, and who is next.
 * What runs with the seconds (ring, numbers) are sprites of their own: the rest stays as it is.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/wall/scenes/header.h"
#include "app/wall/scenes/note.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/standup_view.h"
#include "app/wall/scenes/wording.h"

enum { CUTS_MAX = 24, SENTENCES = 3, MINUTE_S = 60, NOTES_BESIDE = 2 };

static const float ring_x = 1592, ring_y = 372, ring_half = 191, outer_r = 183, outer_stroke = 16,
		   inner_r = 146, inner_stroke = 30, full_turn = 6.2831853f;

static struct sprite *piece(struct sprite_list *out, const char *name, struct rect box)
{
	return sprite_add(out, sprite_key("standup", name), SPRITE_PIECE, LAYER_BOARD, box);
}

static const char *seconds_words(int seconds, struct arena *arena)
{
	seconds = abs(seconds);
	return arena_printf(arena, "%d:%02d", seconds / MINUTE_S, seconds % MINUTE_S);
}

static const struct person *speaker_of(const struct standup_view *view)
{
	if (!view->session || view->standup.speaker < 0)
		return NULL;
	return standup_view_person(view, view->session->people[view->standup.speaker]);
}

/* --- who speaks ---------------------------------------------------------------------------------- */

static const char *place_words(const struct standup_view *view, struct arena *arena)
{
	char text[96];

	lang_format(text, sizeof(text), view->in->lang, L_wall_standup_place, "n",
		    arena_printf(arena, "%d", view->standup.place), "of",
		    arena_printf(arena, "%d", view->standup.of), NULL);
	return arena_text(arena, text);
}

static void add_title(const struct standup_view *view, float x, const char *title,
		      const char *below, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "name", (struct rect){x, 176, 1288 - x, 156});

	draw_text_fit(&sprite->ops, view->in->measurer, FACE_HAND_BOLD, 100,
		      (struct rect){0, 0, 1288 - x, 112}, T_INK, title);
	draw_text_fit(&sprite->ops, view->in->measurer, FACE_UI, 32,
		      (struct rect){2, 114, 1288 - x, 38}, T_INK2, below);
}

static void add_speaker(const struct standup_view *view, const struct person *speaker,
			struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "face", (struct rect){56, 184, 148, 148});

	draw_avatar(&sprite->ops, 0, 0, 148, speaker);
	add_title(view, 236, speaker->name, place_words(view, out->arena), out);
}

/* --- what they say ------------------------------------------------------------------------------- */

struct sentence {
	const char *icon;
	enum lang_key label, silent;
	enum token paper;
	float angle;
};

static const struct sentence sentences[SENTENCES] = {
	{"check", L_standup_yesterday, L_wall_standup_silent, T_MINT, 0.12f},
	{"arrow-right", L_standup_today, L_wall_standup_silent, T_BUTTER, -0.1f},
	{"hand", L_standup_difficulty, L_wall_standup_fine, T_BLUSH, 0.14f},
};

/* Lines in the middle of a paper. */
static void draw_lines(const struct scene_input *in, struct op_list *ops, enum face face, float px,
		       float line, struct rect box, enum token token, const char *text)
{
	struct text_lines lines;

	text_wrap(in->measurer, face, px, text, box.w, 2, ops->arena, &lines);
	float y = box.y + (box.h - line * (float)lines.count) / 2;
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, face, px, (struct rect){box.x, y + line * (float)i, box.w, line},
			  ALIGN_LEFT, token, lines.lines[i]);
}

static struct sprite *add_paper(struct sprite_list *out, const char *name, struct rect box,
				enum token paper, float angle)
{
	struct sprite *sprite = piece(out, name, box);
	struct op *body = op_add(&sprite->ops, OP_PAPER, (struct rect){0, 0, box.w, box.h},
				 solid(paper));

	body->radius = 3;
	body->radius2 = 5;
	sprite->angle_deg = angle;
	sprite->bake = sprite->shadow = true;
	return sprite;
}

/* The label is as large as its longest word allows. */
static void draw_label(const struct scene_input *in, struct op_list *ops, const char *label)
{
	struct text_lines lines;
	float px = 42;

	text_wrap(in->measurer, FACE_HAND_BOLD, px, label, 190, 2, ops->arena, &lines);
	if (lines.cut)
		px = 36;
	draw_lines(in, ops, FACE_HAND_BOLD, px, 46, (struct rect){96, 4, 190, 150}, T_NINK, label);
}

static void add_sentence(const struct standup_view *view, int i, const char *said,
			 struct sprite_list *out)
{
	const struct sentence *sentence = &sentences[i];
	struct rect box = {48, 362 + 168 * (float)i, 1240, 150};
	struct sprite *sprite = add_paper(out, arena_printf(out->arena, "sentence %d", i), box,
					  sentence->paper, sentence->angle);
	struct op_list *ops = &sprite->ops;

	draw_icon(ops, sentence->icon, 30, 54, 46, T_NINK);
	draw_label(view->in, ops, lang_text(view->in->lang, sentence->label));
	draw_rect(ops, (struct rect){291, 34, 3, 90}, 1.5f, faint(T_NINK2, 0.4f));
	if (!*said)
		draw_lines(view->in, ops, FACE_HAND, 46, 58, (struct rect){324, 4, 890, 150},
			   T_NINK2, lang_text(view->in->lang, sentence->silent));
	else
		draw_lines(view->in, ops, FACE_HAND, 46, 58, (struct rect){324, 4, 890, 150}, T_NINK,
			   said);
}

static void add_sentences(const struct standup_view *view, const struct person *speaker,
			  struct sprite_list *out)
{
	const struct checkin *checkin = meetings_checkin(view->meetings, speaker->id, view->day);

	add_sentence(view, 0, checkin ? checkin->yesterday : "", out);
	add_sentence(view, 1, checkin ? checkin->today : "", out);
	add_sentence(view, 2, checkin ? checkin->difficulty : "", out);
}

/* Nobody has begun: how to, and how many have something to say. */
static void add_invitation(const struct standup_view *view, struct sprite_list *out)
{
	const struct scene_input *in = view->in;
	struct sprite *sprite = add_paper(out, "invitation", (struct rect){48, 362, 1240, 318},
					  T_BUTTER, -0.1f);
	int wrote = 0;

	for (int i = 0; i < view->meetings->checkin_count; i++)
		wrote += view->meetings->checkins[i].day == view->day;
	draw_icon(&sprite->ops, "phone", 40, 78, 60, T_NINK);
	draw_lines(in, &sprite->ops, FACE_HAND_BOLD, 50, 60, (struct rect){130, 40, 1070, 140},
		   T_NINK, lang_text(in->lang, L_wall_standup_begin));
	draw_icon(&sprite->ops, "people", 40, 216, 60, T_NINK);
	draw_lines(in, &sprite->ops, FACE_HAND, 46, 58, (struct rect){130, 190, 1070, 110}, T_NINK,
		   words_n(in->lang, L_wall_standup_wrote, "n", wrote, out->arena));
}

/* --- the ring ------------------------------------------------------------------------------------ */

/* r: the middle of the stroke. */
static void draw_arc(struct op_list *ops, float r, float stroke, float from, float to,
		     enum token token)
{
	float out = ring_half - r - stroke / 2;
	struct op *op = op_add(ops, OP_RING,
			       (struct rect){out, out, 2 * r + stroke, 2 * r + stroke},
			       solid(token));

	op->stroke = stroke;
	op->from = from;
	op->to = to;
}

/* A cut through the ring of the whole, in the wall's colour. */
static void draw_cut(struct op_list *ops, float turns)
{
	float x = sinf(turns * full_turn), y = -cosf(turns * full_turn);
	float low = outer_r - outer_stroke / 2, high = outer_r + outer_stroke / 2;
	struct op *op = op_add(ops, OP_LINE,
			       (struct rect){ring_half + low * x, ring_half + low * y,
					     (high - low) * x, (high - low) * y},
			       solid(T_WALL));

	op->stroke = 5;
}

/* The whole, cut in as many as speak. An arc's round ends reach beyond it: they are counted in. */
static void draw_whole(const struct standup_view *view, struct op_list *ops)
{
	int cuts = view->session ? view->standup.present : 0;
	float used = view->session ? (float)view->standup.used_s / (float)view->total_s : 0;
	float end = outer_stroke / 2 / (full_turn * outer_r);

	draw_arc(ops, outer_r, outer_stroke, 0, 1, T_LINE);
	if (used >= 1)
		draw_arc(ops, outer_r, outer_stroke, 0, 1, T_INK2);
	else if (used > 2 * end)
		draw_arc(ops, outer_r, outer_stroke, end, used - end, T_INK2);
	for (int i = 0; cuts > 1 && cuts <= CUTS_MAX && i < cuts; i++)
		draw_cut(ops, (float)i / (float)cuts);
}

/* What is left of the turn; past its end, by how much it is over. */
static void draw_turn(const struct standup_view *view, struct op_list *ops)
{
	int left = view->standup.left_s, turn = view->standup.turn_s;
	float share = turn > 0 ? (float)abs(left) / (float)turn : 0;

	draw_arc(ops, inner_r, inner_stroke, 0, 1, T_LINE);
	if (view->session && share > 0)
		draw_arc(ops, inner_r, inner_stroke, 0, share < 1 ? share : 1,
			 left > STANDUP_WARN_S ? T_OKF : T_WARNF);
}

static const char *caption_words(const struct standup_view *view, struct arena *arena)
{
	const struct person *speaker = speaker_of(view);
	enum lang lang = view->in->lang;

	if (!speaker)
		return lang_text(lang, L_wall_standup_waits);
	const char *name = text_fit(view->in->measurer, FACE_UI, 28, speaker->name, 120, arena);
	return words_s(lang, view->standup.left_s < 0 ? L_wall_standup_over : L_wall_standup_left,
		       "name", name, arena);
}

static void add_ring(const struct standup_view *view, struct sprite_list *out)
{
	struct rect box = {ring_x - ring_half, ring_y - ring_half, 2 * ring_half, 2 * ring_half};
	struct sprite *ring = piece(out, "ring", box);
	int left = view->session ? view->standup.left_s : view->total_s;
	bool late = view->session && left <= STANDUP_WARN_S;

	draw_whole(view, &ring->ops);
	draw_turn(view, &ring->ops);
	struct sprite *number = piece(out, "seconds", (struct rect){box.x, 304, box.w, 156});
	draw_text(&number->ops, FACE_DISPLAY_600, abs(left) < 10 * MINUTE_S ? 108 : 84,
		  (struct rect){0, 7, box.w, 108}, ALIGN_CENTRE, late ? T_WARN : T_INK,
		  seconds_words(left, out->arena));
	draw_text(&number->ops, FACE_UI, 28, (struct rect){0, 108, box.w, 36}, ALIGN_CENTRE, T_INK2,
		  caption_words(view, out->arena));
}

static void add_whole(const struct standup_view *view, struct sprite_list *out)
{
	const struct measurer *measurer = view->in->measurer;
	int left = view->total_s - (view->session ? view->standup.used_s : 0);
	const char *words = words_n(view->in->lang,
				    left < 0 ? L_wall_standup_whole_over : L_wall_standup_whole, "n",
				    view->total_s / MINUTE_S, out->arena);
	const char *time = seconds_words(left, out->arena);
	float words_w = line_width(measurer, FACE_UI, 32, words);
	float time_w = line_width(measurer, FACE_UI_700, 32, time);
	float width = 48 + words_w + 12 + time_w;
	struct sprite *sprite = piece(out, "whole", (struct rect){ring_x - width / 2, 582, width, 40});

	draw_icon(&sprite->ops, "clock", 0, 3, 34, T_INK2);
	draw_text(&sprite->ops, FACE_UI, 32, (struct rect){48, 0, words_w, 40}, ALIGN_LEFT, T_INK2,
		  words);
	draw_text(&sprite->ops, FACE_UI_700, 32, (struct rect){width - time_w, 0, time_w, 40},
		  ALIGN_LEFT, left < 0 ? T_WARN : T_INK, time);
}

/* --- their notes --------------------------------------------------------------------------------- */

static bool owns(const struct standup_view *view, const struct card *card,
		 const struct person *person)
{
	for (int i = 0; i < card->owner_count; i++)
		if (&view->board->people[card->owners[i]] == person)
			return true;
	return false;
}

/* Blocked ones first, then what is in doing, then what waits; 0: not to be shown. */
static int weight(const struct column *column, const struct card *card)
{
	if (column->kind == COLUMN_DONE)
		return 0;
	if (card->block)
		return 3;
	return column->kind == COLUMN_DOING ? 2 : 1;
}

static int choose_notes(const struct standup_view *view, const struct person *speaker,
			const struct card *chosen[NOTES_BESIDE])
{
	int count = 0;

	for (int wanted = 3; wanted > 0; wanted--)
		for (int c = 0; c < view->board->column_count; c++) {
			const struct column *column = &view->board->columns[c];
			for (int i = 0; i < column->count && count < NOTES_BESIDE; i++) {
				const struct card *card = &view->board->cards[column->first + i];
				if (weight(column, card) == wanted && owns(view, card, speaker))
					chosen[count++] = card;
			}
		}
	return count;
}

static void add_notes(const struct standup_view *view, const struct person *speaker,
		      struct sprite_list *out)
{
	const struct card *cards[NOTES_BESIDE];
	int count = choose_notes(view, speaker, cards);

	for (int i = 0; i < count; i++) {
		struct note note = {.board = view->board, .card = cards[i], .density = DENSITY_S,
				    .today = date_of(view->in->now_ms), .now_ms = view->in->now_ms,
				    .lang = view->in->lang, .measurer = view->in->measurer,
				    .distance = 1};
		struct sprite *sprite =
			piece(out, arena_printf(out->arena, "note %s", cards[i]->id),
			      (struct rect){1312 + 290 * (float)i, 660, 270, 190});
		note_draw(&note, sprite);
	}
}

/* --- the others ---------------------------------------------------------------------------------- */

static struct queue_place turn_place(const struct standup_view *view, const struct person *person,
				     enum standup_turn turn)
{
	static const enum lang_key keys[] = {
		L_wall_standup_waiting, L_wall_standup_next,	L_wall_standup_speaking,
		L_wall_standup_done,	L_wall_standup_skipped, L_wall_standup_away,
	};
	static const enum queue_mark marks[] = {QUEUE_PLAIN, QUEUE_PLAIN, QUEUE_NOW,
						QUEUE_DONE,  QUEUE_PLAIN, QUEUE_OFF};

	return (struct queue_place){person, lang_text(view->in->lang, keys[turn]), marks[turn]};
}

static void add_turns(const struct standup_view *view, struct sprite_list *out)
{
	struct queue_place places[STANDUP_PEOPLE_MAX];
	int count = 0, centre = 0;

	for (int i = 0; i < view->session->plan.people; i++) {
		int who = view->order[i];
		const struct person *person =
			standup_view_person(view, view->session->people[who]);
		if (!person)
			continue;
		if (who == view->standup.speaker)
			centre = count;
		places[count++] = turn_place(view, person, view->standup.turns[who]);
	}
	queue_add(view->in, 906, places, count, centre, out);
}

static void add_team(const struct standup_view *view, struct sprite_list *out)
{
	struct queue_place places[STANDUP_PEOPLE_MAX];
	int count = standup_view_written(view, places, STANDUP_PEOPLE_MAX);

	queue_add(view->in, 906, places, count, 0, out);
}

static void add_all(const struct standup_view *view, struct sprite_list *out)
{
	const struct person *speaker = speaker_of(view);

	add_ring(view, out);
	add_whole(view, out);
	draw_rect(&piece(out, "line", (struct rect){48, 884, 1824, 3})->ops,
		  (struct rect){0, 0, 1824, 3}, 1.5f, solid(T_LINE));
	if (speaker) {
		add_speaker(view, speaker, out);
		add_sentences(view, speaker, out);
		add_notes(view, speaker, out);
	} else {
		add_title(view, 48, lang_text(view->in->lang, L_wall_standup_begins), "", out);
		add_invitation(view, out);
	}
	if (view->session)
		add_turns(view, out);
	else
		add_team(view, out);
}

void scene_standup(const struct scene_input *in, struct sprite_list *out)
{
	struct standup_view view;
	bool known = standup_view_of(in, &view);

	if (known && view.session && view.standup.over) {
		scene_standup_summary(in, out);
		return;
	}
	out->scene = "standup";
	wall_add(out);
	header_add(in, L_wall_scene_standup, out);
	if (known)
		add_all(&view, out);
	footer_say(in, "phone", lang_text(in->lang, L_wall_standup_hint), out);
	sprite_list_finish(out);
}
