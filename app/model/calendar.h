#pragma once
#include <stdbool.h>
#include <stdint.h>

/*
 * calendar: days as people say them. A struct date is a day of the Gregorian calendar (ISO 8601) in
 * the time zone of the process; year 0 means "no date".
 */
struct date {
	int16_t year;	/* 1..9999; 0: none */
	int8_t month;	/* 1..12 */
	int8_t day;	/* 1..31 */
};

enum { DATE_SIZE = 11 };	/* "2026-11-12" and the NUL */

struct date date_of(int64_t wall_ms);			/* local day of a moment */
bool date_parse(const char *text, struct date *date);	/* "YYYY-MM-DD", and only a day that exists */
void date_format(struct date date, char out[DATE_SIZE]);
int32_t date_number(struct date date);			/* days since 1970-01-01; differences are days */
struct date date_from_number(int32_t number);
int date_weekday(struct date date);			/* ISO 8601: 1 Monday .. 7 Sunday */

int64_t date_start_ms(struct date date);		/* the moment when the day begins here */
struct date date_of_week(struct date date);		/* the Monday of its week */
struct date date_of_quarter(struct date date);		/* the first day of its quarter */

/* Minutes since local midnight of a moment, 0..1439. */
int minute_of_day(int64_t wall_ms);

/* The wall is light between these minutes of the day (07:30 to 17:30), dark otherwise. */
enum { DAY_FROM_MINUTE = 7 * 60 + 30, DAY_UNTIL_MINUTE = 17 * 60 + 30 };

/*
 * Whole days between two moments as people count them: calendar days, so that a note stuck up last
 * evening is one day old this morning. A moment in the future counts as now. 0 or more.
 */
int days_between(int64_t from_ms, int64_t now_ms);
