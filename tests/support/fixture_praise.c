#include "tests/support/fixture_praise.h"

#define DAY_MS INT64_C(86400000)

struct row {
	const char *badge, *icon;
	enum paper paper;
	const char *to, *from;
	int days;
	const char *zh, *en;
};

/* As they hang in the picture; people by their place in the fixture's team. */
static const struct row rows[] = {
	{"seeding", "leaf", PAPER_MINT, "m4", "m6", 0, "探店笔记收藏破万，评论区全在问地址",
	 "10k saves on the store visit, all asking where"},
	{"rescue", "drop", PAPER_SKY, "m7", "m2", 1, "半夜补寄 12 份样品，达人没有断更",
	 "Sent 12 samples at midnight, no KOL missed a post"},
	{"conversion", "target", PAPER_PEACH, "m1", "m3", 2, "菜单栏改版，打开率第一次过 5%",
	 "New menu, open rate over 5% for the first time"},
	{"idea", "bulb", PAPER_BUTTER, "m5", "m4", 2, "把周报做成一张图，三分钟就能看懂",
	 "The weekly report as one picture"},
	{"warmth", "heart", PAPER_BLUSH, "m6", "m7", 3, "新同学第一次直播，陪着彩排了三遍",
	 "Rehearsed three times with the newcomer"},
	{"breakout", "rocket", PAPER_LILAC, "m2", "m1", 6, "谈下第一个户外达人，一半是新面孔",
	 "First outdoor KOL, half of them new faces"},
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]), IN_QUARTER = 26, PEOPLE = 8 };

static struct kudos kudos_of(const struct row *row, enum lang lang, int64_t now_ms, int order)
{
	return (struct kudos){
		.id = row->badge,
		.giver = row->from,
		.receiver = row->to,
		.badge = "",
		.badge_id = row->badge,
		.icon = row->icon,
		.paper = row->paper,
		.reason = lang == LANG_ZH ? row->zh : row->en,
		.key_result = row->days ? "" : "kr-saves",
		.at_ms = now_ms - row->days * DAY_MS,
		.order = order,
	};
}

/* Marks of this quarter, one after the other to everybody. */
static void add_marks(struct praise *praise, int count, int64_t now_ms)
{
	praise->marks = arena_array(&praise->topic.arena, (size_t)count, sizeof(*praise->marks));
	praise->mark_count = count;
	for (int i = 0; i < count; i++)
		praise->marks[i] = (struct praise_mark){
			.day = date_number(date_of(now_ms)),
			.receiver = arena_printf(&praise->topic.arena, "m%d", 1 + i % PEOPLE),
		};
}

struct praise *fixture_praise(enum lang lang, int64_t now_ms)
{
	struct praise *praise = praise_new();

	praise->kudos = arena_array(&praise->topic.arena, ROWS, sizeof(*praise->kudos));
	for (int i = 0; i < ROWS; i++)
		praise->kudos[praise->kudos_count++] = kudos_of(&rows[i], lang, now_ms, ROWS - i);
	add_marks(praise, IN_QUARTER, now_ms);
	praise->balance = 1860;
	praise->paid = 240;
	praise->pool_what = lang == LANG_ZH ? "全队去露营" : "camping";
	praise->pool_cost = 3000;
	return praise;
}

struct praise *fixture_praise_many(int kudos, int64_t balance, int64_t cost, int64_t now_ms)
{
	static const char *const reasons[] = {
		"一", "打开率冲 6%，菜单栏改版，顺便把自动回复的关键词整理一遍，大家都省了半天，客户也说好找多了",
		"Pneumonoultramicroscopicsilicovolcanoconiosis", "🎉🎉 双11 战报 👨‍👩‍👧‍👦 全家福推文",
		"标题带“引号”，逗号、顿号；还有 100% 和 3/5（括号）结尾。",
	};
	struct praise *praise = praise_new();

	praise->kudos = arena_array(&praise->topic.arena, (size_t)kudos + 1, sizeof(*praise->kudos));
	for (int i = 0; i < kudos; i++) {
		struct kudos one = kudos_of(&rows[i % ROWS], LANG_ZH, now_ms - i * DAY_MS, kudos - i);
		one.id = arena_printf(&praise->topic.arena, "kudos-%d", i);
		one.reason = reasons[i % 5];
		one.badge = i % 4 == 3 ? "八个字的奖章名字" : "";
		if (i % 7 == 6)
			one.receiver = "somebody who is not here";
		praise->kudos[praise->kudos_count++] = one;
	}
	add_marks(praise, kudos, now_ms);
	praise->balance = balance;
	praise->paid = kudos * 30;
	praise->pool_what = cost ? "十六个字的目标写在这里也要放得下" : "";
	praise->pool_cost = cost;
	return praise;
}
