#pragma once
#include "app/base/buf.h"
#include "app/ledger/views.h"
#include "app/model/rollover.h"

/*
 * rollover: what the ledger knows of the new week. Which notes are asked about follows from the calendar of
 * working days and from when each was stuck up; events hold only what people decided, each on its card.
 */

/* The week at hand; its monday has year 0 while the clock is not calibrated. */
bool week_load(struct ledger *ledger, struct week *week, struct err *err);

/* What a rule asks of one note in this week. */
struct left_row {
	bool found;			/* there is such a card */
	bool asked;			/* it is left from last week, decided or not */
	bool may;			/* the reader owns it, or nobody who is here does; or the reader is an admin */
	const char *state;		/* board, torn, dropped, removed */
	const char *column, *kind;	/* where it is shown */
	enum week_decision decision;	/* for this week */
};

bool read_left(struct ledger *ledger, const char *card, const struct week *week,
	       const struct reader *reader, struct arena *arena, struct left_row *row,
	       struct err *err);

/*
 * {week, first, opens, closes, phase:"rest"|"asks"|"settled", decided, waiting, items:[{id, title, owners,
 * label, age_days, decision, said, mine, may}], torn:{last, before, mine, labels:[{label, count}]}}.
 * `decision` is what holds, `said` whether somebody said it. `id` is not looked at.
 */
bool view_week(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err);

/* {open, waiting}: for the board's view, so that a phone knows whether to ask for more. */
bool view_week_brief(struct ledger *ledger, struct buf *out, struct err *err);

struct rollover *snapshot_load_rollover(struct ledger *ledger, struct err *err);
