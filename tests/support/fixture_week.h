#pragma once
#include "app/model/snapshot.h"

/*
 * fixture_week: the new week of the design's picture, for a board that has the fixture's people.
 */
struct rollover *fixture_week(enum lang lang, int64_t now_ms);

/* `notes` left by the board's people in turn, `torn` in the pile. */
struct rollover *fixture_week_many(const struct board *board, int notes, int torn, int64_t now_ms);
