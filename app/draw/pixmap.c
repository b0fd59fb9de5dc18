/* Pictures in memory: blending, shrinking, measuring. Premultiplied until the very end. */
#include "app/draw/pixmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/draw/blend.h"

struct pixmap *pixmap_create(int w, int h)
{
	struct pixmap *pixmap = NULL;

	return pixmap_again(&pixmap, w, h);
}

struct pixmap *pixmap_again(struct pixmap **scratch, int w, int h)
{
	struct pixmap *pixmap = *scratch ? *scratch : calloc(1, sizeof(*pixmap));

	if (!pixmap)
		abort();
	pixmap->w = w > 0 ? w : 1;
	pixmap->h = h > 0 ? h : 1;
	size_t count = (size_t)pixmap->w * (size_t)pixmap->h;
	if (count <= pixmap->room) {
		memset(pixmap->px, 0, count * sizeof(uint32_t));
	} else {
		free(pixmap->px);
		pixmap->px = calloc(count, sizeof(uint32_t));
		pixmap->room = count;
	}
	if (!pixmap->px)
		abort();
	return *scratch = pixmap;
}

void pixmap_destroy(struct pixmap *pixmap)
{
	if (!pixmap)
		return;
	free(pixmap->px);
	free(pixmap);
}

struct irect irect_union(struct irect a, struct irect b)
{
	if (a.w <= 0 || a.h <= 0)
		return b;
	if (b.w <= 0 || b.h <= 0)
		return a;
	int x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
	int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
	int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
	return (struct irect){x, y, right - x, bottom - y};
}

struct irect irect_cut(struct irect a, struct irect b)
{
	int x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
	int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
	int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
	return right > x && bottom > y ? (struct irect){x, y, right - x, bottom - y} : (struct irect){0};
}

struct pixmap *pixmap_part(const struct pixmap *from, struct irect part)
{
	struct pixmap *to = calloc(1, sizeof(*to));
	size_t row_bytes = (size_t)part.w * sizeof(uint32_t);

	if (!to)
		abort();
	*to = (struct pixmap){part.w, part.h, malloc((size_t)part.h * row_bytes),
			      (size_t)part.w * (size_t)part.h};
	if (!to->px)
		abort();
	for (int row = 0; row < part.h; row++)
		memcpy(to->px + (ptrdiff_t)row * part.w,
		       from->px + (ptrdiff_t)(part.y + row) * from->w + part.x, row_bytes);
	return to;
}

/* --- single pixels ------------------------------------------------------------------------------- */

uint32_t pixel_of(struct colour colour, float opacity)
{
	float alpha = (float)colour.a / 255 * opacity;
	uint32_t r = (uint32_t)lroundf((float)colour.r * alpha);
	uint32_t g = (uint32_t)lroundf((float)colour.g * alpha);
	uint32_t b = (uint32_t)lroundf((float)colour.b * alpha);

	return (uint32_t)lroundf(255 * alpha) << 24 | r << 16 | g << 8 | b;
}

void pixmap_cover(struct pixmap *pixmap, int x, int y, uint32_t pixel, float coverage)
{
	if (x < 0 || y < 0 || x >= pixmap->w || y >= pixmap->h || coverage <= 0)
		return;
	uint32_t *at = &pixmap->px[(size_t)y * (size_t)pixmap->w + (size_t)x];
	unsigned alpha = coverage >= 1 ? 256 : (unsigned)(coverage * 256 + 0.5f);
	*at = pixel_over(alpha == 256 ? pixel : pixel_scale(pixel, alpha), *at);
}

void pixmap_span(struct pixmap *pixmap, int x, int y, int w, uint32_t pixel)
{
	if (y < 0 || y >= pixmap->h)
		return;
	int from = x < 0 ? 0 : x, to = x + w > pixmap->w ? pixmap->w : x + w;
	blend_fill(pixmap->px + (ptrdiff_t)y * pixmap->w + from, to - from, pixel);
}

/* --- shrinking ----------------------------------------------------------------------------------- */

typedef float float4 __attribute__((vector_size(16)));
typedef uint8_t byte4 __attribute__((vector_size(4)));

static float4 pixel_load(uint32_t pixel)
{
	byte4 channels;

	memcpy(&channels, &pixel, sizeof(channels));
	return __builtin_convertvector(channels, float4);
}

