#include "app/model/forecast.h"

#include "app/model/days.h"

struct readings {
	const struct metric_reading *list;
	int count;
	struct date first, last;
};

static bool counts(const struct readings *readings, int i)
{
	struct date date = readings->list[i].date;

	return !date_before(date, readings->first) && !date_before(readings->last, date);
}

static const struct metric_reading *newest_of(const struct readings *readings)
{
	const struct metric_reading *newest = NULL;

	for (int i = 0; i < readings->count; i++)
		if (counts(readings, i) &&
		    (!newest || date_before(newest->date, readings->list[i].date)))
			newest = &readings->list[i];
	return newest;
}

/* Least squares around the means, so that day numbers and large values lose no digits. */
static bool fit(const struct readings *readings, struct forecast *out)
{
	double days = 0, values = 0, products = 0, squares = 0;
	int n = 0;

	for (int i = 0; i < readings->count; i++) {
		if (!counts(readings, i))
			continue;
		days += date_days(readings->first, readings->list[i].date);
		values += readings->list[i].value;
		n++;
	}
	if (n < FORECAST_READINGS_MIN)
		return false;
	days /= n;
	values /= n;
	for (int i = 0; i < readings->count; i++) {
		if (!counts(readings, i))
			continue;
		double day = date_days(readings->first, readings->list[i].date) - days;
		products += day * (readings->list[i].value - values);
		squares += day * day;
	}
	if (squares <= 0)
		return false;
	out->origin = readings->first;
	out->slope_per_day = products / squares;
	out->level = values - out->slope_per_day * days;
	return true;
}

double forecast_at(const struct forecast *forecast, struct date date)
{
	return forecast->level + forecast->slope_per_day * date_days(forecast->origin, date);
}

static bool is_there(enum direction direction, double value, double target, double band)
{
	return kpi_verdict(direction, target, band, value) == KPI_MET;
}

/* The first day after the newest reading on which the line is there, or (hold) no longer is. */
static struct date first_day(const struct forecast *line, struct date newest, struct date last,
			     enum direction direction, double target, double band)
{
	bool wanted = direction != DIRECTION_HOLD;

	for (struct date date = date_later(newest, 1); !date_before(last, date);
	     date = date_later(date, 1))
		if (is_there(direction, forecast_at(line, date), target, band) == wanted)
			return date;
	return (struct date){0};
}

struct forecast forecast(const struct metric_reading *readings, int count, struct date first,
			 struct date last, enum direction direction, double target, double band)
{
	struct readings all = {readings, count, first, last};
	struct forecast out = {.kind = FORECAST_NONE};
	bool hold = direction == DIRECTION_HOLD;

	if (!fit(&all, &out))
		return out;
	const struct metric_reading *newest = newest_of(&all);
	bool there = is_there(direction, newest->value, target, band);
	out.end_value = forecast_at(&out, last);
	out.kind = FORECAST_SHORT;
	if (!okr_known(target))
		return out;
	if (there != hold) {
		out.kind = hold ? FORECAST_OUTSIDE : FORECAST_REACHED;
		return out;
	}
	out.crosses = first_day(&out, newest->date, last, direction, target, band);
	if (hold)
		out.kind = out.crosses.year ? FORECAST_LEAVES : FORECAST_STAYS;
	else if (out.crosses.year)
		out.kind = FORECAST_CROSSES;
	return out;
}
