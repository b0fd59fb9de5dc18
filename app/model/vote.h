#pragma once
#include <stdbool.h>

#include "app/model/health.h"

/*
 * vote: what a room's confidence in a key result says, once it is revealed. Votes are 0..CONFIDENCE_MAX.
 * It asks the lowest to speak first and never says who is right.
 *
 * Thread: any. Pure. Nothing is allocated.
 */
enum {
	VOTE_CLOSE_FROM = 3,	/* spread: 0–2 大家看法一致, 3–4 差得不多, 5 or more 差得有点开 */
	VOTE_APART_FROM = 5,
};

enum vote_reading { VOTE_NONE, VOTE_AGREED, VOTE_CLOSE, VOTE_APART };

struct vote_result {
	int votes;
	int counts[CONFIDENCE_MAX + 1];	/* of each number */
	int lowest, highest;		/* -1: nobody voted */
	int spread;			/* highest - lowest */
	double median;			/* of an even number of votes the mean of the middle two; -1: none */

	/*
	 * The week's confidence, which is a whole number: the median, a half rounded down, so that it never
	 * claims more than half of the room gave. CONFIDENCE_UNKNOWN: nobody voted.
	 */
	int confidence;
	enum vote_reading reading;
};

struct vote_result vote_result(const int *votes, int count);
