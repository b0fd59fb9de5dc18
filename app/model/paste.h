#pragma once
#include <stdbool.h>

#include "app/base/arena.h"
#include "app/model/calendar.h"

/*
 * paste: two columns of days and values, as they are copied out of a spreadsheet or read from a CSV or
 * TSV file. Columns are parted by tabs, else semicolons, else commas, else spaces, line by line; a field
 * may stand in double quotes.
 *
 * A day is 2026-10-14, 2026/10/14, 2026.10.14, 20261014, 2026年10月14日, 10/14 or 10月14日, and a time behind
 * it is ignored. Without a year it is the last such day that is not after today. A value may have
 * thousands parted by commas (in quotes, where commas part columns), a sign, %, 万 and 亿.
 *
 * Empty lines are skipped, and so is a first line in which neither is a day nor a value: a heading.
 *
 * Thread: any. Pure.
 */
enum paste_flaw {
	PASTE_GOOD,
	PASTE_COLUMNS,	/* not two of them */
	PASTE_DATE,
	PASTE_VALUE,
};

struct paste_row {
	int line;		/* from 1 */
	const char *text;	/* the line as it was, without its end */
	enum paste_flaw flaw;
	struct date date;	/* PASTE_GOOD */
	double value;
};

/* today's year 0: unknown, and a day without a year is none. Rows in the arena; returns how many. */
int paste_read(const char *text, struct date today, struct arena *arena, struct paste_row **rows);
