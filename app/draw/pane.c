/* The choice between a surface and textures, made once in each function. */
#include "app/draw/pane.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>

enum { SPLIT_FROM = 4096 };	/* opaque pixels that are worth copies of their own */

/* --- surfaces ------------------------------------------------------------------------------------ */

static bool is_ours(const SDL_Surface *surface)
{
	const SDL_PixelFormat *format = surface->format;

	return format->BytesPerPixel == 4 && surface->pitch % 4 == 0 && format->Rmask == 0xff0000 &&
	       format->Gmask == 0xff00 && format->Bmask == 0xff;
}

/* What the software renderer draws on; NULL when that cannot be written directly. */
static SDL_Surface *surface_under(const struct pane *pane)
{
	SDL_Window *window = SDL_RenderGetWindow(pane->renderer);
	SDL_Surface *surface = pane->given;
	SDL_RendererInfo info;

	if (!surface && window && SDL_GetRendererInfo(pane->renderer, &info) == 0 &&
	    (info.flags & SDL_RENDERER_SOFTWARE))
		surface = SDL_GetWindowSurface(window);
	return surface && is_ours(surface) ? surface : NULL;
}

void pane_open(struct pane *pane, SDL_Renderer *renderer, SDL_Surface *surface)
{
	pane_close(pane);
	pane->renderer = renderer;
	pane->given = surface;
	pane->direct = surface_under(pane) != NULL;
}

void pane_close(struct pane *pane)
{
	pane_layer_drop(pane);
	free(pane->raster.row);
	*pane = (struct pane){0};
}

static void fit_row(struct pane *pane, int w)
{
	if (w <= pane->row_room)
		return;
	free(pane->raster.row);
	pane->raster.row = malloc((size_t)w * sizeof(uint32_t));
	if (!pane->raster.row)
		abort();
	pane->row_room = w;
}

/* The surface may be smaller than the frame for a moment, after its window was. */
static void aim_at_surface(struct pane *pane)
{
	const SDL_Surface *surface = pane->surface;

	pane->raster.px = surface->pixels;
	pane->raster.pitch = surface->pitch / (int)sizeof(uint32_t);
	pane->raster.w = surface->w < pane->w ? surface->w : pane->w;
	pane->raster.h = surface->h < pane->h ? surface->h : pane->h;
}

bool pane_begin(struct pane *pane, int w, int h)
{
	pane->w = w;
	pane->h = h;
	if (!pane->direct)
		return true;
	pane->surface = surface_under(pane);
	if (!pane->surface)
		return false;
	SDL_RenderFlush(pane->renderer);
	SDL_LockSurface(pane->surface);
	fit_row(pane, w);
	aim_at_surface(pane);
	return true;
}

void pane_end(struct pane *pane)
{
	if (!pane->direct)
		return;
	SDL_UnlockSurface(pane->surface);
	pane->surface = NULL;
}

/* --- stamps -------------------------------------------------------------------------------------- */

static SDL_Texture *texture_create(struct pane *pane, int w, int h, int access)
{
	return SDL_CreateTexture(pane->renderer, SDL_PIXELFORMAT_ARGB8888, access, w, h);
}

static void texture_upload(struct stamp *stamp, struct pixmap *pixmap, struct irect part)
{
	SDL_Rect to = {0, 0, part.w, part.h};

	pixmap_straighten(pixmap);
	SDL_UpdateTexture(stamp->texture, &to, pixmap->px + (ptrdiff_t)part.y * pixmap->w + part.x,
			  pixmap->w * (int)sizeof(uint32_t));
}

static struct stamp stamp_texture(struct pane *pane, int w, int h, int access)
{
	struct stamp stamp = {.texture = texture_create(pane, w, h, access)};

	if (!stamp.texture)
		return stamp;
	stamp.w = w;
	stamp.h = h;
	SDL_SetTextureBlendMode(stamp.texture, SDL_BLENDMODE_BLEND);
	SDL_SetTextureScaleMode(stamp.texture, SDL_ScaleModeLinear);
	return stamp;
}

struct stamp stamp_of(struct pane *pane, struct pixmap *pixmap, struct irect part)
{
	struct irect opaque = pixmap_opaque(pixmap);
	struct stamp stamp = {0};

	if (pane->direct) {
		stamp = (struct stamp){
			.pixmap = pixmap_part(pixmap, part), .w = part.w, .h = part.h};
	} else {
		stamp = stamp_texture(pane, part.w, part.h, SDL_TEXTUREACCESS_STATIC);
		if (stamp.texture)
			texture_upload(&stamp, pixmap, part);
	}
	stamp.opaque = (struct irect){opaque.x - part.x, opaque.y - part.y, opaque.w, opaque.h};
	return stamp;
}

