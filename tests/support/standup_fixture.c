#include "tests/support/standup_fixture.h"

#include <stdio.h>
#include <string.h>

#include "app/base/clock.h"
#include "tests/support/fixture.h"

enum { DAY_MS = 86400000, PRESENT = 7, CROWD = 15 };

/* In the order in which they speak in the picture, as indices of fixture.h's people. */
static const int spoken[PRESENT] = {0, 3, 2, 1, 5, 6, 4};

static bool is(const char *name, const char *what)
{
	return strstr(name, what) != NULL;
}

const char *standup_fixture_scene(const char *name)
{
	return is(name, "summary") ? "standup-summary" : "standup";
}

bool standup_fixture_evening(const char *name)
{
	return is(name, "evening");
}

static int64_t at(const char *time)
{
	char text[48];
	int64_t ms = 0;
	int seconds = 0, minutes;

	if (sscanf(time, "%*d:%d:%d", &minutes, &seconds) != 2)
		seconds = 0;
	snprintf(text, sizeof(text), "2026-11-12T%.5s", time);
	clock_parse(text, &ms);
	return ms + seconds * 1000;
}

int64_t standup_fixture_now_ms(const char *name)
{
	if (is(name, "summary-overfull"))
		return at("09:43:30");
	if (is(name, "summary"))
		return at("09:39:20");
	if (is(name, "before"))
		return at("09:30:00");
	return is(name, "late") ? at("09:41:12") : at("09:34:00");
}

/* --- what was said ------------------------------------------------------------------------------- */

struct said {
	int person;
	const char *zh[3], *en[3];
};

static const struct said said[] = {
	{0, {"双11战报推文，打开率 5.1%", "菜单栏改版上线，盯到下班", ""},
	 {"Double 11 results post, 5.1% opened", "Menu redo goes live today", ""}},
	{2, {"评论区置顶优惠口令，点击涨了三成", "落地页首屏换成试用装，下午跟阿树对数据",
	     "线索表单减一步还在等技术排期，想请七七帮忙催一下"},
	 {"Pinned the promo code, clicks up by a third", "Put the trial kit on the landing page, check data with Shu",
	  "The shorter form still waits for the developers; could Qi ask them?"}},
	{1, {"达人报价对比表", "", ""}, {"KOL price sheet", "", ""}},
};

static void add_said(struct meetings *meetings, bool english)
{
	struct arena *arena = &meetings->topic.arena;
	int n = (int)(sizeof(said) / sizeof(said[0]));

	meetings->checkins = arena_array(arena, (size_t)n, sizeof(*meetings->checkins));
	for (int i = 0; i < n; i++) {
		const char *const *words = english ? said[i].en : said[i].zh;
		meetings->checkins[meetings->checkin_count++] = (struct checkin){
			.member = arena_printf(arena, "m%d", said[i].person + 1),
			.day = date_number(date_of(at("09:30"))),
			.yesterday = words[0], .today = words[1], .difficulty = words[2],
			.card = "", .at_ms = at("09:20"),
		};
	}
}

/* Everybody says as much as fits into three fields. */
static void add_everything(struct meetings *meetings, int people)
{
	static const char much[] =
		"评论区置顶优惠口令，点击涨了三成，Pneumonoultramicroscopicsilicovolcanoconiosis 也写完了；"
		"下午跟阿树对数据，顺便把自动回复的关键词整理一遍，🎉🎉 再请七七帮忙催一下排期，别忘了预算表还没交";
	struct arena *arena = &meetings->topic.arena;

	meetings->checkins = arena_array(arena, (size_t)people, sizeof(*meetings->checkins));
	for (int i = 0; i < people; i++)
		meetings->checkins[meetings->checkin_count++] = (struct checkin){
			.member = arena_printf(arena, "m%d", i + 1),
			.day = date_number(date_of(at("09:30"))),
			.yesterday = much, .today = much, .difficulty = much, .card = "",
		};
}

/* --- who was there ------------------------------------------------------------------------------- */

