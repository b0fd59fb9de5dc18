/* The torn line: 21 points, each up to 6 px off, joined by straight tears. */
#include "app/draw/tear.h"

#include <math.h>
#include <stdlib.h>

enum { TEAR_POINTS = 21 };

static const float jitter_px = 6, fibre_px = 3;

/* The same for the same seed on every machine. */
static float jitter(uint32_t seed, int point)
{
	uint32_t x = seed * 2654435761u + (uint32_t)point * 40503u + 0x9e3779b9u;

	x ^= x >> 16;
	x *= 0x85ebca6bu;
	x ^= x >> 13;
	x *= 0xc2b2ae35u;
	x ^= x >> 16;
	return (float)(x >> 8) / (float)(1 << 24) * 2 - 1;
}

static float line_at(const struct tear *tear, float x)
{
	float along = (x - tear->x) / tear->w * (TEAR_POINTS - 1);
	float clamped = along < 0 ? 0 : along > TEAR_POINTS - 1 ? TEAR_POINTS - 1 : along;
	int point = clamped >= TEAR_POINTS - 1 ? TEAR_POINTS - 2 : (int)clamped;
	float share = clamped - (float)point;
	float offset = jitter(tear->seed, point) * (1 - share) + jitter(tear->seed, point + 1) * share;

	return tear->y + offset * jitter_px * tear->u;
}

static float share_of(float distance)
{
	float share = distance + 0.5f;

	return share < 0 ? 0 : share > 1 ? 1 : share;
}

/* Inside the part and near the line the paper shows its fibres. */
static uint32_t torn_pixel(uint32_t pixel, float inside, float fibre)
{
	const struct colour light = {0xff, 0xfc, 0xf4, 255};
	unsigned alpha = pixel >> 24;
	float edge = share_of(fibre - inside);

	if (edge > 0) {
		uint32_t lit = pixel_scale(pixel_of(light, 0.9f * edge), alpha * 256 / 255);
		pixel = pixel_over(lit, pixel);
	}
	return pixel_scale(pixel, (unsigned)(share_of(inside) * 256));
}

void tear_keep(struct pixmap *pixmap, const struct tear *tear, bool upper)
{
	for (int x = 0; x < pixmap->w; x++) {
		float line = line_at(tear, (float)x + 0.5f);
		for (int y = 0; y < pixmap->h; y++) {
			uint32_t *px = &pixmap->px[(size_t)y * (size_t)pixmap->w + (size_t)x];
			float inside = (float)y + 0.5f - line;
			if (*px)
				*px = torn_pixel(*px, upper ? -inside : inside, fibre_px * tear->u);
		}
	}
}

void tear_shade(struct pixmap *pixmap, int dx, int dy, uint32_t shade)
{
	/* From the far corner, so that only untouched pixels are read. */
	for (int y = pixmap->h - 1; y >= 0; y--)
		for (int x = pixmap->w - 1; x >= 0; x--) {
			bool within = x >= dx && y >= dy;
			uint32_t *px = &pixmap->px[(ptrdiff_t)y * pixmap->w + x];
			unsigned alpha = within ? px[-(ptrdiff_t)dy * pixmap->w - dx] >> 24 : 0;
			if (alpha)
				*px = pixel_over(*px, pixel_scale(shade, alpha * 256 / 255));
		}
}
