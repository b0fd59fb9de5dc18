#include <string.h>

#include "app/commands/goals.h"
#include "app/ledger/read_meetings.h"
#include "app/ledger/round.h"

enum { KEY_RESULTS_MAX = 60, CONFIDENCE_TOP = 10 };

/* --- opening -------------------------------------------------------------------------------------
 */

static bool named_must_stand(struct call *call, const struct value *given, struct err *err)
{
	bool ok = true;

	for (int i = 0; i < given->item_count; i++) {
		struct standing_kr kr;
		if (!kr_must_stand(call, given->items[i],
				   arena_printf(call->arena, "key_results[%d]", i), &kr, err))
			ok = false;
	}
	return ok;
}

/* Those that were named, or all of the cycle at hand. */
static bool choose_key_results(struct call *call, const char **json, const char **first,
			       struct err *err)
{
	const struct value *given = call_value(call, "key_results");
	struct goal_cycle cycle;
	struct json_item *items;
	int64_t count;
	int n;

	if (given) {
		*json = given->json;
		*first = given->items[0];
		return named_must_stand(call, given, err);
	}
	if (!cycle_must_be(call, NULL, NULL, &cycle, err) ||
	    !read_key_results(call->ledger, cycle.id, call->arena, json, &count, err))
		return false;
	if (!count)
		return err_say(err, ERR_CONFLICT, L_err_round_empty, NULL);
	if (!json_read(call->ledger, *json, JSON_LIST, call->arena, &items, &n, err))
		return false;
	*first = items[0].text;
	return true;
}

static const char *json_list(struct call *call, const struct id_list *list)
{
	const char *json = "[";

	for (int i = 0; i < list->count; i++)
		json = arena_printf(call->arena, "%s%s\"%s\"", json, i ? "," : "", list->ids[i]);
	return arena_printf(call->arena, "%s]", json);
}

static bool none_may_be_open(struct call *call, struct err *err)
{
	const char *open;

	return read_open_round(call->ledger, call->arena, &open, err) &&
	       (!*open || err_say(err, ERR_CONFLICT, L_err_round_open, NULL));
}

bool round_open(struct call *call, struct err *err)
{
	const struct value *anonymous = call_value(call, "anonymous");
	struct data data = {0};
	struct id_list voters;
	const char *key_results, *first = "";
	char date[DATE_SIZE];
	int64_t before;

	if (!today_of(call).year)
		return err_say(err, ERR_CONFLICT, L_err_clock_unset, NULL);
	date_format(today_of(call), date);
	if (!none_may_be_open(call, err) || !choose_key_results(call, &key_results, &first, err) ||
	    !read_attending(call->ledger, date, call->arena, &voters, err) ||
	    !read_rounds_of(call->ledger, date, &before, err))
		return false;
	data_text(&data, "date", date);
	data_json(&data, "key_results", key_results);
	data_json(&data, "voters", json_list(call, &voters));
	data_bool(&data, "anonymous", anonymous && anonymous->integer);
	data_text(&data, "kr", first);
	call->subject = arena_printf(call->arena, "round-%s-%d", date, (int)before + 1);
	return data_append(call, "round.opened", call->subject, &data, err);
}

/* --- going on ------------------------------------------------------------------------------------
 */

static bool must_be_open(struct call *call, struct state *round, struct err *err)
{
	call->subject = call->id;
	if (!state_must_be(call, "round", call->id, NULL, L_err_no_round, round, err))
		return false;
	return strcmp(state_text(round, "state"), "open") == 0 ||
	       err_say(err, ERR_CONFLICT, L_err_round_closed, NULL);
}

/* The field "kr" names whose turn it is: two phones may be one turn apart. */
static bool must_be_its_turn(struct call *call, const struct state *round, struct err *err)
{
	return strcmp(call_value(call, "kr")->text, state_text(round, "kr")) == 0 ||
	       err_say(err, ERR_CONFLICT, L_err_round_turn, NULL);
}

static bool must_be_hidden(struct call *call, struct err *err)
{
	struct round *round = round_load(call->ledger, call->id, err);

	if (!round)
		return false;
	bool revealed = round->revealed;
	topic_drop(round);
	return !revealed || err_say(err, ERR_CONFLICT, L_err_round_revealed, NULL);
}

