#include <limits.h>
#include <string.h>

#include "app/commands/rules.h"
#include "app/ledger/undo.h"

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

	if (!undo_read(call->ledger, seq, call->arena, &batch, err))
		return false;
	/* Nobody else is told that it is there. */
	if (batch.secret && !is_self(call, batch.actor))
		return err_say(err, ERR_NOT_FOUND, L_err_undo_nothing, NULL);
	if (!undo_allowed(&batch, call->author.actor, call->role))
		return err_say(err, ERR_FORBIDDEN, L_err_forbidden, NULL);
	return read_homeless(call->ledger, &homeless, err) &&
	       ledger_undo(call->ledger, seq, call->arena, &call->subject, err) &&
	       wall_must_be_whole(call, homeless, err);
}

const struct field undo_fields[1] = {
	{.name = "seq", .type = FIELD_INT, .required = true, .min = 1, .max = INT_MAX,
	 .doc = "A row of the log, as answered by what is to be undone"},
};
