#include <stdlib.h>
#include <string.h>

#include "app/commands/rules.h"

/* All that the team can do, by name. The rules and the fields stand in the file of each noun. */

#define FIELDS(list) .fields = list, .field_count = sizeof(list) / sizeof(list[0])

static const struct command table[] = {
	{"card_block", "POST", "/api/v1/cards/{id}/block", ROLE_MEMBER, 200, "cards",
	 "Marks a card as blocked",
	 FIELDS(card_block_fields), .run = card_block},
	{"card_check", "POST", "/api/v1/cards/{id}/check", ROLE_MEMBER, 200, "cards",
	 "Ticks an item of a card's checklist",
	 FIELDS(card_check_fields), .run = card_check},
	{"card_create", "POST", "/api/v1/cards", ROLE_MEMBER, 201, "cards",
	 "Sticks up a new card",
	 FIELDS(card_create_fields), .run = card_create},
	{"card_decide", "POST", "/api/v1/cards/{id}/decide", ROLE_MEMBER, 200, "week",
	 "Says what becomes of a card that last week left unfinished",
	 FIELDS(card_decide_fields), .run = card_decide},
	{"card_edit", "PATCH", "/api/v1/cards/{id}", ROLE_MEMBER, 200, "cards",
	 "Changes a card's words",
	 FIELDS(card_edit_fields), .run = card_edit},
	{"card_move", "POST", "/api/v1/cards/{id}/move", ROLE_MEMBER, 200, "cards",
	 "Moves a card to a column, before another card or to its end",
	 FIELDS(card_move_fields), .run = card_move},
	{"card_redact", "POST", "/api/v1/cards/{id}/redact", ROLE_ADMIN, 200, "cards",
	 "Erases a card's words from the history, and the card from the wall",
	 .run = card_redact},
	{"card_restore", "POST", "/api/v1/cards/{id}/restore", ROLE_MEMBER, 200, "cards",
	 "Puts a torn-off or dropped card back",
	 FIELDS(card_restore_fields), .run = card_restore},
	{"card_tear_off", "POST", "/api/v1/cards/{id}/tear-off", ROLE_MEMBER, 200, "cards",
	 "Tears a finished card off, into the pile",
	 .run = card_tear_off},
	{"card_unblock", "POST", "/api/v1/cards/{id}/unblock", ROLE_MEMBER, 200, "cards",
	 "A blocked card can go on",
	 .run = card_unblock},
	{"column_add", "POST", "/api/v1/columns", ROLE_ADMIN, 201, "columns",
	 "Adds a column",
	 FIELDS(column_add_fields), .run = column_add},
	{"column_edit", "PATCH", "/api/v1/columns/{id}", ROLE_ADMIN, 200, "columns",
	 "Changes a column's name, kind or limit",
	 FIELDS(column_edit_fields), .run = column_edit},
	{"column_move", "POST", "/api/v1/columns/{id}/move", ROLE_ADMIN, 200, "columns",
	 "Moves a column before another or to the end",
	 FIELDS(column_move_fields), .run = column_move},
	{"column_remove", "POST", "/api/v1/columns/{id}/remove", ROLE_ADMIN, 200, "columns",
	 "Takes an empty column away",
	 .run = column_remove},
	{"label_add", "POST", "/api/v1/labels", ROLE_MEMBER, 201, "labels",
	 "Adds a label",
	 FIELDS(label_add_fields), .run = label_add},
	{"label_edit", "PATCH", "/api/v1/labels/{id}", ROLE_ADMIN, 200, "labels",
	 "Changes a label's name, icon or paper",
	 FIELDS(label_edit_fields), .run = label_edit},
	{"label_remove", "POST", "/api/v1/labels/{id}/remove", ROLE_ADMIN, 200, "labels",
	 "Takes a label away",
	 .run = label_remove},
	{"member_add", "POST", "/api/v1/members", ROLE_ADMIN, 201, "members",
	 "Adds somebody who has no phone here yet",
	 FIELDS(member_add_fields), .run = member_add},
	{"member_edit", "PATCH", "/api/v1/members/{id}", ROLE_MEMBER, 200, "members",
	 "Changes a member's name, emoji, colour or role",
	 FIELDS(member_edit_fields), .run = member_edit},
	{"member_join", "POST", NULL, ROLE_NONE, 201, "members",
	 "Joins the team",
	 FIELDS(member_join_fields), .run = member_join},
	{"member_leave", "POST", "/api/v1/members/{id}/leave", ROLE_MEMBER, 200, "members",
	 "Leaves the team and hands the open cards on",
	 FIELDS(member_leave_fields), .run = member_leave},
	{"member_redact", "POST", "/api/v1/members/{id}/redact", ROLE_ADMIN, 200, "members",
	 "Erases the name of somebody who left from the history",
	 .run = member_redact},
	{"member_return", "POST", "/api/v1/members/{id}/return", ROLE_ADMIN, 200, "members",
	 "Takes somebody back who had left",
	 .run = member_return},
	{"ritual_add", "POST", "/api/v1/rituals", ROLE_ADMIN, 201, "rituals",
	 "Adds a meeting of the team",
	 FIELDS(ritual_add_fields), .run = ritual_add},
	{"ritual_edit", "PATCH", "/api/v1/rituals/{id}", ROLE_ADMIN, 200, "rituals",
	 "Changes a meeting's name, time, day, length or scene",
	 FIELDS(ritual_edit_fields), .run = ritual_edit},
	{"ritual_remove", "POST", "/api/v1/rituals/{id}/remove", ROLE_ADMIN, 200, "rituals",
	 "Takes a meeting away",
	 .run = ritual_remove},
	{"team_edit", "PATCH", "/api/v1/team", ROLE_ADMIN, 200, "team",
	 "Changes the team's name",
	 FIELDS(team_edit_fields), .run = team_edit},
	{"undo", "POST", "/api/v1/undo", ROLE_MEMBER, 200, "undo",
	 "Takes back what one command did, all of it",
	 FIELDS(undo_fields), .run = undo_run},
	{"week_decide", "POST", "/api/v1/week/decide", ROLE_MEMBER, 200, "week",
	 "Says what becomes of several cards that last week left unfinished",
	 FIELDS(week_decide_fields), .run = week_decide},
};

const struct command *command_table(size_t *count)
{
	*count = sizeof(table) / sizeof(table[0]);
	return table;
}

static int by_name(const void *name, const void *command)
{
	return strcmp(name, ((const struct command *)command)->name);
}

const struct command *command_named(const char *name)
{
	return bsearch(name, table, sizeof(table) / sizeof(table[0]), sizeof(table[0]), by_name);
}
