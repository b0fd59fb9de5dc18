#include "web/route.h"

#include "web/core.h"
#include "web/files.h"
#include "web/goals.h"
#include "web/guard.h"
#include "web/meetings.h"
#include "web/metrics.h"
#include "web/openapi.h"
#include "web/pin.h"
#include "web/praise.h"
#include "web/publish.h"
#include "web/reply.h"
#include "web/run.h"
#include "web/settings.h"
#include "web/wall.h"
#include "web/week.h"

#include <stdio.h>
#include <string.h>

#include "app/model/scene_names.h"

/* --- the web's own addresses --------------------------------------------------------------------- */

static const char *const langs[] = {"zh", "en", NULL};
static const char *const distances[] = {"100", "115", "130", NULL};
static const char *const pages[] = {"next", "back", NULL};
static const char *const roles[] = {"guest", "member", "admin", NULL};
static const char *const stays[] = {"15", "30", "60", "120", NULL};

static const struct field approve_fields[] = {
	{"approve", FIELD_BOOL, .required = true, .doc = "Let that phone in, or not"},
};
static const struct field handover_fields[] = {
	{"code", FIELD_TEXT, .required = true, .min = 1, .max = 64,
	 .doc = "What POST /api/v1/me/handover gave"},
};
static const struct field join_fields[] = {
	{"code", FIELD_TEXT, .required = true, .min = 1, .max = 64, .doc = "The code on the wall"},
	{"emoji", FIELD_EMOJI, .doc = "Of somebody new"},
	{"member", FIELD_ID, .doc = "Somebody who is on the wall already"},
	{"name", FIELD_TEXT, .min = 1, .max = 16, .doc = "Of somebody new"},
	{"pin", FIELD_TEXT, .min = 1, .max = 8, .doc = "The member's PIN, instead of a tap there"},
	{"team", FIELD_TEXT, .min = 1, .max = 24, .doc = "The team's name; only on a fresh wall"},
};
static const struct field pin_fields[] = {
	{"pin", FIELD_TEXT, .required = true, .nullable = true, .min = 4, .max = 8,
	 .doc = "4 to 8 digits; null removes it"},
};
static const struct field show_fields[] = {
	{"calm", FIELD_BOOL, .doc = "Cross-fades instead of motion"},
	{"distance", FIELD_CHOICE, .choices = distances,
	 .doc = "How large notes are, in percent: more where people sit far away"},
	{"hours", FIELD_TEXT, .min = 1, .max = HOURS_SIZE - 1,
	 .doc = "When the wall is lit, like 07:30-23:00; or always"},
	{"join_shown", FIELD_BOOL, .doc = "The join code stands on the wall"},
	{"lang", FIELD_CHOICE, .choices = langs, .doc = "The wall's language"},
	{"page", FIELD_CHOICE, .choices = pages, .doc = "Turn a page"},
	{"pinned", FIELD_BOOL, .doc = "No rotation and no paging by itself"},
	{"scene", FIELD_CHOICE, .choices = scene_names, .doc = "What to show"},
	{"theme", FIELD_CHOICE, .choices = theme_names, .doc = "Light or dark"},
	{"turn_s", FIELD_CHOICE, .choices = stays, .doc = "How many seconds each scene stays"},
	{"turns", FIELD_IDS, .max = 32, .doc = "The scenes that take turns; none: all"},
	{"workdays_only", FIELD_BOOL, .doc = "Dark also on days when nobody works"},
};
static const struct field token_fields[] = {
	{"name", FIELD_TEXT, .required = true, .min = 1, .max = 64, .doc = "What uses the token"},
	{"role", FIELD_CHOICE, .required = true, .choices = roles, .doc = "What it may do"},
};
static const struct field activity_query[] = {
	{"before", FIELD_INT, .min = 1, .max = INT32_MAX, .doc = "Only what is older than this seq"},
	{"limit", FIELD_INT, .min = 1, .max = 200, .doc = "At most so many; 50 unless told"},
};
static const struct field calendar_query[] = {
	{"token", FIELD_TEXT, .required = true, .min = 1, .max = 64, .doc = "The address's secret"},
};
static const struct field checkins_query[] = {
	{"date", FIELD_DATE, .doc = "Of which day; today unless told"},
};
static const struct field code_query[] = {
	{"code", FIELD_TEXT, .required = true, .min = 1, .max = 64, .doc = "The code on the wall"},
};
static const struct field cycle_query[] = {
	{"cycle", FIELD_ID, .doc = "Like 2026q4; the one at hand unless told"},
};
static const struct field limit_query[] = {
	{"limit", FIELD_INT, .min = 1, .max = 200, .doc = "At most so many; 50 unless told"},
};

