/*
 * flow: where notes pile up, how long one takes, how many go each week. What slows us?
 */
#include <math.h>
#include <string.h>

#include "app/model/flow_topic.h"
#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { DOTS_MAX = 400, FINISHES_MIN = 3, WEEK = 7 };

struct view {
	const struct scene_input *in;
	const struct flow_notes *notes;
	struct arena *arena;
	enum lang lang;
	const struct measurer *measurer;
	struct flow_report report;
};

bool scene_flow_worth(const struct snapshot *snapshot)
{
	for (int i = 0; snapshot->flow && i < snapshot->flow->count; i++)
		if (snapshot->flow->cards[i].finished != FLOW_NEVER)
			return true;
	return false;
}

static struct view view_of(const struct scene_input *in, struct arena *arena)
{
	const struct flow_notes *notes = in->snapshot->flow;
	struct view view = {.in = in, .notes = notes, .arena = arena, .lang = in->lang,
			    .measurer = in->measurer};

	view.report = flow_report_of(notes, date_number(date_of(in->now_ms)), arena);
	return view;
}

static struct sprite *add_sheet(const struct view *view, const char *name, struct rect box,
				enum lang_key title, struct sprite_list *out)
{
	struct sprite *sheet = sprite_add(out, sprite_key("flow", name), SPRITE_PIECE, LAYER_BOARD, box);
	struct rect paper = {0, 0, box.w, box.h};

	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_SHEET));
	draw_text_fit(&sheet->ops, view->measurer, FACE_HAND_BOLD, 42, (struct rect){32, 12, 800, 54}, T_INK,
		      lang_text(view->lang, title));
	return sheet;
}

static const char *day_label(const struct view *view, int32_t day)
{
	struct date date = date_from_number(day);

	return day == view->report.today ? lang_text(view->lang, L_wall_due_today)
				  : arena_printf(view->arena, "%d/%d", date.month, date.day);
}

/* --- the sentence -------------------------------------------------------------------------------- */

/* What the slow ones were blocked by most; BLOCK_NONE: by nothing that was said. */
static enum block_type slow_block(const struct view *view)
{
	int counts[BLOCK_TECH + 1] = {0}, best = BLOCK_NONE;

	for (int i = 0; i < view->notes->count; i++) {
		const struct flow_card *card = &view->notes->cards[i];
		int32_t from = card->started == FLOW_NEVER ? card->created : card->started;
		int32_t until = card->finished == FLOW_NEVER ? view->report.today : card->finished;
		if (until >= view->report.today - FLOW_DAYS && until - from + 1 >= view->report.times.most_days)
			counts[view->notes->blocks[i]]++;
	}
	for (int type = BLOCK_WAITING; type <= BLOCK_TECH; type++)
		if (counts[type] > (best ? counts[best] : 0))
			best = type;
	return (enum block_type)best;
}

static const char *insight_words(const struct view *view)
{
	static const enum lang_key blocks[] = {
		L_block_waiting, L_block_waiting, L_block_dependency,
		L_block_resource, L_block_decision, L_block_tech,
	};
	enum block_type block = slow_block(view);

	if (view->report.times.count < FINISHES_MIN)
		return lang_text(view->lang, L_wall_flow_early);
	const char *half = arena_printf(view->arena, "%d", view->report.times.half_days);
	if (block)
		return words_ss(view->lang, L_wall_flow_blocked, "n", half, "why",
				lang_text(view->lang, blocks[block]), view->arena);
	return words_ss(view->lang, L_wall_flow_slowest, "n", half, "most",
			arena_printf(view->arena, "%d", view->report.times.most_days), view->arena);
}

static void add_insight(const struct view *view, struct sprite_list *out)
{
	struct sprite *note = sprite_add(out, sprite_key("flow", "insight"), SPRITE_PIECE, LAYER_NOTES,
					 (struct rect){48, 180, 1824, 104});
	struct op *paper = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, 1824, 104}, solid(T_BUTTER));

	paper->radius = 3;
	paper->radius2 = 5;
	note->angle_deg = -0.1f;
	note->bake = note->shadow = true;
	draw_icon(&note->ops, "bulb", 36, 27, 52, T_NINK);
	draw_text_fit(&note->ops, view->measurer, FACE_HAND_BOLD, 50, (struct rect){116, 20, 1680, 64},
		      T_NINK, insight_words(view));
}

