#pragma once
#include "app/base/arena.h"
#include "app/ledger/ledger.h"
#include "app/model/rank.h"
#include "app/model/snapshot.h"

/*
 * read: the single facts that rules ask for, inside the transaction in which they then append. Texts
 * live in the arena; a field that is NULL in the database is "". Each answers false only when the
 * storage fails; `found` says whether there is such a thing (created, and whatever its state).
 */
struct card_row {
	bool found;
	const char *state;	/* board, torn, dropped, removed */
	const char *title, *note, *label, *due, *owners, *checklist;
	const char *column;	/* where it is shown */
	const char *home;	/* where its events put it: not the same when that column is gone */
	const char *rank;
	const char *block_type, *block_reason;
	const char *key_result;
};

struct column_row {
	bool found;
	const char *state;	/* live, removed */
	const char *name, *kind, *rank;
	int64_t wip_limit;	/* 0: none */
};

struct label_row {
	bool found;
	const char *state;	/* live, removed */
	const char *name, *icon, *paper;
};

struct member_row {
	bool found;
	const char *state;	/* here, left, removed */
	const char *name, *emoji;
	int64_t colour;		/* -1: by the order of joining */
	enum role role;
};

bool read_card(struct ledger *ledger, const char *id, struct arena *arena, struct card_row *row,
	       struct err *err);
bool read_column(struct ledger *ledger, const char *id, struct arena *arena, struct column_row *row,
		 struct err *err);
bool read_label(struct ledger *ledger, const char *id, struct arena *arena, struct label_row *row,
		struct err *err);
bool read_member(struct ledger *ledger, const char *id, struct arena *arena, struct member_row *row,
		 struct err *err);
bool read_team(struct ledger *ledger, struct arena *arena, const char **name, struct err *err);

/* The first live column of a kind, then of any kind; "" when there is none. */
bool read_first_column(struct ledger *ledger, const char *kind, struct arena *arena, const char **id,
		       struct err *err);

bool read_admins(struct ledger *ledger, int64_t *count, struct err *err);
bool read_live_columns(struct ledger *ledger, int64_t *count, struct err *err);
bool read_live_labels(struct ledger *ledger, int64_t *count, struct err *err);
bool read_members(struct ledger *ledger, int64_t *count, struct err *err);

bool read_live_metrics(struct ledger *ledger, int64_t *count, struct err *err);
bool read_uses_of_metric(struct ledger *ledger, const char *metric, int64_t *count, struct err *err);

bool read_live_objectives(struct ledger *ledger, const char *cycle, int64_t *count, struct err *err);
bool read_live_retro(struct ledger *ledger, const char *cycle, int64_t *count, struct err *err);
bool read_live_key_results(struct ledger *ledger, const char *objective, int64_t *count,
			   struct err *err);

bool read_live_units(struct ledger *ledger, int64_t *count, struct err *err);
bool read_uses_of_unit(struct ledger *ledger, const char *unit, int64_t *count, struct err *err);

/* Does an objective hang on another, over any number of links that stand or are proposed? */
bool read_hangs_on(struct ledger *ledger, const char *objective, const char *other, bool *hangs,
		   struct err *err);

/* A link of that kind between the two that nobody declined. NULL where it does not apply. */
bool read_link_exists(struct ledger *ledger, const char *objective, const char *kind,
		      const char *upper_kr, const char *upper_objective, const char *unit,
		      bool *exists, struct err *err);

/* What a metric read last. */
bool read_newest_reading(struct ledger *ledger, const char *metric, bool *found, double *value,
			 struct err *err);

/* The ranks of the neighbours between which something goes; "" at an end. `moving` is not counted. */
struct gap {
	bool found;		/* `before` stands there (always true without one) */
	const char *low, *high;
};
bool read_card_gap(struct ledger *ledger, const char *column, const char *before, const char *moving,
		   struct arena *arena, struct gap *gap, struct err *err);
bool read_column_gap(struct ledger *ledger, const char *before, const char *moving,
		     struct arena *arena, struct gap *gap, struct err *err);

bool read_objective_gap(struct ledger *ledger, const char *cycle, const char *before,
			const char *moving, struct arena *arena, struct gap *gap, struct err *err);

/* Ids in their order, without `moving`. */
struct id_list {
	const char **ids;
	int count;
};
bool read_cards_in(struct ledger *ledger, const char *column, const char *moving,
		   struct arena *arena, struct id_list *list, struct err *err);
bool read_columns_in_order(struct ledger *ledger, const char *moving, struct arena *arena,
			   struct id_list *list, struct err *err);
bool read_objectives_in(struct ledger *ledger, const char *cycle, const char *moving,
			struct arena *arena, struct id_list *list, struct err *err);
bool read_cards_of(struct ledger *ledger, const char *owner, struct arena *arena,
		   struct id_list *list, struct err *err);

/* Goals that stand and have this owner. */
bool read_objectives_of(struct ledger *ledger, const char *owner, struct arena *arena,
			struct id_list *list, struct err *err);
bool read_key_results_of(struct ledger *ledger, const char *owner, struct arena *arena,
			 struct id_list *list, struct err *err);

/* Has anything ever been said of this subject, even if it is gone? */
bool read_known(struct ledger *ledger, const char *subject, bool *known, struct err *err);

/* The events of a subject that are not erased yet, as a JSON list of [hlc, site]. */
bool read_erasable(struct ledger *ledger, const char *subject, struct arena *arena, const char **json,
		   struct err *err);

/* Cards on the board whose own column is not there. */
bool read_homeless(struct ledger *ledger, int64_t *count, struct err *err);
