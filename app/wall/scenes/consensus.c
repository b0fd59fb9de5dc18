/*
 * consensus: one objective after the other before everybody, with what people suggest from their phones.
 */
#include <math.h>
#include <string.h>

#include "app/wall/scenes/agenda.h"
#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { KRS_MAX = 5, SUGGESTIONS_MAX = 4, QUEUE_MAX = 7, OPEN = 0, ACCEPTED = 1 };

struct view {
	const struct goal_facts *facts;
	const struct goals *goals;
	struct arena *arena;
	enum lang lang;
	const struct measurer *measurer;
	int at;		/* the objective before the team */
	const struct objective *objective;
};

bool scene_consensus_worth(const struct snapshot *snapshot)
{
	const struct goals *goals = goals_planned(snapshot->goals);

	for (int i = 0; goals && i < goals->suggestion_count; i++)
		if (goals->suggestions[i].state == OPEN)
			return true;
	return false;
}

bool scene_consensus_due(const struct snapshot *snapshot, int64_t now_ms)
{
	const struct goals *goals = goals_planned(snapshot->goals);

	return goals && goals->objective_count > 0 && agenda_holds(snapshot, now_ms, "consensus");
}

/* One for each objective; the meeting begins before the first that is not settled. */
int scene_consensus_pages(const struct snapshot *snapshot)
{
	const struct goals *goals = goals_planned(snapshot->goals);

	return goals ? goals->objective_count : 1;
}

/* The first that is not settled; when all are, the last. */
static int first_open(const struct goals *goals)
{
	for (int i = 0; i < goals->objective_count; i++)
		if (!goals->objectives[i].settled)
			return i;
	return goals->objective_count - 1;
}

/* Pages count from there: settling one goes on to the next by itself. */
static int current_of(const struct goals *goals, int page)
{
	return (first_open(goals) + page) % goals->objective_count;
}

/* --- the objective ------------------------------------------------------------------------------- */

static const char *kind_words(const struct view *view)
{
	return lang_text(view->lang, view->objective->kind == OBJECTIVE_COMMITTED
					     ? L_wall_review_committed : L_wall_review_aspirational);
}

/* What it hangs on, with the arrow of its kind. */
static void draw_alignment(const struct view *view, struct op_list *ops)
{
	float x = 32;

	for (int i = 0; i < view->goals->link_count && x < 900; i++) {
		const struct goal_link *link = &view->goals->links[i];
		const char *words;
		if (link->objective != view->at || link->state == LINK_DECLINED)
			continue;
		if (link->kind == LINK_KR && link->upper_kr >= 0) {
			words = words_s(view->lang, L_wall_consensus_kr, "what",
					view->goals->key_results[link->upper_kr].title, view->arena);
			draw_straight(ops, (struct dot){x + 9, 184}, (struct dot){x + 46, 184}, 5, solid(T_KPI));
			draw_dot(ops, (struct dot){x + 9, 184}, 8, solid(T_KPI));
			draw_head(ops, (struct dot){x + 64, 184}, HEAD_RIGHT, 18, 22, solid(T_KPI));
			x += 78;
		} else {
			int unit = link->unit;
			words = unit >= 0 ? view->goals->units[unit].name
				: link->upper_objective >= 0
					? view->goals->objectives[link->upper_objective].title : "";
			draw_state(ops, link->state == LINK_AGREED ? STATE_FINE : STATE_NONE, x, 169, 30, true);
			x += 42;
		}
		x += draw_text_fit(ops, view->measurer, FACE_UI, 30,
				   (struct rect){x, 165, 1150 - x > 480 ? 480 : 1150 - x, 38}, T_NINK, words) +
		     44;
	}
}

/* One large line, or two that hold a long one. */
static void draw_title(const struct view *view, struct op_list *ops)
{
	const char *title = view->objective->title;
	struct text_lines lines;

	text_wrap(view->measurer, FACE_HAND_BOLD, 84, title, 1116, 2, view->arena, &lines);
	if (lines.count == 1) {
		draw_text(ops, FACE_HAND_BOLD, 84, (struct rect){32, 62, 1116, 100}, ALIGN_LEFT, T_NINK,
			  lines.lines[0]);
		return;
	}
	text_wrap(view->measurer, FACE_HAND_BOLD, 44, title, 1116, 2, view->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, 44, (struct rect){32, 60 + 51 * (float)i, 1116, 51}, ALIGN_LEFT,
			  T_NINK, lines.lines[i]);
}

