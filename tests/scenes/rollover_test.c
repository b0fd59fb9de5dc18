/*
 * The new week's facts, for teams and piles of every size: whole, legible, in its place, and true.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/base/clock.h"
#include "app/model/rollover.h"
#include "app/wall/scenes/pieces.h"
#include "tests/support/fixture.h"
#include "tests/support/fixture_week.h"

enum { LEFT = 48, RIGHT = 1872, TOP = 27, BOTTOM = 1054, RULE = 1384 };

static int china_time(void **state)
{
	(void)state;
	setenv("TZ", "Asia/Shanghai", 1);
	tzset();
	return 0;
}

static int64_t at(const char *time)
{
	int64_t ms = 0;

	assert_true(clock_parse(time, &ms));
	return ms;
}

static struct snapshot *with(int notes, int torn)
{
	struct snapshot *snapshot = fixture_snapshot("week-rollover");

	topic_drop(snapshot->rollover);
	snapshot->rollover =
		fixture_week_many(snapshot->board, notes, torn, fixture_now_ms("week-rollover"));
	return snapshot;
}

static struct sprite_list make(struct arena *arena, const struct snapshot *snapshot, int page,
			       int64_t now_ms)
{
	struct sprite_list list = {.arena = arena};
	struct scene_input in = fixture_input(snapshot, "week-rollover", &text_measurer_plain);

	in.scene_page = page;
	in.now_ms = now_ms;
	assert_true(scene_make("rollover", &in, &list));
	return list;
}

static void each_size(void (*check)(const struct sprite_list *list,
				    const struct snapshot *snapshot))
{
	static const int notes[] = {0, 1, 2, 5, 8, 9, 20, 60, 200}, torn[] = {0, 1, 2, 9, 40, 1200};

	for (int i = 0; i < 9; i++)
		for (int k = 0; k < 6; k++) {
			struct snapshot *snapshot = with(notes[i], torn[k]);
			snapshot->lang = i % 2 ? LANG_EN : LANG_ZH;
			for (int page = 0; page < rollover_pages(snapshot); page++) {
				struct arena arena = {0};
				struct sprite_list list = make(&arena, snapshot, page,
							       fixture_now_ms("week-rollover"));
				check(&list, snapshot);
				arena_finish(&arena);
			}
			snapshot_drop(snapshot);
		}
}

static bool is_paper(const struct sprite *s)
{
	return s->layer == LAYER_NOTES;
}

static void check_inside(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++) {
		const struct rect *box = &list->sprites[i].box;
		if (list->sprites[i].layer == LAYER_WALL)
			continue;
		assert_true(box->x >= LEFT - 14 && box->x + box->w <= RIGHT + 1);
		assert_true(box->y >= TOP - 3 && box->y + box->h <= BOTTOM);
	}
}

static void everything_stands_inside_the_safe_area(void **state)
{
	(void)state;
	each_size(check_inside);
}

static void check_apart(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++) {
			const struct sprite *a = &list->sprites[i], *b = &list->sprites[j];
			if (!is_paper(a) || !is_paper(b) || a->kind != b->kind || a->box.x > RULE ||
			    b->box.x > RULE)
				continue;
			assert_true(a->box.x + a->box.w <= b->box.x ||
				    b->box.x + b->box.w <= a->box.x ||
				    a->box.y + a->box.h <= b->box.y ||
				    b->box.y + b->box.h <= a->box.y);
		}
}

static void notes_never_overlap_and_neither_do_decisions(void **state)
{
	(void)state;
	each_size(check_apart);
}

static void check_sizes(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++)
			if (list->sprites[i].ops.ops[o].kind == OP_TEXT)
				assert_true(list->sprites[i].ops.ops[o].px >= 24);
}

static void no_type_is_smaller_than_legible(void **state)
{
	(void)state;
	each_size(check_sizes);
}

static float end_of(const struct sprite *s, const struct op *op)
{
	return s->box.x + op->box.x + line_width(&text_measurer_plain, op->face, op->px, op->text);
}

/* The left part keeps clear of the pile, and the pile of the wall's edge. */
static void check_text(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		bool between = s->box.y > 170 && s->box.y < 990;
		for (int o = 0; between && o < s->ops.count; o++)
			if (s->ops.ops[o].kind == OP_TEXT && s->ops.ops[o].align == ALIGN_LEFT)
				assert_true(end_of(s, &s->ops.ops[o]) <=
					    (s->box.x < RULE ? RULE : RIGHT) + 0.5f);
	}
}

static void words_keep_to_their_side(void **state)
{
	(void)state;
	each_size(check_text);
}

static void check_keys(const struct sprite_list *list, const struct snapshot *snapshot)
{
	(void)snapshot;
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++)
			assert_true(list->sprites[i].key != list->sprites[j].key);
}

