#pragma once
#include <stddef.h>

#include "app/base/arena.h"
#include "app/base/err.h"
#include "app/ledger/ledger.h"
#include "app/model/snapshot.h"

/*
 * command: what the team can do, declared once. Each entry names its address, who may call it, its
 * fields with their bounds, and the rule that turns it into events. Routing, validation, error texts
 * and the OpenAPI document are made from this table.
 *
 * Thread: the server's.
 */
enum field_type {
	FIELD_TEXT,		/* one line, tidied (fields.h); min..max code points */
	FIELD_PROSE,		/* several lines, tidied; min..max code points */
	FIELD_PASTE,		/* lines and tabs as they come, as it is; min..max code points */
	FIELD_EMOJI,		/* one grapheme cluster, or "" for none */
	FIELD_ID,		/* an id: UUID or a natural key, 1..64 of [a-z0-9-] */
	FIELD_INT,		/* min..max */
	FIELD_NUMBER,		/* finite, min..max, with decimals */
	FIELD_BOOL,
	FIELD_DATE,		/* "YYYY-MM-DD" */
	FIELD_CHOICE,		/* one of `choices` */
	FIELD_IDS,		/* a list of min..max different ids */
	FIELD_CHECKLIST,	/* a list of min..max {text, done?, id?} */
};

struct field {
	const char *name;
	enum field_type type;
	bool required;
	bool nullable;		/* null clears it */
	int min, max;
	const char *const *choices;	/* NULL-terminated */
	const char *doc;	/* one English line for OpenAPI */
};

struct call;

struct command {
	const char *name;	/* operationId, "card_move" */
	const char *method;	/* "POST" or "PATCH" */
	const char *path;	/* "/api/v1/cards/{id}/move" */
	enum role role;		/* the least that may */
	int status;		/* of success: 200 or 201 */
	const char *tag;	/* "cards": the noun, and the view that answers */
	const char *summary;	/* one English line for OpenAPI */
	const struct field *fields;
	int field_count;
	bool (*run)(struct call *call, struct err *err);
	const char *text_field;	/* a body of text/csv or text/tab-separated-values is this field; NULL: none may be */
};

enum { COMMAND_FIELDS_MAX = 16 };

/* A field as it was given, checked against its declaration. */
struct value {
	bool given;
	bool null;
	const char *text;	/* FIELD_TEXT … FIELD_CHOICE */
	int64_t integer;	/* FIELD_INT, FIELD_BOOL */
	double number;		/* FIELD_NUMBER */
	const char *json;	/* FIELD_IDS, FIELD_CHECKLIST: canonical JSON; checklist items carry ids */
	const char **items;	/* FIELD_IDS */
	int item_count;
};

struct call {
	/* In. */
	const struct command *command;
	struct ledger *ledger;
	struct arena *arena;
	struct author author;
	enum role role;
	enum lang lang;
	const char *id;		/* of the path; NULL when it has none */
	const char *body;	/* valid UTF-8 without NUL; "" counts as {} */
	size_t body_length;

	/* Between. */
	struct value values[COMMAND_FIELDS_MAX];	/* as the command's fields */

	/* Out. */
	const char *subject;	/* what the answer is about */
	int64_t seq;		/* the last row of the batch; the present one if nothing changed */
	unsigned topics;
	bool repeated;		/* an Idempotency-Key that was answered before */
	const char *more;	/* further members of the answer, ",\"import\":{…}"; NULL: none */
	const char *answer;	/* JSON, in the arena: {"seq": N, "card": {…}} by tag */
};

/* The table, sorted by name. */
const struct command *command_table(size_t *count);
const struct command *command_named(const char *name);

/*
 * Who may, which fields, the rule, the commit, the answer. True only when everything is on disk. On
 * false nothing was written, and *err names each bad field.
 */
bool command_run(struct call *call, struct err *err);

/*
 * What every wall begins with by now and this one, begun by an older version, never had: shipped labels,
 * rituals, badges, metrics. Not what the team took away: only what the log has never heard of is added.
 * Ids are by nature, so two walls that both do it meet in one. Once, when the wall is started.
 */
bool commands_ship(struct ledger *ledger, struct err *err);

/* Given values by the field's name; NULL when it was not given. For rules. */
const struct value *call_value(const struct call *call, const char *name);
