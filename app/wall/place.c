/*
 * place: the stage's other half: where everybody is at a moment, in painting order.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/draw/tween.h"
#include "app/wall/actor.h"
#include "app/wall/follow.h"

enum { TEAR_TOP = 28, SCRAPS = 4, EXTRAS_PER_ACTOR = 8 };

struct out {
	struct placed *things;
	int count;
	struct arena *arena;
	double now_s;
};

static float clamp(float t)
{
	return t < 0 ? 0 : t > 1 ? 1 : t;
}

static struct placed *put(struct out *out, const struct sprite *sprite, const struct pose *pose)
{
	struct placed *thing = &out->things[out->count++];

	*thing = (struct placed){
		.ops = sprite->ops.ops,
		.op_count = sprite->ops.count,
		.hash = sprite->hash,
		.bake = sprite->bake,
		.box = {pose->x - sprite->box.w / 2, pose->y - sprite->box.h / 2, sprite->box.w,
			sprite->box.h},
		.angle_deg = pose->angle_deg,
		.scale = pose->scale,
		.alpha = pose->alpha,
		.shadow = sprite->shadow,
		.lift = pose->lift,
		.seed = (uint32_t)(sprite->key ^ sprite->key >> 32),
	};
	return thing;
}

static void put_resting(struct out *out, const struct sprite *sprite)
{
	struct pose pose = sprite_pose(sprite);

	put(out, sprite, &pose)->box = sprite->box;	/* not by way of its centre: exactly there */
}

/* --- slots --------------------------------------------------------------------------------------- */

static void put_slot(struct out *out, struct rect box, enum token token, bool lands, float alpha)
{
	struct op_list ops = {.arena = out->arena};
	struct rect line = {2, 2, box.w - 4, box.h - 4};

	if (box.w <= 0 || alpha <= 0)
		return;
	if (lands) {
		struct op *fill = op_add(&ops, OP_RECT, line, (struct tint){T_SHEET, 140});
		fill->radius = fill->radius2 = 8;
	}
	struct op *frame = op_add(&ops, OP_FRAME, line, (struct tint){(uint8_t)token, 255});
	frame->radius = frame->radius2 = 8;
	frame->stroke = 3;
	frame->dash = 12;
	frame->gap = 10;
	out->things[out->count++] = (struct placed){
		.ops = ops.ops, .op_count = ops.count, .hash = op_hash(ops.ops, ops.count),
		.box = box, .scale = 1, .alpha = alpha,
	};
}

/* Where it left and where it will land, while it is on its way. */
static void put_slots(struct out *out, const struct actor *actor)
{
	float ms = motion_ms(&actor->motion, out->now_s);

	if (actor->motion.kind != MOTION_MOVE || ms <= 0 || ms >= MOVE_MS)
		return;
	float in = clamp(ms / SLOT_FADE_MS);
	float left = in * clamp((MOVE_LAND_FROM_MS - ms) / SLOT_FADE_MS);
	float lands = in * clamp((MOVE_MS - ms) / SLOT_FADE_MS);
	put_slot(out, actor->motion.left, T_LINE2, false, left);
	put_slot(out, actor->motion.lands, T_OK, true, lands);
}

/* --- torn off ------------------------------------------------------------------------------------ */

static void put_scrap(struct out *out, const struct actor *actor, int i, float ms)
{
	const struct rect *box = &actor->sprite.box;
	struct op_list ops = {.arena = out->arena};
	float s = (ms - TEAR_TURN_MS) / 1000;
	uint32_t seed = (uint32_t)(actor->sprite.key >> (8 * i));
	float jitter = (float)(seed & 0xff) / 255;
	struct rect at = {
		box->x + box->w * (0.14f + 0.23f * (float)i + 0.08f * jitter),
		box->y + TEAR_TOP + 20 * jitter + (260 + 160 * jitter) * s * s, 13, 8};
	float alpha = clamp((TEAR_MS - ms) / (TEAR_MS - TEAR_STUB_FROM_MS));
	struct op *op = op_add(&ops, OP_RECT, (struct rect){0, 0, 13, 8},
			       (struct tint){actor->sprite.paper, 255});

	op->radius = op->radius2 = 1;
	out->things[out->count++] = (struct placed){
		.ops = ops.ops, .op_count = ops.count, .hash = op_hash(ops.ops, ops.count),
		.bake = true, .box = at, .angle_deg = 10 + 25 * (float)(i % 2) + 20 * jitter,
		.scale = 1, .alpha = alpha,
	};
}

