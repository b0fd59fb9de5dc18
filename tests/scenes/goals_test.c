/*
 * The scenes of goals: facts that hold for any goals a team may have, by a measurer that knows no font,
 * and the pictures' draw lists as text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model/days.h"
#include "app/model/meetings.h"
#include "app/wall/scenes/pieces.h"
#include "tests/support/fixture.h"
#include "tests/support/golden.h"
#include "tests/support/goals_fixture.h"

enum { LEFT = 40, RIGHT = 1876, TOP = 24, BOTTOM = 1056 };

/* Every scene of goals, and what it is called in the table. */
static const char *const scenes[] = {"align", "consensus", "cycle", "flow", "funnel", "metrics", "okr", "review"};
static const char *const pictures[] = {"align", "align-en", "consensus", "consensus-en", "cycle", "cycle-en", "flow", "flow-en", "funnel", "funnel-en", "metrics", "metrics-en", "okr", "okr-en", "okr-evening", "review", "review-en"};

enum { SCENES = sizeof(scenes) / sizeof(scenes[0]), PICTURES = sizeof(pictures) / sizeof(pictures[0]) };

static const struct scene *scene_of(const char *name)
{
	int count;
	const struct scene *table = scene_table(&count);

	for (int i = 0; i < count; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	fail_msg("there is no scene %s", name);
	return NULL;
}

static struct sprite_list make(struct arena *arena, const struct snapshot *snapshot, const char *scene,
			       const char *picture, enum lang lang, int page)
{
	struct sprite_list list = {.arena = arena};
	struct scene_input in = fixture_input(snapshot, picture, &text_measurer_plain);

	in.lang = lang;
	in.scene_page = page;
	assert_true(scene_make(scene, &in, &list));
	return list;
}

typedef void check_func(const struct sprite_list *list);

static void check_pages(check_func *check, const struct snapshot *snapshot, const char *name, enum lang lang)
{
	const struct scene *scene = scene_of(name);
	int pages = scene->pages ? scene->pages(snapshot) : 1;

	for (int page = 0; page < pages || page == 0; page++) {
		struct arena arena = {0};
		struct sprite_list list = make(&arena, snapshot, name, "", lang, page);
		check(&list);
		arena_finish(&arena);
	}
}

/* Every scene with none to a hundred objectives, on all its pages, in both languages. */
static void each(check_func *check)
{
	static const int sizes[] = {0, 1, 2, 3, 5, 8, 13, 100};

	for (size_t n = 0; n < sizeof(sizes) / sizeof(sizes[0]); n++) {
		struct snapshot *snapshot = fixture_many_objectives(sizes[n]);
		for (int s = 0; s < SCENES; s++)
			for (enum lang lang = 0; lang < LANG_COUNT; lang++)
				check_pages(check, snapshot, scenes[s], lang);
		snapshot_drop(snapshot);
	}
	for (int p = 0; p < PICTURES; p++) {
		struct snapshot *snapshot = fixture_snapshot(pictures[p]);
		check_pages(check, snapshot, fixture_scene(pictures[p]), snapshot->lang);
		snapshot_drop(snapshot);
	}
}

/* --- places -------------------------------------------------------------------------------------- */

struct ink {
	float left, top, right, bottom;
	const char *text;
};

/* Where a line's letters are; a full-width character fills its em. */
static struct ink ink_of(const struct sprite *sprite, const struct op *op)
{
	float width = line_width(&text_measurer_plain, op->face, op->px, op->text);
	float x = sprite->box.x + op->box.x, y = sprite->box.y + op->box.y + op->box.h / 2;

	if (op->align == ALIGN_RIGHT)
		x += op->box.w - width;
	if (op->align == ALIGN_CENTRE)
		x += (op->box.w - width) / 2;
	return (struct ink){x, y - op->px * 0.36f, x + width, y + op->px * 0.36f, op->text};
}

static bool is_text(const struct op *op)
{
	return op->kind == OP_TEXT && op->text && *op->text;
}

static int inks_of(const struct sprite_list *list, struct ink *inks, int most)
{
	int n = 0;

	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const struct op *op = &list->sprites[i].ops.ops[o];
			if (is_text(op) && n < most && !list->sprites[i].hidden)
				inks[n++] = ink_of(&list->sprites[i], op);
		}
	return n;
}

enum { INKS_MAX = 600 };

