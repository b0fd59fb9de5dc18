#include "app/wall/scenes/progress.h"

#include <math.h>

#include "app/wall/scenes/chart.h"
#include "app/wall/scenes/pieces.h"

enum token state_fill(enum state state, bool on_note)
{
	static const enum token fills[2][4] = {{T_INK2, T_OKF, T_WARNF, T_BADF},
					       {T_NINK2, T_NOKF, T_NWARNF, T_NBADF}};

	return fills[on_note][state];
}

enum token state_ink(enum state state, bool on_note)
{
	static const enum token inks[2][4] = {{T_INK2, T_OK, T_WARN, T_BAD},
					      {T_NINK2, T_NOK, T_NWARN, T_NBAD}};

	return inks[on_note][state];
}

void draw_state(struct op_list *ops, enum state state, float x, float y, float size, bool on_note)
{
	static const char *const icons[] = {NULL, "tick-circle", "triangle-mark", "octagon-bar"};
	enum token fill = state_fill(state, on_note);

	if (state == STATE_NONE) {
		struct op *ring = op_add(ops, OP_RING,
					 (struct rect){x + size * 0.08f, y + size * 0.08f, size * 0.84f,
						       size * 0.84f},
					 solid(fill));
		ring->stroke = size * 0.09f;
		ring->to = 1;
		return;
	}
	/* The glyph is a hole in the icon; this is what shines through. */
	float in = size * 0.26f, low = state == STATE_RISK ? size * 0.08f : 0;
	draw_rect(ops, (struct rect){x + in, y + in + low, size - 2 * in, size - 2 * in}, size * 0.1f,
		  solid(on_note ? T_NGLYPH : T_GLYPH));
	draw_icon(ops, icons[state], x, y, size, fill);
}

void draw_bar(struct op_list *ops, struct rect box, float share, enum token fill, bool hatched)
{
	float width = share * box.w < box.h ? box.h : share * box.w;

	draw_rect(ops, box, box.h / 2, solid(T_TRACK));
	if (share <= 0)
		width = 0;
	draw_rect(ops, (struct rect){box.x, box.y, width, box.h}, box.h / 2, solid(fill));
	if (!hatched || width <= 0)
		return;
	struct op *hatch = op_add(ops, OP_HATCH, (struct rect){box.x, box.y, width, box.h},
				  solid(T_SHEET));
	hatch->radius = box.h / 2;
	hatch->stroke = 6;
	hatch->gap = 16;
	hatch->to = box.h;
}

void draw_tick(struct op_list *ops, struct rect bar, float share, enum token token, enum token ground)
{
	const float w = 6, h = 34;
	float x = bar.x + bar.w * share - w / 2, y = bar.y + bar.h / 2 - h / 2;

	draw_rect(ops, (struct rect){x - 3, bar.y, w + 6, bar.h}, 0, solid(ground));
	draw_rect(ops, (struct rect){x, y, w, h}, 2, solid(token));
}

void draw_expected(struct op_list *ops, struct rect bar, float share, enum token token)
{
	draw_head(ops, (struct dot){bar.x + bar.w * share, bar.y - 1}, HEAD_DOWN, 14, 18, solid(token));
}

void draw_flag(struct op_list *ops, float x, float y, float w, float h, enum token token)
{
	float pole = w * 0.2f, cloth = h * 0.46f;
	const struct dot dots[] = {{x, y - h}, {x + w, y - h}, {x + w * 0.74f, y - h + cloth / 2},
				   {x + w, y - h + cloth}, {x, y - h + cloth}};

	draw_polygon(ops, dots, 5, solid(token));
	draw_rect(ops, (struct rect){x, y - h, pole, h}, pole / 2, solid(token));
}

void draw_dial(struct op_list *ops, const struct dial *dial)
{
	struct op *rest = op_add(ops, OP_RING, dial->box, dial->rest);
	float middle_x = dial->box.x + dial->box.w / 2, middle_y = dial->box.y + dial->box.h / 2;
	float outer = dial->box.w / 2, angle = dial->time * 2 * (float)M_PI;

	rest->stroke = dial->stroke;
	rest->to = 1;
	struct op *arc = op_add(ops, OP_RING, dial->box, solid(dial->fill));
	arc->stroke = dial->share > 0 ? dial->stroke : 0;
	arc->to = dial->share;
	if (dial->time < 0)
		return;
	float inner = outer - dial->stroke - 3, s = sinf(angle), c = cosf(angle);
	draw_straight(ops, (struct dot){middle_x + s * inner, middle_y - c * inner},
		      (struct dot){middle_x + s * (outer - 2), middle_y - c * (outer - 2)}, 5,
		      solid(dial->tick));
}
