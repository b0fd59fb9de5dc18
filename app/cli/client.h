#pragma once
#include <stdbool.h>

#include "app/base/buf.h"
#include "app/base/err.h"

/*
 * client: one request to the wall that runs on a database, through its Unix socket. For subcommands
 * that write: the running wall is the only writer.
 */
enum client_answer {
	CLIENT_NO_WALL,		/* nobody listens: write alone */
	CLIENT_OK,		/* 2xx; the body is in `out` */
	CLIENT_REFUSED,		/* *err has the wall's own sentence */
};

enum client_answer client_post(const char *socket_path, const char *path, const char *json,
			       struct buf *out, struct err *err);

/* The text of "name":"text" in a flat JSON object; the wall escapes, this only unescapes \" and \\. */
bool client_member(const char *json, const char *name, char *out, size_t size);