#define BODY(list)  .fields = list, .field_count = sizeof(list) / sizeof(list[0])
#define QUERY(list) .query = list, .query_count = sizeof(list) / sizeof(list[0])

/* Sorted by path, then method. */
static const struct route routes[] = {
	{"GET", "/", "page", "page", ROLE_NONE, page_read, .type = "text/html",
	 .summary = "The phone page"},
	{"GET", "/J/{code}", "page_join_capital", "page", ROLE_NONE, page_read,
	 .type = "text/html", .summary = "The phone page, from the QR code"},
	{"GET", "/api/openapi.json", "openapi", "about", ROLE_NONE, openapi_read,
	 .answer = "Any", .summary = "This document"},
	{"GET", "/api/v1/activity", "activity", "board", ROLE_GUEST, get_activity,
	 QUERY(activity_query), .answer = "Activity", .summary = "What happened, newest first"},
	{"GET", "/api/v1/badges", "badges", "badges", ROLE_GUEST, get_badges, .answer = "Badges",
	 .summary = "The catalogue of badges"},
	{"GET", "/api/v1/board", "board", "board", ROLE_GUEST, get_board, .answer = "Board",
	 .summary = "The board with its people and labels"},
	{"GET", "/api/v1/calendar-days", "calendar_days", "calendar-days", ROLE_GUEST,
	 get_calendar_days, .answer = "CalendarDays",
	 .summary = "Holidays and make-up days, the team's own included"},
	{"GET", "/api/v1/cards/{id}", "card", "cards", ROLE_GUEST, get_card, .answer = "Card",
	 .summary = "One note"},
	{"GET", "/api/v1/checkins", "checkins", "checkins", ROLE_GUEST, get_checkins,
	 QUERY(checkins_query), .answer = "Checkins",
	 .summary = "Who wrote what for a day, and who is off"},
	{"GET", "/api/v1/checkins/draft", "checkin_draft", "checkins", ROLE_GUEST,
	 get_checkin_draft, .answer = "CheckinDraft",
	 .summary = "What my three sentences may begin with, from my notes"},
	{"GET", "/api/v1/claims", "claims", "join", ROLE_GUEST, claim_list, .answer = "Claims",
	 .summary = "Phones that wait for my tap"},
	{"POST", "/api/v1/claims/{id}", "claim_answer", "join", ROLE_GUEST, claim_answer,
	 BODY(approve_fields), .answer = "ClaimState", .summary = "Let a phone in, or not"},
	{"GET", "/api/v1/cycles", "cycles", "cycles", ROLE_GUEST, get_cycles, .answer = "Cycles",
	 .summary = "Cycles with their dates"},
	{"GET", "/api/v1/events", "events", "events", ROLE_GUEST, hub_open,
	 .type = "text/event-stream", .summary = "Says when there is something newer"},
	{"GET", "/api/v1/feedback", "feedback", "feedback", ROLE_GUEST, get_feedback,
	 QUERY(limit_query), .answer = "FeedbackList",
	 .summary = "What was published, and what I gave and received; newest first"},
	{"GET", "/api/v1/fund", "fund", "fund", ROLE_GUEST, get_fund, .answer = "Fund",
	 .summary = "The reward fund and what the team saves for"},
	{"GET", "/api/v1/join", "join_look", "join", ROLE_NONE, join_look, QUERY(code_query),
	 .answer = "JoinLook", .summary = "Who is on the wall, for somebody with the code"},
	{"POST", "/api/v1/join", "join", "join", ROLE_NONE, join_enter, BODY(join_fields),
	 .status = 201, .answer = "Joined",
	 .summary = "Join as somebody new or somebody known; 202: wait for a tap on their phone"},
	{"GET", "/api/v1/join/claims/{id}", "claim", "join", ROLE_NONE, claim_poll,
	 .answer = "ClaimState", .summary = "Whether I was let in; the cookie comes with it"},
	{"POST", "/api/v1/join/handover", "handover_take", "join", ROLE_NONE, handover_take,
	 BODY(handover_fields), .answer = "Any",
	 .summary = "Go on under the wall's name with the code that this phone got under its number"},
	{"GET", "/api/v1/flow", "flow", "flow", ROLE_GUEST, get_flow, .answer = "Flow",
	 .summary = "How notes pile up, how long one takes, how many go each week"},
	{"GET", "/api/v1/flow.csv", "flow_csv", "flow", ROLE_GUEST, get_flow_csv, .type = "text/csv",
	 .summary = "The cumulative flow, a row a day"},
	{"GET", "/api/v1/key-results/{id}", "key_result", "key-results", ROLE_GUEST,
	 get_key_result, .answer = "KeyResult", .summary = "One key result with its check-ins"},
	{"GET", "/api/v1/key-results/{id}/burn-up.csv", "key_result_burn_up", "key-results", ROLE_GUEST,
	 get_burn_up_csv, .type = "text/csv", .summary = "Its burn-up, a row a day"},
	{"GET", "/api/v1/kudos", "kudos", "kudos", ROLE_GUEST, get_kudos, QUERY(limit_query),
	 .answer = "KudosList", .summary = "Badges that were given, newest first"},
	{"GET", "/api/v1/me", "me", "me", ROLE_GUEST, me_read, .answer = "Me",
	 .summary = "Who I am here"},
	{"POST", "/api/v1/me/calendar", "me_calendar", "rituals", ROLE_GUEST, calendar_renew,
	 .status = 201, .answer = "Calendar",
	 .summary = "A new address of the meetings for my calendar program; the old one ends"},
	{"POST", "/api/v1/me/calendar/revoke", "me_calendar_revoke", "rituals", ROLE_GUEST,
	 calendar_end, .answer = "Any", .summary = "End my calendar address"},
	{"POST", "/api/v1/me/handover", "handover_ask", "me", ROLE_GUEST, handover_ask,
	 .status = 201, .answer = "Handover",
	 .summary = "A code that is good once, for this phone, under the wall's name"},
	{"POST", "/api/v1/me/pin", "me_pin", "me", ROLE_GUEST, pin_change, BODY(pin_fields),
	 .answer = "Any", .summary = "Set my PIN for a further phone, or remove it"},
	{"POST", "/api/v1/me/sign-out", "me_sign_out", "me", ROLE_GUEST, me_sign_out,
	 .answer = "Any", .summary = "Forget this phone"},
	{"GET", "/api/v1/meetings", "meetings", "rituals", ROLE_GUEST, get_meetings,
	 .answer = "Meetings", .summary = "Meetings, today's stand-up, who wrote, who is off"},
	{"GET", "/api/v1/members", "members", "members", ROLE_GUEST, get_members,
	 .answer = "Members", .summary = "Everybody, those who left included"},
	{"GET", "/api/v1/metrics", "metric_list", "metrics", ROLE_GUEST, get_metrics,
	 .answer = "Metrics", .summary = "The metric library, with what was read last"},
	{"GET", "/api/v1/metrics/{id}", "metric", "metrics", ROLE_GUEST, get_metric,
	 .answer = "Metric", .summary = "One metric with its readings"},
	{"GET", "/api/v1/objectives", "objectives", "objectives", ROLE_GUEST, get_objectives,
	 QUERY(cycle_query), .answer = "Objectives",
	 .summary = "A cycle with its objectives, key results, alignments and suggestions"},
	{"GET", "/api/v1/pile", "pile", "board", ROLE_GUEST, get_pile, QUERY(limit_query),
	 .answer = "Cards", .summary = "Notes that were torn off, newest first"},
	{"GET", "/api/v1/retro", "retro", "retro", ROLE_GUEST, get_retro, QUERY(cycle_query),
	 .answer = "Retro", .summary = "What the team keeps, stops and starts after a cycle"},
	{"GET", "/api/v1/rituals", "rituals", "rituals", ROLE_GUEST, get_rituals,
	 .answer = "Rituals", .summary = "The team's meetings and when each is held next"},
	{"GET", "/api/v1/round", "round", "rounds", ROLE_GUEST, get_round, .answer = "RoundNow",
	 .summary = "The weekly vote at hand, or the last one"},
	{"GET", "/api/v1/standups/{date}", "standup", "standups", ROLE_GUEST, get_standup,
	 .answer = "Standup", .summary = "The stand-up of a day"},
	{"GET", "/api/v1/standups/{date}/summary.md", "standup_summary", "standups", ROLE_GUEST,
	 get_minutes, .type = "text/markdown", .summary = "What a stand-up came to, as Markdown"},
	{"GET", "/api/v1/talks", "talks", "talks", ROLE_GUEST, get_talks, .answer = "Talks",
	 .summary = "With whom I talked"},
	{"GET", "/api/v1/talks/months", "talk_months", "talks", ROLE_GUEST, get_talk_months,
	 .answer = "TalkMonths", .summary = "Who talked this month and who has not yet; nothing else"},
	{"GET", "/api/v1/talks/{id}", "talk", "talks", ROLE_GUEST, get_talk, .answer = "Talk",
	 .summary = "What I and this member noted; for the two of us alone"},
	{"GET", "/api/v1/tokens", "tokens", "tokens", ROLE_ADMIN, token_list, .answer = "Tokens",
	 .summary = "Programs that have access"},
	{"POST", "/api/v1/tokens", "token_add", "tokens", ROLE_ADMIN, token_add,
	 BODY(token_fields), .status = 201, .answer = "Token",
	 .summary = "Give a program access; its secret is in this answer only"},
	{"POST", "/api/v1/tokens/{name}/revoke", "token_revoke", "tokens", ROLE_ADMIN,
	 token_revoke, .answer = "Any", .summary = "Take a program's access away"},
	{"GET", "/api/v1/units", "unit_list", "units", ROLE_GUEST, get_units, .answer = "Units",
	 .summary = "Units that own objectives"},
	{"GET", "/api/v1/wall", "wall", "wall", ROLE_GUEST, wall_read, .answer = "Wall",
	 .summary = "What the wall shows"},
	{"POST", "/api/v1/wall/restored/read", "wall_restored_read", "wall", ROLE_ADMIN,
	 restored_read, .answer = "Wall",
	 .summary = "Puts the notice away that this wall was restored from a backup"},
	{"POST", "/api/v1/wall/show", "wall_show", "wall", ROLE_MEMBER, wall_show,
	 BODY(show_fields), .answer = "Wall", .summary = "Choose what the wall shows"},
	{"GET", "/api/v1/week", "week", "week", ROLE_GUEST, get_week, .answer = "Week",
	 .summary = "What last week left unfinished, what was decided, and its pile"},
	{"GET", "/calendar.ics", "calendar", "rituals", ROLE_NONE, calendar_read,
	 QUERY(calendar_query), .type = "text/calendar",
	 .summary = "The meetings as iCalendar (RFC 5545), by the address that a member has"},
	{"GET", "/healthz", "healthz", "about", ROLE_NONE, health_read, .answer = "Health",
	 .across = true, .summary = "Whether all is well; 503 with the reason when it is not"},
	{"GET", "/j/{code}", "page_join", "page", ROLE_NONE, page_read, .type = "text/html",
	 .summary = "The phone page, from a typed address"},
	{"GET", "/metrics", "metrics", "about", ROLE_NONE, metrics_read, .type = "text/plain",
	 .summary = "Counters in the Prometheus text format; a token, a session or this machine"},
	{"GET", "/wall.png", "wall_picture", "wall", ROLE_GUEST, picture_ask,
	 .type = "image/png", .summary = "What the wall shows right now, without the join code"},
};

