#pragma once
#include <stdbool.h>

#include "app/wall/sprite.h"

/*
 * stage: sprites on their way from where they were to where they belong.
 *
 * stage_show() compares two lists by key and starts one motion per difference, so a missed snapshot
 * costs a flourish and never a wrong board. One hero (a note that travels or is torn off) moves at a
 * time, the others wait; more than STAGE_QUEUE_MAX that wait are all applied in one glide. Where things
 * are is a pure function of the time that is passed in; nothing here reads a clock or calls SDL.
 *
 * Owner: the wall. Thread: main.
 */
enum {
	STAGE_TWEENS_MAX = 256,	/* more differences than that appear at once, without motion */
	STAGE_QUEUE_MAX = 4,
	STAGE_GENERATIONS = 6,	/* lists whose content may still be on its way out */
};

struct stage;

struct stage *stage_create(void);
void stage_destroy(struct stage *stage);

/* 少动一点: every motion becomes a short cross-fade. */
void stage_reduce_motion(struct stage *stage, bool reduced);

/* An empty list with an arena of its own, to be filled by a scene and shown by stage_show(). */
struct sprite_list *stage_next(struct stage *stage);
void stage_show(struct stage *stage, double now_s);

/* Ends every motion where it leads to. */
void stage_settle(struct stage *stage);

bool stage_at_rest(const struct stage *stage, double now_s);

/*
 * Where everything is, in painting order, until the next call. Without `secrets` the join code is left
 * out.
 */
const struct placed *stage_place(struct stage *stage, double now_s, bool secrets, int *count);

/* What was shown last; NULL before the first. */
const struct sprite_list *stage_list(const struct stage *stage);
