#include "app/ledger/state.h"

#include <string.h>

#include "app/ledger/core.h"

bool state_read(struct ledger *ledger, const char *noun, const char *subject, struct arena *arena,
		struct state *state, struct err *err)
{
	const char *json;

	*state = (struct state){0};
	if (!project_state(&ledger->projections, noun, subject, arena, &json, err))
		return false;
	if (!json)
		return true;
	if (!json_read(ledger, json, JSON_OBJECT, arena, &state->fields, &state->count, err))
		return false;
	state->found = strcmp(state_text(state, "state"), "removed") != 0;
	return true;
}

const struct json_item *state_field(const struct state *state, const char *name)
{
	for (int i = 0; state && i < state->count; i++)
		if (strcmp(state->fields[i].name, name) == 0)
			return &state->fields[i];
	return NULL;
}

const char *state_text(const struct state *state, const char *name)
{
	const struct json_item *item = state_field(state, name);

	return item && item->type != JSON_NULL ? item->text : "";
}

int64_t state_integer(const struct state *state, const char *name)
{
	const struct json_item *item = state_field(state, name);

	return item ? item->integer : 0;
}

double state_number(const struct state *state, const char *name, double otherwise)
{
	const struct json_item *item = state_field(state, name);

	return item && item->type != JSON_NULL ? item->number : otherwise;
}
