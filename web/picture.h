#pragma once
#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * picture: /wall.png. The request is suspended, the main thread reads its frame back, the worker
 * encodes it, and everybody who asked meanwhile gets the same bytes. Who comes while a picture is on
 * its way waits for the next: that one may have been taken before what they want to see.
 *
 * Thread: the server's.
 */
enum { PICTURE_WAIT_S = 5 };

struct picture {
	struct MHD_Response *response;
	int refs;
};

struct pictures {
	uint64_t under_way;	/* ticket that was given to the main thread; 0: none */
	double since_s;
	uint64_t for_ticket;	/* requests with tickets up to this one get it */
};

struct server;
struct http_request;
struct err;
struct letter;

bool picture_ask(struct http_request *request, struct err *err);	/* GET /wall.png */
void picture_done(struct server *server, struct letter *letter);
void picture_drop(struct picture *picture);	/* NULL is fine */
