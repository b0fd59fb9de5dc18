#include "app/model/rank.h"

#include <assert.h>
#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

enum { BASE = 62 };

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 36;
	return -1;
}

bool rank_valid(const char *text)
{
	size_t n = strlen(text);

	if (n == 0 || n > RANK_LENGTH_MAX || text[n - 1] == '0')
		return false;
	for (size_t i = 0; i < n; i++)
		if (digit(text[i]) < 0)
			return false;
	return true;
}

/*
 * Digit by digit: where the bounds leave room, the digit in the middle ends the rank; where they are
 * neighbours, the lower one is copied and the upper bound no longer counts.
 */
bool rank_between(const char *before, const char *after, struct rank *out)
{
	const char *low = before ? before : "";
	const char *high = after && *after ? after : NULL;

	assert(!high || strcmp(low, high) < 0);
	for (int i = 0; i < RANK_LENGTH_MAX; i++) {
		int from = *low ? digit(*low) : 0;
		int to = high ? (*high ? digit(*high) : 0) : BASE;
		if (to - from > 1) {
			/* At the ends lean to the inside: appending is what people do all day. */
			int middle = !high && from > 0 && from < BASE - 2 ? from + 1 : (from + to) / 2;
			out->text[i] = alphabet[middle];
			out->text[i + 1] = '\0';
			return true;
		}
		out->text[i] = alphabet[from];
		if (high && to > from)
			high = NULL;
		else if (high)
			high++;
		if (*low)
			low++;
	}
	return false;
}

void rank_spread(int i, int n, struct rank *out)
{
	/* Three digits hold 238,328 places; the last digit is never '0'. */
	long place = ((long)i + 1) * 238000L / ((long)n + 1);
	char digits[4] = {alphabet[place / (BASE * BASE)], alphabet[place / BASE % BASE],
			  alphabet[place % BASE], '\0'};
	int length = 3;

	while (length > 1 && digits[length - 1] == '0')
		length--;
	memcpy(out->text, digits, (size_t)length);
	out->text[length] = '\0';
	if (strcmp(out->text, "0") == 0)
		memcpy(out->text, "001", 4);
}
