#include "app/wall/wall.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "app/base/log.h"
#include "app/wall/cec.h"
#include "app/wall/director.h"
#include "app/wall/input.h"
#include "app/wall/screen.h"
#include "app/wall/stage.h"

static const double frame_s = 1.0 / 60, poll_s = 0.1, retry_s = 3;

struct wall {
	struct wall_options options;
	struct screen screen;
	struct director director;
	struct stage *stage;
	struct input input;
	struct tv tv;
	struct cec *cec;	/* NULL: no TV that listens */
	double frame_at_s;	/* when the last frame was begun */
	double poll_at_s;	/* when keys were last looked for */
	double retry_at_s;	/* while the screen is lost: the next attempt; else 0 */
	bool stale;		/* the scene has to be made anew */
	bool dirty;		/* a frame is due, whatever moves */
	bool quit;
};

static struct moment moment_of(const struct wall *wall)
{
	return (struct moment){
		.now_s = clock_mono_s(wall->options.clock),
		.wall_ms = clock_wall_ms(wall->options.clock),
		.calibrated = clock_calibrated(wall->options.clock),
	};
}

static struct screen_options screen_options(const struct wall_options *options)
{
	return (struct screen_options){
		.headless = options->headless, .kiosk = options->kiosk,
		.windowed = options->windowed, .width = options->width, .height = options->height,
	};
}

struct wall *wall_create(const struct wall_options *options, struct err *err)
{
	struct wall *wall = calloc(1, sizeof(*wall));
	struct director_options how = {
		.theme_given = options->theme_given,
		.theme = options->theme,
	};
	struct screen_options screen = screen_options(options);

	if (!wall)
		abort();
	wall->options = *options;
	if (!screen_open(&wall->screen, &screen, err)) {
		free(wall);
		return NULL;
	}
	struct moment at = moment_of(wall);
	director_init(&wall->director, &how, &at);
	wall->stage = stage_create();
	tv_init(&wall->tv);
	wall->cec = options->kiosk && !options->headless ? cec_open() : NULL;
	return wall;
}

void wall_destroy(struct wall *wall)
{
	if (!wall)
		return;
	cec_close(wall->cec);
	stage_destroy(wall->stage);
	director_finish(&wall->director);
	screen_close(&wall->screen);
	free(wall);
}

/* --- frames -------------------------------------------------------------------------------------- */

static void make_scene(struct wall *wall, const struct moment *at)
{
	struct scene_input in;

	wall->stale = false;
	if (!wall->director.snapshot || !wall->screen.painter)
		return;
	const char *scene = director_scene(&wall->director, at);
	stage_reduce_motion(wall->stage, wall->director.snapshot->calm);
	director_input(&wall->director, at, painter_measurer(wall->screen.painter), &in);
	in.selection = &wall->input.selection;
	scene_make(scene, &in, stage_next(wall->stage));
	if (wall->options.pulse)
		atomic_store_explicit(&wall->options.pulse->scene, scene, memory_order_relaxed);
	stage_show(wall->stage, at->now_s);
	wall->dirty = true;
}

static bool moves(const struct wall *wall, double now_s)
{
	return !stage_at_rest(wall->stage, now_s) || director_fades(&wall->director, now_s);
}

static void draw(struct wall *wall, double now_s, bool secrets)
{
	struct look look = director_look(&wall->director, now_s);
	int count;
	const struct placed *things = stage_place(wall->stage, now_s, secrets, &count);

	paint(wall->screen.painter, &look, things, count);
}

static int64_t cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

/* What has been presented: shown_at_ns is the first frame with that news, and shown_seq is stored last. */
static void count_frame(struct wall *wall, int64_t cpu_from_ns)
{
	struct pulse *pulse = wall->options.pulse;
	int64_t seq = wall->director.snapshot->seq;
	int64_t now_ns = (int64_t)(clock_mono_s(wall->options.clock) * 1e9);

	if (!pulse)
		return;
	atomic_store_explicit(&pulse->frame_cpu_ns, cpu_ns() - cpu_from_ns, memory_order_relaxed);
	if (atomic_fetch_add_explicit(&pulse->frames, 1, memory_order_relaxed) == 0)
		atomic_store_explicit(&pulse->first_frame_ns, now_ns, memory_order_relaxed);
	if (atomic_load_explicit(&pulse->shown_seq, memory_order_relaxed) == seq)
		return;
	atomic_store_explicit(&pulse->shown_at_ns, now_ns, memory_order_relaxed);
	atomic_store_explicit(&pulse->shown_seq, seq, memory_order_release);
}

