#pragma once
#include <stdbool.h>

#include "app/draw/list.h"
#include "app/draw/pixmap.h"

/*
 * raster: a frame in memory that somebody else owns, and drawing on it. Everything is clipped to
 * it. A rectangle with fractions covers the pixels whose centres lie in it. Opacities are 0..255.
 *
 * Thread: any, one at a time.
 */
struct raster {
	uint32_t *px;
	int w, h, pitch;	/* pixels */
	uint32_t *row;		/* scratch: w pixels */
};

void raster_fill(const struct raster *raster, struct rect rect, uint32_t pixel);

/* `opaque` is the part of the pixmap that is copied instead of blended. */
void raster_copy(const struct raster *raster, const struct pixmap *from, struct irect opaque, int x,
		 int y, unsigned opacity);

/* A part of a pixmap into any rectangle: smoothly, or each pixel as a block of its own. */
void raster_stretch(const struct raster *raster, const struct pixmap *from, struct irect part,
		    struct rect to, unsigned opacity, bool smooth);

/* A row as wide as the raster, one byte a pixel; the palette is opaque. */
void raster_indexed(const struct raster *raster, int y, const uint8_t *indices,
		    const uint32_t *palette, unsigned opacity);
