#pragma once
#include <stdbool.h>

#include "app/draw/list.h"

/*
 * chart: lines, areas and arrows as paths. Points are in the sprite's own pixels.
 *
 * Thread: any.
 */
struct dot {
	float x, y;
};

/* Through all points, round joins. Fewer than two: nothing. */
struct op *draw_polyline(struct op_list *ops, const struct dot *dots, int count, float stroke,
			 struct tint tint);
struct op *draw_polygon(struct op_list *ops, const struct dot *dots, int count, struct tint tint);

/* From a to b, level at both ends. */
struct op *draw_curve(struct op_list *ops, struct dot a, struct dot b, float stroke, struct tint tint);
struct op *draw_straight(struct op_list *ops, struct dot a, struct dot b, float stroke,
			 struct tint tint);

/* A filled arrow head whose point is at `tip`, `length` long and `width` across. */
enum heading { HEAD_LEFT, HEAD_RIGHT, HEAD_UP, HEAD_DOWN };
void draw_head(struct op_list *ops, struct dot tip, enum heading heading, float length, float width,
	       struct tint tint);

/* A plain arrow in a square box: up, or down. */
void draw_arrow(struct op_list *ops, float x, float y, float size, bool up, struct tint tint);

/* The last weeks of a measure in a small box, the newest as a dot. */
void draw_sparkline(struct op_list *ops, struct rect box, const double *values, int count, float stroke,
		    float dot, struct tint tint);

void draw_dot(struct op_list *ops, struct dot at, float radius, struct tint tint);
/* A ring with the ground's colour inside. */
void draw_open_dot(struct op_list *ops, struct dot at, float radius, float stroke, struct tint tint,
		   enum token ground);

/* The next of 1, 2, 5, 10, 20 …: at least `span` / `steps`, so that at most so many lines divide it. */
double nice_step(double span, int steps);
