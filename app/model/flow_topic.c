#include "app/model/flow_topic.h"

struct flow_notes *flow_notes_new(void)
{
	return topic_new(sizeof(struct flow_notes));
}

struct flow_report flow_report_of(const struct flow_notes *notes, int32_t today, struct arena *arena)
{
	struct flow_report report = {.today = notes->day ? notes->day : today};
	int32_t first = report.today - FLOW_DAYS + 1;

	flow_days(notes->cards, notes->count, first, FLOW_DAYS, report.days);
	report.times = flow_times(notes->cards, notes->count, first, report.today, arena);
	report.weeks_known = flow_weeks_known(notes->cards, notes->count, report.today, FLOW_WEEKS);
	report.per_week = flow_weeks(notes->cards, notes->count, report.today, FLOW_WEEKS, report.weeks);
	return report;
}
