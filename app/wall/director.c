#include "app/wall/director.h"

#include <math.h>
#include <string.h>

#include "app/draw/tween.h"
#include "app/model/meetings.h"
#include "app/wall/wall.h"

static const double long_ago_s = -1e9;
static const double board_first_s = 0.06;	/* it is up before the note flies, and a second later all is done */
static const float dim_level = 0.6f;

bool wall_is_day(int minute)
{
	return minute >= DAY_FROM_MINUTE && minute < DAY_UNTIL_MINUTE;
}

/* --- light --------------------------------------------------------------------------------------- */

static enum theme_kind theme_wanted(const struct director *director, const struct moment *at)
{
	enum theme_choice choice = THEME_AUTO;

	if (director->options.theme_given)
		choice = director->options.theme;
	else if (director->snapshot)
		choice = director->snapshot->theme;
	if (choice == THEME_AUTO) {
		bool day = !at->calibrated || wall_is_day(minute_of_day(at->wall_ms));
		return day ? THEME_KIND_DAY : THEME_KIND_EVENING;
	}
	return choice == THEME_DAY ? THEME_KIND_DAY : THEME_KIND_EVENING;
}

static void theme_step(struct director *director, const struct moment *at)
{
	enum theme_kind wanted = theme_wanted(director, at);

	if (wanted == director->theme)
		return;
	director->theme_from = director->theme;
	director->theme = wanted;
	director->theme_s = at->now_s;
}

static float theme_mix(const struct director *director, double now_s)
{
	return tween_share(now_s, director->theme_s, THEME_FADE_S);
}

static float dim_at(const struct director *director, double now_s)
{
	if (!director->dimmed)
		return 1;
	return 1 + (dim_level - 1) * tween_share(now_s, director->dim_s, THEME_FADE_S);
}

void director_wake(struct director *director, const struct moment *at)
{
	director->changed_s = at->now_s;
	director->dimmed = false;
}

void director_rouse(struct director *director, const struct moment *at)
{
	director->awake_s = at->now_s + AWAKE_S;
	director_wake(director, at);
}

static void dim_step(struct director *director, const struct moment *at)
{
	if (director->dimmed || at->now_s - director->changed_s < DIM_AFTER_S)
		return;
	director->dimmed = true;
	director->dim_s = at->now_s;
}

enum theme_choice director_other_theme(const struct director *director)
{
	return director->theme == THEME_KIND_DAY ? THEME_EVENING : THEME_DAY;
}

bool director_fades(const struct director *director, double now_s)
{
	return theme_mix(director, now_s) < 1 ||
	       (director->dimmed && now_s - director->dim_s < THEME_FADE_S);
}

struct look director_look(const struct director *director, double now_s)
{
	static const float ring[SHIFT_POINTS][2] = {{4, 0},  {3, 3},   {0, 4},	{-3, 3},
						    {-4, 0}, {-3, -3}, {0, -4}, {3, -3}};
	int step = director->minutes / SHIFT_EVERY_MINUTES;
	float mix = theme_mix(director, now_s);
	struct look look = {
		.theme = theme_of(director->theme),
		.mix = mix,
		.dim = dim_at(director, now_s),
	};

	if (mix < 1)
		look.from = theme_of(director->theme_from);
	if (step > 0) {
		look.shift_x = ring[step % SHIFT_POINTS][0];
		look.shift_y = ring[step % SHIFT_POINTS][1];
	}
	return look;
}

/* --- columns ------------------------------------------------------------------------------------- */

/* Every column has the same room. */
static struct column_frame frame_of(const struct snapshot *snapshot)
{
	struct column_frame frame;

	column_frame(snapshot->board->column_count, 0, 0, snapshot_distance(snapshot), &frame);
	return frame;
}

static struct column_memory *remembered(struct director *director, uint64_t key)
{
	for (int i = 0; i < director->column_count; i++)
		if (director->columns[i].key == key)
			return &director->columns[i];
	return NULL;
}

