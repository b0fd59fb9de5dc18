#pragma once
#include <stdbool.h>

#include "app/draw/list.h"

/*
 * progress: how far something is, drawn: bars with floor, stretch and expected time, dials (rings), and the
 * shapes of a state. A state is never said by colour alone.
 *
 * Thread: any.
 */
enum state {
	STATE_NONE,	/* not started, or too old to say: a hollow circle */
	STATE_FINE,	/* circle with tick */
	STATE_RISK,	/* triangle with mark */
	STATE_HELP,	/* octagon with bar */
};

/* Fill and text by state, on sheets and the wall, or on notes. */
enum token state_fill(enum state state, bool on_note);
enum token state_ink(enum state state, bool on_note);

void draw_state(struct op_list *ops, enum state state, float x, float y, float size, bool on_note);

/* Track and fill, round ends. share 0..1; hatched: the data is too old to trust its colour. */
void draw_bar(struct op_list *ops, struct rect box, float share, enum token fill, bool hatched);

/* On the track at a share: the floor's tick, the triangle of the time that has passed, the flag. */
void draw_tick(struct op_list *ops, struct rect bar, float share, enum token token, enum token ground);
void draw_expected(struct op_list *ops, struct rect bar, float share, enum token token);
/* Its pole stands on (x, y), which is its foot. */
void draw_flag(struct op_list *ops, float x, float y, float w, float h, enum token token);

/* Rest and arc; time: where a tick says how much of it has passed, below 0: none. */
struct dial {
	struct rect box;
	float stroke;
	float share, time;
	enum token fill;
	struct tint rest;
	enum token tick;
};
void draw_dial(struct op_list *ops, const struct dial *dial);
