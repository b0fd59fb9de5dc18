#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/wall/motion.h"
#include "app/wall/stage.h"

/* A board in one line of text: "ab|c|" is a and b in the first column, c in the second, none in the
 * third. A capital is a note on another page. */
struct shown {
	struct stage *stage;
	const char *scene;
	int page;
	int pages[3];
};

static const float column_x[] = {48, 670, 1292};

static void add_note(struct sprite_list *list, char name, int column, int order)
{
	char id[2] = {name, 0};
	bool hidden = name >= 'A' && name <= 'Z';
	if (hidden)
		id[0] = (char)(name - 'A' + 'a');
	struct rect box = {column_x[column] + (float)(order % 2 * 300),
			   258 + (float)(order / 2 * 251), 280, 226};
	if (hidden)
		box = (struct rect){column_x[column], 906, 580, 62};
	struct sprite *s = sprite_add(list, sprite_key("card", id), SPRITE_NOTE, LAYER_NOTES, box);
	s->group = sprite_key("column", column == 0 ? "a" : column == 1 ? "b" : "c");
	s->order = order;
	s->hidden = hidden;
	s->angle_deg = hidden ? 0 : 0.5f;
	if (!hidden)
		op_add(&s->ops, OP_PAPER, (struct rect){0, 0, 280, 226}, (struct tint){T_MINT, 255});
}

static void show(struct shown *shown, const char *board, double now_s)
{
	struct sprite_list *list = stage_next(shown->stage);
	int column = 0, order = 0;

	list->scene = shown->scene ? shown->scene : "board";
	list->page = shown->page;
	for (int c = 0; c < 3; c++) {
		char id[2] = {(char)('a' + c), 0};
		sprite_group_add(list, sprite_key("column", id), shown->pages[c]);
	}
	for (; *board; board++) {
		if (*board == '|') {
			column++;
			order = 0;
		} else {
			add_note(list, *board, column, order++);
		}
	}
	sprite_list_finish(list);
	stage_show(shown->stage, now_s);
}

/* Notes among what is placed: papers, in painting order. */
static int notes(struct stage *stage, double now_s, struct placed *out, int most)
{
	int count, n = 0;
	const struct placed *things = stage_place(stage, now_s, true, &count);

	for (int i = 0; i < count; i++)
		if (things[i].op_count && things[i].ops[0].kind == OP_PAPER && n < most)
			out[n++] = things[i];
	return n;
}

static bool note_at(struct stage *stage, double now_s, float x, float y)
{
	struct placed placed[64];
	int n = notes(stage, now_s, placed, 64);

	for (int i = 0; i < n; i++)
		if (fabsf(placed[i].box.x - x) < 0.001f && fabsf(placed[i].box.y - y) < 0.001f)
			return true;
	return false;
}

static const struct placed *flying(struct stage *stage, double now_s, struct placed *buffer)
{
	int n = notes(stage, now_s, buffer, 64);

	for (int i = n - 1; i >= 0; i--)
		if (buffer[i].lift > 0)
			return &buffer[i];
	return NULL;
}

static void with_stage(void (*test)(struct shown *shown))
{
	struct shown shown = {.stage = stage_create()};

	test(&shown);
	stage_destroy(shown.stage);
}

