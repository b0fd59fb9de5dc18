/* Ops into pixels. Each kind has its place, its reach and its drawing. */
#include "app/draw/brush.h"

#include <math.h>
#include <string.h>

#include "app/draw/glyphs.h"
#include "app/draw/path.h"
#include "app/draw/qr.h"
#include "app/draw/shapes.h"

const struct shadow_shape shadow_shapes[4] = {
	[SHADOW_CONTACT] = {1, 1, 0},
	[SHADOW_REST] = {8, 7, 2},
	[SHADOW_SHEET] = {10, 8, 4},
};
const struct shadow_shape shadow_lifted = {22, 26, 4};

/* --- places -------------------------------------------------------------------------------------- */

static int snap(float value)
{
	return (int)floorf(value + 0.5f);
}

static int text_px(const struct brush *brush, const struct op *op)
{
	return snap(op->px * brush->u);
}

static struct spot text_spot(const struct brush *brush, const struct op *op, float x, float y)
{
	float u = brush->u;
	int width = (int)glyphs_width(brush->glyphs, op->face, text_px(brush, op), op->text,
				      strlen(op->text), op->plain);
	float baseline = glyphs_baseline(brush->glyphs, op->face, op->px, op->box.h);
	int left = snap(x + op->box.x * u);

	if (op->align == ALIGN_RIGHT)
		left = snap(x + (op->box.x + op->box.w) * u) - width;
	if (op->align == ALIGN_CENTRE)
		left = snap(x + (op->box.x + op->box.w / 2) * u - (float)width / 2);
	int top = snap(y + op->box.y * u), bottom = snap(y + (op->box.y + op->box.h) * u);
	return (struct spot){{left, top, width, bottom - top}, snap(y + (op->box.y + baseline) * u)};
}

/* At least one pixel: a hairline may get thin, not vanish. */
static int snap_size(float from, float to)
{
	int size = snap(to) - snap(from);

	return size > 0 ? size : to > from;
}

struct spot brush_spot(const struct brush *brush, const struct op *op, float x, float y)
{
	float left = x + op->box.x * brush->u, top = y + op->box.y * brush->u;
	float right = left + op->box.w * brush->u, bottom = top + op->box.h * brush->u;

	if (op->kind == OP_TEXT && op->text)
		return text_spot(brush, op, x, y);
	if (op->kind == OP_LINE)	/* its box may run backwards, and it keeps its slope */
		return (struct spot){{snap(left), snap(top), snap(right) - snap(left),
				      snap(bottom) - snap(top)}, 0};
	return (struct spot){{snap(left), snap(top), snap_size(left, right), snap_size(top, bottom)}, 0};
}

static struct irect grown(struct irect box, int by)
{
	return (struct irect){box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
}

static struct irect line_bounds(struct irect box, float stroke)
{
	struct irect bounds = {box.w < 0 ? box.x + box.w : box.x, box.h < 0 ? box.y + box.h : box.y,
			       abs(box.w), abs(box.h)};

	return grown(bounds, (int)ceilf(stroke / 2) + 2);
}

static struct irect shadow_bounds(struct irect box, const struct shadow_shape *shape, float u)
{
	struct irect bounds = grown(box, (int)ceilf(3 * shape->sigma * u) + 2);

	bounds.y += snap(shape->offset * u);
	return irect_union(bounds, grown(box, (int)ceilf(3 * u) + 2));
}

struct irect brush_bounds(const struct brush *brush, const struct op *op, const struct spot *spot)
{
	struct irect box = spot->box;
	int px = text_px(brush, op);

	switch (op->kind) {
	case OP_TEXT:
		return (struct irect){box.x - px / 2 - 1, spot->baseline - px * 5 / 4 - 1, box.w + px + 2,
				      px * 7 / 4 + 2};
	case OP_LINE:
		return line_bounds(box, op->stroke * brush->u);
	case OP_PATH:
		return grown(box, (int)ceilf(op->stroke * brush->u / 2) + 1);
	case OP_SHADOW:
		return shadow_bounds(box, &shadow_shapes[op->shadow], brush->u);
	default:
		return box;
	}
}

/* --- drawing ------------------------------------------------------------------------------------- */

static void shadow_part(const struct brush *brush, struct pixmap *pixmap, struct irect box,
			enum shadow kind, float strength)
{
	const struct shadow_shape *shape = &shadow_shapes[kind];
	uint32_t pixel = pixel_of(brush->theme->colours[T_SHADOW],
				  brush->theme->shadow_alpha[kind] * strength);

