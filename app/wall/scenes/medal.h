#pragma once
#include "app/draw/list.h"
#include "app/draw/text.h"
#include "app/model/praise.h"

/*
 * medal: a badge 小奖章 as it hangs on a note: a soft star with fourteen points, two ribbon tails behind
 * it, and its drawing in the middle.
 *
 * Thread: any.
 */
static const float medal_width = 124, medal_height = 155;	/* at scale 1 */

void draw_medal(struct op_list *ops, float x, float y, float scale, const struct kudos *kudos);

/*
 * Why it was given, in two lines: broken behind its comma when both halves fit, as one would write it.
 */
void reason_wrap(const struct kudos *kudos, const struct measurer *measurer, float px, float width,
		 struct arena *arena, struct text_lines *out);

/* "种草奖章"; where that is too wide, "种草". At most `width` wide. */
const char *medal_words(const struct kudos *kudos, enum lang lang, const struct measurer *measurer,
			enum face face, float px, float width, struct arena *arena);
