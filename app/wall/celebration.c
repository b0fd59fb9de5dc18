#include "app/wall/celebration.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double long_ago_s = -1e9;

void celebration_init(struct celebration *celebration)
{
	*celebration = (struct celebration){.began_s = long_ago_s};
}

static bool is_news(const struct kudos *kudos, int64_t now_ms)
{
	return !now_ms || !kudos->at_ms || now_ms - kudos->at_ms < CELEBRATE_NEWS_S * INT64_C(1000);
}

void celebration_take(struct celebration *celebration, const struct praise *praise, bool quiet,
		      double now_s, int64_t now_ms)
{
	if (!praise)
		return;
	const struct kudos *newest = praise->kudos_count ? &praise->kudos[0] : NULL;
	bool first = !celebration->known;
	celebration->known = true;
	if (!newest || newest->order <= celebration->seen)
		return;
	celebration->seen = newest->order;
	if (first || quiet || !is_news(newest, now_ms) ||
	    now_s - celebration->began_s < CELEBRATE_APART_S)
		return;
	snprintf(celebration->id, sizeof(celebration->id), "%s", newest->id);
	celebration->began_s = now_s;
}

bool celebration_step(struct celebration *celebration, bool quiet, double now_s)
{
	if (!*celebration->id || (!quiet && now_s < celebration_deadline(celebration)))
		return false;
	celebration->id[0] = '\0';
	return true;
}

double celebration_deadline(const struct celebration *celebration)
{
	return *celebration->id ? celebration->began_s + CELEBRATE_MS / 1000.0 : INFINITY;
}

const struct kudos *celebration_of(const struct celebration *celebration, const struct praise *praise)
{
	for (int i = 0; praise && *celebration->id && i < praise->kudos_count; i++)
		if (strcmp(praise->kudos[i].id, celebration->id) == 0)
			return &praise->kudos[i];
	return NULL;
}
