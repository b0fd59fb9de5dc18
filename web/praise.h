#pragma once
#include <stdbool.h>

#include "app/base/err.h"

/*
 * praise: recognition for phones and programs. What is private is made for its reader: the member is a
 * part of the ETag, and nothing of it is kept.
 *
 * Thread: the server's.
 */
struct http_request;

bool get_badges(struct http_request *request, struct err *err);
bool get_feedback(struct http_request *request, struct err *err);
bool get_fund(struct http_request *request, struct err *err);
bool get_kudos(struct http_request *request, struct err *err);
bool get_talk(struct http_request *request, struct err *err);
bool get_talk_months(struct http_request *request, struct err *err);
bool get_talks(struct http_request *request, struct err *err);
