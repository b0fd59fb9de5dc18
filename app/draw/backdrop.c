#include "app/draw/backdrop.h"

#include <SDL.h>
#include <stdlib.h>

enum { COLOURS_MAX = 256, SLOTS = 2048, BAND_ROWS = 32 };

struct backdrop {
	int width, height, colours;
	uint32_t palette[COLOURS_MAX];
	uint8_t pixels[];
};

/* Which index a colour has; a colour that came too late is remembered with its nearest. */
struct finder {
	uint32_t colours[SLOTS];	/* 0: free; every colour of ours is opaque */
	uint8_t indices[SLOTS];
	int used;
};

static int distance(uint32_t a, uint32_t b)
{
	int r = (int)(a >> 16 & 255) - (int)(b >> 16 & 255);
	int g = (int)(a >> 8 & 255) - (int)(b >> 8 & 255), c = (int)(a & 255) - (int)(b & 255);

	return r * r + g * g + c * c;
}

static uint8_t nearest(const struct backdrop *backdrop, uint32_t colour)
{
	int best = 0;

	for (int i = 1; i < backdrop->colours; i++)
		if (distance(backdrop->palette[i], colour) < distance(backdrop->palette[best], colour))
			best = i;
	return (uint8_t)best;
}

static uint8_t index_of(struct backdrop *backdrop, struct finder *finder, uint32_t colour)
{
	unsigned slot = colour * 2654435761u >> 21;

	for (; finder->colours[slot]; slot = (slot + 1) % SLOTS)
		if (finder->colours[slot] == colour)
			return finder->indices[slot];
	uint8_t index;
	if (backdrop->colours < COLOURS_MAX) {
		index = (uint8_t)backdrop->colours++;
		backdrop->palette[index] = colour;
	} else {
		index = nearest(backdrop, colour);
	}
	if (finder->used < SLOTS / 2) {
		finder->used++;
		finder->colours[slot] = colour;
		finder->indices[slot] = index;
	}
	return index;
}

/* The gradient's own colours come first: they cover the wall, and none may be missing. */
static void take_gradient(struct backdrop *backdrop, struct finder *finder, const struct plaster *plaster)
{
	uint32_t colours[COLOURS_MAX];
	int count = plaster_colours(plaster->theme, colours, COLOURS_MAX);

	for (int i = 0; i < count; i++)
		index_of(backdrop, finder, colours[i]);
}

static void take_band(struct backdrop *backdrop, struct finder *finder, const struct pixmap *band, int y)
{
	uint8_t *out = backdrop->pixels + (size_t)y * (size_t)backdrop->width;
	size_t n = (size_t)band->w * (size_t)band->h;

	for (size_t i = 0; i < n; i++)
		out[i] = i && band->px[i] == band->px[i - 1]
				 ? out[i - 1]
				 : index_of(backdrop, finder, band->px[i] | 0xff000000);
}

struct backdrop *backdrop_create(const struct plaster *plaster, int width, int height)
{
	struct backdrop *backdrop =
		calloc(1, sizeof(*backdrop) + (size_t)width * (size_t)height);
	struct finder *finder = calloc(1, sizeof(*finder));

	if (!backdrop || !finder)
		abort();
	backdrop->width = width;
	backdrop->height = height;
	take_gradient(backdrop, finder, plaster);
	for (int y = 0; y < height; y += BAND_ROWS) {
		int rows = height - y < BAND_ROWS ? height - y : BAND_ROWS;
		struct pixmap *band = pixmap_create(width, rows);
		plaster_draw(plaster, band, y);
		take_band(backdrop, finder, band, y);
		pixmap_destroy(band);
	}
	free(finder);
	return backdrop;
}

void backdrop_destroy(struct backdrop *backdrop)
{
	free(backdrop);
}

int backdrop_bytes(const struct backdrop *backdrop)
{
	return backdrop ? backdrop->width * backdrop->height : 0;
}

bool backdrop_fits(const SDL_Surface *surface, int width, int height)
{
	const SDL_PixelFormat *format = surface->format;

	return surface->w == width && surface->h == height && format->BytesPerPixel == 4 &&
	       format->Rmask == 0xff0000 && format->Gmask == 0xff00 && format->Bmask == 0xff;
}

void backdrop_copy(const struct backdrop *backdrop, SDL_Surface *surface)
{
	const uint32_t *palette = backdrop->palette;

	SDL_LockSurface(surface);
	for (int y = 0; y < backdrop->height; y++) {
		const uint8_t *from = backdrop->pixels + (size_t)y * (size_t)backdrop->width;
		uint32_t *to = (uint32_t *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
		for (int x = 0; x < backdrop->width; x++)
			to[x] = palette[from[x]];
	}
	SDL_UnlockSurface(surface);
}
