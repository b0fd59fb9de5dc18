#pragma once
#include "app/draw/pixmap.h"

/*
 * path: lines and curves between points, for what no other op is: sparklines, arrows, trapezoids, the
 * links between boxes.
 *
 * A path is text, so that a draw list stays text: "M x y" begins a stretch, "L x y" goes on straight,
 * "C x1 y1 x2 y2 x y" in a cubic Bezier curve, "Z" closes. Numbers are canvas pixels from (x, y); u is
 * device pixels per canvas pixel. What is no path ends it there.
 *
 * Thread: any.
 */
enum { PATH_POINTS_MAX = 4096 };	/* after curves were cut into straight pieces; the rest is left out */

/* Smooth edges; where it crosses itself it is filled once. */
void path_fill(struct pixmap *pixmap, const char *path, float x, float y, float u, uint32_t pixel);

/* Round ends and joins, also of dashes; each pixel is covered once. dash 0: whole. */
void path_stroke(struct pixmap *pixmap, const char *path, float x, float y, float u, float stroke,
		 float dash, float gap, uint32_t pixel);
