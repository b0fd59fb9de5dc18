#include "app/wall/scenes/note.h"

#include <string.h>

#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { AVATAR = 44, AVATAR_STEP = 30, OLD_DAYS = 5, TAB_HEIGHT = 38, TAB_OUT = 15 };

static const float foot_px = 26, foot_line = 32, foot_icon = 30, side = 16, name_gap = 6;

struct title_style {
	float px, line, x, y, inset;	/* inset: what both sides take from the width */
	int lines;
	float foot;			/* from the bottom */
};

static const struct title_style styles[] = {
	[DENSITY_L] = {52, 60, 26, 26, 52, 2, 14},
	[DENSITY_M] = {40, 46, 17, 26, 32, 3, 12},
	[DENSITY_S] = {40, 42, 17, 28, 32, 2, 9},
};

float note_angle(const char *card_id, enum density density)
{
	float angle = -1.15f + 2.3f * hash01(card_id);

	return density >= DENSITY_XS ? angle * 0.55f : angle;
}

static enum token note_paper(const struct note *note)
{
	if (note->card->label < 0)
		return T_BUTTER;
	return paper_token(note->board->labels[note->card->label].paper);
}

/* --- tabs ---------------------------------------------------------------------------------------- */

struct tab {
	const char *text, *icon;	/* icon NULL: none */
	enum token fill, ink;
};

static const float tab_pad = 11, tab_icon = 26, tab_icon_pad = 7, tab_icon_gap = 6;

static float tab_width(const struct note *note, const struct tab *tab)
{
	float text = line_width(note->measurer, FACE_UI_700, foot_px, tab->text);

	return text + tab_pad + (tab->icon ? tab_icon_pad + tab_icon + tab_icon_gap : tab_pad);
}

static void tab_draw(const struct note *note, struct op_list *ops, const struct tab *tab, float x,
		     float y)
{
	struct rect box = {x, y, tab_width(note, tab), TAB_HEIGHT};
	float text_x = x + tab_pad;

	draw_shadow(ops, SHADOW_CONTACT, box, 4);
	draw_rect(ops, box, 4, solid(tab->fill));
	if (tab->icon) {
		/* An open shape looks larger than a filled one. */
		float size = strcmp(tab->icon, "clock") == 0 ? 22 : tab_icon;
		float right = x + tab_icon_pad + tab_icon;
		draw_icon(ops, tab->icon, right - size, y + (TAB_HEIGHT - size) / 2, size,
			  tab->ink);
		text_x = x + tab_icon_pad + tab_icon + tab_icon_gap;
	}
	struct rect line = {text_x, y + (TAB_HEIGHT - foot_line) / 2, x + box.w - text_x,
			    foot_line};
	draw_text(ops, FACE_UI_700, foot_px, line, ALIGN_LEFT, tab->ink, tab->text);
}

static struct tab due_tab(const struct note *note, struct arena *arena)
{
	struct tab tab = {due_words(note->card->due, note->today, note->lang, arena), NULL, T_SHEET,
			  T_INK};
	enum due_state state = due_state(note->card->due, note->today);

	if (state == DUE_TODAY || state == DUE_LATE) {
		tab.icon = "clock";
		tab.fill = state == DUE_LATE ? T_NBAD : T_NWARN;
		tab.ink = T_ONSTAT;
	}
	return tab;
}

static int blocked_days(const struct note *note)
{
	if (!note->now_ms || !note->card->blocked_since_ms)
		return 0;
	return days_between(note->card->blocked_since_ms, note->now_ms);
}

static const char *blocked_text(const struct note *note, struct arena *arena)
{
	const char *reason = block_words(note->card, note->lang, arena);
	char text[128];

	if (!blocked_days(note))
		return reason;
	lang_format(text, sizeof(text), note->lang, L_wall_blocked_days, "reason", reason, "n",
		    arena_printf(arena, "%d", blocked_days(note)), NULL);
	return arena_text(arena, text);
}

/*
 * Both tabs, where they fit beside each other. Answers whether the due date has to go to the footer
 * instead, in place of the age.
 */
static bool draw_tabs(const struct note *note, struct sprite *sprite, const struct tab *due)
{
	struct op_list *ops = &sprite->ops;
	float left = 0, width = *due->text ? tab_width(note, due) : 0;

	if (note->card->block && !note->done) {
		struct tab tab = {blocked_text(note, ops->arena), "octagon-bar", T_NBAD, T_ONSTAT};
		tab_draw(note, ops, &tab, 12, -TAB_OUT);
		left = 12 + tab_width(note, &tab);
	}
	if (!width)
		return false;
	float x = sprite->box.w - 14 - width;
	if (left > 0 && x < left + 8)
		return true;
	tab_draw(note, ops, due, x, -TAB_OUT);
	return false;
}

/* --- footer -------------------------------------------------------------------------------------- */

/*
 * Up to two discs, the first over the second with a rim of paper between them; more people than two:
 * the second says how many. One alone where two would reach beyond `right`. Answers where they end.
 */
