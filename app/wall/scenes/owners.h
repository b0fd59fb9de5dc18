#pragma once
#include "app/model/rollover.h"

/*
 * owners: whose notes of last week stand together.
 *
 * Thread: any.
 */
enum {
	OWNER_NONE = -1,	/* nobody who is here owns them */
	OWNER_FINISHED = -2,	/* people with nothing left */
};

struct owner_block {
	int person;	/* index into the board's people, or one of the above */
	int *notes;	/* indices into the rollover's notes; of OWNER_FINISHED into the people */
	int count;
};

/*
 * Those with two notes or more first, for there the wall has room for two; otherwise in the order of joining,
 * then what nobody owns, then who has nothing left. Answers how many.
 */
int owners_blocks(const struct board *board, const struct rollover *rollover, struct arena *arena,
		  struct owner_block **blocks);
