#include "tests/support/story.h"

static void run_check(struct team *team, struct ledger_report *report)
{
	struct err err = ERR_IN(LANG_EN);

	if (!ledger_check(team->ledger, report, &err))
		fail_msg("%s", err.text);
}

/* The projections behind the ledger's back. */
static void spoil(struct team *team, const char *sql)
{
	struct err err = ERR_IN(LANG_EN);

	if (!db_exec(&team->ledger->db, sql, &err))
		fail_msg("%s", err.text);
}

static void replay_equals_what_was_projected_live(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 6; seed++) {
		struct story story = {.state = seed * 31 + 7, .redacts = true, .jumps = true};
		struct team *team = team_new(false, true);
		for (int i = 0; i < 460; i++)
			story_step(&story, team);
		const char *live = team_dump(team, false);
		struct ledger_report report;
		run_check(team, &report);
		assert_string_equal(report.text, "");
		assert_true(report.events > 150);
		struct err err = ERR_IN(LANG_EN);
		assert_true(ledger_rebuild(team->ledger, &err));
		assert_string_equal(team_dump(team, false), live);
		team_free(team);
	}
}

static void a_changed_row_is_found(void **state)
{
	struct team *team = team_new(false, true);
	struct ledger_report report;

	(void)state;
	team_card(team, "one", "todo");
	spoil(team, "UPDATE card SET title = 'two'");
	run_check(team, &report);
	assert_int_equal(report.problems, 1);
	assert_non_null(strstr(report.text, "title is not what the log says"));
	team_free(team);
}

static void a_missing_and_an_invented_row_are_found(void **state)
{
	struct team *team = team_new(false, true);
	struct ledger_report report;

	(void)state;
	team_card(team, "one", "todo");
	spoil(team, "DELETE FROM card; INSERT INTO label (id) VALUES ('ghost')");
	run_check(team, &report);
	assert_int_equal(report.problems, 2);
	assert_non_null(strstr(report.text, "the log has it, the table not"));
	assert_non_null(strstr(report.text, "ghost"));
	team_free(team);
}

static void dangling_references_are_named(void **state)
{
	struct team *team = team_new(false, true);
	struct author author = {"", "", ""};
	struct err err = ERR_IN(LANG_EN);
	struct ledger_report report;
	const struct datum data[] = {
		{"title", DATUM_TEXT, "adrift", 0, 0},	    {"column", DATUM_TEXT, "nowhere", 0, 0},
		{"owners", DATUM_JSON, "[\"nobody\"]", 0, 0}, {"label", DATUM_TEXT, "nothing", 0, 0},
	};

	(void)state;
	assert_true(ledger_begin(team->ledger, &author, &err));
	assert_true(ledger_append(team->ledger, "card.created", "lost", data, 4, &err));
	assert_true(ledger_commit(team->ledger, NULL, NULL, &err));
	run_check(team, &report);
	assert_int_equal(report.problems, 0);
	assert_int_equal(report.dangling, 3);
	assert_non_null(strstr(report.text, "nowhere"));
	assert_non_null(strstr(report.text, "nobody"));
	assert_non_null(strstr(report.text, "nothing"));
	team_free(team);
}

static void a_reader_checks_while_the_wall_is_open(void **state)
{
	struct team *team = team_new(true, true);
	struct ledger_options options = {.path = team->path, .clock = &team->clock, .read_only = true};
	struct err err = ERR_IN(LANG_EN);
	struct ledger_report report;

	(void)state;
	team_card(team, "one", "todo");
	struct ledger *reader = ledger_open(&options, &err);
	if (!reader)
		fail_msg("%s", err.text);
	assert_true(ledger_check(reader, &report, &err));
	assert_int_equal(report.problems + report.dangling, 0);
	struct author author = {"", "", ""};
	assert_false(ledger_begin(reader, &author, &err));
	assert_int_equal(err.kind, ERR_STORAGE);
	ledger_close(reader);
	team_free(team);
}

static void many_problems_end_in_and_more(void **state)
{
	struct team *team = team_new(false, true);
	struct ledger_report report;

	(void)state;
	for (int i = 0; i < 80; i++)
		team_card(team, "one", "todo");
	spoil(team, "UPDATE card SET title = 'two'");
	run_check(team, &report);
	assert_int_equal(report.problems, 80);
	assert_non_null(strstr(report.text, "and more"));
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(replay_equals_what_was_projected_live),
		cmocka_unit_test(a_changed_row_is_found),
		cmocka_unit_test(a_missing_and_an_invented_row_are_found),
		cmocka_unit_test(dangling_references_are_named),
		cmocka_unit_test(a_reader_checks_while_the_wall_is_open),
		cmocka_unit_test(many_problems_end_in_and_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
