#pragma once
#include "app/draw/list.h"
#include "app/draw/text.h"
#include "app/model/snapshot.h"

/*
 * pieces: the small strokes that scenes are made of: text, icons, avatars, tabs.
 *
 * Thread: any.
 */
struct tint solid(enum token token);
struct tint faint(enum token token, float alpha);

struct op *draw_text(struct op_list *ops, enum face face, float px, struct rect line,
		     enum align align, enum token token, const char *text);
struct op *draw_icon(struct op_list *ops, const char *name, float x, float y, float size,
		     enum token token);
struct op *draw_rect(struct op_list *ops, struct rect box, float radius, struct tint tint);
struct op *draw_frame(struct op_list *ops, struct rect box, float radius, float stroke,
		      struct tint tint);
void draw_shadow(struct op_list *ops, enum shadow shadow, struct rect box, float radius);

/* All that was drawn, larger by a factor, from the corner. */
void ops_enlarge(struct op_list *ops, float factor);

/* Round, `size` across: the person's colour and letter or emoji. */
void draw_avatar(struct op_list *ops, float x, float y, float size, const struct person *person);

/* Those half behind another at their left: what they say stands a little aside, so that it is seen. */
void draw_avatar_behind(struct op_list *ops, float x, float y, float size,
			const struct person *person);
void draw_avatar_more(struct op_list *ops, float x, float y, float size, int more);

/* At most this wide: cut with an ellipsis. Answers the width it takes. */
float draw_text_fit(struct op_list *ops, const struct measurer *measurer, enum face face, float px,
		    struct rect line, enum token token, const char *text);

/*
 * The width of a line as draw_text() sets it: interface text has its digits in cells as wide as "0", so
 * that what counts does not jitter; handwriting keeps its own.
 */
float line_width(const struct measurer *measurer, enum face face, float px, const char *text);

enum token paper_token(enum paper paper);
