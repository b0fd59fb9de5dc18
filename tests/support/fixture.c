#include "tests/support/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/clock.h"
#include "tests/support/fixture_praise.h"
#include "tests/support/fixture_week.h"
#include "tests/support/fixture_weekly.h"
#include "tests/support/goals_fixture.h"

/* Due is in days from the twelfth of November; -99 is none. Age in days; -1 unknown. */
struct row {
	char column;	/* t, w(orking), d */
	const char *title;
	char label;	/* w c d r k g, as in the table below */
	char owner;	/* index into people */
	int due, age;
	const char *block;
};

#define NONE (-99)

static const struct row day[] = {
	{'t', "双11复盘长图", 'w', 0, 4, 1, NULL},
	{'t', "冬日礼盒种草笔记 8 篇", 'r', 3, NONE, 3, NULL},
	{'t', "直播预热脚本", 'c', 5, 1, 1, NULL},
	{'t', "达人名单\n第三轮", 'k', 1, NONE, 2, NULL},
	{'t', "落地页首屏\n换成试用装", 'd', 2, NONE, 2, NULL},
	{'t', "标题 AB\n测试方案", 'w', 0, NONE, 4, NULL},
	{'w', "打开率冲 6%\n菜单栏改版", 'w', 0, 0, 3, NULL},
	{'w', "线索表单\n减一步", 'd', 2, NONE, 5, "等技术"},
	{'w', "探店合集剪辑", 'r', 3, NONE, 2, NULL},
	{'w', "达人报价\n对比表", 'k', 1, NONE, 1, NULL},
	{'w', "直播间话术\n第二稿", 'c', 5, 1, 2, NULL},
	{'d', "双11战报推文", 'w', 0, NONE, 1, NULL},
	{'d', "寄样 32 份\n全部签收", 'k', 6, NONE, 1, NULL},
	{'d', "评论区置顶\n优惠口令", 'd', 2, NONE, 1, NULL},
	{'d', "本周数据看板", 'g', 4, NONE, 1, NULL},
	{0, NULL, 0, 0, 0, 0, NULL},
};

static const struct row moved[] = {
	{'t', "双11复盘长图", 'w', 0, 4, 1, NULL},
	{'t', "冬日礼盒种草笔记 8 篇", 'r', 3, NONE, 3, NULL},
	{'t', "直播预热脚本", 'c', 5, 1, 1, NULL},
	{'t', "达人名单\n第三轮", 'k', 1, NONE, 2, NULL},
	{'t', "落地页首屏\n换成试用装", 'd', 2, NONE, 2, NULL},
	{'t', "标题 AB\n测试方案", 'w', 0, NONE, 4, NULL},
	{'w', "打开率冲 6%\n菜单栏改版", 'w', 0, 0, 3, NULL},
	{'w', "线索表单\n减一步", 'd', 2, NONE, 5, "等技术"},
	{'w', "探店合集剪辑", 'r', 3, NONE, 2, NULL},
	{'w', "直播间话术\n第二稿", 'c', 5, 1, 2, NULL},
	{'d', "寄样 32 份\n全部签收", 'k', 6, NONE, 1, NULL},
	{'d', "评论区置顶\n优惠口令", 'd', 2, NONE, 1, NULL},
	{'d', "达人报价\n对比表", 'k', 1, NONE, 0, NULL},
	{'d', "本周数据看板", 'g', 4, NONE, 1, NULL},
	{0, NULL, 0, 0, 0, 0, NULL},
};

