#pragma once
#include <stdbool.h>

/*
 * rank: order that one write can change. A rank is a fraction between 0 and 1 written in base 62
 * (digits 0-9A-Za-z, whose ASCII order is their order, so strcmp and SQLite's BINARY collation sort
 * ranks); it never ends in '0', so between any two there is another. (David Greenspan, "Implementing
 * Fractional Indexing", 2020.)
 *
 * Two walls may choose the same rank for two cards: equal ranks are ordered by id.
 */
enum { RANK_SIZE = 65, RANK_LENGTH_MAX = 64 };

struct rank {
	char text[RANK_SIZE];
};

/*
 * A rank after `before` and before `after`; NULL or "" stands for the end on that side. Both must be
 * valid and before < after. False when no rank of RANK_LENGTH_MAX characters fits (after some 350 moves
 * into the same gap): the caller then spreads the column's ranks anew.
 */
bool rank_between(const char *before, const char *after, struct rank *out);
bool rank_valid(const char *text);

/* The i-th of n evenly spread ranks, 0 <= i < n, n <= 200000. */
void rank_spread(int i, int n, struct rank *out);
