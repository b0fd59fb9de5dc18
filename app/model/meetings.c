#include "app/model/meetings.h"

#include <string.h>

struct meetings *meetings_new(void)
{
	return topic_new(sizeof(struct meetings));
}

static void rewind_session(struct standup_session *session, int64_t now_ms)
{
	int kept = 0;

	for (int i = 0; i < session->event_count; i++)
		if (session->events[i].at_ms <= now_ms)
			session->events[kept++] = session->events[i];
	session->event_count = kept;
}

void meetings_rewind(struct meetings *meetings, int64_t now_ms)
{
	int kept = 0;

	for (int i = 0; meetings && i < meetings->standup_count; i++) {
		if (meetings->standups[i].plan.started_at_ms > now_ms)
			continue;
		rewind_session(&meetings->standups[i], now_ms);
		meetings->standups[kept++] = meetings->standups[i];
	}
	if (meetings)
		meetings->standup_count = kept;
}

static struct occurrence occurrence_of(const struct meeting *meeting, struct date day)
{
	int64_t begins_ms = meeting_moment_ms(day, meeting->minute);

	return (struct occurrence){meeting, day, begins_ms,
				   begins_ms + meeting->length_min * INT64_C(60000)};
}

/* True: `other` is to be named instead of what was found so far. */
static bool rarer(const struct occurrence *found, const struct occurrence *other)
{
	return !found->meeting || other->meeting->kind > found->meeting->kind;
}

static bool held_now(const struct meetings *meetings, const struct meeting *meeting, struct date day,
		     int64_t now_ms, struct occurrence *now)
{
	if (!meeting_held(meeting, &meetings->workdays, day))
		return false;
	*now = occurrence_of(meeting, day);
	return now->begins_ms <= now_ms && now_ms < now->ends_ms;
}

bool meetings_now(const struct meetings *meetings, int64_t now_ms, struct occurrence *now)
{
	struct date today = date_of(now_ms);
	struct occurrence one;

	*now = (struct occurrence){0};
	for (int i = 0; meetings && i < meetings->meeting_count; i++)
		if (held_now(meetings, &meetings->meetings[i], today, now_ms, &one) &&
		    rarer(now, &one))
			*now = one;
	return now->meeting != NULL;
}

/* The meeting's first beginning after a moment. */
static bool next_of(const struct meetings *meetings, const struct meeting *meeting, int64_t now_ms,
		    struct occurrence *next)
{
	struct date from = date_of(now_ms);

	for (int tries = 0; tries < 2; tries++) {
		struct date day = meeting_day(meeting, &meetings->workdays, from);
		if (!day.year)
			return false;
		*next = occurrence_of(meeting, day);
		if (next->begins_ms > now_ms)
			return true;
		from = date_from_number(date_number(day) + 1);
	}
	return false;
}

bool meetings_next(const struct meetings *meetings, int64_t now_ms, struct occurrence *next)
{
	struct occurrence one;

	*next = (struct occurrence){0};
	for (int i = 0; meetings && i < meetings->meeting_count; i++) {
		if (!next_of(meetings, &meetings->meetings[i], now_ms, &one))
			continue;
		if (!next->meeting || one.begins_ms < next->begins_ms ||
		    (one.begins_ms == next->begins_ms && rarer(next, &one)))
			*next = one;
	}
	return next->meeting != NULL;
}

bool meetings_of_day(const struct meetings *meetings, struct date day, struct occurrence *rarest)
{
	*rarest = (struct occurrence){0};
	for (int i = 0; meetings && i < meetings->meeting_count; i++) {
		const struct meeting *meeting = &meetings->meetings[i];
		if (!meeting_held(meeting, &meetings->workdays, day))
			continue;
		struct occurrence one = occurrence_of(meeting, day);
		if (rarer(rarest, &one))
			*rarest = one;
	}
	return rarest->meeting != NULL;
}

bool meetings_today(const struct meetings *meetings, const char *scene, int64_t now_ms,
		    struct occurrence *today)
{
	struct date day = date_of(now_ms);

	*today = (struct occurrence){0};
	for (int i = 0; meetings && i < meetings->meeting_count; i++) {
		const struct meeting *meeting = &meetings->meetings[i];
		if (strcmp(meeting->scene, scene) != 0 ||
		    !meeting_held(meeting, &meetings->workdays, day))
			continue;
		*today = occurrence_of(meeting, day);
		return true;
	}
	return false;
}

const struct checkin *meetings_checkin(const struct meetings *meetings, const char *member, int32_t day)
{
	for (int i = 0; meetings && i < meetings->checkin_count; i++)
		if (meetings->checkins[i].day == day &&
		    strcmp(meetings->checkins[i].member, member) == 0)
			return &meetings->checkins[i];
	return NULL;
}

bool meetings_away(const struct meetings *meetings, const char *member, int32_t day)
{
	for (int i = 0; meetings && i < meetings->absence_count; i++)
		if (meetings->absences[i].day == day &&
		    strcmp(meetings->absences[i].member, member) == 0)
			return true;
	return false;
}

const struct help *meetings_help(const struct meetings *meetings, const struct card *card)
{
	for (int i = 0; meetings && card->block && i < meetings->help_count; i++) {
		const struct help *help = &meetings->helps[i];
		if (strcmp(help->card, card->id) == 0 && help->at_ms >= card->blocked_since_ms)
			return help;
	}
	return NULL;
}

const struct standup_session *meetings_standup(const struct meetings *meetings, int32_t day)
{
	for (int i = 0; meetings && i < meetings->standup_count; i++)
		if (meetings->standups[i].day == day)
			return &meetings->standups[i];
	return NULL;
}

void standup_session_at(const struct standup_session *session, int64_t now_ms, struct standup *out)
{
	standup_at(&session->plan, session->events, session->event_count, now_ms, out);
}

int standup_person(const struct standup_session *session, const char *member)
{
	for (int i = 0; i < session->plan.people; i++)
		if (strcmp(session->people[i], member) == 0)
			return i;
	return -1;
}

enum attendance meetings_attendance(const struct meetings *meetings,
				    const struct standup_session *session,
				    const struct standup *standup, const char *member)
{
	int person = standup_person(session, member);
	bool wrote = meetings_checkin(meetings, member, session->day) != NULL;

	if (person >= 0 && standup->turns[person] != TURN_SKIPPED &&
	    standup->turns[person] != TURN_AWAY)
		return ATTENDS_SPOKE;
	if (meetings_away(meetings, member, session->day))
		return wrote ? ATTENDS_WROTE : ATTENDS_OFF;
	return wrote ? ATTENDS_WROTE : ATTENDS_MISSED;
}