static const struct row busy[] = {
	{'t', "达人合同补签", 'k', 1, -2, 6, NULL},
	{'t', "投放素材过审", 'd', 2, NONE, 5, "等审核"},
	{'t', "会员日预告", 'w', 0, 0, 3, NULL},
	{'t', "直播预热脚本", 'c', 5, 1, 1, NULL},
	{'t', "礼盒笔记 8 篇", 'r', 3, 4, 3, NULL},
	{'t', "标题 AB 测试", 'w', 0, NONE, 9, NULL},
	{'t', "落地页换首屏", 'd', 2, NONE, 8, NULL},
	{'t', "合拍达人名单", 'k', 6, NONE, 7, NULL},
	{'t', "门店打卡模板", 'r', 3, NONE, 6, NULL},
	{'t', "粉丝群话题日", 'g', 6, NONE, 5, NULL},
	{'t', "封面字号统一", 'w', 0, NONE, 5, NULL},
	{'t', "评论回复话术", 'r', 3, NONE, 4, NULL},
	{'t', "抽奖规则核对", 'w', 0, NONE, 4, NULL},
	{'t', "短视频选题会", 'd', 2, NONE, 4, NULL},
	{'t', "达人返图整理", 'k', 1, NONE, 3, NULL},
	{'t', "直播间背景板", 'c', 5, NONE, 3, NULL},
	{'t', "客服快捷回复", 'g', 4, NONE, 3, NULL},
	{'t', "公众号菜单改", 'w', 0, NONE, 2, NULL},
	{'t', "笔记关键词表", 'r', 3, NONE, 2, NULL},
	{'t', "音乐版权确认", 'd', 2, NONE, 2, NULL},
	{'t', "海报二维码换", 'g', 4, NONE, 1, NULL},
	{'t', "寄样地址收集", 'k', 6, NONE, 1, NULL},
	{'t', "周报模板更新", 'g', 4, NONE, 1, NULL},
	{'w', "打开率冲\n6%：菜单栏改版", 'w', 0, 0, 3, NULL},
	{'w', "线索表单\n减一步", 'd', 2, NONE, 5, "等技术"},
	{'w', "探店合集剪辑", 'r', 3, NONE, 2, NULL},
	{'w', "达人报价\n对比表", 'k', 1, NONE, 1, NULL},
	{'w', "直播间话术\n第二稿", 'c', 5, 1, 2, NULL},
	{'w', "双11复盘长图", 'w', 0, 4, 1, NULL},
	{'w', "评论区\n运营周报", 'g', 4, NONE, 2, NULL},
	{'d', "双11战报推文", 'w', 0, NONE, 1, NULL},
	{'d', "寄样 32 份\n全部签收", 'k', 6, NONE, 1, NULL},
	{'d', "评论区置顶\n优惠口令", 'd', 2, NONE, 1, NULL},
	{'d', "本周数据看板", 'g', 4, NONE, 1, NULL},
	{0, NULL, 0, 0, 0, 0, NULL},
};

static const struct row evening[] = {
	{'t', "冬日礼盒种草笔记 8 篇", 'r', 3, NONE, 3, NULL},
	{'t', "达人名单\n第三轮", 'k', 1, NONE, 2, NULL},
	{'t', "落地页首屏\n换成试用装", 'd', 2, NONE, 2, NULL},
	{'t', "标题 AB\n测试方案", 'w', 0, NONE, 4, NULL},
	{'t', "粉丝群话题日", 'g', 6, NONE, 1, NULL},
	{'w', "线索表单\n减一步", 'd', 2, NONE, 5, "等技术"},
	{'w', "探店合集剪辑", 'r', 3, NONE, 2, NULL},
	{'w', "直播间话术\n第二稿", 'c', 5, 1, 2, NULL},
	{'w', "双11复盘长图", 'w', 0, 4, 1, NULL},
	{'d', "打开率冲 6%\n菜单栏改版", 'w', 0, NONE, 0, NULL},
	{'d', "达人报价\n对比表", 'k', 1, NONE, 0, NULL},
	{'d', "双11战报推文", 'w', 0, NONE, 1, NULL},
	{'d', "寄样 32 份\n全部签收", 'k', 6, NONE, 1, NULL},
	{'d', "评论区置顶\n优惠口令", 'd', 2, NONE, 1, NULL},
	{'d', "本周数据看板", 'g', 4, NONE, 1, NULL},
	{0, NULL, 0, 0, 0, 0, NULL},
};

