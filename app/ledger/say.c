#include "app/ledger/say.h"

#include <math.h>

#include "app/ledger/views.h"
#include "app/model/calendar.h"

/* Comma and name; nothing of both where they do not belong. */
static void begin(struct buf *out, const char *name)
{
	char last = out->len ? out->bytes[out->len - 1] : '[';

	if (last != '{' && last != '[' && last != ',' && last != ':')
		buf_char(out, ',');
	if (!name)
		return;
	view_json_text(out, name);
	buf_char(out, ':');
}

void say_open(struct buf *out, const char *name, char bracket)
{
	begin(out, name);
	buf_char(out, bracket);
}

void say_close(struct buf *out, char bracket)
{
	buf_char(out, bracket);
}

void say_text(struct buf *out, const char *name, const char *text)
{
	begin(out, name);
	view_json_text(out, text);
}

void say_text_or_null(struct buf *out, const char *name, const char *text)
{
	if (*text)
		say_text(out, name, text);
	else
		say_null(out, name);
}

void say_int(struct buf *out, const char *name, int64_t value)
{
	begin(out, name);
	buf_printf(out, "%lld", (long long)value);
}

void say_bool(struct buf *out, const char *name, bool value)
{
	begin(out, name);
	buf_text(out, value ? "true" : "false");
}

void say_null(struct buf *out, const char *name)
{
	begin(out, name);
	buf_text(out, "null");
}

void say_number(struct buf *out, const char *name, double value)
{
	if (!isfinite(value)) {
		say_null(out, name);
		return;
	}
	begin(out, name);
	view_json_number(out, value);
}

void say_share(struct buf *out, const char *name, double value)
{
	say_number(out, name, isfinite(value) ? round(value * 1e4) / 1e4 : value);
}

void say_day(struct buf *out, const char *name, int32_t day)
{
	char text[DATE_SIZE];

	if (day == 0) {
		say_null(out, name);
		return;
	}
	date_format(date_from_number(day), text);
	say_text(out, name, text);
}

void say_json(struct buf *out, const char *name, const char *json)
{
	begin(out, name);
	buf_text(out, json);
}
