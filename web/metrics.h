#pragma once
#include <stdbool.h>

/* metrics: GET /metrics in the Prometheus text format (version 0.0.4). Thread: the server's. */
struct http_request;
struct err;

bool metrics_read(struct http_request *request, struct err *err);
