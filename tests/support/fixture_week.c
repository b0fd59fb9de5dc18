#include "tests/support/fixture_week.h"

#include "app/model/rollover.h"

#define DAY_MS INT64_C(86400000)

struct left {
	const char *owner, *title, *english, *label;
	int age;
	enum week_decision decision;
};

static const struct left lefts[] = {
	{"m1", "打开率冲 6%\n菜单栏改版", "Menu redo\nfor 6% opens", "wechat", 7, WEEK_KEEP},
	{"m1", "双11复盘长图", "Double 11 recap", "wechat", 5, WEEK_KEEP},
	{"m3", "线索表单\n减一步", "Cut one\nform step", "douyin", 9, WEEK_KEEP},
	{"m3", "落地页首屏\n换成试用装", "New landing hero", "douyin", 6, WEEK_BACK},
	{"m4", "探店合集剪辑", "Store visit reel", "red", 6, WEEK_UNDECIDED},
	{"m4", "门店打卡模板", "Store check-in kit", "red", 8, WEEK_DROP},
	{"m2", "达人报价\n对比表", "KOL price sheet", "kol", 5, WEEK_UNDECIDED},
	{"m6", "直播间话术\n第二稿", "Live talk track v2", "channels", 6, WEEK_UNDECIDED},
};

/* Newest first. */
static const char *const scraps[] = {"wechat",	"kol", "wechat", "general", "douyin",
				     "general", "kol", "wechat", "douyin"};

static struct rollover *new_week(int notes, int torn, int64_t now_ms)
{
	static const struct workdays plain;
	struct rollover *rollover = rollover_new();

	rollover->week = week_at(&plain, date_of(now_ms), WEEK_STANDUP_MINUTE);
	rollover->notes =
		arena_array(&rollover->topic.arena, (size_t)notes, sizeof(*rollover->notes));
	rollover->torn = arena_array(&rollover->topic.arena, (size_t)torn, sizeof(*rollover->torn));
	return rollover;
}

static void add_note(struct rollover *rollover, const char *card, const char *title,
		     const char *owner, const char *label, int64_t since_ms,
		     enum week_decision decision)
{
	const char **owners = arena_array(&rollover->topic.arena, 1, sizeof(*owners));

	owners[0] = owner;
	rollover->notes[rollover->note_count++] =
		(struct rollover_note){.card = card,
				       .title = title,
				       .owners = owners,
				       .owner_count = *owner ? 1 : 0,
				       .label = label,
				       .since_ms = since_ms,
				       .decision = decision};
}

static void add_scrap(struct rollover *rollover, const char *label)
{
	const char *card = arena_printf(&rollover->topic.arena, "scrap-%d", rollover->torn_count);

	rollover->torn[rollover->torn_count++] = (struct torn_note){card, label};
}

struct rollover *fixture_week(enum lang lang, int64_t now_ms)
{
	int notes = (int)(sizeof(lefts) / sizeof(lefts[0])),
	    torn = (int)(sizeof(scraps) / sizeof(scraps[0]));
	struct rollover *rollover = new_week(notes, torn, now_ms);

	for (int i = 0; i < notes; i++)
		add_note(rollover, lefts[i].title,
			 lang == LANG_ZH ? lefts[i].title : lefts[i].english, lefts[i].owner,
			 lefts[i].label, now_ms - lefts[i].age * DAY_MS, lefts[i].decision);
	for (int i = 0; i < torn; i++)
		add_scrap(rollover, scraps[i]);
	rollover->torn_before = 12;
	return rollover;
}

struct rollover *fixture_week_many(const struct board *board, int notes, int torn, int64_t now_ms)
{
	static const char *const titles[] = {
		"达人报价对比表",
		"打开率冲 6%，菜单栏改版，顺便把自动回复的关键词整理一遍",
		"Pneumonoultramicroscopicsilicovolcanoconiosis",
		"一",
		"第一行\n第二行\n第三行",
	};
	struct rollover *rollover = new_week(notes, torn, now_ms);
	struct arena *arena = &rollover->topic.arena;

	for (int i = 0; i < notes; i++)
		add_note(rollover, arena_printf(arena, "left-%d", i), titles[i % 5],
			 i % 9 == 8 ? "" : board->people[i % board->person_count].id,
			 i % 7 ? board->labels[i % board->label_count].id : "",
			 i % 6 ? now_ms - i % 40 * DAY_MS : 0, (enum week_decision)(i % 4));
	for (int i = 0; i < torn; i++)
		add_scrap(rollover, i % 5 ? board->labels[i % board->label_count].id : "");
	return rollover;
}
