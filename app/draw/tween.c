/* Easing curves of the visual specification. */
#include "app/draw/tween.h"

static float clamped(float t)
{
	return t < 0 ? 0 : t > 1 ? 1 : t;
}

float tween_out_cubic(float t)
{
	float rest = 1 - clamped(t);

	return 1 - rest * rest * rest;
}

float tween_in_out_cubic(float t)
{
	t = clamped(t);
	if (t < 0.5f)
		return 4 * t * t * t;
	float rest = 2 - 2 * t;
	return 1 - rest * rest * rest / 2;
}

float tween_out_back(float t)
{
	const float overshoot = 1.2f;
	float rest = clamped(t) - 1;

	return 1 + (overshoot + 1) * rest * rest * rest + overshoot * rest * rest;
}

float tween_share(double now_s, double start_s, double length_s)
{
	if (length_s <= 0)
		return now_s < start_s ? 0 : 1;
	double share = (now_s - start_s) / length_s;
	return share < 0 ? 0 : share > 1 ? 1 : (float)share;
}
