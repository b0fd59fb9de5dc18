/*
 * metrics: one metric on its way, with its floor and its stretch: two lines, two verdicts, never a sum.
 */
#include <math.h>
#include <string.h>

#include "app/model/days.h"
#include "app/model/starter.h"
#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { PAGES_MAX = 8, EARLY_DAYS = 14, DOTTED_MAX = 20, GRID_LINES = 3 };

/* A metric that somebody follows in this cycle. */
struct followed {
	const struct metric *metric;
	const struct key_result *kr;	/* NULL: nothing is attempted with it */
};

static const struct key_result *kr_of(const struct goals *goals, int metric)
{
	for (int i = 0; i < goals->key_result_count; i++)
		if (goals->key_results[i].metric == metric)
			return &goals->key_results[i];
	return NULL;
}

/* Those with a floor or a stretch, and something measured. */
static int followed_of(const struct goals *goals, struct followed out[PAGES_MAX])
{
	int n = 0;

	for (int i = 0; goals && i < goals->metric_count && n < PAGES_MAX; i++) {
		const struct metric *metric = &goals->metrics[i];
		const struct key_result *kr = kr_of(goals, i);
		if (metric->count && (metric->has_floor || kr))
			out[n++] = (struct followed){metric, kr};
	}
	return n;
}

bool scene_metrics_worth(const struct snapshot *snapshot)
{
	return scene_metrics_pages(snapshot) > 0;
}

int scene_metrics_pages(const struct snapshot *snapshot)
{
	struct followed list[PAGES_MAX];

	return followed_of(snapshot->goals, list);
}

/* --- what the page shows ------------------------------------------------------------------------- */

struct page {
	const struct goal_facts *facts;
	const struct metric *metric;
	const struct key_result *kr;
	const struct kr_standing *standing;	/* NULL without a key result */
	const struct metric_reading *readings;	/* those of this cycle */
	int count;
	const struct metric_reading *newest;
	enum lang lang;
	struct arena *arena;
	const struct measurer *measurer;
};

static struct page page_of(const struct goal_facts *facts, const struct followed *followed)
{
	const struct goals *goals = facts->goals;
	const struct metric *metric = followed->metric;
	struct page page = {
		.facts = facts, .metric = metric, .kr = followed->kr,
		.readings = &goals->readings[metric->first], .count = metric->count,
		.newest = &goals->readings[metric->first + metric->count - 1],
		.lang = facts->in->lang, .arena = facts->arena, .measurer = facts->in->measurer,
	};

	if (page.kr)
		page.standing = &facts->standing.key_results[page.kr - goals->key_results];
	while (page.count && *goals->cycle.id &&
	       date_before(page.readings->date, goals->cycle.dates.first)) {
		page.readings++;
		page.count--;
	}
	return page;
}

static const char *value_said(const struct page *page, double value)
{
	return value_short(value, page->metric->measure, page->lang, page->arena);
}

static bool has_floor(const struct page *page)
{
	return page->metric->has_floor && page->metric->direction != DIRECTION_HOLD;
}

static const char *day_said(const struct page *page, struct date date)
{
	struct date far = {.year = 1, .month = 1, .day = 1};

	return due_words(date, far, page->lang, page->arena);
}

/* --- the note ------------------------------------------------------------------------------------ */

static void text(const struct page *page, struct op_list *ops, enum face face, float px, float x,
		 float middle, enum token token, const char *words)
{
	draw_text_fit(ops, page->measurer, face, px,
		      (struct rect){x, middle - px * 0.65f, 444 - x, px * 1.3f}, token, words);
}

