/* Widths as they will be painted: at the device's font size, back in canvas pixels. */
#include <math.h>

#include "app/draw/painter.h"

float measure(void *context, enum face face, float px, const char *s, size_t n)
{
	struct painter *painter = context;
	int device_px = (int)floorf(px * painter->u + 0.5f);

	return glyphs_width(painter->glyphs, face, device_px, s, n, false) / painter->u;
}
