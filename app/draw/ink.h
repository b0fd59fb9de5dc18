#pragma once
#include <stddef.h>
#include <stdint.h>

#include "app/draw/font.h"
#include "app/draw/pixmap.h"

/*
 * ink: a run of one font, rendered once: a mask that takes any colour, or, for emoji, a picture. SDL_ttf
 * shapes it with HarfBuzz.
 *
 * Owner: inks, until inks_add() finds no room and forgets all of them. Thread: the painter's.
 */
struct ink {
	int w, h;
	int x, y;		/* of the corner, from the pen on the baseline */
	uint8_t *mask;		/* one of the two, or neither */
	struct pixmap *picture;
};

struct inks;

uint64_t ink_key(enum font font, int px, const char *text, size_t n);
int ink_width(struct fonts *fonts, enum font font, int px, const char *text);
struct ink ink_render(struct fonts *fonts, enum font font, int px, const char *text);
void ink_draw(const struct ink *ink, struct pixmap *pixmap, int x, int baseline, uint32_t pixel);

struct inks *inks_create(size_t bytes_max);
void inks_destroy(struct inks *inks);
const struct ink *inks_find(const struct inks *inks, uint64_t key);
const struct ink *inks_add(struct inks *inks, uint64_t key, struct ink ink);	/* takes it */
