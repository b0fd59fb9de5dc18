#include "app/model/scene_names.h"

#include <stddef.h>

const char *const scene_names[] = {"align", "board", "consensus", "cycle", "flow", "funnel", "kudos",
				    "metrics", "okr", "review", "rollover", "year", NULL};
