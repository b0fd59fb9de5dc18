#include "app/cli/cli.h"

#include <stdio.h>

#include "app/ledger/ledger.h"

bool cli_backup(const struct options *options, struct err *err)
{
	static const struct clock clock;
	struct ledger_options how = {.path = options->db, .clock = &clock, .read_only = true};
	struct ledger *ledger = ledger_open(&how, err);

	if (!ledger)
		return false;
	bool ok = ledger_backup(ledger, options->words[1], err);
	if (ok)
		printf("copied %s to %s, up to event %lld\n", options->db, options->words[1],
		       (long long)ledger_seq(ledger));
	ledger_close(ledger);
	return ok;
}
