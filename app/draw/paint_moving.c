/* Things in motion: lifted over their lengthening shadow, or torn in two. */
#include <math.h>

#include "app/draw/painter.h"
#include "app/draw/tear.h"

enum part { PART_WHOLE, PART_LOWER, PART_STUB };

static void tear_part(struct canvas *canvas, const struct placed *thing, enum part part,
		      struct moving *moving)
{
	float u = canvas->brush.u;
	struct tear tear = {(float)moving->my + thing->tear * u, (float)moving->mx, thing->box.w * u, u,
			    thing->seed};

	tear_keep(moving->flat, &tear, part == PART_STUB);
	if (part == PART_STUB)
		tear_shade(moving->flat, device(2 * u), device(4 * u),
			   pixel_of(canvas->brush.theme->colours[T_SHADOW], 0.16f));
}

/* NULL when too many things are turned at once. */
static struct moving *moving_of(struct canvas *canvas, const struct placed *thing, enum part part)
{
	struct movings *movings = &canvas->painter->movings;
	uint64_t key = key_mix(thing_key(canvas, thing, 0), (uint64_t)part);

	if (part != PART_WHOLE)
		key = key_mix(key_mix(key, thing->seed), (uint64_t)lroundf(thing->tear * 100));
	struct moving *moving = movings_find(movings, key);
	if (moving)
		return moving;
	moving = movings_take(movings, key);
	if (!moving)
		return NULL;
	bake_flat(canvas, thing, false, &moving->flat, &moving->mx, &moving->my);
	if (part != PART_WHOLE)
		tear_part(canvas, thing, part, moving);
	moving->core = pixmap_opaque(moving->flat);
	return moving;
}

static struct pose pose_of(const struct canvas *canvas, struct rect box, const struct placed *thing)
{
	float u = canvas->brush.u;
	struct pose pose = {.x = canvas->left + box.x * u, .y = canvas->top + box.y * u,
			    .scale = thing->scale, .angle_deg = thing->angle_deg, .alpha = thing->alpha};

	pose.cx = pose.x + box.w * u / 2;
	pose.cy = pose.y + box.h * u / 2;
	return pose;
}

static struct moving_shadow shadow_under(struct irect box, const struct shadow_shape *shape, float u,
					 float alpha)
{
	float shrink = shape->shrink * u;

	return (struct moving_shadow){(float)box.x + shrink, (float)box.y + shrink + shape->offset * u,
				      (float)box.w - 2 * shrink, (float)box.h - 2 * shrink,
				      fmaxf(0.5f, shape->sigma * u), alpha};
}

/* The rest shadow gives way to the lifted one. `box`: what throws it, from the thing's corner. */
static void draw_part(struct canvas *canvas, const struct placed *thing, struct moving *moving,
		      struct irect box)
{
	const struct theme *theme = canvas->brush.theme;
	float lift = fminf(1, thing->lift), u = canvas->brush.u;
	struct moving_shadow shadows[MOVING_SHADOWS] = {0};
	struct pose pose = pose_of(canvas, thing->box, thing);

	if (thing->shadow) {
		shadows[0] = shadow_under(box, &shadow_shapes[SHADOW_REST], u,
					  theme->shadow_alpha[SHADOW_REST] * (1 - lift));
		shadows[1] = shadow_under(box, &shadow_lifted, u, theme->shadow_lifted_alpha * lift);
		shadows[2] = shadow_under(box, &shadow_shapes[SHADOW_CONTACT], u,
					  theme->shadow_alpha[SHADOW_CONTACT]);
	}
	moving_draw(&canvas->painter->pane, moving, &pose, shadows, theme->colours[T_SHADOW]);
}

void paint_lifted(struct canvas *canvas, const struct placed *thing)
{
	struct irect box = box_of(canvas, thing);
	struct moving *moving = moving_of(canvas, thing, PART_WHOLE);

	if (moving)
		draw_part(canvas, thing, moving, (struct irect){0, 0, box.w, box.h});
	else
		paint_resting(canvas, thing);
}

static void paint_stub(struct canvas *canvas, const struct placed *thing)
{
	const struct moving_shadow none[MOVING_SHADOWS] = {0};
	struct moving *moving = moving_of(canvas, thing, PART_STUB);
	struct pose pose = pose_of(canvas, thing->stub, thing);

	pose.scale = 1;
	pose.angle_deg = thing->stub_angle_deg;
	pose.alpha = thing->stub_alpha;
	if (moving)
		moving_draw(&canvas->painter->pane, moving, &pose, none, (struct colour){0});
}

void paint_torn(struct canvas *canvas, const struct placed *thing)
{
	struct irect box = box_of(canvas, thing);
	int torn = device(thing->tear * canvas->brush.u);

	if (thing->stub_alpha > 0)
		paint_stub(canvas, thing);
	struct moving *moving = thing->alpha > 0 ? moving_of(canvas, thing, PART_LOWER) : NULL;
	if (moving)
		draw_part(canvas, thing, moving, (struct irect){0, torn, box.w, box.h - torn});
}
