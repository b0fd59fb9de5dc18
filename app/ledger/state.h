#pragma once
#include "app/ledger/json.h"
#include "app/ledger/ledger.h"

/*
 * state: everything that the projections say of one subject, by the names that events use: what a rule
 * compares with what was sent. Read inside the transaction in which the rule then appends.
 */
struct state {
	bool found;	/* it was created, and not taken away since */
	struct json_item *fields;
	int count;
};

/* False only when the storage fails. */
bool state_read(struct ledger *ledger, const char *noun, const char *subject, struct arena *arena,
		struct state *state, struct err *err);

/* NULL: the noun has no such field. A state of nothing has none. */
const struct json_item *state_field(const struct state *state, const char *name);

const char *state_text(const struct state *state, const char *name);	/* "" for null */
int64_t state_integer(const struct state *state, const char *name);	/* 0 for null */
double state_number(const struct state *state, const char *name, double otherwise);
