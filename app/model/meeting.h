#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/workdays.h"

/*
 * meeting: a ritual 例会 as a rule, and the days on which it takes place.
 *
 * Daily ones are held on working days. A weekly one is left out when its day is off. The rarer ones have
 * a day like "the last Friday of the second month of the quarter"; when that day is off they are held
 * on the last working day before it. The consensus meeting 共识会 is held when the cycle's calendar says
 * so. Nothing is stored but the rule.
 *
 * Thread: any. Costs a few steps a day that is looked at.
 */
enum meeting_kind {
	MEETING_DAILY,
	MEETING_WEEKLY,
	MEETING_MONTHLY,
	MEETING_QUARTERLY,
	MEETING_HALF_YEAR,
	MEETING_YEARLY,
	MEETING_CONSENSUS,	/* once a cycle, on the day that it says */
	MEETING_KINDS,
};

enum {
	MEETING_LAST = -1,		/* nth: the last one of the month */
	MEETING_NTH_MAX = 4,
	MEETING_AHEAD_DAYS = 400,	/* further ahead nobody looks */
	MEETING_LENGTH_MAX_MIN = 24 * 60,
	MEETING_ANNOUNCED_MIN = 5,	/* before it begins */
};

struct meeting {
	const char *id;
	const char *name;	/* "": said by its kind */
	enum meeting_kind kind;
	int minute;		/* of the day, 0..1439 */
	int weekday;		/* 1 Monday .. 7 Sunday; not of daily ones and of the cycle's */
	int nth;		/* 1..4 or MEETING_LAST; from monthly on */
	int month;		/* of the quarter 1..3, half year 1..6, year 1..12; from quarterly on */
	int length_min;
	const char *scene;	/* what the wall shows meanwhile; "": what it showed before */
	const struct date *days;	/* MEETING_CONSENSUS: those near and ahead, earliest first */
	int day_count;
};

const char *meeting_kind_name(enum meeting_kind kind);	/* "half_year" */
bool meeting_kind_named(const char *name, enum meeting_kind *kind);

/* What the team calls it; a shipped one in the reader's language. */
const char *meeting_name(const struct meeting *meeting, enum lang lang);

/* "09:30", and only a time that exists. */
bool meeting_time_parse(const char *text, int *minute);

/* Has it what its kind needs, within its bounds? Another wall may have sent anything. */
bool meeting_valid(const struct meeting *meeting);

bool meeting_has_weekday(enum meeting_kind kind);

/* Months of its span: 1, 3, 6 or 12; 0 for daily and weekly ones and the cycle's. */
int meeting_span(enum meeting_kind kind);

/* From which day on a review held on this day looks back: its span earlier, half a year or a year. */
struct date meeting_looks_back(enum meeting_kind kind, struct date day);

/* Is this the rule's own day, whether people work or not? */
bool meeting_by_rule(const struct meeting *meeting, struct date day);

/* Does it take place on this day? */
bool meeting_held(const struct meeting *meeting, const struct workdays *cal, struct date day);

/* The first day on or after `from`; year 0: none within MEETING_AHEAD_DAYS. */
struct date meeting_day(const struct meeting *meeting, const struct workdays *cal, struct date from);

/* A minute of a day in the time zone of the process. */
int64_t meeting_moment_ms(struct date day, int minute);
