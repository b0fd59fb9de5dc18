#include "web/week.h"

#include "web/core.h"
#include "web/reply.h"

#include <stdio.h>

#include "app/ledger/rollover.h"
#include "app/ledger/round.h"

enum { WHO_SIZE = 64 };

/* Whether the question is still open changes with the time of day. */
bool get_week(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	struct reader reader = request_reader(request);
	char who[WHO_SIZE], etag[ETAG_SIZE];
	struct week week;

	if (!week_load(server->options.ledger, &week, err))
		return false;
	snprintf(who, sizeof(who), "%s-%d", reader.member,
		 week_phase(&week, clock_wall_ms(server->options.clock)));
	etag_make(request, who, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request, view_week(server->options.ledger, &reader, "", &request->out, err),
			 etag);
}

bool get_round(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	buf_text(&request->out, "{\"round\":");
	if (!view_round(request->server->options.ledger, &reader, NULL, &request->out, err))
		return false;
	buf_char(&request->out, '}');
	reply_json(request, etag);
	return true;
}
