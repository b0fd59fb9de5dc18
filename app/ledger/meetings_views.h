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

/*
 * checkin: {member, date, yesterday, today, difficulty, card, posted}, or {member, date, state:"removed"}
 */
bool view_checkin(struct ledger *ledger, const struct reader *reader, const char *id,
		  struct buf *out, struct err *err);

/* {date, items:[checkin], absences:[member]}; `date` NULL: today. */
bool view_checkins(struct ledger *ledger, const struct reader *reader, const char *date,
		   struct buf *out, struct err *err);

/*
 * What a member's three sentences may begin with: {date, since, yesterday:{text, cards:[{id,title}]},
 * today:{text, cards:[…]}}. Finished since the last working day; in doing now.
 */
bool view_checkin_draft(struct ledger *ledger, const struct reader *reader, struct buf *out,
			struct err *err);

/* absence: {member, date, away} */
bool view_absence(struct ledger *ledger, const struct reader *reader, const char *id,
		  struct buf *out, struct err *err);

/*
 * standup: {date, state:"running"|"over", now, started, ended, length_s, turn_s, left_s, used_s, turn_ends,
 * speaker, next, place, of, people:[{member, turn}]}, people in the order of the day. `id` is its subject,
 * "standup-2026-11-12". When it was taken back: {date, state:"none"}.
 */
bool view_standup(struct ledger *ledger, const struct reader *reader, const char *id,
		  struct buf *out, struct err *err);

/* As Markdown; ERR_NOT_FOUND when there was none. */
bool view_minutes(struct ledger *ledger, const struct reader *reader, const char *date,
		  struct buf *out, struct err *err);

/*
 * All that the phone shows: {seq, now, date, workday, rituals, next, today, standup, checkins, absences,
 * helps:[{card, member, text}]}. `today` is today's stand-up as planned, `standup` as it is, or null. One
 * that runs over midnight stays that of its day: `date`, checkins and absences are then of that day.
 */
bool view_meetings(struct ledger *ledger, const struct reader *reader, struct buf *out,
		   struct err *err);
