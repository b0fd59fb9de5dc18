#include "tests/support/goals_fixture.h"

#include <assert.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/model/days.h"

#define DAY(y, m, d) ((struct date){y, m, d})

/* --- making -------------------------------------------------------------------------------------- */

struct maker {
	struct goals *goals;
	struct date day;
};

enum { CHECKINS = 64, OBJECTIVES = 16, KEY_RESULTS = 64, METRICS = 80, READINGS = 800, LINKS = 32, SUGGESTIONS = 16 };

static struct maker maker_of(struct date day, int scale)
{
	struct goals *goals = goals_new();
	struct arena *arena = &goals->topic.arena;
	size_t n = (size_t)scale;

	goals->objectives = arena_array(arena, n * OBJECTIVES, sizeof(*goals->objectives));
	goals->key_results = arena_array(arena, n * KEY_RESULTS, sizeof(*goals->key_results));
	goals->metrics = arena_array(arena, n * METRICS, sizeof(*goals->metrics));
	goals->readings = arena_array(arena, n * READINGS, sizeof(*goals->readings));
	goals->checkins = arena_array(arena, n * CHECKINS, sizeof(*goals->checkins));
	goals->units = arena_array(arena, 8, sizeof(*goals->units));
	goals->links = arena_array(arena, n * LINKS, sizeof(*goals->links));
	goals->suggestions = arena_array(arena, n * SUGGESTIONS, sizeof(*goals->suggestions));
	return (struct maker){goals, day};
}

static void set_cycle(struct maker *maker, const char *id, struct date first, struct date last)
{
	struct goals *goals = maker->goals;
	struct err err = ERR_IN(LANG_EN);
	bool parsed = workdays_parse(workdays_shipped(), &goals->topic.arena, &goals->workdays, &err);

	assert(parsed);
	(void)parsed;
	goals->cycle = (struct goal_cycle){.id = id, .name = "", .dates = {.first = first, .last = last}};
	cycle_derive(&goals->cycle.dates, &goals->workdays);
	goals->next = (struct goal_cycle){.id = "2027q1", .name = "",
					  .dates = cycle_of_quarter(date_later(last, 1))};
	cycle_derive(&goals->next.dates, &goals->workdays);
}

static struct objective *add_objective(struct maker *maker, const char *title, const char *owner,
				       enum paper paper)
{
	struct goals *goals = maker->goals;
	struct objective *objective = &goals->objectives[goals->objective_count];

	*objective = (struct objective){
		.id = arena_printf(&goals->topic.arena, "o%d", goals->objective_count++),
		.title = title, .theme = "", .reason = "", .owner = owner, .unit = -1,
		.kind = OBJECTIVE_ASPIRATIONAL, .paper = paper, .first = goals->key_result_count,
	};
	return objective;
}

static struct metric *add_metric(struct maker *maker, const char *name, const char *measure)
{
	struct goals *goals = maker->goals;
	struct metric *metric = &goals->metrics[goals->metric_count];

	*metric = (struct metric){
		.id = arena_printf(&goals->topic.arena, "metric%d", goals->metric_count++),
		.name = name, .platform = "", .formula = "", .measure = measure, .floor_from = "",
		.frequency = EVERY_WEEK, .first = goals->reading_count,
	};
	return metric;
}

/* A key result of the newest objective on a metric of its own. */
static struct key_result *add_kr(struct maker *maker, const char *title, const char *owner,
				 const char *measure, double start, double floor, double target)
{
	struct goals *goals = maker->goals;
	struct metric *metric = add_metric(maker, title, measure);
	struct key_result *kr = &goals->key_results[goals->key_result_count];

	metric->has_floor = true;
	metric->floor = floor;
	*kr = (struct key_result){
		.id = arena_printf(&goals->topic.arena, "kr%d", goals->key_result_count++),
		.title = title, .owner = owner, .objective = goals->objective_count - 1,
		.metric = goals->metric_count - 1, .measure = "", .judge = "", .milestones = "[]", .kpi = "", .reason = "",
		.has_start = true,
		.start = start, .target = target, .weight = 1, .confidence = -1,
	};
	goals->objectives[kr->objective].count++;
	return kr;
}

