#include <string.h>

#include "app/commands/praise.h"

enum { TALK_MAX = 1000, AGREED_MAX = 120 };

static bool talk_append(struct call *call, const char *kind, struct data *data, struct err *err)
{
	const char *with = call_value(call, "with")->text;

	if (!person_must_speak(call, err) || !other_must_be_here(call, with, "with", err))
		return false;
	data_text(data, "from", call->author.actor);
	data_text(data, "with", with);
	data_text(data, "text", call_value(call, "text")->text);
	call->subject = fresh_id(call);
	return data_append(call, kind, call->subject, data, err);
}

bool talk_note(struct call *call, struct err *err)
{
	struct data data = {0};

	return talk_append(call, "talk.noted", &data, err);
}

/* One of the two does it; who says it, unless the other one is named. */
bool talk_agree(struct call *call, struct err *err)
{
	const struct value *owner = call_value(call, "owner");
	const char *who = owner ? owner->text : call->author.actor;
	struct data data = {0};

	if (owner && !is_self(call, who) && strcmp(who, call_value(call, "with")->text) != 0)
		return err_field(err, "owner", L_err_not_of_two, NULL);
	data_text(&data, "owner", who);
	return talk_append(call, "talk.agreed", &data, err);
}

/* Who wrote an entry takes its words out of the log of the two. */
bool talk_redact(struct call *call, struct err *err)
{
	struct talk_row talk;
	struct data data = {0};

	call->subject = call->id;
	if (!read_talk(call->ledger, call->id, call->arena, &talk, err))
		return false;
	if (!talk.found || (!is_self(call, talk.author) && !is_self(call, talk.partner)))
		return err_say(err, ERR_NOT_FOUND, L_err_no_talk, NULL);
	if (!is_self(call, talk.author))
		return err_say(err, ERR_FORBIDDEN, L_err_not_writer, NULL);
	data_text(&data, "from", talk.author);
	data_text(&data, "with", talk.partner);
	return words_erase(call, "talk.redacted", &data, err);
}

bool talk_tick(struct call *call, struct err *err)
{
	bool done = call_value(call, "done")->integer != 0;
	struct talk_row talk;
	struct data data = {0};

	call->subject = call->id;
	if (!read_talk(call->ledger, call->id, call->arena, &talk, err))
		return false;
	if (!talk.found || strcmp(talk.state, "agreed") != 0 ||
	    (!is_self(call, talk.author) && !is_self(call, talk.partner)))
		return err_say(err, ERR_NOT_FOUND, L_err_no_talk, NULL);
	if (talk.done == done)
		return true;
	data_int(&data, "done", done);
	return data_append(call, "talk.ticked", call->id, &data, err);
}

#define WITH                                                                                        \
	{.name = "with", .type = FIELD_ID, .required = true, .doc = "The other of the two"}

const struct field talk_agree_fields[3] = {
	WITH,
	{.name = "text", .type = FIELD_TEXT, .required = true, .min = 1, .max = AGREED_MAX,
	 .doc = "What was agreed"},
	{.name = "owner", .type = FIELD_ID, .doc = "Which of the two does it; who says it, unless told"},
};

const struct field talk_note_fields[2] = {
	WITH,
	{.name = "text", .type = FIELD_PROSE, .required = true, .min = 1, .max = TALK_MAX,
	 .doc = "What was said; for the two alone"},
};

const struct field talk_tick_fields[1] = {
	{.name = "done", .type = FIELD_BOOL, .required = true, .doc = "It was done, or not yet"},
};
