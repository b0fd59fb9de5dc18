#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/draw/list.h"
#include "app/model/snapshot.h"

/*
 * columns: where columns stand on the board and notes in a column, by how many there are: large notes
 * while there are few, strips and at last pages when there are many. Type is never shrunk to fit.
 *
 * Thread: any.
 */
enum density {
	DENSITY_AUTO,	/* by the count */
	DENSITY_L,
	DENSITY_M,
	DENSITY_S,
	DENSITY_XS,
	DENSITY_PAGED,	/* XS, nine at a time, the rest in a pile */
};

enum {
	COLUMNS_ON_PAGE = 3,	/* more columns than this are shown three at a time */
	NOTES_TOP = 258,
	NOTES_BOTTOM = 986,
};

/* What the director decided for a column. */
struct column_state {
	enum density density;
	int page;
};

/*
 * A column's place. `lanes` side by side when it has the whole wall for itself. `distance` is 1, or more
 * where people sit far away: it multiplies type and height of notes, so that fewer find room.
 */
struct column_frame {
	float x, width;
	int lanes;
	float distance;
};

int column_pages(int column_count);
/* False: the column is on another page; the frame is then beyond the wall's edge. */
bool column_frame(int column_count, int page, int index, float distance, struct column_frame *frame);

enum density density_of(int card_count, const struct column_frame *frame);
int density_capacity(enum density density, const struct column_frame *frame);	/* notes at once */
int density_pages(enum density density, const struct column_frame *frame, int card_count);	/* 1 or more */
struct rect density_place(enum density density, const struct column_frame *frame, int index);
struct rect column_pile(const struct column_frame *frame);

/*
 * The order in which a column's cards are shown: indices into board->cards. People's own while all can
 * be seen; a paged column shows late, blocked, due today, due soon first, then the oldest; done ones
 * newest first. now_ms 0: the time is not known.
 */
void column_order(const struct board *board, const struct column *column, enum density density,
		  int64_t now_ms, int *order);
