#pragma once
#include "app/model/goals.h"
#include "app/model/standing.h"
#include "app/wall/scenes/progress.h"
#include "app/wall/scenes/scene.h"

/*
 * goal_facts: what the scenes of goals are given: the goals, where they stand today (standing.h), and the
 * people they name.
 *
 * Thread: any. What it points to lives in the arena and in the snapshot.
 */
struct goal_facts {
	const struct scene_input *in;
	const struct goals *goals;	/* never NULL; empty when nothing was loaded */
	const struct board *board;	/* may be NULL */
	struct arena *arena;
	struct date today;		/* year 0: the clock is not known */
	bool has_time;			/* there is a cycle, and the clock is known */
	struct standing standing;
};

struct goal_facts goal_facts(const struct scene_input *in, struct arena *arena);

/* A key result as it is drawn. */
struct kr_facts {
	const struct kr_standing *standing;
	const char *measure;
	bool has_value, has_progress;	/* without a start or a value there is no progress */
	double value;
	float share, floor_share;	/* 0..1 on the bar */
	bool has_floor;
	double floor;
	bool has_change, change_is_good;
	double change;			/* against a week before */
	enum state state;
	int notes_open, notes_done;	/* that serve it; done ones with those torn off in this cycle */
	bool forgotten;			/* 无人推进: kr_unattended() */
};

struct kr_facts kr_facts(const struct goal_facts *facts, const struct key_result *kr);
const struct objective_standing *objective_standing(const struct goal_facts *facts,
						    const struct objective *objective);

/* Overdue and not begun are one hollow circle; hatching tells them apart. */
enum state state_of(enum health health);

const char *cycle_name_words(const struct goal_cycle *cycle, struct arena *arena);	/* "Q4" */

const struct person *goal_person(const struct goal_facts *facts, const char *id);	/* or NULL */
/* Who answers for it: the member's or the unit's name; "" when nobody does. */
const char *goal_owner_name(const struct goal_facts *facts, const struct objective *objective);
const struct person *kr_person(const struct goal_facts *facts, const struct key_result *kr);
const struct label *goal_label(const struct goal_facts *facts, const char *id);		/* or NULL */
