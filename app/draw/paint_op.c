/*
 * Ops that stand on the wall by themselves. Each becomes a picture that its position does not change,
 * so a clock's ticking bakes one line of text. Large rectangles and shadows keep only their corners and
 * one stretched row and column.
 */
#include <math.h>

#include "app/draw/painter.h"

/* --- keys ---------------------------------------------------------------------------------------- */

uint64_t key_mix(uint64_t key, uint64_t value)
{
	key = (key ^ value) * UINT64_C(0xff51afd7ed558ccd);
	return key ^ key >> 33;
}

/* Without its place, with its size in device pixels: the same shape elsewhere is the same stamp. */
static uint64_t op_key(const struct canvas *canvas, const struct op *op, const struct spot *spot)
{
	struct op plain = *op;

	plain.box = (struct rect){0, 0, (float)spot->box.w, (float)spot->box.h};
	if (op->kind == OP_TEXT) {
		plain.box = (struct rect){0};
		plain.align = ALIGN_LEFT;
	}
	return key_mix(op_hash(&plain, 1), (uintptr_t)canvas->brush.theme);
}

/* --- pictures ------------------------------------------------------------------------------------ */

static const struct sprite *op_sprite(struct canvas *canvas, const struct op *op,
				      const struct spot *spot)
{
	struct sprites *lines = canvas->painter->lines;
	uint64_t key = op_key(canvas, op, spot);
	const struct sprite *known = sprites_find(lines, key);

	if (known)
		return known;
	struct irect bounds = brush_bounds(&canvas->brush, op, spot);
	struct pixmap *pixmap = pixmap_again(&canvas->painter->flat, bounds.w, bounds.h);
	struct spot inside = *spot;
	inside.box.x -= bounds.x;
	inside.box.y -= bounds.y;
	inside.baseline -= bounds.y;
	brush_draw(&canvas->brush, pixmap, op, &inside);
	int anchor_y = op->kind == OP_TEXT ? spot->baseline : spot->box.y;
	canvas->painter->worked = true;
	return sprites_add(lines, key, pixmap, bounds.x - spot->box.x, bounds.y - anchor_y);
}

/* What the thing's scale makes of a device rectangle. */
static struct rect scaled(const struct canvas *canvas, const struct placed *thing, struct irect rect)
{
	float u = canvas->brush.u, scale = thing->scale;
	float cx = canvas->left + (thing->box.x + thing->box.w / 2) * u;
	float cy = canvas->top + (thing->box.y + thing->box.h / 2) * u;

	if (scale == 1)
		return (struct rect){(float)rect.x, (float)rect.y, (float)rect.w, (float)rect.h};
	return (struct rect){cx + ((float)rect.x - cx) * scale, cy + ((float)rect.y - cy) * scale,
			     (float)rect.w * scale, (float)rect.h * scale};
}

static void fill_part(struct canvas *canvas, const struct placed *thing, struct irect part,
		      enum token token, float opacity)
{
	pane_fill(&canvas->painter->pane, scaled(canvas, thing, part),
		  canvas->brush.theme->colours[token], opacity * thing->alpha);
}

/* --- whole and sliced ---------------------------------------------------------------------------- */

static void paint_whole(struct canvas *canvas, const struct placed *thing, const struct op *op,
			const struct spot *spot)
{
	const struct sprite *sprite = op_sprite(canvas, op, spot);
	const struct stamp *stamp = &sprite->stamp;
	struct pane *pane = &canvas->painter->pane;
	int x = spot->box.x + sprite->x;
	int y = (op->kind == OP_TEXT ? spot->baseline : spot->box.y) + sprite->y;

	if (thing->scale == 1)
		pane_copy(pane, stamp, x, y, thing->alpha);
	else
		pane_stretch(pane, stamp, (struct irect){0, 0, stamp->w, stamp->h},
			     scaled(canvas, thing, (struct irect){x, y, stamp->w, stamp->h}),
			     thing->alpha, true);
}

/* How far from its edges an op's pixels still change. */
static int rim_of(const struct canvas *canvas, const struct op *op)
{
	float u = canvas->brush.u;

	if (op->kind == OP_RECT)
		return (int)ceilf(fmaxf(op->radius, op->radius2) * u);
	const struct shadow_shape *shape = &shadow_shapes[op->shadow];
	return (int)ceilf((3 * shape->sigma + shape->shrink + shape->offset) * u) + 2;
}

