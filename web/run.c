#include "web/run.h"

#include "web/core.h"
#include "web/publish.h"

#include <string.h>

void server_rights_changed(struct server *server)
{
	server->local_revision++;
	who_forget(&server->who);
	hub_recheck(server);
}

/* Only what is done to people gives or takes rights, and its undo. */
static bool may_change_rights(const struct command *command)
{
	return strcmp(command->tag, "members") == 0 || strcmp(command->tag, "undo") == 0;
}

static bool run(struct server *server, struct call *call, struct err *err)
{
	if (!command_run(call, err)) {
		publish_trouble(server, err);
		return false;
	}
	publish_well(server);
	if (!call->topics)
		return true;
	server->counters.commits++;
	publish_commit(server, call->seq, call->topics);
	if (may_change_rights(call->command))
		server_rights_changed(server);
	hub_news(server);
	return true;
}

static struct call call_of(struct http_request *request, const struct command *command)
{
	const char *key = request_header(request, "Idempotency-Key");

	return (struct call){
		.command = command,
		.ledger = request->server->options.ledger,
		.arena = &request->arena,
		.author = {.actor = request->who.member, .device = request->who.device,
			   .key = key ? key : ""},
		.role = request->who.role,
		.lang = request->lang,
		.id = request->id,
		.body = request->body.bytes ? request->body.bytes : "",
		.body_length = request->body.len,
	};
}

bool run_command(struct http_request *request, const struct command *command, struct err *err)
{
	struct call call = call_of(request, command);

	if (!run(request->server, &call, err))
		return false;
	request->status = command->status;
	buf_text(&request->out, call.answer);
	return true;
}

bool run_join(struct http_request *request, const char *body, const char **member, struct err *err)
{
	struct call call = call_of(request, command_named("member_join"));

	call.author.actor = call.author.device = "";
	call.role = ROLE_ADMIN;
	call.id = NULL;
	call.body = body;
	call.body_length = strlen(body);
	if (!run(request->server, &call, err))
		return false;
	*member = call.subject;
	return true;
}

bool run_as_wall(struct server *server, const char *command, const char *id, const char *json,
		 struct err *err)
{
	struct arena arena = {0};
	struct call call = {
		.command = command_named(command),
		.ledger = server->options.ledger,
		.arena = &arena,
		.author = {.actor = "", .device = "", .key = ""},
		.role = ROLE_ADMIN,
		.lang = server->lang,
		.id = id,
		.body = json,
		.body_length = strlen(json),
	};
	bool ok = run(server, &call, err);

	arena_finish(&arena);
	return ok;
}
