#include <math.h>

#include "tests/support/story.h"

#include "app/ledger/goals_load.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/standing.h"
#include "app/model/starter.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)

static const char open_rate[] = "wechat-open-rate";

/* The team's clock starts on 2025-11-20: in the running 2025q4, long after it was published. */
static struct goals *load(struct team *team)
{
	struct err err = ERR_IN(LANG_EN);
	struct goals *goals = snapshot_load_goals(team->ledger, &err);

	if (!goals)
		fail_msg("%s", err.text);
	return goals;
}

static struct date today(struct team *team)
{
	return date_of(team->clock.fixed_ms);
}

static const char *objective(struct team *team, const char *title)
{
	return team_must(team, "objective_add", NULL,
			 arena_printf(&team->arena, "{\"title\":\"%s\"}", title));
}

static const char *metric_kr(struct team *team, const char *top)
{
	return team_must(team, "kr_add", NULL,
			 arena_printf(&team->arena,
				      "{\"objective\":\"%s\",\"title\":\"打开率\",\"metric\":\"%s\","
				      "\"start\":3.2,\"target\":6}",
				      top, open_rate));
}

static void reading(struct team *team, const char *date, double value)
{
	team_must(team, "reading_set", open_rate,
		  arena_printf(&team->arena, "{\"date\":\"%s\",\"value\":%g}", date, value));
}

static const struct metric *metric_named(const struct goals *goals, const char *id)
{
	for (int i = 0; i < goals->metric_count; i++)
		if (strcmp(goals->metrics[i].id, id) == 0)
			return &goals->metrics[i];
	fail_msg("no metric %s", id);
	return NULL;
}

static void the_coming_cycle_is_at_hand_from_its_drafting_on(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	team_must(team, "objective_add", NULL, "{\"title\":\"下季度\",\"cycle\":\"2026q1\"}");
	struct goals *goals = load(team);
	assert_null(goals->coming);
	topic_drop(goals);
	team_wait(team, 28 * DAY_MS);
	goals = load(team);
	assert_int_equal(date_number(goals->next.dates.drafting), date_number(today(team)));
	assert_int_equal(goals->objective_count, 0);
	assert_string_equal(goals->coming->objectives[0].title, "下季度");
	assert_ptr_equal(goals_planned(goals), goals->coming);
	topic_drop(goals);
	team_free(team);
}

static void the_two_verdicts_stand_beside_each_other(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	metric_kr(team, objective(team, "行业领先"));
	reading(team, "2025-11-18", 4.6);
	team_must(team, "kpi_set", open_rate, "{\"floor\":4}");
	struct goals *goals = load(team);
	struct standing standing = standing_of(goals, today(team), &team->arena);
	assert_string_equal(goals->cycle.id, "2025q4");
	assert_true(standing.key_results[0].progress == 0.5);
	assert_int_equal(standing.key_results[0].kpi, KPI_MET);
	assert_true(standing.objectives[0].score.value == 0.5);
	assert_true(metric_named(goals, open_rate)->floor == 4);
	topic_drop(goals);
	team_free(team);
}

static void every_list_is_where_its_owner_says(void **state)
{
	struct team *team = team_new(false, true);
	const char *a = objective(team, "a"), *b = objective(team, "b");

	(void)state;
	objective(team, "c");
	const char *first = metric_kr(team, b);
	team_must(team, "kr_add", NULL,
		  arena_printf(&team->arena, "{\"objective\":\"%s\",\"title\":\"x\",\"target\":5}", a));
	team_must(team, "kr_check_in", first, "{\"value\":4,\"confidence\":8,\"date\":\"2025-11-03\"}");
	team_must(team, "kr_check_in", first, "{\"value\":5,\"confidence\":6,\"date\":\"2025-11-17\"}");
	struct goals *goals = load(team);
	assert_int_equal(goals->objective_count, 3);
	assert_int_equal(goals->objectives[0].count, 1);
	assert_int_equal(goals->objectives[1].first, 1);
	assert_int_equal(goals->objectives[2].first, 2);
	assert_int_equal(goals->objectives[2].count, 0);
	const struct key_result *kr = &goals->key_results[1];
	assert_string_equal(kr->id, first);
	assert_int_equal(kr->objective, 1);
	assert_int_equal(kr->first, 0);
	assert_int_equal(kr->count, 2);
	assert_int_equal(kr->confidence, 6);
	assert_true(kr->current == 5 && kr->has_before && kr->before == 4);
	assert_string_equal(goals->metrics[kr->metric].id, open_rate);
	topic_drop(goals);
	team_free(team);
}

