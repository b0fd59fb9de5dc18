#include <string.h>

#include "app/commands/rules.h"
#include "app/ledger/read_praise.h"

enum { TEAM_NAME_MAX = 24, KUDOS_PER_WEEK_MAX = 20 };

static bool name_team(struct call *call, const struct value *name, struct err *err)
{
	const char *before;
	struct data data = {0};

	if (!name)
		return true;
	if (!read_team(call->ledger, call->arena, &before, err))
		return false;
	if (strcmp(name->text, before) == 0)
		return true;
	data_text(&data, "name", name->text);
	return data_append(call, "team.named", "team", &data, err);
}

static bool set_kudos(struct call *call, const struct value *limit, struct err *err)
{
	struct data data = {0};
	int64_t before;

	if (!limit)
		return true;
	if (!read_kudos_per_week(call->ledger, &before, err))
		return false;
	if (limit->integer == before)
		return true;
	data_int(&data, "kudos_per_week", limit->integer);
	return data_append(call, "team.kudos_set", "team", &data, err);
}

bool team_edit(struct call *call, struct err *err)
{
	call->subject = "team";
	return name_team(call, call_value(call, "name"), err) &&
	       set_kudos(call, call_value(call, "kudos_per_week"), err);
}

const struct field team_edit_fields[2] = {
	{.name = "name", .type = FIELD_TEXT, .min = 1, .max = TEAM_NAME_MAX,
	 .doc = "What the team is called"},
	{.name = "kudos_per_week", .type = FIELD_INT, .min = 0, .max = KUDOS_PER_WEEK_MAX,
	 .doc = "How many badges one may give in a week"},
};
