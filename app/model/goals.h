#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/cycle.h"
#include "app/model/okr.h"
#include "app/model/snapshot.h"
#include "app/model/workdays.h"

/*
 * goals: what the team wants in a cycle and how far it is: metrics with their readings, floors, objectives
 * with their key results and check-ins, and how objectives hang together. Plain data as the ledger has it;
 * what follows from it (progress, health, forecast) is computed by okr.h when it is shown, because it
 * depends on the day.
 *
 * People are named by their id in struct board, which is a topic of its own; what is within this topic is
 * named by its index. Texts live in the topic's arena; "" where nothing was said.
 *
 * Thread: any. Immutable once loaded.
 */
enum unit_level {
	UNIT_COMPANY,
	UNIT_DEPARTMENT,
	UNIT_TEAM,
};

struct unit {
	const char *id, *name;
	enum unit_level level;
	int parent;		/* index into units; -1: none */
	bool outside;		/* another department without accounts here: 销售部 */
};

enum funnel_stage {
	STAGE_NONE,
	STAGE_AWARENESS,	/* 曝光 */
	STAGE_ENGAGEMENT,	/* 互动 */
	STAGE_CONVERSION,	/* 转化 */
};

enum frequency {
	EVERY_DAY,
	EVERY_WEEK,
	EVERY_MONTH,
	EVERY_QUARTER,
};

struct metric {
	const char *id;
	const char *name;	/* "" for a shipped one that was not renamed: metric_name_words() */
	const char *platform;	/* a label's id; "": all channels */
	const char *formula;	/* in words; "" as the name: metric_formula_words() */
	const char *measure;	/* "%", "次", "篇": written behind the value */
	enum direction direction;
	double low, high;	/* DIRECTION_HOLD only */
	enum funnel_stage stage;
	enum frequency frequency;
	int first, count;	/* its readings, oldest first: this cycle's and thirteen weeks before */
	bool has_floor;		/* a KPI in this cycle */
	double floor;
	const char *floor_from;	/* id of the key result it was taken from; "": none */
};

/* What somebody said of a key result at a check-in. */
struct kr_checkin {
	int64_t at_ms;		/* 0: unknown */
	int32_t day;		/* the day it is about */
	bool has_value;
	double value;
	int confidence;		/* 0..10 */
	const char *comment;
	const char *author;	/* member id */
};

struct key_result {
	const char *id, *title;
	const char *owner;	/* member id; "": the objective's owner */
	int objective;
	enum kr_kind kind;
	int metric;		/* index into metrics; -1: none of the library */
	const char *measure;	/* without a metric: what is written behind the value */
	const char *judge;	/* KR_RATING: who rates, in words */
	enum frequency period;	/* KR_COUNT */
	enum direction direction;
	bool has_start;		/* false: establishing it is the first step */
	double start, target;	/* KR_MILESTONES: the target is their number */
	bool has_current;
	double current;		/* KR_METRIC: the newest reading; KR_COUNT: the sum of this period */
	int32_t current_day;	/* the day of that value */
	bool has_before;	/* a value at least seven days older */
	double before;
	int weight;		/* 1..100 */
	int milestones_done, milestone_count;
	const char *milestones;	/* as JSON: [{"id", "text", "done"}] */
	const char *kpi;	/* id of the floor that it was made from; "": none */
	int confidence;		/* of the newest check-in; -1: none yet */
	int first, count;	/* check-ins, oldest first */
	bool changed;		/* after publication: said with a mark */
	const char *reason;	/* of that change */
	/*
	 * Of the notes that serve it those in the pile; the ones on the board are in struct board, by
	 * card.key_result, so that a move of a note does not load the goals again.
	 */
	int notes_torn;		/* finished notes that served it and are in the pile */
	int32_t note_day;	/* the last day on which one of those was torn off; 0: never */
	int32_t added_day;	/* since when it is there; 0: unknown */
};

struct objective {
	const char *id, *title, *theme;
	const char *owner;	/* a member's or a unit's id */
	int unit;		/* index into units when a unit owns it, else -1 */
	enum objective_kind kind;
	enum paper paper;
	bool own_idea;		/* 自下而上: no parent, and that is fine */
	bool settled;		/* 定了, in the consensus meeting */
	bool revealed;		/* its score, in the review */
	bool changed;		/* after publication */
	const char *reason;	/* of that change */
	int first, count;	/* key results in their order */
};