static void no_two_sprites_share_a_key(void **state)
{
	(void)state;
	each_size(check_keys);
}

static bool says(const struct sprite_list *list, const char *text)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const struct op *op = &list->sprites[i].ops.ops[o];
			if (op->kind == OP_TEXT && strcmp(op->text, text) == 0)
				return true;
		}
	return false;
}

static void check_number(const struct sprite_list *list, const struct snapshot *snapshot)
{
	char number[16];
	int scraps = 0, torn = snapshot->rollover->torn_count;

	snprintf(number, sizeof(number), "%d", torn);
	assert_true(says(list, number));
	for (int i = 0; i < list->count; i++)
		scraps += is_paper(&list->sprites[i]) && list->sprites[i].box.x > RULE;
	assert_int_equal(scraps, torn < 9 ? torn : 9);
}

static void the_pile_s_number_is_true_however_many_are_drawn(void **state)
{
	(void)state;
	each_size(check_number);
}

static void all_pages_together_have_a_place_for_everybody(void **state)
{
	(void)state;
	struct snapshot *snapshot = with(60, 3);
	const struct board *board = snapshot->board;
	int faces = 0;

	for (int page = 0; page < rollover_pages(snapshot); page++) {
		struct arena arena = {0};
		struct sprite_list list =
			make(&arena, snapshot, page, fixture_now_ms("week-rollover"));
		for (int p = 0; p < board->person_count; p++)
			faces += says(&list, board->people[p].badge);
		arena_finish(&arena);
	}
	assert_int_equal(rollover_pages(snapshot), 2);
	assert_int_equal(faces, board->person_count - 1); /* one of them has left */
	snapshot_drop(snapshot);
}

static void what_waits_names_its_owner_and_what_is_settled_says_kept(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("week-rollover");
	struct sprite_list list = make(&arena, snapshot, 0, at("2026-11-16T09:29"));

	assert_true(says(&list, "等可可定"));
	assert_true(says(&list, "3"));
	list = make(&arena, snapshot, 0, at("2026-11-16T09:30"));
	assert_false(says(&list, "等可可定"));
	assert_true(says(&list, "都定了"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void more_notes_than_find_room_are_counted(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = with(60, 3);
	struct sprite_list list = make(&arena, snapshot, 0, fixture_now_ms("week-rollover"));
	int hidden = 0;

	for (int i = 0; i < list.count; i++)
		for (int o = 0; o < list.sprites[i].ops.count; o++) {
			const struct op *op = &list.sprites[i].ops.ops[o];
			if (op->kind == OP_TEXT &&
			    strncmp(op->text, "还有 ", strlen("还有 ")) == 0 &&
			    list.sprites[i].box.y > 200)
				hidden++;
		}
	assert_int_equal(hidden, 6);
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void
it_has_the_wall_from_the_first_working_minute_until_the_stand_up_or_the_last_decision(void **state)
{
	(void)state;
	struct snapshot *snapshot = fixture_snapshot("week-rollover");

	assert_false(rollover_due(snapshot, at("2026-11-16T08:59")));
	assert_true(rollover_due(snapshot, at("2026-11-16T09:00")));
	assert_true(rollover_due(snapshot, at("2026-11-16T09:29")));
	assert_false(rollover_due(snapshot, at("2026-11-16T09:30")));
	assert_false(rollover_due(snapshot, at("2026-11-17T09:10")));
	for (int i = 0; i < snapshot->rollover->note_count; i++)
		snapshot->rollover->notes[i].decision = WEEK_KEEP;
	assert_false(rollover_due(snapshot, at("2026-11-16T09:10")));
	topic_drop(snapshot->rollover);
	snapshot->rollover = NULL;
	assert_false(rollover_due(snapshot, at("2026-11-16T09:10")));
	snapshot_drop(snapshot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_stands_inside_the_safe_area),
		cmocka_unit_test(notes_never_overlap_and_neither_do_decisions),
		cmocka_unit_test(no_type_is_smaller_than_legible),
		cmocka_unit_test(words_keep_to_their_side),
		cmocka_unit_test(no_two_sprites_share_a_key),
		cmocka_unit_test(the_pile_s_number_is_true_however_many_are_drawn),
		cmocka_unit_test(all_pages_together_have_a_place_for_everybody),
		cmocka_unit_test(what_waits_names_its_owner_and_what_is_settled_says_kept),
		cmocka_unit_test(more_notes_than_find_room_are_counted),
		cmocka_unit_test(
			it_has_the_wall_from_the_first_working_minute_until_the_stand_up_or_the_last_decision),
	};

	return cmocka_run_group_tests(tests, china_time, NULL);
}
