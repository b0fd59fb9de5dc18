/* Recognition: who may give what to whom, what money can do, and what stays between two people. */
#include "app/ledger/private.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/praise.h"
#include "tests/support/team.h"

struct wall {
	struct team *team;
	const char *may, *zhou;	/* member ids */
};

static struct wall wall_new(void)
{
	struct wall wall = {.team = team_new(false, true)};

	wall.may = team_member(wall.team, "May", "member");
	wall.zhou = team_member(wall.team, "Zhou", "member");
	return wall;
}

static void as(struct wall *wall, const char *member)
{
	wall->team->actor = member;
	wall->team->role = strcmp(member, wall->team->admin) == 0 ? ROLE_ADMIN : ROLE_MEMBER;
}

static const char *to(struct wall *wall, const char *member, const char *rest)
{
	return arena_printf(&wall->team->arena, "{\"to\":\"%s\",%s}", member, rest);
}

static const char *with(struct wall *wall, const char *member, const char *rest)
{
	return arena_printf(&wall->team->arena, "{\"with\":\"%s\",%s}", member, rest);
}

static const char *give(struct wall *wall, const char *member)
{
	return team_must(wall->team, "kudos_give", NULL,
			 to(wall, member, "\"badge\":\"idea\",\"reason\":\"one chart says it all\""));
}

static const char *undo_of(struct wall *wall, int64_t seq)
{
	return arena_printf(&wall->team->arena, "{\"seq\":%lld}", (long long)seq);
}

static void a_fresh_wall_has_six_badges_that_say_their_own_names(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct buf out = {0};
	struct err err = ERR_IN(LANG_EN);
	struct reader zh = {"", ROLE_GUEST, LANG_ZH};

	assert_int_equal(team_number(wall.team, "SELECT count(*) FROM badge WHERE created = 1"), 6);
	assert_true(view_badges(wall.team->ledger, &zh, &out, &err));
	assert_non_null(strstr(out.bytes, "\"name\":\"破圈\",\"icon\":\"rocket\""));
	buf_finish(&out);
	team_free(wall.team);
}

static void three_badges_a_week_and_on_monday_three_more(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	const char *body = to(&wall, wall.zhou, "\"badge\":\"idea\",\"reason\":\"x\"");

	as(&wall, wall.may);
	for (int i = 0; i < 3; i++)
		give(&wall, wall.zhou);
	assert_int_equal(team_refused(wall.team, "kudos_give", NULL, body), ERR_CONFLICT);
	as(&wall, wall.zhou);	/* each has their own three */
	give(&wall, wall.may);
	as(&wall, wall.may);
	struct date monday = date_from_number(
		date_number(date_of_week(date_of(wall.team->clock.fixed_ms))) + 7);
	wall.team->clock.fixed_ms = date_start_ms(monday) - 1;
	assert_int_equal(team_refused(wall.team, "kudos_give", NULL, body), ERR_CONFLICT);
	wall.team->clock.fixed_ms++;
	give(&wall, wall.zhou);
	team_free(wall.team);
}

static void one_taken_back_may_be_given_again_and_undo_is_no_way_around(void **state)
{
	(void)state;
	struct wall wall = wall_new();

	as(&wall, wall.may);
	for (int i = 0; i < 2; i++)
		give(&wall, wall.zhou);
	const char *third = give(&wall, wall.zhou);
	team_must(wall.team, "kudos_take_back", third, "{}");
	int64_t back = wall.team->call.seq;
	give(&wall, wall.zhou);
	assert_int_equal(team_refused(wall.team, "undo", NULL, undo_of(&wall, back)), ERR_CONFLICT);
	assert_int_equal(team_number(wall.team, "SELECT count(*) FROM kudos WHERE state = 'given'"), 3);
	team_free(wall.team);
}

