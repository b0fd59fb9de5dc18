/* Stamps by key: a hash table whose entries also stand in a list by their last use. */
#include "app/draw/sprites.h"

#include <stdlib.h>

enum { BUCKETS = 1024 };

struct entry {
	struct sprite sprite;
	uint64_t key, used;
	size_t bytes;
	struct entry *next;		/* in its bucket */
	struct entry *newer, *older;
};

struct sprites {
	struct pane *pane;
	struct entry *buckets[BUCKETS];
	struct entry ends;		/* ends.older: the newest; ends.newer: the oldest */
	uint64_t frame;
	size_t bytes, bytes_max;
	int count;
};

struct sprites *sprites_create(struct pane *pane, size_t bytes_max)
{
	struct sprites *sprites = calloc(1, sizeof(*sprites));

	if (!sprites)
		abort();
	sprites->pane = pane;
	sprites->bytes_max = bytes_max;
	sprites->ends.newer = sprites->ends.older = &sprites->ends;
	return sprites;
}

static struct entry **bucket_of(struct sprites *sprites, uint64_t key)
{
	return &sprites->buckets[(key ^ key >> 32) % BUCKETS];
}

static void list_leave(struct entry *entry)
{
	entry->newer->older = entry->older;
	entry->older->newer = entry->newer;
}

static void list_enter(struct sprites *sprites, struct entry *entry)
{
	entry->older = sprites->ends.older;
	entry->newer = &sprites->ends;
	entry->older->newer = entry;
	sprites->ends.older = entry;
}

static void entry_forget(struct sprites *sprites, struct entry *entry)
{
	struct entry **link = bucket_of(sprites, entry->key);

	while (*link != entry)
		link = &(*link)->next;
	*link = entry->next;
	list_leave(entry);
	stamp_drop(&entry->sprite.stamp);
	sprites->bytes -= entry->bytes;
	sprites->count--;
	free(entry);
}

void sprites_destroy(struct sprites *sprites)
{
	if (!sprites)
		return;
	while (sprites->ends.newer != &sprites->ends)
		entry_forget(sprites, sprites->ends.newer);
	free(sprites);
}

const struct sprite *sprites_find(struct sprites *sprites, uint64_t key)
{
	for (struct entry *entry = *bucket_of(sprites, key); entry; entry = entry->next) {
		if (entry->key != key)
			continue;
		entry->used = sprites->frame;
		list_leave(entry);
		list_enter(sprites, entry);
		return &entry->sprite;
	}
	return NULL;
}

const struct sprite *sprites_add(struct sprites *sprites, uint64_t key, struct pixmap *pixmap, int x,
				 int y)
{
	struct entry *entry = calloc(1, sizeof(*entry)), **bucket = bucket_of(sprites, key);
	struct irect ink = pixmap_ink(pixmap);

	if (!entry)
		abort();
	if (ink.w > 0) {
		entry->sprite = (struct sprite){stamp_of(sprites->pane, pixmap, ink), x + ink.x,
						y + ink.y};
		entry->bytes = (size_t)ink.w * (size_t)ink.h * sizeof(uint32_t);
	}
	entry->key = key;
	entry->used = sprites->frame;
	entry->next = *bucket;
	*bucket = entry;
	list_enter(sprites, entry);
	sprites->bytes += entry->bytes;
	sprites->count++;
	return &entry->sprite;
}

void sprites_begin(struct sprites *sprites)
{
	sprites->frame++;
}

void sprites_end(struct sprites *sprites)
{
	while (sprites->bytes > sprites->bytes_max && sprites->ends.newer != &sprites->ends &&
	       sprites->ends.newer->used != sprites->frame)
		entry_forget(sprites, sprites->ends.newer);
}

size_t sprites_bytes(const struct sprites *sprites)
{
	return sprites->bytes;
}

int sprites_count(const struct sprites *sprites)
{
	return sprites->count;
}
