#include "app/commands/rules.h"

#include <assert.h>
#include <string.h>

#include "app/base/uuid.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/json.h"

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

bool state_must_be(struct call *call, const char *noun, const char *id, const char *field,
		   enum lang_key key, struct state *state, struct err *err)
{
	if (!state_read(call->ledger, noun, id, call->arena, state, err))
		return false;
	return state->found || missing(err, field, key);
}

bool may_speak_for(struct call *call, const char *owner, bool *may, struct err *err)
{
	struct state unit;

	*may = is_admin(call) || is_self(call, owner);
	if (*may)
		return true;
	if (!state_read(call->ledger, "unit", owner, call->arena, &unit, err))
		return false;
	*may = unit.found && !state_integer(&unit, "outside");
	return true;
}

bool owner_must_be_mine(struct call *call, const char *owner, struct err *err)
{
	bool may;

	return may_speak_for(call, owner, &may, err) &&
	       (may || err_say(err, ERR_FORBIDDEN, L_err_not_yours, NULL));
}

struct date today_of(const struct call *call)
{
	return ledger_today(call->ledger);
}

const char *given_text(const struct call *call, const char *name)
{
	const struct value *value = call_value(call, name);

	return value && !value->null ? value->text : NULL;
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

bool objective_place(struct call *call, const char *cycle, const char *before, const char *moving,
		     struct gap *gap, struct rank *rank, struct err *err)
{
	struct id_list list;

	if (!read_objective_gap(call->ledger, cycle, before, moving, call->arena, gap, err))
		return false;
	if (!gap->found)
		return err_field(err, "before", L_err_no_objective, NULL);
	if (rank_fits(gap, rank))
		return true;
	return read_objectives_in(call->ledger, cycle, moving, call->arena, &list, err) &&
	       spread(call, &list, before, "objective.moved", rank, err);
}

bool checklist_find(struct call *call, const char *json, const char *id, bool *found, bool *done,
		    struct err *err)
{
	struct json_item *items, *members;
	int count, member_count;

	*found = *done = false;
	if (!json_read(call->ledger, json, JSON_LIST, call->arena, &items, &count, err))
		return false;
	for (int i = 0; i < count && !*found; i++) {
		if (!json_read(call->ledger, items[i].text, JSON_OBJECT, call->arena, &members,
			       &member_count, err))
			return false;
		for (int k = 0; k < member_count; k++) {
			if (strcmp(members[k].name, "id") == 0)
				*found = strcmp(members[k].text, id) == 0;
			else if (strcmp(members[k].name, "done") == 0)
				*done = members[k].integer != 0;
		}
	}
	return true;
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

/* Does the state say already what was given? */
static bool says(const struct state *state, const char *name, const struct field *field,
		 const struct value *value)
{
	const struct json_item *item = state_field(state, name);

	if (!item)
		return false;
	if (value->null)
		return item->type == JSON_NULL;
	switch (field->type) {
	case FIELD_INT:
	case FIELD_BOOL:
		return item->type != JSON_NULL && item->integer == value->integer;
	case FIELD_NUMBER:
		return item->type != JSON_NULL && item->number == value->number;
	case FIELD_IDS:
	case FIELD_CHECKLIST:
		return strcmp(item->text, value->json) == 0;
	default:
		return item->type != JSON_NULL && strcmp(item->text, value->text) == 0;
	}
}

static void data_value(struct data *data, const struct field *field, const struct value *value)
{
	if (value->null)
		data_null(data, field->name);
	else if (field->type == FIELD_INT)
		data_int(data, field->name, value->integer);
	else if (field->type == FIELD_BOOL)
		data_bool(data, field->name, value->integer != 0);
	else if (field->type == FIELD_NUMBER)
		data_number(data, field->name, value->number);
	else if (field->type == FIELD_IDS || field->type == FIELD_CHECKLIST)
		data_json(data, field->name, value->json);
	else
		data_text(data, field->name, value->text);
}

void data_given(struct data *data, struct call *call, const struct state *state,
		const char *const *names)
{
	for (; *names; names++)
		for (int i = 0; i < call->command->field_count; i++) {
			const struct field *field = &call->command->fields[i];
			const struct value *value = &call->values[i];
			if (value->given && strcmp(field->name, *names) == 0 &&
			    !says(state, *names, field, value))
				data_value(data, field, value);
		}
}

bool data_append(struct call *call, const char *kind, const char *subject, const struct data *data,
		 struct err *err)
{
	return ledger_append(call->ledger, kind, subject, data->list, data->count, err);
}

bool words_erase(struct call *call, const char *kind, struct data *data, struct err *err)
{
	const char *events;

	if (!read_erasable(call->ledger, call->id, call->arena, &events, err))
		return false;
	if (strcmp(events, "[]") == 0)
		return true;
	data_json(data, "events", events);
	return data_append(call, kind, call->id, data, err);
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
