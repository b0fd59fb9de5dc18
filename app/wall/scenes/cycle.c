/*
 * cycle: the quarter as a sheet of days, its milestones, and what comes next.
 */
#include <math.h>
#include <string.h>

#include "app/model/cycle_grid.h"
#include "app/model/days.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { COLUMN_LEFT = 86, COLUMN_PITCH = 107, ROW_TOP = 140, ROW_PITCH = 40, CELL_W = 91, CELL_H = 32 };

struct view {
	const struct goal_facts *facts;
	const struct measurer *measurer;
	struct arena *arena;
	enum lang lang;
	const struct workdays *workdays;
	struct cycle_grid grid;
};

bool scene_cycle_worth(const struct snapshot *snapshot)
{
	return snapshot->goals && *snapshot->goals->cycle.id;
}

static struct sprite *add_sheet(struct sprite_list *out, const char *name, struct rect box)
{
	struct sprite *sheet = sprite_add(out, sprite_key("cycle", name), SPRITE_PIECE, LAYER_BOARD, box);
	struct rect paper = {0, 0, box.w, box.h};

	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_SHEET));
	return sheet;
}

/* --- words --------------------------------------------------------------------------------------- */

static const char *milestone_words(const struct view *view, const struct milestone *milestone, bool at_length)
{
	static const enum lang_key keys[][2] = {
		[MILESTONE_DRAFTING] = {L_wall_cycle_drafting, L_wall_cycle_drafting_long},
		[MILESTONE_CONSENSUS] = {L_wall_cycle_consensus, L_wall_cycle_consensus_long},
		[MILESTONE_PUBLISHING] = {L_wall_cycle_publishing, L_wall_cycle_publishing},
		[MILESTONE_TRACKING] = {L_wall_cycle_tracking, L_wall_cycle_tracking},
		[MILESTONE_REVIEW] = {L_wall_cycle_reviewing, L_wall_cycle_reviewing_long},
	};
	bool of_next = milestone->kind == MILESTONE_DRAFTING && !milestone->of_next && at_length;

	return lang_text(view->lang, of_next ? L_wall_cycle_drafting : keys[milestone->kind][at_length]);
}

static const char *day_words(const struct view *view, struct date date)
{
	struct date far = {.year = 1, .month = 1, .day = 1};

	return due_words(date, far, view->lang, view->arena);
}

static const char *distance_words(const struct view *view, struct date date)
{
	static const enum lang_key keys[] = {
		[DISTANCE_PAST] = L_wall_ago_days, [DISTANCE_TODAY] = L_wall_due_today,
		[DISTANCE_TOMORROW] = L_wall_in_tomorrow, [DISTANCE_DAYS] = L_wall_in_days,
		[DISTANCE_WORKDAYS] = L_wall_in_workdays, [DISTANCE_WEEKS] = L_wall_in_weeks,
	};

	if (!view->facts->today.year)
		return "";
	struct distance distance = cycle_distance(view->workdays, view->facts->today, date);
	enum lang_key key = keys[distance.unit];
	if (distance.n == 1 && distance.unit == DISTANCE_WORKDAYS)
		key = L_wall_in_workday;
	if (distance.n == 1 && distance.unit == DISTANCE_WEEKS)
		key = L_wall_in_week;
	return words_n(view->lang, key, "n", distance.n, view->arena);
}

/* --- cells --------------------------------------------------------------------------------------- */

static void cell_word(struct op_list *ops, struct rect box, enum token token, const char *words)
{
	draw_text(ops, FACE_UI_700, 26, (struct rect){box.x, box.y - 2, box.w, box.h + 4}, ALIGN_CENTRE,
		  token, words);
}

static void draw_empty_cell(struct op_list *ops, struct rect box)
{
	draw_rect(ops, box, 5, solid(T_SHEET));
	draw_frame(ops, box, 5, 2.5f, solid(T_LINE2));
}

