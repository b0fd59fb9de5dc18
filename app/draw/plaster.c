/* The wall's background: a radial gradient and a tile of fibres, as the visual specification says. */
#include "app/draw/plaster.h"

#include <math.h>

#include "app/draw/shapes.h"

enum { TILE_W = 480, TILE_H = 540, FIBRES = 150 };

static const float centre_x = 883, centre_y = 367, radius_x = 1500, radius_y = 1000, turn = 0.58f;

/* --- gradient ------------------------------------------------------------------------------------ */

/* Thresholds spread the rounding over 4x4 pixels: no visible steps, and no noise either. */
static const uint8_t threshold[16] = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

/* Sixteenths of a channel's step, by the square of the distance: no root and no float per pixel. */
enum { TONES = 4096 };
static const float tones_end = 1.0f;	/* beyond the last stop all is edge */

struct tone {
	uint16_t r, g, b;
};

static uint16_t sixteenths(uint8_t a, uint8_t b, float share)
{
	return (uint16_t)lroundf(((float)a + ((float)b - (float)a) * share) * 16);
}

static struct tone tone_between(struct colour a, struct colour b, float share)
{
	return (struct tone){sixteenths(a.r, b.r, share), sixteenths(a.g, b.g, share),
			     sixteenths(a.b, b.b, share)};
}

static void tones_fill(struct tone tones[TONES], const struct colour *colours)
{
	for (int i = 0; i < TONES; i++) {
		float distance = sqrtf(((float)i + 0.5f) / TONES * tones_end);
		if (distance < turn)
			tones[i] = tone_between(colours[T_LIT], colours[T_WALL], distance / turn);
		else
			tones[i] = tone_between(colours[T_WALL], colours[T_EDGE],
						(distance - turn) / (1 - turn));
	}
}

static uint32_t dithered(struct tone tone, unsigned dither)
{
	return 0xff000000 | (uint32_t)((tone.r + dither) >> 4) << 16 |
	       (uint32_t)((tone.g + dither) >> 4) << 8 | (tone.b + dither) >> 4;
}

static void gradient_row(const struct plaster *p, const struct tone tones[TONES], uint32_t *px, int w, int y)
{
	uint32_t edge = pixel_of(p->theme->colours[T_EDGE], 1);
	float dy = (((float)(y - p->top) + 0.5f) / p->u - centre_y) / radius_y, step = 1 / (p->u * radius_x);
	bool outside = y < p->top || y >= p->top + p->canvas_h;

	for (int x = 0; x < w; x++) {
		float dx = ((float)(x - p->left) + 0.5f) * step - centre_x / radius_x;
		float square = dx * dx + dy * dy;
		if (outside || x < p->left || x >= p->left + p->canvas_w || square >= tones_end)
			px[x] = edge;
		else
			px[x] = dithered(tones[(int)(square * (TONES / tones_end))],
					 threshold[(y & 3) * 4 + (x & 3)]);
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
		float bottom = top + fibre->dy * p->u;
		if (top > (float)band->h + 1 || bottom < -1 || top + (float)y < (float)p->top ||
		    bottom + (float)y > (float)(p->top + p->canvas_h))
			continue;
		for (int column = -1; column * TILE_W * p->u < (float)p->canvas_w; column++) {
			float left = (float)p->left + (fibre->x + (float)(column * TILE_W)) * p->u;
			float right = left + fibre->dx * p->u;
			float limit = (float)(p->left + p->canvas_w);
			if (fminf(left, right) < (float)p->left || fmaxf(left, right) > limit)
				continue;
			shape_line(band, left, top, right, bottom, fmaxf(1, p->u), pixel);
		}
	}
}

void plaster_draw(const struct plaster *plaster, struct pixmap *band, int y)
{
	uint32_t state = 0x6b616e77;
	struct tone tones[TONES];

	tones_fill(tones, plaster->theme->colours);
	for (int row = 0; row < band->h; row++)
		gradient_row(plaster, tones, band->px + (size_t)row * (size_t)band->w, band->w, y + row);
	for (int i = 0; i < FIBRES; i++) {
		struct fibre fibre = fibre_next(&state);
		fibre_draw(plaster, band, y, &fibre);
	}
}

/* Neighbouring tones share nearly all of their colours: looking back a little finds the doubles. */
int plaster_colours(const struct theme *theme, uint32_t *colours, int max)
{
	struct tone tones[TONES];
	int count = 0;

	tones_fill(tones, theme->colours);
	for (int i = 0; i < TONES * 16 && count < max; i++) {
		uint32_t colour = dithered(tones[i / 16], (unsigned)i % 16);
		int k = count - 1;
		while (k >= 0 && colours[k] != colour)
			k--;
		if (k < 0)
			colours[count++] = colour;
	}
	return count;
}
