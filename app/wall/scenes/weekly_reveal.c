/*
 * weekly-reveal: all numbers at once, on a scale of 0 to 10. It asks the lowest to speak first, and
 * never says who is right.
 */
#include <math.h>
#include <string.h>

#include "app/wall/scenes/header.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/weekly.h"
#include "app/wall/scenes/wording.h"

enum {
	SCALE_X = 150,
	SCALE_STEP = 162,
	SCALE_Y = 800,
	CROWDED = 4,
	FACES_MAX = 4,
	UNDER_NOTES = 3,
	TABLE_X = 960,	/* the middle of the cards that nobody's number comes from */
	TABLE_Y = 768
};

static struct sprite *piece(struct sprite_list *out, const char *name, const char *id,
			    enum layer layer, struct rect box)
{
	return sprite_add(out, sprite_key(name, id), SPRITE_PIECE, layer, box);
}

/* What the numbers say, when they are all in their places. */
static struct sprite *comment(struct sprite_list *out, const char *id, enum layer layer, struct rect box)
{
	struct sprite *sprite = piece(out, "weekly", id, layer, box);

	sprite->waits = true;
	return sprite;
}

static float scale_x(double value)
{
	return SCALE_X + SCALE_STEP * (float)value;
}

/* --- the reading ---------------------------------------------------------------------------------
 */

/* Who gave the lowest number, or one more. */
static int lowest_of(const struct round *round, int lowest, const char **members)
{
	int count = 0;

	for (int i = 0; i < round->ballot_count; i++)
		if (round->ballots[i].value <= lowest + 1)
			members[count++] = round->ballots[i].member;
	return count;
}

static const char *reading_words(const struct weekly *weekly, const struct vote_result *result,
				 struct arena *arena)
{
	const struct round *round = weekly->round;
	enum lang lang = weekly->in->lang;
	const char **low = arena_array(arena, (size_t)round->ballot_count + 1, sizeof(*low));
	int count = lowest_of(round, result->lowest, low);

	if (result->reading == VOTE_AGREED)
		return lang_text(lang, L_wall_vote_agreed);
	if (result->reading == VOTE_CLOSE)
		return lang_text(lang, L_wall_vote_close);
	if (round->anonymous)
		return words_n(lang, L_wall_vote_apart_nameless, "n", count, arena);
	return words_s(lang, L_wall_vote_apart, "names", weekly_names(weekly, low, count, arena),
		       arena);
}

static void add_reading(const struct weekly *weekly, const struct vote_result *result,
			struct sprite_list *out)
{
	struct sprite *note =
		comment(out, "reading", LAYER_NOTES, (struct rect){48, 178, 1824, 132});
	struct op *body =
		op_add(&note->ops, OP_PAPER, (struct rect){0, 0, 1824, 132}, solid(T_BUTTER));

	body->radius = 3;
	body->radius2 = 5;
	note->bake = note->shadow = true;
	note->angle_deg = -0.15f;
	draw_icon(&note->ops, "bulb", 40, 40, 56, T_NINK);
	draw_text_fit(&note->ops, weekly->in->measurer, FACE_HAND_BOLD, 58,
		      (struct rect){128, 32, 1660, 70}, T_NINK,
		      reading_words(weekly, result, out->arena));
}

static void add_median(const struct weekly *weekly, const struct vote_result *result,
		       struct rect box, struct sprite_list *out)
{
	const struct scene_input *in = weekly->in;
	const struct round *round = weekly->round;
	struct rect paper = {0, 0, box.w, box.h};
	struct sprite *sheet = comment(out, "median", LAYER_BOARD, box);
	const char *number = weekly_number(result->median, "", out->arena);
	float px = strlen(number) > 2 || box.h < 200 ? 110 : 160, top = box.h / 2 - 76,
	      x = 34 + line_width(in->measurer, FACE_DISPLAY_600, px, number) + 36;
	double change = result->median - round->before;

