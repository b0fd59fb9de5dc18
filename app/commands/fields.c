#include "app/commands/fields.h"

#include <string.h>

#include "app/base/buf.h"
#include "app/base/utf8.h"
#include "app/base/uuid.h"
#include "app/ledger/json.h"
#include "app/ledger/views.h"
#include "app/model/calendar.h"
#include "app/model/people.h"

enum { ID_MAX = 64, CHECK_TEXT_MAX = 120 };

/* What one body is read with. */
struct reading {
	struct ledger *ledger;
	struct arena *arena;
	struct err *err;
};

/* A field's name as an error may carry it: cut between two characters. */
static const char *shown(struct arena *arena, const char *name)
{
	size_t n = strlen(name);

	while (n >= ERR_FIELD_NAME_SIZE || !utf8_valid(name, n))
		n--;
	return arena_text_n(arena, name, n);
}

static const char *number(struct arena *arena, int64_t n)
{
	return arena_printf(arena, "%lld", (long long)n);
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0xa0 || c == 0x3000;
}

/*
 * As the house keeps what somebody typed or pasted: one kind of line end, nothing that is unseen and
 * turns or splits its neighbours, and no white space at either end. A chat's own line separator is a
 * line end, or a space where there is but one line.
 */
static const char *tidy(struct arena *arena, const char *text, bool lines)
{
	char *copy = arena_text(arena, text);
	char *out = copy;
	const char *first, *next, *last;

	for (const char *p = next = copy; *p; p = next) {
		uint32_t c = utf8_next(&next);
		if (c == 0x2028 || c == 0x2029)
			*out++ = lines ? '\n' : ' ';
		else if (!utf8_is_formatting(c) && !(c == '\r' && *next == '\n'))
			while (p < next)
				*out++ = *p++;
	}
	*out = '\0';
	for (first = next = copy; *next && is_space(utf8_next(&next));)
		first = next;
	for (last = next = first; *next;)
		if (!is_space(utf8_next(&next)))
			last = next;
	return arena_text_n(arena, first, (size_t)(last - first));
}

static bool id_valid(const char *id)
{
	size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return n > 0 && n <= ID_MAX && id[n] == '\0';
}

static bool length_ok(struct reading *in, const struct field *field, const char *name,
		      const char *text)
{
	size_t n = utf8_count(text);

	if (n == 0 && field->min > 0)
		return err_field(in->err, name, L_err_empty, NULL);
	if (n < (size_t)field->min)
		return err_field(in->err, name, L_err_too_short, "min",
				 number(in->arena, field->min), NULL);
	if (n > (size_t)field->max)
		return err_field(in->err, name, L_err_too_long, "max",
				 number(in->arena, field->max), NULL);
	return true;
}

static bool read_text(struct reading *in, const struct field *field, const char *name,
		      const struct json_item *item, const char **text)
{
	bool prose = field->type == FIELD_PROSE;

	if (item->type == JSON_BROKEN)
		return err_field(in->err, name, L_err_not_utf8, NULL);
	if (item->type != JSON_TEXT)
		return err_field(in->err, name, L_err_not_text, NULL);
	*text = field->type == FIELD_PASTE ? item->text : tidy(in->arena, item->text, prose);
	if (field->type != FIELD_PASTE && utf8_has_controls(*text, prose))
		return err_field(in->err, name, prose ? L_err_controls : L_err_one_line, NULL);
	if (**text && !utf8_visible(*text))
		return err_field(in->err, name, L_err_invisible, NULL);
	return length_ok(in, field, name, *text);
}

static bool read_id(struct reading *in, const char *name, const struct json_item *item,
		    const char **id)
{
	if (item->type != JSON_TEXT)
		return err_field(in->err, name, L_err_not_text, NULL);
	*id = item->text;
	return id_valid(*id) || err_field(in->err, name, L_err_id, NULL);
}

static bool read_emoji(struct reading *in, const char *name, const struct json_item *item,
		       const char **emoji)
{
	if (item->type != JSON_TEXT)
		return err_field(in->err, name, L_err_not_text, NULL);
	*emoji = tidy(in->arena, item->text, false);
	return !**emoji || people_emoji(*emoji) || err_field(in->err, name, L_err_emoji, NULL);
}

static bool read_int(struct reading *in, const struct field *field, const struct json_item *item,
		     int64_t *integer)
{
	*integer = item->integer;
	if (item->type != JSON_INTEGER)
		return err_field(in->err, field->name, L_err_not_integer, NULL);
	if (*integer < field->min || *integer > field->max)
		return err_field(in->err, field->name, L_err_range, "min",
				 number(in->arena, field->min), "max",
				 number(in->arena, field->max), NULL);
	return true;
}

