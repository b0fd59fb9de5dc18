#include "app/cli/cli.h"

#include <stdio.h>
#include <unistd.h>

#include "app/ledger/ledger.h"

static void progress(void *context, int64_t done, int64_t total)
{
	(void)context;
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%lld of %lld events", (long long)done, (long long)total);
}

bool cli_replay(const struct options *options, struct err *err)
{
	static const struct clock clock;
	struct ledger_options how = {
		.path = options->db, .clock = &clock, .progress = progress};

	if (access(options->db, F_OK) != 0)
		return err_system(err, "there is no database %s", options->db);
	struct ledger *ledger = ledger_open(&how, err);
	if (!ledger)
		return false;
	bool ok = ledger_rebuild(ledger, err);
	if (isatty(STDERR_FILENO))
		fputc('\n', stderr);
	if (ok)
		printf("replayed %lld events into %s\n", (long long)ledger_seq(ledger), options->db);
	ledger_close(ledger);
	return ok;
}
