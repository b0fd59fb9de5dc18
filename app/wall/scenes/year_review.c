/*
 * year: half a year or a year at once: what became of each cycle's objectives, side by side, and what
 * the team kept, stopped and started in them. Each objective has its own score; nothing is added up, neither
 * over objectives nor over cycles, and no floor is mixed in.
 */
#include <string.h>

#include "app/wall/scenes/agenda.h"
#include "app/wall/scenes/empty.h"
#include "app/wall/scenes/goal_facts.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/numbers.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/retro_notes.h"
#include "app/wall/scenes/wording.h"

enum { CYCLES_SHOWN = 4, ROWS_SHOWN = 5, NOTES_SHOWN = 2, SHEET_HEIGHT = 424 };

bool scene_year_review_due(const struct snapshot *snapshot, int64_t now_ms)
{
	struct occurrence now;

	return snapshot->goals && snapshot->goals->past_count > 0 &&
	       agenda_holds(snapshot, now_ms, "review") &&
	       meetings_now(snapshot->meetings, now_ms, &now) &&
	       (now.meeting->kind == MEETING_HALF_YEAR || now.meeting->kind == MEETING_YEARLY);
}

/* --- a cycle ------------------------------------------------------------------------------------- */

static const struct {
	enum state state;
	enum lang_key key;
} said[] = {
	[REVIEW_UNKNOWN] = {STATE_NONE, L_wall_okr_not_started},
	[REVIEW_REACHED] = {STATE_FINE, L_wall_review_reached},
	[REVIEW_JUST_SHORT] = {STATE_RISK, L_wall_review_just_short},
	[REVIEW_WELL_SHORT] = {STATE_RISK, L_wall_review_well_short},
};

/* The title, below it the word, at the right the score; what was not turned face up stays hidden. */
static void draw_row(const struct goal_facts *facts, const struct objective *objective, float y, float w,
		     struct op_list *ops)
{
	const struct scene_input *in = facts->in;
	double score = objective_standing(facts, objective)->score.value;
	bool revealed = objective->revealed;
	enum review_word word = revealed ? okr_review(objective->kind, score) : REVIEW_UNKNOWN;
	const char *owner = goal_owner_name(facts, objective);
	const char *words = lang_text(in->lang, revealed ? said[word].key : L_wall_review_hidden);

	draw_rect(ops, (struct rect){20, y + 8, 10, 60}, 5, solid(paper_token(objective->paper)));
	draw_text_fit(ops, in->measurer, FACE_HAND_BOLD, 34, (struct rect){44, y, w - 176, 42}, T_INK,
		      objective->title);
	draw_state(ops, revealed ? said[word].state : STATE_NONE, 44, y + 44, 28, false);
	float used = draw_text_fit(ops, in->measurer, FACE_UI_600, 26, (struct rect){82, y + 41, w - 214, 34},
				   revealed ? state_ink(said[word].state, false) : T_INK2, words);
	if (*owner && w - 214 - used > 60)
		draw_text_fit(ops, in->measurer, FACE_UI, 26,
			      (struct rect){82 + used + 16, y + 41, w - 230 - used, 34}, T_INK2, owner);
	draw_text(ops, FACE_DISPLAY_600, 48, (struct rect){w - 134, y + 6, 110, 60}, ALIGN_RIGHT,
		  revealed ? T_INK : T_INK2,
		  revealed && okr_known(score) ? value_fixed(score, 2, ops->arena) : "–");
}

static void add_tape(const struct goal_facts *facts, struct rect box, struct sprite_list *out)
{
	const struct scene_input *in = facts->in;
	const char *name = cycle_name_words(&facts->goals->cycle, out->arena);
	float w = text_width(in->measurer, FACE_HAND_BOLD, 46, name);
	struct sprite *tape = sprite_add(out, sprite_key("year-tape", facts->goals->cycle.id), SPRITE_PIECE,
					 LAYER_BOARD, (struct rect){box.x, 174, w + 42, 56});

	tape->angle_deg = -0.6f;
	tape->bake = true;
	op_add(&tape->ops, OP_TAPE, (struct rect){0, 0, w + 42, 56}, solid(T_TAPE));
	draw_text(&tape->ops, FACE_HAND_BOLD, 46, (struct rect){20, -2, w, 60}, ALIGN_LEFT, T_INK, name);
}

