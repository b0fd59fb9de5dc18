#include "app/base/utf8.h"

static size_t sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xc2 && lead <= 0xdf)
		return 2;
	if (lead >= 0xe0 && lead <= 0xef)
		return 3;
	if (lead >= 0xf0 && lead <= 0xf4)
		return 4;
	return 0;
}

/* The second byte alone decides overlong forms, surrogates and the upper end (RFC 3629, section 4). */
static bool second_byte_ok(unsigned char lead, unsigned char second)
{
	switch (lead) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= 0x9f;
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return second >= 0x80 && second <= 0xbf;
	}
}

bool utf8_valid(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	for (size_t i = 0; i < n;) {
		size_t length = sequence_length(p[i]);
		if (!length || p[i] == 0 || length > n - i)
			return false;
		if (length > 1 && !second_byte_ok(p[i], p[i + 1]))
			return false;
		for (size_t k = 2; k < length; k++)
			if ((p[i + k] & 0xc0) != 0x80)
				return false;
		i += length;
	}
	return true;
}

uint32_t utf8_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	size_t length = sequence_length(p[0]);

	if (p[0] == 0)
		return 0;
	if (length <= 1) {
		*s += 1;
		return length ? p[0] : 0xfffd;
	}
	uint32_t c = p[0] & (0xffu >> (length + 1));
	for (size_t k = 1; k < length; k++) {
		if ((p[k] & 0xc0) != 0x80) {
			*s += k;
			return 0xfffd;
		}
		c = c << 6 | (p[k] & 0x3fu);
	}
	*s += length;
	return c;
}

size_t utf8_count(const char *s)
{
	size_t n = 0;

	while (utf8_next(&s))
		n++;
	return n;
}

bool utf8_has_controls(const char *s, bool newlines)
{
	for (uint32_t c; (c = utf8_next(&s));) {
		if (newlines && (c == '\n' || c == '\t'))
			continue;
		if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
			return true;
	}
	return false;
}

struct range {
	uint32_t from, to;
};

/* Unicode 15: White_Space, Cc and Default_Ignorable_Code_Point, and U+2800, whose picture is empty. */
static const struct range unseen[] = {
	{0x0000, 0x0020}, {0x007f, 0x00a0}, {0x00ad, 0x00ad}, {0x034f, 0x034f}, {0x061c, 0x061c},
	{0x115f, 0x1160}, {0x1680, 0x1680}, {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x2000, 0x200f},
	{0x2028, 0x202f}, {0x205f, 0x206f}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164},
	{0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xfff8},
	{0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
};

static const struct range formatting[] = {
	{0x00ad, 0x00ad}, {0x061c, 0x061c}, {0x180e, 0x180e}, {0x200b, 0x200b}, {0x200e, 0x200f},
	{0x202a, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb},
};

static bool is_within(const struct range *ranges, size_t count, uint32_t c)
{
	for (size_t i = 0; i < count; i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return true;
	return false;
}

bool utf8_is_formatting(uint32_t c)
{
	return is_within(formatting, sizeof(formatting) / sizeof(formatting[0]), c);
}

bool utf8_visible(const char *s)
{
	for (uint32_t c; (c = utf8_next(&s));)
		if (!is_within(unseen, sizeof(unseen) / sizeof(unseen[0]), c))
			return true;
	return false;
}