static struct column_memory new_memory(const struct column *column, int index,
				       const struct column_frame *frame, const struct moment *at)
{
	enum density density = density_of(column->count, frame);

	return (struct column_memory){
		.key = sprite_key("column", column->id),
		.count = column->count,
		.density = density,
		.wanted = density,
		.turn_s = at->now_s + COLUMN_TURN_S + COLUMN_APART_S * (index % COLUMNS_ON_PAGE),
	};
}

/* True: it changed its density. It does so only after the count has stayed across the line. */
static bool settle_density(struct column_memory *memory, const struct column_frame *frame,
			   const struct moment *at)
{
	enum density wanted = density_of(memory->count, frame);

	if (wanted != memory->wanted) {
		memory->wanted = wanted;
		memory->wanted_s = at->now_s;
	}
	if (wanted == memory->density || at->now_s - memory->wanted_s < DENSITY_SETTLE_S)
		return false;
	memory->density = wanted;
	return true;
}

static bool turn_page(struct column_memory *memory, const struct column_frame *frame, bool pinned,
		      const struct moment *at)
{
	memory->pages = density_pages(memory->density, frame, memory->count);
	if (memory->page >= memory->pages)
		memory->page = memory->pages - 1;
	if (memory->pages < 2 || pinned) {
		if (memory->turn_s < at->now_s)
			memory->turn_s = at->now_s + COLUMN_TURN_S;
		return false;
	}
	if (at->now_s < memory->turn_s)
		return false;
	memory->page = (memory->page + 1) % memory->pages;
	while (memory->turn_s <= at->now_s)
		memory->turn_s += COLUMN_TURN_S;
	return true;
}

static bool columns_step(struct director *director, const struct moment *at)
{
	const struct board *board = director->snapshot ? director->snapshot->board : NULL;
	bool changed = false;

	if (!board)
		return false;
	struct column_frame frame = frame_of(director->snapshot);
	bool pinned = director->snapshot->pinned;
	for (int i = 0; i < director->column_count; i++) {
		changed |= settle_density(&director->columns[i], &frame, at);
		changed |= turn_page(&director->columns[i], &frame, pinned, at);
	}
	if (director->column_pages > 1 && !pinned && at->now_s >= director->column_turn_s) {
		director->column_page = (director->column_page + 1) % director->column_pages;
		director->column_turn_s = at->now_s + COLUMNS_TURN_S;
		changed = true;
	}
	return changed;
}

static void show_index(struct director *director, int index, const struct moment *at)
{
	if (director->column_pages < 2)
		return;
	director->column_page = index / COLUMNS_ON_PAGE;
	director->column_turn_s = at->now_s + COLUMNS_TURN_S;
}

/* Columns are known by their id: one that was moved keeps its page. */
static void columns_take(struct director *director, const struct moment *at)
{
	const struct board *board = director->snapshot->board;
	struct column_memory next[SPRITE_GROUPS_MAX];
	int n = board->column_count < SPRITE_GROUPS_MAX ? board->column_count : SPRITE_GROUPS_MAX;
	struct column_frame frame = frame_of(director->snapshot);
	int grown = -1;
	bool first = director->column_count == 0;

	director->column_pages = column_pages(board->column_count);
	if (first)
		director->column_turn_s = at->now_s + COLUMNS_TURN_S;
	if (director->column_page >= director->column_pages)
		director->column_page = 0;
	for (int i = 0; i < n; i++) {
		const struct column *column = &board->columns[i];
		struct column_memory *old =
			remembered(director, sprite_key("column", column->id));
		next[i] = old ? *old : new_memory(column, i, &frame, at);
		if (column->count > next[i].count || (!old && !first))
			grown = i;
		next[i].count = column->count;
	}
	memcpy(director->columns, next, (size_t)n * sizeof(next[0]));
	director->column_count = n;
	if (grown >= 0 && grown / COLUMNS_ON_PAGE != director->column_page)
		show_index(director, grown, at);
	columns_step(director, at);
}

