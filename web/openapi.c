#include "web/openapi.h"

#include "web/core.h"
#include "web/reply.h"
#include "web/route.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Embedded by files.S. */
extern const char web_schemas[];

enum { OPERATIONS_MAX = 384 };

/* A route and a command, seen as the same thing. */
struct operation {
	const char *method, *path, *name, *tag, *summary, *type, *answer;
	enum role role;
	int status;
	const struct field *fields, *query;
	int field_count, query_count;
	bool writes;		/* a command: takes an Idempotency-Key */
	bool takes_text;	/* a file's text instead of JSON as well */
};

/* --- fields → JSON Schema ------------------------------------------------------------------------ */

static void say_choices(struct buf *out, const struct field *field)
{
	buf_text(out, ",\"enum\":[");
	for (int i = 0; field->choices && field->choices[i]; i++) {
		if (i)
			buf_char(out, ',');
		view_json_text(out, field->choices[i]);
	}
	buf_text(out, field->nullable ? ",null]" : "]");
}

static void say_type(struct buf *out, const struct field *field, const char *type)
{
	buf_printf(out, field->nullable ? "\"type\":[\"%s\",\"null\"]" : "\"type\":\"%s\"", type);
}

static void say_checklist(struct buf *out, const struct field *field)
{
	say_type(out, field, "array");
	buf_printf(out,
		   ",\"minItems\":%d,\"maxItems\":%d,\"items\":{\"type\":\"object\",\"required\":"
		   "[\"text\"],\"additionalProperties\":false,\"properties\":{\"text\":{\"type\":"
		   "\"string\",\"minLength\":1,\"maxLength\":120},\"done\":{\"type\":\"boolean\"},"
		   "\"id\":{\"type\":\"string\",\"pattern\":\"^[a-z0-9-]{1,64}$\"}}}",
		   field->min, field->max);
}

static void say_schema(struct buf *out, const struct field *field)
{
	buf_char(out, '{');
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_PROSE:
	case FIELD_PASTE:
		say_type(out, field, "string");
		buf_printf(out, ",\"minLength\":%d,\"maxLength\":%d", field->min, field->max);
		break;
	case FIELD_EMOJI:
		say_type(out, field, "string");
		break;
	case FIELD_ID:
		say_type(out, field, "string");
		buf_text(out, ",\"pattern\":\"^[a-z0-9-]{1,64}$\"");
		break;
	case FIELD_NUMBER:
	case FIELD_INT:
		say_type(out, field, field->type == FIELD_INT ? "integer" : "number");
		buf_printf(out, ",\"minimum\":%d,\"maximum\":%d", field->min, field->max);
		break;
	case FIELD_BOOL:
		say_type(out, field, "boolean");
		break;
	case FIELD_DATE:
		say_type(out, field, "string");
		buf_text(out, ",\"format\":\"date\"");
		break;
	case FIELD_CHOICE:
		say_type(out, field, "string");
		say_choices(out, field);
		break;
	case FIELD_IDS:
		say_type(out, field, "array");
		buf_printf(out,
			   ",\"minItems\":%d,\"maxItems\":%d,\"uniqueItems\":true,\"items\":"
			   "{\"type\":\"string\",\"pattern\":\"^[a-z0-9-]{1,64}$\"}",
			   field->min, field->max);
		break;
	case FIELD_CHECKLIST:
		say_checklist(out, field);
		break;
	}
	if (field->doc) {
		buf_text(out, ",\"description\":");
		view_json_text(out, field->doc);
	}
	buf_char(out, '}');
}

static void say_body(struct buf *out, const struct operation *operation)
{
	bool any = false;

	buf_text(out, ",\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":"
		      "\"object\",\"additionalProperties\":false,\"properties\":{");
	for (int i = 0; i < operation->field_count; i++) {
		if (i)
			buf_char(out, ',');
		view_json_text(out, operation->fields[i].name);
		buf_char(out, ':');
		say_schema(out, &operation->fields[i]);
	}
	buf_text(out, "},\"required\":[");
	for (int i = 0; i < operation->field_count; i++) {
		if (!operation->fields[i].required)
			continue;
		if (any)
			buf_char(out, ',');
		view_json_text(out, operation->fields[i].name);
		any = true;
	}
	buf_text(out, "]}}");
	if (operation->takes_text)
		buf_text(out, ",\"text/csv\":{\"schema\":{\"type\":\"string\"}},"
			      "\"text/tab-separated-values\":{\"schema\":{\"type\":\"string\"}}");
	buf_printf(out, "},\"required\":%s}", any ? "true" : "false");
}

/* --- operations ---------------------------------------------------------------------------------- */

static void say_parameter(struct buf *out, bool *any, const char *name, size_t n, const char *in,
			  bool required, const struct field *field)
{
	char *copy = strndup(name, n);

	if (!copy)
		abort();
	buf_text(out, *any ? ",{\"name\":" : "{\"name\":");
	view_json_text(out, copy);
	free(copy);
	buf_printf(out, ",\"in\":\"%s\",\"required\":%s,\"schema\":", in,
		   required ? "true" : "false");
	if (field)
		say_schema(out, field);
	else
		buf_text(out, "{\"type\":\"string\"}");
	buf_char(out, '}');
	*any = true;
}