/* --- cumulative flow ----------------------------------------------------------------------------- */

static int total_of(const struct flow_day *day)
{
	return day->counts[COLUMN_TODO] + day->counts[COLUMN_DOING] + day->counts[COLUMN_DONE];
}

/* Up to the upper edge of a band; bands lie on one another from done to to-do. */
static int edge_of(const struct flow_day *day, enum column_kind kind)
{
	int sum = 0;

	for (int k = COLUMN_DONE; k >= (int)kind; k--)
		sum += day->counts[k];
	return sum;
}

static const struct rect pile_plot = {76, 96, 620, 500};

static float pile_y(double value, double most)
{
	return pile_plot.y + pile_plot.h * (float)(1 - value / most);
}

static float pile_x(int day)
{
	return pile_plot.x + pile_plot.w * (float)day / (FLOW_DAYS - 1);
}

static void draw_band(const struct view *view, enum column_kind kind, double most, struct op_list *ops)
{
	static const enum token fills[] = {T_BLUSH, T_BUTTER, T_MINT};
	struct dot dots[FLOW_DAYS + 2];

	for (int i = 0; i < FLOW_DAYS; i++)
		dots[i] = (struct dot){pile_x(i), pile_y(edge_of(&view->report.days[i], kind), most)};
	dots[FLOW_DAYS] = (struct dot){pile_x(FLOW_DAYS - 1), pile_y(0, most)};
	dots[FLOW_DAYS + 1] = (struct dot){pile_x(0), pile_y(0, most)};
	draw_polygon(ops, dots, FLOW_DAYS + 2, solid(fills[kind]));
	draw_polyline(ops, dots, FLOW_DAYS, 3, faint(T_LINE2, 0.8f));
}

static void draw_band_names(const struct view *view, double most, struct op_list *ops)
{
	static const enum lang_key names[] = {L_column_todo, L_column_doing, L_column_done};
	const struct flow_day *today = &view->report.days[FLOW_DAYS - 1];
	float free_y = 76;

	for (enum column_kind kind = COLUMN_TODO; kind <= COLUMN_DONE; kind++) {
		double top = edge_of(today, kind), bottom = top - today->counts[kind];
		float y = (pile_y(top, most) + pile_y(bottom, most)) / 2 - 38;
		float last = pile_plot.y + pile_plot.h - 40 - 84 * (float)(COLUMN_DONE - kind);
		y = fminf(fmaxf(y, free_y), last);
		draw_text_fit(ops, view->measurer, FACE_HAND_BOLD, 32, (struct rect){715, y, 170, 40}, T_INK,
			      lang_text(view->lang, names[kind]));
		draw_text(ops, FACE_UI_600, 30, (struct rect){715, y + 38, 170, 38}, ALIGN_LEFT, T_INK2,
			  words_s(view->lang, L_wall_flow_notes, "n",
				  value_short(today->counts[kind], "", view->lang, view->arena),
				  view->arena));
		free_y = y + 84;
	}
}

static void draw_grid_line(const struct view *view, struct rect plot, float y, double value,
			   struct op_list *ops)
{
	draw_rect(ops, (struct rect){plot.x, y - 1, plot.w, 2}, 0, solid(T_LINE));
	draw_text(ops, FACE_UI, 28, (struct rect){plot.x - 74, y - 18, 60, 36}, ALIGN_RIGHT, T_INK2,
		  value_short(value, "", view->lang, view->arena));
}

