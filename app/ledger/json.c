#include "app/ledger/json.h"

#include <string.h>

#include "app/base/utf8.h"
#include "app/ledger/core.h"

/* SQLite ends a text at an escaped NUL and drops the rest of it without a word. */
static const char *without_nul(const char *json, struct arena *arena)
{
	char *copy = arena_text(arena, json);

	for (char *p = copy; (p = strchr(p, '\\')); p += p[1] ? 2 : 1)
		if (strncmp(p, "\\u0000", 6) == 0)
			p[5] = '1';
	return copy;
}

static void read_item(sqlite3_stmt *row, struct arena *arena, struct json_item *item)
{
	static const struct {
		const char *name;
		enum json_type type;
	} types[] = {{"null", JSON_NULL}, {"true", JSON_BOOL},	 {"false", JSON_BOOL},
		     {"real", JSON_REAL}, {"integer", JSON_INTEGER}, {"text", JSON_TEXT},
		     {"array", JSON_LIST}, {"object", JSON_OBJECT}};
	const char *type = db_text(row, 1);

	item->name = arena_text(arena, db_text(row, 0));
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(type, types[i].name) == 0)
			item->type = types[i].type;
	if (item->type == JSON_INTEGER && sqlite3_column_type(row, 2) != SQLITE_INTEGER)
		item->type = JSON_REAL;
	item->integer = sqlite3_column_int64(row, 2);
	item->number = sqlite3_column_double(row, 2);
	size_t n = (size_t)sqlite3_column_bytes(row, 2);
	const char *text = db_text(row, 2);
	item->text = arena_text_n(arena, text, n);
	if (item->type == JSON_TEXT && !utf8_valid(text, n))
		item->type = JSON_BROKEN;
}

/* No list has more items than one more than its commas. */
static int most_items(const char *json)
{
	int most = 1;

	while (most <= JSON_ITEMS_MAX && (json = strchr(json, ',')))
		json++, most++;
	return most;
}

bool json_read(struct ledger *ledger, const char *json, enum json_type expected, struct arena *arena,
	       struct json_item **items, int *count, struct err *err)
{
	/* What is not of the type is read as a scalar: one row without a key. */
	static const char sql[] =
		"SELECT key, type, value FROM json_each(iif(json_valid(?1) AND"
		" json_type(?1) = ?2, ?1, 'null'))";
	const char *clean = without_nul(json, arena);
	bool other = false;
	enum db_step step;

	*count = 0;
	*items = arena_array(arena, (size_t)most_items(clean), sizeof(**items));
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "tt", clean,
				   expected == JSON_LIST ? "array" : "object");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW && !other) {
		other = sqlite3_column_type(row, 0) == SQLITE_NULL || *count == JSON_ITEMS_MAX;
		if (!other)
			read_item(row, arena, &(*items)[(*count)++]);
	}
	db_reset(row);
	return step != DB_FAILED && (!other || err_say(err, ERR_SYNTAX, L_err_not_json, NULL));
}
