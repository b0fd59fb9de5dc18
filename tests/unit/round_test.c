#include "tests/support/story.h"

#include "app/ledger/round.h"

struct world {
	struct team *team;
	const char *lin, *may;
	const char *first, *second; /* key results */
	const char *round;
};

static void act_as(struct team *team, const char *member, enum role role)
{
	team->actor = member;
	team->role = role;
}

static const char *kr(struct team *team, const char *objective, const char *title)
{
	return team_must(team, "kr_add", NULL,
			 arena_printf(&team->arena,
				      "{\"objective\":\"%s\",\"title\":\"%s\",\"kind\":\"percent\","
				      "\"start\":0,\"target\":100}",
				      objective, title));
}

static struct world world_new(bool anonymous)
{
	struct world w = {.team = team_new(false, true)};

	w.lin = team_member(w.team, "Lin", "member");
	w.may = team_member(w.team, "May", "member");
	const char *objective = team_must(
		w.team, "objective_add", NULL,
		arena_printf(&w.team->arena, "{\"title\":\"O\",\"owner\":\"%s\"}", w.team->admin));
	w.first = kr(w.team, objective, "first");
	w.second = kr(w.team, objective, "second");
	w.round = team_must(w.team, "round_open", NULL, anonymous ? "{\"anonymous\":true}" : "{}");
	return w;
}

static const char *body(struct world *w, const char *which, int value)
{
	return arena_printf(&w->team->arena, "{\"kr\":\"%s\",\"value\":%d}", which, value);
}

static const char *only_kr(struct world *w, const char *which)
{
	return arena_printf(&w->team->arena, "{\"kr\":\"%s\"}", which);
}

static void vote(struct world *w, const char *who, int value)
{
	act_as(w->team, who, ROLE_MEMBER);
	team_must(w->team, "vote_cast", w->round, body(w, w->first, value));
}

static struct round *loaded(struct world *w)
{
	struct err err = ERR_IN(LANG_EN);
	struct round *round = snapshot_load_round(w->team->ledger, &err);

	assert_non_null(round);
	return round;
}

static void a_round_goes_through_the_cycle_s_key_results_and_asks_everybody_here(void **state)
{
	(void)state;
	struct world w = world_new(false);
	struct round *round = loaded(&w);

	assert_true(round->open);
	assert_string_equal(round->kr, w.first);
	assert_int_equal(round->place, 1);
	assert_int_equal(round->count, 2);
	assert_int_equal(round->voter_count, 3);
	assert_int_equal(round->voted_count, 0);
	assert_int_equal(team_refused(w.team, "round_open", NULL, "{}"), ERR_CONFLICT);
	topic_drop(round);
	team_free(w.team);
}

static void who_voted_is_known_and_what_is_not_until_the_reveal(void **state)
{
	(void)state;
	struct world w = world_new(false);

	vote(&w, w.lin, 8);
	struct round *round = loaded(&w);
	assert_int_equal(round->voted_count, 1);
	assert_false(round->revealed);
	assert_int_equal(round->ballot_count, 0);
	assert_int_equal(round_result(round).votes, 0);
	topic_drop(round);
	vote(&w, w.may, 3);
	team_must(w.team, "round_reveal", w.round, only_kr(&w, w.first));
	round = loaded(&w);
	assert_true(round->revealed);
	assert_int_equal(round->ballot_count, 2);
	struct vote_result result = round_result(round);
	assert_int_equal(result.lowest, 3);
	assert_int_equal(result.spread, 5);
	assert_int_equal(result.reading, VOTE_APART);
	topic_drop(round);
	team_free(w.team);
}

