/* Turning a picture and its shadow, pixel by pixel backwards, into one texture. */
#include "app/draw/moving.h"

#include <math.h>
#include <stdlib.h>

/* --- slots --------------------------------------------------------------------------------------- */

struct moving *movings_find(struct movings *movings, uint64_t key)
{
	for (int i = 0; i < MOVING_MAX; i++)
		if (movings->slots[i].flat && movings->slots[i].key == key) {
			movings->slots[i].used = true;
			return &movings->slots[i];
		}
	return NULL;
}

struct moving *movings_take(struct movings *movings, uint64_t key)
{
	for (int i = 0; i < MOVING_MAX; i++)
		if (!movings->slots[i].flat) {
			movings->slots[i] = (struct moving){.key = key, .used = true};
			return &movings->slots[i];
		}
	return NULL;
}

static void moving_forget(struct moving *moving)
{
	if (moving->texture)
		SDL_DestroyTexture(moving->texture);
	pixmap_destroy(moving->flat);
	pixmap_destroy(moving->turned);
	*moving = (struct moving){0};
}

void movings_end(struct movings *movings)
{
	for (int i = 0; i < MOVING_MAX; i++) {
		if (!movings->slots[i].used)
			moving_forget(&movings->slots[i]);
		movings->slots[i].used = false;
	}
}

void movings_forget(struct movings *movings)
{
	for (int i = 0; i < MOVING_MAX; i++)
		moving_forget(&movings->slots[i]);
}

/* --- shadows as tables --------------------------------------------------------------------------- */

/* A blurred rectangle is a product of two profiles: one across, one down. */
struct profile {
	float *across, *down;	/* alpha 0..256, share 0..1 */
	int left, top, w, h;	/* what the tables cover, from the box' corner */
};

static float *profile_along(float from, float size, float sigma, int start, int n, float alpha)
{
	float *table = malloc((size_t)n * sizeof(*table)), scale = 1 / (sigma * (float)M_SQRT2);

	if (!table)
		abort();
	for (int i = 0; i < n; i++) {
		float x = (float)(start + i) + 0.5f - from;
		table[i] = alpha * 0.5f * (erff(x * scale) - erff((x - size) * scale));
	}
	return table;
}

static struct profile profile_of(const struct moving_shadow *shadow)
{
	int reach = (int)ceilf(2.6f * shadow->sigma) + 1;
	struct profile p = {.left = (int)floorf(shadow->x) - reach, .top = (int)floorf(shadow->y) - reach,
			    .w = (int)shadow->w + 2 * reach + 1, .h = (int)shadow->h + 2 * reach + 1};

	if (shadow->alpha <= 0 || shadow->w <= 0 || shadow->h <= 0)
		return (struct profile){0};
	p.across = profile_along(shadow->x, shadow->w, shadow->sigma, p.left, p.w, 256 * shadow->alpha);
	p.down = profile_along(shadow->y, shadow->h, shadow->sigma, p.top, p.h, 1);
	return p;
}

/* All shadows at a point of the box' own plane, one over the other: 0..256. */
static float shade_at(const struct profile profiles[MOVING_SHADOWS], float x, float y)
{
	float open = 1;

	for (int i = 0; i < MOVING_SHADOWS; i++) {
		const struct profile *p = &profiles[i];
		float px = x - (float)p->left, py = y - (float)p->top;
		if (px >= 0 && py >= 0 && px < (float)p->w && py < (float)p->h)
			open *= 1 - p->across[(int)px] * p->down[(int)py] / 256;
	}
	return 256 * (1 - open);
}

/* --- turning ------------------------------------------------------------------------------------- */

static uint32_t lerp(uint32_t a, uint32_t b, unsigned share)
{
	uint32_t rb = ((a & 0xff00ff) * (256 - share) + (b & 0xff00ff) * share + 0x800080) >> 8 & 0xff00ff;
	uint32_t ag = ((a >> 8 & 0xff00ff) * (256 - share) + (b >> 8 & 0xff00ff) * share + 0x800080) &
		      0xff00ff00;

	return rb | ag;
}

static uint32_t bilinear(const struct pixmap *flat, float x, float y)
{
	if (x < 0 || y < 0 || x >= (float)(flat->w - 1) || y >= (float)(flat->h - 1))
		return 0;
	int ix = (int)x, iy = (int)y;
	unsigned sx = (unsigned)((x - (float)ix) * 256), sy = (unsigned)((y - (float)iy) * 256);
	const uint32_t *at = flat->px + (ptrdiff_t)iy * flat->w + ix;
	return lerp(lerp(at[0], at[1], sx), lerp(at[flat->w], at[flat->w + 1], sx), sy);
}

static uint32_t straight(uint32_t pixel)
{
	uint32_t alpha = pixel >> 24;

	if (alpha == 0 || alpha == 255)
		return pixel;
	uint32_t r = (pixel >> 16 & 0xff) * 255 / alpha, g = (pixel >> 8 & 0xff) * 255 / alpha;
	uint32_t b = (pixel & 0xff) * 255 / alpha;
	return alpha << 24 | (r > 255 ? 255 : r) << 16 | (g > 255 ? 255 : g) << 8 | (b > 255 ? 255 : b);
}

