#pragma once
#include "app/wall/scenes/scene.h"

/*
 * scraps: the pile of the notes that were torn off in the last week, at the right of the new week. The
 * number is always true, however many are drawn.
 *
 * Thread: any.
 */
void scraps_add(const struct scene_input *in, struct sprite_list *out);
