#pragma once
#include <stdint.h>

#include "app/base/buf.h"

/*
 * csv: rows of numbers for spreadsheets, by RFC 4180: commas, lines that end with CR LF, a first line of
 * names. Decimals have a point; what nobody knows is an empty field.
 *
 * Thread: any.
 */
void csv_day(struct buf *out, int32_t day);		/* date_number(), said as YYYY-MM-DD */
void csv_int(struct buf *out, int64_t value);
void csv_number(struct buf *out, double value);		/* at most four decimals; not finite: empty */
void csv_end(struct buf *out);