static void add_objective(const struct view *view, struct sprite_list *out)
{
	struct sprite *note = sprite_add(out, sprite_key("consensus", view->objective->id), SPRITE_FADING,
					 LAYER_NOTES, (struct rect){48, 178, 1180, 214});
	struct op_list *ops = &note->ops;
	const struct person *person = goal_person(view->facts, view->objective->owner);
	const char *owner = goal_owner_name(view->facts, view->objective);
	struct op *paper = op_add(ops, OP_PAPER, (struct rect){0, 0, 1180, 214},
				  solid(paper_token(view->objective->paper)));
	float x = 32;

	paper->radius = 3;
	paper->radius2 = 5;
	note->angle_deg = -0.3f;
	note->bake = note->shadow = true;
	if (person) {
		draw_avatar(ops, x, 16, 44, person);
		x += 56;
	}
	draw_text_fit(ops, view->measurer, FACE_UI, 28, (struct rect){x, 20, 1100 - x, 36}, T_NINK2,
		      *owner ? arena_printf(view->arena, "%s · %s", owner, kind_words(view))
			     : kind_words(view));
	draw_title(view, ops);
	draw_alignment(view, ops);
}

/* --- its key results ----------------------------------------------------------------------------- */

static int count_suggestions(const struct view *view, int kr, bool open)
{
	int n = 0;

	for (int i = 0; i < view->goals->suggestion_count; i++) {
		const struct suggestion *suggestion = &view->goals->suggestions[i];
		n += suggestion->objective == view->at && (kr < 0 || suggestion->key_result == kr) &&
		     (suggestion->state == OPEN) == open;
	}
	return n;
}

static void draw_kr_state(const struct view *view, const struct kr_facts *facts, int kr, float y,
			  struct op_list *ops)
{
	int open = count_suggestions(view, kr, true), settled = count_suggestions(view, kr, false);
	float x = 102;

	if (facts->has_floor) {
		const char *words = words_s(view->lang, L_wall_okr_floor, "value",
					    value_short(facts->floor, facts->measure, view->lang, view->arena),
					    view->arena);
		draw_rect(ops, (struct rect){x + 4, y + 1, 6, 34}, 2, solid(T_KPI));
		x += 22 + draw_text_fit(ops, view->measurer, FACE_UI_600, 28,
					(struct rect){x + 22, y, 260, 36}, T_KPI, words) + 36;
	}
	if (!open && !settled)
		return;
	if (open)
		draw_icon(ops, "pencil", x, y + 4, 28, T_INK2);
	else
		draw_state(ops, STATE_FINE, x, y + 3, 30, false);
	enum lang_key key = open ? L_wall_consensus_open : L_wall_consensus_settled;
	draw_text_fit(ops, view->measurer, FACE_UI, 28, (struct rect){x + 38, y, 240, 36}, T_INK2,
		      words_n(view->lang, key, "n", open ? open : settled, view->arena));
}

/* From where to where: the start when it is known, and that it still has to be found. Answers where it begins. */
static float draw_kr_way(const struct view *view, const struct kr_facts *facts, const struct key_result *kr,
			 float middle, struct op_list *ops)
{
	const char *to = value_short(kr->target, facts->measure, view->lang, view->arena);
	const char *from = kr->has_start ? value_short(kr->start, facts->measure, view->lang, view->arena)
					 : lang_text(view->lang, L_wall_consensus_no_start);
	bool starts = kr->kind != KR_MILESTONES && kr->kind != KR_COUNT;
	float px = kr->has_start ? 56 : 32, w = line_width(view->measurer, FACE_DISPLAY_600, 72, to);
	float from_w = line_width(view->measurer, FACE_UI_500, px, from), left = 1088 - w;

	draw_flag(ops, 1114, middle + 26, 34, 52, T_OKR);
	draw_text(ops, FACE_DISPLAY_600, 72, (struct rect){left, middle - 44, w, 88}, ALIGN_LEFT, T_INK, to);
	if (!starts)
		return left;
	left = fminf(left, 910) - 44;
	draw_icon(ops, "arrow-right", left - 8, middle - 20, 40, T_INK2);
	left -= 32 + from_w;
	draw_text(ops, FACE_UI_500, px, (struct rect){left, middle - 36, from_w, 72}, ALIGN_LEFT, T_INK2, from);
	return left;
}

