#include "app/model/snapshot.h"

#include <stdlib.h>

static void *fresh(size_t size)
{
	void *p = calloc(1, size);

	if (!p)
		abort();
	return p;
}

static void take(int *refs)
{
	__atomic_add_fetch(refs, 1, __ATOMIC_RELAXED);
}

/* True for the last one: acquire, so that what other threads wrote before their drop is seen. */
static bool give(int *refs)
{
	return __atomic_sub_fetch(refs, 1, __ATOMIC_ACQ_REL) == 0;
}

struct board *board_new(void)
{
	struct board *board = fresh(sizeof(*board));

	board->refs = 1;
	board->team = "";
	return board;
}

struct board *board_keep(struct board *board)
{
	take(&board->refs);
	return board;
}

void board_drop(struct board *board)
{
	if (!board || !give(&board->refs))
		return;
	arena_finish(&board->arena);
	free(board);
}

struct feed *feed_new(void)
{
	struct feed *feed = fresh(sizeof(*feed));

	feed->refs = 1;
	feed->last = (struct feed_item){"", "", "", "", "", "", 0};
	return feed;
}

struct feed *feed_keep(struct feed *feed)
{
	take(&feed->refs);
	return feed;
}

void feed_drop(struct feed *feed)
{
	if (!feed || !give(&feed->refs))
		return;
	arena_finish(&feed->arena);
	free(feed);
}

struct snapshot *snapshot_new(void)
{
	struct snapshot *snapshot = fresh(sizeof(*snapshot));

	snapshot->rebuild = -1;
	return snapshot;
}

void snapshot_drop(void *pointer)
{
	struct snapshot *snapshot = pointer;

	if (!snapshot)
		return;
	board_drop(snapshot->board);
	feed_drop(snapshot->feed);
	free(snapshot);
}
