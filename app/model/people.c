#include "app/model/people.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/base/utf8.h"
#include "app/model/snapshot.h"

/* Spaces and marks do not stand for anybody. */
static bool stands_for(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	return !(c >= 0x2000 && c <= 0x206f) && !(c >= 0x3000 && c <= 0x3020) &&
	       !(c >= 0xff01 && c <= 0xff0f) && !(c >= 0xfe00 && c <= 0xfe0f) && c != 0xa0 &&
	       c != 0xb7 && c != 0x30fb;
}

/* 小林, 老周, 阿May, 大刘: how people are called, not what they are called. */
static bool is_prefix(uint32_t c)
{
	return c == 0x5c0f || c == 0x8001 || c == 0x963f || c == 0x5927;
}

static uint32_t upper(uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 'A';
	if ((c >= 0xe0 && c <= 0xfe && c != 0xf7) || (c >= 0x3b1 && c <= 0x3c9 && c != 0x3c2) ||
	    (c >= 0x430 && c <= 0x44f))
		return c - 0x20;
	return c;
}

static void put(char out[BADGE_SIZE], uint32_t c)
{
	size_t n = 0;

	if (c < 0x80) {
		out[n++] = (char)c;
	} else if (c < 0x800) {
		out[n++] = (char)(0xc0 | c >> 6);
		out[n++] = (char)(0x80 | (c & 63));
	} else if (c < 0x10000) {
		out[n++] = (char)(0xe0 | c >> 12);
		out[n++] = (char)(0x80 | (c >> 6 & 63));
		out[n++] = (char)(0x80 | (c & 63));
	} else {
		out[n++] = (char)(0xf0 | c >> 18);
		out[n++] = (char)(0x80 | (c >> 12 & 63));
		out[n++] = (char)(0x80 | (c >> 6 & 63));
		out[n++] = (char)(0x80 | (c & 63));
	}
	out[n] = '\0';
}

enum { LETTERS_MAX = 32 };

/* The name's characters as they are tried: a prefix comes last. */
static int letters(const char *name, uint32_t out[LETTERS_MAX])
{
	uint32_t prefix = 0;
	int n = 0;

	for (uint32_t c; n < LETTERS_MAX - 1 && (c = utf8_next(&name));) {
		if (!stands_for(c))
			continue;
		if (n == 0 && !prefix && is_prefix(c))
			prefix = c;
		else
			out[n++] = upper(c);
	}
	if (prefix)
		out[n++] = prefix;
	return n;
}

bool people_letter(const char *name, int skip, char out[BADGE_SIZE])
{
	uint32_t list[LETTERS_MAX];

	if (skip >= letters(name, list))
		return false;
	put(out, list[skip]);
	return true;
}

static bool taken(const struct face *faces, int before, int colour, const char *badge)
{
	for (int i = 0; i < before; i++)
		if (faces[i].colour % PEOPLE_COLOURS == colour % PEOPLE_COLOURS &&
		    strcmp(faces[i].badge, badge) == 0)
			return true;
	return false;
}

/* The first character that nobody of this colour has; then digits; then a question mark. */
static void choose_letter(struct face *faces, int i)
{
	struct face *face = &faces[i];

	for (int skip = 0; people_letter(face->name, skip, face->badge); skip++)
		if (!taken(faces, i, face->colour, face->badge))
			return;
	for (int number = 2; number < 100; number++) {
		snprintf(face->badge, sizeof(face->badge), "%d", number);
		if (!taken(faces, i, face->colour, face->badge))
			return;
	}
	snprintf(face->badge, sizeof(face->badge), "?");
}

void people_faces(struct face *faces, int count)
{
	for (int i = 0; i < count; i++) {
		struct face *face = &faces[i];
		if (face->colour < 0)
			face->colour = i;
		snprintf(face->badge, sizeof(face->badge), "%s", face->emoji);
		if (!face->emoji[0] || taken(faces, i, face->colour, face->badge))
			choose_letter(faces, i);
	}
}

/* Code points that stand as a picture by themselves or with U+FE0F; after emoji-data.txt. */
static bool is_picture(uint32_t c)
{
	return (c >= 0x1f000 && c <= 0x1faff && !(c >= 0x1f1e6 && c <= 0x1f1ff) &&
		!(c >= 0x1f3fb && c <= 0x1f3ff)) ||
	       (c >= 0x2600 && c <= 0x27bf) || (c >= 0x2300 && c <= 0x23ff) ||
	       (c >= 0x2b00 && c <= 0x2bff) || (c >= 0x2190 && c <= 0x21ff) ||
	       (c >= 0x25a0 && c <= 0x25ff) || c == 0xa9 || c == 0xae || c == 0x203c ||
	       c == 0x2049 || c == 0x2122 || c == 0x2139 || c == 0x24c2 || c == 0x2934 ||
	       c == 0x2935 || c == 0x3030 || c == 0x303d || c == 0x3297 || c == 0x3299;
}

static bool is_flag_letter(uint32_t c)
{
	return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static uint32_t peek(const char *s)
{
	return utf8_next(&s);
}

/* UTS #51: a picture with its skin tone, presentation and tags. */
static bool one_picture(const char **s)
{
	if (!is_picture(utf8_next(s)))
		return false;
	while (peek(*s) == 0xfe0f || (peek(*s) >= 0x1f3fb && peek(*s) <= 0x1f3ff) ||
	       (peek(*s) >= 0xe0020 && peek(*s) <= 0xe007f))
		utf8_next(s);
	return true;
}

bool people_emoji(const char *text)
{
	const char *s = text;
	uint32_t first = peek(s);

	if (strlen(text) >= BADGE_SIZE)
		return false;
	if (is_flag_letter(first)) {
		utf8_next(&s);
		return is_flag_letter(utf8_next(&s)) && !*s;
	}
	if ((first >= '0' && first <= '9') || first == '#' || first == '*')
		return strcmp(text + 1, "\xef\xb8\x8f\xe2\x83\xa3") == 0;
	while (one_picture(&s)) {
		if (!*s)
			return true;
		if (utf8_next(&s) != 0x200d)
			return false;
	}
	return false;
}
