#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/snapshot.h"
#include "app/wall/scenes/scene.h"

/*
 * programme: which scene has the wall, and which of its pages. Scenes that have something to show take
 * turns; somebody may ask for one by phone; a meeting that begins takes the wall and gives it back.
 *
 * Owner: the director. Thread: main. Reads no clock.
 */
enum {
	SCENE_TURN_S = 30,
	SCENE_PAGE_S = 20,	/* of a scene with several pages; it stays until all were shown */
};

struct programme {
	int scene;		/* index into scene_table(): the one whose turn it is */
	int due;		/* the one that insists, else -1 */
	int page, pages;
	int stay_s;		/* how long a scene stays, as the snapshot has it */
	double turn_s, page_s;	/* when the next scene and the next page come */
	unsigned wish;		/* the last wish that was granted */
};

void programme_init(struct programme *programme, double now_s);

/* Does what is due. True: another scene or page has the wall. `now_ms` is 0 while the clock is not set. */
bool programme_step(struct programme *programme, const struct snapshot *snapshot, double now_s,
		    int64_t now_ms);

/* The next step by itself; INFINITY: none. */
double programme_deadline(const struct programme *programme, const struct snapshot *snapshot);

/* The scene that has the wall now. */
const struct scene *programme_scene(const struct programme *programme);

/* The board gets the wall now, unless it has it, something insists or the scene is pinned. True: it did. */
bool programme_show_board(struct programme *programme, const struct snapshot *snapshot, double now_s);

/*
 * By hand: the next or previous page of the scene, and behind the last one the next scene. False: there is
 * neither.
 */
bool programme_page(struct programme *programme, const struct snapshot *snapshot, int by, double now_s);

/* Its place among the scenes that take turns, for the dots; *count is 0 or 1 when it is alone. */
int programme_place(const struct programme *programme, const struct snapshot *snapshot, int *count);
