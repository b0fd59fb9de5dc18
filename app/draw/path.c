#include "app/draw/path.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { CURVE_PIECES = 24, ROWS_PER_PIXEL = 4 };

struct point {
	float x, y;
	bool begins;	/* no line leads here from the point before */
};

struct outline {
	struct point points[PATH_POINTS_MAX];
	int count;
};

/* --- reading ------------------------------------------------------------------------------------- */

static void add(struct outline *outline, float x, float y, bool begins)
{
	if (outline->count < PATH_POINTS_MAX)
		outline->points[outline->count++] = (struct point){x, y, begins};
}

static bool numbers(const char **s, float *out, int n)
{
	for (int i = 0; i < n; i++) {
		char *end;
		out[i] = strtof(*s, &end);
		if (end == *s)
			return false;
		*s = end;
	}
	return true;
}

static void add_curve(struct outline *outline, struct point from, const float n[6])
{
	for (int i = 1; i <= CURVE_PIECES; i++) {
		float t = (float)i / CURVE_PIECES, s = 1 - t;
		float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
		add(outline, a * from.x + b * n[0] + c * n[2] + d * n[4],
		    a * from.y + b * n[1] + c * n[3] + d * n[5], false);
	}
}

static void close_stretch(struct outline *outline)
{
	for (int i = outline->count - 1; i >= 0; i--)
		if (outline->points[i].begins) {
			add(outline, outline->points[i].x, outline->points[i].y, false);
			return;
		}
}

static void read_path(struct outline *outline, const char *s)
{
	float n[6];

	outline->count = 0;
	for (;; s += strspn(s, " ")) {
		char what = *s;
		if (what)
			s++;
		if (what == 'Z' && outline->count)
			close_stretch(outline);
		else if (what == 'M' && numbers(&s, n, 2))
			add(outline, n[0], n[1], true);
		else if (what == 'L' && outline->count && numbers(&s, n, 2))
			add(outline, n[0], n[1], false);
		else if (what == 'C' && outline->count && numbers(&s, n, 6))
			add_curve(outline, outline->points[outline->count - 1], n);
		else
			return;
	}
}

static struct outline *outline_of(const char *path, float x, float y, float u)
{
	struct outline *outline = malloc(sizeof(*outline));

	if (!outline)
		abort();
	read_path(outline, path);
	for (int i = 0; i < outline->count; i++) {
		outline->points[i].x = x + outline->points[i].x * u;
		outline->points[i].y = y + outline->points[i].y * u;
	}
	return outline;
}

/* --- filling ------------------------------------------------------------------------------------- */

struct crossing {
	float x;
	int way;
};

static int by_x(const void *left, const void *right)
{
	const struct crossing *a = left, *b = right;

	return a->x < b->x ? -1 : a->x > b->x;
}

static int edge(const struct point *a, const struct point *b, float y, struct crossing *out)
{
	if ((a->y <= y) == (b->y <= y))
		return 0;
	out->x = a->x + (b->x - a->x) * (y - a->y) / (b->y - a->y);
	out->way = a->y < b->y ? 1 : -1;
	return 1;
}

/* Every stretch is closed, whether it says so or not. */
static int cross(const struct outline *outline, float y, struct crossing *out)
{
	int n = 0, first = 0;

	for (int i = 1; i <= outline->count; i++) {
		if (i < outline->count && !outline->points[i].begins) {
			n += edge(&outline->points[i - 1], &outline->points[i], y, &out[n]);
			continue;
		}
		n += edge(&outline->points[i - 1], &outline->points[first], y, &out[n]);
		first = i;
	}
	qsort(out, (size_t)n, sizeof(*out), by_x);
	return n;
}

/* Adds to each pixel of a row how much of it lies between two places. */
static void add_span(float *row, int w, float from, float to, float share)
{
	from = fmaxf(from, 0);
	to = fminf(to, (float)w);
	for (int x = (int)from; (float)x < to; x++)
		row[x] += (fminf(to, (float)x + 1) - fmaxf(from, (float)x)) * share;
}

static void fill_row(const struct outline *outline, int y, float *row, int w,
		     struct crossing *crossings)
{
	memset(row, 0, (size_t)w * sizeof(*row));
	for (int part = 0; part < ROWS_PER_PIXEL; part++) {
		float at = (float)y + ((float)part + 0.5f) / ROWS_PER_PIXEL;
		int n = cross(outline, at, crossings), inside = 0;
		for (int i = 0; i + 1 < n; i++) {
			inside += crossings[i].way;
			if (inside)
				add_span(row, w, crossings[i].x, crossings[i + 1].x,
					 1.0f / ROWS_PER_PIXEL);
		}
	}
}

