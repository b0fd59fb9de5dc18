#include "web/praise.h"

#include "web/core.h"
#include "web/reply.h"

bool get_badges(struct http_request *request, struct err *err)
{
	return send_all(request, view_badges, err);
}

bool get_feedback(struct http_request *request, struct err *err)
{
	return send_some(request, view_feedback_list, err);
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
	return send_some(request, view_kudos_list, err);
}

bool get_talk(struct http_request *request, struct err *err)
{
	return send_one(request, view_talk_with, err);
}

bool get_talk_months(struct http_request *request, struct err *err)
{
	return send_all(request, view_talk_months, err);
}

bool get_talks(struct http_request *request, struct err *err)
{
	return send_all(request, view_talks, err);
}