static void readings_of_the_cycle_come_with_thirteen_weeks_and_the_newest_before(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	reading(team, "2025-01-01", 1);
	reading(team, "2025-07-01", 2);
	reading(team, "2025-07-02", 3);
	reading(team, "2025-11-01", 4);
	struct goals *goals = load(team);
	assert_int_equal(metric_named(goals, open_rate)->count, 2);
	topic_drop(goals);
	team_must(team, "reading_set", "red-reads", "{\"date\":\"2024-05-05\",\"value\":9}");
	goals = load(team);
	const struct metric *old = metric_named(goals, "red-reads");
	assert_int_equal(old->count, 1);
	assert_true(goals->readings[old->first].value == 9);
	topic_drop(goals);
	team_free(team);
}

static void what_is_published_changes_with_a_reason_and_a_mark(void **state)
{
	struct team *team = team_new(false, true);
	const char *top = objective(team, "计划"), *kr = metric_kr(team, top);

	(void)state;
	team_must(team, "kr_edit", kr, "{\"target\":7}");
	team_wait(team, DAY_MS);
	assert_int_equal(team_refused(team, "kr_edit", kr, "{\"target\":8}"), ERR_INVALID);
	assert_true(team_named(team, "reason"));
	assert_int_equal(team_refused(team, "objective_edit", top, "{\"title\":\"新\"}"), ERR_INVALID);
	assert_int_equal(team_refused(team, "objective_remove", top, "{}"), ERR_INVALID);
	assert_int_equal(team_refused(team, "kr_remove", kr, "{\"reason\":\" \"}"), ERR_INVALID);
	team_must(team, "objective_edit", top, "{\"paper\":\"sky\"}");
	team_must(team, "kr_edit", kr, "{\"target\":8,\"reason\":\"预算砍半\"}");
	struct goals *goals = load(team);
	assert_true(goals->key_results[0].changed && !goals->objectives[0].changed);
	assert_string_equal(goals->key_results[0].reason, "预算砍半");
	topic_drop(goals);
	team_must(team, "undo", NULL,
		  arena_printf(&team->arena, "{\"seq\":%lld}", (long long)team->call.seq));
	goals = load(team);
	assert_false(goals->key_results[0].changed);
	topic_drop(goals);
	team_free(team);
}

static void before_publication_a_plan_changes_freely(void **state)
{
	struct team *team = team_new(false, true);
	const char *top = team_must(team, "objective_add", NULL,
				    "{\"title\":\"下季\",\"cycle\":\"2026q1\"}");

	(void)state;
	team_wait(team, 10 * DAY_MS);
	team_must(team, "objective_edit", top, "{\"title\":\"下季度\"}");
	assert_null(strstr(team->call.answer, "\"changed\":true"));
	team_must(team, "objective_remove", top, "{}");
	team_free(team);
}

static void a_plain_move_of_a_note_does_not_load_the_goals(void **state)
{
	struct team *team = team_new(false, true);
	const char *kr = metric_kr(team, objective(team, "o"));
	const char *card = team_must(
		team, "card_create", NULL,
		arena_printf(&team->arena, "{\"title\":\"服务\",\"key_result\":\"%s\"}", kr));

	(void)state;
	assert_int_equal(team->call.topics & TOPIC_GOALS, 0);
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	assert_int_equal(team->call.topics, TOPIC_BOARD | TOPIC_FEED | TOPIC_WEEK);
	team_must(team, "card_tear_off", card, "{}");
	assert_true(team->call.topics & TOPIC_GOALS);
	struct goals *goals = load(team);
	assert_int_equal(goals->key_results[0].notes_torn, 1);
	assert_int_equal(goals->key_results[0].note_day, date_number(today(team)));
	topic_drop(goals);
	team_free(team);
}

