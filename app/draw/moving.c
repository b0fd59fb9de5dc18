/*
 * Turning a picture and its shadow, row by row: within the opaque core there is only the picture,
 * outside it the shadow, and only at the rim both.
 */
#include "app/draw/moving.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/draw/blend.h"
#include "app/draw/turn.h"

/* --- slots --------------------------------------------------------------------------------------- */

struct moving *movings_find(struct movings *movings, uint64_t key)
{
	for (int i = 0; i < MOVING_MAX; i++)
		if (movings->slots[i].flat && movings->slots[i].key == key) {
			movings->slots[i].used = true;
			return &movings->slots[i];
		}
	return NULL;
}

struct moving *movings_take(struct movings *movings, uint64_t key)
{
	for (int i = 0; i < MOVING_MAX; i++)
		if (!movings->slots[i].flat) {
			movings->slots[i] = (struct moving){.key = key, .used = true};
			return &movings->slots[i];
		}
	return NULL;
}

static void moving_forget(struct moving *moving)
{
	stamp_drop(&moving->shown);
	pixmap_destroy(moving->flat);
	*moving = (struct moving){0};
}

void movings_end(struct movings *movings)
{
	for (int i = 0; i < MOVING_MAX; i++) {
		if (!movings->slots[i].used)
			moving_forget(&movings->slots[i]);
		movings->slots[i].used = false;
	}
}

void movings_forget(struct movings *movings)
{
	for (int i = 0; i < MOVING_MAX; i++)
		moving_forget(&movings->slots[i]);
}

/* --- shadows as tables --------------------------------------------------------------------------- */

enum { WHOLE = 65535 };	/* light that nothing takes away; a share of 1 */

/* A blurred rectangle is a product of two profiles: one across, one down. */
struct profile {
	uint16_t *across, *down;	/* shares; across has the shadow's alpha in it */
	struct irect area;	/* what the tables cover, from the box' corner */
};

static void profile_along(uint16_t *table, int n, float at, float size, float sigma, float alpha)
{
	float scale = 1 / (sigma * (float)M_SQRT2);

	for (int i = 0; i < n; i++) {
		float x = (float)i + 0.5f + at;
		table[i] = (uint16_t)(WHOLE * alpha * 0.5f *
				      (erff(x * scale) - erff((x - size) * scale)));
	}
}

static struct profile profile_of(const struct moving_shadow *shadow)
{
	int reach = (int)ceilf(2.6f * shadow->sigma) + 1;
	int left = (int)floorf(shadow->x) - reach, top = (int)floorf(shadow->y) - reach;
	int w = (int)shadow->w + 2 * reach + 1, h = (int)shadow->h + 2 * reach + 1;

	if (shadow->alpha <= 0 || shadow->w <= 0 || shadow->h <= 0)
		return (struct profile){0};
	uint16_t *tables = malloc((size_t)(w + h) * sizeof(*tables));
	if (!tables)
		abort();
	profile_along(tables, w, (float)left - shadow->x, shadow->w, shadow->sigma, shadow->alpha);
	profile_along(tables + w, h, (float)top - shadow->y, shadow->h, shadow->sigma, 1);
	return (struct profile){tables, tables + w, {left, top, w, h}};
}

/* Takes a shadow's share of the light that the others have left. */
static void dim_light(uint16_t *light, const struct profile *profile, const struct walk *walk,
		      struct span span)
{
	int32_t x = walk->x - profile->area.x * (1 << 16) + span.from * walk->dx;
	int32_t y = walk->y - profile->area.y * (1 << 16) + span.from * walk->dy;

	for (int i = span.from; i < span.to; i++, x += walk->dx, y += walk->dy) {
		uint32_t share = (uint32_t)profile->across[x >> 16] * profile->down[y >> 16] >> 16;
		light[i] = (uint16_t)(light[i] * (WHOLE - share) >> 16);
	}
}

/* --- turning ------------------------------------------------------------------------------------- */

struct turning {
	const struct moving *moving;
	const struct pose *pose;
	struct irect bounds;	/* device pixels, within the frame */
	struct profile profiles[MOVING_SHADOWS];
	uint32_t shades[257];	/* the shadow's colour by its share, in 1/256 */
	uint16_t *light;	/* of a row, for each pixel */
	uint32_t *above;	/* the picture's rim in it */
};

/* What a span has on both sides of a hole in it; without a hole it is all before. */
static struct span before(struct span span, struct span hole)
{
	return hole.to > hole.from ? span_cut(span, (struct span){0, hole.from}) : span;
}

static struct span after(struct span span, struct span hole)
{
	return hole.to > hole.from ? span_cut(span, (struct span){hole.to, span.to})
				   : (struct span){0, 0};
}

static void shade_row(const struct turning *turning, const struct walk *walk, struct span core,
		      uint32_t *px)
{
	memset(turning->light, 0xff, (size_t)turning->bounds.w * sizeof(*turning->light));
	for (int i = 0; i < MOVING_SHADOWS; i++) {
		struct span span = walk_within(walk, turning->profiles[i].area, turning->bounds.w);
		dim_light(turning->light, &turning->profiles[i], walk, before(span, core));
		dim_light(turning->light, &turning->profiles[i], walk, after(span, core));
	}
	for (int i = 0; i < turning->bounds.w; i++)
		px[i] = turning->shades[(WHOLE - turning->light[i] + 128) >> 8];
}