static void add_krs(const struct view *view, struct sprite_list *out)
{
	struct rect paper = {0, 0, 1180, 446};
	struct sprite *sheet = sprite_add(out, sprite_key("consensus-krs", view->objective->id), SPRITE_FADING,
					  LAYER_BOARD, (struct rect){48, 410, paper.w, paper.h});
	struct op_list *ops = &sheet->ops;
	int count = view->objective->count > KRS_MAX ? KRS_MAX : view->objective->count;
	float pitch = count > 3 ? 438 / (float)count : 146;

	draw_shadow(ops, SHADOW_SHEET, paper, 6);
	draw_rect(ops, paper, 6, solid(T_SHEET));
	if (!count)
		draw_text(ops, FACE_HAND, 42, (struct rect){40, 190, 1100, 60}, ALIGN_CENTRE, T_INK2,
			  lang_text(view->lang, L_wall_okr_no_kr));
	for (int i = 0; i < count; i++) {
		const struct key_result *kr = &view->goals->key_results[view->objective->first + i];
		struct kr_facts facts = kr_facts(view->facts, kr);
		float top = 4 + pitch * (float)i, middle = top + pitch / 2;
		if (i)
			draw_rect(ops, (struct rect){32, top, 1116, 2}, 0, solid(T_TRACK));
		draw_text(ops, FACE_DISPLAY_600, 40, (struct rect){32, middle - 26, 60, 52}, ALIGN_LEFT, T_INK2,
			  arena_printf(view->arena, "%d", i + 1));
		float way = draw_kr_way(view, &facts, kr, middle, ops);
		draw_text_fit(ops, view->measurer, FACE_HAND_BOLD, 48,
			      (struct rect){102, middle - 47, way - 126, 58}, T_INK, kr->title);
		draw_kr_state(view, &facts, view->objective->first + i,
			      middle + fminf(17, pitch / 2 - 40), ops);
	}
}

/* --- suggestions --------------------------------------------------------------------------------- */

/* Newest on top, open ones before settled ones. */
static int sorted_suggestions(const struct view *view, const struct suggestion **out, int most)
{
	int n = 0;

	for (int settled = 0; settled < 2; settled++)
		for (int i = view->goals->suggestion_count - 1; i >= 0; i--) {
			const struct suggestion *suggestion = &view->goals->suggestions[i];
			if (suggestion->objective == view->at && (suggestion->state != OPEN) == settled &&
			    n < most)
				out[n++] = suggestion;
		}
	return n;
}

static const char *about_words(const struct view *view, const struct suggestion *suggestion)
{
	enum lang_key key = suggestion->kind == SUGGESTION_ASK ? L_wall_consensus_ask : L_wall_consensus_change;
	const char *what = suggestion->key_result < 0
				   ? lang_text(view->lang, L_wall_consensus_about_objective)
				   : arena_printf(view->arena, "KR%d", suggestion->key_result -
									view->objective->first + 1);

	return words_s(view->lang, key, "what", what, view->arena);
}

static void draw_suggestion(const struct view *view, const struct suggestion *suggestion, bool settled,
			    struct sprite *note)
{
	struct op_list *ops = &note->ops;
	const struct person *person = goal_person(view->facts, suggestion->author);
	const char *name = person ? person->name : lang_text(view->lang, L_wall_somebody);
	const char *ago = settled ? "" : ago_words(suggestion->at_ms, view->facts->today.year
								    ? view->facts->in->now_ms : 0,
						   view->lang, view->arena);
	float y = settled ? 5 : 17, ago_w = line_width(view->measurer, FACE_UI, 26, ago), x = 80;

	if (person)
		draw_avatar(ops, 22, y + 1, 44, person);
	x += draw_text_fit(ops, view->measurer, FACE_HAND_BOLD, 34, (struct rect){x, y, 220, 44}, T_NINK, name);
	draw_text_fit(ops, view->measurer, FACE_UI_600, 26, (struct rect){x + 12, y + 5, 150, 34}, T_NINK2,
		      about_words(view, suggestion));
	draw_text(ops, FACE_UI, 26, (struct rect){598 - ago_w, y + 5, ago_w, 34}, ALIGN_LEFT, T_NINK2, ago);
	draw_text_fit(ops, view->measurer, settled ? FACE_HAND : FACE_HAND_BOLD, settled ? 34 : 38,
		      (struct rect){22, settled ? 50 : 74, settled ? 510 : 576, 48}, settled ? T_NINK2 : T_NINK,
		      suggestion->text);
	if (settled)
		draw_icon(ops, suggestion->state == ACCEPTED ? "tick-stamp" : "minus", 548, 20, 60, T_NOK);
}

