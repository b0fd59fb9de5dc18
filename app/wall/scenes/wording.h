#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/base/lang.h"
#include "app/model/snapshot.h"

/*
 * wording: times and names as people say them. All answers live in the arena.
 *
 * Thread: any.
 */
enum due_state { DUE_NONE, DUE_LATER, DUE_TODAY, DUE_LATE };

/* today's year 0: the clock is not known, and the date is said as "11/16". */
enum due_state due_state(struct date due, struct date today);
const char *due_words(struct date due, struct date today, enum lang lang, struct arena *arena);

/* "" when it is unknown. */
const char *age_words(int64_t since_ms, int64_t now_ms, enum lang lang, struct arena *arena);
const char *ago_words(int64_t at_ms, int64_t now_ms, enum lang lang, struct arena *arena);

const char *when_words(int64_t at_ms, int64_t now_ms, enum lang lang, struct arena *arena);
const char *money_words(int64_t amount, struct arena *arena);	/* "1,860" */

const char *clock_words(int64_t ms, struct arena *arena);	/* "09:20" */
const char *weekday_words(struct date date, enum lang lang, struct arena *arena);	/* "周五" */

/* "09:20" of today, "11月12日 09:20" of another day; today's year 0: the day is not known. */
const char *moment_words(int64_t ms, struct date today, enum lang lang, struct arena *arena);
const char *date_words(struct date date, enum lang lang, struct arena *arena);
const char *month_words(struct date date, enum lang lang, struct arena *arena);
const char *quarter_words(struct date date, enum lang lang, struct arena *arena);

enum { QUARTER_WEEKS = 13 };
int quarter_week(struct date date);	/* 1..13; the week that holds the first day is the first */

const char *column_words(const char *name, enum column_kind kind, enum lang lang);
/* What a shipped thing is called: a column or a ritual by its kind; "" for another word. */
const char *shipped_words(const char *kind, enum lang lang);
const char *column_words_of(const char *name, const char *kind, enum lang lang);	/* of a feed item */
const char *badge_words(const char *name, const char *id, enum lang lang);

/* "种草奖章"; a badge that people named is called as they named it. */
const char *medal_name(const char *name, const char *id, enum lang lang, struct arena *arena);
const char *label_words(const struct label *label, enum lang lang);

/* What a blocked note's tab says: the reason in at most four characters (six letters), or its type. */
const char *block_words(const struct card *card, enum lang lang, struct arena *arena);

/* lang_format() with one placeholder and a number or a text. */
const char *words_n(enum lang lang, enum lang_key key, const char *name, int n, struct arena *arena);
const char *words_ss(enum lang lang, enum lang_key key, const char *name1, const char *s1,
		     const char *name2, const char *s2, struct arena *arena);
const char *words_s(enum lang lang, enum lang_key key, const char *name, const char *s,
		    struct arena *arena);
