#pragma once
#include "app/draw/pixmap.h"

/*
 * turn: pictures at an angle. A row of the result is walked backwards through the plane of the
 * picture, in 1/65536 pixels; which of its pixels meet a rectangle there is told beforehand, so
 * that no loop asks.
 *
 * Thread: any.
 */
struct walk {
	int32_t x, y, dx, dy;
};

/* From (x, y), one pixel of the result further being (dx, dy) in the plane; all within +-32000. */
struct walk walk_from(float x, float y, float dx, float dy);

/* Those of the first n pixels whose points lie in the area. */
struct span walk_within(const struct walk *walk, struct irect area, int n);
struct span span_cut(struct span a, struct span b);

/*
 * Between the four pixels around each point of the span, into out[from..to-1]. The walk is to pixel
 * corners: half a pixel less than to their centres. Every point lies in the picture less its last
 * row and column.
 */
void walk_sample(const struct walk *walk, const struct pixmap *from, struct span span,
		 uint32_t *out);

/*
 * The same picture turned clockwise about its centre, in a picture just large enough and of the
 * same parity, so that the centre stays on the same half pixel. Catmull-Rom, to keep letters crisp.
 * The picture has a clear border of two pixels. The result lies in *scratch, as by pixmap_again().
 */
struct pixmap *turn_pixmap(const struct pixmap *from, float angle_deg, struct pixmap **scratch);