/* Notes that hang under one another differ; each keeps its colour until it is settled. */
static enum token paper_of(const struct view *view, const struct suggestion *suggestion)
{
	static const enum token papers[] = {T_BUTTER, T_BLUSH, T_SKY};
	int place = 0;

	if (suggestion->state != OPEN)
		return T_MINT;
	for (const struct suggestion *one = view->goals->suggestions; one != suggestion; one++)
		place += one->objective == view->at;
	return papers[place % 3];
}

static void add_suggestions(const struct view *view, struct sprite_list *out)
{
	const struct suggestion *list[SUGGESTIONS_MAX];
	int n = sorted_suggestions(view, list, SUGGESTIONS_MAX);
	int all = count_suggestions(view, -1, true) + count_suggestions(view, -1, false);
	float y = 258;

	if (all > SUGGESTIONS_MAX)
		n = SUGGESTIONS_MAX - 1;
	for (int i = 0; i < n; i++) {
		bool settled = list[i]->state != OPEN;
		float h = settled ? 102 : 149;
		struct sprite *note = sprite_add(out, sprite_key("suggestion", list[i]->id), SPRITE_NOTE,
						 LAYER_NOTES, (struct rect){1252, y, 620, h});
		enum token paper = paper_of(view, list[i]);
		struct op *body = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, 620, h}, solid(paper));
		body->radius = 3;
		body->radius2 = 5;
		note->group = sprite_key("suggestions", "");
		note->order = i;
		note->paper = (uint8_t)paper;
		note->angle_deg = (hash01(list[i]->id) - 0.5f) * 0.9f;
		note->bake = note->shadow = true;
		draw_suggestion(view, list[i], settled, note);
		y += h + 16;
	}
	if (all <= SUGGESTIONS_MAX)
		return;
	struct sprite *more = sprite_add(out, sprite_key("suggestions", "more"), SPRITE_PIECE, LAYER_NOTES,
					 (struct rect){1252, y, 620, 62});
	draw_shadow(&more->ops, SHADOW_REST, (struct rect){0, 0, 620, 62}, 4);
	draw_rect(&more->ops, (struct rect){0, 0, 620, 62}, 4, solid(T_KRAFT));
	draw_text(&more->ops, FACE_HAND_BOLD, 38, (struct rect){22, 6, 570, 50}, ALIGN_LEFT, T_NINK,
		  words_n(view->lang, L_wall_consensus_more, "n", all - n, view->arena));
}

static void add_suggestions_head(const struct view *view, struct sprite_list *out)
{
	const char *title = lang_text(view->lang, L_wall_consensus_suggestions);
	float w = text_width(view->measurer, FACE_HAND_BOLD, 46, title);
	struct sprite *tape = sprite_add(out, sprite_key("consensus", "tape"), SPRITE_PIECE, LAYER_BOARD,
					 (struct rect){1252, 178, w + 40, 60});
	const char *open = arena_printf(view->arena, "%d", count_suggestions(view, -1, true));
	float open_w = line_width(view->measurer, FACE_DISPLAY_600, 44, open), x = 1252 + w + 58;

	tape->angle_deg = -0.5f;
	tape->bake = true;
	op_add(&tape->ops, OP_TAPE, (struct rect){0, 0, w + 40, 60}, solid(T_TAPE));
	draw_text(&tape->ops, FACE_HAND_BOLD, 46, (struct rect){20, 0, w, 60}, ALIGN_LEFT, T_INK, title);
	struct sprite *count = sprite_add(out, sprite_key("consensus", "count"), SPRITE_GAUGE, LAYER_BOARD,
					  (struct rect){x, 178, 1872 - x, 60});
	draw_text(&count->ops, FACE_DISPLAY_600, 44, (struct rect){0, 2, open_w, 56}, ALIGN_LEFT, T_INK, open);
	draw_text_fit(&count->ops, view->measurer, FACE_UI, 28,
		      (struct rect){open_w + 16, 12, 1856 - x - open_w, 36}, T_INK2,
		      words_n(view->lang, L_wall_consensus_counts, "n", count_suggestions(view, -1, false),
			      view->arena));
}

/* --- whose turn it is ---------------------------------------------------------------------------- */

/* Who answers for objectives, in the order of the first of them. */
struct place {
	const struct objective *objective;	/* the first */
	bool settled;				/* all of them */
};

