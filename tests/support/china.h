#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/model/workdays.h"

/*
 * china: the shipped calendar in its own time zone, for tests of what depends on working days; and days and
 * moments as tests write them: "2026-11-12", "2026-11-12T09:20".
 */
extern struct workdays china;

/* A group's set-up and tear-down. */
int china_begin(void **state);
int china_end(void **state);

struct date day(const char *text);
int64_t at(const char *text);