#define STAGE_TEST(name)                                  \
	static void name##_body(struct shown *shown);     \
	static void name(void **state)                    \
	{                                                 \
		(void)state;                              \
		with_stage(name##_body);                  \
	}                                                 \
	static void name##_body(struct shown *shown)

STAGE_TEST(the_first_board_simply_stands_there)
{
	show(shown, "ab|c|", 1);
	assert_true(stage_at_rest(shown->stage, 1));
	assert_true(note_at(shown->stage, 1, 48, 258));
	assert_true(note_at(shown->stage, 1, 670, 258));
}

STAGE_TEST(the_same_board_again_moves_nothing)
{
	show(shown, "ab|c|", 1);
	show(shown, "ab|c|", 2);
	assert_true(stage_at_rest(shown->stage, 2));
}

STAGE_TEST(a_moved_note_is_lifting_in_the_very_first_frame)
{
	struct placed buffer[64];

	show(shown, "ab|c|", 1);
	show(shown, "a|cb|", 2);
	assert_false(stage_at_rest(shown->stage, 2));
	const struct placed *note = flying(shown->stage, 2, buffer);
	assert_non_null(note);
	assert_true(note->scale > 1.005f && note->lift > 0.1f);
}

STAGE_TEST(halfway_it_is_above_the_line_between_its_places)
{
	struct placed buffer[64];

	show(shown, "ab|c|", 1);
	show(shown, "a|cb|", 2);
	/* It began a frame earlier; 400 ms are the middle of the way. */
	const struct placed *note = flying(shown->stage, 2 + 0.4 - 1.0 / 60, buffer);
	assert_non_null(note);
	assert_float_equal(note->box.x, (348 + 970) / 2.0f, 0.5f);
	assert_float_equal(note->box.y, 258 - 30, 0.5f);
	assert_float_equal(note->scale, 1.06f, 0.001f);
	assert_float_equal(note->angle_deg, 4.2f, 0.01f);
}

STAGE_TEST(at_the_end_it_is_exactly_where_it_belongs)
{
	struct placed placed[64];

	show(shown, "ab|c|", 1);
	show(shown, "a|cb|", 2);
	assert_true(stage_at_rest(shown->stage, 4));
	int n = notes(shown->stage, 4, placed, 64);
	assert_int_equal(n, 3);
	for (int i = 0; i < n; i++) {
		assert_true(placed[i].scale == 1 && placed[i].alpha == 1 && placed[i].lift == 0);
		assert_true(placed[i].angle_deg == 0.5f);
	}
	assert_true(note_at(shown->stage, 4, 970, 258));
}

STAGE_TEST(the_end_of_a_motion_equals_the_resting_board)
{
	struct placed moved[64], still[64];
	struct shown other = {.stage = stage_create()};

	show(shown, "abcd|ef|g", 1);
	show(shown, "acd|fb|eg", 2);
	show(&other, "acd|fb|eg", 1);
	int n = notes(shown->stage, 30, moved, 64), m = notes(other.stage, 30, still, 64);
	assert_int_equal(n, m);
	for (int i = 0; i < n; i++) {
		assert_memory_equal(&moved[i].box, &still[i].box, sizeof(struct rect));
		assert_true(moved[i].scale == still[i].scale && moved[i].alpha == still[i].alpha &&
			    moved[i].lift == still[i].lift &&
			    moved[i].angle_deg == still[i].angle_deg &&
			    moved[i].hash == still[i].hash);
	}
	stage_destroy(other.stage);
}

STAGE_TEST(where_things_are_depends_on_the_time_alone)
{
	struct placed first[64], again[64];

	show(shown, "abcd|ef|g", 1);
	show(shown, "acd|fb|eg", 2);
	int n = notes(shown->stage, 2.3, first, 64);
	notes(shown->stage, 9, again, 64);
	notes(shown->stage, 2.1, again, 64);
	assert_int_equal(notes(shown->stage, 2.3, again, 64), n);
	for (int i = 0; i < n; i++)
		assert_memory_equal(&first[i].box, &again[i].box, sizeof(struct rect));
}

STAGE_TEST(one_hero_moves_at_a_time_and_the_next_follows)
{
	struct placed buffer[64];

	show(shown, "abc||", 1);
	show(shown, "bc|a|", 2);
	show(shown, "c|ab|", 2.1);
	int n = notes(shown->stage, 2.2, buffer, 64), lifted = 0;
	for (int i = 0; i < n; i++)
		lifted += buffer[i].lift > 0;
	assert_int_equal(lifted, 1);
	assert_false(stage_at_rest(shown->stage, 3.0));
	const struct placed *second = flying(shown->stage, 3.2, buffer);
	assert_non_null(second);
	assert_true(stage_at_rest(shown->stage, 5));
}

STAGE_TEST(a_queue_that_grows_too_long_is_applied_in_one_glide)
{
	show(shown, "abcdefgh||", 1);
	show(shown, "gh|abcdef|", 2);
	assert_true(stage_at_rest(shown->stage, 2 + (GLIDE_MS + 8 * CLOSE_UP_APART_MS) / 1000.0));
	assert_true(note_at(shown->stage, 4, 670, 258));
}

STAGE_TEST(a_note_that_is_turned_back_in_flight_goes_on_from_where_it_is)
{
	struct placed before[64], after[64];

	show(shown, "ab|c|", 1);
	show(shown, "a|cb|", 2);
	const struct placed *was = flying(shown->stage, 2.4, before);
	show(shown, "ab|c|", 2.4);
	const struct placed *is = flying(shown->stage, 2.4, after);
	assert_non_null(was);
	assert_non_null(is);
	assert_float_equal(was->box.x, is->box.x, 2);
	assert_float_equal(was->box.y, is->box.y, 2);
	assert_true(note_at(shown->stage, 9, 348, 258));
}

STAGE_TEST(missed_snapshots_cost_a_flourish_and_never_a_wrong_board)
{
	show(shown, "abcd|ef|g", 1);
	show(shown, "bcd|aef|g", 2.00);
	show(shown, "cd|aefb|g", 2.01);
	show(shown, "cd|ef|abg", 2.02);
	show(shown, "|ef|", 2.03);
	show(shown, "xy|f|e", 2.04);
	assert_true(stage_at_rest(shown->stage, 20));
	struct placed placed[64];
	assert_int_equal(notes(shown->stage, 20, placed, 64), 4);
	assert_true(note_at(shown->stage, 20, 48, 258));
	assert_true(note_at(shown->stage, 20, 348, 258));
	assert_true(note_at(shown->stage, 20, 670, 258));
	assert_true(note_at(shown->stage, 20, 1292, 258));
}

STAGE_TEST(a_torn_note_splits_falls_and_is_gone)
{
	struct placed placed[64];

	show(shown, "ab|c|", 1);
	show(shown, "b|c|", 2);
	bool torn = false;
	int n = notes(shown->stage, 2.5, placed, 64);
	for (int i = 0; i < n; i++)
		if (placed[i].tear > 0) {
			torn = true;
			assert_true(placed[i].box.y > 258 && placed[i].stub_alpha == 1);
			assert_float_equal(placed[i].stub.y, 258, 0.01f);
		}
	assert_true(torn);
	assert_true(stage_at_rest(shown->stage, 5));
	assert_int_equal(notes(shown->stage, 5, placed, 64), 2);
}

STAGE_TEST(neighbours_close_up_only_once_the_note_is_over_the_divider)
{
	show(shown, "abcd||", 1);
	show(shown, "bcd|a|", 2);
	assert_true(note_at(shown->stage, 2.3, 348, 258));
	assert_true(note_at(shown->stage, 4, 48, 258));
	assert_false(note_at(shown->stage, 2.55, 348, 258));
}

STAGE_TEST(a_new_note_appears_from_above)
{
	struct placed buffer[64];

	show(shown, "a||", 1);
	show(shown, "ab||", 2);
	int n = notes(shown->stage, 2.1, buffer, 64);
	assert_int_equal(n, 2);
	assert_true(buffer[1].alpha < 1 && buffer[1].scale > 1 && buffer[1].box.y < 258);
	assert_true(stage_at_rest(shown->stage, 2.6));
}

STAGE_TEST(a_page_turns_by_going_up)
{
	struct placed buffer[64];

	show(shown, "aB||", 1);
	shown->pages[0] = 1;
	show(shown, "Ab||", 2);
	int n = notes(shown->stage, 2.09, buffer, 64);
	assert_int_equal(n, 2);
	for (int i = 0; i < n; i++)
		assert_true(buffer[i].alpha > 0 && buffer[i].alpha < 1);
	assert_int_equal(notes(shown->stage, 4, buffer, 64), 1);
}

STAGE_TEST(a_note_that_goes_into_the_pile_flies_there)
{
	struct placed buffer[64];

	show(shown, "a|b|", 1);
	show(shown, "|bA|", 2);
	const struct placed *note = flying(shown->stage, 2.5, buffer);
	assert_non_null(note);
	assert_true(note->box.y > 300);
	assert_int_equal(notes(shown->stage, 4, buffer, 64), 1);
}

STAGE_TEST(the_column_a_note_flies_to_is_on_the_wall_before_it_flies)
{
	struct placed buffer[64];

	show(shown, "a|b|", 1);
	shown->page = 1;
	show(shown, "|b|a", 2);
	assert_null(flying(shown->stage, 2.5, buffer));
	assert_non_null(flying(shown->stage, 2.8, buffer));
}

STAGE_TEST(another_scene_crosses_over_and_rests)
{
	show(shown, "ab||", 1);
	shown->scene = "setup";
	show(shown, "c||", 2);
	struct placed buffer[64];
	assert_int_equal(notes(shown->stage, 2.3, buffer, 64), 3);
	assert_true(stage_at_rest(shown->stage, 2.7));
	assert_int_equal(notes(shown->stage, 2.7, buffer, 64), 1);
}

STAGE_TEST(less_motion_means_that_nothing_travels)
{
	struct placed buffer[64];

	stage_reduce_motion(shown->stage, true);
	show(shown, "ab|c|", 1);
	show(shown, "a|cb|", 2);
	int n = notes(shown->stage, 2.1, buffer, 64);
	for (int i = 0; i < n; i++)
		assert_true((buffer[i].box.x == 348 || buffer[i].box.x == 970 ||
			     buffer[i].box.x == 48 || buffer[i].box.x == 670));
	assert_true(stage_at_rest(shown->stage, 2.3));
}

STAGE_TEST(a_flood_of_changes_is_simply_shown)
{
	struct sprite_list *list = stage_next(shown->stage);

	list->scene = "board";
	sprite_list_finish(list);
	stage_show(shown->stage, 1);
	list = stage_next(shown->stage);
	list->scene = "board";
	for (int i = 0; i < STAGE_TWEENS_MAX + 1; i++) {
		char id[16];
		snprintf(id, sizeof(id), "%d", i);
		struct sprite *s = sprite_add(list, sprite_key("card", id), SPRITE_NOTE, LAYER_NOTES,
					      (struct rect){0, 0, 10, 10});
		op_add(&s->ops, OP_PAPER, (struct rect){0, 0, 10, 10}, (struct tint){T_MINT, 255});
	}
	sprite_list_finish(list);
	stage_show(shown->stage, 2);
	assert_true(stage_at_rest(shown->stage, 2));
}

STAGE_TEST(many_quick_snapshots_never_run_out_of_memory_for_old_pictures)
{
	static const char *const boards[] = {"ab|c|", "b|ca|", "|cab|", "c|a|b", "abc||d", "|d|"};

	for (int i = 0; i < 200; i++)
		show(shown, boards[i % 6], 1 + i * 0.01);
	show(shown, "ab|c|", 3.1);
	assert_true(stage_at_rest(shown->stage, 30));
	struct placed buffer[64];
	assert_int_equal(notes(shown->stage, 30, buffer, 64), 3);
}

static void show_number(struct stage *stage, int value, double now_s)
{
	struct sprite_list *list = stage_next(stage);
	char text[16];

	list->scene = "board";
	struct sprite *s = sprite_add(list, sprite_key("count", "a"), SPRITE_NUMBER, LAYER_BOARD,
				      (struct rect){0, 0, 100, 50});
	s->value = value;
	snprintf(text, sizeof(text), "%d", value);
	struct op *op = op_add(&s->ops, OP_TEXT, s->box, (struct tint){T_INK, 255});
	op->text = arena_text(list->arena, text);
	sprite_list_finish(list);
	stage_show(stage, now_s);
}

static const char *number_at(struct stage *stage, double now_s)
{
	int count;
	const struct placed *things = stage_place(stage, now_s, true, &count);

	return count == 1 ? things[0].ops[0].text : "";
}

STAGE_TEST(a_number_counts_to_its_new_value)
{
	show_number(shown->stage, 20, 1);
	show_number(shown->stage, 40, 2);
	const char *text = number_at(shown->stage, 2.1);
	assert_true(strcmp(text, "20") > 0 && strcmp(text, "40") < 0);
	assert_string_equal(number_at(shown->stage, 2.6), "40");
}

STAGE_TEST(secrets_are_left_out_when_asked)
{
	struct sprite_list *list = stage_next(shown->stage);
	int count;

	list->scene = "board";
	struct sprite *s = sprite_add(list, 7, SPRITE_PIECE, LAYER_BOARD, (struct rect){0, 0, 9, 9});
	s->secret = true;
	op_add(&s->ops, OP_RECT, s->box, (struct tint){T_INK, 255});
	sprite_list_finish(list);
	stage_show(shown->stage, 1);
	stage_place(shown->stage, 1, true, &count);
	assert_int_equal(count, 1);
	stage_place(shown->stage, 1, false, &count);
	assert_int_equal(count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_board_simply_stands_there),
		cmocka_unit_test(the_same_board_again_moves_nothing),
		cmocka_unit_test(a_moved_note_is_lifting_in_the_very_first_frame),
		cmocka_unit_test(halfway_it_is_above_the_line_between_its_places),
		cmocka_unit_test(at_the_end_it_is_exactly_where_it_belongs),
		cmocka_unit_test(the_end_of_a_motion_equals_the_resting_board),
		cmocka_unit_test(where_things_are_depends_on_the_time_alone),
		cmocka_unit_test(one_hero_moves_at_a_time_and_the_next_follows),
		cmocka_unit_test(a_queue_that_grows_too_long_is_applied_in_one_glide),
		cmocka_unit_test(a_note_that_is_turned_back_in_flight_goes_on_from_where_it_is),
		cmocka_unit_test(missed_snapshots_cost_a_flourish_and_never_a_wrong_board),
		cmocka_unit_test(a_torn_note_splits_falls_and_is_gone),
		cmocka_unit_test(neighbours_close_up_only_once_the_note_is_over_the_divider),
		cmocka_unit_test(a_new_note_appears_from_above),
		cmocka_unit_test(a_page_turns_by_going_up),
		cmocka_unit_test(a_note_that_goes_into_the_pile_flies_there),
		cmocka_unit_test(the_column_a_note_flies_to_is_on_the_wall_before_it_flies),
		cmocka_unit_test(another_scene_crosses_over_and_rests),
		cmocka_unit_test(less_motion_means_that_nothing_travels),
		cmocka_unit_test(a_flood_of_changes_is_simply_shown),
		cmocka_unit_test(many_quick_snapshots_never_run_out_of_memory_for_old_pictures),
		cmocka_unit_test(a_number_counts_to_its_new_value),
		cmocka_unit_test(secrets_are_left_out_when_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
