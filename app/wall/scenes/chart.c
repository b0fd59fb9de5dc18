#include "app/wall/scenes/chart.h"

#include <math.h>
#include <stdlib.h>

#include "app/base/buf.h"

struct bounds {
	float left, top, right, bottom;
};

static void widen(struct bounds *bounds, struct dot dot)
{
	bounds->left = fminf(bounds->left, dot.x);
	bounds->top = fminf(bounds->top, dot.y);
	bounds->right = fmaxf(bounds->right, dot.x);
	bounds->bottom = fmaxf(bounds->bottom, dot.y);
}

static struct rect box_of(const struct dot *dots, int count)
{
	struct bounds bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};

	for (int i = 0; i < count; i++)
		widen(&bounds, dots[i]);
	float x = floorf(bounds.left), y = floorf(bounds.top);
	return (struct rect){x, y, ceilf(bounds.right) - x, ceilf(bounds.bottom) - y};
}

/* "12.5" without the zeros that %f would leave; never "-0". */
static void put_number(struct buf *out, float value)
{
	long tenths = lroundf(value * 10);

	buf_printf(out, tenths < 0 ? " -%ld" : " %ld", labs(tenths) / 10);
	if (tenths % 10)
		buf_printf(out, ".%ld", labs(tenths) % 10);
}

static void put(struct buf *out, const char *what, const struct rect *box, const struct dot *dots,
		int count)
{
	buf_text(out, what);
	for (int i = 0; i < count; i++) {
		put_number(out, dots[i].x - box->x);
		put_number(out, dots[i].y - box->y);
	}
}

static struct op *add_path(struct op_list *ops, struct rect box, struct buf *path, float stroke,
			   struct tint tint)
{
	struct op *op = op_add(ops, OP_PATH, box, tint);

	op->stroke = stroke;
	op->text = arena_text_n(ops->arena, path->bytes ? path->bytes : "", path->len);
	buf_finish(path);
	return op;
}

static struct op *draw_dots(struct op_list *ops, const struct dot *dots, int count, bool closed,
			    float stroke, struct tint tint)
{
	struct rect box = count ? box_of(dots, count) : (struct rect){0};
	struct buf path = {0};

	for (int i = 0; i < count; i++)
		put(&path, i ? " L" : "M", &box, &dots[i], 1);
	if (closed)
		buf_text(&path, " Z");
	return add_path(ops, box, &path, stroke, tint);
}

struct op *draw_polyline(struct op_list *ops, const struct dot *dots, int count, float stroke,
			 struct tint tint)
{
	return draw_dots(ops, dots, count, false, stroke, tint);
}

struct op *draw_polygon(struct op_list *ops, const struct dot *dots, int count, struct tint tint)
{
	return draw_dots(ops, dots, count, true, 0, tint);
}

struct op *draw_straight(struct op_list *ops, struct dot a, struct dot b, float stroke,
			 struct tint tint)
{
	const struct dot dots[] = {a, b};

	return draw_polyline(ops, dots, 2, stroke, tint);
}

struct op *draw_curve(struct op_list *ops, struct dot a, struct dot b, float stroke, struct tint tint)
{
	float middle = (a.x + b.x) / 2;
	const struct dot ends[] = {a, b}, rest[] = {{middle, a.y}, {middle, b.y}, b};
	struct rect box = box_of(ends, 2);
	struct buf path = {0};

	put(&path, "M", &box, &a, 1);
	put(&path, " C", &box, rest, 3);
	return add_path(ops, box, &path, stroke, tint);
}

void draw_head(struct op_list *ops, struct dot tip, enum heading heading, float length, float width,
	       struct tint tint)
{
	static const struct dot back[] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
	struct dot to = back[heading], base = {tip.x + to.x * length, tip.y + to.y * length};
	float across_x = to.y * width / 2, across_y = to.x * width / 2;
	const struct dot dots[] = {tip, {base.x + across_x, base.y + across_y},
				   {base.x - across_x, base.y - across_y}};

	draw_polygon(ops, dots, 3, tint);
}

void draw_arrow(struct op_list *ops, float x, float y, float size, bool up, struct tint tint)
{
	float middle = x + size / 2, top = y + size * 0.17f, bottom = y + size * 0.83f;
	float tip = up ? top : bottom, wing = tip + (up ? 1 : -1) * size * 0.28f;
	const struct dot head[] = {{x + size * 0.22f, wing}, {middle, tip}, {x + size * 0.78f, wing}};

	draw_straight(ops, (struct dot){middle, top}, (struct dot){middle, bottom}, size * 0.12f, tint);
	draw_polyline(ops, head, 3, size * 0.12f, tint);
}

void draw_dot(struct op_list *ops, struct dot at, float radius, struct tint tint)
{
	op_add(ops, OP_DISC, (struct rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius}, tint);
}

void draw_open_dot(struct op_list *ops, struct dot at, float radius, float stroke, struct tint tint,
		   enum token ground)
{
	draw_dot(ops, at, radius, tint);
	draw_dot(ops, at, radius - stroke, (struct tint){(uint8_t)ground, 255});
}

void draw_sparkline(struct op_list *ops, struct rect box, const double *values, int count, float stroke,
		    float dot, struct tint tint)
{
	struct dot *dots = arena_array(ops->arena, (size_t)count + 1, sizeof(*dots));
	double low = INFINITY, high = -INFINITY;

	for (int i = 0; i < count; i++) {
		low = fmin(low, values[i]);
		high = fmax(high, values[i]);
	}
	double span = high > low ? high - low : 1;
	for (int i = 0; i < count; i++) {
		float share = high > low ? (float)((values[i] - low) / span) : 0.5f;
		dots[i] = (struct dot){box.x + box.w * (count > 1 ? (float)i / (float)(count - 1) : 1),
				       box.y + box.h * (1 - share)};
	}
	if (count > 1)
		draw_polyline(ops, dots, count, stroke, tint);
	if (count)
		draw_dot(ops, dots[count - 1], dot, tint);
}

double nice_step(double span, int steps)
{
	if (!(span > 0) || steps < 1)
		return 1;
	double raw = span / steps, power = pow(10, floor(log10(raw) + 1e-9)), lead = raw / power;

	return power * (lead <= 1 + 1e-9 ? 1 : lead <= 2 + 1e-9 ? 2 : lead <= 5 + 1e-9 ? 5 : 10);
}
