#include "app/model/flow.h"

#include <stdlib.h>
#include <string.h>

#include "app/model/days.h"

enum { HALF = 50, MOST = 85, HUNDRED = 100 };

static int32_t earlier(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static struct flow_card in_order(struct flow_card card)
{
	card.started = earlier(card.started, card.finished);
	card.created = earlier(earlier(card.created, card.started), card.torn);
	return card;
}

/* Notes a step up on the first day and down on the last (not included), where they lie in the window. */
static void step(struct flow_day *out, int days, int32_t window, enum column_kind kind, int32_t from,
		 int32_t until)
{
	int64_t up = (int64_t)from - window, down = (int64_t)until - window;

	if (up < 0)
		up = 0;
	if (down <= up)
		return;
	if (up < days)
		out[up].counts[kind]++;
	if (down < days)
		out[down].counts[kind]--;
}

void flow_days(const struct flow_card *cards, int count, int32_t from, int days,
	       struct flow_day *out)
{
	memset(out, 0, (size_t)days * sizeof(*out));
	for (int i = 0; i < count; i++) {
		struct flow_card card = in_order(cards[i]);
		int32_t gone = card.finished == FLOW_NEVER ? card.torn : card.finished;
		step(out, days, from, COLUMN_TODO, card.created, earlier(card.started, gone));
		step(out, days, from, COLUMN_DOING, card.started, gone);
		step(out, days, from, COLUMN_DONE, card.finished, FLOW_NEVER);
	}
	for (int day = 1; day < days; day++)
		for (int kind = 0; kind < FLOW_KINDS; kind++)
			out[day].counts[kind] += out[day - 1].counts[kind];
}

int flow_percentile(const int *sorted, int count, int percent)
{
	int rank = (int)(((int64_t)count * percent + HUNDRED - 1) / HUNDRED);

	if (count == 0)
		return 0;
	return sorted[rank > 0 ? rank - 1 : 0];
}

static int by_value(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* qsort() is not stable; of one day the place in memory decides, which is the order of the cards. */
static int by_finish(const void *a, const void *b)
{
	const struct flow_finish *const *x = a, *const *y = b;

	if ((*x)->finished != (*y)->finished)
		return (*x)->finished < (*y)->finished ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

static struct flow_finish *sorted_by_finish(struct flow_finish *list, int count, struct arena *arena)
{
	struct flow_finish **order = arena_array(arena, (size_t)count, sizeof(*order));
	struct flow_finish *sorted = arena_array(arena, (size_t)count, sizeof(*sorted));

	for (int i = 0; i < count; i++)
		order[i] = &list[i];
	qsort(order, (size_t)count, sizeof(*order), by_finish);
	for (int i = 0; i < count; i++)
		sorted[i] = *order[i];
	return sorted;
}

static void draw_lines(struct flow_times *times, struct arena *arena)
{
	int *days = arena_array(arena, (size_t)times->count, sizeof(*days));

	for (int i = 0; i < times->count; i++)
		days[i] = times->finishes[i].days;
	qsort(days, (size_t)times->count, sizeof(*days), by_value);
	times->half_days = flow_percentile(days, times->count, HALF);
	times->most_days = flow_percentile(days, times->count, MOST);
	for (int i = 0; i < times->count; i++)
		times->finishes[i].outlier =
			times->finishes[i].days > FLOW_OUTLIER * times->most_days;
}

struct flow_times flow_times(const struct flow_card *cards, int count, int32_t from, int32_t to,
			     struct arena *arena)
{
	struct flow_finish *list = arena_array(arena, (size_t)count, sizeof(*list));
	struct flow_times times = {0};

	for (int i = 0; i < count; i++) {
		struct flow_card card = in_order(cards[i]);
		if (card.finished == FLOW_NEVER || card.finished < from || card.finished > to)
			continue;
		list[times.count].finished = card.finished;
		list[times.count++].days = card.finished - card.started + 1;
	}
	times.finishes = sorted_by_finish(list, times.count, arena);
	draw_lines(&times, arena);
	return times;
}

int flow_weeks_known(const struct flow_card *cards, int count, int32_t today, int weeks)
{
	int32_t sunday = date_number(date_monday(date_from_number(today))) + WEEK_DAYS - 1;
	int32_t first = today;

	for (int i = 0; i < count; i++) {
		struct flow_card card = in_order(cards[i]);
		first = card.created < first ? card.created : first;
	}
	int64_t known = ((int64_t)sunday - first) / WEEK_DAYS + 1;
	return known < weeks ? (int)known : weeks;
}

double flow_weeks(const struct flow_card *cards, int count, int32_t today, int weeks, int *out)
{
	int32_t monday = date_number(date_monday(date_from_number(today)));
	int32_t first = monday - (weeks - 1) * WEEK_DAYS;
	int total = 0;

	memset(out, 0, (size_t)weeks * sizeof(*out));
	for (int i = 0; i < count; i++) {
		int32_t finished = cards[i].finished;
		if (finished < first || finished >= monday + WEEK_DAYS)
			continue;
		out[(finished - first) / WEEK_DAYS]++;
		total++;
	}
	return weeks > 0 ? (double)total / flow_weeks_known(cards, count, today, weeks) : 0;
}

double flow_weeks_left(int open, double per_week)
{
	if (open <= 0)
		return 0;
	return per_week > 0 ? open / per_week : -1;
}