static const struct row english[] = {
	{'t', "Double 11 recap", 'w', 0, 4, 1, NULL},
	{'t', "8 winter gift posts", 'r', 3, NONE, 3, NULL},
	{'t', "Live teaser script", 'c', 5, 1, 1, NULL},
	{'t', "KOL list, round 3", 'k', 1, NONE, 2, NULL},
	{'t', "New landing hero", 'd', 2, NONE, 2, NULL},
	{'t', "A/B test headlines", 'w', 0, NONE, 4, NULL},
	{'w', "Menu redo for 6% opens", 'w', 0, 0, 3, NULL},
	{'w', "Cut one\nform step", 'd', 2, NONE, 5, ""},
	{'w', "Store visit reel", 'r', 3, NONE, 2, NULL},
	{'w', "KOL price sheet", 'k', 1, NONE, 1, NULL},
	{'w', "Live talk track v2", 'c', 5, 1, 2, NULL},
	{'d', "Double 11 results post", 'w', 0, NONE, 1, NULL},
	{'d', "32 samples signed for", 'k', 6, NONE, 1, NULL},
	{'d', "Pinned promo code", 'd', 2, NONE, 1, NULL},
	{'d', "Weekly metrics", 'g', 4, NONE, 1, NULL},
	{0, NULL, 0, 0, 0, 0, NULL},
};

static const struct row large[] = {
	{'t', "冬日礼盒种草笔记\n先写 3 篇看反响", 'r', 3, NONE, 3, NULL},
	{'t', "达人名单第三轮", 'k', 1, NONE, 2, NULL},
	{'t', "直播预热脚本", 'c', 5, 1, 1, NULL},
	{'w', "打开率冲 6%\n菜单栏改版", 'w', 0, 0, 3, NULL},
	{'w', "线索表单减一步\n只留手机号", 'd', 2, NONE, 5, "等技术"},
	{'d', "双11战报推文\n发给销售部一份", 'w', 0, NONE, 1, NULL},
	{0, NULL, 0, 0, 0, 0, NULL},
};

static const struct row empty[] = {{0, NULL, 0, 0, 0, 0, NULL}};

struct picture {
	const char *name;
	const struct row *rows;
	enum lang lang;
	bool evening;
	const char *time;
	struct ritual ritual;
	enum notice notice;
	struct feed_item last;
	const char *scene;	/* NULL: the board, or the first run */
};

#define STANDUP {"每日站会", "09:30", "还有 10 分钟"}
#define WEEKLY {"每周例会", "周五 16:00", "明天"}
#define WEEKLY_EN {"Weekly", "Fri 16:00", "tomorrow"}
#define NOTHING {"", "", "", "", "", "", 0}

