#pragma once
#include <SDL_ttf.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"
#include "app/draw/list.h"

/*
 * font: the font files that the specification names, found by fontconfig and opened when first needed.
 * One TTF_Font per file: its size is changed, because SDL_ttf keeps the glyphs of one size only, and
 * that bounds the memory.
 *
 * Owner: the painter. Thread: the painter's.
 */
struct fonts;

enum font {
	FONT_HAND_BOLD, FONT_HAND,
	FONT_INTER_400, FONT_INTER_500, FONT_INTER_600, FONT_INTER_700,
	FONT_DISPLAY_600,
	FONT_CJK, FONT_CJK_BOLD,
	FONT_EMOJI,
	FONT_EXTRA,		/* found for a character that none of the above has */
	FONT_EXTRA_LAST = FONT_EXTRA + 3,
	FONT_COUNT,
};

/* NULL and *err when a font is missing: the sentence names the Debian package. */
struct fonts *fonts_create(struct err *err);
void fonts_destroy(struct fonts *fonts);

/* Opened and set to px. Valid until the next call for the same font. Never NULL. */
TTF_Font *fonts_at(struct fonts *fonts, enum font font, int px);

/*
 * When nothing moves: lets go of the pages of the files, and closes the fonts that are seldom needed (emoji
 * and what stands in for a missing one). Opened, a large font costs 2.5 MB and 9 ms.
 */
void fonts_rest(struct fonts *fonts);

/* The first font of the face's chain that has the character; the face's own when none has. */
enum font fonts_for(struct fonts *fonts, enum face face, uint32_t character);
enum font fonts_primary(enum face face);

/* Ascent and descent as shares of the font size, as the font's hhea table says. */
void fonts_metrics(struct fonts *fonts, enum face face, float *ascent, float *descent);
