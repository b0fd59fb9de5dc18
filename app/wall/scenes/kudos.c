/*
 * kudos: whom the team thanked, newest first, and the fund that grows with it. No order but that of time.
 */
#include <string.h>

#include "app/model/praise.h"
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/jar.h"
#include "app/wall/scenes/medal.h"
#include "app/wall/scenes/note.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { ON_PAGE = 6, ACROSS = 3 };

static const float note_w = 404, note_h = 384;
static const struct rect fund_box = {1352, 186, 520, 792};

int scene_kudos_pages(const struct snapshot *snapshot)
{
	int count = snapshot->praise ? snapshot->praise->kudos_count : 0;

	return (count + ON_PAGE - 1) / ON_PAGE;
}

bool scene_kudos_worth(const struct snapshot *snapshot)
{
	const struct praise *praise = snapshot->praise;

	return snapshot->board && praise &&
	       (praise->kudos_count > 0 || praise->balance != 0 || praise->pool_cost > 0);
}

/* --- notes --------------------------------------------------------------------------------------- */

static const char *name_of(const struct person *person, enum lang lang)
{
	return person && *person->name ? person->name : lang_text(lang, L_wall_somebody);
}

/* A long word is set a little smaller before any of it is lost. */
static void draw_name(const struct scene_input *in, const struct kudos *kudos, struct op_list *ops)
{
	const struct rect line = {166, 37, note_w - 166 - 12, 54};
	const char *name = badge_words(kudos->badge, kudos->badge_id, in->lang);
	static const float sizes[] = {45, 40, 36};
	float px = sizes[0];

	for (size_t i = 1; i < 3 && text_width(in->measurer, FACE_HAND_BOLD, px, name) > line.w; i++)
		px = sizes[i];
	draw_text(ops, FACE_HAND_BOLD, px, line, ALIGN_LEFT, T_NINK,
		  medal_words(kudos, in->lang, in->measurer, FACE_HAND_BOLD, px, line.w, ops->arena));
}

static void draw_receiver(const struct scene_input *in, const struct kudos *kudos,
			  struct op_list *ops)
{
	const struct person *person = board_person(in->snapshot->board, kudos->receiver);
	float x = 166;

	if (person) {
		draw_avatar(ops, x, 104, 56, person);
		x += 70;
	}
	draw_text_fit(ops, in->measurer, FACE_HAND_BOLD, 40, (struct rect){x, 106, note_w - x - 18, 52},
		      T_NINK, name_of(person, in->lang));
}

static void draw_reason(const struct scene_input *in, const struct kudos *kudos, struct op_list *ops)
{
	struct text_lines lines;

	reason_wrap(kudos, in->measurer, 36, 362, ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND, 36, (struct rect){28, 208 + 47 * (float)i, 362, 47},
			  ALIGN_LEFT, T_NINK, lines.lines[i]);
}

static void draw_foot(const struct scene_input *in, const struct kudos *kudos, struct op_list *ops)
{
	const struct person *giver = board_person(in->snapshot->board, kudos->giver);
	const char *when = when_words(kudos->at_ms, in->calibrated ? in->now_ms : 0, in->lang, ops->arena);
	float width = *when ? line_width(in->measurer, FACE_UI, 28, when) : 0;
	struct rect line = {28, 330, note_w - 28 - 24 - width - 16, 36};

	draw_text_fit(ops, in->measurer, FACE_UI, 28, line, T_NINK2,
		      words_s(in->lang, L_wall_kudos_from, "who", name_of(giver, in->lang),
			      ops->arena));
	if (*when)
		draw_text(ops, FACE_UI, 28, (struct rect){note_w - 24 - width, 330, width, 36},
			  ALIGN_LEFT, T_NINK2, when);
}

static void draw_note(const struct scene_input *in, const struct kudos *kudos, struct sprite *sprite)
{
	struct op_list *ops = &sprite->ops;
	struct op *body = op_add(ops, OP_PAPER, (struct rect){0, 0, note_w, note_h},
				 solid(paper_token(kudos->paper)));

	body->radius = 3;
	body->radius2 = 5;
	sprite->paper = body->tint.token;
	sprite->angle_deg = note_angle(kudos->id, DENSITY_L) * 0.7f;
	sprite->bake = sprite->shadow = true;
	op_add(ops, OP_TAPE, (struct rect){152, -17, 100, 34}, solid(T_TAPE));
	draw_medal(ops, 22, 30, 1, kudos);
	draw_name(in, kudos, ops);
	draw_receiver(in, kudos, ops);
	draw_reason(in, kudos, ops);
	draw_foot(in, kudos, ops);
}

