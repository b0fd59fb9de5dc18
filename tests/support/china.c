#include "tests/support/china.h"

#include <stdlib.h>
#include <time.h>

#include "app/base/clock.h"

struct workdays china;
static struct arena arena;

int china_begin(void **state)
{
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	if (!workdays_parse(workdays_shipped(), &arena, &china, &err))
		fail_msg("%s", err.text);
	return 0;
}

int china_end(void **state)
{
	(void)state;
	china = (struct workdays){0};
	arena_finish(&arena);
	return 0;
}

struct date day(const char *text)
{
	struct date date;

	if (!date_parse(text, &date))
		fail_msg("no date: %s", text);
	return date;
}

int64_t at(const char *text)
{
	int64_t ms;

	if (!clock_parse(text, &ms))
		fail_msg("no moment: %s", text);
	return ms;
}