static void put_torn(struct out *out, const struct actor *actor)
{
	struct pose pose = motion_pose(&actor->motion, out->now_s);
	float ms = motion_ms(&actor->motion, out->now_s);
	struct placed *thing = put(out, &actor->sprite, &pose);

	if (ms < TEAR_TURN_MS)
		return;
	thing->tear = TEAR_TOP;
	thing->stub = actor->sprite.box;
	thing->stub.x = actor->motion.from.x - actor->sprite.box.w / 2;
	thing->stub.y = actor->motion.from.y - actor->sprite.box.h / 2;
	thing->stub.h = TEAR_TOP;
	thing->stub_angle_deg = actor->sprite.angle_deg;
	thing->stub_alpha = clamp((TEAR_MS - ms) / (TEAR_MS - TEAR_STUB_FROM_MS));
	thing->box.y += 5 * tween_out_cubic((ms - TEAR_TURN_MS) / (TEAR_FALL_FROM_MS - TEAR_TURN_MS));
	for (int i = 0; i < SCRAPS; i++)
		put_scrap(out, actor, i, ms);
}

/* --- numbers ------------------------------------------------------------------------------------- */

static int digits(int value)
{
	int n = value < 0 ? 2 : 1;

	while ((value /= 10))
		n++;
	return n;
}

/* The old or the new picture with the number in between, whichever has as many digits. */
static void put_counting(struct out *out, const struct actor *actor)
{
	const struct motion *m = &actor->motion;
	float t = tween_out_cubic(motion_ms(m, out->now_s) / COUNT_MS);
	int value = m->from_value + (int)((float)(m->to_value - m->from_value) * t);
	const struct sprite *like = &actor->sprite;

	if (actor->has_before && digits(value) == digits(actor->before.value) &&
	    digits(value) != digits(like->value))
		like = &actor->before;
	struct sprite shown = *like;
	struct pose pose = sprite_pose(like);
	shown.ops = (struct op_list){.arena = out->arena};
	for (int i = 0; i < like->ops.count; i++)
		*op_add(&shown.ops, OP_TEXT, (struct rect){0}, (struct tint){0}) = like->ops.ops[i];
	if (shown.ops.count)
		shown.ops.ops[0].text = arena_printf(out->arena, "%d", value);
	shown.hash = op_hash(shown.ops.ops, shown.ops.count);
	put(out, &shown, &pose);
}

/* Its place is where it will be; only what it shows is on its way. */
static void put_following(struct out *out, const struct actor *actor)
{
	float t = tween_out_cubic(motion_ms(&actor->motion, out->now_s) / COUNT_MS);
	struct sprite shown = actor->sprite;

	if (actor->has_before)
		shown.ops = ops_between(&actor->before.ops, &actor->sprite.ops, t, out->arena);
	shown.hash = op_hash(shown.ops.ops, shown.ops.count);
	put_resting(out, &shown);
}

/* --- everybody ----------------------------------------------------------------------------------- */

/* Less motion: fades out where it was, in where it belongs. */
static void put_crossing(struct out *out, const struct actor *actor)
{
	float t = motion_becomes(&actor->motion, out->now_s);
	struct pose from = actor->motion.from, to = actor->motion.to;
	const struct sprite *before = actor->has_before ? &actor->before : &actor->sprite;

	from.alpha *= 1 - t;
	to.alpha *= t;
	if (before->ops.count)
		put(out, before, &from);
	if (!actor->sprite.hidden)
		put(out, &actor->sprite, &to);
}

/* The other side of a card is paper, which goes when what stood on it has set out. */
static void put_paper(struct out *out, const struct sprite *card, const struct pose *at, float turned,
		      float alpha)
{
	struct sprite paper = *card;
	struct pose pose = *at;

	paper.ops = (struct op_list){.arena = out->arena};
	struct op *body = op_add(&paper.ops, OP_PAPER, (struct rect){0, 0, card->box.w, card->box.h},
				 (struct tint){T_SHEET, 255});
	body->radius = 3;
	body->radius2 = 5;
	paper.hash = op_hash(paper.ops.ops, paper.ops.count);
	pose.alpha *= alpha;
	if (alpha > 0)
		put(out, &paper, &pose)->turned = turned;
}

