/* Walking through a picture, and turning one whole. */
#include "app/draw/turn.h"

#include <math.h>
#include <string.h>

enum { ONE = 1 << 16 };

/* --- walking ------------------------------------------------------------------------------------- */

static int32_t fixed(float value)
{
	return (int32_t)lroundf(value * ONE);
}

struct walk walk_from(float x, float y, float dx, float dy)
{
	return (struct walk){fixed(x), fixed(y), fixed(dx), fixed(dy)};
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* low <= at + i * step < high, for 0 <= i < n */
static struct span steps_between(int64_t at, int64_t step, int64_t low, int64_t high, int n)
{
	int64_t from = 0, to = n;

	if (step == 0)
		return at >= low && at < high ? (struct span){0, n} : (struct span){0, 0};
	if (step > 0) {
		from = -floor_div(at - low, step);
		to = -floor_div(at - high, step);
	} else {
		from = floor_div(at - high, -step) + 1;
		to = floor_div(at - low, -step) + 1;
	}
	from = from < 0 ? 0 : from;
	to = to > n ? n : to;
	return to > from ? (struct span){(int)from, (int)to} : (struct span){0, 0};
}

struct span span_cut(struct span a, struct span b)
{
	struct span both = {a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to};

	return both.to > both.from ? both : (struct span){0, 0};
}

struct span walk_within(const struct walk *walk, struct irect area, int n)
{
	int64_t left = (int64_t)area.x * ONE, top = (int64_t)area.y * ONE;

