#pragma once
#include "web/request.h"

/*
 * run: commands of the team, from a request or from the wall itself, and what follows a commit: first
 * the wall gets its snapshot, then the phones their news, and then the answer goes out.
 *
 * Thread: the server's.
 */

/* A request for a command of the table. */
bool run_command(struct http_request *request, const struct command *command, struct err *err);

/* The unnamed command behind joining; *member is the new one, in the request's arena. */
bool run_join(struct http_request *request, const char *body, const char **member, struct err *err);

/* By the wall itself, without an actor. */
bool run_as_wall(struct server *server, const char *command, const char *id, const char *json,
		 struct err *err);

/* Sessions, tokens, roles or memberships have changed. */
void server_rights_changed(struct server *server);
