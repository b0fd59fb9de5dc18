/* Shapes by distance functions: the distance of a pixel's centre to the edge is its coverage. */
#include "app/draw/shapes.h"

#include <math.h>
#include <stdlib.h>

#include "app/draw/blend.h"

static float coverage_of(float distance)
{
	float inside = 0.5f - distance;

	return inside < 0 ? 0 : inside > 1 ? 1 : inside;
}

static float clampf(float value, float low, float high)
{
	return value < low ? low : value > high ? high : value;
}

/* --- filled rectangles --------------------------------------------------------------------------- */

/* One corner of r x r pixels; (sx, sy) point outwards from its circle's centre. */
static void corner(struct pixmap *pixmap, int x, int y, int size, float radius, int sx, int sy,
		   const uint32_t *rows, int first_row)
{
	float cx = sx < 0 ? radius : (float)size - radius, cy = sy < 0 ? radius : (float)size - radius;

	for (int j = 0; j < size; j++)
		for (int i = 0; i < size; i++) {
			float dx = ((float)i + 0.5f - cx) * (float)sx;
			float dy = ((float)j + 0.5f - cy) * (float)sy;
			float d = hypotf(dx > 0 ? dx : 0, dy > 0 ? dy : 0) - radius;
			pixmap_cover(pixmap, x + i, y + j, rows[first_row + j],
				     dx > 0 && dy > 0 ? coverage_of(d) : 1);
		}
}

static int corner_size(struct irect box, float *radius)
{
	float most = (float)(box.w < box.h ? box.w : box.h) / 2;

	*radius = clampf(*radius, 0, most);
	int size = (int)ceilf(*radius);
	int half = (box.w < box.h ? box.w : box.h) / 2;
	return size > half ? half : size;
}

void shape_rows(struct pixmap *pixmap, struct irect box, float radius_top, float radius_bottom,
		const uint32_t *rows)
{
	int top = corner_size(box, &radius_top), bottom = corner_size(box, &radius_bottom);
	int right = box.x + box.w, last = box.h - bottom;

	corner(pixmap, box.x, box.y, top, radius_top, -1, -1, rows, 0);
	corner(pixmap, right - top, box.y, top, radius_top, 1, -1, rows, 0);
	corner(pixmap, box.x, box.y + last, bottom, radius_bottom, -1, 1, rows, last);
	corner(pixmap, right - bottom, box.y + last, bottom, radius_bottom, 1, 1, rows, last);
	for (int row = 0; row < box.h; row++) {
		int inset = row < top ? top : row >= last ? bottom : 0;
		pixmap_span(pixmap, box.x + inset, box.y + row, box.w - 2 * inset, rows[row]);
	}
}

void shape_rect(struct pixmap *pixmap, struct irect box, float radius_top, float radius_bottom,
		uint32_t pixel)
{
	if (box.w <= 0 || box.h <= 0)
		return;
	uint32_t *rows = malloc((size_t)box.h * sizeof(*rows));
	if (!rows)
		abort();
	for (int row = 0; row < box.h; row++)
		rows[row] = pixel;
	shape_rows(pixmap, box, radius_top, radius_bottom, rows);
	free(rows);
}

/* --- paper --------------------------------------------------------------------------------------- */

static struct colour mixed(struct colour a, struct colour b, float share)
{
	a.r = (uint8_t)lroundf((float)a.r + ((float)b.r - (float)a.r) * share);
	a.g = (uint8_t)lroundf((float)a.g + ((float)b.g - (float)a.g) * share);
	a.b = (uint8_t)lroundf((float)a.b + ((float)b.b - (float)a.b) * share);
	return a;
}

/* Glue band, light from above, shade at the foot; y is in canvas pixels, h the note's height. */
static struct colour paper_row(struct colour fill, float y, float h)
{
	const struct colour earth = {0x50, 0x32, 0x14, 255}, white = {255, 255, 255, 255};
	const float glue = 26, light_from = 27, turn = 0.6f * h;

