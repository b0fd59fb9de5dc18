/*
 * Whole things at rest, and gliding without being turned: one picture, already turned, its shadow in it,
 * copied pixel for pixel.
 */
#include <math.h>

#include "app/draw/painter.h"
#include "app/draw/turn.h"

enum { CLEAR_BORDER = 4 };

/* --- baking -------------------------------------------------------------------------------------- */

int device(float value)
{
	return (int)floorf(value + 0.5f);
}

struct irect box_of(const struct canvas *canvas, const struct placed *thing)
{
	return (struct irect){device(canvas->left + thing->box.x * canvas->brush.u),
			      device(canvas->top + thing->box.y * canvas->brush.u),
			      device(thing->box.w * canvas->brush.u),
			      device(thing->box.h * canvas->brush.u)};
}

uint64_t thing_key(const struct canvas *canvas, const struct placed *thing, float angle_deg)
{
	struct irect box = box_of(canvas, thing);
	uint64_t key = key_mix(thing->hash, (uintptr_t)canvas->brush.theme);

	key = key_mix(key, (uint64_t)box.w << 32 | (uint64_t)box.h);
	key = key_mix(key, (uint64_t)(int64_t)lroundf(angle_deg * 100));
	return key_mix(key, thing->shadow);
}

/* Room that the ops need beside the box, the same on opposite sides: the box stays in the middle. */
static void margins(const struct canvas *canvas, const struct placed *thing, bool shadow, int *mx,
		    int *my)
{
	struct irect box = box_of(canvas, thing), all = {0, 0, box.w, box.h};
	struct op under = {.kind = OP_SHADOW, .shadow = SHADOW_REST};

	for (int i = 0; i < thing->op_count; i++) {
		struct spot spot = brush_spot(&canvas->brush, &thing->ops[i], 0, 0);
		if (thing->ops[i].kind != OP_WALL)
			all = irect_union(all, brush_bounds(&canvas->brush, &thing->ops[i], &spot));
	}
	if (shadow) {
		struct spot spot = {{0, 0, box.w, box.h}, 0};
		all = irect_union(all, brush_bounds(&canvas->brush, &under, &spot));
	}
	int right = all.x + all.w - box.w, bottom = all.y + all.h - box.h;
	*mx = (-all.x > right ? -all.x : right) + CLEAR_BORDER;
	*my = (-all.y > bottom ? -all.y : bottom) + CLEAR_BORDER;
}

struct pixmap *bake_flat(struct canvas *canvas, const struct placed *thing, bool shadow,
			 struct pixmap **scratch, int *mx, int *my)
{
	struct irect box = box_of(canvas, thing);

	margins(canvas, thing, shadow, mx, my);
	struct pixmap *pixmap = pixmap_again(scratch, box.w + 2 * *mx, box.h + 2 * *my);
	if (shadow)
		brush_shadow(&canvas->brush, pixmap, (struct irect){*mx, *my, box.w, box.h}, SHADOW_REST, 1);
	for (int i = 0; i < thing->op_count; i++) {
		struct spot spot = brush_spot(&canvas->brush, &thing->ops[i], (float)*mx, (float)*my);
		brush_draw(&canvas->brush, pixmap, &thing->ops[i], &spot);
	}
	canvas->painter->baked++;
	return pixmap;
}

static const struct sprite *rest_sprite(struct canvas *canvas, const struct placed *thing)
{
	struct sprites *things = canvas->painter->things;
	uint64_t key = thing_key(canvas, thing, thing->angle_deg);
	const struct sprite *known = sprites_find(things, key);
	int mx, my;

	if (known)
		return known;
	struct pixmap *pixmap = bake_flat(canvas, thing, thing->shadow, &canvas->painter->flat, &mx, &my);
	if (fabsf(thing->angle_deg) >= 0.005f) {
		struct pixmap *turned =
			turn_pixmap(pixmap, thing->angle_deg, &canvas->painter->turned);
		mx += (turned->w - pixmap->w) / 2;
		my += (turned->h - pixmap->h) / 2;
		pixmap = turned;
	}
	canvas->painter->worked = true;
	return sprites_add(things, key, pixmap, -mx, -my);
}

/* --- at rest ------------------------------------------------------------------------------------- */

static void paint_scaled(struct canvas *canvas, const struct placed *thing, const struct sprite *sprite)
{
	const struct stamp *stamp = &sprite->stamp;
	struct irect box = box_of(canvas, thing), all = {0, 0, stamp->w, stamp->h};
	float scale = thing->scale, across = scale * (1 - thing->turned);
	float cx = (float)box.w / 2, cy = (float)box.h / 2;
	struct rect to = {(float)box.x + cx + ((float)sprite->x - cx) * across,
			  (float)box.y + cy + ((float)sprite->y - cy) * scale, (float)all.w * across,
			  (float)all.h * scale};

	pane_stretch(&canvas->painter->pane, stamp, all, to, thing->alpha, true);
}

void paint_resting(struct canvas *canvas, const struct placed *thing)
{
	const struct sprite *sprite = rest_sprite(canvas, thing);
	struct irect box = box_of(canvas, thing);

	if (thing->scale != 1 || thing->turned > 0)
		paint_scaled(canvas, thing, sprite);
	else
		pane_copy(&canvas->painter->pane, &sprite->stamp, box.x + sprite->x, box.y + sprite->y,
			  thing->alpha);
}

void paint_baked(struct canvas *canvas, const struct placed *thing)
{
	if (thing->tear > 0)
		paint_torn(canvas, thing);
	else if (thing->lift > 0)
		paint_lifted(canvas, thing);
	else
		paint_resting(canvas, thing);
}
