#include "app/wall/scenes/legend.h"

#include "app/wall/scenes/header.h"
#include "app/wall/scenes/pieces.h"

enum { LEGEND_GAP = 34, STATE_SIZE = 32 };

static const float px = 28;

bool legend_begin(struct legend *legend, const struct scene_input *in, struct sprite_list *out)
{
	if (!footer_is_free(in)) {
		footer_add(in, out);
		return false;
	}
	*legend = (struct legend){
		.in = in,
		.sprite = sprite_add(out, sprite_key("legend", out->scene), SPRITE_PIECE, LAYER_BOARD,
				     (struct rect){48, 1004, 1824, 48}),
		.right = 1824,
	};
	return true;
}

/* Answers where the mark stands. Words that no longer fit are cut. */
float legend_room(struct legend *legend, float mark, float gap, const char *words, bool at_right)
{
	struct op_list *ops = &legend->sprite->ops;
	float room = legend->right - legend->left - mark - gap;
	const char *fit = room > 0 ? text_fit(legend->in->measurer, FACE_UI, px, words, room, ops->arena)
				   : "";
	float width = line_width(legend->in->measurer, FACE_UI, px, fit);
	float x = at_right ? legend->right - width - gap - mark : legend->left;

	draw_text(ops, FACE_UI, px, (struct rect){x + mark + gap, 4, width, 40}, ALIGN_LEFT, T_INK2, fit);
	if (at_right)
		legend->right = x - LEGEND_GAP;
	else
		legend->left = x + mark + gap + width + LEGEND_GAP;
	return x;
}

void legend_state(struct legend *legend, enum state state, const char *words, bool at_right)
{
	float x = legend_room(legend, STATE_SIZE, 12, words, at_right);

	draw_state(&legend->sprite->ops, state, x, 8, STATE_SIZE, false);
}
