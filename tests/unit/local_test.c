#include "tests/support/team.h"

#include "app/ledger/local.h"

static void a_session_is_known_by_its_secret_alone(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);
	char token[SECRET_TOKEN_SIZE];
	struct identity who;

	(void)state;
	assert_false(local_member_has_session(team->ledger, team->admin));
	assert_true(local_session_add(team->ledger, team->admin, "Phone \xe6", token, &err));
	assert_true(local_member_has_session(team->ledger, team->admin));
	assert_true(local_identify(team->ledger, token, false, &who));
	assert_string_equal(who.member, team->admin);
	assert_int_equal(who.role, ROLE_ADMIN);
	assert_false(who.program);
	assert_false(local_identify(team->ledger, token, true, &who));
	assert_false(local_identify(team->ledger, "guess", false, &who));
	assert_int_equal(team_number(team, arena_printf(&team->arena,
							"SELECT count(*) FROM local_device WHERE"
							" token_hash = '%s'",
							token)),
			 0);
	assert_true(local_session_end(team->ledger, who.device, &err));
	assert_false(local_identify(team->ledger, token, false, &who));
	team_free(team);
}

static void a_session_has_a_second_secret_for_the_other_address(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);
	char token[SECRET_TOKEN_SIZE], second[SECRET_TOKEN_SIZE], third[SECRET_TOKEN_SIZE];
	struct identity who, same;

	(void)state;
	assert_true(local_session_add(team->ledger, team->admin, "", token, &err));
	assert_true(local_identify(team->ledger, token, false, &who));
	assert_true(local_session_alias(team->ledger, who.device, second, &err));
	assert_true(local_identify(team->ledger, second, false, &same));
	assert_string_equal(same.device, who.device);
	assert_true(local_session_alias(team->ledger, who.device, third, &err));
	assert_false(local_identify(team->ledger, second, false, &same));
	assert_true(local_identify(team->ledger, third, false, &same));
	assert_true(local_identify(team->ledger, token, false, &same));
	assert_true(local_session_end(team->ledger, who.device, &err));
	assert_false(local_identify(team->ledger, token, false, &same));
	assert_false(local_identify(team->ledger, third, false, &same));
	assert_false(local_session_alias(team->ledger, who.device, third, &err));
	assert_int_equal(err.kind, ERR_UNAUTHORIZED);
	team_free(team);
}

static void a_role_is_what_it_is_now_and_who_left_has_none(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);
	char token[SECRET_TOKEN_SIZE];
	struct identity who;
	const char *may = team_member(team, "May", "member");

	(void)state;
	assert_true(local_session_add(team->ledger, may, NULL, token, &err));
	team_must(team, "member_edit", may, "{\"role\":\"guest\"}");
	assert_true(local_identify(team->ledger, token, false, &who));
	assert_int_equal(who.role, ROLE_GUEST);
	team_must(team, "member_leave", may, "{}");
	assert_false(local_identify(team->ledger, token, false, &who));
	team_free(team);
}

static void programs_have_tokens_by_name(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);
	char token[SECRET_TOKEN_SIZE];
	struct identity who;
	struct buf out = {0};

	(void)state;
	assert_true(local_token_add(team->ledger, "ci", ROLE_MEMBER, token, &err));
	assert_true(local_identify(team->ledger, token, true, &who));
	assert_true(who.program);
	assert_int_equal(who.role, ROLE_MEMBER);
	assert_string_equal(who.member, "");
	assert_true(local_token_list(team->ledger, &out, &err));
	assert_string_equal(out.bytes, "{\"items\":[{\"name\":\"ci\",\"role\":\"member\","
				       "\"created\":\"2025-11-20T00:53:20.000Z\"}]}");
	assert_false(local_token_add(team->ledger, "ci", ROLE_ADMIN, token, &err));
	assert_int_equal(err.kind, ERR_CONFLICT);
	assert_true(local_token_revoke(team->ledger, "ci", &err));
	err = ERR_IN(LANG_EN);
	assert_false(local_token_revoke(team->ledger, "ci", &err));
	assert_int_equal(err.kind, ERR_NOT_FOUND);
	buf_finish(&out);
	team_free(team);
}

static void a_token_needs_a_name(void **state)
{
	struct team *team = team_new(false, false);
	char token[SECRET_TOKEN_SIZE], long_name[66];
	const char *const names[] = {"", "a\nb", "\xff", long_name};

	(void)state;
	memset(long_name, 'n', 65);
	long_name[65] = '\0';
	for (int i = 0; i < 4; i++) {
		struct err err = ERR_IN(LANG_EN);
		assert_false(local_token_add(team->ledger, names[i], ROLE_MEMBER, token, &err));
	}
	assert_int_equal(team_number(team, "SELECT count(*) FROM local_token"), 0);
	team_free(team);
}

static void settings_and_pins_are_kept(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);
	char value[16], hash[SECRET_PIN_HASH_SIZE];

	(void)state;
	assert_false(local_setting_get(team->ledger, "lang", value, sizeof(value)));
	assert_true(local_setting_set(team->ledger, "lang", "zh", &err));
	assert_true(local_setting_set(team->ledger, "lang", "en", &err));
	assert_true(local_setting_get(team->ledger, "lang", value, sizeof(value)));
	assert_string_equal(value, "en");
	assert_false(local_pin_get(team->ledger, team->admin, hash));
	assert_true(local_pin_set(team->ledger, team->admin, "hash", &err));
	assert_true(local_pin_get(team->ledger, team->admin, hash));
	assert_string_equal(hash, "hash");
	assert_true(local_pin_set(team->ledger, team->admin, NULL, &err));
	assert_false(local_pin_get(team->ledger, team->admin, hash));
	team_free(team);
}

static void inside_a_command_they_are_part_of_it(void **state)
{
	struct team *team = team_new(false, true);
	struct author author = {"", "", ""};
	struct err err = ERR_IN(LANG_EN);
	char token[SECRET_TOKEN_SIZE];

	(void)state;
	assert_true(ledger_begin(team->ledger, &author, &err));
	assert_true(local_session_add(team->ledger, team->admin, "", token, &err));
	ledger_rollback(team->ledger);
	assert_false(local_member_has_session(team->ledger, team->admin));
	team_free(team);
}

static void nothing_local_is_in_the_log(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);
	char token[SECRET_TOKEN_SIZE];
	int64_t seq = ledger_seq(team->ledger);

	(void)state;
	assert_true(local_session_add(team->ledger, team->admin, "", token, &err));
	assert_true(local_setting_set(team->ledger, "lang", "en", &err));
	assert_int_equal(ledger_seq(team->ledger), seq);
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_session_is_known_by_its_secret_alone),
		cmocka_unit_test(a_session_has_a_second_secret_for_the_other_address),
		cmocka_unit_test(a_role_is_what_it_is_now_and_who_left_has_none),
		cmocka_unit_test(programs_have_tokens_by_name),
		cmocka_unit_test(a_token_needs_a_name),
		cmocka_unit_test(settings_and_pins_are_kept),
		cmocka_unit_test(inside_a_command_they_are_part_of_it),
		cmocka_unit_test(nothing_local_is_in_the_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