	if (y < glue)
		return mixed(fill, earth, 0.055f - 0.025f * y / glue);
	if (y < turn && turn > light_from)
		return mixed(fill, white, 0.13f * clampf((turn - y) / (turn - light_from), 0, 1));
	return mixed(fill, earth, 0.035f * clampf((y - turn) / (h - turn), 0, 1));
}

void shape_paper(struct pixmap *pixmap, struct irect box, float radius_top, float radius_bottom,
		 struct colour fill, float opacity, bool plain, float u)
{
	if (box.w <= 0 || box.h <= 0)
		return;
	uint32_t *rows = malloc((size_t)box.h * sizeof(*rows));
	if (!rows)
		abort();
	for (int row = 0; row < box.h; row++) {
		float y = ((float)row + 0.5f) / u;
		struct colour tone = plain ? fill : paper_row(fill, y, (float)box.h / u);
		rows[row] = pixel_of(tone, opacity);
	}
	shape_rows(pixmap, box, radius_top, radius_bottom, rows);
	free(rows);
}

/* --- outlines ------------------------------------------------------------------------------------ */

struct outline {
	float hx, hy, radius;		/* half size of the middle line, and its corner radius */
	float dash, period;		/* 0: solid */
};

/* Length along the middle line, clockwise from the top left corner's end, to the point nearest (x,y). */
static float outline_along(const struct outline *o, float x, float y)
{
	float sx = o->hx - o->radius, sy = o->hy - o->radius, arc = o->radius * (float)M_PI / 2;
	float qx = fabsf(x) - sx, qy = fabsf(y) - sy;

	if (qx > 0 && qy > 0) {
		float turn = atan2f(qy, qx) / ((float)M_PI / 2);	/* 0: side .. 1: top or bottom */
		if (x > 0)
			return y < 0 ? 2 * sx + (1 - turn) * arc : 2 * sx + arc + 2 * sy + turn * arc;
		return y > 0 ? 4 * sx + 2 * arc + 2 * sy + (1 - turn) * arc
			     : 4 * sx + 3 * arc + 4 * sy + turn * arc;
	}
	if (qy - o->radius > qx - o->radius)
		return y < 0 ? x + sx : 2 * sx + 2 * arc + 2 * sy + (sx - x);
	return x > 0 ? 2 * sx + arc + y + sy : 4 * sx + 3 * arc + 2 * sy + (sy - y);
}

static float outline_distance(const struct outline *o, float x, float y)
{
	float qx = fabsf(x) - (o->hx - o->radius), qy = fabsf(y) - (o->hy - o->radius);
	float outside = hypotf(qx > 0 ? qx : 0, qy > 0 ? qy : 0);
	float inside = fmaxf(qx, qy);

	return outside + (inside < 0 ? inside : 0) - o->radius;
}

static float outline_coverage(const struct outline *o, float x, float y, float stroke)
{
	float across = coverage_of(fabsf(outline_distance(o, x, y)) - stroke / 2);

	if (across <= 0 || o->period <= 0)
		return across;
	float within = fmodf(outline_along(o, x, y) + o->period * 0.25f, o->period);
	return across * coverage_of(fabsf(within - o->dash / 2) - o->dash / 2);
}

/* Whole periods only, so that the dashes close up all around. */
static void outline_set_dash(struct outline *o, float dash, float gap)
{
	if (dash <= 0)
		return;
	float length = 4 * (o->hx + o->hy - 2 * o->radius) + 2 * (float)M_PI * o->radius;
	float count = fmaxf(1, roundf(length / (dash + gap)));
	o->period = length / count;
	o->dash = dash * o->period / (dash + gap);
}

