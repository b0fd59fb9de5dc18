#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"

/*
 * list: what is to be drawn, as data. Scenes write it, the stage moves it about, paint turns it into
 * pixels, and tests compare it as text. Knows neither SDL nor fonts.
 *
 * All measures are pixels of the 1920x1080 canvas of the design (floats; paint scales them). Angles are
 * degrees, clockwise. Colours are tokens of the theme, so that one list serves day and evening.
 */
struct rect {
	float x, y, w, h;
};

/* Tokens of the visual specification, in its order. */
enum token {
	T_WALL, T_LIT, T_EDGE, T_SHEET, T_TRACK, T_LINE, T_LINE2,
	T_INK, T_INK2, T_NINK, T_NINK2,
	T_BUTTER, T_MINT, T_PEACH, T_LILAC, T_BLUSH, T_SKY, T_KRAFT,
	T_OK, T_WARN, T_BAD, T_OKF, T_WARNF, T_BADF,
	T_NOK, T_NWARN, T_NBAD, T_NOKF, T_NWARNF, T_NBADF,
	T_ONSTAT, T_GLYPH, T_NGLYPH, T_KPI, T_OKR, T_TAPE, T_QR_PAPER, T_QR_INK, T_SHADOW,
	T_PERSON_FIRST,		/* seven fills */
	T_PERSON_LAST = T_PERSON_FIRST + 6,
	T_BADGE_FIRST,		/* medals, in the order of the papers they are given on: butter to sky */
	T_BADGE_LAST = T_BADGE_FIRST + 5,
	T_COIN, T_COIN_EDGE, T_GLASS, T_GLASS_EDGE, T_LID, T_LID_EDGE,
	T_CREAM,		/* letters on people, #FFF9EE */
	T_BLACK, T_VEIL,
	T_NOKR,			/* the stretch flag on a note */
	T_COUNT,
};

struct tint {
	uint8_t token;
	uint8_t alpha;		/* 0..255, times the token's own */
};

enum face {
	FACE_HAND_BOLD,		/* LXGW WenKai, its heaviest cut */
	FACE_HAND,		/* LXGW WenKai Regular */
	FACE_UI,		/* Inter 400 + Noto Sans CJK SC Regular */
	FACE_UI_500,
	FACE_UI_600,		/* CJK in Bold */
	FACE_UI_700,
	FACE_DISPLAY_600,	/* Inter Display SemiBold: numbers */
	FACE_COUNT,
};

enum shadow { SHADOW_NONE, SHADOW_CONTACT, SHADOW_REST, SHADOW_SHEET };

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

enum op_kind {
	OP_WALL,	/* the plaster, over the whole window; box and pixel shift ignored */
	OP_RECT,	/* filled, radius at the top, radius2 at the bottom */
	OP_FRAME,	/* outline inside box: stroke, radius; dash and gap when dash > 0 */
	OP_LINE,	/* from (x,y) to (x+w,y+h): stroke, round ends that reach past the two points */
	OP_DISC,	/* filled ellipse in box */
	OP_RING,	/* arc inside box: stroke; from `from` to `to` turns, 0 at the top, clockwise; round ends */
	OP_PAPER,	/* a note's body: fill, and unless `plain` glue band, light, foot shade */
	OP_TAPE,	/* washi tape, a little uneven at its ends */
	OP_SHADOW,	/* nine-slice shadow of a rect `box`, see `shadow`; REST and SHEET have CONTACT in them */
	OP_TEXT,	/* one line; box.h is the line height, box.w the width it is aligned in */
	OP_ICON,	/* assets/icons/NAME.svg in box, in one colour */
	OP_PATH,	/* text as a path within box (path.h): filled, or drawn with stroke, dash and gap */
	OP_HATCH,	/* slanted stripes in a rect of radius: stroke wide, gap apart, leaning `to` over the height */
	OP_QR,		/* text as a QR code, level M, whole-pixel modules centred in box, no paper */
};

struct op {
	enum op_kind kind;
	struct rect box;
	struct tint tint;
	float radius, radius2;
	float stroke, dash, gap;
	float from, to;
	enum shadow shadow;
	enum face face;
	float px;		/* font size */
	enum align align;
	bool plain;		/* OP_PAPER: fill only; OP_TEXT: digits in cells as wide as "0" */
	const char *text;	/* OP_TEXT, OP_QR, OP_PATH: the string; OP_ICON: the name */
};

/* Ops in painting order. Grows in the arena; texts are copied into it. */
struct op_list {
	struct arena *arena;
	struct op *ops;
	int count, cap;
};

struct op *op_add(struct op_list *list, enum op_kind kind, struct rect box, struct tint tint);

/*
 * One thing on the wall, placed: what the stage hands to paint. Ops are relative to box's top left
 * corner. `hash` covers everything that paint reads of the ops: same hash, same pixels.
 */
struct placed {
	const struct op *ops;
	int op_count;
	uint64_t hash;
	bool bake;		/* keep a texture of it, already rotated; else draw op by op, unrotated */
	struct rect box;	/* canvas */
	float angle_deg;	/* about the box's centre */
	float scale;		/* about the box's centre; 1 at rest */
	float turned;		/* baked things: 0 flat .. 1 edge-on, about their upright axis */
	float alpha;		/* 0..1 */
	bool shadow;		/* a note's rest shadow, drawn under it at its rotation */
	float lift;		/* 0 at rest .. 1 lifted: which shadow */
	float tear;		/* 0: whole; else the upper part's height in px: drawn in two parts */
	struct rect stub;	/* with tear: where the torn-off upper part stays */
	float stub_angle_deg, stub_alpha;
	uint32_t seed;		/* of the torn edge */
};

/* A copy of the ops' text form, one op a line, stable across machines: for golden files. */
char *op_list_dump(const struct op *ops, int count, struct arena *arena);
uint64_t op_hash(const struct op *ops, int count);
