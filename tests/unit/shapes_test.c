#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/draw/shapes.h"

enum { SIDE = 120 };

static double blurred(double x, double from, double size, double sigma)
{
	double scale = 1 / (sigma * sqrt(2));

	return 0.5 * (erf((x - from) * scale) - erf((x - from - size) * scale));
}

/* Wide enough to be even in the middle, too small for that, and cut off at each edge of the picture. */
static void a_shadow_is_a_blurred_box_to_the_pixel(void **state)
{
	static const struct irect boxes[] = {
		{30, 30, 60, 50}, {40, 50, 12, 9}, {-20, 30, 70, 40}, {70, 30, 80, 40}, {30, -30, 50, 60},
		{30, 80, 50, 70}, {-30, -30, 200, 200}, {-90, 10, 60, 60}, {150, 10, 60, 60},
	};
	const double sigma = 5;

	(void)state;
	for (size_t i = 0; i < sizeof(boxes) / sizeof(*boxes); i++) {
		const struct irect *box = &boxes[i];
		struct pixmap *pixmap = pixmap_create(SIDE, SIDE);
		shape_shadow(pixmap, *box, (float)sigma, 0xff000000);
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++) {
				double share = blurred(x + 0.5, box->x, box->w, sigma) *
					       blurred(y + 0.5, box->y, box->h, sigma);
				int found = (int)(pixmap->px[y * SIDE + x] >> 24);
				if (fabs(found - 255 * share) > 1.5)
					fail_msg("box %zu, %d,%d: %d and not %.1f", i, x, y, found,
						 255 * share);
			}
		pixmap_destroy(pixmap);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_shadow_is_a_blurred_box_to_the_pixel),
	};

	return cmocka_run_group_tests_name("shapes", tests, NULL, NULL);
}
