#pragma once
#include <stdint.h>

#include "app/draw/plaster.h"

struct SDL_Surface;

/*
 * backdrop: a whole screen of plaster in one byte a pixel, for the software renderer: 2 MB instead of 8 at
 * 1920x1080, and quicker to copy, for less is read. The gradient has fewer than a hundred colours and keeps
 * every one; a rim of a fibre takes the nearest of the 256.
 *
 * Owner: the painter. Thread: the renderer's.
 */
struct backdrop;

struct backdrop *backdrop_create(const struct plaster *plaster, int width, int height);
void backdrop_destroy(struct backdrop *backdrop);
int backdrop_bytes(const struct backdrop *backdrop);

/* Whether backdrop_copy() can write this surface: 32 bits, as wide and high, red before green before blue. */
bool backdrop_fits(const struct SDL_Surface *surface, int width, int height);
void backdrop_copy(const struct backdrop *backdrop, struct SDL_Surface *surface);