static void add_notes(const struct scene_input *in, struct sprite_list *out)
{
	const struct praise *praise = in->snapshot->praise;
	uint64_t group = sprite_key("kudos", "");

	sprite_group_add(out, group, in->scene_page);
	for (int i = 0; i < praise->kudos_count; i++) {
		int place = i % ON_PAGE;
		struct rect box = {48 + 428 * (float)(place % ACROSS),
				   186 + 408 * (float)(place / ACROSS), note_w, note_h};
		struct sprite *sprite = sprite_add(out, sprite_key("kudos", praise->kudos[i].id),
						   SPRITE_NOTE, LAYER_NOTES, box);
		sprite->group = group;
		sprite->order = i;
		sprite->hidden = i / ON_PAGE != in->scene_page;
		draw_note(in, &praise->kudos[i], sprite);
	}
}

/* Nobody was thanked yet: the place where the first one will hang. */
static void add_slot(const struct scene_input *in, struct sprite_list *out)
{
	struct rect box = {48, 186, 1260, 384};
	struct sprite *sprite =
		sprite_add(out, sprite_key("kudos", "slot"), SPRITE_FADING, LAYER_SLOTS, box);
	struct op *frame = draw_frame(&sprite->ops, (struct rect){2, 2, box.w - 4, box.h - 4}, 8, 3,
				      solid(T_LINE2));

	frame->dash = 12;
	frame->gap = 10;
	draw_text(&sprite->ops, FACE_HAND_BOLD, 52, (struct rect){0, 128, box.w, 64}, ALIGN_CENTRE,
		  T_INK2, lang_text(in->lang, L_wall_kudos_none));
	draw_text(&sprite->ops, FACE_HAND, 42, (struct rect){0, 200, box.w, 54}, ALIGN_CENTRE, T_INK2,
		  lang_text(in->lang, L_wall_kudos_first));
}

/* --- the fund ------------------------------------------------------------------------------------ */

/* Display type as it is spaced, not in cells: nothing here counts while one looks. Answers its end. */
static float draw_display(const struct scene_input *in, struct op_list *ops, float px,
			  struct rect line, enum token token, const char *text)
{
	line.w = text_width(in->measurer, FACE_DISPLAY_600, px, text);
	draw_text(ops, FACE_DISPLAY_600, px, line, ALIGN_LEFT, token, text)->plain = false;
	return line.x + line.w;
}

/*
 * "¥1,860 / 3,000", in the middle of the sheet and on one baseline. Of sums so large that both do not
 * fit, the goal is left to the line on the jar.
 */
static void draw_sum(const struct scene_input *in, struct op_list *ops)
{
	const struct praise *praise = in->snapshot->praise;
	const char *sum = money_words(praise->balance, ops->arena);
	const char *cost = money_words(praise->pool_cost, ops->arena);
	const char *of = praise->pool_cost > 0 ? arena_printf(ops->arena, "/ %s", cost) : "";
	const float gap = 4;
	float width = text_width(in->measurer, FACE_DISPLAY_600, 48, "¥") + gap +
		      text_width(in->measurer, FACE_DISPLAY_600, 84, sum);
	float goal = text_width(in->measurer, FACE_DISPLAY_600, 44, of) + 3 * gap;
	bool both = *of && width + goal < fund_box.w - 16;
	float x = (fund_box.w - width - (both ? goal : 0)) / 2;

	x = draw_display(in, ops, 48, (struct rect){x, 549, 0, 58}, T_INK, "¥") + gap;
	x = draw_display(in, ops, 84, (struct rect){x, 519, 0, 92}, T_INK, sum) + 3 * gap;
	if (both)
		draw_display(in, ops, 44, (struct rect){x, 554, 0, 52}, T_INK2, of);
}