static void reach(const struct outline *outline, float by, int limit, int *first, int *end)
{
	float top = INFINITY, bottom = -INFINITY;

	for (int i = 0; i < outline->count; i++) {
		top = fminf(top, outline->points[i].y - by);
		bottom = fmaxf(bottom, outline->points[i].y + by);
	}
	*first = top > 0 ? (int)fminf(top, (float)limit) : 0;
	*end = bottom < (float)limit ? (int)ceilf(bottom) : limit;
}

void path_fill(struct pixmap *pixmap, const char *path, float x, float y, float u, uint32_t pixel)
{
	struct outline *outline = outline_of(path, x, y, u);
	float *row = malloc((size_t)pixmap->w * sizeof(*row));
	struct crossing *crossings = malloc(((size_t)outline->count + 1) * 2 * sizeof(*crossings));
	int first, end;

	if (!row || !crossings)
		abort();
	reach(outline, 0, pixmap->h, &first, &end);
	for (int j = first; j < end; j++) {
		fill_row(outline, j, row, pixmap->w, crossings);
		for (int i = 0; i < pixmap->w; i++)
			if (row[i] > 0)
				pixmap_cover(pixmap, i, j, pixel, fminf(row[i], 1));
	}
	free(crossings);
	free(row);
	free(outline);
}

/* --- stroking ------------------------------------------------------------------------------------ */

struct mask {
	float *share;
	int w, h;
	float half;	/* of the stroke */
};

static float near(float px, float py, struct point a, struct point b)
{
	float dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
	float t = length2 > 0 ? ((px - a.x) * dx + (py - a.y) * dy) / length2 : 0;

	t = t < 0 ? 0 : t > 1 ? 1 : t;
	return hypotf(px - a.x - t * dx, py - a.y - t * dy);
}

static int clamp_int(float value, int most)
{
	return value < 0 ? 0 : value > (float)most ? most : (int)value;
}

static void mask_piece(struct mask *mask, struct point a, struct point b)
{
	float by = mask->half + 1;
	int left = clamp_int(fminf(a.x, b.x) - by, mask->w);
	int right = clamp_int(fmaxf(a.x, b.x) + by + 1, mask->w);
	int top = clamp_int(fminf(a.y, b.y) - by, mask->h);
	int bottom = clamp_int(fmaxf(a.y, b.y) + by + 1, mask->h);

	for (int y = top; y < bottom; y++)
		for (int x = left; x < right; x++) {
			float inside = mask->half + 0.5f -
				       near((float)x + 0.5f, (float)y + 0.5f, a, b);
			float *share = &mask->share[(size_t)y * (size_t)mask->w + (size_t)x];
			if (inside > *share)
				*share = fminf(inside, 1);
		}
}

static struct point between(struct point a, struct point b, float t)
{
	return (struct point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, false};
}

/* The dashes of one straight piece; `at` is how far along the stretch it begins. */
static void mask_dashes(struct mask *mask, struct point a, struct point b, float at, float dash,
			float gap)
{
	float length = hypotf(b.x - a.x, b.y - a.y), period = dash + gap;

	if (length <= 0)
		return;
	for (float from = floorf(at / period) * period; from < at + length; from += period) {
		float begin = fmaxf(from - at, 0), end = fminf(from + dash - at, length);
		if (end > begin)
			mask_piece(mask, between(a, b, begin / length), between(a, b, end / length));
	}
}

static void mask_outline(struct mask *mask, const struct outline *outline, float dash, float gap)
{
	float at = 0;

	for (int i = 1; i < outline->count; i++) {
		struct point a = outline->points[i - 1], b = outline->points[i];
		if (b.begins) {
			at = 0;
			continue;
		}
		if (dash > 0)
			mask_dashes(mask, a, b, at, dash, gap);
		else
			mask_piece(mask, a, b);
		at += hypotf(b.x - a.x, b.y - a.y);
	}
}

void path_stroke(struct pixmap *pixmap, const char *path, float x, float y, float u, float stroke,
		 float dash, float gap, uint32_t pixel)
{
	struct outline *outline = outline_of(path, x, y, u);
	struct mask mask = {NULL, pixmap->w, pixmap->h, stroke * u / 2};

	mask.share = calloc((size_t)mask.w * (size_t)mask.h, sizeof(*mask.share));
	if (!mask.share)
		abort();
	mask_outline(&mask, outline, dash * u, fmaxf(gap * u, 1));
	for (int j = 0; j < mask.h; j++)
		for (int i = 0; i < mask.w; i++) {
			float share = mask.share[(size_t)j * (size_t)mask.w + (size_t)i];
			if (share > 0)
				pixmap_cover(pixmap, i, j, pixel, share);
		}
	free(mask.share);
	free(outline);
}