/* One pixel: the picture over its shadow, with straight alpha. */
static uint32_t turned_pixel(uint32_t above, float shade, struct colour shadow)
{
	uint32_t rgb = (uint32_t)shadow.r << 16 | (uint32_t)shadow.g << 8 | shadow.b;

	if (above == 0)
		return shade < 1 ? 0 : (uint32_t)(shade * 255 / 256 + 0.5f) << 24 | rgb;
	return straight(pixel_over(above, pixel_scale(0xff000000 | rgb, (unsigned)shade)));
}

/* Each device pixel is taken back to the box' plane: turned and scaled the other way about (cx, cy). */
static void fill_turned(const struct moving *moving, struct pixmap *out, struct irect bounds,
			const struct pose *pose, const struct profile profiles[MOVING_SHADOWS],
			struct colour colour)
{
	float angle = pose->angle_deg * (float)(M_PI / 180);
	float c = cosf(angle) / pose->scale, s = sinf(angle) / pose->scale;

	for (int row = 0; row < bounds.h; row++) {
		float dx = (float)bounds.x + 0.5f - pose->cx, dy = (float)(bounds.y + row) + 0.5f - pose->cy;
		float x = c * dx + s * dy + pose->cx - pose->x, y = c * dy - s * dx + pose->cy - pose->y;
		uint32_t *px = out->px + (ptrdiff_t)row * out->w;
		for (int i = 0; i < bounds.w; i++, x += c, y -= s) {
			uint32_t above = bilinear(moving->flat, x + (float)moving->mx - 0.5f,
						  y + (float)moving->my - 0.5f);
			px[i] = above >> 24 == 255 ? above
						   : turned_pixel(above, shade_at(profiles, x, y), colour);
		}
	}
}

/* Device pixels that a rectangle of the box' plane may touch. */
static struct irect turned_bounds(const struct pose *pose, float x, float y, float w, float h)
{
	float angle = pose->angle_deg * (float)(M_PI / 180);
	float c = cosf(angle) * pose->scale, s = sinf(angle) * pose->scale;
	float left = 1e9f, top = 1e9f, right = -1e9f, bottom = -1e9f;

	for (int i = 0; i < 4; i++) {
		float px = pose->x + x + (i & 1 ? w : 0) - pose->cx, py = pose->y + y + (i & 2 ? h : 0) - pose->cy;
		float dx = pose->cx + c * px - s * py, dy = pose->cy + s * px + c * py;
		left = fminf(left, dx);
		right = fmaxf(right, dx);
		top = fminf(top, dy);
		bottom = fmaxf(bottom, dy);
	}
	return (struct irect){(int)floorf(left), (int)floorf(top), (int)ceilf(right) - (int)floorf(left),
			      (int)ceilf(bottom) - (int)floorf(top)};
}

/* Grows in steps, for a turning note needs a little more room in every frame. */
static bool fit_texture(SDL_Renderer *renderer, struct moving *moving, struct irect bounds)
{
	if (moving->texture && bounds.w <= moving->texture_w && bounds.h <= moving->texture_h)
		return true;
	if (moving->texture)
		SDL_DestroyTexture(moving->texture);
	moving->texture_w = (bounds.w + 63) / 64 * 64;
	moving->texture_h = (bounds.h + 63) / 64 * 64;
	moving->texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC,
					    moving->texture_w, moving->texture_h);
	if (moving->texture)
		SDL_SetTextureBlendMode(moving->texture, SDL_BLENDMODE_BLEND);
	return moving->texture != NULL;
}

static void upload(SDL_Renderer *renderer, struct moving *moving, struct irect bounds, float alpha)
{
	SDL_Rect from = {0, 0, bounds.w, bounds.h}, to = {bounds.x, bounds.y, bounds.w, bounds.h};

	SDL_UpdateTexture(moving->texture, &from, moving->turned->px,
			  moving->turned->w * (int)sizeof(uint32_t));
	SDL_SetTextureAlphaMod(moving->texture, (uint8_t)lroundf(255 * fminf(1, alpha)));
	SDL_RenderCopy(renderer, moving->texture, &from, &to);
}

void moving_draw(SDL_Renderer *renderer, struct moving *moving, const struct pose *pose,
		 const struct moving_shadow shadows[MOVING_SHADOWS], struct colour shadow_colour)
{
	struct profile profiles[MOVING_SHADOWS];

	if (pose->alpha <= 0 || pose->scale <= 0)
		return;
	struct irect bounds = turned_bounds(pose, (float)-moving->mx, (float)-moving->my,
					    (float)moving->flat->w, (float)moving->flat->h);
	for (int i = 0; i < MOVING_SHADOWS; i++) {
		profiles[i] = profile_of(&shadows[i]);
		if (profiles[i].w > 0)
			bounds = irect_union(bounds, turned_bounds(pose, (float)profiles[i].left,
								   (float)profiles[i].top,
								   (float)profiles[i].w,
								   (float)profiles[i].h));
	}
	if (fit_texture(renderer, moving, bounds)) {
		pixmap_again(&moving->turned, bounds.w, bounds.h);
		fill_turned(moving, moving->turned, bounds, pose, profiles, shadow_colour);
		upload(renderer, moving, bounds, pose->alpha);
	}
	for (int i = 0; i < MOVING_SHADOWS; i++) {
		free(profiles[i].across);
		free(profiles[i].down);
	}
}
