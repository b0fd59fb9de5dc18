#pragma once
#include <microhttpd.h>

#include "app/base/err.h"
#include "web/request.h"

/*
 * reply: answers, each with the headers that keep a browser from doing more than was meant.
 *
 * Thread: the server's.
 */

/*
 * Makes the policy that every answer carries, once, when the wall's name is known: the page loads and
 * asks nothing but this wall, under the address it came from or under that name.
 */
void reply_policy(struct server *server);

/* For answers that are used again: bytes are copied. `etag` and `cache` may be NULL. */
struct MHD_Response *reply_make(const struct server *server, const void *bytes, size_t size,
				const char *type, const char *etag, const char *cache);
/* The same for bytes that never change and are never freed. */
struct MHD_Response *reply_make_static(const struct server *server, const void *bytes, size_t size,
				       const char *type, const char *etag, const char *cache);

/* Adds the headers that every answer has. */
struct MHD_Response *reply_dress(const struct server *server, struct MHD_Response *response,
				 const char *type, const char *etag, const char *cache);

/* Sends it; the caller keeps its own reference. */
void reply_send(struct http_request *request, int status, struct MHD_Response *response);

/* Sends request->out as JSON with request->status and request->cookie. */
void reply_json(struct http_request *request, const char *etag);
void reply_text(struct http_request *request, const char *type);	/* the same as another type */

/* RFC 9457. */
void reply_problem(struct http_request *request, const struct err *err);

/* If-None-Match holds this ETag: 304 was sent. */
bool reply_unchanged(struct http_request *request, const char *etag);
