#pragma once

/*
 * pieces: SQL that several statements share. Parts of text, so that each statement stays one literal.
 */
#define LIVE_COLUMN "c.created = 1 AND c.state = 'live'"

/*
 * Where a card stands: in its column, or in the first when its column is not there (two walls: one
 * removed it while the other moved a note into it). No note ever vanishes.
 */
#define FIRST_COLUMN                                                                                \
	"(SELECT c.id FROM board_column c WHERE " LIVE_COLUMN " ORDER BY c.rank, c.id LIMIT 1)"
#define OWN_COLUMN                                                                                  \
	"(SELECT c.id FROM board_column c WHERE c.id = card.column_id AND " LIVE_COLUMN ")"
#define PLACE "coalesce(" OWN_COLUMN ", " FIRST_COLUMN ")"

/* PLACE = ?1, for statements that ask it of every card: most are decided by comparing two texts. */
#define STANDS_IN_1                                                                                 \
	"(card.column_id = ?1 AND EXISTS (SELECT 1 FROM board_column c WHERE c.id = ?1 AND "        \
	LIVE_COLUMN ") OR ?1 = " FIRST_COLUMN " AND " OWN_COLUMN " IS NULL)"

#define ON_BOARD "card.state = 'board' AND card.created = 1"
