#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/draw/pixel.h"
#include "app/draw/theme.h"

/*
 * pixmap: a small picture in memory, 32 bits a pixel (0xAARRGGBB), alpha premultiplied. Everything is
 * composed here, so that every renderer shows the same pixels; textures get the finished picture with
 * straight alpha, as SDL wants it.
 *
 * Owner: whoever called pixmap_create(). Thread: any, one at a time.
 */
struct pixmap {
	int w, h;
	uint32_t *px;
	size_t room;		/* pixels that px has room for */
};

struct irect {
	int x, y, w, h;
};

struct span {
	int from, to;		/* the first, and the one after the last */
};

struct pixmap *pixmap_create(int w, int h);	/* transparent; at least 1x1 */
void pixmap_destroy(struct pixmap *pixmap);

/*
 * Cleared and of this size, in memory that *scratch keeps between calls: baking thirty notes in a row would
 * else fault in the same fresh pages thirty times. *scratch may be NULL at first; it stays the caller's.
 */
struct pixmap *pixmap_again(struct pixmap **scratch, int w, int h);

/* A copy of a part, which lies within. */
struct pixmap *pixmap_part(const struct pixmap *from, struct irect part);

struct irect irect_union(struct irect a, struct irect b);
struct irect irect_cut(struct irect a, struct irect b);	/* what both have; w 0: nothing */

/* A colour with premultiplied alpha, times opacity 0..1. */
uint32_t pixel_of(struct colour colour, float opacity);

/* Blends a pixel with coverage 0..1; outside the picture nothing happens. */
void pixmap_cover(struct pixmap *pixmap, int x, int y, uint32_t pixel, float coverage);
void pixmap_span(struct pixmap *pixmap, int x, int y, int w, uint32_t pixel);

/* Smaller by averaging areas: colour emoji come in one size only. */
struct pixmap *pixmap_shrink(const struct pixmap *from, int w, int h);

void pixmap_straighten(struct pixmap *pixmap);	/* to straight alpha, in place, for a texture */

/* The part that is not wholly transparent; empty (w 0) when there is none. */
struct irect pixmap_ink(const struct pixmap *pixmap);

/* A large rectangle of opaque pixels around the centre, or an empty one. */
struct irect pixmap_opaque(const struct pixmap *pixmap);
