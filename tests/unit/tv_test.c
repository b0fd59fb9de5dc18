#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/wall/tv.h"

/* A TV that writes down what it is told: W wake, U show us, S sleep, A ask. */
struct set {
	char said[64];
	int count;
};

static bool write_down(void *context, enum tv_message message)
{
	struct set *set = context;

	assert_true(set->count < (int)sizeof(set->said) - 1);
	set->said[set->count++] = "WUSA"[message];
	set->said[set->count] = '\0';
	return true;
}

static void told(struct tv *tv, struct set *set, bool lit, double now_s, const char *said)
{
	struct tv_port port = {write_down, set};

	*set = (struct set){.count = 0};
	tv_step(tv, lit, now_s, &port);
	assert_string_equal(set->said, said);
}

static void a_wall_that_starts_wakes_the_tv_until_it_is_on(void **state)
{
	struct set set;
	struct tv tv;

	(void)state;
	tv_init(&tv);
	assert_true(isinf(tv_deadline(&tv)));
	told(&tv, &set, true, 0, "WUA");
	told(&tv, &set, true, 1, "");
	assert_true(tv_deadline(&tv) == TV_AGAIN_S);
	tv_heard(&tv, TV_ASLEEP, 2);	/* not yet */
	told(&tv, &set, true, TV_AGAIN_S, "WUA");
	tv_heard(&tv, TV_ON, TV_AGAIN_S + 1);
	assert_true(isinf(tv_deadline(&tv)));
	told(&tv, &set, true, 1e6, "");
}

static void a_tv_that_never_answers_is_not_talked_to_all_day(void **state)
{
	struct set set;
	struct tv tv;
	int said = 0;

	(void)state;
	tv_init(&tv);
	for (double now_s = 0; now_s < 3600; now_s++) {
		struct tv_port port = {write_down, &set};
		set = (struct set){.count = 0};
		tv_step(&tv, true, now_s, &port);
		said += set.count > 0;
	}
	assert_int_equal(said, TV_TRIES);
	assert_true(isinf(tv_deadline(&tv)));
}

static void at_night_it_is_sent_to_sleep_again_and_again_until_it_sleeps(void **state)
{
	struct set set;
	struct tv tv;

	(void)state;
	tv_init(&tv);
	told(&tv, &set, true, 0, "WUA");
	tv_heard(&tv, TV_ON, 1);
	told(&tv, &set, false, 100, "SA");
	assert_false(tv_sleeps(&tv));
	tv_heard(&tv, TV_ON, 101);
	told(&tv, &set, false, 100 + TV_AGAIN_S, "SA");
	tv_heard(&tv, TV_ASLEEP, 115);
	assert_true(tv_sleeps(&tv));
	told(&tv, &set, false, 115 + TV_LATER_S, "A");
}

static void a_tv_that_never_answers_is_still_told_now_and_then_at_night(void **state)
{
	struct set set;
	struct tv tv;
	int said = 0;

	(void)state;
	tv_init(&tv);
	for (double now_s = 0; now_s < 3600; now_s++) {
		struct tv_port port = {write_down, &set};
		set = (struct set){.count = 0};
		tv_step(&tv, false, now_s, &port);
		said += set.count > 0;
	}
	assert_in_range(said, TV_TRIES + 4, TV_TRIES + 7);
	assert_false(tv_sleeps(&tv));
}

static void who_switches_it_on_at_night_has_it_for_an_hour(void **state)
{
	struct set set;
	struct tv tv;

	(void)state;
	tv_init(&tv);
	told(&tv, &set, false, 0, "SA");
	tv_heard(&tv, TV_ASLEEP, 1);
	told(&tv, &set, false, 1 + TV_LATER_S, "A");
	tv_heard(&tv, TV_ON, 700);
	assert_false(tv_sleeps(&tv));
	told(&tv, &set, false, 700 + TV_GUEST_S - 1, "");
	told(&tv, &set, false, 700 + TV_GUEST_S, "SA");
}

static void the_morning_wakes_it(void **state)
{
	struct set set;
	struct tv tv;

	(void)state;
	tv_init(&tv);
	told(&tv, &set, false, 0, "SA");
	tv_heard(&tv, TV_ASLEEP, 1);
	told(&tv, &set, true, 3600, "WUA");
	assert_false(tv_sleeps(&tv));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wall_that_starts_wakes_the_tv_until_it_is_on),
		cmocka_unit_test(a_tv_that_never_answers_is_not_talked_to_all_day),
		cmocka_unit_test(at_night_it_is_sent_to_sleep_again_and_again_until_it_sleeps),
		cmocka_unit_test(a_tv_that_never_answers_is_still_told_now_and_then_at_night),
		cmocka_unit_test(who_switches_it_on_at_night_has_it_for_an_hour),
		cmocka_unit_test(the_morning_wakes_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
