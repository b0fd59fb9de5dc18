#pragma once
#include "app/wall/actor.h"

/*
 * change: one comparison of two lists of sprites. change.c pairs them by key and starts a motion for each
 * difference; turns.c then says who goes first: one hero at a time, neighbours when there is room.
 *
 * Owner: stage_show(), for as long as it runs.
 */
struct change {
	struct stage *stage;
	const struct sprite_list *old, *new;
	double now_s;
	bool scene, page;	/* another scene; other columns of many */
	bool turn;		/* another scene, and cards lie face down in this one */
	struct actor *actors;	/* what comes out */
	int count;
	int *index;		/* old actors by key, open addressing; -1: empty */
	int index_size;
	bool *taken;		/* by old actor */
};

/* A motion that begins now has begun one frame ago: the first frame after a tap shows the note lifting. */
#define CHANGE_LEAD_S (1.0 / 60)

enum { BOARD_NEIGHBOURS_MAX = 10 };	/* the last of more close up together */

/* Fills actors: every sprite of the new list, and of the old one those that still have to leave. */
void change_compare(struct change *change);

/* For turns.c. */
int change_find(const struct change *change, uint64_t key);	/* the old actor; -1: none */
void change_start(const struct change *change, struct actor *actor, enum motion_kind kind, int length_ms,
		  struct pose from);
void change_start_move(const struct change *change, struct actor *actor, const struct sprite *old,
		       struct pose from);

/* Which of the motions that were started have to wait, and for whom. */
void turns_take(struct change *change);
void turns_reduce(struct change *change);	/* 少动一点: everything becomes a short cross-fade */
