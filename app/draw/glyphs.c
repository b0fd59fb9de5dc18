/* Splitting a line into runs of one font, and setting them one after the other on one baseline. */
#include "app/draw/glyphs.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "app/base/utf8.h"
#include "app/draw/ink.h"

enum { RUN_BYTES_MAX = 480, WIDTHS_MAX = 4096, INK_BYTES_MAX = 1 << 20 };

struct width_known {
	uint64_t key;
	int width;
};

struct glyphs {
	struct fonts *fonts;
	struct inks *inks;
	struct width_known widths[WIDTHS_MAX];
};

struct glyphs *glyphs_create(struct err *err)
{
	struct glyphs *glyphs = calloc(1, sizeof(*glyphs));

	if (!glyphs)
		abort();
	glyphs->fonts = fonts_create(err);
	if (!glyphs->fonts) {
		free(glyphs);
		return NULL;
	}
	glyphs->inks = inks_create(INK_BYTES_MAX);
	return glyphs;
}

void glyphs_destroy(struct glyphs *glyphs)
{
	if (!glyphs)
		return;
	inks_destroy(glyphs->inks);
	fonts_destroy(glyphs->fonts);
	free(glyphs);
}

void glyphs_rest(struct glyphs *glyphs)
{
	fonts_rest(glyphs->fonts);
}

struct run {
	enum font font;
	bool digit;		/* one digit in a cell of its own */
	char text[RUN_BYTES_MAX + 1];
	size_t n;
};

/* --- clusters ------------------------------------------------------------------------------------ */

static bool is_regional(uint32_t c)
{
	return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* Continues the cluster before it: marks, variation selectors, skin tones, tags, the keycap frame. */
static bool is_extending(uint32_t c)
{
	return c == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f) ||
	       (c >= 0x300 && (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK));
}

struct cluster {
	const char *end;
	uint32_t first;
	bool emoji;
};

static struct cluster cluster_at(const char *s, const char *end)
{
	struct cluster cluster = {.end = s};
	bool joined = false, text_style = false;

	cluster.first = utf8_next(&cluster.end);
	cluster.emoji = u_hasBinaryProperty((UChar32)cluster.first, UCHAR_EMOJI_PRESENTATION);
	bool flag = is_regional(cluster.first);
	while (cluster.end < end) {
		const char *next = cluster.end;
		uint32_t c = utf8_next(&next);
		if (!joined && !is_extending(c) && !(flag && is_regional(c)))
			break;
		flag = false;
		joined = c == 0x200d;
		text_style |= c == 0xfe0e;
		cluster.emoji |= c == 0xfe0f || c == 0x20e3 || (joined && cluster.emoji);
		cluster.end = next;
	}
	cluster.emoji &= !text_style;
	return cluster;
}

/* --- runs ---------------------------------------------------------------------------------------- */

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Takes the next run off *s. Emoji stand alone: each is scaled by itself. */
static bool run_next(struct fonts *fonts, enum face face, bool cells, const char **s, const char *end,
		     struct run *run)
{
	run->n = 0;
	run->digit = false;
	while (*s < end) {
		struct cluster cluster = cluster_at(*s, end);
		size_t n = (size_t)(cluster.end - *s);
		enum font font = cluster.emoji ? FONT_EMOJI : fonts_for(fonts, face, cluster.first);
		bool digit = cells && is_digit(cluster.first);
		bool alone = font == FONT_EMOJI || digit;

		if (run->n && (alone || font != run->font || run->n + n > RUN_BYTES_MAX))
			break;
		n = n > RUN_BYTES_MAX ? RUN_BYTES_MAX : n;
		memcpy(run->text + run->n, *s, n);
		run->n += n;
		run->font = font;
		run->digit = digit;
		*s = cluster.end;
		if (alone)
			break;
	}
	run->text[run->n] = '\0';
	return run->n > 0;
}

static int natural_width(struct glyphs *glyphs, const struct run *run, int px)
{
	uint64_t key = ink_key(run->font, px, run->text, run->n);
	struct width_known *known = &glyphs->widths[key >> 40 & (WIDTHS_MAX - 1)];

	if (known->key != key)
		*known = (struct width_known){key, ink_width(glyphs->fonts, run->font, px, run->text)};
	return known->width;
}

static int run_width(struct glyphs *glyphs, const struct run *run, int px)
{
	struct run zero = {.font = run->font, .text = "0", .n = 1};

	return natural_width(glyphs, run->digit ? &zero : run, px);
}

float glyphs_width(struct glyphs *glyphs, enum face face, int px, const char *s, size_t n, bool cells)
{
	const char *end = s + n;
	struct run run;
	int width = 0;

	while (run_next(glyphs->fonts, face, cells, &s, end, &run))
		width += run_width(glyphs, &run, px);
	return (float)width;
}

void glyphs_draw(struct glyphs *glyphs, struct pixmap *pixmap, enum face face, int px, const char *s,
		 size_t n, bool cells, int x, int baseline, uint32_t pixel)
{
	const char *end = s + n;
	struct run run;

	while (run_next(glyphs->fonts, face, cells, &s, end, &run)) {
		int width = run_width(glyphs, &run, px);
		int inset = run.digit ? (width - natural_width(glyphs, &run, px)) / 2 : 0;
		uint64_t key = ink_key(run.font, px, run.text, run.n);
		const struct ink *ink = inks_find(glyphs->inks, key);
		if (!ink)
			ink = inks_add(glyphs->inks, key,
				       ink_render(glyphs->fonts, run.font, px, run.text));
		ink_draw(ink, pixmap, x + inset, baseline, pixel);
		x += width;
	}
}

float glyphs_baseline(struct glyphs *glyphs, enum face face, float px, float line_height)
{
	float ascent, descent;

	fonts_metrics(glyphs->fonts, face, &ascent, &descent);
	return (line_height - (ascent + descent) * px) / 2 + ascent * px;
}