static void tearing_off_a_note_never_changes_the_value_it_served(void **state)
{
	struct team *team = team_new(false, true);
	const char *kr = metric_kr(team, objective(team, "o"));

	(void)state;
	reading(team, "2025-11-18", 4.6);
	const char *card = team_must(
		team, "card_create", NULL,
		arena_printf(&team->arena, "{\"title\":\"n\",\"key_result\":\"%s\"}", kr));
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	team_must(team, "card_tear_off", card, "{}");
	struct goals *goals = load(team);
	assert_true(goals->key_results[0].current == 4.6);
	topic_drop(goals);
	team_free(team);
}

static void who_leaves_hands_their_goals_on(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "May", "member");
	const char *top = team_must(team, "objective_add", NULL,
				    arena_printf(&team->arena, "{\"title\":\"hers\",\"owner\":\"%s\"}",
						 may));

	(void)state;
	team_must(team, "member_leave", may,
		  arena_printf(&team->arena, "{\"hand_to\":\"%s\"}", team->admin));
	struct goals *goals = load(team);
	assert_string_equal(goals->objectives[0].id, top);
	assert_string_equal(goals->objectives[0].owner, team->admin);
	topic_drop(goals);
	team_must(team, "undo", NULL,
		  arena_printf(&team->arena, "{\"seq\":%lld}", (long long)team->call.seq));
	goals = load(team);
	assert_string_equal(goals->objectives[0].owner, may);
	topic_drop(goals);
	team_free(team);
}

