#include "app/wall/screen.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "app/wall/input.h"

enum { HEADLESS_WIDTH = 1920, HEADLESS_HEIGHT = 1080 };

static void set_hints(void)
{
	SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
	SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
	SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
	SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
	SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "software");
}

static bool video_headless(void)
{
	static const char *const drivers[] = {"offscreen", "dummy"};

	for (size_t i = 0; i < sizeof(drivers) / sizeof(drivers[0]); i++) {
		SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, drivers[i], SDL_HINT_OVERRIDE);
		if (SDL_InitSubSystem(SDL_INIT_VIDEO) == 0)
			return true;
	}
	return false;
}

static bool draws_nothing(const char *driver)
{
	return !driver || strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0;
}

static bool video_start(const struct screen_options *options, struct err *err)
{
	set_hints();
	if (options->headless) {
		if (video_headless())
			return true;
		return err_system(err, "no video driver for drawing without a screen: %s",
				  SDL_GetError());
	}
	if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
		return err_system(err, "no screen to draw on (%s); --headless runs without one",
				  SDL_GetError());
	if (!getenv("SDL_VIDEODRIVER") && draws_nothing(SDL_GetCurrentVideoDriver())) {
		SDL_QuitSubSystem(SDL_INIT_VIDEO);
		return err_system(err,
				  "no screen to draw on; --headless runs without one");
	}
	return true;
}

static bool is_console(void)
{
	const char *driver = SDL_GetCurrentVideoDriver();

	return driver && strcmp(driver, "KMSDRM") == 0;
}

static SDL_Window *make_window(const struct screen *screen)
{
	const struct screen_options *options = &screen->options;
	int width = options->width ? options->width : HEADLESS_WIDTH;
	int height = options->height ? options->height : HEADLESS_HEIGHT;
	Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;

	if (is_console())
		SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "1");
	if (screen->full)
		flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
	else if (!options->headless)
		flags |= SDL_WINDOW_RESIZABLE;
	return SDL_CreateWindow("kanwall", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
				height, flags);
}

/* A Pi's console has a graphics processor worth using; everywhere else software is the quicker one. */
static SDL_Renderer *make_renderer(struct screen *screen)
{
	SDL_Renderer *renderer = NULL;

	if (is_console()) {
		SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
		renderer = SDL_CreateRenderer(screen->window, -1,
					      SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC |
						      SDL_RENDERER_TARGETTEXTURE);
		screen->vsync = renderer != NULL;
	}
	if (!renderer) {
		SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
		renderer = SDL_CreateRenderer(screen->window, -1, SDL_RENDERER_SOFTWARE);
	}
	return renderer;
}

bool screen_open(struct screen *screen, const struct screen_options *options, struct err *err)
{
	*screen = (struct screen){.options = *options};
	screen->full = !options->headless && (options->kiosk || !options->windowed);
	if (!video_start(options, err))
		return false;
	screen->window = make_window(screen);
	screen->renderer = screen->window ? make_renderer(screen) : NULL;
	if (!screen->renderer) {
		err_system(err, "cannot open a window: %s", SDL_GetError());
		screen_close(screen);
		return false;
	}
	SDL_GetRendererOutputSize(screen->renderer, &screen->width, &screen->height);
	screen->painter =
		painter_create(screen->renderer, screen->width, screen->height, err);
	if (!screen->painter) {
		screen_close(screen);
		return false;
	}
	SDL_DisableScreenSaver();
	SDL_ShowCursor(screen->full ? SDL_DISABLE : SDL_ENABLE);
	return true;
}

void screen_close(struct screen *screen)
{
	if (screen->painter)
		painter_destroy(screen->painter);
	if (screen->renderer)
		SDL_DestroyRenderer(screen->renderer);
	if (screen->window)
		SDL_DestroyWindow(screen->window);
	screen->painter = NULL;
	screen->renderer = NULL;
	screen->window = NULL;
	if (SDL_WasInit(SDL_INIT_VIDEO))
		SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

bool screen_ready(struct screen *screen)
{
	int width, height;

	if (!screen->renderer ||
	    SDL_GetRendererOutputSize(screen->renderer, &width, &height) != 0)
		return false;
	if (width < 1 || height < 1)
		return false;
	if (width != screen->width || height != screen->height) {
		screen->width = width;
		screen->height = height;
		screen_reset(screen);
	}
	return true;
}

void screen_reset(struct screen *screen)
{
	painter_reset(screen->painter, screen->width, screen->height);
}

void screen_toggle_full(struct screen *screen)
{
	screen->full = !screen->full;
	SDL_SetWindowFullscreen(screen->window,
				screen->full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
	SDL_ShowCursor(screen->full ? SDL_DISABLE : SDL_ENABLE);
}

void screen_present(struct screen *screen)
{
	SDL_RenderPresent(screen->renderer);
}

static int key_of(SDL_Keycode code)
{
	static const struct {
		SDL_Keycode code;
		enum wall_key key;
	} keys[] = {
		{SDLK_LEFT, WALL_KEY_LEFT}, {SDLK_RIGHT, WALL_KEY_RIGHT}, {SDLK_UP, WALL_KEY_UP},
		{SDLK_DOWN, WALL_KEY_DOWN}, {SDLK_RETURN, WALL_KEY_ENTER},
		{SDLK_KP_ENTER, WALL_KEY_ENTER}, {SDLK_SELECT, WALL_KEY_ENTER},
		{SDLK_ESCAPE, WALL_KEY_ESCAPE}, {SDLK_AC_BACK, WALL_KEY_PAGE_BACK},
		{SDLK_q, WALL_KEY_QUIT}, {SDLK_t, WALL_KEY_THEME}, {SDLK_f, WALL_KEY_FULL},
		{SDLK_PAGEDOWN, WALL_KEY_PAGE_NEXT}, {SDLK_PAGEUP, WALL_KEY_PAGE_BACK},
		{SDLK_AC_FORWARD, WALL_KEY_PAGE_NEXT}, {SDLK_AUDIONEXT, WALL_KEY_PAGE_NEXT},
		{SDLK_AUDIOPREV, WALL_KEY_PAGE_BACK}, {SDLK_SPACE, WALL_KEY_PAUSE},
		{SDLK_PAUSE, WALL_KEY_PAUSE}, {SDLK_AUDIOPLAY, WALL_KEY_PAUSE},
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].code == code)
			return (int)keys[i].key;
	return -1;
}

enum screen_event screen_poll(int *key)
{
	SDL_Event event;

	if (!SDL_PollEvent(&event))
		return SCREEN_QUIET;
	switch (event.type) {
	case SDL_QUIT:
		return SCREEN_CLOSED;
	case SDL_KEYDOWN:
		*key = key_of(event.key.keysym.sym);
		return *key < 0 ? SCREEN_OTHER : SCREEN_KEY;
	case SDL_RENDER_DEVICE_RESET:
	case SDL_RENDER_TARGETS_RESET:
		return SCREEN_RESET;
	case SDL_WINDOWEVENT:
		switch (event.window.event) {
		case SDL_WINDOWEVENT_EXPOSED:
		case SDL_WINDOWEVENT_SIZE_CHANGED:
		case SDL_WINDOWEVENT_SHOWN:
		case SDL_WINDOWEVENT_RESTORED:
			return SCREEN_EXPOSED;
		default:
			return SCREEN_OTHER;
		}
	default:
		return SCREEN_OTHER;
	}
}
