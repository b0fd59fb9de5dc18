#include "tests/support/story.h"

static const char *undo_body(struct team *team, int64_t seq)
{
	return arena_printf(&team->arena, "{\"seq\":%lld}", (long long)seq);
}

static void must_equal(const char *a, const char *b, uint64_t seed, int step)
{
	size_t i = 0;

	if (strcmp(a, b) == 0)
		return;
	while (a[i] == b[i])
		i++;
	i = i > 300 ? i - 300 : 0;
	fail_msg("seed %llu, step %d:\n%.600s\n---\n%.600s", (unsigned long long)seed, step, a + i,
		 b + i);
}

/* What is private nobody else may take back. */
static const char *who_did(struct team *team, int64_t seq)
{
	return team_sql(team, arena_printf(&team->arena, "SELECT actor FROM event WHERE seq = %lld",
					   (long long)seq));
}

/* Random commands; each that did something is undone and must leave no trace; then that is undone. */
static int undo_everything(uint64_t seed)
{
	struct story story = {.state = seed * 104729 + 3, .jumps = true};
	struct team *team = team_new(false, true);
	int undone = 0;

	for (int i = 0; i < 250; i++) {
		const char *before = team_dump(team, true);
		int64_t from = ledger_seq(team->ledger);
		story_step(&story, team);
		int64_t seq = ledger_seq(team->ledger);
		if (seq == from)
			continue;
		const char *after = team_dump(team, true), *mine = team->actor;
		team_wait(team, 3 * 24 * 3600 * 1000);
		team->actor = who_did(team, seq);
		if (!team_try(team, "undo", NULL, undo_body(team, seq))) {
			assert_int_equal(team->err.kind, ERR_CONFLICT);
			team->actor = mine;
			continue;
		}
		must_equal(before, team_dump(team, true), seed, i);
		team_must(team, "undo", NULL, undo_body(team, team->call.seq));
		must_equal(after, team_dump(team, true), seed, i);
		team->actor = mine;
		undone++;
	}
	team_must_be_sound(team);
	team_free(team);
	return undone;
}

static void undo_of_anything_restores_what_was(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 6; seed++)
		assert_true(undo_everything(seed) > 60);
}

static void undoing_a_move_brings_the_age_back(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "an old one", "todo");
	const char *since = team_of_card(team, card, "since");

	(void)state;
	team_wait(team, INT64_C(4) * 24 * 3600 * 1000);
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	assert_string_not_equal(team_of_card(team, card, "since"), since);
	assert_string_not_equal(team_of_card(team, card, "coalesce(finished, '')"), "");
	team_must(team, "undo", NULL, undo_body(team, team->call.seq));
	assert_string_equal(team_of_card(team, card, "since"), since);
	assert_string_equal(team_of_card(team, card, "coalesce(finished, '')"), "");
	assert_string_equal(team_of_card(team, card, "column_id"), "todo");
	team_free(team);
}

static void undoing_an_unblocking_goes_on_counting_from_the_first_day(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "stuck", "doing");

	(void)state;
	team_must(team, "card_block", card, "{\"type\":\"tech\",\"reason\":\"API\"}");
	const char *since = team_of_card(team, card, "blocked_since");
	team_wait(team, 3600 * 1000);
	team_must(team, "card_unblock", card, "{}");
	team_must(team, "undo", NULL, undo_body(team, team->call.seq));
	assert_string_equal(team_of_card(team, card, "blocked_since"), since);
	assert_string_equal(team_of_card(team, card, "block_reason"), "API");
	team_free(team);
}

static void a_later_change_of_the_same_field_forbids_it(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "todo");

	(void)state;
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	int64_t first = team->call.seq;
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	assert_int_equal(team_refused(team, "undo", NULL, undo_body(team, first)), ERR_CONFLICT);
	assert_string_equal(team_of_card(team, card, "column_id"), "done");
	team_free(team);
}

static void a_later_change_of_another_field_does_not(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "todo");

	(void)state;
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	int64_t moved = team->call.seq;
	team_must(team, "card_edit", card, "{\"title\":\"two\"}");
	team_must(team, "undo", NULL, undo_body(team, moved));
	assert_string_equal(team_of_card(team, card, "column_id"), "todo");
	assert_string_equal(team_of_card(team, card, "title"), "two");
	team_free(team);
}

static void an_undo_cannot_be_done_twice(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "one", "todo");

	(void)state;
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	int64_t moved = team->call.seq;
	team_must(team, "undo", NULL, undo_body(team, moved));
	assert_int_equal(team_refused(team, "undo", NULL, undo_body(team, moved)), ERR_CONFLICT);
	team_free(team);
}

