#include <string.h>

#include "app/wall/scenes/standup_view.h"
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
	{.name = "board", .make = scene_board, .worth = always},
	{.name = "night", .make = scene_night},
	{.name = "rebuild", .make = scene_rebuild},
	{.name = "rollover", .make = scene_rollover, .worth = never, .due = rollover_due,
	 .pages = rollover_pages},
	{.name = "setup", .make = scene_setup},
	{.name = "weekly-reveal", .make = scene_weekly_reveal, .due = weekly_reveal_due},
	{.name = "weekly-vote", .make = scene_weekly_vote, .due = weekly_vote_due},
	{.name = "standup", .make = scene_standup, .due = standup_is_due, .tick_s = 1},
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
		return true;
	}
	return false;
}
