#pragma once

/*
 * pieces: SQL that several statements share. Parts of text, so that each statement stays one literal.
 */
#define LIVE_COLUMN "c.created = 1 AND c.state = 'live'"

/*
 * Where a card stands: in its column, or in the first when its column is not there (two walls: one
 * removed it while the other moved a note into it). No note ever vanishes.
 */
#define PLACE                                                                                       \
	"coalesce((SELECT c.id FROM board_column c WHERE c.id = card.column_id AND " LIVE_COLUMN    \
	"), (SELECT c.id FROM board_column c WHERE " LIVE_COLUMN " ORDER BY c.rank, c.id LIMIT 1))"

#define ON_BOARD "card.state = 'board' AND card.created = 1"

/* The reader (?1: a member's id, '' for a program) is one of the two people whom a private row names. */
#define FOR_TWO(first, second) "(?1 <> '' AND ?1 IN (" first ", " second "))"

#define GIVEN "k.created = 1 AND k.state = 'given'"

/* What the fund holds. */
#define FUND_BALANCE                                                                                \
	"(SELECT coalesce(sum(iif(way = 'in', amount, -amount)), 0) FROM fund"                      \
	" WHERE created = 1 AND state = 'live')"