static uint32_t pixel_store(float4 sum)
{
	uint32_t pixel;

	byte4 channels = __builtin_convertvector(sum + (float4){0.5f, 0.5f, 0.5f, 0.5f}, byte4);
	memcpy(&pixel, &channels, sizeof(pixel));
	return pixel;
}

static uint32_t area_mean(const struct pixmap *from, float x0, float y0, float x1, float y1)
{
	float4 sum = {0};
	float total = 0;

	for (int y = (int)y0; (float)y < y1 && y < from->h; y++) {
		float high = fminf(y1, (float)y + 1) - fmaxf(y0, (float)y);
		for (int x = (int)x0; (float)x < x1 && x < from->w; x++) {
			float area = high * (fminf(x1, (float)x + 1) - fmaxf(x0, (float)x));
			sum += pixel_load(from->px[(size_t)y * (size_t)from->w + (size_t)x]) * area;
			total += area;
		}
	}
	return total > 0 ? pixel_store(sum / total) : 0;
}

struct pixmap *pixmap_shrink(const struct pixmap *from, int w, int h)
{
	struct pixmap *to = pixmap_create(w, h);
	float sx = (float)from->w / (float)to->w, sy = (float)from->h / (float)to->h;

	for (int y = 0; y < to->h; y++)
		for (int x = 0; x < to->w; x++)
			to->px[(size_t)y * (size_t)to->w + (size_t)x] =
				area_mean(from, (float)x * sx, (float)y * sy, (float)(x + 1) * sx,
					  (float)(y + 1) * sy);
	return to;
}

/* --- for textures -------------------------------------------------------------------------------- */

void pixmap_straighten(struct pixmap *pixmap)
{
	size_t count = (size_t)pixmap->w * (size_t)pixmap->h;

	for (size_t i = 0; i < count; i++) {
		uint32_t pixel = pixmap->px[i], alpha = pixel >> 24;
		if (alpha == 0 || alpha == 255)
			continue;
		uint32_t r = ((pixel >> 16 & 0xff) * 255 + alpha / 2) / alpha;
		uint32_t g = ((pixel >> 8 & 0xff) * 255 + alpha / 2) / alpha;
		uint32_t b = ((pixel & 0xff) * 255 + alpha / 2) / alpha;
		pixmap->px[i] = alpha << 24 | (r > 255 ? 255 : r) << 16 | (g > 255 ? 255 : g) << 8 |
				(b > 255 ? 255 : b);
	}
}

struct irect pixmap_ink(const struct pixmap *pixmap)
{
	int left = pixmap->w, right = 0, top = pixmap->h, bottom = 0;

	for (int y = 0; y < pixmap->h; y++) {
		const uint32_t *row = pixmap->px + (size_t)y * (size_t)pixmap->w;
		int first = 0, last = pixmap->w;
		while (first < last && row[first] >> 24 == 0)
			first++;
		if (first == last)
			continue;
		while (row[last - 1] >> 24 == 0)
			last--;
		left = first < left ? first : left;
		right = last > right ? last : right;
		top = y < top ? y : top;
		bottom = y + 1;
	}
	return right > left ? (struct irect){left, top, right - left, bottom - top} : (struct irect){0};
}

/* Opaque pixels left and right of the middle of one row. */
static void opaque_run(const struct pixmap *pixmap, int y, int *left, int *right)
{
	const uint32_t *row = pixmap->px + (size_t)y * (size_t)pixmap->w;

	*left = *right = pixmap->w / 2;
	while (*left > 0 && row[*left - 1] >> 24 == 255)
		(*left)--;
	while (*right < pixmap->w && row[*right] >> 24 == 255)
		(*right)++;
}

/* Rows are taken from the middle outwards as long as they cost at most an eighth of the width. */
struct irect pixmap_opaque(const struct pixmap *pixmap)
{
	int left, right, top = pixmap->h / 2, bottom = top;

	opaque_run(pixmap, top, &left, &right);
	int least = (right - left) * 7 / 8;
	for (int step = -1; step <= 1; step += 2) {
		for (int y = pixmap->h / 2; y >= 0 && y < pixmap->h; y += step) {
			int l, r;
			opaque_run(pixmap, y, &l, &r);
			l = l > left ? l : left;
			r = r < right ? r : right;
			if (r - l < least || r <= l)
				break;
			left = l;
			right = r;
			top = y < top ? y : top;
			bottom = y + 1 > bottom ? y + 1 : bottom;
		}
	}
	return right > left ? (struct irect){left, top, right - left, bottom - top} : (struct irect){0};
}
