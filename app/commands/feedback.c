#include <string.h>

#include "app/commands/praise.h"

enum { FEEDBACK_MAX = 1000 };

bool feedback_give(struct call *call, struct err *err)
{
	const char *to = call_value(call, "to")->text;
	struct data data = {0};

	if (!person_must_speak(call, err) || !other_must_be_here(call, to, "to", err))
		return false;
	data_text(&data, "from", call->author.actor);
	data_text(&data, "to", to);
	data_text(&data, "text", call_value(call, "text")->text);
	call->subject = fresh_id(call);
	return data_append(call, "feedback.given", call->subject, &data, err);
}

/* Whom it does not concern is told that there is none. What was withdrawn is gone for both. */
static bool must_be_mine(struct call *call, struct feedback_row *feedback, struct err *err)
{
	call->subject = call->id;
	if (!read_feedback(call->ledger, call->id, call->arena, feedback, err))
		return false;
	bool mine = feedback->found &&
		    (is_self(call, feedback->giver) || is_self(call, feedback->receiver));
	bool there = mine && (strcmp(feedback->state, "private") == 0 ||
			      strcmp(feedback->state, "published") == 0);
	return there || err_say(err, ERR_NOT_FOUND, L_err_no_feedback, NULL);
}

bool feedback_publish(struct call *call, struct err *err)
{
	struct feedback_row feedback;
	struct data data = {0};

	if (!must_be_mine(call, &feedback, err))
		return false;
	if (!is_self(call, feedback.receiver))
		return err_say(err, ERR_FORBIDDEN, L_err_not_receiver, NULL);
	if (strcmp(feedback.state, "published") == 0)
		return true;
	data_text(&data, "state", "published");
	return data_append(call, "feedback.published", call->id, &data, err);
}

bool feedback_withdraw(struct call *call, struct err *err)
{
	struct feedback_row feedback;
	struct data data = {0};

	if (!must_be_mine(call, &feedback, err))
		return false;
	if (!is_self(call, feedback.giver))
		return err_say(err, ERR_FORBIDDEN, L_err_not_giver, NULL);
	data_text(&data, "state", "withdrawn");
	return data_append(call, "feedback.withdrawn", call->id, &data, err);
}

/*
 * Who wrote it, even after it was withdrawn; of what everybody can read, an admin as well. Whom it does not
 * concern is told that there is none.
 */
bool feedback_redact(struct call *call, struct err *err)
{
	struct feedback_row feedback;
	struct data data = {0};

	call->subject = call->id;
	if (!read_feedback(call->ledger, call->id, call->arena, &feedback, err))
		return false;
	bool published = feedback.found && strcmp(feedback.state, "published") == 0;
	bool wrote = feedback.found && is_self(call, feedback.giver);
	if (!wrote && !published && !(feedback.found && is_self(call, feedback.receiver)))
		return err_say(err, ERR_NOT_FOUND, L_err_no_feedback, NULL);
	if (!wrote && !(published && is_admin(call)))
		return err_say(err, ERR_FORBIDDEN,
			       published ? L_err_not_eraser : L_err_not_writer, NULL);
	data_text(&data, "from", feedback.giver);
	data_text(&data, "to", feedback.receiver);
	return words_erase(call, "feedback.redacted", &data, err);
}

const struct field feedback_give_fields[2] = {
	{.name = "to", .type = FIELD_ID, .required = true, .doc = "Who reads it; not oneself"},
	{.name = "text", .type = FIELD_PROSE, .required = true, .min = 1, .max = FEEDBACK_MAX,
	 .doc = "What one wants to tell them, and nobody else"},
};
