/*
 * standup-summary: how long it took, who was heard, and what is blocked, with who helps. No time is said
 * of a person.
 */
#include <string.h>

#include "app/model/minutes.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/note.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/standup_view.h"
#include "app/wall/scenes/wording.h"

enum { DAYS_SHOWN = 10, BLOCKED_MAX = 200, DAY_PITCH = 34 };

static struct sprite *piece(struct sprite_list *out, const char *name, struct rect box)
{
	return sprite_add(out, sprite_key("summary", name), SPRITE_PIECE, LAYER_BOARD, box);
}

static void add_line(struct sprite_list *out, float y)
{
	draw_rect(&piece(out, "line", (struct rect){48, y, 1824, 3})->ops,
		  (struct rect){0, 0, 1824, 3}, 1.5f, solid(T_LINE));
}

/* --- how long ------------------------------------------------------------------------------------ */

static void add_headline(const struct standup_view *view, struct sprite_list *out)
{
	const struct scene_input *in = view->in;
	const char *time = minutes_duration(view->standup.used_s, in->lang, out->arena);
	const char *words = view->session ? words_s(in->lang, L_standup_took, "time", time, out->arena)
					  : lang_text(in->lang, L_wall_standup_none);
	struct sprite *sprite = piece(out, "headline", (struct rect){48, 172, 1020, 112});

	draw_text_fit(&sprite->ops, in->measurer, FACE_HAND_BOLD, 84, (struct rect){0, 0, 1020, 104},
		      T_INK, words);
}

/* Up to what was planned in one colour; what goes beyond it in another, and the bar is then all of it. */
static void add_bar(const struct standup_view *view, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "bar", (struct rect){1100, 196, 772, 84});
	float used = (float)view->standup.used_s, total = (float)view->total_s;
	float whole = used > total ? used : total;
	float planned = 772 * (used < total ? used : total) / whole;

	draw_rect(&sprite->ops, (struct rect){0, 0, 772, 30}, 15, solid(T_LINE));
	if (used > total)
		draw_rect(&sprite->ops, (struct rect){0, 0, 772, 30}, 15, solid(T_WARNF));
	draw_rect(&sprite->ops, (struct rect){0, 0, planned > 30 ? planned : 30, 30}, 15,
		  solid(T_OKF));
	draw_text_fit(&sprite->ops, view->in->measurer, FACE_UI, 30, (struct rect){2, 44, 770, 36},
		      T_INK2,
		      minutes_spare(view->session, &view->standup, view->in->lang, out->arena));
}

/* --- who ----------------------------------------------------------------------------------------- */

static void add_people(const struct standup_view *view, struct sprite_list *out)
{
	static const enum queue_mark marks[] = {QUEUE_DONE, QUEUE_DONE, QUEUE_OFF, QUEUE_OFF};
	const struct person *people[STANDUP_PEOPLE_MAX];
	struct queue_place places[STANDUP_PEOPLE_MAX];
	int count = standup_view_team(view, people, STANDUP_PEOPLE_MAX);

	if (!view->session)
		count = standup_view_written(view, places, STANDUP_PEOPLE_MAX);
	for (int i = 0; view->session && i < count; i++) {
		enum attendance attendance = meetings_attendance(view->meetings, view->session,
								 &view->standup, people[i]->id);
		places[i] = (struct queue_place){
			people[i], minutes_attendance(attendance, view->in->lang),
			marks[attendance]};
	}
	queue_add(view->in, 326, places, count, 0, out);
}

/* --- what is blocked ----------------------------------------------------------------------------- */

/* Answers where it ends. */
static float add_tape(const struct standup_view *view, struct sprite_list *out)
{
	const char *words = lang_text(view->in->lang, L_standup_blocked);
	float width = line_width(view->in->measurer, FACE_HAND_BOLD, 44, words) + 84;
	struct sprite *tape = piece(out, "tape", (struct rect){42, 436, width, 60});

	tape->angle_deg = -0.8f;
	tape->bake = true;
	op_add(&tape->ops, OP_TAPE, (struct rect){0, 0, width, 60}, solid(T_TAPE));
	draw_text(&tape->ops, FACE_HAND_BOLD, 44, (struct rect){22, 0, width - 44, 60}, ALIGN_LEFT,
		  T_INK, words);
	return 42 + width;
}

