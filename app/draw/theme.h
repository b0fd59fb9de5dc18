#pragma once
#include <stdint.h>

#include "app/draw/list.h"

/*
 * theme: the colour tokens of day and evening, as the visual specification lists them.
 */
struct colour {
	uint8_t r, g, b, a;
};

enum theme_kind { THEME_KIND_DAY, THEME_KIND_EVENING };

struct theme {
	enum theme_kind kind;
	struct colour colours[T_COUNT];
	float shadow_alpha[4];	/* by enum shadow; see the specification's table */
	float shadow_lifted_alpha;
};

const struct theme *theme_of(enum theme_kind kind);