static void the_team_says_how_many_a_week(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	const char *body = to(&wall, wall.zhou, "\"badge\":\"idea\",\"reason\":\"x\"");

	team_must(wall.team, "team_edit", NULL, "{\"kudos_per_week\":1}");
	int64_t set = wall.team->call.seq;
	give(&wall, wall.zhou);
	assert_int_equal(team_refused(wall.team, "kudos_give", NULL, body), ERR_CONFLICT);
	team_must(wall.team, "team_edit", NULL, "{\"name\":\"Ours\"}");
	team_must(wall.team, "undo", NULL, undo_of(&wall, set));
	assert_string_equal(team_sql(wall.team, "SELECT name FROM team"), "Ours");
	give(&wall, wall.zhou);
	team_must(wall.team, "team_edit", NULL, "{\"kudos_per_week\":0}");
	assert_int_equal(team_refused(wall.team, "kudos_give", NULL, body), ERR_CONFLICT);
	assert_int_equal(team_refused(wall.team, "team_edit", NULL, "{\"kudos_per_week\":21}"),
			 ERR_INVALID);
	team_free(wall.team);
}

static void a_badge_goes_to_another_who_is_here_with_a_reason(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct team *team = wall.team;

	team_must(team, "member_leave", wall.zhou, "{}");
	static const struct {
		const char *rest, *field;
	} wrong[] = {
		{"\"badge\":\"idea\"", "reason"},
		{"\"badge\":\"idea\",\"reason\":\"  \"", "reason"},
		{"\"badge\":\"no-such\",\"reason\":\"x\"", "badge"},
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_int_equal(team_refused(team, "kudos_give", NULL,
					      to(&wall, wall.may, wrong[i].rest)),
				 ERR_INVALID);
		assert_true(team_named(team, wrong[i].field));
	}
	const char *const nobody[] = {team->admin, wall.zhou, "none-such"};
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(team_refused(team, "kudos_give", NULL,
					      to(&wall, nobody[i], "\"badge\":\"idea\",\"reason\":\"x\"")),
				 ERR_INVALID);
		assert_true(team_named(team, "to"));
	}
	team->actor = "";
	assert_int_equal(team_refused(team, "kudos_give", NULL,
				      to(&wall, wall.may, "\"badge\":\"idea\",\"reason\":\"x\"")),
			 ERR_FORBIDDEN);
	team_free(team);
}

static void only_its_giver_or_an_admin_takes_a_badge_back(void **state)
{
	(void)state;
	struct wall wall = wall_new();

	as(&wall, wall.may);
	const char *id = give(&wall, wall.zhou);
	as(&wall, wall.zhou);
	assert_int_equal(team_refused(wall.team, "kudos_take_back", id, "{}"), ERR_FORBIDDEN);
	as(&wall, wall.team->admin);
	team_must(wall.team, "kudos_take_back", id, "{}");
	assert_int_equal(team_refused(wall.team, "kudos_take_back", "none-such", "{}"), ERR_NOT_FOUND);
	team_free(wall.team);
}

static void a_badge_that_was_given_outlives_its_kind(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct err err = ERR_IN(LANG_EN);

	give(&wall, wall.zhou);
	team_must(wall.team, "badge_remove", "idea", "{}");
	struct praise *praise = snapshot_load_praise(wall.team->ledger, &err);
	assert_int_equal(praise->kudos_count, 1);
	assert_string_equal(praise->kudos[0].icon, "bulb");
	topic_drop(praise);
	team_must_be_sound(wall.team);
	team_free(wall.team);
}

