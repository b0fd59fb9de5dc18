/* The wall's background: a radial gradient and a tile of fibres, as the visual specification says. */
#include "app/draw/plaster.h"

#include <math.h>

#include "app/draw/shapes.h"

enum { TILE_W = 480, TILE_H = 540, FIBRES = 150 };

static const float centre_x = 883, centre_y = 367, radius_x = 1500, radius_y = 1000, turn = 0.58f;

/* --- gradient ------------------------------------------------------------------------------------ */

/* Thresholds spread the rounding over 4x4 pixels: no visible steps, and no noise either. */
static const uint8_t threshold[16] = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

static uint32_t channel_of(uint8_t a, uint8_t b, float share, float dither)
{
	return (uint32_t)((float)a + ((float)b - (float)a) * share + dither);
}

static uint32_t blend_of(struct colour a, struct colour b, float share, float dither)
{
	return 0xff000000 | channel_of(a.r, b.r, share, dither) << 16 |
	       channel_of(a.g, b.g, share, dither) << 8 | channel_of(a.b, b.b, share, dither);
}

static uint32_t light_at(const struct theme *theme, float distance, float dither)
{
	const struct colour *colours = theme->colours;

	if (distance < turn)
		return blend_of(colours[T_LIT], colours[T_WALL], distance / turn, dither);
	if (distance < 1)
		return blend_of(colours[T_WALL], colours[T_EDGE], (distance - turn) / (1 - turn), dither);
	return pixel_of(colours[T_EDGE], 1);
}

static void gradient_row(const struct plaster *p, struct pixmap *band, int row, int y)
{
	uint32_t *px = band->px + (size_t)row * (size_t)band->w;
	uint32_t edge = pixel_of(p->theme->colours[T_EDGE], 1);
	float dy = (((float)(y - p->top) + 0.5f) / p->u - centre_y) / radius_y;
	bool outside = y < p->top || y >= p->top + p->canvas_h;

	for (int x = 0; x < band->w; x++) {
		if (outside || x < p->left || x >= p->left + p->canvas_w) {
			px[x] = edge;
			continue;
		}
		float dx = (((float)(x - p->left) + 0.5f) / p->u - centre_x) / radius_x;
		float dither = ((float)threshold[(y & 3) * 4 + (x & 3)] + 0.5f) / 16;
		px[x] = light_at(p->theme, sqrtf(dx * dx + dy * dy), dither);
	}
}

/* --- fibres -------------------------------------------------------------------------------------- */

static float random_next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return (float)(*state >> 8) / (float)(1 << 24);
}

struct fibre {
	float x, y, dx, dy;
	bool light;
};

static struct fibre fibre_next(uint32_t *state)
{
	struct fibre fibre = {.x = random_next(state) * TILE_W, .y = random_next(state) * TILE_H};
	float length = 4 + 9 * random_next(state), angle = (float)M_PI * random_next(state);

	fibre.dx = length * cosf(angle);
	fibre.dy = length * sinf(angle);
	fibre.light = random_next(state) < 0.5f;
	return fibre;
}

static uint32_t fibre_pixel(const struct theme *theme, bool light)
{
	const struct colour dark_day = {0x78, 0x5c, 0x3c, 255}, light_day = {0xff, 0xfc, 0xf4, 255};
	const struct colour dark_evening = {0, 0, 0, 255}, light_evening = {0xff, 0xe6, 0xbe, 255};

	if (theme->kind == THEME_KIND_EVENING)
		return light ? pixel_of(light_evening, .04f) : pixel_of(dark_evening, .16f);
	return light ? pixel_of(light_day, .24f) : pixel_of(dark_day, .06f);
}

static void fibre_draw(const struct plaster *p, struct pixmap *band, int y, const struct fibre *fibre)
{
	uint32_t pixel = fibre_pixel(p->theme, fibre->light);

	for (int row = -1; row * TILE_H * p->u < (float)p->canvas_h; row++) {
		float top = (float)p->top + (fibre->y + (float)(row * TILE_H)) * p->u - (float)y;
		if (top > (float)band->h + 1 || top + fibre->dy * p->u < -1)
			continue;
		for (int column = -1; column * TILE_W * p->u < (float)p->canvas_w; column++) {
			float left = (float)p->left + (fibre->x + (float)(column * TILE_W)) * p->u;
			float right = left + fibre->dx * p->u;
			float limit = (float)(p->left + p->canvas_w);
			if (fminf(left, right) < (float)p->left || fmaxf(left, right) > limit)
				continue;
			shape_line(band, left, top, right, top + fibre->dy * p->u, fmaxf(1, p->u), pixel);
		}
	}
}

void plaster_draw(const struct plaster *plaster, struct pixmap *band, int y)
{
	uint32_t state = 0x6b616e77;

	for (int row = 0; row < band->h; row++)
		gradient_row(plaster, band, row, y + row);
	for (int i = 0; i < FIBRES; i++) {
		struct fibre fibre = fibre_next(&state);
		fibre_draw(plaster, band, y, &fibre);
	}
}
