/* Rendering runs by SDL_ttf, and remembering them. */
#include "app/draw/ink.h"

#include <SDL_ttf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/utf8.h"

enum { BUCKETS = 512, EMOJI_STRIKE_PX = 109 };

/* Noto's picture is 128 of 109 units high and stands 101 above the baseline. */
#define EMOJI_HEIGHT (128.0f / EMOJI_STRIKE_PX)
#define EMOJI_ASCENT (101.0f / EMOJI_STRIKE_PX)

static const SDL_Color white = {255, 255, 255, 255};

/* --- measuring and rendering --------------------------------------------------------------------- */

int ink_width(struct fonts *fonts, enum font font, int px, const char *text)
{
	int w = 0, h = 0;

	if (font != FONT_EMOJI) {
		TTF_SizeUTF8(fonts_at(fonts, font, px), text, &w, &h);
		return w;
	}
	TTF_SizeUTF8(fonts_at(fonts, FONT_EMOJI, EMOJI_STRIKE_PX), text, &w, &h);
	return h > 0 ? (int)lroundf((float)w * EMOJI_HEIGHT * (float)px / (float)h) : 0;
}

/*
 * SDL_ttf moves the whole line right by the first glyph's left overhang, and down by what the tallest
 * glyph rises above the font's ascent; it does not say by how much, so the glyphs are asked.
 */
static void find_overhang(TTF_Font *font, const char *text, int *left, int *up)
{
	const char *s = text;
	int ascent = TTF_FontAscent(font);
	bool first = true;

	*left = *up = 0;
	for (uint32_t c; (c = utf8_next(&s)); first = false) {
		int min_x, max_x, min_y, max_y, advance;
		if (TTF_GlyphMetrics32(font, c, &min_x, &max_x, &min_y, &max_y, &advance) != 0)
			continue;
		if (first && min_x < 0)
			*left = -min_x;
		if (max_y - ascent > *up)
			*up = max_y - ascent;
	}
}

