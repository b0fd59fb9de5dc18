#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/model/calendar.h"
#include "app/model/snapshot.h"

/*
 * praise: whom the team thanked, and what it saves for. Nothing here counts for one person against
 * another: there is no order but that of time. What people tell each other in private is not in here.
 *
 * People are named by their id in struct board, which is a topic of its own; texts live in the topic's
 * arena.
 *
 * Thread: any. Immutable once loaded.
 */
enum {
	KUDOS_SHOWN_MAX = 24,	/* the newest; the wall pages through them */
	PRAISE_MARK_DAYS = 100,	/* a quarter and a little more */
};

struct kudos {
	const char *id;
	const char *giver, *receiver;	/* member ids */
	const char *badge;	/* its name; "" for a shipped one: said by badge_id */
	const char *badge_id, *icon;
	enum paper paper;
	const char *reason;
	const char *key_result;	/* its id; "" for none */
	int64_t at_ms;		/* 0: unknown */
	int64_t order;		/* higher: given later */
};

/* That somebody got a badge on a day: all of the last PRAISE_MARK_DAYS before it was loaded. */
struct praise_mark {
	int32_t day;		/* date_number() */
	const char *receiver;
};

/* Topic: praise. */
struct praise {
	struct topic topic;
	struct kudos *kudos;	/* newest first, at most KUDOS_SHOWN_MAX */
	int kudos_count;
	struct praise_mark *marks;
	int mark_count;
	int64_t balance;	/* of the fund, whole units of money; may be below 0 */
	int64_t paid;		/* what the fund gave out, all in all */
	const char *pool_what;	/* "" while the team saves for nothing */
	int64_t pool_cost;
};

struct praise *praise_new(void);

/* How many badges were given in this day's quarter. */
int praise_in_quarter(const struct praise *praise, struct date today);

/* Everybody who is here got one in this day's quarter. */
bool praise_reached_all(const struct praise *praise, const struct board *board, struct date today);
