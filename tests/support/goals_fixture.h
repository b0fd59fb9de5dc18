#pragma once
#include "app/model/flow_topic.h"
#include "app/model/goals.h"
#include "app/model/snapshot.h"

/*
 * goals_fixture: the goals of the design's pictures, and goals of any size for tests that count. People
 * are those of fixture.h: m1 小林, m2 阿May, m3 老周, m4 可可, m5 大树, m6 小北, m7 七七.
 */

/* NULL: the picture has none. */
struct goals *fixture_goals(const char *name);

/* The days of notes as the picture of the flow has them; NULL: the picture has none. */
struct flow_notes *fixture_flow(const char *name);

/* `objectives` with up to five key results each: long titles, huge numbers, unknown starts, old data. */
struct goals *fixture_many_goals(int objectives, int64_t now_ms);
