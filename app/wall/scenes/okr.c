/*
 * okr: objectives and their key results. Are we on time?
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/legend.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { ROWS_ON_PAGE = 3, KRS_IN_ROW = 3, ROW_TOP = 174, ROW_PITCH = 272, KR_PITCH = 80, FRESH_DAYS = 2 };

/* An objective with many key results goes on in the next row. */
struct row {
	const struct objective *objective;
	int part, parts;
	float y;
	const char *key;
};

static int parts_of(const struct objective *objective)
{
	return objective->count > KRS_IN_ROW ? (objective->count + KRS_IN_ROW - 1) / KRS_IN_ROW : 1;
}

static int row_count(const struct goals *goals)
{
	int n = 0;

	for (int i = 0; goals && i < goals->objective_count; i++)
		n += parts_of(&goals->objectives[i]);
	return n;
}

bool scene_okr_worth(const struct snapshot *snapshot)
{
	return snapshot->goals && snapshot->goals->objective_count;
}

int scene_okr_pages(const struct snapshot *snapshot)
{
	return (row_count(snapshot->goals) + ROWS_ON_PAGE - 1) / ROWS_ON_PAGE;
}

static struct sprite *add(struct sprite_list *out, const char *what, const char *id,
			  enum sprite_kind kind, enum layer layer, struct rect box)
{
	struct sprite *sprite = sprite_add(out, sprite_key(what, id), kind, layer, box);

	sprite->group = sprite_key("okr", "");
	return sprite;
}

/* --- the objective's note ------------------------------------------------------------------------ */

static void draw_title(const struct scene_input *in, struct op_list *ops, const char *title)
{
	struct text_lines lines;
	const struct rect room = {26, 26, 456, 50};

	if (text_width(in->measurer, FACE_HAND_BOLD, 41, title) <= room.w) {
		draw_text(ops, FACE_HAND_BOLD, 41, room, ALIGN_LEFT, T_NINK, title);
		return;
	}
	text_wrap(in->measurer, FACE_HAND_BOLD, 32, title, room.w, 2, ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, 32,
			  (struct rect){room.x, 14 + 37 * (float)i, room.w, 37}, ALIGN_LEFT, T_NINK,
			  lines.lines[i]);
}

static const char *ring_words(const struct goal_facts *facts, const struct ring *ring)
{
	static const enum lang_key keys[] = {
		[RING_SAYS_NOTHING] = L_wall_okr_not_started, [RING_AHEAD] = L_wall_okr_ahead,
		[RING_ON_PACE] = L_wall_okr_on_pace, [RING_BEHIND] = L_wall_okr_behind,
		[RING_NEEDS_HELP] = L_wall_okr_help, [RING_OVERDUE] = L_wall_okr_stale,
	};
	enum lang_key key = keys[ring->word];

	if (ring->n == 1)
		key = ring->word == RING_NEEDS_HELP ? L_wall_okr_help_one : L_wall_okr_stale_one;
	return words_n(facts->in->lang, key, "n", ring->n, facts->arena);
}

static void draw_owner(const struct goal_facts *facts, const struct objective *objective,
		       struct op_list *ops)
{
	const struct person *person = goal_person(facts, objective->owner);
	const char *name = goal_owner_name(facts, objective);
	float x = 204;

	if (person) {
		draw_avatar(ops, x, 102, 48, person);
		x += 60;
	}
	if (*name)
		draw_text_fit(ops, facts->in->measurer, FACE_UI, 30, (struct rect){x, 108, 480 - x, 36},
			      T_NINK, words_s(facts->in->lang, L_wall_okr_owner, "name", name,
					      facts->arena));
}

