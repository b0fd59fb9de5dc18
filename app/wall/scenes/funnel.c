/*
 * funnel: what people see, do and become on each platform, and where it breaks. One alarm at a time.
 */
#include <math.h>
#include <string.h>

#include "app/model/funnel.h"
#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/legend.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum {
	STAGES = STAGE_CONVERSION,	/* awareness, engagement, conversion */
	PLATFORMS_ON_PAGE = 4,
	ROW_TOP = 262, ROW_PITCH = 242, SHAPE_H = 228,
	COLUMN_MIDDLE = 395, COLUMN_PITCH = 330,
	WEEKS_SHOWN = 9,
};

struct view {
	const struct goal_facts *facts;
	struct arena *arena;
	enum lang lang;
	const struct measurer *measurer;
	struct funnel funnel;
	const char *platforms[FUNNEL_PLATFORMS_MAX];	/* a label's id; "": all channels */
	int metrics[STAGES][FUNNEL_PLATFORMS_MAX];	/* -1: none */
	struct funnel_break alarm;
	bool has_alarm;
};

/* --- which figure stands where ------------------------------------------------------------------- */

static const struct key_result *kr_of(const struct goals *goals, int metric)
{
	for (int i = 0; i < goals->key_result_count; i++)
		if (goals->key_results[i].metric == metric)
			return &goals->key_results[i];
	return NULL;
}

/* Only counts can be set one on the other; what is aimed at goes before what is only measured. */
static int weight_of(const struct goals *goals, int index)
{
	const struct metric *metric = &goals->metrics[index];
	bool aimed = kr_of(goals, index) != NULL;

	if (metric->stage == STAGE_NONE || metric->direction != DIRECTION_UP ||
	    strcmp(metric->measure, "%") == 0 || (!metric->count && !aimed && !metric->has_floor))
		return 0;
	return 1 + 4 * aimed + 2 * metric->has_floor + (metric->count > 0);
}

static int platform_of(struct view *view, const char *id)
{
	for (int i = 0; i < view->funnel.platforms; i++)
		if (strcmp(view->platforms[i], id) == 0)
			return i;
	if (view->funnel.platforms == FUNNEL_PLATFORMS_MAX)
		return -1;
	int at = view->funnel.platforms++;
	view->platforms[at] = id;
	for (int stage = 0; stage < STAGES; stage++)
		view->metrics[stage][at] = -1;
	return at;
}

static void choose(struct view *view, int index)
{
	const struct goals *goals = view->facts->goals;
	const struct metric *metric = &goals->metrics[index];
	int weight = weight_of(goals, index);
	bool known = !*metric->platform || goal_label(view->facts, metric->platform);
	int platform = weight && known ? platform_of(view, metric->platform) : -1;

	if (platform < 0)
		return;
	int *chosen = &view->metrics[metric->stage - STAGE_AWARENESS][platform];
	if (*chosen < 0 || weight > weight_of(goals, *chosen))
		*chosen = index;
}

/* In the order of the team's labels, all channels last. */
static void choose_all(struct view *view)
{
	const struct goals *goals = view->facts->goals;
	const struct board *board = view->facts->board;

	for (int l = 0; board && l < board->label_count; l++)
		for (int i = 0; i < goals->metric_count; i++)
			if (strcmp(goals->metrics[i].platform, board->labels[l].id) == 0)
				choose(view, i);
	for (int i = 0; i < goals->metric_count; i++)
		choose(view, i);
}

static int person_index(const struct goal_facts *facts, const struct key_result *kr)
{
	const struct person *person = kr ? kr_person(facts, kr) : NULL;

	if (person)
		return (int)(person - facts->board->people);
	return kr && facts->goals->objectives[kr->objective].unit >= 0 ? INT16_MAX : -1;
}

static bool tied(const struct goals *goals, int a, int b)
{
	if (a == b)
		return true;
	for (int i = 0; i < goals->link_count; i++) {
		const struct goal_link *link = &goals->links[i];
		int upper = link->upper_kr >= 0 ? goals->key_results[link->upper_kr].objective
						: link->upper_objective;
		if (link->state == LINK_DECLINED)
			continue;
		if ((link->objective == a && upper == b) || (link->objective == b && upper == a))
			return true;
	}
	return false;
}

