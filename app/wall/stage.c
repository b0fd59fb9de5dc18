#include "app/wall/stage.h"

#include <stdlib.h>
#include <string.h>

#include "app/draw/tween.h"
#include "app/wall/actor.h"

/*
 * A motion that begins now has begun one frame ago: the first frame after a tap shows the note already
 * lifting.
 */
static const double lead_s = 1.0 / 60;

enum { BOARD_NEIGHBOURS_MAX = 10 };

/* One comparison of two lists. */
struct change {
	struct stage *stage;
	const struct sprite_list *old, *new;
	double now_s;
	bool scene, page;	/* another scene; other columns of many */
	struct actor *actors;	/* what comes out */
	int count;
	int *index;		/* old actors by key, open addressing; -1: empty */
	int index_size;
	bool *taken;		/* by old actor */
};

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

static bool same_place(const struct sprite *a, const struct sprite *b)
{
	return a->box.x == b->box.x && a->box.y == b->box.y && a->box.w == b->box.w &&
	       a->box.h == b->box.h && a->angle_deg == b->angle_deg && a->lift == b->lift &&
	       a->hidden == b->hidden;
}

static bool same_size(const struct sprite *a, const struct sprite *b)
{
	return a->box.w == b->box.w && a->box.h == b->box.h;
}

/* --- finding the old actor of a key -------------------------------------------------------------- */

static void index_make(struct change *change)
{
	struct stage *stage = change->stage;

	change->index_size = 64;
	while (change->index_size < 2 * stage->count + 2)
		change->index_size *= 2;
	change->index = malloc((size_t)change->index_size * sizeof(int));
	change->taken = calloc((size_t)stage->count + 1, sizeof(bool));
	if (!change->index || !change->taken)
		abort();
	memset(change->index, 0xff, (size_t)change->index_size * sizeof(int));
	for (int i = 0; i < stage->count; i++) {
		if (stage->actors[i].leaving)
			continue;
		unsigned at = (unsigned)stage->actors[i].sprite.key;
		while (change->index[at %= (unsigned)change->index_size] >= 0)
			at++;
		change->index[at] = i;
	}
}

static int index_find(const struct change *change, uint64_t key)
{
	unsigned at = (unsigned)key;

	for (;; at++) {
		int i = change->index[at %= (unsigned)change->index_size];
		if (i < 0 || change->stage->actors[i].sprite.key == key)
			return i;
	}
}

/* --- starting motions ---------------------------------------------------------------------------- */

static void start(const struct change *change, struct actor *actor, enum motion_kind kind,
		  int length_ms, struct pose from)
{
	actor->motion = (struct motion){
		.kind = kind,
		.start_s = change->now_s - lead_s,
		.length_ms = length_ms,
		.from = from,
		.to = sprite_pose(&actor->sprite),
		.width = actor->sprite.box.w,
		.height = actor->sprite.box.h,
	};
	actor->fresh = true;
}

static bool page_turned(const struct change *change, uint64_t group)
{
	int old = -1, new = -1;

	for (int i = 0; i < change->old->group_count; i++)
		if (change->old->groups[i].key == group)
			old = change->old->groups[i].page;
	for (int i = 0; i < change->new->group_count; i++)
		if (change->new->groups[i].key == group)
			new = change->new->groups[i].page;
	return old >= 0 && new >= 0 && old != new;
}

static void start_page(const struct change *change, struct actor *actor, enum motion_kind kind,
		       struct pose from)
{
	start(change, actor, kind, PAGE_NOTE_MS, from);
	actor->motion.start_s +=
		PAGE_APART_MS * (actor->sprite.order % (BOARD_NEIGHBOURS_MAX - 1)) / 1000.0;
}

static void start_move(const struct change *change, struct actor *actor, const struct sprite *old,
		       struct pose from)
{
	start(change, actor, MOTION_MOVE, MOVE_MS, from);
	if (!old->hidden)
		actor->motion.left = old->box;
	if (!actor->sprite.hidden)
		actor->motion.lands = actor->sprite.box;
}

/* What it looked like stays on show while it becomes something else. */
static void keep_before(struct actor *actor, const struct actor *old, double now_s)
{
	bool still = old->has_before && actor_moves(old, now_s) &&
		     motion_becomes(&old->motion, now_s) < 0.5f;

	actor->has_before = true;
	actor->before = still ? old->before : old->sprite;
	actor->before_generation = still ? old->before_generation : old->generation;
}

