#pragma once
#include "tests/support/team.h"

/*
 * story: a team that does things at random, from a seed: every command, right ones and wrong ones, with
 * the clock going on, standing still and jumping. For property tests.
 */
struct story {
	uint64_t state;
	bool redacts;		/* erases things as well */
	bool jumps;		/* the clock goes a year ahead and back */
	int64_t jumped_ms;
};

/* xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016). */
static inline uint32_t story_random(struct story *story, uint32_t below)
{
	story->state ^= story->state >> 12;
	story->state ^= story->state << 25;
	story->state ^= story->state >> 27;
	return (uint32_t)((story->state * UINT64_C(2685821657736338717)) >> 33) % below;
}

/* A random id of a table; "none-such" when it is empty, and now and then. */
static inline const char *story_pick(struct story *story, struct team *team, const char *table)
{
	uint32_t offset = story_random(story, 1000);
	const char *id = team_sql(
		team, arena_printf(&team->arena,
				   "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %u %% max(1,"
				   " (SELECT count(*) FROM %s))",
				   table, offset, table));

	return *id && story_random(story, 50) ? id : "none-such";
}

#include "tests/support/story_goals.h"

static inline const char *story_owners(struct story *story, struct team *team)
{
	if (story_random(story, 3) == 0)
		return "[]";
	return arena_printf(&team->arena, "[\"%s\"]", story_pick(story, team, "member"));
}

static inline const char *story_before(struct story *story, struct team *team)
{
	if (story_random(story, 2))
		return "null";
	return arena_printf(&team->arena, "\"%s\"", story_pick(story, team, "card"));
}

static inline void story_card(struct story *story, struct team *team)
{
	const char *card = story_pick(story, team, "card");
	const char *column = story_pick(story, team, "board_column");
	struct arena *arena = &team->arena;

	switch (story_random(story, 12)) {
	case 0:
	case 1:
		team_try(team, "card_create", NULL,
			 arena_printf(arena,
				      "{\"title\":\"note %u\",\"column\":\"%s\",\"owners\":%s,"
				      "\"checklist\":[{\"text\":\"a\",\"id\":\"a\"},{\"text\":\"b\","
				      "\"id\":\"b\",\"done\":true}]}",
				      story_random(story, 1000), column, story_owners(story, team)));
		return;
	case 2:
		team_try(team, "card_edit", card,
			 arena_printf(arena, "{\"title\":\"new %u\",\"due\":%s,\"owners\":%s}",
				      story_random(story, 9),
				      story_random(story, 2) ? "null" : "\"2026-02-03\"",
				      story_owners(story, team)));
		return;
	case 3:
		team_try(team, "card_edit", card,
			 arena_printf(arena,
				      "{\"note\":\"words %u\",\"label\":\"%s\",\"key_result\":%s}",
				      story_random(story, 9), story_pick(story, team, "label"),
				      story_key_result_or_none(story, team)));
		return;
	case 4:
		team_try(team, "card_check", card,
			 arena_printf(arena, "{\"item\":\"%s\",\"done\":%s}",
				      story_random(story, 2) ? "a" : "b",
				      story_random(story, 2) ? "true" : "false"));
		return;
	case 5:
		team_try(team, "card_block", card,
			 arena_printf(arena, "{\"type\":\"%s\",\"reason\":\"r%u\"}",
				      story_random(story, 2) ? "tech" : "waiting",
				      story_random(story, 3)));
		return;
	case 6:
		team_try(team, "card_unblock", card, "{}");
		return;
	case 7:
		team_try(team, story_random(story, 2) ? "card_tear_off" : "card_restore", card, "{}");
		return;
	default:
		team_try(team, "card_move", card,
			 arena_printf(arena, "{\"column\":\"%s\",\"before\":%s}", column,
				      story_before(story, team)));
	}
}

static inline void story_week(struct story *story, struct team *team)
{
	static const char *const decisions[] = {"keep", "back", "drop"};
	struct arena *arena = &team->arena;

	const char *hanging = "card WHERE state = 'board'";

	if (story_random(story, 3) == 0)
		team_wait(team, INT64_C(7) * 24 * 3600 * 1000);
	if (story_random(story, 3))
		team_try(team, "card_decide", story_pick(story, team, hanging),
			 arena_printf(arena, "{\"decision\":\"%s\"}",
				      decisions[story_random(story, 3)]));
	else
		team_try(team, "week_decide", NULL,
			 arena_printf(arena, "{\"%s\":[\"%s\"],\"drop\":[\"%s\"]}",
				      decisions[story_random(story, 2)],
				      story_pick(story, team, hanging),
				      story_pick(story, team, hanging)));
}

