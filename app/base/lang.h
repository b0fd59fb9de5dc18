#pragma once
#include <stddef.h>

#include "lang_keys.h"

/*
 * lang: the words of the wall, the phone and the errors, from one source: assets/lang/zh.json and
 * assets/lang/en.json, flat objects with one "key": "text" a line. The build turns them into
 * lang_keys.h (an enum: "note.over" becomes L_note_over) and a table, and fails when the two files
 * differ in their keys or in the {placeholders} of a text.
 *
 * Thread: any; nothing here changes.
 */
enum lang {
	LANG_ZH,
	LANG_EN,
	LANG_COUNT,
};

const char *lang_text(enum lang lang, enum lang_key key);

/*
 * Writes the text with its {placeholders} filled in: pairs of name and value, all const char *,
 * ended by NULL: lang_format(out, size, lang, L_note_over, "n", "1", NULL). A placeholder without
 * a value stays as it is. {n|day|days} is the first word when the value of n is "1", else the second. The result is cut at a code point where it does not fit. Returns out.
 */
char *lang_format(char *out, size_t size, enum lang lang, enum lang_key key, ...)
	__attribute__((sentinel));

/* "zh", "zh-CN", "en-GB;q=0.8": the first of an Accept-Language list that we speak; else fallback. */
enum lang lang_of(const char *accept, enum lang fallback);
const char *lang_code(enum lang lang);	/* "zh-CN" or "en" */
