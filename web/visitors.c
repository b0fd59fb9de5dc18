#include "web/visitors.h"

#include "web/core.h"

#include <math.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>

/* A phone that vanished without a word: the kernel gives up on unacknowledged bytes after this. */
enum { PEER_GONE_MS = 40000 };

static void visitor_until(struct server *server, struct visitor *visitor, double seconds)
{
	if (!visitor)
		return;
	visitor->until_s = server_now(server) + seconds;
	server->sweep_s = fmin(server->sweep_s, visitor->until_s);
}

static void visitor_add(struct server *server, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct visitor *visitor = calloc(1, sizeof(*visitor));
	unsigned gone_ms = PEER_GONE_MS;

	if (!visitor)
		abort();
	visitor->fd = info->connect_fd;
	visitor->next = server->visitors.next;
	visitor->prev = &server->visitors;
	visitor->next->prev = visitor->prev->next = visitor;
	/* Fails on the Unix socket, which needs it not. */
	setsockopt(visitor->fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &gone_ms, sizeof(gone_ms));
	visitor_receives(server, visitor);
	*context = visitor;
}

static void visitor_remove(struct visitor *visitor)
{
	visitor->prev->next = visitor->next;
	visitor->next->prev = visitor->prev;
	free(visitor);
}

void visitor_notify(void *cls, struct MHD_Connection *connection, void **context,
		    enum MHD_ConnectionNotificationCode code)
{
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		visitor_add(cls, connection, context);
	} else if (*context) {
		visitor_remove(*context);
		*context = NULL;
	}
}

void visitor_receives(struct server *server, struct visitor *visitor)
{
	visitor_until(server, visitor, SERVER_RECEIVE_S);
}

void visitor_answers(struct server *server, struct visitor *visitor)
{
	visitor_until(server, visitor, SERVER_ANSWER_S);
}

/* Looked at when the earliest could be over; deadlines that moved on since are simply found later. */
void visitors_sweep(struct server *server, double now_s)
{
	struct visitor *ring = &server->visitors;

	if (now_s < server->sweep_s)
		return;
	server->sweep_s = INFINITY;
	for (struct visitor *visitor = ring->next; visitor != ring; visitor = visitor->next) {
		if (visitor->until_s <= 0)
			continue;
		if (now_s >= visitor->until_s) {
			shutdown(visitor->fd, SHUT_RDWR);
			visitor->until_s = now_s + SERVER_RECEIVE_S;
		}
		server->sweep_s = fmin(server->sweep_s, visitor->until_s);
	}
}
