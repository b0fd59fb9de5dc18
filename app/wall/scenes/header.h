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

/* In place of what happened last: what to do before this scene. *Words* between stars are bold. */
void footer_hint_add(const struct scene_input *in, const char *icon, enum lang_key key,
		     struct sprite_list *out);

/* The plaster under everything. */
void wall_add(struct sprite_list *out);
