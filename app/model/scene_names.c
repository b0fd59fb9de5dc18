#include "app/model/scene_names.h"

#include <stddef.h>

const char *const scene_names[] = {"align", "board", "cycle", "funnel", "kudos", "metrics", "okr",
				    NULL};
