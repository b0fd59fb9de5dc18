#include "tests/support/story.h"

#include <time.h>

#include "app/base/clock.h"
#include "app/ledger/rollover.h"
#include "app/ledger/snapshot_load.h"

/* Last week's Thursday, and this week's Monday before and after the stand-up. */
#define LAST_WEEK "2026-11-12T10:00"
#define MONDAY    "2026-11-16T09:05"
#define LATER     "2026-11-16T09:31"

struct world {
	struct team *team;
	const char *lin, *may;		/* members */
	const char *doing, *todo, *done, *nobody, *fresh;	/* notes; fresh is of Monday */
};

static int china_time(void **state)
{
	(void)state;
	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	return 0;
}

static void go_to(struct team *team, const char *time)
{
	assert_true(clock_parse(time, &team->clock.fixed_ms));
}

static void act_as(struct team *team, const char *member, enum role role)
{
	team->actor = member;
	team->role = role;
}

static const char *note(struct team *team, const char *title, const char *column, const char *owner)
{
	return team_must(team, "card_create", NULL,
			 arena_printf(&team->arena,
				      "{\"title\":\"%s\",\"column\":\"%s\",\"owners\":[%s%s%s]}", title,
				      column, *owner ? "\"" : "", owner, *owner ? "\"" : ""));
}

static struct world world_new(void)
{
	struct world w = {.team = team_new(false, true)};

	go_to(w.team, LAST_WEEK);
	w.lin = team_member(w.team, "Lin", "member");
	w.may = team_member(w.team, "May", "member");
	w.doing = note(w.team, "doing", "doing", w.lin);
	w.todo = note(w.team, "todo", "todo", w.lin);
	w.done = note(w.team, "done", "done", w.lin);
	w.nobody = note(w.team, "nobody", "doing", "");
	go_to(w.team, MONDAY);
	w.fresh = note(w.team, "fresh", "doing", w.lin);
	act_as(w.team, w.lin, ROLE_MEMBER);
	return w;
}

static void decide(struct world *w, const char *card, const char *decision)
{
	team_must(w->team, "card_decide", card,
		  arena_printf(&w->team->arena, "{\"decision\":\"%s\"}", decision));
}

static enum err_kind refused(struct world *w, const char *card, const char *decision)
{
	return team_refused(w->team, "card_decide", card,
			    arena_printf(&w->team->arena, "{\"decision\":\"%s\"}", decision));
}

static const char *of(struct world *w, const char *card, const char *what)
{
	return team_of_card(w->team, card, what);
}

static struct rollover *loaded(struct world *w)
{
	struct err err = ERR_IN(LANG_EN);
	struct rollover *rollover = snapshot_load_rollover(w->team->ledger, &err);

	assert_non_null(rollover);
	return rollover;
}

static const struct rollover_note *note_of(const struct rollover *rollover, const char *card)
{
	for (int i = 0; i < rollover->note_count; i++)
		if (strcmp(rollover->notes[i].card, card) == 0)
			return &rollover->notes[i];
	return NULL;
}

static void unfinished_notes_of_last_week_are_asked_about_and_no_others(void **state)
{
	(void)state;
	struct world w = world_new();
	struct rollover *rollover = loaded(&w);

	assert_int_equal(rollover->note_count, 3);
	assert_non_null(note_of(rollover, w.doing));
	assert_non_null(note_of(rollover, w.todo));
	assert_non_null(note_of(rollover, w.nobody));
	assert_string_equal(note_of(rollover, w.doing)->owners[0], w.lin);
	assert_int_equal(note_of(rollover, w.nobody)->owner_count, 0);
	assert_int_equal(rollover_waiting(rollover), 3);
	topic_drop(rollover);
	team_free(w.team);
}

static void a_kept_note_stays_where_it_is(void **state)
{
	(void)state;
	struct world w = world_new();
	const char *rank = of(&w, w.doing, "rank"), *since = of(&w, w.doing, "since");

	decide(&w, w.doing, "keep");
	assert_string_equal(of(&w, w.doing, "column_id"), "doing");
	assert_string_equal(of(&w, w.doing, "rank"), rank);
	assert_string_equal(of(&w, w.doing, "since"), since);
	assert_string_equal(of(&w, w.doing, "week"), "2026-11-16");
	assert_string_equal(of(&w, w.doing, "decision"), "keep");
	team_free(w.team);
}

static void a_note_sent_back_goes_to_the_end_of_the_work_to_be_done(void **state)
{
	(void)state;
	struct world w = world_new();

	decide(&w, w.doing, "back");
	assert_string_equal(of(&w, w.doing, "column_id"), "todo");
	assert_true(strcmp(of(&w, w.doing, "rank"), of(&w, w.todo, "rank")) > 0);
	assert_string_equal(of(&w, w.doing, "decision"), "back");
	decide(&w, w.todo, "back");
	assert_string_equal(of(&w, w.todo, "decision"), "back");
	assert_int_equal(team_number(w.team, "SELECT count(*) FROM event WHERE kind = 'card.moved'"), 1);
	team_free(w.team);
}