void director_show_column(struct director *director, const char *id, const struct moment *at)
{
	const struct board *board = director->snapshot ? director->snapshot->board : NULL;

	for (int i = 0; board && i < board->column_count; i++)
		if (strcmp(board->columns[i].id, id) == 0)
			show_index(director, i, at);
}

/* By one; round the end only when that is wanted. False: it stays. */
static bool leaf(int *page, int pages, int by, bool round)
{
	int next = *page + by;

	if (pages < 2 || (!round && (next < 0 || next >= pages)))
		return false;
	*page = (next + pages) % pages;
	return true;
}

/* The board has pages of columns, or else pages inside them. */
static bool page_board(struct director *director, int by, bool round, const struct moment *at)
{
	bool turned = false;

	if (director->column_pages > 1) {
		turned = leaf(&director->column_page, director->column_pages, by, round);
		director->column_turn_s = at->now_s + COLUMNS_TURN_S;
		return turned;
	}
	for (int i = 0; i < director->column_count; i++) {
		struct column_memory *memory = &director->columns[i];
		turned |= leaf(&memory->page, memory->pages, by, round);
		memory->turn_s = at->now_s + COLUMN_TURN_S + COLUMN_APART_S * i;
	}
	return turned;
}

void director_page(struct director *director, int by, const struct moment *at)
{
	bool board = strcmp(programme_scene(&director->programme)->name, "board") == 0;

	if (!director->snapshot || (board && page_board(director, by, false, at)))
		return;
	if (!programme_page(&director->programme, director->snapshot, by, at->now_s) && board)
		page_board(director, by, true, at);
}

/* --- the whole ----------------------------------------------------------------------------------- */

void director_init(struct director *director, const struct director_options *options,
		   const struct moment *at)
{
	*director = (struct director){
		.options = *options,
		.changed_s = at->now_s,
		.minute = at->wall_ms / 60000,
		.theme_s = long_ago_s,
		.awake_s = long_ago_s,
		.column_pages = 1,
	};
	director->theme = theme_wanted(director, at);
	programme_init(&director->programme, at->now_s);
	celebration_init(&director->celebration);
}

void director_finish(struct director *director)
{
	snapshot_drop(director->snapshot);
	snapshot_drop(director->news);
	director->snapshot = director->news = NULL;
}

static int64_t known_ms(const struct moment *at)
{
	return at->calibrated ? at->wall_ms : 0;
}

/* A meeting has the wall. */
static bool meets(const struct director *director)
{
	return director->programme.due >= 0;
}

static void accept(struct director *director, struct snapshot *snapshot, const struct moment *at)
{
	bool first = !director->snapshot;

	if (first || snapshot->seq != director->snapshot->seq ||
	    snapshot->theme != director->snapshot->theme)
		director_wake(director, at);
	if (!first && snapshot->wish != director->snapshot->wish)
		director_rouse(director, at);
	snapshot_drop(director->snapshot);
	director->snapshot = snapshot;
	if (snapshot->board)
		columns_take(director, at);
	theme_step(director, at);
	if (first)
		director->theme_s = long_ago_s;	/* the first frame is not a change of light */
	programme_step(&director->programme, snapshot, at->now_s, known_ms(at));
	celebration_take(&director->celebration, snapshot->praise, meets(director), at->now_s,
			 known_ms(at));
}

/* True: there is news of the board while the wall shows another scene. */
static bool board_first(struct director *director, const struct snapshot *snapshot,
			const struct moment *at)
{
	const struct snapshot *old = director->snapshot;

	return old && old->board && snapshot->board && snapshot->board != old->board &&
	       programme_show_board(&director->programme, old, at->now_s);
}

void director_take(struct director *director, struct snapshot *snapshot, const struct moment *at)
{
	bool waiting = director->news != NULL;

	if (!waiting && board_first(director, snapshot, at)) {
		director->news_s = at->now_s + board_first_s;
		waiting = true;
	}
	snapshot_drop(director->news);
	director->news = waiting ? snapshot : NULL;
	if (!waiting)
		accept(director, snapshot, at);
}

