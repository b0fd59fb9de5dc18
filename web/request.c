#include "web/request.h"

#include "web/core.h"
#include "web/route.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/base/decode.h"
#include "app/base/utf8.h"
#include "app/commands/fields.h"

/* --- life ---------------------------------------------------------------------------------------- */

static struct peer peer_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	struct peer peer = {.local = info && info->client_addr &&
				     info->client_addr->sa_family == AF_UNIX};

	if (info && !peer.local)
		address_bytes(info->client_addr, peer.address);
	peer.loopback = address_is_loopback(peer.address);
	return peer;
}

static struct visitor *visitor_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return info ? info->socket_context : NULL;
}

struct http_request *request_open(struct server *server, struct MHD_Connection *connection,
			     const char *method, const char *path)
{
	struct request_pool *pool = &server->requests;
	struct http_request *request = pool->free;

	if (request) {
		pool->free = request->next;
		pool->count--;
		request->next = NULL;
	} else {
		request = calloc(1, sizeof(*request));
		if (!request)
			abort();
	}
	request->server = server;
	request->connection = connection;
	request->visitor = visitor_of(connection);
	request->started_s = server_now(server);
	/* A HEAD is answered as a GET; libmicrohttpd leaves the body out. */
	request->method = strcmp(method, "HEAD") == 0 ? "GET" : method;
	request->path = arena_text(&request->arena, path);
	request->peer = peer_of(connection);
	request->lang = lang_of(request_header(request, "Accept-Language"), server->lang);
	request->status = 200;
	return request;
}

void request_close(struct http_request *request)
{
	struct request_pool *pool = &request->server->requests;
	struct arena arena = request->arena;
	struct buf body = request->body, out = request->out;

	picture_drop(request->picture);
	arena_reset(&arena);
	buf_clear(&body);
	buf_clear(&out);
	if (pool->count == REQUESTS_KEPT_MAX) {
		arena_finish(&arena);
		buf_finish(&body);
		buf_finish(&out);
		free(request);
		return;
	}
	*request = (struct http_request){.arena = arena, .body = body, .out = out, .next = pool->free};
	pool->free = request;
	pool->count++;
}

void request_pool_finish(struct request_pool *pool)
{
	while (pool->free) {
		struct http_request *request = pool->free;
		pool->free = request->next;
		arena_finish(&request->arena);
		buf_finish(&request->body);
		buf_finish(&request->out);
		free(request);
	}
}

bool request_take(struct http_request *request, const char *bytes, size_t n)
{
	if (request->drained || request->body.len + n > BODY_SIZE_MAX) {
		request->drained += n;
		return request->drained <= BODY_DRAIN_MAX;
	}
	buf_add(&request->body, bytes, n);
	return true;
}

/* --- what was asked ------------------------------------------------------------------------------ */

