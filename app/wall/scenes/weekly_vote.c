/*
 * weekly-vote: how sure are we of this key result? Everybody gives a number in secret; the wall
 * knows who has voted, and not what.
 */
#include <math.h>
#include <string.h>

#include "app/model/okr.h"
#include "app/model/standing.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/progress.h"
#include "app/wall/scenes/weekly.h"
#include "app/wall/scenes/wording.h"

enum { SEATS_IN_ROW = 7, SEATS_MAX = 14, SEAT_PITCH = 265, SEAT_WIDTH = 234, BAR_WIDTH = 900 };

static struct sprite *piece(struct sprite_list *out, const char *name, const char *id,
			    struct rect box)
{
	return sprite_add(out, sprite_key(name, id), SPRITE_PIECE, LAYER_BOARD, box);
}

/* --- where it stands -----------------------------------------------------------------------------
 */

static double share_of(const struct weekly *weekly, double value)
{
	const struct key_result *kr = weekly->kr;
	double share = kr->has_start && kr->target != kr->start
			       ? (value - kr->start) / (kr->target - kr->start)
			       : 0;

	return fmin(fmax(share, 0), 1);
}

/* Points down, above the bar. */
static void draw_pointer(struct op_list *ops, float x, float y)
{
	for (int row = 0; row < 18; row += 2) {
		float half = 12 * (1 - (float)row / 18);
		draw_rect(ops, (struct rect){x - half, y + (float)row, 2 * half, 2}, 0,
			  solid(T_INK));
	}
}

static void draw_floor(const struct weekly *weekly, struct op_list *ops, struct arena *arena)
{
	const struct metric *metric = weekly->metric;

	if (!metric || !metric->has_floor)
		return;
	float x = (float)share_of(weekly, metric->floor) * BAR_WIDTH;
	const char *words =
		arena_printf(arena, "%s %s", lang_text(weekly->in->lang, L_wall_vote_floor),
			     weekly_number(metric->floor, weekly_measure(weekly), arena));
	draw_rect(ops, (struct rect){x - 8, 22, 16, 46}, 0, solid(T_SHEET));
	draw_rect(ops, (struct rect){x - 4, 22, 8, 46}, 2, solid(T_KPI));
	draw_text(ops, FACE_UI_600, 26, (struct rect){x - 150, 76, 300, 34}, ALIGN_CENTRE, T_KPI,
		  words);
}

static void add_bar(const struct weekly *weekly, struct sprite_list *out)
{
	const struct goals *goals = weekly->goals;
	struct sprite *bar =
		piece(out, "weekly-bar", weekly->kr->id, (struct rect){600, 260, 960, 120});
	const char *target =
		arena_printf(out->arena, "%s %s", lang_text(weekly->in->lang, L_wall_vote_target),
			     weekly_number(weekly->kr->target, weekly_measure(weekly), out->arena));

	draw_rect(&bar->ops, (struct rect){0, 30, BAR_WIDTH, 30}, 15, solid(T_TRACK));
	if (weekly->kr->has_current)
		draw_rect(
			&bar->ops,
			(struct rect){
				0, 30,
				fmaxf((float)share_of(weekly, weekly->kr->current) * BAR_WIDTH, 30),
				30},
			15, solid(T_OKF));
	draw_floor(weekly, &bar->ops, out->arena);
	if (weekly->in->calibrated) {
		struct cycle_time time = cycle_time(&goals->cycle.dates, &goals->workdays,
						    date_of(weekly->in->now_ms));
		draw_pointer(&bar->ops, (float)time.share * BAR_WIDTH, 8);
	}
	draw_flag(&bar->ops, BAR_WIDTH, 60, 40, 62, T_OKR);
	draw_text(&bar->ops, FACE_UI_600, 26, (struct rect){BAR_WIDTH - 270, 76, 300, 34},
		  ALIGN_RIGHT, T_OKR, target);
}