static void check_inside(const struct sprite_list *list)
{
	static struct ink inks[INKS_MAX];
	int n = inks_of(list, inks, INKS_MAX);

	for (int i = 0; i < n; i++)
		if (inks[i].left < LEFT || inks[i].right > RIGHT || inks[i].top < TOP ||
		    inks[i].bottom > BOTTOM)
			fail_msg("%s: \"%s\" stands at %.0f..%.0f, %.0f..%.0f", list->scene, inks[i].text,
				 (double)inks[i].left, (double)inks[i].right, (double)inks[i].top,
				 (double)inks[i].bottom);
}

static void all_words_stand_inside_the_safe_area(void **state)
{
	(void)state;
	each(check_inside);
}

static void check_apart(const struct sprite_list *list)
{
	static struct ink inks[INKS_MAX];
	int n = inks_of(list, inks, INKS_MAX);

	for (int i = 0; i < n; i++)
		for (int j = i + 1; j < n; j++) {
			const struct ink *a = &inks[i], *b = &inks[j];
			if (a->right > b->left + 1 && b->right > a->left + 1 &&
			    a->bottom > b->top + 1 && b->bottom > a->top + 1)
				fail_msg("%s: \"%s\" runs into \"%s\"", list->scene, a->text, b->text);
		}
}

static void no_words_run_into_each_other(void **state)
{
	(void)state;
	each(check_apart);
}

static void check_sizes(const struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++)
			if (is_text(&list->sprites[i].ops.ops[o]))
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

/* --- what they say ------------------------------------------------------------------------------- */

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

static bool draws(const struct sprite_list *list, enum op_kind kind)
{
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++)
			if (list->sprites[i].ops.ops[o].kind == kind)
				return true;
	return false;
}

struct view {
	struct arena arena;
	struct snapshot *snapshot;
	struct sprite_list list;
};

static struct view view_of(const char *picture)
{
	struct view view = {.snapshot = fixture_snapshot(picture)};

	return view;
}

static const struct sprite_list *look(struct view *view, const char *picture)
{
	view->list = make(&view->arena, view->snapshot, fixture_scene(picture), picture,
			  view->snapshot->lang, 0);
	return &view->list;
}

static void close_view(struct view *view)
{
	snapshot_drop(view->snapshot);
	arena_finish(&view->arena);
}

static void every_scene_without_goals_says_how_to_begin(void **state)
{
	(void)state;
	for (int s = 0; s < SCENES; s++) {
		struct view view = view_of("board-day");
		view.list = make(&view.arena, view.snapshot, scenes[s], "board-day", LANG_ZH, 0);
		assert_true(says(&view.list, "手机") || says(&view.list, "撕下一张"));
		assert_false(scene_of(scenes[s])->worth(view.snapshot));
		close_view(&view);
	}
}

static void a_key_result_shows_its_floor_its_stretch_and_both_tracks_apart(void **state)
{
	(void)state;
	struct view view = view_of("okr");
	const struct sprite_list *list = look(&view, "okr");

	assert_true(says(list, "5.1%"));
	assert_true(says(list, "保底 4%"));
	assert_true(says(list, "挑战 6%"));
	assert_true(says(list, "有 1 个 KR 要帮忙"));
	close_view(&view);
}

/* As if everything had been said so many days earlier. */
static void age(struct goals *goals, int days)
{
	for (int i = 0; i < goals->reading_count; i++)
		goals->readings[i].date = date_later(goals->readings[i].date, -days);
	for (int i = 0; i < goals->checkin_count; i++)
		goals->checkins[i].day -= days;
}

static void a_value_that_is_too_old_is_hatched_and_never_green(void **state)
{
	(void)state;
	struct view view = view_of("okr");
	struct goals *goals = view.snapshot->goals;

	assert_false(draws(look(&view, "okr"), OP_HATCH));
	age(goals, 30);
	const struct sprite_list *list = look(&view, "okr");
	assert_true(draws(list, OP_HATCH));
	assert_true(says(list, "该更新了"));
	for (int i = 0; i < list->count; i++)
		for (int o = 0; list->sprites[i].kind == SPRITE_GAUGE && o < list->sprites[i].ops.count; o++)
			if (list->sprites[i].ops.ops[o].kind == OP_RECT)
				assert_int_not_equal(list->sprites[i].ops.ops[o].tint.token, T_OKF);
	close_view(&view);
}

