/* Frames: the painter's life, the wall, the themes' cross-fade, and reading back. */
#include "app/draw/paint.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>

#include "app/base/memory.h"
#include "app/draw/painter.h"

enum {
	CANVAS_W = 1920, CANVAS_H = 1080,
	LINES_BYTES = 2 << 20, THINGS_BYTES = 7 << 20,	/* at u = 1; they grow with the area */
};

/* --- life ---------------------------------------------------------------------------------------- */

static void painter_fit(struct painter *painter, int width, int height)
{
	float across = (float)width / CANVAS_W, down = (float)height / CANVAS_H;

	painter->width = width;
	painter->height = height;
	painter->u = across < down ? across : down;
	painter->left = floorf(((float)width - CANVAS_W * painter->u) / 2 + 0.5f);
	painter->top = floorf(((float)height - CANVAS_H * painter->u) / 2 + 0.5f);
}

static void make_sprites(struct painter *painter)
{
	float area = fmaxf(0.5f, painter->u * painter->u);

	painter->lines = sprites_create(&painter->pane, (size_t)(LINES_BYTES * area));
	painter->things = sprites_create(&painter->pane, (size_t)(THINGS_BYTES * area));
}

static void drop_backdrop(struct painter *painter, int kind)
{
	backdrop_destroy(painter->backdrops[kind]);
	painter->backdrops[kind] = NULL;
}

static void drop_scratch(struct painter *painter)
{
	pixmap_destroy(painter->flat);
	pixmap_destroy(painter->turned);
	painter->flat = painter->turned = NULL;
}

static void drop_pictures(struct painter *painter)
{
	sprites_destroy(painter->lines);
	sprites_destroy(painter->things);
	painter->lines = painter->things = NULL;
	movings_forget(&painter->movings);
	drop_backdrop(painter, THEME_KIND_DAY);
	drop_backdrop(painter, THEME_KIND_EVENING);
}

struct painter *painter_create(SDL_Renderer *renderer, int width, int height, struct err *err)
{
	struct painter *painter = calloc(1, sizeof(*painter));

	if (!painter)
		abort();
	painter->glyphs = glyphs_create(err);
	if (!painter->glyphs) {
		free(painter);
		return NULL;
	}
	pane_open(&painter->pane, renderer, NULL);
	painter->icons = icons_create();
	painter->measurer = (struct measurer){measure, painter};
	painter_fit(painter, width, height);
	make_sprites(painter);
	return painter;
}

void painter_destroy(struct painter *painter)
{
	if (!painter)
		return;
	drop_pictures(painter);
	drop_scratch(painter);
	pane_close(&painter->pane);
	icons_destroy(painter->icons);
	glyphs_destroy(painter->glyphs);
	free(painter);
}

static void reopen(struct painter *painter, SDL_Surface *surface)
{
	drop_pictures(painter);
	pane_open(&painter->pane, painter->pane.renderer, surface);
	make_sprites(painter);
}

void painter_on_surface(struct painter *painter, SDL_Surface *surface)
{
	reopen(painter, surface);
}

void painter_reset(struct painter *painter, int width, int height)
{
	painter_fit(painter, width, height);
	reopen(painter, painter->pane.given);
}

const struct measurer *painter_measurer(struct painter *painter)
{
	return &painter->measurer;
}

struct paint_stats painter_stats(const struct painter *painter)
{
	return (struct paint_stats){
		.texture_bytes = sprites_bytes(painter->lines) + sprites_bytes(painter->things) +
				 backdrop_bytes(painter->backdrops[0]) +
				 backdrop_bytes(painter->backdrops[1]) + pane_bytes(&painter->pane),
		.textures = sprites_count(painter->lines) + sprites_count(painter->things),
		.baked = painter->baked,
	};
}

/* --- the wall ------------------------------------------------------------------------------------ */

static struct plaster plaster_of(const struct painter *painter, const struct theme *theme)
{
	return (struct plaster){theme, painter->u, (int)painter->left, (int)painter->top,
				(int)lroundf(CANVAS_W * painter->u), (int)lroundf(CANVAS_H * painter->u)};
}

/* It keeps still when the pixels shift: a gradient burns nothing in, and no rim is laid bare. */
void paint_wall(struct canvas *canvas, float alpha)
{
	struct painter *painter = canvas->painter;
	struct plaster plaster = plaster_of(painter, canvas->brush.theme);
	struct backdrop **backdrop = &painter->backdrops[canvas->brush.theme->kind];

	if (!*backdrop)
		*backdrop = backdrop_create(&painter->pane, &plaster, painter->width, painter->height);
	backdrop_draw(*backdrop, &painter->pane, alpha);
}