static void draw_head_line(const struct page *page, struct op_list *ops)
{
	const struct label *label = goal_label(page->facts, page->metric->platform);
	const struct person *person = page->kr ? kr_person(page->facts, page->kr) : NULL;
	const char *where = label ? label_words(label, page->lang) : lang_text(page->lang, L_wall_all_channels);
	float x = 83;

	draw_icon(ops, label ? label->icon : "globe", 39, 32, 32, T_NINK2);
	where = text_fit(page->measurer, FACE_UI, 28, where, person ? 170 : 360, page->arena);
	float w = line_width(page->measurer, FACE_UI, 28, where);
	draw_text(ops, FACE_UI, 28, (struct rect){x, 29, w, 36}, ALIGN_LEFT, T_NINK2, where);
	if (!person)
		return;
	x += w + 10;
	draw_text(ops, FACE_UI, 28, (struct rect){x, 29, 10, 36}, ALIGN_LEFT, T_NINK2, "·");
	draw_avatar(ops, x + 20, 28, 40, person);
	text(page, ops, FACE_UI, 28, x + 70, 47, T_NINK2, person->name);
}

static void draw_value(const struct page *page, struct op_list *ops)
{
	struct value_words words = value_words(page->newest->value, page->metric->measure, page->lang,
					       page->arena);
	const char *small = arena_printf(page->arena, "%s%s", words.scale, words.unit);
	float small_w = line_width(page->measurer, FACE_DISPLAY_600, 84, small);
	float px = line_width(page->measurer, FACE_DISPLAY_600, 168, words.digits) + small_w + 6 > 400
			   ? 100 : 168;
	float small_px = px / 2, w = line_width(page->measurer, FACE_DISPLAY_600, px, words.digits);
	float baseline = 368;

	draw_text(ops, FACE_DISPLAY_600, px, (struct rect){30, baseline - px, w, px * 1.28f}, ALIGN_LEFT,
		  T_NINK, words.digits);
	draw_text_fit(ops, page->measurer, FACE_DISPLAY_600, small_px,
		      (struct rect){30 + w + 4, baseline - small_px, 404 - w, small_px * 1.28f}, T_NINK,
		      small);
}

static void draw_change(const struct page *page, struct op_list *ops)
{
	if (!page->kr)
		return;
	struct kr_facts kr = kr_facts(page->facts, page->kr);
	if (!kr.has_change)
		return;
	const char *size = value_short(fabs(kr.change), "", page->lang, page->arena);
	bool flat = strcmp(size, "0") == 0;
	enum token ink = flat ? T_NINK2 : kr.change_is_good ? T_NOK : T_NBAD;
	if (flat)
		draw_icon(ops, "minus", 40, 405, 30, ink);
	else
		draw_arrow(ops, 40, 405, 30, kr.change > 0, solid(ink));
	text(page, ops, FACE_UI_600, 30, 75, 420, ink,
	     flat ? lang_text(page->lang, L_wall_metrics_flat)
		  : words_s(page->lang, L_wall_metrics_change, "n", size, page->arena));
}

static void draw_kpi(const struct page *page, struct op_list *ops)
{
	enum kpi_verdict verdict = metric_verdict(page->facts->goals, page->metric);
	const char *floor = value_said(page, page->metric->floor);

	if (verdict == KPI_NONE || verdict == KPI_OPEN) {
		draw_state(ops, STATE_NONE, 40, 486, 64, true);
		text(page, ops, FACE_HAND_BOLD, 60, 125, 517, T_NINK,
		     lang_text(page->lang, L_wall_metrics_kpi_none));
		return;
	}
	bool met = verdict == KPI_MET;
	draw_state(ops, met ? STATE_FINE : STATE_RISK, 40, 484, 66, true);
	text(page, ops, FACE_HAND_BOLD, 60, 125, 517, T_NINK,
	     lang_text(page->lang, met ? L_wall_metrics_kpi_met : L_wall_metrics_kpi_missed));
	text(page, ops, FACE_UI, 28, 125, 566, T_NINK2,
	     has_floor(page) ? words_ss(page->lang, L_wall_metrics_kpi_line, "value",
					value_said(page, page->newest->value), "floor", floor,
					page->arena)
			     : value_said(page, page->newest->value));
}

static const char *okr_line(const struct page *page)
{
	const struct key_result *kr = page->kr;
	const char *way = words_ss(page->lang, L_wall_metrics_way, "start",
				   kr->has_start ? value_said(page, kr->start) : "?", "target",
				   value_said(page, kr->target), page->arena);

	if (!okr_known(page->standing->progress))
		return lang_text(page->lang, L_wall_okr_no_start);
	int percent = (int)lround(okr_clamped(page->standing->progress) * 100);
	if (percent == 50)
		return words_s(page->lang, L_wall_metrics_half, "way", way, page->arena);
	return words_ss(page->lang, L_wall_metrics_walked, "way", way, "n",
			arena_printf(page->arena, "%d", percent), page->arena);
}

