#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/workdays.h"

/*
 * hours: when the wall is lit. Outside these hours it is dark and its TV sleeps.
 *
 * Between two minutes of the local day, on every day or on working days only. When the end is before the
 * beginning the wall is lit over midnight, and the night belongs to the day on which it began. The same
 * minute twice, as in a zeroed struct: always.
 *
 * Thread: any. Pure.
 */
struct hours {
	int from_minute, until_minute;	/* 0..1439 */
	bool workdays_only;		/* of no account when always lit */
};

enum { HOURS_SIZE = 12 };	/* "07:30-23:00" and the NUL */

#define HOURS_OF_A_TV "07:30-23:00"	/* until somebody says other hours */

/* "07:30-23:00" or "always"; false: neither, and *hours is left alone. Says nothing of workdays_only. */
bool hours_parse(const char *text, struct hours *hours);
void hours_format(const struct hours *hours, char out[HOURS_SIZE]);

bool hours_always(const struct hours *hours);
bool hours_lit(const struct hours *hours, const struct workdays *cal, int64_t now_ms);

/* The moment when it is lit next; 0: it is lit now, or no day of the coming year will be. */
int64_t hours_next_ms(const struct hours *hours, const struct workdays *cal, int64_t now_ms);
