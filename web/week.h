#pragma once
#include <stdbool.h>

/*
 * week: the reads of what last week left, and of the weekly vote.
 *
 * Thread: the server's.
 */
struct err;
struct http_request;

bool get_round(struct http_request *request, struct err *err);
bool get_week(struct http_request *request, struct err *err);