static void draw_lines(const struct goal_facts *facts, const struct row *row, struct op_list *ops)
{
	const struct measurer *measurer = facts->in->measurer;
	enum lang lang = facts->in->lang;

	if (facts->has_time)
		draw_text_fit(ops, measurer, FACE_UI, 28, (struct rect){204, 165, 284, 36}, T_NINK2,
			      words_n(lang, L_wall_okr_time, "n",
				      (int)lround(facts->standing.time.share * 100), facts->arena));
	const char *words = ring_words(facts, &objective_standing(facts, row->objective)->ring);
	if (row->parts > 1)
		words = arena_printf(facts->arena, "%d/%d · %s", row->part + 1, row->parts, words);
	draw_text_fit(ops, measurer, FACE_UI, 28, (struct rect){204, 199, 284, 36}, T_NINK2, words);
}

static void add_note(const struct goal_facts *facts, const struct row *row, int place,
		     struct sprite_list *out)
{
	static const float angles[] = {-0.5f, 0.4f, -0.35f};
	struct sprite *note = add(out, "objective", row->key, SPRITE_PIECE, LAYER_NOTES,
				  (struct rect){40, row->y - 4, 500, 262});
	struct op *paper = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, 500, 262},
				  solid(paper_token(row->objective->paper)));

	paper->radius = 3;
	paper->radius2 = 5;
	note->angle_deg = angles[place];
	note->bake = note->shadow = true;
	draw_title(facts->in, &note->ops, row->objective->title);
	draw_owner(facts, row->objective, &note->ops);
	draw_lines(facts, row, &note->ops);
}

static void add_ring(const struct goal_facts *facts, const struct row *row, struct sprite_list *out)
{
	const struct objective_standing *objective = objective_standing(facts, row->objective);
	double mean = objective->progress.value;
	const struct measurer *measurer = facts->in->measurer;
	struct sprite *gauge = add(out, "objective-ring", row->key, SPRITE_GAUGE, LAYER_NOTES,
				   (struct rect){66, row->y + 88, 152, 152});
	struct dial dial = {
		.box = {0, 0, 152, 152}, .stroke = 18, .share = okr_known(mean) ? (float)mean : 0,
		.time = facts->has_time ? (float)facts->standing.time.share : -1,
		.fill = state_fill(state_of(objective->ring.colour), true), .rest = faint(T_NINK, 0.17f), .tick = T_NINK,
	};
	const char *number = okr_known(mean) ? arena_printf(facts->arena, "%ld", lround(mean * 100))
					     : "–";
	float w = line_width(measurer, FACE_DISPLAY_600, 52, number);
	float unit = line_width(measurer, FACE_UI_600, 28, "%");
	float x = (152 - w - unit - 2) / 2;

	draw_dial(&gauge->ops, &dial);
	draw_text(&gauge->ops, FACE_DISPLAY_600, 52, (struct rect){x, 46, w, 60}, ALIGN_LEFT, T_NINK,
		  number);
	if (okr_known(mean))
		draw_text(&gauge->ops, FACE_UI_600, 28, (struct rect){x + w + 2, 61, unit, 36},
			  ALIGN_LEFT, T_NINK, "%");
}

/* --- a key result -------------------------------------------------------------------------------- */

struct line {
	const struct goal_facts *facts;
	const struct key_result *kr;
	struct kr_facts result;
	float y;	/* within the sheet */
};

static const struct rect track = {866, 20, 508, 22};	/* within a key result's row */

/* The notes that serve it, below its name. Answers whether there is something to say. */
static bool draw_notes(const struct line *line, struct op_list *ops)
{
	const struct scene_input *in = line->facts->in;
	const struct kr_facts *r = &line->result;
	struct rect room = {578, line->y + 48, 276, 26};
	const char *words;

	if (r->forgotten) {
		draw_icon(ops, "triangle-mark", room.x, room.y, 26, T_WARNF);
		room.x += 34;
		room.w -= 34;
		words = lang_text(in->lang, L_wall_okr_forgotten);
	} else if (r->notes_open || r->notes_done) {
		words = words_ss(in->lang, L_wall_okr_notes, "open",
				 arena_printf(ops->arena, "%d", r->notes_open), "done",
				 arena_printf(ops->arena, "%d", r->notes_done), ops->arena);
	} else {
		return false;
	}
	draw_text_fit(ops, in->measurer, FACE_UI, 24, room, r->forgotten ? T_WARN : T_INK2, words);
	return true;
}

