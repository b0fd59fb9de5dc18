#include <string.h>

#include "app/commands/rules.h"

enum { TEAM_NAME_MAX = 24 };

bool team_edit(struct call *call, struct err *err)
{
	const char *name = call_value(call, "name")->text;
	const char *before;
	struct data data = {0};

	call->subject = "team";
	if (!read_team(call->ledger, call->arena, &before, err))
		return false;
	if (strcmp(name, before) == 0)
		return true;
	data_text(&data, "name", name);
	return data_append(call, "team.named", "team", &data, err);
}

const struct field team_edit_fields[1] = {
	{.name = "name", .type = FIELD_NAME, .required = true, .min = 1, .max = TEAM_NAME_MAX,
	 .doc = "What the team is called"},
};
