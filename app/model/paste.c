#include "app/model/paste.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS_MAX = 8, YEAR_DIGITS = 4, GROUP_DIGITS = 3, DIGITS_MAX = 15 };

/* --- columns ------------------------------------------------------------------------------------- */

struct columns {
	const char *list[COLUMNS_MAX];
	int count;		/* up to the last that is not empty */
};

static char parting(const char *line)
{
	static const char marks[] = {'\t', ';', ','};

	for (size_t i = 0; i < sizeof(marks); i++)
		if (strchr(line, marks[i]))
			return marks[i];
	return ' ';
}

static const char *without_spaces(struct arena *arena, const char *s, size_t n)
{
	while (n && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r'))
		n--;
	return arena_text_n(arena, s, n);
}

/* From the quote to its end; a doubled quote stands for one. */
static const char *quoted(struct arena *arena, const char **next)
{
	char *field = arena_text(arena, *next + 1), *to = field;
	const char *from = *next + 1;

	while (*from && !(from[0] == '"' && from[1] != '"')) {
		from += *from == '"';
		*to++ = *from++;
	}
	*to = '\0';
	*next = *from ? from + 1 : from;
	return without_spaces(arena, field, strlen(field));
}

static void split(struct arena *arena, const char *line, struct columns *columns)
{
	char mark = parting(line);

	*columns = (struct columns){.count = 0};
	for (int i = 0; i < COLUMNS_MAX; i++) {
		line += strspn(line, mark == '\t' ? " " : " \t");
		if (*line == '"')
			columns->list[i] = quoted(arena, &line);
		else
			columns->list[i] = NULL;
		size_t n = 0;
		while (line[n] && line[n] != mark)
			n++;
		if (!columns->list[i])
			columns->list[i] = without_spaces(arena, line, n);
		if (*columns->list[i])
			columns->count = i + 1;
		line += n;
		if (!*line)
			break;
		line++;
	}
}

/* --- a day --------------------------------------------------------------------------------------- */

static bool number(const char **s, int digits_max, int *value, int *digits)
{
	*value = *digits = 0;
	while (**s >= '0' && **s <= '9' && *digits < digits_max) {
		*value = *value * 10 + *(*s)++ - '0';
		(*digits)++;
	}
	return *digits > 0;
}

static bool skip(const char **s, const char *what)
{
	size_t n = strlen(what);

	if (strncmp(*s, what, n) != 0)
		return false;
	*s += n;
	return true;
}

/* Nothing, or a time of day, which does not matter. */
static bool only_time_follows(const char *s)
{
	if (*s == 'T')
		s++;
	return s[strspn(s, " 0123456789:.Z")] == '\0' && (!*s || *s == ' ' || strchr(s, ':'));
}

static bool is_day(int year, int month, int day, struct date *date)
{
	char text[32];

	snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
	return date_parse(text, date);
}

/* The last such day until today. */
static bool in_a_year(struct date today, int month, int day, struct date *date)
{
	enum { LEAP_YEARS = 8 };

	for (int back = 0; today.year && back <= LEAP_YEARS; back++)
		if (is_day(today.year - back, month, day, date) &&
		    date_number(*date) <= date_number(today))
			return true;
	return false;
}

/* Behind the first number: "/10/14", "年10月14日", or what makes it a month: "/14", "月14日". */
static bool read_date(const char *s, struct date today, struct date *date)
{
	int first, second, third, digits, any;

	if (!number(&s, 8, &first, &digits))
		return false;
	if (digits == 8)
		return only_time_follows(s) &&
		       is_day(first / 10000, first / 100 % 100, first % 100, date);
	bool chinese = skip(&s, digits == YEAR_DIGITS ? "年" : "月");
	char mark = *s;
	if (!chinese && (!strchr("-/.", mark) || !*s++))
		return false;
	if (!number(&s, 2, &second, &any))
		return false;
	if (digits != YEAR_DIGITS) {
		skip(&s, "日");
		return (chinese || mark == '/') && only_time_follows(s) &&
		       in_a_year(today, first, second, date);
	}
	if (chinese ? !skip(&s, "月") : *s++ != mark)
		return false;
	if (!number(&s, 2, &third, &any))
		return false;
	if (chinese)
		skip(&s, "日");
	return only_time_follows(s) && is_day(first, second, third, date);
}

/* --- a value ------------------------------------------------------------------------------------- */

/* Digits, with commas before groups of three; the value so far, and whether there were any. */
static bool read_whole(const char **s, double *value, int *digits)
{
	int group = 0;
	bool parted = false;

	*value = *digits = 0;
	for (; (**s >= '0' && **s <= '9') || (**s == ',' && *digits); (*s)++) {
		if (**s == ',') {
			if ((parted && group != GROUP_DIGITS) || group > GROUP_DIGITS)
				return false;
			parted = true;
			group = 0;
			continue;
		}
		*value = *value * 10 + **s - '0';
		(*digits)++;
		group++;
	}
	return !parted || group == GROUP_DIGITS;
}

/* Further digits of the same whole number; what it is to be divided by. One division rounds once. */
static double read_fraction(const char **s, double *value, int *digits)
{
	double scale = 1;

	while (**s >= '0' && **s <= '9' && *digits <= DIGITS_MAX) {
		*value = *value * 10 + *(*s)++ - '0';
		scale *= 10;
		(*digits)++;
	}
	return scale;
}

/* "万", "亿", "%" and nothing: what it is multiplied with. */
static double read_measure(const char **s)
{
	*s += strspn(*s, " ");
	if (skip(s, "万"))
		return 1e4;
	if (skip(s, "亿"))
		return 1e8;
	if (!skip(s, "%"))
		skip(s, "％");
	return 1;
}

static bool read_value(const char *s, double *value)
{
	bool negative = skip(&s, "-") || skip(&s, "\u2212");
	double scale = 1;
	int digits;

	if (!negative)
		skip(&s, "+");
	if (!read_whole(&s, value, &digits))
		return false;
	if (skip(&s, "."))
		scale = read_fraction(&s, value, &digits);
	if (digits == 0 || digits > DIGITS_MAX)
		return false;
	*value = *value * read_measure(&s) / scale;
	if (negative)
		*value = -*value;
	return *s == '\0' && *value <= INT_MAX && *value >= INT_MIN;
}

/* --- lines --------------------------------------------------------------------------------------- */

static struct paste_row read_row(const char *text, int line, struct date today, struct arena *arena)
{
	struct paste_row row = {.line = line, .text = text, .flaw = PASTE_COLUMNS};
	struct columns columns;

	split(arena, text, &columns);
	if (columns.count != 2)
		return row;
	if (!read_date(columns.list[0], today, &row.date))
		row.flaw = PASTE_DATE;
	else
		row.flaw = read_value(columns.list[1], &row.value) ? PASTE_GOOD : PASTE_VALUE;
	return row;
}

static bool is_heading(const char *text, struct arena *arena)
{
	struct columns columns;
	double value;

	split(arena, text, &columns);
	return columns.count >= 2 && (*columns.list[0] < '0' || *columns.list[0] > '9') &&
	       !read_value(columns.list[1], &value);
}

static int count_lines(const char *text)
{
	int lines = 1;

	for (; (text = strchr(text, '\n')); text++)
		lines++;
	return lines;
}

int paste_read(const char *text, struct date today, struct arena *arena, struct paste_row **rows)
{
	int count = 0, line = 0;

	skip(&text, "\ufeff");
	*rows = arena_array(arena, (size_t)count_lines(text), sizeof(**rows));
	while (*text) {
		size_t n = strcspn(text, "\r\n");
		const char *own = without_spaces(arena, text, n);
		line++;
		if (*own && !(count == 0 && is_heading(own, arena)))
			(*rows)[count++] = read_row(own, line, today, arena);
		text += n;
		text += *text == '\r' && text[1] == '\n';
		text += *text != '\0';
	}
	return count;
}
