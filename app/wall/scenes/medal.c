#include "app/wall/scenes/medal.h"

#include <string.h>

#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

static struct op *part(struct op_list *ops, const char *name, struct rect box, struct tint tint)
{
	struct op *op = op_add(ops, OP_ICON, box, tint);

	op->text = name;
	return op;
}

void draw_medal(struct op_list *ops, float x, float y, float scale, const struct kudos *kudos)
{
	enum token fill = T_BADGE_FIRST + (unsigned)kudos->paper % (T_BADGE_LAST - T_BADGE_FIRST + 1);
	float w = medal_width * scale;
	float middle_x = x + w / 2, middle_y = y + w / 2, r = 38 * scale, glyph = 50 * scale;
	struct rect tails = {middle_x - 42 * scale, middle_y + 22 * scale, 84 * scale, 84 * scale};

	part(ops, "medal-left", tails, faint(fill, 0.72f));
	part(ops, "medal-right", tails, faint(fill, 0.86f));
	part(ops, "medal-star", (struct rect){x, y, w, w}, solid(fill));
	struct op *ring = op_add(ops, OP_RING, (struct rect){middle_x - r, middle_y - r, 2 * r, 2 * r},
				 faint(T_CREAM, 0.75f));
	ring->stroke = 2.4f * scale;
	ring->to = 1;
	draw_icon(ops, kudos->icon, middle_x - glyph / 2, middle_y - glyph / 2, glyph, T_CREAM);
}

/* Behind the first comma that leaves two halves which fit; NULL: there is none. */
static const char *second_half(const char *reason, const struct measurer *measurer, float px,
			       float width, struct arena *arena)
{
	static const char *const commas[] = {"，", "；", "、", ", "};

	for (size_t i = 0; i < sizeof(commas) / sizeof(commas[0]); i++) {
		const char *comma = strstr(reason, commas[i]);
		if (!comma)
			continue;
		const char *rest = comma + strlen(commas[i]);
		const char *first = arena_text_n(arena, reason, (size_t)(rest - reason));
		if (*rest && text_width(measurer, FACE_HAND, px, first) <= width &&
		    text_width(measurer, FACE_HAND, px, rest) <= width)
			return rest;
	}
	return NULL;
}

void reason_wrap(const struct kudos *kudos, const struct measurer *measurer, float px, float width,
		 struct arena *arena, struct text_lines *out)
{
	const char *reason = kudos->reason;
	const char *rest = text_width(measurer, FACE_HAND, px, reason) > width
				   ? second_half(reason, measurer, px, width, arena)
				   : NULL;

	if (rest)
		reason = arena_printf(arena, "%.*s\n%s", (int)(rest - reason), reason, rest);
	text_wrap(measurer, FACE_HAND, px, reason, width, 2, arena, out);
}

const char *medal_words(const struct kudos *kudos, enum lang lang, const struct measurer *measurer,
			enum face face, float px, float width, struct arena *arena)
{
	const char *name = badge_words(kudos->badge, kudos->badge_id, lang);
	const char *full = medal_name(kudos->badge, kudos->badge_id, lang, arena);

	if (text_width(measurer, face, px, full) <= width)
		return full;
	return text_fit(measurer, face, px, name, width, arena);
}
