#include <string.h>

#include "app/commands/praise.h"

enum { BADGE_NAME_MAX = 8, BADGES_MAX = 30 };

/* What every wall begins with: no names, so that each reader sees them in their language. */
static const struct {
	const char *id, *icon, *colour;
} shipped[] = {
	{"seeding", "leaf", "mint"}, {"breakout", "rocket", "lilac"}, {"conversion", "target", "peach"},
	{"rescue", "drop", "sky"},   {"warmth", "heart", "blush"},    {"idea", "bulb", "butter"},
};

enum { SHIPPED = sizeof(shipped) / sizeof(shipped[0]) };

static bool is_shipped(const char *id)
{
	for (int i = 0; i < SHIPPED; i++)
		if (strcmp(shipped[i].id, id) == 0)
			return true;
	return false;
}

bool badges_ship(struct call *call, struct err *err)
{
	for (int i = 0; i < SHIPPED; i++) {
		bool news;
		if (!is_news(call, shipped[i].id, &news, err))
			return false;
		struct data data = {0};
		data_text(&data, "name", "");
		data_text(&data, "icon", shipped[i].icon);
		data_text(&data, "colour", shipped[i].colour);
		if (news && !data_append(call, "badge.added", shipped[i].id, &data, err))
			return false;
	}
	return true;
}

bool badge_must_be_live(struct call *call, const char *id, const char *field,
			struct badge_row *badge, struct err *err)
{
	if (!read_badge(call->ledger, id, call->arena, badge, err))
		return false;
	if (badge->found && strcmp(badge->state, "live") == 0)
		return true;
	if (field)
		return err_field(err, field, L_err_no_badge, NULL);
	return err_say(err, ERR_NOT_FOUND, L_err_no_badge, NULL);
}

bool badge_add(struct call *call, struct err *err)
{
	const struct value *icon = call_value(call, "icon"), *colour = call_value(call, "colour");
	struct data data = {0};
	int64_t live;

	if (!read_live_badges(call->ledger, &live, err))
		return false;
	if (live >= BADGES_MAX)
		return err_say(err, ERR_CONFLICT, L_err_at_most, "max",
			       number_text(call, BADGES_MAX), NULL);
	data_text(&data, "name", call_value(call, "name")->text);
	data_text(&data, "icon", icon ? icon->text : "star");
	data_text(&data, "colour", colour ? colour->text : "butter");
	call->subject = fresh_id(call);
	return data_append(call, "badge.added", call->subject, &data, err);
}

static void add_if_changed(struct call *call, struct data *data, const char *name,
			   const char *before)
{
	const struct value *value = call_value(call, name);

	if (value && strcmp(value->text, before) != 0)
		data_text(data, name, value->text);
}

bool badge_edit(struct call *call, struct err *err)
{
	const struct value *name = call_value(call, "name");
	struct badge_row badge;
	struct data data = {0};

	call->subject = call->id;
	if (!badge_must_be_live(call, call->id, NULL, &badge, err))
		return false;
	if (name && !name->text[0] && !is_shipped(call->id))
		return err_field(err, "name", L_err_empty, NULL);
	add_if_changed(call, &data, "name", badge.name);
	add_if_changed(call, &data, "icon", badge.icon);
	add_if_changed(call, &data, "colour", badge.colour);
	return data.count == 0 || data_append(call, "badge.edited", call->id, &data, err);
}

/* Those that were given keep it: people go on wearing what they were thanked with. */
bool badge_remove(struct call *call, struct err *err)
{
	struct badge_row badge;
	struct data data = {0};

	call->subject = call->id;
	if (!badge_must_be_live(call, call->id, NULL, &badge, err))
		return false;
	data_text(&data, "state", "removed");
	return data_append(call, "badge.removed", call->id, &data, err);
}

/* A badge's colour is that of the paper it is given on. */
static const char *const colours[] = {"butter", "mint", "peach", "lilac", "blush", "sky", NULL};

static const char *const icons[] = {"bulb",   "drop",	 "flag",   "globe", "hand", "heart", "leaf",
				    "link",   "people",	 "rocket", "star",  "sun",  "target", NULL};

#define LOOKS                                                                                       \
	{.name = "icon", .type = FIELD_CHOICE, .choices = icons, .doc = "The drawing on it"},       \
	{.name = "colour", .type = FIELD_CHOICE, .choices = colours,                                \
	 .doc = "The paper it is given on; the medal takes its colour from it"}

const struct field badge_add_fields[3] = {
	{.name = "name", .type = FIELD_TEXT, .required = true, .min = 1, .max = BADGE_NAME_MAX,
	 .doc = "What it is called"},
	LOOKS,
};

const struct field badge_edit_fields[3] = {
	{.name = "name", .type = FIELD_TEXT, .max = BADGE_NAME_MAX,
	 .doc = "What it is called; empty gives a shipped badge its own words again"},
	LOOKS,
};
