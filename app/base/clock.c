#include "app/base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

int64_t clock_wall_ms(const struct clock *clock)
{
	struct timespec ts;

	if (clock->fixed)
		return clock->fixed_ms;
	clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000 + clock->ahead_ms;
}

bool clock_calibrated(const struct clock *clock)
{
	return clock_wall_ms(clock) >= CLOCK_CALIBRATED_FROM_MS;
}

double clock_mono_s(const struct clock *clock)
{
	struct timespec ts;

	if (clock->fixed)
		return clock->fixed_s;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

bool clock_parse(const char *text, int64_t *ms)
{
	struct tm tm = {.tm_isdst = -1};
	const char *rest = strptime(text, "%Y-%m-%dT%H:%M", &tm);

	if (!rest)
		return false;
	if (*rest == ':')
		rest = strptime(rest, ":%S", &tm);
	if (!rest || (*rest && strcmp(rest, "Z") != 0))
		return false;
	time_t t = *rest ? timegm(&tm) : mktime(&tm);
	*ms = (int64_t)t * 1000;
	return true;
}

void clock_format(int64_t ms, char out[25])
{
	time_t t = (time_t)(ms / 1000);
	int rest = (int)(ms % 1000);
	struct tm tm;

	if (rest < 0) {
		rest += 1000;
		t--;
	}
	char text[80];
	gmtime_r(&t, &tm);
	snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", tm.tm_year + 1900,
		 tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, rest);
	memcpy(out, text, 24);
	out[24] = '\0';
}
