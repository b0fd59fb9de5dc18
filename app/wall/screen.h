#pragma once
#include <stdbool.h>

#include "app/base/err.h"
#include "app/draw/paint.h"

/*
 * screen: the window, its renderer and the painter on it. It can be lost (a TV that is unplugged, a
 * graphics device that resets) and opened again while the program runs.
 *
 * Owner: the wall. Thread: main.
 */
struct SDL_Window;
struct SDL_Renderer;

struct screen_options {
	bool headless, kiosk, windowed;
	int width, height;	/* 0: the screen's own */
};

struct screen {
	struct screen_options options;
	struct SDL_Window *window;
	struct SDL_Renderer *renderer;
	struct painter *painter;
	bool vsync;		/* presenting waits for the screen */
	bool full;
	int width, height;	/* of the frame, pixels */
};

/* False and *err: no video device, a missing font. Nothing is left open then. */
bool screen_open(struct screen *screen, const struct screen_options *options, struct err *err);
void screen_close(struct screen *screen);

/* Whether there is something to draw on; a changed size is noticed here. */
bool screen_ready(struct screen *screen);
void screen_reset(struct screen *screen);	/* the device forgot its textures */
void screen_toggle_full(struct screen *screen);
void screen_present(struct screen *screen);

/* Looks for an event. Fills *key for a key that means something to the wall. */
enum screen_event {
	SCREEN_QUIET,
	SCREEN_OTHER,
	SCREEN_KEY,
	SCREEN_EXPOSED,
	SCREEN_CLOSED,
	SCREEN_RESET,
};
enum screen_event screen_poll(int *key);
