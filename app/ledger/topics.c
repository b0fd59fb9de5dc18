#include <string.h>

#include "app/ledger/core.h"

/*
 * In alphabetical order; what begins so. Every event is in the feed: what may be said of it there is
 * the feed's own concern. The kinds of another version are kept and change nothing that is shown.
 */
static const struct {
	const char *begin;
	unsigned topics;
} kinds[] = {
	{"absence.", TOPIC_MEETINGS},
	{"card.", TOPIC_BOARD | TOPIC_WEEK},
	{"checkin.", TOPIC_MEETINGS},
	{"column.", TOPIC_BOARD | TOPIC_WEEK},
	{"help.", TOPIC_MEETINGS},
	{"label.", TOPIC_BOARD},
	{"member.", TOPIC_BOARD},
	{"note.", TOPIC_BOARD | TOPIC_WEEK},
	{"ritual.", TOPIC_MEETINGS | TOPIC_WEEK},
	{"standup.", TOPIC_MEETINGS | TOPIC_WEEK},
	{"team.", TOPIC_BOARD},
};

unsigned topics_of(const char *kind)
{
	unsigned topics = TOPIC_FEED;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(kind, kinds[i].begin, strlen(kinds[i].begin)) == 0)
			topics |= kinds[i].topics;
	return topics;
}
