#pragma once
#include "app/model/snapshot.h"
#include "app/model/week.h"

/*
 * rollover: the topic of the new week: which notes of last week are unfinished, what was decided, and the
 * pile of what was torn off. It is of the week at hand when it was loaded; the server loads it again when
 * a day begins.
 *
 * People and labels are named by their id in struct board, which is a topic of its own.
 *
 * Thread: any. Immutable once loaded.
 */
struct rollover_note {
	const char *card, *title;
	const char *const *owners;	/* member ids */
	int owner_count;
	const char *label;		/* "": none */
	int64_t since_ms;		/* 0: unknown */
	enum week_decision decision;
};

struct torn_note {
	const char *card;
	const char *label;		/* "": none */
};

/* Topic: the new week. */
struct rollover {
	struct topic topic;
	struct week week;
	struct rollover_note *notes;	/* oldest first, whatever was decided */
	int note_count;
	struct torn_note *torn;		/* of last week, newest first */
	int torn_count;
	int torn_before;		/* of the week before that */
};

struct rollover *rollover_new(void);

/* How many nobody has decided on yet. */
int rollover_waiting(const struct rollover *rollover);

/* What holds at this moment: after the stand-up has begun, undecided is kept. */
enum week_decision rollover_holds(const struct rollover *rollover, const struct rollover_note *note,
				  int64_t now_ms);
