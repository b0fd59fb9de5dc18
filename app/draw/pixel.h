#pragma once
#include <stddef.h>
#include <stdint.h>

/*
 * pixel: the arithmetic of one pixel, 0xAARRGGBB with premultiplied alpha: no channel is above its
 * alpha, and nothing here lets one get there. Inline, for it is the inside of every loop.
 *
 * Thread: any.
 */

/* alpha 0..256 */
static inline uint32_t pixel_scale(uint32_t pixel, unsigned alpha)
{
	uint32_t rb = ((pixel & 0xff00ff) * alpha + 0x800080) >> 8 & 0xff00ff;
	uint32_t ag = (pixel >> 8 & 0xff00ff) * alpha + 0x800080;

	return rb | (ag & 0xff00ff00);
}

/* Exact to half a step: x/255 as (x + 128 + (x + 128 >> 8)) >> 8, two channels at a time. */
static inline uint32_t pixel_over(uint32_t above, uint32_t below)
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

/* All four channels in words of their own, so that one multiplication serves them. */
static inline uint64_t pixel_spread(uint32_t pixel)
{
	return (pixel | (uint64_t)pixel << 24) & UINT64_C(0x00ff00ff00ff00ff);
}

static inline uint32_t pixel_gather(uint64_t spread)
{
	return (uint32_t)(spread | spread >> 24);
}

/* share 0..256 of b */
static inline uint64_t spread_between(uint64_t a, uint64_t b, unsigned share)
{
	uint64_t sum = a * (256 - share) + b * share + UINT64_C(0x0080008000800080);

	return sum >> 8 & UINT64_C(0x00ff00ff00ff00ff);
}

/* Between four pixels; the shares 0..256 are of the right column and of the lower row. */
static inline uint32_t pixel_between(uint32_t a, uint32_t b, uint32_t c, uint32_t d,
				     unsigned share_x, unsigned share_y)
{
	uint64_t upper = spread_between(pixel_spread(a), pixel_spread(b), share_x);
	uint64_t lower = spread_between(pixel_spread(c), pixel_spread(d), share_x);

	return pixel_gather(spread_between(upper, lower, share_y));
}
