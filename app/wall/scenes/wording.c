#include "app/wall/scenes/wording.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/base/utf8.h"
#include "app/model/starter.h"

enum { WORDS_SIZE = 256, BLOCK_WIDE_MAX = 4, BLOCK_LETTERS_MAX = 8, SOON_DAYS = 7 };

const char *words_s(enum lang lang, enum lang_key key, const char *name, const char *s,
		    struct arena *arena)
{
	char text[WORDS_SIZE];

	return arena_text(arena, lang_format(text, sizeof(text), lang, key, name, s, NULL));
}

const char *words_ss(enum lang lang, enum lang_key key, const char *name1, const char *s1,
		     const char *name2, const char *s2, struct arena *arena)
{
	char text[WORDS_SIZE];

	return arena_text(arena, lang_format(text, sizeof(text), lang, key, name1, s1, name2, s2, NULL));
}

const char *words_n(enum lang lang, enum lang_key key, const char *name, int n, struct arena *arena)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", n);
	return words_s(lang, key, name, number, arena);
}

/* The n-th of a text's words, from 1. */
static const char *nth(const char *list, int n, struct arena *arena)
{
	while (--n > 0) {
		list += strcspn(list, " ");
		list += strspn(list, " ");
	}
	return arena_text_n(arena, list, strcspn(list, " "));
}

const char *weekday_words(struct date date, enum lang lang, struct arena *arena)
{
	return nth(lang_text(lang, L_wall_weekdays), date_weekday(date), arena);
}

static const char *dated(enum lang_key key, struct date date, enum lang lang, struct arena *arena)
{
	char text[WORDS_SIZE], day[8];

	snprintf(day, sizeof(day), "%d", date.day);
	lang_format(text, sizeof(text), lang, key, "day", day, "month",
		    nth(lang_text(lang, L_wall_months), date.month, arena), "weekday",
		    weekday_words(date, lang, arena), NULL);
	return arena_text(arena, text);
}

enum due_state due_state(struct date due, struct date today)
{
	if (!due.year)
		return DUE_NONE;
	if (!today.year)
		return DUE_LATER;
	int32_t days = date_number(due) - date_number(today);
	return days < 0 ? DUE_LATE : days == 0 ? DUE_TODAY : DUE_LATER;
}

const char *due_words(struct date due, struct date today, enum lang lang, struct arena *arena)
{
	if (!due.year)
		return "";
	if (!today.year)
		return arena_printf(arena, "%d/%d", due.month, due.day);
	int32_t days = date_number(due) - date_number(today);
	if (days < 0)
		return words_n(lang, L_wall_due_late, "n", -days, arena);
	if (days <= 1)
		return lang_text(lang, days ? L_wall_due_tomorrow : L_wall_due_today);
	if (days < SOON_DAYS)
		return weekday_words(due, lang, arena);
	return dated(L_wall_due_date, due, lang, arena);
}

const char *age_words(int64_t since_ms, int64_t now_ms, enum lang lang, struct arena *arena)
{
	if (!since_ms || !now_ms)
		return "";
	int days = days_between(since_ms, now_ms);
	if (!days)
		return lang_text(lang, L_wall_age_new);
	return words_n(lang, L_wall_age_days, "n", days, arena);
}

const char *ago_words(int64_t at_ms, int64_t now_ms, enum lang lang, struct arena *arena)
{
	if (!at_ms || !now_ms)
		return "";
	int64_t minutes = (now_ms - at_ms) / 60000;
	int days = days_between(at_ms, now_ms);
	if (minutes < 1)
		return lang_text(lang, L_wall_ago_now);
	if (minutes < 60)
		return words_n(lang, L_wall_ago_minutes, "n", (int)minutes, arena);
	if (!days)
		return words_n(lang, L_wall_ago_hours, "n", (int)(minutes / 60), arena);
	if (days == 1)
		return lang_text(lang, L_wall_ago_yesterday);
	return words_n(lang, L_wall_ago_days, "n", days, arena);
}

/* "刚刚" and the like today, "昨天", the weekday within this week, "上周", and then the date. */
const char *when_words(int64_t at_ms, int64_t now_ms, enum lang lang, struct arena *arena)
{
	if (!at_ms || !now_ms)
		return "";
	struct date day = date_of(at_ms), today = date_of(now_ms);
	int32_t weeks = (date_number(date_of_week(today)) - date_number(date_of_week(day))) / 7;
	if (days_between(at_ms, now_ms) <= 1)
		return ago_words(at_ms, now_ms, lang, arena);
	if (weeks == 0)
		return weekday_words(day, lang, arena);
	return weeks == 1 ? lang_text(lang, L_wall_kudos_last_week)
			  : dated(L_wall_due_date, day, lang, arena);
}

const char *money_words(int64_t amount, struct arena *arena)
{
	const char *digits = arena_printf(arena, "%lld", (long long)(amount < 0 ? -amount : amount));
	size_t n = strlen(digits);
	char *text = arena_alloc(arena, n + n / 3 + 2), *out = text;

	if (amount < 0)
		*out++ = '-';
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			*out++ = ',';
		*out++ = digits[i];
	}
	*out = '\0';
	return text;
}

const char *clock_words(int64_t ms, struct arena *arena)
{
	int minute = minute_of_day(ms);

	return arena_printf(arena, "%02d:%02d", minute / 60, minute % 60);
}

