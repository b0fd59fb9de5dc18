#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "app/wall/input.h"
#include "tests/support/fixture.h"

struct desk {
	struct arena arena;
	struct snapshot *snapshot;
	struct sprite_list list;
	struct input input;
};

static int open_desk(void **state)
{
	static struct desk desk;

	desk = (struct desk){.snapshot = fixture_snapshot("board-day")};
	desk.list.arena = &desk.arena;
	struct scene_input in = fixture_input(desk.snapshot, "board-day", &text_measurer_plain);
	scene_make("board", &in, &desk.list);
	*state = &desk;
	return 0;
}

static int close_desk(void **state)
{
	struct desk *desk = *state;

	snapshot_drop(desk->snapshot);
	arena_finish(&desk->arena);
	return 0;
}

static enum input_result press(struct desk *desk, enum wall_key key)
{
	return input_key(&desk->input, key, desk->snapshot->board, &desk->list, 0);
}

static const char *chosen(const struct desk *desk)
{
	return desk->input.selection.card;
}

static void arrows_walk_the_notes(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(press(desk, WALL_KEY_DOWN), INPUT_CHANGED);
	assert_string_equal(chosen(desk), "双11复盘长图");
	press(desk, WALL_KEY_RIGHT);
	assert_string_equal(chosen(desk), "冬日礼盒种草笔记 8 篇");
	press(desk, WALL_KEY_RIGHT);
	assert_string_equal(chosen(desk), "打开率冲 6%\n菜单栏改版");
	press(desk, WALL_KEY_DOWN);
	assert_string_equal(chosen(desk), "探店合集剪辑");
	press(desk, WALL_KEY_LEFT);
	assert_string_equal(chosen(desk), "达人名单\n第三轮");
	assert_int_equal(press(desk, WALL_KEY_UP), INPUT_CHANGED);
	assert_int_equal(press(desk, WALL_KEY_UP), INPUT_NOTHING);
}

static void enter_lifts_arrows_choose_the_column_enter_puts_it_down(void **state)
{
	struct desk *desk = *state;

	press(desk, WALL_KEY_ENTER);
	assert_int_equal(press(desk, WALL_KEY_ENTER), INPUT_CHANGED);
	assert_true(desk->input.selection.lifted);
	assert_string_equal(desk->input.selection.column, "todo");
	press(desk, WALL_KEY_RIGHT);
	press(desk, WALL_KEY_RIGHT);
	assert_int_equal(press(desk, WALL_KEY_RIGHT), INPUT_NOTHING);
	assert_string_equal(desk->input.selection.column, "done");
	assert_int_equal(press(desk, WALL_KEY_ENTER), INPUT_MOVE);
	assert_int_equal(press(desk, WALL_KEY_LEFT), INPUT_NOTHING);
}

static void put_down_where_it_was_nothing_is_sent(void **state)
{
	struct desk *desk = *state;

	press(desk, WALL_KEY_ENTER);
	press(desk, WALL_KEY_ENTER);
	assert_int_equal(press(desk, WALL_KEY_ENTER), INPUT_CHANGED);
	assert_false(desk->input.selection.lifted);
}

static void escape_lets_a_lifted_note_go_back_and_leaves_otherwise(void **state)
{
	struct desk *desk = *state;

	press(desk, WALL_KEY_ENTER);
	press(desk, WALL_KEY_ENTER);
	assert_int_equal(press(desk, WALL_KEY_ESCAPE), INPUT_CHANGED);
	assert_false(desk->input.selection.lifted);
	assert_int_equal(press(desk, WALL_KEY_ESCAPE), INPUT_QUIT);
}

