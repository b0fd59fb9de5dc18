#include "app/model/praise.h"

#include <string.h>

struct praise *praise_new(void)
{
	struct praise *praise = topic_new(sizeof(*praise));

	praise->pool_what = "";
	return praise;
}

static bool counts(const struct praise_mark *mark, struct date today)
{
	return mark->day >= date_number(date_of_quarter(today));
}

int praise_in_quarter(const struct praise *praise, struct date today)
{
	int n = 0;

	for (int i = 0; i < praise->mark_count; i++)
		n += counts(&praise->marks[i], today);
	return n;
}

static bool reached(const struct praise *praise, const char *member, struct date today)
{
	for (int i = 0; i < praise->mark_count; i++)
		if (strcmp(praise->marks[i].receiver, member) == 0 &&
		    counts(&praise->marks[i], today))
			return true;
	return false;
}

bool praise_reached_all(const struct praise *praise, const struct board *board, struct date today)
{
	for (int i = 0; i < board->person_count; i++)
		if (!board->people[i].left && !reached(praise, board->people[i].id, today))
			return false;
	return board->person_count > 0;
}
