#include "tests/support/team.h"

#include "app/ledger/snapshot_load.h"
#include "app/model/calendar.h"

static const int64_t day_ms = INT64_C(24) * 3600 * 1000;

static void time_stamps_never_go_back(void **state)
{
	int64_t hlc = 0, before;
	const int64_t clock_ms[] = {1000, 1000, 1000, 500, 0, -5, 2000, 1999, 3000};

	(void)state;
	for (size_t i = 0; i < sizeof(clock_ms) / sizeof(clock_ms[0]); i++) {
		before = hlc;
		hlc = hlc_next(hlc, clock_ms[i]);
		assert_true(hlc > before);
	}
	assert_int_equal(hlc >> 16, 3000);
}

static void more_than_65536_in_one_millisecond_carry_over(void **state)
{
	int64_t hlc = hlc_next(0, 1000), before = 0;

	(void)state;
	for (int i = 0; i < 70000; i++) {
		before = hlc;
		hlc = hlc_next(hlc, 1000);
		assert_true(hlc > before);
	}
	assert_int_equal(hlc >> 16, 1001);
}

static void a_jump_of_a_year_and_back_spoils_no_order(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "todo");

	(void)state;
	team_wait(team, 365 * day_ms);
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	team_wait(team, -365 * day_ms);
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	assert_string_equal(team_of_card(team, card, "column_id"), "done");
	struct err err = ERR_IN(LANG_EN);
	assert_true(ledger_rebuild(team->ledger, &err));
	assert_string_equal(team_of_card(team, card, "column_id"), "done");
	assert_int_equal(team_number(team, "SELECT count(*) FROM event a JOIN event b"
					   " ON b.seq = a.seq + 1 WHERE b.hlc <= a.hlc"),
			 0);
	team_free(team);
}

/* A moment in the future counts as now, and goes on counting from now when the clock is right again. */
static void a_jump_of_a_year_and_back_spoils_no_age(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "todo");
	struct reader reader = {team->admin, ROLE_ADMIN, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	(void)state;
	team_wait(team, 365 * day_ms);
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	team_wait(team, -365 * day_ms);
	assert_true(view_card(team->ledger, &reader, card, &out, &err));
	assert_non_null(strstr(out.bytes, "\"age_days\":0"));
	assert_non_null(strstr(out.bytes, "\"since\":\"2025-11-20"));
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	team_wait(team, 3 * day_ms);
	buf_clear(&out);
	assert_true(view_card(team->ledger, &reader, card, &out, &err));
	assert_non_null(strstr(out.bytes, "\"age_days\":3"));
	buf_finish(&out);
	team_free(team);
}

static void an_unset_clock_writes_no_time(void **state)
{
	struct team *team = team_new(false, false);
	struct reader reader = {"", ROLE_ADMIN, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	(void)state;
	team->clock.fixed_ms = 1000;
	team_join_first(team);
	const char *card = team_card(team, "one", "done");
	assert_int_equal(team_number(team, "SELECT count(*) FROM event WHERE at IS NOT NULL"), 0);
	assert_true(view_card(team->ledger, &reader, card, &out, &err));
	assert_non_null(strstr(out.bytes, "\"since\":null,\"age_days\":null"));
	struct board *board = snapshot_load_board(team->ledger, &err);
	assert_non_null(board);
	assert_int_equal(board->cards[0].since_ms, 0);
	topic_drop(board);
	team->clock.fixed_ms = TEAM_STARTS_MS;
	team_must(team, "card_move", card, "{\"column\":\"todo\"}");
	assert_int_equal(team_number(team, "SELECT since FROM card"), TEAM_STARTS_MS);
	buf_finish(&out);
	team_must_be_sound(team);
	team_free(team);
}

static void editing_does_not_make_a_note_young(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "todo");
	const char *other = team_card(team, "two", "todo");

	(void)state;
	team_wait(team, 5 * day_ms);
	team_must(team, "card_edit", card, "{\"title\":\"new words\"}");
	team_must(team, "card_block", card, "{\"type\":\"tech\"}");
	team_must(team, "card_move", other,
		  arena_printf(&team->arena, "{\"column\":\"todo\",\"before\":\"%s\"}", card));
	assert_int_equal(team_number(team, "SELECT min(since) FROM card"), TEAM_STARTS_MS);
	assert_int_equal(team_number(team, "SELECT max(since) FROM card"), TEAM_STARTS_MS);
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_stamps_never_go_back),
		cmocka_unit_test(more_than_65536_in_one_millisecond_carry_over),
		cmocka_unit_test(a_jump_of_a_year_and_back_spoils_no_order),
		cmocka_unit_test(a_jump_of_a_year_and_back_spoils_no_age),
		cmocka_unit_test(an_unset_clock_writes_no_time),
		cmocka_unit_test(editing_does_not_make_a_note_young),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
