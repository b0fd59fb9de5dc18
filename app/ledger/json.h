#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/base/err.h"

/*
 * json: one level of a JSON object or list, read by SQLite.
 *
 * What it takes care of: syntax by RFC 8259, an integer too large for 64 bits is a JSON_REAL, an
 * escaped NUL becomes U+0001 (so that it is found and refused as a control character instead of
 * cutting the text), and half a surrogate pair makes the text JSON_BROKEN.
 */
struct ledger;

enum json_type {
	JSON_NULL, JSON_BOOL, JSON_INTEGER, JSON_REAL, JSON_TEXT, JSON_LIST, JSON_OBJECT, JSON_BROKEN,
};

struct json_item {
	const char *name;	/* in an object; "" in a list */
	enum json_type type;
	const char *text;	/* JSON_TEXT: decoded. JSON_LIST, JSON_OBJECT: as JSON */
	int64_t integer;	/* JSON_INTEGER, JSON_BOOL */
	double number;		/* JSON_INTEGER, JSON_REAL */
};

enum { JSON_ITEMS_MAX = 1024 };	/* of one level; more are not looked at and the syntax counts as wrong */

/* `json` is valid UTF-8. Items in their order, twice given names twice. ERR_SYNTAX or storage errors. */
bool json_read(struct ledger *ledger, const char *json, enum json_type expected, struct arena *arena,
	       struct json_item **items, int *count, struct err *err);
