#include "app/wall/scenes/owners.h"

#include <stdlib.h>
#include <string.h>

static int person_of(const struct board *board, const char *id)
{
	for (int i = 0; i < board->person_count; i++)
		if (strcmp(board->people[i].id, id) == 0)
			return i;
	return OWNER_NONE;
}

/* The first of its owners who is still here. */
static int owner_of(const struct board *board, const struct rollover_note *note)
{
	for (int i = 0; i < note->owner_count; i++) {
		int person = person_of(board, note->owners[i]);
		if (person >= 0 && !board->people[person].left)
			return person;
	}
	return OWNER_NONE;
}

static int by_room(const void *left, const void *right)
{
	const struct owner_block *a = left, *b = right;
	int wide_a = a->person != OWNER_FINISHED && a->count > 1;
	int wide_b = b->person != OWNER_FINISHED && b->count > 1;

	if (wide_a != wide_b)
		return wide_b - wide_a;
	if ((a->person < 0) != (b->person < 0))
		return a->person < 0 ? 1 : -1;
	return a->person < 0 ? b->person - a->person : a->person - b->person;
}

static struct owner_block *block_of(struct owner_block *blocks, int *count, int person, int most,
				    struct arena *arena)
{
	for (int i = 0; i < *count; i++)
		if (blocks[i].person == person)
			return &blocks[i];
	struct owner_block *block = &blocks[(*count)++];
	*block = (struct owner_block){.person = person};
	block->notes = arena_array(arena, (size_t)most, sizeof(*block->notes));
	return block;
}

/* Guests have no notes to finish. */
static bool has_finished(const struct board *board, const struct owner_block *blocks, int count,
			 int person)
{
	for (int i = 0; i < count; i++)
		if (blocks[i].person == person)
			return false;
	return !board->people[person].left && board->people[person].role >= ROLE_MEMBER;
}

static struct owner_block finished(const struct board *board, const struct owner_block *blocks,
				   int count, struct arena *arena)
{
	struct owner_block block = {.person = OWNER_FINISHED};

	block.notes = arena_array(arena, (size_t)board->person_count + 1, sizeof(*block.notes));
	for (int i = 0; i < board->person_count; i++)
		if (has_finished(board, blocks, count, i))
			block.notes[block.count++] = i;
	return block;
}

int owners_blocks(const struct board *board, const struct rollover *rollover, struct arena *arena,
		  struct owner_block **blocks)
{
	int count = 0;

	*blocks = arena_array(arena, (size_t)board->person_count + 2, sizeof(**blocks));
	for (int i = 0; i < rollover->note_count; i++) {
		int person = owner_of(board, &rollover->notes[i]);
		struct owner_block *block =
			block_of(*blocks, &count, person, rollover->note_count, arena);
		block->notes[block->count++] = i;
	}
	(*blocks)[count] = finished(board, *blocks, count, arena);
	count += (*blocks)[count].count > 0;
	qsort(*blocks, (size_t)count, sizeof(**blocks), by_room);
	return count;
}
