#include "app/wall/scenes/header.h"

#include <string.h>

#include "app/model/days.h"
#include "app/wall/scenes/agenda.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

static const struct rect qr_card = {1748, 27, 124, 124};

static struct sprite *piece(struct sprite_list *out, const char *name, struct rect box)
{
	struct sprite *sprite =
		sprite_add(out, sprite_key(name, ""), SPRITE_PIECE, LAYER_BOARD, box);

	return sprite;
}

void wall_add(struct sprite_list *out)
{
	struct sprite *sprite = sprite_add(out, sprite_key("wall", ""), SPRITE_PIECE, LAYER_WALL,
					   (struct rect){0, 0, 1920, 1080});

	op_add(&sprite->ops, OP_WALL, sprite->box, solid(T_WALL));
}

static bool unset(const struct scene_input *in)
{
	return !in->calibrated || in->snapshot->notice == NOTICE_CLOCK;
}

static void add_team(const struct scene_input *in, enum lang_key scene, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "team", (struct rect){48, 30, 760, 64});
	const char *name = in->snapshot->board ? in->snapshot->board->team : "";
	const char *where = lang_text(in->lang, scene);
	float tail = line_width(in->measurer, FACE_HAND, 44, where) + 3 * 16;
	float width = 0;

	if (*name) {
		width = draw_text_fit(&sprite->ops, in->measurer, FACE_HAND_BOLD, 56,
				      (struct rect){0, 0, 760 - tail, 64}, T_INK, name);
		where = arena_printf(out->arena, " · %s", where);
	}
	draw_text(&sprite->ops, FACE_HAND, 44, (struct rect){width, 5, 760 - width, 64}, ALIGN_LEFT,
		  T_INK2, where);
}

/* Where we are: in the cycle when there is one, else in the calendar's quarter. */
struct weeks {
	const char *words;
	int now, of;	/* now beyond `of`: all are over */
};

static struct weeks weeks_of(const struct scene_input *in, struct date today, struct arena *arena)
{
	struct weeks weeks = {quarter_words(today, in->lang, arena), quarter_week(today), QUARTER_WEEKS};
	const struct goals *goals = in->snapshot->goals;

	if (!goals || !*goals->cycle.id || date_before(goals->cycle.dates.last, today))
		return weeks;
	const char *name = cycle_name_words(&goals->cycle, arena);
	if (date_before(today, goals->cycle.dates.first)) {
		int year = goals->cycle.dates.first.year;
		if (year != today.year)
			name = arena_printf(arena, "%d %s", year, name);
		weeks.words = words_s(in->lang, L_wall_cycle_drafted, "name", name, arena);
		return weeks;
	}
	struct cycle_week week = cycle_week(&goals->cycle.dates, today);
	if (week.review)
		return (struct weeks){words_s(in->lang, L_wall_cycle_review, "name", name, arena),
				      week.of + 1, week.of};
	const char *number = arena_printf(arena, "%d/%d", week.n, week.of);
	return (struct weeks){words_ss(in->lang, L_wall_cycle_week, "name", name, "week", number,
				       arena),
			      week.n, week.of};
}

static void add_quarter(const struct scene_input *in, struct sprite_list *out)
{
	enum { WEEKS_MAX = 26 };
	struct weeks weeks = weeks_of(in, date_of(in->now_ms), out->arena);
	struct sprite *sprite = piece(out, "quarter", (struct rect){50, 104, 760, 36});
	const char *words = text_fit(in->measurer, FACE_UI_600, 30, weeks.words, 400, out->arena);
	float x = line_width(in->measurer, FACE_UI_600, 30, words) + 18;
	int now = weeks.now;

	draw_text(&sprite->ops, FACE_UI_600, 30, (struct rect){0, 0, 760, 36}, ALIGN_LEFT, T_INK2,
		   words);
	for (int week = 1; week <= weeks.of && weeks.of <= WEEKS_MAX; week++, x += 20) {
		if (week < now)
			draw_rect(&sprite->ops, (struct rect){x, 10, 15, 16}, 3, solid(T_INK2));
		else if (week == now)
			draw_rect(&sprite->ops, (struct rect){x, 6, 15, 24}, 3, solid(T_OKR));
		else
			draw_frame(&sprite->ops, (struct rect){x, 10, 15, 16}, 3, 2,
				   solid(T_LINE2));
	}
}

static void add_middle(const struct scene_input *in, struct sprite_list *out, const char *icon,
		       const char *first, const char *second)
{
	struct sprite *sprite = piece(out, "ritual", (struct rect){840, 42, 560, 100});

	draw_icon(&sprite->ops, icon, 0, 3, 34, T_INK2);
	first = text_fit(in->measurer, FACE_UI, 30, first, 440, out->arena);
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){48, 2, 440, 36}, ALIGN_LEFT, T_INK2,
		   first);
	draw_text_fit(&sprite->ops, in->measurer, FACE_HAND_BOLD, 44,
		      (struct rect){48, 38, 440, 56}, T_INK, second);
}

