#include "app/model/goals.h"

struct goals *goals_new(void)
{
	struct goals *goals = topic_new(sizeof(*goals));

	goals->cycle = (struct cycle){.id = "", .name = ""};
	return goals;
}
