#include "app/wall/scenes/metrics_page.h"

#include <math.h>

#include "app/model/days.h"
#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { EARLY_DAYS = 14, DOTTED_MAX = 20, GRID_LINES = 3 };

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
	if (metrics_has_floor(page))
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
	double rulers[] = {metrics_has_floor(page) ? page->metric->floor : NAN, page->kr ? page->kr->target : NAN};

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
		const char *label = metrics_value(page, at);
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
	const char *plain = metrics_value(page, value);
	const char *words = words_s(page->lang, key, "value", plain, page->arena);

	if (line_width(page->measurer, FACE_UI_600, 36, words) > line.w)
		words = plain;
	draw_text_fit(ops, page->measurer, FACE_UI_600, 36, line, token, words);
}

static void draw_rulers(const struct plot *plot, struct op_list *ops)
{
	const struct page *page = plot->page;
	float right = plot->box.x + plot->box.w, floor_y = INFINITY;

	if (metrics_has_floor(page)) {
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
	if (metrics_has_floor(page))
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
	float floor_y = metrics_has_floor(page) ? plot_y(plot, page->metric->floor) : -1000;
	float x = plot_x(plot, page->facts->today) + 27;
	if (fabsf(y - floor_y) < 24)
		y = floor_y + 30;
	draw_text_fit(ops, page->measurer, FACE_UI, 28,
		      (struct rect){x, y - 18, plot->box.x + plot->box.w - x, 36}, T_INK2,
		      words_s(page->lang, L_wall_metrics_expected, "value",
			      metrics_value(page, value_about(page->standing->expected_value)), page->arena));
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
	const char *newest = metrics_value(page, page->newest->value);
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
	const char *first = metrics_value(page, page->readings[0].value);
	float first_w = line_width(page->measurer, FACE_UI_600, 32, first);
	struct dot at = plot_dot(plot, page->readings[0].date, page->readings[0].value);
	bool sinks = page->readings[1].value < page->readings[0].value;
	bool above = sinks || at.y + 24 > plot->box.y + plot->box.h - 44;
	float first_x = fmaxf(at.x - 20, plot->box.x + 8);
	if (first_x + first_w + 20 < x)
		draw_text(ops, FACE_UI_600, 32,
			  (struct rect){first_x, above ? at.y - 66 : at.y + 24, first_w, 42}, ALIGN_LEFT,
			  T_INK, first);
}

static const char *forecast_words(const struct page *page)
{
	const struct forecast *forecast = &page->standing->forecast;
	const char *end = metrics_value(page, value_about(forecast->end_value));
	const char *target = metrics_value(page, page->kr->target);

	switch (forecast->kind) {
	case FORECAST_CROSSES:
		return words_ss(page->lang, L_wall_metrics_crosses, "date",
				metrics_day(page, forecast->crosses), "value", target, page->arena);
	case FORECAST_REACHED:
		return words_s(page->lang, L_wall_metrics_reached, "value", target, page->arena);
	case FORECAST_SHORT:
		return words_s(page->lang, L_wall_metrics_short, "value", end, page->arena);
	case FORECAST_STAYS:
		return lang_text(page->lang, L_wall_metrics_stays);
	case FORECAST_LEAVES:
		return words_s(page->lang, L_wall_metrics_leaves, "date",
			       metrics_day(page, forecast->crosses), page->arena);
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
	float floor_y = metrics_has_floor(page) ? plot_y(plot, page->metric->floor) : -1000;
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

void metrics_chart_add(const struct page *page, struct sprite_list *out)
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
