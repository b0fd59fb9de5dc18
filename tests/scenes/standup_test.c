/*
 * The stand-up and its summary by a measurer that knows no font: whatever is said is whole, legible and in
 * its place, with seven people and with fifteen; and when the two have the wall.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/base/clock.h"
#include "app/wall/programme.h"
#include "app/wall/scenes/agenda.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/standup_view.h"
#include "tests/support/golden.h"
#include "tests/support/standup_fixture.h"

enum { LEFT = 40, RIGHT = 1880, TOP = 20, BOTTOM = 1060 };

static const char *const names[] = {
	"standup", "standup-en", "standup-evening", "standup-before", "standup-late",
	"standup-overfull", "standup-silent", "standup-summary", "standup-summary-en",
	"standup-summary-evening", "standup-summary-none", "standup-summary-overfull", NULL,
};

static struct sprite_list make(struct arena *arena, const struct snapshot *snapshot, const char *name,
			       int64_t later_ms, int page)
{
	struct sprite_list list = {.arena = arena};
	struct scene_input in = standup_fixture_input(snapshot, name, &text_measurer_plain);

	in.now_ms += later_ms;
	in.scene_page = page;
	assert_true(scene_make(standup_fixture_scene(name), &in, &list));
	return list;
}

static void each(void (*check)(const struct sprite_list *list))
{
	for (int i = 0; names[i]; i++)
		for (int page = 0; page < 2; page++) {
			struct arena arena = {0};
			struct snapshot *snapshot = standup_fixture(names[i]);
			struct sprite_list list = make(&arena, snapshot, names[i], 0, page);
			check(&list);
			snapshot_drop(snapshot);
			arena_finish(&arena);
		}
}

/* Every text of a scene, in one. */
static const char *said(const struct sprite_list *list, struct arena *arena)
{
	const char *all = "";

	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++)
			if (list->sprites[i].ops.ops[o].kind == OP_TEXT)
				all = arena_printf(arena, "%s|%s", all,
						   list->sprites[i].ops.ops[o].text);
	return all;
}

static const struct sprite *of(const struct sprite_list *list, const char *what, const char *name)
{
	for (int i = 0; i < list->count; i++)
		if (list->sprites[i].key == sprite_key(what, name))
			return &list->sprites[i];
	return NULL;
}

/* --- places -------------------------------------------------------------------------------------- */

static void check_inside(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		if (s->layer == LAYER_WALL)
			continue;
		assert_true(s->box.x >= LEFT && s->box.x + s->box.w <= RIGHT);
		assert_true(s->box.y >= TOP && s->box.y + s->box.h <= BOTTOM);
	}
}

static void everything_stands_inside_the_safe_area(void **state)
{
	(void)state;
	each(check_inside);
}

static void check_apart(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++) {
			const struct sprite *s = &list->sprites[i], *t = &list->sprites[j];
			const struct rect *a = &s->box, *b = &t->box;
			if (!s->shadow || !t->shadow)
				continue;
			assert_true(a->x + a->w <= b->x || b->x + b->w <= a->x ||
				    a->y + a->h <= b->y || b->y + b->h <= a->y);
		}
}

static void papers_never_overlap(void **state)
{
	(void)state;
	each(check_apart);
}

static void check_keys(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++)
			assert_true(list->sprites[i].key != list->sprites[j].key);
}

static void no_two_sprites_share_a_key(void **state)
{
	(void)state;
	each(check_keys);
}

/* --- text ---------------------------------------------------------------------------------------- */

static void check_sizes(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const struct op *op = &list->sprites[i].ops.ops[o];
			if (op->kind == OP_TEXT)
				assert_true(op->px >= 24);
		}
}

static void no_type_is_smaller_than_legible(void **state)
{
	(void)state;
	each(check_sizes);
}

static void check_text_inside(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		for (int o = 0; o < s->ops.count; o++) {
			const struct op *op = &s->ops.ops[o];
			if (op->kind != OP_TEXT || op->align != ALIGN_LEFT)
				continue;
			float width = line_width(&text_measurer_plain, op->face, op->px, op->text);
			assert_true(op->box.x + width <= s->box.w + 0.5f);
			assert_true(s->box.x + op->box.x + width <= RIGHT);
		}
	}
}

static void text_never_leaves_its_place(void **state)
{
	(void)state;
	each(check_text_inside);
}

/* --- what runs ----------------------------------------------------------------------------------- */

