#pragma once
#include "app/model/goals.h"
#include "app/model/round.h"
#include "app/wall/scenes/scene.h"

/*
 * weekly: what the two scenes of the weekly vote share: the key result whose turn it is.
 *
 * Thread: any.
 */
struct weekly {
	const struct scene_input *in;
	const struct board *board;
	const struct goals *goals;
	const struct round *round;
	const struct key_result *kr;
	const struct objective *objective;
	const struct metric *metric; /* NULL: none of the library */
	const struct person *owner;  /* NULL: a unit, or somebody who left */
};

/* The round at hand, or the last one. False: there was none, or its key result is not of this
 * cycle. */
bool weekly_of(const struct scene_input *in, struct weekly *weekly);

bool weekly_vote_due(const struct snapshot *snapshot, int64_t now_ms);
bool weekly_reveal_due(const struct snapshot *snapshot, int64_t now_ms);

/* "5.1%", without a measure behind the number for "". */
const char *weekly_number(double value, const char *measure, struct arena *arena);
const char *weekly_measure(const struct weekly *weekly);

/* The note of the key result: who and which, its name, and a line below. `name_px` is its size. */
void weekly_note(const struct weekly *weekly, struct rect box, float name_px, const char *line,
		 struct sprite_list *out);

/* "小北和阿树": two names at most, then how many more. */
const char *weekly_names(const struct weekly *weekly, const char *const *members, int count,
			 struct arena *arena);
