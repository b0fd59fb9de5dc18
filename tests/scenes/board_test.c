/*
 * The board's facts, by a measurer that knows no font: whatever hangs on the wall is whole, legible and
 * in its place. And the pictures' draw lists, as text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/wall/scenes/pieces.h"
#include "tests/support/fixture.h"
#include "tests/support/golden.h"

enum { LEFT = 48, RIGHT = 1872, TOP = 27, BOTTOM = 1054 };

static struct sprite_list make(struct arena *arena, const struct snapshot *snapshot,
			       const char *name, int page)
{
	struct sprite_list list = {.arena = arena};
	struct scene_input in = fixture_input(snapshot, name, &text_measurer_plain);

	in.distance = snapshot_distance(snapshot);
	in.column_page = column_pages(snapshot->board->column_count) > 1 ? page % 2 : 0;
	for (int i = 0; i < SPRITE_GROUPS_MAX; i++)
		in.columns[i].page = page;
	assert_true(scene_make(fixture_scene(name), &in, &list));
	return list;
}

/* Every size that a team may come to, each on several pages. */
static void each_size(void (*check)(const struct sprite_list *list, const struct snapshot *snapshot))
{
	static const int cards[] = {0, 1, 3, 7, 10, 25, 60, 120, 500};
	static const int distances[] = {100, 115, 130};

	for (int columns = 1; columns <= 6; columns++)
		for (size_t n = 0; n < sizeof(cards) / sizeof(cards[0]); n++)
			for (int page = 0; page < 9; page++) {
				struct arena arena = {0};
				struct snapshot *snapshot = fixture_many(columns, cards[n]);
				snapshot->distance_percent = distances[page / 3];
				struct sprite_list list = make(&arena, snapshot, "", page % 3);
				check(&list, snapshot);
				snapshot_drop(snapshot);
				arena_finish(&arena);
			}
}

static bool visible_note(const struct sprite *s)
{
	return s->kind == SPRITE_NOTE && !s->hidden;
}

/* --- places -------------------------------------------------------------------------------------- */

static void check_inside(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		if (!visible_note(s))
			continue;
		assert_true(s->box.x >= LEFT && s->box.x + s->box.w <= RIGHT);
		assert_true(s->box.y >= NOTES_TOP && s->box.y + s->box.h <= NOTES_BOTTOM);
	}
}

static void notes_stand_inside_the_safe_area(void **state)
{
	(void)state;
	each_size(check_inside);
}

static void check_apart(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++) {
			const struct rect *a = &list->sprites[i].box, *b = &list->sprites[j].box;
			if (!visible_note(&list->sprites[i]) || !visible_note(&list->sprites[j]))
				continue;
			bool apart = a->x + a->w <= b->x || b->x + b->w <= a->x ||
				     a->y + a->h <= b->y || b->y + b->h <= a->y;
			assert_true(apart);
		}
}

static void notes_never_overlap(void **state)
{
	(void)state;
	each_size(check_apart);
}

static void check_all_there(const struct sprite_list *list, const struct snapshot *snapshot)
{
	int notes = 0;

	for (int i = 0; i < list->count; i++)
		notes += list->sprites[i].kind == SPRITE_NOTE;
	assert_int_equal(notes, snapshot->board->card_count);
}

static void every_card_is_a_sprite_seen_or_not(void **state)
{
	(void)state;
	each_size(check_all_there);
}

static void all_pages_together_show_every_card_once(void **state)
{
	(void)state;
	struct snapshot *snapshot = fixture_many(3, 120);
	int shown = 0;

	for (int page = 0; page < 5; page++) {
		struct arena arena = {0};
		struct sprite_list list = make(&arena, snapshot, "", page);
		for (int i = 0; i < list.count; i++)
			shown += visible_note(&list.sprites[i]);
		arena_finish(&arena);
	}
	assert_int_equal(shown, 120);
	snapshot_drop(snapshot);
}

static void check_keys(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	if (list->count > 200)
		return;		/* quadratic; the smaller boards have every sort of sprite */
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++)
			assert_true(list->sprites[i].key != list->sprites[j].key);
}

static void no_two_sprites_share_a_key(void **state)
{
	(void)state;
	each_size(check_keys);
}

/* --- text ---------------------------------------------------------------------------------------- */

static float text_of(const struct op *op)
{
	return line_width(&text_measurer_plain, op->face, op->px, op->text);
}