struct stamp stamp_blank(struct pane *pane, int w, int h)
{
	struct stamp stamp = stamp_texture(pane, w, h, SDL_TEXTUREACCESS_STATIC);

	stamp.opaque = (struct irect){0, 0, stamp.w, stamp.h};
	return stamp;
}

void stamp_band(struct stamp *stamp, const struct pixmap *band, int y)
{
	SDL_Rect to = {0, y, band->w, band->h};

	if (stamp->texture)
		SDL_UpdateTexture(stamp->texture, &to, band->px, band->w * (int)sizeof(uint32_t));
}

void stamp_drop(struct stamp *stamp)
{
	if (stamp->texture)
		SDL_DestroyTexture(stamp->texture);
	pixmap_destroy(stamp->pixmap);
	*stamp = (struct stamp){0};
}

/* --- plain areas --------------------------------------------------------------------------------- */

static uint8_t opacity_of(float alpha)
{
	return (uint8_t)lroundf(255 * fminf(1, fmaxf(0, alpha)));
}

void pane_clear(struct pane *pane, struct colour colour)
{
	struct rect all = {0, 0, (float)pane->w, (float)pane->h};

	colour.a = 255;
	if (pane->direct) {
		raster_fill(&pane->raster, all, pixel_of(colour, 1));
		return;
	}
	SDL_SetRenderDrawColor(pane->renderer, colour.r, colour.g, colour.b, 255);
	SDL_RenderClear(pane->renderer);
}