static void say_parameters(struct buf *out, const struct operation *operation)
{
	static const char key[] = "Idempotency-Key";
	static const struct field dry_run = {.name = "dry_run", .type = FIELD_BOOL};
	const char *start = strchr(operation->path, '{');
	bool any = false;

	buf_text(out, ",\"parameters\":[");
	if (start)
		say_parameter(out, &any, start + 1, strcspn(start + 1, "}"), "path", true, NULL);
	for (int i = 0; i < operation->query_count; i++) {
		const struct field *field = &operation->query[i];
		say_parameter(out, &any, field->name, strlen(field->name), "query",
			      field->required, field);
	}
	if (operation->takes_text)
		say_parameter(out, &any, dry_run.name, strlen(dry_run.name), "query", false,
			      &dry_run);
	if (operation->writes)
		say_parameter(out, &any, key, sizeof(key) - 1, "header", false, NULL);
	buf_char(out, ']');
}

static void say_answers(struct buf *out, const struct operation *operation)
{
	const char *type = operation->type ? operation->type : "application/json";

	buf_printf(out, ",\"responses\":{\"%d\":{\"description\":\"Done\",\"content\":{\"%s\":{",
		   operation->status ? operation->status : 200, type);
	if (operation->answer)
		buf_printf(out, "\"schema\":{\"$ref\":\"#/components/schemas/%s\"}",
			   operation->answer);
	/* "4XX" for those who look what they did wrong, "default" for the wall's own troubles. */
	buf_text(out, "}}},\"4XX\":{\"$ref\":\"#/components/responses/Problem\"},"
		      "\"default\":{\"$ref\":\"#/components/responses/Problem\"}}");
}

static void say_security(struct buf *out, const struct operation *operation)
{
	static const char *const names[] = {"anybody", "guest", "member", "admin"};

	if (operation->role == ROLE_NONE)
		buf_text(out, ",\"security\":[]");
	else
		buf_text(out, ",\"security\":[{\"session\":[]},{\"token\":[]}]");
	buf_printf(out, ",\"x-role\":\"%s\"", names[operation->role]);
}

static void say_operation(struct buf *out, const struct operation *operation)
{
	buf_char(out, '"');
	for (const char *p = operation->method; *p; p++)
		buf_char(out, (char)tolower((unsigned char)*p));
	buf_printf(out, "\":{\"operationId\":\"%s\",\"tags\":[\"%s\"],\"summary\":",
		   operation->name, operation->tag);
	view_json_text(out, operation->summary);
	say_parameters(out, operation);
	if (strcmp(operation->method, "GET") != 0)
		say_body(out, operation);
	say_answers(out, operation);
	say_security(out, operation);
	buf_char(out, '}');
}

/* --- the document -------------------------------------------------------------------------------- */

static int by_path(const void *a, const void *b)
{
	const struct operation *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order ? order : strcmp(x->method, y->method);
}

static size_t collect(struct operation *list)
{
	size_t count, n = 0;
	const struct route *routes = route_table(&count);

	for (size_t i = 0; i < count && n < OPERATIONS_MAX; i++) {
		const struct route *r = &routes[i];
		list[n++] = (struct operation){
			.method = r->method, .path = r->path, .name = r->name, .tag = r->tag,
			.summary = r->summary, .type = r->type, .answer = r->answer,
			.role = r->role, .status = r->status, .fields = r->fields,
			.field_count = r->field_count, .query = r->query,
			.query_count = r->query_count};
	}
	const struct command *commands = command_table(&count);
	for (size_t i = 0; i < count && n < OPERATIONS_MAX; i++) {
		const struct command *c = &commands[i];
		if (c->path)
			list[n++] = (struct operation){
				.method = c->method, .path = c->path, .name = c->name,
				.tag = c->tag, .summary = c->summary, .answer = "Changed",
				.role = c->role, .status = c->status, .fields = c->fields,
				.field_count = c->field_count, .writes = true,
				.takes_text = c->text_field != NULL};
	}
	qsort(list, n, sizeof(*list), by_path);
	return n;
}

static void compose(struct buf *out)
{
	struct operation list[OPERATIONS_MAX];
	size_t n = collect(list);

	buf_text(out, "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"kanwall\",\"version\":\""
		      KANWALL_VERSION "\",\"summary\":\"The wall of a team\",\"license\":{\"name\":"
		      "\"MIT\",\"identifier\":\"MIT\"}},\"servers\":[{\"url\":\"/\"}],\"paths\":{");
	for (size_t i = 0; i < n; i++) {
		bool same = i > 0 && strcmp(list[i].path, list[i - 1].path) == 0;
		if (!same) {
			buf_text(out, i ? "}," : "");
			view_json_text(out, list[i].path);
			buf_text(out, ":{");
		} else {
			buf_char(out, ',');
		}
		say_operation(out, &list[i]);
	}
	buf_text(out, "}},\"components\":");
	buf_text(out, web_schemas);
	buf_char(out, '}');
}

bool openapi_read(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	char hash[SECRET_HASH_SIZE], etag[40];

	(void)err;
	if (!server->openapi) {
		compose(&request->out);
		secret_hash(hash, request->out.bytes, request->out.len);
		snprintf(etag, sizeof(etag), "\"%.32s\"", hash);
		server->openapi = reply_make(server, request->out.bytes, request->out.len,
					     "application/json", etag, "no-cache");
	}
	if (!reply_unchanged(request, MHD_get_response_header(server->openapi, "ETag")))
		reply_send(request, 200, server->openapi);
	return true;
}
