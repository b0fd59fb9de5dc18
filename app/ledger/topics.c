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
	{"absence.", TOPIC_MEETINGS},
	{"badge.", TOPIC_PRAISE},
	{"card.", TOPIC_BOARD | TOPIC_WEEK},
	/* What a note on the board does for its key result is seen on the board: a move costs no goals. */
	{"card.restored", TOPIC_GOALS},
	{"card.reverted", TOPIC_GOALS},
	{"card.torn_off", TOPIC_GOALS},
	{"checkin.", TOPIC_MEETINGS},
	{"column.", TOPIC_BOARD | TOPIC_WEEK},
	{"cycle.", TOPIC_GOALS | TOPIC_MEETINGS},
	{"day.", TOPIC_GOALS | TOPIC_MEETINGS | TOPIC_WEEK},
	{"fund.", TOPIC_PRAISE},
	{"help.", TOPIC_MEETINGS},
	{"kpi.", TOPIC_GOALS},
	{"kr.", TOPIC_GOALS},
	{"kudos.", TOPIC_PRAISE},
	{"label.", TOPIC_BOARD},
	{"link.", TOPIC_GOALS},
	{"member.", TOPIC_BOARD},
	/* Who leaves in the middle of a stand-up passes the turn on. */
	{"member.left", TOPIC_MEETINGS},
	{"member.returned", TOPIC_MEETINGS},
	{"member.reverted", TOPIC_MEETINGS},
	{"metric.", TOPIC_GOALS},
	{"note.", TOPIC_BOARD | TOPIC_GOALS | TOPIC_WEEK},
	{"objective.", TOPIC_GOALS},
	{"pool.", TOPIC_PRAISE},
	{"reading.", TOPIC_GOALS},
	{"retro.", TOPIC_GOALS},
	{"ritual.", TOPIC_GOALS | TOPIC_MEETINGS | TOPIC_WEEK},
	{"round.", TOPIC_VOTE},
	{"standup.", TOPIC_MEETINGS | TOPIC_WEEK},
	{"suggestion.", TOPIC_GOALS},
	{"team.", TOPIC_BOARD},
	{"unit.", TOPIC_GOALS},
	{"update.", TOPIC_GOALS},
	{"vote.", TOPIC_VOTE},
};

unsigned topics_of(const char *kind)
{
	unsigned topics = kind_is_private(kind) ? TOPIC_UNSEEN : TOPIC_FEED;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strncmp(kind, kinds[i].begin, strlen(kinds[i].begin)) == 0)
			topics |= kinds[i].topics;
	return topics;
}
