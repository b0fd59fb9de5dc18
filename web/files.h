#pragma once
#include <stdbool.h>

/*
 * files: the phone page, its words and its icons: bytes of the program, listed by the build. Each gets
 * an ETag of its content; a phone asks each time and is nearly always told "unchanged".
 *
 * Thread: the server's.
 */
struct server;
struct http_request;
struct err;

bool file_known(const char *path);
bool file_send(struct http_request *request, const char *path);	/* false: there is no such file */
bool page_read(struct http_request *request, struct err *err);	/* GET / and the join addresses */
void files_finish(struct server *server);