static void add_pile(const struct view *view, struct sprite_list *out)
{
	struct sprite *sheet = add_sheet(view, "pile", (struct rect){48, 308, 900, 672}, L_wall_flow_pile,
					 out);
	double most = 1;

	for (int i = 0; i < FLOW_DAYS; i++)
		most = fmax(most, total_of(&view->report.days[i]));
	most *= 1.02;
	double step = fmax(1, nice_step(most, 4));
	for (double at = 0; at <= most; at += step)
		draw_grid_line(view, pile_plot, pile_y(at, most), at, &sheet->ops);
	for (enum column_kind kind = COLUMN_TODO; kind <= COLUMN_DONE; kind++)
		draw_band(view, kind, most, &sheet->ops);
	draw_band_names(view, most, &sheet->ops);
	for (int back = 0; back < FLOW_DAYS - 1; back += WEEK)
		draw_text(&sheet->ops, FACE_UI, 28,
			  (struct rect){pile_x(FLOW_DAYS - 1 - back) - 66, 610, 120, 36}, ALIGN_CENTRE, T_INK2,
			  day_label(view, view->report.today - back));
}

/* --- cycle time ---------------------------------------------------------------------------------- */

static const struct rect time_plot = {86, 84, 650, 232};

static float time_y(double days, double most)
{
	return time_plot.y + time_plot.h * (float)(1 - days / most);
}

static void draw_percentile(const struct view *view, float y, float label_y, float dash, float gap,
			    enum lang_key key, int days, struct op_list *ops)
{
	struct op *line = draw_straight(ops, (struct dot){time_plot.x, y},
					(struct dot){time_plot.x + time_plot.w, y}, 4, solid(T_KPI));

	line->dash = dash;
	line->gap = gap;
	draw_text_fit(ops, view->measurer, FACE_UI_600, 28,
		      (struct rect){time_plot.x + time_plot.w + 14, label_y - 18, 146, 36}, T_KPI,
		      words_n(view->lang, key, "n", days, view->arena));
}

static void draw_finishes(const struct view *view, double most, struct op_list *ops)
{
	int first = view->report.times.count > DOTS_MAX ? view->report.times.count - DOTS_MAX : 0;

	for (int i = first; i < view->report.times.count; i++) {
		const struct flow_finish *finish = &view->report.times.finishes[i];
		/* Notes of one day and length stand a little aside of each other. */
		float aside = (float)(i % 5) * 4 - 8;
		float day = (float)(finish->finished - (view->report.today - FLOW_DAYS + 1));
		float x = time_plot.x + time_plot.w * day / (FLOW_DAYS - 1) + aside;
		x = fminf(fmaxf(x, time_plot.x + 8), time_plot.x + time_plot.w - 8);
		float y = time_y(finish->days, most);
		if (finish->outlier)
			draw_head(ops, (struct dot){x, y - 10}, HEAD_UP, 20, 22, solid(T_WARNF));
		else
			draw_dot(ops, (struct dot){x, y}, 8, faint(T_OKF, 0.8f));
	}
}

static void add_times(const struct view *view, struct sprite_list *out)
{
	struct sprite *sheet = add_sheet(view, "times", (struct rect){972, 308, 900, 370}, L_wall_flow_times,
					 out);
	struct op_list *ops = &sheet->ops;
	double most = 4;

	for (int i = 0; i < view->report.times.count; i++)
		most = fmax(most, view->report.times.finishes[i].days);
	double step = fmax(1, nice_step(most, 3));
	most += step * 0.1;
	for (double at = 0; at <= most; at += step)
		draw_grid_line(view, time_plot, time_y(at, most), at, ops);
	for (int back = 0; back < FLOW_DAYS - 1; back += 2 * WEEK) {
		float x = time_plot.x + time_plot.w * (float)(FLOW_DAYS - 1 - back) / (FLOW_DAYS - 1);
		draw_text(ops, FACE_UI, 28, (struct rect){x - (back ? 60 : 100), 324, 120, 36}, ALIGN_CENTRE,
			  T_INK2, day_label(view, view->report.today - back));
	}
	if (view->report.times.count < FINISHES_MIN)
		return;
	float half = time_y(view->report.times.half_days, most);
	float high = time_y(view->report.times.most_days, most);
	float half_label = fmaxf(half, high + 36);
	draw_percentile(view, high, high, 10, 12, L_wall_flow_most, view->report.times.most_days, ops);
	draw_percentile(view, half, half_label, 0.5f, 11, L_wall_flow_half,
			view->report.times.half_days, ops);
	draw_finishes(view, most, ops);
}