static void add_value(const struct weekly *weekly, struct sprite_list *out)
{
	const struct key_result *kr = weekly->kr;
	const struct measurer *measurer = weekly->in->measurer;
	struct sprite *sprite =
		piece(out, "weekly-value", kr->id, (struct rect){1570, 232, 270, 170});
	const char *measure = weekly_measure(weekly);
	const char *number = kr->has_current ? weekly_number(kr->current, "", out->arena) : "–";
	float measure_w = fminf(line_width(measurer, FACE_DISPLAY_600, 50, measure), 80);
	float px = line_width(measurer, FACE_DISPLAY_600, 108, number) > 265 - measure_w ? 64 : 108;

	draw_text(&sprite->ops, FACE_DISPLAY_600, px, (struct rect){0, 0, 265 - measure_w, 108},
		  ALIGN_RIGHT, T_INK, number);
	draw_text_fit(&sprite->ops, measurer, FACE_DISPLAY_600, 50,
		      (struct rect){268 - measure_w, 40, 80, 56}, T_INK, measure);
	if (!kr->has_current || !kr->has_before)
		return;
	double change = kr->current - kr->before;
	const char *words = words_s(weekly->in->lang,
				    change == 0	 ? L_wall_vote_same
				    : change > 0 ? L_wall_vote_up
						 : L_wall_vote_down,
				    "n", weekly_number(fabs(change), "", out->arena), out->arena);
	bool better = kr->direction == DIRECTION_DOWN ? change < 0
		      : kr->direction == DIRECTION_UP && change > 0;
	draw_text(&sprite->ops, FACE_UI_600, 28, (struct rect){0, 116, 268, 36}, ALIGN_RIGHT,
		  better ? T_OK : T_INK2, words);
}

static void add_sheet(const struct weekly *weekly, struct sprite_list *out)
{
	struct rect paper = {0, 0, 1824, 250};
	struct sprite *sheet = piece(out, "weekly", "sheet", (struct rect){48, 178, 1824, 250});

	draw_shadow(&sheet->ops, SHADOW_CONTACT, paper, 6);
	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_SHEET));
	weekly_note(weekly, (struct rect){40, 174, 500, 254}, 68, weekly->objective->title, out);
	add_bar(weekly, out);
	add_value(weekly, out);
}

static void add_question(const struct weekly *weekly, struct sprite_list *out)
{
	const struct scene_input *in = weekly->in;
	const char *target = weekly_number(weekly->kr->target, weekly_measure(weekly), out->arena);
	const char *text = words_s(in->lang, L_wall_vote_question, "target", target, out->arena);
	struct sprite *sprite = piece(out, "weekly", "question", (struct rect){48, 462, 1824, 130});

	text = text_fit(in->measurer, FACE_HAND_BOLD, 64, text, 1824, out->arena);
	draw_text(&sprite->ops, FACE_HAND_BOLD, 64, (struct rect){0, 0, 1824, 76}, ALIGN_CENTRE,
		  T_INK, text);
	draw_text(&sprite->ops, FACE_UI, 32, (struct rect){0, 82, 1824, 40}, ALIGN_CENTRE, T_INK2,
		  lang_text(in->lang, L_wall_vote_help));
}

/* --- seats ---------------------------------------------------------------------------------------
 */

/* Kraft, and a frame: it hides a value that exists. */
static void draw_face_down(struct sprite *seat, const char *member)
{
	float w = seat->box.w, h = seat->box.h;
	struct op *body = op_add(&seat->ops, OP_PAPER, (struct rect){0, 0, w, h}, solid(T_KRAFT));

	body->radius = 3;
	body->radius2 = 5;
	struct op *stripes = op_add(&seat->ops, OP_HATCH, (struct rect){0, 0, w, h}, faint(T_NWARN, 0.1f));
	stripes->radius = 4;
	stripes->stroke = 7;
	stripes->gap = 26;
	stripes->to = 150 * h / 292;
	draw_frame(&seat->ops, (struct rect){14, 14, w - 28, h - 28}, 6, 3, faint(T_NINK2, 0.45f));
	seat->bake = seat->shadow = seat->face_down = true;
	seat->angle_deg = -0.8f + 1.6f * hash01(member);
}

