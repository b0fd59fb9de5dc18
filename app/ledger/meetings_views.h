#pragma once
#include "app/ledger/views.h"

/*
 * meetings_views: rituals and stand-ups as the API reads them; as views.h. Made from the topic that the
 * wall shows, so that phone and wall never disagree.
 */

/*
 * ritual: {id, name, kind, time, weekday, nth, month, length_min, scene, next:{date, begins, ends}|null},
 * or {id, state:"removed"}
 */
bool view_ritual(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		 struct err *err);

/* {items:[ritual]} */
bool view_rituals(struct ledger *ledger, const struct reader *reader, struct buf *out,
		  struct err *err);
