/*
 * Whole things. At rest: one texture, already turned, its shadow in it, copied pixel for pixel, with the
 * opaque middle copied without blending. Lifted or torn: the flat picture, turned by the renderer, over
 * a shadow kept at a quarter of its size, for it is nothing but soft.
 */
#include <math.h>

#include "app/draw/painter.h"
#include "app/draw/shapes.h"
#include "app/draw/tear.h"

enum { CLEAR_BORDER = 4, SHADOW_SHRINK = 4 };

enum form { FORM_REST, FORM_FLAT, FORM_LOWER, FORM_STUB, FORM_SHADOW_REST, FORM_SHADOW_LIFTED };

/* --- baking -------------------------------------------------------------------------------------- */

static int device(float value)
{
	return (int)floorf(value + 0.5f);
}

static struct irect box_of(const struct canvas *canvas, const struct placed *thing)
{
	return (struct irect){device(canvas->left + thing->box.x * canvas->brush.u),
			      device(canvas->top + thing->box.y * canvas->brush.u),
			      device(thing->box.w * canvas->brush.u),
			      device(thing->box.h * canvas->brush.u)};
}

static uint64_t thing_key(const struct canvas *canvas, const struct placed *thing, enum form form,
			  float angle_deg)
{
	struct irect box = box_of(canvas, thing);
	uint64_t key = key_mix(thing->hash, (uintptr_t)canvas->brush.theme);

	key = key_mix(key, (uint64_t)box.w << 32 | (uint64_t)box.h);
	key = key_mix(key, (uint64_t)(int64_t)lroundf(angle_deg * 100));
	return key_mix(key, (uint64_t)form << 1 | thing->shadow);
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

static struct pixmap *bake_flat(struct canvas *canvas, const struct placed *thing, bool shadow, int *mx,
				int *my)
{
	struct irect box = box_of(canvas, thing);

	margins(canvas, thing, shadow, mx, my);
	struct pixmap *pixmap = pixmap_create(box.w + 2 * *mx, box.h + 2 * *my);
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
	uint64_t key = thing_key(canvas, thing, FORM_REST, thing->angle_deg);
	const struct sprite *known = sprites_find(things, key);
	int mx, my;

	if (known)
		return known;
	struct pixmap *pixmap = bake_flat(canvas, thing, thing->shadow, &mx, &my);
	if (fabsf(thing->angle_deg) >= 0.005f) {
		struct pixmap *turned = pixmap_rotate(pixmap, thing->angle_deg);
		mx += (turned->w - pixmap->w) / 2;
		my += (turned->h - pixmap->h) / 2;
		pixmap_destroy(pixmap);
		pixmap = turned;
	}
	return sprites_add(things, key, pixmap, -mx, -my);
}

/* Flat, without a shadow: whole, or one part of a torn thing. */
static const struct sprite *flat_sprite(struct canvas *canvas, const struct placed *thing,
					enum form form)
{
	float u = canvas->brush.u;
	uint64_t key = thing_key(canvas, thing, form, 0);
	int mx, my;

	if (form != FORM_FLAT)
		key = key_mix(key_mix(key, thing->seed), (uint64_t)lroundf(thing->tear * 100));
	const struct sprite *known = sprites_find(canvas->painter->things, key);
	if (known)
		return known;
	struct pixmap *pixmap = bake_flat(canvas, thing, false, &mx, &my);
	struct tear tear = {(float)my + thing->tear * u, (float)mx, thing->box.w * u, u, thing->seed};
	if (form != FORM_FLAT)
		tear_keep(pixmap, &tear, form == FORM_STUB);
	if (form == FORM_STUB)
		tear_shade(pixmap, device(2 * u), device(4 * u),
			   pixel_of(canvas->brush.theme->colours[T_SHADOW], 0.16f));
	return sprites_add(canvas->painter->things, key, pixmap, -mx, -my);
}

/* A soft shadow at a quarter of its size; its place is counted in those quarters. */
static const struct sprite *shadow_sprite(struct canvas *canvas, const struct placed *thing,
					  struct irect box, bool lifted)
{
	const struct theme *theme = canvas->brush.theme;
	const struct shadow_shape *shape = lifted ? &shadow_lifted : &shadow_shapes[SHADOW_REST];
	float small = canvas->brush.u / SHADOW_SHRINK;
	struct placed plain = {.box = thing->box};
	uint64_t key = thing_key(canvas, &plain, lifted ? FORM_SHADOW_LIFTED : FORM_SHADOW_REST, 0);
	key = key_mix(key, (uint64_t)box.h);
	const struct sprite *known = sprites_find(canvas->painter->lines, key);

	if (known)
		return known;
	float shrink = 2 * shape->shrink * canvas->brush.u;
	struct irect inner = {0, 0, device(((float)box.w - shrink) / SHADOW_SHRINK),
			      device(((float)box.h - shrink) / SHADOW_SHRINK)};
	int reach = (int)ceilf(3 * shape->sigma * small) + 2;
	struct pixmap *pixmap = pixmap_create(inner.w + 2 * reach, inner.h + 2 * reach);
	inner.x = inner.y = reach;
	float alpha = lifted ? theme->shadow_lifted_alpha : theme->shadow_alpha[SHADOW_REST];
	shape_shadow(pixmap, inner, shape->sigma * small, pixel_of(theme->colours[T_SHADOW], alpha));
	return sprites_add(canvas->painter->lines, key, pixmap, -reach, -reach);
}

/* --- at rest ------------------------------------------------------------------------------------- */

static void copy(SDL_Renderer *renderer, const struct sprite *sprite, SDL_Rect part, int x, int y)
{
	SDL_Rect to = {x + part.x, y + part.y, part.w, part.h};

	if (part.w > 0 && part.h > 0)
		SDL_RenderCopy(renderer, sprite->texture, &part, &to);
}

/* The rim is blended, the middle copied. */
static void copy_split(SDL_Renderer *renderer, const struct sprite *s, int x, int y)
{
	struct irect o = s->opaque;
	int right = o.x + o.w, bottom = o.y + o.h;

	SDL_SetTextureBlendMode(s->texture, SDL_BLENDMODE_BLEND);
	copy(renderer, s, (SDL_Rect){0, 0, s->w, o.y}, x, y);
	copy(renderer, s, (SDL_Rect){0, bottom, s->w, s->h - bottom}, x, y);
	copy(renderer, s, (SDL_Rect){0, o.y, o.x, o.h}, x, y);
	copy(renderer, s, (SDL_Rect){right, o.y, s->w - right, o.h}, x, y);
	SDL_SetTextureBlendMode(s->texture, SDL_BLENDMODE_NONE);
	copy(renderer, s, (SDL_Rect){o.x, o.y, o.w, o.h}, x, y);
	SDL_SetTextureBlendMode(s->texture, SDL_BLENDMODE_BLEND);
}

static void paint_scaled(struct canvas *canvas, const struct placed *thing, const struct sprite *sprite)
{
	struct irect box = box_of(canvas, thing);
	float scale = thing->scale;
	float cx = (float)box.w / 2, cy = (float)box.h / 2;
	SDL_FRect to = {(float)box.x + cx + ((float)sprite->x - cx) * scale,
			(float)box.y + cy + ((float)sprite->y - cy) * scale, (float)sprite->w * scale,
			(float)sprite->h * scale};

	SDL_RenderCopyF(canvas->painter->renderer, sprite->texture, NULL, &to);
}

static void paint_resting(struct canvas *canvas, const struct placed *thing)
{
	const struct sprite *sprite = rest_sprite(canvas, thing);
	struct irect box = box_of(canvas, thing);
	SDL_Renderer *renderer = canvas->painter->renderer;

	if (!sprite->texture)
		return;
	SDL_SetTextureAlphaMod(sprite->texture, (uint8_t)lroundf(255 * thing->alpha));
	if (thing->scale != 1)
		paint_scaled(canvas, thing, sprite);
	else if (thing->alpha >= 1 && sprite->opaque.w * sprite->opaque.h > 4096)
		copy_split(renderer, sprite, box.x + sprite->x, box.y + sprite->y);
	else
		copy(renderer, sprite, (SDL_Rect){0, 0, sprite->w, sprite->h}, box.x + sprite->x,
		     box.y + sprite->y);
}

/* --- in motion ----------------------------------------------------------------------------------- */

/* Turned and scaled about (cx, cy); `zoom` is device pixels per texture pixel before the scale. */
struct pose {
	float x, y;		/* where the sprite's anchor lies */
	float cx, cy;
	float scale, zoom, angle_deg, alpha;
};

static void paint_turned(SDL_Renderer *renderer, const struct sprite *sprite, const struct pose *pose)
{
	float left = pose->x + (float)sprite->x * pose->zoom, top = pose->y + (float)sprite->y * pose->zoom;
	SDL_FRect to = {pose->cx + (left - pose->cx) * pose->scale, pose->cy + (top - pose->cy) * pose->scale,
			(float)sprite->w * pose->zoom * pose->scale,
			(float)sprite->h * pose->zoom * pose->scale};
	SDL_FPoint centre = {pose->cx - to.x, pose->cy - to.y};
	float alpha = pose->alpha < 0 ? 0 : pose->alpha > 1 ? 1 : pose->alpha;

	if (!sprite->texture || alpha <= 0)
		return;
	SDL_SetTextureAlphaMod(sprite->texture, (uint8_t)lroundf(255 * alpha));
	SDL_RenderCopyExF(renderer, sprite->texture, NULL, &to, pose->angle_deg, &centre, SDL_FLIP_NONE);
}

static struct pose pose_of(const struct canvas *canvas, const struct placed *thing)
{
	float u = canvas->brush.u;
	struct pose pose = {.x = canvas->left + thing->box.x * u, .y = canvas->top + thing->box.y * u,
			    .scale = thing->scale, .zoom = 1, .angle_deg = thing->angle_deg,
			    .alpha = thing->alpha};

	pose.cx = pose.x + thing->box.w * u / 2;
	pose.cy = pose.y + thing->box.h * u / 2;
	return pose;
}

/* Under `box`, relative to the pose's anchor; the rest shadow gives way to the lifted one. */
static void paint_shadow(struct canvas *canvas, const struct placed *thing, struct irect box, bool lifted)
{
	const struct shadow_shape *shape = lifted ? &shadow_lifted : &shadow_shapes[SHADOW_REST];
	float u = canvas->brush.u, share = lifted ? thing->lift : 1 - thing->lift;
	struct pose pose = pose_of(canvas, thing);

	if (!thing->shadow || share <= 0)
		return;
	pose.x += (float)box.x + shape->shrink * u;
	pose.y += (float)box.y + (shape->shrink + shape->offset) * u;
	pose.zoom = SHADOW_SHRINK;
	pose.alpha *= share;
	paint_turned(canvas->painter->renderer, shadow_sprite(canvas, thing, box, lifted), &pose);
}

static void paint_flat(struct canvas *canvas, const struct placed *thing, enum form form, struct irect box)
{
	struct pose pose = pose_of(canvas, thing);

	paint_shadow(canvas, thing, box, false);
	paint_shadow(canvas, thing, box, true);
	paint_turned(canvas->painter->renderer, flat_sprite(canvas, thing, form), &pose);
}

static void paint_stub(struct canvas *canvas, const struct placed *thing)
{
	float u = canvas->brush.u;
	struct pose pose = {.x = canvas->left + thing->stub.x * u, .y = canvas->top + thing->stub.y * u,
			    .scale = 1, .zoom = 1, .angle_deg = thing->stub_angle_deg,
			    .alpha = thing->stub_alpha};

	pose.cx = pose.x + thing->stub.w * u / 2;
	pose.cy = pose.y + thing->stub.h * u / 2;
	paint_turned(canvas->painter->renderer, flat_sprite(canvas, thing, FORM_STUB), &pose);
}

void paint_baked(struct canvas *canvas, const struct placed *thing)
{
	struct irect box = box_of(canvas, thing);
	int torn = device(thing->tear * canvas->brush.u);

	box.x = box.y = 0;
	if (thing->tear > 0) {
		if (thing->stub_alpha > 0)
			paint_stub(canvas, thing);
		paint_flat(canvas, thing, FORM_LOWER, (struct irect){0, torn, box.w, box.h - torn});
	} else if (thing->lift > 0) {
		paint_flat(canvas, thing, FORM_FLAT, box);
	} else {
		paint_resting(canvas, thing);
	}
}
