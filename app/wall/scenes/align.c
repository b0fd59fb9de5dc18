/*
 * align: who hangs on whom, from the company down to people, and what hangs loose.
 */
#include <math.h>
#include <string.h>

#include "app/wall/scenes/align_tree.h"
#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/legend.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

bool scene_align_worth(const struct snapshot *snapshot)
{
	return snapshot->goals && snapshot->goals->objective_count > 1;
}

/* Widths do not matter for the number of pages but by a line of a title: a plain measurer will do. */
int scene_align_pages(const struct snapshot *snapshot)
{
	struct arena arena = {0};
	struct scene_input in = {.snapshot = snapshot, .measurer = &text_measurer_plain};
	struct goal_facts facts = goal_facts(&in, &arena);
	struct tree tree = tree_of(&facts);
	int pages = tree_pages(&tree);

	arena_finish(&arena);
	return pages;
}

/* --- notes --------------------------------------------------------------------------------------- */

static enum token paper_of(const struct tree *tree, const struct node *node)
{
	const struct goals *goals = tree->facts->goals;

	if (node->objective < 0 || tree_is_outside(goals, node->unit))
		return T_KRAFT;
	return paper_token(goals->objectives[node->objective].paper);
}

/* "市场部 O2": which of the unit's, when it has several. */
static const char *unit_line(const struct tree *tree, const struct node *node)
{
	const struct goals *goals = tree->facts->goals;
	int which = 0, all = 0;

	for (int i = 0; i < goals->objective_count; i++) {
		if (goals->objectives[i].unit != node->unit)
			continue;
		all++;
		which = i <= node->objective ? all : which;
	}
	const char *name = goals->units[node->unit].name;
	if (all > 1)
		return arena_printf(tree->facts->arena, "%s O%d", name, which);
	return node->objective < 0 ? name : arena_printf(tree->facts->arena, "%s O", name);
}

static float kr_y(const struct tree *tree, const struct node *node, int at)
{
	struct text_lines lines;

	if (node->level == LEVEL_COMPANY)
		return 119 + 54 * (float)tree_title(tree, node, &lines) + 68 * (float)at;
	return (tree_krs_shown(tree, node) == 1 ? 140 : 137) + 66 * (float)at;
}

static void draw_krs(const struct tree *tree, const struct node *node, struct op_list *ops)
{
	const struct goal_facts *facts = tree->facts;
	const struct measurer *measurer = facts->in->measurer;
	const struct objective *objective = &facts->goals->objectives[node->objective];
	bool company = node->level == LEVEL_COMPANY;

	for (int i = 0; i < tree_krs_shown(tree, node); i++) {
		const struct key_result *kr = &facts->goals->key_results[objective->first + i];
		const char *measure = kr->metric >= 0 ? facts->goals->metrics[kr->metric].measure
						      : kr->measure;
		float y = kr_y(tree, node, i), right = node->box.w - (company ? 26 : 24);
		const char *value = value_text(kr->target, measure, facts->in->lang, facts->arena);
		if (line_width(measurer, FACE_UI_600, 32, value) > 190)
			value = value_short(kr->target, "", facts->in->lang, facts->arena);
		float w = line_width(measurer, FACE_UI_600, 32, value);
		struct op *ring = op_add(ops, OP_RING, (struct rect){26, y - 7, 15, 15}, solid(T_NINK2));
		ring->stroke = 3;
		ring->to = 1;
		draw_text_fit(ops, measurer, FACE_HAND, 32, (struct rect){56, y - 22, right - w - 76, 44},
			      T_NINK, kr->title);
		draw_text(ops, FACE_UI_600, 32, (struct rect){right - w, y - 21, w, 42}, ALIGN_LEFT,
			  T_NINK, value);
	}
}

