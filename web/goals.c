#include "web/goals.h"

#include "web/core.h"
#include "web/reply.h"

#include "app/ledger/flow_view.h"
#include "app/ledger/goals_views.h"

bool get_calendar_days(struct http_request *request, struct err *err)
{
	return send_all(request, view_days, err);
}

bool get_cycles(struct http_request *request, struct err *err)
{
	return send_all(request, view_cycles, err);
}

bool get_key_result(struct http_request *request, struct err *err)
{
	return send_one(request, view_key_result, err);
}

/* A table for a spreadsheet; made anew each time, and small. */
static bool send_csv(struct http_request *request, bool made)
{
	if (made)
		reply_text(request, "text/csv; charset=utf-8; header=present");
	return made;
}

bool get_burn_up_csv(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);

	return send_csv(request, view_burn_up_csv(request->server->options.ledger, &reader, request->id,
						  &request->out, err));
}

bool get_flow(struct http_request *request, struct err *err)
{
	return send_all(request, view_flow, err);
}

bool get_flow_csv(struct http_request *request, struct err *err)
{
	return send_csv(request, view_flow_csv(request->server->options.ledger, &request->out, err));
}

bool get_metric(struct http_request *request, struct err *err)
{
	return send_one(request, view_metric, err);
}

bool get_metrics(struct http_request *request, struct err *err)
{
	return send_all(request, view_metrics, err);
}

/* ?cycle=2026q4; the one at hand without. */
static bool send_cycle(struct http_request *request,
		       bool (*view)(struct ledger *, const struct reader *, const char *, struct buf *,
				    struct err *),
		       struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];
	const char *cycle;

	if (!request_query(request, "cycle", &cycle, err))
		return false;
	if (view_known(request, etag))
		return true;
	if (!view(request->server->options.ledger, &reader, cycle, &request->out, err))
		return false;
	reply_json(request, etag);
	return true;
}

bool get_objectives(struct http_request *request, struct err *err)
{
	return send_cycle(request, view_objectives, err);
}

bool get_retro(struct http_request *request, struct err *err)
{
	return send_cycle(request, view_retro, err);
}

bool get_units(struct http_request *request, struct err *err)
{
	return send_all(request, view_units, err);
}
