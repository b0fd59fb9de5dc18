#pragma once
#include "app/model/praise.h"

/*
 * fixture_praise: the badges and the fund of the design's pictures, for the people of fixture.c; and any
 * number of badges, with words of every sort.
 */
struct praise *fixture_praise(enum lang lang, int64_t now_ms);
struct praise *fixture_praise_many(int kudos, int64_t balance, int64_t cost, int64_t now_ms);
