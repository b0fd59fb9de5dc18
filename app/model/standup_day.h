#pragma once
#include "app/model/meetings.h"

/*
 * standup_day: which day's stand-up a moment belongs to. The wall, the phones and the commands all ask
 * here, so that at midnight they agree.
 *
 * It is today's, once it is begun. Until then it is an earlier day's that still runs, or that ended after
 * midnight and is still being summed up, for STANDUP_SUMMARY_S. How long a stand-up may run is bounded by
 * standup.h.
 *
 * Thread: any. Pure. `meetings` may be NULL.
 */
enum { STANDUP_SUMMARY_S = 180 };

/* NULL: none. With one, *standup is how it stands at that moment. */
const struct standup_session *standup_day_session(const struct meetings *meetings, int64_t now_ms,
						  struct standup *standup);
