#include <stdlib.h>

#include "app/wall/change.h"

static bool is_hero(const struct actor *actor)
{
	return actor->motion.kind == MOTION_MOVE || actor->motion.kind == MOTION_TEAR;
}

static bool waits(const struct change *change, const struct actor *actor)
{
	return is_hero(actor) && (actor->fresh || actor->motion.start_s > change->now_s);
}

/* Within a column the note that jumped furthest is the one that somebody took; the others make room. */
static void find_jumpers(struct change *change, const struct actor *olds)
{
	for (int g = 0; g < change->new->group_count; g++) {
		int best = -1, best_jump = 1;
		bool tie = false;
		for (int i = 0; i < change->count; i++) {
			struct actor *actor = &change->actors[i];
			if (!actor->fresh || actor->motion.kind != MOTION_GLIDE ||
			    actor->sprite.group != change->new->groups[g].key ||
			    actor->motion.length_ms != CLOSE_UP_MS || actor->sprite.hidden)
				continue;
			int old = change_find(change, actor->sprite.key);
			int jump = abs(actor->sprite.order - olds[old].sprite.order);
			tie = jump == best_jump || (tie && jump < best_jump);
			if (jump > best_jump) {
				best = i;
				best_jump = jump;
			}
		}
		if (best < 0 || tie)
			continue;
		struct actor *hero = &change->actors[best];
		const struct actor *old = &olds[change_find(change, hero->sprite.key)];
		if (!old->sprite.hidden)
			change_start_move(change, hero, &old->sprite, hero->motion.from);
	}
}

static int by_start(const void *left, const void *right)
{
	const struct actor *a = *(struct actor *const *)left, *b = *(struct actor *const *)right;

	if (a->fresh != b->fresh)
		return a->fresh ? 1 : -1;
	if (a->motion.start_s != b->motion.start_s)
		return a->motion.start_s < b->motion.start_s ? -1 : 1;
	return a < b ? -1 : a > b;
}

static void glide_instead(const struct change *change, struct actor *actor)
{
	if (actor->motion.kind == MOTION_TEAR)
		change_start(change, actor, MOTION_FADE_OUT, FADE_MS, actor->motion.from);
	else
		change_start(change, actor, MOTION_GLIDE, GLIDE_MS, actor->motion.from);
}

/* One hero at a time, in the order in which they came; too many, and all glide at once. */
static void queue_heroes(struct change *change)
{
	/* The column that a note flies to is on the wall before it flies. */
	double free_s = change->page ? change->now_s + SCENE_MS / 1000.0 : change->now_s - CHANGE_LEAD_S;
	bool busy = false;
	int n = 0;
	struct actor **waiting = malloc(((size_t)change->count + 1) * sizeof(struct actor *));

	if (!waiting)
		abort();
	for (int i = 0; i < change->count; i++) {
		struct actor *actor = &change->actors[i];
		if (waits(change, actor)) {
			waiting[n++] = actor;
		} else if (is_hero(actor) && actor_moves(actor, change->now_s)) {
			busy = true;
			if (motion_end_s(&actor->motion) > free_s)
				free_s = motion_end_s(&actor->motion);
		}
	}
	qsort(waiting, (size_t)n, sizeof(*waiting), by_start);
	bool too_many = n - (busy ? 0 : 1) > STAGE_QUEUE_MAX;
	for (int i = 0; i < n; i++) {
		if (too_many) {
			glide_instead(change, waiting[i]);
			continue;
		}
		waiting[i]->motion.start_s = free_s;
		free_s = motion_end_s(&waiting[i]->motion);
	}
	free(waiting);
}

/* When a hero concerns a column: the moment from which its neighbours may move; 0: none does. */
static double room_s(const struct change *change, const struct actor *olds, uint64_t group)
{
	double latest = 0;

	for (int i = 0; i < change->count; i++) {
		const struct actor *hero = &change->actors[i];
		if (!is_hero(hero) || !actor_moves(hero, change->now_s))
			continue;
		int old = hero->leaving ? -1 : change_find(change, hero->sprite.key);
		bool touches = hero->sprite.group == group ||
			       (old >= 0 && olds[old].sprite.group == group);
		double from = hero->motion.start_s + (hero->motion.kind == MOTION_TEAR
							      ? TEAR_FALL_FROM_MS
							      : MOVE_OVER_DIVIDER_MS) / 1000.0;
		if (touches && from > latest)
			latest = from;
	}
	return latest;
}

static void queue_neighbours(struct change *change, const struct actor *olds)
{
	for (int g = 0; g < change->new->group_count; g++) {
		uint64_t group = change->new->groups[g].key;
		double from = room_s(change, olds, group);
		int n = 0;
		for (int i = 0; i < change->count; i++) {
			struct actor *actor = &change->actors[i];
			bool moves = actor->motion.kind == MOTION_GLIDE ||
				     actor->motion.kind == MOTION_APPEAR;
			if (!actor->fresh || !moves || actor->sprite.group != group ||
			    actor->sprite.lift > 0)
				continue;
			if (from > actor->motion.start_s && actor->motion.kind == MOTION_GLIDE)
				actor->motion.start_s = from;
			actor->motion.start_s += n * CLOSE_UP_APART_MS / 1000.0;
			if (n < BOARD_NEIGHBOURS_MAX)
				n++;
		}
	}
}

/* Less motion: whatever would move fades out where it was and in where it belongs. */
void turns_reduce(struct change *change)
{
	for (int i = 0; i < change->count; i++) {
		struct actor *actor = &change->actors[i];
		if (!actor->fresh)
			continue;
		if (actor->leaving)
			change_start(change, actor, MOTION_FADE_OUT, FADE_MS, actor->motion.from);
		else if (actor->motion.kind == MOTION_COUNT || actor->motion.kind == MOTION_NOD)
			actor->motion = (struct motion){0};
		else if (actor->has_before || actor->motion.kind == MOTION_MOVE ||
			 actor->motion.kind == MOTION_GLIDE)
			change_start(change, actor, MOTION_CROSS, FADE_MS, actor->motion.from);
		else
			change_start(change, actor, MOTION_FADE_IN, FADE_MS, actor->motion.to);
	}
}

void turns_take(struct change *change)
{
	const struct actor *olds = change->stage->actors;

	find_jumpers(change, olds);
	queue_heroes(change);
	queue_neighbours(change, olds);
}
