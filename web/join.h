#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/secret.h"
#include "app/base/uuid.h"
#include "app/ledger/local.h"

/*
 * join: the codes that let a phone in, and the claims of phones that say they belong to somebody who
 * has one already. All of it lives in memory only: a restart makes new codes and forgets open claims.
 *
 * A code is renewed on the wall every minute and the one before is still good, so each lives two. On a
 * wall without a screen, where codes are printed, they live ten minutes.
 *
 * Owner: the server. Thread: the server's.
 */
enum {
	CODE_RENEW_S = 60,
	CODE_SAID_RENEW_S = 300,
	ADMIN_SECRET_AGE_S = 24 * 3600,
	CLAIM_AGE_S = 120,
	CLAIMS_MAX = 32,
	CLAIMS_PER_MEMBER_MAX = 4,
	WRONG_CODES_PER_PEER_MAX = 10,	/* in a minute */
	WRONG_CODES_MAX = 60,
	WRONG_PINS_MAX = 5,		/* for a member, in ten minutes */
	WRONG_PINS_ALL_MAX = 40,
};

enum claim_state { CLAIM_NONE, CLAIM_WAITING, CLAIM_APPROVED, CLAIM_REFUSED };

struct claim {
	enum claim_state state;
	char secret_hash[SECRET_HASH_SIZE];	/* only the asking phone has the secret */
	char id[UUID_SIZE];			/* for those who decide */
	char member[UUID_SIZE];
	char device[32];
	char agent[160];
	double until_s;
};

struct join {
	char code[SECRET_CODE_LENGTH + 1], former[SECRET_CODE_LENGTH + 1];
	double renew_s;		/* next deadline */
	char admin[SECRET_TOKEN_SIZE];	/* "": none, or used */
	double admin_until_s;
	char admin_address[128];
	char said_address[128];	/* the address that was printed last */
	struct claim claims[CLAIMS_MAX];
};

struct server;
struct http_request;
struct err;

/* New codes when they are due and somebody can see them. True: the wall has to show another one. */
bool join_tick(struct server *server, double now_s);
double join_deadline_s(const struct server *server);	/* INFINITY: none */

/* A claim waits for this reader. */
bool join_has_claim(const struct join *join, const struct identity *who, double now_s);

bool join_look(struct http_request *request, struct err *err);	/* GET  /api/v1/join */
bool join_enter(struct http_request *request, struct err *err);	/* POST /api/v1/join */
bool claim_poll(struct http_request *request, struct err *err);	/* GET  /api/v1/join/claims/{id} */
bool claim_list(struct http_request *request, struct err *err);	/* GET  /api/v1/claims */
bool claim_answer(struct http_request *request, struct err *err);	/* POST /api/v1/claims/{id} */

/* --- between join.c, claims.c and codes.c -------------------------------------------------------- */

/* Right, and which one: an admin's secret or a code of the wall. Counts wrong ones. */
bool code_check(struct http_request *request, const char *code, bool *admin, struct err *err);

/* A session for this member: the cookie goes out with the answer. */
bool session_start(struct http_request *request, const char *member, const char *agent, struct err *err);

/* 202 for a phone that has to wait for somebody's tap. */
bool claim_make(struct http_request *request, const char *member, struct err *err);
