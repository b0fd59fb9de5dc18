#pragma once
#include "tests/support/team.h"

/*
 * story_goals: the part of a random story that is about goals. Included by story.h, behind its random
 * numbers.
 */
/* As story_pick(), but nearly always one that stands: what was taken away is refused soon enough. */
static inline const char *story_live(struct story *story, struct team *team, const char *table)
{
	if (story_random(story, 12) == 0)
		return story_pick(story, team, table);
	return story_pick(story, team,
			  arena_printf(&team->arena,
				       "(SELECT id FROM %s WHERE created = 1 AND state NOT IN"
				       " ('removed', 'left'))",
				       table));
}

/* As JSON. */
static inline const char *story_key_result_or_none(struct story *story, struct team *team)
{
	const char *kr = story_live(story, team, "key_result");

	return strcmp(kr, "none-such") == 0 ? "null" : arena_printf(&team->arena, "\"%s\"", kr);
}

static inline const char *story_cycle(struct story *story)
{
	static const char *const cycles[] = {"2025q4", "2025q4", "2025q4", "2026q1", "2026h1", "2026q9"};

	return cycles[story_random(story, 6)];
}

static inline const char *story_date(struct story *story, struct team *team)
{
	return arena_printf(&team->arena, "2025-1%u-%02u", story_random(story, 2),
			    1 + story_random(story, 4));
}

static inline void story_metric(struct story *story, struct team *team)
{
	const char *metric = story_live(story, team, "metric");
	struct arena *arena = &team->arena;

	switch (story_random(story, 8)) {
	case 0:
		team_try(team, "metric_add", NULL,
			 arena_printf(arena, "{\"name\":\"m%u\",\"direction\":\"%s\",\"low\":1,\"high\":5}",
				      story_random(story, 9), story_random(story, 2) ? "up" : "hold"));
		return;
	case 1:
		team_try(team, "metric_edit", metric,
			 arena_printf(arena, "{\"formula\":\"f%u\",\"platform\":%s}",
				      story_random(story, 9),
				      story_random(story, 2) ? "null" : "\"red\""));
		return;
	case 2:
		team_try(team, "metric_remove", metric, "{}");
		return;
	case 3:
		team_try(team, "kpi_set", metric,
			 arena_printf(arena, "{\"floor\":%u.5,\"cycle\":\"%s\"}",
				      story_random(story, 9), story_cycle(story)));
		return;
	case 4:
		team_try(team, "kpi_drop", metric,
			 arena_printf(arena, "{\"cycle\":\"%s\"}", story_cycle(story)));
		return;
	case 5:
		team_try(team, "reading_remove", metric,
			 arena_printf(arena, "{\"date\":\"%s\"}", story_date(story, team)));
		return;
	default:
		team_try(team, "reading_set", metric,
			 arena_printf(arena, "{\"value\":%u.25,\"date\":\"%s\"}",
				      story_random(story, 9), story_date(story, team)));
	}
}

static inline void story_objective(struct story *story, struct team *team)
{
	const char *objective = story_live(story, team, "objective");
	struct arena *arena = &team->arena;

	switch (story_random(story, 8)) {
	case 0:
	case 1:
		team_try(team, "objective_add", NULL,
			 arena_printf(arena, "{\"title\":\"o%u\",\"cycle\":\"%s\",\"owner\":\"%s\"}",
				      story_random(story, 99), story_cycle(story),
				      story_random(story, 2) ? story_live(story, team, "member")
							     : story_live(story, team, "unit")));
		return;
	case 2:
		team_try(team, "objective_edit", objective,
			 arena_printf(arena, "{\"title\":\"p%u\",\"own_idea\":%s,\"reason\":\"r\"}",
				      story_random(story, 9),
				      story_random(story, 2) ? "true" : "false"));
		return;
	case 3:
		team_try(team, "objective_move", objective,
			 story_random(story, 2)
				 ? "{\"before\":null}"
				 : arena_printf(arena, "{\"before\":\"%s\"}",
						story_live(story, team, "objective")));
		return;
	case 4:
		team_try(team, "objective_remove", objective, "{\"reason\":\"r\"}");
		return;
	case 5:
		team_try(team, "objective_reveal", objective,
			 story_random(story, 2) ? "{}" : "{\"revealed\":false}");
		return;
	default:
		team_try(team, "objective_settle", objective,
			 story_random(story, 2) ? "{}" : "{\"settled\":false}");
	}
}

