#pragma once
#include <stdbool.h>

#include "app/base/err.h"

/*
 * settings: how this one wall shows things, chosen by phone or by key and kept on this wall alone: no team
 * event. Each is a name and a text; which texts are good is checked where they come in.
 *
 * Thread: server.
 */
struct server;

enum { SETTING_DISTANCE = 100, SETTING_TURN_S = 30 };	/* until somebody chooses */

extern const char *const theme_names[];		/* by enum theme_choice; NULL at the end */

/* The names one by one, in alphabetical order; NULL behind the last. */
const char *setting_name(int index);

/* Kept and in force; the wall sees it with its next snapshot. False and *err: it could not be kept. */
bool setting_set(struct server *server, const char *name, const char *value, struct err *err);

/* When the server starts: what the command line says, then what was chosen last time. */
void settings_load(struct server *server);
