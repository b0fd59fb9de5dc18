#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/meeting.h"
#include "app/model/snapshot.h"
#include "app/model/standup.h"

/*
 * meetings: the topic of rituals: their rules, and what was said for the days around now. Which of it is
 * today's, and what comes next, follows from the moment at which it is asked: a day that begins changes
 * nothing here.
 *
 * People and cards are named by their id in struct board, which is a topic of its own. Texts live in the
 * topic's arena; "" where nothing was said.
 *
 * Thread: any. Immutable once loaded.
 */
enum { MEETINGS_KEPT_DAYS = 7 };	/* what is older than this is not loaded */

/* Three sentences 三句话 of a member for a day. */
struct checkin {
	const char *member;
	int32_t day;		/* date_number() */
	const char *yesterday, *today, *difficulty;
	const char *card;	/* the note that the difficulty blocks; "": none */
	int64_t at_ms;		/* 0: unknown */
};

struct absence {
	const char *member;
	int32_t day;
};

/* Somebody helps with the block of a card that was there at that time. */
struct help {
	const char *card, *member;
	const char *text;
	int64_t at_ms;
};

/* The stand-up of a day, as it was begun and what was tapped since. */
struct standup_session {
	int32_t day;
	const char **people;	/* ids of those who were present, by their joining: plan.people of them */
	struct standup_plan plan;
	struct standup_event *events;
	int event_count;
};

/* Topic: meetings. */
struct meetings {
	struct topic topic;
	struct workdays workdays;
	struct meeting *meetings;	/* by kind, then time */
	int meeting_count;
	struct checkin *checkins;	/* by day, then in the order of posting */
	int checkin_count;
	struct absence *absences;
	int absence_count;
	struct help *helps;
	int help_count;
	struct standup_session *standups;
	int standup_count;
};

struct meetings *meetings_new(void);

/*
 * Forgets the stand-ups, and the steps of them, that came after a moment: for a picture of an earlier
 * time. Only by who has just loaded it.
 */
void meetings_rewind(struct meetings *meetings, int64_t now_ms);

/* One meeting at one time. */
struct occurrence {
	const struct meeting *meeting;
	struct date day;
	int64_t begins_ms, ends_ms;
};

/* The one that is on; of several the rarest. False: none. `meetings` may be NULL, as everywhere here. */
bool meetings_now(const struct meetings *meetings, int64_t now_ms, struct occurrence *now);

/* The one that begins next, after `now_ms`; of several the rarest. */
bool meetings_next(const struct meetings *meetings, int64_t now_ms, struct occurrence *next);

/* The rarest of a day. */
bool meetings_of_day(const struct meetings *meetings, struct date day, struct occurrence *rarest);

/* The one of today whose scene is this, and whether there is one. */
bool meetings_today(const struct meetings *meetings, const char *scene, int64_t now_ms,
		    struct occurrence *today);

/* What was said for a day; NULL: nothing. */
const struct checkin *meetings_checkin(const struct meetings *meetings, const char *member, int32_t day);
bool meetings_away(const struct meetings *meetings, const char *member, int32_t day);

/* Who helps with the block that a card has now; NULL: nobody yet. */
const struct help *meetings_help(const struct meetings *meetings, const struct card *card);

/* The stand-up of a day; NULL: none was begun. */
const struct standup_session *meetings_standup(const struct meetings *meetings, int32_t day);
void standup_session_at(const struct standup_session *session, int64_t now_ms, struct standup *out);

/* Who this is in the session; -1: was not present. */
int standup_person(const struct standup_session *session, const char *member);

/* Who takes part in a day's stand-up, and how; for its summary. */
enum attendance {
	ATTENDS_SPOKE,		/* or has yet to */
	ATTENDS_WROTE,		/* was not there and left three sentences */
	ATTENDS_OFF,
	ATTENDS_MISSED,
};

/* `standup` is what standup_session_at() said of the session. */
enum attendance meetings_attendance(const struct meetings *meetings,
				    const struct standup_session *session,
				    const struct standup *standup, const char *member);
