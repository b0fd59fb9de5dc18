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
#include "app/wall/stage.h"
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

/* --- turning over -------------------------------------------------------------------------------- */

/* The stage at 10 s: the vote with everybody's card, and then its reveal. */
static struct stage *revealing(bool anonymous, bool reduced)
{
	struct stage *stage = stage_create();

	stage_reduce_motion(stage, reduced);
	for (int revealed = 0; revealed < 2; revealed++) {
		const char *scene = revealed ? "weekly-reveal" : "weekly-vote";
		struct snapshot *snapshot = fixture_snapshot(scene);
		struct scene_input in = fixture_input(snapshot, scene, &text_measurer_plain);
		topic_drop(snapshot->round);
		snapshot->round = fixture_weekly_round(revealed, anonymous);
		for (int i = 0; i < snapshot->round->voter_count; i++)
			snapshot->round->voted[i] = true;
		assert_true(scene_make(scene, &in, stage_next(stage)));
		stage_show(stage, 10 * revealed);
		snapshot_drop(snapshot);
	}
	return stage;
}

/* What begins with that shape in that colour: how many, and the leftmost. */
struct seen {
	int count;
	struct placed first;
};

static struct seen see(struct stage *stage, double now_s, enum op_kind kind, enum token token)
{
	struct seen seen = {0};
	int count;
	const struct placed *things = stage_place(stage, now_s, true, &count);

	for (int i = 0; i < count; i++) {
		const struct op *op = things[i].ops;
		if (!things[i].op_count || op->kind != kind || op->tint.token != token ||
		    things[i].alpha <= 0)
			continue;
		if (!seen.count++ || things[i].box.x < seen.first.box.x)
			seen.first = things[i];
	}
	return seen;
}

static void all_cards_turn_at_once_then_the_faces_glide_to_their_numbers(void **state)
{
	(void)state;
	const double began = 10 - 1.0 / 60;
	struct stage *stage = revealing(false, false);
	struct seen cards = see(stage, 10.05, OP_PAPER, T_KRAFT);
	assert_int_equal(cards.count, 7);
	assert_true(cards.first.turned > 0.1f && cards.first.turned < 0.9f);
	assert_int_equal(see(stage, 10.05, OP_DISC, T_PERSON_FIRST).count, 0);

	float seat = cards.first.box.x + cards.first.box.w / 2;
	assert_int_equal(see(stage, began + 0.2, OP_PAPER, T_KRAFT).count, 0);
	struct seen paper = see(stage, began + 0.2, OP_PAPER, T_SHEET);
	struct seen face = see(stage, began + 0.2, OP_DISC, T_PERSON_FIRST);
	assert_int_equal(paper.count, 7);
	assert_true(paper.first.turned > 0.1f && face.first.turned == paper.first.turned);
	assert_float_equal(face.first.box.x + 56, seat, 0.5f);

	/* m1 gave 8: from the first seat to the middle of the way, and to the number. */
	struct seen half = see(stage, began + 0.75, OP_DISC, T_PERSON_FIRST);
	assert_float_equal(half.first.box.x + 56, (seat + 150 + 8 * 162) / 2, 1);
	assert_true(half.first.turned == 0);
	struct seen there = see(stage, began + 1.2, OP_DISC, T_PERSON_FIRST);
	assert_float_equal(there.first.box.x + 56, 150 + 8 * 162, 0.01f);
	stage_destroy(stage);
}

static void what_the_numbers_say_comes_when_all_are_in_their_places(void **state)
{
	(void)state;
	struct stage *stage = revealing(false, false);

	assert_int_equal(see(stage, 11.1, OP_PAPER, T_BUTTER).count, 0);
	assert_int_equal(see(stage, 11.5, OP_PAPER, T_BUTTER).count, 1);
	assert_false(stage_at_rest(stage, 11.5));
	assert_true(stage_at_rest(stage, 11.9));
	stage_destroy(stage);
}

static void without_names_no_card_leads_to_its_number(void **state)
{
	(void)state;
	struct stage *stage = revealing(true, false);

	struct seen discs = see(stage, 10 - 1.0 / 60 + 0.31, OP_DISC, T_INK2);
	assert_true(discs.count >= 7);
	assert_float_equal(discs.first.box.x + discs.first.box.w / 2, 960, 6);
	assert_int_equal(see(stage, 10.05, OP_PAPER, T_KRAFT).count, 7);
	assert_int_equal(see(stage, 10.4, OP_PAPER, T_KRAFT).count, 0);
	stage_destroy(stage);
}

static void with_less_motion_the_numbers_are_there_at_once(void **state)
{
	(void)state;
	struct stage *stage = revealing(false, true);

	assert_true(see(stage, 10.05, OP_PAPER, T_KRAFT).first.turned == 0);
	assert_true(stage_at_rest(stage, 10.3));
	assert_int_equal(see(stage, 10.3, OP_PAPER, T_BUTTER).count, 1);
	stage_destroy(stage);
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
		cmocka_unit_test(all_cards_turn_at_once_then_the_faces_glide_to_their_numbers),
		cmocka_unit_test(what_the_numbers_say_comes_when_all_are_in_their_places),
		cmocka_unit_test(without_names_no_card_leads_to_its_number),
		cmocka_unit_test(with_less_motion_the_numbers_are_there_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
