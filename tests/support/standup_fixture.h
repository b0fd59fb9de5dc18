#pragma once
#include "app/model/meetings.h"
#include "app/wall/scenes/scene.h"

/*
 * standup_fixture: the stand-ups of the design's pictures, and some that go beyond them. People are those
 * of fixture.h.
 *
 * "standup", "standup-en", "standup-evening", "standup-before", "standup-late", "standup-overfull",
 * "standup-silent", "standup-summary", "standup-summary-en", "standup-summary-evening",
 * "standup-summary-none", "standup-summary-overfull". NULL: no such name.
 */
struct snapshot *standup_fixture(const char *name);
const char *standup_fixture_scene(const char *name);
int64_t standup_fixture_now_ms(const char *name);
bool standup_fixture_evening(const char *name);

struct scene_input standup_fixture_input(const struct snapshot *snapshot, const char *name,
					 const struct measurer *measurer);
