#include <string.h>

#include "app/wall/scenes/standup_view.h"
#include "app/wall/scenes/celebrate.h"
#include "app/wall/scenes/scene.h"
#include "app/wall/scenes/weekly.h"

static bool always(const struct snapshot *snapshot)
{
	return snapshot->board != NULL;
}

/* It takes no turns of its own: it comes when it is due, or when somebody asks for it. */
static bool never(const struct snapshot *snapshot)
{
	(void)snapshot;
	return false;
}

static const struct scene scenes[] = {
	{.name = "standup", .make = scene_standup, .due = standup_is_due, .tick_s = 1},
	{.name = "board", .make = scene_board, .worth = always},
	{.name = "okr", .make = scene_okr, .worth = scene_okr_worth, .pages = scene_okr_pages},
	{.name = "align", .make = scene_align, .worth = scene_align_worth, .pages = scene_align_pages},
	{.name = "consensus", .make = scene_consensus, .worth = scene_consensus_worth,
	 .due = scene_consensus_due, .pages = scene_consensus_pages, .by_hand = true},
	{.name = "review", .make = scene_review, .worth = scene_review_worth, .due = scene_review_due,
	 .pages = scene_review_pages},
	{.name = "year", .make = scene_year_review, .worth = never, .due = scene_year_review_due},
	{.name = "cycle", .make = scene_cycle, .worth = scene_cycle_worth},
	{.name = "flow", .make = scene_flow, .worth = scene_flow_worth},
	{.name = "funnel", .make = scene_funnel, .worth = scene_funnel_worth, .pages = scene_funnel_pages},
	{.name = "metrics", .make = scene_metrics, .worth = scene_metrics_worth,
	 .pages = scene_metrics_pages},
	{.name = "kudos", .make = scene_kudos, .worth = scene_kudos_worth, .pages = scene_kudos_pages},
	{.name = "celebrate", .make = scene_celebrate},
	{.name = "night", .make = scene_night},
	{.name = "rebuild", .make = scene_rebuild},
	{.name = "rollover", .make = scene_rollover, .worth = never, .due = rollover_due,
	 .pages = rollover_pages},
	{.name = "setup", .make = scene_setup},
	{.name = "weekly-reveal", .make = scene_weekly_reveal, .due = weekly_reveal_due},
	{.name = "weekly-vote", .make = scene_weekly_vote, .due = weekly_vote_due},
	{.name = "standup-summary", .make = scene_standup_summary, .due = standup_summary_is_due,
	 .pages = standup_summary_pages},
};

const struct scene *scene_table(int *count)
{
	*count = sizeof(scenes) / sizeof(scenes[0]);
	return scenes;
}

bool scene_make(const char *name, const struct scene_input *in, struct sprite_list *out)
{
	for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
		if (strcmp(scenes[i].name, name) != 0)
			continue;
		scenes[i].make(in, out);
		if (in->celebrated && scenes[i].worth)
			celebrate_add(in, in->celebrated, false, out);
		return true;
	}
	return false;
}