/* --- each week ----------------------------------------------------------------------------------- */

static void draw_week(const struct view *view, int week, int most, struct op_list *ops)
{
	float x = 47 + 98 * (float)week, h = 106 * (float)view->report.weeks[week] / (float)most;
	bool now = week == FLOW_WEEKS - 1;
	struct rect bar = {x, 219 - h, 68, h};
	const char *label = now ? lang_text(view->lang, L_wall_flow_this_week)
				: words_n(view->lang, L_wall_flow_week, "n", FLOW_WEEKS - 1 - week, view->arena);

	if (h >= 8) {
		draw_rect(ops, bar, 4, solid(now ? T_PEACH : T_MINT));
		draw_frame(ops, bar, 4, 2, solid(T_INK2));
	}
	draw_text(ops, FACE_UI_600, 30, (struct rect){x - 15, bar.y - 38, 98, 36}, ALIGN_CENTRE, T_INK,
		  value_short(view->report.weeks[week], "", view->lang, view->arena));
	draw_text(ops, FACE_UI, 26, (struct rect){x - 15, 226, 98, 34}, ALIGN_CENTRE, T_INK2, label);
}

static void add_weeks(const struct view *view, struct sprite_list *out)
{
	struct sprite *sheet = add_sheet(view, "weeks", (struct rect){972, 698, 900, 282}, L_wall_flow_weeks,
					 out);
	struct op_list *ops = &sheet->ops;
	int most = 1;

	for (int i = 0; i < FLOW_WEEKS; i++)
		most = view->report.weeks[i] > most ? view->report.weeks[i] : most;
	for (int i = 0; i < FLOW_WEEKS; i++)
		draw_week(view, i, most, ops);
	draw_text(ops, FACE_DISPLAY_600, 72, (struct rect){720, 64, 152, 88}, ALIGN_RIGHT, T_INK,
		  value_short(value_about(view->report.per_week), "", view->lang, view->arena));
	draw_text(ops, FACE_UI, 28, (struct rect){672, 152, 200, 36}, ALIGN_RIGHT, T_INK2,
		  lang_text(view->lang, L_wall_flow_per_week));
	draw_text(ops, FACE_UI, 28, (struct rect){672, 190, 200, 36}, ALIGN_RIGHT, T_INK2,
		  words_n(view->lang, L_wall_flow_mean, "n", view->report.weeks_known, view->arena));
}

/* --- below --------------------------------------------------------------------------------------- */

static void add_sentence(const struct view *view, struct sprite_list *out)
{
	const struct flow_day *today = &view->report.days[FLOW_DAYS - 1];
	int open = today->counts[COLUMN_TODO] + today->counts[COLUMN_DOING];
	double left = flow_weeks_left(open, view->report.per_week);

	if (left < 0 || !open) {
		footer_add(view->in, out);
		return;
	}
	footer_say(view->in, "flow",
		   words_ss(view->lang, L_wall_flow_left, "n", arena_printf(view->arena, "%d", open), "weeks",
			    value_short(value_about(left), "", view->lang, view->arena), view->arena), out);
}

void scene_flow(const struct scene_input *in, struct sprite_list *out)
{
	out->scene = "flow";
	wall_add(out);
	header_add(in, L_wall_scene_flow, out);
	if (in->snapshot->flow && in->snapshot->flow->count) {
		struct view view = view_of(in, out->arena);
		add_insight(&view, out);
		add_pile(&view, out);
		add_times(&view, out);
		add_weeks(&view, out);
		add_sentence(&view, out);
	} else {
		empty_add(in, "flow", L_wall_flow_empty, L_wall_flow_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
