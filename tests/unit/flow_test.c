#include "tests/support/story.h"

#include <math.h>

#include "app/model/flow.h"

static struct arena arena;

static int finish(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

enum { NEVER = FLOW_NEVER };

static void assert_day(const struct flow_day *day, int todo, int doing, int done)
{
	assert_int_equal(day->counts[COLUMN_TODO], todo);
	assert_int_equal(day->counts[COLUMN_DOING], doing);
	assert_int_equal(day->counts[COLUMN_DONE], done);
}

static void a_note_goes_from_pile_to_pile(void **state)
{
	static const struct flow_card card = {101, 103, 104, 106};
	struct flow_day days[8];

	(void)state;
	flow_days(&card, 1, 100, 8, days);
	assert_day(&days[0], 0, 0, 0);
	assert_day(&days[1], 1, 0, 0);
	assert_day(&days[2], 1, 0, 0);
	assert_day(&days[3], 0, 1, 0);
	assert_day(&days[4], 0, 0, 1);
	assert_day(&days[7], 0, 0, 1);	/* torn off, and still done */
}

static void what_happened_before_the_window_counts_in_it(void **state)
{
	static const struct flow_card cards[] = {
		{1, 2, 3, 4}, {1, 2, NEVER, NEVER}, {1, NEVER, NEVER, NEVER}, {500, NEVER, NEVER, NEVER}};
	struct flow_day days[2];

	(void)state;
	flow_days(cards, 4, 100, 2, days);
	assert_day(&days[0], 1, 1, 1);
	assert_day(&days[1], 1, 1, 1);
}

static void a_dropped_note_leaves_its_pile_and_is_not_done(void **state)
{
	static const struct flow_card cards[] = {{100, NEVER, NEVER, 102}, {100, 101, NEVER, 103}};
	struct flow_day days[5];

	(void)state;
	flow_days(cards, 2, 100, 5, days);
	assert_day(&days[0], 2, 0, 0);
	assert_day(&days[1], 1, 1, 0);
	assert_day(&days[2], 0, 1, 0);
	assert_day(&days[3], 0, 0, 0);
	assert_day(&days[4], 0, 0, 0);
}

static void days_out_of_order_are_read_as_the_earlier(void **state)
{
	static const struct flow_card cards[] = {
		{100, NEVER, 102, NEVER},	/* straight to done */
		{100, 104, 102, NEVER},		/* begun after it was finished */
		{103, 101, 102, NEVER},		/* made after it was begun */
	};
	struct flow_day days[5];

	(void)state;
	flow_days(cards, 3, 100, 5, days);
	assert_day(&days[0], 2, 0, 0);
	assert_day(&days[1], 2, 1, 0);
	assert_day(&days[2], 0, 0, 3);
	assert_day(&days[4], 0, 0, 3);
}

static struct flow_times took(const int *days, int count)
{
	struct flow_card cards[64];

	for (int i = 0; i < count; i++)
		cards[i] = (struct flow_card){100, 100, 100 + days[i] - 1, NEVER};
	return flow_times(cards, count, 0, 10000, &arena);
}

static void begun_and_finished_today_took_one_day(void **state)
{
	static const struct flow_card cards[] = {{90, 100, 100, NEVER}, {90, 100, 103, NEVER}};
	struct flow_times times = flow_times(cards, 2, 0, 1000, &arena);

	(void)state;
	assert_int_equal(times.count, 2);
	assert_int_equal(times.finishes[0].days, 1);
	assert_int_equal(times.finishes[1].days, 4);
	assert_int_equal(times.finishes[1].finished, 103);
}

static void half_and_85_percent_are_real_notes(void **state)
{
	static const int twenty[] = {1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 7, 8, 8, 9, 9, 12, 15};
	struct flow_times times = took(twenty, 20);

	(void)state;
	assert_int_equal(times.half_days, 4);
	assert_int_equal(times.most_days, 9);	/* the 17th of 20 */
	assert_false(times.finishes[17].outlier);
	assert_true(times.finishes[18].outlier);
	assert_true(times.finishes[19].outlier);
	assert_int_equal(took((int[]){7}, 1).half_days, 7);
	assert_int_equal(took((int[]){7}, 1).most_days, 7);
	assert_int_equal(took((int[]){1, 9}, 2).half_days, 1);
	assert_int_equal(took((int[]){9, 1}, 2).most_days, 9);
	assert_int_equal(took(NULL, 0).half_days, 0);
}

static void only_what_was_finished_in_the_window_is_timed(void **state)
{
	static const struct flow_card cards[] = {
		{90, 95, 99, NEVER},  {90, 95, 100, NEVER}, {90, 95, 110, NEVER},
		{90, 95, 111, NEVER}, {90, 95, NEVER, 105}, {90, 95, NEVER, NEVER},
	};
	struct flow_times times = flow_times(cards, 6, 100, 110, &arena);

	(void)state;
	assert_int_equal(times.count, 2);
	assert_int_equal(times.finishes[0].finished, 100);
	assert_int_equal(times.finishes[1].finished, 110);
}

/* wall-flow.png: 6 9 7 11 8 12 and 9 so far, 8.9 a week; 24 open notes take 2.7 weeks. */
static void the_weeks_are_those_of_the_picture(void **state)
{
	static const int weekly[] = {6, 9, 7, 11, 8, 12, 9};
	int32_t today = date_number((struct date){2026, 11, 12});	/* a Thursday */
	struct flow_card cards[80];
	int out[7], count = 0;

	(void)state;
	for (int week = 0; week < 7; week++)
		for (int i = 0; i < weekly[week]; i++)
			cards[count++] = (struct flow_card){
				today - 90, today - 80, today - 3 - (6 - week) * 7 + i % 4, NEVER};
	cards[count++] = (struct flow_card){0, 1, today - 3 - 43, NEVER};	/* a week earlier */
	cards[count++] = (struct flow_card){0, 1, NEVER, today};		/* dropped */
	double mean = flow_weeks(cards, count, today, 7, out);
	for (int week = 0; week < 7; week++)
		assert_int_equal(out[week], weekly[week]);
	assert_true(fabs(mean - 62 / 7.0) < 1e-12);
	assert_true(fabs(flow_weeks_left(24, mean) - 2.71) < 0.005);
}

static void a_week_ends_on_sunday(void **state)
{
	int32_t monday = date_number((struct date){2026, 11, 9});
	struct flow_card cards[] = {
		{1, 2, monday - 8, NEVER}, {1, 2, monday - 1, NEVER}, {1, 2, monday, NEVER},
		{1, 2, monday + 6, NEVER}, {1, 2, monday + 7, NEVER}};
	int out[2];

	(void)state;
	assert_true(flow_weeks(cards, 5, monday + 6, 2, out) == 1.5);
	assert_int_equal(out[0], 1);
	assert_int_equal(out[1], 2);
}

static void weeks_before_the_first_note_do_not_slow_a_team_down(void **state)
{
	int32_t monday = date_number((struct date){2026, 11, 9});
	struct flow_card cards[] = {{monday - 7, monday - 6, monday - 1, NEVER},
				    {monday - 1, monday, monday + 1, NEVER},
				    {monday, monday, monday + 2, NEVER}};
	int out[7];

	(void)state;
	assert_int_equal(flow_weeks_known(cards, 3, monday + 2, 7), 2);
	assert_true(flow_weeks(cards, 3, monday + 2, 7, out) == 1.5);
	assert_int_equal(flow_weeks_known(cards + 2, 1, monday + 2, 7), 1);
	assert_int_equal(flow_weeks_known(cards, 0, monday + 2, 7), 1);
	assert_int_equal(flow_weeks_known(cards, 3, monday + 2 + 365, 7), 7);
}

static void at_no_pace_at_all_it_is_never_done(void **state)
{
	(void)state;
	assert_true(flow_weeks_left(24, 0) < 0);
	assert_true(flow_weeks_left(0, 0) == 0);
}

static struct flow_card random_card(struct story *story)
{
	struct flow_card card = {100 + (int)story_random(story, 40), NEVER, NEVER, NEVER};

	if (story_random(story, 4))
		card.started = card.created + (int)story_random(story, 10);
	if (story_random(story, 2))
		card.finished = card.created + (int)story_random(story, 20);
	if (story_random(story, 3) == 0)
		card.torn = card.created + (int)story_random(story, 30);
	return card;
}

/* Where a card lies on a day, asked of the card itself; -1: nowhere. */
static int lies_in(const struct flow_card *card, int32_t day)
{
	if (day >= card->finished)
		return COLUMN_DONE;
	if (day < card->created || (card->finished == NEVER && day >= card->torn))
		return -1;
	return day >= card->started ? COLUMN_DOING : COLUMN_TODO;
}

static void the_piles_agree_with_asking_every_note_every_day(void **state)
{
	struct story story = {.state = 51};

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct flow_card cards[40];
		struct flow_day days[80];
		int count = (int)story_random(&story, 41), out[20], done = 0;
		for (int i = 0; i < count; i++)
			cards[i] = random_card(&story);
		flow_days(cards, count, 90, 80, days);
		for (int day = 0; day < 80; day++) {
			int counts[FLOW_KINDS] = {0};
			for (int i = 0; i < count; i++) {
				int kind = lies_in(&cards[i], 90 + day);
				if (kind >= 0)
					counts[kind]++;
			}
			assert_day(&days[day], counts[COLUMN_TODO], counts[COLUMN_DOING],
				   counts[COLUMN_DONE]);
			assert_true(counts[COLUMN_DONE] >= done);
			done = counts[COLUMN_DONE];
		}
		/* What was done in the weeks and what lies done at their end are the same notes. */
		double mean = flow_weeks(cards, count, 169, 20, out);
		int known = flow_weeks_known(cards, count, 169, 20);
		assert_int_equal((int)lround(mean * known), done);
	}
}

