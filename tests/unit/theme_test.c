#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "app/draw/theme.h"
#include "app/draw/tween.h"

/* --- WCAG contrast ------------------------------------------------------------------------------- */

static double linear(uint8_t channel)
{
	double c = channel / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour c)
{
	return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

static double contrast(struct colour a, struct colour b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

enum { LIST_MAX = 8 };

struct pair {
	int tokens[LIST_MAX], surfaces[LIST_MAX];	/* ended by T_COUNT */
	double day[2], evening[2];
};

#define WALLS {T_WALL, T_LIT, T_EDGE, T_SHEET, T_COUNT}
#define NOTES {T_BUTTER, T_MINT, T_PEACH, T_LILAC, T_BLUSH, T_SKY, T_KRAFT, T_COUNT}

/* The table of the visual specification, first decimal and all. */
static const struct pair pairs[] = {
	{{T_INK, T_COUNT}, WALLS, {8.5, 13.0}, {10.7, 14.0}},
	{{T_INK2, T_COUNT}, WALLS, {5.5, 8.3}, {6.6, 8.6}},
	{{T_NINK, T_COUNT}, NOTES, {10.1, 11.7}, {7.7, 9.2}},
	{{T_NINK2, T_COUNT}, NOTES, {6.2, 7.2}, {5.7, 6.8}},
	{{T_OK, T_WARN, T_BAD, T_COUNT}, WALLS, {4.8, 7.7}, {5.8, 9.2}},
	{{T_KPI, T_OKR, T_COUNT}, WALLS, {5.2, 8.1}, {6.5, 8.7}},
	{{T_NOK, T_NWARN, T_NBAD, T_COUNT}, NOTES, {5.6, 6.9}, {4.6, 6.2}},
	{{T_ONSTAT, T_COUNT}, {T_NWARN, T_COUNT}, {8.1, 8.1}, {10.6, 10.6}},
	{{T_ONSTAT, T_COUNT}, {T_NBAD, T_COUNT}, {7.6, 7.6}, {9.5, 9.5}},
	{{T_NOKF, T_NWARNF, T_NBADF, T_COUNT}, NOTES, {3.8, 4.6}, {4.6, 6.2}},
	{{T_CREAM, T_COUNT},
	 {T_BADGE_FIRST, T_BADGE_FIRST + 1, T_BADGE_FIRST + 2, T_BADGE_FIRST + 3, T_BADGE_FIRST + 4,
	  T_BADGE_LAST, T_COUNT}, {5.7, 7.3}, {5.7, 7.3}},
	{{T_QR_INK, T_COUNT}, {T_QR_PAPER, T_COUNT}, {14.4, 14.4}, {11.2, 11.2}},
};

static void range_of(const struct theme *theme, const struct pair *pair, double range[2])
{
	range[0] = 100;
	range[1] = 0;
	for (const int *t = pair->tokens; *t != T_COUNT; t++)
		for (const int *s = pair->surfaces; *s != T_COUNT; s++) {
			double ratio = contrast(theme->colours[*t], theme->colours[*s]);
			range[0] = fmin(range[0], ratio);
			range[1] = fmax(range[1], ratio);
		}
}

/* A tenth of tolerance: the table is rounded, and so are the colours. */
static void assert_range(const double range[2], const double wanted[2], int row, const char *theme)
{
	if (fabs(range[0] - wanted[0]) > 0.1 || fabs(range[1] - wanted[1]) > 0.1)
		fail_msg("%s, pair %d: %.2f to %.2f instead of %.1f to %.1f", theme, row, range[0],
			 range[1], wanted[0], wanted[1]);
}

static void every_pair_has_the_contrast_that_was_promised(void **state)
{
	(void)state;
	for (int i = 0; i < (int)(sizeof(pairs) / sizeof(*pairs)); i++) {
		double range[2];
		range_of(theme_of(THEME_KIND_DAY), &pairs[i], range);
		assert_range(range, pairs[i].day, i, "day");
		range_of(theme_of(THEME_KIND_EVENING), &pairs[i], range);
		assert_range(range, pairs[i].evening, i, "evening");
	}
}

static void a_letter_on_a_person_reads_in_both_themes(void **state)
{
	static const double wanted[] = {5.9, 6.7, 6.6, 5.7, 5.6, 6.5, 6.3};

	(void)state;
	for (int kind = 0; kind < 2; kind++) {
		const struct theme *theme = theme_of((enum theme_kind)kind);
		for (int i = 0; i < 7; i++) {
			double ratio = contrast(theme->colours[T_CREAM], theme->colours[T_PERSON_FIRST + i]);
			assert_true(fabs(ratio - wanted[i]) < 0.1);
		}
	}
}

static void every_token_has_a_colour_and_only_tape_is_see_through(void **state)
{
	(void)state;
	for (int kind = 0; kind < 2; kind++)
		for (int token = 0; token < T_COUNT; token++) {
			struct colour c = theme_of((enum theme_kind)kind)->colours[token];
			assert_true(token == T_TAPE ? c.a > 100 && c.a < 200 : c.a == 255);
			/* No pure white anywhere. */
			assert_false(c.r == 255 && c.g == 255 && c.b == 255);
		}
}

/* --- tween --------------------------------------------------------------------------------------- */

static void every_curve_starts_at_0_and_ends_at_1_and_stays_there(void **state)
{
	float (*const curves[])(float) = {tween_out_cubic, tween_in_out_cubic, tween_out_back};

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_true(fabsf(curves[i](0)) < 1e-6f && fabsf(curves[i](-3)) < 1e-6f);
		assert_true(fabsf(curves[i](1) - 1) < 1e-6f && fabsf(curves[i](9) - 1) < 1e-6f);
	}
	assert_true(fabsf(tween_in_out_cubic(0.5f) - 0.5f) < 1e-6f);
	assert_true(tween_out_cubic(0.25f) > 0.5f);
}

static void only_back_overshoots_and_only_once(void **state)
{
	int turns = 0;
	float before = 0, rising = 1, most = 0;

	(void)state;
	for (int i = 1; i <= 1000; i++) {
		float t = (float)i / 1000, value = tween_out_back(t);
		if ((value - before) * rising < -1e-6f) {
			rising = -rising;
			turns++;
		}
		most = fmaxf(most, value);
		before = value;
		assert_true(tween_out_cubic(t) <= 1.000001f && tween_in_out_cubic(t) <= 1.000001f);
	}
	assert_int_equal(turns, 1);
	assert_true(most > 1.02f && most < 1.1f);
}

static void a_share_of_a_span_is_clamped(void **state)
{
	(void)state;
	assert_true(tween_share(9, 10, 2) == 0);
	assert_true(tween_share(11, 10, 2) == 0.5f);
	assert_true(tween_share(99, 10, 2) == 1);
	assert_true(tween_share(10, 10, 0) == 1 && tween_share(9, 10, 0) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pair_has_the_contrast_that_was_promised),
		cmocka_unit_test(a_letter_on_a_person_reads_in_both_themes),
		cmocka_unit_test(every_token_has_a_colour_and_only_tape_is_see_through),
		cmocka_unit_test(every_curve_starts_at_0_and_ends_at_1_and_stays_there),
		cmocka_unit_test(only_back_overshoots_and_only_once),
		cmocka_unit_test(a_share_of_a_span_is_clamped),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
