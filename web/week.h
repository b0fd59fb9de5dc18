#pragma once
#include <stdbool.h>

/*
 * week: the read of what last week left.
 *
 * Thread: the server's.
 */
struct err;
struct http_request;

bool get_week(struct http_request *request, struct err *err);
