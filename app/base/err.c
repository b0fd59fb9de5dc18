#include "app/base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { PAIRS_MAX = 4 };

/* lang_format() takes its pairs one by one; a list is handed on in full, with empty pairs behind. */
static void say(char *out, size_t size, enum lang lang, enum lang_key key, va_list args)
{
	const char *pairs[2 * PAIRS_MAX] = {NULL};

	for (int i = 0; i < PAIRS_MAX; i++) {
		pairs[2 * i] = va_arg(args, const char *);
		if (!pairs[2 * i])
			break;
		pairs[2 * i + 1] = va_arg(args, const char *);
	}
	lang_format(out, size, lang, key, pairs[0], pairs[1], pairs[2], pairs[3], pairs[4],
		    pairs[5], pairs[6], pairs[7], NULL);
}

bool err_say(struct err *err, enum err_kind kind, enum lang_key key, ...)
{
	va_list args;

	if (err->kind != ERR_NONE)
		return false;
	err->kind = kind;
	va_start(args, key);
	say(err->text, sizeof(err->text), err->lang, key, args);
	va_end(args);
	return false;
}

bool err_field(struct err *err, const char *name, enum lang_key key, ...)
{
	va_list args;

	if (err->kind == ERR_NONE)
		err_say(err, ERR_INVALID, L_err_fields, NULL);
	if (err->field_count == ERR_FIELDS_MAX)
		return false;
	struct err_field *field = &err->fields[err->field_count++];
	snprintf(field->name, sizeof(field->name), "%s", name);
	va_start(args, key);
	say(field->text, sizeof(field->text), err->lang, key, args);
	va_end(args);
	return false;
}

static bool err_vset(struct err *err, enum err_kind kind, const char *format, va_list args)
{
	if (err->kind != ERR_NONE)
		return false;
	err->kind = kind;
	vsnprintf(err->text, sizeof(err->text), format, args);
	return false;
}

bool err_system(struct err *err, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	err_vset(err, ERR_SYSTEM, format, args);
	va_end(args);
	return false;
}

bool err_storage(struct err *err, enum err_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	err_vset(err, kind, format, args);
	va_end(args);
	return false;
}
