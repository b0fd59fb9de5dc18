#pragma once
#include <stdint.h>

/*
 * blend: rows of pixels over rows of pixels, 0xAARRGGBB with premultiplied alpha. The sums of
 * pixel_over(), four pixels at a time and without a branch, written in GCC's vectors: x86-64 and
 * aarch64 each find their own instructions. About half a nanosecond a pixel.
 *
 * No channel may be above its alpha, or it spills into its neighbour.
 *
 * Thread: any.
 */
void blend_over(uint32_t *to, const uint32_t *from, int n);

/* The same with an opacity for all of them, 0..255. */
void blend_faint(uint32_t *to, const uint32_t *from, int n, unsigned opacity);

/* One pixel over many. */
void blend_fill(uint32_t *to, int n, uint32_t pixel);