static bool read_number(struct reading *in, const struct field *field, const struct json_item *item,
			double *value)
{
	*value = item->number;
	if (item->type != JSON_INTEGER && item->type != JSON_REAL)
		return err_field(in->err, field->name, L_err_not_number, NULL);
	if (!(*value >= field->min && *value <= field->max))
		return err_field(in->err, field->name, L_err_range, "min",
				 number(in->arena, field->min), "max",
				 number(in->arena, field->max), NULL);
	return true;
}

static bool read_bool(struct reading *in, const char *name, const struct json_item *item,
		      int64_t *integer)
{
	*integer = item->integer;
	return item->type == JSON_BOOL || err_field(in->err, name, L_err_not_bool, NULL);
}

static bool read_date(struct reading *in, const char *name, const struct json_item *item,
		      const char **text)
{
	struct date date;

	if (item->type != JSON_TEXT)
		return err_field(in->err, name, L_err_not_text, NULL);
	*text = item->text;
	return date_parse(*text, &date) ||
	       err_field(in->err, name, L_err_date, "example", "2026-01-31", NULL);
}

static bool read_choice(struct reading *in, const struct field *field, const struct json_item *item,
			const char **text)
{
	struct buf all = {0};

	if (item->type != JSON_TEXT)
		return err_field(in->err, field->name, L_err_not_text, NULL);
	*text = item->text;
	for (int i = 0; field->choices[i]; i++) {
		if (strcmp(field->choices[i], item->text) == 0) {
			buf_finish(&all);
			return true;
		}
		buf_text(&all, i ? ", " : "");
		buf_text(&all, field->choices[i]);
	}
	err_field(in->err, field->name, L_err_choice, "choices", all.bytes, NULL);
	buf_finish(&all);
	return false;
}

/* Opens a list and checks how long it is. */
static bool read_list(struct reading *in, const struct field *field, const struct json_item *item,
		      struct json_item **items, int *count)
{
	if (item->type != JSON_LIST)
		return err_field(in->err, field->name, L_err_not_list, NULL);
	struct err inner = ERR_IN(in->err->lang);
	if (!json_read(in->ledger, item->text, JSON_LIST, in->arena, items, count, &inner)) {
		if (inner.kind != ERR_SYNTAX) {
			*in->err = inner;
			return false;
		}
		*count = field->max + 1;
	}
	if (*count > field->max)
		return err_field(in->err, field->name, L_err_at_most, "max",
				 number(in->arena, field->max), NULL);
	if (*count < field->min)
		return err_field(in->err, field->name, L_err_at_least, "min",
				 number(in->arena, field->min), NULL);
	return true;
}

static bool given_before(const char *const *ids, int count, const char *id)
{
	for (int i = 0; i < count; i++)
		if (ids[i] && strcmp(ids[i], id) == 0)
			return true;
	return false;
}

static bool read_ids(struct reading *in, const struct field *field, const struct json_item *item,
		     struct value *value)
{
	struct json_item *items;
	struct buf json = {0};
	int count;
	bool ok = true;

	if (!read_list(in, field, item, &items, &count))
		return false;
	value->items = arena_array(in->arena, (size_t)count, sizeof(*value->items));
	value->item_count = count;
	buf_char(&json, '[');
	for (int i = 0; i < count; i++) {
		const char *name = arena_printf(in->arena, "%s[%d]", field->name, i);
		const char *id;
		if (!read_id(in, name, &items[i], &id)) {
			ok = false;
			continue;
		}
		if (given_before(value->items, i, id))
			ok = err_field(in->err, name, L_err_twice, NULL);
		value->items[i] = id;
		buf_text(&json, i ? "," : "");
		view_json_text(&json, id);
	}
	buf_char(&json, ']');
	value->json = arena_text(in->arena, json.bytes);
	buf_finish(&json);
	return ok;
}

static const struct field check_fields[] = {
	{.name = "text", .type = FIELD_TEXT, .required = true, .min = 1, .max = CHECK_TEXT_MAX},
	{.name = "done", .type = FIELD_BOOL},
	{.name = "id", .type = FIELD_ID},
};

static bool read_value(struct reading *in, const struct field *field, const char *name,
		       const struct json_item *item, struct value *value);

/* The members of an object against their declaration; `prefix` names the object itself. */
static bool read_members(struct reading *in, const struct field *fields, int count,
			 const char *prefix, const struct json_item *items, int item_count,
			 struct value *values)
{
	bool ok = true;

