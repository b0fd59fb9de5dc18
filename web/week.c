#include "web/week.h"

#include "web/core.h"
#include "web/reply.h"

#include "app/ledger/rollover.h"
#include "app/ledger/round.h"

bool get_week(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	if (!etag_make_of_week(request, reader.member, etag, err))
		return false;
	return reply_unchanged(request, etag) ||
	       send_view(request,
			 view_week(request->server->options.ledger, &reader, "", &request->out, err),
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