	draw_shadow(&sheet->ops, SHADOW_CONTACT, paper, 6);
	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_SHEET));
	draw_text(&sheet->ops, FACE_DISPLAY_600, px, (struct rect){34, box.h / 2 - 86, 300, 172},
		  ALIGN_LEFT, T_INK, number);
	draw_text_fit(&sheet->ops, in->measurer, FACE_UI, 34,
		      (struct rect){x, top + 2, 470 - x, 42}, T_INK,
		      lang_text(in->lang, L_wall_vote_median));
	if (round->before >= 0)
		draw_text_fit(&sheet->ops, in->measurer, FACE_UI_600, 30,
			      (struct rect){x, top + 52, 470 - x, 38},
			      change > 0 ? T_OK : T_INK2,
			      words_s(in->lang,
				      change == 0  ? L_wall_vote_as_before
				      : change > 0 ? L_wall_vote_higher
						   : L_wall_vote_lower,
				      "n", weekly_number(fabs(change), "", out->arena),
				      out->arena));
	draw_text_fit(&sheet->ops, in->measurer, FACE_UI, 28,
		      (struct rect){x, top + 100, 470 - x, 36}, T_INK2,
		      words_n(in->lang, L_wall_vote_count, "n", result->votes, out->arena));
}

/* --- the scale -----------------------------------------------------------------------------------
 */

static void add_zone(const struct scene_input *in, int from, int to, enum token bar, enum token ink,
		     const char *icon, enum lang_key key, struct sprite_list *out)
{
	float x0 = scale_x(from) - 70, x1 = scale_x(to) + 70;
	struct sprite *zone = piece(out, "weekly-zone", icon, LAYER_BOARD,
				    (struct rect){x0, SCALE_Y, x1 - x0, 150});

	draw_rect(&zone->ops, (struct rect){0, 0, x1 - x0, 14}, 7, solid(bar));
	draw_icon(&zone->ops, icon, 0, 114, 34, bar);
	draw_text_fit(&zone->ops, in->measurer, FACE_UI_600, 30,
		      (struct rect){44, 113, x1 - x0 - 44, 36}, ink, lang_text(in->lang, key));
}

static void add_numbers(const struct vote_result *result, struct sprite_list *out)
{
	struct sprite *sprite =
		piece(out, "weekly", "numbers", LAYER_BOARD, (struct rect){90, 842, 1740, 58});

	for (int v = 0; v <= CONFIDENCE_MAX; v++) {
		struct op *op = draw_text(&sprite->ops, FACE_DISPLAY_600, 48,
					  (struct rect){scale_x(v) - 90 - 60, 0, 120, 56},
					  ALIGN_CENTRE, T_INK, arena_printf(out->arena, "%d", v));
		op->tint = result->counts[v] ? solid(T_INK) : faint(T_INK2, 0.75f);
	}
	struct sprite *mark = comment(out, "mark", LAYER_BOARD,
				      (struct rect){scale_x(result->median) - 15, 818, 30, 24});
	for (int row = 0; row < 24; row += 2) {
		float half = 15 * (float)row / 24;
		draw_rect(&mark->ops, (struct rect){15 - half, (float)row, 2 * half, 2}, 0,
			  solid(T_INK));
	}
}

static void add_spread(const struct weekly *weekly, const struct vote_result *result,
		       struct sprite_list *out)
{
	float x0 = fmaxf(scale_x(result->lowest) - 62, 574),
	      x1 = fminf(fmaxf(scale_x(result->highest) + 62, 980), 1872);
	struct sprite *band =
		comment(out, "spread", LAYER_BOARD, (struct rect){x0, 410, x1 - x0, 376});
	char text[128];

	draw_rect(&band->ops, (struct rect){0, 0, x1 - x0, 376}, 14, faint(T_TAPE, 0.42f));
	lang_format(text, sizeof(text), weekly->in->lang, L_wall_vote_spread, "low",
		    arena_printf(out->arena, "%d", result->lowest), "high",
		    arena_printf(out->arena, "%d", result->highest), NULL);
	struct sprite *words =
		comment(out, "span", LAYER_BOARD, (struct rect){576, 360, 1200, 40});
	draw_text_fit(&words->ops, weekly->in->measurer, FACE_UI_600, 32,
		      (struct rect){0, 0, 1200, 40}, T_INK2, text);
}

static const struct person *person_of(const struct board *board, const char *id)
{
	for (int i = 0; i < board->person_count; i++)
		if (strcmp(board->people[i].id, id) == 0)
			return &board->people[i];
	return NULL;
}

/* The left of the scale lies under the notes: there is room for one. */
static int shown_at(int value)
{
	return value < UNDER_NOTES ? 1 : FACES_MAX;
}