static void the_fund_pays_what_it_holds_and_once_for_each_badge(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct team *team = wall.team;
	const char *kudos = give(&wall, wall.may);
	const char *thirty = arena_printf(&team->arena, "{\"amount\":30,\"kudos\":\"%s\"}", kudos);

	assert_int_equal(team_refused(team, "fund_grant", NULL, thirty), ERR_INVALID);
	assert_true(team_named(team, "amount"));
	team_must(team, "fund_deposit", NULL, "{\"amount\":100}");
	team_must(team, "fund_grant", NULL, thirty);
	int64_t paid = team->call.seq;
	assert_non_null(strstr(team->call.answer, "\"balance\":70"));
	assert_int_equal(team_refused(team, "fund_grant", NULL, thirty), ERR_CONFLICT);
	team_must(team, "undo", NULL, undo_of(&wall, paid));
	team_must(team, "fund_grant", NULL, thirty);
	team_must(team, "kudos_take_back", give(&wall, wall.zhou), "{}");
	assert_int_equal(team_refused(team, "fund_grant", NULL, "{\"amount\":1,\"kudos\":\"none\"}"),
			 ERR_INVALID);
	as(&wall, wall.may);
	assert_int_equal(team_refused(team, "fund_deposit", NULL, "{\"amount\":1}"), ERR_FORBIDDEN);
	assert_int_equal(team_refused(team, "pool_set", NULL, "{\"what\":\"x\",\"cost\":1}"),
			 ERR_FORBIDDEN);
	team_free(team);
}

static void feedback_is_published_by_who_received_it_and_withdrawn_by_who_gave_it(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct team *team = wall.team;

	as(&wall, wall.may);
	const char *id = team_must(team, "feedback_give", NULL,
				   to(&wall, wall.zhou, "\"text\":\"slower, please\""));
	assert_int_equal(team_refused(team, "feedback_publish", id, "{}"), ERR_FORBIDDEN);
	as(&wall, team->admin);
	assert_int_equal(team_refused(team, "feedback_publish", id, "{}"), ERR_NOT_FOUND);
	assert_int_equal(team_refused(team, "feedback_withdraw", id, "{}"), ERR_NOT_FOUND);
	as(&wall, wall.zhou);
	assert_int_equal(team_refused(team, "feedback_withdraw", id, "{}"), ERR_FORBIDDEN);
	team_must(team, "feedback_publish", id, "{}");
	as(&wall, wall.may);
	team_must(team, "feedback_withdraw", id, "{}");
	as(&wall, wall.zhou);
	assert_int_equal(team_refused(team, "feedback_publish", id, "{}"), ERR_NOT_FOUND);
	team_free(team);
}

static void what_two_agreed_is_ticked_by_the_two(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct team *team = wall.team;

	as(&wall, wall.may);
	const char *id = team_must(team, "talk_agree", NULL,
				   with(&wall, wall.zhou, "\"text\":\"every Friday\""));
	assert_int_equal(team_refused(team, "talk_agree", NULL,
				      with(&wall, wall.zhou,
					   arena_printf(&team->arena, "\"text\":\"x\",\"owner\":\"%s\"",
							team->admin))),
			 ERR_INVALID);
	assert_true(team_named(team, "owner"));
	as(&wall, wall.zhou);
	team_must(team, "talk_tick", id, "{\"done\":true}");
	as(&wall, team->admin);
	assert_int_equal(team_refused(team, "talk_tick", id, "{\"done\":false}"), ERR_NOT_FOUND);
	assert_int_equal(team_number(team, "SELECT done FROM talk"), 1);
	team_free(team);
}

static void an_admin_cannot_undo_what_is_private_nor_learn_that_it_is_there(void **state)
{
	(void)state;
	struct wall wall = wall_new();

	as(&wall, wall.may);
	team_must(wall.team, "talk_note", NULL, with(&wall, wall.zhou, "\"text\":\"secret\""));
	int64_t seq = wall.team->call.seq;
	as(&wall, wall.team->admin);
	assert_int_equal(team_refused(wall.team, "undo", NULL, undo_of(&wall, seq)), ERR_NOT_FOUND);
	as(&wall, wall.zhou);
	assert_int_equal(team_refused(wall.team, "undo", NULL, undo_of(&wall, seq)), ERR_NOT_FOUND);
	as(&wall, wall.may);
	team_must(wall.team, "undo", NULL, undo_of(&wall, seq));
	team_free(wall.team);
}

/* --- what is private ----------------------------------------------------------------------------- */

static bool look_for_secret(void *context, const char *json)
{
	int *events = context;

	*events += 1;
	if (strstr(json, "s3cret"))
		fail_msg("%s", json);
	return true;
}

