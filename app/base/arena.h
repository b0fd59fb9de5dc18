#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/*
 * arena: memory that is given back all at once: one for each frame, request and snapshot.
 *
 * Zeroed, aligned for any type, never NULL: out of memory aborts the process, and the service
 * manager starts it again. Under AddressSanitizer the unused part is poisoned.
 *
 * Owner: whoever holds the struct. Thread: one at a time. A zeroed struct arena is a valid empty one.
 */
struct arena_block;

struct arena {
	struct arena_block *block;	/* newest first */
	size_t total;			/* bytes held from the system */
};

void *arena_alloc(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t count, size_t size);	/* aborts on overflow */
char *arena_text(struct arena *arena, const char *s);			/* copy; NULL becomes "" */
char *arena_text_n(struct arena *arena, const char *s, size_t n);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void arena_reset(struct arena *arena);	/* keeps the largest block for the next round */
void arena_finish(struct arena *arena);