static void draw_weekend(struct op_list *ops, struct rect box)
{
	draw_rect(ops, (struct rect){box.x + (box.w - 28) / 2, box.y + box.h / 2 - 2, 28, 4}, 2,
		  solid(T_LINE));
}

static void draw_later(struct op_list *ops, struct rect box, const char *day)
{
	draw_rect(ops, box, 4, solid(T_BUTTER));
	draw_frame(ops, box, 4, 3, solid(T_NWARN));
	cell_word(ops, box, T_NINK, day);
}

static void draw_cell(const struct view *view, const struct grid_cell *cell, struct rect box,
		      struct op_list *ops)
{
	const char *day = arena_printf(view->arena, "%d", cell->date.day);
	struct rect today = {box.x - 3, box.y - 3, box.w + 6, box.h + 6};

	switch (cell->kind) {
	case CELL_NONE:
		break;
	case CELL_BEFORE:
		draw_rect(ops, box, 4, faint(T_LINE, 0.38f));
		break;
	case CELL_PAST:
		draw_rect(ops, box, 4, solid(T_LINE));
		break;
	case CELL_TO_COME:
		draw_empty_cell(ops, box);
		break;
	case CELL_WEEKEND:
		draw_weekend(ops, box);
		break;
	case CELL_HOLIDAY:
		draw_rect(ops, box, 4, solid(T_BLUSH));
		cell_word(ops, box, T_NINK, lang_text(view->lang, L_wall_cycle_off));
		break;
	case CELL_MAKE_UP:
		draw_rect(ops, box, 4, solid(T_INK2));
		cell_word(ops, box, T_GLYPH, lang_text(view->lang, L_wall_cycle_on));
		break;
	case CELL_MILESTONE_DONE:
		draw_rect(ops, box, 4, solid(T_OKF));
		draw_icon(ops, "check", box.x + (box.w - 36) / 2, box.y - 2, 36, T_GLYPH);
		break;
	case CELL_MILESTONE_NEXT:
		draw_rect(ops, box, 4, solid(T_NWARN));
		cell_word(ops, box, T_ONSTAT, day);
		break;
	case CELL_MILESTONE_LATER:
		draw_later(ops, box, day);
		break;
	case CELL_TODAY:
		draw_rect(ops, today, 5, solid(T_OKR));
		cell_word(ops, today, T_GLYPH, lang_text(view->lang, L_wall_due_today));
		break;
	}
}

static float column_x(int column)
{
	return COLUMN_LEFT + COLUMN_PITCH * (float)column;
}

static const char *week_words(const struct view *view, const struct grid_week *column)
{
	static const enum lang_key keys[] = {
		[WEEK_DRAFTING] = L_wall_cycle_week_drafting, [WEEK_CONSENSUS] = L_wall_cycle_week_consensus,
		[WEEK_NUMBERED] = L_wall_cycle_week_review, [WEEK_REVIEW] = L_wall_cycle_week_review,
	};

	if (column->week)
		return arena_printf(view->arena, "%d", column->week);
	return lang_text(view->lang, keys[column->kind]);
}

static void draw_column(const struct view *view, int at, struct op_list *ops)
{
	const struct grid_week *column = &view->grid.columns[at];
	float x = column_x(at);

	if (column->current)
		draw_rect(ops, (struct rect){x - 8, 90, COLUMN_PITCH, 331}, 6, faint(T_OKR, 0.1f));
	draw_text(ops, column->current ? FACE_UI_700 : column->week ? FACE_UI_500 : FACE_UI, 28,
		  (struct rect){x - 8, 98, COLUMN_PITCH, 36}, ALIGN_CENTRE,
		  column->current ? T_OKR : T_INK2, week_words(view, column));
	for (int row = 0; row < GRID_ROWS; row++)
		draw_cell(view, &column->cells[row],
			  (struct rect){x, ROW_TOP + ROW_PITCH * (float)row, CELL_W, CELL_H}, ops);
}