/* Its width goes to nothing and comes back with the other side; then that glides away. */
static void put_turning(struct out *out, const struct actor *actor)
{
	const struct sprite *card = actor->leaving ? &actor->sprite
				    : actor->has_before ? &actor->before : NULL;
	float ms = motion_ms(&actor->motion, out->now_s), over = clamp(ms / TURN_OVER_MS);
	float turned = 1 - fabsf(cosf(over * 3.14159265f));
	struct pose pose = motion_pose(&actor->motion, out->now_s);

	if (over < 0.5f) {
		if (card)
			put(out, card, &actor->motion.from)->turned = turned;
		return;
	}
	if (card && actor->motion.length_ms > TURN_OVER_MS)
		put_paper(out, card, &actor->motion.from, turned,
			  1 - clamp((ms - TURN_OVER_MS) / FADE_MS));
	if (!actor->leaving)
		put(out, &actor->sprite, &pose)->turned = turned;
}

/*
 * While one content becomes another the old one lies under the new one, at full strength until the new
 * one covers it: two halves of paper would let the wall shine through.
 */
static void put_becoming(struct out *out, const struct actor *actor)
{
	float t = motion_becomes(&actor->motion, out->now_s);
	struct pose pose = motion_pose(&actor->motion, out->now_s), new = pose;

	if (actor->sprite.hidden) {
		put(out, &actor->before, &pose);
		return;
	}
	if (t < 1) {
		struct pose old = pose;
		old.alpha *= clamp((1 - t) / 0.4f);
		put(out, &actor->before, &old);
	}
	new.alpha *= clamp(t / 0.6f);
	if (new.alpha > 0)
		put(out, &actor->sprite, &new);
}

static void put_actor(struct out *out, const struct actor *actor)
{
	if (!actor_moves(actor, out->now_s)) {
		if (!actor->sprite.hidden && !actor->leaving)
			put_resting(out, &actor->sprite);
		return;
	}
	if (actor->motion.kind == MOTION_TEAR)
		put_torn(out, actor);
	else if (actor->motion.kind == MOTION_COUNT && actor->sprite.kind == SPRITE_GAUGE)
		put_following(out, actor);
	else if (actor->motion.kind == MOTION_COUNT)
		put_counting(out, actor);
	else if (actor->motion.kind == MOTION_TURN)
		put_turning(out, actor);
	else if (actor->motion.kind == MOTION_CROSS)
		put_crossing(out, actor);
	else if (actor->has_before)
		put_becoming(out, actor);
	else if (actor->sprite.ops.count) {
		struct pose pose = motion_pose(&actor->motion, out->now_s);
		put(out, &actor->sprite, &pose);
	}
}

static enum layer layer_of(const struct actor *actor, double now_s)
{
	if (!actor_moves(actor, now_s))
		return actor->sprite.layer;
	float ms = motion_ms(&actor->motion, now_s);
	bool flies = actor->motion.kind == MOTION_MOVE || actor->motion.kind == MOTION_TEAR ||
		     actor->motion.kind == MOTION_TURN;
	if (ms > 0 && flies)
		return LAYER_FLYING;
	return actor->sprite.layer;
}

static size_t things_needed(const struct stage *stage, double now_s)
{
	size_t n = 1;

	for (int i = 0; i < stage->count; i++)
		n += actor_moves(&stage->actors[i], now_s) ? EXTRAS_PER_ACTOR : 1;
	return n;
}

const struct placed *stage_place(struct stage *stage, double now_s, bool secrets, int *count)
{
	struct out out = {.arena = &stage->frame, .now_s = now_s};

	arena_reset(&stage->frame);
	out.things = arena_array(&stage->frame, things_needed(stage, now_s), sizeof(*out.things));
	for (enum layer layer = LAYER_WALL; layer < LAYER_COUNT; layer++)
		for (int i = 0; i < stage->count; i++) {
			const struct actor *actor = &stage->actors[i];
			if (layer == LAYER_SLOTS)
				put_slots(&out, actor);
			if (layer_of(actor, now_s) == layer && (secrets || !actor->sprite.secret))
				put_actor(&out, actor);
		}
	*count = out.count;
	return out.things;
}
