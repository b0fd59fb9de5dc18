#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "app/draw/font.h"
#include "app/draw/pixmap.h"

/*
 * glyphs: one line of text into a pixmap. Splits it into runs by which font has the character, and sets
 * all runs on one baseline. A grapheme cluster is never split, so that a family of four stays one
 * picture and a flag a flag.
 *
 * What was rendered is remembered as masks, within a byte budget: "公众号" and "3天" stand on every
 * second note, and most notes are drawn again only because one word of theirs has changed.
 *
 * Sizes are device pixels. Thread: the painter's.
 */

struct glyphs;

struct glyphs *glyphs_create(struct err *err);	/* NULL and *err when a font is missing */
void glyphs_destroy(struct glyphs *glyphs);
void glyphs_rest(struct glyphs *glyphs);	/* see fonts_rest() */

/* With `cells`, digits stand in cells as wide as "0". */
float glyphs_width(struct glyphs *glyphs, enum face face, int px, const char *s, size_t n, bool cells);

void glyphs_draw(struct glyphs *glyphs, struct pixmap *pixmap, enum face face, int px, const char *s,
		 size_t n, bool cells, int x, int baseline, uint32_t pixel);

/* Where the baseline stands in a line box of this height. */
float glyphs_baseline(struct glyphs *glyphs, enum face face, float px, float line_height);
