#include "app/wall/scenes/columns.h"

#include <stdlib.h>

static const float edge = 48, canvas = 1920, note_height[] = {0, 226, 226, 167, 62, 62},
		   pitch_y[] = {0, 251, 251, 187, 72, 72};

enum { GUTTER = 20, COLUMN_PITCH = 622, COLUMN_WIDTH = 580, STACK_MAX = 3 };

int column_pages(int column_count)
{
	if (column_count <= COLUMNS_ON_PAGE)
		return 1;
	return (column_count + COLUMNS_ON_PAGE - 1) / COLUMNS_ON_PAGE;
}

bool column_frame(int column_count, int page, int index, float distance, struct column_frame *frame)
{
	int slot = index - page * COLUMNS_ON_PAGE;

	*frame = (struct column_frame){edge, COLUMN_WIDTH, 1, distance};
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

/* How many rows stand in the notes' area; the last of a paged column's is the pile. */
static int rows_of(enum density density, const struct column_frame *frame)
{
	float pitch = pitch_y[density] * frame->distance, height = note_height[density] * frame->distance;
	int rows = (int)((NOTES_BOTTOM - NOTES_TOP + pitch - height) / pitch + 0.01f);

	return density == DENSITY_PAGED ? rows - 1 : rows;
}

/* Notes beside each other in a lane. */
static int wide(enum density density)
{
	return density == DENSITY_M || density == DENSITY_S ? 2 : 1;
}

int density_capacity(enum density density, const struct column_frame *frame)
{
	return rows_of(density, frame) * wide(density) * frame->lanes;
}

enum density density_of(int card_count, const struct column_frame *frame)
{
	for (enum density d = DENSITY_L; d < DENSITY_PAGED; d++)
		if (card_count <= density_capacity(d, frame))
			return d;
	return DENSITY_PAGED;
}

int density_pages(enum density density, const struct column_frame *frame, int card_count)
{
	int capacity = density_capacity(density, frame);

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
static void cell(enum density density, const struct column_frame *frame, int index, int *across, int *row)
{
	int abreast = wide(density) * frame->lanes, rows = rows_of(density, frame);

	if (density >= DENSITY_XS) {
		*across = index / rows;
		*row = index % rows;
	} else {
		*across = index % abreast;
		*row = index / abreast;
	}
}

struct rect density_place(enum density density, const struct column_frame *frame, int index)
{
	int capacity = density_capacity(density, frame);
	int over = index - capacity + 1;
	int across, row;
	struct rect box = {frame->x, NOTES_TOP, lane_width(frame), note_height[density] * frame->distance};

	/* One too many, until the density follows: stuck over the last one, a little higher. */
	if (over > 0)
		index = capacity - 1;
	cell(density, frame, index, &across, &row);
	if (wide(density) == 2) {
		box.w = (box.w - GUTTER) / 2;
		box.x += (float)(across / 2 * COLUMN_PITCH) +
			 (float)(across % 2) * (box.w + GUTTER);
	} else {
		box.x += (float)(across * COLUMN_PITCH);
	}
	box.y += (float)row * pitch_y[density] * frame->distance;
	if (over > 0)
		box.y -= 14.0f * (float)(over < STACK_MAX ? over : STACK_MAX);
	return box;
}

struct rect column_pile(const struct column_frame *frame)
{
	float down = (float)rows_of(DENSITY_PAGED, frame) * pitch_y[DENSITY_PAGED] * frame->distance;

	return (struct rect){frame->x, NOTES_TOP + down, frame->width,
			     note_height[DENSITY_PAGED] * frame->distance};
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