static void note_changed(const struct change *change, struct actor *actor, const struct actor *old)
{
	const struct sprite *was = &old->sprite, *is = &actor->sprite;
	struct pose from = actor_pose(old, change->now_s);
	bool content = was->hash != is->hash || !same_size(was, is);

	if (was->hidden && is->hidden)
		return;
	if (content || is->hidden)
		keep_before(actor, old, change->now_s);
	if (was->hidden) {
		actor->has_before = false;
		from.alpha = 0;
	}
	if (was->group != is->group)
		start_move(change, actor, was, from);
	else if (change->page && was->hidden != is->hidden)
		start(change, actor, is->hidden ? MOTION_SCENE_OUT : MOTION_SCENE_IN, SCENE_MS, from);
	else if (page_turned(change, is->group) && was->hidden != is->hidden)
		start_page(change, actor, is->hidden ? MOTION_PAGE_OUT : MOTION_PAGE_IN, from);
	else if (was->lift != is->lift || is->lift > 0)
		start(change, actor, MOTION_GLIDE, HOLD_MS, from);
	else if (!same_place(was, is))
		start(change, actor, MOTION_GLIDE, same_size(was, is) ? CLOSE_UP_MS : GLIDE_MS,
		      from);
	else
		start(change, actor, MOTION_MORPH, FADE_MS, from);
}

static void number_changed(const struct change *change, struct actor *actor, const struct actor *old)
{
	int shown = old->sprite.value;

	if (actor_moves(old, change->now_s) && old->motion.kind == MOTION_COUNT) {
		float t = tween_out_cubic(motion_ms(&old->motion, change->now_s) / COUNT_MS);
		shown = old->motion.from_value +
			(int)((float)(old->motion.to_value - old->motion.from_value) * t);
	}
	keep_before(actor, old, change->now_s);
	start(change, actor, MOTION_COUNT, COUNT_MS, sprite_pose(&actor->sprite));
	actor->motion.from_value = shown;
	actor->motion.to_value = actor->sprite.value;
}

/* The old actor meets its new sprite: goes on as it was, or starts from where it is now. */
static void retarget(const struct change *change, struct actor *actor, const struct actor *old)
{
	const struct sprite *was = &old->sprite, *is = &actor->sprite;
	bool same = same_place(was, is) && was->hash == is->hash && was->group == is->group;

	if (same) {
		actor->motion = old->motion;
		actor->has_before = old->has_before;
		actor->before = old->before;
		actor->before_generation = old->before_generation;
		return;
	}
	if (is->kind == SPRITE_NOTE)
		note_changed(change, actor, old);
	else if (is->kind == SPRITE_NUMBER && was->value != is->value)
		number_changed(change, actor, old);
	else if (is->kind == SPRITE_MARK || is->kind == SPRITE_FADING)
		actor->motion = same_place(was, is) ? old->motion : (struct motion){0};
}

/*
 * Words that come in softly begin a frame after the note: setting a sentence that was never set before
 * takes 10 ms, and a thumb would feel them.
 */
static void start_after_hero(const struct change *change, struct actor *actor)
{
	start(change, actor, MOTION_FADE_IN, FADE_MS, sprite_pose(&actor->sprite));
	actor->motion.start_s = change->now_s + lead_s / 2;
}

/* What lies over the scene comes by itself, whatever the scene does. False: it is none of that. */
static bool enter_over(const struct change *change, struct actor *actor)
{
	struct pose rest = sprite_pose(&actor->sprite), corner = rest;

	corner.x = actor->sprite.from_x;
	corner.y = actor->sprite.from_y;
	if (actor->sprite.kind == SPRITE_OVER)
		start(change, actor, MOTION_FADE_IN, OVER_IN_MS, rest);
	else if (actor->sprite.kind == SPRITE_DROP)
		start(change, actor, MOTION_DROP, DROP_MS, rest);
	else if (actor->sprite.kind == SPRITE_SCRAP)
		start(change, actor, MOTION_SCRAP, SCRAP_MS, corner);
	return actor->sprite.kind >= SPRITE_OVER;
}

