/*
 * The facts of recognition on the wall, by a measurer that knows no font: whatever hangs there is whole,
 * legible and in its place; and the pictures' draw lists, as text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/wall/scenes/celebrate.h"
#include "app/wall/scenes/jar.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"
#include "tests/support/fixture.h"
#include "tests/support/fixture_praise.h"
#include "tests/support/golden.h"

enum { LEFT = 48, RIGHT = 1872, TOP = 168, BOTTOM = 994 };

static struct snapshot *with_praise(struct praise *praise)
{
	struct snapshot *snapshot = fixture_many(3, 6);

	snapshot->praise = praise;
	return snapshot;
}

static struct sprite_list make(struct arena *arena, const struct snapshot *snapshot,
			       const char *scene, int page)
{
	struct sprite_list list = {.arena = arena};
	struct scene_input in = fixture_input(snapshot, "", &text_measurer_plain);

	in.scene_page = page;
	assert_true(scene_make(scene, &in, &list));
	return list;
}

/* Nothing, one, a page, more, as many as there are; funds of every sort. */
static void each_size(const char *scene, void (*check)(const struct sprite_list *list))
{
	static const int kudos[] = {0, 1, 3, 6, 7, KUDOS_SHOWN_MAX};
	static const int64_t money[][2] = {{0, 0}, {1860, 3000}, {-40, 300}, {1000000, 999999}, {5, 0}};

	for (size_t n = 0; n < sizeof(kudos) / sizeof(kudos[0]); n++)
		for (size_t m = 0; m < sizeof(money) / sizeof(money[0]); m++) {
			struct snapshot *snapshot = with_praise(fixture_praise_many(
				kudos[n], money[m][0], money[m][1], fixture_now_ms("")));
			for (int lang = 0; lang < LANG_COUNT; lang++)
				for (int page = 0; page < scene_kudos_pages(snapshot) || page == 0; page++) {
					struct arena arena = {0};
					snapshot->lang = (enum lang)lang;
					struct sprite_list list = make(&arena, snapshot, scene, page);
					check(&list);
					arena_finish(&arena);
				}
			snapshot_drop(snapshot);
		}
}

static bool visible_note(const struct sprite *s)
{
	return s->kind == SPRITE_NOTE && !s->hidden;
}

static void check_inside(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++) {
		const struct rect *box = &list->sprites[i].box;
		if (!visible_note(&list->sprites[i]))
			continue;
		assert_true(box->x >= LEFT && box->x + box->w <= 1352);
		assert_true(box->y >= TOP && box->y + box->h <= BOTTOM);
	}
}

static void badges_stand_beside_the_fund_inside_the_safe_area(void **state)
{
	(void)state;
	each_size("kudos", check_inside);
}

static void check_apart(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int j = i + 1; j < list->count; j++) {
			const struct sprite *a = &list->sprites[i], *b = &list->sprites[j];
			assert_true(a->key != b->key);
			if (!visible_note(a) || !visible_note(b))
				continue;
			assert_true(a->box.x + a->box.w <= b->box.x || b->box.x + b->box.w <= a->box.x ||
				    a->box.y + a->box.h <= b->box.y || b->box.y + b->box.h <= a->box.y);
		}
}

static void badges_never_overlap(void **state)
{
	(void)state;
	each_size("kudos", check_apart);
}

/* Words at the left; those of a piece that is centred are bounded by their line. */
static void check_text(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		for (int o = 0; o < s->ops.count; o++) {
			const struct op *op = &s->ops.ops[o];
			if (op->kind != OP_TEXT)
				continue;
			float width = line_width(&text_measurer_plain, op->face, op->px, op->text);
			assert_true(op->px >= 24);
			if (op->tint.token == T_CREAM)
				continue;	/* the letter on an avatar */
			bool ours = strcmp(list->scene, "kudos") == 0 && s->kind == SPRITE_NOTE;
			if (ours || s->kind == SPRITE_OVER) {
				assert_true(op->px >= 28);
				assert_true(op->box.x >= 0 && op->box.x + width <= s->box.w + 0.5f);
				assert_true(op->box.y >= 0 && op->box.y + op->box.h <= s->box.h);
			}
		}
	}
}

