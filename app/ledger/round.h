#pragma once
#include "app/ledger/views.h"
#include "app/model/round.h"

/*
 * round: the weekly vote as the ledger has it. A ballot is an event of a private kind (private.h); what is
 * revealed is copied into the round by an event of its own, so that the secret ones are never handed on.
 */

/* The newest round, for the wall. */
struct round *snapshot_load_round(struct ledger *ledger, struct err *err);

/* A round by its id, or the newest for NULL; id is "" when there is none. */
struct round *round_load(struct ledger *ledger, const char *id, struct err *err);

/* The ballots of a key result as the reveal writes them: [{member, value}], or [{value}] by value. */
bool read_ballots(struct ledger *ledger, const char *round, const char *kr, bool anonymous,
		  struct arena *arena, const char **json, int64_t *count, struct err *err);

/* The id of the round that is open; "" when none is. And how many were opened on a day. */
bool read_open_round(struct ledger *ledger, struct arena *arena, const char **id, struct err *err);
bool read_rounds_of(struct ledger *ledger, const char *date, int64_t *count, struct err *err);

/* The key results of a cycle in their order. */
bool read_key_results(struct ledger *ledger, const char *cycle, struct arena *arena,
		      const char **json, int64_t *count, struct err *err);

/*
 * {id, state:"open"|"closed", date, anonymous, kr, place, count, voters:[id], voted:[id], mine: null|0..10,
 * revealed, key_results:[id], key_result: {…}, result: null|{votes:[{member, value}], lowest, highest,
 * spread, median, confidence, reading:"agreed"|"close"|"apart", before}}. `mine` is the reader's own and
 * null once it is revealed; nobody else's is told before.
 */
bool view_round(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err);
