#include "app/wall/motion.h"

#include <math.h>

#include "app/draw/tween.h"

static const float lift_scale = 1.06f, tilt_deg = 4.2f, bow_px = 60;

static float clamp(float t)
{
	return t < 0 ? 0 : t > 1 ? 1 : t;
}

static float between(float a, float b, float t)
{
	return a + (b - a) * t;
}

double motion_end_s(const struct motion *motion)
{
	return motion->start_s + motion->length_ms / 1000.0;
}

float motion_ms(const struct motion *motion, double now_s)
{
	return (float)((now_s - motion->start_s) * 1000);
}

static struct pose blend(const struct pose *a, const struct pose *b, float t)
{
	return (struct pose){
		.x = between(a->x, b->x, t),
		.y = between(a->y, b->y, t),
		.angle_deg = between(a->angle_deg, b->angle_deg, t),
		.scale = between(a->scale, b->scale, t),
		.alpha = between(a->alpha, b->alpha, clamp(t)),
		.lift = clamp(between(a->lift, b->lift, t)),
	};
}

static struct pose move(const struct motion *m, float ms)
{
	float towards = m->to.x >= m->from.x ? 1 : -1;
	struct pose high = {m->from.x, m->from.y, tilt_deg * towards, lift_scale, 1, 1};
	struct pose pose;

	if (ms < MOVE_LIFT_MS) {
		pose = blend(&m->from, &high, tween_out_cubic(ms / MOVE_LIFT_MS));
		return pose;
	}
	if (ms < MOVE_LAND_FROM_MS) {
		float t = tween_in_out_cubic((ms - MOVE_LIFT_MS) / (MOVE_LAND_FROM_MS - MOVE_LIFT_MS));
		float middle_x = (m->from.x + m->to.x) / 2;
		float middle_y = (m->from.y + m->to.y) / 2 - bow_px;
		float a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
		pose = high;
		pose.x = a * m->from.x + b * middle_x + c * m->to.x;
		pose.y = a * m->from.y + b * middle_y + c * m->to.y;
		return pose;
	}
	high.x = m->to.x;
	high.y = m->to.y;
	return blend(&high, &m->to,
		     tween_out_back((ms - MOVE_LAND_FROM_MS) / (MOVE_MS - MOVE_LAND_FROM_MS)));
}

/* Turned about its top left corner. */
static void turn(struct pose *pose, const struct motion *m, float deg)
{
	float radians = deg * 3.14159265f / 180;
	float dx = m->width / 2, dy = m->height / 2;

	pose->x += dx * cosf(radians) - dy * sinf(radians) - dx;
	pose->y += dx * sinf(radians) + dy * cosf(radians) - dy;
	pose->angle_deg += deg;
}

static struct pose tear(const struct motion *m, float ms)
{
	struct pose pose = m->from;

	turn(&pose, m, -3 * tween_out_cubic(ms / TEAR_TURN_MS));
	if (ms > TEAR_FALL_FROM_MS) {
		float s = (ms - TEAR_FALL_FROM_MS) / 1000;
		pose.x -= 40 * s;
		pose.y += 1300 * s * s;
		pose.angle_deg -= 26 * s;
		pose.lift = clamp(s * 4) * 0.6f;
	}
	pose.alpha *= 1 - clamp((ms - TEAR_FADE_FROM_MS) / (TEAR_FALL_MS - TEAR_FADE_FROM_MS));
	return pose;
}

static struct pose appear(const struct motion *m, float ms)
{
	struct pose high = m->to, pose;

	high.scale = 1.18f;
	high.y -= 24;
	high.alpha = 0;
	pose = blend(&high, &m->to, tween_out_cubic(ms / APPEAR_FLY_MS));
	if (ms > APPEAR_FLY_MS) {
		float t = clamp((ms - APPEAR_FLY_MS) / (APPEAR_MS - APPEAR_FLY_MS));
		pose.scale *= 1 - 0.015f * sinf(t * 3.14159265f);
	}
	return pose;
}

static struct pose drop(const struct motion *m, float ms)
{
	struct pose pose = m->to;

	pose.scale *= 1 + 0.4f * (1 - tween_out_back(clamp(ms / DROP_MS)));
	pose.alpha *= clamp(ms / 150);
	return pose;
}

/* Ballistic, with a spin; the pose it has at SCRAP_AT_MS is `to`. */
static struct pose scrap(const struct motion *m, float ms)
{
	const float gravity = 1200, at = SCRAP_AT_MS / 1000.0f;
	float s = ms / 1000;
	float speed_x = (m->to.x - m->from.x) / at;
	float speed_y = (m->to.y - m->from.y) / at - gravity / 2 * at;
	struct pose pose = m->to;

	pose.x = m->from.x + speed_x * s;
	pose.y = m->from.y + speed_y * s + gravity / 2 * s * s;
	pose.angle_deg += 200 * (s - at) * (speed_x > 0 ? 1 : -1);
	pose.alpha = 1 - clamp((ms - SCRAP_FADE_FROM_MS) / (SCRAP_MS - SCRAP_FADE_FROM_MS));
	return pose;
}

static struct pose shifted(const struct pose *rest, float dx, float dy, float alpha)
{
	struct pose pose = *rest;

	pose.x += dx;
	pose.y += dy;
	pose.alpha *= alpha;
	return pose;
}

struct pose motion_pose(const struct motion *m, double now_s)
{
	float ms = motion_ms(m, now_s);
	float t = clamp(ms / (float)(m->length_ms ? m->length_ms : 1)), e = tween_in_out_cubic(t);

	switch (m->kind) {
	case MOTION_MOVE:
		return ms <= 0 ? m->from : ms >= MOVE_MS ? m->to : move(m, ms);
	case MOTION_TEAR:
		return ms <= 0 ? m->from : tear(m, ms);
	case MOTION_GLIDE:
	case MOTION_CROSS:
		return t >= 1 ? m->to : blend(&m->from, &m->to, e);
	case MOTION_APPEAR:
		return appear(m, ms < 0 ? 0 : ms);
	case MOTION_PAGE_IN:
		return shifted(&m->to, 0, 24 * (1 - e), e);
	case MOTION_PAGE_OUT:
		return shifted(&m->from, 0, -24 * e, 1 - e);
	case MOTION_SCENE_IN:
		return shifted(&m->to, 48 * (1 - e), 0, e);
	case MOTION_SCENE_OUT:
		return shifted(&m->from, -48 * e, 0, 1 - e);
	case MOTION_FADE_IN:
		return shifted(&m->to, 0, 0, e);
	case MOTION_FADE_OUT:
		return shifted(&m->from, 0, 0, 1 - e);
	case MOTION_NOD: {
		struct pose pose = m->to;
		pose.scale *= 1 + 0.15f * sinf(t * 3.14159265f);
		return pose;
	}
	case MOTION_DROP:
		return drop(m, ms < 0 ? 0 : ms);
	case MOTION_TURN:
		return blend(&m->from, &m->to,
			     tween_in_out_cubic((ms - TURN_OVER_MS) / TURN_GLIDE_MS));
	case MOTION_SCRAP:
		return scrap(m, ms < 0 ? 0 : ms);
	case MOTION_NONE:
	case MOTION_MORPH:
	case MOTION_COUNT:
		break;
	}
	return m->to;
}

float motion_becomes(const struct motion *m, double now_s)
{
	float ms = motion_ms(m, now_s);

	if (m->kind == MOTION_MOVE)
		return clamp((ms - MOVE_LAND_FROM_MS + 60) / 160);
	return tween_in_out_cubic(ms / (float)(m->length_ms ? m->length_ms : 1));
}