/* An objective, or two that hang together, aim at this stage and at the platform's next one. */
static bool is_linked(const struct view *view, int stage, int platform)
{
	const struct goals *goals = view->facts->goals;
	const struct key_result *kr = kr_of(goals, view->metrics[stage][platform]);

	for (int next = stage + 1; kr && next < STAGES; next++) {
		if (view->metrics[next][platform] < 0)
			continue;
		const struct key_result *other = kr_of(goals, view->metrics[next][platform]);
		return other && tied(goals, kr->objective, other->objective);
	}
	return false;
}

static void fill_cell(struct view *view, int stage, int platform)
{
	const struct goals *goals = view->facts->goals;
	struct funnel_cell *cell = &view->funnel.cells[stage][platform];
	int index = view->metrics[stage][platform];

	*cell = (struct funnel_cell){.value = OKR_UNKNOWN, .floor = OKR_UNKNOWN,
				     .target = OKR_UNKNOWN, .owner = -1};
	if (index < 0)
		return;
	const struct metric *metric = &goals->metrics[index];
	const struct key_result *kr = kr_of(goals, index);
	cell->used = true;
	if (metric->count)
		cell->value = goals->readings[metric->first + metric->count - 1].value;
	if (metric->has_floor)
		cell->floor = metric->floor;
	if (kr)
		cell->target = kr->target;
	cell->owner = person_index(view->facts, kr);
	cell->linked = is_linked(view, stage, platform);
}

static void swap_platforms(struct view *view, int a, int b)
{
	const char *id = view->platforms[a];

	view->platforms[a] = view->platforms[b];
	view->platforms[b] = id;
	for (int stage = 0; stage < STAGES; stage++) {
		int metric = view->metrics[stage][a];
		view->metrics[stage][a] = view->metrics[stage][b];
		view->metrics[stage][b] = metric;
	}
}

static void fill(struct view *view)
{
	struct funnel_break breaks[FUNNEL_BREAKS_MAX];

	for (int stage = 0; stage < STAGES; stage++)
		for (int platform = 0; platform < view->funnel.platforms; platform++)
			fill_cell(view, stage, platform);
	view->has_alarm = funnel_breaks(&view->funnel, breaks) > 0;
	if (view->has_alarm)
		view->alarm = breaks[0];
}

/* The platform with the alarm hangs beside what is said of it: last on the first page. */
static struct view view_of(const struct goal_facts *facts)
{
	struct view view = {.facts = facts, .arena = facts->arena, .lang = facts->in->lang,
			    .measurer = facts->in->measurer, .funnel = {.stages = STAGES}};

	choose_all(&view);
	fill(&view);
	int count = view.funnel.platforms, place = count < PLATFORMS_ON_PAGE ? count - 1
									      : PLATFORMS_ON_PAGE - 1;
	if (view.has_alarm && view.alarm.platform >= 0 && view.alarm.platform != place) {
		swap_platforms(&view, view.alarm.platform, place);
		fill(&view);
	}
	return view;
}

static int platform_count(const struct snapshot *snapshot)
{
	struct arena arena = {0};
	struct scene_input in = {.snapshot = snapshot, .measurer = &text_measurer_plain};
	struct goal_facts facts = goal_facts(&in, &arena);
	struct view view = {.facts = &facts, .arena = &arena};

	choose_all(&view);
	arena_finish(&arena);
	return view.funnel.platforms;
}

bool scene_funnel_worth(const struct snapshot *snapshot)
{
	return snapshot->goals && platform_count(snapshot) > 0;
}

int scene_funnel_pages(const struct snapshot *snapshot)
{
	return (platform_count(snapshot) + PLATFORMS_ON_PAGE - 1) / PLATFORMS_ON_PAGE;
}

/* --- shapes -------------------------------------------------------------------------------------- */

static const struct label *label_of(const struct view *view, int platform)
{
	return goal_label(view->facts, view->platforms[platform]);
}

