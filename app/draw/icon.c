/* Icons: found in the embedded records, rasterised by SDL_image, remembered as masks. */
#include "app/draw/icon.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

enum { MASKS_MAX = 64, RECORD_NAME_SIZE = 28 };

extern const unsigned char icon_records[];	/* icons.S says what a record is */

struct mask {
	const unsigned char *record;
	int size;
	uint64_t used;
	uint8_t *alpha;
};

struct icons {
	struct mask masks[MASKS_MAX];
	uint64_t clock;
};

static uint32_t record_size(const unsigned char *record)
{
	uint32_t size;

	memcpy(&size, record, sizeof(size));
	return size;
}

static const unsigned char *record_next(const unsigned char *record)
{
	size_t bytes = 4 + RECORD_NAME_SIZE + record_size(record) + 1;

	return record + (bytes + 3) / 4 * 4;
}

static const char *record_name(const unsigned char *record)
{
	return (const char *)record + 4;
}

static const unsigned char *record_named(const char *name)
{
	for (const unsigned char *record = icon_records; record_size(record); record = record_next(record))
		if (strcmp(record_name(record), name) == 0)
			return record;
	return NULL;
}

struct icons *icons_create(void)
{
	struct icons *icons = calloc(1, sizeof(*icons));

	if (!icons)
		abort();
	return icons;
}

void icons_destroy(struct icons *icons)
{
	if (!icons)
		return;
	for (int i = 0; i < MASKS_MAX; i++)
		free(icons->masks[i].alpha);
	free(icons);
}

/* nanosvg is given a square box; what it answers may be a pixel smaller and is centred. */
static void mask_render(struct mask *mask)
{
	const unsigned char *svg = mask->record + 4 + RECORD_NAME_SIZE;
	SDL_RWops *bytes = SDL_RWFromConstMem(svg, (int)record_size(mask->record));
	SDL_Surface *raw = IMG_LoadSizedSVG_RW(bytes, mask->size, mask->size);
	SDL_Surface *surface = raw ? SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;

	SDL_RWclose(bytes);
	for (int y = 0; surface && y < surface->h && y < mask->size; y++) {
		const uint32_t *row = (const void *)((const char *)surface->pixels + y * surface->pitch);
		for (int x = 0; x < surface->w && x < mask->size; x++)
			mask->alpha[y * mask->size + x] = (uint8_t)(row[x] >> 24);
	}
	SDL_FreeSurface(surface);
	SDL_FreeSurface(raw);
}

static struct mask *mask_of(struct icons *icons, const unsigned char *record, int size)
{
	struct mask *oldest = &icons->masks[0];

	icons->clock++;
	for (struct mask *mask = icons->masks; mask < icons->masks + MASKS_MAX; mask++) {
		if (mask->record == record && mask->size == size) {
			mask->used = icons->clock;
			return mask;
		}
		if (mask->used < oldest->used)
			oldest = mask;
	}
	free(oldest->alpha);
	*oldest = (struct mask){record, size, icons->clock, calloc((size_t)size, (size_t)size)};
	if (!oldest->alpha)
		abort();
	mask_render(oldest);
	return oldest;
}

bool icon_draw(struct icons *icons, struct pixmap *pixmap, const char *name, struct irect box,
	       uint32_t pixel)
{
	const unsigned char *record = record_named(name);
	int size = box.w < box.h ? box.w : box.h;

	if (!record)
		return false;
	if (size <= 0)
		return true;
	const struct mask *mask = mask_of(icons, record, size);
	int left = box.x + (box.w - size) / 2, top = box.y + (box.h - size) / 2;
	for (int y = 0; y < size; y++)
		for (int x = 0; x < size; x++)
			if (mask->alpha[y * size + x])
				pixmap_cover(pixmap, left + x, top + y, pixel,
					     (float)mask->alpha[y * size + x] / 255);
	return true;
}
