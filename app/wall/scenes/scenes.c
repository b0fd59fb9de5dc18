#include <string.h>

#include "app/wall/scenes/scene.h"

static const struct {
	const char *name;
	scene_func *make;
} scenes[] = {
	{"board", scene_board},
	{"night", scene_night},
	{"rebuild", scene_rebuild},
	{"setup", scene_setup},
};

bool scene_make(const char *name, const struct scene_input *in, struct sprite_list *out)
{
	for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++) {
		if (strcmp(scenes[i].name, name) != 0)
			continue;
		scenes[i].make(in, out);
		return true;
	}
	return false;
}