static const struct picture pictures[] = {
	{"board-busy", busy, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_NONE,
	 {"card.created", "大树", "周报模板更新", "", "", "", 0}, NULL},
	{"board-day", day, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_NONE,
	 {"card.blocked", "老周", "线索表单减一步", "", "", "", 0}, NULL},
	{"board-empty", empty, LANG_ZH, false, "2026-11-12T15:06",
	 {"每日站会", "明天 09:30", "明天是第一次"}, NOTICE_NONE,
	 {"member.joined", "老周", "老周", "", "", "", 0}, NULL},
	{"board-en", english, LANG_EN, false, "2026-11-12T09:20", {"Stand-up", "09:30", "in 10 min"},
	 NOTICE_NONE, {"card.moved", "Bei", "Live talk track v2", "", "", "doing", 0}, NULL},
	{"board-evening", evening, LANG_ZH, true, "2026-11-12T18:42",
	 {"每周例会", "周五 16:00", "明天"}, NOTICE_NONE,
	 {"card.torn_off", "小林", "会员日预告", "", "", "", 0}, NULL},
	{"board-large", large, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_NONE,
	 {"card.moved", "小林", "双11战报推文", "", "", "done", 0}, NULL},
	{"board-moved", moved, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_NONE,
	 {"card.moved", "阿May", "达人报价对比表", "", "", "done", 0}, NULL},
	{"celebrate", day, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_NONE,
	 {"kudos.given", "小北", "可可", "", "", "seeding", 0}, "celebrate"},
	{"kudos", day, LANG_ZH, false, "2026-11-12T09:20", {"每周例会", "周五 16:00", "明天"}, NOTICE_NONE,
	 {"", "", "", "", "", "", 0}, "kudos"},
	{"kudos-en", english, LANG_EN, false, "2026-11-12T09:20", {"Weekly", "Fri 16:00", "tomorrow"},
	 NOTICE_NONE, {"", "", "", "", "", "", 0}, "kudos"},
	{"kudos-evening", evening, LANG_ZH, true, "2026-11-12T18:42",
	 {"每周例会", "周五 16:00", "明天"}, NOTICE_NONE, {"", "", "", "", "", "", 0}, "kudos"},
	{"notices", day, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_CLOCK,
	 {"card.moved", "阿May", "达人报价对比表", "", "", "done", 0}, NULL},
	{"notices-full", day, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_FULL,
	 {"card.moved", "阿May", "达人报价对比表", "", "", "done", 0}, NULL},
	{"notices-offline", evening, LANG_ZH, true, "2026-11-12T18:42",
	 {"每周例会", "周五 16:00", "明天"}, NOTICE_OFFLINE,
	 {"card.moved", "阿May", "达人报价对比表", "", "", "done", 0}, NULL},
	{"notices-restored", day, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_RESTORED,
	 {"card.moved", "阿May", "达人报价对比表", "", "", "done", 0}, NULL},
	{"align-en", empty, LANG_EN, false, "2026-11-12T09:20", WEEKLY_EN, NOTICE_NONE, NOTHING, "align"},
	{"align", empty, LANG_ZH, false, "2026-11-12T09:20", {"OKR 共识会", "12月18日", "还有 5 周"}, NOTICE_NONE, NOTHING, "align"},
	{"consensus-en", empty, LANG_EN, false, "2026-12-25T14:22", WEEKLY_EN, NOTICE_NONE, NOTHING, "consensus"},
	{"consensus", empty, LANG_ZH, false, "2026-12-25T14:22", {"OKR 共识会", "14:00", "还剩 38 分钟"}, NOTICE_NONE, NOTHING, "consensus"},
	{"cycle", empty, LANG_ZH, false, "2026-11-12T09:20", WEEKLY, NOTICE_NONE, NOTHING, "cycle"},
	{"cycle-en", empty, LANG_EN, false, "2026-11-12T09:20", WEEKLY_EN, NOTICE_NONE, NOTHING, "cycle"},
	{"flow", empty, LANG_ZH, false, "2026-11-12T09:20", {"季度复盘", "12月28日", "还有 6 周"}, NOTICE_NONE, NOTHING, "flow"},
	{"flow-en", empty, LANG_EN, false, "2026-11-12T09:20", WEEKLY_EN, NOTICE_NONE, NOTHING, "flow"},
	{"funnel", empty, LANG_ZH, false, "2026-11-12T09:20", WEEKLY, NOTICE_NONE, NOTHING, "funnel"},
	{"funnel-en", empty, LANG_EN, false, "2026-11-12T09:20", WEEKLY_EN, NOTICE_NONE, NOTHING, "funnel"},
	{"metrics", empty, LANG_ZH, false, "2026-11-12T09:20", WEEKLY, NOTICE_NONE, NOTHING, "metrics"},
	{"metrics-en", empty, LANG_EN, false, "2026-11-12T09:20", WEEKLY_EN, NOTICE_NONE, NOTHING, "metrics"},
	{"okr", empty, LANG_ZH, false, "2026-11-12T09:20", WEEKLY, NOTICE_NONE, NOTHING, "okr"},
	{"okr-en", empty, LANG_EN, false, "2026-11-12T09:20", WEEKLY_EN, NOTICE_NONE, NOTHING, "okr"},
	{"okr-evening", empty, LANG_ZH, true, "2026-11-12T18:42", WEEKLY, NOTICE_NONE, NOTHING, "okr"},
	{"review-en", empty, LANG_EN, false, "2026-12-28T10:08", WEEKLY_EN, NOTICE_NONE, NOTHING, "review"},
	{"review", empty, LANG_ZH, false, "2026-12-28T10:08", {"季度复盘", "10:00", "还剩 52 分钟"}, NOTICE_NONE, NOTHING, "review"},
	{"setup", NULL, LANG_ZH, false, "2026-11-12T09:20", STANDUP, NOTICE_NONE, NOTHING, "setup"},
	{"week-rollover", empty, LANG_ZH, false, "2026-11-16T09:05",
	 {"每日站会", "09:30", "还有 25 分钟"}, NOTICE_NONE, NOTHING, "rollover"},
	{"week-rollover-en", empty, LANG_EN, true, "2026-11-16T09:05",
	 {"Stand-up", "09:30", "in 25 min"}, NOTICE_NONE, NOTHING, "rollover"},
	{"weekly-reveal", empty, LANG_ZH, false, "2026-11-13T16:11",
	 {"每周例会", "16:00", "还剩 29 分钟"}, NOTICE_NONE, NOTHING, "weekly-reveal"},
	{"weekly-reveal-en", empty, LANG_EN, true, "2026-11-13T16:11",
	 {"Weekly", "16:00", "29 min left"}, NOTICE_NONE, NOTHING, "weekly-reveal"},
	{"weekly-vote", empty, LANG_ZH, false, "2026-11-13T16:08",
	 {"每周例会", "16:00", "还剩 32 分钟"}, NOTICE_NONE, NOTHING, "weekly-vote"},
	{"weekly-vote-en", empty, LANG_EN, true, "2026-11-13T16:08",
	 {"Weekly", "16:00", "32 min left"}, NOTICE_NONE, NOTHING, "weekly-vote"},
};