static float middle_alpha(const struct canvas *canvas, const struct op *op)
{
	float opacity = (float)op->tint.alpha / 255;
	const float *alphas = canvas->brush.theme->shadow_alpha;

	if (op->kind == OP_RECT)
		return opacity;
	float contact = 1 - alphas[SHADOW_CONTACT] * opacity;
	return op->shadow == SHADOW_CONTACT ? 1 - contact
					    : 1 - contact * (1 - alphas[op->shadow] * opacity);
}

/* The three spans of one axis: before the middle pixel, the middle stretched, after it. */
static void slices(int from, int size, int middle, int stretch, int starts[3], int sizes[3], int at,
		   int places[3], int lengths[3])
{
	starts[0] = from;
	starts[1] = middle;
	starts[2] = middle + 1;
	sizes[0] = middle - from;
	sizes[1] = 1;
	sizes[2] = from + size - middle - 1;
	places[0] = at;
	places[1] = at + sizes[0];
	places[2] = places[1] + 1 + stretch;
	lengths[0] = sizes[0];
	lengths[1] = 1 + stretch;
	lengths[2] = sizes[2];
}

static void paint_sliced(struct canvas *canvas, const struct placed *thing, const struct op *op,
			 const struct spot *spot, int core)
{
	int x0[3], y0[3], w0[3], h0[3], x1[3], y1[3], w1[3], h1[3];
	struct spot small = {{spot->box.x, spot->box.y, core, core}, 0};
	const struct sprite *sprite = op_sprite(canvas, op, &small);
	const struct stamp *stamp = &sprite->stamp;
	enum token token = op->kind == OP_RECT ? op->tint.token : T_SHADOW;

	if (!stamp->w)
		return;
	slices(0, stamp->w, core / 2 - sprite->x, spot->box.w - core, x0, w0, spot->box.x + sprite->x, x1,
	       w1);
	slices(0, stamp->h, core / 2 - sprite->y, spot->box.h - core, y0, h0, spot->box.y + sprite->y, y1,
	       h1);
	for (int j = 0; j < 3; j++)
		for (int i = 0; i < 3; i++) {
			struct irect from = {x0[i], y0[j], w0[i], h0[j]}, to = {x1[i], y1[j], w1[i], h1[j]};
			if (i == 1 && j == 1)
				fill_part(canvas, thing, to, token, middle_alpha(canvas, op));
			else
				pane_stretch(&canvas->painter->pane, stamp, from, scaled(canvas, thing, to),
					     thing->alpha, false);
		}
}

static void paint_box(struct canvas *canvas, const struct placed *thing, const struct op *op,
		      const struct spot *spot)
{
	int core = 2 * rim_of(canvas, op) + 3;

	if (op->kind == OP_RECT && op->radius <= 0 && op->radius2 <= 0)
		fill_part(canvas, thing, spot->box, op->tint.token, (float)op->tint.alpha / 255);
	else if (spot->box.w > core && spot->box.h > core)
		paint_sliced(canvas, thing, op, spot, core);
	else
		paint_whole(canvas, thing, op, spot);
}

/* An upright or level line is a thin rectangle with round ends. */
static struct op rect_of_line(const struct op *line)
{
	float half = line->stroke / 2;
	struct op rect = {.kind = OP_RECT, .tint = line->tint, .radius = half, .radius2 = half};

	rect.box.x = fminf(line->box.x, line->box.x + line->box.w) - half;
	rect.box.y = fminf(line->box.y, line->box.y + line->box.h) - half;
	rect.box.w = fabsf(line->box.w) + line->stroke;
	rect.box.h = fabsf(line->box.h) + line->stroke;
	return rect;
}

void paint_op(struct canvas *canvas, const struct placed *thing, const struct op *op)
{
	float u = canvas->brush.u;
	struct op upright;

	if (op->kind == OP_WALL) {
		paint_wall(canvas, thing->alpha);
		return;
	}
	if (op->kind == OP_LINE && (op->box.w == 0 || op->box.h == 0)) {
		upright = rect_of_line(op);
		op = &upright;
	}
	if ((op->kind == OP_TEXT || op->kind == OP_ICON || op->kind == OP_QR) && (!op->text || !*op->text))
		return;
	if (op->kind == OP_SHADOW && op->shadow == SHADOW_NONE)
		return;
	struct spot spot = brush_spot(&canvas->brush, op, canvas->left + thing->box.x * u,
				      canvas->top + thing->box.y * u);
	if (op->kind == OP_RECT || op->kind == OP_SHADOW)
		paint_box(canvas, thing, op, &spot);
	else
		paint_whole(canvas, thing, op, &spot);
}