static void add_reading(struct maker *maker, struct date date, double value)
{
	struct goals *goals = maker->goals;

	goals->readings[goals->reading_count++] = (struct metric_reading){date, value};
	goals->metrics[goals->metric_count - 1].count++;
}

/* The newest key result's metric read a week ago and yesterday, and what its owner says of it. */
static void set_value_at(struct maker *maker, struct key_result *kr, double current, double before,
			 int confidence, int days_ago)
{
	struct goals *goals = maker->goals;
	struct date read = date_later(maker->day, -days_ago);

	add_reading(maker, date_later(read, -WEEK_DAYS), before);
	add_reading(maker, read, current);
	kr->first = goals->checkin_count;
	kr->count = 1;
	goals->checkins[goals->checkin_count++] = (struct kr_checkin){
		.day = date_number(read), .confidence = confidence, .comment = "", .author = kr->owner};
}

static void set_value(struct maker *maker, struct key_result *kr, double current, double before,
		      int confidence)
{
	set_value_at(maker, kr, current, before, confidence, 1);
}

/* --- the pictures -------------------------------------------------------------------------------- */

/* Bars and rings as the picture has them; its floors are drawn where no scale puts them. */
static void fill_okr(struct maker *maker)
{
	set_cycle(maker, "2026q4", DAY(2026, 10, 1), DAY(2026, 12, 31));
	add_objective(maker, "微信打开率做到行业领先", "m1", PAPER_MINT);
	set_value(maker, add_kr(maker, "公众号打开率", "m1", "%", 3.2, 4, 6), 5.1, 4.7, 8);
	set_value(maker, add_kr(maker, "推文平均阅读", "m1", "次", 2480, 3000, 5000), 3640, 3430, 8);
	set_value(maker, add_kr(maker, "菜单点击率", "m5", "%", 6, 8, 12), 7.4, 7.7, 5);
	add_objective(maker, "让更多抖音观众留下线索", "m3", PAPER_LILAC);
	set_value(maker, add_kr(maker, "潜客转化率", "m3", "%", 1, 2, 3.5), 1.4, 1.6, 3);
	set_value(maker, add_kr(maker, "有效线索", "m3", "次", 60, 800, 1500), 690, 595, 5);
	set_value(maker, add_kr(maker, "24 小时内回复率", "m7", "%", 81, 85, 98), 96, 93, 9);
	add_objective(maker, "让口碑在小红书长出来", "m4", PAPER_BLUSH);
	set_value(maker, add_kr(maker, "收藏破千的笔记", "m4", "篇", 1, 12, 24), 17, 13, 8);
	set_value(maker, add_kr(maker, "达人合作", "m2", "篇", 0, 30, 60), 32, 27, 7);
	set_value(maker, add_kr(maker, "搜索前三关键词", "m4", "个", 0, 5, 10), 4, 4, 5);
}

/* 3.2 % to 4.6 %, floor 4 %, stretch 6 %: KPI met, OKR 0.50. */
static void fill_metrics(struct maker *maker)
{
	static const struct {
		int8_t month, day;
		double value;
	} readings[] = {{10, 8, 3.2}, {10, 14, 3.3}, {10, 21, 3.7}, {10, 28, 4.1}, {11, 4, 4.4},
			{11, 11, 4.6}};

	set_cycle(maker, "2026q4", DAY(2026, 10, 1), DAY(2026, 12, 31));
	add_objective(maker, "微信打开率做到行业领先", "m1", PAPER_MINT);
	struct key_result *kr = add_kr(maker, "打开率", "m1", "%", 3.2, 4, 6);
	struct metric *metric = &maker->goals->metrics[kr->metric];
	metric->platform = "wechat";
	metric->formula = "点开的人 / 收到的人";
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		add_reading(maker, DAY(2026, readings[i].month, readings[i].day), readings[i].value);
}

