#include "app/wall/input.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void keep(char *out, const char *id)
{
	snprintf(out, SELECTION_ID_SIZE, "%s", id);
}

static void clear(struct input *input)
{
	*input = (struct input){0};
}

static const struct sprite *find_note(const struct sprite_list *list, const char *id)
{
	for (int i = 0; list && i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		if (s->id && !s->hidden && strcmp(s->id, id) == 0)
			return s;
	}
	return NULL;
}

static int column_holding(const struct board *board, const char *card)
{
	for (int c = 0; c < board->column_count; c++) {
		const struct column *column = &board->columns[c];
		for (int i = 0; i < column->count; i++)
			if (strcmp(board->cards[column->first + i].id, card) == 0)
				return c;
	}
	return -1;
}

static int column_index(const struct board *board, const char *id)
{
	for (int c = 0; c < board->column_count; c++)
		if (strcmp(board->columns[c].id, id) == 0)
			return c;
	return -1;
}

/* How far b is from a in a direction; infinite when it does not lie there. */
static float distance(const struct sprite *a, const struct sprite *b, enum wall_key key)
{
	float dx = b->box.x + b->box.w / 2 - a->box.x - a->box.w / 2;
	float dy = b->box.y + b->box.h / 2 - a->box.y - a->box.h / 2;
	bool across = key == WALL_KEY_LEFT || key == WALL_KEY_RIGHT;
	float along = across ? dx : dy, aside = across ? dy : dx;

	if (key == WALL_KEY_LEFT || key == WALL_KEY_UP)
		along = -along;
	if (along < 10)
		return INFINITY;
	return along + 2 * fabsf(aside);
}

static const struct sprite *next_note(const struct sprite_list *list, const struct sprite *from,
				      enum wall_key key)
{
	const struct sprite *best = NULL;
	float least = INFINITY;

	for (int i = 0; list && i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		if (!s->id || s->hidden || s == from)
			continue;
		if (!from)
			return s;
		float d = distance(from, s, key);
		if (d < least) {
			least = d;
			best = s;
		}
	}
	return best;
}

static enum input_result walk(struct input *input, enum wall_key key, const struct sprite_list *list)
{
	const struct sprite *from = find_note(list, input->selection.card);
	const struct sprite *to = next_note(list, from, key);

	if (!to)
		return INPUT_NOTHING;
	keep(input->selection.card, to->id);
	return INPUT_CHANGED;
}

static enum input_result carry(struct input *input, enum wall_key key, const struct board *board)
{
	int index = column_index(board, input->selection.column);

	index += key == WALL_KEY_RIGHT ? 1 : key == WALL_KEY_LEFT ? -1 : 0;
	if (index < 0 || index >= board->column_count)
		return INPUT_NOTHING;
	keep(input->selection.column, board->columns[index].id);
	return INPUT_CHANGED;
}

static enum input_result enter(struct input *input, const struct board *board,
			       const struct sprite_list *list, double now_s)
{
	struct selection *selection = &input->selection;

	if (!find_note(list, selection->card))
		return walk(input, WALL_KEY_ENTER, list);
	int holds = column_holding(board, selection->card);
	if (holds < 0)
		return INPUT_NOTHING;
	if (!selection->lifted) {
		selection->lifted = true;
		keep(selection->column, board->columns[holds].id);
		return INPUT_CHANGED;
	}
	if (strcmp(board->columns[holds].id, selection->column) == 0) {
		selection->lifted = false;
		return INPUT_CHANGED;
	}
	input->dropped = true;
	input->until_s = now_s + DROP_WAIT_S;
	return INPUT_MOVE;
}

static enum input_result escape(struct input *input)
{
	if (input->selection.lifted) {
		input->selection.lifted = false;
		return INPUT_CHANGED;
	}
	return INPUT_QUIT;
}

static bool is_arrow(enum wall_key key)
{
	return key <= WALL_KEY_DOWN;
}

enum input_result input_key(struct input *input, enum wall_key key, const struct board *board,
			    const struct sprite_list *list, double now_s)
{
	switch (key) {
	case WALL_KEY_QUIT:
		return INPUT_QUIT;
	case WALL_KEY_THEME:
		return INPUT_THEME;
	case WALL_KEY_FULL:
		return INPUT_FULL;
	case WALL_KEY_PAGE_NEXT:
		return INPUT_PAGE_NEXT;
	case WALL_KEY_PAGE_BACK:
		return INPUT_PAGE_BACK;
	case WALL_KEY_PAUSE:
		return INPUT_PAUSE;
	case WALL_KEY_ESCAPE:
		return escape(input);
	default:
		break;
	}
	if (!board || input->dropped)
		return INPUT_NOTHING;
	input->until_s = now_s + SELECTION_SHOWN_S;
	if (key == WALL_KEY_ENTER)
		return enter(input, board, list, now_s);
	if (is_arrow(key) && input->selection.lifted)
		return carry(input, key, board);
	return walk(input, key, list);
}

bool input_refresh(struct input *input, const struct board *board, double now_s)
{
	if (!*input->selection.card)
		return false;
	int holds = board ? column_holding(board, input->selection.card) : -1;
	bool landed = input->dropped && holds >= 0 &&
		      strcmp(board->columns[holds].id, input->selection.column) == 0;

	if (holds < 0 || (input->until_s && now_s >= input->until_s)) {
		clear(input);
		return true;
	}
	if (!landed)
		return false;
	input->dropped = false;
	input->selection.lifted = false;
	input->until_s = now_s + SELECTION_SHOWN_S;
	return true;
}
