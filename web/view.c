#include "web/view.h"

#include "web/core.h"
#include "web/reply.h"

#include <stdio.h>
#include <string.h>

#include "app/ledger/rollover.h"

enum { ETAG_WHO_SIZE = 64 };

void etag_make(struct http_request *request, const char *who, char out[ETAG_SIZE])
{
	struct server *server = request->server;
	char today[DATE_SIZE];

	date_format(date_of(clock_wall_ms(server->options.clock)), today);
	snprintf(out, ETAG_SIZE, "\"%.8s-%s-%lld-%x-%s-%d%s%s\"",
		 ledger_incarnation(server->options.ledger), KANWALL_VERSION,
		 (long long)server->seq, server->local_revision, today, request->who.role,
		 lang_code(request->lang), who);
}

/* It follows from the log and the day: the board is asked for far more often than either changes. */
static bool week_refresh(struct server *server, struct err *err)
{
	int32_t day = date_number(date_of(clock_wall_ms(server->options.clock)));

	if (server->week_seq == server->seq && server->week_day == day)
		return true;
	if (!week_load(server->options.ledger, &server->week, err))
		return false;
	server->week_seq = server->seq;
	server->week_day = day;
	return true;
}

bool etag_make_of_week(struct http_request *request, const char *who, char out[ETAG_SIZE],
		       struct err *err)
{
	struct server *server = request->server;
	char whose[ETAG_WHO_SIZE];

	if (!week_refresh(server, err))
		return false;
	snprintf(whose, sizeof(whose), "%s-%d", who,
		 week_phase(&server->week, clock_wall_ms(server->options.clock)));
	etag_make(request, whose, out);
	return true;
}

bool view_known(struct http_request *request, char etag[ETAG_SIZE])
{
	etag_make(request, request->who.member, etag);
	return reply_unchanged(request, etag);
}

bool send_view(struct http_request *request, bool made, const char *etag)
{
	if (made)
		reply_json(request, etag);
	return made;
}

bool send_all(struct http_request *request,
	      bool (*view)(struct ledger *, const struct reader *, struct buf *, struct err *),
	      struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	return view_known(request, etag) ||
	       send_view(request, view(request->server->options.ledger, &reader, &request->out, err), etag);
}

bool send_one(struct http_request *request,
	      bool (*view)(struct ledger *, const struct reader *, const char *, struct buf *, struct err *),
	      struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	return view_known(request, etag) ||
	       send_view(request,
			 view(request->server->options.ledger, &reader, request->id, &request->out, err),
			 etag);
}

bool send_some(struct http_request *request,
	       bool (*view)(struct ledger *, const struct reader *, int, struct buf *, struct err *),
	       struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];
	int64_t limit = 50;

	if (!request_query_int(request, "limit", 1, 200, &limit, err))
		return false;
	return view_known(request, etag) ||
	       send_view(request,
			 view(request->server->options.ledger, &reader, (int)limit, &request->out, err), etag);
}
