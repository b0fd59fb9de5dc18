#pragma once
#include "app/ledger/meetings_views.h"
#include "app/model/meetings.h"

/*
 * meetings_say: the parts that views of meetings are made of.
 */
struct viewing {
	struct ledger *ledger;
	const struct reader *reader;
	struct meetings *meetings;
	int64_t now_ms;
	struct buf *out;
};

/* Loads the topic; viewing_end() lets it go. */
bool viewing_begin(struct ledger *ledger, const struct reader *reader, struct buf *out,
		   struct viewing *viewing, struct err *err);
void viewing_end(struct viewing *viewing);

/* "name":value; a moment of 0 is null. */
void put_text(struct buf *out, const char *name, const char *text);
void put_moment(struct buf *out, const char *name, int64_t ms);
void put_date(struct buf *out, const char *name, struct date date);

void say_occurrence(struct buf *out, const struct occurrence *occurrence);
void say_rituals(const struct viewing *viewing);	/* with commas between */