static void add_count(const struct standup_view *view, float left, const int *cards, int count,
		      struct sprite_list *out)
{
	const struct scene_input *in = view->in;
	const char *number = arena_printf(out->arena, "%d", count);
	struct sprite *sprite = piece(out, "count", (struct rect){left, 436, 760, 60});
	float x = line_width(in->measurer, FACE_DISPLAY_600, 44, number) + 18;
	int helped = 0;

	for (int i = 0; i < count && i < BLOCKED_MAX; i++)
		helped += meetings_help(view->meetings, &view->board->cards[cards[i]]) != NULL;
	draw_text(&sprite->ops, FACE_DISPLAY_600, 44, (struct rect){0, 0, x, 60}, ALIGN_LEFT, T_INK,
		  number);
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){x, 12, 760 - x, 36}, ALIGN_LEFT, T_INK2,
		  !helped	? lang_text(in->lang, L_wall_standup_helped_none)
		  : helped == 2 ? lang_text(in->lang, L_wall_standup_helped_two)
				: words_n(in->lang, L_wall_standup_helped, "n", helped, out->arena));
}

static void draw_reason(const struct standup_view *view, struct op_list *ops,
			const struct card *card)
{
	const char *words = block_words(card, view->in->lang, ops->arena);
	float text = line_width(view->in->measurer, FACE_UI_700, 26, words);
	struct rect box = {12, -15, text + 50, 38};

	draw_shadow(ops, SHADOW_CONTACT, box, 4);
	draw_rect(ops, box, 4, solid(T_NBAD));
	draw_icon(ops, "octagon-bar", box.x + 7, box.y + 6, 26, T_ONSTAT);
	draw_text(ops, FACE_UI_700, 26, (struct rect){box.x + 39, box.y + 3, text, 32}, ALIGN_LEFT,
		  T_ONSTAT, words);
}

static void draw_title(const struct standup_view *view, struct op_list *ops, const struct card *card)
{
	struct text_lines lines;

	text_wrap(view->in->measurer, FACE_HAND_BOLD, 60, card->title, 440, 2, ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, 60,
			  (struct rect){30, 34 + 70 * (float)i, 440, 70}, ALIGN_LEFT, T_NINK,
			  lines.lines[i]);
	if (card->owner_count)
		draw_avatar(ops, 486, 35, 76, &view->board->people[card->owners[0]]);
}

/* The days as squares; beyond ten the number alone. Without a clock nobody knows. */
static void draw_days(const struct standup_view *view, struct op_list *ops, const struct card *card)
{
	if (!card->blocked_since_ms)
		return;
	int days = days_between(card->blocked_since_ms, view->in->now_ms) + 1;
	const char *words = words_n(view->in->lang, L_standup_blocked_day, "n", days, ops->arena);
	float x = 30 + line_width(view->in->measurer, FACE_UI_700, 34, words) + 20;

	draw_text(ops, FACE_UI_700, 34, (struct rect){30, 200, x - 30, 42}, ALIGN_LEFT, T_NBAD,
		  words);
	for (int i = 0; days <= DAYS_SHOWN && i < days; i++)
		draw_rect(ops, (struct rect){x + (float)(i * DAY_PITCH), 210, 24, 24}, 3,
			  solid(T_NBADF));
}

static void draw_nobody(const struct standup_view *view, struct op_list *ops)
{
	struct op *ring = draw_frame(ops, (struct rect){31, 311, 74, 74}, 37, 3, solid(T_NINK2));

	ring->dash = 12;
	ring->gap = 8;
	draw_text_fit(ops, view->in->measurer, FACE_HAND, 46, (struct rect){126, 319, 440, 58},
		      T_NINK, lang_text(view->in->lang, L_standup_helpless));
}

