#include "app/model/workdays.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/utf8.h"

extern const char workdays_cn[];

enum { FRIDAY = 5, WEEK_DAYS = 7, WEEK_WORKDAYS = 5, LINE_PARTS = 4 };

/* Mondays to Fridays from Monday 1969-12-29 up to a day, not included. */
static int32_t weekdays_before(int32_t number)
{
	int32_t days = number + 3;
	int32_t weeks = days >= 0 ? days / WEEK_DAYS : -((-days + WEEK_DAYS - 1) / WEEK_DAYS);
	int32_t rest = days - weeks * WEEK_DAYS;

	return weeks * WEEK_WORKDAYS + (rest < WEEK_WORKDAYS ? rest : WEEK_WORKDAYS);
}

static bool is_weekday(int32_t number)
{
	return weekdays_before(number + 1) > weekdays_before(number);
}

static int by_date(const void *a, const void *b)
{
	const struct workday_exception *const *x = a, *const *y = b;
	int32_t left = date_number((*x)->date), right = date_number((*y)->date);

	if (left != right)
		return left < right ? -1 : 1;
	return *x < *y ? -1 : *x > *y;	/* both lie in one list */
}

struct workdays workdays_build(const struct workday_exception *list, int count, struct arena *arena)
{
	assert(count >= 0 && count <= WORKDAYS_EXCEPTIONS_MAX);
	const struct workday_exception **order = arena_array(arena, (size_t)count, sizeof(*order));
	struct workday_exception *sorted = arena_array(arena, (size_t)count, sizeof(*sorted));
	int32_t gain = 0;
	int kept = 0;

	for (int i = 0; i < count; i++)
		order[i] = &list[i];
	qsort(order, (size_t)count, sizeof(*order), by_date);
	for (int i = 0; i < count; i++) {
		int32_t number = date_number(order[i]->date);
		if (i + 1 < count && date_number(order[i + 1]->date) == number)
			continue;
		gain += (order[i]->rule == WORKDAY_WORK) - is_weekday(number);
		sorted[kept] = *order[i];
		sorted[kept].number = number;
		sorted[kept++].gain = gain;
	}
	return (struct workdays){sorted, kept};
}

/* Cuts a line at its tabs, in place. */
static int parts_of(char *line, char *parts[LINE_PARTS + 1])
{
	int count = 0;

	for (char *at = line; at && count <= LINE_PARTS; count++) {
		parts[count] = at;
		at = strchr(at, '\t');
		if (at)
			*at++ = '\0';
	}
	return count;
}

static bool read_line(char *line, struct workday_exception *out)
{
	char *parts[LINE_PARTS + 1];

	if (!utf8_valid(line, strlen(line)) || parts_of(line, parts) != LINE_PARTS)
		return false;
	if (!date_parse(parts[0], &out->date))
		return false;
	if (strcmp(parts[1], "work") != 0 && strcmp(parts[1], "off") != 0)
		return false;
	out->rule = *parts[1] == 'w' ? WORKDAY_WORK : WORKDAY_OFF;
	out->name[LANG_ZH] = parts[2];
	out->name[LANG_EN] = parts[3];
	return true;
}

static int room_for(const char *text)
{
	int lines = 1;

	for (; *text && lines < WORKDAYS_EXCEPTIONS_MAX; text++)
		lines += *text == '\n';
	return lines;
}

static bool read_lines(char *text, struct workday_exception *list, int *count, struct err *err)
{
	char *next;

	for (int number = 1; text; number++, text = next) {
		next = strchr(text, '\n');
		if (next)
			*next++ = '\0';
		size_t length = strlen(text);
		if (length > 0 && text[length - 1] == '\r')
			text[length - 1] = '\0';
		if (*text == '\0' || *text == '#')
			continue;
		if (*count == WORKDAYS_EXCEPTIONS_MAX)
			return err_system(err, "calendar line %d: more than %d days", number,
					  WORKDAYS_EXCEPTIONS_MAX);
		if (!read_line(text, &list[(*count)++]))
			return err_system(err,
					  "calendar line %d: not a date, off or work, and two names",
					  number);
	}
	return true;
}

bool workdays_parse(const char *text, struct arena *arena, struct workdays *out, struct err *err)
{
	struct workday_exception *list =
		arena_array(arena, (size_t)room_for(text), sizeof(*list));
	int count = 0;

	if (!read_lines(arena_text(arena, text), list, &count, err))
		return false;
	struct workdays cal = workdays_build(list, count, arena);
	if (cal.count != count)
		return err_system(err, "calendar: a day stands there twice");
	*out = cal;
	return true;
}

const char *workdays_shipped(void)
{
	return workdays_cn;
}

/* How many exceptions lie before a day. */
static int exceptions_before(const struct workdays *cal, int32_t number)
{
	int low = 0, high = cal->count;

	while (low < high) {
		int middle = (low + high) / 2;
		if (cal->exceptions[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct workday_exception *find(const struct workdays *cal, int32_t number)
{
	int place = exceptions_before(cal, number);

	if (place == cal->count || cal->exceptions[place].number != number)
		return NULL;
	return &cal->exceptions[place];
}

const struct workday_exception *workdays_exception(const struct workdays *cal, struct date date)
{
	return find(cal, date_number(date));
}

bool workdays_known(const struct workdays *cal, int year)
{
	return workdays_exception(cal, (struct date){(int16_t)year, 1, 1}) != NULL;
}

static bool is_workday(const struct workdays *cal, int32_t number)
{
	const struct workday_exception *exception = find(cal, number);

	return exception ? exception->rule == WORKDAY_WORK : is_weekday(number);
}

bool workdays_is(const struct workdays *cal, struct date date)
{
	return is_workday(cal, date_number(date));
}

static int32_t workdays_before(const struct workdays *cal, int32_t number)
{
	int place = exceptions_before(cal, number);

	return weekdays_before(number) + (place > 0 ? cal->exceptions[place - 1].gain : 0);
}

int workdays_count(const struct workdays *cal, struct date from, struct date until)
{
	int32_t a = date_number(from), b = date_number(until);

	return b > a ? workdays_before(cal, b) - workdays_before(cal, a) : 0;
}

struct date workdays_nth(const struct workdays *cal, struct date from, int n)
{
	int step = n > 0 ? 1 : -1;
	int32_t number = date_number(from);

	assert(n != 0);
	for (int left = n * step;; number += step)
		if (is_workday(cal, number) && --left == 0)
			return date_from_number(number);
}

static int32_t month_end(struct date date)
{
	int year = date.year + date.month / 12, month = date.month % 12 + 1;

	return date_number((struct date){(int16_t)year, (int8_t)month, 1}) - 1;
}

/* The last day of the month that is worked, and is this weekday (0: any). */
static struct date last_in_month(const struct workdays *cal, struct date month, int weekday)
{
	struct date date = date_from_number(month_end(month));

	for (; date.month == month.month; date = date_from_number(date_number(date) - 1))
		if (workdays_is(cal, date) && (weekday == 0 || date_weekday(date) == weekday))
			return date;
	return (struct date){0};
}

struct date workdays_last_of_month(const struct workdays *cal, struct date date)
{
	return last_in_month(cal, date, 0);
}

struct date workdays_last_friday(const struct workdays *cal, struct date date)
{
	return last_in_month(cal, date, FRIDAY);
}
