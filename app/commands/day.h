#pragma once
#include "app/commands/rules.h"
#include "app/model/calendar.h"

/*
 * day: whom and which day a command is about, for what a member says of a day: sentences, being off.
 */
/*
 * The member of the field "member", who must be here; without it, who asks. Only an admin speaks for
 * somebody else; a program has to name one.
 */
bool day_member(struct call *call, const char **member, struct err *err);

/* The field "date", a few days back and ahead; without it, today. */
bool day_date(struct call *call, const char **date, struct err *err);

/* Today as text; the clock must be set. */
bool day_today(struct call *call, const char **date, struct err *err);

/* "checkin-MEMBER-2026-11-12": the natural key of what there is once for a member and a day. */
const char *day_key(struct call *call, const char *what, const char *member, const char *date);
