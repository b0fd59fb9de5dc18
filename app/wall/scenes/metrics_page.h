#pragma once
#include "app/wall/scenes/goal_facts.h"

/*
 * metrics_page: one metric on the wall: its note at the left is metrics.c's, its chart metrics_chart.c's.
 *
 * Thread: any.
 */
struct page {
	const struct goal_facts *facts;
	const struct metric *metric;
	const struct key_result *kr;
	const struct kr_standing *standing;	/* NULL without a key result */
	const struct metric_reading *readings;	/* those of this cycle */
	int count;
	const struct metric_reading *newest;
	enum lang lang;
	struct arena *arena;
	const struct measurer *measurer;
};

const char *metrics_value(const struct page *page, double value);	/* as beside a label */
const char *metrics_day(const struct page *page, struct date date);	/* "12月12日" */
bool metrics_has_floor(const struct page *page);

void metrics_chart_add(const struct page *page, struct sprite_list *out);