static float draw_owners(const struct note *note, struct op_list *ops, float x, float right, float y)
{
	const struct card *card = note->card;
	int total = card->owner_total > card->owner_count ? card->owner_total : card->owner_count;

	if (!card->owner_count)
		return x;
	if (x + AVATAR + AVATAR_STEP > right)
		total = 1;
	if (total == 2)
		draw_avatar_behind(ops, x + AVATAR_STEP, y, AVATAR,
				   &note->board->people[card->owners[1]]);
	if (total > 2)
		draw_avatar_more(ops, x + AVATAR_STEP, y, AVATAR, total - 1);
	if (total > 1)
		op_add(ops, OP_DISC, (struct rect){x - 2, y - 2, AVATAR + 4, AVATAR + 4},
		       solid(note_paper(note)));
	draw_avatar(ops, x, y, AVATAR, &note->board->people[card->owners[0]]);
	return x + AVATAR + (total > 1 ? AVATAR_STEP : 0);
}

static float owners_width(const struct card *card)
{
	int total = card->owner_total > card->owner_count ? card->owner_total : card->owner_count;

	if (!card->owner_count)
		return 0;
	return total > 1 ? AVATAR + AVATAR_STEP : AVATAR;
}

/*
 * The tick in its ring, stamped a little askew, at the bottom right; smaller where it would lie on the
 * title's second line. Answers where it begins.
 */
static float draw_stamp(struct sprite *sprite, enum density density)
{
	const float size = density == DENSITY_S ? 46 : 57, inset = 9;
	float x = sprite->box.w - inset - size;

	draw_icon(&sprite->ops, "tick-stamp", x, sprite->box.h - inset - size, size, T_NOK);
	return x;
}

static float draw_age(const struct note *note, struct op_list *ops, float right, float y)
{
	const char *age = age_words(note->card->since_ms, note->now_ms, note->lang, ops->arena);

	if (!*age)
		return right;
	bool old = days_between(note->card->since_ms, note->now_ms) >= OLD_DAYS;
	enum face face = old ? FACE_UI_700 : FACE_UI;
	float width = line_width(note->measurer, face, foot_px, age);
	draw_text(ops, face, foot_px, (struct rect){right - width, y, width, foot_line},
		  ALIGN_LEFT, old ? T_NINK : T_NINK2, age);
	return right - width;
}

/* The last to give way, after the label's name and icon: not drawn where it would reach the discs. */
static float draw_checks(const struct note *note, struct op_list *ops, float left, float right,
			 float y)
{
	const struct card *card = note->card;

	if (!card->checks_total)
		return right;
	const char *text = arena_printf(ops->arena, "%d/%d", card->checks_done, card->checks_total);
	float width = line_width(note->measurer, FACE_UI, foot_px, text);
	if (right - width - 26 < left)
		return right;
	draw_text(ops, FACE_UI, foot_px, (struct rect){right - width, y, width, foot_line},
		  ALIGN_LEFT, T_NINK2, text);
	draw_icon(ops, "check", right - width - 26, y + 4, 24, T_NINK2);
	return right - width - 26;
}

/* The due date in the footer, without its clock where that would reach the discs. */
static float draw_due(const struct note *note, struct sprite *sprite, struct tab due, float left,
		      float y)
{
	float end = sprite->box.w - 12;

	if (end - tab_width(note, &due) < left)
		due.icon = NULL;
	float x = end - tab_width(note, &due);
	tab_draw(note, &sprite->ops, &due, x, y + (foot_line - TAB_HEIGHT) / 2);
	return x;
}

/* What stands at the right of the footer, beyond `left`; answers where it begins. */
static float draw_right(const struct note *note, struct sprite *sprite, const struct tab *due,
			float left, float y)
{
	struct op_list *ops = &sprite->ops;
	float right = sprite->box.w - side;

	if (note->done)
		return draw_stamp(sprite, note->density);
	if (due)
		right = draw_due(note, sprite, *due, left, y);
	else
		right = draw_age(note, ops, right, y);
	if (note->card->checks_total && right < sprite->box.w - side)
		right -= 12;
	return draw_checks(note, ops, left, right, y);
}

static void draw_label(const struct note *note, struct op_list *ops, float x, float right, float y)
{
	if (note->card->label < 0)
		return;
	const struct label *label = &note->board->labels[note->card->label];
	const char *name = label_words(label, note->lang);
	float width = line_width(note->measurer, FACE_UI, foot_px, name);
	if (x + foot_icon > right - name_gap)
		return;
	draw_icon(ops, label->icon, x, y + (foot_line - foot_icon) / 2, foot_icon, T_NINK2);
	x += foot_icon + 10;
	if (x + width <= right - name_gap)
		draw_text(ops, FACE_UI, foot_px, (struct rect){x, y, width, foot_line}, ALIGN_LEFT,
			  T_NINK2, name);
}