static inline const char *story_key_result_body(struct story *story, struct team *team)
{
	const char *objective = story_live(story, team, "objective");
	struct arena *arena = &team->arena;

	switch (story_random(story, 3)) {
	case 0:
		return arena_printf(arena, "{\"title\":\"k\",\"objective\":\"%s\",\"kind\":\"milestones\","
					   "\"milestones\":[{\"text\":\"a\",\"id\":\"a\"},"
					   "{\"text\":\"b\",\"id\":\"b\"}]}",
				    objective);
	case 1:
		return arena_printf(arena, "{\"title\":\"k\",\"objective\":\"%s\",\"metric\":\"%s\","
					   "\"start\":%s,\"target\":90}",
				    objective, story_live(story, team, "metric"),
				    story_random(story, 2) ? "null" : "1.5");
	default:
		return arena_printf(arena, "{\"title\":\"k\",\"objective\":\"%s\",\"target\":%u}",
				    objective, 1 + story_random(story, 9));
	}
}

static inline void story_key_result(struct story *story, struct team *team)
{
	const char *kr = story_live(story, team, "key_result");
	struct arena *arena = &team->arena;

	switch (story_random(story, 9)) {
	case 0:
	case 1:
		team_try(team, "kr_add", NULL, story_key_result_body(story, team));
		return;
	case 2:
		team_try(team, "kr_edit", kr,
			 arena_printf(arena, "{\"title\":\"l%u\",\"target\":%u,\"reason\":\"r\"}",
				      story_random(story, 9), 3 + story_random(story, 9)));
		return;
	case 3:
		team_try(team, "kr_remove", kr, "{\"reason\":\"r\"}");
		return;
	case 4:
		team_try(team, "kr_milestone", kr,
			 arena_printf(arena, "{\"item\":\"%s\",\"done\":%s}",
				      story_random(story, 2) ? "a" : "b",
				      story_random(story, 2) ? "true" : "false"));
		return;
	case 5:
		team_try(team, "kr_kpi", kr,
			 arena_printf(arena, "{\"floor\":%u}", story_random(story, 9)));
		return;
	case 6:
		team_try(team, "metric_stretch", story_live(story, team, "metric"),
			 arena_printf(arena, "{\"objective\":\"%s\",\"target\":99}",
				      story_live(story, team, "objective")));
		return;
	default:
		team_try(team, "kr_check_in", kr,
			 arena_printf(arena, "{\"value\":%u.5,\"confidence\":%u,\"date\":\"%s\"}",
				      story_random(story, 9), story_random(story, 11),
				      story_date(story, team)));
	}
}

static inline void story_alignment(struct story *story, struct team *team)
{
	struct arena *arena = &team->arena;

	switch (story_random(story, 7)) {
	case 0:
		team_try(team, "link_propose", NULL,
			 arena_printf(arena, "{\"kind\":\"objective\",\"objective\":\"%s\","
					     "\"upper_objective\":\"%s\"}",
				      story_live(story, team, "objective"),
				      story_live(story, team, "objective")));
		return;
	case 1:
		team_try(team, "link_propose", NULL,
			 arena_printf(arena, "{\"kind\":\"kr\",\"objective\":\"%s\",\"upper_kr\":\"%s\"}",
				      story_live(story, team, "objective"),
				      story_live(story, team, "key_result")));
		return;
	case 2:
		team_try(team, "link_propose", NULL,
			 arena_printf(arena, "{\"kind\":\"across\",\"objective\":\"%s\",\"unit\":\"%s\","
					     "\"first\":\"2025-12-01\",\"last\":\"2025-12-09\"}",
				      story_live(story, team, "objective"),
				      story_live(story, team, "unit")));
		return;
	case 3:
		team_try(team, "link_answer", story_live(story, team, "goal_link"),
			 arena_printf(arena, "{\"agree\":%s,\"comment\":\"c%u\"}",
				      story_random(story, 2) ? "true" : "false",
				      story_random(story, 9)));
		return;
	case 4:
		team_try(team, "link_remove", story_live(story, team, "goal_link"), "{}");
		return;
	case 5:
		team_try(team, "suggestion_make", NULL,
			 arena_printf(arena, "{\"objective\":\"%s\",\"text\":\"s%u\"}",
				      story_live(story, team, "objective"), story_random(story, 9)));
		return;
	default:
		team_try(team, "suggestion_settle", story_live(story, team, "suggestion"),
			 story_random(story, 2) ? "{\"state\":\"accepted\"}" : "{\"state\":\"left\"}");
	}
}

