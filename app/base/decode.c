#include "app/base/decode.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "app/base/utf8.h"

enum { CHUNK = 1024 };

static const char mark[] = "\xef\xbb\xbf";

/* In pieces through UTF-16; a byte that means nothing stops it. */
static bool from_gb18030(UConverter *converter, const char *bytes, size_t n, struct buf *out)
{
	const char *next = bytes, *end = bytes + n;
	UErrorCode code;

	do {
		UChar wide[CHUNK], *w = wide;
		char narrow[3 * CHUNK + 1];
		int32_t length;

		code = U_ZERO_ERROR;
		ucnv_toUnicode(converter, &w, wide + CHUNK, &next, end, NULL, true, &code);
		if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR)
			return false;
		UErrorCode back = U_ZERO_ERROR;
		u_strToUTF8(narrow, sizeof(narrow), &length, wide, (int32_t)(w - wide), &back);
		if (U_FAILURE(back))
			return false;
		buf_add(out, narrow, (size_t)length);
	} while (code == U_BUFFER_OVERFLOW_ERROR);
	return true;
}

bool decode_text(const char *bytes, size_t n, struct buf *out)
{
	UErrorCode code = U_ZERO_ERROR;
	size_t skip = n >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;

	if (memchr(bytes, '\0', n))
		return false;
	if (utf8_valid(bytes, n)) {
		buf_add(out, bytes + skip, n - skip);
		return true;
	}
	UConverter *converter = ucnv_open("GB18030", &code);
	if (U_FAILURE(code))
		return false;
	ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
	bool ok = U_SUCCESS(code) && from_gb18030(converter, bytes, n, out);
	ucnv_close(converter);
	return ok;
}
