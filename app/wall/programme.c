#include "app/wall/programme.h"

#include <math.h>
#include <string.h>

#include "app/model/meetings.h"
#include "app/model/scene_names.h"

static const struct scene *scene_at(int index)
{
	int count;

	return &scene_table(&count)[index];
}

static int index_of(const char *name)
{
	int count;
	const struct scene *scenes = scene_table(&count);

	for (int i = 0; i < count; i++)
		if (strcmp(scenes[i].name, name) == 0)
			return i;
	return -1;
}

static bool takes_turns(const struct scene *scene, const struct snapshot *snapshot)
{
	bool chosen = !snapshot->turns || (snapshot->turns & scene_bit(scene->name));

	return chosen && scene->worth && scene->worth(snapshot);
}

static int stay_s(const struct snapshot *snapshot)
{
	return snapshot->turn_s > 0 ? snapshot->turn_s : SCENE_TURN_S;
}

static int pages_of(const struct scene *scene, const struct snapshot *snapshot)
{
	int pages = scene->pages ? scene->pages(snapshot) : 1;

	return pages < 1 ? 1 : pages;
}

static bool turns_pages(const struct programme *programme)
{
	return programme->pages > 1 && !programme_scene(programme)->by_hand;
}

static void begin(struct programme *programme, int scene, const struct snapshot *snapshot,
		  double now_s)
{
	programme->scene = scene;
	programme->page = 0;
	programme->pages = pages_of(scene_at(scene), snapshot);
	programme->page_s = now_s + SCENE_PAGE_S;
	int pages = scene_at(scene)->by_hand ? 1 : programme->pages;
	programme->turn_s = now_s + fmax(programme->stay_s, pages * SCENE_PAGE_S);
}

void programme_init(struct programme *programme, double now_s)
{
	*programme = (struct programme){
		.scene = index_of("board"), .due = -1, .pages = 1, .stay_s = SCENE_TURN_S,
		.turn_s = now_s + SCENE_TURN_S};
}

/*
 * The next in the table that has something to show, or the one before (by -1); the same when there is no
 * other. When nothing of what was chosen has anything to show, it is the board.
 */
static int neighbour(const struct programme *programme, const struct snapshot *snapshot, int by)
{
	int count;
	const struct scene *scenes = scene_table(&count);

	for (int i = 1; i <= count; i++) {
		int next = (programme->scene + by * i + count * i) % count;
		if (takes_turns(&scenes[next], snapshot))
			return next;
	}
	return index_of("board");
}

static int next_scene(const struct programme *programme, const struct snapshot *snapshot)
{
	return neighbour(programme, snapshot, 1);
}

/*
 * What a meeting is held before, as far as there is something to see. The vote begins when somebody calls it:
 * until then, and when it is over, the team looks at what is voted on.
 */
static int scene_of(const struct meeting *meeting, const struct snapshot *snapshot)
{
	bool votes = strcmp(meeting->scene, "weekly-vote") == 0;
	int index = index_of(votes ? "okr" : meeting->scene);
	const struct scene *scene = index >= 0 ? scene_at(index) : NULL;

	return scene && !scene->due && (!scene->worth || scene->worth(snapshot)) ? index : -1;
}

/* A scene that knows by itself when it is due; else the one that the meeting at hand is held before. */
static int insisting(const struct snapshot *snapshot, int64_t now_ms)
{
	int count;
	const struct scene *scenes = scene_table(&count);
	struct occurrence now;

	for (int i = 0; i < count; i++)
		if (scenes[i].due && scenes[i].due(snapshot, now_ms))
			return i;
	if (!meetings_now(snapshot->meetings, now_ms, &now))
		return -1;
	return scene_of(now.meeting, snapshot);
}

