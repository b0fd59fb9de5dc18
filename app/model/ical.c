#include "app/model/ical.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ZONE "kanwall"

/* --- lines --------------------------------------------------------------------------------------- */

static bool continues(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* A content line, folded between two characters; the space of a continuation counts. */
static void fold(struct buf *out, const char *line)
{
	size_t room = ICAL_LINE_MAX;

	while (strlen(line) > room) {
		size_t n = room;
		while (continues(line[n]))
			n--;
		buf_add(out, line, n);
		buf_text(out, "\r\n ");
		line += n;
		room = ICAL_LINE_MAX - 1;
	}
	buf_text(out, line);
	buf_text(out, "\r\n");
}

static void line(struct buf *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void line(struct buf *out, const char *format, ...)
{
	char *text;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		abort();
	va_end(args);
	fold(out, text);
	free(text);
}

/* TEXT of RFC 5545, 3.3.11. */
static void text_line(struct buf *out, const char *name, const char *text)
{
	struct buf escaped = {0};

	buf_text(&escaped, name);
	buf_char(&escaped, ':');
	for (; *text; text++) {
		if (strchr("\\;,", *text))
			buf_char(&escaped, '\\');
		if (*text == '\n')
			buf_text(&escaped, "\\n");
		else
			buf_char(&escaped, *text);
	}
	fold(out, escaped.bytes);
	buf_finish(&escaped);
}

static void utc_line(struct buf *out, const char *name, int64_t ms)
{
	time_t t = (time_t)(ms / 1000);
	struct tm tm;
	char text[24];

	gmtime_r(&t, &tm);
	strftime(text, sizeof(text), "%Y%m%dT%H%M%SZ", &tm);
	line(out, "%s:%s", name, text);
}

/* --- the zone ------------------------------------------------------------------------------------ */

static long offset_at(int64_t s, bool *summer)
{
	time_t t = (time_t)s;
	struct tm tm;

	localtime_r(&t, &tm);
	*summer = tm.tm_isdst > 0;
	return tm.tm_gmtoff;
}

static void offset_line(struct buf *out, const char *name, long offset_s)
{
	long minutes = labs(offset_s) / 60;

	line(out, "%s:%c%02ld%02ld", name, offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* From `s` on the clock is `to` ahead; before, it was `from`, in which the moment is written. */
static void observance(struct buf *out, int64_t s, long from, long to, bool summer)
{
	const char *what = summer ? "DAYLIGHT" : "STANDARD";
	time_t t = (time_t)(s + from);
	struct tm tm;
	char text[24];

	gmtime_r(&t, &tm);
	strftime(text, sizeof(text), "%Y%m%dT%H%M%S", &tm);
	line(out, "BEGIN:%s", what);
	line(out, "DTSTART:%s", text);
	offset_line(out, "TZOFFSETFROM", from);
	offset_line(out, "TZOFFSETTO", to);
	line(out, "END:%s", what);
}

/* The second in (low, high] from which the offset is another one. */
static int64_t transition(int64_t low, int64_t high)
{
	bool summer;
	long before = offset_at(low, &summer);

	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;
		if (offset_at(middle, &summer) == before)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static void zone(const struct ical *ical, struct buf *out)
{
	const int64_t day_s = 24 * 3600;
	int64_t first = ical->now_ms / 1000 - (ICAL_BACK_DAYS + 1) * day_s;
	int64_t last = ical->now_ms / 1000 + (MEETING_AHEAD_DAYS + 1) * day_s;
	bool summer;
	long offset = offset_at(first, &summer);

	line(out, "BEGIN:VTIMEZONE");
	line(out, "TZID:" ZONE);
	observance(out, -offset, offset, offset, summer);
	for (int64_t s = first; s < last; s += day_s) {
		long next = offset_at(s + day_s, &summer);
		if (next != offset)
			observance(out, transition(s, s + day_s), offset, next, summer);
		offset = next;
	}
	line(out, "END:VTIMEZONE");
}

/* --- events -------------------------------------------------------------------------------------- */

static const char *const weekdays[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/* "3,6,9,12": every month that the rule means. */
static void months_of(const struct meeting *meeting, char out[32])
{
	int span = meeting_span(meeting->kind);
	size_t n = 0;

	out[0] = '\0';
	for (int month = meeting->month; month <= 12; month += span)
		n += (size_t)snprintf(out + n, 32 - n, n ? ",%d" : "%d", month);
}

static void rule(struct buf *out, const struct meeting *meeting)
{
	char months[32];

	if (meeting->kind == MEETING_CONSENSUS)
		return;
	if (meeting->kind == MEETING_DAILY) {
		line(out, "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
	} else if (meeting->kind == MEETING_WEEKLY) {
		line(out, "RRULE:FREQ=WEEKLY;BYDAY=%s", weekdays[meeting->weekday]);
	} else if (meeting->kind == MEETING_MONTHLY) {
		line(out, "RRULE:FREQ=MONTHLY;BYDAY=%d%s", meeting->nth, weekdays[meeting->weekday]);
	} else {
		months_of(meeting, months);
		line(out, "RRULE:FREQ=YEARLY;BYMONTH=%s;BYDAY=%d%s", months, meeting->nth,
		     weekdays[meeting->weekday]);
	}
}

static void local_line(struct buf *out, const char *name, const struct meeting *meeting,
		       struct date day)
{
	line(out, "%s;TZID=" ZONE ":%04d%02d%02dT%02d%02d00", name, day.year, day.month, day.day,
	     meeting->minute / 60, meeting->minute % 60);
}

/*
 * Days that the rule names and the calendar of working days does not, and the other way round. The cycle's
 * own meeting has no rule that repeats: its days are named one by one.
 */
static void exceptions(const struct ical *ical, struct buf *out, const struct meeting *meeting,
		       int32_t first, int32_t last)
{
	for (int32_t number = first; number < last; number++) {
		struct date day = date_from_number(number);
		bool by_rule = meeting->kind != MEETING_CONSENSUS && meeting_by_rule(meeting, day);
		bool held = meeting_held(meeting, &ical->meetings->workdays, day);
		if (by_rule != held)
			local_line(out, held ? "RDATE" : "EXDATE", meeting, day);
	}
}

static void event(const struct ical *ical, struct buf *out, const struct meeting *meeting)
{
	int32_t today = date_number(date_of(ical->now_ms));
	int32_t first = today - ICAL_BACK_DAYS, last = today + MEETING_AHEAD_DAYS;

	while (first < last && !meeting_by_rule(meeting, date_from_number(first)))
		first++;
	if (first == last && meeting->kind == MEETING_CONSENSUS)
		return;
	line(out, "BEGIN:VEVENT");
	line(out, "UID:%s.%s@kanwall", meeting->id, ical->realm);
	utc_line(out, "DTSTAMP", ical->now_ms);
	local_line(out, "DTSTART", meeting, date_from_number(first));
	line(out, "DURATION:PT%dM", meeting->length_min);
	text_line(out, "SUMMARY", meeting_name(meeting, ical->lang));
	rule(out, meeting);
	exceptions(ical, out, meeting, first + (meeting->kind == MEETING_CONSENSUS), last);
	line(out, "END:VEVENT");
}

void ical_write(const struct ical *ical, struct buf *out)
{
	line(out, "BEGIN:VCALENDAR");
	line(out, "VERSION:2.0");
	line(out, "PRODID:-//kanwall//kanwall//EN");
	line(out, "CALSCALE:GREGORIAN");
	line(out, "METHOD:PUBLISH");
	text_line(out, "X-WR-CALNAME", ical->team);
	line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
	zone(ical, out);
	for (int i = 0; i < ical->meetings->meeting_count; i++)
		event(ical, out, &ical->meetings->meetings[i]);
	line(out, "END:VCALENDAR");
}
