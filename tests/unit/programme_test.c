#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/model/scene_names.h"
#include "app/wall/programme.h"
#include "tests/support/fixture.h"

static void every_scene_that_can_be_asked_for_is_made_by_the_wall(void **state)
{
	int count, askable = 0, names = 0;
	const struct scene *scenes = scene_table(&count);

	(void)state;
	for (int i = 0; i < count; i++)
		askable += scenes[i].worth != NULL;
	for (; scene_names[names]; names++) {
		bool found = false;
		for (int i = 0; i < count; i++)
			found |= strcmp(scenes[i].name, scene_names[names]) == 0 && scenes[i].worth;
		assert_true(found);
		assert_true(!names || strcmp(scene_names[names - 1], scene_names[names]) < 0);
	}
	assert_int_equal(names, askable);
}

static void a_wall_with_one_scene_stays_on_it_and_wakes_for_nothing(void **state)
{
	struct snapshot *snapshot = fixture_many(3, 6);
	struct programme programme;

	(void)state;
	programme_init(&programme, 0);
	assert_false(programme_step(&programme, snapshot, 1, 1));
	assert_false(programme_step(&programme, snapshot, 100, 1));
	assert_string_equal(programme_scene(&programme)->name, "board");
	assert_true(isinf(programme_deadline(&programme, snapshot)));
	assert_false(programme_page(&programme, 1, 101));
	assert_false(programme_show_board(&programme, snapshot, 101));
	snapshot_drop(snapshot);
}

static void a_wish_for_no_scene_of_ours_changes_nothing(void **state)
{
	struct snapshot *snapshot = fixture_many(3, 6);
	struct programme programme;

	(void)state;
	programme_init(&programme, 0);
	snapshot->wish = 1;
	strcpy(snapshot->scene, "night");
	assert_false(programme_step(&programme, snapshot, 1, 1));
	assert_string_equal(programme_scene(&programme)->name, "board");
	snapshot_drop(snapshot);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scene_that_can_be_asked_for_is_made_by_the_wall),
		cmocka_unit_test(a_wall_with_one_scene_stays_on_it_and_wakes_for_nothing),
		cmocka_unit_test(a_wish_for_no_scene_of_ours_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
