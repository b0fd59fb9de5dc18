#pragma once
#include "app/wall/scenes/progress.h"
#include "app/wall/scenes/scene.h"

/*
 * legend: the marks of a scene explained below it, in place of what happened last. Steps aside when
 * something is wrong with the wall.
 *
 * Thread: any.
 */
struct legend {
	const struct scene_input *in;
	struct sprite *sprite;
	float left, right;	/* what is still free */
};

/* False: the line says what is wrong, and there is no room for marks. */
bool legend_begin(struct legend *legend, const struct scene_input *in, struct sprite_list *out);

/* Words that explain a mark before them: from the left as they come, or from the right backwards. */
float legend_room(struct legend *legend, float mark, float gap, const char *words, bool at_right);
void legend_state(struct legend *legend, enum state state, const char *words, bool at_right);