static void a_dropped_note_is_held_until_the_ledger_has_answered(void **state)
{
	struct desk *desk = *state;

	press(desk, WALL_KEY_ENTER);
	press(desk, WALL_KEY_ENTER);
	press(desk, WALL_KEY_RIGHT);
	press(desk, WALL_KEY_ENTER);
	assert_false(input_refresh(&desk->input, desk->snapshot->board, 0.1));
	assert_true(desk->input.selection.lifted);
	/* It now hangs in the column it was dropped into. */
	desk->snapshot->board->columns[0].first++;
	desk->snapshot->board->columns[0].count--;
	desk->snapshot->board->columns[1].first = 0;
	desk->snapshot->board->columns[1].count = 1;
	assert_true(input_refresh(&desk->input, desk->snapshot->board, 0.2));
	assert_false(desk->input.selection.lifted);
}

static void a_drop_that_is_never_answered_is_let_go(void **state)
{
	struct desk *desk = *state;

	press(desk, WALL_KEY_ENTER);
	press(desk, WALL_KEY_ENTER);
	press(desk, WALL_KEY_RIGHT);
	press(desk, WALL_KEY_ENTER);
	assert_true(input_refresh(&desk->input, desk->snapshot->board, DROP_WAIT_S));
	assert_string_equal(chosen(desk), "");
}

static void the_selection_goes_when_its_note_goes_or_nobody_is_there(void **state)
{
	struct desk *desk = *state;

	press(desk, WALL_KEY_ENTER);
	assert_false(input_refresh(&desk->input, desk->snapshot->board, 1));
	assert_true(input_refresh(&desk->input, desk->snapshot->board, SELECTION_SHOWN_S));
	assert_string_equal(chosen(desk), "");
	press(desk, WALL_KEY_ENTER);
	desk->snapshot->board->columns[0].count = 0;
	assert_true(input_refresh(&desk->input, desk->snapshot->board, 1));
}

static void the_other_keys_mean_what_they_say(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(press(desk, WALL_KEY_QUIT), INPUT_QUIT);
	assert_int_equal(press(desk, WALL_KEY_THEME), INPUT_THEME);
	assert_int_equal(press(desk, WALL_KEY_FULL), INPUT_FULL);
	assert_int_equal(press(desk, WALL_KEY_PAGE_NEXT), INPUT_PAGE_NEXT);
	assert_int_equal(press(desk, WALL_KEY_PAGE_BACK), INPUT_PAGE_BACK);
	assert_int_equal(input_key(&desk->input, WALL_KEY_ENTER, NULL, NULL, 0), INPUT_NOTHING);
}

static void a_chosen_note_wears_a_ring_and_a_lifted_one_hovers(void **state)
{
	struct desk *desk = *state;
	struct scene_input in = fixture_input(desk->snapshot, "board-day", &text_measurer_plain);
	struct sprite_list ringed = {.arena = &desk->arena}, hovering = {.arena = &desk->arena};

	press(desk, WALL_KEY_ENTER);
	in.selection = &desk->input.selection;
	scene_make("board", &in, &ringed);
	assert_int_equal(ringed.count, desk->list.count + 1);
	press(desk, WALL_KEY_ENTER);
	press(desk, WALL_KEY_RIGHT);
	scene_make("board", &in, &hovering);
	bool found = false;
	for (int i = 0; i < hovering.count; i++) {
		const struct sprite *s = &hovering.sprites[i];
		if (!s->id || strcmp(s->id, chosen(desk)) != 0)
			continue;
		found = true;
		assert_true(s->lift == 1 && s->box.x >= 670 && s->box.x < 1250);
	}
	assert_true(found);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(arrows_walk_the_notes),
		DESK_TEST(enter_lifts_arrows_choose_the_column_enter_puts_it_down),
		DESK_TEST(put_down_where_it_was_nothing_is_sent),
		DESK_TEST(escape_lets_a_lifted_note_go_back_and_leaves_otherwise),
		DESK_TEST(a_dropped_note_is_held_until_the_ledger_has_answered),
		DESK_TEST(a_drop_that_is_never_answered_is_let_go),
		DESK_TEST(the_selection_goes_when_its_note_goes_or_nobody_is_there),
		DESK_TEST(the_other_keys_mean_what_they_say),
		DESK_TEST(a_chosen_note_wears_a_ring_and_a_lifted_one_hovers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
