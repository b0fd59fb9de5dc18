/* join: a phone comes in, as somebody new or as somebody who is on the wall already. */
#include "web/join.h"

#include "web/core.h"
#include "web/guard.h"
#include "web/pin.h"
#include "web/publish.h"
#include "web/run.h"

#include <string.h>

#include "app/base/utf8.h"

/* --- GET: who is there --------------------------------------------------------------------------- */

static void say_person(struct http_request *request, const struct person *person, bool first)
{
	struct buf *out = &request->out;
	bool has = local_member_has_session(request->server->options.ledger, person->id);

	buf_text(out, first ? "{\"id\":" : ",{\"id\":");
	view_json_text(out, person->id);
	buf_text(out, ",\"name\":");
	view_json_text(out, person->name);
	buf_text(out, ",\"badge\":");
	view_json_text(out, person->badge);
	buf_printf(out, ",\"colour\":%d,\"has_device\":%s}", person->colour, has ? "true" : "false");
}

bool join_look(struct http_request *request, struct err *err)
{
	const struct board *board = publish_board(request->server);
	const char *code;
	bool admin, first = true;

	if (!request_query(request, "code", &code, err))
		return false;
	if (!code)
		return err_field(err, "code", L_err_required, NULL);
	if (!code_check(request, code, &admin, err))
		return false;
	buf_text(&request->out, "{\"team\":");
	view_json_text(&request->out, board->team);
	buf_printf(&request->out, ",\"fresh\":%s,\"members\":[",
		   request->server->fresh ? "true" : "false");
	for (int i = 0; i < board->person_count; i++)
		if (!board->people[i].left) {
			say_person(request, &board->people[i], first);
			first = false;
		}
	buf_text(&request->out, "]}");
	return true;
}

/* --- sessions ------------------------------------------------------------------------------------ */

bool session_start(struct http_request *request, const char *member, const char *agent, struct err *err)
{
	struct server *server = request->server;
	char token[SECRET_TOKEN_SIZE];

	if (!local_session_add(server->options.ledger, member, agent, token, err))
		return false;
	request->cookie = guard_cookie(request, token);
	server_rights_changed(server);
	return true;
}

/* 201 with who they are now. */
static bool welcome(struct http_request *request, const char *member, struct err *err)
{
	struct ledger *ledger = request->server->options.ledger;
	struct reader reader = {.member = member, .role = ROLE_ADMIN, .lang = request->lang};
	const char *agent = request_header(request, "User-Agent");

	if (!session_start(request, member, agent && utf8_valid(agent, strlen(agent)) ? agent : "",
			   err))
		return false;
	buf_text(&request->out, "{\"me\":");
	if (!view_member(ledger, &reader, member, &request->out, err))
		return false;
	buf_char(&request->out, '}');
	request->status = 201;
	return true;
}

/* The one-time address of the wall's owner: whoever opened it is an admin now. */
static bool make_admin(struct http_request *request, const char *member, struct err *err)
{
	struct server *server = request->server;

	if (!run_as_wall(server, "member_edit", member, "{\"role\":\"admin\"}", err))
		return false;
	memset(server->join.admin, 0, sizeof(server->join.admin));
	return true;
}

/* --- POST: somebody new -------------------------------------------------------------------------- */

static const char *text_of(const struct http_request *request, const char *name)
{
	const struct value *value = request_value(request, name);

	return value && !value->null ? value->text : NULL;
}

static void add_member(struct buf *json, const struct http_request *request, const char *name)
{
	const char *text = text_of(request, name);

	if (!text)
		return;
	buf_text(json, json->len > 1 ? ",\"" : "\"");
	buf_text(json, name);
	buf_text(json, "\":");
	view_json_text(json, text);
}

static bool enter_new(struct http_request *request, bool admin, struct err *err)
{
	struct buf json = {0};
	const char *member;

	buf_char(&json, '{');
	add_member(&json, request, "name");
	add_member(&json, request, "emoji");
	add_member(&json, request, "team");
	buf_char(&json, '}');
	const char *body = arena_text(&request->arena, json.bytes);
	buf_finish(&json);
	if (!run_join(request, body, &member, err) ||
	    (admin && !make_admin(request, member, err)))
		return false;
	return welcome(request, member, err);
}

/* --- POST: somebody who is on the wall ----------------------------------------------------------- */

static const struct person *person_here(struct server *server, const char *id)
{
	const struct board *board = publish_board(server);

	for (int i = 0; i < board->person_count; i++) {
		const struct person *person = &board->people[i];
		if (!person->left && strcmp(person->id, id) == 0)
			return person;
	}
	return NULL;
}

static bool enter_with_pin(struct http_request *request, struct err *err)
{
	const char *member = text_of(request, "member");

	if (request->expired)
		return pin_busy(err);
	if (!request->result_ok) {
		pin_was_wrong(request->server, member);
		return err_field(err, "pin", L_err_pin_wrong, NULL);
	}
	return welcome(request, member, err);
}

static bool enter_known(struct http_request *request, const char *member, bool admin, struct err *err)
{
	struct server *server = request->server;
	const char *pin = text_of(request, "pin");

	if (!person_here(server, member))
		return err_field(err, "member", L_err_no_member, NULL);
	if (admin)
		return make_admin(request, member, err) && welcome(request, member, err);
	if (!local_member_has_session(server->options.ledger, member))
		return welcome(request, member, err);
	if (pin)
		return pin_verify(request, member, pin, enter_with_pin, err);
	return claim_make(request, member, err);
}

bool join_enter(struct http_request *request, struct err *err)
{
	const char *member;
	bool admin;

	if (!request_fields(request, err) ||
	    !code_check(request, text_of(request, "code"), &admin, err))
		return false;
	member = text_of(request, "member");
	return member ? enter_known(request, member, admin, err) : enter_new(request, admin, err);
}
