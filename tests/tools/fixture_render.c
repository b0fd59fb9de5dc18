/*
 * fixture_render NAME OUT.png [FROM MS]: the board of a design picture as the wall draws it, to lay over
 * that picture; with FROM, the wall MS milliseconds after FROM's board became NAME's.
 *
 *   make build/release/tests/tools/fixture_render
 *   build/release/tests/tools/fixture_render board-day /tmp/day.png
 *
 * In the environment: SCENE another scene, PAGE its page, SPEAK another language. "many-C-N" is a board of C columns
 * and N notes, "goals-N" N objectives.
 */
#include <SDL.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/draw/paint.h"
#include "app/wall/stage.h"
#include "tests/support/fixture.h"
#include "tests/support/standup_fixture.h"

static struct snapshot *make(const char *name)
{
	int columns, cards;

	if (strncmp(name, "standup", 7) == 0)
		return standup_fixture(name);
	if (sscanf(name, "goals-%d", &cards) == 1)
		return fixture_many_objectives(cards);
	if (sscanf(name, "many-%d-%d", &columns, &cards) == 2)
		return fixture_many(columns, cards);
	return fixture_snapshot(name);
}

static void show(struct stage *stage, const char *name, const struct measurer *measurer, double now_s)
{
	struct snapshot *snapshot = make(name);

	if (!snapshot) {
		fprintf(stderr, "no fixture %s\n", name);
		exit(1);
	}
	bool standup = strncmp(name, "standup", 7) == 0;
	struct scene_input in = standup ? standup_fixture_input(snapshot, name, measurer)
					: fixture_input(snapshot, name, measurer);
	const char *scene = getenv("SCENE"), *page = getenv("PAGE"), *lang = getenv("SPEAK");
	in.scene_page = page ? atoi(page) : 0;
	if (lang)
		in.lang = lang_of(lang, in.lang);
	const char *own = standup ? standup_fixture_scene(name) : fixture_scene(name);
	scene_make(scene ? scene : own, &in, stage_next(stage));
	stage_show(stage, now_s);
	snapshot_drop(snapshot);
}

static int write_png(struct painter *painter, const char *path)
{
	int width, height;
	size_t size;
	unsigned char *rgba = painter_read(painter, &width, &height);
	unsigned char *png = rgba ? png_encode(rgba, width, height, &size) : NULL;
	FILE *file = png ? fopen(path, "wb") : NULL;
	int ok = file && fwrite(png, 1, size, file) == size;

	if (file && fclose(file) != 0)
		ok = 0;
	free(png);
	free(rgba);
	return ok;
}

int main(int argc, char **argv)
{
	struct err err = ERR_IN(LANG_EN);
	int count;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (argc != 3 && argc != 5) {
		fprintf(stderr, "usage: %s NAME OUT.png [FROM MS]\n", argv[0]);
		return 2;
	}
	SDL_Surface *surface =
		SDL_CreateRGBSurfaceWithFormat(0, 1920, 1080, 32, SDL_PIXELFORMAT_ARGB8888);
	SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
	struct painter *painter = painter_create(renderer, 1920, 1080, &err);
	if (!painter) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	painter_on_surface(painter, surface);
	struct stage *stage = stage_create();
	double now_s = 0;
	if (argc == 5) {
		show(stage, argv[3], painter_measurer(painter), 0);
		now_s = 10;
	}
	show(stage, argv[1], painter_measurer(painter), now_s);
	if (argc == 5)
		now_s += strtod(argv[4], NULL) / 1000;
	struct look look = {
		.theme = theme_of(fixture_evening(argv[1]) || standup_fixture_evening(argv[1])
					  ? THEME_KIND_EVENING : THEME_KIND_DAY),
		.mix = 1, .dim = 1};
	const struct placed *things = stage_place(stage, now_s, true, &count);
	paint(painter, &look, things, count);
	int ok = write_png(painter, argv[2]);
	stage_destroy(stage);
	painter_destroy(painter);
	SDL_DestroyRenderer(renderer);
	SDL_FreeSurface(surface);
	return ok ? 0 : 1;
}
