/* Drawing on a frame in memory: row by row, and clipped first. */
#include "app/draw/raster.h"

#include <math.h>
#include <string.h>

#include "app/draw/blend.h"
#include "app/draw/pixel.h"

/* The pixels whose centres lie in [at, at + size), within the frame. */
static struct span covered(float at, float size, int limit)
{
	float from = ceilf(at - 0.5f), to = ceilf(at + size - 0.5f);

	from = from > 0 ? from : 0;
	to = to < (float)limit ? to : (float)limit;
	return to > from ? (struct span){(int)from, (int)to} : (struct span){0, 0};
}

static uint32_t *raster_at(const struct raster *raster, int x, int y)
{
	return raster->px + (ptrdiff_t)y * raster->pitch + x;
}

void raster_fill(const struct raster *raster, struct rect rect, uint32_t pixel)
{
	struct span across = covered(rect.x, rect.w, raster->w);
	struct span down = covered(rect.y, rect.h, raster->h);

	if (pixel >> 24 == 0)
		return;
	for (int y = down.from; y < down.to; y++)
		blend_fill(raster_at(raster, across.from, y), across.to - across.from, pixel);
}

static void blend_row(uint32_t *to, const uint32_t *from, int n, unsigned opacity)
{
	if (opacity >= 255)
		blend_over(to, from, n);
	else
		blend_faint(to, from, n, opacity);
}

/* --- copies -------------------------------------------------------------------------------------- */

/* The rims are blended in fours: what that takes of the middle is opaque and comes out the same. */
static void copy_row(uint32_t *to, const uint32_t *from, int n, struct span opaque)
{
	int left = (opaque.from + 3) & ~3, right = n - ((n - opaque.to + 3) & ~3);

	if (right <= left) {
		blend_over(to, from, n);
		return;
	}
	blend_over(to, from, left);
	memcpy(to + left, from + left, (size_t)(right - left) * sizeof(*to));
	blend_over(to + right, from + right, n - right);
}

void raster_copy(const struct raster *raster, const struct pixmap *from, struct irect opaque, int x,
		 int y, unsigned opacity)
{
	int left = x < 0 ? -x : 0, right = x + from->w > raster->w ? raster->w - x : from->w;
	int top = y < 0 ? -y : 0, bottom = y + from->h > raster->h ? raster->h - y : from->h;
	struct span middle = {opaque.x - left, opaque.x + opaque.w - left};

	middle.from = middle.from < 0 ? 0 : middle.from;
	middle.to = middle.to > right - left ? right - left : middle.to;
	if (right <= left || opacity == 0)
		return;
	for (int row = top; row < bottom; row++) {
		const uint32_t *source = from->px + (ptrdiff_t)row * from->w + left;
		uint32_t *target = raster_at(raster, x + left, y + row);
		if (opacity >= 255 && row >= opaque.y && row < opaque.y + opaque.h)
			copy_row(target, source, right - left, middle);
		else
			blend_row(target, source, right - left, opacity);
	}
}

/* --- stretched ----------------------------------------------------------------------------------- */

/* Along one axis: from frame pixels to 1/65536 pixels of the part. */
struct scale {
	int first, size;	/* of the part */
	int64_t at, step;	/* at frame pixel 0 */
};

static struct scale scale_of(int first, int size, float to, float length, bool smooth)
{
	double step = (double)size / (double)length;
	double at = (0.5 - (double)to) * step - (smooth ? 0.5 : 0);

	return (struct scale){first, size, (int64_t)floor(at * 65536 + 0.5),
			      (int64_t)floor(step * 65536 + 0.5)};
}

static int within(const struct scale *scale, int64_t i)
{
	i = i < 0 ? 0 : i >= scale->size ? scale->size - 1 : i;
	return scale->first + (int)i;
}

static void gather_blocks(uint32_t *row, struct span across, const uint32_t *source,
			  const struct scale *scale)
{
	for (int x = across.from; x < across.to; x++)
		*row++ = source[within(scale, (scale->at + x * scale->step) >> 16)];
}

static void gather_smoothly(uint32_t *row, struct span across, const uint32_t *upper,
			    const uint32_t *lower, unsigned share_y, const struct scale *scale)
{
	for (int x = across.from; x < across.to; x++) {
		int64_t at = scale->at + x * scale->step;
		int left = within(scale, at >> 16), right = within(scale, (at >> 16) + 1);
		*row++ = pixel_between(upper[left], upper[right], lower[left], lower[right],
				       (unsigned)(at >> 8 & 255), share_y);
	}
}

void raster_stretch(const struct raster *raster, const struct pixmap *from, struct irect part,
		    struct rect to, unsigned opacity, bool smooth)
{
	struct span across = covered(to.x, to.w, raster->w), down = covered(to.y, to.h, raster->h);

	if (part.w <= 0 || part.h <= 0 || across.to <= across.from || down.to <= down.from ||
	    opacity == 0)
		return;
	struct scale sx = scale_of(part.x, part.w, to.x, to.w, smooth);
	struct scale sy = scale_of(part.y, part.h, to.y, to.h, smooth);
	for (int y = down.from; y < down.to; y++) {
		int64_t at = sy.at + y * sy.step;
		const uint32_t *upper = from->px + (ptrdiff_t)within(&sy, at >> 16) * from->w;
		const uint32_t *lower = from->px + (ptrdiff_t)within(&sy, (at >> 16) + 1) * from->w;
		if (smooth)
			gather_smoothly(raster->row, across, upper, lower,
					(unsigned)(at >> 8 & 255), &sx);
		else
			gather_blocks(raster->row, across, upper, &sx);
		blend_row(raster_at(raster, across.from, y), raster->row, across.to - across.from,
			  opacity);
	}
}

/* --- one byte a pixel ---------------------------------------------------------------------------- */

/* Eight indices are read at once: it is loading that takes the time. */
static void look_up(uint32_t *to, const uint8_t *indices, int n, const uint32_t *palette)
{
	int i = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t eight;
		memcpy(&eight, indices + i, sizeof(eight));
#pragma GCC unroll 8
		for (int k = 0; k < 8; k++)
			to[i + k] = palette[eight >> 8 * k & 255];
	}
	for (; i < n; i++)
		to[i] = palette[indices[i]];
}

void raster_indexed(const struct raster *raster, int y, const uint8_t *indices,
		    const uint32_t *palette, unsigned opacity)
{
	uint32_t *row = raster_at(raster, 0, y);

	if (opacity >= 255) {
		look_up(row, indices, raster->w, palette);
		return;
	}
	look_up(raster->row, indices, raster->w, palette);
	blend_faint(row, raster->row, raster->w, opacity);
}
