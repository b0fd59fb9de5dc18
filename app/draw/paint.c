/* Frames: the painter's life, the plaster, the themes' cross-fade, and reading back. */
#include "app/draw/paint.h"

#include <SDL_image.h>
#include <math.h>
#include <stdlib.h>

#include "app/base/memory.h"
#include "app/draw/painter.h"

enum {
	CANVAS_W = 1920, CANVAS_H = 1080,
	LINES_BYTES = 2 << 20, THINGS_BYTES = 7 << 20,	/* at u = 1; they grow with the area */
	PLASTER_BAND = 64,
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

	painter->lines = sprites_create(painter->renderer, (size_t)(LINES_BYTES * area));
	painter->things = sprites_create(painter->renderer, (size_t)(THINGS_BYTES * area));
}

static void drop_texture(SDL_Texture **texture)
{
	if (*texture)
		SDL_DestroyTexture(*texture);
	*texture = NULL;
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

static void drop_textures(struct painter *painter)
{
	sprites_destroy(painter->lines);
	sprites_destroy(painter->things);
	painter->lines = painter->things = NULL;
	movings_forget(&painter->movings);
	drop_texture(&painter->plaster[0]);
	drop_texture(&painter->plaster[1]);
	drop_texture(&painter->second);
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
	painter->renderer = renderer;
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
	drop_textures(painter);
	drop_scratch(painter);
	icons_destroy(painter->icons);
	glyphs_destroy(painter->glyphs);
	free(painter);
}

void painter_on_surface(struct painter *painter, SDL_Surface *surface)
{
	painter->surface = surface;
}

void painter_reset(struct painter *painter, int width, int height)
{
	drop_textures(painter);
	painter_fit(painter, width, height);
	make_sprites(painter);
}

const struct measurer *painter_measurer(struct painter *painter)
{
	return &painter->measurer;
}

struct paint_stats painter_stats(const struct painter *painter)
{
	size_t screen = (size_t)painter->width * (size_t)painter->height * 4;
	int screens = !!painter->plaster[0] + !!painter->plaster[1] + !!painter->second;

	return (struct paint_stats){
		.texture_bytes = sprites_bytes(painter->lines) + sprites_bytes(painter->things) +
				 screen * (size_t)screens +
				 (size_t)(backdrop_bytes(painter->backdrops[0]) +
					  backdrop_bytes(painter->backdrops[1])),
		.textures = sprites_count(painter->lines) + sprites_count(painter->things) + screens,
		.baked = painter->baked,
	};
}

/* --- the wall ------------------------------------------------------------------------------------ */

static struct plaster plaster_of(const struct painter *painter, const struct theme *theme)
{
	return (struct plaster){theme, painter->u, (int)painter->left, (int)painter->top,
				(int)lroundf(CANVAS_W * painter->u), (int)lroundf(CANVAS_H * painter->u)};
}

/* In bands, so that no second full screen of pixels is ever held. */
static SDL_Texture *bake_plaster(struct painter *painter, const struct theme *theme)
{
	struct plaster plaster = plaster_of(painter, theme);
	SDL_Texture *texture = SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888,
						 SDL_TEXTUREACCESS_STATIC, painter->width,
						 painter->height);

	for (int y = 0; texture && y < painter->height; y += PLASTER_BAND) {
		int rows = painter->height - y < PLASTER_BAND ? painter->height - y : PLASTER_BAND;
		struct pixmap *band = pixmap_again(&painter->flat, painter->width, rows);
		SDL_Rect part = {0, y, painter->width, rows};
		plaster_draw(&plaster, band, y);
		SDL_UpdateTexture(texture, &part, band->px, painter->width * (int)sizeof(uint32_t));
	}
	return texture;
}

/* What the software renderer draws on, when it can be written directly; else NULL. */
static SDL_Surface *surface_under(const struct painter *painter)
{
	SDL_Window *window = SDL_RenderGetWindow(painter->renderer);
	SDL_Surface *surface = painter->surface;
	SDL_RendererInfo info;

	if (!surface && window && SDL_GetRendererInfo(painter->renderer, &info) == 0 &&
	    (info.flags & SDL_RENDERER_SOFTWARE))
		surface = SDL_GetWindowSurface(window);
	if (!surface || SDL_GetRenderTarget(painter->renderer) ||
	    !backdrop_fits(surface, painter->width, painter->height))
		return NULL;
	return surface;
}

