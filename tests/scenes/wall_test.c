/*
 * The loop on the offscreen driver: snapshots become frames, pictures hold no join code, nothing moves
 * at rest.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/wall/wall.h"
#include "tests/support/fixture.h"

struct stand {
	struct clock clock;
	struct pulse pulse;
	struct mailbox *mailbox;
	struct wall *wall;
	pthread_mutex_t lock;
	pthread_cond_t answered;
	unsigned char *rgba;
	int width, height;
	bool (*script)(struct stand *stand);
	bool passed;
};

static void nap_ms(int ms)
{
	struct timespec ts = {ms / 1000, ms % 1000 * 1000000L};

	nanosleep(&ts, NULL);
}

static void got_picture(void *context, unsigned char *rgba, int width, int height)
{
	struct stand *stand = context;

	pthread_mutex_lock(&stand->lock);
	free(stand->rgba);
	stand->rgba = rgba;
	stand->width = width;
	stand->height = height;
	pthread_cond_signal(&stand->answered);
	pthread_mutex_unlock(&stand->lock);
}

/* The caller owns the pixels. */
static unsigned char *take_picture(struct stand *stand)
{
	pthread_mutex_lock(&stand->lock);
	mailbox_flag(stand->mailbox, WALL_PICTURE);
	while (!stand->rgba)
		pthread_cond_wait(&stand->answered, &stand->lock);
	unsigned char *rgba = stand->rgba;
	stand->rgba = NULL;
	pthread_mutex_unlock(&stand->lock);
	return rgba;
}

static void put(struct stand *stand, const char *name, int64_t seq)
{
	struct snapshot *snapshot = fixture_snapshot(name);

	snapshot->seq = seq;
	snapshot->pinned = true;
	mailbox_put(stand->mailbox, snapshot);
}

static bool until_shown(struct stand *stand, int64_t seq)
{
	for (int i = 0; i < 1000; i++, nap_ms(10))
		if (atomic_load(&stand->pulse.shown_seq) == seq)
			return true;
	return false;
}

static bool until_still(struct stand *stand)
{
	for (int i = 0; i < 100; i++) {
		int64_t frames = atomic_load(&stand->pulse.frames);
		nap_ms(200);
		if (atomic_load(&stand->pulse.frames) == frames)
			return true;
	}
	return false;
}

static void *perform(void *context)
{
	struct stand *stand = context;

	stand->passed = stand->script(stand);
	mailbox_flag(stand->mailbox, WALL_QUIT);
	return NULL;
}

static void run(bool (*script)(struct stand *stand))
{
	struct stand stand = {.script = script};
	struct err err = ERR_IN(LANG_EN);
	pthread_t thread;

	stand.mailbox = mailbox_create(snapshot_drop);
	pthread_mutex_init(&stand.lock, NULL);
	pthread_cond_init(&stand.answered, NULL);
	struct wall_options options = {
		.clock = &stand.clock, .mailbox = stand.mailbox, .pulse = &stand.pulse,
		.headless = true, .width = 960, .height = 540, .theme_given = true,
		.theme = THEME_DAY, .picture = got_picture, .context = &stand};
	struct wall *wall = wall_create(&options, &err);
	assert_non_null(wall);
	pthread_create(&thread, NULL, perform, &stand);
	wall_run(wall);
	pthread_join(thread, NULL);
	wall_destroy(wall);
	mailbox_destroy(stand.mailbox);
	free(stand.rgba);
	pthread_mutex_destroy(&stand.lock);
	pthread_cond_destroy(&stand.answered);
	assert_true(stand.passed);
}

static bool differ(const unsigned char *a, const unsigned char *b, int left, int top, int right,
		   int bottom)
{
	for (int y = top; y < bottom; y++)
		if (memcmp(a + (y * 960 + left) * 4, b + (y * 960 + left) * 4,
			   (size_t)(right - left) * 4) != 0)
			return true;
	return false;
}

static bool move_a_note(struct stand *stand)
{
	bool ok = true;

	put(stand, "board-day", 1);
	ok &= until_shown(stand, 1);
	unsigned char *before = take_picture(stand);
	put(stand, "board-moved", 2);
	ok &= until_shown(stand, 2);
	unsigned char *during = take_picture(stand);
	ok &= until_still(stand);
	unsigned char *after = take_picture(stand);
	ok &= differ(before, during, 24, 129, 936, 493);
	ok &= differ(during, after, 24, 129, 936, 493);
	free(before);
	free(during);
	free(after);
	return ok;
}

static void a_moved_note_is_in_motion_in_the_first_frame_and_then_rests(void **state)
{
	(void)state;
	run(move_a_note);
}

static bool rest(struct stand *stand)
{
	put(stand, "board-day", 1);
	bool ok = until_shown(stand, 1) && until_still(stand);
	int64_t frames = atomic_load(&stand->pulse.frames);
	int64_t wakes = atomic_load(&stand->pulse.wall_wakes);
	nap_ms(1500);
	/* One frame and one wake are the clock's, should the minute end just now. */
	return ok && atomic_load(&stand->pulse.frames) - frames <= 1 &&
	       atomic_load(&stand->pulse.wall_wakes) - wakes <= 2;
}

static void at_rest_no_frame_is_drawn_and_the_thread_sleeps(void **state)
{
	(void)state;
	run(rest);
}

static bool look_for_code(struct stand *stand)
{
	/* The card of the code is QR paper on the wall and plaster in the picture. */
	put(stand, "board-day", 1);
	bool ok = until_shown(stand, 1);
	unsigned char *rgba = take_picture(stand);
	int dark = 0;
	for (int y = 14; y < 75; y++)
		for (int x = 875; x < 936; x++)
			dark += rgba[(y * 960 + x) * 4] < 120;
	free(rgba);
	return ok && dark == 0;
}

static void a_picture_that_leaves_the_wall_holds_no_join_code(void **state)
{
	(void)state;
	run(look_for_code);
}

static bool quit_at_once(struct stand *stand)
{
	(void)stand;
	return true;
}

static void it_stops_before_there_was_anything_to_show(void **state)
{
	(void)state;
	run(quit_at_once);
}

static bool picture_of_nothing(struct stand *stand)
{
	pthread_mutex_lock(&stand->lock);
	stand->width = -1;
	mailbox_flag(stand->mailbox, WALL_PICTURE);
	while (stand->width < 0)
		pthread_cond_wait(&stand->answered, &stand->lock);
	bool ok = !stand->rgba && stand->width == 0;
	pthread_mutex_unlock(&stand->lock);
	return ok;
}

static void asked_for_a_picture_before_the_first_snapshot_it_says_that_there_is_none(void **state)
{
	(void)state;
	run(picture_of_nothing);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moved_note_is_in_motion_in_the_first_frame_and_then_rests),
		cmocka_unit_test(at_rest_no_frame_is_drawn_and_the_thread_sleeps),
		cmocka_unit_test(a_picture_that_leaves_the_wall_holds_no_join_code),
		cmocka_unit_test(it_stops_before_there_was_anything_to_show),
		cmocka_unit_test(
			asked_for_a_picture_before_the_first_snapshot_it_says_that_there_is_none),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