static void no_export_feed_or_activity_holds_what_is_private(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct team *team = wall.team;
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};
	int events = 0;

	as(&wall, wall.may);
	team_card(team, "the last public thing", "todo");
	team_must(team, "talk_note", NULL, with(&wall, wall.zhou, "\"text\":\"s3cret\""));
	assert_int_equal(team->call.topics, TOPIC_UNSEEN);
	team_must(team, "talk_agree", NULL, with(&wall, wall.zhou, "\"text\":\"s3cret\""));
	team_must(team, "feedback_give", NULL, to(&wall, wall.zhou, "\"text\":\"s3cret\""));
	assert_int_equal(team->call.topics, TOPIC_UNSEEN);
	assert_true(ledger_export(team->ledger, 0, look_for_secret, &events, &err));
	assert_true(events > 15);
	struct feed *feed = snapshot_load_feed(team->ledger, &err);
	assert_string_equal(feed->last.kind, "card.created");
	topic_drop(feed);
	struct reader reader = {wall.may, ROLE_MEMBER, LANG_EN};
	assert_true(view_activity(team->ledger, &reader, 0, 200, &out, &err));
	assert_null(strstr(out.bytes, "s3cret"));
	assert_null(strstr(out.bytes, "talk."));
	assert_null(strstr(out.bytes, "feedback."));
	buf_finish(&out);
	team_free(team);
}

static void a_noun_that_only_begins_like_a_private_one_is_not_private(void **state)
{
	(void)state;
	assert_true(kind_is_private("talk.noted"));
	assert_true(kind_is_private("feedback.reverted"));
	assert_false(kind_is_private("talks.noted"));
	assert_false(kind_is_private("kudos.given"));
}

/* --- the topic ----------------------------------------------------------------------------------- */

static void a_quarter_counts_its_own_badges_and_whom_they_reached(void **state)
{
	(void)state;
	struct wall wall = wall_new();
	struct err err = ERR_IN(LANG_EN);
	struct date today = date_of(wall.team->clock.fixed_ms);

	give(&wall, wall.may);
	give(&wall, wall.zhou);
	struct praise *praise = snapshot_load_praise(wall.team->ledger, &err);
	struct board *board = snapshot_load_board(wall.team->ledger, &err);
	assert_int_equal(praise_in_quarter(praise, today), 2);
	assert_false(praise_reached_all(praise, board, today));
	topic_drop(praise);
	as(&wall, wall.may);
	give(&wall, wall.team->admin);
	praise = snapshot_load_praise(wall.team->ledger, &err);
	assert_true(praise_reached_all(praise, board, today));
	struct date next = date_from_number(date_number(today) + 92);
	assert_int_equal(praise_in_quarter(praise, next), 0);
	assert_false(praise_reached_all(praise, board, next));
	topic_drop(praise);
	topic_drop(board);
	team_free(wall.team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fresh_wall_has_six_badges_that_say_their_own_names),
		cmocka_unit_test(three_badges_a_week_and_on_monday_three_more),
		cmocka_unit_test(one_taken_back_may_be_given_again_and_undo_is_no_way_around),
		cmocka_unit_test(the_team_says_how_many_a_week),
		cmocka_unit_test(a_badge_goes_to_another_who_is_here_with_a_reason),
		cmocka_unit_test(only_its_giver_or_an_admin_takes_a_badge_back),
		cmocka_unit_test(a_badge_that_was_given_outlives_its_kind),
		cmocka_unit_test(the_fund_pays_what_it_holds_and_once_for_each_badge),
		cmocka_unit_test(feedback_is_published_by_who_received_it_and_withdrawn_by_who_gave_it),
		cmocka_unit_test(what_two_agreed_is_ticked_by_the_two),
		cmocka_unit_test(an_admin_cannot_undo_what_is_private_nor_learn_that_it_is_there),
		cmocka_unit_test(no_export_feed_or_activity_holds_what_is_private),
		cmocka_unit_test(a_noun_that_only_begins_like_a_private_one_is_not_private),
		cmocka_unit_test(a_quarter_counts_its_own_badges_and_whom_they_reached),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
