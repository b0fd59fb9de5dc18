#include "app/base/memory.h"

#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

void memory_setup(void)
{
	mallopt(M_ARENA_MAX, 1);
	mallopt(M_MMAP_THRESHOLD, 4 << 20);
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

/* 0 when the kernel does not say. */
static size_t resident_bytes(void)
{
	FILE *file = fopen("/proc/self/statm", "re");
	unsigned long all, resident = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%lu %lu", &all, &resident) != 2)
		resident = 0;
	fclose(file);
	return resident * (size_t)sysconf(_SC_PAGESIZE);
}

void memory_rest(size_t *level)
{
	size_t now = resident_bytes();

	if (*level && now && now < *level + MEMORY_KEPT_BYTES)
		return;
	malloc_trim(0);
	*level = resident_bytes();
}