const char *moment_words(int64_t ms, struct date today, enum lang lang, struct arena *arena)
{
	struct date day = date_of(ms);
	const char *time = clock_words(ms, arena);

	if (today.year && date_number(day) == date_number(today))
		return time;
	return arena_printf(arena, "%s %s", dated(L_wall_due_date, day, lang, arena), time);
}

const char *date_words(struct date date, enum lang lang, struct arena *arena)
{
	return dated(L_wall_date, date, lang, arena);
}

const char *month_words(struct date date, enum lang lang, struct arena *arena)
{
	return dated(L_wall_month, date, lang, arena);
}

int quarter_week(struct date date)
{
	struct date first = {date.year, (int8_t)((date.month - 1) / 3 * 3 + 1), 1};
	int32_t monday = date_number(first) - (date_weekday(first) - 1);
	int week = (int)(date_number(date) - monday) / 7 + 1;

	return week > QUARTER_WEEKS ? QUARTER_WEEKS : week;
}

const char *quarter_words(struct date date, enum lang lang, struct arena *arena)
{
	char text[WORDS_SIZE], quarter[16], week[16], weeks[16];

	snprintf(quarter, sizeof(quarter), "%d", (date.month - 1) / 3 + 1);
	snprintf(week, sizeof(week), "%d", quarter_week(date));
	snprintf(weeks, sizeof(weeks), "%d", QUARTER_WEEKS);
	lang_format(text, sizeof(text), lang, L_wall_quarter, "quarter", quarter, "week", week,
		    "weeks", weeks, NULL);
	return arena_text(arena, text);
}

const char *column_words(const char *name, enum column_kind kind, enum lang lang)
{
	static const enum lang_key keys[] = {L_column_todo, L_column_doing, L_column_done};

	return *name ? name : lang_text(lang, keys[kind]);
}

const char *shipped_words(const char *kind, enum lang lang)
{
	static const struct {
		const char *kind;
		enum lang_key key;
	} shipped[] = {
		{"consensus", L_ritual_consensus},
		{"daily", L_ritual_daily},	   {"doing", L_column_doing},
		{"done", L_column_done},	   {"half_year", L_ritual_half_year},
		{"monthly", L_ritual_monthly},	   {"quarterly", L_ritual_quarterly},
		{"todo", L_column_todo},	   {"weekly", L_ritual_weekly},
		{"yearly", L_ritual_yearly},
	};

	for (size_t i = 0; i < sizeof(shipped) / sizeof(shipped[0]); i++)
		if (strcmp(shipped[i].kind, kind) == 0)
			return lang_text(lang, shipped[i].key);
	return "";
}

const char *column_words_of(const char *name, const char *kind, enum lang lang)
{
	if (*name || !*kind)
		return name;
	const char *shipped = shipped_words(kind, lang);
	if (*shipped)
		return shipped;
	const char *badge = badge_words("", kind, lang);
	return *badge ? badge : metric_name_words("", kind, lang);
}

const char *badge_words(const char *name, const char *id, enum lang lang)
{
	static const struct {
		const char *id;
		enum lang_key key;
	} shipped[] = {
		{"breakout", L_badge_breakout}, {"conversion", L_badge_conversion},
		{"idea", L_badge_idea},		{"rescue", L_badge_rescue},
		{"seeding", L_badge_seeding},	{"warmth", L_badge_warmth},
	};

	for (size_t i = 0; !*name && i < sizeof(shipped) / sizeof(shipped[0]); i++)
		if (strcmp(id, shipped[i].id) == 0)
			return lang_text(lang, shipped[i].key);
	return name;
}

const char *label_words(const struct label *label, enum lang lang)
{
	static const struct {
		const char *id;
		enum lang_key key;
	} shipped[] = {
		{"channels", L_label_channels}, {"douyin", L_label_douyin},
		{"general", L_label_general},	{"kol", L_label_kol},
		{"red", L_label_red},		{"wechat", L_label_wechat},
	};

	if (*label->name)
		return label->name;
	for (size_t i = 0; i < sizeof(shipped) / sizeof(shipped[0]); i++)
		if (strcmp(label->id, shipped[i].id) == 0 || strcmp(label->icon, shipped[i].id) == 0)
			return lang_text(lang, shipped[i].key);
	return "";
}

const char *medal_name(const char *name, const char *id, enum lang lang, struct arena *arena)
{
	const char *words = badge_words(name, id, lang);

	return *name || !*words ? words : words_s(lang, L_wall_kudos_badge, "badge", words, arena);
}

static bool short_enough(const char *reason)
{
	int wide = 0, narrow = 0;

	for (uint32_t c; (c = utf8_next(&reason));)
		*(c < 0x2e80 ? &narrow : &wide) += 1;
	return 2 * wide + narrow <= (wide ? 2 * BLOCK_WIDE_MAX : BLOCK_LETTERS_MAX);
}

const char *block_words(const struct card *card, enum lang lang, struct arena *arena)
{
	static const enum lang_key keys[] = {
		L_block_waiting, L_block_waiting, L_block_dependency,
		L_block_resource, L_block_decision, L_block_tech,
	};
	const char *reason = card->block_reason;

	if (*reason && short_enough(reason))
		return arena_text(arena, reason);
	return lang_text(lang, keys[card->block]);
}
