#pragma once
#include <stdbool.h>

/*
 * meetings: the reads of rituals and stand-ups, and the calendar address of a member.
 *
 * Thread: the server's.
 */
struct http_request;
struct err;

bool calendar_end(struct http_request *request, struct err *err);
bool calendar_read(struct http_request *request, struct err *err);
bool calendar_renew(struct http_request *request, struct err *err);
bool get_checkin_draft(struct http_request *request, struct err *err);
bool get_checkins(struct http_request *request, struct err *err);
bool get_meetings(struct http_request *request, struct err *err);
bool get_minutes(struct http_request *request, struct err *err);
bool get_rituals(struct http_request *request, struct err *err);
bool get_standup(struct http_request *request, struct err *err);
