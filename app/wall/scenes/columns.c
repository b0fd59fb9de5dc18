#include "app/wall/scenes/columns.h"

#include <stdlib.h>

static const float edge = 48, canvas = 1920, note_height[] = {0, 226, 226, 167, 62, 62},
		   pitch_y[] = {0, 251, 251, 187, 72, 72};

enum { GUTTER = 20, COLUMN_PITCH = 622, COLUMN_WIDTH = 580, PAGED_ROWS = 9, STACK_MAX = 3 };

int column_pages(int column_count)
{
	if (column_count <= COLUMNS_ON_PAGE)
		return 1;
	return (column_count + COLUMNS_ON_PAGE - 1) / COLUMNS_ON_PAGE;
}

bool column_frame(int column_count, int page, int index, struct column_frame *frame)
{
	int slot = index - page * COLUMNS_ON_PAGE;

	*frame = (struct column_frame){edge, COLUMN_WIDTH, 1};
	if (column_count == 1) {
		frame->width = canvas - 2 * edge;
		frame->lanes = 3;
	} else if (column_count == 2) {
		frame->width = 880;
		frame->x = index ? canvas - edge - 880 : edge;
	} else {
		frame->x = edge + (float)(slot * COLUMN_PITCH);
	}
	return column_count <= 2 || (slot >= 0 && slot < COLUMNS_ON_PAGE);
}

enum density density_of(int card_count, int lanes)
{
	static const int most[] = {0, 3, 6, 8, 10};

	for (enum density d = DENSITY_L; d < DENSITY_PAGED; d++)
		if (card_count <= most[d] * lanes)
			return d;
	return DENSITY_PAGED;
}

int density_capacity(enum density density, int lanes)
{
	static const int capacity[] = {0, 3, 6, 8, 10, PAGED_ROWS};

	return capacity[density] * lanes;
}

int density_pages(enum density density, int lanes, int card_count)
{
	int capacity = density_capacity(density, lanes);

	if (density != DENSITY_PAGED || card_count <= capacity)
		return 1;
	return (card_count + capacity - 1) / capacity;
}

static float lane_width(const struct column_frame *frame)
{
	if (frame->lanes == 1)
		return frame->width;
	return COLUMN_WIDTH;
}

/* A strip fills a lane from top to bottom, everything else a row from left to right. */
static void cell(enum density density, int lanes, int index, int *across, int *row)
{
	int wide = density == DENSITY_L ? lanes : 2 * lanes;
	int rows = density_capacity(density, 1);

	if (density >= DENSITY_XS) {
		*across = index / rows;
		*row = index % rows;
	} else {
		*across = index % wide;
		*row = index / wide;
	}
}

struct rect density_place(enum density density, const struct column_frame *frame, int index)
{
	int capacity = density_capacity(density, frame->lanes);
	int over = index - capacity + 1;
	int across, row;
	struct rect box = {frame->x, NOTES_TOP, lane_width(frame), note_height[density]};

	/* One too many, until the density follows: stuck over the last one, a little higher. */
	if (over > 0)
		index = capacity - 1;
	cell(density, frame->lanes, index, &across, &row);
	if (density == DENSITY_M || density == DENSITY_S) {
		box.w = (box.w - GUTTER) / 2;
		box.x += (float)(across / 2 * COLUMN_PITCH) +
			 (float)(across % 2) * (box.w + GUTTER);
	} else {
		box.x += (float)(across * COLUMN_PITCH);
	}
	box.y += (float)row * pitch_y[density];
	if (over > 0)
		box.y -= 14.0f * (float)(over < STACK_MAX ? over : STACK_MAX);
	return box;
}

struct rect column_pile(const struct column_frame *frame)
{
	return (struct rect){frame->x, NOTES_TOP + PAGED_ROWS * 72, frame->width, 62};
}

struct place {
	int card, urgency;
	int64_t by;
};

/* 0 late, 1 blocked, 2 today, 3 soon, 4 the rest. Soon is within a week. */
static int urgency(const struct card *card, int32_t today)
{
	int32_t days = card->due.year && today ? date_number(card->due) - today : INT16_MAX;

	if (days < 0)
		return 0;
	if (card->block)
		return 1;
	if (days == 0)
		return 2;
	return days < 7 ? 3 : 4;
}

static int by_place(const void *left, const void *right)
{
	const struct place *a = left, *b = right;

	if (a->urgency != b->urgency)
		return a->urgency < b->urgency ? -1 : 1;
	if (a->by != b->by)
		return a->by < b->by ? -1 : 1;
	return a->card < b->card ? -1 : a->card > b->card;
}

static struct place place_of(const struct board *board, const struct column *column, int card,
			     int32_t today)
{
	const struct card *c = &board->cards[card];

	if (column->kind == COLUMN_DONE)
		return (struct place){card, 0, -c->since_ms};
	int how = urgency(c, today);
	bool by_due = (how == 0 || how == 3) && c->due.year;
	return (struct place){card, how, by_due ? date_number(c->due) : c->since_ms};
}

void column_order(const struct board *board, const struct column *column, enum density density,
		  int64_t now_ms, int *order)
{
	for (int i = 0; i < column->count; i++)
		order[i] = column->first + i;
	if (density != DENSITY_PAGED || column->count < 2)
		return;
	struct place *places = malloc((size_t)column->count * sizeof(*places));
	if (!places)
		abort();
	int32_t today = now_ms ? date_number(date_of(now_ms)) : 0;
	for (int i = 0; i < column->count; i++)
		places[i] = place_of(board, column, order[i], today);
	qsort(places, (size_t)column->count, sizeof(*places), by_place);
	for (int i = 0; i < column->count; i++)
		order[i] = places[i].card;
	free(places);
}