/* Everybody votes as the admin here: what counts is that ballots, turns and reveals come in any order. */
static inline void story_vote(struct story *story, struct team *team)
{
	struct arena *arena = &team->arena;
	const char *round = story_pick(story, team, "round WHERE state = 'open'");
	const char *turn = team_sql(team, arena_printf(arena, "SELECT kr FROM round WHERE id = '%s'", round));

	switch (story_random(story, 6)) {
	case 0:
		team_try(team, "round_open", NULL,
			 arena_printf(arena, "{\"key_results\":[\"%s\"],\"anonymous\":%s}",
				      story_pick(story, team, "key_result WHERE state = 'live'"),
				      story_random(story, 2) ? "true" : "false"));
		return;
	case 1:
		team_try(team, "round_turn", round,
			 arena_printf(arena, "{\"kr\":\"%s\"}", story_pick(story, team, "key_result")));
		return;
	case 2:
		team_try(team, "round_reveal", round, arena_printf(arena, "{\"kr\":\"%s\"}", turn));
		return;
	case 3:
		if (story_random(story, 4) == 0)
			team_try(team, "round_close", round, "{}");
		return;
	default:
		team_try(team, "vote_cast", round,
			 arena_printf(arena, "{\"kr\":\"%s\",\"value\":%u}", turn,
				      story_random(story, 11)));
	}
}

static inline void story_people(struct story *story, struct team *team)
{
	const char *member = story_pick(story, team, "member");
	struct arena *arena = &team->arena;

	switch (story_random(story, 5)) {
	case 0:
		team_try(team, "member_add", NULL,
			 arena_printf(arena, "{\"name\":\"P%u\"}", story_random(story, 100)));
		return;
	case 1:
		team_try(team, "member_edit", member,
			 arena_printf(arena, "{\"name\":\"Q%u\",\"colour\":%u,\"role\":\"%s\"}",
				      story_random(story, 9), story_random(story, 7),
				      story_random(story, 2) ? "member" : "admin"));
		return;
	case 2:
		team_try(team, "member_leave", member,
			 arena_printf(arena, "{\"hand_to\":\"%s\"}",
				      story_pick(story, team, "member")));
		return;
	case 3:
		team_try(team, "member_return", member, "{}");
		return;
	default:
		team_try(team, "team_edit", NULL,
			 arena_printf(arena, "{\"name\":\"Team %u\"}", story_random(story, 9)));
	}
}

static inline void story_board(struct story *story, struct team *team)
{
	const char *column = story_pick(story, team, "board_column");
	const char *label = story_pick(story, team, "label");
	struct arena *arena = &team->arena;

	switch (story_random(story, 7)) {
	case 0:
		team_try(team, "column_add", NULL,
			 arena_printf(arena, "{\"name\":\"C%u\",\"kind\":\"%s\"}",
				      story_random(story, 9), story_random(story, 2) ? "done" : "todo"));
		return;
	case 1:
		team_try(team, "column_edit", column,
			 arena_printf(arena, "{\"name\":\"D%u\",\"wip_limit\":%u}",
				      story_random(story, 9), 1 + story_random(story, 9)));
		return;
	case 2:
		team_try(team, "column_move", column,
			 arena_printf(arena, "{\"before\":\"%s\"}",
				      story_pick(story, team, "board_column")));
		return;
	case 3:
		team_try(team, "column_remove", column, "{}");
		return;
	case 4:
		team_try(team, "label_add", NULL, "{\"name\":\"L\",\"paper\":\"sky\"}");
		return;
	case 5:
		team_try(team, "label_edit", label,
			 arena_printf(arena, "{\"name\":\"M%u\"}", story_random(story, 9)));
		return;
	default:
		team_try(team, "label_remove", label, "{}");
	}
}

