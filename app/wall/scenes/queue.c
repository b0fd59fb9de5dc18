#include "app/wall/scenes/queue.h"

#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { AVATAR = 76, PITCH = 262, TEXT_X = 96, TEXT_W = 148 };

static const float left = 54;
static const float pale = 0.55f;

static void draw_ring(struct op_list *ops, struct rect box, float stroke, enum token token)
{
	struct op *ring = op_add(ops, OP_RING, box, solid(token));

	ring->stroke = stroke;
	ring->to = 1;
}

/* What lies over an avatar's lower right. */
static void draw_mark(struct op_list *ops, enum queue_mark mark)
{
	struct rect box = {46, 44, 36, 36};

	if (mark == QUEUE_DONE) {
		op_add(ops, OP_DISC, box, solid(T_OKF));
		draw_icon(ops, "check", box.x + 4, box.y + 4, 28, T_GLYPH);
	} else if (mark == QUEUE_OFF) {
		op_add(ops, OP_DISC, box, solid(T_WALL));
		draw_ring(ops, (struct rect){box.x + 2, box.y + 2, 32, 32}, 4, T_LINE2);
	} else if (mark == QUEUE_NOW) {
		draw_ring(ops, (struct rect){-8, -8, AVATAR + 16, AVATAR + 16}, 4, T_OK);
	}
}

static void draw_face(struct op_list *ops, const struct queue_place *place)
{
	int first = ops->count;

	draw_avatar(ops, 0, 0, AVATAR, place->person);
	if (place->mark == QUEUE_OFF)
		for (int i = first; i < ops->count; i++)
			ops->ops[i].tint.alpha = (uint8_t)(pale * 255);
	draw_mark(ops, place->mark);
}

static void add_place(const struct scene_input *in, float x, float y, const struct queue_place *place,
		      struct sprite_list *out)
{
	bool now = place->mark == QUEUE_NOW;
	enum face face = now ? FACE_UI_600 : FACE_UI;
	struct sprite *sprite = sprite_add(out, sprite_key("queue", place->person->id), SPRITE_PIECE,
					   LAYER_BOARD, (struct rect){x, y, TEXT_X + TEXT_W, AVATAR});

	draw_face(&sprite->ops, place);
	draw_text_fit(&sprite->ops, in->measurer, FACE_HAND, 40,
		      (struct rect){TEXT_X, -2, TEXT_W, 50}, T_INK, place->person->name);
	draw_text_fit(&sprite->ops, in->measurer, face, 28, (struct rect){TEXT_X, 44, TEXT_W, 36},
		      now ? T_OK : T_INK2, place->state);
}

static void add_more(const struct scene_input *in, float x, float y, int more,
		     struct sprite_list *out)
{
	struct sprite *sprite = sprite_add(out, sprite_key("queue", "more"), SPRITE_PIECE,
					   LAYER_BOARD, (struct rect){x, y, TEXT_X + TEXT_W, AVATAR});

	draw_avatar_more(&sprite->ops, 0, 0, AVATAR, more);
	draw_text_fit(&sprite->ops, in->measurer, FACE_UI, 28,
		      (struct rect){TEXT_X, 20, TEXT_W, 36}, T_INK2,
		      words_n(in->lang, L_wall_standup_more, "n", more, out->arena));
}

void queue_add(const struct scene_input *in, float y, const struct queue_place *places, int count,
	       int centre, struct sprite_list *out)
{
	int shown = count <= QUEUE_ROOM ? count : QUEUE_ROOM - 1;
	int first = centre - 2;

	if (first > count - shown)
		first = count - shown;
	if (first < 0)
		first = 0;
	for (int i = 0; i < shown; i++)
		add_place(in, left + (float)(i * PITCH), y, &places[first + i], out);
	if (shown < count)
		add_more(in, left + (float)(shown * PITCH), y, count - shown, out);
}
