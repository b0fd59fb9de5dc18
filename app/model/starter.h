#pragma once
#include <stddef.h>

#include "app/base/lang.h"

/*
 * starter: the metric library that a fresh wall begins with: names and formulas of what teams who work
 * with 公众号, 视频号, 抖音 and 小红书 measure, and no figure at all. Ids by nature, so that two walls
 * that begin apart and meet later have each metric once; name and formula are not stored but said in
 * the reader's language until somebody writes their own.
 *
 * Thread: any; nothing here changes.
 */
struct starter_metric {
	const char *id;
	const char *platform;	/* a shipped label's id; "": all channels */
	const char *measure;	/* written behind the value; "" for plain counts */
	const char *direction, *stage, *frequency;	/* as events name them */
	enum lang_key name, formula;
};

/* Sorted by id. */
const struct starter_metric *starter_metrics(size_t *count);
const struct starter_metric *starter_metric(const char *id);	/* NULL: not one of them */

/* The name or formula people gave, or what a shipped metric says. */
const char *metric_name_words(const char *name, const char *id, enum lang lang);
const char *metric_formula_words(const char *formula, const char *id, enum lang lang);