static void draw_unit(const struct tree *tree, const struct node *node, struct op_list *ops)
{
	const struct measurer *measurer = tree->facts->in->measurer;
	struct text_lines lines;
	bool company = node->level == LEVEL_COMPANY;
	float w = node->box.w - 50;

	draw_text_fit(ops, measurer, FACE_UI_600, 26, (struct rect){26, 17, w, 34}, T_NINK2,
		      unit_line(tree, node));
	if (node->objective < 0)
		return;
	if (!company) {
		const char *title = tree->facts->goals->objectives[node->objective].title;
		draw_text_fit(ops, measurer, FACE_HAND_BOLD, 42, (struct rect){26, 49, w, 54}, T_NINK, title);
	} else {
		tree_title(tree, node, &lines);
		for (int i = 0; i < lines.count; i++)
			draw_text(ops, FACE_HAND_BOLD, 46, (struct rect){26, 49 + 54 * (float)i, w, 56},
				  ALIGN_LEFT, T_NINK, lines.lines[i]);
	}
	draw_krs(tree, node, ops);
}

static void draw_person_title(const struct tree *tree, const char *title, struct rect room,
			      struct op_list *ops)
{
	const struct measurer *measurer = tree->facts->in->measurer;
	struct text_lines lines;

	if (text_width(measurer, FACE_HAND_BOLD, 40, title) <= room.w) {
		draw_text(ops, FACE_HAND_BOLD, 40, room, ALIGN_LEFT, T_NINK, title);
		return;
	}
	text_wrap(measurer, FACE_HAND_BOLD, 32, title, room.w, 2, ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, 32,
			  (struct rect){room.x, (lines.count > 1 ? 12 : 29) + 38 * (float)i, room.w, 38}, ALIGN_LEFT, T_NINK,
			  lines.lines[i]);
}

/* As its key results: one that needs help makes the whole ask for it. */
static enum state worst_state(const struct goal_facts *facts, const struct objective *objective)
{
	enum state worst = STATE_NONE;

	for (int i = 0; i < objective->count; i++) {
		const struct key_result *kr = &facts->goals->key_results[objective->first + i];
		enum state state = kr_facts(facts, kr).state;
		worst = state > worst ? state : worst;
	}
	return worst;
}

static void draw_person(const struct tree *tree, const struct node *node, struct op_list *ops)
{
	const struct objective *objective = &tree->facts->goals->objectives[node->objective];
	const struct person *person = goal_person(tree->facts, objective->owner);

	if (person)
		draw_avatar(ops, 20, 20, 56, person);
	draw_person_title(tree, objective->title, (struct rect){95, 22, 404, 52}, ops);
	draw_state(ops, worst_state(tree->facts, objective), 515, 32, 36, true);
}

/* Why: what the other side answered, else nothing is known but that it hangs loose. */
static const char *loose_words(const struct tree *tree, const struct node *node)
{
	const struct goals *goals = tree->facts->goals;

	for (int i = 0; i < goals->link_count; i++)
		if (goals->links[i].objective == node->objective &&
		    goals->links[i].state == LINK_DECLINED && goals->links[i].answer &&
		    *goals->links[i].answer)
			return words_s(tree->facts->in->lang, L_wall_align_loose_why, "why",
				       goals->links[i].answer, tree->facts->arena);
	return lang_text(tree->facts->in->lang, L_wall_align_loose);
}

static void draw_loose(const struct tree *tree, const struct node *node, struct sprite *note)
{
	const struct measurer *measurer = tree->facts->in->measurer;
	const struct objective *objective = &tree->facts->goals->objectives[node->objective];
	const struct person *person = goal_person(tree->facts, objective->owner);
	struct rect paper = {0, 0, note->box.w, note->box.h};
	float x = person ? 95 : 26;

	draw_rect(&note->ops, paper, 4, solid(T_SHEET));
	struct op *frame = draw_frame(&note->ops, paper, 4, 4, solid(T_BAD));
	frame->dash = 9;
	frame->gap = 6;
	note->angle_deg = -1.3f;
	if (person)
		draw_avatar(&note->ops, 18, paper.h / 2 - 28, 56, person);
	draw_text_fit(&note->ops, measurer, FACE_HAND_BOLD, 40,
		      (struct rect){x, paper.h / 2 - 47, paper.w - x - 20, 50}, T_INK, objective->title);
	draw_state(&note->ops, STATE_HELP, x, paper.h / 2 + 7, 28, false);
	draw_text_fit(&note->ops, measurer, FACE_UI_600, 28,
		      (struct rect){x + 38, paper.h / 2 + 3, paper.w - x - 58, 36}, T_BAD,
		      loose_words(tree, node));
}

