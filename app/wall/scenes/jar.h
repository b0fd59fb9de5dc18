#pragma once
#include "app/wall/sprite.h"

/*
 * jar: the reward fund as a jar of coins, in proportion to what the team saves for.
 *
 * Thread: any. Pure.
 */
static const float jar_size = 330;	/* square; the goal's flag sticks out at the right */

enum { JAR_COINS_AT_GOAL = 82, JAR_COINS_MAX = 92 };

/* How many coins lie in it. Without a goal it is measured by the next round sum. */
int jar_coins(int64_t balance, int64_t goal);

/* Ops relative to the jar's corner; goal 0: no line. */
void draw_jar(struct op_list *ops, int64_t balance, int64_t goal);
