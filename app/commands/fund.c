#include <string.h>

#include "app/commands/praise.h"

/*
 * Amounts are whole units of money (yuan): a team's small fund is no bookkeeping, and what is shown in
 * a jar has no cents.
 */
enum { AMOUNT_MAX = 1000000, NOTE_MAX = 40, WHAT_MAX = 16 };

bool fund_deposit(struct call *call, struct err *err)
{
	const struct value *note = call_value(call, "note");
	struct data data = {0};

	data_int(&data, "amount", call_value(call, "amount")->integer);
	data_text(&data, "note", note ? note->text : "");
	call->subject = fresh_id(call);
	return data_append(call, "fund.deposited", call->subject, &data, err);
}

static bool kudos_must_be_given(struct call *call, const char *id, struct err *err)
{
	struct kudos_row kudos;
	bool granted;

	if (!read_kudos(call->ledger, id, call->arena, &kudos, err) ||
	    !read_granted(call->ledger, id, &granted, err))
		return false;
	if (!kudos.found || strcmp(kudos.state, "given") != 0)
		return err_field(err, "kudos", L_err_no_kudos, NULL);
	return !granted || err_say(err, ERR_CONFLICT, L_err_granted, NULL);
}

/* Once for each badge: the grant is named after it, so that two walls do not pay twice. */
bool fund_grant(struct call *call, struct err *err)
{
	int64_t amount = call_value(call, "amount")->integer, balance;
	const char *kudos = call_value(call, "kudos")->text;
	struct data data = {0};

	if (!kudos_must_be_given(call, kudos, err) ||
	    !read_fund_balance(call->ledger, &balance, err))
		return false;
	if (amount > balance)
		return err_field(err, "amount", L_err_fund_short, "max", number_text(call, balance),
				 NULL);
	data_int(&data, "amount", amount);
	data_text(&data, "kudos", kudos);
	call->subject = arena_printf(call->arena, "grant-%s", kudos);
	return data_append(call, "fund.granted", call->subject, &data, err);
}

bool pool_set(struct call *call, struct err *err)
{
	const char *what = call_value(call, "what")->text;
	int64_t cost = call_value(call, "cost")->integer;
	struct pool_row pool;
	struct data data = {0};

	call->subject = "pool";
	if (!read_pool(call->ledger, call->arena, &pool, err))
		return false;
	if (pool.found && strcmp(pool.what, what) == 0 && pool.cost == cost)
		return true;
	data_text(&data, "what", what);
	data_int(&data, "cost", cost);
	return data_append(call, "pool.set", "pool", &data, err);
}

#define AMOUNT                                                                                      \
	{.name = "amount", .type = FIELD_INT, .required = true, .min = 1, .max = AMOUNT_MAX,        \
	 .doc = "Whole units of money"}

const struct field fund_deposit_fields[2] = {
	AMOUNT,
	{.name = "note", .type = FIELD_TEXT, .max = NOTE_MAX, .doc = "Where it came from"},
};

const struct field fund_grant_fields[2] = {
	AMOUNT,
	{.name = "kudos", .type = FIELD_ID, .required = true, .doc = "The badge that it is for"},
};

const struct field pool_set_fields[2] = {
	{.name = "what", .type = FIELD_TEXT, .required = true, .min = 1, .max = WHAT_MAX,
	 .doc = "What the team saves for"},
	{.name = "cost", .type = FIELD_INT, .required = true, .min = 1, .max = AMOUNT_MAX,
	 .doc = "What it costs, in whole units of money"},
};