static bool grant_wish(struct programme *programme, const struct snapshot *snapshot, double now_s)
{
	int scene = *snapshot->scene ? index_of(snapshot->scene) : -1;

	if (snapshot->wish == programme->wish)
		return false;
	programme->wish = snapshot->wish;
	if (scene < 0 || !scene_at(scene)->worth || scene == programme->scene)
		return false;
	begin(programme, scene, snapshot, now_s);
	return true;
}

static bool turn(struct programme *programme, const struct snapshot *snapshot, double now_s)
{
	if (snapshot->pinned || now_s < programme->turn_s)
		return false;
	int next = next_scene(programme, snapshot);
	if (next == programme->scene) {
		programme->turn_s = now_s + programme->stay_s;
		return false;
	}
	begin(programme, next, snapshot, now_s);
	return true;
}

static bool turn_page(struct programme *programme, const struct snapshot *snapshot, double now_s)
{
	int before = programme->page;

	programme->pages = pages_of(programme_scene(programme), snapshot);
	if (programme->page >= programme->pages)
		programme->page = programme->pages - 1;
	if (turns_pages(programme) && !snapshot->pinned && now_s >= programme->page_s) {
		programme->page = (programme->page + 1) % programme->pages;
		programme->page_s = now_s + SCENE_PAGE_S;
	}
	return programme->page != before;
}

/* Somebody chose another pace: it counts from now on. */
static void take_pace(struct programme *programme, const struct snapshot *snapshot, double now_s)
{
	if (programme->stay_s == stay_s(snapshot))
		return;
	programme->stay_s = stay_s(snapshot);
	programme->turn_s = now_s + programme->stay_s;
}

bool programme_step(struct programme *programme, const struct snapshot *snapshot, double now_s,
		    int64_t now_ms)
{
	int due = now_ms ? insisting(snapshot, now_ms) : -1;
	bool changed = due != programme->due;

	if (changed) {
		programme->due = due;
		programme->page = 0;
		programme->page_s = now_s + SCENE_PAGE_S;
		programme->turn_s = now_s + programme->stay_s;
	}
	take_pace(programme, snapshot, now_s);
	changed |= grant_wish(programme, snapshot, now_s);
	if (due < 0)
		changed |= turn(programme, snapshot, now_s);
	return turn_page(programme, snapshot, now_s) || changed;
}

double programme_deadline(const struct programme *programme, const struct snapshot *snapshot)
{
	double next = INFINITY;

	if (snapshot->pinned)
		return next;
	if (programme->due < 0 && next_scene(programme, snapshot) != programme->scene)
		next = programme->turn_s;
	return turns_pages(programme) ? fmin(next, programme->page_s) : next;
}

const struct scene *programme_scene(const struct programme *programme)
{
	return scene_at(programme->due >= 0 ? programme->due : programme->scene);
}

bool programme_show_board(struct programme *programme, const struct snapshot *snapshot, double now_s)
{
	int board = index_of("board");

	if (programme->due >= 0 || programme->scene == board || snapshot->pinned)
		return false;
	begin(programme, board, snapshot, now_s);
	return true;
}

bool programme_page(struct programme *programme, const struct snapshot *snapshot, int by, double now_s)
{
	int page = programme->page + by, pages = programme->pages;
	int other = programme->due < 0 ? neighbour(programme, snapshot, by) : programme->scene;

	if ((page < 0 || page >= pages) && other != programme->scene) {
		begin(programme, other, snapshot, now_s);
		return true;
	}
	if (pages < 2)
		return false;
	programme->page = (page + pages) % pages;
	programme->page_s = now_s + SCENE_PAGE_S;
	programme->turn_s = fmax(programme->turn_s, now_s + SCENE_PAGE_S);
	return true;
}

int programme_place(const struct programme *programme, const struct snapshot *snapshot, int *count)
{
	int all, place = 0;
	const struct scene *scenes = scene_table(&all);

	*count = 0;
	for (int i = 0; i < all; i++) {
		if (!takes_turns(&scenes[i], snapshot))
			continue;
		if (i == programme->scene)
			place = *count;
		(*count)++;
	}
	return place;
}
