#include "app/model/rollover.h"

struct rollover *rollover_new(void)
{
	return topic_new(sizeof(struct rollover));
}

int rollover_waiting(const struct rollover *rollover)
{
	int waiting = 0;

	for (int i = 0; i < rollover->note_count; i++)
		waiting += rollover->notes[i].decision == WEEK_UNDECIDED;
	return waiting;
}

enum week_decision rollover_holds(const struct rollover *rollover, const struct rollover_note *note,
				  int64_t now_ms)
{
	if (note->decision == WEEK_UNDECIDED && week_phase(&rollover->week, now_ms) == WEEK_SETTLED)
		return WEEK_KEEP;
	return note->decision;
}
