#pragma once
#include "app/wall/scenes/scene.h"

/*
 * queue: people in a row with a word about each: who speaks and who is next, who said something. Seven
 * have room; of more, those around the one who matters are shown, and how many others there are.
 *
 * Thread: any.
 */
enum { QUEUE_ROOM = 7 };

enum queue_mark {
	QUEUE_PLAIN,
	QUEUE_DONE,	/* a tick */
	QUEUE_NOW,	/* a ring, and the word in its colour */
	QUEUE_OFF,	/* pale, a hollow circle */
};

struct queue_place {
	const struct person *person;
	const char *state;
	enum queue_mark mark;
};

/* `centre`: the place that has to be seen. */
void queue_add(const struct scene_input *in, float y, const struct queue_place *places, int count,
	       int centre, struct sprite_list *out);