static void the_age_of_a_value_is_said_from_the_third_day_on(void **state)
{
	(void)state;
	struct view view = view_of("okr");

	assert_false(says(look(&view, "okr"), "天前"));
	age(view.snapshot->goals, 2);
	assert_true(says(look(&view, "okr"), "3 天前"));
	close_view(&view);
}

static void a_key_result_without_a_start_asks_for_it(void **state)
{
	(void)state;
	struct view view = view_of("okr");
	struct key_result *kr = &view.snapshot->goals->key_results[0];

	kr->has_start = false;
	view.snapshot->goals->metrics[kr->metric].has_floor = false;
	assert_true(says(look(&view, "okr"), "先量出起点"));
	close_view(&view);
}

static void a_metric_has_two_verdicts_that_are_never_one_number(void **state)
{
	(void)state;
	struct view view = view_of("metrics");
	const struct sprite_list *list = look(&view, "metrics");

	assert_true(says(list, "KPI 达标"));
	assert_true(says(list, "0.50"));
	assert_true(says(list, "走了一半"));
	assert_true(says(list, "12月12日前后到 6%"));
	close_view(&view);
}

static void a_metric_says_how_old_its_newest_value_is(void **state)
{
	(void)state;
	struct view view = view_of("metrics");

	assert_true(says(look(&view, "metrics"), "昨天的数"));
	age(view.snapshot->goals, 30);
	assert_true(says(look(&view, "metrics"), "该更新了"));
	close_view(&view);
}

static void under_its_floor_a_metric_says_what_is_missing(void **state)
{
	(void)state;
	struct view view = view_of("metrics");

	view.snapshot->goals->metrics[0].floor = 5;
	const struct sprite_list *list = look(&view, "metrics");
	assert_true(says(list, "KPI 未达标"));
	assert_true(says(list, "0.4%"));
	assert_true(says(list, "0.50"));
	close_view(&view);
}

/* Whatever the first value is: beside the plot, left of x 640, stand the axis's own numbers. */
static void the_first_value_of_a_metric_keeps_off_the_numbers_beside_the_plot(void **state)
{
	(void)state;
	struct view view = view_of("metrics");
	struct goals *goals = view.snapshot->goals;
	int found = 0;

	for (int i = 0; i <= 40; i++) {
		static struct ink inks[INKS_MAX];
		goals->readings[goals->metrics[0].first].value = 3 + i * 0.1;
		goals->readings[goals->metrics[0].first].date = goals->cycle.dates.first;
		const struct sprite_list *list = look(&view, "metrics");
		int n = inks_of(list, inks, INKS_MAX);
		check_apart(list);
		for (int j = 0; j < n; j++) {
			assert_false(inks[j].left > 600 && inks[j].left < 640 && inks[j].right > 640);
			found += inks[j].left > 640 && inks[j].left < 660;
		}
	}
	assert_true(found > 0);
	close_view(&view);
}

static const struct op *shape_of(const struct sprite *sprite)
{
	for (int o = 0; o < sprite->ops.count; o++)
		if (sprite->ops.ops[o].kind == OP_PATH)
			return &sprite->ops.ops[o];
	return NULL;
}

static void check_word_in_shape(const struct sprite *sprite)
{
	const struct op *shape = shape_of(sprite);

	for (int o = 0; shape && o < sprite->ops.count; o++) {
		const struct op *op = &sprite->ops.ops[o];
		if (!is_text(op) || op->px > 28)
			continue;
		struct ink ink = ink_of(sprite, op);
		assert_true(ink.left >= sprite->box.x + shape->box.x);
		assert_true(ink.right <= sprite->box.x + shape->box.x + shape->box.w);
	}
}

static void a_word_in_the_funnel_stays_inside_its_shape(void **state)
{
	(void)state;
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		struct view view = view_of("funnel");
		struct goals *goals = view.snapshot->goals;
		for (int i = 0; i < goals->metric_count; i++)
			if (goals->metrics[i].stage == STAGE_CONVERSION && goals->metrics[i].count)
				goals->readings[goals->metrics[i].first + goals->metrics[i].count - 1].value = 100;
		view.list = make(&view.arena, view.snapshot, "funnel", "funnel", lang, 0);
		for (int i = 0; i < view.list.count; i++)
			if (view.list.sprites[i].kind == SPRITE_GAUGE)
				check_word_in_shape(&view.list.sprites[i]);
		close_view(&view);
	}
}

