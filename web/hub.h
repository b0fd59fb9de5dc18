#pragma once
#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/base/secret.h"
#include "app/ledger/local.h"

/*
 * hub: the event streams of the phones. Each is a suspended connection; news, a claim and the heartbeat
 * resume it, it writes what is newest, and suspends again. Nothing is queued: a slow phone gets the
 * newest state, late.
 *
 * Owner: the server. Thread: the server's.
 */
enum { STREAM_BEAT_S = 15, STREAM_RETRY_MS = 2000, STREAM_TEXT_SIZE = 256 };

struct server;
struct http_request;
struct err;

struct stream {
	struct stream *next;
	struct server *server;
	struct MHD_Connection *connection;
	char token[2 * SECRET_TOKEN_SIZE];	/* looked at again when rights change; "" for the socket */
	struct identity who;
	int64_t said_seq;	/* -1: nothing yet */
	bool greeted, suspended, claim, beat, over;
	char text[STREAM_TEXT_SIZE];	/* not yet taken by libmicrohttpd */
	size_t length, taken;
};

struct hub {
	struct stream *first;
	int count;
	double beat_s;		/* next heartbeat */
};

bool hub_open(struct http_request *request, struct err *err);	/* GET /api/v1/events */
void hub_news(struct server *server);			/* there is a newer state */
void hub_claim(struct server *server, const char *member);	/* it, and the admins, have to look */
void hub_recheck(struct server *server);		/* rights may have changed: end whose are gone */
void hub_tick(struct server *server, double now_s);
void hub_stop(struct server *server);			/* all end; then MHD_run() */
