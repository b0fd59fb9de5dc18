#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/lang.h"
#include "app/draw/text.h"
#include "app/model/snapshot.h"
#include "app/wall/scenes/columns.h"
#include "app/wall/sprite.h"

/*
 * scene: a pure function from what is known to where everything stands. It reads no clock, no screen
 * and no database; the same input gives the same list.
 *
 * Thread: any.
 */
enum { SELECTION_ID_SIZE = 64 };

/* The keyboard's place on the wall. Empty strings: none. */
struct selection {
	char card[SELECTION_ID_SIZE];
	char column[SELECTION_ID_SIZE];	/* where a lifted note hovers */
	bool lifted;
};

/* The next meeting, as the header says it. */
struct ritual {
	const char *name;	/* "每日站会" */
	const char *time;	/* "09:30", "周五 16:00" */
	const char *countdown;	/* "还有 10 分钟" */
};

struct scene_input {
	const struct snapshot *snapshot;
	const struct measurer *measurer;
	int64_t now_ms;
	bool calibrated;	/* false: now_ms says nothing */
	enum lang lang;
	struct column_state columns[SPRITE_GROUPS_MAX];	/* by index in the board; zero is the default */
	int column_page;	/* of boards with more than three columns */
	const struct selection *selection;	/* or NULL */
	const struct ritual *ritual;		/* NULL: as the snapshot's meetings have it */
	float distance;		/* 1, 1.15 or 1.3: how far away people sit; 0 is 1 */
	bool join_shown;
	int scene_index, scene_count;	/* dots in the footer; below two scenes none */
	int scene_page;		/* of scenes with several pages */
	const struct kudos *celebrated;		/* the badge whose moment it is, or NULL */
	int drift;		/* night: which of its places the note has */
	bool dark;		/* night: the TV sleeps, and nothing is drawn at all */
};

/*
 * A scene as the programme knows it. The table is in the order in which scenes take turns; those that
 * insist stand in it by how much they do.
 */
typedef void scene_func(const struct scene_input *in, struct sprite_list *out);

struct scene {
	const char *name;
	scene_func *make;
	/* True while it has something to show: it takes turns, and may be asked for. NULL: never. */
	bool (*worth)(const struct snapshot *snapshot);
	/* True while it must have the wall: its meeting is on, its question waits. NULL: never. */
	bool (*due)(const struct snapshot *snapshot, int64_t now_ms);
	int (*pages)(const struct snapshot *snapshot);	/* NULL: one */
	bool by_hand;	/* its pages turn when somebody says so, and not by the clock */
	int tick_s;	/* made anew so often while it is shown; 0: with each minute */
};

const struct scene *scene_table(int *count);

scene_func scene_align, scene_board, scene_celebrate, scene_consensus, scene_cycle, scene_flow;
scene_func scene_funnel, scene_kudos, scene_metrics, scene_night, scene_okr, scene_rebuild;
scene_func scene_review, scene_rollover, scene_setup, scene_standup, scene_standup_summary;
scene_func scene_weekly_reveal, scene_weekly_vote, scene_year_review;

/* Of scenes that are not always worth a turn: something to show, and how many pages of it. */
bool scene_align_worth(const struct snapshot *snapshot);
bool scene_consensus_worth(const struct snapshot *snapshot);
bool scene_cycle_worth(const struct snapshot *snapshot);
bool scene_flow_worth(const struct snapshot *snapshot);
bool scene_funnel_worth(const struct snapshot *snapshot);
bool scene_kudos_worth(const struct snapshot *snapshot);
bool scene_metrics_worth(const struct snapshot *snapshot);
bool scene_okr_worth(const struct snapshot *snapshot);
bool scene_review_worth(const struct snapshot *snapshot);
bool scene_consensus_due(const struct snapshot *snapshot, int64_t now_ms);
bool scene_review_due(const struct snapshot *snapshot, int64_t now_ms);
bool scene_year_review_due(const struct snapshot *snapshot, int64_t now_ms);
int scene_align_pages(const struct snapshot *snapshot);
int scene_consensus_pages(const struct snapshot *snapshot);
int scene_funnel_pages(const struct snapshot *snapshot);
int scene_kudos_pages(const struct snapshot *snapshot);
int scene_metrics_pages(const struct snapshot *snapshot);
int scene_okr_pages(const struct snapshot *snapshot);
int scene_review_pages(const struct snapshot *snapshot);

bool rollover_due(const struct snapshot *snapshot, int64_t now_ms);
int rollover_pages(const struct snapshot *snapshot);

/* Fills an empty list, with a celebration over a scene that takes turns; false: there is no scene of that name. */
bool scene_make(const char *name, const struct scene_input *in, struct sprite_list *out);
