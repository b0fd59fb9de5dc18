#pragma once
#include "app/wall/scenes/goal_facts.h"

/*
 * retro_notes: what the team keeps, stops and starts, as it hangs on the wall in a review: a tape with the
 * group's name, its notes, and a slot where nobody has said anything yet.
 *
 * Thread: any.
 */
void retro_tape_add(const struct scene_input *in, enum retro_kind kind, struct rect box, const char *beside,
		    struct sprite_list *out);

/* `of`: whence it comes, said beside its author; "" when that goes without saying. */
void retro_note_add(const struct goal_facts *facts, const struct retro_item *item, const char *of, int place,
		    struct rect box, struct sprite_list *out);
void retro_slot_add(const struct scene_input *in, enum retro_kind kind, struct rect box,
		    struct sprite_list *out);