static void draw_okr(const struct page *page, struct op_list *ops)
{
	const char *score = page->standing && okr_known(page->standing->progress)
			? value_fixed(page->standing->progress, 2, page->arena) : "–";
	float x = 125 + line_width(page->measurer, FACE_HAND_BOLD, 60, "OKR ");

	draw_flag(ops, 47, 690, 50, 67, T_NOKR);
	text(page, ops, FACE_HAND_BOLD, 60, 125, 654, T_NINK, page->kr ? "OKR" : lang_text(page->lang, L_wall_metrics_okr_none));
	if (!page->kr)
		return;
	text(page, ops, FACE_DISPLAY_600, 62, x, 655, T_NINK, score);
	text(page, ops, FACE_UI, 28, 125, 703, T_NINK2, okr_line(page));
}

static void add_note(const struct page *page, struct sprite_list *out)
{
	const struct label *label = goal_label(page->facts, page->metric->platform);
	struct sprite *note = sprite_add(out, sprite_key("metric", page->metric->id), SPRITE_PIECE,
					 LAYER_NOTES, (struct rect){40, 170, 476, 816});
	struct op_list *ops = &note->ops;
	struct op *paper = op_add(ops, OP_PAPER, (struct rect){0, 0, 476, 816},
				  solid(paper_token(label ? label->paper : PAPER_BUTTER)));
	const char *name = metric_name_words(page->metric->name, page->metric->id, page->lang);
	bool large = text_width(page->measurer, FACE_HAND_BOLD, 72, name) <= 408;

	note->group = sprite_key("metrics", "");
	paper->radius = 3;
	paper->radius2 = 5;
	note->angle_deg = -0.3f;
	note->bake = note->shadow = true;
	draw_head_line(page, ops);
	text(page, ops, FACE_HAND_BOLD, large ? 72 : 48, 36, 120, T_NINK, name);
	text(page, ops, FACE_HAND, 30, 36, 185, T_NINK2,
	     metric_formula_words(page->metric->formula, page->metric->id, page->lang));
	draw_value(page, ops);
	draw_change(page, ops);
	draw_rect(ops, (struct rect){36, 456, 404, 3}, 0, faint(T_NINK2, 0.35f));
	draw_kpi(page, ops);
	draw_rect(ops, (struct rect){36, 594, 404, 3}, 0, faint(T_NINK2, 0.35f));
	draw_okr(page, ops);
	text(page, ops, FACE_UI, 28, 36, 772, T_NINK2, lang_text(page->lang, L_wall_metrics_apart));
}

/* --- the chart ----------------------------------------------------------------------------------- */

/* The plot within its sheet; x in days of the cycle, y in the metric's values. */
struct plot {
	const struct page *page;
	struct rect box;
	int32_t first, days;
	double bottom, top, step, phase;
};

static float plot_x(const struct plot *plot, struct date date)
{
	return plot->box.x + plot->box.w * (float)(date_number(date) - plot->first) / (float)plot->days;
}

static float plot_y(const struct plot *plot, double value)
{
	double share = (value - plot->bottom) / (plot->top - plot->bottom);

	return plot->box.y + plot->box.h * (float)(1 - share);
}

static struct dot plot_dot(const struct plot *plot, struct date date, double value)
{
	return (struct dot){plot_x(plot, date), plot_y(plot, value)};
}

static void reach(double *low, double *high, double value)
{
	*low = fmin(*low, value);
	*high = fmax(*high, value);
}

static bool forecasts(const struct page *page)
{
	return page->standing && page->standing->forecast.kind != FORECAST_NONE && page->facts->has_time;
}

/* A line that runs away is shown as far as the picture reaches. */
static double forecast_end(const struct page *page, double low, double high)
{
	double end = page->standing->forecast.end_value, room = (high - low) * 0.5;

	return fmax(low - room, fmin(high + room, end));
}

