#pragma once
#include <stdbool.h>

/*
 * openapi: GET /api/openapi.json, OpenAPI 3.1, written from the command table and the route table, so
 * that it says what the program does. The shapes of answers stand in schemas.json.
 *
 * Thread: the server's.
 */
struct http_request;
struct err;

bool openapi_read(struct http_request *request, struct err *err);
