#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/private.h"

/*
 * In alphabetical order; what begins so. Every event that is not private is in the feed: what may be
 * said of it there is the feed's own concern. The kinds of another version are kept and change nothing that is shown.
 */
static const struct {
	const char *begin;
	unsigned topics;
} kinds[] = {
	{"badge.", TOPIC_PRAISE},
	{"card.", TOPIC_BOARD},
	{"column.", TOPIC_BOARD},
	{"fund.", TOPIC_PRAISE},
	{"kudos.", TOPIC_PRAISE},
	{"label.", TOPIC_BOARD},
	{"member.", TOPIC_BOARD},
	{"pool.", TOPIC_PRAISE},
	{"team.", TOPIC_BOARD},
};

unsigned topics_of(const char *kind)
{
	unsigned topics = TOPIC_FEED;

	if (kind_is_private(kind))
		return TOPIC_UNSEEN;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(kind, kinds[i].begin, strlen(kinds[i].begin)) == 0)
			topics |= kinds[i].topics;
	return topics;
}
