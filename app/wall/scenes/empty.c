#include "app/wall/scenes/empty.h"

#include "app/wall/scenes/pieces.h"

static void draw_centred(const struct scene_input *in, struct sprite *sprite, const char *icon,
			 float icon_size, enum token tint, enum face face, float px, enum token ink,
			 const char *words)
{
	const float gap = 22, w = sprite->box.w, h = sprite->box.h;
	const char *fit = text_fit(in->measurer, face, px, words, w - icon_size - gap - 60,
				   sprite->ops.arena);
	float width = line_width(in->measurer, face, px, fit), x = (w - icon_size - gap - width) / 2;

	draw_icon(&sprite->ops, icon, x, (h - icon_size) / 2, icon_size, tint);
	draw_text(&sprite->ops, face, px, (struct rect){x + icon_size + gap, h / 2 - 32, width, 64},
		  ALIGN_LEFT, ink, fit);
}

void empty_add(const struct scene_input *in, const char *icon, enum lang_key words, enum lang_key hint,
	       struct sprite_list *out)
{
	struct sprite *slot = sprite_add(out, sprite_key("empty", out->scene), SPRITE_FADING, LAYER_SLOTS,
					 (struct rect){510, 380, 900, 226});
	struct rect line = {2, 2, slot->box.w - 4, slot->box.h - 4};

	draw_rect(&slot->ops, line, 8, faint(T_SHEET, 0.5f));
	struct op *frame = draw_frame(&slot->ops, line, 8, 3, solid(T_OK));
	frame->dash = 12;
	frame->gap = 10;
	draw_centred(in, slot, icon, 56, T_OK, FACE_HAND_BOLD, 52, T_INK, lang_text(in->lang, words));
	struct sprite *below = sprite_add(out, sprite_key("empty-hint", out->scene), SPRITE_FADING,
					  LAYER_BOARD, (struct rect){310, 640, 1300, 64});
	draw_centred(in, below, "phone", 34, T_INK2, FACE_UI, 30, T_INK2, lang_text(in->lang, hint));
}