static void what_hangs_loose_says_so_and_why(void **state)
{
	(void)state;
	struct view view = view_of("align");
	struct goals *goals = view.snapshot->goals;

	assert_true(says(look(&view, "align"), "还没接上：和线索、成交不通"));
	assert_true(says(look(&view, "align"), "1 个目标还没接上"));
	goals->objectives[9].own_idea = true;
	assert_false(says(look(&view, "align"), "还没接上"));
	close_view(&view);
}

static void a_handshake_says_whether_the_dates_agree(void **state)
{
	(void)state;
	struct view view = view_of("align");
	struct goal_link *across = &view.snapshot->goals->links[8];

	assert_true(says(look(&view, "align"), "活动时间对上了：11/20"));
	across->theirs.last = across->ours.first - 7;
	assert_true(says(look(&view, "align"), "活动时间差 6 天"));
	across->state = LINK_PROPOSED;
	assert_true(says(look(&view, "align"), "等对方回话"));
	close_view(&view);
}

static void a_declined_link_is_not_drawn(void **state)
{
	(void)state;
	struct view view = view_of("align");
	int before = look(&view, "align")->count;

	view.snapshot->goals->links[0].state = LINK_DECLINED;
	assert_int_equal(look(&view, "align")->count, before - 2);
	close_view(&view);
}

static void a_cycle_counts_its_working_days_and_names_what_comes_next(void **state)
{
	(void)state;
	struct view view = view_of("cycle");
	const struct sprite_list *list = look(&view, "cycle");

	assert_true(says(list, "26"));
	assert_true(says(list, "/ 62"));
	assert_true(says(list, "月度跟踪"));
	assert_true(says(list, "还有 11 个工作日"));
	assert_true(says(list, "国庆节放假 7 天"));
	assert_true(says(list, "最后 4 天是复盘周"));
	close_view(&view);
}

static void without_a_clock_no_distance_is_said(void **state)
{
	(void)state;
	struct view view = view_of("cycle");

	view.snapshot->notice = NOTICE_CLOCK;
	assert_false(says(look(&view, "cycle"), "还有 5 周"));
	close_view(&view);
}

static void great_exposure_with_little_conversion_is_the_one_alarm(void **state)
{
	(void)state;
	struct view view = view_of("funnel");
	const struct sprite_list *list = look(&view, "funnel");

	assert_true(says(list, "曝光很大"));
	assert_true(says(list, "0.13"));
	assert_true(says(list, "老周在跟"));
	assert_true(says(list, "没到保底"));
	view.snapshot->goals->metrics[11].floor = 600;
	assert_false(says(look(&view, "funnel"), "要看一眼"));
	close_view(&view);
}

static void a_stage_that_nobody_owns_is_a_break(void **state)
{
	(void)state;
	struct view view = view_of("funnel");

	view.snapshot->goals->key_results[4].metric = -1;
	assert_true(says(look(&view, "funnel"), "没人负责"));
	close_view(&view);
}

static void neighbouring_stages_without_a_link_are_a_break(void **state)
{
	(void)state;
	struct view view = view_of("funnel");

	view.snapshot->goals->key_results[4].objective = 0;
	assert_true(says(look(&view, "funnel"), "没接上"));
	close_view(&view);
}

static void the_flow_says_in_a_sentence_what_slows_the_team(void **state)
{
	(void)state;
	struct view view = view_of("flow");
	const struct sprite_list *list = look(&view, "flow");

	assert_true(says(list, "一半的便签 4 天走完"));
	assert_true(says(list, "等决定"));
	assert_true(says(list, "18 张"));
	assert_true(says(list, "3.7"));
	view.snapshot->flow->count = 2;
	assert_true(says(look(&view, "flow"), "再撕下几张"));
	close_view(&view);
}

static void the_consensus_meeting_stands_at_the_first_objective_that_is_not_settled(void **state)
{
	(void)state;
	struct view view = view_of("consensus");

	assert_true(says(look(&view, "consensus"), "让更多抖音观众留下线索"));
	assert_true(says(look(&view, "consensus"), "正在看"));
	assert_true(says(look(&view, "consensus"), "条还开着，1 条说定了"));
	view.snapshot->goals->objectives[2].settled = true;
	assert_false(says(look(&view, "consensus"), "让更多抖音观众留下线索"));
	close_view(&view);
}

