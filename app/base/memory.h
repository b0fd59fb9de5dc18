#pragma once
#include <stddef.h>

/*
 * memory: how the heap behaves. What is baked (a note is 200 KB) comes and goes in bursts. It shall come
 * from the heap, whose pages are there already: a fresh mapping costs a page fault every 4 KB. And what a
 * burst leaves behind goes back to the system, but not all of it, or the next burst begins cold.
 */
enum { MEMORY_KEPT_BYTES = 3 << 20 };	/* what a burst may leave behind */

/* Once, first thing in main(). One heap for all threads: they seldom meet. */
void memory_setup(void);

/*
 * When nothing moves: gives freed memory back if the process has grown by more than MEMORY_KEPT_BYTES since
 * it last did. *level is the caller's note of that; start with 0. About 10 us, or a millisecond.
 */
void memory_rest(size_t *level);
