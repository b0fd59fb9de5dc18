#include <string.h>

#include "app/commands/day.h"
#include "app/ledger/read_meetings.h"

enum { HELP_TEXT_MAX = 24 };

static const char *key_of(struct call *call)
{
	return arena_printf(call->arena, "help-%s", call->id);
}

static bool card_must_be_blocked(struct call *call, struct err *err)
{
	struct card_row card;

	call->subject = call->id;
	if (!read_card(call->ledger, call->id, call->arena, &card, err))
		return false;
	if (!card.found || strcmp(card.state, "board") != 0)
		return err_say(err, ERR_NOT_FOUND, L_err_no_card, NULL);
	return card.block_type[0] || err_say(err, ERR_CONFLICT, L_err_not_blocked, NULL);
}

/* One helper for a blocked note; who says so last helps. */
bool help_offer(struct call *call, struct err *err)
{
	const struct value *given = call_value(call, "text");
	const char *text = given && !given->null ? given->text : "";
	const char *member;
	struct help_row help;
	struct data data = {0};

	if (!card_must_be_blocked(call, err) || !day_member(call, &member, err) ||
	    !read_help(call->ledger, key_of(call), call->arena, &help, err))
		return false;
	if (help.found && strcmp(help.member, member) == 0 && strcmp(help.text, text) == 0)
		return true;
	data_text(&data, "card", call->id);
	data_text(&data, "member", member);
	data_text(&data, "text", text);
	return data_append(call, "help.offered", key_of(call), &data, err);
}

bool help_withdraw(struct call *call, struct err *err)
{
	struct help_row help;
	struct data data = {0};

	if (!card_must_be_blocked(call, err) ||
	    !read_help(call->ledger, key_of(call), call->arena, &help, err))
		return false;
	if (!help.found)
		return true;
	data_text(&data, "state", "removed");
	return data_append(call, "help.withdrawn", key_of(call), &data, err);
}

const struct field help_offer_fields[2] = {
	{.name = "text", .type = FIELD_TEXT, .nullable = true, .max = HELP_TEXT_MAX,
	 .doc = "What they will do, in a few words"},
	{.name = "member", .type = FIELD_ID, .doc = "Who helps; who asks when not given"},
};
