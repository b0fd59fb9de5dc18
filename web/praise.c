#include "web/praise.h"

#include "web/core.h"
#include "web/reply.h"

bool get_badges(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request,
			 view_badges(request->server->options.ledger, &reader, &request->out, err),
			 etag);
}

bool get_feedback(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];
	int64_t limit = 50;

	if (!request_query_int(request, "limit", 1, 200, &limit, err))
		return false;
	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request,
			 view_feedback_list(request->server->options.ledger, &reader, (int)limit,
					    &request->out, err),
			 etag);
}

bool get_fund(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request,
			 view_fund(request->server->options.ledger, &reader, "fund", &request->out, err),
			 etag);
}

bool get_kudos(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];
	int64_t limit = 50;

	if (!request_query_int(request, "limit", 1, 200, &limit, err))
		return false;
	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request,
			 view_kudos_list(request->server->options.ledger, &reader, (int)limit,
					 &request->out, err),
			 etag);
}

bool get_talk(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request,
			 view_talk_with(request->server->options.ledger, &reader, request->id,
					&request->out, err),
			 etag);
}

bool get_talk_months(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request,
			 view_talk_months(request->server->options.ledger, &reader, &request->out, err),
			 etag);
}

bool get_talks(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	etag_make(request, reader.member, etag);
	if (reply_unchanged(request, etag))
		return true;
	return send_view(request,
			 view_talks(request->server->options.ledger, &reader, &request->out, err),
			 etag);
}
