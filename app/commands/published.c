#include <string.h>

#include "app/commands/goals.h"
#include "app/ledger/cycle_load.h"

/* Has the cycle's plan been published? Nobody knows while the clock is not calibrated: then it has not. */
static bool is_published(struct call *call, const char *id, bool *published, struct err *err)
{
	struct date today = today_of(call);
	struct workdays calendar;
	struct special_day *days;
	struct goal_cycle cycle;
	int count;
	bool found;

	*published = false;
	if (!today.year)
		return true;
	if (!workdays_load(call->ledger, call->arena, &calendar, &days, &count, err) ||
	    !cycle_load(call->ledger, id, &calendar, call->arena, &cycle, &found, err))
		return false;
	*published = found && date_number(cycle.dates.publishing) <= date_number(today);
	return true;
}

static bool was_added_today(const struct call *call, const struct state *state)
{
	int64_t added_ms = state_integer(state, "added_at");

	return added_ms && date_number(date_of(added_ms)) == date_number(today_of(call));
}

/*
 * A plan that everybody has seen is not changed in silence: who changes it says why, and the change leaves
 * a mark. What was written down today may still be put right without a word.
 */
bool change_must_be_explained(struct call *call, const char *cycle, const struct state *state,
			      struct data *data, struct err *err)
{
	const char *reason = given_text(call, "reason");
	bool published;

	if (!is_published(call, cycle, &published, err))
		return false;
	if (!published || was_added_today(call, state))
		return true;
	if (!reason || !*reason)
		return err_field(err, "reason", L_err_reason, NULL);
	data_bool(data, "changed", true);
	data_text(data, "reason", reason);
	return true;
}

/* Going away is seen by itself; the reason stays with it. */
bool removal_must_be_explained(struct call *call, const char *cycle, const struct state *state,
			       struct data *data, struct err *err)
{
	const char *reason = given_text(call, "reason");
	bool published;

	if (!is_published(call, cycle, &published, err))
		return false;
	if (published && !was_added_today(call, state) && (!reason || !*reason))
		return err_field(err, "reason", L_err_reason, NULL);
	data_text(data, "state", "removed");
	if (reason && *reason)
		data_text(data, "reason", reason);
	return true;
}
