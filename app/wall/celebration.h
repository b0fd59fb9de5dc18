#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/praise.h"
#include "app/wall/scenes/scene.h"

/*
 * celebration: when a badge has its moment on the wall: as it is given, for some seconds, and not so
 * often that it becomes noise. What was given before the wall looked is old news; so is what comes late
 * from elsewhere. While a meeting has the wall the ticker says it, and nothing else does.
 *
 * Owner: the director. Thread: main. Reads no clock.
 */
enum {
	CELEBRATE_MS = 6300,		/* comes in and stands; the stage takes it away */
	CELEBRATE_APART_S = 20,
	CELEBRATE_NEWS_S = 600,		/* older than that is no news */
};

struct celebration {
	bool known;		/* the wall has looked once */
	int64_t seen;		/* order of the newest badge that was looked at */
	char id[SELECTION_ID_SIZE];	/* whose moment it is; "" for none */
	double began_s;
};

void celebration_init(struct celebration *celebration);

/* A newer snapshot. quiet: a meeting has the wall. `now_ms` is 0 while the clock is not set. */
void celebration_take(struct celebration *celebration, const struct praise *praise, bool quiet,
		      double now_s, int64_t now_ms);

/* Ends what is over. True: the scene has to be made anew. */
bool celebration_step(struct celebration *celebration, bool quiet, double now_s);
double celebration_deadline(const struct celebration *celebration);	/* INFINITY: none */

/* The badge whose moment it is; NULL: none, or it was taken back. */
const struct kudos *celebration_of(const struct celebration *celebration, const struct praise *praise);
