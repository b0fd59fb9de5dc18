#include <string.h>

#include "app/base/buf.h"
#include "app/base/utf8.h"
#include "app/commands/goals.h"
#include "app/ledger/say.h"
#include "app/model/paste.h"

enum { IMPORT_TEXT_MAX = 60000, IMPORT_ROWS_MAX = 2000, SHOWN_MAX = 80 };

struct import {
	int added, replaced, same;
	struct buf rejected;	/* JSON objects, with commas between */
};

static void reject(struct call *call, struct import *import, const struct paste_row *row,
		   enum lang_key why)
{
	size_t n = strlen(row->text);

	while (n > SHOWN_MAX || !utf8_valid(row->text, n))
		n--;
	say_open(&import->rejected, NULL, '{');
	say_int(&import->rejected, "line", row->line);
	say_text(&import->rejected, "text", arena_text_n(call->arena, row->text, n));
	say_text(&import->rejected, "reason", lang_text(call->lang, why));
	say_close(&import->rejected, '}');
}

/* A dry run looks at the row as the real one would, and writes nothing. */
static bool take_row(struct call *call, struct import *import, const struct paste_row *row, bool dry,
		     struct err *err)
{
	char date[DATE_SIZE];
	enum reading_change change;

	date_format(row->date, date);
	if (dry ? !reading_would_change(call, call->id, date, row->value, &change, err)
		: !append_reading(call, call->id, date, row->value, &change, err))
		return false;
	import->added += change == READING_ADDED;
	import->replaced += change == READING_REPLACED;
	import->same += change == READING_SAME;
	return true;
}

/* Of two lines about one day the later counts, so the earlier is not written first. */
static bool is_said_again(const struct paste_row *rows, int count, int i)
{
	for (int k = i + 1; k < count; k++)
		if (rows[k].flaw == PASTE_GOOD &&
		    date_number(rows[k].date) == date_number(rows[i].date))
			return true;
	return false;
}

static bool take_rows(struct call *call, struct import *import, const struct paste_row *rows,
		      int count, bool dry, struct err *err)
{
	static const enum lang_key flaws[] = {[PASTE_COLUMNS] = L_err_paste_columns,
					      [PASTE_DATE] = L_err_paste_date,
					      [PASTE_VALUE] = L_err_not_number};
	struct date today = today_of(call);

	for (int i = 0; i < count; i++) {
		if (rows[i].flaw != PASTE_GOOD)
			reject(call, import, &rows[i], flaws[rows[i].flaw]);
		else if (today.year && date_number(rows[i].date) > date_number(today))
			reject(call, import, &rows[i], L_err_future);
		else if (is_said_again(rows, count, i))
			reject(call, import, &rows[i], L_err_paste_again);
		else if (!take_row(call, import, &rows[i], dry, err))
			return false;
	}
	return true;
}

static const char *result_of(struct call *call, const struct import *import, bool dry)
{
	return arena_printf(call->arena,
			    ",\"import\":{\"added\":%d,\"replaced\":%d,\"same\":%d,"
			    "\"rejected\":[%s],\"dry_run\":%s}",
			    import->added, import->replaced, import->same,
			    import->rejected.bytes ? import->rejected.bytes : "",
			    dry ? "true" : "false");
}

/* Good rows are kept, whatever stands beside them; each bad one is said with its line and the reason. */
bool reading_import(struct call *call, struct err *err)
{
	const struct value *dry_run = call_value(call, "dry_run");
	bool dry = dry_run && dry_run->integer;
	struct import import = {0};
	struct paste_row *rows;
	struct state metric;

	call->subject = call->id;
	if (!state_must_be(call, "metric", call->id, NULL, L_err_no_metric, &metric, err))
		return false;
	int count = paste_read(call_value(call, "text")->text, today_of(call), call->arena, &rows);
	if (count > IMPORT_ROWS_MAX)
		return err_field(err, "text", L_err_at_most, "max",
				 number_text(call, IMPORT_ROWS_MAX), NULL);
	bool ok = take_rows(call, &import, rows, count, dry, err);
	call->more = result_of(call, &import, dry);
	buf_finish(&import.rejected);
	return ok;
}

const struct field reading_import_fields[2] = {
	{.name = "text", .type = FIELD_PASTE, .required = true, .min = 1, .max = IMPORT_TEXT_MAX,
	 .doc = "Two columns, day and value; tabs, semicolons, commas or spaces between"},
	{.name = "dry_run", .type = FIELD_BOOL, .doc = "Say what would happen, and write nothing"},
};
