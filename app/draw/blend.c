/*
 * Blending in vectors of four pixels. A pixel is two 16-bit words; red and blue are their lower
 * bytes.
 */
#include "app/draw/blend.h"

#include <string.h>

#include "app/draw/pixel.h"

typedef uint32_t pixel4 __attribute__((vector_size(16)));
typedef uint16_t word8 __attribute__((vector_size(16)));

enum { LANES = 4 };

static inline pixel4 load(const uint32_t *px)
{
	pixel4 four;

	memcpy(&four, px, sizeof(four));
	return four;
}

static inline void store(uint32_t *px, pixel4 four)
{
	memcpy(px, &four, sizeof(four));
}

/* Each byte times its word's share, over 255, to the nearest. */
static inline pixel4 times(pixel4 four, word8 share)
{
	word8 low = ((word8)four & 0xff) * share + 128, high = ((word8)four >> 8) * share + 128;

	low = (low + (low >> 8)) >> 8;
	high = (high + (high >> 8)) & 0xff00;
	return (pixel4)(low | high);
}

/* What shines through: 255 less the alpha, in both words of each pixel. */
static inline word8 rest_of(pixel4 four)
{
	pixel4 alpha = four >> 24;

	return 255 - (word8)(alpha | alpha << 16);
}

static inline pixel4 over(pixel4 above, pixel4 below)
{
	return above + times(below, rest_of(above));
}

void blend_over(uint32_t *to, const uint32_t *from, int n)
{
	int i = 0;

	for (; i + LANES <= n; i += LANES)
		store(to + i, over(load(from + i), load(to + i)));
	for (; i < n; i++)
		to[i] = pixel_over(from[i], to[i]);
}

void blend_faint(uint32_t *to, const uint32_t *from, int n, unsigned opacity)
{
	word8 share = (word8){0} + (uint16_t)opacity;
	int i = 0;

	for (; i + LANES <= n; i += LANES)
		store(to + i, over(times(load(from + i), share), load(to + i)));
	for (; i < n; i++) {
		pixel4 above = times((pixel4){from[i]}, share);
		to[i] = pixel_over(above[0], to[i]);
	}
}

void blend_fill(uint32_t *to, int n, uint32_t pixel)
{
	pixel4 above = (pixel4){0} + pixel;
	word8 rest = rest_of(above);
	int i = 0;

	for (; i + LANES <= n; i += LANES)
		store(to + i, above + times(load(to + i), rest));
	for (; i < n; i++)
		to[i] = pixel_over(pixel, to[i]);
}
