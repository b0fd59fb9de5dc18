#include "app/commands/command.h"

#include <string.h>

#include "app/base/buf.h"
#include "app/commands/fields.h"
#include "app/commands/rules.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/local.h"
#include "app/ledger/meetings_views.h"
#include "app/ledger/rollover.h"
#include "app/ledger/round.h"
#include "app/ledger/views.h"

enum { KEY_MAX = 64 };

const struct value *call_value(const struct call *call, const char *name)
{
	for (int i = 0; i < call->command->field_count; i++)
		if (strcmp(call->command->fields[i].name, name) == 0)
			return call->values[i].given ? &call->values[i] : NULL;
	return NULL;
}

static bool role_must_do(const struct call *call, struct err *err)
{
	if (call->role >= call->command->role)
		return true;
	return err_say(err, ERR_FORBIDDEN,
		       call->role == ROLE_GUEST && call->command->role == ROLE_MEMBER
			       ? L_err_guest
			       : L_err_forbidden,
		       NULL);
}

static bool has_key(const struct call *call)
{
	return call->author.key && call->author.key[0];
}

static bool key_must_be_good(struct call *call, struct err *err)
{
	size_t n = 0;

	if (!has_key(call))
		return true;
	while (call->author.key[n] > ' ' && call->author.key[n] < 127)
		n++;
	return (n <= KEY_MAX && !call->author.key[n]) ||
	       err_field(err, "Idempotency-Key", L_err_key, "max", number_text(call, KEY_MAX), NULL);
}

/* Keys belong to who sends them: a member, or a program by its token. */
static const char *sender(const struct call *call)
{
	const char *actor = call->author.actor;

	if (actor && *actor)
		return actor;
	return call->author.device ? call->author.device : "";
}

static void hash_of(struct call *call, char hash[SECRET_HASH_SIZE])
{
	struct buf all = {0};

	buf_printf(&all, "%s\n%s\n", call->command->name, call->id ? call->id : "");
	if (call->body_length)
		buf_add(&all, call->body, call->body_length);
	secret_hash(hash, all.bytes, all.len);
	buf_finish(&all);
}

/* Runs the rule, or finds that it ran before. Inside the transaction. */
static bool run_once(struct call *call, struct err *err)
{
	struct answered request;
	char hash[SECRET_HASH_SIZE];

	if (!has_key(call))
		return call->command->run(call, err);
	hash_of(call, hash);
	if (!local_request_find(call->ledger, sender(call), call->author.key, &request, err))
		return false;
	if (request.found && strcmp(request.hash, hash) != 0)
		return err_field(err, "Idempotency-Key", L_err_key_reused, NULL);
	if (request.found) {
		call->repeated = true;
		call->subject = arena_text(call->arena, request.subject);
		return true;
	}
	if (!call->command->run(call, err))
		return false;
	memcpy(request.hash, hash, sizeof(hash));
	snprintf(request.subject, sizeof(request.subject), "%s", call->subject);
	return local_request_add(call->ledger, sender(call), call->author.key, &request, err);
}

/* A card, and for a move the column that it came to. */
static bool card_json(struct call *call, const struct reader *reader, struct buf *out,
		      struct err *err)
{
	struct card_row card;

	buf_text(out, ",\"card\":");
	if (!view_card(call->ledger, reader, call->subject, out, err))
		return false;
	if (strcmp(call->command->name, "card_move") != 0)
		return true;
	buf_text(out, ",\"column\":");
	return read_card(call->ledger, call->subject, call->arena, &card, err) &&
	       view_column(call->ledger, reader, card.column, out, err);
}

/* An undo answers with the card, when it was about one. */
static bool undo_json(struct call *call, const struct reader *reader, struct buf *out,
		      struct err *err)
{
	struct card_row card;

	if (!read_card(call->ledger, call->subject, call->arena, &card, err))
		return false;
	return !card.found || card_json(call, reader, out, err);
}

/* What the answer says of its subject, by the command's tag. */
static const struct {
	const char *tag, *name;
	bool (*view)(struct ledger *, const struct reader *, const char *, struct buf *, struct err *);
} subjects[] = {
	{"absences", "absence", view_absence},
	{"badges", "badge", view_badge},
	{"calendar-days", "day", view_day},
	{"checkins", "checkin", view_checkin},
	{"columns", "column", view_column},
	{"cycles", "cycle", view_cycle},
	{"feedback", "feedback", view_feedback},
	{"fund", "fund", view_fund},
	{"key-results", "key_result", view_key_result},
	{"kudos", "kudos", view_kudos},
	{"labels", "label", view_label},
	{"links", "link", view_link},
	{"members", "member", view_member},
	{"metrics", "metric", view_metric},
	{"objectives", "objective", view_objective},
	{"retro", "retro_item", view_retro_item},
	{"rituals", "ritual", view_ritual},
	{"rounds", "round", view_round},
	{"standups", "standup", view_standup},
	{"suggestions", "suggestion", view_suggestion},
	{"talks", "talk", view_talk},
	{"team", "team", view_team},
	{"units", "unit", view_unit},
	{"week", "week", view_week},
};

/* What the answer says behind its seq. */
static bool answer_json(struct call *call, struct buf *out, struct err *err)
{
	struct reader reader = {call->author.actor ? call->author.actor : "", call->role, call->lang};
	const char *tag = call->command->tag;

	if (strcmp(tag, "cards") == 0)
		return card_json(call, &reader, out, err);
	if (strcmp(tag, "undo") == 0)
		return undo_json(call, &reader, out, err);
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		if (strcmp(subjects[i].tag, tag) != 0)
			continue;
		buf_printf(out, ",\"%s\":", subjects[i].name);
		return subjects[i].view(call->ledger, &reader, call->subject, out, err);
	}
	return true;
}

/* The answer is made before the commit: after it, nothing can go wrong any more. */
static bool run_inside(struct call *call, struct buf *rest, struct err *err)
{
	if (!ledger_begin(call->ledger, &call->author, err))
		return false;
	if (run_once(call, err) && err->kind == ERR_NONE && answer_json(call, rest, err)) {
		buf_text(rest, call->more ? call->more : "");
		return ledger_commit(call->ledger, &call->seq, &call->topics, err);
	}
	ledger_rollback(call->ledger);
	return false;
}

bool command_run(struct call *call, struct err *err)
{
	struct buf rest = {0};

	if (!role_must_do(call, err) || !key_must_be_good(call, err) ||
	    !fields_read(call->ledger, call->command->fields, call->command->field_count, call->body,
			 call->body_length, call->arena, call->values, err))
		return false;
	bool ok = run_inside(call, &rest, err);
	if (ok)
		call->answer = arena_printf(call->arena, "{\"seq\":%lld%s}", (long long)call->seq,
					    rest.bytes ? rest.bytes : "");
	buf_finish(&rest);
	return ok;
}
