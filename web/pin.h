#pragma once
#include <stdbool.h>

/*
 * pin: a member's own number, for a second phone when the first is not at hand. Hashing takes 60 ms
 * and 64 MiB, so the worker does it while the request is suspended.
 *
 * Thread: the server's, but for the job's run().
 */
struct server;
struct http_request;
struct err;
struct letter;

/* Suspends; `then` sees request->result_ok. Fails at once when there were too many wrong ones. */
bool pin_verify(struct http_request *request, const char *member, const char *pin,
		bool (*then)(struct http_request *request, struct err *err), struct err *err);
void pin_was_wrong(struct server *server, const char *member);

bool pin_busy(struct err *err);			/* 429: the worker has too much to do */

bool pin_change(struct http_request *request, struct err *err);	/* POST /api/v1/me/pin */
void pin_done(struct server *server, struct letter *letter);	/* the worker's answer */
