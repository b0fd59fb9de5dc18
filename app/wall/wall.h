#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/clock.h"
#include "app/base/err.h"
#include "app/base/mailbox.h"
#include "app/model/pulse.h"
#include "app/model/snapshot.h"

/*
 * wall: the loop that shows the team's state full screen and looks for keys. The main thread's whole
 * life: it sleeps in its mailbox until there is a snapshot, a flag, or the next frame is due, and it
 * never touches the ledger.
 */
struct wall;

/* Flags of the wall's mailbox, beside the snapshots. */
enum wall_flag {
	WALL_QUIT = 1,
	WALL_PICTURE = 2,	/* read the frame back and call options.picture() */
	WALL_PAGE_NEXT = 4,	/* a phone or a remote pages */
	WALL_PAGE_BACK = 8,
};

struct wall_options {
	const struct clock *clock;
	struct mailbox *mailbox;
	struct pulse *pulse;
	bool headless;		/* offscreen driver, software renderer, whatever the environment says */
	bool kiosk;		/* full screen, no leaving by key, no pointer */
	bool windowed;
	int width, height;	/* 0: the screen's own; headless: 1920x1080 */
	bool theme_given;
	enum theme_choice theme;	/* when theme_given, whatever the snapshot says */

	/* Callbacks, on the main thread. */
	void (*picture)(void *context, unsigned char *rgba, int width, int height);	/* malloc'ed; taken */
	void (*key_move)(void *context, const char *card, const char *column);
	void (*key_setting)(void *context, const char *name, const char *value);
	void *context;
};

/* NULL and *err: no video device, a missing font. */
struct wall *wall_create(const struct wall_options *options, struct err *err);

/* Until WALL_QUIT, a closed window or the quit key. Losing the device ends nothing. */
void wall_run(struct wall *wall);
void wall_destroy(struct wall *wall);

/* Whether there is a display that wall_create() could use, without opening it for long. */
bool wall_has_display(void);

/* One still picture of a snapshot, at rest, without the join code unless it is in the snapshot. */
struct wall_render {
	const char *scene;	/* "board", "setup" */
	int width, height;
	bool evening;
	int64_t now_ms;
};
unsigned char *wall_render(const struct wall_render *render, struct snapshot *snapshot,
			   struct err *err);	/* RGBA from malloc() */

/* Day is from 07:30 to 17:30; the rest is evening. */
bool wall_is_day(int minute_of_day);