/* A stand-up of today, or of another day that a jump of the clock brings. */
static inline void story_standup(struct story *story, struct team *team)
{
	static const char *const steps[] = {"standup_end_turn", "standup_skip", "standup_extend"};
	const char *date = team_sql(team, "SELECT max(date) FROM standup");
	struct arena *arena = &team->arena;

	if (!*date || story_random(story, 4) == 0) {
		team_try(team, "standup_start", NULL, "{}");
		return;
	}
	if (story_random(story, 12) == 0) {
		team_try(team, "standup_end", date, "{}");
		return;
	}
	team_try(team, steps[story_random(story, 3)], date,
		 arena_printf(arena, "{\"member\":\"%s\"}", story_pick(story, team, "member")));
}

static inline void story_sentences(struct story *story, struct team *team)
{
	const char *member = story_pick(story, team, "member");
	const char *card = story_pick(story, team, "card");
	struct arena *arena = &team->arena;

	switch (story_random(story, 5)) {
	case 0:
		team_try(team, "checkin_post", NULL,
			 arena_printf(arena,
				      "{\"member\":\"%s\",\"today\":\"t%u\",\"difficulty\":\"d\","
				      "\"block_card\":\"%s\",\"block_type\":\"decision\"}",
				      member, story_random(story, 9), card));
		return;
	case 1:
		team_try(team, "checkin_post", NULL,
			 arena_printf(arena, "{\"member\":\"%s\",\"yesterday\":\"y%u\"}", member,
				      story_random(story, 9)));
		return;
	case 2:
		team_try(team, "absence_set", NULL,
			 arena_printf(arena, "{\"member\":\"%s\",\"away\":%s}", member,
				      story_random(story, 3) ? "true" : "false"));
		return;
	case 3:
		team_try(team, "help_offer", card,
			 arena_printf(arena, "{\"member\":\"%s\",\"text\":\"h%u\"}", member,
				      story_random(story, 3)));
		return;
	default:
		team_try(team, "help_withdraw", card, "{}");
	}
}

static inline void story_rituals(struct story *story, struct team *team)
{
	const char *ritual = story_pick(story, team, "ritual");
	struct arena *arena = &team->arena;

	switch (story_random(story, 3)) {
	case 0:
		team_try(team, "ritual_add", NULL,
			 arena_printf(arena,
				      "{\"name\":\"R%u\",\"kind\":\"monthly\",\"time\":\"10:00\","
				      "\"weekday\":%u,\"nth\":-1}",
				      story_random(story, 9), 1 + story_random(story, 7)));
		return;
	case 1:
		team_try(team, "ritual_edit", ritual,
			 arena_printf(arena, "{\"time\":\"1%u:30\",\"length_min\":%u}",
				      story_random(story, 10), 5 + story_random(story, 60)));
		return;
	default:
		team_try(team, "ritual_remove", ritual, "{}");
	}
}

static inline void story_meetings(struct story *story, struct team *team)
{
	switch (story_random(story, 5)) {
	case 0:
		story_rituals(story, team);
		return;
	case 1:
	case 2:
		story_sentences(story, team);
		return;
	default:
		story_standup(story, team);
	}
}

/* By whoever it is: sometimes that is who wrote it. */
static inline void story_erase_praise(struct story *story, struct team *team)
{
	const char *mine = team->actor, *other = story_pick(story, team, "member");
	const char *kudos = story_pick(story, team, "kudos");
	const char *feedback = story_pick(story, team, "feedback");
	const char *talk = story_pick(story, team, "talk");

	team_try(team, "kudos_redact", kudos, "{}");
	if (strcmp(other, "none-such") != 0)
		team->actor = other;
	team_try(team, "feedback_redact", feedback, "{}");
	team_try(team, "talk_redact", talk, "{}");
	team->actor = mine;
}