static void the_consensus_meeting_is_paged_to_any_objective_and_begins_again(void **state)
{
	(void)state;
	struct view view = view_of("consensus");
	int count = view.snapshot->goals->objective_count;

	assert_int_equal(scene_consensus_pages(view.snapshot), count);
	for (int page = 0; page <= count; page++) {
		const char *title = view.snapshot->goals->objectives[(2 + page) % count].title;
		view.list = make(&view.arena, view.snapshot, "consensus", "consensus", LANG_ZH, page);
		assert_true(says(&view.list, title));
	}
	close_view(&view);
}

static void the_consensus_meeting_is_about_the_coming_cycle_while_that_is_planned(void **state)
{
	(void)state;
	struct view view = view_of("okr");
	struct goals *coming = fixture_goals("consensus");

	view.snapshot->goals->coming = coming;
	assert_true(says(look(&view, "consensus"), "让更多抖音观众留下线索"));
	assert_true(scene_consensus_worth(view.snapshot));
	view.snapshot->goals->coming = NULL;
	assert_false(scene_consensus_worth(view.snapshot));
	topic_drop(coming);
	close_view(&view);
}

static void a_suggestion_says_whether_it_wants_a_change_or_an_answer(void **state)
{
	(void)state;
	struct view view = view_of("consensus");

	assert_true(says(look(&view, "consensus"), "改 KR3"));
	assert_true(says(look(&view, "consensus"), "问 KR1"));
	close_view(&view);
}

/* How often a text stands in the picture. */
static int times(const struct sprite_list *list, const char *text)
{
	int n = 0;

	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++)
			n += list->sprites[i].ops.ops[o].kind == OP_TEXT &&
			     strcmp(list->sprites[i].ops.ops[o].text, text) == 0;
	return n;
}

static void each_owner_has_one_place_in_the_queue_until_all_of_theirs_are_settled(void **state)
{
	(void)state;
	struct view view = view_of("consensus");
	struct objective *objectives = view.snapshot->goals->objectives;

	objectives[3].owner = objectives[2].owner;	/* two of the one at hand */
	objectives[5].owner = objectives[0].owner;	/* settled, and one that waits */
	const struct sprite_list *list = look(&view, "consensus");
	assert_int_equal(times(list, "定了"), 1);
	assert_int_equal(times(list, "正在看"), 1);
	assert_int_equal(times(list, "下一个"), 1);
	assert_int_equal(times(list, "等一等"), 2);
	close_view(&view);
}

static void a_key_result_goes_from_its_start_or_says_that_it_is_not_known(void **state)
{
	(void)state;
	struct view view = view_of("consensus");
	struct key_result *kr = &view.snapshot->goals->key_results[1];

	assert_true(says(look(&view, "consensus"), "1.4%"));
	kr->title = "一个名字很长的关键结果，长到给别的都不留地方";
	kr->start = 30000000;
	kr->target = 65000000;
	kr->measure = "";
	const struct sprite_list *list = look(&view, "consensus");
	assert_true(says(list, "3,000万") && says(list, "6,500万"));
	kr->has_start = false;
	assert_true(says(look(&view, "consensus"), "起点待定"));
	close_view(&view);
}

static void a_score_that_is_not_revealed_is_nowhere_in_the_picture(void **state)
{
	(void)state;
	struct view view = view_of("review");

	assert_true(says(look(&view, "review"), "0.48"));
	assert_true(says(look(&view, "review"), "等着翻开"));
	assert_false(says(look(&view, "review"), "0.50"));
	view.snapshot->goals->objectives[3].revealed = true;
	assert_true(says(look(&view, "review"), "0.50"));
	close_view(&view);
}

/* The review's goals as they are, and as if they were the quarter before as well. */
static struct goals *two_cycles(struct view *view)
{
	static struct goals *past[2];
	struct goals *goals = view->snapshot->goals, *before = fixture_goals("review");

	before->cycle.id = "2026q3";
	past[0] = before;
	past[1] = goals;
	goals->past = past;
	goals->past_count = 2;
	return before;
}

static struct sprite_list look_at_year(struct view *view, enum lang lang)
{
	return make(&view->arena, view->snapshot, "year", "review", lang, 0);
}

