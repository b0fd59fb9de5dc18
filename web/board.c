#include "web/board.h"

#include "web/core.h"
#include "web/reply.h"

#include <stdio.h>
#include <string.h>

void board_cache_finish(struct board_cache *cache)
{
	for (int kind = 0; kind < BOARD_KINDS; kind++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			if (cache->list[kind][lang].response)
				MHD_destroy_response(cache->list[kind][lang].response);
	*cache = (struct board_cache){0};
}

bool get_board(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	if (!etag_make_of_week(request, "", etag, err))
		return false;
	if (reply_unchanged(request, etag))
		return true;
	struct board_kept *kept =
		&server->boards.list[request->who.role][request->lang];
	if (!kept->response || strcmp(kept->etag, etag) != 0) {
		if (!view_board(server->options.ledger, &reader, &request->out, err))
			return false;
		if (kept->response)
			MHD_destroy_response(kept->response);
		memcpy(kept->etag, etag, sizeof(etag));
		kept->response = reply_make(server, request->out.bytes, request->out.len,
					    "application/json", etag, NULL);
	}
	reply_send(request, 200, kept->response);
	return true;
}

bool get_card(struct http_request *request, struct err *err)
{
	return send_one(request, view_card, err);
}

bool get_members(struct http_request *request, struct err *err)
{
	return send_all(request, view_members, err);
}

bool get_pile(struct http_request *request, struct err *err)
{
	return send_some(request, view_pile, err);
}

bool get_activity(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];
	int64_t limit = 50, before = INT64_MAX;

	if (!request_query_int(request, "limit", 1, 200, &limit, err) ||
	    !request_query_int(request, "before", 1, INT64_MAX, &before, err))
		return false;
	if (view_known(request, etag))
		return true;
	return send_view(request,
			 view_activity(request->server->options.ledger, &reader, before, (int)limit,
				       &request->out, err),
			 etag);
}
