/*
 * rebuild: the log is being replayed. One calm note, and how far it has come.
 */
#include "app/wall/scenes/header.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

void scene_rebuild(const struct scene_input *in, struct sprite_list *out)
{
	float done = in->snapshot->rebuild < 0 ? 0 : in->snapshot->rebuild;
	struct rect bar = {70, 268, 780, 22};

	out->scene = "rebuild";
	wall_add(out);
	struct sprite *note = sprite_add(out, sprite_key("rebuild", "note"), SPRITE_PIECE,
					 LAYER_NOTES, (struct rect){500, 340, 920, 400});
	note->bake = note->shadow = true;
	note->angle_deg = -0.6f;
	struct op *body = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, 920, 400},
				 solid(T_BUTTER));
	body->radius = 3;
	body->radius2 = 5;
	draw_text_fit(&note->ops, in->measurer, FACE_HAND_BOLD, 64, (struct rect){70, 70, 780, 76},
		      T_NINK, lang_text(in->lang, L_wall_rebuild_title));
	draw_text_fit(&note->ops, in->measurer, FACE_UI, 32, (struct rect){70, 162, 780, 40},
		      T_NINK2, lang_text(in->lang, L_wall_rebuild_means));

	/* Bars are never rotated, and this one moves while the paper under it stays baked. */
	struct sprite *progress = sprite_add(out, sprite_key("rebuild", "bar"), SPRITE_PIECE,
					     LAYER_OVER, note->box);
	if (done > 1)
		done = 1;
	draw_rect(&progress->ops, bar, bar.h / 2, faint(T_NINK2, 0.25f));
	struct rect full = bar;
	full.w = bar.h + (bar.w - bar.h) * done;
	draw_rect(&progress->ops, full, bar.h / 2, solid(T_NOKF));
	draw_text(&progress->ops, FACE_DISPLAY_600, 44,
				       (struct rect){70, 306, 780, 56}, ALIGN_RIGHT, T_NINK,
				       arena_printf(out->arena, "%d%%", (int)(done * 100)));
	sprite_list_finish(out);
}