static void half_a_year_shows_each_cycle_with_its_own_scores_and_no_hidden_one(void **state)
{
	(void)state;
	struct view view = view_of("review");
	struct goals *before = two_cycles(&view);
	struct sprite_list list = look_at_year(&view, LANG_ZH);

	assert_true(says(&list, "Q3") && says(&list, "Q4"));
	assert_true(says(&list, "半年复盘"));
	assert_true(says(&list, "0.48") && says(&list, "等着翻开"));
	assert_false(says(&list, "0.50"));
	view.snapshot->goals->past_year = true;
	list = look_at_year(&view, LANG_EN);
	assert_true(says(&list, "Year review"));
	view.snapshot->goals->past_count = 0;
	list = look_at_year(&view, LANG_ZH);
	assert_true(says(&list, "还没到回头看的时候"));
	topic_drop(before);
	close_view(&view);
}

/* Four quarters of so many objectives, with what each kept, stopped and started. */
static void a_full_year_is_whole_legible_and_within_the_wall(void **state)
{
	static const char *const ids[] = {"2026q1", "2026q2", "2026q3", "2026q4"};
	static check_func *const checks[] = {check_inside, check_apart, check_sizes, check_keys};
	static const int sizes[] = {1, 5, 6, 40};

	(void)state;
	for (size_t n = 0; n < sizeof(sizes) / sizeof(sizes[0]); n++) {
		struct snapshot *quarters[4], *snapshot;
		struct goals *past[4];
		for (int q = 0; q < 4; q++) {
			quarters[q] = fixture_many_objectives(sizes[n]);
			past[q] = quarters[q]->goals;
			past[q]->cycle.id = ids[q];
			for (int i = 0; i < past[q]->retro_count; i++)
				past[q]->retro[i].id = arena_printf(&past[q]->topic.arena, "%d-%d", q, i);
			for (int i = 0; i < past[q]->objective_count; i++)
				past[q]->objectives[i].revealed = i % 2 == 0;
		}
		snapshot = quarters[3];
		snapshot->goals->past = past;
		snapshot->goals->past_count = 4;
		for (size_t c = 0; c < sizeof(checks) / sizeof(checks[0]); c++)
			for (enum lang lang = 0; lang < LANG_COUNT; lang++)
				check_pages(checks[c], snapshot, "year", lang);
		for (int q = 0; q < 4; q++)
			snapshot_drop(quarters[q]);
	}
}

static void the_wall_goes_to_the_years_review_and_not_to_the_quarters(void **state)
{
	(void)state;
	static struct meeting yearly = {.id = "y", .name = "", .kind = MEETING_YEARLY, .minute = 600,
					.weekday = 4, .nth = 2, .month = 11, .length_min = 60,
					.scene = "review"};
	struct view view = view_of("review");
	int64_t at_ms = meeting_moment_ms((struct date){2026, 11, 12}, 620);

	topic_drop(view.snapshot->meetings);
	view.snapshot->meetings = meetings_new();
	view.snapshot->meetings->meetings = &yearly;
	view.snapshot->meetings->meeting_count = 1;
	assert_true(scene_review_due(view.snapshot, at_ms));
	assert_false(scene_year_review_due(view.snapshot, at_ms));
	struct goals *before = two_cycles(&view);
	assert_true(scene_year_review_due(view.snapshot, at_ms));
	assert_false(scene_review_due(view.snapshot, at_ms));
	assert_false(scene_year_review_due(view.snapshot, at_ms + 3600 * 1000));
	topic_drop(before);
	close_view(&view);
}

static void a_committed_objective_just_short_of_one_says_so_without_an_octagon(void **state)
{
	(void)state;
	struct view view = view_of("review");
	const struct sprite_list *list = look(&view, "review");

	assert_true(says(list, "差一口气"));
	assert_true(says(list, "差一截，学到了"));
	for (int i = 0; i < list->count; i++)
		for (int o = 0; o < list->sprites[i].ops.count; o++) {
			const struct op *op = &list->sprites[i].ops.ops[o];
			assert_false(op->kind == OP_ICON && strcmp(op->text, "octagon-bar") == 0);
		}
	close_view(&view);
}

