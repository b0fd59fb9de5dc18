#pragma once
#include <microhttpd.h>

/*
 * visitors: how long a socket may take. libmicrohttpd's own time-out starts anew with every byte, so a
 * peer that sends one now and then would keep a place for ever; here a whole request has SERVER_RECEIVE_S
 * and its answer SERVER_ANSWER_S. Event streams may stay.
 *
 * Owner: the server. Thread: the server's.
 */
struct server;
struct visitor;

void visitor_notify(void *cls, struct MHD_Connection *connection, void **context,
		    enum MHD_ConnectionNotificationCode code);	/* fits MHD_OPTION_NOTIFY_CONNECTION */
void visitor_receives(struct server *server, struct visitor *visitor);	/* the next request may come */
void visitor_answers(struct server *server, struct visitor *visitor);	/* the request is complete */
void visitors_sweep(struct server *server, double now_s);	/* hangs up on who is over time */
