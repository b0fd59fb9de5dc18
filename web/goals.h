#pragma once
#include <stdbool.h>

/*
 * goals: the reads of what the team wants and how it goes: metrics, objectives, cycles, what was said in
 * their reviews, units and days, and how notes flow.
 *
 * Thread: the server's.
 */
struct http_request;
struct err;

bool get_burn_up_csv(struct http_request *request, struct err *err);
bool get_calendar_days(struct http_request *request, struct err *err);
bool get_cycles(struct http_request *request, struct err *err);
bool get_flow(struct http_request *request, struct err *err);
bool get_flow_csv(struct http_request *request, struct err *err);
bool get_key_result(struct http_request *request, struct err *err);
bool get_metric(struct http_request *request, struct err *err);
bool get_metrics(struct http_request *request, struct err *err);
bool get_objectives(struct http_request *request, struct err *err);
bool get_retro(struct http_request *request, struct err *err);
bool get_units(struct http_request *request, struct err *err);