static const uint32_t *surface_row(const SDL_Surface *surface, int y)
{
	return (const void *)((const char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

/* Rows above and below the letters are left out: a line box is half empty. */
static void take_mask(struct ink *ink, const SDL_Surface *surface)
{
	int top = surface->h, bottom = 0;

	for (int y = 0; y < surface->h; y++) {
		const uint32_t *row = surface_row(surface, y);
		uint32_t any = 0;
		for (int x = 0; x < surface->w; x++)
			any |= row[x] >> 24;
		if (!any)
			continue;
		top = y < top ? y : top;
		bottom = y + 1;
	}
	if (bottom <= top)
		return;
	ink->w = surface->w;
	ink->h = bottom - top;
	ink->y += top;
	ink->mask = malloc((size_t)ink->w * (size_t)ink->h);
	if (!ink->mask)
		abort();
	for (int y = 0; y < ink->h; y++)
		for (int x = 0; x < ink->w; x++)
			ink->mask[y * ink->w + x] = (uint8_t)(surface_row(surface, top + y)[x] >> 24);
}

static struct ink render_letters(struct fonts *fonts, enum font which, int px, const char *text)
{
	TTF_Font *font = fonts_at(fonts, which, px);
	SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, white);
	struct ink ink = {0};
	int left, up;

	if (!surface)
		return ink;	/* nothing but characters without a picture */
	find_overhang(font, text, &left, &up);
	ink.x = -left;
	ink.y = -TTF_FontAscent(font) - up;
	take_mask(&ink, surface);
	SDL_FreeSurface(surface);
	return ink;
}

static struct pixmap *pixmap_of_surface(const SDL_Surface *surface)
{
	struct pixmap *pixmap = pixmap_create(surface->w, surface->h);

	for (int y = 0; y < surface->h; y++) {
		const uint32_t *row = surface_row(surface, y);
		for (int x = 0; x < surface->w; x++) {
			struct colour colour = {row[x] >> 16 & 0xff, row[x] >> 8 & 0xff, row[x] & 0xff,
						(uint8_t)(row[x] >> 24)};
			pixmap->px[(size_t)y * (size_t)pixmap->w + (size_t)x] = pixel_of(colour, 1);
		}
	}
	return pixmap;
}

static struct ink render_emoji(struct fonts *fonts, int px, const char *text)
{
	TTF_Font *font = fonts_at(fonts, FONT_EMOJI, EMOJI_STRIKE_PX);
	SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, white);
	struct ink ink = {0};

	if (!surface)
		return ink;
	float scale = EMOJI_HEIGHT * (float)px / (float)surface->h;
	struct pixmap *full = pixmap_of_surface(surface);
	ink.picture = pixmap_shrink(full, (int)lroundf((float)surface->w * scale),
				    (int)lroundf((float)surface->h * scale));
	ink.w = ink.picture->w;
	ink.h = ink.picture->h;
	ink.y = -(int)lroundf(EMOJI_ASCENT * (float)px);
	pixmap_destroy(full);
	SDL_FreeSurface(surface);
	return ink;
}

struct ink ink_render(struct fonts *fonts, enum font font, int px, const char *text)
{
	return font == FONT_EMOJI ? render_emoji(fonts, px, text)
				  : render_letters(fonts, font, px, text);
}

/* --- drawing ------------------------------------------------------------------------------------- */

static void draw_picture(const struct ink *ink, struct pixmap *pixmap, int x, int y, unsigned alpha)
{
	for (int j = 0; j < ink->h; j++)
		for (int i = 0; i < ink->w; i++) {
			uint32_t pixel = ink->picture->px[j * ink->w + i];
			pixmap_cover(pixmap, x + i, y + j, pixel, pixel ? (float)alpha / 255 : 0);
		}
}

void ink_draw(const struct ink *ink, struct pixmap *pixmap, int x, int baseline, uint32_t pixel)
{
	if (ink->picture)
		draw_picture(ink, pixmap, x + ink->x, baseline + ink->y, pixel >> 24);
	if (!ink->mask)
		return;
	for (int j = 0; j < ink->h; j++)
		for (int i = 0; i < ink->w; i++) {
			uint8_t share = ink->mask[j * ink->w + i];
			if (share)
				pixmap_cover(pixmap, x + ink->x + i, baseline + ink->y + j, pixel,
					     (float)share / 255);
		}
}

/* --- remembering --------------------------------------------------------------------------------- */

struct entry {
	struct entry *next;
	uint64_t key;
	struct ink ink;
};

struct inks {
	struct entry *buckets[BUCKETS];
	size_t bytes, bytes_max;
};

uint64_t ink_key(enum font font, int px, const char *text, size_t n)
{
	uint64_t key = UINT64_C(0xcbf29ce484222325);

	/* Multiplied in before the first letter: a size and a letter must not make up for each other. */
	key = (key ^ ((uint64_t)font << 32 | (uint64_t)px)) * UINT64_C(0x9e3779b97f4a7c15);
	key ^= key >> 29;
	for (size_t i = 0; i < n; i++)
		key = (key ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
	key *= UINT64_C(0xff51afd7ed558ccd);
	return (key ^ key >> 33) | 1;
}

struct inks *inks_create(size_t bytes_max)
{
	struct inks *inks = calloc(1, sizeof(*inks));

	if (!inks)
		abort();
	inks->bytes_max = bytes_max;
	return inks;
}

static void inks_forget(struct inks *inks)
{
	for (int i = 0; i < BUCKETS; i++)
		while (inks->buckets[i]) {
			struct entry *entry = inks->buckets[i];
			inks->buckets[i] = entry->next;
			free(entry->ink.mask);
			pixmap_destroy(entry->ink.picture);
			free(entry);
		}
	inks->bytes = 0;
}

void inks_destroy(struct inks *inks)
{
	if (!inks)
		return;
	inks_forget(inks);
	free(inks);
}

const struct ink *inks_find(const struct inks *inks, uint64_t key)
{
	for (const struct entry *entry = inks->buckets[key >> 8 & (BUCKETS - 1)]; entry; entry = entry->next)
		if (entry->key == key)
			return &entry->ink;
	return NULL;
}

/* Full is rare (thousands of words): beginning anew is simpler than keeping an order, and as bounded. */
const struct ink *inks_add(struct inks *inks, uint64_t key, struct ink ink)
{
	size_t bytes = sizeof(struct entry) + (size_t)ink.w * (size_t)ink.h * (ink.picture ? 4 : 1);
	struct entry *entry = malloc(sizeof(*entry));

	if (!entry)
		abort();
	if (inks->bytes + bytes > inks->bytes_max)
		inks_forget(inks);
	struct entry **bucket = &inks->buckets[key >> 8 & (BUCKETS - 1)];
	*entry = (struct entry){*bucket, key, ink};
	*bucket = entry;
	inks->bytes += bytes;
	return &entry->ink;
}
