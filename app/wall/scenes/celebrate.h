#pragma once
#include "app/model/praise.h"
#include "app/wall/scenes/scene.h"

/*
 * celebrate: the moment of a badge, over whatever scene has the wall: a veil, a large note, the medal
 * that drops onto it, and some paper. The stage brings it in and takes it away.
 *
 * Thread: any.
 */
enum { CELEBRATE_SCRAPS = 24 };

/* Appends to a finished list. `still`: the paper stands in the air, for a picture of the moment. */
void celebrate_add(const struct scene_input *in, const struct kudos *kudos, bool still,
		   struct sprite_list *out);
