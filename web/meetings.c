#include "web/meetings.h"

#include "web/core.h"
#include "web/reply.h"

#include <stdio.h>

#include "app/ledger/meetings_views.h"
#include "app/model/ical.h"

enum { WHO_SIZE = 64 };

/* What comes next changes with the time of day. */
static bool is_unchanged(struct http_request *request, char etag[ETAG_SIZE])
{
	int64_t minute = clock_wall_ms(request->server->options.clock) / 60000;
	char who[WHO_SIZE];

	snprintf(who, sizeof(who), "%s-%lld", request->who.member, (long long)minute);
	etag_make(request, who, etag);
	return reply_unchanged(request, etag);
}

bool get_rituals(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	return is_unchanged(request, etag) ||
	       send_view(request,
		    view_rituals(request->server->options.ledger, &reader, &request->out, err),
		    etag);
}

bool get_meetings(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	return is_unchanged(request, etag) ||
	       send_view(request,
		    view_meetings(request->server->options.ledger, &reader, &request->out, err),
		    etag);
}

/* A day in the query; *date NULL: none was sent. */
static bool query_date(struct http_request *request, const char **date, struct err *err)
{
	struct date day;

	if (!request_query(request, "date", date, err))
		return false;
	return !*date || date_parse(*date, &day) ||
	       err_field(err, "date", L_err_date, "example", "2026-01-31", NULL);
}

bool get_checkins(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];
	const char *date;

	if (!query_date(request, &date, err))
		return false;
	return is_unchanged(request, etag) ||
	       send_view(request,
		    view_checkins(request->server->options.ledger, &reader, date, &request->out,
				  err),
		    etag);
}

static bool member_must_ask(const struct http_request *request, struct err *err)
{
	return *request->who.member || err_say(err, ERR_FORBIDDEN, L_web_members_only, NULL);
}

bool get_checkin_draft(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	char etag[ETAG_SIZE];

	if (!member_must_ask(request, err))
		return false;
	return is_unchanged(request, etag) ||
	       send_view(request,
		    view_checkin_draft(request->server->options.ledger, &reader, &request->out, err),
		    etag);
}

/* Seconds run: it is made anew for each who asks. */
bool get_standup(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);
	const char *subject = arena_printf(&request->arena, "standup-%s", request->id);

	return send_view(request,
		    view_standup(request->server->options.ledger, &reader, subject, &request->out,
				 err),
		    NULL);
}

bool get_minutes(struct http_request *request, struct err *err)
{
	struct reader reader = request_reader(request);

	if (!view_minutes(request->server->options.ledger, &reader, request->id, &request->out, err))
		return false;
	reply_text(request, "text/markdown; charset=utf-8");
	return true;
}

/* --- for calendar programs ----------------------------------------------------------------------- */

bool calendar_renew(struct http_request *request, struct err *err)
{
	char token[SECRET_TOKEN_SIZE];

	if (!member_must_ask(request, err) ||
	    !local_feed_renew(request->server->options.ledger, request->who.member, token, err))
		return false;
	buf_printf(&request->out, "{\"path\":\"/calendar.ics?token=%s\"}", token);
	request->status = 201;
	return true;
}

bool calendar_end(struct http_request *request, struct err *err)
{
	if (!member_must_ask(request, err) ||
	    !local_feed_end(request->server->options.ledger, request->who.member, err))
		return false;
	buf_text(&request->out, "{}");
	return true;
}

/* A calendar program sends no cookie: the address alone says who asks. */
bool calendar_read(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	const struct topics *topics = &server->topics;
	char member[UUID_SIZE];
	const char *token;

	if (!request_query(request, "token", &token, err))
		return false;
	if (!token)
		return err_field(err, "token", L_err_required, NULL);
	if (!local_feed_find(server->options.ledger, token, member))
		return err_say(err, ERR_UNAUTHORIZED, L_err_unauthorized, NULL);
	if (!topics->board || !topics->meetings)
		return err_say(err, ERR_STORAGE, L_err_storage, "why", "", NULL);
	struct ical ical = {
		.meetings = topics->meetings,
		.team = topics->board->team,
		.realm = topics->board->person_count ? topics->board->people[0].id : "",
		.lang = server->lang,
		.now_ms = clock_wall_ms(server->options.clock),
	};
	ical_write(&ical, &request->out);
	reply_text(request, "text/calendar; charset=utf-8");
	return true;
}
