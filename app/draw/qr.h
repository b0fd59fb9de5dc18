#pragma once
#include "app/draw/pixmap.h"

/*
 * qr: a text as a QR code, level M. Capitals and digits take the short alphanumeric mode by themselves.
 */

/* Whole-pixel modules, centred in the box. Nothing when not one pixel a module fits. */
void qr_draw(struct pixmap *pixmap, const char *text, struct irect box, uint32_t pixel);