/* --- frames -------------------------------------------------------------------------------------- */

static bool covers_all(const struct op *op)
{
	return op->kind == OP_RECT && op->box.x <= 0 && op->box.y <= 0 && op->box.w >= CANVAS_W &&
	       op->box.h >= CANVAS_H && op->tint.alpha == 255;
}

/* The plaster covers everything; without it the rest of the window is the first full colour, or edge. */
static void clear(struct canvas *canvas, const struct placed *things, int count)
{
	const struct op *first = count && things[0].op_count ? &things[0].ops[0] : NULL;

	if (first && first->kind == OP_WALL && things[0].alpha >= 1)
		return;
	enum token token = first && covers_all(first) ? first->tint.token : T_EDGE;
	pane_clear(&canvas->painter->pane, canvas->brush.theme->colours[token]);
}

static void paint_things(struct painter *painter, const struct look *look, const struct theme *theme,
			 const struct placed *things, int count)
{
	struct canvas canvas = {
		.painter = painter,
		.brush = {painter->glyphs, painter->icons, theme, painter->u},
		.left = painter->left + floorf(look->shift_x * painter->u + 0.5f),
		.top = painter->top + floorf(look->shift_y * painter->u + 0.5f),
	};

	clear(&canvas, things, count);
	for (int i = 0; i < count; i++) {
		const struct placed *thing = &things[i];
		if (thing->alpha <= 0 && !(thing->tear > 0 && thing->stub_alpha > 0))
			continue;
		if (thing->bake)
			paint_baked(&canvas, thing);
		else
			for (int j = 0; j < thing->op_count; j++)
				paint_op(&canvas, thing, &thing->ops[j]);
	}
}

/* Both themes whole, one over the other: a second screen is held only as long as this lasts. */
static void paint_mixed(struct painter *painter, const struct look *look, const struct placed *things,
			int count)
{
	bool layered = pane_layer_begin(&painter->pane);

	paint_things(painter, look, look->theme, things, count);
	if (!layered)
		return;
	pane_layer_end(&painter->pane);
	paint_things(painter, look, look->from, things, count);
	pane_layer_mix(&painter->pane, look->mix);
}

/* The theme that is not shown costs a screen of memory; its notes go by themselves, unused. */
static void drop_other_theme(struct painter *painter, const struct look *look)
{
	pane_layer_drop(&painter->pane);
	drop_backdrop(painter, look->theme->kind == THEME_KIND_DAY ? THEME_KIND_EVENING : THEME_KIND_DAY);
}

static void paint_dim(struct painter *painter, float dim)
{
	struct rect all = {0, 0, (float)painter->width, (float)painter->height};

	pane_fill(&painter->pane, all, (struct colour){0, 0, 0, 255}, 1 - fminf(1, fmaxf(0, dim)));
}

static void paint_frame(struct painter *painter, const struct look *look, const struct placed *things,
			int count)
{
	if (look->from && look->from != look->theme && look->mix < 1) {
		paint_mixed(painter, look, things, count);
	} else {
		drop_other_theme(painter, look);
		paint_things(painter, look, look->theme, things, count);
	}
	paint_dim(painter, look->dim);
}

void paint(struct painter *painter, const struct look *look, const struct placed *things, int count)
{
	if (!pane_begin(&painter->pane, painter->width, painter->height))
		return;
	sprites_begin(painter->lines);
	sprites_begin(painter->things);
	paint_frame(painter, look, things, count);
	movings_end(&painter->movings);
	sprites_end(painter->lines);
	sprites_end(painter->things);
	pane_end(&painter->pane);
}

void painter_rest(struct painter *painter)
{
	if (!painter->worked)
		return;
	painter->worked = false;
	drop_scratch(painter);
	glyphs_rest(painter->glyphs);
	memory_rest(&painter->memory_level);
}

unsigned char *painter_read(struct painter *painter, int *width, int *height)
{
	unsigned char *rgba = malloc((size_t)painter->width * (size_t)painter->height * 4);

	if (!rgba)
		abort();
	*width = painter->width;
	*height = painter->height;
	if (SDL_RenderReadPixels(painter->pane.renderer, NULL, SDL_PIXELFORMAT_RGBA32, rgba,
				 painter->width * 4) != 0) {
		free(rgba);
		return NULL;
	}
	/* Blending leaves a little less than full alpha here and there; what is on the wall is opaque. */
	for (size_t i = 3; i < (size_t)painter->width * (size_t)painter->height * 4; i += 4)
		rgba[i] = 255;
	return rgba;
}