static int add_unit(struct maker *maker, const char *name, enum unit_level level, bool outside)
{
	struct goals *goals = maker->goals;

	goals->units[goals->unit_count] = (struct unit){
		.id = name, .name = name, .level = level, .parent = -1, .outside = outside};
	return goals->unit_count++;
}

static struct objective *add_unit_objective(struct maker *maker, const char *title, int unit,
					    enum paper paper)
{
	struct objective *objective = add_objective(maker, title, "", paper);

	objective->unit = unit;
	return objective;
}

static struct goal_link *add_link(struct maker *maker, enum link_kind kind, int objective, int upper_kr,
				  int upper_objective)
{
	struct goals *goals = maker->goals;
	struct goal_link *link = &goals->links[goals->link_count];

	*link = (struct goal_link){
		.id = arena_printf(&goals->topic.arena, "link%d", goals->link_count++),
		.kind = kind, .state = LINK_AGREED, .objective = objective, .upper_kr = upper_kr,
		.upper_objective = upper_objective, .unit = -1, .comment = "", .answer = "",
	};
	return link;
}

static void add_personal(struct maker *maker, const char *title, const char *owner, enum paper paper,
			 int confidence)
{
	add_objective(maker, title, owner, paper);
	set_value(maker, add_kr(maker, title, owner, "%", 0, 20, 100), 50, 45, confidence);
}

static void fill_align(struct maker *maker)
{
	set_cycle(maker, "2026q4", DAY(2026, 10, 1), DAY(2026, 12, 31));
	int company = add_unit(maker, "公司", UNIT_COMPANY, false);
	int sales = add_unit(maker, "销售部", UNIT_DEPARTMENT, true);
	int marketing = add_unit(maker, "市场部", UNIT_DEPARTMENT, false);

	add_unit_objective(maker, "让新品牌走进\n年轻人的日常", company, PAPER_BUTTER);
	add_kr(maker, "新客成交", "", "单", 0, 0, 1200);
	add_kr(maker, "社媒线索", "", "条", 0, 0, 3000);
	add_kr(maker, "品牌好感度", "", "分", 0, 0, 8);
	add_unit_objective(maker, "线索 48 小时内跟进", sales, PAPER_KRAFT);
	add_unit_objective(maker, "社媒线索翻一番", marketing, PAPER_LILAC);
	add_kr(maker, "抖音潜客转化率", "", "%", 1, 2, 3.5);
	add_kr(maker, "公众号打开率", "", "%", 3.2, 4, 6);
	add_unit_objective(maker, "在年轻圈层被看见", marketing, PAPER_BLUSH);
	add_kr(maker, "收藏破千的笔记", "", "篇", 0, 12, 24);
	add_personal(maker, "抖音潜客转化 3.5%", "m3", PAPER_LILAC, 2);
	add_personal(maker, "打开率做到行业领先", "m1", PAPER_MINT, 8);
	add_personal(maker, "种出 24 篇破千笔记", "m4", PAPER_BLUSH, 8);
	add_personal(maker, "视频号运营顺畅", "m6", PAPER_PEACH, 5);
	add_personal(maker, "试水播客，先做 3 期", "m7", PAPER_BUTTER, 8);
	maker->goals->objectives[8].own_idea = true;
	add_personal(maker, "全网曝光冲到 5 千万", "m5", PAPER_SKY, 6);
	add_link(maker, LINK_KR, 1, 0, -1);
	add_link(maker, LINK_KR, 2, 1, -1);
	add_link(maker, LINK_OBJECTIVE, 3, -1, 0);
	add_link(maker, LINK_KR, 4, 3, -1);
	add_link(maker, LINK_KR, 5, 4, -1);
	add_link(maker, LINK_KR, 6, 5, -1);
	add_link(maker, LINK_OBJECTIVE, 7, -1, 3);
	add_link(maker, LINK_OBJECTIVE, 8, -1, 3);
	struct goal_link *across = add_link(maker, LINK_ACROSS, 2, -1, 1);
	across->ours = (struct window){date_number(DAY(2026, 11, 20)), date_number(DAY(2026, 11, 30))};
	across->theirs = (struct window){date_number(DAY(2026, 11, 16)), date_number(DAY(2026, 11, 29))};
	struct goal_link *loose = add_link(maker, LINK_OBJECTIVE, 9, -1, 2);
	loose->state = LINK_DECLINED;
	loose->answer = "和线索、成交不通";
}