static void draw_name(const struct line *line, struct op_list *ops)
{
	const struct measurer *measurer = line->facts->in->measurer;
	const struct person *person = kr_person(line->facts, line->kr);
	bool notes = draw_notes(line, ops);
	struct rect room = {578, line->y + (notes ? 3 : 13), 276, 48};
	struct text_lines lines;

	if (person)
		draw_avatar(ops, 518, line->y + 15, 46, person);
	if (text_width(measurer, FACE_HAND_BOLD, 36, line->kr->title) <= room.w) {
		draw_text(ops, FACE_HAND_BOLD, 36, room, ALIGN_LEFT, T_INK, line->kr->title);
		return;
	}
	if (notes) {
		draw_text_fit(ops, measurer, FACE_HAND_BOLD, 36, room, T_INK, line->kr->title);
		return;
	}
	text_wrap(measurer, FACE_HAND_BOLD, 30, line->kr->title, room.w, 2, ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, 30,
			  (struct rect){room.x, line->y + 4 + 34 * (float)i, room.w, 34}, ALIGN_LEFT,
			  T_INK, lines.lines[i]);
}

/* The floor's words stand under its tick while they keep clear of the flag's. */
static void draw_labels(const struct line *line, struct op_list *ops)
{
	const struct scene_input *in = line->facts->in;
	const struct kr_facts *r = &line->result;
	const char *target = value_short(line->kr->target, r->measure, in->lang, ops->arena);
	const char *stretch = words_s(in->lang, L_wall_okr_stretch, "value", target, ops->arena);
	float w = line_width(in->measurer, FACE_UI_600, 24, stretch), right = 1430, y = line->y + 48;

	draw_text(ops, FACE_UI_600, 24, (struct rect){right - w, y, w, 26}, ALIGN_LEFT, T_OKR, stretch);
	if (!r->has_floor)
		return;
	const char *value = value_short(r->floor, r->measure, in->lang, ops->arena);
	const char *words = words_s(in->lang, L_wall_okr_floor, "value", value, ops->arena);
	float middle = track.x + track.w * r->floor_share;
	for (int i = 0; i < 2; i++, words = value) {
		float width = line_width(in->measurer, FACE_UI_600, 24, words);
		float x = fmaxf(middle - width / 2, track.x);
		if (x + width + 8 > right - w)
			continue;
		draw_text(ops, FACE_UI_600, 24, (struct rect){x, y, width, 26}, ALIGN_LEFT, T_KPI, words);
		return;
	}
}

static void draw_unknown(const struct line *line, struct op_list *ops)
{
	const struct scene_input *in = line->facts->in;

	draw_text_fit(ops, in->measurer, FACE_UI, 24,
		      (struct rect){track.x, line->y + 48, 260, 26}, T_INK2,
		      lang_text(in->lang, L_wall_okr_no_start));
}

static void draw_static(const struct line *line, struct op_list *ops)
{
	draw_name(line, ops);
	draw_labels(line, ops);
	if (!line->result.has_progress && !line->result.has_floor)
		draw_unknown(line, ops);
}

static float small_width(const struct scene_input *in, const char *words)
{
	return *words ? line_width(in->measurer, FACE_UI_600, 28, words) + 6 : 0;
}

static float draw_number(const struct line *line, struct op_list *ops, float y)
{
	const struct scene_input *in = line->facts->in;
	const struct kr_facts *r = &line->result;
	struct value_words words = value_words(r->value, r->measure, in->lang, ops->arena);
	bool percent = strcmp(words.unit, "%") == 0 && !*words.scale;
	const char *digits = !r->has_value ? "–"
			: arena_printf(ops->arena, "%s%s", words.digits, percent ? "%" : "");
	const char *small = !r->has_value || percent ? ""
			: arena_printf(ops->arena, "%s%s", words.scale, words.unit);
	const float right = 1596 - track.x, room = 166;
	float w = line_width(in->measurer, FACE_DISPLAY_600, 48, digits);

	if (w + small_width(in, small) > room)
		small = words.scale;
	float unit = small_width(in, small);
	draw_text(ops, FACE_DISPLAY_600, 48, (struct rect){right - unit - w, y, w, 56}, ALIGN_LEFT, T_INK,
		  digits);
	draw_text(ops, FACE_UI_600, 28, (struct rect){right - unit + 6, y + 14, unit, 36}, ALIGN_LEFT,
		  T_INK, small);
	return right;
}

