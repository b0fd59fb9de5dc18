/*
 * review: what became of each objective, revealed one by one, and what the team keeps, stops and starts.
 * Scores speak of goals and not of people.
 */
#include <math.h>
#include <string.h>

#include "app/wall/scenes/agenda.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/retro_notes.h"
#include "app/wall/scenes/wording.h"

enum { ON_PAGE = 4, NOTES_SHOWN = 2 };

bool scene_review_worth(const struct snapshot *snapshot)
{
	const struct goals *goals = snapshot->goals;

	for (int i = 0; goals && i < goals->objective_count; i++)
		if (goals->objectives[i].revealed)
			return true;
	return goals && goals->retro_count > 0;
}

bool scene_review_due(const struct snapshot *snapshot, int64_t now_ms)
{
	return snapshot->goals && snapshot->goals->objective_count > 0 &&
	       agenda_holds(snapshot, now_ms, "review") && !scene_year_review_due(snapshot, now_ms);
}

int scene_review_pages(const struct snapshot *snapshot)
{
	return snapshot->goals ? (snapshot->goals->objective_count + ON_PAGE - 1) / ON_PAGE : 1;
}

/* --- objectives ---------------------------------------------------------------------------------- */

struct row {
	const struct goal_facts *facts;
	const struct objective *objective;
	double score, expected;
	float y;
};

static struct sprite *add(const char *what, const struct row *row, enum sprite_kind kind, enum layer layer,
			  struct rect box, struct sprite_list *out)
{
	struct sprite *sprite = sprite_add(out, sprite_key(what, row->objective->id), kind, layer, box);

	sprite->group = sprite_key("review", "");
	return sprite;
}

static void add_strip(const struct row *row, struct sprite_list *out)
{
	struct sprite *strip = add("review-strip", row, SPRITE_PIECE, LAYER_NOTES,
				   (struct rect){40, row->y - 3, 26, 194}, out);

	draw_shadow(&strip->ops, SHADOW_REST, (struct rect){0, 0, 26, 194}, 4);
	draw_rect(&strip->ops, (struct rect){0, 0, 26, 194}, 4, solid(paper_token(row->objective->paper)));
}

static void add_sheet(const struct row *row, struct sprite_list *out)
{
	const struct scene_input *in = row->facts->in;
	const struct person *person = goal_person(row->facts, row->objective->owner);
	const char *owner = goal_owner_name(row->facts, row->objective);
	bool committed = row->objective->kind == OBJECTIVE_COMMITTED;
	const char *kind = lang_text(in->lang, committed ? L_wall_review_committed
							 : L_wall_review_aspirational);
	struct rect paper = {0, 0, 1000, 188};
	struct sprite *sheet = add("review-sheet", row, SPRITE_PIECE, LAYER_BOARD,
				   (struct rect){48, row->y, paper.w, paper.h}, out);
	struct op_list *ops = &sheet->ops;
	float x = 44;

	draw_shadow(ops, SHADOW_SHEET, paper, 6);
	draw_rect(ops, paper, 6, solid(T_SHEET));
	draw_text_fit(ops, in->measurer, FACE_HAND_BOLD, 44, (struct rect){x, 14, 660, 56}, T_INK,
		      row->objective->title);
	if (person) {
		draw_avatar(ops, x, 74, 44, person);
		x += 56;
	}
	draw_text_fit(ops, in->measurer, FACE_UI, 28, (struct rect){x, 78, 700 - x, 36}, T_INK2,
		      *owner ? arena_printf(out->arena, "%s · %s", owner, kind) : kind);
}

static void add_score(const struct row *row, struct sprite_list *out)
{
	static const struct {
		enum state state;
		enum lang_key key;
	} said[] = {
		[REVIEW_UNKNOWN] = {STATE_NONE, L_wall_okr_not_started},
		[REVIEW_REACHED] = {STATE_FINE, L_wall_review_reached},
		[REVIEW_JUST_SHORT] = {STATE_RISK, L_wall_review_just_short},
		[REVIEW_WELL_SHORT] = {STATE_RISK, L_wall_review_well_short},
	};
	const struct scene_input *in = row->facts->in;
	bool revealed = row->objective->revealed, known = okr_known(row->score);
	enum review_word word = okr_review(row->objective->kind, row->score);
	struct rect bar = {44, 140, 640, 22};
	struct sprite *gauge = add("review-score", row, SPRITE_GAUGE, LAYER_NOTES,
				   (struct rect){48, row->y, 1000, 188}, out);
	struct op_list *ops = &gauge->ops;

	draw_bar(ops, bar, revealed && known ? (float)okr_clamped(row->score) : 0,
		 state_fill(said[word].state, false), false);
	draw_tick(ops, bar, fminf((float)row->expected, 1 - 5 / bar.w), T_OKR, T_SHEET);
	if (!revealed)
		return;
	const char *words = lang_text(in->lang, said[word].key);
	float w = line_width(in->measurer, FACE_UI_600, 28, words);
	draw_text(ops, FACE_DISPLAY_600, 108, (struct rect){700, 8, 276, 124}, ALIGN_RIGHT, T_INK,
		  known ? value_fixed(row->score, 2, out->arena) : "–");
	draw_text(ops, FACE_UI_600, 28, (struct rect){976 - w, 132, w, 36}, ALIGN_LEFT,
		  state_ink(said[word].state, false), words);
	draw_state(ops, said[word].state, 976 - w - 44, 134, 32, false);
}

