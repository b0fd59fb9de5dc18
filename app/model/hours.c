#include "app/model/hours.h"

#include <stdio.h>
#include <string.h>

#include "app/model/meeting.h"

enum { LOOK_AHEAD_DAYS = 366 };

bool hours_parse(const char *text, struct hours *hours)
{
	char from[6], until[6];
	int from_minute, until_minute;

	if (strcmp(text, "always") == 0) {
		hours->from_minute = hours->until_minute = 0;
		return true;
	}
	if (strlen(text) != HOURS_SIZE - 1 || text[5] != '-')
		return false;
	snprintf(from, sizeof(from), "%.5s", text);
	snprintf(until, sizeof(until), "%.5s", text + 6);
	if (!meeting_time_parse(from, &from_minute) || !meeting_time_parse(until, &until_minute) ||
	    from_minute == until_minute)
		return false;
	hours->from_minute = from_minute;
	hours->until_minute = until_minute;
	return true;
}

bool hours_always(const struct hours *hours)
{
	return hours->from_minute == hours->until_minute;
}

void hours_format(const struct hours *hours, char out[HOURS_SIZE])
{
	unsigned from = (unsigned)hours->from_minute % 1440, until = (unsigned)hours->until_minute % 1440;

	if (hours_always(hours))
		snprintf(out, HOURS_SIZE, "always");
	else
		snprintf(out, HOURS_SIZE, "%02u:%02u-%02u:%02u", from / 60, from % 60, until / 60,
			 until % 60);
}

static bool day_counts(const struct hours *hours, const struct workdays *cal, struct date day)
{
	return !hours->workdays_only || workdays_is(cal, day);
}

bool hours_lit(const struct hours *hours, const struct workdays *cal, int64_t now_ms)
{
	int minute = minute_of_day(now_ms);
	struct date today = date_of(now_ms);

	if (hours_always(hours))
		return true;
	if (hours->from_minute < hours->until_minute)
		return minute >= hours->from_minute && minute < hours->until_minute &&
		       day_counts(hours, cal, today);
	if (minute >= hours->from_minute)
		return day_counts(hours, cal, today);
	return minute < hours->until_minute &&
	       day_counts(hours, cal, date_from_number(date_number(today) - 1));
}

int64_t hours_next_ms(const struct hours *hours, const struct workdays *cal, int64_t now_ms)
{
	int32_t today = date_number(date_of(now_ms));

	if (hours_lit(hours, cal, now_ms))
		return 0;
	for (int i = 0; i < LOOK_AHEAD_DAYS; i++) {
		struct date day = date_from_number(today + i);
		int64_t begins_ms = meeting_moment_ms(day, hours->from_minute);
		if (begins_ms > now_ms && day_counts(hours, cal, day))
			return begins_ms;
	}
	return 0;
}
