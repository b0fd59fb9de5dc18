#pragma once
#include "web/request.h"

/*
 * guard: who is asking, and may they. Every request passes guard_origin() and, unless its route is
 * open, guard_role(). Fills request->status where the kind of error has none of its own.
 *
 * Thread: the server's.
 */

/*
 * Named this wall, and not sent by another site's page. `across`: a page of this wall under another of
 * its own addresses may ask as well, and read the answer.
 */
bool guard_origin(struct http_request *request, bool across, struct err *err);

/* Fills request->who by cookie, bearer token or Unix socket; stays unknown otherwise. */
void guard_identify(struct http_request *request);

/* Somebody, with at least this role. */
bool guard_role(struct http_request *request, enum role role, struct err *err);

/* The cookie of a new session, or of none (token NULL), in the request's arena. */
const char *guard_cookie(struct http_request *request, const char *token);
const char *guard_cookie_given(struct http_request *request);	/* NULL: none */