/* Face-down paper: it hides a value that exists. */
static void add_face_down(const struct row *row, struct sprite_list *out)
{
	struct sprite *paper = add("review-hidden", row, SPRITE_FADING, LAYER_NOTES,
				   (struct rect){772, row->y + 18, 252, 152}, out);
	struct rect box = {0, 0, 252, 152};

	paper->angle_deg = 0.8f;
	paper->bake = paper->shadow = true;
	struct op *body = op_add(&paper->ops, OP_PAPER, box, solid(T_KRAFT));
	body->radius = 3;
	body->radius2 = 5;
	struct op *stripes = op_add(&paper->ops, OP_HATCH, box, faint(T_NWARN, 0.1f));
	stripes->radius = 4;
	stripes->stroke = 7;
	stripes->gap = 26;
	stripes->to = 60;
	draw_frame(&paper->ops, (struct rect){12, 12, 228, 128}, 6, 3, faint(T_NINK2, 0.45f));
	draw_text(&paper->ops, FACE_HAND_BOLD, 38, (struct rect){16, 50, 220, 50}, ALIGN_CENTRE, T_NINK,
		  lang_text(row->facts->in->lang, L_wall_review_hidden));
}

static void add_rows(const struct goal_facts *facts, int page, struct sprite_list *out)
{
	for (int i = 0; i < ON_PAGE; i++) {
		int index = page * ON_PAGE + i;
		if (index >= facts->goals->objective_count)
			break;
		const struct objective *objective = &facts->goals->objectives[index];
		struct row row = {
			.facts = facts, .objective = objective,
			.score = objective_standing(facts, objective)->score.value,
			.expected = okr_expectation(objective->kind), .y = 174 + 204 * (float)i,
		};
		add_sheet(&row, out);
		add_strip(&row, out);
		add_score(&row, out);
		if (!objective->revealed)
			add_face_down(&row, out);
	}
}

/* --- keep, stop, start --------------------------------------------------------------------------- */

/* The newest two; the rest is a number. */
static void add_group(const struct goal_facts *facts, enum retro_kind kind, struct sprite_list *out)
{
	const struct retro_item *shown[NOTES_SHOWN];
	const struct scene_input *in = facts->in;
	int all = 0, n = 0;
	float y = 174 + 272 * (float)kind;

	for (int i = facts->goals->retro_count - 1; i >= 0; i--) {
		if (facts->goals->retro[i].kind != kind)
			continue;
		if (n < NOTES_SHOWN)
			shown[n++] = &facts->goals->retro[i];
		all++;
	}
	const char *beside = all > n ? words_n(in->lang, L_wall_review_more, "n", all - n, out->arena)
			     : kind == RETRO_KEEP ? lang_text(in->lang, L_wall_review_how) : "";
	retro_tape_add(in, kind, (struct rect){1078, y + 2, 794, 56}, beside, out);
	for (int i = 0; i < n; i++)
		retro_note_add(facts, shown[n - 1 - i], "", i,
			       (struct rect){1084 + 404 * (float)i, y + 72, 384, 178}, out);
	if (!n)
		retro_slot_add(in, kind, (struct rect){1084, y + 72, 384, 178}, out);
}

void scene_review(const struct scene_input *in, struct sprite_list *out)
{
	struct goal_facts facts = goal_facts(in, out->arena);
	int pages = scene_review_pages(in->snapshot);

	out->scene = "review";
	out->page = pages > 1 ? in->scene_page % pages : 0;
	wall_add(out);
	header_add(in, L_wall_scene_review, out);
	if (facts.goals->objective_count) {
		add_rows(&facts, out->page, out);
		for (int group = 0; group < 3; group++)
			add_group(&facts, (enum retro_kind)group, out);
		footer_say(in, "ring", lang_text(in->lang, L_wall_review_says), out);
	} else {
		empty_add(in, "flag", L_wall_okr_empty, L_wall_okr_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
