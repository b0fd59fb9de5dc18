#pragma once
#include "app/model/meetings.h"
#include "app/wall/scenes/scene.h"

/*
 * agenda: meetings as the wall says them: what comes next, what is on, what is about to begin.
 *
 * Thread: any. Answers live in the arena.
 */

/* For the header; NULL: no meeting is known. One that has a clock of its own is not said to be on. */
const struct ritual *agenda_ritual(const struct scene_input *in, struct arena *arena);

/* The meeting that is on is held before this scene. */
bool agenda_holds(const struct snapshot *snapshot, int64_t now_ms, const char *scene);

/* A meeting begins in a few minutes: what is said of it, and what it means. False: none does. */
bool agenda_soon(const struct scene_input *in, struct arena *arena, const char **cause,
		 const char **means);
