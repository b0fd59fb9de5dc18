#include "app/wall/scenes/pieces.h"

#include <string.h>

enum { BEHIND_ASIDE = 4 };

struct tint solid(enum token token)
{
	return (struct tint){(uint8_t)token, 255};
}

struct tint faint(enum token token, float alpha)
{
	return (struct tint){(uint8_t)token, (uint8_t)(alpha * 255 + 0.5f)};
}

struct op *draw_text(struct op_list *ops, enum face face, float px, struct rect line,
		     enum align align, enum token token, const char *text)
{
	struct op *op = op_add(ops, OP_TEXT, line, solid(token));

	op->face = face;
	op->px = px;
	op->align = align;
	op->text = arena_text(ops->arena, text);
	op->plain = face >= FACE_UI;
	return op;
}

float draw_text_fit(struct op_list *ops, const struct measurer *measurer, enum face face, float px,
		    struct rect line, enum token token, const char *text)
{
	const char *fit = text_fit(measurer, face, px, text, line.w, ops->arena);

	draw_text(ops, face, px, line, ALIGN_LEFT, token, fit);
	return line_width(measurer, face, px, fit);
}

float line_width(const struct measurer *measurer, enum face face, float px, const char *text)
{
	char zeros[512];
	size_t n = strlen(text);

	if (face < FACE_UI || n >= sizeof(zeros))
		return text_width(measurer, face, px, text);
	for (size_t i = 0; i <= n; i++)
		zeros[i] = text[i] >= '1' && text[i] <= '9' ? '0' : text[i];
	return text_width(measurer, face, px, zeros);
}

struct op *draw_icon(struct op_list *ops, const char *name, float x, float y, float size,
		     enum token token)
{
	struct op *op = op_add(ops, OP_ICON, (struct rect){x, y, size, size}, solid(token));

	op->text = arena_text(ops->arena, name);
	return op;
}

struct op *draw_rect(struct op_list *ops, struct rect box, float radius, struct tint tint)
{
	struct op *op = op_add(ops, OP_RECT, box, tint);

	op->radius = op->radius2 = radius;
	return op;
}

struct op *draw_frame(struct op_list *ops, struct rect box, float radius, float stroke,
		      struct tint tint)
{
	struct op *op = op_add(ops, OP_FRAME, box, tint);

	op->radius = op->radius2 = radius;
	op->stroke = stroke;
	return op;
}

void draw_shadow(struct op_list *ops, enum shadow shadow, struct rect box, float radius)
{
	struct op *op = op_add(ops, OP_SHADOW, box, solid(T_SHADOW));

	op->shadow = shadow;
	op->radius = op->radius2 = radius;
}

/* `aside`: how far right of the middle the letter stands. */
static void disc(struct op_list *ops, struct rect box, float aside, enum token token, enum face face,
		 float px, const char *text)
{
	op_add(ops, OP_DISC, box, solid(token));
	box.x += aside;
	draw_text(ops, face, px, box, ALIGN_CENTRE, T_CREAM, text);
}

static void avatar(struct op_list *ops, struct rect box, float aside, const struct person *person)
{
	enum token fill = T_PERSON_FIRST + (unsigned)person->colour % PEOPLE_COLOURS;

	disc(ops, box, aside, fill, FACE_UI, box.w * 26 / 44 > 24 ? box.w * 26 / 44 : 24, person->badge);
	if (person->colour >= PEOPLE_COLOURS) {
		struct rect inner = {box.x + 2, box.y + 2, box.w - 4, box.h - 4};
		struct op *ring = op_add(ops, OP_RING, inner, solid(T_CREAM));
		ring->stroke = 3;
		ring->to = 1;
	}
}

void draw_avatar(struct op_list *ops, float x, float y, float size, const struct person *person)
{
	avatar(ops, (struct rect){x, y, size, size}, 0, person);
}

void draw_avatar_behind(struct op_list *ops, float x, float y, float size,
			const struct person *person)
{
	avatar(ops, (struct rect){x, y, size, size}, BEHIND_ASIDE, person);
}

void draw_avatar_more(struct op_list *ops, float x, float y, float size, int more)
{
	const char *text = more > 9 ? "9+" : arena_printf(ops->arena, "+%d", more);

	disc(ops, (struct rect){x, y, size, size}, BEHIND_ASIDE, T_NINK2, FACE_UI_600, 24, text);
}

enum token paper_token(enum paper paper)
{
	return T_BUTTER + (unsigned)paper % NOTE_PAPERS;
}

void ops_enlarge(struct op_list *ops, float factor)
{
	if (factor == 1)
		return;
	for (int i = 0; i < ops->count; i++) {
		struct op *op = &ops->ops[i];
		op->box = (struct rect){op->box.x * factor, op->box.y * factor, op->box.w * factor,
					op->box.h * factor};
		op->radius *= factor;
		op->radius2 *= factor;
		op->stroke *= factor;
		op->dash *= factor;
		op->gap *= factor;
		op->px *= factor;
	}
}