static void enter(const struct change *change, struct actor *actor)
{
	struct pose rest = sprite_pose(&actor->sprite);

	if (enter_over(change, actor))
		return;
	if (actor->sprite.hidden)
		return;
	if (change->scene || (change->page && actor->sprite.group))
		start(change, actor, MOTION_SCENE_IN, SCENE_MS, rest);
	else if (actor->sprite.kind == SPRITE_NOTE)
		start(change, actor, MOTION_APPEAR, APPEAR_MS, rest);
	else if (actor->sprite.kind == SPRITE_FADING)
		start_after_hero(change, actor);
	else if (actor->sprite.kind == SPRITE_MARK)
		start(change, actor, MOTION_NOD, NOD_MS, rest);
}

/* Answers whether it is still to be seen for a while. */
static bool leave(const struct change *change, struct actor *actor)
{
	struct pose from = actor_pose(actor, change->now_s);

	actor->leaving = true;
	actor->has_before = false;
	if (actor->sprite.hidden)
		return false;
	if (actor->sprite.kind >= SPRITE_OVER)
		start(change, actor, MOTION_FADE_OUT, OVER_OUT_MS, from);
	else if (change->scene || (change->page && actor->sprite.group))
		start(change, actor, MOTION_SCENE_OUT, SCENE_MS, from);
	else if (actor->sprite.kind == SPRITE_NOTE)
		start(change, actor, MOTION_TEAR, TEAR_MS, from);
	else if (actor->sprite.kind == SPRITE_FADING)
		start(change, actor, MOTION_FADE_OUT, FADE_MS, from);
	else
		return false;
	return true;
}

/* --- whose turn it is ---------------------------------------------------------------------------- */

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
			int old = index_find(change, actor->sprite.key);
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
		const struct actor *old = &olds[index_find(change, hero->sprite.key)];
		if (!old->sprite.hidden)
			start_move(change, hero, &old->sprite, hero->motion.from);
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
		start(change, actor, MOTION_FADE_OUT, FADE_MS, actor->motion.from);
	else
		start(change, actor, MOTION_GLIDE, GLIDE_MS, actor->motion.from);
}

/* One hero at a time, in the order in which they came; too many, and all glide at once. */
static void queue_heroes(struct change *change)
{
	/* The column that a note flies to is on the wall before it flies. */
	double free_s = change->page ? change->now_s + SCENE_MS / 1000.0 : change->now_s - lead_s;
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
		int old = hero->leaving ? -1 : index_find(change, hero->sprite.key);
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
static void reduce(struct change *change)
{
	for (int i = 0; i < change->count; i++) {
		struct actor *actor = &change->actors[i];
		if (!actor->fresh)
			continue;
		if (actor->leaving)
			start(change, actor, MOTION_FADE_OUT, FADE_MS, actor->motion.from);
		else if (actor->motion.kind == MOTION_COUNT || actor->motion.kind == MOTION_NOD)
			actor->motion = (struct motion){0};
		else if (actor->has_before || actor->motion.kind == MOTION_MOVE ||
			 actor->motion.kind == MOTION_GLIDE)
			start(change, actor, MOTION_CROSS, FADE_MS, actor->motion.from);
		else
			start(change, actor, MOTION_FADE_IN, FADE_MS, actor->motion.to);
	}
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

static void pair(struct change *change)
{
	struct stage *stage = change->stage;

	for (int i = 0; i < change->new->count; i++) {
		struct actor *actor = &change->actors[change->count++];
		*actor = (struct actor){.sprite = change->new->sprites[i],
					.generation = stage->filling};
		int old = index_find(change, actor->sprite.key);
		if (old >= 0 && !change->taken[old]) {
			change->taken[old] = true;
			retarget(change, actor, &stage->actors[old]);
		} else if (change->old->scene) {
			enter(change, actor);
		}
	}
	for (int i = 0; i < stage->count; i++) {
		struct actor actor = stage->actors[i];
		if (change->taken[i])
			continue;
		if (actor.leaving || leave(change, &actor))
			change->actors[change->count++] = actor;
	}
}

static int moving(const struct change *change)
{
	int n = 0;

	for (int i = 0; i < change->count; i++)
		n += actor_moves(&change->actors[i], change->now_s);
	return n;
}

static void compare(struct change *change)
{
	struct stage *stage = change->stage;

	index_make(change);
	pair(change);
	if (stage->reduced) {
		reduce(change);
	} else {
		find_jumpers(change, stage->actors);
		queue_heroes(change);
		queue_neighbours(change, stage->actors);
	}
	free(change->index);
	free(change->taken);
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
	compare(&change);
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