void shape_frame(struct pixmap *pixmap, struct irect box, float radius, float stroke, float dash,
		 float gap, uint32_t pixel)
{
	struct outline o = {((float)box.w - stroke) / 2, ((float)box.h - stroke) / 2, 0, 0, 0};
	int band = (int)ceilf(fmaxf(stroke, radius)) + 2;

	o.radius = clampf(radius - stroke / 2, 0, fminf(o.hx, o.hy));
	outline_set_dash(&o, dash, gap);
	for (int j = 0; j < box.h; j++) {
		bool edge = j < band || j >= box.h - band;
		for (int i = 0; i < box.w; i++) {
			if (!edge && i == band && box.w > 2 * band)
				i = box.w - band;
			float x = (float)i + 0.5f - (float)box.w / 2, y = (float)j + 0.5f - (float)box.h / 2;
			pixmap_cover(pixmap, box.x + i, box.y + j, pixel,
				     outline_coverage(&o, x, y, stroke));
		}
	}
}

void shape_hatch(struct pixmap *pixmap, struct irect box, float radius, float stroke, float pitch,
		 float lean, uint32_t pixel)
{
	struct outline o = {(float)box.w / 2, (float)box.h / 2, 0, 0, 0};
	float slant = box.h > 0 ? lean / (float)box.h : 0;
	float across = 1 / hypotf(1, slant);	/* of the level distance between stripes */

	o.radius = clampf(radius, 0, fminf(o.hx, o.hy));
	pitch = fmaxf(pitch, 1);
	for (int j = 0; j < box.h; j++)
		for (int i = 0; i < box.w; i++) {
			float x = (float)i + 0.5f, y = (float)j + 0.5f, at = x + y * slant;
			float off = fabsf(at - roundf(at / pitch) * pitch) * across;
			pixmap_cover(pixmap, box.x + i, box.y + j, pixel,
				     coverage_of(off - stroke / 2) *
					     coverage_of(outline_distance(&o, x - o.hx, y - o.hy)));
		}
}

void shape_line(struct pixmap *pixmap, float x0, float y0, float x1, float y1, float stroke,
		uint32_t pixel)
{
	float dx = x1 - x0, dy = y1 - y0, length2 = dx * dx + dy * dy, reach = stroke / 2 + 1;

	for (int y = (int)floorf(fminf(y0, y1) - reach); (float)y < fmaxf(y0, y1) + reach; y++)
		for (int x = (int)floorf(fminf(x0, x1) - reach); (float)x < fmaxf(x0, x1) + reach; x++) {
			float px = (float)x + 0.5f - x0, py = (float)y + 0.5f - y0;
			float t = length2 > 0 ? clampf((px * dx + py * dy) / length2, 0, 1) : 0;
			float d = hypotf(px - t * dx, py - t * dy) - stroke / 2;
			pixmap_cover(pixmap, x, y, pixel, coverage_of(d));
		}
}

/* --- round things -------------------------------------------------------------------------------- */

void shape_disc(struct pixmap *pixmap, struct irect box, uint32_t pixel)
{
	float rx = (float)box.w / 2, ry = (float)box.h / 2;

	for (int j = 0; j < box.h; j++)
		for (int i = 0; i < box.w; i++) {
			float x = ((float)i + 0.5f - rx) / rx, y = ((float)j + 0.5f - ry) / ry;
			float r = hypotf(x, y);
			float slope = r > 0 ? hypotf(x / rx, y / ry) / r : 1 / fminf(rx, ry);
			pixmap_cover(pixmap, box.x + i, box.y + j, pixel, coverage_of((r - 1) / slope));
		}
}

/* Distance to an arc's middle line: radial within its turn, else to the nearer end. */
static float arc_distance(float x, float y, float radius, float from, float to)
{
	float turn = atan2f(x, -y) / (2 * (float)M_PI), span = to - from;

	turn -= floorf(turn - from) + from;
	if (turn <= span)
		return fabsf(hypotf(x, y) - radius);
	float a = from * 2 * (float)M_PI, b = to * 2 * (float)M_PI;
	return fminf(hypotf(x - radius * sinf(a), y + radius * cosf(a)),
		     hypotf(x - radius * sinf(b), y + radius * cosf(b)));
}

