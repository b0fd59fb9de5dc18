#pragma once
#include "app/model/flow.h"
#include "app/model/snapshot.h"

/*
 * Topic: flow, the notes of the last quarter by the days on which each was made, begun, finished and torn
 * off. What the days tell is computed by flow.h when it is shown.
 *
 * It is read anew when the day changes and, while notes move, every few minutes; never with each move.
 *
 * Thread: any. Immutable once loaded.
 */
struct flow_notes {
	struct topic topic;
	int32_t day;			/* on which it was read; 0: the clock was not known */
	struct flow_card *cards;
	enum block_type *blocks;	/* what each was blocked by last; BLOCK_NONE: never */
	int count;
};

struct flow_notes *flow_notes_new(void);

/* What the notes tell of the last weeks, as the wall, the API and the CSV say it. */
enum { FLOW_DAYS = 31, FLOW_WEEKS = 7 };

struct flow_report {
	int32_t today;
	struct flow_day days[FLOW_DAYS];	/* the last is today */
	struct flow_times times;		/* of what was finished on those days; in the arena */
	int weeks[FLOW_WEEKS];			/* finished in each; the last holds today */
	int weeks_known;
	double per_week;
};

/* today: for notes that were read while the clock was not known. */
struct flow_report flow_report_of(const struct flow_notes *notes, int32_t today, struct arena *arena);