static int place_of(const struct place *places, int count, const struct objective *objective)
{
	for (int i = 0; i < count; i++)
		if (strcmp(places[i].objective->owner, objective->owner) == 0)
			return i;
	return count;
}

static int find_places(const struct view *view, struct place *places)
{
	int count = 0;

	for (int i = 0; i < view->goals->objective_count; i++) {
		const struct objective *objective = &view->goals->objectives[i];
		int place = place_of(places, count, objective);
		if (place == count)
			places[count++] = (struct place){objective, true};
		places[place].settled &= objective->settled;
	}
	return count;
}

/* Whose objective comes after the one at hand, among those that wait; -1: nobody's. */
static int next_place(const struct view *view, const struct place *places, int count, int now)
{
	for (int i = view->at + 1; i < view->goals->objective_count; i++) {
		int place = place_of(places, count, &view->goals->objectives[i]);
		if (place != now && !view->goals->objectives[i].settled)
			return place;
	}
	return -1;
}

static void draw_place(const struct view *view, const struct place *place, bool now, bool next, float x,
		       struct op_list *ops)
{
	const struct person *person = goal_person(view->facts, place->objective->owner);
	enum lang_key key = now ? L_wall_consensus_now
			  : place->settled ? L_wall_consensus_done
			  : next ? L_wall_consensus_next : L_wall_consensus_waits;

	if (person)
		draw_avatar(ops, x, 22, 76, person);
	else
		draw_icon(ops, "tree", x + 10, 32, 56, T_INK2);
	if (place->settled)
		draw_state(ops, STATE_FINE, x + 46, 66, 36, false);
	if (now) {
		struct op *ring = op_add(ops, OP_RING, (struct rect){x - 6, 16, 88, 88}, solid(T_OK));
		ring->stroke = 4;
		ring->to = 1;
	}
	draw_text_fit(ops, view->measurer, FACE_HAND_BOLD, 40, (struct rect){x + 96, 18, 150, 50}, T_INK,
		      goal_owner_name(view->facts, place->objective));
	draw_text_fit(ops, view->measurer, now ? FACE_UI_700 : FACE_UI, 28, (struct rect){x + 96, 66, 150, 36},
		      now ? T_OK : T_INK2, lang_text(view->lang, key));
}

static void add_queue(const struct view *view, struct sprite_list *out)
{
	struct sprite *queue = sprite_add(out, sprite_key("consensus", "queue"), SPRITE_PIECE, LAYER_BOARD,
					  (struct rect){48, 884, 1824, 112});
	struct place *places =
		arena_array(view->arena, (size_t)view->goals->objective_count, sizeof(*places));
	int count = find_places(view, places), at = place_of(places, count, view->objective);
	int next = next_place(view, places, count, at), first = at - 2;
	int now = view->objective->settled ? -1 : at;

	if (first + QUEUE_MAX > count)
		first = count - QUEUE_MAX;
	if (first < 0)
		first = 0;
	draw_rect(&queue->ops, (struct rect){0, 0, 1824, 3}, 1, solid(T_LINE));
	for (int i = 0; i < QUEUE_MAX && first + i < count; i++)
		draw_place(view, &places[first + i], first + i == now, first + i == next,
			   6 + 262 * (float)i, &queue->ops);
}

static void add_meeting(const struct goal_facts *facts, struct sprite_list *out)
{
	const struct scene_input *in = facts->in;
	int at = current_of(facts->goals, in->scene_page);
	struct view view = {.facts = facts, .goals = facts->goals, .arena = out->arena, .lang = in->lang,
			    .measurer = in->measurer, .at = at,
			    .objective = &facts->goals->objectives[at]};

	add_objective(&view, out);
	add_krs(&view, out);
	add_suggestions_head(&view, out);
	add_suggestions(&view, out);
	add_queue(&view, out);
	footer_say(in, "phone", words_s(in->lang, L_wall_consensus_how, "name",
					goal_owner_name(facts, view.objective), out->arena), out);
}

void scene_consensus(const struct scene_input *in, struct sprite_list *out)
{
	struct snapshot planned = *in->snapshot;
	struct scene_input there = *in;

	planned.goals = goals_planned(planned.goals);
	there.snapshot = &planned;
	struct goal_facts facts = goal_facts(&there, out->arena);
	out->scene = "consensus";
	wall_add(out);
	header_add(in, L_wall_scene_consensus, out);
	if (facts.goals->objective_count) {
		add_meeting(&facts, out);
	} else {
		empty_add(in, "flag", L_wall_okr_empty, L_wall_okr_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
