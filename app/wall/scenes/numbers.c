#include "app/wall/scenes/numbers.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { STEPS = 4, DIGITS_SIZE = 64 };

/* From where on a word stands for so many; the words are in the language's own list. */
struct step {
	double from, means;
};

static const struct step steps[LANG_COUNT][STEPS] = {
	[LANG_ZH] = {{1e4, 1e4}, {1e8, 1e8}, {1e12, 1e12}, {INFINITY, 1}},
	[LANG_EN] = {{1e4, 1e3}, {1e6, 1e6}, {1e9, 1e9}, {1e12, 1e12}},
};

/* Three digits that matter, four before the point. */
static int decimals_of(double size, bool scaled)
{
	if (size >= 100)
		return 0;
	return size >= 10 || scaled ? 1 : 2;
}

static double rounded(double size, bool scaled)
{
	double by = pow(10, decimals_of(size, scaled));

	return round(size * by) / by;
}

/* The word's place in the list, from 1; 0: none. What rounds up to the next word takes it. */
static int step_of(double size, enum lang lang)
{
	int found = 0;

	for (int i = 0; i < STEPS; i++) {
		const struct step *step = &steps[lang][i];
		double before = found ? steps[lang][found - 1].means : 1;
		if (rounded(size / before, found > 0) * before >= step->from)
			found = i + 1;
	}
	return found;
}

static const char *trimmed(char *digits)
{
	size_t n = strlen(digits);

	if (!strchr(digits, '.'))
		return digits;
	while (n && digits[n - 1] == '0')
		digits[--n] = '\0';
	if (n && digits[n - 1] == '.')
		digits[n - 1] = '\0';
	return digits;
}

static const char *grouped(const char *digits, struct arena *arena)
{
	char out[2 * DIGITS_SIZE];
	size_t whole = strcspn(digits, "."), n = 0;

	for (size_t i = 0; digits[i] && n + 2 < sizeof(out); i++) {
		if (i && i < whole && (whole - i) % 3 == 0)
			out[n++] = ',';
		out[n++] = digits[i];
	}
	return arena_text_n(arena, out, n);
}

static const char *nth(const char *list, int n, struct arena *arena)
{
	while (--n > 0) {
		list += strcspn(list, " ");
		list += strspn(list, " ");
	}
	return arena_text_n(arena, list, strcspn(list, " "));
}

static bool is_plain_count(const char *measure)
{
	return strcmp(measure, "次") == 0 || strcmp(measure, "人") == 0;
}

struct value_words value_words(double value, const char *measure, enum lang lang,
				 struct arena *arena)
{
	char digits[DIGITS_SIZE];
	struct value_words words = {"–", "", measure && !is_plain_count(measure) ? measure : ""};

	if (!isfinite(value) || fabs(value) >= 1e16)
		return words;
	int step = step_of(fabs(value), lang);
	double size = fabs(value) / (step ? steps[lang][step - 1].means : 1);
	if (step)
		words.scale = nth(lang_text(lang, L_wall_number_words), step, arena);
	snprintf(digits, sizeof(digits), "%.*f", decimals_of(size, step > 0), size);
	words.digits = grouped(trimmed(digits), arena);
	if (value < 0 && strcmp(words.digits, "0") != 0)
		words.digits = arena_printf(arena, "-%s", words.digits);
	return words;
}

static const char *joined(const struct value_words *words, struct arena *arena)
{
	const char *space = *words->unit && strcmp(words->unit, "%") != 0 ? " " : "";

	return arena_printf(arena, "%s%s%s%s", words->digits, words->scale, space, words->unit);
}

const char *value_text(double value, const char *measure, enum lang lang, struct arena *arena)
{
	struct value_words words = value_words(value, measure, lang, arena);

	return joined(&words, arena);
}

const char *value_short(double value, const char *measure, enum lang lang, struct arena *arena)
{
	bool percent = measure && strcmp(measure, "%") == 0;

	return value_text(value, percent ? measure : "", lang, arena);
}

double value_about(double value)
{
	if (!isfinite(value) || value == 0)
		return value;
	double by = pow(10, floor(log10(fabs(value))) - (fabs(value) >= 100 ? 2 : 1));

	return round(value / by) * by;
}

const char *value_fixed(double value, int decimals, struct arena *arena)
{
	return isfinite(value) ? arena_printf(arena, "%.*f", decimals, value) : "–";
}
