#include "app/model/goals.h"

struct goals *goals_new(void)
{
	struct goals *goals = topic_new(sizeof(*goals));

	goals->cycle = (struct goal_cycle){.id = "", .name = ""};
	goals->next = goals->cycle;
	return goals;
}
