#include "web/files.h"

#include "web/core.h"
#include "web/reply.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EMBED(n, path, source) extern const unsigned char web_file_##n[], web_file_##n##_end[];
#include "web/files.inc"
#undef EMBED

struct file {
	const char *path;
	const unsigned char *bytes, *end;
};

/* Sorted by path. */
static const struct file files[] = {
#define EMBED(n, path, source) {path, web_file_##n, web_file_##n##_end},
#include "web/files.inc"
#undef EMBED
};

enum { FILES_COUNT = sizeof(files) / sizeof(files[0]) };

static int compare(const void *key, const void *file)
{
	return strcmp(key, ((const struct file *)file)->path);
}

static const struct file *file_of(const char *path)
{
	return bsearch(path, files, FILES_COUNT, sizeof(files[0]), compare);
}

bool file_known(const char *path)
{
	return file_of(path) != NULL;
}

static const char *type_of(const char *path)
{
	static const char *const types[][2] = {
		{".css", "text/css; charset=utf-8"},
		{".html", "text/html; charset=utf-8"},
		{".ico", "image/x-icon"},
		{".js", "text/javascript; charset=utf-8"},
		{".json", "application/json"},
		{".png", "image/png"},
		{".svg", "image/svg+xml"},
		{".webmanifest", "application/manifest+json"},
		{".woff2", "font/woff2"},
	};
	const char *ending = strrchr(path, '.');

	for (size_t i = 0; ending && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(ending, types[i][0]) == 0)
			return types[i][1];
	return "application/octet-stream";
}

static struct MHD_Response *response_of(struct server *server, const struct file *file)
{
	struct MHD_Response **kept;
	char hash[SECRET_HASH_SIZE], etag[40];
	size_t size = (size_t)(file->end - file->bytes);

	if (!server->files)
		server->files = calloc(FILES_COUNT, sizeof(*server->files));
	if (!server->files)
		abort();
	kept = &server->files[file - files];
	if (!*kept) {
		secret_hash(hash, file->bytes, size);
		snprintf(etag, sizeof(etag), "\"%.32s\"", hash);
		*kept = reply_make_static(server, file->bytes, size, type_of(file->path), etag,
					  "no-cache");
	}
	return *kept;
}

bool file_send(struct http_request *request, const char *path)
{
	const struct file *file = file_of(path);

	if (!file)
		return false;
	struct MHD_Response *response = response_of(request->server, file);
	if (!reply_unchanged(request, MHD_get_response_header(response, "ETag")))
		reply_send(request, 200, response);
	return true;
}

bool page_read(struct http_request *request, struct err *err)
{
	return file_send(request, "/phone/index.html") ||
	       err_say(err, ERR_NOT_FOUND, L_err_not_found, NULL);
}

void files_finish(struct server *server)
{
	for (int i = 0; server->files && i < FILES_COUNT; i++)
		if (server->files[i])
			MHD_destroy_response(server->files[i]);
	free(server->files);
}
