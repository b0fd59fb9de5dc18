#pragma once
#include "app/draw/pixmap.h"

/*
 * qr: a text as a QR code, level M. Capitals and digits take the short alphanumeric mode by themselves.
 */

/* Modules along a side, without a quiet zone; 0 when the text is too long. */
int qr_modules(const char *text);

/* Whole-pixel modules, centred in the box. Nothing when not one pixel a module fits. */
void qr_draw(struct pixmap *pixmap, const char *text, struct irect box, uint32_t pixel);
