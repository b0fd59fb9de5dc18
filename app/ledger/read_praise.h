#pragma once
#include "app/ledger/read.h"

/*
 * read_praise: the single facts that the rules of recognition ask for: badges, who gave them, feedback,
 * talks, the fund. As read.h has it: inside the transaction, texts in the arena.
 */
enum { KUDOS_PER_WEEK = 3 };	/* unless the team said otherwise */

struct badge_row {
	bool found;
	const char *state;	/* live, removed */
	const char *name, *icon, *colour;
};

struct kudos_row {
	bool found;
	const char *state;	/* given, taken, removed */
	const char *giver, *receiver, *badge;
};

struct feedback_row {
	bool found;
	const char *state;	/* private, published, withdrawn, removed */
	const char *giver, *receiver;
};

struct talk_row {
	bool found;
	const char *state;	/* noted, agreed, removed */
	const char *author, *partner;
	bool done;
};

struct pool_row {
	bool found;		/* and live */
	const char *what;
	int64_t cost;
};

bool read_badge(struct ledger *ledger, const char *id, struct arena *arena, struct badge_row *row,
		struct err *err);
bool read_kudos(struct ledger *ledger, const char *id, struct arena *arena, struct kudos_row *row,
		struct err *err);
bool read_feedback(struct ledger *ledger, const char *id, struct arena *arena,
		   struct feedback_row *row, struct err *err);
bool read_talk(struct ledger *ledger, const char *id, struct arena *arena, struct talk_row *row,
	       struct err *err);
bool read_pool(struct ledger *ledger, struct arena *arena, struct pool_row *row, struct err *err);

bool read_live_badges(struct ledger *ledger, int64_t *count, struct err *err);
bool read_fund_balance(struct ledger *ledger, int64_t *balance, struct err *err);

/* Whether somebody was granted money for these kudos already. */
bool read_granted(struct ledger *ledger, const char *kudos, bool *granted, struct err *err);

/* The team's setting, or KUDOS_PER_WEEK. */
bool read_kudos_per_week(struct ledger *ledger, int64_t *limit, struct err *err);

/*
 * How many one gave since a moment. What was given while the clock was not set counts while it is not
 * set, and then no more.
 */
bool read_kudos_given(struct ledger *ledger, const char *giver, int64_t since_ms, int64_t *count,
		      struct err *err);

/* How many people gave more than `limit` since then. */
bool read_too_generous(struct ledger *ledger, int64_t since_ms, int64_t limit, int64_t *count,
		       struct err *err);

/* When this week began here; INT64_MAX while the clock is not set. */
int64_t week_start_ms(const struct ledger *ledger);
