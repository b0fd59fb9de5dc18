/*
 * Line breaking. ICU says where a line may break and where a grapheme ends; this file fills lines
 * greedily and keeps the few rules that Unicode does not know (a number stays with its % sign; no last
 * line of one character).
 *
 * Everything is measured from a line's start, so that kerning within the line counts. Titles are short
 * (a few dozen graphemes), so plain loops are fast enough.
 */
#include "app/draw/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "app/base/utf8.h"

#define ELLIPSIS "…"

float text_width(const struct measurer *measurer, enum face face, float px, const char *s)
{
	return measurer->width(measurer->context, face, px, s, strlen(s));
}

/* --- where it may break -------------------------------------------------------------------------- */

/* One text with the byte offsets of its grapheme ends and of its line break opportunities. */
struct para {
	const struct measurer *measurer;
	enum face face;
	float px, width;
	const char *s;
	size_t n;
	bool *grapheme;		/* [0..n]: a cluster ends before this byte */
	bool *may, *must;	/* [0..n]: a line may, or must, end before this byte */
};

static UBreakIterator *breaks_open(UBreakIteratorType type, const char *locale, const char *s, size_t n,
				   UText *text)
{
	UErrorCode status = U_ZERO_ERROR;

	utext_openUTF8(text, s, (int64_t)n, &status);
	UBreakIterator *breaks = ubrk_open(type, locale, NULL, 0, &status);
	if (U_SUCCESS(status))
		ubrk_setUText(breaks, text, &status);
	if (U_FAILURE(status))
		abort();	/* ICU without its data: nothing can be laid out */
	return breaks;
}

