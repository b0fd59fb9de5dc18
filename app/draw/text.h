#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "app/base/arena.h"
#include "app/draw/list.h"

/*
 * text: breaking titles into lines, without drawing them. Widths come from a measurer, so that layout
 * is tested without fonts.
 *
 * Line breaks by UAX #14 (ICU, zh@lb=strict), ellipsis at grapheme clusters (UAX #29).
 */
struct measurer {
	float (*width)(void *context, enum face face, float px, const char *s, size_t n);
	void *context;
};

float text_width(const struct measurer *measurer, enum face face, float px, const char *s);

enum { TEXT_LINES_MAX = 8 };

struct text_lines {
	const char *lines[TEXT_LINES_MAX];	/* in the arena, without trailing spaces */
	float widths[TEXT_LINES_MAX];
	int count;
	bool cut;		/* the last line ends in an ellipsis */
};

/*
 * Fills lines greedily to `width`. Never splits a Latin word unless it alone is too wide (then at a
 * grapheme), nor a number from its % sign; closing punctuation stays with the line before; a last line
 * of one character takes one more from the line above; a newline forces a break. What does not fit into
 * max_lines ends with "…" after the last fitting grapheme.
 */
void text_wrap(const struct measurer *measurer, enum face face, float px, const char *s, float width,
	       int max_lines, struct arena *arena, struct text_lines *out);

/* One line, cut with an ellipsis where it is too wide. */
const char *text_fit(const struct measurer *measurer, enum face face, float px, const char *s,
		     float width, struct arena *arena);

/* A measurer that knows no font: CJK and emoji are 1 em wide, the rest 0.55 em. For tests. */
extern const struct measurer text_measurer_plain;
