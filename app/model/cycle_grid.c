#include "app/model/cycle_grid.h"

#include <string.h>

#include "app/model/days.h"

enum { SATURDAY = 6 };

static void plant_flags(const struct cycle *cycle, const struct cycle *next, struct date today,
			struct cycle_grid *grid)
{
	struct milestone milestones[CYCLE_MILESTONES_MAX];

	grid->flag_count = cycle_milestones(cycle, next, milestones);
	grid->next = -1;
	for (int i = 0; i < grid->flag_count; i++) {
		struct grid_flag *flag = &grid->flags[i];
		*flag = (struct grid_flag){milestones[i], CELL_MILESTONE_LATER, -1};
		if (date_days(flag->milestone.date, today) > 0)
			flag->kind = CELL_MILESTONE_DONE;
		else if (grid->next < 0)
			grid->next = i;
	}
	if (grid->next >= 0)
		grid->flags[grid->next].kind = CELL_MILESTONE_NEXT;
}

static int flag_on(const struct cycle_grid *grid, struct date date)
{
	for (int i = 0; i < grid->flag_count; i++)
		if (date_days(grid->flags[i].milestone.date, date) == 0)
			return i;
	return -1;
}

static enum cell_kind off_or_made_up(const struct workdays *cal, const struct grid_cell *cell)
{
	bool worked = workdays_is(cal, cell->date);

	if (!worked)
		return cell->exception ? CELL_HOLIDAY : CELL_WEEKEND;
	return date_weekday(cell->date) >= SATURDAY ? CELL_MAKE_UP : CELL_NONE;
}

static enum cell_kind cell_kind(const struct cycle *cycle, const struct workdays *cal,
				struct date today, const struct cycle_grid *grid,
				const struct grid_cell *cell)
{
	if (date_days(cycle->last, cell->date) > 0)
		return CELL_NONE;
	if (date_days(today, cell->date) == 0)
		return CELL_TODAY;
	if (cell->flag >= 0)
		return grid->flags[cell->flag].kind;
	enum cell_kind special = off_or_made_up(cal, cell);
	if (special != CELL_NONE)
		return special;
	if (date_days(cell->date, cycle->first) > 0)
		return CELL_BEFORE;
	return date_days(cell->date, today) > 0 ? CELL_PAST : CELL_TO_COME;
}

/* The i-th week of all that the cycle has, from the drafting week on. */
static struct grid_week column_of(const struct cycle *cycle, int i)
{
	int weeks = cycle_week(cycle, cycle->first).of;

	if (i < GRID_WEEKS_BEFORE)
		return (struct grid_week){.kind = i == 0 ? WEEK_DRAFTING : WEEK_CONSENSUS};
	if (i - GRID_WEEKS_BEFORE < weeks)
		return (struct grid_week){
			.kind = WEEK_NUMBERED,
			.week = i - GRID_WEEKS_BEFORE + 1,
		};
	return (struct grid_week){.kind = WEEK_REVIEW};
}

/* The first week on the sheet: the middle of a long cycle's sheet follows today. */
static int first_shown(int total, int current)
{
	int first = current - GRID_COLUMNS_MAX / 2;

	if (first > total - GRID_COLUMNS_MAX)
		first = total - GRID_COLUMNS_MAX;
	return first > 0 ? first : 0;
}

static void fill_column(const struct cycle *cycle, const struct workdays *cal, struct date today,
			struct date monday, int place, struct cycle_grid *grid)
{
	struct grid_week *column = &grid->columns[place];
	int gone = date_days(monday, today);

	column->current = gone >= 0 && gone < WEEK_DAYS;
	for (int row = 0; row < GRID_ROWS; row++) {
		struct grid_cell *cell = &column->cells[row];
		cell->date = date_later(monday, row);
		cell->flag = flag_on(grid, cell->date);
		cell->exception = workdays_exception(cal, cell->date);
		cell->kind = cell_kind(cycle, cal, today, grid, cell);
	}
}

static void place_flags(struct date monday, struct cycle_grid *grid)
{
	for (int i = 0; i < grid->flag_count; i++) {
		int days = date_days(monday, grid->flags[i].milestone.date);
		if (days >= 0 && days < grid->column_count * WEEK_DAYS)
			grid->flags[i].column = days / WEEK_DAYS;
	}
}

void cycle_grid(const struct cycle *cycle, const struct cycle *next, const struct workdays *cal,
		struct date today, struct cycle_grid *out)
{
	struct date monday = date_later(date_monday(cycle->first), -GRID_WEEKS_BEFORE * WEEK_DAYS);
	int total = date_days(monday, date_monday(cycle->last)) / WEEK_DAYS + 1;
	int first = first_shown(total, date_days(monday, today) / WEEK_DAYS);

	memset(out, 0, sizeof(*out));
	plant_flags(cycle, next, today, out);
	out->column_count = total < GRID_COLUMNS_MAX ? total : GRID_COLUMNS_MAX;
	monday = date_later(monday, first * WEEK_DAYS);
	for (int i = 0; i < out->column_count; i++) {
		out->columns[i] = column_of(cycle, first + i);
		fill_column(cycle, cal, today, date_later(monday, i * WEEK_DAYS), i, out);
	}
	place_flags(monday, out);
}
