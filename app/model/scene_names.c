#include "app/model/scene_names.h"

#include <stddef.h>

const char *const scene_names[] = {"board", "rollover", NULL};
