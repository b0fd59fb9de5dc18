#pragma once
#include <stdbool.h>

#include "app/base/err.h"

/*
 * demo_fill: acts out the demo team's week in an empty database, so that it ends now. Every line of
 * assets/demo/team.tsv is one command of the command table under a clock set to its time.
 */
bool demo_fill(const char *db, enum lang lang, struct err *err);
