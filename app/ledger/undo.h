#pragma once
#include "app/base/arena.h"
#include "app/ledger/ledger.h"
#include "app/model/snapshot.h"

/*
 * undo: the batch that a row of the log belongs to, and whether it can be taken back.
 *
 * An event touches fields: those named in its data and those that its kind implies (projections.sql).
 * A batch can be undone while no later event of the same subjects has touched the same fields. Its
 * inverse is one event for each subject, NOUN.reverted, that sets exactly those fields to what they
 * were, ages included; so an inverse can be undone like anything else.
 */
enum { UNDO_FIELDS_MAX = 40, UNDO_FIELD_SIZE = 24, UNDO_EVENTS_MAX = 5000 };

struct undo_subject {
	const char *id;
	const char *noun;	/* "card"; "" for kinds of a later version */
	int64_t hlc;		/* of its first event in the batch */
	const char *site;
	char fields[UNDO_FIELDS_MAX][UNDO_FIELD_SIZE];
	int field_count;
	struct undo_subject *next;
};

struct undo_batch {
	const char *batch;
	const char *actor;
	bool cards_only;	/* nothing but notes was touched */
	bool powers;		/* somebody's role, or whether they belong to the team */
	bool erased;		/* it holds a redaction */
	bool secret;		/* it is private: for who did it alone, whatever their role */
	int events;		/* more than UNDO_EVENTS_MAX are not counted, and not undone */
	struct undo_subject *first, **last;
};

/* Reads the batch; ERR_NOT_FOUND when there is no such row. */
bool undo_read(struct ledger *ledger, int64_t seq, struct arena *arena, struct undo_batch *batch,
	       struct err *err);

/*
 * Who may take it back: anybody of the team for notes; for the rest an admin, or whoever did it unless
 * it was about the team, its columns, or somebody's role (a demotion is not for the demoted to undo).
 * What is private only who did it may take back, and nobody else is told that it is there.
 */
bool undo_allowed(const struct undo_batch *batch, const char *member, enum role role);

/* ERR_CONFLICT when something later touched the same, or when it holds what cannot come back. */
bool undo_must_be_possible(struct ledger *ledger, const struct undo_batch *batch, struct arena *arena,
			   struct err *err);
