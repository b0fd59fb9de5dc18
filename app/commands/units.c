#include <string.h>

#include "app/commands/goals.h"

enum { UNIT_NAME_MAX = 16, UNITS_MAX = 100 };

static const char *const words[] = {"name", "level", "parent", "outside", NULL};

/* A unit stands neither under itself nor under what stands under it. */
static bool parent_must_fit(struct call *call, struct err *err)
{
	const char *parent = given_text(call, "parent"), *above = parent;
	struct state unit;

	for (int i = 0; above && *above && i <= UNITS_MAX; i++) {
		if (call->id && strcmp(above, call->id) == 0)
			return err_field(err, "parent", L_err_link_circle, NULL);
		if (!state_read(call->ledger, "unit", above, call->arena, &unit, err))
			return false;
		if (i == 0 && !unit.found)
			return err_field(err, "parent", L_err_no_unit, NULL);
		above = state_text(&unit, "parent");
	}
	return true;
}

bool unit_add(struct call *call, struct err *err)
{
	struct data data = {0};
	int64_t count;

	if (!read_live_units(call->ledger, &count, err) || !parent_must_fit(call, err))
		return false;
	if (count >= UNITS_MAX)
		return err_say(err, ERR_CONFLICT, L_err_at_most, "max", number_text(call, UNITS_MAX),
			       NULL);
	data_given(&data, call, NULL, words);
	call->subject = fresh_id(call);
	return data_append(call, "unit.added", call->subject, &data, err);
}

static bool unit_must_be(struct call *call, struct state *unit, struct err *err)
{
	call->subject = call->id;
	return state_must_be(call, "unit", call->id, NULL, L_err_no_unit, unit, err);
}

bool unit_edit(struct call *call, struct err *err)
{
	struct state unit;
	struct data data = {0};

	if (!unit_must_be(call, &unit, err) || !parent_must_fit(call, err))
		return false;
	data_given(&data, call, &unit, words);
	return data.count == 0 || data_append(call, "unit.edited", call->id, &data, err);
}

bool unit_remove(struct call *call, struct err *err)
{
	struct state unit;
	struct data data = {0};
	int64_t uses;

	if (!unit_must_be(call, &unit, err) ||
	    !read_uses_of_unit(call->ledger, call->id, &uses, err))
		return false;
	if (uses)
		return err_say(err, ERR_CONFLICT, L_err_unit_used, NULL);
	data_text(&data, "state", "removed");
	return data_append(call, "unit.removed", call->id, &data, err);
}

#define WORDS(must)                                                                                 \
	{.name = "name", .type = FIELD_TEXT, .required = must, .min = 1, .max = UNIT_NAME_MAX,      \
	 .doc = "What it is called"},                                                               \
	{.name = "level", .type = FIELD_CHOICE, .choices = unit_level_words, .doc = "How high it stands"}, \
	{.name = "parent", .type = FIELD_ID, .nullable = true, .doc = "The unit it stands under"},  \
	{.name = "outside", .type = FIELD_BOOL,                                                     \
	 .doc = "Another department, without accounts here: an admin speaks for it"}

const struct field unit_add_fields[4] = {WORDS(true)};
const struct field unit_edit_fields[4] = {WORDS(false)};