	for (int i = 0; i < item_count; i++) {
		const char *name = shown(in->arena, arena_printf(in->arena, "%s%s", prefix,
								 items[i].name));
		int k = 0;
		while (k < count && strcmp(fields[k].name, items[i].name) != 0)
			k++;
		if (k == count)
			ok = err_field(in->err, name, L_err_unknown_field, NULL);
		else if (values[k].given)
			ok = err_field(in->err, name, L_err_twice, NULL);
		else if (!read_value(in, &fields[k], name, &items[i], &values[k]))
			ok = false;
	}
	for (int k = 0; k < count; k++)
		if (fields[k].required && !values[k].given)
			ok = err_field(in->err,
				       arena_printf(in->arena, "%s%s", prefix, fields[k].name),
				       L_err_required, NULL);
	return ok;
}

/* One item of a checklist; a new one gets its id here, so that people can tick it on any wall. */
static bool read_check(struct reading *in, const char *name, const struct json_item *item,
		       struct buf *json, const char **id)
{
	struct value values[3] = {{0}};
	struct json_item *members;
	int count;

	if (item->type != JSON_OBJECT)
		return err_field(in->err, name, L_err_not_object, NULL);
	if (!json_read(in->ledger, item->text, JSON_OBJECT, in->arena, &members, &count, in->err) ||
	    !read_members(in, check_fields, 3, arena_printf(in->arena, "%s.", name), members, count,
			  values))
		return false;
	char *fresh = arena_alloc(in->arena, UUID_SIZE);
	if (!values[2].given)
		uuid_v7(fresh, clock_wall_ms(ledger_clock(in->ledger)));
	*id = values[2].given ? values[2].text : fresh;
	buf_text(json, "{\"id\":");
	view_json_text(json, *id);
	buf_text(json, ",\"text\":");
	view_json_text(json, values[0].text);
	buf_text(json, values[1].integer ? ",\"done\":true}" : ",\"done\":false}");
	return true;
}

static bool read_checklist(struct reading *in, const struct field *field,
			   const struct json_item *item, struct value *value)
{
	struct json_item *items;
	struct buf json = {0};
	int count;
	bool ok = true;

	if (!read_list(in, field, item, &items, &count))
		return false;
	const char **ids = arena_array(in->arena, (size_t)count, sizeof(*ids));
	buf_char(&json, '[');
	for (int i = 0; i < count; i++) {
		const char *name = arena_printf(in->arena, "%s[%d]", field->name, i);
		buf_text(&json, i ? "," : "");
		if (!read_check(in, name, &items[i], &json, &ids[i]))
			ok = false;
		else if (given_before(ids, i, ids[i]))
			ok = err_field(in->err, arena_printf(in->arena, "%s.id", name), L_err_twice,
				       NULL);
	}
	buf_char(&json, ']');
	value->json = arena_text(in->arena, json.bytes);
	value->item_count = count;
	buf_finish(&json);
	return ok;
}

static bool read_value(struct reading *in, const struct field *field, const char *name,
		       const struct json_item *item, struct value *value)
{
	value->given = true;
	if (item->type == JSON_NULL) {
		value->null = true;
		return field->nullable || err_field(in->err, name, L_err_not_null, NULL);
	}
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_PROSE:
	case FIELD_PASTE:
		return read_text(in, field, name, item, &value->text);
	case FIELD_EMOJI:
		return read_emoji(in, name, item, &value->text);
	case FIELD_ID:
		return read_id(in, name, item, &value->text);
	case FIELD_INT:
		return read_int(in, field, item, &value->integer);
	case FIELD_NUMBER:
		return read_number(in, field, item, &value->number);
	case FIELD_BOOL:
		return read_bool(in, name, item, &value->integer);
	case FIELD_DATE:
		return read_date(in, name, item, &value->text);
	case FIELD_CHOICE:
		return read_choice(in, field, item, &value->text);
	case FIELD_IDS:
		return read_ids(in, field, item, value);
	case FIELD_CHECKLIST:
		return read_checklist(in, field, item, value);
	}
	return false;
}

bool fields_read(struct ledger *ledger, const struct field *fields, int count, const char *body,
		 size_t length, struct arena *arena, struct value *values, struct err *err)
{
	struct reading in = {ledger, arena, err};
	struct json_item *items;
	int item_count;

	for (int i = 0; i < count; i++)
		values[i] = (struct value){0};
	if (!utf8_valid(body, length))
		return err_say(err, ERR_SYNTAX, L_err_not_utf8, NULL);
	const char *json = length ? arena_text_n(arena, body, length) : "{}";
	if (!json_read(ledger, json, JSON_OBJECT, arena, &items, &item_count, err))
		return false;
	return read_members(&in, fields, count, "", items, item_count, values) &&
	       err->kind == ERR_NONE;
}
