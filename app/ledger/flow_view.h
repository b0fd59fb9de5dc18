#pragma once
#include "app/ledger/views.h"

/*
 * flow_view: how notes flow, in the figures that the wall shows, read from the ledger when somebody asks.
 *
 * {days:[{date, todo, doing, done}], finishes:[{date, days, outlier}], half_days, most_days,
 * weeks:[{monday, finished}], per_week, open, weeks_left}
 *
 * days: the last 31, today included, how many notes lay where at the end of each; done counts on, torn off or
 * not, of the last thirteen weeks. finishes: those finished on these days, with the days from begun to
 * finished. half_days and most_days: within so many were 50 % and 85 % of them done; null while none was.
 * per_week: the mean of the weeks that are known. weeks_left: null while nothing gets done.
 */
bool view_flow(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err);

/* The days alone: date,todo,doing,done. */
bool view_flow_csv(struct ledger *ledger, struct buf *out, struct err *err);