/* But for the tabs, which stick out at the top. */
static void check_text_inside(const struct sprite_list *list, const struct snapshot *snapshot)
{
	float tabs = -15 * snapshot_distance(snapshot);

	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		for (int o = 0; visible_note(s) && o < s->ops.count; o++) {
			const struct op *op = &s->ops.ops[o];
			if (op->kind != OP_TEXT || op->align != ALIGN_LEFT)
				continue;
			assert_true(op->box.x >= 0);
			assert_true(op->box.x + text_of(op) <= s->box.w + 0.5f);
			assert_true(op->box.y >= tabs && op->box.y + op->box.h <= s->box.h + 0.5f);
		}
	}
}

static void text_never_leaves_its_note(void **state)
{
	(void)state;
	each_size(check_text_inside);
}

static void check_sizes(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const struct op *op = &list->sprites[i].ops.ops[o];
			if (op->kind != OP_TEXT)
				continue;
			assert_true(op->px >= 24);
			if (list->sprites[i].kind == SPRITE_NOTE && op->face == FACE_HAND_BOLD)
				assert_true(op->px >= 40);
		}
}

static void no_type_is_smaller_than_legible(void **state)
{
	(void)state;
	each_size(check_sizes);
}

static void check_footer_apart(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		for (int a = 0; visible_note(s) && a < s->ops.count; a++)
			for (int b = a + 1; b < s->ops.count; b++) {
				const struct op *p = &s->ops.ops[a], *q = &s->ops.ops[b];
				if (p->kind != OP_TEXT || q->kind != OP_TEXT ||
				    p->align != ALIGN_LEFT || q->align != ALIGN_LEFT)
					continue;
				bool apart = p->box.x + text_of(p) <= q->box.x + 0.5f ||
					     q->box.x + text_of(q) <= p->box.x + 0.5f ||
					     p->box.y + p->box.h <= q->box.y + 15 ||
					     q->box.y + q->box.h <= p->box.y + 15;
				assert_true(apart);
			}
	}
}

static void words_on_a_note_never_run_into_each_other(void **state)
{
	(void)state;
	each_size(check_footer_apart);
}

static bool across(const struct op *p, const struct op *q)
{
	float p_w = p->kind == OP_TEXT ? text_of(p) : p->box.w;

	return p->box.x + p_w > q->box.x && q->box.x + q->box.w > p->box.x &&
	       p->box.y + p->box.h > q->box.y + 6 && q->box.y + q->box.h > p->box.y + 6;
}

/* Paper rims and letters belong to the discs; everything else keeps clear of them. */
static void check_faces_apart(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		for (int d = 0; visible_note(s) && d < s->ops.count; d++)
			for (int o = 0; s->ops.ops[d].kind == OP_DISC && o < s->ops.count; o++) {
				const struct op *op = &s->ops.ops[o];
				bool thing = op->kind == OP_ICON || op->kind == OP_RECT ||
					     (op->kind == OP_TEXT && op->align == ALIGN_LEFT);
				if (thing && op->box.y >= s->ops.ops[d].box.y - 6)
					assert_false(across(op, &s->ops.ops[d]));
			}
	}
}

static void nothing_in_a_footer_covers_a_face(void **state)
{
	(void)state;
	each_size(check_faces_apart);
}

/* --- what it says -------------------------------------------------------------------------------- */

static bool says(const struct sprite_list *list, const char *text)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const struct op *op = &list->sprites[i].ops.ops[o];
			if (op->kind == OP_TEXT && strstr(op->text, text))
				return true;
		}
	return false;
}

static bool draws(const struct sprite_list *list, enum op_kind kind, const char *name)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const struct op *op = &list->sprites[i].ops.ops[o];
			if (op->kind == kind && strcmp(op->text ? op->text : "", name) == 0)
				return true;
		}
	return false;
}

