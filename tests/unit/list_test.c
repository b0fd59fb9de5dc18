#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/draw/list.h"

static struct op *text_op(struct op_list *list)
{
	struct op *op = op_add(list, OP_TEXT, (struct rect){17, 26.5f, 248, 46}, (struct tint){T_NINK, 255});

	op->face = FACE_HAND_BOLD;
	op->px = 40;
	op->text = "打开率冲 \"6%\"";
	return op;
}

static void a_dump_says_what_differs_from_zero_one_op_a_line(void **state)
{
	struct arena arena = {0};
	struct op_list list = {.arena = &arena};

	(void)state;
	struct op *paper = op_add(&list, OP_PAPER, (struct rect){0, 0, 280, 226}, (struct tint){T_MINT, 255});
	paper->radius = 3;
	paper->radius2 = 5;
	text_op(&list);
	struct op *frame = op_add(&list, OP_FRAME, (struct rect){-4, 8.25f, 20, 20}, (struct tint){T_OK, 128});
	frame->stroke = 2.5f;
	frame->dash = 12;
	frame->gap = 10;
	assert_string_equal(op_list_dump(list.ops, list.count, &arena),
			    "paper 0,0 280x226 mint r 3 r2 5\n"
			    "text 17,26.5 248x46 nink hand-bold px 40 \"打开率冲 \\\"6%\\\"\"\n"
			    "frame -4,8.25 20x20 ok/128 stroke 2.5 dash 12 gap 10\n");
	assert_string_equal(op_list_dump(NULL, 0, &arena), "");
	arena_finish(&arena);
}

static void the_hash_changes_with_everything_that_is_painted(void **state)
{
	struct arena arena = {0};
	struct op_list list = {.arena = &arena};

	(void)state;
	text_op(&list);
	uint64_t before = op_hash(list.ops, 1);
	struct op other[9];
	for (int i = 0; i < 9; i++)
		other[i] = list.ops[0];
	other[0].box.x += 0.5f;
	other[1].text = "打开率冲 7%";
	other[2].px = 41;
	other[3].tint.token = T_NINK2;
	other[4].tint.alpha = 254;
	other[5].face = FACE_HAND;
	other[6].align = ALIGN_RIGHT;
	other[7].plain = true;
	other[8].kind = OP_ICON;
	for (int i = 0; i < 9; i++)
		assert_true(op_hash(&other[i], 1) != before);
	assert_true(op_hash(list.ops, 1) == before);
	arena_finish(&arena);
}

static void the_hash_reads_the_text_and_not_its_address(void **state)
{
	char here[] = "便签", there[] = "便签";
	struct op a = {.kind = OP_TEXT, .text = here}, b = {.kind = OP_TEXT, .text = there};

	(void)state;
	assert_true(op_hash(&a, 1) == op_hash(&b, 1));
	a.box.x = 0.0f;
	b.box.x = -0.0f;
	assert_true(op_hash(&a, 1) == op_hash(&b, 1));
}

static void a_list_keeps_its_ops_while_it_grows(void **state)
{
	struct arena arena = {0};
	struct op_list list = {.arena = &arena};

	(void)state;
	for (int i = 0; i < 1000; i++)
		op_add(&list, OP_RECT, (struct rect){(float)i, 0, 1, 1}, (struct tint){T_INK, 255});
	assert_int_equal(list.count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_true(list.ops[i].box.x == (float)i && list.ops[i].text == NULL);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dump_says_what_differs_from_zero_one_op_a_line),
		cmocka_unit_test(the_hash_changes_with_everything_that_is_painted),
		cmocka_unit_test(the_hash_reads_the_text_and_not_its_address),
		cmocka_unit_test(a_list_keeps_its_ops_while_it_grows),
	};

	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
