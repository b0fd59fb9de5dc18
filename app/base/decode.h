#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "app/base/buf.h"

/*
 * decode: a text file's bytes as UTF-8: UTF-8 with or without a byte order mark, or GB18030 (which is GBK
 * and GB2312 as well), as spreadsheets on Chinese computers write it. Bytes that are valid UTF-8 are taken
 * for that: a GB18030 text of more than a few characters hardly ever is.
 *
 * Thread: any.
 */

/* Appends to `out`. False when it is neither, or holds a NUL; what was appended then means nothing. */
bool decode_text(const char *bytes, size_t n, struct buf *out);