static const char *platform_words(const struct view *view, int platform)
{
	const struct label *label = label_of(view, platform);

	return label ? label_words(label, view->lang) : lang_text(view->lang, L_wall_all_channels);
}

static const char *platform_icon(const struct view *view, int platform)
{
	const struct label *label = label_of(view, platform);

	return label ? label->icon : "globe";
}

static enum token platform_paper(const struct view *view, int platform)
{
	const struct label *label = label_of(view, platform);

	return label ? paper_token(label->paper) : T_BUTTER;
}

static float width_at(const struct view *view, int stage, int platform)
{
	const struct funnel_cell *cell = &view->funnel.cells[stage][platform];

	return (float)funnel_width(okr_known(cell->value) && cell->value > 1 ? cell->value : 1);
}

/* Half way to what comes of it; the last keeps its own slope. */
static float foot_at(const struct view *view, int stage, int platform)
{
	float w = width_at(view, stage, platform);

	for (int next = stage + 1; next < STAGES; next++)
		if (view->metrics[next][platform] >= 0)
			return (w + width_at(view, next, platform)) / 2;
	return w * 0.926f;
}

static void draw_trapezoid(const struct view *view, int stage, int platform, struct op_list *ops)
{
	float top = width_at(view, stage, platform), foot = foot_at(view, stage, platform);
	float middle = 156;
	enum token paper = platform_paper(view, platform);
	const struct dot dots[] = {
		{middle - top / 2, 0}, {middle + top / 2, 0},
		{middle + foot / 2, SHAPE_H}, {middle - foot / 2, SHAPE_H}};
	struct rect under = {middle - foot / 2 + 4, 4, foot - 8, SHAPE_H - 6};

	draw_shadow(ops, SHADOW_REST, under, 5);
	draw_rounded(ops, dots, 4, 4, solid(paper));
}

static struct said {
	enum state state;
	enum lang_key key;
} word_said(enum funnel_word word)
{
	static const struct said said[] = {
		[FUNNEL_SAYS_NOTHING] = {STATE_NONE, L_wall_funnel_no_line},
		[FUNNEL_AT_TARGET] = {STATE_FINE, L_wall_funnel_at_target},
		[FUNNEL_OVER_FLOOR] = {STATE_FINE, L_wall_funnel_over_floor},
		[FUNNEL_IS_CLOSE] = {STATE_RISK, L_wall_funnel_close},
		[FUNNEL_BELOW_FLOOR] = {STATE_HELP, L_wall_funnel_below},
	};

	return said[word];
}

static void draw_number(const struct view *view, const struct funnel_cell *cell, struct op_list *ops)
{
	struct value_words words = value_words(cell->value, "", view->lang, view->arena);
	float w = line_width(view->measurer, FACE_DISPLAY_600, 64, words.digits);
	float scale = *words.scale ? line_width(view->measurer, FACE_UI_600, 34, words.scale) : 0;
	float x = 156 - (w + scale + 3) / 2;

	draw_text(ops, FACE_DISPLAY_600, 64, (struct rect){x, 24, w, 68}, ALIGN_LEFT, T_NINK, words.digits);
	draw_text(ops, FACE_UI_600, 34, (struct rect){x + w + 3, 45, scale, 44}, ALIGN_LEFT, T_NINK,
		  words.scale);
}

static void draw_spark(const struct view *view, int metric_index, struct op_list *ops)
{
	const struct metric *metric = &view->facts->goals->metrics[metric_index];
	double values[WEEKS_SHOWN];
	int count = metric->count < WEEKS_SHOWN ? metric->count : WEEKS_SHOWN;

	for (int i = 0; i < count; i++)
		values[i] = view->facts->goals->readings[metric->first + metric->count - count + i].value;
	if (count > 1)
		draw_sparkline(ops, (struct rect){106, 101, 100, 28}, values, count, 4, 6, solid(T_NINK2));
}

/* The shape's width where its word stands. */
static float word_room(const struct view *view, int stage, int platform)
{
	float top = width_at(view, stage, platform), foot = foot_at(view, stage, platform);

	return top + (foot - top) * 173 / SHAPE_H - 8;
}

