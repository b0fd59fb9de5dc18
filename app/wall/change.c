#include "app/wall/change.h"

#include <stdlib.h>
#include <string.h>

#include "app/draw/tween.h"

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

int change_find(const struct change *change, uint64_t key)
{
	unsigned at = (unsigned)key;

	for (;; at++) {
		int i = change->index[at %= (unsigned)change->index_size];
		if (i < 0 || change->stage->actors[i].sprite.key == key)
			return i;
	}
}

/* --- starting motions ---------------------------------------------------------------------------- */

void change_start(const struct change *change, struct actor *actor, enum motion_kind kind, int length_ms,
		  struct pose from)
{
	actor->motion = (struct motion){
		.kind = kind,
		.start_s = change->now_s - CHANGE_LEAD_S,
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
	change_start(change, actor, kind, PAGE_NOTE_MS, from);
	actor->motion.start_s +=
		PAGE_APART_MS * (actor->sprite.order % (BOARD_NEIGHBOURS_MAX - 1)) / 1000.0;
}

void change_start_move(const struct change *change, struct actor *actor, const struct sprite *old,
		       struct pose from)
{
	change_start(change, actor, MOTION_MOVE, MOVE_MS, from);
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
		change_start_move(change, actor, was, from);
	else if (change->page && was->hidden != is->hidden)
		change_start(change, actor, is->hidden ? MOTION_SCENE_OUT : MOTION_SCENE_IN, SCENE_MS, from);
	else if (page_turned(change, is->group) && was->hidden != is->hidden)
		start_page(change, actor, is->hidden ? MOTION_PAGE_OUT : MOTION_PAGE_IN, from);
	else if (was->lift != is->lift || is->lift > 0)
		change_start(change, actor, MOTION_GLIDE, HOLD_MS, from);
	else if (!same_place(was, is))
		change_start(change, actor, MOTION_GLIDE, same_size(was, is) ? CLOSE_UP_MS : GLIDE_MS,
		      from);
	else
		change_start(change, actor, MOTION_MORPH, FADE_MS, from);
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
	change_start(change, actor, MOTION_COUNT, COUNT_MS, sprite_pose(&actor->sprite));
	actor->motion.from_value = shown;
	actor->motion.to_value = actor->sprite.value;
}

static void card_changed(const struct change *change, struct actor *actor, const struct actor *old)
{
	const struct sprite *was = &old->sprite, *is = &actor->sprite;
	struct pose from = actor_pose(old, change->now_s);
	bool same = same_place(was, is);

	keep_before(actor, old, change->now_s);
	if (was->face_down && !is->face_down)
		change_start(change, actor, MOTION_TURN, same ? TURN_OVER_MS : TURN_MS, from);
	else
		change_start(change, actor, same ? MOTION_MORPH : MOTION_GLIDE,
			     same ? FADE_MS : GLIDE_MS, from);
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
	else if (is->kind == SPRITE_CARD)
		card_changed(change, actor, old);
	else if ((is->kind == SPRITE_NUMBER && was->value != is->value) || is->kind == SPRITE_GAUGE)
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
	change_start(change, actor, MOTION_FADE_IN, FADE_MS, sprite_pose(&actor->sprite));
	actor->motion.start_s = change->now_s + CHANGE_LEAD_S / 2;
}

/* What lies over the scene comes by itself, whatever the scene does. False: it is none of that. */
static bool enter_over(const struct change *change, struct actor *actor)
{
	struct pose rest = sprite_pose(&actor->sprite), corner = rest;

	corner.x = actor->sprite.from_x;
	corner.y = actor->sprite.from_y;
	if (actor->sprite.kind == SPRITE_OVER)
		change_start(change, actor, MOTION_FADE_IN, OVER_IN_MS, rest);
	else if (actor->sprite.kind == SPRITE_DROP)
		change_start(change, actor, MOTION_DROP, DROP_MS, rest);
	else if (actor->sprite.kind == SPRITE_SCRAP)
		change_start(change, actor, MOTION_SCRAP, SCRAP_MS, corner);
	return actor->sprite.kind >= SPRITE_OVER;
}

/* Among cards that turn over: from the middle of them, or when they are done. */
static bool enter_with_cards(const struct change *change, struct actor *actor)
{
	struct pose from = sprite_pose(&actor->sprite);

	if (!change->turn)
		return false;
	if (actor->sprite.kind == SPRITE_CARD && actor->sprite.from_x > 0) {
		from.x = actor->sprite.from_x;
		from.y = actor->sprite.from_y;
		from.alpha = 0;
		change_start(change, actor, MOTION_TURN, TURN_MS, from);
	} else if (actor->sprite.waits) {
		change_start(change, actor, MOTION_SCENE_IN, SCENE_MS, from);
		actor->motion.start_s += TURN_MS / 1000.0;
	}
	return actor->motion.kind != MOTION_NONE;
}

static void enter(const struct change *change, struct actor *actor)
{
	struct pose rest = sprite_pose(&actor->sprite);

	if (enter_over(change, actor))
		return;
	if (actor->sprite.hidden || enter_with_cards(change, actor))
		return;
	if (change->scene || (change->page && actor->sprite.group))
		change_start(change, actor, MOTION_SCENE_IN, SCENE_MS, rest);
	else if (actor->sprite.kind == SPRITE_NOTE)
		change_start(change, actor, MOTION_APPEAR, APPEAR_MS, rest);
	else if (actor->sprite.kind == SPRITE_FADING || actor->sprite.kind == SPRITE_CARD)
		start_after_hero(change, actor);
	else if (actor->sprite.kind == SPRITE_MARK)
		change_start(change, actor, MOTION_NOD, NOD_MS, rest);
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
		change_start(change, actor, MOTION_FADE_OUT, OVER_OUT_MS, from);
	else if (change->turn && actor->sprite.face_down)
		change_start(change, actor, MOTION_TURN, TURN_MS, from);
	else if (change->scene || (change->page && actor->sprite.group))
		change_start(change, actor, MOTION_SCENE_OUT, SCENE_MS, from);
	else if (actor->sprite.kind == SPRITE_NOTE)
		change_start(change, actor, MOTION_TEAR, TEAR_MS, from);
	else if (actor->sprite.kind == SPRITE_FADING || actor->sprite.kind == SPRITE_CARD)
		change_start(change, actor, MOTION_FADE_OUT, FADE_MS, from);
	else
		return false;
	return true;
}

/* --- the whole ----------------------------------------------------------------------------------- */

static void pair(struct change *change)
{
	struct stage *stage = change->stage;

	for (int i = 0; i < change->new->count; i++) {
		struct actor *actor = &change->actors[change->count++];
		*actor = (struct actor){.sprite = change->new->sprites[i],
					.generation = stage->filling};
		int old = change_find(change, actor->sprite.key);
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

static bool cards_lie(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		if (list->sprites[i].face_down)
			return true;
	return false;
}

void change_compare(struct change *change)
{
	struct stage *stage = change->stage;

	change->turn = change->scene && cards_lie(change->old);
	index_make(change);
	pair(change);
	if (stage->reduced)
		turns_reduce(change);
	else
		turns_take(change);
	free(change->index);
	free(change->taken);
}
