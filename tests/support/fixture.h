#pragma once
#include "app/model/snapshot.h"
#include "app/wall/scenes/scene.h"

/*
 * fixture: the boards of the design's pictures, so that a render can be laid over its picture, and
 * boards of any size for tests that count.
 */

/* "board-day", "board-busy", "board-evening", "board-en", "board-empty", "board-large", "board-moved",
 * "notices", "notices-full", "notices-offline", "notices-restored", "setup", "week-rollover", "week-rollover-en", those of goals,
 * see goals_fixture.h, and those of the weekly vote, see fixture_weekly.h. NULL: no such picture. */
struct snapshot *fixture_snapshot(const char *name);
int64_t fixture_now_ms(const char *name);
const struct ritual *fixture_ritual(const char *name);
const char *fixture_scene(const char *name);	/* the scene that it is a picture of */
bool fixture_evening(const char *name);
const char *fixture_scene(const char *name);

/* `columns` columns with `cards` notes in all, spread as evenly as they go; titles of every sort. */
struct snapshot *fixture_many(int columns, int cards);
struct snapshot *fixture_many_objectives(int objectives);

/* A scene's input for a snapshot, at rest, at the fixture's time. */
struct scene_input fixture_input(const struct snapshot *snapshot, const char *name,
				 const struct measurer *measurer);