static void range_of(const struct page *page, double *low, double *high)
{
	*low = *high = page->newest->value;
	for (int i = 0; i < page->count; i++)
		reach(low, high, page->readings[i].value);
	if (has_floor(page))
		reach(low, high, page->metric->floor);
	if (page->kr) {
		reach(low, high, page->kr->target);
		if (page->kr->has_start)
			reach(low, high, page->kr->start);
	}
	if (forecasts(page))
		reach(low, high, forecast_end(page, *low, *high));
	if (*high <= *low)
		*high = *low + (*low ? fabs(*low) * 0.2 : 1);
}

/* Lines of the grid keep off the two rulers where half a step does it. */
static bool meets_ruler(const struct plot *plot, double phase)
{
	const struct page *page = plot->page;
	double rulers[] = {has_floor(page) ? page->metric->floor : NAN, page->kr ? page->kr->target : NAN};

	for (int i = 0; i < 2; i++)
		if (isfinite(rulers[i]) &&
		    fabs(remainder(rulers[i] - phase, plot->step)) < plot->step * 0.15)
			return true;
	return false;
}

static struct plot plot_of(const struct page *page)
{
	const struct cycle *cycle = &page->facts->goals->cycle.dates;
	struct plot plot = {.page = page, .box = {592, 76, 980, 620}};
	double low, high;

	range_of(page, &low, &high);
	double span = high - low;
	plot.bottom = low - 0.19 * span;
	if (low >= 0 && plot.bottom < 0)
		plot.bottom = 0;
	plot.step = nice_step(span, GRID_LINES);
	plot.phase = meets_ruler(&plot, 0) ? plot.step / 2 : 0;
	double top = high + 0.02 * span;
	plot.top = plot.phase + plot.step * ceil((top - plot.phase) / plot.step - 1e-9);
	if (plot.top > high + 0.3 * span)
		plot.top = high + 0.1 * span;
	bool has_cycle = *page->facts->goals->cycle.id;
	plot.first = has_cycle ? date_number(cycle->first) : date_number(page->readings[0].date);
	int32_t last = has_cycle ? date_number(cycle->last) : date_number(page->newest->date);
	plot.days = last - plot.first + 1;
	return plot;
}

static void draw_grid(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	double from = ceil((plot->bottom - plot->phase) / plot->step) * plot->step + plot->phase;

	for (double at = from; at <= plot->top + plot->step * 1e-6; at += plot->step) {
		float y = plot_y(plot, at);
		if (y > plot->box.y + plot->box.h - 20)
			continue;
		draw_rect(ops, (struct rect){plot->box.x, y - 1, plot->box.w, 2}, 0, solid(T_TRACK));
		const char *label = value_said(page, at);
		if (line_width(page->measurer, FACE_UI, 28, label) > 104)
			label = value_short(at, "", page->lang, page->arena);
		draw_text(ops, FACE_UI, 28, (struct rect){plot->box.x - 140, y - 18, 120, 36},
			  ALIGN_RIGHT, T_INK2, label);
	}
}

/* "挑战 6%"; where that is too wide the value alone. */
static void draw_ruler_words(const struct page *page, struct op_list *ops, struct rect line,
			     enum token token, enum lang_key key, double value)
{
	const char *plain = value_said(page, value);
	const char *words = words_s(page->lang, key, "value", plain, page->arena);

	if (line_width(page->measurer, FACE_UI_600, 36, words) > line.w)
		words = plain;
	draw_text_fit(ops, page->measurer, FACE_UI_600, 36, line, token, words);
}

