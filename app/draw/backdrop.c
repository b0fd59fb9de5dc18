#include "app/draw/backdrop.h"

#include <stdlib.h>

enum { COLOURS_MAX = 256, SLOTS = 2048, BAND_ROWS = 32 };

struct backdrop {
	int width, height, colours;
	struct stamp stamp;	/* or: */
	uint8_t *pixels;
	uint32_t palette[COLOURS_MAX];
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
		if (distance(backdrop->palette[i], colour) <
		    distance(backdrop->palette[best], colour))
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
static void take_gradient(struct backdrop *backdrop, struct finder *finder,
			  const struct plaster *plaster)
{
	uint32_t colours[COLOURS_MAX];
	int count = plaster_colours(plaster->theme, colours, COLOURS_MAX);

	for (int i = 0; i < count; i++)
		index_of(backdrop, finder, colours[i]);
}

static void take_band(struct backdrop *backdrop, struct finder *finder, const struct pixmap *band,
		      int y)
{
	uint8_t *out = backdrop->pixels + (size_t)y * (size_t)backdrop->width;
	size_t n = (size_t)band->w * (size_t)band->h;

	for (size_t i = 0; i < n; i++)
		out[i] = i && band->px[i] == band->px[i - 1]
				 ? out[i - 1]
				 : index_of(backdrop, finder, band->px[i] | 0xff000000);
}

/* In bands, so that no second full screen of pixels is ever held. */
static struct pixmap *band_at(const struct backdrop *backdrop, const struct plaster *plaster, int y)
{
	int rows = backdrop->height - y < BAND_ROWS ? backdrop->height - y : BAND_ROWS;
	struct pixmap *band = pixmap_create(backdrop->width, rows);

	plaster_draw(plaster, band, y);
	return band;
}

static void make_pixels(struct backdrop *backdrop, const struct plaster *plaster)
{
	struct finder *finder = calloc(1, sizeof(*finder));

	backdrop->pixels = malloc((size_t)backdrop->width * (size_t)backdrop->height);
	if (!backdrop->pixels || !finder)
		abort();
	take_gradient(backdrop, finder, plaster);
	for (int y = 0; y < backdrop->height; y += BAND_ROWS) {
		struct pixmap *band = band_at(backdrop, plaster, y);
		take_band(backdrop, finder, band, y);
		pixmap_destroy(band);
	}
	free(finder);
}

static void make_stamp(struct backdrop *backdrop, struct pane *pane, const struct plaster *plaster)
{
	backdrop->stamp = stamp_blank(pane, backdrop->width, backdrop->height);
	for (int y = 0; y < backdrop->stamp.h; y += BAND_ROWS) {
		struct pixmap *band = band_at(backdrop, plaster, y);
		stamp_band(&backdrop->stamp, band, y);
		pixmap_destroy(band);
	}
}

struct backdrop *backdrop_create(struct pane *pane, const struct plaster *plaster, int width,
				 int height)
{
	struct backdrop *backdrop = calloc(1, sizeof(*backdrop));

	if (!backdrop)
		abort();
	backdrop->width = width;
	backdrop->height = height;
	if (pane->direct)
		make_pixels(backdrop, plaster);
	else
		make_stamp(backdrop, pane, plaster);
	return backdrop;
}

void backdrop_destroy(struct backdrop *backdrop)
{
	if (!backdrop)
		return;
	stamp_drop(&backdrop->stamp);
	free(backdrop->pixels);
	free(backdrop);
}

size_t backdrop_bytes(const struct backdrop *backdrop)
{
	if (!backdrop)
		return 0;
	return (size_t)backdrop->width * (size_t)backdrop->height *
	       (backdrop->pixels ? 1 : sizeof(uint32_t));
}

void backdrop_draw(const struct backdrop *backdrop, struct pane *pane, float alpha)
{
	if (!backdrop->pixels) {
		pane_copy(pane, &backdrop->stamp, 0, 0, alpha);
		return;
	}
	for (int y = 0; y < backdrop->height; y++)
		pane_indexed(pane, y, backdrop->pixels + (size_t)y * (size_t)backdrop->width,
			     backdrop->palette, alpha);
}
