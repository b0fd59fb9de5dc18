#pragma once
#include <microhttpd.h>
#include <stdbool.h>

#include "app/base/lang.h"
#include "app/model/snapshot.h"
#include "web/view.h"

/*
 * board: the reads of the team's state. The board's answer, headers included, is made once for each
 * state of the log, kind of reader and language, and then sent as it is.
 *
 * Thread: the server's.
 */
enum { BOARD_KINDS = ROLE_ADMIN + 1 };

struct board_cache {
	struct board_kept {
		char etag[ETAG_SIZE];
		struct MHD_Response *response;
	} list[BOARD_KINDS][LANG_COUNT];
};

void board_cache_finish(struct board_cache *cache);

bool get_activity(struct http_request *request, struct err *err);
bool get_board(struct http_request *request, struct err *err);
bool get_card(struct http_request *request, struct err *err);
bool get_members(struct http_request *request, struct err *err);
bool get_pile(struct http_request *request, struct err *err);