enum link_kind {
	LINK_KR,		/* born of an upper key result */
	LINK_OBJECTIVE,		/* in line with an upper objective */
	LINK_ACROSS,		/* 横向: a handshake with another unit */
};

enum link_state {
	LINK_PROPOSED,
	LINK_AGREED,
	LINK_DECLINED,
};

struct window {
	int32_t first, last;	/* days, both included; 0: not said */
};

/* From the lower objective, or the one that asks, to what it hangs on. */
struct goal_link {
	const char *id;
	enum link_kind kind;
	enum link_state state;
	int objective;
	int upper_kr;		/* LINK_KR, else -1 */
	int upper_objective;	/* LINK_OBJECTIVE, and LINK_ACROSS to an objective here, else -1 */
	int unit;		/* LINK_ACROSS to a unit, else -1 */
	const char *comment;	/* of who asked */
	const char *answer;	/* of the other side */
	struct window ours, theirs;
};

/* A day that is not what the calendar's rule says: a holiday or a make-up day. Sorted by day. */
struct special_day {
	int32_t day;
	bool work;
	const char *name;
};

/* A cycle under the name it is known by; its dates are derived already. */
struct goal_cycle {
	const char *id, *name;	/* "2026q4"; name "" unless people gave one */
	struct cycle dates;
};

enum suggestion_kind {
	SUGGESTION_CHANGE,	/* 改 */
	SUGGESTION_ASK,		/* 问 */
};

struct suggestion {
	const char *id, *text;
	const char *author;	/* member id */
	int objective;
	int key_result;		/* -1: about the objective itself */
	enum suggestion_kind kind;
	int state;		/* 0 open, 1 accepted, 2 left as it is */
	int64_t at_ms;
};

/* What the team says in the review; in the order in which it was said. */
enum retro_kind {
	RETRO_KEEP,
	RETRO_STOP,
	RETRO_START,
};

struct retro_item {
	const char *id, *text;
	const char *author;	/* member id */
	enum retro_kind kind;
	bool card;		/* it became a note */
	const char *note;	/* that note's id; "" */
	const char *carried;	/* id of the cycle that it was carried into; "" */
	const char *origin;	/* the item of an earlier cycle that it was carried over from; "" */
	int64_t at_ms;		/* 0: unknown */
};

/* Topic: goals. */
struct goals {
	struct topic topic;
	struct goal_cycle cycle;	/* the one at hand; id "": the clock is not calibrated */
	struct goal_cycle next;
	struct workdays workdays;	/* the shipped calendar with the team's own days */
	struct special_day *days;	/* those the team set itself */
	int day_count;
	struct unit *units;
	int unit_count;
	struct metric *metrics;
	int metric_count;
	struct metric_reading *readings;
	int reading_count;
	struct objective *objectives;	/* of the cycle, in their order */
	int objective_count;
	struct key_result *key_results;	/* grouped by objective */
	int key_result_count;
	struct kr_checkin *checkins;	/* grouped by key result */
	int checkin_count;
	struct goal_link *links;
	int link_count;
	struct suggestion *suggestions;
	int suggestion_count;
	struct retro_item *retro;	/* of the cycle */
	int retro_count;
	/*
	 * The next cycle's goals, in the same arena, while it is at hand as the one that is planned: from its
	 * drafting to its first day, once it has an objective. NULL otherwise.
	 */
	struct goals *coming;
	/*
	 * While a half-year or annual review is near: the cycles it looks back on that have objectives, earliest
	 * first, each with its own goals in the same arena; one of them may be this one itself.
	 */
	struct goals **past;
	int past_count;
	bool past_year;		/* of a year, not of half a year */
};

struct goals *goals_new(void);

/* Those that people talk about planning: the coming ones, else those at hand. May be NULL, as `goals`. */
struct goals *goals_planned(struct goals *goals);

/* The words by which events and the API name these, in the order of the enums, ended by NULL. */
extern const char *const unit_level_words[], *const direction_words[], *const stage_words[];
extern const char *const frequency_words[], *const kr_kind_words[], *const objective_kind_words[];
extern const char *const link_kind_words[], *const link_state_words[], *const suggestion_state_words[];
extern const char *const paper_words[], *const retro_kind_words[], *const suggestion_kind_words[];

/* The word's place in its list; `other` for a word of another version. */
int word_place(const char *const *words, const char *word, int other);

/*
 * What each key result stands at by `today` (year 0: unknown): from its metric's readings, or from what
 * people said at check-ins, and its confidence. The lists must be filled in.
 */
void goals_stand(struct goals *goals, struct date today);