static void half_of_the_notes_are_done_within_half_days(void **state)
{
	struct story story = {.state = 52};

	(void)state;
	for (int round = 0; round < 2000; round++) {
		int list[60], count = 1 + (int)story_random(&story, 60);
		for (int i = 0; i < count; i++)
			list[i] = 1 + (int)story_random(&story, 30);
		struct flow_times times = took(list, count);
		int half = 0, most = 0, shorter = 0;
		for (int i = 0; i < count; i++) {
			half += list[i] <= times.half_days;
			most += list[i] <= times.most_days;
			shorter += list[i] < times.half_days;
			assert_true(i == 0 || times.finishes[i - 1].finished <=
						      times.finishes[i].finished);
		}
		assert_true(2 * half >= count && 2 * shorter < count);
		assert_true(100 * most >= 85 * count);
		arena_reset(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_goes_from_pile_to_pile),
		cmocka_unit_test(what_happened_before_the_window_counts_in_it),
		cmocka_unit_test(a_dropped_note_leaves_its_pile_and_is_not_done),
		cmocka_unit_test(days_out_of_order_are_read_as_the_earlier),
		cmocka_unit_test(begun_and_finished_today_took_one_day),
		cmocka_unit_test(half_and_85_percent_are_real_notes),
		cmocka_unit_test(only_what_was_finished_in_the_window_is_timed),
		cmocka_unit_test(the_weeks_are_those_of_the_picture),
		cmocka_unit_test(a_week_ends_on_sunday),
		cmocka_unit_test(weeks_before_the_first_note_do_not_slow_a_team_down),
		cmocka_unit_test(at_no_pace_at_all_it_is_never_done),
		cmocka_unit_test(the_piles_agree_with_asking_every_note_every_day),
		cmocka_unit_test(half_of_the_notes_are_done_within_half_days),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
