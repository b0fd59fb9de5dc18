#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/draw/list.h"
#include "app/draw/text.h"
#include "app/draw/theme.h"

struct SDL_Renderer;
struct SDL_Surface;

/*
 * paint: draw lists into pixels. The one place that knows fonts, textures and SDL's drawing calls.
 * Everything expensive is baked once: the plaster, shadows, icons, lines of text, whole notes with their
 * rotation; caches are bounded in bytes and forget what was not used longest.
 *
 * Thread: the one that made the renderer.
 */
struct painter;

/*
 * Finds the fonts (one clear sentence names the missing package) and takes the renderer, which stays the
 * caller's. Canvas of 1920x1080 fitted into width x height: u = min(width/1920, height/1080), centred.
 */
struct painter *painter_create(struct SDL_Renderer *renderer, int width, int height,
			       struct err *err);
void painter_destroy(struct painter *painter);

/*
 * Tells what a software renderer without a window draws on: frames are then composed there directly, as they
 * are in a window (see pane.h). Right after painter_create().
 */
void painter_on_surface(struct painter *painter, struct SDL_Surface *surface);

/* A new size, or a renderer whose textures are lost (SDL_RENDER_DEVICE_RESET): everything is baked anew. */
void painter_reset(struct painter *painter, int width, int height);

/* Widths as they will be painted, in canvas pixels. Valid as long as the painter. */
const struct measurer *painter_measurer(struct painter *painter);

struct look {
	const struct theme *theme;
	const struct theme *from;	/* the theme before, while they cross-fade; else NULL */
	float mix;			/* 0: from .. 1: theme */
	float shift_x, shift_y;		/* pixel shift against burn-in, canvas pixels */
	float dim;			/* 1: full brightness .. 0: black */
};

/* Draws a whole frame into the renderer's target. Does not present. */
void paint(struct painter *painter, const struct look *look, const struct placed *things, int count);

/*
 * Gives back what baking left behind: scratch, the large fonts, freed memory. When nothing moves; takes a
 * few milliseconds, or nothing when nothing was baked.
 */
void painter_rest(struct painter *painter);

struct paint_stats {
	size_t texture_bytes;
	int textures;
	int baked;		/* things baked since the start */
};
struct paint_stats painter_stats(const struct painter *painter);

/* Reads the target back: 4 bytes a pixel, R G B A in memory order, from malloc(). */
unsigned char *painter_read(struct painter *painter, int *width, int *height);

/* PNG bytes from malloc(). Any thread. */
unsigned char *png_encode(const unsigned char *rgba, int width, int height, size_t *size);
