#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/secret.h"
#include "app/base/uuid.h"

/*
 * handover: a phone that opened the wall by its number goes on under its name, so that another number
 * does not sign it out. A browser keeps cookies by host; so the page takes a code along that is good
 * once, for half a minute, under that name alone, and for the phone alone that asked for it. It buys a
 * second secret of the same session, not another session: signing out ends both.
 *
 * Codes live in memory, as hashes: a restart forgets them.
 *
 * Owner: the server. Thread: the server's.
 */
enum {
	HANDOVER_AGE_S = 30,
	HANDOVERS_MAX = 16,		/* open at a time; the oldest gives way */
	HANDOVERS_EACH_MAX = 6,		/* asked by a phone in a minute */
	HANDOVERS_ALL_MAX = 120,
};

struct handover {
	char hash[SECRET_HASH_SIZE];	/* "": free */
	char device[UUID_SIZE];
	char agent[SECRET_HASH_SIZE];	/* what the browser calls itself */
	uint8_t address[16];
	double until_s;
};

struct server;
struct http_request;
struct err;

void handover_start(struct server *server);	/* finds the wall's name; the port is known by then */
bool handover_ask(struct http_request *request, struct err *err);	/* POST /api/v1/me/handover */
bool handover_take(struct http_request *request, struct err *err);	/* POST /api/v1/join/handover */