const struct route *route_table(size_t *count)
{
	*count = sizeof(routes) / sizeof(routes[0]);
	return routes;
}

/* --- matching ------------------------------------------------------------------------------------ */

/* "/cards/{id}/move" against "/cards/123/move"; *value is the parameter as it was sent. */
static bool matches(const char *template, const char *path, const char **value, size_t *n)
{
	*value = NULL;
	*n = 0;
	while (*template && (*template == *path || *template == '{')) {
		if (*template != '{') {
			template++;
			path++;
			continue;
		}
		*value = path;
		*n = strcspn(path, "/");
		if (*n == 0)
			return false;
		path += *n;
		template = strchr(template, '}') + 1;
	}
	return *template == '\0' && *path == '\0';
}

struct found {
	const struct route *route;
	const struct command *command;
	const char *value;	/* the path's parameter, coded */
	size_t value_length;
	char allowed[64];	/* methods of this path, "GET, POST" */
};

static void allow(struct found *found, const char *method)
{
	size_t n = strlen(found->allowed);

	if (strstr(found->allowed, method))
		return;
	snprintf(found->allowed + n, sizeof(found->allowed) - n, "%s%s%s", n ? ", " : "", method,
		 strcmp(method, "GET") == 0 ? ", HEAD" : "");
}

