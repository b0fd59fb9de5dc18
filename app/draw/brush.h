#pragma once
#include "app/draw/glyphs.h"
#include "app/draw/icon.h"
#include "app/draw/list.h"
#include "app/draw/pixmap.h"
#include "app/draw/theme.h"

/*
 * brush: one op into a pixmap. Whole notes and single ops that stand on the wall by themselves come
 * through here alike.
 *
 * Boxes are snapped to whole device pixels: edges stay sharp, neighbours meet, and what is the same size
 * shares a texture.
 */
struct brush {
	struct glyphs *glyphs;
	struct icons *icons;
	const struct theme *theme;
	float u;		/* device pixels per canvas pixel */
};

/* Where an op stands: its box in device pixels; for text the line's ink, with its baseline. */
struct spot {
	struct irect box;
	int baseline;
};

/* (x, y): device position of the ops' origin. */
struct spot brush_spot(const struct brush *brush, const struct op *op, float x, float y);

/* All pixels that the op may touch there; larger than the box for shadows and text. */
struct irect brush_bounds(const struct brush *brush, const struct op *op, const struct spot *spot);

void brush_draw(const struct brush *brush, struct pixmap *pixmap, const struct op *op,
		const struct spot *spot);

/* The shadows of a note, from which paint also makes those of a moving one. */
struct shadow_shape {
	float sigma, offset, shrink;
};
extern const struct shadow_shape shadow_shapes[4];	/* by enum shadow */
extern const struct shadow_shape shadow_lifted;

/* Of a box, with its contact shadow below; strength 0..1. */
void brush_shadow(const struct brush *brush, struct pixmap *pixmap, struct irect box, enum shadow kind,
		  float strength);
