#pragma once
#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/base/buf.h"
#include "app/base/err.h"
#include "app/commands/command.h"
#include "app/ledger/local.h"
#include "app/ledger/views.h"

/*
 * request: one request from its first header to the last byte of its answer, with its memory. The
 * structs are used again, so that a read on a kept-alive connection takes nothing from the system.
 *
 * Owner: the connection, through libmicrohttpd's con_cls. Thread: the server's.
 */
enum {
	BODY_SIZE_MAX = 64 * 1024,
	BODY_DRAIN_MAX = 1024 * 1024,	/* so much is read and thrown away, to answer 413 politely */
	REQUESTS_KEPT_MAX = 16,
};

struct server;
struct route;
struct visitor;

struct peer {
	uint8_t address[16];
	bool loopback;
	bool local;		/* came through the Unix socket: an admin */
};

struct http_request {
	struct server *server;
	struct MHD_Connection *connection;
	struct visitor *visitor;
	struct arena arena;
	struct buf body, out;
	size_t drained;		/* bytes beyond the limit */
	double started_s;

	const char *method;
	const char *path;	/* as it was sent, without the query */
	const char *id;		/* the path's parameter, decoded; NULL */
	enum lang lang;
	struct peer peer;
	struct identity who;
	bool known;		/* `who` is somebody */
	const struct route *route;
	struct value values[COMMAND_FIELDS_MAX];	/* as the route's fields */

	/* The answer. */
	int status;
	const char *cookie;	/* a Set-Cookie to send along; NULL */
	bool answered;		/* queued */

	/* Waiting for another thread: suspended, in server->waiting. */
	struct http_request *next;
	uint64_t ticket;
	double until_s;
	bool waiting, expired;
	bool (*finish)(struct http_request *request, struct err *err);
	bool result_ok;
	char result_hash[SECRET_PIN_HASH_SIZE];
	struct picture *picture;
};

struct request_pool {
	struct http_request *free;
	int count;
};

struct http_request *request_open(struct server *server, struct MHD_Connection *connection,
			     const char *method, const char *path);
void request_close(struct http_request *request);
void request_pool_finish(struct request_pool *pool);

/* Takes a piece of the body. False: hang up, this is an attack. */
bool request_take(struct http_request *request, const char *bytes, size_t n);

/* What Content-Length says; 0 when it says nothing. */
uint64_t request_announced(struct http_request *request);

const char *request_header(struct http_request *request, const char *name);	/* NULL: not sent */

/* A parameter of the query, decoded; NULL: not sent. False: it is not valid UTF-8. */
bool request_query(struct http_request *request, const char *name, const char **value, struct err *err);
/* The same for a number; *value stays as it is when none was sent. */
bool request_query_int(struct http_request *request, const char *name, int64_t min, int64_t max,
		       int64_t *value, struct err *err);

/* %41 → A. False: not valid UTF-8, or a NUL. */
bool percent_decode(const char *s, size_t n, struct arena *arena, const char **out);

/* The body is JSON by its Content-Type, not too large, and valid UTF-8. */
bool request_body_ok(struct http_request *request, struct err *err);

/*
 * The same for a command that takes a text file as well: such a body becomes the JSON that says it, with
 * ?dry_run=true beside it. UTF-8 with or without a mark, or GB18030.
 */
bool request_text_ok(struct http_request *request, const struct command *command, struct err *err);

/* Reads the body by the route's fields into request->values. */
bool request_fields(struct http_request *request, struct err *err);
const struct value *request_value(const struct http_request *request, const char *name);	/* NULL: not given */

struct reader request_reader(const struct http_request *request);

/*
 * Suspends the request until request_wake() with the same ticket, at most for `seconds`; then `finish`
 * goes on with it, and sees `expired` when the time was over.
 */
uint64_t request_wait(struct http_request *request, double seconds,
		      bool (*finish)(struct http_request *request, struct err *err));
struct http_request *request_waiting(struct server *server, uint64_t ticket);	/* the first, or NULL */
void request_wake(struct http_request *request);
