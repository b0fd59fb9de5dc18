#pragma once
#include "app/model/flow.h"
#include "app/model/snapshot.h"

/*
 * Topic: flow, the notes of the last quarter by the days on which each was made, begun, finished and torn
 * off. What the days tell is computed by flow.h when it is shown.
 *
 * It is read anew when the day changes and, while notes move, every few minutes; never with each move.
 *
 * Thread: any. Immutable once loaded.
 */
struct flow_notes {
	struct topic topic;
	int32_t day;			/* on which it was read; 0: the clock was not known */
	struct flow_card *cards;
	enum block_type *blocks;	/* what each was blocked by last; BLOCK_NONE: never */
	int count;
};

struct flow_notes *flow_notes_new(void);