/* Nine weeks that lead to the value, on one platform and stage. */
static void add_stage(struct maker *maker, const char *platform, const char *owner,
		      enum funnel_stage stage, double value, double from, double floor, double target)
{
	struct key_result *kr = add_kr(maker, platform, owner, "", from, floor, target);
	struct metric *metric = &maker->goals->metrics[kr->metric];
	static const double shares[] = {0, 0.22, 0.3, 0.42, 0.5, 0.55, 0.72, 0.8, 1};

	metric->platform = platform;
	metric->stage = stage;
	for (int i = 0; i < 9; i++)
		add_reading(maker, date_later(maker->day, -1 - WEEK_DAYS * (8 - i)),
			    from + (value - from) * shares[i]);
}

static void fill_funnel(struct maker *maker)
{
	set_cycle(maker, "2026q4", DAY(2026, 10, 1), DAY(2026, 12, 31));
	add_objective(maker, "公众号", "m1", PAPER_MINT);
	add_stage(maker, "wechat", "m1", STAGE_AWARENESS, 860000, 500000, 800000, 1000000);
	add_stage(maker, "wechat", "m1", STAGE_ENGAGEMENT, 44000, 20000, 30000, 40000);
	add_stage(maker, "wechat", "m1", STAGE_CONVERSION, 1320, 700, 1200, 1500);
	add_objective(maker, "视频号", "m6", PAPER_PEACH);
	add_stage(maker, "channels", "m6", STAGE_AWARENESS, 1200000, 700000, 1000000, 1500000);
	add_stage(maker, "channels", "m6", STAGE_ENGAGEMENT, 52000, 30000, 56000, 70000);
	add_stage(maker, "channels", "m6", STAGE_CONVERSION, 640, 900, 700, 1000);
	add_objective(maker, "小红书", "m4", PAPER_BLUSH);
	add_stage(maker, "red", "m4", STAGE_AWARENESS, 3100000, 2000000, 2500000, 3000000);
	add_stage(maker, "red", "m4", STAGE_ENGAGEMENT, 280000, 150000, 200000, 250000);
	add_stage(maker, "red", "m4", STAGE_CONVERSION, 1150, 600, 1000, 1500);
	add_objective(maker, "抖音", "m3", PAPER_LILAC);
	add_stage(maker, "douyin", "m3", STAGE_AWARENESS, 52000000, 30000000, 40000000, 50000000);
	add_stage(maker, "douyin", "m3", STAGE_ENGAGEMENT, 610000, 400000, 640000, 800000);
	add_stage(maker, "douyin", "m3", STAGE_CONVERSION, 690, 1100, 1000, 1500);
}

static void add_suggestion(struct maker *maker, const char *text, const char *author, int kr, int state,
			   int64_t at_ms)
{
	struct goals *goals = maker->goals;
	struct suggestion *suggestion = &goals->suggestions[goals->suggestion_count];

	*suggestion = (struct suggestion){
		.id = arena_printf(&goals->topic.arena, "suggestion%d", goals->suggestion_count++),
		.text = text, .author = author, .objective = 2, .key_result = kr, .state = state,
		.at_ms = at_ms};
}

