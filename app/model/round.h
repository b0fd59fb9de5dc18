#pragma once
#include "app/model/snapshot.h"
#include "app/model/vote.h"

/*
 * round: the topic of the weekly vote. The team goes through its key results; for each, everybody gives a
 * confidence of 0 to 10 in secret, and all are revealed at once.
 *
 * Before the reveal nothing here holds a value: only who has voted is loaded. People are named by their id
 * in struct board, key results by their id in struct goals.
 *
 * Thread: any. Immutable once loaded.
 */
struct ballot {
	const char *member;	/* "": nobody is named in this round 不记名 */
	int value;
};

/* Topic: the round at hand. */
struct round {
	struct topic topic;
	const char *id;		/* "": none was opened yet */
	bool open;
	bool anonymous;
	const char *kr;		/* whose turn it is */
	int place, count;	/* 1..count: its place among the round's key results */
	const char **voters;	/* member ids: who is asked, and who voted without being asked */
	bool *voted;
	int voter_count, voted_count;
	bool revealed;
	struct ballot *ballots;	/* once revealed */
	int ballot_count;
	double before;		/* the median of this key result in the round before; -1: none */
};

struct round *round_new(void);

/* What the revealed ballots say; votes is 0 before. */
struct vote_result round_result(const struct round *round);
