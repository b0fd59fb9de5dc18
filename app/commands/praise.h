#pragma once
#include "app/commands/rules.h"
#include "app/ledger/read_praise.h"

/*
 * praise: what the rules of recognition share: badges, feedback, talks, the fund. As rules.h has it.
 */
bool badge_must_be_live(struct call *call, const char *id, const char *field,
			struct badge_row *badge, struct err *err);

/* Of those that every wall begins with. */
bool badges_ship(struct call *call, struct err *err);

/* What one says to another is said by a person: a program has nobody to be. */
bool person_must_speak(const struct call *call, struct err *err);

/* Named in the body: somebody of the team who is here, and not oneself. */
bool other_must_be_here(struct call *call, const char *id, const char *field, struct err *err);

/* How many people gave more than they may this week: an undo shall not make it more. */
bool generous_count(struct call *call, int64_t *count, struct err *err);