static void draw_rulers(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	float right = plot->box.x + plot->box.w, floor_y = INFINITY;

	if (has_floor(page)) {
		floor_y = plot_y(plot, page->metric->floor);
		draw_rect(ops, (struct rect){plot->box.x, floor_y - 3, plot->box.w, 6}, 0, solid(T_KPI));
	}
	if (page->kr) {
		float y = plot_y(plot, page->kr->target);
		float label = fabsf(y - 26 - floor_y) < 44 ? floor_y - 44 : y - 26;
		draw_rect(ops, (struct rect){plot->box.x, y - 3, plot->box.w, 6}, 0, solid(T_OKR));
		draw_flag(ops, right - 1, y + 3, 38, 50, T_OKR);
		draw_ruler_words(page, ops, (struct rect){right + 50, label - 23, 194, 46}, T_OKR,
				 L_wall_okr_stretch, page->kr->target);
	}
	if (has_floor(page))
		draw_ruler_words(page, ops, (struct rect){right + 20, floor_y - 23, 224, 46}, T_KPI,
				 L_wall_okr_floor, page->metric->floor);
}

/* A month's name stands in its middle, or beside the word of today. */
static void draw_month(const struct plot *plot, struct op_list *ops, struct date month, float today)
{
	const struct page *page = plot->page;
	struct date next = {(int16_t)(month.year + month.month / 12), (int8_t)(month.month % 12 + 1), 1};
	float left = fmaxf(plot_x(plot, month), plot->box.x);
	float right = fminf(plot_x(plot, next), plot->box.x + plot->box.w), middle = (left + right) / 2;
	const char *name = month_words(month, page->lang, page->arena);
	float half = line_width(page->measurer, FACE_UI, 28, name) / 2;

	if (left > plot->box.x)
		draw_rect(ops, (struct rect){left - 1, plot->box.y + plot->box.h, 3, 10}, 0,
			  solid(T_LINE2));
	if (fabsf(middle - today) < half + 56)
		middle = right - today > today - left ? (today + 50 + right) / 2 : (left + today - 50) / 2;
	if (right - left > 2 * half + 20)
		draw_text(ops, FACE_UI, 28, (struct rect){middle - half, plot->box.y + 638, 2 * half, 36},
			  ALIGN_LEFT, T_INK2, name);
}

static void draw_axis(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	float y = plot->box.y + plot->box.h, today = -1000;
	struct date month = date_from_number(plot->first);

	draw_rect(ops, (struct rect){plot->box.x, y - 1, plot->box.w, 3}, 0, solid(T_LINE2));
	if (page->facts->today.year)
		today = plot_x(plot, page->facts->today);
	if (today >= plot->box.x && today <= plot->box.x + plot->box.w) {
		draw_rect(ops, (struct rect){today - 2, y, 5, 14}, 0, solid(T_OKR));
		draw_text(ops, FACE_UI_700, 28, (struct rect){today - 60, y + 18, 120, 36}, ALIGN_CENTRE,
			  T_OKR, lang_text(page->lang, L_wall_due_today));
	}
	for (month.day = 1; date_number(month) < plot->first + plot->days;) {
		draw_month(plot, ops, month, today);
		month = (struct date){(int16_t)(month.year + month.month / 12),
				      (int8_t)(month.month % 12 + 1), 1};
	}
}

static bool has_way(const struct page *page)
{
	return page->kr && page->kr->has_start && page->kr->direction != DIRECTION_HOLD &&
	       page->facts->has_time && okr_known(page->standing->expected_value);
}

/* Where it should be by now: a thin line from the start to the stretch, and a triangle at today. */
static void draw_expected_line(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	const struct cycle *cycle = &page->facts->goals->cycle.dates;

	if (!has_way(page))
		return;
	bool early = page->count && date_days(cycle->first, page->readings[0].date) <= EARLY_DAYS;
	struct date from = early ? page->readings[0].date : cycle->first;
	struct dot a = plot_dot(plot, from, page->kr->start);
	struct dot b = {plot->box.x + plot->box.w, plot_y(plot, page->kr->target)};
	float x = plot_x(plot, page->facts->today);
	draw_straight(ops, a, b, 3, faint(T_LINE2, 0.55f));
	if (x < a.x || x > b.x)
		return;
	float y = a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) + 6;
	draw_head(ops, (struct dot){x, y}, HEAD_UP, 20, 26, solid(T_INK));
}