static const struct picture *find(const char *name)
{
	for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++)
		if (strcmp(pictures[i].name, name) == 0)
			return &pictures[i];
	return NULL;
}

static int64_t parse(const char *time)
{
	int64_t ms = 0;

	clock_parse(time, &ms);
	return ms;
}

int64_t fixture_now_ms(const char *name)
{
	const struct picture *picture = find(name);

	return parse(picture ? picture->time : "2026-11-12T09:20");
}

const struct ritual *fixture_ritual(const char *name)
{
	const struct picture *picture = find(name);

	return picture ? &picture->ritual : NULL;
}

bool fixture_evening(const char *name)
{
	const struct picture *picture = find(name);

	return picture && picture->evening;
}

const char *fixture_scene(const char *name)
{
	const struct picture *picture = find(name);

	return picture && picture->scene ? picture->scene : "board";
}

/* --- boards -------------------------------------------------------------------------------------- */

static void add_people(struct board *board, enum lang lang)
{
	static const struct {
		const char *name, *badge, *letter;
	} people[] = {
		{"小林", "林", "L"}, {"阿May", "M", "M"}, {"老周", "周", "Z"}, {"可可", "可", "C"},
		{"大树", "树", "S"}, {"小北", "北", "B"}, {"七七", "七", "Q"}, {"Zoë", "🦊", "🦊"},
	};
	int n = (int)(sizeof(people) / sizeof(people[0]));

	board->people = arena_array(&board->topic.arena, (size_t)n, sizeof(*board->people));
	board->person_count = n;
	for (int i = 0; i < n; i++)
		board->people[i] = (struct person){
			.id = arena_printf(&board->topic.arena, "m%d", i + 1),
			.name = people[i].name,
			.badge = lang == LANG_ZH ? people[i].badge : people[i].letter,
			.colour = i,
			.role = ROLE_MEMBER,
		};
}

static void add_labels(struct board *board)
{
	static const struct label labels[] = {
		{"wechat", "", "wechat", PAPER_MINT}, {"channels", "", "channels", PAPER_PEACH},
		{"douyin", "", "douyin", PAPER_LILAC}, {"red", "", "red", PAPER_BLUSH},
		{"kol", "", "kol", PAPER_SKY}, {"general", "", "general", PAPER_BUTTER},
	};

	board->label_count = (int)(sizeof(labels) / sizeof(labels[0]));
	board->labels = arena_array(&board->topic.arena, (size_t)board->label_count, sizeof(labels[0]));
	memcpy(board->labels, labels, sizeof(labels));
}

