#include "app/ledger/meetings_views.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/meetings_say.h"
#include "app/ledger/snapshot_load.h"

bool viewing_begin(struct ledger *ledger, const struct reader *reader, struct buf *out,
		   struct viewing *viewing, struct err *err)
{
	*viewing = (struct viewing){ledger, reader, snapshot_load_meetings(ledger, err),
				    clock_wall_ms(ledger->clock), out};
	return viewing->meetings != NULL;
}

void viewing_end(struct viewing *viewing)
{
	topic_drop(viewing->meetings);
}

/* --- small words --------------------------------------------------------------------------------- */

void put_text(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, "\"%s\":", name);
	view_json_text(out, text);
}

/* A number, or null for 0. */
static void say_number(struct buf *out, const char *name, int number)
{
	if (number)
		buf_printf(out, "\"%s\":%d", name, number);
	else
		buf_printf(out, "\"%s\":null", name);
}

void put_moment(struct buf *out, const char *name, int64_t ms)
{
	char text[25];

	if (!ms) {
		buf_printf(out, "\"%s\":null", name);
		return;
	}
	clock_format(ms, text);
	buf_printf(out, "\"%s\":\"%s\"", name, text);
}

void put_date(struct buf *out, const char *name, struct date date)
{
	char text[DATE_SIZE];

	date_format(date, text);
	buf_printf(out, "\"%s\":\"%s\"", name, text);
}

/* --- rituals ------------------------------------------------------------------------------------- */

void say_occurrence(struct buf *out, const struct occurrence *occurrence)
{
	buf_char(out, '{');
	put_text(out, "ritual", occurrence->meeting->id);
	buf_char(out, ',');
	put_date(out, "date", occurrence->day);
	buf_char(out, ',');
	put_moment(out, "begins", occurrence->begins_ms);
	buf_char(out, ',');
	put_moment(out, "ends", occurrence->ends_ms);
	buf_char(out, '}');
}

static void say_next(const struct viewing *viewing, const struct meeting *meeting)
{
	struct meetings alone = {.workdays = viewing->meetings->workdays,
				 .meetings = (struct meeting *)meeting,
				 .meeting_count = 1};
	struct occurrence next;

	buf_text(viewing->out, ",\"next\":");
	if (meetings_next(&alone, viewing->now_ms, &next))
		say_occurrence(viewing->out, &next);
	else
		buf_text(viewing->out, "null");
}

static void say_ritual(const struct viewing *viewing, const struct meeting *meeting)
{
	struct buf *out = viewing->out;

	buf_char(out, '{');
	put_text(out, "id", meeting->id);
	buf_char(out, ',');
	put_text(out, "name", meeting_name(meeting, viewing->reader->lang));
	buf_printf(out, ",\"kind\":\"%s\",\"time\":\"%02d:%02d\",", meeting_kind_name(meeting->kind),
		   meeting->minute / 60, meeting->minute % 60);
	say_number(out, "weekday", meeting->weekday);
	buf_char(out, ',');
	say_number(out, "nth", meeting->nth);
	buf_char(out, ',');
	say_number(out, "month", meeting->month);
	buf_printf(out, ",\"length_min\":%d,", meeting->length_min);
	put_text(out, "scene", meeting->scene);
	say_next(viewing, meeting);
	buf_char(out, '}');
}

void say_rituals(const struct viewing *viewing)
{
	for (int i = 0; i < viewing->meetings->meeting_count; i++) {
		if (i)
			buf_char(viewing->out, ',');
		say_ritual(viewing, &viewing->meetings->meetings[i]);
	}
}

bool view_ritual(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		 struct err *err)
{
	struct viewing viewing;
	bool found = false;

	if (!viewing_begin(ledger, reader, out, &viewing, err))
		return false;
	for (int i = 0; i < viewing.meetings->meeting_count && !found; i++) {
		found = strcmp(viewing.meetings->meetings[i].id, id) == 0;
		if (found)
			say_ritual(&viewing, &viewing.meetings->meetings[i]);
	}
	if (!found) {
		buf_char(out, '{');
		put_text(out, "id", id);
		buf_text(out, ",\"state\":\"removed\"}");
	}
	viewing_end(&viewing);
	return true;
}

bool view_rituals(struct ledger *ledger, const struct reader *reader, struct buf *out,
		  struct err *err)
{
	struct viewing viewing;

	if (!viewing_begin(ledger, reader, out, &viewing, err))
		return false;
	buf_text(out, "{\"items\":[");
	say_rituals(&viewing);
	buf_text(out, "]}");
	viewing_end(&viewing);
	return true;
}