static void add_note(const struct tree *tree, const struct node *node, struct sprite_list *out)
{
	const struct goals *goals = tree->facts->goals;
	const char *id = node->objective >= 0 ? goals->objectives[node->objective].id
					       : goals->units[node->unit].id;
	struct rect box = node->box;

	if (node->loose && node->level == LEVEL_PERSON)
		box = (struct rect){box.x + 16, box.y - 2, box.w - 18, 110};
	struct sprite *note = sprite_add(out, sprite_key("aligned", id), SPRITE_PIECE, LAYER_NOTES, box);
	note->group = sprite_key("align", "");
	note->bake = note->shadow = true;
	if (node->loose) {
		draw_loose(tree, node, note);
		return;
	}
	note->angle_deg = (hash01(id) - 0.5f) * 0.6f;
	struct op *paper = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, box.w, box.h},
				  solid(paper_of(tree, node)));
	paper->radius = 3;
	paper->radius2 = 5;
	if (node->level == LEVEL_PERSON)
		draw_person(tree, node, &note->ops);
	else
		draw_unit(tree, node, &note->ops);
}

/* --- lines --------------------------------------------------------------------------------------- */

static struct sprite *add_line(const struct goal_link *link, const char *what, enum layer layer,
			       struct sprite_list *out)
{
	struct sprite *line = sprite_add(out, sprite_key(what, link->id), SPRITE_FADING, layer,
					 (struct rect){0, 0, 1920, 1080});

	line->group = sprite_key("align", "");
	return line;
}

static struct dot entry_of(const struct node *node)
{
	return (struct dot){node->box.x, node->box.y + (node->level == LEVEL_PERSON ? 49 : 72)};
}

static float strength(const struct goal_link *link)
{
	return link->state == LINK_PROPOSED ? 0.45f : 1;
}

/* A key result that is not among those shown stands for its whole note. */
static struct dot kr_dot(const struct tree *tree, const struct node *upper, int kr)
{
	int at = kr - tree->facts->goals->objectives[upper->objective].first;
	int last = tree_krs_shown(tree, upper) - 1;

	return (struct dot){upper->box.x + upper->box.w,
			    upper->box.y + kr_y(tree, upper, at > last ? last : at)};
}

static void draw_kr_line(struct op_list *ops, struct dot from, struct dot to, float alpha)
{
	struct dot end = {to.x - 14, to.y};

	draw_curve(ops, from, end, 5, faint(T_KPI, alpha));
	draw_head(ops, to, HEAD_RIGHT, 18, 22, faint(T_KPI, alpha));
}

static void draw_double_line(struct op_list *ops, struct dot from, struct dot to, float alpha)
{
	struct dot end = {to.x - 13, to.y};

	draw_curve(ops, from, end, 13, faint(T_OK, alpha));
	draw_curve(ops, from, end, 5, solid(T_WALL));
	draw_head(ops, to, HEAD_RIGHT, 18, 22, faint(T_OK, alpha));
}

static void draw_idea_line(struct op_list *ops, struct dot from, struct dot to, float alpha)
{
	struct op *curve = draw_curve(ops, from, (struct dot){to.x + 18, to.y}, 5, faint(T_OKR, alpha));

	curve->dash = 12;
	curve->gap = 13;
	draw_head(ops, to, HEAD_LEFT, 18, 22, faint(T_OKR, alpha));
}

static void draw_across_line(struct op_list *ops, struct dot from, struct dot to, float alpha)
{
	struct op *curve = draw_curve(ops, (struct dot){from.x + 18, from.y},
				      (struct dot){to.x - 18, to.y}, 5, faint(T_WARN, alpha));

	curve->dash = 1;
	curve->gap = 10;
	draw_head(ops, from, HEAD_LEFT, 18, 22, faint(T_WARN, alpha));
	draw_head(ops, to, HEAD_RIGHT, 18, 22, faint(T_WARN, alpha));
}

