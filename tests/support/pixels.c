#include "tests/support/pixels.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

static bool take(struct pixels *pixels, SDL_Surface *any)
{
	SDL_Surface *surface = any ? SDL_ConvertSurfaceFormat(any, SDL_PIXELFORMAT_RGBA32, 0) : NULL;

	*pixels = (struct pixels){0};
	SDL_FreeSurface(any);
	if (!surface)
		return false;
	pixels->w = surface->w;
	pixels->h = surface->h;
	pixels->rgba = malloc((size_t)surface->w * (size_t)surface->h * 4);
	for (int y = 0; pixels->rgba && y < surface->h; y++)
		memcpy(pixels->rgba + (size_t)y * (size_t)surface->w * 4,
		       (const char *)surface->pixels + (size_t)y * (size_t)surface->pitch,
		       (size_t)surface->w * 4);
	SDL_FreeSurface(surface);
	return pixels->rgba != NULL;
}

bool pixels_load(struct pixels *pixels, const char *path)
{
	return take(pixels, IMG_Load(path));
}

bool pixels_decode(struct pixels *pixels, const void *png, int size)
{
	return take(pixels, IMG_Load_RW(SDL_RWFromConstMem(png, size), 1));
}

void pixels_finish(struct pixels *pixels)
{
	free(pixels->rgba);
	*pixels = (struct pixels){0};
}

uint32_t pixels_at(const struct pixels *pixels, int x, int y)
{
	const unsigned char *p = pixels->rgba + ((size_t)y * (size_t)pixels->w + (size_t)x) * 4;

	return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

int pixels_distance(uint32_t a, uint32_t b)
{
	int most = 0;

	for (int shift = 0; shift < 24; shift += 8) {
		int distance = abs((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff));
		most = distance > most ? distance : most;
	}
	return most;
}

int pixels_different(const struct pixels *a, const struct pixels *b, int tolerance)
{
	int count = 0;

	if (a->w != b->w || a->h != b->h)
		return a->w * a->h;
	for (int y = 0; y < a->h; y++)
		for (int x = 0; x < a->w; x++)
			count += pixels_distance(pixels_at(a, x, y), pixels_at(b, x, y)) > tolerance;
	return count;
}

int pixels_unlike(const struct pixels *pixels, int x, int y, int w, int h, uint32_t colour, int tolerance)
{
	int count = 0;

	for (int j = y; j < y + h; j++)
		for (int i = x; i < x + w; i++)
			count += pixels_distance(pixels_at(pixels, i, j), colour) > tolerance;
	return count;
}
