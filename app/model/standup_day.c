#include "app/model/standup_day.h"

#include "app/model/days.h"

/* Does it reach into a day that began after it? One that a wrong clock begins in the future does not. */
static bool lasts_into(const struct standup_session *session, int64_t midnight_ms, int64_t now_ms,
		       const struct standup *standup)
{
	if (session->plan.started_at_ms > now_ms)
		return false;
	return !standup->over || (standup->over_at_ms >= midnight_ms &&
				  now_ms - standup->over_at_ms < STANDUP_SUMMARY_S * INT64_C(1000));
}

/* Of the days up to today; they are in order, and the last one is looked at first. */
const struct standup_session *standup_day_session(const struct meetings *meetings, int64_t now_ms,
						  struct standup *standup)
{
	struct date date = date_of(now_ms);
	int64_t midnight_ms = meeting_moment_ms(date, 0);
	int32_t today = date_number(date);

	for (int i = meetings ? meetings->standup_count : 0; i-- > 0;) {
		const struct standup_session *session = &meetings->standups[i];
		if (session->day > today)
			continue;
		standup_session_at(session, now_ms, standup);
		if (session->day == today || lasts_into(session, midnight_ms, now_ms, standup))
			return session;
	}
	return NULL;
}
