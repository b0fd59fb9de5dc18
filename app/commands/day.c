#include "app/commands/day.h"

#include <string.h>

enum { BACK_DAYS = 7, AHEAD_DAYS = 31 };

bool day_member(struct call *call, const char **member, struct err *err)
{
	const struct value *given = call_value(call, "member");
	struct member_row row;

	*member = given ? given->text : call->author.actor;
	if (!*member || !**member)
		return err_field(err, "member", L_err_required, NULL);
	if (!read_member(call->ledger, *member, call->arena, &row, err))
		return false;
	if (!row.found)
		return err_field(err, "member", L_err_no_member, NULL);
	if (!is_admin(call) && !is_self(call, *member))
		return err_say(err, ERR_FORBIDDEN, L_err_forbidden, NULL);
	return strcmp(row.state, "here") == 0 || err_field(err, "member", L_err_member_left, NULL);
}

static const char *date_text(struct call *call, int32_t number)
{
	char *text = arena_alloc(call->arena, DATE_SIZE);

	date_format(date_from_number(number), text);
	return text;
}

static int32_t today_number(struct call *call)
{
	return date_number(date_of(clock_wall_ms(ledger_clock(call->ledger))));
}

bool day_today(struct call *call, const char **date, struct err *err)
{
	if (!clock_calibrated(ledger_clock(call->ledger)))
		return err_say(err, ERR_CONFLICT, L_err_clock_unset, NULL);
	*date = date_text(call, today_number(call));
	return true;
}

bool day_date(struct call *call, const char **date, struct err *err)
{
	const struct value *given = call_value(call, "date");
	struct date day;

	if (!given)
		return day_today(call, date, err);
	*date = given->text;
	if (!clock_calibrated(ledger_clock(call->ledger)))
		return true;
	int32_t today = today_number(call);
	date_parse(*date, &day);
	if (date_number(day) >= today - BACK_DAYS && date_number(day) <= today + AHEAD_DAYS)
		return true;
	return err_field(err, "date", L_err_date_far, "from", date_text(call, today - BACK_DAYS), "to",
			 date_text(call, today + AHEAD_DAYS), NULL);
}

const char *day_key(struct call *call, const char *what, const char *member, const char *date)
{
	return arena_printf(call->arena, "%s-%s-%s", what, member, date);
}