static void a_dropped_note_leaves_the_wall_and_comes_back_kept(void **state)
{
	(void)state;
	struct world w = world_new();

	decide(&w, w.doing, "drop");
	assert_string_equal(of(&w, w.doing, "state"), "dropped");
	assert_int_equal(team_refused(w.team, "card_move", w.doing, "{\"column\":\"todo\"}"),
			 ERR_CONFLICT);
	assert_int_equal(team_refused(w.team, "card_tear_off", w.doing, "{}"), ERR_CONFLICT);
	assert_int_equal(refused(&w, w.doing, "keep"), ERR_CONFLICT);
	team_must(w.team, "card_restore", w.doing, "{}");
	assert_string_equal(of(&w, w.doing, "state"), "board");
	assert_string_equal(of(&w, w.doing, "decision"), "keep");
	team_free(w.team);
}

static void a_dropped_note_lies_in_the_pile_with_the_torn_ones_and_is_not_counted_as_torn(void **state)
{
	(void)state;
	struct world w = world_new();
	struct reader reader = {w.lin, ROLE_MEMBER, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	go_to(w.team, LAST_WEEK);
	team_must(w.team, "card_tear_off", w.done, "{}");
	go_to(w.team, MONDAY);
	decide(&w, w.doing, "drop");
	assert_true(view_pile(w.team->ledger, &reader, 10, &out, &err));
	const char *dropped = strstr(out.bytes, w.doing), *torn = strstr(out.bytes, w.done);
	assert_non_null(dropped);
	assert_non_null(torn);
	assert_true(dropped < torn);
	struct rollover *rollover = loaded(&w);
	assert_int_equal(rollover->torn_count, 1);
	assert_string_equal(rollover->torn[0].card, w.done);
	topic_drop(rollover);
	buf_finish(&out);
	team_free(w.team);
}

static void deciding_twice_the_same_changes_nothing_and_another_time_replaces(void **state)
{
	(void)state;
	struct world w = world_new();

	decide(&w, w.doing, "keep");
	int64_t seq = ledger_seq(w.team->ledger);
	decide(&w, w.doing, "keep");
	assert_int_equal(ledger_seq(w.team->ledger), seq);
	decide(&w, w.doing, "back");
	assert_string_equal(of(&w, w.doing, "decision"), "back");
	team_free(w.team);
}

static void only_owners_and_admins_decide_and_anybody_for_a_note_without_owner(void **state)
{
	(void)state;
	struct world w = world_new();

	act_as(w.team, w.may, ROLE_MEMBER);
	assert_int_equal(refused(&w, w.doing, "drop"), ERR_FORBIDDEN);
	decide(&w, w.nobody, "keep");
	act_as(w.team, w.lin, ROLE_GUEST);
	assert_int_equal(refused(&w, w.doing, "drop"), ERR_FORBIDDEN);
	act_as(w.team, w.team->admin, ROLE_ADMIN);
	decide(&w, w.doing, "keep");
	team_free(w.team);
}

static void a_note_whose_owners_have_left_is_anybodys(void **state)
{
	(void)state;
	struct world w = world_new();

	act_as(w.team, w.team->admin, ROLE_ADMIN);
	team_must(w.team, "member_leave", w.lin, "{}");
	act_as(w.team, w.may, ROLE_MEMBER);
	decide(&w, w.doing, "keep");
	team_free(w.team);
}

static void what_is_not_left_from_last_week_is_refused(void **state)
{
	(void)state;
	struct world w = world_new();

	assert_int_equal(refused(&w, w.fresh, "keep"), ERR_CONFLICT);
	assert_int_equal(refused(&w, w.done, "keep"), ERR_CONFLICT);
	assert_int_equal(refused(&w, "no-such-note", "keep"), ERR_NOT_FOUND);
	assert_int_equal(team_refused(w.team, "card_decide", w.doing, "{\"decision\":\"burn\"}"),
			 ERR_INVALID);
	team_must(w.team, "card_tear_off", w.todo, "{}");
	assert_int_equal(refused(&w, w.todo, "keep"), ERR_CONFLICT);
	team_free(w.team);
}

static void before_the_first_working_day_nothing_is_decided(void **state)
{
	(void)state;
	struct world w = world_new();

	go_to(w.team, "2027-01-01T10:00");	/* a holiday on a Friday: that week began on Monday */
	decide(&w, w.doing, "keep");
	go_to(w.team, "2026-05-04T10:00");	/* Monday of the Labour Day holiday */
	assert_int_equal(refused(&w, w.todo, "keep"), ERR_CONFLICT);
	w.team->clock.fixed_ms = 0;		/* not calibrated */
	assert_int_equal(refused(&w, w.todo, "keep"), ERR_CONFLICT);
	team_free(w.team);
}

static void the_team_s_own_day_off_moves_the_question(void **state)
{
	(void)state;
	struct world w = world_new();

	act_as(w.team, w.team->admin, ROLE_ADMIN);
	team_must(w.team, "day_set", NULL, "{\"date\":\"2026-11-16\",\"rule\":\"off\",\"name\":\"Outing\"}");
	assert_int_equal(refused(&w, w.doing, "keep"), ERR_CONFLICT);
	go_to(w.team, "2026-11-17T09:05");
	decide(&w, w.doing, "keep");
	team_free(w.team);
}

static void several_decisions_are_one_batch_and_are_taken_back_as_one(void **state)
{
	(void)state;
	struct world w = world_new();
	const char *before = team_dump(w.team, true);

	team_must(w.team, "week_decide", NULL,
		  arena_printf(&w.team->arena,
			       "{\"keep\":[\"%s\"],\"back\":[\"%s\"],\"drop\":[\"%s\"]}", w.todo, w.doing,
			       w.nobody));
	assert_string_equal(of(&w, w.todo, "decision"), "keep");
	assert_string_equal(of(&w, w.doing, "column_id"), "todo");
	assert_string_equal(of(&w, w.nobody, "state"), "dropped");
	team_must(w.team, "undo", NULL,
		  arena_printf(&w.team->arena, "{\"seq\":%lld}", (long long)w.team->call.seq));
	assert_string_equal(team_dump(w.team, true), before);
	struct rollover *rollover = loaded(&w);
	assert_int_equal(rollover_waiting(rollover), 3);
	topic_drop(rollover);
	team_free(w.team);
}

static void one_bad_note_among_several_is_named_and_nothing_is_done(void **state)
{
	(void)state;
	struct world w = world_new();
	int64_t seq = ledger_seq(w.team->ledger);

	assert_int_equal(team_refused(w.team, "week_decide", NULL,
				      arena_printf(&w.team->arena,
						   "{\"keep\":[\"%s\",\"none\"],\"drop\":[\"%s\"]}",
						   w.todo, w.fresh)),
			 ERR_INVALID);
	assert_true(team_named(w.team, "keep[1]"));
	assert_true(team_named(w.team, "drop[0]"));
	assert_int_equal(team_refused(w.team, "week_decide", NULL,
				      arena_printf(&w.team->arena,
						   "{\"keep\":[\"%s\"],\"drop\":[\"%s\"]}", w.todo,
						   w.todo)),
			 ERR_INVALID);
	assert_true(team_named(w.team, "drop[0]"));
	assert_int_equal(ledger_seq(w.team->ledger), seq);
	team_free(w.team);
}

static void a_new_week_asks_again(void **state)
{
	(void)state;
	struct world w = world_new();

	decide(&w, w.doing, "keep");
	go_to(w.team, "2026-11-23T09:05");
	struct rollover *rollover = loaded(&w);
	assert_int_equal(note_of(rollover, w.doing)->decision, WEEK_UNDECIDED);
	assert_non_null(note_of(rollover, w.fresh));
	assert_int_equal(rollover_waiting(rollover), 4);
	topic_drop(rollover);
	team_free(w.team);
}

static void what_nobody_decided_is_kept_once_the_stand_up_begins_without_an_event(void **state)
{
	(void)state;
	struct world w = world_new();
	int64_t seq = ledger_seq(w.team->ledger);
	struct rollover *rollover = loaded(&w);
	const struct rollover_note *one = note_of(rollover, w.doing);

	assert_int_equal(rollover_holds(rollover, one, w.team->clock.fixed_ms), WEEK_UNDECIDED);
	go_to(w.team, LATER);
	assert_int_equal(rollover_holds(rollover, one, w.team->clock.fixed_ms), WEEK_KEEP);
	assert_int_equal(ledger_seq(w.team->ledger), seq);
	topic_drop(rollover);
	team_free(w.team);
}

static void the_team_s_own_stand_up_closes_the_question(void **state)
{
	(void)state;
	struct world w = world_new();
	struct err err = ERR_IN(LANG_EN);
	struct week week;
	int64_t ten, early;

	assert_true(clock_parse("2026-11-16T10:00", &ten));
	assert_true(clock_parse("2026-11-16T09:10", &early));
	act_as(w.team, w.team->admin, ROLE_ADMIN);
	team_must(w.team, "ritual_edit",
		  team_sql(w.team, "SELECT id FROM ritual WHERE kind = 'daily'"), "{\"time\":\"10:00\"}");
	assert_true(week_load(w.team->ledger, &week, &err));
	assert_int_equal(week.closes_ms, ten);
	go_to(w.team, "2026-11-16T09:10");
	assert_true(ledger_begin(w.team->ledger, &(struct author){"", "", ""}, &err));
	struct datum day = {.name = "date", .type = DATUM_TEXT, .text = "2026-11-16"};
	assert_true(ledger_append(w.team->ledger, "standup.started", "standup-2026-11-16", &day, 1, &err));
	assert_true(ledger_commit(w.team->ledger, NULL, NULL, &err));
	assert_true(week_load(w.team->ledger, &week, &err));
	assert_int_equal(week.closes_ms, early);
	team_free(w.team);
}

static void the_view_says_what_holds_whose_it_is_and_who_may(void **state)
{
	(void)state;
	struct world w = world_new();
	struct reader reader = {w.may, ROLE_MEMBER, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	decide(&w, w.doing, "keep");
	assert_true(view_week(w.team->ledger, &reader, "", &out, &err));
	assert_non_null(strstr(out.bytes, "{\"week\":\"2026-11-16\",\"first\":\"2026-11-16\""));
	assert_non_null(strstr(out.bytes, "\"phase\":\"asks\""));
	assert_non_null(strstr(out.bytes, "\"decided\":1,\"waiting\":2"));
	assert_non_null(strstr(out.bytes, "\"decision\":\"keep\",\"said\":true,\"mine\":false,\"may\":false"));
	assert_non_null(strstr(out.bytes, "\"decision\":null,\"said\":false,\"mine\":false,\"may\":true"));
	buf_finish(&out);
	go_to(w.team, LATER);
	out = (struct buf){0};
	assert_true(view_week(w.team->ledger, &reader, "", &out, &err));
	assert_non_null(strstr(out.bytes, "\"phase\":\"settled\""));
	assert_non_null(strstr(out.bytes, "\"decision\":\"keep\",\"said\":false"));
	assert_non_null(strstr(out.bytes, "\"decided\":1,\"waiting\":2"));
	buf_finish(&out);
	team_free(w.team);
}

static void the_pile_counts_last_week_the_week_before_and_mine(void **state)
{
	(void)state;
	struct world w = world_new();
	struct reader reader = {w.lin, ROLE_MEMBER, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	go_to(w.team, "2026-11-08T23:59");
	team_must(w.team, "card_tear_off", w.nobody, "{}");
	go_to(w.team, "2026-11-09T00:00");
	team_must(w.team, "card_tear_off", w.done, "{}");
	go_to(w.team, "2026-11-15T23:59");
	team_must(w.team, "card_tear_off", w.todo, "{}");
	go_to(w.team, MONDAY);
	team_must(w.team, "card_tear_off", w.doing, "{}");
	assert_true(view_week(w.team->ledger, &reader, "", &out, &err));
	assert_non_null(strstr(out.bytes, "\"torn\":{\"last\":2,\"before\":1,\"mine\":2,\"labels\":"
					  "[{\"label\":null,\"count\":2}]}"));
	buf_finish(&out);
	team_free(w.team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unfinished_notes_of_last_week_are_asked_about_and_no_others),
		cmocka_unit_test(a_kept_note_stays_where_it_is),
		cmocka_unit_test(a_note_sent_back_goes_to_the_end_of_the_work_to_be_done),
		cmocka_unit_test(a_dropped_note_leaves_the_wall_and_comes_back_kept),
		cmocka_unit_test(
			a_dropped_note_lies_in_the_pile_with_the_torn_ones_and_is_not_counted_as_torn),
		cmocka_unit_test(deciding_twice_the_same_changes_nothing_and_another_time_replaces),
		cmocka_unit_test(only_owners_and_admins_decide_and_anybody_for_a_note_without_owner),
		cmocka_unit_test(a_note_whose_owners_have_left_is_anybodys),
		cmocka_unit_test(what_is_not_left_from_last_week_is_refused),
		cmocka_unit_test(before_the_first_working_day_nothing_is_decided),
		cmocka_unit_test(the_team_s_own_day_off_moves_the_question),
		cmocka_unit_test(several_decisions_are_one_batch_and_are_taken_back_as_one),
		cmocka_unit_test(one_bad_note_among_several_is_named_and_nothing_is_done),
		cmocka_unit_test(a_new_week_asks_again),
		cmocka_unit_test(what_nobody_decided_is_kept_once_the_stand_up_begins_without_an_event),
		cmocka_unit_test(the_team_s_own_stand_up_closes_the_question),
		cmocka_unit_test(the_view_says_what_holds_whose_it_is_and_who_may),
		cmocka_unit_test(the_pile_counts_last_week_the_week_before_and_mine),
	};

	return cmocka_run_group_tests(tests, china_time, NULL);
}