const char *request_header(struct http_request *request, const char *name)
{
	return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

uint64_t request_announced(struct http_request *request)
{
	const char *length = request_header(request, "Content-Length");

	return length ? strtoull(length, NULL, 10) : 0;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool percent_decode(const char *s, size_t n, struct arena *arena, const char **out)
{
	char *decoded = arena_alloc(arena, n + 1);
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		bool coded = s[i] == '%' && i + 2 < n && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0;
		decoded[len++] = coded ? (char)(hex(s[i + 1]) * 16 + hex(s[i + 2])) : s[i];
		i += coded ? 2 : 0;
	}
	*out = decoded;
	return utf8_valid(decoded, len);
}

bool request_query(struct http_request *request, const char *name, const char **value, struct err *err)
{
	const char *found = NULL;
	size_t n = 0;

	*value = NULL;
	if (MHD_lookup_connection_value_n(request->connection, MHD_GET_ARGUMENT_KIND, name,
					  strlen(name), &found, &n) != MHD_YES ||
	    !found)
		return true;
	return percent_decode(found, n, &request->arena, value) ||
	       err_say(err, ERR_SYNTAX, L_err_not_utf8, NULL);
}

bool request_query_int(struct http_request *request, const char *name, int64_t min, int64_t max,
		       int64_t *value, struct err *err)
{
	const char *text;
	char least[24], most[24], *end;

	if (!request_query(request, name, &text, err))
		return false;
	if (!text)
		return true;
	errno = 0;
	long long number = strtoll(text, &end, 10);
	if (end == text || *end || errno || *text == ' ')
		return err_field(err, name, L_err_not_integer, NULL);
	snprintf(least, sizeof(least), "%lld", (long long)min);
	snprintf(most, sizeof(most), "%lld", (long long)max);
	if (number < min || number > max)
		return err_field(err, name, L_err_range, "min", least, "max", most, NULL);
	*value = number;
	return true;
}

static bool is_json(const char *type)
{
	static const char json[] = "application/json";
	size_t n = sizeof(json) - 1;

	if (!type || strncasecmp(type, json, n) != 0)
		return false;
	type += n;
	type += strspn(type, " \t");
	return *type == '\0' || *type == ';';
}

bool request_body_ok(struct http_request *request, struct err *err)
{
	const char *type = request_header(request, "Content-Type");
	char max[16];

	snprintf(max, sizeof(max), "%d", BODY_SIZE_MAX / 1024);
	if (request->drained)
		return err_say(err, ERR_TOO_LARGE, L_err_too_large, "max", max, NULL);
	if ((request->body.len || type) && !is_json(type))
		return err_say(err, ERR_MEDIA_TYPE, L_err_media_type, NULL);
	if (request->body.len && !utf8_valid(request->body.bytes, request->body.len))
		return err_say(err, ERR_SYNTAX, L_err_not_utf8, NULL);
	return true;
}

static bool is_table(const char *type)
{
	static const char *const types[] = {"text/csv", "text/tab-separated-values"};

	for (size_t i = 0; type && i < sizeof(types) / sizeof(types[0]); i++) {
		size_t n = strlen(types[i]);
		if (strncasecmp(type, types[i], n) == 0 && (!type[n] || strchr("; \t", type[n])))
			return true;
	}
	return false;
}

bool request_text_ok(struct http_request *request, const struct command *command, struct err *err)
{
	struct buf text = {0}, json = {0};
	const char *dry;

	if (!command->text_field || request->drained ||
	    !is_table(request_header(request, "Content-Type")))
		return request_body_ok(request, err);
	if (!request_query(request, "dry_run", &dry, err))
		return false;
	if (!decode_text(request->body.bytes ? request->body.bytes : "", request->body.len, &text)) {
		buf_finish(&text);
		return err_say(err, ERR_SYNTAX, L_err_not_utf8, NULL);
	}
	buf_text(&json, "{");
	view_json_text(&json, command->text_field);
	buf_char(&json, ':');
	view_json_text(&json, text.bytes ? text.bytes : "");
	buf_text(&json, dry && strcmp(dry, "true") == 0 ? ",\"dry_run\":true}" : "}");
	buf_clear(&request->body);
	buf_add(&request->body, json.bytes, json.len);
	buf_finish(&text);
	buf_finish(&json);
	return true;
}

bool request_fields(struct http_request *request, struct err *err)
{
	const struct route *route = request->route;

	return fields_read(request->server->options.ledger, route->fields, route->field_count,
			   request->body.bytes ? request->body.bytes : "", request->body.len,
			   &request->arena, request->values, err);
}

const struct value *request_value(const struct http_request *request, const char *name)
{
	const struct route *route = request->route;

	for (int i = 0; i < route->field_count; i++)
		if (strcmp(route->fields[i].name, name) == 0)
			return request->values[i].given ? &request->values[i] : NULL;
	return NULL;
}

struct reader request_reader(const struct http_request *request)
{
	return (struct reader){.member = request->who.member, .role = request->who.role,
			       .lang = request->lang};
}

/* --- waiting ------------------------------------------------------------------------------------- */

uint64_t request_wait(struct http_request *request, double seconds,
		      bool (*finish)(struct http_request *request, struct err *err))
{
	struct server *server = request->server;

	request->ticket = ++server->last_ticket;
	request->until_s = server_now(server) + seconds;
	request->finish = finish;
	request->waiting = true;
	request->next = server->waiting;
	server->waiting = request;
	MHD_suspend_connection(request->connection);
	return request->ticket;
}

struct http_request *request_waiting(struct server *server, uint64_t ticket)
{
	for (struct http_request *request = server->waiting; request; request = request->next)
		if (request->ticket == ticket)
			return request;
	return NULL;
}

void request_wake(struct http_request *request)
{
	struct http_request **at = &request->server->waiting;

	while (*at != request)
		at = &(*at)->next;
	*at = request->next;
	request->next = NULL;
	request->waiting = false;
	request->server->resumed = true;
	MHD_resume_connection(request->connection);
}