static void a_key_result_counts_its_notes_and_misses_them_after_a_week(void **state)
{
	(void)state;
	struct view view = view_of("okr");
	struct goals *goals = view.snapshot->goals;
	struct snapshot *board_day = fixture_snapshot("board-day");

	goals->key_results[0].added_day = date_number(date_of(fixture_now_ms("okr"))) - 6;
	assert_false(says(look(&view, "okr"), "7 天没有便签推进"));
	goals->key_results[0].added_day -= 1;
	assert_true(says(look(&view, "okr"), "7 天没有便签推进"));
	topic_drop(view.snapshot->board);
	view.snapshot->board = topic_keep(board_day->board);
	view.snapshot->board->cards[0].key_result = goals->key_results[0].id;
	goals->key_results[0].notes_torn = 4;
	assert_true(says(look(&view, "okr"), "便签在走 1，做完 4"));
	assert_false(says(look(&view, "okr"), "7 天没有便签推进"));
	/* A note that lies still moves nothing, as the phones say as well. */
	view.snapshot->board->cards[0].since_ms = fixture_now_ms("okr") - 7 * INT64_C(86400000);
	assert_true(says(look(&view, "okr"), "7 天没有便签推进"));
	snapshot_drop(board_day);
	close_view(&view);
}

/* --- golden texts -------------------------------------------------------------------------------- */

static void the_draw_lists_are_as_they_were_approved(void **state)
{
	(void)state;
	for (int p = 0; p < PICTURES; p++) {
		struct view view = view_of(pictures[p]);
		golden_compare(pictures[p], sprite_list_dump(look(&view, pictures[p]), &view.arena));
		close_view(&view);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_words_stand_inside_the_safe_area),
		cmocka_unit_test(no_words_run_into_each_other),
		cmocka_unit_test(no_type_is_smaller_than_legible),
		cmocka_unit_test(no_two_sprites_share_a_key),
		cmocka_unit_test(every_scene_without_goals_says_how_to_begin),
		cmocka_unit_test(a_key_result_shows_its_floor_its_stretch_and_both_tracks_apart),
		cmocka_unit_test(a_value_that_is_too_old_is_hatched_and_never_green),
		cmocka_unit_test(the_age_of_a_value_is_said_from_the_third_day_on),
		cmocka_unit_test(a_key_result_without_a_start_asks_for_it),
		cmocka_unit_test(a_metric_has_two_verdicts_that_are_never_one_number),
		cmocka_unit_test(a_metric_says_how_old_its_newest_value_is),
		cmocka_unit_test(under_its_floor_a_metric_says_what_is_missing),
		cmocka_unit_test(the_first_value_of_a_metric_keeps_off_the_numbers_beside_the_plot),
		cmocka_unit_test(a_word_in_the_funnel_stays_inside_its_shape),
		cmocka_unit_test(what_hangs_loose_says_so_and_why),
		cmocka_unit_test(a_handshake_says_whether_the_dates_agree),
		cmocka_unit_test(a_declined_link_is_not_drawn),
		cmocka_unit_test(a_cycle_counts_its_working_days_and_names_what_comes_next),
		cmocka_unit_test(without_a_clock_no_distance_is_said),
		cmocka_unit_test(great_exposure_with_little_conversion_is_the_one_alarm),
		cmocka_unit_test(a_stage_that_nobody_owns_is_a_break),
		cmocka_unit_test(neighbouring_stages_without_a_link_are_a_break),
		cmocka_unit_test(the_flow_says_in_a_sentence_what_slows_the_team),
		cmocka_unit_test(the_consensus_meeting_stands_at_the_first_objective_that_is_not_settled),
		cmocka_unit_test(the_consensus_meeting_is_paged_to_any_objective_and_begins_again),
		cmocka_unit_test(the_consensus_meeting_is_about_the_coming_cycle_while_that_is_planned),
		cmocka_unit_test(a_suggestion_says_whether_it_wants_a_change_or_an_answer),
		cmocka_unit_test(each_owner_has_one_place_in_the_queue_until_all_of_theirs_are_settled),
		cmocka_unit_test(a_key_result_goes_from_its_start_or_says_that_it_is_not_known),
		cmocka_unit_test(a_score_that_is_not_revealed_is_nowhere_in_the_picture),
		cmocka_unit_test(half_a_year_shows_each_cycle_with_its_own_scores_and_no_hidden_one),
		cmocka_unit_test(a_full_year_is_whole_legible_and_within_the_wall),
		cmocka_unit_test(the_wall_goes_to_the_years_review_and_not_to_the_quarters),
		cmocka_unit_test(a_committed_objective_just_short_of_one_says_so_without_an_octagon),
		cmocka_unit_test(a_key_result_counts_its_notes_and_misses_them_after_a_week),
		cmocka_unit_test(the_draw_lists_are_as_they_were_approved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
