#pragma once
#include "app/wall/motion.h"
#include "app/wall/stage.h"

/*
 * actor: a sprite on the stage with its motion. Shared by the parts of the stage: stage.c keeps the
 * lists, change.c and turns.c decide who moves, place.c says where everybody is.
 */
struct actor {
	struct sprite sprite;
	int generation;		/* whose arena holds the sprite's ops */
	struct sprite before;	/* what it looked like, while it becomes something else */
	int before_generation;
	bool has_before;
	bool leaving;
	bool fresh;		/* its motion begins with this show */
	struct motion motion;
};

struct generation {
	struct arena arena;
	struct sprite_list list;
};

struct stage {
	struct generation generations[STAGE_GENERATIONS];
	int shown, filling;	/* indices; -1: none */
	struct actor *actors;
	int count, cap;
	struct arena frame;	/* of what stage_place() answers */
	bool reduced;
};

struct pose sprite_pose(const struct sprite *sprite);
bool actor_moves(const struct actor *actor, double now_s);
struct pose actor_pose(const struct actor *actor, double now_s);