static void fill_consensus(struct maker *maker)
{
	static const char *const owners[] = {"m1", "m4", "m3", "m2", "m6", "m7", "m5"};
	const int64_t minute_ms = 60000;
	int64_t now_ms = 0;

	clock_parse("2026-12-25T14:22", &now_ms);
	set_cycle(maker, "2027q1", DAY(2027, 1, 1), DAY(2027, 3, 31));
	for (int i = 0; i < 7; i++) {
		struct objective *objective = add_objective(maker, i == 2 ? "让更多抖音观众留下线索" : "下一季的目标",
							    owners[i], i == 2 ? PAPER_LILAC : PAPER_MINT);
		objective->settled = i < 2;
		if (i == 0)
			add_kr(maker, "社媒线索 3,000 条", "m1", "条", 0, 0, 3000);
		if (i != 2)
			continue;
		set_value(maker, add_kr(maker, "潜客转化率", "m3", "%", 1.4, 2, 3.5), 1.4, 1.4, 5);
		set_value(maker, add_kr(maker, "有效线索", "m3", "", 690, 800, 1500), 690, 690, 5);
		set_value(maker, add_kr(maker, "24 小时内回复率", "m7", "%", 96, 85, 98), 96, 96, 5);
	}
	add_link(maker, LINK_KR, 2, 0, -1);
	add_link(maker, LINK_ACROSS, 2, -1, -1)->unit = add_unit(maker, "销售部：线索 48 小时内跟进",
								 UNIT_DEPARTMENT, true);
	add_suggestion(maker, "线索按有效的算，不按总数", "m4", 2, 1, now_ms - 9 * minute_ms);
	add_suggestion(maker, "达人带来的算不算潜客？写进口径", "m2", 1, 0, now_ms - 3 * minute_ms);
	maker->goals->suggestions[maker->goals->suggestion_count - 1].kind = SUGGESTION_ASK;
	add_suggestion(maker, "换成「48 小时成单」吧？", "m7", 3, 0, now_ms - minute_ms);
	add_suggestion(maker, "3.5% 太猛，先写 2.8% 试一季？", "m1", 1, 0, now_ms);
}

static void add_reviewed(struct maker *maker, const char *title, const char *owner, enum paper paper,
			 enum objective_kind kind, double score)
{
	struct objective *objective = add_objective(maker, title, owner, paper);

	objective->kind = kind;
	objective->revealed = score >= 0;
	set_value(maker, add_kr(maker, title, owner, "%", 0, 40, 100), score < 0 ? 50 : score * 100, 10, 8);
}

#define SAID(name, words, who, what, turned)                                                      \
	{                                                                                           \
		.id = name, .text = words, .author = who, .kind = what, .card = turned, .note = "",       \
		.carried = "", .origin = "",                                                        \
	}

static void fill_review(struct maker *maker)
{
	static const struct retro_item items[] = {
		SAID("r1", "每周一张\n数据长图", "m5", RETRO_KEEP, true),
		SAID("r2", "达人寄样\n先发定金", "m2", RETRO_KEEP, false),
		SAID("r3", "周五下午\n临时改稿", "m4", RETRO_STOP, true),
		SAID("r4", "没有口径\n的漏斗数", "m3", RETRO_STOP, false),
		SAID("r5", "表单先问\n一个问题", "m3", RETRO_START, true),
		SAID("r6", "直播前一天\n走一遍流程", "m6", RETRO_START, false),
	};

	set_cycle(maker, "2026q4", DAY(2026, 10, 1), DAY(2026, 12, 31));
	add_reviewed(maker, "微信打开率做到行业领先", "m1", PAPER_MINT, OBJECTIVE_ASPIRATIONAL, 0.74);
	add_reviewed(maker, "让更多抖音观众留下线索", "m3", PAPER_LILAC, OBJECTIVE_ASPIRATIONAL, 0.48);
	add_reviewed(maker, "让口碑在小红书长出来", "m4", PAPER_BLUSH, OBJECTIVE_COMMITTED, 0.96);
	add_reviewed(maker, "全网直播零事故", "m6", PAPER_PEACH, OBJECTIVE_COMMITTED, -1);
	maker->goals->retro = arena_array(&maker->goals->topic.arena, 6, sizeof(items[0]));
	memcpy(maker->goals->retro, items, sizeof(items));
	maker->goals->retro_count = 6;
}

