#pragma once
#include <stdbool.h>

/*
 * wall: the phone as a remote control, and what a member or an admin does that is no command of the
 * team: who am I, sign out, tokens of programs.
 *
 * Thread: the server's.
 */
struct http_request;
struct err;

bool wall_read(struct http_request *request, struct err *err);	/* GET  /api/v1/wall */
bool wall_show(struct http_request *request, struct err *err);	/* POST /api/v1/wall/show */
bool me_read(struct http_request *request, struct err *err);		/* GET  /api/v1/me */
bool me_sign_out(struct http_request *request, struct err *err);	/* POST /api/v1/me/sign-out */
bool token_add(struct http_request *request, struct err *err);	/* POST /api/v1/tokens */
bool token_list(struct http_request *request, struct err *err);	/* GET  /api/v1/tokens */
bool token_revoke(struct http_request *request, struct err *err);	/* POST /api/v1/tokens/{name}/revoke */
bool health_read(struct http_request *request, struct err *err);	/* GET  /healthz */