static void draw_expected_words(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;

	if (!has_way(page))
		return;
	float y = plot_y(plot, page->standing->expected_value) + 20;
	float floor_y = has_floor(page) ? plot_y(plot, page->metric->floor) : -1000;
	float x = plot_x(plot, page->facts->today) + 27;
	if (fabsf(y - floor_y) < 24)
		y = floor_y + 30;
	draw_text_fit(ops, page->measurer, FACE_UI, 28,
		      (struct rect){x, y - 18, plot->box.x + plot->box.w - x, 36}, T_INK2,
		      words_s(page->lang, L_wall_metrics_expected, "value",
			      value_said(page, value_about(page->standing->expected_value)), page->arena));
}

/* The straight line on: solid to the stretch, faint beyond. */
static void draw_forecast(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	const struct forecast *forecast = &page->standing->forecast;
	struct date last = page->facts->goals->cycle.dates.last;
	struct dot from = plot_dot(plot, page->newest->date, forecast_at(forecast, page->newest->date));
	struct dot to = {plot->box.x + plot->box.w, plot_y(plot, forecast->end_value)};
	bool crosses = forecast->kind == FORECAST_CROSSES;

	if (to.y < plot->box.y || to.y > plot->box.y + plot->box.h) {
		float edge = to.y < plot->box.y ? plot->box.y : plot->box.y + plot->box.h;
		to = (struct dot){from.x + (to.x - from.x) * (edge - from.y) / (to.y - from.y), edge};
	}
	if (date_before(last, page->newest->date) || to.x <= from.x)
		return;
	struct dot meet = crosses ? plot_dot(plot, forecast->crosses, page->kr->target) : to;
	struct op *line = draw_straight(ops, from, meet, 6, solid(T_OKF));
	line->dash = 4;
	line->gap = 16;
	if (!crosses)
		return;
	line = draw_straight(ops, meet, to, 6, faint(T_OKF, 0.55f));
	line->dash = 4;
	line->gap = 16;
	draw_open_dot(ops, meet, 15, 5, solid(T_OKF), T_SHEET);
}

static void draw_readings(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	struct dot *dots = arena_array(page->arena, (size_t)page->count + 1, sizeof(*dots));
	bool stale = page->standing && page->standing->health.health == HEALTH_OVERDUE;
	enum token fill = stale ? T_LINE2 : T_OKF;

	for (int i = 0; i < page->count; i++)
		dots[i] = plot_dot(plot, page->readings[i].date, page->readings[i].value);
	if (page->count > 1) {
		struct op *line = draw_polyline(ops, dots, page->count, 9, solid(fill));
		line->dash = stale ? 14 : 0;
		line->gap = stale ? 16 : 0;
	}
	for (int i = 0; i + 1 < page->count && page->count <= DOTTED_MAX; i++)
		draw_open_dot(ops, dots[i], 12, 5, solid(fill), T_SHEET);
	if (page->count) {
		draw_dot(ops, dots[page->count - 1], 20, solid(T_SHEET));
		draw_dot(ops, dots[page->count - 1], 15, solid(fill));
	}
}

static void draw_values(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	const char *newest = value_said(page, page->newest->value);
	float w = line_width(page->measurer, FACE_DISPLAY_600, 44, newest);

	if (!page->count)
		return;
	struct dot dot = plot_dot(plot, page->newest->date, page->newest->value);
	bool falls = page->count > 1 && page->readings[page->count - 2].value > page->newest->value;
	bool below = (falls && dot.y + 80 < plot->box.y + plot->box.h) || dot.y - 74 < plot->box.y - 40;
	float y = below ? dot.y + 22 : dot.y - 74;
	float x = fmaxf(dot.x - w / 2 - 32, plot->box.x + 8);
	draw_text(ops, FACE_DISPLAY_600, 44, (struct rect){x, y, w, 56}, ALIGN_LEFT, T_INK, newest);
	if (page->count < 3)
		return;
	const char *first = value_said(page, page->readings[0].value);
	float first_w = line_width(page->measurer, FACE_UI_600, 32, first);
	struct dot at = plot_dot(plot, page->readings[0].date, page->readings[0].value);
	float first_y = at.y + 24 > plot->box.y + plot->box.h - 44 ? at.y - 66 : at.y + 24;
	if (at.x + first_w + 20 < x)
		draw_text(ops, FACE_UI_600, 32, (struct rect){at.x - 20, first_y, first_w, 42}, ALIGN_LEFT,
			  T_INK, first);
}