static struct standup_session *add_session(struct meetings *meetings, const int *order, int people)
{
	struct arena *arena = &meetings->topic.arena;
	struct standup_session *session = arena_alloc(arena, sizeof(*session));
	struct date day = date_of(at("09:30"));
	int rotated[STANDUP_PEOPLE_MAX];

	*session = (struct standup_session){
		.day = date_number(day),
		.people = arena_array(arena, (size_t)people, sizeof(*session->people)),
		.plan = {at("09:30"), day, people, STANDUP_TOTAL_S},
		.events = arena_array(arena, 64, sizeof(*session->events)),
	};
	standup_order(day, people, rotated);
	for (int i = 0; i < people; i++)
		session->people[rotated[i]] = arena_printf(arena, "m%d", order[i] + 1);
	meetings->standups = session;
	meetings->standup_count = 1;
	return session;
}

static void add_step(struct standup_session *session, const char *time, enum standup_event_kind kind,
		     int person)
{
	char id[16];

	snprintf(id, sizeof(id), "m%d", person + 1);
	session->events[session->event_count++] =
		(struct standup_event){at(time), kind, standup_person(session, id), 30};
}

static void run_picture(struct meetings *meetings)
{
	struct standup_session *session = add_session(meetings, spoken, PRESENT);

	add_step(session, "09:31:40", STANDUP_DONE, 0);
	add_step(session, "09:33:28", STANDUP_DONE, 3);
}

static void run_summary(struct meetings *meetings)
{
	struct standup_session *session = add_session(meetings, spoken, PRESENT - 1);
	struct arena *arena = &meetings->topic.arena;

	add_step(session, "09:31:20", STANDUP_DONE, 0);
	add_step(session, "09:33:00", STANDUP_DONE, 3);
	add_step(session, "09:35:00", STANDUP_DONE, 2);
	add_step(session, "09:35:05", STANDUP_SKIP, 1);
	add_step(session, "09:37:00", STANDUP_DONE, 5);
	add_step(session, "09:39:10", STANDUP_DONE, 6);
	add_step(session, "09:39:12", STANDUP_SKIP, 1);
	meetings->absences = arena_alloc(arena, sizeof(*meetings->absences));
	meetings->absences[meetings->absence_count++] = (struct absence){"m5", session->day};
}

static void run_crowd(struct meetings *meetings, bool over)
{
	int order[CROWD];

	for (int i = 0; i < CROWD; i++)
		order[i] = i;
	struct standup_session *session = add_session(meetings, order, CROWD);
	for (int i = 0; i < (over ? CROWD : 5); i++)
		add_step(session, over ? "09:42:40" : "09:33:00", STANDUP_DONE, i);
}

/* --- the board ----------------------------------------------------------------------------------- */

static void block(struct board *board, const char *from, const char *title, enum block_type type,
		  const char *reason, int days)
{
	for (int i = 0; i < board->card_count; i++) {
		struct card *card = &board->cards[i];
		if (strcmp(card->title, from) != 0)
			continue;
		card->title = title;
		card->due = (struct date){0};
		card->block = type;
		card->block_reason = reason;
		card->blocked_since_ms = at("08:00") - (int64_t)days * DAY_MS;
	}
}

static void add_help(struct meetings *meetings, const char *card, const char *member,
		     const char *text)
{
	struct arena *arena = &meetings->topic.arena;

	if (!meetings->helps)
		meetings->helps = arena_array(arena, 4, sizeof(*meetings->helps));
	meetings->helps[meetings->help_count++] = (struct help){card, member, text, at("09:38:00")};
}

static void block_picture(struct board *board, struct meetings *meetings, bool english)
{
	block(board, "线索表单\n减一步", english ? "Cut one\nform step" : "线索表单\n减一步", BLOCK_TECH,
	      english ? "" : "等技术", 4);
	block(board, "冬日礼盒种草笔记 8 篇", english ? "Winter gift\nshoot location" : "冬日礼盒\n拍摄场地",
	      BLOCK_DECISION, english ? "" : "等决策", 1);
	block(board, "直播预热脚本", english ? "Live room\nbackdrop" : "直播间\n背景板", BLOCK_RESOURCE,
	      english ? "" : "缺资源", 0);
	add_help(meetings, "线索表单\n减一步", "m7", english ? "asks for a slot" : "去催排期");
	add_help(meetings, "冬日礼盒种草笔记 8 篇", "m1", english ? "decides today" : "今天拍板");
}