static void lose(struct wall *wall, double now_s)
{
	log_warn("the screen is gone; trying again every %.0f seconds", retry_s);
	screen_close(&wall->screen);
	wall->retry_at_s = now_s + retry_s;
	if (wall->options.pulse)
		atomic_store(&wall->options.pulse->wall_failed, 1);
}

static void frame(struct wall *wall, int64_t cpu_from_ns)
{
	struct moment at = moment_of(wall);

	wall->dirty = false;
	if (wall->retry_at_s > 0 || !stage_list(wall->stage))
		return;
	if (!screen_ready(&wall->screen)) {
		lose(wall, at.now_s);
		return;
	}
	wall->frame_at_s = at.now_s;
	/* The frame that shows the end of the last motion is the one after it ended. */
	wall->dirty = moves(wall, at.now_s);
	draw(wall, at.now_s, true);
	screen_present(&wall->screen);
	count_frame(wall, cpu_from_ns);
}

/* Into the back buffer, never presented; every frame is drawn whole, so nothing has to be undone. */
static void picture(struct wall *wall)
{
	int width = 0, height = 0;
	unsigned char *rgba = NULL;

	if (wall->screen.painter && stage_list(wall->stage) && screen_ready(&wall->screen)) {
		draw(wall, clock_mono_s(wall->options.clock), false);
		rgba = painter_read(wall->screen.painter, &width, &height);
	}
	if (wall->options.picture)
		wall->options.picture(wall->options.context, rgba, width, height);
	else
		free(rgba);
}

/* --- the screen comes back ----------------------------------------------------------------------- */

static void retry(struct wall *wall, const struct moment *at)
{
	struct screen_options options = screen_options(&wall->options);
	struct err err = ERR_IN(LANG_EN);

	if (wall->retry_at_s <= 0 || at->now_s < wall->retry_at_s)
		return;
	wall->retry_at_s = at->now_s + retry_s;
	if (!screen_open(&wall->screen, &options, &err))
		return;
	log_info("the screen is back");
	wall->retry_at_s = 0;
	wall->stale = true;
	if (wall->options.pulse)
		atomic_store(&wall->options.pulse->wall_failed, 0);
}

/* --- keys ---------------------------------------------------------------------------------------- */

static void choose(struct wall *wall, const char *name, const char *value)
{
	if (wall->options.key_setting)
		wall->options.key_setting(wall->options.context, name, value);
}

static void change_theme(struct wall *wall, const struct moment *at)
{
	enum theme_choice theme = director_other_theme(&wall->director);

	if (wall->director.options.theme_given)
		wall->director.options.theme = theme;
	else
		choose(wall, "theme", theme == THEME_DAY ? "day" : "evening");
	director_step(&wall->director, at);
	wall->dirty = true;
}

static void turn(struct wall *wall, int by, const struct moment *at)
{
	director_rouse(&wall->director, at);
	director_page(&wall->director, by, at);
	wall->stale = true;
}

static void drop_note(struct wall *wall)
{
	const struct selection *selection = &wall->input.selection;

	if (wall->options.key_move)
		wall->options.key_move(wall->options.context, selection->card, selection->column);
}

static void press(struct wall *wall, enum wall_key key, const struct moment *at)
{
	const struct snapshot *snapshot = wall->director.snapshot;
	enum input_result result =
		input_key(&wall->input, key, snapshot ? snapshot->board : NULL,
			  stage_list(wall->stage), at->now_s);

	director_rouse(&wall->director, at);
	wall->stale = true;
	switch (result) {
	case INPUT_QUIT:
		wall->quit = !wall->options.kiosk;
		break;
	case INPUT_THEME:
		change_theme(wall, at);
		break;
	case INPUT_FULL:
		if (!wall->options.kiosk)
			screen_toggle_full(&wall->screen);
		break;
	case INPUT_PAGE_NEXT:
		turn(wall, 1, at);
		break;
	case INPUT_PAGE_BACK:
		turn(wall, -1, at);
		break;
	case INPUT_PAUSE:
		choose(wall, "pinned", snapshot && snapshot->pinned ? "false" : "true");
		break;
	case INPUT_MOVE:
		drop_note(wall);
		break;
	case INPUT_CHANGED:
		if (wall->input.selection.lifted)
			director_show_column(&wall->director, wall->input.selection.column, at);
		wall->stale = true;
		break;
	case INPUT_NOTHING:
		break;
	}
}

