#include "app/commands/goals.h"
#include "app/commands/praise.h"
#include "app/commands/rules.h"
#include "app/ledger/snapshot_load.h"

bool is_news(struct call *call, const char *id, bool *news, struct err *err)
{
	bool known;

	if (!read_known(call->ledger, id, &known, err))
		return false;
	*news = !known;
	return true;
}

bool commands_ship(struct ledger *ledger, struct err *err)
{
	struct arena arena = {0};
	struct call call = {.ledger = ledger,
			    .arena = &arena,
			    .author = {.actor = "", .device = "", .key = ""},
			    .role = ROLE_ADMIN};

	/* Whoever joins first brings it all. */
	if (snapshot_is_fresh(ledger))
		return true;
	if (!ledger_begin(ledger, &call.author, err))
		return false;
	bool ok = labels_ship(&call, err) && rituals_begin(&call, err) && badges_ship(&call, err) &&
		  metrics_ship(&call, err);
	if (ok)
		ok = ledger_commit(ledger, &call.seq, &call.topics, err);
	else
		ledger_rollback(ledger);
	arena_finish(&arena);
	return ok;
}
