#include "web/picture.h"

#include "web/core.h"
#include "web/publish.h"
#include "web/reply.h"

#include <stdlib.h>

void picture_drop(struct picture *picture)
{
	if (!picture || --picture->refs > 0)
		return;
	MHD_destroy_response(picture->response);
	free(picture);
}

/* The bytes belong to the response from now on. */
static struct picture *picture_new(struct letter *letter)
{
	struct picture *picture = calloc(1, sizeof(*picture));

	if (!picture)
		abort();
	picture->refs = 1;
	picture->response = reply_dress(MHD_create_response_from_buffer(letter->size, letter->bytes,
									MHD_RESPMEM_MUST_FREE),
					"image/png", NULL, "no-store");
	letter->bytes = NULL;
	return picture;
}

static bool picture_send(struct http_request *request, struct err *err)
{
	if (!request->picture) {
		err->retry_after_s = PICTURE_WAIT_S;
		request->status = 503;
		return err_say(err, ERR_SYSTEM, L_web_no_picture, NULL);
	}
	reply_send(request, 200, request->picture->response);
	return true;
}

static bool is_for_picture(const struct http_request *request)
{
	return request->finish == picture_send;
}

/* Asks the main thread, unless a picture is on its way. False: none can be had. */
static bool ask_for(struct server *server, uint64_t ticket)
{
	struct pictures *pictures = &server->pictures;
	double now_s = server_now(server);

	/* One that never came back must not hold up the others. */
	if (pictures->under_way && now_s - pictures->since_s < PICTURE_WAIT_S)
		return true;
	publish_now(server);
	if (!server->options.picture ||
	    !server->options.picture(server->options.context, ticket))
		return false;
	*pictures = (struct pictures){ticket, now_s, ticket};
	return true;
}

bool picture_ask(struct http_request *request, struct err *err)
{
	struct server *server = request->server;

	if (!ask_for(server, server->last_ticket + 1))
		return picture_send(request, err);
	request_wait(request, PICTURE_WAIT_S, picture_send);
	return true;
}

static void hand_out(struct server *server, struct picture *picture, uint64_t up_to)
{
	struct http_request *next;

	for (struct http_request *request = server->waiting; request; request = next) {
		next = request->next;
		if (!is_for_picture(request) || request->ticket > up_to)
			continue;
		request->picture = picture;
		if (picture)
			picture->refs++;
		request_wake(request);
	}
}

static uint64_t newest_waiting(const struct server *server)
{
	uint64_t ticket = 0;

	for (const struct http_request *request = server->waiting; request; request = request->next)
		if (is_for_picture(request) && request->ticket > ticket)
			ticket = request->ticket;
	return ticket;
}

void picture_done(struct server *server, struct letter *letter)
{
	struct pictures *pictures = &server->pictures;

	if (letter->ticket != pictures->under_way)
		return;
	struct picture *picture = letter->bytes ? picture_new(letter) : NULL;
	uint64_t up_to = pictures->for_ticket;
	server->counters.pictures += picture != NULL;
	*pictures = (struct pictures){0};
	hand_out(server, picture, up_to);
	picture_drop(picture);
	/* Those who came too late for it. */
	uint64_t ticket = newest_waiting(server);
	if (ticket && !ask_for(server, ticket))
		hand_out(server, NULL, ticket);
}