/* How old the value is, when that matters. */
static const char *age_said(const struct line *line)
{
	enum lang lang = line->facts->in->lang;

	const struct health_report *health = &line->result.standing->health;

	if (health->health == HEALTH_OVERDUE)
		return lang_text(lang, L_wall_okr_overdue);
	if (health->age_days <= FRESH_DAYS)
		return "";
	return words_n(lang, L_wall_ago_days, "n", health->age_days, line->facts->arena);
}

static void draw_change(const struct line *line, struct op_list *ops)
{
	const struct scene_input *in = line->facts->in;
	const struct kr_facts *r = &line->result;
	float x = 1620 - track.x;

	if (!r->has_change)
		return;
	const char *size = value_short(fabs(r->change), "", in->lang, ops->arena);
	if (strcmp(size, "0") == 0) {
		draw_rect(ops, (struct rect){x - 1, 37, 24, 3}, 1.5f, solid(T_INK2));
		draw_text_fit(ops, in->measurer, FACE_UI_600, 28, (struct rect){x + 34, 21, 92, 36},
			      T_INK2, lang_text(in->lang, L_wall_okr_flat));
		return;
	}
	enum token ink = r->change_is_good ? T_OK : T_BAD;
	draw_arrow(ops, x, 23, 30, r->change > 0, solid(ink));
	/* A number that was cut would say another one: then the arrow speaks alone. */
	if (line_width(in->measurer, FACE_UI_600, 30, size) <= 102)
		draw_text(ops, FACE_UI_600, 30, (struct rect){x + 30, 20, 102, 38}, ALIGN_LEFT, ink, size);
}

static void draw_marks(const struct line *line, struct op_list *ops)
{
	const struct goal_facts *facts = line->facts;
	struct rect bar = {0, track.y, track.w, track.h};

	draw_bar(ops, bar, line->result.share,
		 state_fill(line->result.state, false),
		 line->result.standing->health.health == HEALTH_OVERDUE);
	if (line->result.has_floor)
		draw_tick(ops, bar, line->result.floor_share, T_KPI, T_SHEET);
	if (facts->has_time)
		draw_expected(ops, bar, (float)facts->standing.time.share, T_INK);
	draw_flag(ops, track.w + 1, 44, 26, 37, T_OKR);
}

/* What runs to new values by itself; the rest of the row stands on the sheet. */
static void add_gauge(const struct line *line, float sheet_y, struct sprite_list *out)
{
	struct sprite *gauge = add(out, "key-result", line->kr->id, SPRITE_GAUGE, LAYER_NOTES,
				   (struct rect){48 + track.x, sheet_y + line->y, 982, 78});
	const char *age = age_said(line);
	float right = draw_number(line, &gauge->ops, *age ? -1 : 10);

	draw_text(&gauge->ops, FACE_UI, 24, (struct rect){right - 220, 52, 220, 26}, ALIGN_RIGHT,
		  T_INK2, age);
	draw_marks(line, &gauge->ops);
	draw_change(line, &gauge->ops);
	draw_state(&gauge->ops, line->result.state, 1752 - track.x, 15, 46, false);
}