static inline void story_retro(struct story *story, struct team *team)
{
	const char *item = story_live(story, team, "retro");
	struct arena *arena = &team->arena;

	switch (story_random(story, 6)) {
	case 0:
	case 1:
		team_try(team, "retro_add", NULL,
			 arena_printf(arena, "{\"kind\":\"%s\",\"text\":\"t%u\",\"cycle\":\"%s\"}",
				      story_random(story, 2) ? "keep" : "start", story_random(story, 9),
				      story_cycle(story)));
		return;
	case 2:
		team_try(team, "retro_edit", item,
			 arena_printf(arena, "{\"kind\":\"stop\",\"text\":\"u%u\"}",
				      story_random(story, 9)));
		return;
	case 3:
		team_try(team, "retro_turn", item,
			 arena_printf(arena, "{\"owners\":[\"%s\"]}", story_live(story, team, "member")));
		return;
	case 4:
		team_try(team, "retro_carry", item, "{}");
		return;
	default:
		team_try(team, "retro_remove", item, "{}");
	}
}

static inline void story_plan(struct story *story, struct team *team)
{
	struct arena *arena = &team->arena;

	switch (story_random(story, 7)) {
	case 0:
		team_try(team, "unit_add", NULL,
			 arena_printf(arena, "{\"name\":\"u%u\",\"outside\":%s}", story_random(story, 9),
				      story_random(story, 2) ? "true" : "false"));
		return;
	case 1:
		team_try(team, "unit_edit", story_live(story, team, "unit"),
			 arena_printf(arena, "{\"name\":\"v%u\",\"parent\":\"%s\"}",
				      story_random(story, 9), story_live(story, team, "unit")));
		return;
	case 2:
		team_try(team, "unit_remove", story_live(story, team, "unit"), "{}");
		return;
	case 3:
		team_try(team, "cycle_edit", story_cycle(story),
			 arena_printf(arena, "{\"name\":\"c%u\",\"consensus\":%s}",
				      story_random(story, 9),
				      story_random(story, 2) ? "null" : "\"2025-09-26\""));
		return;
	case 4:
		team_try(team, "cycle_edit", "2026h1",
			 "{\"first\":\"2026-01-01\",\"last\":\"2026-06-30\"}");
		return;
	case 5:
		team_try(team, "day_clear", story_date(story, team), "{}");
		return;
	default:
		team_try(team, "day_set", NULL,
			 arena_printf(arena, "{\"date\":\"%s\",\"rule\":\"%s\",\"name\":\"d%u\"}",
				      story_date(story, team), story_random(story, 2) ? "off" : "work",
				      story_random(story, 9)));
	}
}

static inline void story_goals(struct story *story, struct team *team)
{
	switch (story_random(story, 7)) {
	case 0:
		story_metric(story, team);
		return;
	case 1:
		story_plan(story, team);
		return;
	case 2:
		story_alignment(story, team);
		return;
	case 3:
		story_objective(story, team);
		return;
	case 4:
		story_retro(story, team);
		return;
	default:
		story_key_result(story, team);
	}
}