static void draw_helper(const struct standup_view *view, struct op_list *ops, const struct help *help)
{
	const struct person *person = help ? standup_view_person(view, help->member) : NULL;

	draw_rect(ops, (struct rect){30, 270, 528, 3}, 1.5f, faint(T_NINK2, 0.4f));
	if (!person) {
		draw_nobody(view, ops);
		return;
	}
	const char *words =
		*help->text ? arena_printf(ops->arena, "%s %s", person->name, help->text)
			    : words_s(view->in->lang, L_standup_helps, "name", person->name,
				      ops->arena);
	draw_avatar(ops, 30, 310, 76, person);
	draw_text_fit(ops, view->in->measurer, FACE_HAND, 46, (struct rect){126, 319, 440, 58},
		      T_NINK, words);
}

static struct sprite *add_paper(struct sprite_list *out, const char *id, float x, enum token paper)
{
	struct sprite *sprite = piece(out, id, (struct rect){x, 532, 588, 430});
	struct op *body = op_add(&sprite->ops, OP_PAPER, (struct rect){0, 0, 588, 430}, solid(paper));

	body->radius = 3;
	body->radius2 = 5;
	sprite->angle_deg = note_angle(id, DENSITY_XS);
	sprite->bake = sprite->shadow = true;
	return sprite;
}

static void add_blocked(const struct standup_view *view, const struct card *card, int place,
			struct sprite_list *out)
{
	enum token paper = card->label < 0 ? T_BUTTER
					   : paper_token(view->board->labels[card->label].paper);
	struct sprite *sprite = add_paper(out, card->id, 48 + 618 * (float)place, paper);

	draw_reason(view, &sprite->ops, card);
	draw_title(view, &sprite->ops, card);
	draw_days(view, &sprite->ops, card);
	draw_helper(view, &sprite->ops, meetings_help(view->meetings, card));
}

static void add_unblocked(const struct standup_view *view, struct sprite_list *out)
{
	struct sprite *sprite = add_paper(out, "unblocked", 48, T_MINT);
	struct text_lines lines;

	text_wrap(view->in->measurer, FACE_HAND_BOLD, 56,
		  lang_text(view->in->lang, L_standup_unblocked), 528, 3, out->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(&sprite->ops, FACE_HAND_BOLD, 56,
			  (struct rect){30, 34 + 70 * (float)i, 528, 70}, ALIGN_LEFT, T_NINK,
			  lines.lines[i]);
	draw_icon(&sprite->ops, "tick-stamp", 460, 300, 96, T_NOK);
}

static void add_notes(const struct standup_view *view, struct sprite_list *out)
{
	int cards[BLOCKED_MAX];
	int count = minutes_blocked(view->board, cards, BLOCKED_MAX);
	int first = view->in->scene_page * SUMMARY_NOTES;

	if (!count) {
		add_unblocked(view, out);
		return;
	}
	add_count(view, add_tape(view, out) + 28, cards, count, out);
	for (int i = first; i < first + SUMMARY_NOTES && i < count && i < BLOCKED_MAX; i++)
		add_blocked(view, &view->board->cards[cards[i]], i - first, out);
}

void scene_standup_summary(const struct scene_input *in, struct sprite_list *out)
{
	struct standup_view view;
	bool known = standup_view_of(in, &view);

	if (known && view.session && !view.standup.over) {
		scene_standup(in, out);
		return;
	}
	out->scene = "standup-summary";
	wall_add(out);
	header_add(in, L_wall_scene_standup, out);
	if (known) {
		add_headline(&view, out);
		if (view.session)
			add_bar(&view, out);
		add_line(out, 300);
		add_people(&view, out);
		add_notes(&view, out);
	}
	footer_say(in, "phone", lang_text(in->lang, L_wall_standup_summary_hint), out);
	sprite_list_finish(out);
}
