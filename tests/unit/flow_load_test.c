#include "app/ledger/flow_load.h"
#include "tests/support/team.h"

#define DAY_MS INT64_C(86400000)

static struct flow_notes *load(struct team *team)
{
	struct err err = ERR_IN(LANG_EN);
	struct flow_notes *notes = snapshot_load_flow(team->ledger, &err);

	assert_non_null(notes);
	return notes;
}

static void a_note_is_begun_on_the_day_it_first_leaves_to_do(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "todo");
	int32_t made = date_number(date_of(TEAM_STARTS_MS));

	team_wait(team, 2 * DAY_MS);
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	team_wait(team, DAY_MS);
	team_must(team, "card_move", card, "{\"column\":\"todo\"}");
	team_wait(team, DAY_MS);
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	team_wait(team, DAY_MS);
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	struct flow_notes *notes = load(team);
	assert_int_equal(notes->count, 1);
	assert_int_equal(notes->cards[0].created, made);
	assert_int_equal(notes->cards[0].started, made + 2);
	assert_int_equal(notes->cards[0].finished, made + 5);
	assert_int_equal(notes->cards[0].torn, FLOW_NEVER);
	assert_int_equal(notes->day, made + 5);
	topic_drop(notes);
	team_free(team);
}

static void a_note_made_in_doing_is_begun_at_once(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);

	team_card(team, "one", "doing");
	struct flow_notes *notes = load(team);
	assert_int_equal(notes->cards[0].started, notes->cards[0].created);
	topic_drop(notes);
	team_free(team);
}

static void what_blocked_a_note_is_remembered_after_it_moves_on(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "doing");

	team_must(team, "card_block", card, "{\"type\":\"decision\",\"reason\":\"\"}");
	team_must(team, "card_unblock", card, "{}");
	struct flow_notes *notes = load(team);
	assert_int_equal(notes->blocks[0], BLOCK_DECISION);
	topic_drop(notes);
	team_free(team);
}

static void a_note_torn_off_long_ago_is_not_read_any_more(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "done");

	team_must(team, "card_tear_off", card, "{}");
	team_wait(team, 90 * DAY_MS);
	struct flow_notes *notes = load(team);
	assert_int_equal(notes->count, 1);
	topic_drop(notes);
	team_wait(team, 3 * DAY_MS);
	notes = load(team);
	assert_int_equal(notes->count, 0);
	topic_drop(notes);
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_is_begun_on_the_day_it_first_leaves_to_do),
		cmocka_unit_test(a_note_made_in_doing_is_begun_at_once),
		cmocka_unit_test(what_blocked_a_note_is_remembered_after_it_moves_on),
		cmocka_unit_test(a_note_torn_off_long_ago_is_not_read_any_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
