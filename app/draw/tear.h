#pragma once
#include "app/draw/pixmap.h"

/*
 * tear: a picture torn in two along a jittering line, with a light edge of fibres on both sides.
 */
struct tear {
	float y;		/* the line's mean height in the picture */
	float x, w;		/* the paper's left edge and width in the picture */
	float u;
	uint32_t seed;
};

/* Keeps the part above or below the line, in place. */
void tear_keep(struct pixmap *pixmap, const struct tear *tear, bool upper);

/* A dark copy of the picture's shape beneath it, (dx, dy) away. */
void tear_shade(struct pixmap *pixmap, int dx, int dy, uint32_t pixel);