static void words_are_legible_and_stay_on_their_paper(void **state)
{
	(void)state;
	each_size("kudos", check_text);
	each_size("celebrate", check_text);
}

static void check_sheet(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		if (s->box.x != 1352)
			continue;
		for (int o = 0; o < s->ops.count; o++) {
			const struct op *op = &s->ops.ops[o];
			if (op->kind != OP_TEXT)
				continue;
			float width = op->plain ? line_width(&text_measurer_plain, op->face, op->px, op->text)
						: text_width(&text_measurer_plain, op->face, op->px, op->text);
			float x = op->align == ALIGN_CENTRE ? op->box.x + (op->box.w - width) / 2
							    : op->box.x;
			assert_true(x >= 0 && x + width <= s->box.w);
		}
	}
}

static void a_million_and_a_long_goal_fit_on_the_sheet(void **state)
{
	(void)state;
	each_size("kudos", check_sheet);
}

static void all_pages_together_show_every_badge_once(void **state)
{
	(void)state;
	struct snapshot *snapshot =
		with_praise(fixture_praise_many(20, 0, 0, fixture_now_ms("")));
	int shown = 0;

	assert_int_equal(scene_kudos_pages(snapshot), 4);
	for (int page = 0; page < 4; page++) {
		struct arena arena = {0};
		struct sprite_list list = make(&arena, snapshot, "kudos", page);
		for (int i = 0; i < list.count; i++)
			shown += visible_note(&list.sprites[i]);
		arena_finish(&arena);
	}
	assert_int_equal(shown, 20);
	snapshot_drop(snapshot);
}

static bool says(const struct sprite_list *list, const char *text)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const char *said = list->sprites[i].ops.ops[o].text;
			if (said && strcmp(said, text) == 0)
				return true;
		}
	return false;
}

static void a_wall_without_badges_asks_for_the_first_and_takes_no_turn(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = with_praise(fixture_praise_many(0, 0, 0, fixture_now_ms("")));
	struct sprite_list list = make(&arena, snapshot, "kudos", 0);

	assert_true(says(&list, "还没有人送奖章"));
	assert_false(scene_kudos_worth(snapshot));
	snapshot->praise->balance = 5;
	assert_true(scene_kudos_worth(snapshot));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void somebody_who_is_gone_still_has_their_badge(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct snapshot *snapshot = with_praise(fixture_praise_many(7, 0, 0, fixture_now_ms("")));
	struct sprite_list list = make(&arena, snapshot, "kudos", 1);

	assert_true(says(&list, "有人"));
	snapshot_drop(snapshot);
	arena_finish(&arena);
}

static void coins_are_in_proportion_to_the_sum(void **state)
{
	(void)state;
	assert_int_equal(jar_coins(0, 3000), 0);
	assert_int_equal(jar_coins(-50, 3000), 0);
	assert_int_equal(jar_coins(1, 3000), 1);
	assert_int_equal(jar_coins(1500, 3000), JAR_COINS_AT_GOAL / 2);
	assert_int_equal(jar_coins(3000, 3000), JAR_COINS_AT_GOAL);
	assert_int_equal(jar_coins(1000000, 1), JAR_COINS_MAX);
	assert_int_equal(jar_coins(1000, 0), JAR_COINS_AT_GOAL);
	assert_int_equal(jar_coins(1001, 0), (JAR_COINS_AT_GOAL + 1) / 2);
}

static void sums_have_their_thousands_apart(void **state)
{
	(void)state;
	struct arena arena = {0};

	assert_string_equal(money_words(0, &arena), "0");
	assert_string_equal(money_words(999, &arena), "999");
	assert_string_equal(money_words(1860, &arena), "1,860");
	assert_string_equal(money_words(-1234567, &arena), "-1,234,567");
	arena_finish(&arena);
}

static const char *day(const char *at, const char *now, struct arena *arena)
{
	int64_t at_ms = 0, now_ms = 0;

	assert_true(clock_parse(at, &at_ms) && clock_parse(now, &now_ms));
	return when_words(at_ms, now_ms, LANG_ZH, arena);
}

static void a_day_is_said_nearer_the_nearer_it_is(void **state)
{
	(void)state;
	struct arena arena = {0};

	assert_string_equal(day("2026-11-12T09:20", "2026-11-12T09:20", &arena), "刚刚");
	assert_string_equal(day("2026-11-11T23:50", "2026-11-12T09:20", &arena), "昨天");
	assert_string_equal(day("2026-11-09T12:00", "2026-11-12T09:20", &arena), "周一");
	assert_string_equal(day("2026-11-08T12:00", "2026-11-12T09:20", &arena), "上周");
	assert_string_equal(day("2026-11-01T12:00", "2026-11-12T09:20", &arena), "11月1日");
	assert_string_equal(when_words(0, 5, LANG_ZH, &arena), "");
	arena_finish(&arena);
}

/* --- the moment ---------------------------------------------------------------------------------- */

static void check_clear(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		if (s->layer != LAYER_OVER)
			continue;
		assert_true(s->box.y >= TOP && s->box.y + s->box.h <= BOTTOM);
		if (s->kind != SPRITE_SCRAP)
			continue;
		float reach = hypotf(s->box.w, s->box.h) / 2;
		float up = s->from_y - (s->box.y + s->box.h / 2);
		float speed = up / 0.45f + 600 * 0.45f;	/* upwards, at its start */
		float highest = speed > 0 ? s->from_y - speed * speed / 2400 : s->from_y;
		assert_true(highest - reach >= 196);
	}
}

