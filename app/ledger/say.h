#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/buf.h"

/*
 * say: the members of a JSON object, one after another: say_open(), members, say_close(). For views that
 * are made from plain structs instead of rows. A comma is written where one is missing, so that the
 * order of calls is free. A `name` of NULL says a bare value, for lists.
 *
 * Thread: any.
 */
void say_open(struct buf *out, const char *name, char bracket);	/* '{' or '[' */
void say_close(struct buf *out, char bracket);			/* '}' or ']' */
void say_text(struct buf *out, const char *name, const char *text);
void say_text_or_null(struct buf *out, const char *name, const char *text);	/* "" is null */
void say_int(struct buf *out, const char *name, int64_t value);
void say_bool(struct buf *out, const char *name, bool value);
void say_null(struct buf *out, const char *name);
void say_number(struct buf *out, const char *name, double value);	/* null when it is not finite */
void say_share(struct buf *out, const char *name, double value);	/* the same, to four decimals */
void say_day(struct buf *out, const char *name, int32_t day);		/* date_number(); 0 is null */
void say_json(struct buf *out, const char *name, const char *json);