static void find(const char *method, const char *path, struct found *found)
{
	size_t count, n;
	const char *value;

	*found = (struct found){0};
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
		if (!matches(routes[i].path, path, &value, &n))
			continue;
		allow(found, routes[i].method);
		if (strcmp(routes[i].method, method) != 0)
			continue;
		found->route = &routes[i];
		found->value = value;
		found->value_length = n;
		return;
	}
	const struct command *commands = command_table(&count);
	for (size_t i = 0; i < count; i++) {
		if (!commands[i].path || !matches(commands[i].path, path, &value, &n))
			continue;
		allow(found, commands[i].method);
		if (strcmp(commands[i].method, method) != 0)
			continue;
		found->command = &commands[i];
		found->value = value;
		found->value_length = n;
		return;
	}
}

const char *route_allowed(struct http_request *request)
{
	struct found found;

	find(request->method, request->path, &found);
	if (!*found.allowed)
		allow(&found, "GET");	/* a file */
	return arena_text(&request->arena, found.allowed);
}

/* --- the way of a request ------------------------------------------------------------------------ */

static bool run_route(struct http_request *request, const struct route *route, struct err *err)
{
	request->route = route;
	if (route->role != ROLE_NONE && !guard_role(request, route->role, err))
		return false;
	if (strcmp(route->method, "GET") != 0 && !request_body_ok(request, err))
		return false;
	return route->run(request, err);
}