static void header_and_ticker_stay_clear_of_the_moment(void **state)
{
	(void)state;
	each_size("celebrate", check_clear);
}

static void the_moment_is_over_any_scene_that_takes_turns(void **state)
{
	(void)state;
	static const char *const scenes[] = {"board", "kudos", "night"};
	struct snapshot *snapshot = fixture_snapshot("kudos");

	for (size_t i = 0; i < 3; i++) {
		struct arena arena = {0};
		struct sprite_list list = {.arena = &arena};
		struct scene_input in = fixture_input(snapshot, "kudos", &text_measurer_plain);
		int scraps = 0;
		in.celebrated = &snapshot->praise->kudos[0];
		assert_true(scene_make(scenes[i], &in, &list));
		for (int s = 0; s < list.count; s++) {
			scraps += list.sprites[s].kind == SPRITE_SCRAP;
			assert_true(list.sprites[s].kind != SPRITE_SCRAP || list.sprites[s].hidden);
		}
		assert_int_equal(scraps, i < 2 ? CELEBRATE_SCRAPS : 0);
		arena_finish(&arena);
	}
	snapshot_drop(snapshot);
}

static void the_draw_lists_are_as_they_were_approved(void **state)
{
	(void)state;
	static const char *const names[] = {"celebrate", "kudos", "kudos-en", "kudos-evening"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct arena arena = {0};
		struct sprite_list list = {.arena = &arena};
		struct snapshot *snapshot = fixture_snapshot(names[i]);
		struct scene_input in = fixture_input(snapshot, names[i], &text_measurer_plain);
		assert_true(scene_make(fixture_scene(names[i]), &in, &list));
		golden_compare(names[i], sprite_list_dump(&list, &arena));
		snapshot_drop(snapshot);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(badges_stand_beside_the_fund_inside_the_safe_area),
		cmocka_unit_test(badges_never_overlap),
		cmocka_unit_test(words_are_legible_and_stay_on_their_paper),
		cmocka_unit_test(a_million_and_a_long_goal_fit_on_the_sheet),
		cmocka_unit_test(all_pages_together_show_every_badge_once),
		cmocka_unit_test(a_wall_without_badges_asks_for_the_first_and_takes_no_turn),
		cmocka_unit_test(somebody_who_is_gone_still_has_their_badge),
		cmocka_unit_test(coins_are_in_proportion_to_the_sum),
		cmocka_unit_test(sums_have_their_thousands_apart),
		cmocka_unit_test(a_day_is_said_nearer_the_nearer_it_is),
		cmocka_unit_test(header_and_ticker_stay_clear_of_the_moment),
		cmocka_unit_test(the_moment_is_over_any_scene_that_takes_turns),
		cmocka_unit_test(the_draw_lists_are_as_they_were_approved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