static void a_full_column_shows_by_shape_and_words_that_it_is_over_its_limit(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("board-busy");
	struct sprite_list list = make(&arena, snapshot, "board-busy", 0);

	assert_true(draws(&list, OP_ICON, "triangle-mark"));
	assert_true(says(&list, "超了 1"));
	snapshot_drop(snapshot);
	snapshot = fixture_snapshot("board-day");
	list = make(&arena, snapshot, "board-day", 0);
	assert_false(draws(&list, OP_ICON, "triangle-mark"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void a_blocked_note_says_why_and_for_how_many_days(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("board-day");

	snapshot->board->cards[7].blocked_since_ms =
		fixture_now_ms("board-day") - INT64_C(3) * 86400000;
	struct sprite_list list = make(&arena, snapshot, "board-day", 0);
	assert_true(says(&list, "等技术 3天"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void an_uncalibrated_clock_shows_no_time_no_age_and_plain_dates(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("notices");
	struct sprite_list list = make(&arena, snapshot, "notices", 0);

	assert_true(says(&list, "--:--"));
	assert_true(says(&list, "11/16"));
	assert_false(says(&list, "今天"));
	assert_false(says(&list, "1天"));
	assert_false(says(&list, "刚刚"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void a_restored_backup_says_where_it_stops(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("notices-restored");
	struct sprite_list list = make(&arena, snapshot, "notices-restored", 0);

	assert_true(says(&list, "备份已恢复"));
	assert_true(says(&list, "数据停在 09:12"));
	snapshot->notice_since_ms -= INT64_C(3) * 86400000;
	list = make(&arena, snapshot, "notices-restored", 0);
	assert_true(says(&list, "数据停在 11月9日 09:12"));
	snapshot->notice_since_ms = 0;
	list = make(&arena, snapshot, "notices-restored", 0);
	assert_true(says(&list, "有些改动可能不在了"));
	assert_false(says(&list, "数据停在"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void an_empty_wall_asks_for_the_first_note(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("board-empty");
	struct sprite_list list = make(&arena, snapshot, "board-empty", 0);

	assert_true(says(&list, "贴一张便签"));
	assert_true(says(&list, "扫右上角的码"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static bool night_says(const char *time, const char *text)
{
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("board-evening");
	struct sprite_list list = {.arena = &arena};
	struct scene_input in = fixture_input(snapshot, "board-evening", &text_measurer_plain);

	assert_true(clock_parse(time, &in.now_ms));
	assert_true(hours_parse("07:30-23:00", &snapshot->hours));
	snapshot->hours.workdays_only = true;
	assert_true(scene_make("night", &in, &list));
	bool is = says(&list, text);
	snapshot_drop(snapshot);
	arena_finish(&arena);
	return is;
}

static void past_midnight_the_lights_go_on_today(void **state)
{
	(void)state;
	assert_true(night_says("2026-11-12T23:10", "明天 07:30"));
	assert_true(night_says("2026-11-13T23:10", "周一 07:30"));
	assert_true(night_says("2026-11-13T01:10", "今天"));
}

/* What the foot of the board says of an event of this kind. */
static bool told(const char *kind, const char *subject, const char *text, const char *icon)
{
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("board-day");
	struct feed_item last = {kind, "小林", subject, "", "", "", 0};

	snapshot->feed->last = last;
	struct sprite_list list = make(&arena, snapshot, "board-day", 0);
	bool is = says(&list, text) && draws(&list, OP_ICON, icon);
	snapshot_drop(snapshot);
	arena_finish(&arena);
	return is;
}

static void an_undo_is_told_as_an_undo_and_not_as_an_edit(void **state)
{
	(void)state;
	assert_true(told("card.reverted", "探店合集剪辑", " 撤回了「", "undo"));
	assert_true(told("column.reverted", "等别人", " 撤回了 ", "undo"));
	assert_true(told("card.edited", "探店合集剪辑", " 改了「", "board"));
}

static void who_changes_their_own_name_is_not_named_twice(void **state)
{
	(void)state;
	assert_true(told("member.edited", "小林", " 的名片更新了", "people"));
	assert_false(told("member.edited", "小林", " 改了 ", "people"));
}

static void what_is_added_moved_or_removed_is_told_as_such(void **state)
{
	(void)state;
	assert_true(told("label.added", "微博", " 加了标签 ", "board"));
	assert_true(told("label.removed", "微博", " 拿掉了标签 ", "board"));
	assert_true(told("label.edited", "微博", " 改了标签 ", "board"));
	assert_true(told("column.moved", "等别人", " 这一列换了位置", "board"));
	assert_true(told("card.torn_off", "探店合集剪辑", " 撕下了「", "tear"));
	assert_true(told("card.created", "", " 改了墙上的一处", "board"));
}

static void the_join_code_is_marked_as_secret_wherever_it_stands(void **state)
{
	(void)state;
	static const char *const names[] = {"board-day", "setup"};

	for (size_t n = 0; n < 2; n++) {
		struct arena arena = {0};
		struct snapshot *snapshot = fixture_snapshot(names[n]);
		struct sprite_list list = make(&arena, snapshot, names[n], 0);
		int codes = 0;
		for (int i = 0; i < list.count; i++)
			for (int o = 0; o < list.sprites[i].ops.count; o++)
				if (list.sprites[i].ops.ops[o].kind == OP_QR) {
					assert_true(list.sprites[i].secret);
					codes++;
				}
		assert_int_equal(codes, 1);
		snapshot_drop(snapshot);
		arena_finish(&arena);
	}
}

static void a_wall_without_a_join_address_shows_no_code(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("board-day");

	snapshot->join_url[0] = '\0';
	struct sprite_list list = make(&arena, snapshot, "board-day", 0);
	for (int i = 0; i < list.count; i++)
		assert_false(list.sprites[i].secret);
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void a_limit_with_more_places_than_fit_stays_a_number(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_many(3, 9);
	struct sprite_list list = make(&arena, snapshot, "", 0);

	assert_true(says(&list, "/999"));
	for (int i = 0; i < list.count; i++)
		assert_true(list.sprites[i].ops.count < 100);
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void four_columns_say_which_three_of_them_they_are(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_many(4, 12);
	struct sprite_list list = make(&arena, snapshot, "", 0);

	assert_true(says(&list, "1/2"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void one_too_many_is_stuck_over_the_last_until_the_density_follows(void **state)
{
	(void)state;
	struct column_frame frame;

	column_frame(3, 0, 0, 1, &frame);
	struct rect last = density_place(DENSITY_M, &frame, 5);
	struct rect over = density_place(DENSITY_M, &frame, 6);
	assert_true(over.x == last.x && over.y < last.y && over.y > last.y - 50);
}

static void no_board_at_all_is_still_a_wall(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = snapshot_new();
	struct scene_input in = {.snapshot = snapshot, .measurer = &text_measurer_plain,
				 .now_ms = fixture_now_ms(""), .calibrated = true};
	static const char *const scenes[] = {"board", "night", "rebuild", "setup"};

	for (size_t i = 0; i < 4; i++) {
		struct sprite_list list = {.arena = &arena};
		assert_true(scene_make(scenes[i], &in, &list));
		assert_true(list.count > 0);
	}
	struct sprite_list list = {.arena = &arena};
	assert_false(scene_make("no such scene", &in, &list));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

/* --- golden texts -------------------------------------------------------------------------------- */

static void the_draw_lists_are_as_they_were_approved(void **state)
{
	(void)state;
	static const char *const names[] = {
		"board-busy", "board-day", "board-empty", "board-en", "board-evening", "board-large",
		"notices", "notices-full", "notices-offline", "notices-restored",
		"setup", "week-rollover",
		"week-rollover-en", "weekly-reveal", "weekly-reveal-en", "weekly-vote", "weekly-vote-en",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct arena arena = {0};
		struct snapshot *snapshot = fixture_snapshot(names[i]);
		struct sprite_list list = make(&arena, snapshot, names[i], 0);
		golden_compare(names[i], sprite_list_dump(&list, &arena));
		snapshot_drop(snapshot);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_stand_inside_the_safe_area),
		cmocka_unit_test(notes_never_overlap),
		cmocka_unit_test(every_card_is_a_sprite_seen_or_not),
		cmocka_unit_test(all_pages_together_show_every_card_once),
		cmocka_unit_test(no_two_sprites_share_a_key),
		cmocka_unit_test(text_never_leaves_its_note),
		cmocka_unit_test(no_type_is_smaller_than_legible),
		cmocka_unit_test(words_on_a_note_never_run_into_each_other),
		cmocka_unit_test(nothing_in_a_footer_covers_a_face),
		cmocka_unit_test(a_full_column_shows_by_shape_and_words_that_it_is_over_its_limit),
		cmocka_unit_test(a_blocked_note_says_why_and_for_how_many_days),
		cmocka_unit_test(an_uncalibrated_clock_shows_no_time_no_age_and_plain_dates),
		cmocka_unit_test(a_restored_backup_says_where_it_stops),
		cmocka_unit_test(an_empty_wall_asks_for_the_first_note),
		cmocka_unit_test(an_undo_is_told_as_an_undo_and_not_as_an_edit),
		cmocka_unit_test(who_changes_their_own_name_is_not_named_twice),
		cmocka_unit_test(what_is_added_moved_or_removed_is_told_as_such),
		cmocka_unit_test(past_midnight_the_lights_go_on_today),
		cmocka_unit_test(the_join_code_is_marked_as_secret_wherever_it_stands),
		cmocka_unit_test(a_wall_without_a_join_address_shows_no_code),
		cmocka_unit_test(a_limit_with_more_places_than_fit_stays_a_number),
		cmocka_unit_test(four_columns_say_which_three_of_them_they_are),
		cmocka_unit_test(one_too_many_is_stuck_over_the_last_until_the_density_follows),
		cmocka_unit_test(no_board_at_all_is_still_a_wall),
		cmocka_unit_test(the_draw_lists_are_as_they_were_approved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