static bool is_page_file(struct http_request *request)
{
	return strcmp(request->method, "GET") == 0 && file_send(request, request->path);
}

static bool go(struct http_request *request, struct err *err)
{
	struct found found;

	find(request->method, request->path, &found);
	if (!guard_origin(request, found.route && found.route->across, err))
		return false;
	if (!found.route && !found.command) {
		if (is_page_file(request))
			return true;
		if (!*found.allowed && !file_known(request->path))
			return err_say(err, ERR_NOT_FOUND, L_err_not_found, NULL);
		return err_say(err, ERR_METHOD, L_err_method, "method", request->method, NULL);
	}
	if (found.value && !percent_decode(found.value, found.value_length, &request->arena,
					   &request->id))
		return err_say(err, ERR_SYNTAX, L_err_not_utf8, NULL);
	guard_identify(request);
	if (found.route)
		return run_route(request, found.route, err);
	return guard_role(request, found.command->role, err) &&
	       request_text_ok(request, found.command, err) &&
	       run_command(request, found.command, err);
}

/* A rule that failed must not leave a request without an answer. */
static void conclude(struct http_request *request, bool ok, const struct err *err)
{
	if (request->answered || request->waiting)
		return;
	if (ok)
		reply_json(request, NULL);
	else
		reply_problem(request, err);
}

void route_request(struct http_request *request)
{
	struct err err = ERR_IN(request->lang);
	bool ok = go(request, &err);

	if (!ok)
		publish_trouble(request->server, &err);
	conclude(request, ok, &err);
}

void route_resume(struct http_request *request)
{
	struct err err = ERR_IN(request->lang);
	bool (*finish)(struct http_request *, struct err *) = request->finish;

	request->finish = NULL;
	bool ok = finish(request, &err);
	if (!ok)
		publish_trouble(request->server, &err);
	conclude(request, ok, &err);
}
