#pragma once
#include <stddef.h>
#include <stdint.h>

#include "app/draw/pixmap.h"

/*
 * sprites: textures by key, bounded in bytes; what was not used longest goes first, and never what the
 * frame at hand has used.
 *
 * Owner: the painter. Thread: the renderer's.
 */
struct SDL_Renderer;
struct SDL_Texture;
struct sprites;

struct sprite {
	struct SDL_Texture *texture;	/* NULL: nothing to see */
	int w, h;
	int x, y;		/* of the texture's corner, from the point it was made for */
	struct irect opaque;	/* needs no blending */
};

struct sprites *sprites_create(struct SDL_Renderer *renderer, size_t bytes_max);
void sprites_destroy(struct sprites *sprites);
void sprites_forget(struct sprites *sprites);	/* all of them: new size, lost device */

const struct sprite *sprites_find(struct sprites *sprites, uint64_t key);

/* Cuts off what is transparent and uploads; spoils the pixmap. (x, y) as in struct sprite. */
const struct sprite *sprites_add(struct sprites *sprites, uint64_t key, struct pixmap *pixmap, int x,
				 int y);

/* A new frame begins, one has ended: only then may something be forgotten. */
void sprites_begin(struct sprites *sprites);
void sprites_end(struct sprites *sprites);

size_t sprites_bytes(const struct sprites *sprites);
int sprites_count(const struct sprites *sprites);
