#pragma once
#include "app/wall/scenes/scene.h"

/*
 * empty: a scene that has nothing to show yet: one dashed slot with what belongs there, and below it how
 * it gets there.
 *
 * Thread: any.
 */
void empty_add(const struct scene_input *in, const char *icon, enum lang_key words, enum lang_key hint,
	       struct sprite_list *out);
