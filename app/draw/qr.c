/* QR codes by libqrencode, drawn in whole pixels: a phone's camera wants straight edges. */
#include "app/draw/qr.h"

#include <qrencode.h>

static QRcode *encode(const char *text)
{
	return *text ? QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) : NULL;
}

static void draw_modules(struct pixmap *pixmap, const QRcode *code, struct irect box, uint32_t pixel)
{
	int module = (box.w < box.h ? box.w : box.h) / code->width;
	int left = box.x + (box.w - module * code->width) / 2;
	int top = box.y + (box.h - module * code->width) / 2;

	for (int y = 0; y < code->width * module; y++)
		for (int x = 0; x < code->width; x++)
			if (code->data[y / module * code->width + x] & 1)
				pixmap_span(pixmap, left + x * module, top + y, module, pixel);
}

void qr_draw(struct pixmap *pixmap, const char *text, struct irect box, uint32_t pixel)
{
	QRcode *code = encode(text);

	if (!code)
		return;
	draw_modules(pixmap, code, box, pixel);
	QRcode_free(code);
}
