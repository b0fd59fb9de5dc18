#pragma once
#include <stddef.h>

/*
 * buf: bytes that grow. Always NUL-terminated once something was added; the NUL is not counted.
 *
 * Owner: whoever holds the struct. A zeroed struct buf is a valid empty one. Out of memory aborts.
 */
struct buf {
	char *bytes;
	size_t len, cap;
};

void buf_add(struct buf *buf, const void *bytes, size_t n);
void buf_text(struct buf *buf, const char *s);
void buf_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *buf);	/* keeps the memory */
void buf_finish(struct buf *buf);	/* frees it; the struct is empty again */