static void draw_voter(const struct weekly *weekly, struct sprite *seat, const char *member,
		       bool voted, bool small)
{
	const struct scene_input *in = weekly->in;
	float face = small ? 62 : 112, w = seat->box.w, y = small ? 12 : 46;
	const char *name = "",
		   *said = lang_text(in->lang, voted ? L_wall_vote_voted : L_wall_vote_thinking);
	float name_px = small ? 28 : 40, said_w = line_width(in->measurer, voted ? FACE_UI_600 : FACE_UI, 28, said);

	for (int i = 0; i < weekly->board->person_count; i++)
		if (strcmp(weekly->board->people[i].id, member) == 0) {
			draw_avatar(&seat->ops, (w - face) / 2, y, face, &weekly->board->people[i]);
			name = weekly->board->people[i].name;
		}
	y += face + (small ? 2 : 12);
	name = text_fit(in->measurer, FACE_HAND_BOLD, name_px, name, w - 40, seat->ops.arena);
	draw_text(&seat->ops, FACE_HAND_BOLD, name_px, (struct rect){0, y, w, name_px * 1.2f},
		  ALIGN_CENTRE, voted ? T_NINK : T_INK, name);
	if (small)
		return;
	y += name_px * 1.2f + 6;
	float x = (w - said_w - (voted ? 38 : 0)) / 2;
	if (voted)
		draw_icon(&seat->ops, "tick-circle", x, y + 4, 28, T_NOKF);
	draw_text(&seat->ops, voted ? FACE_UI_600 : FACE_UI, 28,
		  (struct rect){x + (voted ? 38 : 0), y, said_w, 36},
		  ALIGN_LEFT, voted ? T_NOK : T_INK2, said);
}

static void add_seat(const struct weekly *weekly, int i, bool small, struct sprite_list *out)
{
	const char *member = weekly->round->voters[i];
	bool voted = weekly->round->voted[i];
	int row = i / SEATS_IN_ROW, seats = weekly->round->voter_count;
	int in_row = seats - row * SEATS_IN_ROW < SEATS_IN_ROW ? seats - row * SEATS_IN_ROW
							       : SEATS_IN_ROW;
	float left = 48 + (float)((SEATS_IN_ROW - in_row) * SEAT_PITCH) / 2;
	struct rect box = {left + (float)(i % SEATS_IN_ROW * SEAT_PITCH),
			   small ? 622 + 152 * (float)row : 622, SEAT_WIDTH, small ? 142 : 292};
	struct sprite *seat = sprite_add(out, sprite_key(voted ? "weekly-ballot" : "weekly-seat", member),
					 voted ? SPRITE_CARD : SPRITE_FADING, LAYER_NOTES, box);

	if (voted) {
		draw_face_down(seat, member);
	} else {
		struct op *slot = draw_frame(&seat->ops, (struct rect){0, 0, box.w, box.h}, 5, 3,
					     solid(T_LINE2));
		slot->dash = 12;
		slot->gap = 10;
	}
	draw_voter(weekly, seat, member, voted, small);
}

static void add_sum(const struct weekly *weekly, struct sprite_list *out)
{
	const struct round *round = weekly->round;
	const struct scene_input *in = weekly->in;
	const char **waiting =
		arena_array(out->arena, (size_t)round->voter_count + 1, sizeof(*waiting));
	int count = 0;
	char text[256];

	for (int i = 0; i < round->voter_count; i++)
		if (!round->voted[i])
			waiting[count++] = round->voters[i];
	lang_format(text, sizeof(text), in->lang, count ? L_wall_vote_sum : L_wall_vote_sum_all,
		    "n", arena_printf(out->arena, "%d", round->voted_count), "names",
		    weekly_names(weekly, waiting, count, out->arena), NULL);
	struct sprite *sprite = piece(out, "weekly", "sum", (struct rect){48, 936, 1824, 48});
	draw_text(&sprite->ops, FACE_HAND, 40, (struct rect){0, 0, 1824, 48}, ALIGN_CENTRE, T_INK,
		  text_fit(in->measurer, FACE_HAND, 40, text, 1824, out->arena));
}

void scene_weekly_vote(const struct scene_input *in, struct sprite_list *out)
{
	struct weekly weekly;

	out->scene = "weekly-vote";
	wall_add(out);
	header_add(in, L_wall_scene_weekly, out);
	if (weekly_of(in, &weekly)) {
		add_sheet(&weekly, out);
		add_question(&weekly, out);
		bool small = weekly.round->voter_count > SEATS_IN_ROW;
		for (int i = 0; i < weekly.round->voter_count && i < SEATS_MAX; i++)
			add_seat(&weekly, i, small, out);
		add_sum(&weekly, out);
	} else {
		struct sprite *none =
			piece(out, "weekly", "none", (struct rect){48, 462, 1824, 80});
		draw_text(&none->ops, FACE_HAND, 50, (struct rect){0, 0, 1824, 64}, ALIGN_CENTRE,
			  T_INK2, lang_text(in->lang, L_wall_vote_none));
	}
	footer_say(in, "lock", lang_text(in->lang, L_wall_vote_legend), out);
	sprite_list_finish(out);
}