static void draw_foot(const struct note *note, struct sprite *sprite, const struct tab *due)
{
	float top = sprite->box.h - styles[note->density].foot - AVATAR;
	float y = top + (AVATAR - foot_line) / 2;
	float right = draw_right(note, sprite, due, side + owners_width(note->card) + 4, y);
	float x = draw_owners(note, &sprite->ops, side, right, top);

	draw_label(note, &sprite->ops, x > side ? x + 8 : x, right, y);
}

/* --- the two forms ------------------------------------------------------------------------------- */

static void draw_title(const struct note *note, struct sprite *sprite)
{
	const struct title_style *style = &styles[note->density];
	struct op_list *ops = &sprite->ops;
	float width = sprite->box.w - style->inset;
	struct text_lines lines;

	text_wrap(note->measurer, FACE_HAND_BOLD, style->px, note->card->title, width, style->lines,
		  ops->arena, &lines);
	for (int i = 0; i < lines.count; i++)
		draw_text(ops, FACE_HAND_BOLD, style->px,
			  (struct rect){style->x, style->y + (float)i * style->line, width,
					style->line},
			  ALIGN_LEFT, T_NINK, lines.lines[i]);
}

static void draw_sheet(const struct note *note, struct sprite *sprite)
{
	struct tab due = {"", NULL, T_SHEET, T_INK};

	if (!note->done)
		due = due_tab(note, sprite->ops.arena);
	draw_title(note, sprite);
	bool moved = draw_tabs(note, sprite, &due);
	draw_foot(note, sprite, moved ? &due : NULL);
}

/* The words at the right of a strip, filled when they press. Answers where they begin. */
static float strip_tag(const struct note *note, struct sprite *sprite, const struct tab *tag,
		       float right)
{
	const float pad = 8;
	float width = line_width(note->measurer, FACE_UI_700, foot_px, tag->text) + 2 * pad;
	struct rect box = {right - width, (sprite->box.h - TAB_HEIGHT) / 2, width, TAB_HEIGHT};

	if (tag->fill != T_SHEET)
		draw_rect(&sprite->ops, box, 4, solid(tag->fill));
	draw_text(&sprite->ops, FACE_UI_700, foot_px,
		  (struct rect){box.x + pad, box.y + (TAB_HEIGHT - foot_line) / 2, width - 2 * pad,
				foot_line},
		  ALIGN_LEFT, tag->ink, tag->text);
	return box.x;
}

static float strip_right(const struct note *note, struct sprite *sprite, float right)
{
	struct arena *arena = sprite->ops.arena;
	struct tab due = due_tab(note, arena);

	if (note->done) {
		draw_icon(&sprite->ops, "check", right - 34, (sprite->box.h - 34) / 2, 34, T_NOK);
		return right - 34;
	}
	if (*due.text) {
		due.ink = due.fill == T_SHEET ? T_NINK : due.ink;
		return strip_tag(note, sprite, &due, right);
	}
	if (note->card->block && blocked_days(note)) {
		struct tab days = {words_n(note->lang, L_wall_age_days, "n", blocked_days(note),
					   arena),
				   NULL, T_SHEET, T_NBAD};
		return strip_tag(note, sprite, &days, right);
	}
	return right;
}

static void draw_strip(const struct note *note, struct sprite *sprite)
{
	struct op_list *ops = &sprite->ops;
	float h = sprite->box.h, x = 14, icon_y = (h - 34) / 2;
	float owners = owners_width(note->card), right = sprite->box.w - 12;

	if (note->card->label >= 0) {
		draw_icon(ops, note->board->labels[note->card->label].icon, x, icon_y, 34, T_NINK2);
		x = 60;
	}
	if (note->card->block && !note->done) {
		draw_icon(ops, "octagon-bar", x, icon_y, 34, T_NBAD);
		x += 46;
	}
	if (owners > 0) {
		right -= owners;
		draw_owners(note, ops, right, sprite->box.w, (h - AVATAR) / 2);
		right -= 12;
	}
	right = strip_right(note, sprite, right);
	draw_text_fit(ops, note->measurer, FACE_HAND_BOLD, 40,
		      (struct rect){x, (h - 42) / 2, right - 12 - x, 42}, T_NINK,
		      note->card->title);
}

void note_draw(const struct note *note, struct sprite *sprite)
{
	bool strip = note->density >= DENSITY_XS;
	struct rect box = sprite->box;

	/* Set in a smaller box, then enlarged: everything keeps its proportions, and text wraps earlier. */
	sprite->box.w /= note->distance;
	sprite->box.h /= note->distance;
	struct rect paper = {0, 0, sprite->box.w, sprite->box.h};
	struct op *body = op_add(&sprite->ops, OP_PAPER, paper, solid(note_paper(note)));

	body->radius = 3;
	body->radius2 = 5;
	body->plain = strip;
	sprite->paper = body->tint.token;
	sprite->angle_deg = note_angle(note->card->id, note->density);
	sprite->bake = sprite->shadow = true;
	if (strip)
		draw_strip(note, sprite);
	else
		draw_sheet(note, sprite);
	ops_enlarge(&sprite->ops, note->distance);
	sprite->box = box;
}
