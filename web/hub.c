#include "web/hub.h"

#include "web/core.h"
#include "web/guard.h"
#include "web/reply.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- what is said -------------------------------------------------------------------------------- */

static void say(struct stream *stream, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void say(struct stream *stream, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	int n = vsnprintf(stream->text + stream->length, sizeof(stream->text) - stream->length,
			  format, args);
	va_end(args);
	if (n > 0 && (size_t)n < sizeof(stream->text) - stream->length)
		stream->length += (size_t)n;
}

static void compose(struct stream *stream)
{
	struct server *server = stream->server;

	stream->length = stream->taken = 0;
	if (!stream->greeted)
		say(stream, "retry: %d\n\n", STREAM_RETRY_MS);
	if (stream->said_seq != server->seq)
		say(stream, "id: %s-%lld\nevent: state\ndata: {\"seq\":%lld}\n\n",
		    ledger_incarnation(server->options.ledger), (long long)server->seq,
		    (long long)server->seq);
	else if (stream->beat || !stream->greeted)
		say(stream, ": still here\n\n");
	if (stream->claim)
		say(stream, "event: claim\ndata: {}\n\n");
	stream->greeted = true;
	stream->said_seq = server->seq;
	stream->beat = stream->claim = false;
}

/* Called until it has nothing to say; then the connection sleeps. */
static ssize_t stream_read(void *cls, uint64_t pos, char *out, size_t max)
{
	struct stream *stream = cls;

	(void)pos;
	if (stream->over || stream->server->stopping)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (stream->taken == stream->length)
		compose(stream);
	size_t n = stream->length - stream->taken;
	if (n == 0) {
		stream->suspended = true;
		MHD_suspend_connection(stream->connection);
		return 0;
	}
	n = n < max ? n : max;
	memcpy(out, stream->text + stream->taken, n);
	stream->taken += n;
	return (ssize_t)n;
}

static void stream_free(void *cls)
{
	struct stream *stream = cls;
	struct hub *hub = &stream->server->hub;
	struct stream **at = &hub->first;

	while (*at != stream)
		at = &(*at)->next;
	*at = stream->next;
	hub->count--;
	free(stream);
}

/* --- opening ------------------------------------------------------------------------------------- */

/* The state that the phone saw last, when it is of this database; -1 otherwise. */
static int64_t last_seen(struct http_request *request)
{
	const char *id = request_header(request, "Last-Event-ID");
	const char *incarnation = ledger_incarnation(request->server->options.ledger);
	size_t n = strlen(incarnation);
	char *end;

	if (!id || strncmp(id, incarnation, n) != 0 || id[n] != '-')
		return -1;
	long long seq = strtoll(id + n + 1, &end, 10);
	return *end || end == id + n + 1 ? -1 : seq;
}

static void remember_token(struct http_request *request, struct stream *stream)
{
	const char *token = request->who.program ? request_header(request, "Authorization")
						 : guard_cookie_given(request);

	if (!token || request->peer.local)
		return;
	if (request->who.program)
		token += 7 + strspn(token + 7, " ");
	snprintf(stream->token, sizeof(stream->token), "%s", token);
}

/* Nobody takes every stream from the others: a phone, or a token, has a share. */
static bool has_its_share(const struct hub *hub, const struct identity *who)
{
	int count = 0;

	for (const struct stream *stream = hub->first; stream; stream = stream->next)
		count += !stream->over && strcmp(stream->who.device, who->device) == 0;
	return *who->device && count >= SERVER_STREAMS_PER_DEVICE_MAX;
}

bool hub_open(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	struct hub *hub = &server->hub;

	if (hub->count >= SERVER_STREAMS_MAX || has_its_share(hub, &request->who))
		return rates_refuse(err, STREAM_BEAT_S);
	struct stream *stream = calloc(1, sizeof(*stream));
	if (!stream)
		abort();
	stream->server = server;
	stream->connection = request->connection;
	stream->who = request->who;
	stream->said_seq = last_seen(request);
	stream->claim = join_has_claim(&server->join, &request->who, server_now(server));
	remember_token(request, stream);
	if (!hub->count)
		hub->beat_s = server_now(server) + STREAM_BEAT_S;
	stream->next = hub->first;
	hub->first = stream;
	hub->count++;

	struct MHD_Response *response = MHD_create_response_from_callback(
		MHD_SIZE_UNKNOWN, STREAM_TEXT_SIZE, stream_read, stream, stream_free);
	reply_dress(server, response, "text/event-stream", NULL, "no-store");
	reply_send(request, 200, response);
	if (request->answered && request->visitor)
		request->visitor->until_s = 0;
	MHD_destroy_response(response);
	return true;
}

/* --- waking -------------------------------------------------------------------------------------- */

static void wake(struct stream *stream)
{
	if (!stream->suspended)
		return;
	stream->suspended = false;
	stream->server->resumed = true;
	MHD_resume_connection(stream->connection);
}

void hub_news(struct server *server)
{
	for (struct stream *stream = server->hub.first; stream; stream = stream->next)
		wake(stream);
}

void hub_claim(struct server *server, const char *member)
{
	for (struct stream *stream = server->hub.first; stream; stream = stream->next)
		if (stream->who.role == ROLE_ADMIN || strcmp(stream->who.member, member) == 0) {
			stream->claim = true;
			wake(stream);
		}
}

void hub_recheck(struct server *server)
{
	for (struct stream *stream = server->hub.first; stream; stream = stream->next) {
		if (!*stream->token ||
		    who_is(&server->who, server->options.ledger, stream->token,
			   stream->who.program, &stream->who))
			continue;
		stream->over = true;
		wake(stream);
	}
}

void hub_tick(struct server *server, double now_s)
{
	struct hub *hub = &server->hub;

	if (!hub->count || now_s < hub->beat_s)
		return;
	hub->beat_s = now_s + STREAM_BEAT_S;
	for (struct stream *stream = hub->first; stream; stream = stream->next) {
		stream->beat = true;
		wake(stream);
	}
}

void hub_stop(struct server *server)
{
	for (struct stream *stream = server->hub.first; stream; stream = stream->next)
		wake(stream);
}
