/*
 * The weekly vote's facts: whole, legible, in its place; and before the reveal no number of
 * anybody.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/weekly.h"
#include "tests/support/fixture.h"
#include "tests/support/fixture_weekly.h"

enum { LEFT = 40, RIGHT = 1872, TOP = 24, BOTTOM = 1054 };

static struct sprite_list make(struct arena *arena, const struct snapshot *snapshot,
			       const char *scene)
{
	struct sprite_list list = {.arena = arena};
	struct scene_input in = fixture_input(snapshot, scene, &text_measurer_plain);

	assert_true(scene_make(scene, &in, &list));
	return list;
}

/* Both scenes, both languages, from nobody to twenty ballots. */
static void each(void (*check)(const struct sprite_list *list))
{
	static const char *const scenes[] = {"weekly-vote", "weekly-reveal"};
	static const int votes[] = {0, 1, 2, 7, 8, 20, 60};

	for (int s = 0; s < 2; s++)
		for (int v = 0; v < 7; v++)
			for (int lang = 0; lang < 2; lang++) {
				struct arena arena = {0};
				struct snapshot *snapshot = fixture_snapshot(scenes[s]);
				snapshot->lang = (enum lang)lang;
				topic_drop(snapshot->round);
				snapshot->round =
					fixture_weekly_many(snapshot->board, votes[v], s == 1);
				struct sprite_list list = make(&arena, snapshot, scenes[s]);
				check(&list);
				snapshot_drop(snapshot);
				arena_finish(&arena);
			}
}

static void check_inside(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++) {
		const struct rect *box = &list->sprites[i].box;
		if (list->sprites[i].layer == LAYER_WALL)
			continue;
		assert_true(box->x >= LEFT && box->x + box->w <= RIGHT + 1);
		assert_true(box->y >= TOP && box->y + box->h <= BOTTOM);
	}
}

static void everything_stands_inside_the_safe_area(void **state)
{
	(void)state;
	each(check_inside);
}

static void check_sizes(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++)
			if (list->sprites[i].ops.ops[o].kind == OP_TEXT)
				assert_true(list->sprites[i].ops.ops[o].px >= 24);
}

static void no_type_is_smaller_than_legible(void **state)
{
	(void)state;
	each(check_sizes);
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

static void check_apart(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++) {
			const struct sprite *a = &list->sprites[i], *b = &list->sprites[j];
			bool more = a->box.w == 48 ||
				    b->box.w == 48; /* the count lies over the last face */
			if (a->layer != LAYER_NOTES || b->layer != LAYER_NOTES || more)
				continue;
			assert_true(a->box.x + a->box.w <= b->box.x ||
				    b->box.x + b->box.w <= a->box.x ||
				    a->box.y + a->box.h <= b->box.y ||
				    b->box.y + b->box.h <= a->box.y);
		}
}

static void papers_and_faces_never_overlap(void **state)
{
	(void)state;
	each(check_apart);
}

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

static void before_the_reveal_it_says_who_has_voted_and_holds_no_number(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("weekly-vote");
	struct sprite_list list = make(&arena, snapshot, "weekly-vote");

	assert_int_equal(snapshot->round->ballot_count, 0);
	assert_true(says(&list, "5 个人投好了，等小北和大树"));
	assert_true(says(&list, "投好了"));
	assert_true(says(&list, "还在想"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void the_reading_asks_the_lowest_first_and_without_names_names_nobody(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = fixture_snapshot("weekly-reveal");
	struct sprite_list list = make(&arena, snapshot, "weekly-reveal");

	assert_true(says(&list, "先听小北和大树说"));
	assert_true(says(&list, "比上周高 1"));
	topic_drop(snapshot->round);
	snapshot->round = fixture_weekly_round(true, true);
	list = make(&arena, snapshot, "weekly-reveal");
	assert_true(says(&list, "有 2 个人不放心"));
	assert_false(says(&list, "小北"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void each_scene_has_the_wall_while_its_round_is_open(void **state)
{
	(void)state;
	struct snapshot *snapshot = fixture_snapshot("weekly-vote");

	assert_true(weekly_vote_due(snapshot, 1));
	assert_false(weekly_reveal_due(snapshot, 1));
	snapshot->round->revealed = true;
	assert_false(weekly_vote_due(snapshot, 1));
	assert_true(weekly_reveal_due(snapshot, 1));
	snapshot->round->open = false;
	assert_false(weekly_vote_due(snapshot, 1) || weekly_reveal_due(snapshot, 1));
	snapshot_drop(snapshot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_stands_inside_the_safe_area),
		cmocka_unit_test(no_type_is_smaller_than_legible),
		cmocka_unit_test(no_two_sprites_share_a_key),
		cmocka_unit_test(papers_and_faces_never_overlap),
		cmocka_unit_test(before_the_reveal_it_says_who_has_voted_and_holds_no_number),
		cmocka_unit_test(the_reading_asks_the_lowest_first_and_without_names_names_nobody),
		cmocka_unit_test(each_scene_has_the_wall_while_its_round_is_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
