#include "app/base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum { BLOCK_SIZE_MIN = 16 * 1024, ALIGNMENT = 16 };

struct arena_block {
	struct arena_block *next;
	size_t size, used;
	_Alignas(ALIGNMENT) unsigned char bytes[];
};

static void *must(void *p)
{
	if (!p) {
		fputs("kanwall: out of memory\n", stderr);
		abort();
	}
	return p;
}

static struct arena_block *arena_grow(struct arena *arena, size_t need)
{
	size_t size = need > BLOCK_SIZE_MIN ? need : BLOCK_SIZE_MIN;

	/* Twice what the last block was: a large snapshot takes a handful of blocks, not hundreds. */
	if (arena->block && size < 2 * arena->block->size && arena->block->size < 1u << 20)
		size = 2 * arena->block->size;
	struct arena_block *block = must(malloc(sizeof(*block) + size));
	block->next = arena->block;
	block->size = size;
	block->used = 0;
	POISON(block->bytes, size);
	arena->block = block;
	arena->total += size;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		must(NULL);
	size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	struct arena_block *block = arena->block;
	if (!block || block->size - block->used < size)
		block = arena_grow(arena, size);
	void *p = block->bytes + block->used;
	block->used += size;
	UNPOISON(p, size);
	return memset(p, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		must(NULL);
	return arena_alloc(arena, total);
}

char *arena_text_n(struct arena *arena, const char *s, size_t n)
{
	char *copy = arena_alloc(arena, n + 1);

	if (n)
		memcpy(copy, s, n);
	return copy;
}

char *arena_text(struct arena *arena, const char *s)
{
	return arena_text_n(arena, s, s ? strlen(s) : 0);
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *text = arena_alloc(arena, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0)
		vsnprintf(text, (size_t)n + 1, format, again);
	va_end(again);
	return text;
}

void arena_reset(struct arena *arena)
{
	struct arena_block *keep = NULL;

	for (struct arena_block *block = arena->block; block; block = block->next)
		if (!keep || block->size > keep->size)
			keep = block;
	while (arena->block) {
		struct arena_block *block = arena->block;
		arena->block = block->next;
		if (block != keep) {
			UNPOISON(block->bytes, block->size);
			free(block);
		}
	}
	arena->total = 0;
	if (!keep)
		return;
	keep->next = NULL;
	keep->used = 0;
	POISON(keep->bytes, keep->size);
	arena->block = keep;
	arena->total = keep->size;
}

void arena_finish(struct arena *arena)
{
	while (arena->block) {
		struct arena_block *block = arena->block;
		arena->block = block->next;
		UNPOISON(block->bytes, block->size);
		free(block);
	}
	arena->total = 0;
}
