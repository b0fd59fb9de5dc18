#include "app/model/scene_names.h"

#include <stddef.h>
#include <string.h>

const char *const scene_names[] = {"align", "board", "consensus", "cycle", "flow", "funnel", "kudos",
				    "metrics", "okr", "review", "rollover", "year", NULL};

unsigned scene_bit(const char *name)
{
	for (int i = 0; scene_names[i]; i++)
		if (strcmp(scene_names[i], name) == 0)
			return 1u << i;
	return 0;
}