static void with_each_second_only_the_ring_and_the_numbers_change(void **state)
{
	(void)state;
	static const char *const running[] = {"ring", "seconds", "whole"};
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture("standup");
	struct sprite_list now = make(&arena, snapshot, "standup", 0, 0);
	struct sprite_list then = make(&arena, snapshot, "standup", 1000, 0);
	int changed = 0;

	assert_int_equal(now.count, then.count);
	for (int i = 0; i < now.count; i++) {
		assert_true(now.sprites[i].key == then.sprites[i].key);
		changed += now.sprites[i].hash != then.sprites[i].hash;
	}
	assert_int_equal(changed, 3);
	for (int i = 0; i < 3; i++)
		assert_true(of(&now, "standup", running[i])->hash !=
			    of(&then, "standup", running[i])->hash);
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void must_say(const char *name, int64_t later_ms, const char *text)
{
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture(name);
	struct sprite_list list = make(&arena, snapshot, name, later_ms, 0);

	if (!strstr(said(&list, &arena), text))
		fail_msg("%s does not say \"%s\": %s", name, text, said(&list, &arena));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void the_seconds_count_down_and_then_up_in_warning(void **state)
{
	(void)state;
	must_say("standup", 0, "|0:53|老周还剩|");
	must_say("standup", 52000, "|0:01|老周还剩|");
	must_say("standup", 58000, "|0:05|老周超了|");
	must_say("standup", 0, "全场 10 分钟，还有|6:00|");
	must_say("standup-late", 0, "全场 10 分钟，超了|1:12|");
	must_say("standup", 0, "第 3 位，共 7 位");
}

static void who_wrote_nothing_is_asked_to_say_it(void **state)
{
	(void)state;
	must_say("standup-silent", 0, "没写，说给大家听");
	must_say("standup-before", 0, "3 个人写好了三句话");
}

static void the_blocked_note_lies_first_beside_the_speaker(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture("standup");
	struct sprite_list list = make(&arena, snapshot, "standup", 0, 0);
	const struct sprite *blocked = of(&list, "standup", "note 线索表单\n减一步");
	const struct sprite *other = of(&list, "standup", "note 落地页首屏\n换成试用装");

	assert_non_null(blocked);
	assert_non_null(other);
	assert_true(blocked->box.x < other->box.x);
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void of_fifteen_people_the_speaker_is_always_seen(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture("standup-overfull");
	struct sprite_list list = make(&arena, snapshot, "standup-overfull", 0, 0);
	int seen = 0;

	for (int i = 0; i < 15; i++)
		seen += of(&list, "queue", arena_printf(&arena, "m%d", i + 1)) != NULL;
	assert_int_equal(seen, QUEUE_ROOM - 1);
	assert_non_null(of(&list, "queue", "m6"));
	assert_non_null(strstr(said(&list, &arena), "还有 9 位"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void the_summary_says_how_long_and_who_helps_and_no_time_of_a_person(void **state)
{
	(void)state;
	must_say("standup-summary", 0, "说完了，用了 9 分 12 秒|10 分钟，还省下 48 秒|");
	must_say("standup-summary", 0, "阿May|在外，写了|");
	must_say("standup-summary", 0, "大树|今天请假|");
	must_say("standup-summary", 0, "七七 去催排期");
	must_say("standup-summary", 0, "谁能帮一把？");
	must_say("standup-summary-none", 0, "没有卡住的，去忙吧");
	must_say("standup-summary-overfull", 0, "10 分钟，多用了 40 秒");
}

static void blocked_notes_beyond_three_are_on_further_pages(void **state)
{
	(void)state;
	struct snapshot *snapshot = standup_fixture("standup-summary-overfull");

	assert_int_equal(standup_summary_pages(snapshot), 4);
	snapshot_drop(snapshot);
	snapshot = standup_fixture("standup-summary-none");
	assert_int_equal(standup_summary_pages(snapshot), 1);
	snapshot_drop(snapshot);
}

/* --- who has the wall ---------------------------------------------------------------------------- */

static int64_t at(const char *time)
{
	int64_t ms = 0;

	clock_parse(time, &ms);
	return ms;
}

static const char *shown(struct programme *programme, const struct snapshot *snapshot, double now_s,
			 const char *time, int seconds)
{
	programme_step(programme, snapshot, now_s, at(time) + seconds * 1000);
	return programme_scene(programme)->name;
}

static void the_planned_stand_up_takes_the_wall_and_gives_it_back(void **state)
{
	(void)state;
	struct snapshot *snapshot = standup_fixture("standup-before");
	struct programme programme;

	programme_init(&programme, 0);
	assert_string_equal(shown(&programme, snapshot, 1, "2026-11-12T09:29", 0), "board");
	assert_string_equal(shown(&programme, snapshot, 2, "2026-11-12T09:30", 0), "standup");
	assert_string_equal(shown(&programme, snapshot, 3, "2026-11-12T09:39", 59), "standup");
	assert_string_equal(shown(&programme, snapshot, 4, "2026-11-12T09:40", 0), "board");
	/* A Saturday that is off. */
	assert_string_equal(shown(&programme, snapshot, 5, "2026-11-14T09:30", 0), "board");
	snapshot_drop(snapshot);
}

static void a_stand_up_that_runs_keeps_the_wall_and_its_summary_three_minutes(void **state)
{
	(void)state;
	struct snapshot *running = standup_fixture("standup");
	struct snapshot *snapshot = standup_fixture("standup-summary");
	struct programme programme;

	programme_init(&programme, 0);
	assert_string_equal(shown(&programme, running, 1, "2026-11-12T09:34", 0), "standup");
	/* It goes on past its planned end. */
	assert_string_equal(shown(&programme, running, 1, "2026-11-12T09:41", 0), "standup");
	assert_string_equal(shown(&programme, snapshot, 2, "2026-11-12T09:39", 12), "standup-summary");
	assert_string_equal(shown(&programme, snapshot, 3, "2026-11-12T09:42", 11), "standup-summary");
	assert_string_equal(shown(&programme, snapshot, 4, "2026-11-12T09:42", 12), "board");
	snapshot_drop(snapshot);
	snapshot_drop(running);
}

static void the_wall_shows_the_next_when_the_speaker_has_left_the_team(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture("standup");
	struct standup_session *session = &snapshot->meetings->standups[0];
	int64_t now_ms = standup_fixture_now_ms("standup");
	struct standup before, after;

	standup_session_at(session, now_ms, &before);
	struct standup_event *events =
		arena_array(&arena, (size_t)session->event_count + 1, sizeof(*events));
	memcpy(events, session->events, (size_t)session->event_count * sizeof(*events));
	events[session->event_count++] =
		(struct standup_event){now_ms - 1000, STANDUP_GONE, before.speaker, 0};
	session->events = events;
	standup_session_at(session, now_ms, &after);
	assert_int_equal(after.speaker, before.next);
	struct sprite_list list = make(&arena, snapshot, "standup", 0, 0);
	assert_non_null(strstr(said(&list, &arena), "第 3 位，共 6 位"));
	assert_non_null(strstr(said(&list, &arena), "|1:24|"));
	assert_null(strstr(said(&list, &arena), "老周还剩"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

/* It began at 23:50; nobody has tapped since. */
static void a_stand_up_that_runs_over_midnight_keeps_the_wall(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture("standup");
	struct standup_session *session = &snapshot->meetings->standups[0];
	struct programme programme;

	session->plan.started_at_ms = at("2026-11-12T23:50");
	session->event_count = 0;
	programme_init(&programme, 0);
	assert_string_equal(shown(&programme, snapshot, 1, "2026-11-12T23:59", 59), "standup");
	assert_string_equal(shown(&programme, snapshot, 2, "2026-11-13T00:00", 0), "standup");
	struct sprite_list list = make(&arena, snapshot, "standup",
				       at("2026-11-13T00:01") - standup_fixture_now_ms("standup"), 0);
	assert_non_null(strstr(said(&list, &arena), "|全场 10 分钟，超了|1:00|"));
	/* Silence ends it at 00:01:25; its summary follows, and then the day's own turns. */
	assert_string_equal(shown(&programme, snapshot, 3, "2026-11-13T00:01", 25), "standup-summary");
	assert_string_equal(shown(&programme, snapshot, 4, "2026-11-13T00:04", 24), "standup-summary");
	assert_string_equal(shown(&programme, snapshot, 5, "2026-11-13T00:04", 25), "board");
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void a_meeting_without_its_scene_leaves_the_wall_alone(void **state)
{
	(void)state;
	struct meeting rare = {"x", "", MEETING_WEEKLY, 16 * 60, 4, 0, 0, 30, "no-such-scene", NULL, 0};
	struct snapshot *snapshot = standup_fixture("standup-before");
	struct programme programme;

	snapshot->meetings->meetings = &rare;
	snapshot->meetings->meeting_count = 1;
	programme_init(&programme, 0);
	assert_string_equal(shown(&programme, snapshot, 1, "2026-11-12T16:10", 0), "board");
	rare.scene = "setup";
	assert_string_equal(shown(&programme, snapshot, 2, "2026-11-12T16:10", 0), "setup");
	assert_string_equal(shown(&programme, snapshot, 3, "2026-11-12T16:30", 0), "board");
	snapshot_drop(snapshot);
}

static void the_wall_announces_a_meeting_five_minutes_before(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture("standup-before");
	struct scene_input in =
		standup_fixture_input(snapshot, "standup-before", &text_measurer_plain);
	const char *cause, *means;

	in.now_ms = at("2026-11-12T09:24");
	assert_false(agenda_soon(&in, &arena, &cause, &means));
	in.now_ms = at("2026-11-12T09:25");
	assert_true(agenda_soon(&in, &arena, &cause, &means));
	assert_string_equal(cause, "每日站会还有 5 分钟");
	in.now_ms = at("2026-11-12T09:29");
	assert_true(agenda_soon(&in, &arena, &cause, &means));
	assert_string_equal(cause, "每日站会马上开始");
	in.now_ms = at("2026-11-12T09:30");
	assert_false(agenda_soon(&in, &arena, &cause, &means));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void must_head(const char *time, const char *name, const char *when, const char *countdown)
{
	struct arena arena = {0};
	struct snapshot *snapshot = standup_fixture("standup-before");
	struct scene_input in =
		standup_fixture_input(snapshot, "standup-before", &text_measurer_plain);

	in.now_ms = at(time);
	const struct ritual *ritual = agenda_ritual(&in, &arena);
	assert_string_equal(ritual->name, name);
	assert_string_equal(ritual->time, when);
	assert_string_equal(ritual->countdown, countdown);
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void the_header_says_what_comes_next(void **state)
{
	(void)state;
	must_head("2026-11-12T06:10", "每日站会", "09:30", "还有 3 小时");
	must_head("2026-11-12T09:20", "每日站会", "09:30", "还有 10 分钟");
	must_head("2026-11-12T09:29", "每日站会", "09:30", "马上开始");
	must_head("2026-11-12T09:34", "每周例会", "周五 16:00", "明天");
	must_head("2026-11-13T16:10", "每周例会", "16:00", "还剩 20 分钟");
	must_head("2026-11-13T17:00", "每日站会", "周一 09:30", "还有 3 天");
}

static void the_draw_lists_are_as_they_were_approved(void **state)
{
	(void)state;
	for (int i = 0; names[i]; i++) {
		struct arena arena = {0};
		struct snapshot *snapshot = standup_fixture(names[i]);
		struct sprite_list list = make(&arena, snapshot, names[i], 0, 0);
		golden_compare(names[i], sprite_list_dump(&list, &arena));
		snapshot_drop(snapshot);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_stands_inside_the_safe_area),
		cmocka_unit_test(papers_never_overlap),
		cmocka_unit_test(no_two_sprites_share_a_key),
		cmocka_unit_test(no_type_is_smaller_than_legible),
		cmocka_unit_test(text_never_leaves_its_place),
		cmocka_unit_test(with_each_second_only_the_ring_and_the_numbers_change),
		cmocka_unit_test(the_seconds_count_down_and_then_up_in_warning),
		cmocka_unit_test(who_wrote_nothing_is_asked_to_say_it),
		cmocka_unit_test(the_blocked_note_lies_first_beside_the_speaker),
		cmocka_unit_test(of_fifteen_people_the_speaker_is_always_seen),
		cmocka_unit_test(the_summary_says_how_long_and_who_helps_and_no_time_of_a_person),
		cmocka_unit_test(blocked_notes_beyond_three_are_on_further_pages),
		cmocka_unit_test(the_planned_stand_up_takes_the_wall_and_gives_it_back),
		cmocka_unit_test(a_stand_up_that_runs_keeps_the_wall_and_its_summary_three_minutes),
		cmocka_unit_test(the_wall_shows_the_next_when_the_speaker_has_left_the_team),
		cmocka_unit_test(a_stand_up_that_runs_over_midnight_keeps_the_wall),
		cmocka_unit_test(a_meeting_without_its_scene_leaves_the_wall_alone),
		cmocka_unit_test(the_wall_announces_a_meeting_five_minutes_before),
		cmocka_unit_test(the_header_says_what_comes_next),
		cmocka_unit_test(the_draw_lists_are_as_they_were_approved),
	};

	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
