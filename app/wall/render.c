/*
 * render: one still picture of a scene, and whether there is a display at all. No window.
 */
#include <SDL.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/wall/director.h"
#include "app/wall/stage.h"
#include "app/wall/wall.h"

static unsigned char *draw_still(SDL_Renderer *renderer, SDL_Surface *surface,
				 const struct wall_render *render, struct snapshot *snapshot,
				 struct err *err)
{
	struct painter *painter = painter_create(renderer, render->width, render->height, err);
	struct look look = {
		.theme = theme_of(render->evening ? THEME_KIND_EVENING : THEME_KIND_DAY),
		.mix = 1,
		.dim = 1,
	};
	unsigned char *rgba = NULL;
	int count, width, height;

	if (!painter)
		return NULL;
	painter_on_surface(painter, surface);
	struct scene_input in = {
		.snapshot = snapshot,
		.measurer = painter_measurer(painter),
		.now_ms = render->now_ms,
		.calibrated = render->now_ms >= CLOCK_CALIBRATED_FROM_MS,
		.lang = snapshot->lang,
		.distance = snapshot_distance(snapshot),
		.join_shown = true,
	};
	struct stage *stage = stage_create();
	if (scene_make(render->scene && *render->scene ? render->scene : "board", &in,
		       stage_next(stage))) {
		stage_show(stage, 0);
		const struct placed *things = stage_place(stage, 0, true, &count);
		paint(painter, &look, things, count);
		rgba = painter_read(painter, &width, &height);
		if (!rgba)
			err_system(err, "cannot read the picture back: %s", SDL_GetError());
	} else {
		err_system(err, "there is no scene \"%s\"", render->scene);
	}
	stage_destroy(stage);
	painter_destroy(painter);
	return rgba;
}

unsigned char *wall_render(const struct wall_render *render, struct snapshot *snapshot,
			   struct err *err)
{
	SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, render->width, render->height, 32,
							      SDL_PIXELFORMAT_ARGB8888);
	SDL_Renderer *renderer = surface ? SDL_CreateSoftwareRenderer(surface) : NULL;
	unsigned char *rgba = NULL;

	if (renderer)
		rgba = draw_still(renderer, surface, render, snapshot, err);
	else
		err_system(err, "cannot draw %dx%d pixels: %s", render->width, render->height,
			   SDL_GetError());
	if (renderer)
		SDL_DestroyRenderer(renderer);
	SDL_FreeSurface(surface);
	return rgba;
}

/* --- displays ------------------------------------------------------------------------------------ */

static bool says_connected(const char *connector)
{
	char path[300], status[16] = "";
	FILE *file;

	snprintf(path, sizeof(path), "/sys/class/drm/%s/status", connector);
	file = fopen(path, "re");
	if (!file)
		return false;
	if (!fgets(status, sizeof(status), file))
		status[0] = '\0';
	fclose(file);
	return strncmp(status, "connected", 9) == 0;
}

/* "card0-HDMI-A-1" belongs to /dev/dri/card0, which we must be allowed to use. */
static bool may_use(const char *connector)
{
	char path[300];

	snprintf(path, sizeof(path), "/dev/dri/%.*s", (int)strcspn(connector, "-"), connector);
	return access(path, R_OK | W_OK) == 0;
}

static bool has_connector(void)
{
	DIR *folder = opendir("/sys/class/drm");
	struct dirent *entry;
	bool found = false;

	if (!folder)
		return false;
	while (!found && (entry = readdir(folder)))
		found = strncmp(entry->d_name, "card", 4) == 0 && strchr(entry->d_name, '-') &&
			may_use(entry->d_name) && says_connected(entry->d_name);
	closedir(folder);
	return found;
}

static bool opens(const char *driver)
{
	if (SDL_VideoInit(driver) != 0)
		return false;
	SDL_VideoQuit();
	return true;
}

bool wall_has_display(void)
{
	const char *x11 = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");

	if (wayland && *wayland && opens("wayland"))
		return true;
	if (x11 && *x11 && opens("x11"))
		return true;
	return has_connector();
}