static bool is_listed(struct call *call, const char *json, const char *id, bool *listed,
		      struct err *err)
{
	struct json_item *items;
	int count;

	*listed = false;
	if (!json_read(call->ledger, json, JSON_LIST, call->arena, &items, &count, err))
		return false;
	for (int i = 0; i < count; i++)
		*listed |= strcmp(items[i].text, id) == 0;
	return true;
}

bool round_turn(struct call *call, struct err *err)
{
	const char *kr = call_value(call, "kr")->text;
	struct state round;
	struct data data = {0};
	bool listed;

	if (!must_be_open(call, &round, err) ||
	    !is_listed(call, state_text(&round, "key_results"), kr, &listed, err))
		return false;
	if (!listed)
		return err_field(err, "kr", L_err_no_key_result, NULL);
	if (strcmp(kr, state_text(&round, "kr")) == 0)
		return true;
	data_text(&data, "kr", kr);
	return data_append(call, "round.turned", call->id, &data, err);
}

/* One ballot for each person and key result; another one replaces it until all are revealed. */
bool vote_cast(struct call *call, struct err *err)
{
	const char *kr = call_value(call, "kr")->text, *who = call->author.actor;
	int64_t value = call_value(call, "value")->integer;
	struct state round, before;
	struct data data = {0};

	if (!who || !*who)
		return err_say(err, ERR_FORBIDDEN, L_web_members_only, NULL);
	if (!must_be_open(call, &round, err) || !must_be_its_turn(call, &round, err) ||
	    !must_be_hidden(call, err))
		return false;
	const char *id = arena_printf(call->arena, "vote/%s/%s/%s", call->id, kr, who);
	if (!state_read(call->ledger, "vote", id, call->arena, &before, err))
		return false;
	if (before.found && state_integer(&before, "value") == value)
		return true;
	data_text(&data, "round", call->id);
	data_text(&data, "kr", kr);
	data_text(&data, "member", who);
	data_int(&data, "value", value);
	return data_append(call, "vote.cast", id, &data, err);
}

bool round_reveal(struct call *call, struct err *err)
{
	const char *kr = call_value(call, "kr")->text, *ballots;
	struct state round;
	struct data data = {0};
	int64_t count;

	if (!must_be_open(call, &round, err) || !must_be_its_turn(call, &round, err) ||
	    !must_be_hidden(call, err) ||
	    !read_ballots(call->ledger, call->id, kr, state_integer(&round, "anonymous") != 0,
			  call->arena, &ballots, &count, err))
		return false;
	if (!count)
		return err_say(err, ERR_CONFLICT, L_err_round_no_votes, NULL);
	data_text(&data, "kr", kr);
	data_json(&data, "votes", ballots);
	return data_append(call, "round.revealed", call->id, &data, err);
}

bool round_close(struct call *call, struct err *err)
{
	struct state round;
	struct data data = {0};

	if (!must_be_open(call, &round, err))
		return false;
	data_text(&data, "state", "closed");
	return data_append(call, "round.closed", call->id, &data, err);
}

#define KR(what)                                                                                   \
	{                                                                                          \
		.name = "kr", .type = FIELD_ID, .required = true, .doc = what                      \
	}

const struct field round_open_fields[2] = {
	{.name = "key_results",
	 .type = FIELD_IDS,
	 .min = 1,
	 .max = KEY_RESULTS_MAX,
	 .doc = "Ids, in their order; all of the cycle at hand when not given"},
	{.name = "anonymous", .type = FIELD_BOOL, .doc = "Ballots are revealed without names"},
};
const struct field round_reveal_fields[1] = {KR("The key result whose turn it is")};
const struct field round_turn_fields[1] = {KR("The key result whose turn it becomes")};
const struct field vote_cast_fields[2] = {
	KR("The key result whose turn it is"),
	{.name = "value",
	 .type = FIELD_INT,
	 .required = true,
	 .min = 0,
	 .max = CONFIDENCE_TOP,
	 .doc = "0 impossible to 10 certain; told to nobody before the reveal"},
};
