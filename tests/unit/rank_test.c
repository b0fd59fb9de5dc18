#include "tests/support/story.h"

#include "app/model/rank.h"

static void a_rank_lies_between_its_neighbours(void **state)
{
	struct story story = {.state = 42};
	struct rank ranks[400];
	int count = 0;

	(void)state;
	while (count < 400) {
		int place = (int)story_random(&story, (uint32_t)count + 1);
		struct rank rank;
		const char *low = place > 0 ? ranks[place - 1].text : NULL;
		const char *high = place < count ? ranks[place].text : NULL;
		assert_true(rank_between(low, high, &rank));
		assert_true(rank_valid(rank.text));
		assert_true(!low || strcmp(low, rank.text) < 0);
		assert_true(!high || strcmp(rank.text, high) < 0);
		memmove(&ranks[place + 1], &ranks[place], (size_t)(count - place) * sizeof(rank));
		ranks[place] = rank;
		count++;
	}
}

static void the_same_gap_takes_hundreds_and_then_says_so(void **state)
{
	struct rank low, high, middle;
	int moves = 0;

	(void)state;
	rank_spread(0, 2, &low);
	rank_spread(1, 2, &high);
	while (rank_between(low.text, high.text, &middle)) {
		assert_true(strcmp(low.text, middle.text) < 0 && strcmp(middle.text, high.text) < 0);
		*(moves % 2 ? &low : &high) = middle;
		moves++;
	}
	assert_in_range(moves, 150, 2000);
}

static void appending_all_day_keeps_ranks_short(void **state)
{
	struct rank last;

	(void)state;
	assert_true(rank_between(NULL, NULL, &last));
	for (int i = 0; i < 1000; i++) {
		struct rank next;
		assert_true(rank_between(last.text, NULL, &next));
		assert_true(strcmp(last.text, next.text) < 0);
		last = next;
	}
	assert_true(strlen(last.text) < 40);
}

static void spread_ranks_are_in_order_and_valid(void **state)
{
	(void)state;
	for (int n = 1; n < 3000; n = n * 3 + 1) {
		struct rank before, rank;
		for (int i = 0; i < n; i++) {
			rank_spread(i, n, &rank);
			assert_true(rank_valid(rank.text));
			assert_true(i == 0 || strcmp(before.text, rank.text) < 0);
			before = rank;
		}
	}
}

static void what_is_no_rank_is_refused(void **state)
{
	char long_one[RANK_SIZE + 1];

	(void)state;
	memset(long_one, 'V', sizeof(long_one) - 1);
	long_one[sizeof(long_one) - 1] = '\0';
	assert_false(rank_valid(""));
	assert_false(rank_valid("V0"));
	assert_false(rank_valid("a-b"));
	assert_false(rank_valid(long_one));
	assert_true(rank_valid("V"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rank_lies_between_its_neighbours),
		cmocka_unit_test(the_same_gap_takes_hundreds_and_then_says_so),
		cmocka_unit_test(appending_all_day_keeps_ranks_short),
		cmocka_unit_test(spread_ranks_are_in_order_and_valid),
		cmocka_unit_test(what_is_no_rank_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
