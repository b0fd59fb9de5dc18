#include "app/wall/stage.h"

#include <stdlib.h>
#include <string.h>

#include "app/wall/change.h"

struct stage *stage_create(void)
{
	struct stage *stage = calloc(1, sizeof(*stage));

	if (!stage)
		abort();
	stage->shown = stage->filling = -1;
	return stage;
}

void stage_destroy(struct stage *stage)
{
	if (!stage)
		return;
	for (int i = 0; i < STAGE_GENERATIONS; i++)
		arena_finish(&stage->generations[i].arena);
	arena_finish(&stage->frame);
	free(stage->actors);
	free(stage);
}

void stage_reduce_motion(struct stage *stage, bool reduced)
{
	stage->reduced = reduced;
}

const struct sprite_list *stage_list(const struct stage *stage)
{
	return stage->shown < 0 ? NULL : &stage->generations[stage->shown].list;
}

/* --- poses --------------------------------------------------------------------------------------- */

struct pose sprite_pose(const struct sprite *sprite)
{
	return (struct pose){
		.x = sprite->box.x + sprite->box.w / 2,
		.y = sprite->box.y + sprite->box.h / 2,
		.angle_deg = sprite->angle_deg,
		.scale = 1 + 0.06f * sprite->lift,
		.alpha = sprite->hidden ? 0 : 1,
		.lift = sprite->lift,
	};
}

bool actor_moves(const struct actor *actor, double now_s)
{
	return actor->motion.kind != MOTION_NONE && now_s < motion_end_s(&actor->motion);
}

struct pose actor_pose(const struct actor *actor, double now_s)
{
	if (!actor_moves(actor, now_s))
		return sprite_pose(&actor->sprite);
	return motion_pose(&actor->motion, now_s);
}

/* --- showing ------------------------------------------------------------------------------------- */

static bool uses(const struct actor *actor, int generation, double now_s)
{
	if (actor->generation == generation)
		return true;
	return actor->has_before && actor->before_generation == generation &&
	       actor_moves(actor, now_s);
}

static bool in_use(const struct stage *stage, int generation)
{
	for (int i = 0; i < stage->count; i++)
		if (uses(&stage->actors[i], generation, -1e18))
			return true;
	return false;
}

/* A flourish gives way to the memory it holds. */
static void forget(struct stage *stage, int generation)
{
	int kept = 0;

	for (int i = 0; i < stage->count; i++) {
		struct actor *actor = &stage->actors[i];
		if (actor->has_before && actor->before_generation == generation) {
			actor->has_before = false;
			if (actor->sprite.hidden)
				actor->motion = (struct motion){0};
		}
		if (actor->generation != generation)
			stage->actors[kept++] = *actor;
	}
	stage->count = kept;
}

static int free_generation(struct stage *stage)
{
	for (int i = 0; i < STAGE_GENERATIONS; i++)
		if (i != stage->shown && !in_use(stage, i))
			return i;
	int victim = stage->shown == 0 ? 1 : 0;
	forget(stage, victim);
	return victim;
}

struct sprite_list *stage_next(struct stage *stage)
{
	if (stage->filling < 0)
		stage->filling = free_generation(stage);
	struct generation *generation = &stage->generations[stage->filling];
	arena_reset(&generation->arena);
	generation->list = (struct sprite_list){.arena = &generation->arena};
	return &generation->list;
}

void stage_settle(struct stage *stage)
{
	int kept = 0;

	for (int i = 0; i < stage->count; i++) {
		struct actor actor = stage->actors[i];
		actor.motion = (struct motion){0};
		actor.has_before = false;
		if (!actor.leaving)
			stage->actors[kept++] = actor;
	}
	stage->count = kept;
}

/* Motions that are over are forgotten, so that what they held can be used again. */
static void sweep(struct stage *stage, double now_s)
{
	int kept = 0;

	for (int i = 0; i < stage->count; i++) {
		struct actor *actor = &stage->actors[i];
		if (!actor_moves(actor, now_s)) {
			actor->motion = (struct motion){0};
			actor->has_before = false;
			if (actor->leaving)
				continue;
		}
		actor->fresh = false;
		stage->actors[kept++] = *actor;
	}
	stage->count = kept;
}

static int moving(const struct change *change)
{
	int n = 0;

	for (int i = 0; i < change->count; i++)
		n += actor_moves(&change->actors[i], change->now_s);
	return n;
}

void stage_show(struct stage *stage, double now_s)
{
	static const struct sprite_list nothing;
	const struct sprite_list *new = &stage->generations[stage->filling].list;
	const struct sprite_list *old = stage_list(stage) ? stage_list(stage) : &nothing;
	struct change change = {
		.stage = stage, .old = old, .new = new, .now_s = now_s,
		.scene = old->scene && new->scene && strcmp(old->scene, new->scene) != 0,
		.page = old->page != new->page,
	};

	sweep(stage, now_s);
	int cap = new->count + stage->count + 1;
	change.actors = calloc((size_t)cap, sizeof(*change.actors));
	if (!change.actors)
		abort();
	change_compare(&change);
	free(stage->actors);
	stage->actors = change.actors;
	stage->cap = cap;
	stage->count = change.count;
	stage->shown = stage->filling;
	stage->filling = -1;
	if (moving(&change) > STAGE_TWEENS_MAX)
		stage_settle(stage);
}

bool stage_at_rest(const struct stage *stage, double now_s)
{
	for (int i = 0; i < stage->count; i++)
		if (actor_moves(&stage->actors[i], now_s))
			return false;
	return true;
}
