#include "tests/bench/bench.h"

#include <SDL.h>
#include <stdio.h>
#include <time.h>

#include "app/draw/paint.h"
#include "app/ledger/ledger.h"
#include "app/ledger/snapshot_load.h"
#include "app/wall/scenes/scene.h"
#include "app/wall/stage.h"

/*
 * scenes: what each scene costs with the demo's data at 1920x1080, software renderer: to make its list,
 * the first frame with nothing baked, a frame at rest; and a second of the stand-up, whose clock ticks.
 */
enum { FRAMES = 40, TICKS = 20, LONGEST_FRAMES = 600 };

struct show {
	struct snapshot *snapshot;
	struct painter *painter;
	struct stage *stage;
	double now_s;
	int64_t now_ms;
};

static struct snapshot *load(const struct wall_process *wall)
{
	static const struct clock clock;
	struct ledger_options how = {.path = wall->db, .clock = &clock, .read_only = true};
	struct err err = ERR_IN(LANG_EN);
	struct topics topics = {0};
	struct ledger *ledger = ledger_open(&how, &err);
	struct snapshot *snapshot = snapshot_new();

	if (!ledger || !topics_load(ledger, TOPIC_ALL, &topics, &err))
		die("%s", err.text);
	snapshot->seq = ledger_seq(ledger);
	snapshot_show(snapshot, &topics);
	topics_drop(&topics);
	ledger_close(ledger);
	return snapshot;
}

/* CPU milliseconds of one making of the list; the stage has taken it. */
static double make(struct show *show, const char *scene)
{
	struct scene_input in = {
		.snapshot = show->snapshot,
		.measurer = painter_measurer(show->painter),
		.now_ms = show->now_ms,
		.calibrated = true,
		.lang = LANG_ZH,
		.distance = 1,
		.join_shown = true,
	};
	double start = cpu_s();

	if (!scene_make(scene, &in, stage_next(show->stage)))
		die("there is no scene %s", scene);
	stage_show(show->stage, show->now_s);
	return (cpu_s() - start) * 1e3;
}

static double draw(struct show *show)
{
	struct look look = {.theme = theme_of(THEME_KIND_DAY), .mix = 1, .dim = 1};
	double start = cpu_s();
	int count;
	const struct placed *things = stage_place(show->stage, show->now_s, true, &count);

	paint(show->painter, &look, things, count);
	return (cpu_s() - start) * 1e3;
}

static void bench_scene(struct show *show, const char *scene)
{
	double making[FRAMES], drawing[FRAMES];
	char what[64];

	for (int i = 0; i < FRAMES; i++)
		making[i] = make(show, scene);
	stage_settle(show->stage);
	show->now_s += 60;
	painter_reset(show->painter, 1920, 1080);
	double first = draw(show);
	for (int i = 0; i < FRAMES; i++)
		drawing[i] = draw(show);
	snprintf(what, sizeof(what), "  %s", scene);
	row(what, "%6.2f ms at rest  %5.2f ms to make  %4.0f ms first  %4.1f MiB in %d textures",
	    percentile(drawing, FRAMES, .5), percentile(making, FRAMES, .5), first,
	    (double)painter_stats(show->painter).texture_bytes / 1048576,
	    painter_stats(show->painter).textures);
}

/* One second of it: a new list, and the frames until all rests again. */
static void bench_ticks(struct show *show)
{
	double ms[TICKS];
	int frames = 0;

	for (int i = 0; i < TICKS; i++) {
		show->now_ms += 1000;
		ms[i] = make(show, "standup");
		do {
			ms[i] += draw(show);
			frames++;
			show->now_s += 1.0 / 60;
		} while (!stage_at_rest(show->stage, show->now_s) && frames < LONGEST_FRAMES);
		show->now_s += 1;
	}
	row("  a second of the stand-up", "p50 %.2f ms  p99 %.2f ms CPU  (%.1f frames)",
	    percentile(ms, TICKS, .5), percentile(ms, TICKS, .99), (double)frames / TICKS);
}

void bench_scenes(const char *folder)
{
	static const char *const scenes[] = {"board", "okr", "align", "funnel", "flow", "kudos", "cycle",
					     "metrics", "consensus", "review", "year", "celebrate", "standup"};
	struct err err = ERR_IN(LANG_EN);
	struct wall_process wall = {0};
	SDL_Surface *surface =
		SDL_CreateRGBSurfaceWithFormat(0, 1920, 1080, 32, SDL_PIXELFORMAT_ARGB8888);
	SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
	struct show show = {.now_s = 100, .now_ms = (int64_t)time(NULL) * 1000};

	wall_fill_demo(&wall, folder, "scenes", true);
	show.snapshot = load(&wall);
	show.painter = painter_create(renderer, 1920, 1080, &err);
	if (!show.painter)
		die("%s", err.text);
	painter_on_surface(show.painter, surface);
	show.stage = stage_create();
	row("scenes with the demo's data, software", "CPU per frame");
	for (size_t i = 0; i < sizeof(scenes) / sizeof(scenes[0]); i++)
		bench_scene(&show, scenes[i]);
	bench_ticks(&show);
	stage_destroy(show.stage);
	painter_destroy(show.painter);
	snapshot_drop(show.snapshot);
	SDL_DestroyRenderer(renderer);
	SDL_FreeSurface(surface);
}