static void add_ballot(const struct weekly *weekly, int i, int above, int together,
		       struct sprite_list *out)
{
	const struct ballot *ballot = &weekly->round->ballots[i];
	const struct person *person = person_of(weekly->board, ballot->member);
	bool crowded = together >= CROWDED && ballot->value >= UNDER_NOTES;
	float size = crowded ? 76 : 112, pitch = crowded ? 84 : 122;
	const char *key = *ballot->member ? ballot->member : arena_printf(out->arena, "%d", i);
	struct sprite *face =
		sprite_add(out, sprite_key("weekly-ballot", key), SPRITE_CARD, LAYER_NOTES,
			   (struct rect){scale_x(ballot->value) - size / 2,
					 SCALE_Y - 22 - size - pitch * (float)above, size, size});

	face->bake = true;
	if (!*ballot->member) {
		face->from_x = TABLE_X;
		face->from_y = TABLE_Y;
	}
	if (person)
		draw_avatar(&face->ops, 0, 0, size, person);
	else
		op_add(&face->ops, OP_DISC, (struct rect){0, 0, size, size}, solid(T_INK2));
}

static void add_more(int value, int hidden, struct sprite_list *out)
{
	struct sprite *more =
		piece(out, "weekly-more", arena_printf(out->arena, "%d", value), LAYER_NOTES,
		      (struct rect){scale_x(value) + 44, SCALE_Y - 52, 48, 36});

	more->waits = true;
	op_add(&more->ops, OP_DISC, (struct rect){0, -6, 48, 48}, solid(T_INK2));
	draw_text(&more->ops, FACE_UI_600, 24, (struct rect){0, 0, 48, 36}, ALIGN_CENTRE, T_GLYPH,
		  hidden > 9 ? "9+" : arena_printf(out->arena, "+%d", hidden));
}

static void add_ballots(const struct weekly *weekly, const struct vote_result *result,
			struct sprite_list *out)
{
	int above[CONFIDENCE_MAX + 1] = {0};

	for (int i = 0; i < weekly->round->ballot_count; i++) {
		int value = weekly->round->ballots[i].value;
		if (above[value] < shown_at(value))
			add_ballot(weekly, i, above[value], result->counts[value], out);
		above[value]++;
	}
	for (int v = 0; v <= CONFIDENCE_MAX; v++)
		if (above[v] > shown_at(v))
			add_more(v, above[v] - shown_at(v), out);
}

static const char *note_line(const struct weekly *weekly, struct arena *arena)
{
	const struct key_result *kr = weekly->kr;
	const char *measure = weekly_measure(weekly);
	char text[160];

	lang_format(text, sizeof(text), weekly->in->lang,
		    kr->has_current ? L_wall_vote_now : L_wall_vote_only_target, "now",
		    weekly_number(kr->current, measure, arena), "target",
		    weekly_number(kr->target, measure, arena), NULL);
	return arena_text(arena, text);
}

void scene_weekly_reveal(const struct scene_input *in, struct sprite_list *out)
{
	struct weekly weekly;

	out->scene = "weekly-reveal";
	wall_add(out);
	header_add(in, L_wall_scene_weekly, out);
	if (weekly_of(in, &weekly) && weekly.round->ballot_count) {
		struct vote_result result = round_result(weekly.round);
		add_reading(&weekly, &result, out);
		/* Where somebody voted low, the notes give way. */
		bool low = result.lowest < UNDER_NOTES;
		weekly_note(&weekly,
			    low ? (struct rect){48, 326, 490, 168}
				: (struct rect){48, 346, 490, 190},
			    low ? 46 : 54, note_line(&weekly, out->arena), out);
		add_median(&weekly, &result,
			   low ? (struct rect){48, 504, 490, 156}
			       : (struct rect){48, 560, 490, 200},
			   out);
		add_spread(&weekly, &result, out);
		add_zone(in, 0, 3, T_BADF, T_BAD, "octagon-bar", L_wall_vote_help_needed, out);
		add_zone(in, 4, 6, T_WARNF, T_WARN, "triangle-mark", L_wall_vote_shaky, out);
		add_zone(in, 7, 10, T_OKF, T_OK, "tick-circle", L_wall_vote_confident, out);
		add_numbers(&result, out);
		add_ballots(&weekly, &result, out);
	}
	footer_say(in, "ring", lang_text(in->lang, L_wall_vote_reveal_legend), out);
	sprite_list_finish(out);
}