static void lay_over(const struct turning *turning, const struct walk *walk, struct span span,
		     uint32_t *px)
{
	walk_sample(walk, turning->moving->flat, span, turning->above);
	blend_over(px + span.from, turning->above + span.from, span.to - span.from);
}

/* `walk` is in the box' plane; the picture's is the margins and half a pixel away. */
static void turn_row(const struct turning *turning, const struct walk *walk, uint32_t *px)
{
	const struct moving *moving = turning->moving;
	struct irect all = {0, 0, moving->flat->w - 1, moving->flat->h - 1}, core = moving->core;
	struct walk inside = *walk;

	inside.x += moving->mx * (1 << 16) - (1 << 15);
	inside.y += moving->my * (1 << 16) - (1 << 15);
	core.w--;
	core.h--;
	struct span picture = walk_within(&inside, all, turning->bounds.w);
	struct span middle = walk_within(&inside, core, turning->bounds.w);
	shade_row(turning, walk, middle, px);
	lay_over(turning, &inside, before(picture, middle), px);
	walk_sample(&inside, moving->flat, middle, px);
	lay_over(turning, &inside, after(picture, middle), px);
}

/* Each device pixel is taken back to the box' plane: turned and scaled the other way round. */
static void fill_row(void *context, int y, uint32_t *row)
{
	const struct turning *turning = context;
	const struct pose *pose = turning->pose;
	float angle = pose->angle_deg * (float)(M_PI / 180);
	float c = cosf(angle) / pose->scale, s = sinf(angle) / pose->scale;
	float dx = (float)turning->bounds.x + 0.5f - pose->cx, dy = (float)y + 0.5f - pose->cy;
	struct walk walk = walk_from(c * dx + s * dy + pose->cx - pose->x,
				     c * dy - s * dx + pose->cy - pose->y, c, -s);

	turn_row(turning, &walk, row);
}

/* Device pixels that a rectangle of the box' plane may touch. */
static struct irect turned_bounds(const struct pose *pose, struct irect area)
{
	float angle = pose->angle_deg * (float)(M_PI / 180);
	float c = cosf(angle) * pose->scale, s = sinf(angle) * pose->scale;
	float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;

	for (int i = 0; i < 4; i++) {
		float px = pose->x + (float)(area.x + (i & 1 ? area.w : 0)) - pose->cx;
		float py = pose->y + (float)(area.y + (i & 2 ? area.h : 0)) - pose->cy;
		float dx = pose->cx + c * px - s * py, dy = pose->cy + s * px + c * py;
		left = fminf(left, dx);
		right = fmaxf(right, dx);
		top = fminf(top, dy);
		bottom = fmaxf(bottom, dy);
	}
	return (struct irect){(int)floorf(left), (int)floorf(top),
			      (int)ceilf(right) - (int)floorf(left),
			      (int)ceilf(bottom) - (int)floorf(top)};
}

static struct irect bounds_of(const struct turning *turning, int w, int h)
{
	const struct moving *moving = turning->moving;
	const struct pose *pose = turning->pose;
	struct irect bounds = turned_bounds(
		pose, (struct irect){-moving->mx, -moving->my, moving->flat->w, moving->flat->h});

	for (int i = 0; i < MOVING_SHADOWS; i++) {
		struct irect area = turning->profiles[i].area;
		if (area.w > 0)
			bounds = irect_union(bounds, turned_bounds(pose, area));
	}
	return irect_cut(bounds, (struct irect){0, 0, w, h});
}

static void open_rows(struct turning *turning, struct colour shadow)
{
	size_t w = (size_t)turning->bounds.w;

	turning->above = malloc(w * (sizeof(*turning->above) + sizeof(*turning->light)));
	if (!turning->above)
		abort();
	turning->light = (uint16_t *)(turning->above + w);
	for (unsigned i = 0; i <= 256; i++)
		turning->shades[i] = pixel_scale(pixel_of(shadow, 1), i);
}

void moving_draw(struct pane *pane, struct moving *moving, const struct pose *pose,
		 const struct moving_shadow shadows[MOVING_SHADOWS], struct colour shadow_colour)
{
	struct turning turning = {.moving = moving, .pose = pose};

	if (pose->alpha <= 0 || pose->scale <= 0)
		return;
	for (int i = 0; i < MOVING_SHADOWS; i++)
		turning.profiles[i] = profile_of(&shadows[i]);
	turning.bounds = bounds_of(&turning, pane->w, pane->h);
	if (turning.bounds.w > 0) {
		open_rows(&turning, shadow_colour);
		pane_show(pane, &moving->shown, turning.bounds, pose->alpha, fill_row, &turning);
		free(turning.above);
	}
	for (int i = 0; i < MOVING_SHADOWS; i++)
		free(turning.profiles[i].across);
}
