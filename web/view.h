#pragma once
#include <stdbool.h>

#include "app/ledger/views.h"

/*
 * view: a read of the API from a view of the ledger: 304 when the reader has it already, else made anew,
 * as JSON with its ETag. What is asked for often keeps its bytes instead, see board.h.
 *
 * Thread: the server's.
 */
enum { ETAG_SIZE = 128 };

struct http_request;

/*
 * Everything that an answer depends on. Ages and due dates are said in days, so the local date is a
 * part; `who` is the member for answers that are not the same for all of a role.
 */
void etag_make(struct http_request *request, const char *who, char out[ETAG_SIZE]);

/* For answers that also say whether the question about last week is open: that changes at a time of day. */
bool etag_make_of_week(struct http_request *request, const char *who, char out[ETAG_SIZE],
		       struct err *err);

/* True: the reader has it already, and was told so. Else *etag is what the answer carries. */
bool view_known(struct http_request *request, char etag[ETAG_SIZE]);

/* Sends what a view made, if it did. */
bool send_view(struct http_request *request, bool made, const char *etag);

/* All of a kind; the one that the path names; at most as many as the query's `limit` says (1..200, 50). */
bool send_all(struct http_request *request,
	      bool (*view)(struct ledger *, const struct reader *, struct buf *, struct err *),
	      struct err *err);
bool send_one(struct http_request *request,
	      bool (*view)(struct ledger *, const struct reader *, const char *, struct buf *, struct err *),
	      struct err *err);
bool send_some(struct http_request *request,
	       bool (*view)(struct ledger *, const struct reader *, int, struct buf *, struct err *),
	       struct err *err);
