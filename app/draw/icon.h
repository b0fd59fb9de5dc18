#pragma once
#include <stddef.h>

#include "app/draw/pixmap.h"

/*
 * icon: the SVGs of assets/icons, which are bytes of the program, as masks of one size. A few dozen
 * masks are remembered: every note has the same ones.
 *
 * Thread: the painter's.
 */
struct icons;

struct icons *icons_create(void);
void icons_destroy(struct icons *icons);

/* In the box, kept square and centred, in one colour. False for an unknown name. */
bool icon_draw(struct icons *icons, struct pixmap *pixmap, const char *name, struct irect box,
	       uint32_t pixel);
