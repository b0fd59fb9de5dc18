#pragma once
#include "app/draw/pixmap.h"

/*
 * plaster: the wall itself, lit from the upper left, with fibres in it. The same on every machine.
 *
 * Thread: any. A full screen costs about 10 ms.
 */
struct plaster {
	const struct theme *theme;
	float u;		/* device pixels per canvas pixel */
	int left, top;		/* device pixel of the canvas' origin */
	int canvas_w, canvas_h;	/* device pixels; outside there is only the edge colour */
};

/* The band of rows that begins at device row y, as wide and high as the pixmap. Opaque. */
void plaster_draw(const struct plaster *plaster, struct pixmap *band, int y);

/* The different colours of the gradient, without fibres; at most max. Returns how many. */
int plaster_colours(const struct theme *theme, uint32_t *colours, int max);