static void add_sheet(const struct goal_facts *facts, const struct row *row, struct sprite_list *out)
{
	struct rect paper = {0, 0, 1824, 258};
	struct sprite *sheet = add(out, "objective-sheet", row->key, SPRITE_PIECE, LAYER_BOARD,
				   (struct rect){48, row->y, paper.w, paper.h});
	int first = row->part * KRS_IN_ROW, count = row->objective->count - first;

	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_SHEET));
	if (count <= 0)
		draw_text(&sheet->ops, FACE_HAND, 36, (struct rect){518, 105, 800, 48}, ALIGN_LEFT, T_INK2,
			  lang_text(facts->in->lang, L_wall_okr_no_kr));
	struct op_list ops = sheet->ops;
	for (int i = 0; i < count && i < KRS_IN_ROW; i++) {
		struct line line = {.facts = facts, .y = 12 + KR_PITCH * (float)i,
				    .kr = &facts->goals->key_results[row->objective->first + first + i]};
		line.result = kr_facts(facts, line.kr);
		if (i)
			draw_rect(&ops, (struct rect){520, line.y - 2, 1280, 2}, 0, solid(T_TRACK));
		draw_static(&line, &ops);
		add_gauge(&line, row->y, out);
	}
	for (int i = out->count - 1; i >= 0; i--)
		if (out->sprites[i].key == sprite_key("objective-sheet", row->key))
			out->sprites[i].ops = ops;
}

static void add_row(const struct goal_facts *facts, const struct row *row, int place,
		    struct sprite_list *out)
{
	add_sheet(facts, row, out);
	add_note(facts, row, place, out);
	add_ring(facts, row, out);
}

static void add_rows(const struct goal_facts *facts, int page, struct sprite_list *out)
{
	int at = 0;

	for (int i = 0; i < facts->goals->objective_count; i++) {
		const struct objective *objective = &facts->goals->objectives[i];
		for (int part = 0; part < parts_of(objective); part++, at++) {
			int place = at - page * ROWS_ON_PAGE;
			if (place < 0 || place >= ROWS_ON_PAGE)
				continue;
			struct row row = {
				objective, part, parts_of(objective),
				ROW_TOP + ROW_PITCH * (float)place,
				arena_printf(facts->arena, "%s %d", objective->id, part)};
			add_row(facts, &row, place, out);
		}
	}
}

static void add_legend(const struct scene_input *in, struct sprite_list *out)
{
	struct legend legend;

	if (!legend_begin(&legend, in, out))
		return;
	struct op_list *ops = &legend.sprite->ops;
	float x = legend_room(&legend, 6, 18, lang_text(in->lang, L_wall_okr_legend_floor), false);
	draw_rect(ops, (struct rect){x + 4, 7, 6, 34}, 2, solid(T_KPI));
	x = legend_room(&legend, 26, 14, lang_text(in->lang, L_wall_okr_legend_stretch), false);
	draw_flag(ops, x, 40, 26, 34, T_OKR);
	x = legend_room(&legend, 18, 12, lang_text(in->lang, L_wall_okr_legend_time), false);
	draw_head(ops, (struct dot){x + 9, 31}, HEAD_DOWN, 14, 18, solid(T_INK));
	legend_room(&legend, 0, 0, lang_text(in->lang, L_wall_okr_legend_arrow), true);
	legend_state(&legend, STATE_HELP, lang_text(in->lang, L_wall_state_help), true);
	legend_state(&legend, STATE_RISK, lang_text(in->lang, L_wall_state_risk), true);
	legend_state(&legend, STATE_FINE, lang_text(in->lang, L_wall_state_fine), true);
}

void scene_okr(const struct scene_input *in, struct sprite_list *out)
{
	struct goal_facts facts = goal_facts(in, out->arena);
	int pages = scene_okr_pages(in->snapshot);

	out->scene = "okr";
	out->page = pages > 1 ? in->scene_page % pages : 0;
	wall_add(out);
	header_add(in, L_wall_scene_okr, out);
	if (!facts.goals->objective_count) {
		empty_add(in, "flag", L_wall_okr_empty, L_wall_okr_empty_hint, out);
		footer_add(in, out);
	} else {
		add_rows(&facts, out->page, out);
		add_legend(in, out);
	}
	sprite_list_finish(out);
}
