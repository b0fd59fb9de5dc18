#pragma once
#include <stdbool.h>

#include "app/wall/scenes/scene.h"

/*
 * input: a keyboard or a TV remote at the wall walks the notes and moves one. Enter lifts the chosen
 * note, left and right choose its column, Enter puts it down, Escape lets it go back.
 *
 * Owner: the wall. Thread: main. Knows keys by what they mean, not by SDL's names.
 */
enum wall_key {
	WALL_KEY_LEFT, WALL_KEY_RIGHT, WALL_KEY_UP, WALL_KEY_DOWN,
	WALL_KEY_ENTER, WALL_KEY_ESCAPE, WALL_KEY_QUIT, WALL_KEY_THEME, WALL_KEY_FULL,
	WALL_KEY_PAGE_NEXT, WALL_KEY_PAGE_BACK, WALL_KEY_PAUSE,
};

enum input_result {
	INPUT_NOTHING,
	INPUT_CHANGED,		/* the selection: make the scene anew */
	INPUT_MOVE,		/* selection.card goes to selection.column */
	INPUT_QUIT, INPUT_THEME, INPUT_FULL, INPUT_PAGE_NEXT, INPUT_PAGE_BACK,
	INPUT_PAUSE,
};

enum { SELECTION_SHOWN_S = 30, DROP_WAIT_S = 2 };

struct input {
	struct selection selection;
	bool dropped;		/* put down, and the ledger's answer is on its way */
	double until_s;		/* the selection goes by itself; 0: there is none */
};

enum input_result input_key(struct input *input, enum wall_key key, const struct board *board,
			    const struct sprite_list *list, double now_s);

/* After a new snapshot, and when until_s has come. True: the selection changed. */
bool input_refresh(struct input *input, const struct board *board, double now_s);
