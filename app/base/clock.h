#pragma once
#include <stdbool.h>
#include <stdint.h>

/*
 * clock: the two clocks that the program reads, in one place that a test can fake.
 *
 * wall_ms  milliseconds since 1970 UTC, as the system clock says. It may jump.
 * mono_s   seconds on CLOCK_MONOTONIC. It never goes back; for tweens, deadlines and measuring.
 *
 * A clock that has not been set (a Pi has none of its own until the network answers) is "not
 * calibrated": events then carry no time, and the wall shows --:--. Calibrated means a year of 2024
 * or later.
 *
 * Owner: main. Thread: any; the struct is immutable except for a fake one.
 */
struct clock {
	int64_t fixed_ms;	/* what wall_ms answers when `fixed` */
	double fixed_s;		/* what mono_s answers when `fixed` */
	bool fixed;
	int64_t ahead_ms;	/* of the system clock, when not `fixed` */
};

/* 2024-01-01T00:00:00Z, in ms. Before that the clock can only be unset. */
#define CLOCK_CALIBRATED_FROM_MS INT64_C(1704067200000)

int64_t clock_wall_ms(const struct clock *clock);
bool clock_calibrated(const struct clock *clock);
double clock_mono_s(const struct clock *clock);

/* Reads "2026-11-12T09:20" (local time) or the same with seconds and "Z" (UTC). */
bool clock_parse(const char *text, int64_t *ms);

/* RFC 3339 in UTC with milliseconds, "2026-11-12T01:20:00.000Z"; out holds at least 25 bytes. */
void clock_format(int64_t ms, char out[25]);
