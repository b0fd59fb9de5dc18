#pragma once
#include "app/wall/scenes/scene.h"

/*
 * note: one card as paper: title, who, what platform, how old, and the tabs that stick out of it.
 *
 * Thread: any.
 */
struct note {
	const struct board *board;
	const struct card *card;
	enum density density;
	bool done;
	struct date today;	/* year 0: not known */
	int64_t now_ms;		/* 0: not known */
	enum lang lang;
	const struct measurer *measurer;
	float distance;		/* 1, or how much larger all of it is drawn */
};

float note_angle(const char *card_id, enum density density);

/* Draws into the sprite, whose box has been set. */
void note_draw(const struct note *note, struct sprite *sprite);
