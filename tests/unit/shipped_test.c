/* What an older version did not ship yet comes when the wall is started; what the team took away does not. */
#include "app/ledger/read_meetings.h"
#include "app/ledger/read_praise.h"
#include "app/ledger/state.h"
#include "tests/support/team.h"

/* As if the version that began this wall had not known of it. */
static void never_was(struct team *team, const char *subject)
{
	struct err err = ERR_IN(LANG_EN);

	assert_true(db_run(&team->ledger->db, &err, "DELETE FROM event WHERE subject = ?1", "t", subject));
	assert_true(ledger_rebuild(team->ledger, &err));
}

static void ship(struct team *team)
{
	struct err err = ERR_IN(LANG_EN);

	if (!commands_ship(team->ledger, &err))
		fail_msg("%s", err.text);
}

static struct badge_row badge(struct team *team, const char *id)
{
	struct err err = ERR_IN(LANG_EN);
	struct badge_row row;

	assert_true(read_badge(team->ledger, id, &team->arena, &row, &err));
	return row;
}

static bool stands(struct team *team, const char *noun, const char *id)
{
	struct err err = ERR_IN(LANG_EN);
	struct state state;

	assert_true(state_read(team->ledger, noun, id, &team->arena, &state, &err));
	return state.found;
}

static void what_an_older_version_did_not_ship_comes_once(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);

	never_was(team, "seeding");
	never_was(team, "ritual-consensus");
	never_was(team, "kol");
	never_was(team, "wechat-open-rate");
	assert_false(badge(team, "seeding").found);
	ship(team);
	assert_true(badge(team, "seeding").found);
	assert_true(stands(team, "ritual", "ritual-consensus"));
	assert_true(stands(team, "label", "kol"));
	assert_true(stands(team, "metric", "wechat-open-rate"));
	int64_t seq = ledger_seq(team->ledger);
	ship(team);
	assert_int_equal(ledger_seq(team->ledger), seq);
	team_must_be_sound(team);
	team_free(team);
}

static void what_the_team_took_away_or_renamed_stays_as_it_is(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);

	team_must(team, "badge_remove", "idea", "{}");
	team_must(team, "badge_edit", "warmth", "{\"name\":\"热心\"}");
	team_must(team, "ritual_remove", "ritual-monthly", "{}");
	team_must(team, "metric_remove", "wechat-reads", "{}");
	int64_t seq = ledger_seq(team->ledger);
	ship(team);
	assert_int_equal(ledger_seq(team->ledger), seq);
	assert_string_equal(badge(team, "idea").state, "removed");
	assert_string_equal(badge(team, "warmth").name, "热心");
	assert_false(stands(team, "ritual", "ritual-monthly"));
	assert_false(stands(team, "metric", "wechat-reads"));
	team_free(team);
}

static void a_fresh_wall_waits_for_whoever_joins_first(void **state)
{
	(void)state;
	struct team *team = team_new(false, false);

	ship(team);
	assert_int_equal(ledger_seq(team->ledger), 0);
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_an_older_version_did_not_ship_comes_once),
		cmocka_unit_test(what_the_team_took_away_or_renamed_stays_as_it_is),
		cmocka_unit_test(a_fresh_wall_waits_for_whoever_joins_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
