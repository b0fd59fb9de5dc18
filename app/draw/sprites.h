#pragma once
#include <stddef.h>
#include <stdint.h>

#include "app/draw/pane.h"

/*
 * sprites: stamps by key, bounded in bytes; what was not used longest goes first, and never what the
 * frame at hand has used.
 *
 * Owner: the painter. Thread: the renderer's.
 */
struct sprites;

struct sprite {
	struct stamp stamp;
	int x, y;		/* of the stamp's corner, from the point it was made for */
};

struct sprites *sprites_create(struct pane *pane, size_t bytes_max);
void sprites_destroy(struct sprites *sprites);

const struct sprite *sprites_find(struct sprites *sprites, uint64_t key);

/* Cuts off what is transparent and keeps the rest; spoils the pixmap. (x, y) as in struct sprite. */
const struct sprite *sprites_add(struct sprites *sprites, uint64_t key, struct pixmap *pixmap, int x,
				 int y);

/* A new frame begins, one has ended: only then may something be forgotten. */
void sprites_begin(struct sprites *sprites);
void sprites_end(struct sprites *sprites);

size_t sprites_bytes(const struct sprites *sprites);
int sprites_count(const struct sprites *sprites);