static void add_cycle(const struct goal_facts *facts, struct rect box, struct sprite_list *out)
{
	const struct goals *goals = facts->goals;
	struct rect paper = {0, 0, box.w, box.h};
	int shown = goals->objective_count > ROWS_SHOWN ? ROWS_SHOWN - 1 : goals->objective_count;
	float pitch = goals->objective_count < ROWS_SHOWN ? 100 : 80, y = 12 + (pitch - 80) / 2;
	struct sprite *sheet = sprite_add(out, sprite_key("year-cycle", goals->cycle.id), SPRITE_PIECE,
					  LAYER_BOARD, box);

	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_SHEET));
	for (int i = 0; i < shown; i++)
		draw_row(facts, &goals->objectives[i], y + pitch * (float)i, box.w, &sheet->ops);
	if (goals->objective_count > shown)
		draw_text_fit(&sheet->ops, facts->in->measurer, FACE_UI_500, 28,
			      (struct rect){44, y + pitch * (float)shown + 20, box.w - 68, 36}, T_INK2,
			      words_n(facts->in->lang, L_wall_year_more, "n", goals->objective_count - shown,
				      out->arena));
	add_tape(facts, box, out);
}

/* --- keep, stop, start --------------------------------------------------------------------------- */

/* The newest of all cycles; the rest is a number. */
static void add_group(const struct goal_facts *cycles, int count, enum retro_kind kind,
		      struct sprite_list *out)
{
	const struct scene_input *in = cycles[0].in;
	float x = 48 + 616 * (float)kind, y = 676;
	int all = 0, n = 0;

	for (int c = count - 1; c >= 0; c--) {
		const struct goals *goals = cycles[c].goals;
		for (int i = goals->retro_count - 1; i >= 0; i--) {
			if (goals->retro[i].kind != kind)
				continue;
			all++;
			if (n < NOTES_SHOWN)
				retro_note_add(&cycles[c], &goals->retro[i],
					       cycle_name_words(&goals->cycle, out->arena), n,
					       (struct rect){x + 298 * (float)n++, y + 68, 284, 238}, out);
		}
	}
	retro_tape_add(in, kind, (struct rect){x, y, 592, 56},
		       all > n ? words_n(in->lang, L_wall_review_more, "n", all - n, out->arena) : "", out);
	if (!n)
		retro_slot_add(in, kind, (struct rect){x, y + 68, 284, 238}, out);
}

/* --- the whole ----------------------------------------------------------------------------------- */

static struct goal_facts facts_of(const struct scene_input *in, struct goals *goals, struct arena *arena)
{
	struct snapshot *there = arena_alloc(arena, sizeof(*there));
	struct scene_input asked = *in;

	*there = *in->snapshot;
	there->goals = goals;
	asked.snapshot = there;
	struct goal_facts facts = goal_facts(&asked, arena);
	facts.in = in;
	return facts;
}

static void add_all(const struct scene_input *in, const struct goals *goals, struct sprite_list *out)
{
	int count = goals->past_count < CYCLES_SHOWN ? goals->past_count : CYCLES_SHOWN;
	struct goals *const *shown = goals->past + goals->past_count - count;
	struct goal_facts *cycles = arena_array(out->arena, (size_t)count, sizeof(*cycles));
	float w = count < 2 ? 900 : (1824 - 24 * (float)(count - 1)) / (float)count;

	for (int i = 0; i < count; i++) {
		cycles[i] = facts_of(in, shown[i], out->arena);
		add_cycle(&cycles[i], (struct rect){48 + (w + 24) * (float)i, 238, w, SHEET_HEIGHT}, out);
	}
	for (int kind = RETRO_KEEP; kind <= RETRO_START; kind++)
		add_group(cycles, count, (enum retro_kind)kind, out);
}

void scene_year_review(const struct scene_input *in, struct sprite_list *out)
{
	const struct goals *goals = in->snapshot->goals;
	bool some = goals && goals->past_count > 0;

	out->scene = "year";
	wall_add(out);
	header_add(in, some && !goals->past_year ? L_ritual_half_year : L_ritual_yearly, out);
	if (some) {
		add_all(in, goals, out);
		footer_say(in, "ring", lang_text(in->lang, L_wall_year_says), out);
	} else {
		empty_add(in, "flag", L_wall_year_empty, L_wall_year_empty_hint, out);
		footer_add(in, out);
	}
	sprite_list_finish(out);
}
