#pragma once
#include "app/base/buf.h"
#include "app/base/secret.h"
#include "app/base/uuid.h"
#include "app/ledger/ledger.h"
#include "app/model/snapshot.h"

/*
 * local: what belongs to this wall alone: devices and their sessions, tokens of programs, PINs,
 * answered requests, settings. Tables local_*: never replicated, replayed or compared. Only hashes of
 * secrets are stored.
 *
 * A function that writes is one transaction of its own, unless it is called between ledger_begin() and
 * ledger_commit(): then it is part of that.
 */
struct identity {
	char device[UUID_SIZE];		/* id of the device or token */
	char member[UUID_SIZE];		/* "" for a program's token */
	enum role role;			/* a member's role is read at each call: it may have changed */
	bool program;			/* bearer token: no Origin to check, no cookie */
};

/* A phone's session; the token goes into the cookie and is not kept. */
bool local_session_add(struct ledger *ledger, const char *member, const char *user_agent,
		       char token[SECRET_TOKEN_SIZE], struct err *err);
bool local_session_end(struct ledger *ledger, const char *device, struct err *err);
bool local_member_has_session(struct ledger *ledger, const char *member);

/* A program's token. name: 1..64 characters, unique. */
bool local_token_add(struct ledger *ledger, const char *name, enum role role,
		     char token[SECRET_TOKEN_SIZE], struct err *err);
bool local_token_revoke(struct ledger *ledger, const char *name, struct err *err);
/* Calls each with every token, by name; the line lives during the call. */
struct token_line {
	const char *name;
	enum role role;
	int64_t created_ms;
};
bool local_token_each(struct ledger *ledger,
		      void (*each)(void *context, const struct token_line *token), void *context,
		      struct err *err);
/* {items:[{name, role, created}]} */
bool local_token_list(struct ledger *ledger, struct buf *out, struct err *err);

/* Who holds this secret. False without *err: nobody. A member who left holds nothing any more. */
bool local_identify(struct ledger *ledger, const char *token, bool program, struct identity *out);

bool local_pin_set(struct ledger *ledger, const char *member, const char *pin_hash, struct err *err);
bool local_pin_get(struct ledger *ledger, const char *member, char hash[SECRET_PIN_HASH_SIZE]);

/* The secret of a member's calendar address; a new one ends the old one. */
bool local_feed_renew(struct ledger *ledger, const char *member, char token[SECRET_TOKEN_SIZE],
		      struct err *err);
bool local_feed_end(struct ledger *ledger, const char *member, struct err *err);
/* Whose it is. False: nobody's, or of somebody who left. */
bool local_feed_find(struct ledger *ledger, const char *token, char member[UUID_SIZE]);

/* Small settings by name ("lang", "theme", "pinned"); get answers false when never set. */
bool local_setting_set(struct ledger *ledger, const char *name, const char *value, struct err *err);
bool local_setting_get(struct ledger *ledger, const char *name, char *value, size_t size);

/*
 * Requests that carried an Idempotency-Key, for a week: unique per actor and key. Called by
 * command_run() inside its transaction.
 */
struct answered {
	bool found;
	char hash[SECRET_HASH_SIZE];	/* of the command, its path and its body */
	char subject[UUID_SIZE + 32];	/* what the answer was about */
};
bool local_request_find(struct ledger *ledger, const char *actor, const char *key,
			struct answered *request, struct err *err);
bool local_request_add(struct ledger *ledger, const char *actor, const char *key,
		       const struct answered *request, struct err *err);