void pane_fill(struct pane *pane, struct rect rect, struct colour colour, float alpha)
{
	SDL_FRect there = {rect.x, rect.y, rect.w, rect.h};

	colour.a = (uint8_t)lroundf((float)colour.a * alpha);
	if (colour.a == 0)
		return;
	if (pane->direct) {
		raster_fill(&pane->raster, rect, pixel_of(colour, 1));
		return;
	}
	SDL_SetRenderDrawBlendMode(pane->renderer,
				   colour.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
	SDL_SetRenderDrawColor(pane->renderer, colour.r, colour.g, colour.b, colour.a);
	SDL_RenderFillRectF(pane->renderer, &there);
}

/* --- copies -------------------------------------------------------------------------------------- */

static void texture_copy(struct pane *pane, const struct stamp *stamp, struct irect part, int x,
			 int y)
{
	SDL_Rect from = {part.x, part.y, part.w, part.h};
	SDL_Rect to = {x + part.x, y + part.y, part.w, part.h};

	if (part.w > 0 && part.h > 0)
		SDL_RenderCopy(pane->renderer, stamp->texture, &from, &to);
}

/* The rim is blended, the middle copied. */
static void texture_copy_split(struct pane *pane, const struct stamp *p, int x, int y)
{
	struct irect o = p->opaque;
	int right = o.x + o.w, bottom = o.y + o.h;

	texture_copy(pane, p, (struct irect){0, 0, p->w, o.y}, x, y);
	texture_copy(pane, p, (struct irect){0, bottom, p->w, p->h - bottom}, x, y);
	texture_copy(pane, p, (struct irect){0, o.y, o.x, o.h}, x, y);
	texture_copy(pane, p, (struct irect){right, o.y, p->w - right, o.h}, x, y);
	SDL_SetTextureBlendMode(p->texture, SDL_BLENDMODE_NONE);
	texture_copy(pane, p, o, x, y);
	SDL_SetTextureBlendMode(p->texture, SDL_BLENDMODE_BLEND);
}

void pane_copy(struct pane *pane, const struct stamp *stamp, int x, int y, float alpha)
{
	if (pane->direct && stamp->pixmap)
		raster_copy(&pane->raster, stamp->pixmap, stamp->opaque, x, y, opacity_of(alpha));
	if (!stamp->texture)
		return;
	SDL_SetTextureAlphaMod(stamp->texture, opacity_of(alpha));
	if (alpha >= 1 && stamp->opaque.w * stamp->opaque.h > SPLIT_FROM)
		texture_copy_split(pane, stamp, x, y);
	else
		texture_copy(pane, stamp, (struct irect){0, 0, stamp->w, stamp->h}, x, y);
}

static void set_scale_mode(SDL_Texture *texture, SDL_ScaleMode wanted)
{
	SDL_ScaleMode mode;

	if (SDL_GetTextureScaleMode(texture, &mode) == 0 && mode != wanted)
		SDL_SetTextureScaleMode(texture, wanted);
}

void pane_stretch(struct pane *pane, const struct stamp *stamp, struct irect part, struct rect to,
		  float alpha, bool smooth)
{
	SDL_Rect from = {part.x, part.y, part.w, part.h};
	SDL_FRect there = {to.x, to.y, to.w, to.h};

	if (part.w <= 0 || part.h <= 0 || to.w <= 0 || to.h <= 0)
		return;
	if (pane->direct && stamp->pixmap)
		raster_stretch(&pane->raster, stamp->pixmap, part, to, opacity_of(alpha), smooth);
	if (!stamp->texture)
		return;
	set_scale_mode(stamp->texture, smooth ? SDL_ScaleModeLinear : SDL_ScaleModeNearest);
	SDL_SetTextureAlphaMod(stamp->texture, opacity_of(alpha));
	SDL_RenderCopyF(pane->renderer, stamp->texture, &from, &there);
}

/* Grows in steps, for a turning note needs a little more room in every frame. */
static bool fit_texture(struct pane *pane, struct stamp *through, struct irect area)
{
	if (through->texture && area.w <= through->w && area.h <= through->h)
		return true;
	stamp_drop(through);
	*through = stamp_texture(pane, (area.w + 63) / 64 * 64, (area.h + 63) / 64 * 64,
				 SDL_TEXTUREACCESS_STREAMING);
	return through->texture != NULL;
}

static void show_texture(struct pane *pane, struct stamp *through, struct irect area, float alpha,
			 pane_row_func *fill, void *context)
{
	SDL_Rect part = {0, 0, area.w, area.h};
	void *pixels;
	int pitch;

	if (SDL_LockTexture(through->texture, &part, &pixels, &pitch) != 0)
		return;
	for (int y = 0; y < area.h; y++) {
		struct pixmap row = {area.w, 1, (uint32_t *)((char *)pixels + (ptrdiff_t)y * pitch), 0};
		fill(context, area.y + y, row.px);
		pixmap_straighten(&row);
	}
	SDL_UnlockTexture(through->texture);
	SDL_SetTextureAlphaMod(through->texture, opacity_of(alpha));
	texture_copy(pane, through, (struct irect){0, 0, area.w, area.h}, area.x, area.y);
}

void pane_show(struct pane *pane, struct stamp *through, struct irect area, float alpha,
	       pane_row_func *fill, void *context)
{
	if (!pane->direct) {
		if (fit_texture(pane, through, area))
			show_texture(pane, through, area, alpha, fill, context);
		return;
	}
	for (int y = area.y; y < area.y + area.h; y++) {
		struct pixmap row = {area.w, 1, pane->raster.row, 0};
		fill(context, y, row.px);
		raster_copy(&pane->raster, &row, (struct irect){0}, area.x, y, opacity_of(alpha));
	}
}

void pane_indexed(struct pane *pane, int y, const uint8_t *indices, const uint32_t *palette,
		  float alpha)
{
	if (y < pane->raster.h)
		raster_indexed(&pane->raster, y, indices, palette, opacity_of(alpha));
}

/* --- the layer ----------------------------------------------------------------------------------- */

static bool layer_begin_direct(struct pane *pane)
{
	if (!pane->layer)
		pane->layer = malloc((size_t)pane->w * (size_t)pane->h * sizeof(*pane->layer));
	if (!pane->layer)
		return false;
	pane->raster.px = pane->layer;
	pane->raster.pitch = pane->w;
	return true;
}

bool pane_layer_begin(struct pane *pane)
{
	if (pane->direct)
		return layer_begin_direct(pane);
	if (!pane->layer_texture)
		pane->layer_texture = texture_create(pane, pane->w, pane->h, SDL_TEXTUREACCESS_TARGET);
	return pane->layer_texture && SDL_SetRenderTarget(pane->renderer, pane->layer_texture) == 0;
}

void pane_layer_end(struct pane *pane)
{
	if (pane->direct)
		aim_at_surface(pane);
	else
		SDL_SetRenderTarget(pane->renderer, NULL);
}

void pane_layer_mix(struct pane *pane, float alpha)
{
	if (pane->direct) {
		struct pixmap all = {pane->w, pane->h, pane->layer, 0};
		raster_copy(&pane->raster, &all, (struct irect){0}, 0, 0, opacity_of(alpha));
		return;
	}
	SDL_SetTextureBlendMode(pane->layer_texture, SDL_BLENDMODE_BLEND);
	SDL_SetTextureAlphaMod(pane->layer_texture, opacity_of(alpha));
	SDL_RenderCopy(pane->renderer, pane->layer_texture, NULL, NULL);
}

void pane_layer_drop(struct pane *pane)
{
	free(pane->layer);
	pane->layer = NULL;
	if (pane->layer_texture)
		SDL_DestroyTexture(pane->layer_texture);
	pane->layer_texture = NULL;
}

size_t pane_bytes(const struct pane *pane)
{
	bool layer = pane->layer || pane->layer_texture;

	return layer ? (size_t)pane->w * (size_t)pane->h * sizeof(uint32_t) : 0;
}