static void draw_weekdays(const struct view *view, struct op_list *ops)
{
	const char *letters = lang_text(view->lang, L_wall_cycle_letters);

	for (int row = 0; row < GRID_ROWS; row++) {
		size_t n = strcspn(letters, " ");
		draw_text(ops, FACE_UI, 28,
			  (struct rect){14, ROW_TOP - 2 + ROW_PITCH * (float)row, 60, 36}, ALIGN_CENTRE,
			  T_INK2, arena_text_n(view->arena, letters, n));
		letters += n + strspn(letters + n, " ");
	}
}

/* --- flags --------------------------------------------------------------------------------------- */

struct placed_flag {
	const struct grid_flag *flag;
	const char *name, *date;
	float x, w;
};

enum { FLAG_PAD = 10, FLAG_GAP = 4, FLAG_TOP = 12, FLAG_H = 72, SHEET_RIGHT = 1786 };

static struct placed_flag flag_at(const struct view *view, const struct grid_flag *flag, float from)
{
	const struct milestone *milestone = &flag->milestone;
	struct placed_flag out = {
		.flag = flag,
		.name = milestone_words(view, milestone, false),
		.date = arena_printf(view->arena, "%d/%d", milestone->date.month, milestone->date.day),
	};
	float name = text_width(view->measurer, FACE_HAND_BOLD, 30, out.name);
	float date = line_width(view->measurer, FACE_UI_600, 26, out.date);

	out.w = fmaxf(name, date) + 2 * FLAG_PAD;
	out.x = fmaxf(column_x(flag->column) + CELL_W / 2.0f - out.w / 2, from);
	return out;
}

static void draw_flag_paper(const struct placed_flag *flag, struct op_list *ops)
{
	bool past = flag->flag->kind == CELL_MILESTONE_DONE;
	bool next = flag->flag->kind == CELL_MILESTONE_NEXT;
	struct rect paper = {flag->x, FLAG_TOP, flag->w, FLAG_H};

	if (!past) {
		draw_shadow(ops, SHADOW_CONTACT, paper, 4);
		draw_shadow(ops, SHADOW_REST, paper, 4);
		draw_rect(ops, paper, 4, solid(next ? T_PEACH : T_BUTTER));
	}
	draw_text(ops, past ? FACE_HAND : FACE_HAND_BOLD, 30,
		  (struct rect){paper.x, 13, paper.w, 38}, ALIGN_CENTRE, past ? T_INK2 : T_NINK,
		  flag->name);
	draw_text(ops, past ? FACE_UI : FACE_UI_600, 26, (struct rect){paper.x, 48, paper.w, 32},
		  ALIGN_CENTRE, past ? T_INK2 : T_NINK, flag->date);
}

/* Two may not touch: the later one moves right, and at the sheet's edge the earlier ones give way. */
static void draw_flags(const struct view *view, struct op_list *ops)
{
	struct placed_flag flags[CYCLE_MILESTONES_MAX];
	float from = 20, until = SHEET_RIGHT;
	int n = 0;

	for (int i = 0; i < view->grid.flag_count; i++) {
		if (view->grid.flags[i].column < 0)
			continue;
		flags[n] = flag_at(view, &view->grid.flags[i], from);
		from = flags[n].x + flags[n].w + FLAG_GAP;
		n++;
	}
	for (int i = n - 1; i >= 0; i--) {
		flags[i].x = fminf(flags[i].x, until - flags[i].w);
		until = flags[i].x - FLAG_GAP;
	}
	for (int i = 0; i < n; i++)
		if (flags[i].x > 0)
			draw_flag_paper(&flags[i], ops);
}

/* --- the sheet ----------------------------------------------------------------------------------- */

static float legend_word(const struct view *view, struct op_list *ops, float x, enum lang_key key)
{
	const char *words = lang_text(view->lang, key);
	float w = line_width(view->measurer, FACE_UI, 28, words);

	draw_text(ops, FACE_UI, 28, (struct rect){x, 434, w, 36}, ALIGN_LEFT, T_INK2, words);
	return x + w + 36;
}

