#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/draw/paint.h"
#include "app/model/snapshot.h"
#include "app/wall/celebration.h"
#include "app/wall/programme.h"
#include "app/wall/scenes/scene.h"

/*
 * director: what the wall shows. Which scene; which page of a column and when it turns; when a column
 * changes its density; day or evening; the small moves against burn-in; and when something will change
 * by itself, so that the loop can sleep until then.
 *
 * Owner: the wall. Thread: main. Reads no clock: every call is told the moment.
 */
enum {
	COLUMN_TURN_S = 12,		/* a page inside a column */
	COLUMN_APART_S = 4,		/* columns turn out of step */
	COLUMNS_TURN_S = 15,		/* three of many columns */
	DENSITY_SETTLE_S = 2,
	THEME_FADE_S = 4,
	DIM_AFTER_S = 3600,
	SHIFT_EVERY_MINUTES = 7,
	SHIFT_POINTS = 8,
	AWAKE_S = 15 * 60,		/* after somebody asked for something at night */
};

struct moment {
	double now_s;		/* monotonic */
	int64_t wall_ms;
	bool calibrated;
};

struct director_options {
	bool theme_given;
	enum theme_choice theme;
};

struct column_memory {
	uint64_t key;
	int count;
	enum density density, wanted;
	double wanted_s;
	int page, pages;
	double turn_s;
};

struct director {
	struct director_options options;
	struct snapshot *snapshot;	/* a reference of its own; NULL before the first */
	struct snapshot *news;		/* comes when the board has the wall; else NULL */
	double news_s;
	struct programme programme;
	struct celebration celebration;
	double tick_s;			/* when the scene was last made anew by itself */
	struct column_memory columns[SPRITE_GROUPS_MAX];
	int column_count;		/* remembered */
	int column_page, column_pages;
	double column_turn_s;
	double changed_s;		/* when the team last did something */
	double awake_s;			/* until then it is lit, whatever the hour */
	bool tv_sleeps;			/* nobody sees what is drawn */
	int64_t minute;			/* of the wall clock, the last one shown */
	int minutes;			/* shown since the start */
	enum theme_kind theme, theme_from;
	double theme_s;			/* when the theme began to change; far in the past at rest */
	float dim_from;
	double dim_s;
	bool dimmed;
};

void director_init(struct director *director, const struct director_options *options,
		   const struct moment *at);
void director_finish(struct director *director);

/*
 * A newer snapshot; the reference is taken over. When another scene has the wall and something happened
 * on the board, the board is shown first as it was, so that people see the note fly.
 */
void director_take(struct director *director, struct snapshot *snapshot, const struct moment *at);

/* Does what is due. True: the scene has to be made anew. */
bool director_step(struct director *director, const struct moment *at);

/* The moment of the next step, on the monotonic clock. */
double director_deadline(const struct director *director, const struct moment *at);

const char *director_scene(const struct director *director, const struct moment *at);
void director_input(const struct director *director, const struct moment *at,
		    const struct measurer *measurer, struct scene_input *in);

/* True while the look changes from frame to frame. */
bool director_fades(const struct director *director, double now_s);
struct look director_look(const struct director *director, double now_s);

/* By hand: pages forward or back, brings a column onto the wall, other light. */
void director_page(struct director *director, int by, const struct moment *at);
void director_show_column(struct director *director, const char *id, const struct moment *at);
enum theme_choice director_other_theme(const struct director *director);

/* The team did something: full brightness. */
void director_wake(struct director *director, const struct moment *at);

/* Somebody stands before the wall: it is lit for a while, at night too. */
void director_rouse(struct director *director, const struct moment *at);

/* Whether there is anybody to draw for: its hours, a meeting, or somebody who asked for something. */
bool director_lit(const struct director *director, const struct moment *at);

