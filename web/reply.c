#include "web/reply.h"

#include <stdio.h>
#include <string.h>

#include "web/core.h"
#include "web/route.h"

enum { STORAGE_RETRY_S = 5 };

static void add(struct MHD_Response *response, const char *name, const char *value)
{
	MHD_add_response_header(response, name, value);
}

void reply_policy(struct server *server)
{
	snprintf(server->policy, sizeof(server->policy),
		 "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
		 "connect-src 'self'%s%s; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
		 "frame-ancestors 'none'",
		 *server->home ? " http://" : "", server->home);
}

struct MHD_Response *reply_dress(const struct server *server, struct MHD_Response *response,
				 const char *type, const char *etag, const char *cache)
{
	if (!response)
		abort();
	if (type)
		add(response, "Content-Type", type);
	if (etag) {
		add(response, "ETag", etag);
		add(response, "Vary", "Accept-Language, Authorization, Cookie");
	}
	add(response, "Cache-Control", cache ? cache : etag ? "private, no-cache" : "no-store");
	add(response, "Content-Security-Policy", server->policy);
	add(response, "Referrer-Policy", "same-origin");
	add(response, "X-Content-Type-Options", "nosniff");
	add(response, "X-Frame-Options", "DENY");
	return response;
}

struct MHD_Response *reply_make(const struct server *server, const void *bytes, size_t size,
				const char *type, const char *etag, const char *cache)
{
	return reply_dress(
		server, MHD_create_response_from_buffer(size, (void *)bytes, MHD_RESPMEM_MUST_COPY),
		type, etag, cache);
}

struct MHD_Response *reply_make_static(const struct server *server, const void *bytes, size_t size,
				       const char *type, const char *etag, const char *cache)
{
	return reply_dress(
		server, MHD_create_response_from_buffer(size, (void *)bytes, MHD_RESPMEM_PERSISTENT),
		type, etag, cache);
}

void reply_send(struct http_request *request, int status, struct MHD_Response *response)
{
	struct counters *counters = &request->server->counters;

	if (MHD_queue_response(request->connection, (unsigned)status, response) != MHD_YES)
		return;
	request->answered = true;
	if (status >= 100 && status < 600)
		counters->by_class[status / 100]++;
}

static void send_out(struct http_request *request, const char *type, const char *etag,
		     const char *more_name, const char *more_value)
{
	struct MHD_Response *response =
		reply_make(request->server, request->out.len ? request->out.bytes : "",
			   request->out.len, type, etag, NULL);

	if (request->cookie)
		add(response, "Set-Cookie", request->cookie);
	if (request->across)
		add(response, "Access-Control-Allow-Origin", request->across);
	if (more_name)
		add(response, more_name, more_value);
	reply_send(request, request->status, response);
	MHD_destroy_response(response);
}

void reply_json(struct http_request *request, const char *etag)
{
	send_out(request, "application/json", etag, NULL, NULL);
}

void reply_text(struct http_request *request, const char *type)
{
	send_out(request, type, NULL, NULL, NULL);
}

/* --- what went wrong ----------------------------------------------------------------------------- */

static int status_of(enum err_kind kind)
{
	static const int status[] = {
		[ERR_NONE] = 500,      [ERR_SYNTAX] = 400,    [ERR_UNAUTHORIZED] = 401,
		[ERR_FORBIDDEN] = 403, [ERR_NOT_FOUND] = 404, [ERR_METHOD] = 405,
		[ERR_CONFLICT] = 409,  [ERR_TOO_LARGE] = 413, [ERR_MEDIA_TYPE] = 415,
		[ERR_INVALID] = 422,   [ERR_TOO_MANY] = 429,  [ERR_STORAGE] = 503,
		[ERR_FULL] = 507,      [ERR_SYSTEM] = 500,
	};

	return status[kind];
}

static void say_problem(struct buf *out, int status, const struct err *err)
{
	buf_clear(out);
	buf_text(out, "{\"type\":\"about:blank\",\"title\":");
	view_json_text(out, MHD_get_reason_phrase_for((unsigned)status));
	buf_printf(out, ",\"status\":%d,\"detail\":", status);
	view_json_text(out, err->text);
	buf_text(out, ",\"errors\":[");
	for (int i = 0; i < err->field_count; i++) {
		buf_text(out, i ? ",{\"field\":" : "{\"field\":");
		view_json_text(out, err->fields[i].name);
		buf_text(out, ",\"message\":");
		view_json_text(out, err->fields[i].text);
		buf_char(out, '}');
	}
	buf_text(out, "]}");
}

void reply_problem(struct http_request *request, const struct err *err)
{
	const char *name = NULL, *value = NULL;
	bool ails = err->kind == ERR_STORAGE || err->kind == ERR_FULL;
	int wait_s = err->retry_after_s ? err->retry_after_s : ails ? STORAGE_RETRY_S : 0;
	char seconds[16];

	/* Guards may have said a status that no kind has. */
	if (request->status < 400)
		request->status = status_of(err->kind);
	if (request->status == 405) {
		name = "Allow";
		value = route_allowed(request);
	} else if (request->status == 401) {
		name = "WWW-Authenticate";
		value = "Bearer realm=\"kanwall\"";
	} else if (wait_s) {
		snprintf(seconds, sizeof(seconds), "%d", wait_s);
		name = "Retry-After";
		value = seconds;
	}
	say_problem(&request->out, request->status, err);
	request->cookie = NULL;
	send_out(request, "application/problem+json", NULL, name, value);
}

/* --- nothing new --------------------------------------------------------------------------------- */

static bool list_holds(const char *list, const char *etag)
{
	size_t n = strlen(etag);

	for (const char *p = list; *p;) {
		p += strspn(p, " \t,");
		if (*p == '*')
			return true;
		if (strncmp(p, "W/", 2) == 0)
			p += 2;
		if (strncmp(p, etag, n) == 0 && (p[n] == '\0' || strchr(", \t", p[n])))
			return true;
		p += strcspn(p, ",");
	}
	return false;
}

bool reply_unchanged(struct http_request *request, const char *etag)
{
	const char *list = request_header(request, "If-None-Match");

	if (!list || !list_holds(list, etag))
		return false;
	struct MHD_Response *response = reply_make_static(request->server, "", 0, NULL, etag, NULL);
	reply_send(request, 304, response);
	MHD_destroy_response(response);
	return true;
}
