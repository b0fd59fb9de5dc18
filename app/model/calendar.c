#include "app/model/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct date date_of(int64_t wall_ms)
{
	time_t t = (time_t)(wall_ms >= 0 ? wall_ms / 1000 : (wall_ms - 999) / 1000);
	struct tm tm;

	localtime_r(&t, &tm);
	return (struct date){
		.year = (int16_t)(tm.tm_year + 1900),
		.month = (int8_t)(tm.tm_mon + 1),
		.day = (int8_t)tm.tm_mday,
	};
}

int minute_of_day(int64_t wall_ms)
{
	time_t t = (time_t)(wall_ms / 1000);
	struct tm tm;

	localtime_r(&t, &tm);
	return tm.tm_hour * 60 + tm.tm_min;
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil. */
int32_t date_number(struct date date)
{
	int y = date.year - (date.month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

/* The same source: civil_from_days. */
struct date date_from_number(int32_t number)
{
	int z = number + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;

	return (struct date){
		.year = (int16_t)(yoe + era * 400 + (month <= 2)),
		.month = (int8_t)month,
		.day = (int8_t)(doy - (153 * mp + 2) / 5 + 1),
	};
}

int date_weekday(struct date date)
{
	int day = (date_number(date) + 3) % 7;	/* 1970-01-01 was a Thursday */

	return (day < 0 ? day + 7 : day) + 1;
}

int64_t date_start_ms(struct date date)
{
	struct tm tm = {
		.tm_year = date.year - 1900,
		.tm_mon = date.month - 1,
		.tm_mday = date.day,
		.tm_isdst = -1,
	};

	return (int64_t)mktime(&tm) * 1000;
}

struct date date_of_week(struct date date)
{
	return date_from_number(date_number(date) - (date_weekday(date) - 1));
}

struct date date_of_quarter(struct date date)
{
	return (struct date){
		.year = date.year, .month = (int8_t)((date.month - 1) / 3 * 3 + 1), .day = 1};
}

static bool digits(const char *s, int n, int *value)
{
	*value = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*value = *value * 10 + (s[i] - '0');
	}
	return true;
}

bool date_parse(const char *text, struct date *date)
{
	int y, m, d;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	if (!digits(text, 4, &y) || !digits(text + 5, 2, &m) || !digits(text + 8, 2, &d))
		return false;
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	struct date asked = {.year = (int16_t)y, .month = (int8_t)m, .day = (int8_t)d};
	struct date real = date_from_number(date_number(asked));
	if (real.month != asked.month || real.day != asked.day)
		return false;
	*date = asked;
	return true;
}

void date_format(struct date date, char out[DATE_SIZE])
{
	char text[32];

	snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month, date.day);
	memcpy(out, text, DATE_SIZE - 1);
	out[DATE_SIZE - 1] = '\0';
}

int days_between(int64_t from_ms, int64_t now_ms)
{
	int32_t days = date_number(date_of(now_ms)) - date_number(date_of(from_ms));

	return days > 0 ? days : 0;
}