static const char *seen_by(struct world *w, const char *who, enum role role)
{
	struct reader reader = {who, role, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	assert_true(view_round(w->team->ledger, &reader, w->round, &out, &err));
	const char *text = arena_text(&w->team->arena, out.bytes);
	buf_finish(&out);
	return text;
}

static void a_ballot_is_told_to_its_voter_alone_and_to_nobody_after(void **state)
{
	(void)state;
	struct world w = world_new(false);

	vote(&w, w.lin, 8);
	assert_non_null(strstr(seen_by(&w, w.lin, ROLE_MEMBER), "\"mine\":8"));
	assert_non_null(strstr(seen_by(&w, w.may, ROLE_MEMBER), "\"mine\":null"));
	assert_non_null(strstr(seen_by(&w, w.team->admin, ROLE_ADMIN), "\"mine\":null"));
	assert_non_null(strstr(seen_by(&w, "", ROLE_ADMIN), "\"mine\":null"));
	assert_null(strstr(seen_by(&w, w.team->admin, ROLE_ADMIN), "8,"));
	team_must(w.team, "round_reveal", w.round, only_kr(&w, w.first));
	assert_non_null(strstr(seen_by(&w, w.lin, ROLE_MEMBER), "\"mine\":null"));
	assert_non_null(strstr(seen_by(&w, w.may, ROLE_MEMBER), "\"value\":8"));
	team_free(w.team);
}

static bool no_vote(void *context, const char *json)
{
	(void)context;
	assert_null(strstr(json, "\"vote."));
	return true;
}

static void ballots_are_in_no_activity_and_no_export_even_after_the_reveal(void **state)
{
	(void)state;
	struct world w = world_new(false);
	struct reader reader = {w.team->admin, ROLE_ADMIN, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	vote(&w, w.lin, 8);
	assert_true(view_activity(w.team->ledger, &reader, 0, 100, &out, &err));
	assert_null(strstr(out.bytes, "vote."));
	assert_null(strstr(out.bytes, "\"value\":8"));
	buf_finish(&out);
	assert_true(ledger_export(w.team->ledger, 0, no_vote, NULL, &err));
	team_must(w.team, "round_reveal", w.round, only_kr(&w, w.first));
	assert_true(ledger_export(w.team->ledger, 0, no_vote, NULL, &err));
	team_free(w.team);
}

static void without_names_a_reveal_holds_values_in_order_and_nobody(void **state)
{
	(void)state;
	struct world w = world_new(true);

	vote(&w, w.lin, 8);
	vote(&w, w.may, 3);
	team_must(w.team, "round_reveal", w.round, only_kr(&w, w.first));
	struct round *round = loaded(&w);
	assert_int_equal(round->ballots[0].value, 3);
	assert_string_equal(round->ballots[0].member, "");
	assert_string_equal(round->ballots[1].member, "");
	const char *data = team_sql(w.team, "SELECT data FROM event WHERE kind = 'round.revealed'");
	assert_null(strstr(data, w.lin));
	topic_drop(round);
	team_free(w.team);
}

static void a_vote_can_be_changed_until_the_reveal(void **state)
{
	(void)state;
	struct world w = world_new(false);

	vote(&w, w.lin, 8);
	vote(&w, w.lin, 5);
	int64_t seq = ledger_seq(w.team->ledger);
	vote(&w, w.lin, 5);
	assert_int_equal(ledger_seq(w.team->ledger), seq);
	assert_int_equal(team_number(w.team, "SELECT count(*) FROM vote"), 1);
	team_must(w.team, "round_reveal", w.round, only_kr(&w, w.first));
	assert_int_equal(team_refused(w.team, "vote_cast", w.round, body(&w, w.first, 7)),
			 ERR_CONFLICT);
	assert_int_equal(team_refused(w.team, "round_reveal", w.round, only_kr(&w, w.first)),
			 ERR_CONFLICT);
	team_free(w.team);
}

static void what_cannot_be_voted_on_is_refused(void **state)
{
	(void)state;
	struct world w = world_new(false);

	act_as(w.team, w.lin, ROLE_MEMBER);
	assert_int_equal(team_refused(w.team, "vote_cast", w.round, body(&w, w.second, 7)),
			 ERR_CONFLICT);
	assert_int_equal(team_refused(w.team, "vote_cast", w.round, body(&w, w.first, 11)),
			 ERR_INVALID);
	assert_int_equal(team_refused(w.team, "vote_cast", "round-none", body(&w, w.first, 1)),
			 ERR_NOT_FOUND);
	assert_int_equal(team_refused(w.team, "round_reveal", w.round, only_kr(&w, w.first)),
			 ERR_CONFLICT);
	assert_int_equal(team_refused(w.team, "round_turn", w.round, "{\"kr\":\"none\"}"),
			 ERR_INVALID);
	act_as(w.team, w.lin, ROLE_GUEST);
	assert_int_equal(team_refused(w.team, "vote_cast", w.round, body(&w, w.first, 7)),
			 ERR_FORBIDDEN);
	act_as(w.team, "", ROLE_MEMBER);
	assert_int_equal(team_refused(w.team, "vote_cast", w.round, body(&w, w.first, 7)),
			 ERR_FORBIDDEN);
	act_as(w.team, w.lin, ROLE_MEMBER);
	team_must(w.team, "round_close", w.round, "{}");
	assert_int_equal(team_refused(w.team, "vote_cast", w.round, body(&w, w.first, 7)),
			 ERR_CONFLICT);
	team_free(w.team);
}

static void a_foreign_ballot_cannot_be_undone_and_is_not_even_there(void **state)
{
	(void)state;
	struct world w = world_new(false);

	vote(&w, w.lin, 8);
	const char *undo =
		arena_printf(&w.team->arena, "{\"seq\":%lld}", (long long)w.team->call.seq);
	act_as(w.team, w.may, ROLE_MEMBER);
	assert_int_equal(team_refused(w.team, "undo", NULL, undo), ERR_NOT_FOUND);
	act_as(w.team, w.team->admin, ROLE_ADMIN);
	assert_int_equal(team_refused(w.team, "undo", NULL, undo), ERR_NOT_FOUND);
	act_as(w.team, w.lin, ROLE_MEMBER);
	team_must(w.team, "undo", NULL, undo);
	struct round *round = loaded(&w);
	assert_int_equal(round->voted_count, 0);
	topic_drop(round);
	team_free(w.team);
}

static void a_turn_and_a_reveal_can_be_undone(void **state)
{
	(void)state;
	struct world w = world_new(false);

	vote(&w, w.lin, 8);
	team_must(w.team, "round_reveal", w.round, only_kr(&w, w.first));
	team_must(w.team, "undo", NULL,
		  arena_printf(&w.team->arena, "{\"seq\":%lld}", (long long)w.team->call.seq));
	struct round *round = loaded(&w);
	assert_false(round->revealed);
	topic_drop(round);
	team_must(w.team, "round_turn", w.round, only_kr(&w, w.second));
	round = loaded(&w);
	assert_int_equal(round->place, 2);
	assert_int_equal(round->voted_count, 0);
	topic_drop(round);
	team_free(w.team);
}

static void the_next_round_knows_the_median_of_the_one_before(void **state)
{
	(void)state;
	struct world w = world_new(false);

	vote(&w, w.lin, 8);
	team_must(w.team, "round_reveal", w.round, only_kr(&w, w.first));
	team_must(w.team, "round_close", w.round, "{}");
	team_wait(w.team, INT64_C(7) * 24 * 3600 * 1000);
	const char *next = team_must(w.team, "round_open", NULL, "{}");
	assert_true(strcmp(next, w.round) != 0);
	struct round *round = loaded(&w);
	assert_string_equal(round->id, next);
	assert_true(round->before == 8);
	topic_drop(round);
	team_free(w.team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_round_goes_through_the_cycle_s_key_results_and_asks_everybody_here),
		cmocka_unit_test(who_voted_is_known_and_what_is_not_until_the_reveal),
		cmocka_unit_test(a_ballot_is_told_to_its_voter_alone_and_to_nobody_after),
		cmocka_unit_test(ballots_are_in_no_activity_and_no_export_even_after_the_reveal),
		cmocka_unit_test(without_names_a_reveal_holds_values_in_order_and_nobody),
		cmocka_unit_test(a_vote_can_be_changed_until_the_reveal),
		cmocka_unit_test(what_cannot_be_voted_on_is_refused),
		cmocka_unit_test(a_foreign_ballot_cannot_be_undone_and_is_not_even_there),
		cmocka_unit_test(a_turn_and_a_reveal_can_be_undone),
		cmocka_unit_test(the_next_round_knows_the_median_of_the_one_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