	if (area.w <= 0 || area.h <= 0)
		return (struct span){0, 0};
	return span_cut(steps_between(walk->x, walk->dx, left, left + (int64_t)area.w * ONE, n),
			steps_between(walk->y, walk->dy, top, top + (int64_t)area.h * ONE, n));
}

/* --- sampling ------------------------------------------------------------------------------------ */

static inline const uint32_t *pixel_under(const struct pixmap *from, int32_t x, int32_t y)
{
	return from->px + (ptrdiff_t)(y >> 16) * from->w + (x >> 16);
}

/* Most of a note is even: four times the same pixel. */
static inline bool all_same(const uint32_t *at, int w)
{
	return ((at[0] ^ at[1]) | (at[0] ^ at[w]) | (at[0] ^ at[w + 1])) == 0;
}

static inline uint32_t between(const uint32_t *at, int w, int32_t x, int32_t y)
{
	return pixel_between(at[0], at[1], at[w], at[w + 1], (unsigned)(x >> 8 & 255),
			     (unsigned)(y >> 8 & 255));
}

void walk_sample(const struct walk *walk, const struct pixmap *from, struct span span,
		 uint32_t *out)
{
	int32_t x = walk->x + span.from * walk->dx, y = walk->y + span.from * walk->dy;

	for (int i = span.from; i < span.to; i++, x += walk->dx, y += walk->dy) {
		const uint32_t *at = pixel_under(from, x, y);
		out[i] = all_same(at, from->w) ? at[0] : between(at, from->w, x, y);
	}
}

/* --- crisply ------------------------------------------------------------------------------------- */

typedef uint8_t byte16 __attribute__((vector_size(16)));
typedef int16_t short8 __attribute__((vector_size(16)));
typedef uint16_t word8 __attribute__((vector_size(16)));
typedef uint64_t long2 __attribute__((vector_size(16)));

/*
 * Weights are in 1/128 and sums in 16 bits, where they overshoot by a quarter at most; the bias
 * keeps them above zero.
 */
enum { SHARES = 256, UNIT = 7, BIAS = 1 << 14 };

struct cubic {
	word8 weights[SHARES];	/* of four pixels in a row; the other words are not used */
};

static void cubic_fill(struct cubic *cubic)
{
	for (int i = 0; i < SHARES; i++) {
		float t = (float)i / SHARES, t2 = t * t, t3 = t2 * t, unit = 1 << UNIT;
		int first = (int)lroundf((-0.5f * t3 + t2 - 0.5f * t) * unit);
		int second = (int)lroundf((1.5f * t3 - 2.5f * t2 + 1) * unit);
		int last = (int)lroundf((0.5f * t3 - 0.5f * t2) * unit);
		cubic->weights[i] =
			(word8){(uint16_t)first, (uint16_t)second,
				(uint16_t)((1 << UNIT) - first - second - last), (uint16_t)last};
	}
}

static inline word8 least(word8 a, word8 b)
{
	word8 first = (word8)((short8)a < (short8)b);

	return (a & first) | (b & ~first);
}

static inline word8 most(word8 a, word8 b)
{
	word8 first = (word8)((short8)a > (short8)b);

	return (a & first) | (b & ~first);
}

/* Two pixels, a channel in each word. */
static inline word8 pair(const uint32_t *px)
{
	const byte16 none = {0};
	long2 two = {0};

	memcpy(&two, px, 2 * sizeof(*px));
	return (word8)__builtin_shufflevector((byte16)two, none, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20,
					      5, 21, 6, 22, 7, 23);
}

#define ALL(v, i)	__builtin_shufflevector(v, v, i, i, i, i, i, i, i, i)
#define HALVES(v, i, j) __builtin_shufflevector(v, v, i, i, i, i, j, j, j, j)

static inline word8 swapped(word8 v)
{
	return __builtin_shufflevector(v, v, 4, 5, 6, 7, 0, 1, 2, 3);
}

/* A sum of weighted channels to the nearest whole one. */
static inline word8 whole(word8 sum)
{
	return ((sum + (BIAS + (1 << UNIT) / 2)) >> UNIT) - (BIAS >> UNIT);
}

static inline uint32_t packed(word8 channels)
{
	uint64_t words = ((long2)channels)[0];

	words = (words | words >> 8) & UINT64_C(0x0000ffff0000ffff);
	return (uint32_t)(words | words >> 16);
}

/*
 * Sharpening overshoots: within the four nearest pixels no edge gets a halo, and below its alpha no
 * channel spills over when it is blended.
 */
static uint32_t sharpened(const uint32_t *at, int w, word8 wx, word8 wy)
{
	const uint32_t *row0 = at - w - 1, *row1 = at - 1, *row2 = row1 + w, *row3 = row2 + w;
	word8 a = pair(row1), b = pair(row1 + 2), c = pair(row2), d = pair(row2 + 2);
	word8 w0 = ALL(wy, 0), w1 = ALL(wy, 1), w2 = ALL(wy, 2), w3 = ALL(wy, 3);
	word8 left = whole(pair(row0) * w0 + a * w1 + c * w2 + pair(row3) * w3);
	word8 right = whole(pair(row0 + 2) * w0 + b * w1 + d * w2 + pair(row3 + 2) * w3);
	word8 sum = left * HALVES(wx, 0, 1) + right * HALVES(wx, 2, 3);

	sum = whole(sum + swapped(sum));
	word8 low = least(least(swapped(a), b), least(swapped(c), d));
	word8 high = most(most(swapped(a), b), most(swapped(c), d));
	sum = most(low, least(sum, high));
	return packed(least(sum, ALL(sum, 3)));
}

/* Where pixels differ by less than 8 there is no edge to keep, and a shadow has no other places. */
static inline bool nearly_same(const uint32_t *at, int w)
{
	const uint64_t eight = UINT64_C(0x0008000800080008), beyond = UINT64_C(0xfff0fff0fff0fff0);
	uint64_t a = pixel_spread(at[0]) + eight;

	return (((a - pixel_spread(at[1])) | (a - pixel_spread(at[w])) |
		 (a - pixel_spread(at[w + 1]))) &
		beyond) == 0;
}

static void turn_row(const struct walk *walk, const struct pixmap *from, struct span span,
		     const struct cubic *cubic, uint32_t *out)
{
	int32_t x = walk->x + span.from * walk->dx, y = walk->y + span.from * walk->dy;

	for (int i = span.from; i < span.to; i++, x += walk->dx, y += walk->dy) {
		const uint32_t *at = pixel_under(from, x, y);
		if (all_same(at, from->w))
			out[i] = at[0];
		else if (nearly_same(at, from->w))
			out[i] = between(at, from->w, x, y);
		else
			out[i] = sharpened(at, from->w, cubic->weights[x >> 8 & 255],
					   cubic->weights[y >> 8 & 255]);
	}
}

static int grown(float needed, int parity)
{
	int size = (int)ceilf(needed);

	return size % 2 == parity ? size : size + 1;
}

struct pixmap *turn_pixmap(const struct pixmap *from, float angle_deg, struct pixmap **scratch)
{
	float angle = angle_deg * (float)(M_PI / 180), c = cosf(angle), s = sinf(angle);
	float width = (float)from->w, height = (float)from->h;
	int w = grown(fabsf(c) * width + fabsf(s) * height, from->w % 2);
	int h = grown(fabsf(s) * width + fabsf(c) * height, from->h % 2);
	struct pixmap *to = pixmap_again(scratch, w, h);
	struct irect inside = {1, 1, from->w - 3, from->h - 3};
	struct cubic cubic;

	cubic_fill(&cubic);
	for (int y = 0; y < h; y++) {
		float dy = (float)y + 0.5f - (float)h / 2, dx = 0.5f - (float)w / 2;
		struct walk walk = walk_from(c * dx + s * dy + width / 2 - 0.5f,
					     c * dy - s * dx + height / 2 - 0.5f, c, -s);
		turn_row(&walk, from, walk_within(&walk, inside, w), &cubic,
			 to->px + (ptrdiff_t)y * w);
	}
	return to;
}
