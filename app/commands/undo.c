#include <limits.h>
#include <string.h>

#include "app/commands/praise.h"
#include "app/ledger/undo.h"

/* What an undo shall not make worse. */
struct flaws {
	int64_t homeless;	/* notes */
	int64_t generous;	/* people who gave more badges than they may */
};

static bool flaws_read(struct call *call, struct flaws *flaws, struct err *err)
{
	return read_homeless(call->ledger, &flaws->homeless, err) &&
	       generous_count(call, &flaws->generous, err);
}

/* What must hold after every command must hold after an undo. */
static bool wall_must_be_whole(struct call *call, const struct flaws *before, struct err *err)
{
	int64_t admins, columns;
	struct flaws now;

	if (!read_admins(call->ledger, &admins, err) ||
	    !read_live_columns(call->ledger, &columns, err) ||
	    !flaws_read(call, &now, err))
		return false;
	if (admins == 0)
		return err_say(err, ERR_CONFLICT, L_err_last_admin, NULL);
	if (columns == 0)
		return err_say(err, ERR_CONFLICT, L_err_last_column, NULL);
	return (now.homeless <= before->homeless && now.generous <= before->generous) ||
	       err_say(err, ERR_CONFLICT, L_err_undo_conflict, NULL);
}

bool undo_run(struct call *call, struct err *err)
{
	int64_t seq = call_value(call, "seq")->integer;
	struct undo_batch batch;
	struct flaws before;

	if (!undo_read(call->ledger, seq, call->arena, &batch, err))
		return false;
	if (!undo_allowed(&batch, call->author.actor, call->role))
		return batch.secret ? err_say(err, ERR_NOT_FOUND, L_err_undo_nothing, NULL)
				    : err_say(err, ERR_FORBIDDEN, L_err_forbidden, NULL);
	return flaws_read(call, &before, err) &&
	       ledger_undo(call->ledger, seq, call->arena, &call->subject, err) &&
	       wall_must_be_whole(call, &before, err);
}

const struct field undo_fields[1] = {
	{.name = "seq", .type = FIELD_INT, .required = true, .min = 1, .max = INT_MAX,
	 .doc = "A row of the log, as answered by what is to be undone"},
};
