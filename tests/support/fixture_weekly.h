#pragma once
#include "app/model/goals.h"
#include "app/model/round.h"

/*
 * fixture_weekly: the weekly vote of the design's pictures: the key result, and the round before and after
 * the reveal. The people are those of the fixture's board.
 */
struct goals *fixture_weekly_goals(int64_t now_ms);
struct round *fixture_weekly_round(bool revealed, bool anonymous);

/* As many voters as the board has people, and ballots of every number. */
struct round *fixture_weekly_many(const struct board *board, int votes, bool revealed);
