/* The days of a key result, as JSON and as CSV. */
#include "app/ledger/core.h"
#include "app/ledger/csv.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/say.h"
#include "app/model/burnup.h"

static int days_of(const struct viewing *in, const struct key_result *kr, struct arena *arena,
		   const struct burn_day **days)
{
	struct date today = in->today ? date_from_number(in->today) : (struct date){0};

	return burn_up(in->goals, kr, today, arena, days);
}

void say_burn_up(const struct viewing *in, const struct key_result *kr)
{
	struct arena arena = {0};
	const struct burn_day *days;
	int count = days_of(in, kr, &arena, &days);

	say_open(in->out, "burn_up", '[');
	for (int i = 0; i < count; i++) {
		say_open(in->out, NULL, '{');
		say_day(in->out, "date", days[i].day);
		say_number(in->out, "value", days[i].value);
		say_share(in->out, "progress", days[i].progress);
		say_share(in->out, "expected", days[i].expected);
		say_close(in->out, '}');
	}
	say_close(in->out, ']');
	arena_finish(&arena);
}

static bool write_burn_up(struct viewing *in, int index, struct err *err)
{
	struct arena arena = {0};
	const struct burn_day *days;
	int count = days_of(in, &in->goals->key_results[index], &arena, &days);

	(void)err;
	buf_text(in->out, "date,value,progress,expected\r\n");
	for (int i = 0; i < count; i++) {
		csv_day(in->out, days[i].day);
		csv_number(in->out, days[i].value);
		csv_number(in->out, days[i].progress);
		csv_number(in->out, days[i].expected);
		csv_end(in->out);
	}
	arena_finish(&arena);
	return true;
}

bool view_burn_up_csv(struct ledger *ledger, const struct reader *reader, const char *id,
		      struct buf *out, struct err *err)
{
	return view_in_cycle(ledger, reader, id, out, write_burn_up, err);
}