static void the_whole_batch_goes_back(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "May", "member");
	const char *body = arena_printf(&team->arena, "{\"title\":\"hers\",\"owners\":[\"%s\"]}", may);
	const char *card = team_must(team, "card_create", NULL, body);

	(void)state;
	team_must(team, "member_leave", may,
		  arena_printf(&team->arena, "{\"hand_to\":\"%s\"}", team->admin));
	assert_non_null(strstr(team_of_card(team, card, "owners"), team->admin));
	team_must(team, "undo", NULL, undo_body(team, team->call.seq - 1));
	assert_non_null(strstr(team_of_card(team, card, "owners"), may));
	assert_int_equal(team_number(team, "SELECT count(*) FROM member WHERE state = 'left'"), 0);
	team_free(team);
}

static void a_created_note_disappears(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "oops", "todo");

	(void)state;
	team_must(team, "undo", NULL, undo_body(team, team->call.seq));
	assert_string_equal(team_of_card(team, card, "state"), "removed");
	assert_int_equal(team_refused(team, "card_move", card, "{\"column\":\"done\"}"),
			 ERR_CONFLICT);
	team_free(team);
}

static void a_demoted_member_cannot_take_the_role_back(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "May", "admin");

	(void)state;
	team_must(team, "member_edit", may, "{\"role\":\"member\"}");
	int64_t demoted = team->call.seq;
	team->actor = may;
	team->role = ROLE_MEMBER;
	assert_int_equal(team_refused(team, "undo", NULL, undo_body(team, demoted)), ERR_FORBIDDEN);
	team_free(team);
}

static void the_first_joining_stays(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	assert_int_equal(team_refused(team, "undo", NULL, "{\"seq\":1}"), ERR_CONFLICT);
	team_must_be_sound(team);
	team_free(team);
}

static void a_column_with_notes_in_it_is_not_undone(void **state)
{
	struct team *team = team_new(false, true);
	const char *column =
		team_must(team, "column_add", NULL, "{\"name\":\"Review\",\"kind\":\"doing\"}");
	int64_t added = team->call.seq;

	(void)state;
	team_card(team, "one", column);
	assert_int_equal(team_refused(team, "undo", NULL, undo_body(team, added)), ERR_CONFLICT);
	team_must_be_sound(team);
	team_free(team);
}

static void what_never_was_is_not_found(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	assert_int_equal(team_refused(team, "undo", NULL, "{\"seq\":99999}"), ERR_NOT_FOUND);
	team_free(team);
}

static void what_was_erased_does_not_come_back(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "a secret", "todo");

	(void)state;
	team_must(team, "card_redact", card, "{}");
	assert_int_equal(team_refused(team, "undo", NULL, undo_body(team, team->call.seq)),
			 ERR_CONFLICT);
	team_free(team);
}

/* What the activity list says about the newest row, to this reader. */
static bool said_undoable(struct team *team, const char *member, enum role role)
{
	struct reader reader = {member, role, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	assert_true(view_activity(team->ledger, &reader, 0, 1, &out, &err));
	bool yes = strstr(out.bytes, "\"undoable\":true") != NULL;
	buf_finish(&out);
	return yes;
}

static void the_list_says_who_can_undo_what(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "May", "member");
	const char *card = team_card(team, "one", "todo");

	(void)state;
	assert_true(said_undoable(team, may, ROLE_MEMBER));
	assert_false(said_undoable(team, may, ROLE_GUEST));
	team_must(team, "card_redact", card, "{}");
	assert_false(said_undoable(team, team->admin, ROLE_ADMIN));
	team_must(team, "column_edit", "todo", "{\"name\":\"Ideas\"}");
	assert_false(said_undoable(team, may, ROLE_MEMBER));
	assert_true(said_undoable(team, team->admin, ROLE_ADMIN));
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(undo_of_anything_restores_what_was),
		cmocka_unit_test(undoing_a_move_brings_the_age_back),
		cmocka_unit_test(undoing_an_unblocking_goes_on_counting_from_the_first_day),
		cmocka_unit_test(a_later_change_of_the_same_field_forbids_it),
		cmocka_unit_test(a_later_change_of_another_field_does_not),
		cmocka_unit_test(an_undo_cannot_be_done_twice),
		cmocka_unit_test(the_whole_batch_goes_back),
		cmocka_unit_test(a_created_note_disappears),
		cmocka_unit_test(a_demoted_member_cannot_take_the_role_back),
		cmocka_unit_test(the_first_joining_stays),
		cmocka_unit_test(a_column_with_notes_in_it_is_not_undone),
		cmocka_unit_test(what_never_was_is_not_found),
		cmocka_unit_test(what_was_erased_does_not_come_back),
		cmocka_unit_test(the_list_says_who_can_undo_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