static void para_find_graphemes(struct para *para)
{
	UText text = UTEXT_INITIALIZER;
	UBreakIterator *breaks = breaks_open(UBRK_CHARACTER, "zh", para->s, para->n, &text);

	for (int32_t at; (at = ubrk_next(breaks)) != UBRK_DONE;)
		para->grapheme[at] = true;
	ubrk_close(breaks);
	utext_close(&text);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "6 %", "6％" and "6%" stay together; ICU splits the first two. */
static bool splits_percent(const struct para *para, size_t at)
{
	const char *rest = para->s + at;
	size_t before = at;

	if (*rest != '%' && strncmp(rest, "％", 3) != 0)
		return false;
	while (before > 0 && para->s[before - 1] == ' ')
		before--;
	return before > 0 && is_digit(para->s[before - 1]);
}

static void para_find_breaks(struct para *para)
{
	UText text = UTEXT_INITIALIZER;
	UBreakIterator *breaks = breaks_open(UBRK_LINE, "zh@lb=strict", para->s, para->n, &text);

	for (int32_t at; (at = ubrk_next(breaks)) != UBRK_DONE;) {
		bool hard = ubrk_getRuleStatus(breaks) >= UBRK_LINE_HARD && (size_t)at < para->n;
		para->must[at] = hard || (size_t)at == para->n;
		para->may[at] = para->must[at] || !splits_percent(para, (size_t)at);
	}
	/* ICU calls the end of a text that ends in a newline a hard break as well; one end is enough. */
	ubrk_close(breaks);
	utext_close(&text);
}

static void para_init(struct para *para, struct arena *arena)
{
	para->grapheme = arena_alloc(arena, para->n + 1);
	para->may = arena_alloc(arena, para->n + 1);
	para->must = arena_alloc(arena, para->n + 1);
	if (para->n == 0)
		return;
	para_find_graphemes(para);
	para_find_breaks(para);
}

/* --- filling ------------------------------------------------------------------------------------- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t without_trailing_spaces(const struct para *para, size_t start, size_t end)
{
	while (end > start && is_space(para->s[end - 1]))
		end--;
	return end;
}

static float span_width(const struct para *para, size_t start, size_t end)
{
	end = without_trailing_spaces(para, start, end);
	return para->measurer->width(para->measurer->context, para->face, para->px, para->s + start,
				     end - start);
}

static bool fits(const struct para *para, size_t start, size_t end)
{
	return span_width(para, start, end) <= para->width + 0.01f;
}

static size_t next_grapheme(const struct para *para, size_t at)
{
	do
		at++;
	while (at < para->n && !para->grapheme[at]);
	return at;
}

/* A word alone wider than the line: as many graphemes as fit, one at the least. */
static size_t split_word(const struct para *para, size_t start)
{
	size_t end = next_grapheme(para, start);

	while (end < para->n) {
		size_t next = next_grapheme(para, end);
		if (!fits(para, start, next))
			break;
		end = next;
	}
	return end;
}

/* Where the line that starts here ends. */
static size_t fill_line(const struct para *para, size_t start)
{
	size_t end = start;

	for (size_t at = start + 1; at <= para->n; at++) {
		if (!para->may[at])
			continue;
		if (!fits(para, start, at))
			break;
		end = at;
		if (para->must[at])
			return end;
	}
	return end > start ? end : split_word(para, start);
}

static int graphemes_between(const struct para *para, size_t start, size_t end)
{
	int count = 0;

	end = without_trailing_spaces(para, start, end);
	for (size_t at = start; at < end && count < 3; at = next_grapheme(para, at))
		count++;
	return count;
}

/* The last break of the line before its end, or its start when there is none. */
static size_t break_before(const struct para *para, size_t start, size_t end)
{
	for (size_t at = end - 1; at > start; at--)
		if (para->may[at])
			return at;
	return start;
}

struct cuts {
	size_t ends[TEXT_LINES_MAX + 1];	/* ends[0] is the first line's start */
	int count;
	bool whole;		/* the text ends with the last line */
};

/*
 * A last line of one character takes one more from the line above, unless that would split a word, leave
 * the line above with one character itself, or the break between them was typed.
 */
static void feed_last_line(const struct para *para, struct cuts *cuts)
{
	int last = cuts->count;

	if (last < 2 || !cuts->whole || para->must[cuts->ends[last - 1]])
		return;
	if (graphemes_between(para, cuts->ends[last - 1], cuts->ends[last]) != 1)
		return;
	size_t above = cuts->ends[last - 2];
	size_t cut = break_before(para, above, cuts->ends[last - 1]);
	if (cut > above && graphemes_between(para, above, cut) > 1 &&
	    fits(para, cut, cuts->ends[last]))
		cuts->ends[last - 1] = cut;
}

static struct cuts fill(const struct para *para, int max_lines)
{
	struct cuts cuts = {0};
	size_t at = 0;

	while (at < para->n && cuts.count < max_lines) {
		at = fill_line(para, at);
		cuts.ends[++cuts.count] = at;
	}
	cuts.whole = without_trailing_spaces(para, 0, para->n) <= at;
	feed_last_line(para, &cuts);
	return cuts;
}

/* --- the ellipsis -------------------------------------------------------------------------------- */

/* "text…" with as many graphemes of s[start..] as fit, none after a typed newline. */
static const char *with_ellipsis(const struct para *para, size_t start, struct arena *arena)
{
	size_t room = para->n - start + sizeof(ELLIPSIS);
	char *line = arena_alloc(arena, room);
	size_t best = start;

	for (size_t at = start; at < para->n && para->s[at] != '\n';) {
		at = next_grapheme(para, at);
		size_t end = without_trailing_spaces(para, start, at);
		memcpy(line, para->s + start, end - start);
		memcpy(line + (end - start), ELLIPSIS, sizeof(ELLIPSIS));
		if (text_width(para->measurer, para->face, para->px, line) > para->width + 0.01f)
			break;
		best = end;
	}
	memcpy(line, para->s + start, best - start);
	memcpy(line + (best - start), ELLIPSIS, sizeof(ELLIPSIS));
	return line;
}

static void lines_add(struct text_lines *out, const struct para *para, const char *line)
{
	out->lines[out->count] = line;
	out->widths[out->count++] = text_width(para->measurer, para->face, para->px, line);
}

void text_wrap(const struct measurer *measurer, enum face face, float px, const char *s, float width,
	       int max_lines, struct arena *arena, struct text_lines *out)
{
	struct para para = {.measurer = measurer, .face = face, .px = px, .width = width, .s = s,
			    .n = strlen(s)};

	*out = (struct text_lines){0};
	if (max_lines > TEXT_LINES_MAX)
		max_lines = TEXT_LINES_MAX;
	if (max_lines < 1)
		return;
	para_init(&para, arena);
	struct cuts cuts = fill(&para, max_lines);
	int whole_lines = cuts.whole ? cuts.count : cuts.count - 1;
	for (int i = 0; i < whole_lines; i++) {
		size_t end = without_trailing_spaces(&para, cuts.ends[i], cuts.ends[i + 1]);
		lines_add(out, &para, arena_text_n(arena, s + cuts.ends[i], end - cuts.ends[i]));
	}
	if (cuts.whole)
		return;
	out->cut = true;
	lines_add(out, &para, with_ellipsis(&para, cuts.ends[cuts.count - 1], arena));
}

const char *text_fit(const struct measurer *measurer, enum face face, float px, const char *s,
		     float width, struct arena *arena)
{
	struct text_lines out;
	char *line = arena_text(arena, s);

	for (char *c = line; *c; c++)
		if (*c == '\n' || *c == '\r')
			*c = ' ';
	if (text_width(measurer, face, px, line) <= width + 0.01f)
		return line;
	/* As one unbreakable word, so that the ellipsis comes after the last grapheme that fits. */
	struct para para = {.measurer = measurer, .face = face, .px = px, .width = width, .s = line,
			    .n = strlen(line)};
	para_init(&para, arena);
	out.lines[0] = with_ellipsis(&para, 0, arena);
	return out.lines[0];
}

/* --- for tests ----------------------------------------------------------------------------------- */

static float plain_width(void *context, enum face face, float px, const char *s, size_t n)
{
	const char *end = s + n;
	float ems = 0;

	(void)context;
	(void)face;
	while (s < end && *s) {
		uint32_t c = utf8_next(&s);
		bool joins = c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff);
		ems += joins ? 0 : c >= 0x2e80 ? 1.0f : 0.55f;
	}
	return ems * px;
}

const struct measurer text_measurer_plain = {.width = plain_width};
