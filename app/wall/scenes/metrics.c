/*
 * metrics: one metric on its way, with its floor and its stretch: two lines, two verdicts, never a sum.
 */
#include <math.h>
#include <string.h>

#include "app/model/days.h"
#include "app/model/starter.h"
#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/metrics_page.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { PAGES_MAX = 8 };

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

const char *metrics_value(const struct page *page, double value)
{
	return value_short(value, page->metric->measure, page->lang, page->arena);
}

bool metrics_has_floor(const struct page *page)
{
	return page->metric->has_floor && page->metric->direction != DIRECTION_HOLD;
}

const char *metrics_day(const struct page *page, struct date date)
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

/* A sentence that a line has no room for goes on in a second one. */
static void sentence(const struct page *page, struct op_list *ops, enum face face, float px, float x,
		     float middle, const char *words)
{
	struct text_lines lines;

	text_wrap(page->measurer, face, px, words, 440 - x, 2, page->arena, &lines);
	if (lines.count > 1)
		middle -= 4;
	for (int i = 0; i < lines.count; i++)
		text(page, ops, face, px, x, middle + (px + 3) * (float)i, T_NINK2, lines.lines[i]);
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
	const char *floor = metrics_value(page, page->metric->floor);

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
	     metrics_has_floor(page) ? words_ss(page->lang, L_wall_metrics_kpi_line, "value",
					metrics_value(page, page->newest->value), "floor", floor,
					page->arena)
			     : metrics_value(page, page->newest->value));
}

static const char *okr_line(const struct page *page)
{
	const struct key_result *kr = page->kr;
	const char *way = words_ss(page->lang, L_wall_metrics_way, "start",
				   kr->has_start ? metrics_value(page, kr->start) : "?", "target",
				   metrics_value(page, kr->target), page->arena);

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
	sentence(page, ops, FACE_UI, 28, 125, 703, okr_line(page));
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
	sentence(page, ops, FACE_HAND, 30, 36, 185,
		 metric_formula_words(page->metric->formula, page->metric->id, page->lang));
	draw_value(page, ops);
	draw_change(page, ops);
	draw_rect(ops, (struct rect){36, 456, 404, 3}, 0, faint(T_NINK2, 0.35f));
	draw_kpi(page, ops);
	draw_rect(ops, (struct rect){36, 594, 404, 3}, 0, faint(T_NINK2, 0.35f));
	draw_okr(page, ops);
	text(page, ops, FACE_UI, 28, 36, 772, T_NINK2, lang_text(page->lang, L_wall_metrics_apart));
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

	if (!metrics_has_floor(page) || !page->count) {
		footer_add(page->facts->in, out);
		return;
	}
	while (since > 0 && over_floor(page, page->readings[since - 1].value))
		since--;
	if (since == page->count) {
		double gap = fabs(page->metric->floor - page->newest->value);
		footer_say(page->facts->in, "flow",
			   words_s(page->lang, L_wall_metrics_under, "value", metrics_value(page, gap),
				   page->arena), out);
	} else if (since == 0) {
		footer_say(page->facts->in, "flow", lang_text(page->lang, L_wall_metrics_always), out);
	} else {
		footer_say(page->facts->in, "flow",
			   words_s(page->lang, L_wall_metrics_since, "date",
				   metrics_day(page, page->readings[since].date), page->arena), out);
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
		metrics_chart_add(&page, out);
		add_note(&page, out);
		add_sentence(&page, out);
	} else {
		empty_add(in, "flow", L_wall_metrics_empty, L_wall_metrics_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