static const struct picture {
	const char *name;
	int16_t year;
	int8_t month, day;
	void (*fill)(struct maker *maker);
} pictures[] = {
	{"align", 2026, 11, 12, fill_align},
	{"align-en", 2026, 11, 12, fill_align},
	{"consensus", 2026, 12, 25, fill_consensus},
	{"consensus-en", 2026, 12, 25, fill_consensus},
	{"cycle", 2026, 11, 12, fill_okr},
	{"cycle-en", 2026, 11, 12, fill_okr},
	{"flow", 2026, 11, 12, fill_okr},
	{"flow-en", 2026, 11, 12, fill_okr},
	{"funnel", 2026, 11, 12, fill_funnel},
	{"funnel-en", 2026, 11, 12, fill_funnel},
	{"metrics", 2026, 11, 12, fill_metrics},
	{"metrics-en", 2026, 11, 12, fill_metrics},
	{"okr", 2026, 11, 12, fill_okr},
	{"okr-en", 2026, 11, 12, fill_okr},
	{"okr-evening", 2026, 11, 12, fill_okr},
	{"review", 2026, 12, 28, fill_review},
	{"review-en", 2026, 12, 28, fill_review},
};

struct goals *fixture_goals(const char *name)
{
	for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++) {
		const struct picture *picture = &pictures[i];
		if (strcmp(picture->name, name) != 0)
			continue;
		struct maker maker = maker_of(DAY(picture->year, picture->month, picture->day), 1);
		picture->fill(&maker);
		goals_stand(maker.goals, maker.day);
		return maker.goals;
	}
	return NULL;
}

/* --- many ---------------------------------------------------------------------------------------- */

static void add_any_kr(struct maker *maker, int i)
{
	static const char *const titles[] = {
		"全渠道曝光", "每一个月都要在四个平台上做满一轮完整的节日活动并且复盘出结论",
		"Share of enquiries answered within one working day across all channels", "一",
		"🎉 破圈 👨‍👩‍👧‍👦 内容",
	};
	static const char *const platforms[] = {"wechat", "douyin", "", "red", "channels", "wechat",
						"gone", "kol"};
	static const double targets[] = {80000000, 6, 1e15, 0.5, 12000};
	struct key_result *kr = add_kr(maker, titles[i % 5], i % 3 ? "m1" : "nobody",
				       i % 2 ? "%" : "人次每平方公里", i % 7 ? targets[i % 5] / 10 : 0,
				       targets[i % 5] / 2, targets[i % 5]);

	if (i % 4 != 3)
		set_value_at(maker, kr, targets[i % 5] * (i % 9) / 6, targets[i % 5] / 3, i % 11,
			     1 + i % 5 * 6);
	maker->goals->metrics[kr->metric].stage = (enum funnel_stage)(i % 4);
	maker->goals->metrics[kr->metric].platform = platforms[i % 8];
	kr->has_start = i % 6 != 5;
	kr->direction = (enum direction)(i % 3);
	kr->changed = i % 4 == 0;
	if (i % 8 == 7) {
		kr->kind = KR_MILESTONES;
		kr->milestone_count = 5;
		kr->milestones_done = i % 6;
	}
}

static void add_any_link(struct maker *maker, int i)
{
	struct goal_link *link = add_link(maker, (enum link_kind)(i % 3), i, -1, -1);

	link->state = (enum link_state)(i % 5 % 3);
	link->answer = i % 2 ? "" : "这个季度我们抽不出人来一起做，下个季度再看";
	if (link->kind == LINK_KR)
		link->upper_kr = maker->goals->key_result_count ? (i * 7) % maker->goals->key_result_count : -1;
	else if (i % 2)
		link->upper_objective = i / 2;
	else
		link->unit = i % 5;
	link->ours = (struct window){20000 + i, 20010 + i};
	link->theirs = (struct window){20005 + i % 17, 20020};
}