/* One line beside its mark; in a narrow shape a smaller one, or two. */
static void draw_word(const struct view *view, const struct funnel_cell *cell, float room,
		      struct op_list *ops)
{
	struct said said = word_said(funnel_word(cell));
	const char *words = lang_text(view->lang, said.key);
	bool large = line_width(view->measurer, FACE_UI_600, 28, words) + 38 <= room - 8;
	float px = large ? 28 : 24, mark = large ? 30 : 26, gap = large ? 38 : 32, w = 0;
	struct text_lines lines;

	text_wrap(view->measurer, FACE_UI_600, px, words, large ? room : room - gap, 2, view->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		w = fmaxf(w, line_width(view->measurer, FACE_UI_600, px, lines.lines[i]));
	float x = 156 - (w + gap) / 2;
	draw_state(ops, said.state, x, 154 - mark / 2, mark, true);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_UI_600, px, (struct rect){x + gap, 137 + 28 * (float)i, w, 36},
			  ALIGN_LEFT, T_NINK, lines.lines[i]);
}

static float middle_of(int column)
{
	return COLUMN_MIDDLE + COLUMN_PITCH * (float)column;
}

static void add_cell(const struct view *view, int stage, int platform, int column,
		     struct sprite_list *out)
{
	const struct funnel_cell *cell = &view->funnel.cells[stage][platform];
	const char *id = arena_printf(view->arena, "%s %d", view->platforms[platform], stage);
	struct sprite *shape = sprite_add(out, sprite_key("funnel", id), SPRITE_GAUGE, LAYER_BOARD,
					  (struct rect){middle_of(column) - 156,
							ROW_TOP + ROW_PITCH * (float)stage, 312, SHAPE_H});

	shape->group = sprite_key("funnel", "");
	draw_trapezoid(view, stage, platform, &shape->ops);
	if (okr_known(cell->value))
		draw_number(view, cell, &shape->ops);
	else
		draw_text(&shape->ops, FACE_UI, 30, (struct rect){6, 40, 300, 38}, ALIGN_CENTRE, T_NINK2,
			  lang_text(view->lang, L_wall_funnel_no_value));
	draw_spark(view, view->metrics[stage][platform], &shape->ops);
	draw_word(view, cell, word_room(view, stage, platform), &shape->ops);
}

static bool is_alarm(const struct view *view, int stage, int platform)
{
	return view->has_alarm && view->alarm.kind == FUNNEL_LEAKS && view->alarm.platform == platform &&
	       view->alarm.stage == stage + 1;
}

static void add_rate(const struct view *view, int stage, int platform, int column,
		     struct sprite_list *out)
{
	double rate = funnel_rate(&view->funnel, platform, stage);

	if (!okr_known(rate))
		return;
	const char *id = arena_printf(view->arena, "%s %d", view->platforms[platform], stage);
	bool alarm = is_alarm(view, stage, platform);
	enum token ink = alarm ? T_ONSTAT : T_INK;
	float y = ROW_TOP + ROW_PITCH * (float)(stage + 1) - 30;
	struct sprite *chip = sprite_add(out, sprite_key("funnel-rate", id), SPRITE_GAUGE, LAYER_NOTES,
					 (struct rect){middle_of(column) - 78, y, 156, 46});
	struct rect pill = {0, 0, 156, 46};
	bool small = rate * 100 < 0.05, large = rate * 100 >= 1000;
	const char *words = small ? "<0.1%" : large ? ">999%"
			: arena_printf(view->arena, "%s%%", value_fixed(rate * 100, 1, view->arena));
	float w = line_width(view->measurer, FACE_UI_600, 30, words), x = 78 - (w + 28) / 2;

	chip->group = sprite_key("funnel", "");
	draw_shadow(&chip->ops, SHADOW_REST, (struct rect){14, 0, 128, 44}, 5);
	draw_rect(&chip->ops, pill, 23, solid(alarm ? T_NBAD : T_SHEET));
	draw_arrow(&chip->ops, x, 12, 22, false, solid(ink));
	draw_text(&chip->ops, FACE_UI_600, 30, (struct rect){x + 28, 4, w, 38}, ALIGN_LEFT, ink, words);
}