static void draw_legend(const struct view *view, struct op_list *ops)
{
	struct rect cell = {COLUMN_LEFT, 441, 44, 24};
	int last = view->grid.column_count - 1, left = 0;

	draw_rect(ops, cell, 4, solid(T_LINE));
	cell.x = legend_word(view, ops, cell.x + 56, L_wall_cycle_past);
	draw_empty_cell(ops, cell);
	cell.x = legend_word(view, ops, cell.x + 56, L_wall_cycle_to_come);
	draw_rect(ops, cell, 4, solid(T_BLUSH));
	draw_text(ops, FACE_UI_700, 24, (struct rect){cell.x - 10, cell.y - 4, cell.w + 20, 32},
		  ALIGN_CENTRE, T_NINK, lang_text(view->lang, L_wall_cycle_off));
	cell.x = legend_word(view, ops, cell.x + 56, L_wall_cycle_holiday);
	draw_rect(ops, cell, 4, solid(T_INK2));
	draw_text(ops, FACE_UI_700, 24, (struct rect){cell.x - 10, cell.y - 4, cell.w + 20, 32},
		  ALIGN_CENTRE, T_GLYPH, lang_text(view->lang, L_wall_cycle_on));
	cell.x = legend_word(view, ops, cell.x + 56, L_wall_cycle_make_up);
	draw_weekend(ops, cell);
	legend_word(view, ops, cell.x + 50, L_wall_cycle_weekend);
	if (last < 0 || view->grid.columns[last].kind != WEEK_REVIEW)
		return;
	for (int row = 0; row < GRID_ROWS; row++)
		left += view->grid.columns[last].cells[row].kind != CELL_NONE;
	draw_text(ops, FACE_UI, 28, (struct rect){1192, 434, 592, 36}, ALIGN_RIGHT, T_INK2,
		  words_n(view->lang, L_wall_cycle_rest, "n", left, view->arena));
}

static void add_grid(const struct view *view, struct sprite_list *out)
{
	struct sprite *sheet = add_sheet(out, "grid", (struct rect){48, 172, 1824, 488});

	for (int i = 0; i < view->grid.column_count; i++)
		draw_column(view, i, &sheet->ops);
	draw_weekdays(view, &sheet->ops);
	draw_flags(view, &sheet->ops);
	draw_legend(view, &sheet->ops);
}

/* --- what comes next ----------------------------------------------------------------------------- */

static void add_next(const struct view *view, struct sprite_list *out)
{
	struct sprite *note = sprite_add(out, sprite_key("cycle", "next"), SPRITE_FADING, LAYER_NOTES,
					 (struct rect){48, 692, 560, 286});
	struct op_list *ops = &note->ops;
	struct op *paper = op_add(ops, OP_PAPER, (struct rect){0, 0, 560, 286}, solid(T_PEACH));

	paper->radius = 3;
	paper->radius2 = 5;
	note->angle_deg = -0.5f;
	note->bake = note->shadow = true;
	draw_text(ops, FACE_UI, 30, (struct rect){34, 26, 480, 38}, ALIGN_LEFT, T_NINK2,
		  lang_text(view->lang, L_wall_cycle_next));
	if (view->grid.next < 0) {
		draw_text_fit(ops, view->measurer, FACE_HAND_BOLD, 60, (struct rect){34, 84, 500, 76},
			      T_NINK, lang_text(view->lang, L_wall_cycle_over));
		return;
	}
	const struct milestone *next = &view->grid.flags[view->grid.next].milestone;
	const char *name = milestone_words(view, next, false);
	bool large = text_width(view->measurer, FACE_HAND_BOLD, 84, name) <= 500;
	draw_text_fit(ops, view->measurer, FACE_HAND_BOLD, large ? 84 : 60, (struct rect){34, 62, 500, 104},
		      T_NINK, name);
	draw_text_fit(ops, view->measurer, FACE_UI_500, 36, (struct rect){34, 164, 500, 46}, T_NINK,
		      date_words(next->date, view->lang, view->arena));
	draw_icon(ops, "clock", 34, 224, 32, T_NINK);
	draw_text_fit(ops, view->measurer, FACE_UI_600, 32, (struct rect){80, 219, 450, 42}, T_NINK,
		      distance_words(view, next->date));
}

