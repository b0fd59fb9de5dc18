#pragma once

/*
 * tween: how things move from 0 to 1. Pure; 0 before and 1 after, so that a late frame is a right one.
 */
float tween_out_cubic(float t);
float tween_in_out_cubic(float t);
float tween_out_back(float t);		/* overshoots once, with 1.2 */

/* The share of a span that has passed: 0 before start_s, 1 from start_s + length_s on. */
float tween_share(double now_s, double start_s, double length_s);