static void copy_backdrop(struct painter *painter, const struct theme *theme, SDL_Surface *surface)
{
	struct backdrop **backdrop = &painter->backdrops[theme->kind];
	struct plaster plaster = plaster_of(painter, theme);

	if (!*backdrop)
		*backdrop = backdrop_create(&plaster, painter->width, painter->height);
	SDL_RenderFlush(painter->renderer);
	backdrop_copy(*backdrop, surface);
}

/* It keeps still when the pixels shift: a gradient burns nothing in, and no rim is laid bare. */
void paint_plaster(struct canvas *canvas, float alpha)
{
	struct painter *painter = canvas->painter;
	SDL_Texture **texture = &painter->plaster[canvas->brush.theme->kind];
	SDL_Surface *surface = alpha >= 1 ? surface_under(painter) : NULL;

	if (surface) {
		copy_backdrop(painter, canvas->brush.theme, surface);
		return;
	}
	if (!*texture)
		*texture = bake_plaster(painter, canvas->brush.theme);
	if (!*texture)
		return;
	SDL_SetTextureBlendMode(*texture, alpha < 1 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
	SDL_SetTextureAlphaMod(*texture, (uint8_t)lroundf(255 * alpha));
	SDL_RenderCopy(painter->renderer, *texture, NULL, NULL);
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
	SDL_Renderer *renderer = canvas->painter->renderer;

	if (first && first->kind == OP_WALL && things[0].alpha >= 1)
		return;
	enum token token = first && covers_all(first) ? first->tint.token : T_EDGE;
	struct colour colour = canvas->brush.theme->colours[token];
	SDL_SetRenderDrawColor(renderer, colour.r, colour.g, colour.b, 255);
	SDL_RenderClear(renderer);
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
	SDL_Renderer *renderer = painter->renderer;
	SDL_Texture *target = SDL_GetRenderTarget(renderer);

	if (!painter->second)
		painter->second = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888,
						    SDL_TEXTUREACCESS_TARGET, painter->width,
						    painter->height);
	if (!painter->second || SDL_SetRenderTarget(renderer, painter->second) != 0) {
		paint_things(painter, look, look->theme, things, count);
		return;
	}
	paint_things(painter, look, look->theme, things, count);
	SDL_SetRenderTarget(renderer, target);
	paint_things(painter, look, look->from, things, count);
	SDL_SetTextureBlendMode(painter->second, SDL_BLENDMODE_BLEND);
	SDL_SetTextureAlphaMod(painter->second, (uint8_t)lroundf(255 * look->mix));
	SDL_RenderCopy(renderer, painter->second, NULL, NULL);
}

/* The theme that is not shown costs a screen of memory; its notes go by themselves, unused. */
static void drop_other_theme(struct painter *painter, const struct look *look)
{
	int kind = look->theme->kind, other = kind == THEME_KIND_DAY ? THEME_KIND_EVENING : THEME_KIND_DAY;

	drop_texture(&painter->second);
	drop_texture(&painter->plaster[other]);
	drop_backdrop(painter, other);
	if (painter->backdrops[kind])
		drop_texture(&painter->plaster[kind]);
}

static void paint_dim(struct painter *painter, float dim)
{
	if (dim >= 1)
		return;
	SDL_SetRenderDrawBlendMode(painter->renderer, SDL_BLENDMODE_BLEND);
	SDL_SetRenderDrawColor(painter->renderer, 0, 0, 0, (uint8_t)lroundf(255 * (1 - fmaxf(0, dim))));
	SDL_RenderFillRect(painter->renderer, NULL);
}

void paint(struct painter *painter, const struct look *look, const struct placed *things, int count)
{
	bool mixed = look->from && look->from != look->theme && look->mix < 1;

	sprites_begin(painter->lines);
	sprites_begin(painter->things);
	if (mixed) {
		paint_mixed(painter, look, things, count);
	} else {
		drop_other_theme(painter, look);
		paint_things(painter, look, look->theme, things, count);
	}
	paint_dim(painter, look->dim);
	movings_end(&painter->movings);
	sprites_end(painter->lines);
	sprites_end(painter->things);
}

void painter_rest(struct painter *painter)
{
	if (!painter->worked)
		return;
	painter->worked = false;
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
	if (SDL_RenderReadPixels(painter->renderer, NULL, SDL_PIXELFORMAT_RGBA32, rgba,
				 painter->width * 4) != 0) {
		free(rgba);
		return NULL;
	}
	/* Blending leaves a little less than full alpha here and there; what is on the wall is opaque. */
	for (size_t i = 3; i < (size_t)painter->width * (size_t)painter->height * 4; i += 4)
		rgba[i] = 255;
	return rgba;
}