static void add_link(const struct tree *tree, int index, int page, struct sprite_list *out)
{
	const struct goals *goals = tree->facts->goals;
	const struct goal_link *link = &goals->links[index];
	int lower = tree_objective(tree, link->objective), upper;

	if (link->kind == LINK_KR)
		upper = link->upper_kr < 0
				? -1 : tree_objective(tree, goals->key_results[link->upper_kr].objective);
	else
		upper = tree_other_end(tree, link);
	if (lower < 0 || upper < 0 || link->state == LINK_DECLINED)
		return;
	const struct node *a = &tree->nodes[upper], *b = &tree->nodes[lower];
	if (!tree_shows(tree, a, page) || !tree_shows(tree, b, page) || a->level >= b->level)
		return;
	struct op_list *ops = &add_line(link, "link", LAYER_SLOTS, out)->ops;
	struct dot side = {a->box.x + a->box.w, a->box.y + (a->level == LEVEL_COMPANY ? a->box.h - 40 : 54)};
	if (link->kind == LINK_ACROSS)
		draw_across_line(ops, side, entry_of(b), strength(link));
	else if (goals->objectives[link->objective].own_idea)
		draw_idea_line(ops, (struct dot){b->box.x - 10, entry_of(b).y},
			       (struct dot){side.x, a->box.y + a->box.h - 24}, strength(link));
	else if (link->kind == LINK_OBJECTIVE)
		draw_double_line(ops, side, entry_of(b), strength(link));
	else {
		struct dot from = kr_dot(tree, a, link->upper_kr);
		draw_kr_line(ops, from, entry_of(b), strength(link));
		draw_dot(&add_line(link, "link-dot", LAYER_OVER, out)->ops, from, 9,
			 faint(T_KPI, strength(link)));
	}
}

/* --- handshakes ---------------------------------------------------------------------------------- */

struct said {
	const char *words;
	enum state state;
};

static const char *short_day(const struct tree *tree, int32_t day)
{
	struct date date = date_from_number(day);

	return arena_printf(tree->facts->arena, "%d/%d", date.month, date.day);
}

static struct said handshake_said(const struct tree *tree, const struct goal_link *link)
{
	enum lang lang = tree->facts->in->lang;
	struct window ours = link->ours, theirs = link->theirs;
	int32_t from = ours.first > theirs.first ? ours.first : theirs.first;
	int32_t until = ours.last < theirs.last ? ours.last : theirs.last;

	if (link->state == LINK_PROPOSED)
		return (struct said){lang_text(lang, L_wall_align_proposed), STATE_NONE};
	if (!ours.first || !theirs.first)
		return (struct said){lang_text(lang, L_wall_align_agreed), STATE_FINE};
	if (from <= until)
		return (struct said){words_s(lang, L_wall_align_overlap, "date", short_day(tree, from),
					     tree->facts->arena), STATE_FINE};
	return (struct said){words_n(lang, L_wall_align_gap, "n", from - until - 1, tree->facts->arena),
			     STATE_RISK};
}

static void add_handshake(const struct tree *tree, const struct node *node, struct sprite_list *out)
{
	const struct goal_link *link = &tree->facts->goals->links[node->handshake];
	struct op_list *ops = &add_line(link, "handshake", LAYER_SLOTS, out)->ops;
	struct said said = handshake_said(tree, link);
	float x = node->box.x + 120, top = node->box.y - HANDSHAKE_GAP + 4, bottom = node->box.y - 2;
	struct tint tint = faint(T_WARN, strength(link));

	struct op *line = draw_straight(ops, (struct dot){x, top + 18}, (struct dot){x, bottom - 18}, 5, tint);
	line->dash = 1;
	line->gap = 10;
	draw_head(ops, (struct dot){x, top}, HEAD_UP, 18, 24, tint);
	draw_head(ops, (struct dot){x, bottom}, HEAD_DOWN, 18, 24, tint);
	draw_state(ops, said.state, x + 31, top + 30, 28, false);
	draw_text_fit(ops, tree->facts->in->measurer, FACE_UI_600, 28,
		      (struct rect){x + 70, top + 25, 312, 36}, T_INK, said.words);
}

/* --- the whole ----------------------------------------------------------------------------------- */