	box = grown(box, -snap(shape->shrink * brush->u));
	box.y += snap(shape->offset * brush->u);
	shape_shadow(pixmap, box, fmaxf(0.5f, shape->sigma * brush->u), pixel);
}

void brush_shadow(const struct brush *brush, struct pixmap *pixmap, struct irect box, enum shadow kind,
		  float strength)
{
	if (kind == SHADOW_NONE)
		return;
	if (kind != SHADOW_CONTACT)
		shadow_part(brush, pixmap, box, kind, strength);
	shadow_part(brush, pixmap, box, SHADOW_CONTACT, strength);
}

static void draw_text(const struct brush *brush, struct pixmap *pixmap, const struct op *op,
		      const struct spot *spot, uint32_t pixel)
{
	glyphs_draw(brush->glyphs, pixmap, op->face, text_px(brush, op), op->text, strlen(op->text),
		    op->plain, spot->box.x, spot->baseline, pixel);
}

static void draw_line(struct pixmap *pixmap, const struct op *op, struct irect box, float u,
		      uint32_t pixel)
{
	/* Odd strokes lie on pixel centres, even ones between pixels: both stay sharp. */
	float stroke = fmaxf(1, op->stroke * u), half = snap(stroke) % 2 ? 0.5f : 0;

	shape_line(pixmap, (float)box.x + half, (float)box.y + half, (float)(box.x + box.w) + half,
		   (float)(box.y + box.h) + half, stroke, pixel);
}

static void draw_path(struct pixmap *pixmap, const struct op *op, struct irect box, float u,
		      uint32_t pixel)
{
	if (op->stroke > 0)
		path_stroke(pixmap, op->text, (float)box.x, (float)box.y, u, op->stroke, op->dash,
			    op->gap, pixel);
	else
		path_fill(pixmap, op->text, (float)box.x, (float)box.y, u, pixel);
}

void brush_draw(const struct brush *brush, struct pixmap *pixmap, const struct op *op,
		const struct spot *spot)
{
	struct colour colour = brush->theme->colours[op->tint.token];
	float opacity = (float)op->tint.alpha / 255, u = brush->u;
	uint32_t pixel = pixel_of(colour, opacity);
	struct irect box = spot->box;

	switch (op->kind) {
	case OP_WALL:
		break;
	case OP_RECT:
		shape_rect(pixmap, box, op->radius * u, op->radius2 * u, pixel);
		break;
	case OP_FRAME:
		shape_frame(pixmap, box, op->radius * u, fmaxf(1, op->stroke * u), op->dash * u,
			    op->gap * u, pixel);
		break;
	case OP_LINE:
		draw_line(pixmap, op, box, u, pixel);
		break;
	case OP_DISC:
		shape_disc(pixmap, box, pixel);
		break;
	case OP_RING:
		shape_ring(pixmap, box, op->stroke * u, op->from, op->to, pixel);
		break;
	case OP_PAPER:
		shape_paper(pixmap, box, op->radius * u, op->radius2 * u, colour, opacity, op->plain, u);
		break;
	case OP_TAPE:
		shape_tape(pixmap, box, pixel, u);
		break;
	case OP_SHADOW:
		brush_shadow(brush, pixmap, box, op->shadow, opacity);
		break;
	case OP_TEXT:
		if (op->text)
			draw_text(brush, pixmap, op, spot, pixel);
		break;
	case OP_ICON:
		if (op->text)
			icon_draw(brush->icons, pixmap, op->text, box, pixel);
		break;
	case OP_PATH:
		if (op->text)
			draw_path(pixmap, op, box, u, pixel);
		break;
	case OP_HATCH:
		shape_hatch(pixmap, box, op->radius * u, op->stroke * u, op->gap * u, op->to * u, pixel);
		break;
	case OP_QR:
		if (op->text)
			qr_draw(pixmap, op->text, box, pixel);
		break;
	}
}
