#include "app/base/lang.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *const texts[LANG_COUNT][L_COUNT] = {
#include "lang_texts.h"
};

enum { ARGS_MAX = 8 };

struct args {
	const char *names[ARGS_MAX], *values[ARGS_MAX];
	int count;
};

const char *lang_text(enum lang lang, enum lang_key key)
{
	return texts[lang][key];
}

static const char *args_find(const struct args *args, const char *name, size_t n)
{
	for (int i = 0; i < args->count; i++)
		if (strlen(args->names[i]) == n && strncmp(args->names[i], name, n) == 0)
			return args->values[i];
	return NULL;
}

/* Appends at most what fits and never half a code point; says whether all of it fitted. */
static bool put(char *out, size_t size, size_t *len, const char *s, size_t n)
{
	bool fits = n < size - *len;

	if (!fits) {
		n = size - *len - 1;
		while (n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(out + *len, s, n);
	*len += n;
	out[*len] = '\0';
	return fits;
}

/* The word of {name|one|many}, whose words begin at `words` and end before `end`, for this value. */
static bool put_word(char *out, size_t size, size_t *len, const char *words, const char *end,
		     const char *value)
{
	const char *many = memchr(words, '|', (size_t)(end - words));

	if (!many)
		many = end;
	if (strcmp(value, "1") == 0)
		return put(out, size, len, words, (size_t)(many - words));
	return many == end || put(out, size, len, many + 1, (size_t)(end - many - 1));
}

static void fill(char *out, size_t size, const char *text, const struct args *args)
{
	size_t len = 0;

	out[0] = '\0';
	while (*text) {
		size_t plain = strcspn(text, "{");
		if (!put(out, size, &len, text, plain))
			return;
		text += plain;
		const char *end = *text ? strchr(text, '}') : NULL;
		if (!*text)
			return;
		if (!end)
			end = text + strlen(text) - 1;
		const char *words = memchr(text, '|', (size_t)(end - text));
		const char *name_end = words ? words : end;
		const char *value = args_find(args, text + 1, (size_t)(name_end - text - 1));
		if (value && words ? !put_word(out, size, &len, words + 1, end, value)
		    : value ? !put(out, size, &len, value, strlen(value))
			    : !put(out, size, &len, text, (size_t)(end - text + 1)))
			return;
		text = end + 1;
	}
}

char *lang_format(char *out, size_t size, enum lang lang, enum lang_key key, ...)
{
	struct args args = {.count = 0};
	va_list list;

	va_start(list, key);
	while (args.count < ARGS_MAX) {
		const char *name = va_arg(list, const char *);
		if (!name)
			break;
		args.names[args.count] = name;
		args.values[args.count++] = va_arg(list, const char *);
	}
	va_end(list);
	fill(out, size, lang_text(lang, key), &args);
	return out;
}

enum lang lang_of(const char *accept, enum lang fallback)
{
	while (accept && *accept) {
		accept += strspn(accept, " \t,");
		if (strncasecmp(accept, "zh", 2) == 0)
			return LANG_ZH;
		if (strncasecmp(accept, "en", 2) == 0)
			return LANG_EN;
		accept += strcspn(accept, ",");
	}
	return fallback;
}

const char *lang_code(enum lang lang)
{
	return lang == LANG_ZH ? "zh-CN" : "en";
}