/* Two people, who act for themselves now and then. */
static inline void story_praise(struct story *story, struct team *team)
{
	struct arena *arena = &team->arena;
	const char *to = story_pick(story, team, "member"), *mine = team->actor;
	const char *badge = story_pick(story, team, "badge");
	const char *kudos = story_pick(story, team, "kudos");
	const char *feedback = story_pick(story, team, "feedback");
	const char *other = story_pick(story, team, "member");
	uint32_t n = story_random(story, 1000);

	if (story_random(story, 2) && strcmp(other, "none-such") != 0)
		team->actor = other;
	switch (story_random(story, 14)) {
	case 0:
		team_try(team, "badge_add", NULL,
			 arena_printf(arena, "{\"name\":\"B%u\",\"icon\":\"leaf\"}", n));
		break;
	case 1:
		team_try(team, "badge_edit", badge,
			 arena_printf(arena, "{\"name\":\"E%u\",\"colour\":\"%s\"}", n % 9,
				      n % 2 ? "sky" : "mint"));
		break;
	case 2:
		team_try(team, "badge_remove", badge, "{}");
		break;
	case 3:
	case 4:
		team_try(team, "kudos_give", NULL,
			 arena_printf(arena, "{\"to\":\"%s\",\"badge\":\"%s\",\"reason\":\"r%u\"}", to,
				      badge, n));
		break;
	case 5:
		team_try(team, "kudos_take_back", kudos, "{}");
		break;
	case 6:
		team_try(team, "feedback_give", NULL,
			 arena_printf(arena, "{\"to\":\"%s\",\"text\":\"f%u\"}", to, n));
		break;
	case 7:
		team_try(team, n % 2 ? "feedback_publish" : "feedback_withdraw", feedback, "{}");
		break;
	case 8:
		team_try(team, "talk_note", NULL,
			 arena_printf(arena, "{\"with\":\"%s\",\"text\":\"t%u\"}", to, n));
		break;
	case 9:
		team_try(team, "talk_agree", NULL,
			 arena_printf(arena, "{\"with\":\"%s\",\"text\":\"a%u\"}", to, n));
		break;
	case 10:
		team_try(team, "talk_tick", story_pick(story, team, "talk"),
			 n % 2 ? "{\"done\":true}" : "{\"done\":false}");
		break;
	case 11:
		team_try(team, "fund_deposit", NULL,
			 arena_printf(arena, "{\"amount\":%u,\"note\":\"n\"}", 1 + n));
		break;
	case 12:
		team_try(team, "fund_grant", NULL,
			 arena_printf(arena, "{\"amount\":%u,\"kudos\":\"%s\"}", 1 + n % 30, kudos));
		break;
	default:
		if (n % 2)
			team_try(team, "pool_set", NULL,
				 arena_printf(arena, "{\"what\":\"w%u\",\"cost\":%u}", n % 5, 1 + n));
		else
			team_try(team, "team_edit", NULL,
				 arena_printf(arena, "{\"kudos_per_week\":%u}", n % 21));
	}
	team->actor = mine;
}

static inline void story_undo(struct story *story, struct team *team)
{
	int64_t last = ledger_seq(team->ledger);
	int64_t seq = last - story_random(story, 12);

	team_try(team, "undo", NULL,
		 arena_printf(&team->arena, "{\"seq\":%lld}", (long long)(seq > 0 ? seq : 1)));
}

static inline void story_time(struct story *story, struct team *team)
{
	const int64_t year_ms = INT64_C(365) * 24 * 3600 * 1000;

	if (story_random(story, 3))
		team_wait(team, story_random(story, 3600 * 1000));
	if (!story->jumps || story_random(story, 40))
		return;
	int64_t to = story->jumped_ms ? 0 : year_ms;
	team->clock.fixed_ms += to - story->jumped_ms;
	story->jumped_ms = to;
}

static inline void story_step(struct story *story, struct team *team)
{
	uint32_t what = story_random(story, 100);

	story_time(story, team);
	if (what < 26)
		story_card(story, team);
	else if (what < 31)
		story_week(story, team);
	else if (what < 36)
		story_vote(story, team);
	else if (what < 44)
		story_meetings(story, team);
	else if (what < 59)
		story_goals(story, team);
	else if (what < 70)
		story_praise(story, team);
	else if (what < 80)
		story_people(story, team);
	else if (what < 88)
		story_board(story, team);
	else if (what < 98 || !story->redacts)
		story_undo(story, team);
	else if (what == 98 && story_random(story, 2))
		story_erase_praise(story, team);
	else if (what == 98)
		team_try(team, "card_redact", story_pick(story, team, "card"), "{}");
	else
		team_try(team, "member_redact", story_pick(story, team, "member"), "{}");
	if (team->err.kind == ERR_STORAGE || team->err.kind == ERR_FULL)
		fail_msg("%s", team->err.text);
}
