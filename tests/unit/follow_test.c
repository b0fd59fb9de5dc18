#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/wall/follow.h"
#include "app/wall/motion.h"
#include "app/wall/stage.h"

static void fill(struct op_list *ops, const char *text, float width)
{
	struct op *op = op_add(ops, OP_TEXT, (struct rect){0, 0, 100, 40}, (struct tint){T_INK, 255});

	op->text = text;
	op_add(ops, OP_RECT, (struct rect){0, 50, width, 20}, (struct tint){T_OKF, 255});
}

static const char *said(const char *from, const char *to, float share, struct arena *arena)
{
	struct op_list a = {.arena = arena}, b = {.arena = arena};

	fill(&a, from, 10);
	fill(&b, to, 20);
	return ops_between(&a, &b, share, arena).ops[0].text;
}

static void numbers_keep_their_form_while_they_count(void **state)
{
	(void)state;
	struct arena arena = {0};

	assert_string_equal(said("3,000", "4,000", 0.5f, &arena), "3,500");
	assert_string_equal(said("4.0%", "5.0%", 0.5f, &arena), "4.5%");
	assert_string_equal(said("900", "1,100", 0.5f, &arena), "1,000");
	assert_string_equal(said("46", "48", 1, &arena), "48");
	assert_string_equal(said("–", "48", 0.5f, &arena), "48");
	assert_string_equal(said("9,000", "1.2万", 0.5f, &arena), "1.2万");
	arena_finish(&arena);
}

static void a_bar_is_between_its_two_lengths(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct op_list a = {.arena = &arena}, b = {.arena = &arena};

	fill(&a, "1", 100);
	fill(&b, "2", 300);
	assert_float_equal(ops_between(&a, &b, 0.25f, &arena).ops[1].box.w, 150, 0.01);
	assert_float_equal(ops_between(&a, &b, 1, &arena).ops[1].box.w, 300, 0.01);
	arena_finish(&arena);
}

static void what_has_no_counterpart_is_shown_as_it_will_be(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct op_list a = {.arena = &arena}, b = {.arena = &arena};

	fill(&b, "2", 300);
	struct op_list mixed = ops_between(&a, &b, 0.5f, &arena);
	assert_int_equal(mixed.count, 2);
	assert_float_equal(mixed.ops[1].box.w, 300, 0.01);
	arena_finish(&arena);
}

/* The width of the bar on the stage, some time after it was told to be 300 wide instead of 100. */
static float width_after(struct stage *stage, double seconds)
{
	int count;

	return stage_place(stage, 10 + seconds, true, &count)[0].ops[1].box.w;
}

static void show(struct stage *stage, const char *text, float width, double now_s)
{
	struct sprite_list *list = stage_next(stage);

	list->scene = "okr";
	fill(&sprite_add(list, sprite_key("gauge", ""), SPRITE_GAUGE, LAYER_BOARD,
			 (struct rect){0, 0, 300, 70})->ops, text, width);
	sprite_list_finish(list);
	stage_show(stage, now_s);
}

static void a_gauge_follows_to_its_new_value_in_half_a_second(void **state)
{
	(void)state;
	struct stage *stage = stage_create();

	show(stage, "1", 100, 0);
	show(stage, "2", 300, 10);
	float early = width_after(stage, 0.05), late = width_after(stage, 0.3);
	assert_true(early > 100 && early < late && late < 300);
	assert_float_equal(width_after(stage, COUNT_MS / 1000.0), 300, 0.01);
	assert_true(stage_at_rest(stage, 10 + COUNT_MS / 1000.0));
	stage_destroy(stage);
}

static void with_less_motion_a_gauge_is_at_once_where_it_belongs(void **state)
{
	(void)state;
	struct stage *stage = stage_create();

	stage_reduce_motion(stage, true);
	show(stage, "1", 100, 0);
	show(stage, "2", 300, 10);
	assert_float_equal(width_after(stage, 0), 300, 0.01);
	stage_destroy(stage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_keep_their_form_while_they_count),
		cmocka_unit_test(a_bar_is_between_its_two_lengths),
		cmocka_unit_test(what_has_no_counterpart_is_shown_as_it_will_be),
		cmocka_unit_test(a_gauge_follows_to_its_new_value_in_half_a_second),
		cmocka_unit_test(with_less_motion_a_gauge_is_at_once_where_it_belongs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