static void add_head(const struct view *view, int platform, int column, struct sprite_list *out)
{
	const char *words = text_fit(view->measurer, FACE_HAND_BOLD, 46, platform_words(view, platform),
				     240, view->arena);
	float w = text_width(view->measurer, FACE_HAND_BOLD, 46, words);
	struct sprite *head = sprite_add(out, sprite_key("funnel-head", view->platforms[platform]),
					 SPRITE_PIECE, LAYER_BOARD,
					 (struct rect){middle_of(column) - (w + 54) / 2, 182, w + 54, 60});

	head->group = sprite_key("funnel", "");
	draw_icon(&head->ops, platform_icon(view, platform), 0, 11, 40, T_INK);
	draw_text(&head->ops, FACE_HAND_BOLD, 46, (struct rect){54, 0, w, 60}, ALIGN_LEFT, T_INK, words);
}

static enum lang_key stage_key(int stage)
{
	static const enum lang_key keys[] = {L_wall_funnel_awareness, L_wall_funnel_engagement,
					     L_wall_funnel_conversion};

	return keys[stage];
}

static void add_stages(const struct view *view, struct sprite_list *out)
{
	static const enum lang_key means[] = {L_wall_funnel_awareness_is, L_wall_funnel_engagement_is,
					      L_wall_funnel_conversion_is};
	struct sprite *names = sprite_add(out, sprite_key("funnel", "stages"), SPRITE_PIECE, LAYER_BOARD,
					  (struct rect){48, ROW_TOP, 1490, 712});

	for (int stage = 0; stage < STAGES; stage++) {
		float y = ROW_PITCH * (float)stage;
		const char *name = lang_text(view->lang, stage_key(stage));
		float px = text_width(view->measurer, FACE_HAND_BOLD, 50, name) > 180 ? 42 : 50;
		draw_text_fit(&names->ops, view->measurer, FACE_HAND_BOLD, px,
			      (struct rect){4, y + 58, 184, 62}, T_INK, name);
		draw_text_fit(&names->ops, view->measurer, FACE_UI, 28, (struct rect){4, y + 124, 184, 36},
			      T_INK2, lang_text(view->lang, means[stage]));
		if (stage)
			draw_rect(&names->ops, (struct rect){0, y - 8, 1490, 2}, 0, solid(T_LINE));
	}
}

/* --- the alarm ----------------------------------------------------------------------------------- */

/* As a hand with a thick pen would: round the column, and not quite closed. */
static void add_loop(const struct view *view, int column, struct sprite_list *out)
{
	static const char loop[] =
		"M 126 12 C 150 8 180 7 200 8 M 126 12 C 210 -8 320 40 334 190 C 342 300 326 400 314 520"
		" C 288 690 240 752 168 752 C 78 750 30 660 16 480 C 6 340 0 240 8 150"
		" C 22 50 90 6 200 8";
	float x = middle_of(column) - 168;
	struct sprite *sprite = sprite_add(out, sprite_key("funnel-loop", view->platforms[view->alarm.platform]),
					   SPRITE_FADING, LAYER_OVER, (struct rect){x, 240, 340, 756});
	struct op *path = op_add(&sprite->ops, OP_PATH, (struct rect){0, 0, 340, 756}, solid(T_BAD));

	sprite->group = sprite_key("funnel", "");
	path->stroke = 6;
	path->text = loop;
	if (column < PLATFORMS_ON_PAGE - 1)
		return;
	path = op_add(&sprite->ops, OP_PATH, (struct rect){300, 410, 80, 70}, solid(T_BAD));
	path->stroke = 6;
	path->text = "M 76 30 C 60 46 36 54 4 46 M 28 28 L 4 46 L 28 62";
}