static void add_any_suggestion(struct maker *maker, int i)
{
	add_suggestion(maker, i % 2 ? "行" : "这一条能不能换成每个月都看得到的数，不然到季末才知道差多少就太晚了", "m3",
		       -1, i % 3, INT64_C(1762900000000));
	maker->goals->suggestions[maker->goals->suggestion_count - 1].objective = i % 3;
}

struct goals *fixture_many_goals(int objectives, int64_t now_ms)
{
	static const char *const titles[] = {
		"让新品牌走进年轻人的日常", "在未来的一整年里让每一位看到我们内容的人都愿意把它转给下一个朋友看看",
		"Become the brand that every student in the twenty largest cities recommends first", "赢",
	};
	struct maker maker = maker_of(date_of(now_ms), objectives / 8 + 2);

	set_cycle(&maker, "2026q4", DAY(2026, 10, 1), DAY(2026, 12, 31));
	for (int i = 0; i < 5; i++)
		add_unit(&maker, i % 2 ? "市场部" : "华东大区线上渠道与品牌传播联合工作组", (enum unit_level)(i % 3), i == 4);
	for (int i = 0; i < objectives; i++) {
		struct objective *objective = add_objective(&maker, titles[i % 4], i % 5 ? "m3" : "",
							    (enum paper)(i % NOTE_PAPERS));
		objective->kind = (enum objective_kind)(i % 2);
		objective->own_idea = i % 11 == 10;
		objective->revealed = i % 3;
		objective->settled = i % 4 == 0;
		if (i < 30)
			add_any_suggestion(&maker, i);
		if (i % 3 < 2)
			objective->unit = i % 5;
		if (i > 2)
			add_any_link(&maker, i);
		for (int k = 0; k < i % 6; k++)
			add_any_kr(&maker, i + k);
	}
	goals_stand(maker.goals, maker.day);
	return maker.goals;
}

/* --- flow ---------------------------------------------------------------------------------------- */

enum { FLOW_NOTES = 76 };

/* 50 finished in ten weeks, 6 on the way, 18 to do; most took four days, a few long ones wait for somebody. */
struct flow_notes *fixture_flow(const char *name)
{
	static const int lengths[] = {4, 3, 1, 7, 2, 4, 4, 3, 8, 2, 6, 1, 4, 3, 5, 2, 15, 4, 9, 12};
	enum { LENGTHS = sizeof(lengths) / sizeof(lengths[0]), DONE = 50, DOING = 56, ALL = 74 };
	int32_t today = date_number(DAY(2026, 11, 12));

	if (strncmp(name, "flow", 4) != 0)
		return NULL;
	struct flow_notes *notes = flow_notes_new();
	notes->day = today;
	notes->cards = arena_array(&notes->topic.arena, FLOW_NOTES, sizeof(*notes->cards));
	notes->blocks = arena_array(&notes->topic.arena, FLOW_NOTES, sizeof(*notes->blocks));
	for (int i = 0; i < ALL; i++) {
		int32_t finished = i < DONE ? today - (DONE - i) * 49 / DONE : FLOW_NEVER;
		int days = lengths[i * 7 % LENGTHS];
		int32_t started = i < DONE ? finished - days + 1 : i < DOING ? today - (i - DONE) : FLOW_NEVER;
		int32_t before = i < DOING ? started : today;
		notes->cards[i] = (struct flow_card){before - 2 - i % 9, started, finished, FLOW_NEVER};
		notes->blocks[i] = i < DONE && days > 9 ? BLOCK_DECISION : BLOCK_NONE;
	}
	notes->count = ALL;
	return notes;
}
