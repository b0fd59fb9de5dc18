#pragma once
#include "app/ledger/ledger.h"
#include "app/model/flow_topic.h"

/*
 * flow_load: the days of each note of the last thirteen weeks, from the projection and, for the day on
 * which it was begun, from its own events. Costs about 10 µs for each note.
 *
 * Answers a new topic with one reference, or NULL and *err.
 */
struct flow_notes *snapshot_load_flow(struct ledger *ledger, struct err *err);