static const char *alarm_title(const struct view *view)
{
	const struct funnel_break *alarm = &view->alarm;

	if (alarm->kind == FUNNEL_LEAKS)
		return lang_text(view->lang, L_wall_funnel_leaks);
	const char *stage = lang_text(view->lang, stage_key(alarm->stage));
	if (alarm->kind == FUNNEL_UNOWNED)
		return words_s(view->lang, L_wall_funnel_unowned, "stage", stage, view->arena);
	int next = alarm->stage + 1 < STAGES ? alarm->stage + 1 : alarm->stage;
	return words_ss(view->lang, L_wall_funnel_unlinked, "stage", stage, "next",
			lang_text(view->lang, stage_key(next)), view->arena);
}

static void draw_per_10000(const struct view *view, int platform, float y, struct op_list *ops)
{
	double per = funnel_per_10000(&view->funnel, platform);
	const char *value = value_short(value_about(per), "", view->lang, view->arena);
	float w = line_width(view->measurer, FACE_DISPLAY_600, 46, value), right = 258;
	float room = right - w - 70;
	const char *name = platform_words(view, platform);
	float px = line_width(view->measurer, FACE_UI, 30, name) > room ? 28 : 30;

	draw_icon(ops, platform_icon(view, platform), 22, y + 2, 34, T_NINK);
	draw_text_fit(ops, view->measurer, FACE_UI, px, (struct rect){62, y, room, 38}, T_NINK, name);
	draw_text(ops, FACE_DISPLAY_600, 46, (struct rect){right - w, y - 8, w, 56}, ALIGN_LEFT, T_NINK,
		  value);
}

static float draw_lines(const struct view *view, enum face face, float px, float y, int most,
			const char *words, struct op_list *ops)
{
	struct text_lines lines;
	float line = face == FACE_UI ? px + 8 : px + 7;

	text_wrap(view->measurer, face, px, words, 232, most, view->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, face, px, (struct rect){26, y + line * (float)i, 240, line}, ALIGN_LEFT,
			  T_NINK, lines.lines[i]);
	return y + line * (float)lines.count;
}

/* Two large lines, or three smaller ones. */
static float draw_title(const struct view *view, const char *title, struct op_list *ops)
{
	struct text_lines lines;

	text_wrap(view->measurer, FACE_HAND_BOLD, 54, title, 232, 3, view->arena, &lines);
	if (lines.count <= 2)
		return draw_lines(view, FACE_HAND_BOLD, 54, 46, 2, title, ops);
	return draw_lines(view, FACE_HAND_BOLD, 42, 46, 3, title, ops);
}

static void draw_alarm_foot(const struct view *view, struct op_list *ops)
{
	int platform = view->alarm.platform;
	int owner = platform < 0 ? -1 : view->funnel.cells[view->alarm.stage][platform].owner;

	if (!view->facts->board || owner < 0 || owner >= view->facts->board->person_count)
		return;
	const struct person *person = &view->facts->board->people[owner];
	draw_avatar(ops, 22, 440, 52, person);
	draw_text_fit(ops, view->measurer, FACE_UI, 30, (struct rect){86, 447, 176, 38}, T_NINK2,
		      words_s(view->lang, L_wall_funnel_follows, "name", person->name, view->arena));
}

static void draw_alarm_body(const struct view *view, float y, struct op_list *ops)
{
	const struct funnel_break *alarm = &view->alarm;

	if (alarm->kind != FUNNEL_LEAKS) {
		const char *where = alarm->platform < 0 ? lang_text(view->lang, L_wall_funnel_everywhere)
							: platform_words(view, alarm->platform);
		y = draw_lines(view, FACE_UI, 30, y + 12, 2, where, ops);
		draw_lines(view, FACE_UI, 30, y + 16, 4,
			   lang_text(view->lang, alarm->kind == FUNNEL_UNOWNED
							 ? L_wall_funnel_unowned_do
							 : L_wall_funnel_unlinked_do), ops);
		return;
	}
	int best = funnel_best(&view->funnel, alarm->platform);
	y = draw_lines(view, FACE_UI, 30, y + 21, 2, lang_text(view->lang, L_wall_funnel_per), ops) + 18;
	draw_per_10000(view, alarm->platform, y, ops);
	if (best >= 0 && y + 108 < 436)
		draw_per_10000(view, best, y + 58, ops);
}

