#include <string.h>

#include "app/commands/rules.h"

enum { COLUMN_NAME_MAX = 12, COLUMNS_MAX = 12, WIP_MAX = 99 };

/* Those that every wall begins with say their own names, in each reader's language. */
static bool is_shipped(const char *id)
{
	return strcmp(id, "todo") == 0 || strcmp(id, "doing") == 0 || strcmp(id, "done") == 0;
}

bool column_add(struct call *call, struct err *err)
{
	const struct value *before = call_value(call, "before");
	const struct value *wip = call_value(call, "wip_limit");
	struct data data = {0};
	struct gap gap;
	struct rank rank;
	int64_t live;

	if (!read_live_columns(call->ledger, &live, err))
		return false;
	if (live >= COLUMNS_MAX)
		return err_say(err, ERR_CONFLICT, L_err_at_most, "max",
			       number_text(call, COLUMNS_MAX), NULL);
	if (!column_place(call, before && !before->null ? before->text : NULL, "", &gap, &rank, err))
		return false;
	data_text(&data, "name", call_value(call, "name")->text);
	data_text(&data, "kind", call_value(call, "kind")->text);
	data_text(&data, "rank", rank.text);
	if (wip && !wip->null)
		data_int(&data, "wip_limit", wip->integer);
	call->subject = fresh_id(call);
	return data_append(call, "column.added", call->subject, &data, err);
}

bool column_edit(struct call *call, struct err *err)
{
	const struct value *name = call_value(call, "name");
	const struct value *kind = call_value(call, "kind");
	const struct value *wip = call_value(call, "wip_limit");
	struct column_row column;
	struct data data = {0};

	call->subject = call->id;
	if (!column_must_be_live(call, call->id, NULL, &column, err))
		return false;
	if (name && !name->text[0] && !is_shipped(call->id))
		return err_field(err, "name", L_err_empty, NULL);
	if (name && strcmp(name->text, column.name) != 0)
		data_text(&data, "name", name->text);
	if (kind && strcmp(kind->text, column.kind) != 0)
		data_text(&data, "kind", kind->text);
	if (wip && wip->null && column.wip_limit)
		data_null(&data, "wip_limit");
	else if (wip && !wip->null && wip->integer != column.wip_limit)
		data_int(&data, "wip_limit", wip->integer);
	return data.count == 0 || data_append(call, "column.edited", call->id, &data, err);
}

bool column_move(struct call *call, struct err *err)
{
	const struct value *given = call_value(call, "before");
	const char *before = given->null ? NULL : given->text;
	struct column_row column;
	struct data data = {0};
	struct gap gap;
	struct rank rank;

	call->subject = call->id;
	if (!column_must_be_live(call, call->id, NULL, &column, err))
		return false;
	if (before && strcmp(before, call->id) == 0)
		return true;
	if (!column_place(call, before, call->id, &gap, &rank, err))
		return false;
	if (strcmp(gap.low, column.rank) < 0 && (!gap.high[0] || strcmp(column.rank, gap.high) < 0))
		return true;
	data_text(&data, "rank", rank.text);
	return data_append(call, "column.moved", call->id, &data, err);
}

bool column_remove(struct call *call, struct err *err)
{
	struct column_row column;
	struct id_list cards;
	struct data data = {0};
	int64_t live;

	call->subject = call->id;
	if (!column_must_be_live(call, call->id, NULL, &column, err) ||
	    !read_cards_in(call->ledger, call->id, "", call->arena, &cards, err) ||
	    !read_live_columns(call->ledger, &live, err))
		return false;
	if (cards.count > 0)
		return err_say(err, ERR_CONFLICT, L_err_column_not_empty, "n",
			       number_text(call, cards.count), NULL);
	if (live <= 1)
		return err_say(err, ERR_CONFLICT, L_err_last_column, NULL);
	data_text(&data, "state", "removed");
	return data_append(call, "column.removed", call->id, &data, err);
}

static const char *const kinds[] = {"todo", "doing", "done", NULL};

#define WIP_LIMIT                                                                                   \
	{.name = "wip_limit", .type = FIELD_INT, .nullable = true, .min = 1, .max = WIP_MAX,        \
	 .doc = "How many cards are enough; null for no limit"}

const struct field column_add_fields[4] = {
	{.name = "name", .type = FIELD_TEXT, .required = true, .min = 1, .max = COLUMN_NAME_MAX,
	 .doc = "What it is called"},
	{.name = "kind", .type = FIELD_CHOICE, .required = true, .choices = kinds,
	 .doc = "The stage of work"},
	WIP_LIMIT,
	{.name = "before", .type = FIELD_ID, .nullable = true,
	 .doc = "The column it goes before; the end when null"},
};

const struct field column_edit_fields[3] = {
	{.name = "name", .type = FIELD_TEXT, .max = COLUMN_NAME_MAX,
	 .doc = "What it is called; empty gives a shipped column its own words again"},
	{.name = "kind", .type = FIELD_CHOICE, .choices = kinds, .doc = "The stage of work"},
	WIP_LIMIT,
};

const struct field column_move_fields[1] = {
	{.name = "before", .type = FIELD_ID, .required = true, .nullable = true,
	 .doc = "The column it goes before; the end when null"},
};
