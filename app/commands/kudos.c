#include <string.h>

#include "app/commands/goals.h"
#include "app/commands/praise.h"

enum { REASON_MAX = 80 };

bool person_must_speak(const struct call *call, struct err *err)
{
	return (call->author.actor && call->author.actor[0]) ||
	       err_say(err, ERR_FORBIDDEN, L_err_person, NULL);
}

bool other_must_be_here(struct call *call, const char *id, const char *field, struct err *err)
{
	struct member_row member;

	if (is_self(call, id))
		return err_field(err, field, L_err_to_self, NULL);
	if (!read_member(call->ledger, id, call->arena, &member, err))
		return false;
	if (!member.found)
		return err_field(err, field, L_err_no_member, NULL);
	return strcmp(member.state, "here") == 0 || err_field(err, field, L_err_member_left, NULL);
}

bool generous_count(struct call *call, int64_t *count, struct err *err)
{
	int64_t limit;

	return read_kudos_per_week(call->ledger, &limit, err) &&
	       read_too_generous(call->ledger, week_start_ms(call->ledger), limit, count, err);
}

/* A badge is worth something because there are few of them. */
static bool one_must_be_left(struct call *call, struct err *err)
{
	int64_t limit, given;

	if (!read_kudos_per_week(call->ledger, &limit, err) ||
	    !read_kudos_given(call->ledger, call->author.actor, week_start_ms(call->ledger), &given,
			      err))
		return false;
	return given < limit ||
	       err_say(err, ERR_CONFLICT, L_err_kudos_week, "max", number_text(call, limit), NULL);
}

bool kudos_give(struct call *call, struct err *err)
{
	const char *to = call_value(call, "to")->text, *badge_id = call_value(call, "badge")->text;
	const struct value *key_result = call_value(call, "key_result");
	struct badge_row badge;
	struct standing_kr kr;
	struct data data = {0};

	if (key_result && !key_result->null &&
	    !kr_must_stand(call, key_result->text, "key_result", &kr, err))
		return false;
	if (!person_must_speak(call, err) || !other_must_be_here(call, to, "to", err) ||
	    !badge_must_be_live(call, badge_id, "badge", &badge, err) ||
	    !one_must_be_left(call, err))
		return false;
	data_text(&data, "from", call->author.actor);
	data_text(&data, "to", to);
	data_text(&data, "badge", badge_id);
	data_text(&data, "reason", call_value(call, "reason")->text);
	if (key_result && !key_result->null)
		data_text(&data, "key_result", key_result->text);
	call->subject = fresh_id(call);
	return data_append(call, "kudos.given", call->subject, &data, err);
}

bool kudos_take_back(struct call *call, struct err *err)
{
	struct kudos_row kudos;
	struct data data = {0};

	call->subject = call->id;
	if (!read_kudos(call->ledger, call->id, call->arena, &kudos, err))
		return false;
	if (!kudos.found || strcmp(kudos.state, "removed") == 0)
		return err_say(err, ERR_NOT_FOUND, L_err_no_kudos, NULL);
	if (!is_admin(call) && !is_self(call, kudos.giver))
		return err_say(err, ERR_FORBIDDEN, L_err_not_giver, NULL);
	if (strcmp(kudos.state, "taken") == 0)
		return true;
	data_text(&data, "state", "taken");
	return data_append(call, "kudos.taken_back", call->id, &data, err);
}

bool kudos_redact(struct call *call, struct err *err)
{
	struct kudos_row kudos;
	struct data data = {0};

	call->subject = call->id;
	if (!read_kudos(call->ledger, call->id, call->arena, &kudos, err))
		return false;
	if (!kudos.found)
		return err_say(err, ERR_NOT_FOUND, L_err_no_kudos, NULL);
	if (!is_admin(call) && !is_self(call, kudos.giver))
		return err_say(err, ERR_FORBIDDEN, L_err_not_eraser, NULL);
	data_text(&data, "from", kudos.giver);
	data_text(&data, "to", kudos.receiver);
	data_text(&data, "badge", kudos.badge);
	return words_erase(call, "kudos.redacted", &data, err);
}

const struct field kudos_give_fields[4] = {
	{.name = "to", .type = FIELD_ID, .required = true, .doc = "Who gets it; not oneself"},
	{.name = "badge", .type = FIELD_ID, .required = true, .doc = "Which badge"},
	{.name = "reason", .type = FIELD_TEXT, .required = true, .min = 1, .max = REASON_MAX,
	 .doc = "What for"},
	{.name = "key_result", .type = FIELD_ID, .nullable = true,
	 .doc = "The key result that it served"},
};