static const char *forecast_words(const struct page *page)
{
	const struct forecast *forecast = &page->standing->forecast;
	const char *end = value_said(page, value_about(forecast->end_value));
	const char *target = value_said(page, page->kr->target);

	switch (forecast->kind) {
	case FORECAST_CROSSES:
		return words_ss(page->lang, L_wall_metrics_crosses, "date",
				day_said(page, forecast->crosses), "value", target, page->arena);
	case FORECAST_REACHED:
		return words_s(page->lang, L_wall_metrics_reached, "value", target, page->arena);
	case FORECAST_SHORT:
		return words_s(page->lang, L_wall_metrics_short, "value", end, page->arena);
	case FORECAST_STAYS:
		return lang_text(page->lang, L_wall_metrics_stays);
	case FORECAST_LEAVES:
		return words_s(page->lang, L_wall_metrics_leaves, "date",
			       day_said(page, forecast->crosses), page->arena);
	default:
		return lang_text(page->lang, L_wall_metrics_outside);
	}
}

static bool near(struct rect box, struct dot dot, float by)
{
	return dot.x > box.x - by && dot.x < box.x + box.w + by && dot.y > box.y - by &&
	       dot.y < box.y + box.h + by;
}

/* Clear of what was measured and of where it goes from there. */
static bool is_clear(const struct plot *plot, struct rect box)
{
	enum { SAMPLES = 24 };
	const struct page *page = plot->page;
	const struct forecast *forecast = &page->standing->forecast;

	for (int i = 0; i < page->count; i++)
		if (near(box, plot_dot(plot, page->readings[i].date, page->readings[i].value), 40))
			return false;
	int32_t from = date_number(page->newest->date) - plot->first;
	for (int i = 0; i <= SAMPLES; i++) {
		struct date date = date_from_number(plot->first + from +
						    (plot->days - from) * i / SAMPLES);
		if (near(box, plot_dot(plot, date, forecast_at(forecast, date)), 8))
			return false;
	}
	float stretch = plot_y(plot, page->kr->target);
	float floor_y = has_floor(page) ? plot_y(plot, page->metric->floor) : -1000;
	return (stretch < box.y || stretch > box.y + box.h) &&
	       (floor_y < box.y || floor_y > box.y + box.h);
}

/* Above the stretch, left of where it is met, or wherever it is clear. */
static void draw_sentence(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	const struct forecast *forecast = &page->standing->forecast;
	const char *words = text_fit(page->measurer, FACE_HAND_BOLD, 44, forecast_words(page),
				     plot->box.w - 40, page->arena);
	float w = text_width(page->measurer, FACE_HAND_BOLD, 44, words);
	float stretch = plot_y(plot, page->kr->target), left = plot->box.x + 20;
	float right = plot->box.x + plot->box.w - w - 20, meet = right;

	if (forecast->kind == FORECAST_CROSSES)
		meet = fmaxf(left, plot_x(plot, forecast->crosses) - 41 - w);
	const struct dot places[] = {
		{meet, stretch - 86}, {left, stretch - 86}, {left, plot->box.y + 8}, {right, stretch + 24},
		{left, stretch + 24}, {right, plot->box.y + 540}, {left, plot->box.y + 540},
		{right, plot->box.y + 300}, {left, 10},
	};
	enum { PLACES = sizeof(places) / sizeof(places[0]) };
	int at = 0;
	while (at + 1 < PLACES &&
	       (places[at].y < 10 || !is_clear(plot, (struct rect){places[at].x, places[at].y, w, 58})))
		at++;
	draw_text(ops, FACE_HAND_BOLD, 44, (struct rect){places[at].x, places[at].y, w, 58}, ALIGN_LEFT,
		  T_INK, words);
}

