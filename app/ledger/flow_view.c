#include "app/ledger/flow_view.h"

#include "app/ledger/core.h"
#include "app/ledger/csv.h"
#include "app/ledger/flow_load.h"
#include "app/ledger/say.h"
#include "app/model/days.h"
#include "app/model/flow_topic.h"

static bool report_load(struct ledger *ledger, struct arena *arena, struct flow_report *report,
			struct err *err)
{
	struct flow_notes *notes = snapshot_load_flow(ledger, err);

	if (!notes)
		return false;
	*report = flow_report_of(notes, 0, arena);
	topic_drop(notes);
	return true;
}

static int32_t day_at(const struct flow_report *report, int index)
{
	return report->today - FLOW_DAYS + 1 + index;
}

static void say_days(const struct flow_report *report, struct buf *out)
{
	say_open(out, "days", '[');
	for (int i = 0; i < FLOW_DAYS; i++) {
		say_open(out, NULL, '{');
		say_day(out, "date", day_at(report, i));
		say_int(out, "todo", report->days[i].counts[COLUMN_TODO]);
		say_int(out, "doing", report->days[i].counts[COLUMN_DOING]);
		say_int(out, "done", report->days[i].counts[COLUMN_DONE]);
		say_close(out, '}');
	}
	say_close(out, ']');
}

static void say_days_or_null(struct buf *out, const char *name, int days)
{
	if (days)
		say_int(out, name, days);
	else
		say_null(out, name);
}

static void say_times(const struct flow_times *times, struct buf *out)
{
	say_open(out, "finishes", '[');
	for (int i = 0; i < times->count; i++) {
		say_open(out, NULL, '{');
		say_day(out, "date", times->finishes[i].finished);
		say_int(out, "days", times->finishes[i].days);
		say_bool(out, "outlier", times->finishes[i].outlier);
		say_close(out, '}');
	}
	say_close(out, ']');
	say_days_or_null(out, "half_days", times->half_days);
	say_days_or_null(out, "most_days", times->most_days);
}

static void say_weeks(const struct flow_report *report, struct buf *out)
{
	struct date monday = date_monday(date_from_number(report->today));
	const struct flow_day *today = &report->days[FLOW_DAYS - 1];
	int open = today->counts[COLUMN_TODO] + today->counts[COLUMN_DOING];
	double left = flow_weeks_left(open, report->per_week);

	say_open(out, "weeks", '[');
	for (int i = 0; i < FLOW_WEEKS; i++) {
		say_open(out, NULL, '{');
		say_day(out, "monday",
			date_number(date_later(monday, (i - FLOW_WEEKS + 1) * WEEK_DAYS)));
		say_int(out, "finished", report->weeks[i]);
		say_close(out, '}');
	}
	say_close(out, ']');
	say_share(out, "per_week", report->per_week);
	say_int(out, "open", open);
	if (left < 0)
		say_null(out, "weeks_left");
	else
		say_share(out, "weeks_left", left);
}

bool view_flow(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err)
{
	struct arena arena = {0};
	struct flow_report report;

	(void)reader;
	bool ok = report_load(ledger, &arena, &report, err);
	if (ok) {
		say_open(out, NULL, '{');
		say_days(&report, out);
		say_times(&report.times, out);
		say_weeks(&report, out);
		say_close(out, '}');
	}
	arena_finish(&arena);
	return ok;
}

bool view_flow_csv(struct ledger *ledger, struct buf *out, struct err *err)
{
	struct arena arena = {0};
	struct flow_report report;
	bool ok = report_load(ledger, &arena, &report, err);

	if (ok)
		buf_text(out, "date,todo,doing,done\r\n");
	for (int i = 0; ok && i < FLOW_DAYS; i++) {
		csv_day(out, day_at(&report, i));
		for (int kind = 0; kind < FLOW_KINDS; kind++)
			csv_int(out, report.days[i].counts[kind]);
		csv_end(out);
	}
	arena_finish(&arena);
	return ok;
}
