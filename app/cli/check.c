#include "app/cli/cli.h"

#include <stdio.h>

#include "app/ledger/ledger.h"

bool cli_check(const struct options *options, struct err *err)
{
	static const struct clock clock;
	static struct ledger_report report;
	struct ledger_options how = {.path = options->db, .clock = &clock, .read_only = true};
	struct ledger *ledger = ledger_open(&how, err);

	if (!ledger)
		return false;
	bool ok = ledger_check(ledger, &report, err);
	ledger_close(ledger);
	if (!ok)
		return false;
	fputs(report.text, stdout);
	if (report.problems || report.dangling)
		return err_system(err, "%s is not well: %d problems, %d dangling references",
				  options->db, report.problems, report.dangling);
	printf("%s is well: %lld events, and replaying them gives the same board\n", options->db,
	       (long long)report.events);
	return true;
}
