#pragma once
#include <stdbool.h>

#include "app/draw/list.h"

/*
 * motion: where a thing is at a moment, on its way from one place to another. Pure arithmetic: the
 * same motion at the same time is at the same place, and past its end exactly where it belongs.
 */
enum motion_kind {
	MOTION_NONE,
	MOTION_MOVE,	/* hero: lift, travel, land */
	MOTION_TEAR,	/* hero: turn, split, fall */
	MOTION_GLIDE,	/* neighbours close up; a density changes */
	MOTION_APPEAR,
	MOTION_PAGE_IN,
	MOTION_PAGE_OUT,
	MOTION_SCENE_IN,
	MOTION_SCENE_OUT,
	MOTION_FADE_IN,
	MOTION_FADE_OUT,
	MOTION_MORPH,	/* stays, and becomes another content */
	MOTION_CROSS,	/* less motion: fades out here and in there */
	MOTION_COUNT,
	MOTION_NOD,
	MOTION_DROP,
	MOTION_TURN,	/* turns over where it lies, then glides to where it belongs */
	MOTION_SCRAP,	/* thrown from `from`, at `to` after SCRAP_AT_MS, and falling */
};

/* Lengths in milliseconds, from the visual specification. */
enum {
	MOVE_LIFT_MS = 140,
	MOVE_LAND_FROM_MS = 660,
	MOVE_MS = 900,
	MOVE_OVER_DIVIDER_MS = 400,
	SLOT_FADE_MS = 200,
	CLOSE_UP_MS = 260,
	CLOSE_UP_APART_MS = 30,
	GLIDE_MS = 420,
	HOLD_MS = 140,
	TEAR_TURN_MS = 180,
	TEAR_FALL_FROM_MS = 320,
	TEAR_FADE_FROM_MS = 800,
	TEAR_FALL_MS = 1000,
	TEAR_STUB_FROM_MS = 900,
	TEAR_MS = 1100,
	APPEAR_FLY_MS = 420,
	APPEAR_MS = 480,
	PAGE_NOTE_MS = 180,
	PAGE_APART_MS = 40,
	SCENE_MS = 600,
	FADE_MS = 250,
	COUNT_MS = 500,
	NOD_MS = 600,
	OVER_IN_MS = 300,
	OVER_OUT_MS = 400,
	DROP_MS = 500,
	TURN_OVER_MS = 300,
	TURN_GLIDE_MS = 900,
	TURN_MS = TURN_OVER_MS + TURN_GLIDE_MS,
	SCRAP_AT_MS = 450,
	SCRAP_FADE_FROM_MS = 1000,
	SCRAP_MS = 1400,
};

struct pose {
	float x, y;	/* the centre */
	float angle_deg, scale, alpha, lift;
};

struct motion {
	enum motion_kind kind;
	double start_s;
	int length_ms;
	struct pose from, to;
	struct rect left, lands;	/* MOVE: where it stood and will stand; w 0: not to be seen */
	float height;			/* TEAR: of the note, to turn about its corner */
	float width;
	int from_value, to_value;	/* COUNT */
};


double motion_end_s(const struct motion *motion);
float motion_ms(const struct motion *motion, double now_s);	/* since its start; below 0: waits */
struct pose motion_pose(const struct motion *motion, double now_s);

/* How much of the new content shows: 0 the old one, 1 the new one. */
float motion_becomes(const struct motion *motion, double now_s);
