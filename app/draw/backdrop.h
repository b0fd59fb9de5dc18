#pragma once
#include <stddef.h>

#include "app/draw/pane.h"
#include "app/draw/plaster.h"

/*
 * backdrop: a whole screen of plaster. Where the pane is direct it takes one byte a pixel: 2 MB
 * instead of 8 at 1920x1080, and quicker to copy, for less is read. The gradient has fewer than a
 * hundred colours and keeps every one; a rim of a fibre takes the nearest of the 256.
 *
 * Owner: the painter. Thread: the renderer's.
 */
struct backdrop;

struct backdrop *backdrop_create(struct pane *pane, const struct plaster *plaster, int width,
				 int height);
void backdrop_destroy(struct backdrop *backdrop);
void backdrop_draw(const struct backdrop *backdrop, struct pane *pane, float alpha);	/* 0..1 */
size_t backdrop_bytes(const struct backdrop *backdrop);	/* NULL: 0 */
