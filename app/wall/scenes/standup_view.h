#pragma once
#include "app/model/standup_day.h"
#include "app/wall/scenes/queue.h"

/*
 * standup_view: today's stand-up, or the one that runs over midnight, as its two scenes see it: who takes
 * part in what order, and how it stands.
 *
 * Thread: any. Lives as long as the scene's arena.
 */
enum { SUMMARY_NOTES = 3 };

struct standup_view {
	const struct scene_input *in;
	const struct board *board;
	const struct meetings *meetings;
	int32_t day;		/* of the session; without one, today */
	const struct standup_session *session;	/* NULL: nobody has begun it */
	struct standup standup;			/* with a session */
	int order[STANDUP_PEOPLE_MAX];		/* persons of the session */
	int total_s;				/* for all together, as begun or as planned */
};

/* False: nothing is known of people or meetings. */
bool standup_view_of(const struct scene_input *in, struct standup_view *view);

/* NULL: not in the board, as somebody whose joining was undone. */
const struct person *standup_view_person(const struct standup_view *view, const char *id);

/* Who was present, in the order of the day, and whoever else may speak. Answers how many. */
int standup_view_team(const struct standup_view *view, const struct person **people, int most);

/* The same as places of a queue: who has written something for today, who is off. */
int standup_view_written(const struct standup_view *view, struct queue_place *places, int most);

/* When the two scenes have the wall. */
bool standup_is_due(const struct snapshot *snapshot, int64_t now_ms);
bool standup_summary_is_due(const struct snapshot *snapshot, int64_t now_ms);
int standup_summary_pages(const struct snapshot *snapshot);