static void crowd(struct board *board)
{
	struct person *people = arena_array(&board->topic.arena, CROWD, sizeof(*people));

	for (int i = 0; i < CROWD; i++)
		people[i] = (struct person){
			.id = arena_printf(&board->topic.arena, "m%d", i + 1),
			.name = i % 3 ? "名字很长的一位同事" : "Maximiliane",
			.badge = i % 3 ? "名" : "M",
			.colour = i, .role = ROLE_MEMBER,
		};
	board->people = people;
	board->person_count = CROWD;
	for (int i = 0; i < board->card_count; i++) {
		struct card *card = &board->cards[i];
		card->title = "标题长得两行也放不下，所以最后要用省略号收住才行啊";
		card->block = (enum block_type)(1 + i % 5);
		card->block_reason = i % 2 ? "等技术排期，至少要两周" : "";
		card->blocked_since_ms = at("08:00") - (int64_t)(i * 5) * DAY_MS;
	}
}

static void unblock(struct board *board)
{
	for (int i = 0; i < board->card_count; i++)
		board->cards[i].block = BLOCK_NONE;
}

/* --- the whole ----------------------------------------------------------------------------------- */

static struct meeting rituals[] = {
	{"ritual-daily", "", MEETING_DAILY, 9 * 60 + 30, 0, 0, 0, 10, "standup", NULL, 0},
	{"ritual-weekly", "", MEETING_WEEKLY, 16 * 60, 5, 0, 0, 30, "weekly-vote", NULL, 0},
};

static void fill(struct snapshot *snapshot, const char *name, bool english)
{
	struct meetings *meetings = snapshot->meetings;
	bool summary = is(name, "summary"), overfull = is(name, "overfull");

	if (overfull) {
		crowd(snapshot->board);
		add_everything(meetings, CROWD);
		run_crowd(meetings, summary);
		return;
	}
	if (!is(name, "silent"))
		add_said(meetings, english);
	if (summary)
		run_summary(meetings);
	else if (!is(name, "before"))
		run_picture(meetings);
	if (is(name, "none"))
		unblock(snapshot->board);
	else if (summary)
		block_picture(snapshot->board, meetings, english);
}

struct snapshot *standup_fixture(const char *name)
{
	static const char *const names[] = {
		"standup", "standup-en", "standup-evening", "standup-before", "standup-late",
		"standup-overfull", "standup-silent", "standup-summary", "standup-summary-en",
		"standup-summary-evening", "standup-summary-none", "standup-summary-overfull",
	};
	bool known = false, english = is(name, "-en") && !is(name, "evening");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		known |= strcmp(names[i], name) == 0;
	if (!known)
		return NULL;
	struct snapshot *snapshot =
		fixture_snapshot(english && !is(name, "summary") ? "board-en" : "board-day");
	snapshot->lang = english ? LANG_EN : LANG_ZH;
	snapshot->meetings = meetings_new();
	snapshot->meetings->meetings = rituals;
	snapshot->meetings->meeting_count = sizeof(rituals) / sizeof(rituals[0]);
	snapshot->board->people[7].left = true;
	fill(snapshot, name, english);
	return snapshot;
}

struct scene_input standup_fixture_input(const struct snapshot *snapshot, const char *name,
					 const struct measurer *measurer)
{
	return (struct scene_input){
		.snapshot = snapshot,
		.measurer = measurer,
		.now_ms = standup_fixture_now_ms(name),
		.calibrated = true,
		.lang = snapshot->lang,
		.join_shown = true,
		.scene_index = 1,
		.scene_count = 7,
	};
}
