#include <string.h>

#include "app/commands/rules.h"

enum { LABEL_NAME_MAX = 12, LABELS_MAX = 40 };

static const char *const shipped[] = {"wechat", "channels", "douyin", "red", "kol", "general", NULL};

static bool is_shipped(const char *id)
{
	for (int i = 0; shipped[i]; i++)
		if (strcmp(shipped[i], id) == 0)
			return true;
	return false;
}

bool label_add(struct call *call, struct err *err)
{
	const struct value *icon = call_value(call, "icon");
	const struct value *paper = call_value(call, "paper");
	struct data data = {0};
	int64_t live;

	if (!read_live_labels(call->ledger, &live, err))
		return false;
	if (live >= LABELS_MAX)
		return err_say(err, ERR_CONFLICT, L_err_at_most, "max",
			       number_text(call, LABELS_MAX), NULL);
	data_text(&data, "name", call_value(call, "name")->text);
	data_text(&data, "icon", icon ? icon->text : "general");
	data_text(&data, "paper", paper ? paper->text : "butter");
	call->subject = fresh_id(call);
	return data_append(call, "label.added", call->subject, &data, err);
}

static void add_if_changed(struct call *call, struct data *data, const char *name,
			   const char *before)
{
	const struct value *value = call_value(call, name);

	if (value && strcmp(value->text, before) != 0)
		data_text(data, name, value->text);
}

bool label_edit(struct call *call, struct err *err)
{
	const struct value *name = call_value(call, "name");
	struct label_row label;
	struct data data = {0};

	call->subject = call->id;
	if (!label_must_be_live(call, call->id, NULL, &label, err))
		return false;
	if (name && !name->text[0] && !is_shipped(call->id))
		return err_field(err, "name", L_err_empty, NULL);
	add_if_changed(call, &data, "name", label.name);
	add_if_changed(call, &data, "icon", label.icon);
	add_if_changed(call, &data, "paper", label.paper);
	return data.count == 0 || data_append(call, "label.edited", call->id, &data, err);
}

/* Notes that carry it stay as they are and show none: an undo brings it back to all of them. */
bool label_remove(struct call *call, struct err *err)
{
	struct label_row label;
	struct data data = {0};

	call->subject = call->id;
	if (!label_must_be_live(call, call->id, NULL, &label, err))
		return false;
	data_text(&data, "state", "removed");
	return data_append(call, "label.removed", call->id, &data, err);
}

static const char *const papers[] = {"butter", "mint", "peach", "lilac", "blush",
				     "sky",    "kraft", NULL};
/* Icons of VISUAL's set that can stand for a kind of work. */
static const char *const icons[] = {"wechat", "channels", "douyin", "red",  "kol",  "general",
				    "people", "clock",	  "medal",  "flag", "bulb", "hand",
				    "link",   "phone",	  "globe",  NULL};

#define LOOKS                                                                                       \
	{.name = "icon", .type = FIELD_CHOICE, .choices = icons, .doc = "The icon on its notes"},   \
	{.name = "paper", .type = FIELD_CHOICE, .choices = papers, .doc = "The colour of its notes"}

const struct field label_add_fields[3] = {
	{.name = "name", .type = FIELD_TEXT, .required = true, .min = 1, .max = LABEL_NAME_MAX,
	 .doc = "What it is called"},
	LOOKS,
};

const struct field label_edit_fields[3] = {
	{.name = "name", .type = FIELD_TEXT, .max = LABEL_NAME_MAX,
	 .doc = "What it is called; empty gives a shipped label its own words again"},
	LOOKS,
};
