#pragma once
#include <stdbool.h>

#include "app/base/lang.h"

/*
 * err: what went wrong, for a person: a kind, one sentence, and for bad input each field with what
 * it must be. Filled where it happens, in the language of who asked; mapped to a status code or an
 * exit status once, at the edge.
 *
 * err_say() and err_field() speak from the language table; err_system() is for what only an operator
 * sees (a file, a port, a device) and is plain English.
 *
 * Owner: the caller, on its stack. Start with ERR_IN(lang). All setters return false, so that a rule
 * ends with `return err_say(…)`. The first kind set stays; fields add up to ERR_FIELDS_MAX.
 */
enum err_kind {
	ERR_NONE,
	ERR_SYNTAX,		/* 400: not JSON, not UTF-8, unknown address form */
	ERR_UNAUTHORIZED,	/* 401: who are you */
	ERR_FORBIDDEN,		/* 403: you may not */
	ERR_NOT_FOUND,		/* 404 */
	ERR_METHOD,		/* 405 */
	ERR_CONFLICT,		/* 409: somebody was faster */
	ERR_TOO_LARGE,		/* 413 */
	ERR_MEDIA_TYPE,		/* 415 */
	ERR_INVALID,		/* 422: fields */
	ERR_TOO_MANY,		/* 429 */
	ERR_STORAGE,		/* 503: the database does not answer; nothing was changed */
	ERR_FULL,		/* 507: no space; nothing was changed */
	ERR_SYSTEM,		/* start-up and command line: exit status 1 */
};

enum { ERR_FIELDS_MAX = 16, ERR_TEXT_SIZE = 384, ERR_FIELD_NAME_SIZE = 64, ERR_FIELD_TEXT_SIZE = 192 };

struct err_field {
	char name[ERR_FIELD_NAME_SIZE];	/* "title", "checklist[2].text" */
	char text[ERR_FIELD_TEXT_SIZE];
};

struct err {
	enum err_kind kind;
	enum lang lang;
	char text[ERR_TEXT_SIZE];
	struct err_field fields[ERR_FIELDS_MAX];
	int field_count;
	int retry_after_s;	/* for ERR_TOO_MANY and ERR_STORAGE; 0: say nothing */
};

#define ERR_IN(language) ((struct err){.lang = (language)})

/* Pairs of placeholder and value as in lang_format(), ended by NULL. */
bool err_say(struct err *err, enum err_kind kind, enum lang_key key, ...) __attribute__((sentinel));

/* Marks one field; the kind becomes ERR_INVALID and the sentence "some fields need another look". */
bool err_field(struct err *err, const char *name, enum lang_key key, ...) __attribute__((sentinel));

bool err_system(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same, with another kind: for storage, where SQLite's own words belong to the sentence. */
bool err_storage(struct err *err, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
