#pragma once
#include "app/draw/list.h"

/*
 * follow: a gauge on its way to another value: bars grow, rings turn, numbers count, all by the same
 * share of the way. It works on the ops alone: what stands at the same place in both lists is the same
 * thing, and what has no counterpart is shown as it will be.
 *
 * Thread: any. Pure.
 */
struct op_list ops_between(const struct op_list *from, const struct op_list *to, float share,
			   struct arena *arena);
