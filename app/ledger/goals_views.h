#pragma once
#include "app/ledger/views.h"

/*
 * goals_views: what the API reads of goals, as JSON. Made from the same struct goals that the wall shows,
 * with the arithmetic of model/okr.h and its neighbours, so that wall, phone and API say one thing.
 * Names of shipped metrics are said in the reader's language.
 *
 * A number that nobody knows is null: progress without a start, a current that was never said.
 */

/*
 * metric: {id, name, shipped, platform, formula, measure, direction:"up"|"down"|"hold", low, high,
 * stage:"none"|"awareness"|"engagement"|"conversion", frequency:"day"|"week"|"month"|"quarter", current,
 * current_date, data_age_days, kpi: null|{cycle, floor, met: null|bool, key_result}, key_results:[id]}
 * One metric alone also has readings:[{date, value}], oldest first, at most the last 400.
 */
bool view_metrics(struct ledger *ledger, const struct reader *reader, struct buf *out,
		  struct err *err);
bool view_metric(struct ledger *ledger, const struct reader *reader, const char *id,
		 struct buf *out, struct err *err);