static void draw_age(const struct page *page, struct op_list *ops)
{
	static const enum lang_key rhythm[] = {
		[EVERY_DAY] = L_wall_metrics_daily, [EVERY_WEEK] = L_wall_metrics_weekly,
		[EVERY_MONTH] = L_wall_metrics_monthly, [EVERY_QUARTER] = L_wall_metrics_quarterly,
	};
	bool stale = page->standing && page->standing->health.health == HEALTH_OVERDUE;
	const char *day = due_words(page->newest->date, page->facts->today, page->lang, page->arena);
	int days = page->facts->today.year ? date_days(page->newest->date, page->facts->today) : -1;

	if (days > 0)
		day = days == 1 ? lang_text(page->lang, L_wall_ago_yesterday)
				: words_n(page->lang, L_wall_ago_days, "n", days, page->arena);
	const char *data = words_s(page->lang, L_wall_metrics_data, "day", day, page->arena);
	const char *rest = stale ? lang_text(page->lang, L_wall_okr_overdue)
				 : words_n(page->lang, rhythm[page->metric->frequency], "n", page->count,
					   page->arena);
	draw_icon(ops, stale ? "triangle-mark" : "clock", 592, 760, 32, stale ? T_WARNF : T_INK2);
	draw_text_fit(ops, page->measurer, FACE_UI, 28, (struct rect){634, 758, 1150, 36}, T_INK2,
		      arena_printf(page->arena, "%s%s", data, rest));
}

static void add_chart(const struct page *page, struct sprite_list *out)
{
	struct rect paper = {0, 0, 1824, 808};
	struct sprite *sheet = sprite_add(out, sprite_key("metric-chart", page->metric->id), SPRITE_PIECE,
					  LAYER_BOARD, (struct rect){48, 174, paper.w, paper.h});
	struct plot plot = plot_of(page);
	struct op_list *ops = &sheet->ops;

	sheet->group = sprite_key("metrics", "");
	draw_shadow(ops, SHADOW_SHEET, paper, 6);
	draw_rect(ops, paper, 6, solid(T_SHEET));
	draw_grid(&plot, ops);
	draw_expected_line(&plot, ops);
	draw_rulers(&plot, ops);
	draw_axis(&plot, ops);
	if (forecasts(page))
		draw_forecast(&plot, ops);
	draw_readings(&plot, ops);
	draw_values(&plot, ops);
	draw_expected_words(&plot, ops);
	if (forecasts(page))
		draw_sentence(&plot, ops);
	draw_age(page, ops);
}

/* --- below --------------------------------------------------------------------------------------- */

static bool over_floor(const struct page *page, double value)
{
	return page->metric->direction == DIRECTION_DOWN ? value <= page->metric->floor
							  : value >= page->metric->floor;
}

/* Since when it is over its floor without a break; else how much is missing. */
static void add_sentence(const struct page *page, struct sprite_list *out)
{
	int since = page->count;

	if (!has_floor(page) || !page->count) {
		footer_add(page->facts->in, out);
		return;
	}
	while (since > 0 && over_floor(page, page->readings[since - 1].value))
		since--;
	if (since == page->count) {
		double gap = fabs(page->metric->floor - page->newest->value);
		footer_say(page->facts->in, "flow",
			   words_s(page->lang, L_wall_metrics_under, "value", value_said(page, gap),
				   page->arena), out);
	} else if (since == 0) {
		footer_say(page->facts->in, "flow", lang_text(page->lang, L_wall_metrics_always), out);
	} else {
		footer_say(page->facts->in, "flow",
			   words_s(page->lang, L_wall_metrics_since, "date",
				   day_said(page, page->readings[since].date), page->arena), out);
	}
}

void scene_metrics(const struct scene_input *in, struct sprite_list *out)
{
	struct goal_facts facts = goal_facts(in, out->arena);
	struct followed list[PAGES_MAX];
	int count = followed_of(facts.goals, list);

	out->scene = "metrics";
	wall_add(out);
	header_add(in, L_wall_scene_metrics, out);
	if (count) {
		out->page = in->scene_page % count;
		struct page page = page_of(&facts, &list[out->page]);
		add_chart(&page, out);
		add_note(&page, out);
		add_sentence(&page, out);
	} else {
		empty_add(in, "flow", L_wall_metrics_empty, L_wall_metrics_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
