#pragma once
#include "app/draw/backdrop.h"
#include "app/draw/brush.h"
#include "app/draw/moving.h"
#include "app/draw/paint.h"
#include "app/draw/pane.h"
#include "app/draw/sprites.h"

/*
 * painter: what the files of paint share. paint.c makes frames; paint_op.c draws ops one by one;
 * paint_thing.c bakes whole things; paint_moving.c turns the few that are in motion; measure.c tells
 * widths.
 */
struct painter {
	struct pane pane;
	struct glyphs *glyphs;
	struct icons *icons;
	struct sprites *lines;		/* single ops: text, icons, corners, shadows */
	struct sprites *things;		/* whole notes */
	struct movings movings;
	struct backdrop *backdrops[2];	/* by theme_kind */
	struct measurer measurer;
	struct pixmap *flat, *turned;	/* scratch, kept from bake to bake until painter_rest() */
	int width, height;
	float u, left, top;		/* canvas to device */
	int baked;			/* things */
	size_t memory_level;		/* see memory_rest() */
	bool worked;			/* something was baked since painter_rest() */
};

/* One theme's drawing of one frame. */
struct canvas {
	struct painter *painter;
	struct brush brush;
	float left, top;		/* device position of the canvas' origin, pixel shift included */
};

uint64_t key_mix(uint64_t key, uint64_t value);

/* Draws an op of a thing that is not baked; alpha 0..1 and scale are the thing's. */
void paint_op(struct canvas *canvas, const struct placed *thing, const struct op *op);
void paint_baked(struct canvas *canvas, const struct placed *thing);
void paint_resting(struct canvas *canvas, const struct placed *thing);
void paint_lifted(struct canvas *canvas, const struct placed *thing);
void paint_torn(struct canvas *canvas, const struct placed *thing);
void paint_wall(struct canvas *canvas, float alpha);

/* A thing in device pixels; its identity; its flat picture, whose box begins at (mx, my). */
int device(float value);
struct irect box_of(const struct canvas *canvas, const struct placed *thing);
uint64_t thing_key(const struct canvas *canvas, const struct placed *thing, float angle_deg);
struct pixmap *bake_flat(struct canvas *canvas, const struct placed *thing, bool shadow,
			 struct pixmap **scratch, int *mx, int *my);

float measure(void *painter, enum face face, float px, const char *s, size_t n);
