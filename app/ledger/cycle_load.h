#pragma once
#include "app/base/arena.h"
#include "app/ledger/ledger.h"
#include "app/model/goals.h"

/*
 * cycle_load: cycles and the days on which people work, as the ledger has them. A cycle needs no row: a
 * quarter is known by its id, "2026q4", and its dates follow from that. A row holds what people said
 * otherwise. A cycle that is no quarter has a row with its first and last day.
 */
enum { CYCLE_ID_SIZE = 16 };

/* "2026q4" */
bool cycle_id_parse(const char *id, struct date *first);	/* of a quarter */
void cycle_id_of(struct date date, char out[CYCLE_ID_SIZE]);

/* The team's own days, by date, in the arena, and the calendar that is shipped with them laid over it. */
bool workdays_load(struct ledger *ledger, struct arena *arena, struct workdays *calendar,
		   struct special_day **days, int *count, struct err *err);

/* A cycle by its id; found is false when the id says no quarter and nobody planned it. */
bool cycle_load(struct ledger *ledger, const char *id, const struct workdays *calendar,
		struct arena *arena, struct goal_cycle *cycle, bool *found, struct err *err);

/* The cycle that holds the day: one that people planned, or the quarter. */
bool cycle_load_at(struct ledger *ledger, struct date day, const struct workdays *calendar,
		   struct arena *arena, struct goal_cycle *cycle, struct err *err);

/* Today, or year 0 while the clock is not calibrated. */
struct date ledger_today(const struct ledger *ledger);