void shape_ring(struct pixmap *pixmap, struct irect box, float stroke, float from, float to,
		uint32_t pixel)
{
	float half = (float)(box.w < box.h ? box.w : box.h) / 2, radius = half - stroke / 2;
	float cx = (float)box.w / 2, cy = (float)box.h / 2;

	if (to <= from)
		return;
	if (to - from >= 1)
		to = from + 1;
	for (int j = 0; j < box.h; j++)
		for (int i = 0; i < box.w; i++) {
			float d = arc_distance((float)i + 0.5f - cx, (float)j + 0.5f - cy, radius, from, to);
			pixmap_cover(pixmap, box.x + i, box.y + j, pixel, coverage_of(d - stroke / 2));
		}
}

/* --- tape and shadow ----------------------------------------------------------------------------- */

/* How far the torn end at this height lies inside the box: 0 .. 1 canvas pixel, always the same. */
static float tape_end(float y, int side)
{
	return 0.5f + 0.3f * sinf(y * 0.33f + (float)side * 2.1f) +
	       0.2f * sinf(y * 0.81f + (float)side * 0.7f);
}

void shape_tape(struct pixmap *pixmap, struct irect box, uint32_t pixel, float u)
{
	for (int j = 0; j < box.h; j++) {
		float left = tape_end((float)j / u, 0) * u, right = (float)box.w - tape_end((float)j / u, 1) * u;
		for (int i = 0; i < box.w; i++) {
			float x = (float)i + 0.5f;
			float inside = fminf(x - left, right - x) + 0.5f;
			pixmap_cover(pixmap, box.x + i, box.y + j, pixel, clampf(inside, 0, 1));
		}
	}
}

/* How much of a box from 0 to `size`, blurred, is seen at x; into share[0..n-1], pixel centres. */
static void blurred(float *share, int n, float origin, float size, float sigma)
{
	float scale = 1 / (sigma * (float)M_SQRT2);

	for (int i = 0; i < n; i++) {
		float x = (float)i + 0.5f + origin;
		share[i] = 0.5f * (erff(x * scale) - erff((x - size) * scale));
	}
}

/* The shadow's colour by its share, in 1/256. */
struct shades {
	uint32_t pixels[257];
};

static void shadow_rim(uint32_t *to, int n, const float *across, float share, const struct shades *shades)
{
	for (int i = 0; i < n; i++)
		to[i] = pixel_over(shades->pixels[(unsigned)(across[i] * share * 256 + 0.5f)], to[i]);
}

static int clamp_int(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* Three sigmas inside the box there is nothing left of its ends: all of that is the same. */
static void shadow_row(struct pixmap *pixmap, int x, int y, int w, int rim, const float *across, float share,
		       const struct shades *shades)
{
	int from = x < 0 ? -x : 0, to = x + w > pixmap->w ? pixmap->w - x : w;
	uint32_t *row = pixmap->px + (ptrdiff_t)y * pixmap->w + x;

	if (to <= from)
		return;
	int left = clamp_int(rim, from, to), right = clamp_int(w - rim, left, to);
	shadow_rim(row + from, left - from, across + from, share, shades);
	blend_fill(row + left, right - left, shades->pixels[(unsigned)(share * 256 + 0.5f)]);
	shadow_rim(row + right, to - right, across + right, share, shades);
}

void shape_shadow(struct pixmap *pixmap, struct irect box, float sigma, uint32_t pixel)
{
	int reach = (int)ceilf(3 * sigma), w = box.w + 2 * reach, h = box.h + 2 * reach;
	struct shades shades;

	if (box.w <= 0 || box.h <= 0)
		return;
	float *across = malloc((size_t)(w + h) * sizeof(*across));
	if (!across)
		abort();
	float *down = across + w;
	blurred(across, w, (float)-reach, (float)box.w, sigma);
	blurred(down, h, (float)-reach, (float)box.h, sigma);
	for (unsigned i = 0; i <= 256; i++)
		shades.pixels[i] = pixel_scale(pixel, i);
	for (int j = 0; j < h; j++) {
		int y = box.y - reach + j;
		if (y >= 0 && y < pixmap->h)
			shadow_row(pixmap, box.x - reach, y, w, 2 * reach, across, down[j], &shades);
	}
	free(across);
}
