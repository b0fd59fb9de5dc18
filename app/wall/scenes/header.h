#pragma once
#include "app/wall/scenes/scene.h"

/*
 * header, footer: what stands above and below every scene but the first run: team, quarter, clock, the
 * code to join; below, what happened last, or what is wrong.
 *
 * Thread: any.
 */
void header_add(const struct scene_input *in, enum lang_key scene, struct sprite_list *out);
void footer_add(const struct scene_input *in, struct sprite_list *out);

/* A sentence of the scene's own in place of the ticker. */
void footer_hint_add(const struct scene_input *in, const char *icon, enum lang_key words,
		     struct sprite_list *out);

/* The plaster under everything. */
void wall_add(struct sprite_list *out);
