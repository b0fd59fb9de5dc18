#pragma once
#include <stdint.h>

#include "app/draw/pixmap.h"

/*
 * shapes: anti-aliased shapes in a pixmap, by their distance functions. Boxes are device pixels; sides
 * lie on the pixel grid and need no smoothing, so that thin bars stay crisp at every size.
 *
 * Thread: any.
 */
void shape_rect(struct pixmap *pixmap, struct irect box, float radius_top, float radius_bottom,
		uint32_t pixel);

/* The same with one pixel value for each row of the box. */
void shape_rows(struct pixmap *pixmap, struct irect box, float radius_top, float radius_bottom,
		const uint32_t *rows);

/* A note's body; u is device pixels per canvas pixel. */
void shape_paper(struct pixmap *pixmap, struct irect box, float radius_top, float radius_bottom,
		 struct colour fill, float opacity, bool plain, float u);

void shape_frame(struct pixmap *pixmap, struct irect box, float radius, float stroke, float dash,
		 float gap, uint32_t pixel);
void shape_line(struct pixmap *pixmap, float x0, float y0, float x1, float y1, float stroke,
		uint32_t pixel);
void shape_disc(struct pixmap *pixmap, struct irect box, uint32_t pixel);
void shape_ring(struct pixmap *pixmap, struct irect box, float stroke, float from, float to,
		uint32_t pixel);
/* Stripes `stroke` wide and `pitch` apart, each leaning `lean` to the right from foot to top. */
void shape_hatch(struct pixmap *pixmap, struct irect box, float radius, float stroke, float pitch,
		 float lean, uint32_t pixel);
void shape_tape(struct pixmap *pixmap, struct irect box, uint32_t pixel, float u);

/* A rectangle blurred by a gaussian: its exact integral, so no blur is computed. */
void shape_shadow(struct pixmap *pixmap, struct irect box, float sigma, uint32_t pixel);