static struct board *new_board(enum lang lang, int columns, int cards)
{
	struct board *board = board_new();

	board->team = lang == LANG_ZH ? "社媒增长小队" : "Social Growth Crew";
	board->columns = arena_array(&board->topic.arena, (size_t)columns, sizeof(*board->columns));
	board->column_count = columns;
	board->cards = arena_array(&board->topic.arena, (size_t)cards + 1, sizeof(*board->cards));
	add_people(board, lang);
	add_labels(board);
	return board;
}

static int label_index(char letter)
{
	const char *letters = "wcdrkg", *at = strchr(letters, letter);

	return at ? (int)(at - letters) : -1;
}

static void add_card(struct board *board, const struct row *row, int64_t now_ms)
{
	struct card *card = &board->cards[board->card_count++];
	int32_t today = date_number(date_of(now_ms));

	*card = (struct card){
		.id = row->title,	/* the same note in two fixtures is the same card */
		.title = row->title,
		.owners = {row->owner},
		.owner_count = 1,
		.owner_total = 1,
		.label = label_index(row->label),
		.block = row->block ? BLOCK_TECH : BLOCK_NONE,
		.block_reason = row->block ? row->block : "",
		.since_ms = row->age < 0 ? 0 : now_ms - row->age * INT64_C(86400000),
		.key_result = "",
	};
	if (row->due != NONE)
		card->due = date_from_number(today + row->due);
}

static void fill(struct board *board, const struct row *rows, int64_t now_ms)
{
	static const char letters[] = "twd";
	static const char *const ids[] = {"todo", "doing", "done"};

	for (int c = 0; c < 3; c++) {
		struct column *column = &board->columns[c];
		*column = (struct column){.id = ids[c], .name = "", .kind = (enum column_kind)c,
					  .wip_limit = c == 1 ? 6 : 0,
					  .first = board->card_count};
		for (const struct row *row = rows; row->title; row++)
			if (row->column == letters[c])
				add_card(board, row, now_ms);
		column->count = board->card_count - column->first;
	}
}

static int length(const struct row *rows)
{
	int n = 0;

	while (rows[n].title)
		n++;
	return n;
}

static struct snapshot *new_snapshot(enum lang lang)
{
	struct snapshot *snapshot = snapshot_new();

	snapshot->seq = 1;
	snapshot->lang = lang;
	snapshot->feed = feed_new();
	snprintf(snapshot->join_url, sizeof(snapshot->join_url), "HTTP://10.0.0.23:8420/J/7K3M");
	snprintf(snapshot->join_code, sizeof(snapshot->join_code), "7K3M");
	snprintf(snapshot->address, sizeof(snapshot->address), "10.0.0.23:8420");
	return snapshot;
}

/* The one key result that a badge of the picture is about. */
static struct goals *saved_notes(void)
{
	struct goals *goals = goals_new();

	goals->key_results = arena_array(&goals->topic.arena, 1, sizeof(*goals->key_results));
	goals->key_results[0] = (struct key_result){.id = "kr-saves", .title = "收藏破千的笔记"};
	goals->key_result_count = 1;
	return goals;
}

struct snapshot *fixture_snapshot(const char *name)
{
	const struct picture *picture = find(name);

	if (!picture)
		return NULL;
	struct snapshot *snapshot = new_snapshot(picture->lang);
	int64_t now_ms = parse(picture->time);
	snapshot->feed->last = picture->last;
	if (snapshot->feed->last.kind && *snapshot->feed->last.kind)
		snapshot->feed->last.at_ms = now_ms;
	snapshot->notice = picture->notice;
	if (picture->notice)
		snapshot->notice_since_ms = parse(picture->evening ? "2026-11-12T18:12"
								   : "2026-11-12T09:12");
	snapshot->fresh = !picture->rows;
	const struct row *rows = picture->rows ? picture->rows : empty;
	snapshot->board = new_board(picture->lang, 3, length(rows));
	fill(snapshot->board, rows, now_ms);
	snapshot->goals = fixture_goals(name);
	snapshot->flow = fixture_flow(name);
	if (strcmp(fixture_scene(name), "kudos") == 0 || strcmp(name, "celebrate") == 0) {
		snapshot->praise = fixture_praise(picture->lang, now_ms);
		snapshot->goals = saved_notes();
	}
	if (strcmp(fixture_scene(name), "rollover") == 0) {
		snapshot->board->people[snapshot->board->person_count - 1].left = true;
		snapshot->rollover = fixture_week(picture->lang, now_ms);
	}
	if (strncmp(name, "weekly-", 7) == 0) {
		snapshot->goals = fixture_weekly_goals(now_ms);
		snapshot->round = fixture_weekly_round(strncmp(name, "weekly-reveal", 13) == 0, false);
	}
	return snapshot;
}