static int due_today(const struct scene_input *in)
{
	const struct board *board = in->snapshot->board;
	struct date today = date_of(in->now_ms);
	int n = 0;

	for (int c = 0; board && c < board->column_count; c++) {
		const struct column *column = &board->columns[c];
		if (column->kind == COLUMN_DONE)
			continue;
		for (int i = 0; i < column->count; i++)
			n += due_state(board->cards[column->first + i].due, today) == DUE_TODAY;
	}
	return n;
}

/* The next meeting; without one, what today asks for; on a day that asks nothing, nothing. */
static void add_ritual(const struct scene_input *in, struct sprite_list *out)
{
	if (unset(in)) {
		add_middle(in, out, "people", lang_text(in->lang, L_wall_clock_hold),
			   lang_text(in->lang, L_wall_clock_wait));
		return;
	}
	const struct ritual *ritual = in->ritual ? in->ritual : agenda_ritual(in, out->arena);
	if (ritual) {
		const char *line = arena_printf(out->arena, "%s %s", ritual->name, ritual->time);
		add_middle(in, out, "people", line, ritual->countdown);
		return;
	}
	int n = due_today(in);
	if (n > 0)
		add_middle(in, out, "clock", lang_text(in->lang, L_wall_today_title),
			   n == 1 ? lang_text(in->lang, L_wall_today_note)
				  : words_n(in->lang, L_wall_today_notes, "n", n, out->arena));
}

static void add_clock(const struct scene_input *in, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "clock", (struct rect){1306, 24, 300, 86});
	struct rect line = {0, 0, 300, 86};

	if (unset(in)) {
		draw_text(&sprite->ops, FACE_DISPLAY_600, 92, line, ALIGN_RIGHT, T_LINE2, "--:--");
		return;
	}
	line.w -= 2;
	draw_text(&sprite->ops, FACE_DISPLAY_600, 92, line, ALIGN_RIGHT, T_INK,
		   clock_words(in->now_ms, out->arena));
}

static void add_date(const struct scene_input *in, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "date", (struct rect){1202, 108, 404, 36});

	if (!unset(in)) {
		draw_text(&sprite->ops, FACE_UI_500, 30, (struct rect){0, 0, 400, 36}, ALIGN_RIGHT,
			   T_INK2, date_words(date_of(in->now_ms), in->lang, out->arena));
		return;
	}
	const char *words = lang_text(in->lang, L_wall_clock_unset);
	float width = line_width(in->measurer, FACE_UI_600, 30, words);
	draw_text(&sprite->ops, FACE_UI_600, 30, (struct rect){404 - width, -2, width, 36},
		  ALIGN_LEFT, T_WARN, words);
	draw_icon(&sprite->ops, "triangle-mark", 404 - width - 44, -2, 36, T_WARNF);
}

static void add_caption(struct sprite_list *out, const char *first, const char *second)
{
	struct sprite *sprite = piece(out, "caption", (struct rect){1616, 54, 120, 72});

	draw_text(&sprite->ops, FACE_UI_600, 28, (struct rect){0, 0, 120, 36}, ALIGN_RIGHT, T_INK2,
		  first);
	draw_text(&sprite->ops, FACE_UI_600, 28, (struct rect){0, 36, 120, 36}, ALIGN_RIGHT, T_INK2,
		  second);
}

static void add_offline(const struct scene_input *in, struct sprite_list *out)
{
	struct sprite *sprite = piece(out, "qr", qr_card);
	struct op *frame = draw_frame(&sprite->ops, (struct rect){0, 0, 124, 124}, 5, 3,
				      solid(T_LINE2));

	frame->dash = 6;
	frame->gap = 3;
	draw_icon(&sprite->ops, "wifi-off", 32, 32, 60, T_WARNF);
	add_caption(out, lang_text(in->lang, L_wall_join_offline_first),
		    lang_text(in->lang, L_wall_join_offline_second));
}

static void add_join(const struct scene_input *in, struct sprite_list *out)
{
	const struct snapshot *snapshot = in->snapshot;

	if (snapshot->notice == NOTICE_OFFLINE) {
		add_offline(in, out);
		return;
	}
	if (!in->join_shown || !*snapshot->join_url)
		return;
	bool look = snapshot->notice == NOTICE_FULL || snapshot->notice == NOTICE_STORAGE;
	struct sprite *sprite = piece(out, "qr", qr_card);
	struct rect paper = {0, 0, qr_card.w, qr_card.h};
	sprite->secret = true;
	draw_shadow(&sprite->ops, SHADOW_CONTACT, paper, 5);
	draw_shadow(&sprite->ops, SHADOW_SHEET, paper, 5);
	draw_rect(&sprite->ops, paper, 5, solid(T_QR_PAPER));
	struct op *code = op_add(&sprite->ops, OP_QR, (struct rect){8, 8, 108, 108},
				 solid(T_QR_INK));
	code->text = arena_text(out->arena, snapshot->join_url);
	add_caption(out, lang_text(in->lang, L_wall_join_first),
		    lang_text(in->lang, look ? L_wall_join_look : L_wall_join_second));
	out->sprites[out->count - 1].secret = true;
}

void header_add(const struct scene_input *in, enum lang_key scene, struct sprite_list *out)
{
	add_team(in, scene, out);
	if (!unset(in))
		add_quarter(in, out);
	add_ritual(in, out);
	add_clock(in, out);
	add_date(in, out);
	add_join(in, out);
}
