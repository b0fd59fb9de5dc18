#include "app/model/okr.h"

/* Where binary fractions cannot tell two decimal ones apart, they are the same. */
#define DUST 1e-9
#define PER_DUST 1e9

static double tidy(double value)
{
	return fabs(value) < PER_DUST ? round(value * PER_DUST) / PER_DUST : value;
}

/* Is `value` at or past `line` in the direction (up or down)? */
static bool reaches(enum direction direction, double value, double line)
{
	double slack = DUST * fmax(1, fmax(fabs(value), fabs(line)));

	return direction == DIRECTION_DOWN ? value <= line + slack : value >= line - slack;
}

static bool holds(double value, double line, double band)
{
	return reaches(DIRECTION_DOWN, fabs(value - line), band);
}

static double held(const struct okr_facts *kr, double value)
{
	double excess = fabs(value - kr->target) - kr->band;
	double scale = okr_known(kr->start) ? fabs(kr->start - kr->target) - kr->band : 0;

	if (holds(value, kr->target, kr->band))
		return 1;
	if (scale <= 0)
		scale = kr->band;
	return scale > 0 ? tidy(1 - excess / scale) : 0;
}

static double moved(const struct okr_facts *kr, double value)
{
	if (!okr_known(kr->start))
		return OKR_UNKNOWN;
	if (reaches(kr->direction, kr->start, kr->target))
		return reaches(kr->direction, value, kr->target) ? 1 : 0;
	return tidy((value - kr->start) / (kr->target - kr->start));
}

static double part_of(double value, double whole)
{
	return whole > 0 ? tidy(value / whole) : OKR_UNKNOWN;
}

double okr_progress_at(const struct okr_facts *kr, double value)
{
	if (!okr_known(value) || !okr_known(kr->target))
		return OKR_UNKNOWN;
	if (kr->kind == KR_MILESTONES || kr->kind == KR_COUNT)
		return part_of(value, kr->target);
	return kr->direction == DIRECTION_HOLD ? held(kr, value) : moved(kr, value);
}

/* Did a period keep what was promised? While it runs, too few is not broken yet. */
static bool period_kept(enum direction direction, double line, double band, double count, bool closed)
{
	if (direction != DIRECTION_HOLD)
		return reaches(direction, count, line);
	return holds(count, line, band) || (!closed && count < line);
}

static double counted(const struct okr_facts *kr)
{
	const struct okr_counts *counts = kr->counts;
	double sum = 0;

	if (!counts || counts->begun == 0 || !okr_known(kr->target))
		return OKR_UNKNOWN;
	for (int i = 0; i < counts->begun; i++) {
		double count = counts->counts[i];
		if (kr->direction == DIRECTION_UP && kr->target > 0)
			sum += okr_clamped(count / kr->target);
		else
			sum += period_kept(kr->direction, kr->target, kr->band, count,
					   i < counts->closed);
	}
	return tidy(sum / counts->periods);
}

double okr_progress(const struct okr_facts *kr)
{
	return kr->kind == KR_COUNT ? counted(kr) : okr_progress_at(kr, kr->current);
}

double okr_clamped(double progress)
{
	if (!okr_known(progress))
		return OKR_UNKNOWN;
	return fmin(1, fmax(0, progress));
}

static bool is_held(const struct okr_facts *kr)
{
	return kr->direction == DIRECTION_HOLD && kr->kind != KR_MILESTONES && kr->kind != KR_COUNT;
}

double okr_expected(const struct okr_facts *kr, double share)
{
	return is_held(kr) ? 1 : share;
}

double okr_expected_value(const struct okr_facts *kr, double share)
{
	if (is_held(kr) || kr->kind == KR_COUNT)
		return kr->target;
	if (kr->kind == KR_MILESTONES)
		return share * kr->target;
	return kr->start + share * (kr->target - kr->start);
}

static struct okr_mean mean(const struct okr_facts *krs, int count, double (*shown)(double))
{
	struct okr_mean mean = {.value = OKR_UNKNOWN};
	double sum = 0, weights = 0;

	for (int i = 0; i < count; i++) {
		double progress = okr_progress(&krs[i]);
		if (!okr_known(progress)) {
			mean.unknown++;
			continue;
		}
		mean.known++;
		sum += krs[i].weight * (shown ? shown(progress) : progress);
		weights += krs[i].weight;
	}
	if (weights > 0)
		mean.value = tidy(sum / weights);
	return mean;
}

struct okr_mean okr_objective_progress(const struct okr_facts *krs, int count)
{
	return mean(krs, count, okr_clamped);
}

struct okr_mean okr_objective_score(const struct okr_facts *krs, int count)
{
	return mean(krs, count, NULL);
}

enum kpi_verdict kpi_verdict(enum direction direction, double floor, double band, double current)
{
	bool met;

	if (!okr_known(floor))
		return KPI_NONE;
	if (!okr_known(current))
		return KPI_OPEN;
	met = direction == DIRECTION_HOLD ? holds(current, floor, band)
					  : reaches(direction, current, floor);
	return met ? KPI_MET : KPI_MISSED;
}

enum kpi_verdict kpi_verdict_of_counts(enum direction direction, double floor, double band,
				       const struct okr_counts *counts)
{
	if (!okr_known(floor))
		return KPI_NONE;
	if (!counts || counts->begun == 0)
		return KPI_OPEN;
	for (int i = 0; i < counts->begun; i++) {
		bool closed = i < counts->closed;
		bool kept = period_kept(direction, floor, band, counts->counts[i], closed);
		if (!kept && (closed || direction != DIRECTION_UP))
			return KPI_MISSED;
	}
	if (counts->closed > 0)
		return KPI_MET;
	/* Nothing is settled before the first period ends, but what only grows may be there already. */
	if (direction == DIRECTION_UP && reaches(DIRECTION_UP, counts->counts[0], floor))
		return KPI_MET;
	return KPI_OPEN;
}

struct okr_verdicts okr_judge(const struct okr_facts *kr, double floor)
{
	struct okr_verdicts verdicts = {.score = okr_progress(kr)};

	if (kr->kind == KR_COUNT)
		verdicts.kpi = kpi_verdict_of_counts(kr->direction, floor, kr->band, kr->counts);
	else
		verdicts.kpi = kpi_verdict(kr->direction, floor, kr->band, kr->current);
	return verdicts;
}

double okr_expectation(enum objective_kind kind)
{
	return kind == OBJECTIVE_COMMITTED ? 1.0 : 0.7;
}

enum review_word okr_review(enum objective_kind kind, double score)
{
	enum { HUNDRED = 100, JUST_SHORT = 10 };

	if (!okr_known(score))
		return REVIEW_UNKNOWN;
	long short_by = lround(okr_expectation(kind) * HUNDRED) - lround(score * HUNDRED);
	if (short_by <= 0)
		return REVIEW_REACHED;
	return short_by < JUST_SHORT ? REVIEW_JUST_SHORT : REVIEW_WELL_SHORT;
}
