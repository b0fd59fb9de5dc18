#include "app/model/snapshot.h"

#include <stdlib.h>
#include <string.h>

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

void *topic_new(size_t size)
{
	struct topic *topic = fresh(size);

	topic->refs = 1;
	return topic;
}

void *topic_keep(void *topic)
{
	if (topic)
		take(&((struct topic *)topic)->refs);
	return topic;
}

void topic_drop(void *pointer)
{
	struct topic *topic = pointer;

	if (!topic || !give(&topic->refs))
		return;
	arena_finish(&topic->arena);
	free(topic);
}

struct board *board_new(void)
{
	struct board *board = topic_new(sizeof(*board));

	board->team = "";
	return board;
}

const struct person *board_person(const struct board *board, const char *id)
{
	for (int i = 0; i < board->person_count; i++)
		if (strcmp(board->people[i].id, id) == 0)
			return &board->people[i];
	return NULL;
}

struct feed *feed_new(void)
{
	struct feed *feed = topic_new(sizeof(*feed));

	feed->last = (struct feed_item){"", "", "", "", "", "", 0};
	return feed;
}

float snapshot_distance(const struct snapshot *snapshot)
{
	return snapshot->distance_percent > 100 ? (float)snapshot->distance_percent / 100 : 1;
}

void snapshot_show(struct snapshot *snapshot, const struct topics *topics)
{
	snapshot->board = topic_keep(topics->board);
	snapshot->feed = topic_keep(topics->feed);
	snapshot->goals = topic_keep(topics->goals);
	snapshot->meetings = topic_keep(topics->meetings);
	snapshot->flow = topic_keep(topics->flow);
	snapshot->praise = topic_keep(topics->praise);
	snapshot->rollover = topic_keep(topics->rollover);
	snapshot->round = topic_keep(topics->round);
}

void topics_drop(struct topics *topics)
{
	topic_drop(topics->board);
	topic_drop(topics->feed);
	topic_drop(topics->goals);
	topic_drop(topics->meetings);
	topic_drop(topics->flow);
	topic_drop(topics->praise);
	topic_drop(topics->rollover);
	topic_drop(topics->round);
	*topics = (struct topics){0};
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
	topic_drop(snapshot->board);
	topic_drop(snapshot->feed);
	topic_drop(snapshot->goals);
	topic_drop(snapshot->meetings);
	topic_drop(snapshot->flow);
	topic_drop(snapshot->praise);
	topic_drop(snapshot->rollover);
	topic_drop(snapshot->round);
	free(snapshot);
}
