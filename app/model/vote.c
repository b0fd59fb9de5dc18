#include "app/model/vote.h"

#include <assert.h>

/* The number at a place of the sorted votes. */
static int vote_at(const struct vote_result *result, int place)
{
	int value = 0;

	for (; place >= result->counts[value]; value++)
		place -= result->counts[value];
	return value;
}

static enum vote_reading reading_of(int spread)
{
	if (spread >= VOTE_APART_FROM)
		return VOTE_APART;
	return spread >= VOTE_CLOSE_FROM ? VOTE_CLOSE : VOTE_AGREED;
}

struct vote_result vote_result(const int *votes, int count)
{
	struct vote_result result = {
		.votes = count,
		.lowest = -1,
		.highest = -1,
		.median = -1,
		.confidence = CONFIDENCE_UNKNOWN,
	};

	for (int i = 0; i < count; i++) {
		assert(votes[i] >= 0 && votes[i] <= CONFIDENCE_MAX);
		result.counts[votes[i]]++;
	}
	if (count <= 0)
		return result;
	int middle = vote_at(&result, (count - 1) / 2) + vote_at(&result, count / 2);
	result.median = middle / 2.0;
	result.confidence = middle / 2;
	result.lowest = vote_at(&result, 0);
	result.highest = vote_at(&result, count - 1);
	result.spread = result.highest - result.lowest;
	result.reading = reading_of(result.spread);
	return result;
}
