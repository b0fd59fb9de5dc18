#include "app/commands/rules.h"

#include <assert.h>
#include <string.h>

#include "app/base/uuid.h"

/* Named in the path (field NULL) or in the body. */
static bool missing(struct err *err, const char *field, enum lang_key key)
{
	if (field)
		return err_field(err, field, key, NULL);
	return err_say(err, ERR_NOT_FOUND, key, NULL);
}

bool column_must_be_live(struct call *call, const char *id, const char *field,
			 struct column_row *column, struct err *err)
{
	if (!read_column(call->ledger, id, call->arena, column, err))
		return false;
	if (!column->found || strcmp(column->state, "live") != 0)
		return missing(err, field, L_err_no_column);
	return true;
}

bool label_must_be_live(struct call *call, const char *id, const char *field,
			struct label_row *label, struct err *err)
{
	if (!read_label(call->ledger, id, call->arena, label, err))
		return false;
	if (!label->found || strcmp(label->state, "live") != 0)
		return missing(err, field, L_err_no_label);
	return true;
}

/* False when ranks run out, or two walls chose the same one for both neighbours. */
static bool rank_fits(const struct gap *gap, struct rank *rank)
{
	if ((gap->low[0] && !rank_valid(gap->low)) || (gap->high[0] && !rank_valid(gap->high)))
		return false;
	if (gap->high[0] && strcmp(gap->low, gap->high) >= 0)
		return false;
	return rank_between(gap->low, gap->high, rank);
}

/* Gives all of a list new ranks, with a place kept free before `before` (or at the end). */
static bool spread(struct call *call, const struct id_list *list, const char *before,
		   const char *kind, struct rank *rank, struct err *err)
{
	int place = 0;

	for (int i = 0; i < list->count; i++) {
		struct data data = {0};
		struct rank own;
		if (before && strcmp(list->ids[i], before) == 0)
			rank_spread(place++, list->count + 1, rank);
		rank_spread(place++, list->count + 1, &own);
		data_text(&data, "rank", own.text);
		if (!data_append(call, kind, list->ids[i], &data, err))
			return false;
	}
	if (!before)
		rank_spread(place, list->count + 1, rank);
	return true;
}

bool card_place(struct call *call, const char *column, const char *before, const char *moving,
		struct gap *gap, struct rank *rank, struct err *err)
{
	struct id_list list;

	if (!read_card_gap(call->ledger, column, before, moving, call->arena, gap, err))
		return false;
	if (!gap->found)
		return err_field(err, "before", L_err_stale_before, NULL);
	if (rank_fits(gap, rank))
		return true;
	return read_cards_in(call->ledger, column, moving, call->arena, &list, err) &&
	       spread(call, &list, before, "card.ranked", rank, err);
}

bool column_place(struct call *call, const char *before, const char *moving, struct gap *gap,
		  struct rank *rank, struct err *err)
{
	struct id_list list;

	if (!read_column_gap(call->ledger, before, moving, call->arena, gap, err))
		return false;
	if (!gap->found)
		return err_field(err, "before", L_err_no_column, NULL);
	if (rank_fits(gap, rank))
		return true;
	return read_columns_in_order(call->ledger, moving, call->arena, &list, err) &&
	       spread(call, &list, before, "column.moved", rank, err);
}

static struct datum *add(struct data *data, const char *name, enum datum_type type)
{
	assert(data->count < DATA_MAX);
	struct datum *datum = &data->list[data->count++];
	*datum = (struct datum){.name = name, .type = type};
	return datum;
}

void data_text(struct data *data, const char *name, const char *text)
{
	add(data, name, text ? DATUM_TEXT : DATUM_NULL)->text = text;
}

void data_int(struct data *data, const char *name, int64_t integer)
{
	add(data, name, DATUM_INT)->integer = integer;
}

void data_number(struct data *data, const char *name, double number)
{
	add(data, name, DATUM_NUMBER)->number = number;
}

void data_bool(struct data *data, const char *name, bool yes)
{
	add(data, name, DATUM_BOOL)->integer = yes;
}

void data_null(struct data *data, const char *name)
{
	add(data, name, DATUM_NULL);
}

void data_json(struct data *data, const char *name, const char *json)
{
	add(data, name, DATUM_JSON)->text = json;
}

bool data_append(struct call *call, const char *kind, const char *subject, const struct data *data,
		 struct err *err)
{
	return ledger_append(call->ledger, kind, subject, data->list, data->count, err);
}

const char *fresh_id(struct call *call)
{
	char *id = arena_alloc(call->arena, UUID_SIZE);

	uuid_v7(id, clock_wall_ms(ledger_clock(call->ledger)));
	return id;
}

const char *number_text(struct call *call, int64_t n)
{
	return arena_printf(call->arena, "%lld", (long long)n);
}

bool is_admin(const struct call *call)
{
	return call->role >= ROLE_ADMIN;
}

bool is_self(const struct call *call, const char *member)
{
	return call->author.actor && call->author.actor[0] && strcmp(call->author.actor, member) == 0;
}