static void add_tape(const struct scene_input *in, int at, enum lang_key key, struct sprite_list *out)
{
	static const float xs[] = {42, 634, 1294}, angles[] = {-0.8f, 0.6f, -0.5f};
	const char *words = lang_text(in->lang, key);
	float w = line_width(in->measurer, FACE_HAND_BOLD, 46, words);
	struct sprite *tape = sprite_add(out, sprite_key("align-tape", lang_text(LANG_EN, key)),
					 SPRITE_PIECE, LAYER_BOARD,
					 (struct rect){xs[at], 176, w + 48, 60});

	tape->angle_deg = angles[at];
	tape->bake = true;
	op_add(&tape->ops, OP_TAPE, (struct rect){0, 0, w + 48, 60}, solid(T_TAPE));
	draw_text(&tape->ops, FACE_HAND_BOLD, 46, (struct rect){22, 0, w, 60}, ALIGN_LEFT, T_INK, words);
}

static void draw_samples(struct legend *legend)
{
	struct op_list *ops = &legend->sprite->ops;
	enum lang lang = legend->in->lang;
	float x = legend_room(legend, 74, 22, lang_text(lang, L_wall_align_by_kr), false) + 8;

	draw_kr_line(ops, (struct dot){x, 24}, (struct dot){x + 68, 24}, 1);
	draw_dot(ops, (struct dot){x, 24}, 9, solid(T_KPI));
	x = legend_room(legend, 72, 22, lang_text(lang, L_wall_align_by_objective), false);
	draw_double_line(ops, (struct dot){x, 24}, (struct dot){x + 70, 24}, 1);
	x = legend_room(legend, 68, 22, lang_text(lang, L_wall_align_idea), false);
	draw_idea_line(ops, (struct dot){x + 64, 24}, (struct dot){x, 24}, 1);
	x = legend_room(legend, 80, 14, lang_text(lang, L_wall_align_across), false);
	draw_across_line(ops, (struct dot){x, 24}, (struct dot){x + 78, 24}, 1);
}

static void add_legend(const struct tree *tree, struct sprite_list *out)
{
	const struct scene_input *in = tree->facts->in;
	struct legend legend;
	int loose = tree_loose(tree);

	if (!legend_begin(&legend, in, out))
		return;
	if (loose) {
		const char *words = words_n(in->lang, loose == 1 ? L_wall_align_loose_one
								 : L_wall_align_loose_count,
					    "n", loose, out->arena);
		float w = line_width(in->measurer, FACE_UI_600, 28, words), x = 1824 - w;
		draw_text(&legend.sprite->ops, FACE_UI_600, 28, (struct rect){x, 4, w, 40}, ALIGN_LEFT,
			  T_BAD, words);
		draw_state(&legend.sprite->ops, STATE_HELP, x - 44, 8, 32, false);
		legend.right = x - 78;
	}
	draw_samples(&legend);
}

static void add_tree(const struct tree *tree, int page, struct sprite_list *out)
{
	for (int i = 0; i < tree->facts->goals->link_count; i++)
		add_link(tree, i, page, out);
	for (int i = 0; i < tree->count; i++) {
		const struct node *node = &tree->nodes[i];
		if (!tree_shows(tree, node, page))
			continue;
		add_note(tree, node, out);
		if (node->handshake >= 0)
			add_handshake(tree, node, out);
	}
}

void scene_align(const struct scene_input *in, struct sprite_list *out)
{
	struct goal_facts facts = goal_facts(in, out->arena);

	out->scene = "align";
	wall_add(out);
	header_add(in, L_wall_scene_align, out);
	if (!facts.goals->objective_count) {
		empty_add(in, "tree", L_wall_okr_empty, L_wall_okr_empty_hint, out);
		footer_add(in, out);
	} else {
		struct tree tree = tree_of(&facts);
		out->page = in->scene_page % tree_pages(&tree);
		add_tape(in, 0, L_wall_align_company, out);
		add_tape(in, 1, L_wall_align_units, out);
		add_tape(in, 2, L_wall_align_people, out);
		add_tree(&tree, out->page, out);
		add_legend(&tree, out);
	}
	sprite_list_finish(out);
}