/* At most ten times a second: drivers without a wait of their own make waiting for events costly. */
static void poll_events(struct wall *wall, const struct moment *at)
{
	enum screen_event event;
	int key;

	if (wall->options.headless || wall->retry_at_s > 0)
		return;
	wall->poll_at_s = at->now_s;
	while ((event = screen_poll(&key)) != SCREEN_QUIET) {
		if (event == SCREEN_KEY)
			press(wall, (enum wall_key)key, at);
		else if (event == SCREEN_EXPOSED)
			wall->dirty = true;
		else if (event == SCREEN_RESET) {
			screen_reset(&wall->screen);
			wall->dirty = true;
		} else if (event == SCREEN_CLOSED && !wall->options.kiosk)
			wall->quit = true;
	}
}

/* --- the TV -------------------------------------------------------------------------------------- */

static void tend_tv(struct wall *wall, const struct moment *at)
{
	struct tv_port port = {cec_send, wall->cec};
	bool slept = tv_sleeps(&wall->tv);

	if (!wall->cec || !wall->director.snapshot)
		return;
	tv_heard(&wall->tv, cec_hear(wall->cec), at->now_s);
	tv_step(&wall->tv, director_lit(&wall->director, at), at->now_s, &port);
	wall->director.tv_sleeps = tv_sleeps(&wall->tv);
	wall->stale |= wall->director.tv_sleeps != slept;
}

/* --- the loop ------------------------------------------------------------------------------------ */

static double deadline(const struct wall *wall)
{
	struct moment at = moment_of(wall);
	double next = fmin(director_deadline(&wall->director, &at), tv_deadline(&wall->tv));

	if (wall->input.until_s > 0)
		next = fmin(next, wall->input.until_s);
	if (!wall->options.headless)
		next = fmin(next, wall->poll_at_s + poll_s);
	if (wall->retry_at_s > 0)
		return fmin(next, wall->retry_at_s);
	if (wall->stale || (wall->dirty && !moves(wall, at.now_s)))
		return at.now_s;
	if (moves(wall, at.now_s))
		next = fmin(next, wall->screen.vsync ? at.now_s : wall->frame_at_s + frame_s);
	return next;
}

static void take(struct wall *wall, struct snapshot *snapshot, const struct moment *at)
{
	director_take(&wall->director, snapshot, at);
	input_refresh(&wall->input, wall->director.snapshot->board, at->now_s);
	wall->stale = true;
}

static void beat(struct wall *wall)
{
	struct pulse *pulse = wall->options.pulse;

	if (!pulse)
		return;
	atomic_fetch_add_explicit(&pulse->wall_wakes, 1, memory_order_relaxed);
	atomic_store_explicit(&pulse->wall_beat_ns,
			      (int64_t)(clock_mono_s(wall->options.clock) * 1e9),
			      memory_order_relaxed);
}

static void act(struct wall *wall, uint32_t flags, const struct moment *at)
{
	if (flags & WALL_QUIT)
		wall->quit = true;
	if (flags & WALL_PAGE_NEXT)
		turn(wall, 1, at);
	if (flags & WALL_PAGE_BACK)
		turn(wall, -1, at);
	if (wall->input.until_s > 0 && wall->director.snapshot &&
	    input_refresh(&wall->input, wall->director.snapshot->board, at->now_s))
		wall->stale = true;
	retry(wall, at);
	poll_events(wall, at);
	if (director_step(&wall->director, at))
		wall->stale = true;
	tend_tv(wall, at);
}

static void come_to_rest(struct wall *wall)
{
	if (wall->screen.painter && !wall->dirty &&
	    !moves(wall, clock_mono_s(wall->options.clock)))
		painter_rest(wall->screen.painter);
}

void wall_run(struct wall *wall)
{
	while (!wall->quit) {
		void *letter;
		uint32_t flags = mailbox_wait(wall->options.mailbox, deadline(wall), &letter);
		int64_t cpu_from_ns = cpu_ns();
		struct moment at = moment_of(wall);

		beat(wall);
		if (letter)
			take(wall, letter, &at);
		act(wall, flags, &at);
		if (wall->stale)
			make_scene(wall, &at);
		if (wall->dirty || moves(wall, at.now_s))
			frame(wall, cpu_from_ns);
		if (flags & WALL_PICTURE)
			picture(wall);
		come_to_rest(wall);
	}
}
