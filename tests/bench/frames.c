#include "tests/bench/bench.h"

#include <SDL.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/draw/paint.h"
#include "app/model/praise.h"
#include "app/model/snapshot.h"
#include "app/wall/director.h"
#include "app/wall/scenes/scene.h"
#include "app/wall/stage.h"

/*
 * frames: CPU time of whole frames at 1920x1080 with the software renderer: the 60 notes at rest, and
 * while every note on the wall is on its way to another place.
 */
enum { NOTES = 60, COLUMNS = 3, REST_FRAMES = 60 };

static double cpu_s(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

/* Turned by `turn`, every note stands in another column. */
static struct snapshot *make_snapshot(int turn)
{
	static const struct column columns[COLUMNS] = {
		{"todo", "", COLUMN_TODO, 0, 0, 20},
		{"doing", "", COLUMN_DOING, 6, 20, 20},
		{"done", "", COLUMN_DONE, 0, 40, 20},
	};
	static const struct label label = {"general", "", "general", PAPER_BUTTER};
	struct snapshot *snapshot = snapshot_new();
	struct board *board = board_new();
	struct arena *arena = &board->topic.arena;

	board->team = "市场部";
	board->columns = memcpy(arena_array(arena, COLUMNS, sizeof(*columns)), columns,
				sizeof(columns));
	board->column_count = COLUMNS;
	board->labels = memcpy(arena_alloc(arena, sizeof(label)), &label, sizeof(label));
	board->label_count = 1;
	board->people = arena_alloc(arena, sizeof(*board->people));
	board->people[0] = (struct person){.id = "p", .name = "林悦", .badge = "林", .role = ROLE_ADMIN};
	board->person_count = 1;
	board->cards = arena_array(arena, NOTES, sizeof(*board->cards));
	board->card_count = NOTES;
	for (int i = 0; i < NOTES; i++) {
		int n = (i + turn * 20) % NOTES;
		board->cards[i] = (struct card){
			.id = arena_printf(arena, "note-%d", n),
			.title = arena_printf(arena, "第 %d 张便签：标题 A/B 测试", n),
			.owner_count = 1, .owner_total = 1, .since_ms = 1794000000000,
			.key_result = ""};
	}
	snapshot->board = board;
	snapshot->feed = feed_new();
	snapshot->seq = turn + 1;
	snapshot->pinned = true;
	snapshot->theme = THEME_DAY;
	return snapshot;
}

struct play {
	struct director director;
	struct stage *stage;
	struct painter *painter;
	struct moment at;
};

static void show(struct play *play, int turn, const struct kudos *celebrated)
{
	struct scene_input in;

	director_take(&play->director, make_snapshot(turn), &play->at);
	director_step(&play->director, &play->at);
	director_input(&play->director, &play->at, painter_measurer(play->painter), &in);
	in.celebrated = celebrated;
	scene_make("board", &in, stage_next(play->stage));
	stage_show(play->stage, play->at.now_s);
}

static double draw_as(struct play *play, const struct look *look)
{
	double start = cpu_s();
	int count;
	const struct placed *things = stage_place(play->stage, play->at.now_s, true, &count);

	paint(play->painter, look, things, count);
	return (cpu_s() - start) * 1e3;
}

static double draw(struct play *play)
{
	struct look look = director_look(&play->director, play->at.now_s);

	return draw_as(play, &look);
}

/* The median of frames at rest with this look, after the one that may have to bake. */
static double draw_often(struct play *play, const struct look *look)
{
	double ms[REST_FRAMES];

	draw_as(play, look);
	for (int i = 0; i < REST_FRAMES; i++)
		ms[i] = draw_as(play, look);
	return percentile(ms, REST_FRAMES, .5);
}

/* Draws until all is at rest; how many frames that took. */
static int draw_all(struct play *play, double *ms, int most)
{
	int frames = 0;

	while (!stage_at_rest(play->stage, play->at.now_s) && frames < most) {
		ms[frames++] = draw(play);
		play->at.now_s += 1.0 / 60;
	}
	return frames;
}

/* Over the 60 notes: a veil, a large note, a medal that drops, paper that flies. */
static void bench_celebration(struct play *play, double *ms, int most)
{
	static const struct kudos kudos = {
		.id = "k", .giver = "p", .receiver = "p", .badge = "", .badge_id = "seeding",
		.icon = "leaf", .paper = PAPER_MINT, .reason = "探店笔记收藏破万，评论区全在问地址",
		.key_result = ""};

	show(play, 1, &kudos);
	int frames = draw_all(play, ms, most);
	row("  a badge's moment over them", "p50 %.2f ms  p99 %.2f ms CPU  (%d frames)",
	    percentile(ms, frames, .5), percentile(ms, frames, .99), frames);
}

void bench_frames(void)
{
	static double ms[1000];
	const struct theme *day = theme_of(THEME_KIND_DAY), *evening = theme_of(THEME_KIND_EVENING);
	struct director_options how = {.theme_given = true, .theme = THEME_DAY};
	struct err err = ERR_IN(LANG_EN);
	struct play play = {.at = {.now_s = 100, .wall_ms = 1794500000000, .calibrated = true}};
	SDL_Surface *surface =
		SDL_CreateRGBSurfaceWithFormat(0, 1920, 1080, 32, SDL_PIXELFORMAT_ARGB8888);
	SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
	play.painter = painter_create(renderer, 1920, 1080, &err);
	if (!play.painter)
		die("%s", err.text);
	painter_on_surface(play.painter, surface);
	director_init(&play.director, &how, &play.at);
	play.stage = stage_create();
	show(&play, 0, NULL);
	play.at.now_s += 5;	/* past the density's two seconds */
	show(&play, 0, NULL);
	play.at.now_s += 5;
	double first = draw(&play);
	double rest = draw_often(&play, &(struct look){.theme = day, .dim = 1});
	double start = cpu_s();
	show(&play, 1, NULL);
	double lay_out = (cpu_s() - start) * 1e3;
	int frames = draw_all(&play, ms, 1000);
	row("frame at rest, 60 notes, software", "%.2f ms CPU  (first, nothing baked: %.0f ms)", rest,
	    first);
	row("  idle -> every note moving", "p50 %.2f ms  p99 %.2f ms CPU  (%d frames, layout %.2f ms)",
	    percentile(ms, frames, .5), percentile(ms, frames, .99), frames, lay_out);
	bench_celebration(&play, ms, 1000);
	row("  textures", "%.1f MiB in %d", (double)painter_stats(play.painter).texture_bytes / 1048576,
	    painter_stats(play.painter).textures);
	double dimmed = draw_often(&play, &(struct look){.theme = day, .dim = .6f});
	double fading = draw_often(
		&play, &(struct look){.theme = evening, .from = day, .mix = .5f, .dim = 1});
	row("  dimmed, themes in their cross-fade", "%.2f ms  %.2f ms CPU", dimmed, fading);
	stage_destroy(play.stage);
	director_finish(&play.director);
	painter_destroy(play.painter);
	SDL_DestroyRenderer(renderer);
	SDL_FreeSurface(surface);
}