struct coming {
	const char *icon, *name, *date, *distance;
};

enum { COMING_ROWS = 4, COMING_NAME = 87, COMING_DATE = 386, COMING_RIGHT = 680 };

/* Dates stand under each other: right of the longest name, and clear of what stands right of them. */
static float coming_dates(const struct view *view, const struct coming *rows, int count)
{
	float from = COMING_DATE, until = COMING_RIGHT;

	for (int i = 0; i < count; i++) {
		float name = text_width(view->measurer, FACE_HAND_BOLD, 38, rows[i].name);
		float rest = line_width(view->measurer, FACE_UI_700, 30, rows[i].distance) +
			     line_width(view->measurer, FACE_UI, 30, rows[i].date);
		from = fmaxf(from, COMING_NAME + name + 20);
		until = fminf(until, COMING_RIGHT - 20 - rest);
	}
	return fminf(from, until);
}

static void draw_coming(const struct view *view, const struct coming *coming, int row, float left,
			struct op_list *ops)
{
	float y = 8 + 68 * (float)row;
	float w = line_width(view->measurer, FACE_UI_700, 30, coming->distance);
	float date_w = line_width(view->measurer, FACE_UI, 30, coming->date), right = COMING_RIGHT;

	if (row)
		draw_rect(ops, (struct rect){32, y, 648, 2}, 0, solid(T_TRACK));
	draw_icon(ops, coming->icon, 33, y + 17, 34, T_INK2);
	draw_text(ops, FACE_UI_700, 30, (struct rect){right - w, y + 15, w, 38}, ALIGN_LEFT, T_INK,
		  coming->distance);
	draw_text(ops, FACE_UI, 30, (struct rect){left, y + 15, date_w, 38}, ALIGN_LEFT, T_INK2,
		  coming->date);
	draw_text_fit(ops, view->measurer, FACE_HAND_BOLD, 38,
		      (struct rect){COMING_NAME, y + 8, left - COMING_NAME - 14, 50}, T_INK, coming->name);
}

static void add_list(const struct view *view, struct sprite_list *out)
{
	static const char *const icons[] = {
		[MILESTONE_DRAFTING] = "pencil", [MILESTONE_CONSENSUS] = "tree",
		[MILESTONE_PUBLISHING] = "flag", [MILESTONE_TRACKING] = "people",
		[MILESTONE_REVIEW] = "ring",
	};
	struct coming rows[COMING_ROWS];
	struct sprite *sheet = add_sheet(out, "list", (struct rect){640, 692, 712, 286});
	const struct ritual *ritual = view->facts->in->ritual;
	int count = 0, next = view->grid.next;

	if (ritual)
		rows[count++] = (struct coming){"people", ritual->name, ritual->time, ritual->countdown};
	for (int i = next + 1; next >= 0 && i < view->grid.flag_count && count < COMING_ROWS; i++) {
		const struct milestone *milestone = &view->grid.flags[i].milestone;
		rows[count++] = (struct coming){
			icons[milestone->kind], milestone_words(view, milestone, true),
			day_words(view, milestone->date), distance_words(view, milestone->date)};
	}
	float left = coming_dates(view, rows, count);
	for (int i = 0; i < count; i++)
		draw_coming(view, &rows[i], i, left, &sheet->ops);
}

