#include <limits.h>
#include <string.h>

#include "app/commands/rules.h"
#include "app/ledger/undo.h"

/*
 * Who may take it back: anybody of the team for notes; for the rest an admin, or whoever did it unless
 * it was about somebody's role or place in the team (a demotion is not for the demoted to undo).
 */
static bool undo_must_be_allowed(struct call *call, const struct undo_batch *batch, struct err *err)
{
	if (is_admin(call) || (batch->cards_only && !batch->erased))
		return true;
	if (!batch->powers && is_self(call, batch->actor) && strcmp(batch->first->noun, "team") != 0 &&
	    strcmp(batch->first->noun, "column") != 0)
		return true;
	return err_say(err, ERR_FORBIDDEN, L_err_forbidden, NULL);
}

/* What must hold after every command must hold after an undo. */
static bool wall_must_be_whole(struct call *call, int64_t homeless_before, struct err *err)
{
	int64_t admins, columns, homeless;

	if (!read_admins(call->ledger, &admins, err) ||
	    !read_live_columns(call->ledger, &columns, err) ||
	    !read_homeless(call->ledger, &homeless, err))
		return false;
	if (admins == 0)
		return err_say(err, ERR_CONFLICT, L_err_last_admin, NULL);
	if (columns == 0)
		return err_say(err, ERR_CONFLICT, L_err_last_column, NULL);
	return homeless <= homeless_before || err_say(err, ERR_CONFLICT, L_err_undo_conflict, NULL);
}

bool undo_run(struct call *call, struct err *err)
{
	int64_t seq = call_value(call, "seq")->integer, homeless;
	struct undo_batch batch;

	return undo_read(call->ledger, seq, call->arena, &batch, err) &&
	       undo_must_be_allowed(call, &batch, err) &&
	       read_homeless(call->ledger, &homeless, err) &&
	       ledger_undo(call->ledger, seq, call->arena, &call->subject, err) &&
	       wall_must_be_whole(call, homeless, err);
}

const struct field undo_fields[1] = {
	{.name = "seq", .type = FIELD_INT, .required = true, .min = 1, .max = INT_MAX,
	 .doc = "A row of the log, as answered by what is to be undone"},
};