/* What the API says of one key result. */
static const char *said(struct team *team, const char *kr)
{
	struct reader reader = {team->admin, ROLE_ADMIN, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	if (!view_key_result(team->ledger, &reader, kr, &out, &err))
		fail_msg("%s", err.text);
	const char *text = arena_text(&team->arena, out.bytes);
	buf_finish(&out);
	return text;
}

/* What the wall finds out about the first key result's notes, from its two topics. */
static void wall_says(struct team *team, int open, int done, bool unattended)
{
	struct err err = ERR_IN(LANG_EN);
	struct board *board = snapshot_load_board(team->ledger, &err);
	struct goals *goals = load(team);
	const struct key_result *kr = &goals->key_results[0];
	struct kr_notes notes = kr_notes_of(board, kr);

	assert_int_equal(notes.open, open);
	assert_int_equal(notes.done, done);
	assert_int_equal(kr_unattended(goals, kr, OKR_UNKNOWN, notes.moved_day, today(team)),
			 unattended);
	topic_drop(goals);
	topic_drop(board);
}

static void a_key_result_that_no_note_moved_for_seven_days_is_unattended(void **state)
{
	struct team *team = team_new(false, true);
	const char *kr = metric_kr(team, objective(team, "o"));

	(void)state;
	team_wait(team, 6 * DAY_MS);
	assert_non_null(strstr(said(team, kr), "\"unattended\":false"));
	team_wait(team, DAY_MS);
	assert_non_null(strstr(said(team, kr), "\"unattended\":true"));
	const char *card = team_must(
		team, "card_create", NULL,
		arena_printf(&team->arena, "{\"title\":\"n\",\"key_result\":\"%s\"}", kr));
	assert_non_null(strstr(said(team, kr), "\"unattended\":false"));
	assert_non_null(strstr(said(team, kr), "\"notes\":{\"open\":1,\"done\":0}"));
	wall_says(team, 1, 0, false);
	team_wait(team, 7 * DAY_MS);
	assert_non_null(strstr(said(team, kr), "\"unattended\":true"));
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	assert_non_null(strstr(said(team, kr), "\"unattended\":false"));
	assert_non_null(strstr(said(team, kr), "\"notes\":{\"open\":0,\"done\":1}"));
	wall_says(team, 0, 1, false);
	team_must(team, "card_tear_off", card, "{}");
	wall_says(team, 0, 1, false);
	team_wait(team, 7 * DAY_MS);
	wall_says(team, 0, 1, true);
	team_free(team);
}

static void an_overdue_check_in_is_never_green(void **state)
{
	struct team *team = team_new(false, true);
	const char *kr = metric_kr(team, objective(team, "o"));

	(void)state;
	team_must(team, "kr_check_in", kr, "{\"value\":6,\"confidence\":10}");
	assert_non_null(strstr(said(team, kr), "\"health\":\"ok\""));
	assert_non_null(strstr(said(team, kr), "\"overdue\":false"));
	team_wait(team, 14 * DAY_MS);
	assert_non_null(strstr(said(team, kr), "\"health\":\"overdue\""));
	assert_non_null(strstr(said(team, kr), "\"overdue\":true"));
	assert_non_null(strstr(said(team, kr), "\"data_age_days\":14"));
	team_free(team);
}

static void a_count_begins_anew_with_its_period(void **state)
{
	struct team *team = team_new(false, true);
	const char *kr = team_must(team, "kr_add", NULL,
				   arena_printf(&team->arena,
						"{\"objective\":\"%s\",\"title\":\"群发\",\"kind\":"
						"\"count\",\"target\":4,\"period\":\"month\"}",
						objective(team, "o")));

	(void)state;
	team_must(team, "kr_check_in", kr, "{\"value\":4,\"date\":\"2025-10-31\"}");
	team_must(team, "kr_check_in", kr, "{\"value\":2,\"date\":\"2025-11-03\"}");
	struct goals *goals = load(team);
	struct standing standing = standing_of(goals, today(team), &team->arena);
	assert_true(goals->key_results[0].current == 2);
	assert_true(standing.key_results[0].progress == 0.5);	/* 4 of 4 and 2 of 4, of three months */
	topic_drop(goals);
	team_wait(team, 14 * DAY_MS);
	goals = load(team);
	assert_true(goals->key_results[0].has_current && goals->key_results[0].current == 0);
	topic_drop(goals);
	team_free(team);
}

static void what_was_added_late_is_not_overdue_from_its_first_day(void **state)
{
	struct team *team = team_new(false, true);
	const char *kr = metric_kr(team, objective(team, "o"));

	(void)state;
	assert_non_null(strstr(said(team, kr), "\"health\":\"not_started\""));
	team_wait(team, 14 * DAY_MS);
	assert_non_null(strstr(said(team, kr), "\"health\":\"overdue\""));
	team_free(team);
}

static void a_cycle_that_is_over_stands_as_it_stood(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	metric_kr(team, objective(team, "o"));
	reading(team, "2025-11-18", 4.6);
	team_wait(team, 90 * DAY_MS);
	reading(team, "2026-02-10", 9);
	struct goals *now = load(team);
	assert_string_equal(now->cycle.id, "2026q1");
	assert_int_equal(now->objective_count, 0);
	topic_drop(now);
	struct goals *goals = goals_load(team->ledger, "2025q4", &err);
	struct standing standing = standing_of(goals, today(team), &team->arena);
	assert_true(standing.key_results[0].progress == 0.5);
	assert_true(standing.time.share > 0.9);
	topic_drop(goals);
	assert_null(goals_load(team->ledger, "someday", &err));
	assert_int_equal(err.kind, ERR_NOT_FOUND);
	team_free(team);
}

static void a_cycle_may_be_planned_around_the_quarters(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	team_must(team, "cycle_edit", "2025h2", "{\"first\":\"2025-07-01\",\"last\":\"2025-12-31\"}");
	struct goals *goals = load(team);
	/* The later first day is nearer: nobody planned the quarter, so the half-year holds the day. */
	assert_string_equal(goals->cycle.id, "2025h2");
	assert_string_equal(goals->next.id, "2026q1");
	topic_drop(goals);
	team_must(team, "cycle_edit", "2025q4", "{\"name\":\"冲刺\",\"first\":\"2025-10-01\"}");
	team_must(team, "cycle_edit", "2025q4", "{\"last\":\"2025-12-15\"}");
	goals = load(team);
	assert_string_equal(goals->cycle.id, "2025q4");
	assert_string_equal(goals->cycle.name, "冲刺");
	topic_drop(goals);
	team_free(team);
}

static void every_starter_metric_has_its_words_and_its_place(void **state)
{
	size_t count;
	const struct starter_metric *list = starter_metrics(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		assert_true(i == 0 || strcmp(list[i - 1].id, list[i].id) < 0);
		assert_ptr_equal(starter_metric(list[i].id), &list[i]);
		assert_string_not_equal(metric_name_words("", list[i].id, LANG_ZH), "");
		assert_string_not_equal(metric_name_words("", list[i].id, LANG_EN),
					metric_name_words("", list[i].id, LANG_ZH));
		assert_string_not_equal(metric_formula_words("", list[i].id, LANG_EN), "");
		assert_true(word_place(direction_words, list[i].direction, -1) >= 0);
		assert_true(word_place(stage_words, list[i].stage, -1) >= 0);
		assert_true(word_place(frequency_words, list[i].frequency, -1) >= 0);
	}
	assert_string_equal(metric_name_words("own", "red-reads", LANG_EN), "own");
	assert_null(starter_metric("nothing"));
}

static void a_note_forgets_a_key_result_that_went_away_and_remembers_it_when_it_comes_back(void **state)
{
	struct team *team = team_new(false, true);
	const char *kr = metric_kr(team, objective(team, "o"));
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	team_must(team, "card_create", NULL,
		  arena_printf(&team->arena, "{\"title\":\"n\",\"key_result\":\"%s\"}", kr));
	team_must(team, "kr_remove", kr, "{}");
	int64_t removed = team->call.seq;
	struct board *board = snapshot_load_board(team->ledger, &err);
	assert_string_equal(board->cards[0].key_result, "");
	topic_drop(board);
	team_must(team, "undo", NULL,
		  arena_printf(&team->arena, "{\"seq\":%lld}", (long long)removed));
	board = snapshot_load_board(team->ledger, &err);
	assert_string_equal(board->cards[0].key_result, kr);
	topic_drop(board);
	team_must_be_sound(team);
	team_free(team);
}

static void the_library_is_there_once_on_two_walls_that_meet(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	int64_t before = team_number(team, "SELECT count(*) FROM metric");
	team_must(team, "metric_starter", NULL, "{}");
	assert_int_equal(team_number(team, "SELECT count(*) FROM metric"), before);
	assert_true(before >= 25);
	team_free(team);
}

static void a_clock_that_is_not_known_shows_the_last_cycle_with_objectives(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	objective(team, "o");
	team->clock.fixed_ms = 1000;
	struct goals *goals = load(team);
	struct standing standing = standing_of(goals, (struct date){0}, &team->arena);
	assert_string_equal(goals->cycle.id, "2025q4");
	assert_int_equal(goals->objective_count, 1);
	assert_true(isnan(standing.objectives[0].progress.value));
	assert_int_equal(team_refused(team, "objective_add", NULL, "{\"title\":\"a\"}"), ERR_INVALID);
	assert_true(team_named(team, "cycle"));
	topic_drop(goals);
	team_free(team);
}

static void the_feed_names_a_shipped_metric_by_its_id(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	reading(team, "2025-11-18", 4.6);
	struct feed *feed = snapshot_load_feed(team->ledger, &err);
	assert_string_equal(feed->last.kind, "reading.set");
	assert_string_equal(feed->last.subject, "");
	assert_string_equal(feed->last.subject_kind, open_rate);
	topic_drop(feed);
	const char *kr = metric_kr(team, objective(team, "o"));
	team_must(team, "kr_check_in", kr, "{\"value\":5,\"confidence\":8}");
	feed = snapshot_load_feed(team->ledger, &err);
	assert_string_equal(feed->last.kind, "kr.checked_in");
	assert_string_equal(feed->last.subject, "打开率");
	topic_drop(feed);
	team_free(team);
}

/* --- half a year, a year ------------------------------------------------------------------------- */

static void add_to(struct team *team, const char *cycle, const char *title)
{
	team_must(team, "objective_add", NULL,
		  arena_printf(&team->arena, "{\"title\":\"%s\",\"cycle\":\"%s\"}", title, cycle));
}

/* On 20 November the annual review, on 31 December, is six weeks away. */
static void near_the_annual_review_the_cycles_of_the_year_are_there_each_with_its_own(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);

	team_must(team, "ritual_remove", "ritual-half-year", "{}");	/* it comes a week before */
	add_to(team, "2024q4", "去年的");
	add_to(team, "2025q2", "春天的");
	add_to(team, "2025q3", "夏天的");
	add_to(team, "2025q3", "夏天的另一个");
	add_to(team, "2025q4", "现在的");
	struct goals *goals = load(team);
	assert_int_equal(goals->past_count, 3);
	assert_true(goals->past_year);
	assert_string_equal(goals->past[0]->cycle.id, "2025q2");
	assert_int_equal(goals->past[1]->objective_count, 2);
	assert_ptr_equal(goals->past[2], goals);
	topic_drop(goals);
	team_free(team);
}

