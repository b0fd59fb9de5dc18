#pragma once
#include <stdbool.h>
#include <stdint.h>

/*
 * restored: this wall's file was a backup when it was opened. People are told, with the moment of the
 * last event in it, for a day or until an admin has read it; a restart does not end that. While the
 * clock is not known the day does not begin.
 *
 * Owner: the server. Thread: the server's.
 */
enum { RESTORED_TOLD_H = 24 };

struct restored {
	bool told;
	int64_t as_of_ms;	/* 0: unknown */
	int64_t until_ms;	/* 0: the day has not begun */
};

struct server;
struct http_request;
struct err;

void restored_start(struct server *server);
bool restored_look(struct server *server);	/* people have to be told; ends the day when it is over */
bool restored_read(struct http_request *request, struct err *err);	/* POST /api/v1/wall/restored/read */
