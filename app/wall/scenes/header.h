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

/* False while the line says what is wrong with the wall: a scene's own words and marks give way. */
bool footer_is_free(const struct scene_input *in);

/* A scene's own sentence in place of what happened last; what stands *between stars* is bold. */
void footer_say(const struct scene_input *in, const char *icon, const char *sentence,
		struct sprite_list *out);

/* The plaster under everything. */
void wall_add(struct sprite_list *out);
