#pragma once
#include "app/base/buf.h"
#include "app/base/lang.h"
#include "app/model/meetings.h"

/*
 * ical: the meetings as an iCalendar stream (RFC 5545), for any calendar program. Each meeting is one
 * event with a recurrence rule; the days on which the working calendar says otherwise are its exceptions
 * and additions, from ICAL_BACK_DAYS ago to MEETING_AHEAD_DAYS ahead. Times are of this place, whose
 * offsets over that time are in the stream.
 *
 * Thread: any; it reads the time zone of the process.
 */
enum { ICAL_BACK_DAYS = 60, ICAL_LINE_MAX = 75 };	/* octets of a line, without its CRLF */

struct ical {
	const struct meetings *meetings;
	const char *team;	/* what the calendar is called */
	const char *realm;	/* what makes an event's id this team's and no other's */
	enum lang lang;
	int64_t now_ms;
};

void ical_write(const struct ical *ical, struct buf *out);
