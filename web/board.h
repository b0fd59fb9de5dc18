#pragma once
#include <microhttpd.h>
#include <stdbool.h>

#include "app/base/lang.h"
#include "app/model/snapshot.h"

/*
 * board: the reads of the team's state. The board's answer, headers included, is made once for each
 * state of the log, kind of reader and language, and then sent as it is.
 *
 * Thread: the server's.
 */
enum { BOARD_KINDS = ROLE_ADMIN + 1, ETAG_SIZE = 128 };

struct board_cache {
	struct board_kept {
		char etag[ETAG_SIZE];
		struct MHD_Response *response;
	} list[BOARD_KINDS][LANG_COUNT];
};

struct http_request;
struct err;

void board_cache_finish(struct board_cache *cache);

bool get_activity(struct http_request *request, struct err *err);
bool get_board(struct http_request *request, struct err *err);
bool get_card(struct http_request *request, struct err *err);
bool get_members(struct http_request *request, struct err *err);
bool get_pile(struct http_request *request, struct err *err);

/*
 * Everything that an answer depends on. Ages and due dates are said in days, so the local date is a
 * part; `who` is the member for answers that are not the same for all of a role.
 */
void etag_make(struct http_request *request, const char *who, char out[ETAG_SIZE]);

/* The other reads are made anew; they are asked for seldom. */
bool send_view(struct http_request *request, bool made, const char *etag);