static bool news_step(struct director *director, const struct moment *at)
{
	struct snapshot *news = director->news;

	if (!news || at->now_s < director->news_s)
		return false;
	director->news = NULL;
	accept(director, news, at);
	return true;
}

/* The scene that is shown asks to be made anew every so many seconds. */
static bool tick_step(struct director *director, const struct moment *at)
{
	int every_s = programme_scene(&director->programme)->tick_s;

	if (every_s == 0 || at->now_s - director->tick_s < every_s)
		return false;
	director->tick_s = at->now_s;
	return true;
}

bool director_step(struct director *director, const struct moment *at)
{
	bool changed = news_step(director, at);
	int64_t minute = at->wall_ms / 60000;

	if (minute != director->minute) {
		director->minute = minute;
		director->minutes++;
		dim_step(director, at);
		changed = true;
	}
	changed |= columns_step(director, at);
	if (director->snapshot)
		changed |= programme_step(&director->programme, director->snapshot, at->now_s,
					  known_ms(at));
	changed |= tick_step(director, at);
	changed |= celebration_step(&director->celebration, meets(director), at->now_s);
	theme_step(director, at);
	return changed;
}

double director_deadline(const struct director *director, const struct moment *at)
{
	double next = at->now_s + (double)(60000 - at->wall_ms % 60000) / 1000;
	bool pinned = !director->snapshot || director->snapshot->pinned;
	int every_s = programme_scene(&director->programme)->tick_s;

	if (director->snapshot)
		next = fmin(next, programme_deadline(&director->programme, director->snapshot));
	if (every_s)
		next = fmin(next, director->tick_s + every_s);
	if (director->news)
		next = fmin(next, director->news_s);
	next = fmin(next, celebration_deadline(&director->celebration));
	for (int i = 0; i < director->column_count; i++) {
		const struct column_memory *memory = &director->columns[i];
		if (memory->wanted != memory->density)
			next = fmin(next, memory->wanted_s + DENSITY_SETTLE_S);
		if (!pinned && memory->pages > 1)
			next = fmin(next, memory->turn_s);
	}
	if (!pinned && director->column_pages > 1)
		next = fmin(next, director->column_turn_s);
	return next;
}

bool director_lit(const struct director *director, const struct moment *at)
{
	static const struct workdays plain_weekends;
	const struct snapshot *snapshot = director->snapshot;

	if (!snapshot || !at->calibrated || meets(director) || at->now_s < director->awake_s)
		return true;
	return hours_lit(&snapshot->hours,
			 snapshot->meetings ? &snapshot->meetings->workdays : &plain_weekends,
			 at->wall_ms);
}

const char *director_scene(const struct director *director, const struct moment *at)
{
	const struct snapshot *snapshot = director->snapshot;

	if (snapshot->rebuild >= 0)
		return "rebuild";
	if (snapshot->fresh)
		return "setup";
	if (!snapshot->board)
		return "rebuild";
	return director_lit(director, at) ? programme_scene(&director->programme)->name : "night";
}

void director_input(const struct director *director, const struct moment *at,
		    const struct measurer *measurer, struct scene_input *in)
{
	*in = (struct scene_input){
		.snapshot = director->snapshot,
		.measurer = measurer,
		.now_ms = at->wall_ms,
		.calibrated = at->calibrated,
		.lang = director->snapshot->lang,
		.column_page = director->column_page,
		.distance = snapshot_distance(director->snapshot),
		.join_shown = true,
		.dark = director->tv_sleeps,
		.drift = (int)(at->wall_ms / 60000 / SHIFT_EVERY_MINUTES % 100000),
	};
	in->scene_page = director->programme.page;
	in->celebrated = celebration_of(&director->celebration, director->snapshot->praise);
	in->scene_index =
		programme_place(&director->programme, director->snapshot, &in->scene_count);
	for (int i = 0; i < director->column_count; i++)
		in->columns[i] = (struct column_state){director->columns[i].density,
						       director->columns[i].page};
}