static void far_from_such_a_review_nothing_of_it_is_loaded(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);

	add_to(team, "2025q3", "夏天的");
	team_must(team, "ritual_edit", "ritual-yearly", "{\"month\":3}");
	team_must(team, "ritual_edit", "ritual-half-year", "{\"month\":3}");
	struct goals *goals = load(team);
	assert_int_equal(goals->past_count, 0);
	topic_drop(goals);
	/* Six months are two quarters. */
	team_must(team, "ritual_edit", "ritual-half-year", "{\"month\":6}");
	add_to(team, "2025q2", "春天的");
	add_to(team, "2025q4", "现在的");
	goals = load(team);
	assert_false(goals->past_year);
	assert_int_equal(goals->past_count, 2);
	assert_string_equal(goals->past[0]->cycle.id, "2025q3");
	topic_drop(goals);
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_coming_cycle_is_at_hand_from_its_drafting_on),
		cmocka_unit_test(the_two_verdicts_stand_beside_each_other),
		cmocka_unit_test(every_list_is_where_its_owner_says),
		cmocka_unit_test(readings_of_the_cycle_come_with_thirteen_weeks_and_the_newest_before),
		cmocka_unit_test(what_is_published_changes_with_a_reason_and_a_mark),
		cmocka_unit_test(before_publication_a_plan_changes_freely),
		cmocka_unit_test(a_plain_move_of_a_note_does_not_load_the_goals),
		cmocka_unit_test(tearing_off_a_note_never_changes_the_value_it_served),
		cmocka_unit_test(who_leaves_hands_their_goals_on),
		cmocka_unit_test(a_key_result_that_no_note_moved_for_seven_days_is_unattended),
		cmocka_unit_test(an_overdue_check_in_is_never_green),
		cmocka_unit_test(a_count_begins_anew_with_its_period),
		cmocka_unit_test(what_was_added_late_is_not_overdue_from_its_first_day),
		cmocka_unit_test(a_cycle_that_is_over_stands_as_it_stood),
		cmocka_unit_test(a_cycle_may_be_planned_around_the_quarters),
		cmocka_unit_test(every_starter_metric_has_its_words_and_its_place),
		cmocka_unit_test(a_note_forgets_a_key_result_that_went_away_and_remembers_it_when_it_comes_back),
		cmocka_unit_test(the_library_is_there_once_on_two_walls_that_meet),
		cmocka_unit_test(a_clock_that_is_not_known_shows_the_last_cycle_with_objectives),
		cmocka_unit_test(the_feed_names_a_shipped_metric_by_its_id),
		cmocka_unit_test(near_the_annual_review_the_cycles_of_the_year_are_there_each_with_its_own),
		cmocka_unit_test(far_from_such_a_review_nothing_of_it_is_loaded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