static void add_workdays(const struct view *view, struct sprite_list *out)
{
	struct cycle_time time = view->facts->standing.time;
	add_sheet(out, "workdays-sheet", (struct rect){1384, 692, 488, 286});
	struct sprite *gauge = sprite_add(out, sprite_key("cycle", "workdays"), SPRITE_GAUGE, LAYER_BOARD,
					  (struct rect){1384, 692, 488, 286});
	struct op_list *ops = &gauge->ops;
	const char *passed = arena_printf(view->arena, "%d", time.passed);
	const char *total = arena_printf(view->arena, "/ %d", time.total);
	float w = line_width(view->measurer, FACE_DISPLAY_600, 108, passed);
	struct rect bar = {32, 196, 424, 22};

	draw_text(ops, FACE_DISPLAY_600, 108, (struct rect){32, 66, w, 132}, ALIGN_LEFT, T_INK, passed);
	draw_rect(ops, bar, 11, solid(T_TRACK));
	draw_rect(ops, (struct rect){bar.x, bar.y, fmaxf(22, bar.w * (float)time.share), 22}, 11,
		  solid(T_INK2));
	draw_text(ops, FACE_UI_500, 56, (struct rect){32 + w + 16, 114, 440 - w, 72}, ALIGN_LEFT, T_INK2,
		  total);
	draw_text(ops, FACE_HAND_BOLD, 40, (struct rect){32, 20, 424, 52}, ALIGN_LEFT, T_INK,
		  lang_text(view->lang, L_wall_cycle_workdays));
	draw_text_fit(ops, view->measurer, FACE_UI, 28, (struct rect){32, 231, 440, 36}, T_INK2,
		      words_ss(view->lang, L_wall_cycle_passed, "percent",
			       arena_printf(view->arena, "%ld", lround(time.share * 100)), "n",
			       arena_printf(view->arena, "%d", time.total - time.passed), view->arena));
}

/* --- below --------------------------------------------------------------------------------------- */

static bool in_cycle(const struct view *view, struct date date)
{
	const struct cycle *cycle = &view->facts->goals->cycle.dates;

	return !date_before(date, cycle->first) && !date_before(cycle->last, date);
}

/* The cycle's first holiday with its days off and its make-up day, so that people see it is counted. */
static void add_sentence(const struct view *view, struct sprite_list *out)
{
	const struct workdays *cal = view->workdays;
	const char *name = NULL, *make_up = "";
	int off = 0;

	for (int i = 0; i < cal->count; i++) {
		const struct workday_exception *day = &cal->exceptions[i];
		const char *of = day->name[view->lang] ? day->name[view->lang] : "";
		if (!in_cycle(view, day->date) || !*of || (name && strcmp(name, of) != 0))
			continue;
		if (day->rule == WORKDAY_OFF)
			name = of;
		off += day->rule == WORKDAY_OFF;
		if (name && day->rule == WORKDAY_WORK && !*make_up)
			make_up = words_s(view->lang, L_wall_cycle_works, "date",
					  date_words(day->date, view->lang, view->arena), view->arena);
	}
	if (!name) {
		footer_add(view->facts->in, out);
		return;
	}
	const char *days = words_ss(view->lang, L_wall_cycle_holidays, "name", name, "n",
				    arena_printf(view->arena, "%d", off), view->arena);
	footer_say(view->facts->in, "calendar",
		   arena_printf(view->arena, "%s%s%s", days, make_up,
				lang_text(view->lang, L_wall_cycle_counted)), out);
}

void scene_cycle(const struct scene_input *in, struct sprite_list *out)
{
	struct goal_facts facts = goal_facts(in, out->arena);
	struct view view = {.facts = &facts, .measurer = in->measurer, .arena = out->arena,
			    .lang = in->lang, .workdays = &facts.goals->workdays};

	out->scene = "cycle";
	wall_add(out);
	header_add(in, L_wall_scene_cycle, out);
	if (*facts.goals->cycle.id) {
		cycle_grid(&facts.goals->cycle.dates, &facts.goals->next.dates, view.workdays, facts.today,
			   &view.grid);
		add_grid(&view, out);
		add_next(&view, out);
		add_list(&view, out);
		add_workdays(&view, out);
		add_sentence(&view, out);
	} else {
		empty_add(in, "calendar", L_wall_cycle_empty, L_wall_cycle_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