static void add_callout(const struct view *view, struct sprite_list *out)
{
	int platform = view->alarm.platform;
	struct sprite *note = sprite_add(out, sprite_key("funnel", "alarm"), SPRITE_FADING, LAYER_NOTES,
					 (struct rect){1592, 290, 280, 520});
	struct op *paper = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, 280, 520},
				  solid(platform < 0 ? T_BUTTER : platform_paper(view, platform)));
	const char *words = lang_text(view->lang, L_wall_funnel_look);
	float w = line_width(view->measurer, FACE_UI_700, 26, words);

	note->group = sprite_key("funnel", "");
	paper->radius = 3;
	paper->radius2 = 5;
	note->angle_deg = 1.1f;
	note->bake = note->shadow = true;
	draw_rect(&note->ops, (struct rect){12, -16, w + 52, 40}, 4, solid(T_NBAD));
	draw_icon(&note->ops, "octagon-bar", 20, -9, 26, T_ONSTAT);
	draw_text(&note->ops, FACE_UI_700, 26, (struct rect){52, -13, w, 34}, ALIGN_LEFT, T_ONSTAT, words);
	float y = draw_title(view, alarm_title(view), &note->ops);
	draw_alarm_body(view, y, &note->ops);
	draw_alarm_foot(view, &note->ops);
}

/* --- the whole ----------------------------------------------------------------------------------- */

static void add_legend(const struct view *view, struct sprite_list *out)
{
	struct legend legend;

	if (!legend_begin(&legend, view->facts->in, out))
		return;
	struct date far = {.year = 1, .month = 1, .day = 1};
	const char *day = view->facts->today.year
			? due_words(view->facts->today, far, view->lang, view->arena) : "";
	legend_state(&legend, STATE_HELP, lang_text(view->lang, L_wall_funnel_below), true);
	legend_state(&legend, STATE_RISK, lang_text(view->lang, L_wall_funnel_close), true);
	legend_state(&legend, STATE_FINE, lang_text(view->lang, L_wall_funnel_reached), true);
	legend_room(&legend, 0, 0,
		    *day ? words_s(view->lang, L_wall_funnel_as_of, "date", day, view->arena)
			 : lang_text(view->lang, L_wall_funnel_newest), false);
	float x = legend_room(&legend, 24, 10, lang_text(view->lang, L_wall_funnel_rate), false);
	draw_arrow(&legend.sprite->ops, x, 13, 24, false, solid(T_INK2));
}

static void add_page(const struct view *view, int page, struct sprite_list *out)
{
	add_stages(view, out);
	for (int column = 0; column < PLATFORMS_ON_PAGE; column++) {
		int platform = page * PLATFORMS_ON_PAGE + column;
		if (platform >= view->funnel.platforms)
			break;
		add_head(view, platform, column, out);
		for (int stage = 0; stage < STAGES; stage++) {
			if (view->metrics[stage][platform] < 0)
				continue;
			add_cell(view, stage, platform, column, out);
			add_rate(view, stage, platform, column, out);
		}
	}
	if (!view->has_alarm)
		return;
	int column = view->alarm.platform - page * PLATFORMS_ON_PAGE;
	if (view->alarm.platform >= 0 && (column < 0 || column >= PLATFORMS_ON_PAGE))
		return;
	if (view->alarm.platform >= 0)
		add_loop(view, column, out);
	add_callout(view, out);
}

void scene_funnel(const struct scene_input *in, struct sprite_list *out)
{
	struct goal_facts facts = goal_facts(in, out->arena);
	struct view view = view_of(&facts);
	int pages = (view.funnel.platforms + PLATFORMS_ON_PAGE - 1) / PLATFORMS_ON_PAGE;

	out->scene = "funnel";
	wall_add(out);
	header_add(in, L_wall_scene_funnel, out);
	if (pages) {
		out->page = in->scene_page % pages;
		add_page(&view, out->page, out);
		add_legend(&view, out);
	} else {
		empty_add(in, "funnel", L_wall_metrics_empty, L_wall_metrics_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