static const char *goal_words(const struct scene_input *in, struct arena *arena)
{
	const struct praise *praise = in->snapshot->praise;

	if (praise->pool_cost <= 0)
		return lang_text(in->lang, L_wall_kudos_no_goal);
	return words_s(in->lang,
		       praise->balance >= praise->pool_cost ? L_wall_kudos_full : L_wall_kudos_saved,
		       "what", praise->pool_what, arena);
}

/* A line of 28 px in the middle of the sheet, perhaps behind an icon. */
static void draw_line(const struct scene_input *in, struct op_list *ops, float y, const char *icon,
		      const char *text)
{
	float inset = icon ? 52 : 0;
	const char *fit = text_fit(in->measurer, FACE_UI, 28, text, fund_box.w - 48 - inset, ops->arena);
	float width = line_width(in->measurer, FACE_UI, 28, fit);
	float x = (fund_box.w - width - inset) / 2;

	if (icon)
		draw_icon(ops, icon, x, y, 36, T_OKR);
	draw_text(ops, FACE_UI, 28, (struct rect){x + inset, y, width, 36}, ALIGN_LEFT, T_INK2, fit);
}

static void draw_counts(const struct scene_input *in, struct op_list *ops)
{
	const struct praise *praise = in->snapshot->praise;
	struct date today = date_of(in->now_ms);
	int count = in->calibrated ? praise_in_quarter(praise, today) : 0;

	if (count > 0)
		draw_line(in, ops, 700, "medal",
			  words_n(in->lang,
				  praise_reached_all(praise, in->snapshot->board, today)
					  ? L_wall_kudos_everybody
					  : L_wall_kudos_quarter,
				  "n", count, ops->arena));
	if (praise->paid > 0)
		draw_line(in, ops, 742, NULL,
			  words_s(in->lang, L_wall_kudos_paid, "n",
				  money_words(praise->paid, ops->arena), ops->arena));
}

static void add_fund(const struct scene_input *in, struct sprite_list *out)
{
	struct sprite *sheet = sprite_add(out, sprite_key("fund", ""), SPRITE_PIECE, LAYER_BOARD,
					  fund_box);
	struct rect paper = {0, 0, fund_box.w, fund_box.h};

	draw_shadow(&sheet->ops, SHADOW_SHEET, paper, 6);
	draw_rect(&sheet->ops, paper, 6, solid(T_SHEET));
	op_add(&sheet->ops, OP_TAPE, (struct rect){200, -17, 120, 36}, solid(T_TAPE));
	draw_text(&sheet->ops, FACE_HAND_BOLD, 50, (struct rect){36, 31, 448, 62}, ALIGN_LEFT, T_INK,
		  lang_text(in->lang, L_wall_kudos_fund));
	draw_sum(in, &sheet->ops);
	draw_text(&sheet->ops, FACE_HAND, 36, (struct rect){16, 616, fund_box.w - 32, 46}, ALIGN_CENTRE,
		  T_INK,
		  text_fit(in->measurer, FACE_HAND, 36, goal_words(in, out->arena), fund_box.w - 32,
			   out->arena));
	draw_rect(&sheet->ops, (struct rect){36, 678, 448, 3}, 0, solid(T_LINE));
	draw_counts(in, &sheet->ops);
}

static void add_jar(const struct scene_input *in, struct sprite_list *out)
{
	const struct praise *praise = in->snapshot->praise;
	struct rect box = {fund_box.x + 95, fund_box.y + 163, jar_size, jar_size};
	struct sprite *sprite = sprite_add(out, sprite_key("jar", ""), SPRITE_PIECE, LAYER_SLOTS, box);

	sprite->bake = true;
	draw_jar(&sprite->ops, praise->balance, praise->pool_cost);
}

/* --- the whole ----------------------------------------------------------------------------------- */

void scene_kudos(const struct scene_input *in, struct sprite_list *out)
{
	const struct praise *praise = in->snapshot->praise;

	out->scene = "kudos";
	wall_add(out);
	header_add(in, L_wall_scene_kudos, out);
	footer_say(in, "phone", lang_text(in->lang, L_wall_kudos_hint), out);
	if (in->snapshot->board && praise) {
		if (praise->kudos_count > 0)
			add_notes(in, out);
		else
			add_slot(in, out);
		add_fund(in, out);
		add_jar(in, out);
	}
	sprite_list_finish(out);
}
