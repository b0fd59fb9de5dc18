#pragma once
#include <stdbool.h>
#include <stdint.h>

/*
 * pixels: pictures in tests: reading a PNG, looking at one pixel, comparing two pictures. A picture that
 * is missing is a failed test; nothing here writes one.
 */
struct pixels {
	int w, h;
	unsigned char *rgba;	/* R G B A in memory order */
};

bool pixels_load(struct pixels *pixels, const char *path);
bool pixels_decode(struct pixels *pixels, const void *png, int size);
void pixels_finish(struct pixels *pixels);

/* 0xRRGGBB. */
uint32_t pixels_at(const struct pixels *pixels, int x, int y);

/* The largest difference of a channel. */
int pixels_distance(uint32_t a, uint32_t b);

/* Pixels that differ by more than `tolerance` in a channel; all of them when the sizes differ. */
int pixels_different(const struct pixels *a, const struct pixels *b, int tolerance);

/* Pixels within a box that differ by more than `tolerance` from a colour. */
int pixels_unlike(const struct pixels *pixels, int x, int y, int w, int h, uint32_t colour, int tolerance);
