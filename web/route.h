#pragma once
#include "app/commands/command.h"
#include "web/request.h"

/*
 * route: the addresses of the wall. Those of the team's commands come from the command table; the
 * web's own stand in a table here, declared with the same struct field. openapi reads both.
 *
 * Thread: the server's.
 */
struct route {
	const char *method;
	const char *path;	/* with at most one {parameter} */
	const char *name;	/* operationId */
	const char *tag;
	enum role role;		/* the least that may; ROLE_NONE: anybody */
	bool (*run)(struct http_request *request, struct err *err);	/* fills out, or answers itself */
	const struct field *fields;	/* of the body */
	int field_count;
	const struct field *query;
	int query_count;
	int status;		/* of success */
	bool across;		/* our page may read it from another of our addresses */
	const char *type;	/* of the answer; NULL: application/json */
	const char *answer;	/* name of a schema, or NULL */
	const char *summary;	/* one English line */
};

const struct route *route_table(size_t *count);

/* Everything from the guards to the answer. */
void route_request(struct http_request *request);

/* The methods that this path takes, for Allow; in the request's arena. */
const char *route_allowed(struct http_request *request);

/* Goes on with a request that waited. */
void route_resume(struct http_request *request);
