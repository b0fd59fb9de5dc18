#include "app/ledger/csv.h"

#include <math.h>

#include "app/model/calendar.h"

/* Before every field but the first of its line. */
static void comma(struct buf *out)
{
	if (out->len && out->bytes[out->len - 1] != '\n')
		buf_char(out, ',');
}

void csv_day(struct buf *out, int32_t day)
{
	char text[DATE_SIZE];

	comma(out);
	date_format(date_from_number(day), text);
	buf_text(out, text);
}

void csv_int(struct buf *out, int64_t value)
{
	comma(out);
	buf_printf(out, "%lld", (long long)value);
}

void csv_number(struct buf *out, double value)
{
	comma(out);
	if (isfinite(value))
		buf_printf(out, "%.10g", round(value * 10000) / 10000);
}

void csv_end(struct buf *out)
{
	buf_text(out, "\r\n");
}
