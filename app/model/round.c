#include "app/model/round.h"

enum { BALLOTS_MAX = 256 };

struct round *round_new(void)
{
	struct round *round = topic_new(sizeof(*round));

	round->id = round->kr = "";
	round->before = -1;
	return round;
}

struct vote_result round_result(const struct round *round)
{
	int values[BALLOTS_MAX], count = 0;

	for (int i = 0; i < round->ballot_count && count < BALLOTS_MAX; i++)
		values[count++] = round->ballots[i].value;
	return vote_result(values, count);
}
