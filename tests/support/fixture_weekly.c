#include "tests/support/fixture_weekly.h"

#include <string.h>

struct goals *fixture_weekly_goals(int64_t now_ms)
{
	struct goals *goals = goals_new();
	struct arena *arena = &goals->topic.arena;

	goals->cycle = (struct goal_cycle){
		.id = "2026q4", .name = "", .dates = cycle_of_quarter(date_of(now_ms))};
	cycle_derive(&goals->cycle.dates, &goals->workdays);
	goals->metrics = arena_array(arena, 1, sizeof(*goals->metrics));
	goals->metric_count = 1;
	goals->metrics[0] = (struct metric){.id = "open",
					    .name = "公众号打开率",
					    .platform = "wechat",
					    .formula = "",
					    .measure = "%",
					    .has_floor = true,
					    .floor = 4,
					    .floor_from = ""};
	goals->objectives = arena_array(arena, 1, sizeof(*goals->objectives));
	goals->objective_count = 1;
	goals->objectives[0] = (struct objective){.id = "o1",
						  .title = "微信打开率做到行业领先",
						  .theme = "",
						  .owner = "m1",
						  .unit = -1,
						  .paper = PAPER_MINT,
						  .reason = "",
						  .count = 1};
	goals->key_results = arena_array(arena, 1, sizeof(*goals->key_results));
	goals->key_result_count = 1;
	goals->key_results[0] = (struct key_result){.id = "kr1",
						    .title = "公众号打开率",
						    .owner = "",
						    .metric = 0,
						    .measure = "",
						    .judge = "",
						    .has_start = true,
						    .start = 3.2,
						    .target = 6,
						    .has_current = true,
						    .current = 5.1,
						    .has_before = true,
						    .before = 4.7,
						    .milestones = "[]",
						    .kpi = "",
						    .confidence = -1,
						    .reason = ""};
	return goals;
}

static struct round *new_round(int voters, int ballots)
{
	struct round *round = round_new();

	round->id = "round-2026-11-13-1";
	round->open = true;
	round->kr = "kr1";
	round->place = 4;
	round->count = 9;
	round->before = 6;
	round->voters =
		arena_array(&round->topic.arena, (size_t)voters + 1, sizeof(*round->voters));
	round->voted = arena_array(&round->topic.arena, (size_t)voters + 1, sizeof(*round->voted));
	round->ballots =
		arena_array(&round->topic.arena, (size_t)ballots + 1, sizeof(*round->ballots));
	return round;
}

static void add(struct round *round, const char *member, bool voted)
{
	round->voters[round->voter_count] = member;
	round->voted[round->voter_count++] = voted;
	round->voted_count += voted;
}

struct round *fixture_weekly_round(bool revealed, bool anonymous)
{
	static const struct ballot ballots[] = {{"m1", 8}, {"m4", 7}, {"m3", 7}, {"m2", 8},
						{"m6", 3}, {"m7", 7}, {"m5", 4}};
	struct round *round = new_round(7, 7);

	round->anonymous = anonymous;
	for (int i = 0; i < 7; i++)
		add(round, ballots[i].member, revealed || (i != 4 && i != 6));
	round->revealed = revealed;
	for (int i = 0; revealed && i < 7; i++)
		round->ballots[round->ballot_count++] =
			(struct ballot){anonymous ? "" : ballots[i].member, ballots[i].value};
	return round;
}

struct round *fixture_weekly_many(const struct board *board, int votes, bool revealed)
{
	struct round *round = new_round(board->person_count, votes);

	for (int i = 0; i < board->person_count; i++)
		add(round, board->people[i].id, revealed || i % 2);
	round->revealed = revealed;
	for (int i = 0; revealed && i < votes; i++)
		round->ballots[round->ballot_count++] = (struct ballot){
			i < board->person_count ? board->people[i].id : "", i * 7 % 11};
	return round;
}
