/* Pictures in memory: blending, turning, shrinking. Premultiplied until the very end. */
#include "app/draw/pixmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* --- single pixels ------------------------------------------------------------------------------- */

uint32_t pixel_of(struct colour colour, float opacity)
{
	float alpha = (float)colour.a / 255 * opacity;
	uint32_t r = (uint32_t)lroundf((float)colour.r * alpha);
	uint32_t g = (uint32_t)lroundf((float)colour.g * alpha);
	uint32_t b = (uint32_t)lroundf((float)colour.b * alpha);

	return (uint32_t)lroundf(255 * alpha) << 24 | r << 16 | g << 8 | b;
}

uint32_t pixel_scale(uint32_t pixel, unsigned alpha)
{
	uint32_t rb = ((pixel & 0xff00ff) * alpha + 0x800080) >> 8 & 0xff00ff;
	uint32_t ag = (pixel >> 8 & 0xff00ff) * alpha + 0x800080;

	return rb | (ag & 0xff00ff00);
}

/* Exact to half a step: x/255 as (x + 128 + (x + 128 >> 8)) >> 8, two channels at a time. */
uint32_t pixel_over(uint32_t above, uint32_t below)
{
	uint32_t rest = 255 - (above >> 24);

	if (rest == 0 || below == 0)
		return above;
	if (rest == 255)
		return below + above;
	uint32_t rb = (below & 0xff00ff) * rest + 0x800080;
	uint32_t ag = (below >> 8 & 0xff00ff) * rest + 0x800080;
	rb = (rb + (rb >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
	ag = (ag + (ag >> 8 & 0xff00ff)) & 0xff00ff00;
	return above + (rb | ag);
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
	int end = x + w > pixmap->w ? pixmap->w : x + w;
	uint32_t *row = pixmap->px + (size_t)y * (size_t)pixmap->w;
	for (x = x < 0 ? 0 : x; x < end; x++)
		row[x] = pixel_over(pixel, row[x]);
}

void pixmap_draw(struct pixmap *onto, const struct pixmap *from, int x, int y)
{
	int left = x < 0 ? -x : 0;
	int right = x + from->w > onto->w ? onto->w - x : from->w;

	for (int row = 0; row < from->h; row++) {
		if (y + row < 0 || y + row >= onto->h)
			continue;
		const uint32_t *source = from->px + (size_t)row * (size_t)from->w;
		uint32_t *target = onto->px + (ptrdiff_t)(y + row) * onto->w + x;
		for (int column = left; column < right; column++)
			target[column] = pixel_over(source[column], target[column]);
	}
}

/* --- turning ------------------------------------------------------------------------------------- */

typedef float float4 __attribute__((vector_size(16)));
typedef int32_t int4 __attribute__((vector_size(16)));
typedef uint8_t byte4 __attribute__((vector_size(4)));

static float4 pixel_load(uint32_t pixel)
{
	byte4 channels;

	memcpy(&channels, &pixel, sizeof(channels));
	return __builtin_convertvector(channels, float4);
}

static float4 least(float4 a, float4 b)
{
	int4 first = a < b;

	return (float4)(((int4)a & first) | ((int4)b & ~first));
}

static float4 most(float4 a, float4 b)
{
	int4 first = a > b;

	return (float4)(((int4)a & first) | ((int4)b & ~first));
}

static uint32_t pixel_store(float4 sum)
{
	uint32_t pixel;

	byte4 channels = __builtin_convertvector(sum + (float4){0.5f, 0.5f, 0.5f, 0.5f}, byte4);
	memcpy(&pixel, &channels, sizeof(pixel));
	return pixel;
}

static void cubic_weights(float t, float weights[4])
{
	float t2 = t * t, t3 = t2 * t;

	weights[0] = -0.5f * t3 + t2 - 0.5f * t;
	weights[1] = 1.5f * t3 - 2.5f * t2 + 1;
	weights[2] = -1.5f * t3 + 2 * t2 + 0.5f * t;
	weights[3] = 0.5f * t3 - 0.5f * t2;
}

static uint32_t pixmap_at(const struct pixmap *pixmap, int x, int y)
{
	if (x < 0 || y < 0 || x >= pixmap->w || y >= pixmap->h)
		return 0;
	return pixmap->px[(size_t)y * (size_t)pixmap->w + (size_t)x];
}

/* The 16 pixels around a point, and how much they differ: most of a note is even. */
enum evenness { ALL_SAME, ROWS_SAME, MIXED };

static enum evenness gather(const struct pixmap *from, int x, int y, uint32_t taps[16])
{
	uint32_t across = 0, down = 0;

	if (x >= 1 && y >= 1 && x + 2 < from->w && y + 2 < from->h) {
		const uint32_t *row = from->px + (ptrdiff_t)(y - 1) * from->w + (x - 1);
		for (int j = 0; j < 4; j++, row += from->w)
			memcpy(taps + 4 * j, row, 4 * sizeof(*row));
	} else {
		for (int i = 0; i < 16; i++)
			taps[i] = pixmap_at(from, x - 1 + i % 4, y - 1 + i / 4);
	}
	for (int j = 0; j < 16; j += 4) {
		across |= (taps[j] ^ taps[j + 1]) | (taps[j] ^ taps[j + 2]) | (taps[j] ^ taps[j + 3]);
		down |= taps[0] ^ taps[j];
	}
	return across ? MIXED : down ? ROWS_SAME : ALL_SAME;
}

/* Sharpening overshoots; within the four nearest pixels no edge gets a halo. */
static void range_of(const uint32_t taps[16], float4 *low, float4 *high)
{
	float4 a = pixel_load(taps[5]), b = pixel_load(taps[6]);
	float4 c = pixel_load(taps[9]), d = pixel_load(taps[10]);

	*low = least(least(a, b), least(c, d));
	*high = most(most(a, b), most(c, d));
}

/* One weight a row is enough where each row is even: glue, light and shade only change downwards. */
static uint32_t sample_rows(const uint32_t taps[16], const float wy[4])
{
	float4 b = pixel_load(taps[4]), c = pixel_load(taps[8]);
	float4 sum = pixel_load(taps[0]) * wy[0] + b * wy[1] + c * wy[2] + pixel_load(taps[12]) * wy[3];

	return pixel_store(most(least(b, c), least(sum, most(b, c))));
}

static uint32_t sample_all(const uint32_t taps[16], const float wx[4], const float wy[4])
{
	float4 sum = {0}, low, high;

	range_of(taps, &low, &high);
	for (int j = 0; j < 4; j++) {
		const uint32_t *row = taps + 4 * j;
		sum += (pixel_load(row[0]) * wx[0] + pixel_load(row[1]) * wx[1] +
			pixel_load(row[2]) * wx[2] + pixel_load(row[3]) * wx[3]) * wy[j];
	}
	return pixel_store(most(low, least(sum, high)));
}

static uint32_t sample(const struct pixmap *from, float x, float y)
{
	uint32_t taps[16];
	float wx[4], wy[4];

	if (x < -3 || y < -3 || x > (float)from->w + 1 || y > (float)from->h + 1)
		return 0;
	int ix = (int)(x + 4) - 4, iy = (int)(y + 4) - 4;	/* rounds down from -4 on */
	enum evenness evenness = gather(from, ix, iy, taps);
	if (evenness == ALL_SAME)
		return taps[0];
	cubic_weights(y - (float)iy, wy);
	if (evenness == ROWS_SAME)
		return sample_rows(taps, wy);
	cubic_weights(x - (float)ix, wx);
	return sample_all(taps, wx, wy);
}

static int grown(float needed, int parity)
{
	int size = (int)ceilf(needed);

	return size % 2 == parity ? size : size + 1;
}

struct pixmap *pixmap_rotate(const struct pixmap *from, float angle_deg, struct pixmap **scratch)
{
	float angle = angle_deg * (float)(M_PI / 180), c = cosf(angle), s = sinf(angle);
	float width = (float)from->w, height = (float)from->h;
	int w = grown(fabsf(c) * width + fabsf(s) * height, from->w % 2);
	int h = grown(fabsf(s) * width + fabsf(c) * height, from->h % 2);
	struct pixmap *to = pixmap_again(scratch, w, h);

	for (int y = 0; y < h; y++) {
		float dy = (float)y + 0.5f - (float)h / 2, dx = 0.5f - (float)w / 2;
		float sx = c * dx + s * dy + width / 2 - 0.5f, sy = c * dy - s * dx + height / 2 - 0.5f;
		uint32_t *row = to->px + (size_t)y * (size_t)w;
		for (int x = 0; x < w; x++)
			row[x] = sample(from, sx + c * (float)x, sy - s * (float)x);
	}
	return to;
}

/* --- shrinking ----------------------------------------------------------------------------------- */

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
