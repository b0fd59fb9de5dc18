#pragma once
#include <stdint.h>

#include "app/draw/pane.h"

/*
 * moving: the few things that are turned anew in every frame: a note on its way, a torn one. Their
 * flat pictures are kept as pixmaps and turned here together with their shadow; SDL's own turning
 * costs five times as much in software and shows steps at the edges.
 *
 * Owner: the painter. Thread: the renderer's.
 */
enum {
	MOVING_MAX = 8,		/* the stage shows one hero; more rest while they glide */
	MOVING_SHADOWS = 3,
};

struct moving {
	uint64_t key;
	struct pixmap *flat;	/* premultiplied, with a clear border */
	int mx, my;		/* the box' corner in it */
	struct irect core;	/* its opaque part */
	struct stamp shown;	/* what the pane shows it through */
	bool used;		/* in this frame */
};

struct movings {
	struct moving slots[MOVING_MAX];
};

/* Where it lies: anchored by its box' corner, turned and scaled about (cx, cy). Device pixels. */
struct pose {
	float x, y, cx, cy;
	float scale, angle_deg, alpha;
};

/* A shadow of a rectangle, from the box' corner; alpha 0: none. */
struct moving_shadow {
	float x, y, w, h;
	float sigma, alpha;
};

struct moving *movings_find(struct movings *movings, uint64_t key);
struct moving *movings_take(struct movings *movings, uint64_t key);	/* NULL: all taken */
void movings_end(struct movings *movings);	/* after a frame: lets go what it did not use */
void movings_forget(struct movings *movings);

void moving_draw(struct pane *pane, struct moving *moving, const struct pose *pose,
		 const struct moving_shadow shadows[MOVING_SHADOWS], struct colour shadow_colour);