/* --- many ---------------------------------------------------------------------------------------- */

static void add_any(struct board *board, int i, int64_t now_ms)
{
	static const char *const titles[] = {
		"达人报价对比表", "打开率冲 6%，菜单栏改版，顺便把自动回复的关键词整理一遍",
		"Pneumonoultramicroscopicsilicovolcanoconiosis", "🎉🎉 双11 战报 👨‍👩‍👧‍👦 全家福推文",
		"一", "Live talk track v2", "第一行\n第二行\n第三行\n第四行",
		"标题带“引号”，逗号、顿号；还有 100% 和 3/5（括号）结尾。",
	};
	struct card *card = &board->cards[board->card_count++];

	*card = (struct card){
		.id = arena_printf(&board->topic.arena, "card-%d", i),
		.title = titles[i % 8],
		.label = i % 7 - 1,
		.owner_count = i % 5 == 4 ? CARD_OWNERS_MAX : i % 3,
		.owner_total = i % 5 == 4 ? 11 : i % 3,
		.block = i % 6 == 5 ? (enum block_type)(1 + i % 5) : BLOCK_NONE,
		.block_reason = i % 12 == 11 ? "等技术排期，至少要两周" : "",
		.blocked_since_ms = now_ms - i % 40 * INT64_C(86400000),
		.since_ms = now_ms - i % 30 * INT64_C(86400000),
		.checks_done = i % 4,
		.checks_total = i % 2 ? 12 : 0,
		.key_result = "",
	};
	for (int o = 0; o < card->owner_count; o++)
		card->owners[o] = (i + o) % board->person_count;
	if (i % 4 != 3)
		card->due = date_from_number(date_number(date_of(now_ms)) + i % 20 - 4);
}

struct snapshot *fixture_many(int columns, int cards)
{
	struct snapshot *snapshot = new_snapshot(LANG_ZH);
	int64_t now_ms = fixture_now_ms("");
	struct board *board = new_board(LANG_ZH, columns, cards);

	snapshot->board = board;
	for (int c = 0; c < columns; c++) {
		struct column *column = &board->columns[c];
		*column = (struct column){
			.id = arena_printf(&board->topic.arena, "column-%d", c),
			.name = c % 2 ? "十六个字的列名也要放得下才行啊好" : "",
			.kind = (enum column_kind)(c == columns - 1 ? COLUMN_DONE : c > 0),
			.wip_limit = c == 1 ? 6 : c == 2 ? 999 : 0,
			.first = board->card_count,
		};
		while (board->card_count < cards * (c + 1) / columns)
			add_any(board, board->card_count, now_ms);
		column->count = board->card_count - column->first;
	}
	return snapshot;
}

struct snapshot *fixture_many_objectives(int objectives)
{
	struct snapshot *snapshot = fixture_many(3, 12);

	snapshot->goals = fixture_many_goals(objectives, fixture_now_ms(""));
	snapshot->flow = objectives ? fixture_flow("flow") : NULL;
	return snapshot;
}

struct scene_input fixture_input(const struct snapshot *snapshot, const char *name,
				 const struct measurer *measurer)
{
	return (struct scene_input){
		.snapshot = snapshot,
		.measurer = measurer,
		.now_ms = fixture_now_ms(name),
		.calibrated = true,
		.lang = snapshot->lang,
		.ritual = fixture_ritual(name),
		.join_shown = true,
		.scene_count = 7,
	};
}
