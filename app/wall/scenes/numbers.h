#pragma once
#include "app/base/arena.h"
#include "app/base/lang.h"

/*
 * numbers: values as people read them from afar: 3,640, 5.1%, 4.4万, 8,000万 (80M in English). At most
 * four digits, then a word for the rest. All answers live in the arena.
 *
 * Thread: any.
 */
struct value_words {
	const char *digits;	/* "5,200", "-0.3"; "–" for what is no number */
	const char *scale;	/* "万", "M", or "" */
	const char *unit;	/* the measure, "%" or "篇"; "" for a plain count: 次 */
};

struct value_words value_words(double value, const char *measure, enum lang lang,
				 struct arena *arena);

/* In one piece: "5.1%", "24 篇", "8,000万". */
const char *value_text(double value, const char *measure, enum lang lang, struct arena *arena);

/* The same without a unit that is a word; a % stays. Beside a label there is no room for more. */
const char *value_short(double value, const char *measure, enum lang lang, struct arena *arena);

/* A computed value with no more digits than anybody believes: 4.37 is 4.4, 3,536 is 3,540. */
double value_about(double value);

/* As many decimals as said, and no word: "9.0". */
const char *value_fixed(double value, int decimals, struct arena *arena);
