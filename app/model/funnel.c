#include "app/model/funnel.h"

static const struct funnel_cell *cell_at(const struct funnel *funnel, int stage, int platform)
{
	return &funnel->cells[stage][platform];
}

/* The first stage that a platform uses from `stage` on, going up or down; -1: none. */
static int used_from(const struct funnel *funnel, int platform, int stage, int step)
{
	for (; stage >= 0 && stage < funnel->stages; stage += step)
		if (cell_at(funnel, stage, platform)->used)
			return stage;
	return -1;
}

static int next_stage(const struct funnel *funnel, int platform, int stage)
{
	return used_from(funnel, platform, stage + 1, 1);
}

static int exposure(const struct funnel *funnel, int platform)
{
	return used_from(funnel, platform, 0, 1);
}

static int conversion(const struct funnel *funnel, int platform)
{
	return used_from(funnel, platform, funnel->stages - 1, -1);
}

static bool at_least(double value, double line)
{
	return kpi_verdict(DIRECTION_UP, line, 0, value) == KPI_MET;
}

static bool under(double value, double line)
{
	return kpi_verdict(DIRECTION_UP, line, 0, value) == KPI_MISSED;
}

static double share(const struct funnel *funnel, int platform, int from, int to)
{
	if (from < 0 || to < 0 || from == to)
		return OKR_UNKNOWN;
	double whole = cell_at(funnel, from, platform)->value;
	double part = cell_at(funnel, to, platform)->value;
	return okr_known(whole) && okr_known(part) && whole > 0 ? part / whole : OKR_UNKNOWN;
}

double funnel_rate(const struct funnel *funnel, int platform, int stage)
{
	if (!cell_at(funnel, stage, platform)->used)
		return OKR_UNKNOWN;
	return share(funnel, platform, stage, next_stage(funnel, platform, stage));
}

double funnel_per_10000(const struct funnel *funnel, int platform)
{
	return 10000 * share(funnel, platform, exposure(funnel, platform),
			     conversion(funnel, platform));
}

int funnel_best(const struct funnel *funnel, int but)
{
	int best = -1;

	for (int i = 0; i < funnel->platforms; i++) {
		double converts = funnel_per_10000(funnel, i);
		if (i == but || !okr_known(converts))
			continue;
		if (best < 0 || converts > funnel_per_10000(funnel, best))
			best = i;
	}
	return best;
}

static bool is_used(const struct funnel *funnel, int stage, int platform)
{
	return cell_at(funnel, stage, platform)->used;
}

static bool is_unowned(const struct funnel *funnel, int stage, int platform)
{
	return is_used(funnel, stage, platform) && cell_at(funnel, stage, platform)->owner < 0;
}

static bool has_next(const struct funnel *funnel, int stage, int platform)
{
	return is_used(funnel, stage, platform) && next_stage(funnel, platform, stage) >= 0;
}

static bool is_unlinked(const struct funnel *funnel, int stage, int platform)
{
	return has_next(funnel, stage, platform) && !cell_at(funnel, stage, platform)->linked;
}

static bool leaks(const struct funnel *funnel, int platform)
{
	int top = exposure(funnel, platform), bottom = conversion(funnel, platform);

	if (top < 0 || top == bottom)
		return false;
	const struct funnel_cell *seen = cell_at(funnel, top, platform);
	const struct funnel_cell *converted = cell_at(funnel, bottom, platform);
	return at_least(seen->value, seen->target) && under(converted->value, converted->floor);
}

typedef bool where_func(const struct funnel *funnel, int stage, int platform);

static int count_where(const struct funnel *funnel, int stage, where_func *where)
{
	int count = 0;

	for (int i = 0; i < funnel->platforms; i++)
		count += where(funnel, stage, i);
	return count;
}

/* Is a stage broken wherever it could be, and that in two places or more? */
static bool is_broken_throughout(const struct funnel *funnel, int stage, where_func *could,
				 where_func *broken)
{
	int count = count_where(funnel, stage, broken);

	return count > 1 && count == count_where(funnel, stage, could);
}

static int add_stages(const struct funnel *funnel, enum funnel_break_kind kind, where_func *could,
		      where_func *broken, struct funnel_break *out)
{
	int count = 0;

	for (int stage = 0; stage < funnel->stages; stage++)
		if (is_broken_throughout(funnel, stage, could, broken))
			out[count++] = (struct funnel_break){kind, stage, -1};
	for (int stage = 0; stage < funnel->stages; stage++) {
		if (is_broken_throughout(funnel, stage, could, broken))
			continue;
		for (int i = 0; i < funnel->platforms; i++)
			if (broken(funnel, stage, i))
				out[count++] = (struct funnel_break){kind, stage, i};
	}
	return count;
}

/* Unknown is worse than any number. */
static bool converts_less(const struct funnel *funnel, int a, int b)
{
	double left = funnel_per_10000(funnel, a), right = funnel_per_10000(funnel, b);

	return okr_known(right) && (!okr_known(left) || left < right);
}

static int add_leaks(const struct funnel *funnel, struct funnel_break *out)
{
	int count = 0;

	for (int i = 0; i < funnel->platforms; i++) {
		if (!leaks(funnel, i))
			continue;
		int place = count++;
		for (; place > 0 && converts_less(funnel, i, out[place - 1].platform); place--)
			out[place] = out[place - 1];
		out[place] = (struct funnel_break){FUNNEL_LEAKS, conversion(funnel, i), i};
	}
	return count;
}

int funnel_breaks(const struct funnel *funnel, struct funnel_break out[FUNNEL_BREAKS_MAX])
{
	int count = add_stages(funnel, FUNNEL_UNOWNED, is_used, is_unowned, out);

	count += add_stages(funnel, FUNNEL_UNLINKED, has_next, is_unlinked, out + count);
	return count + add_leaks(funnel, out + count);
}

enum funnel_word funnel_word(const struct funnel_cell *cell)
{
	if (!cell->used || !okr_known(cell->value))
		return FUNNEL_SAYS_NOTHING;
	if (at_least(cell->value, cell->target))
		return FUNNEL_AT_TARGET;
	if (!okr_known(cell->floor))
		return FUNNEL_SAYS_NOTHING;
	if (at_least(cell->value, cell->floor))
		return FUNNEL_OVER_FLOOR;
	return at_least(cell->value, FUNNEL_CLOSE * cell->floor) ? FUNNEL_IS_CLOSE
								  : FUNNEL_BELOW_FLOOR;
}

double funnel_width(double value)
{
	double width = value > 0 ? 178 + (log10(value) - 2.6) / 5.12 * 134 : 0;

	return fmin(312, fmax(150, width));
}
