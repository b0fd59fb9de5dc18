#include "app/cli/client.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

static int connect_to(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct timeval patience = {.tv_sec = 30};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || strlen(path) >= sizeof(address.sun_path))
		goto close_fd;
	memcpy(address.sun_path, path, strlen(path) + 1);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0)
		return fd;
close_fd:
	if (fd >= 0)
		close(fd);
	return -1;
}

static bool send_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		bytes += sent;
		n -= (size_t)sent;
	}
	return true;
}

static void receive_all(int fd, struct buf *answer)
{
	char piece[4096];

	for (;;) {
		ssize_t n = recv(fd, piece, sizeof(piece), 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		buf_add(answer, piece, (size_t)n);
	}
}

enum client_answer client_post(const char *socket_path, const char *path, const char *json,
			       struct buf *out, struct err *err)
{
	struct buf request = {0}, answer = {0};
	enum client_answer result = CLIENT_REFUSED;
	int status = 0;
	int fd = connect_to(socket_path);

	if (fd < 0)
		return CLIENT_NO_WALL;
	buf_printf(&request,
		   "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
		   "Accept-Language: en\r\nContent-Type: application/json\r\n"
		   "Content-Length: %zu\r\n\r\n%s",
		   path, strlen(json), json);
	if (send_all(fd, request.bytes, request.len))
		receive_all(fd, &answer);
	close(fd);
	const char *body = answer.bytes ? strstr(answer.bytes, "\r\n\r\n") : NULL;
	if (!body || sscanf(answer.bytes, "HTTP/1.%*d %d", &status) != 1) {
		err_system(err, "the wall on %s does not answer", socket_path);
	} else if (status >= 200 && status < 300) {
		buf_text(out, body + 4);
		result = CLIENT_OK;
	} else {
		char detail[256];
		if (!client_member(body, "message", detail, sizeof(detail)) &&
		    !client_member(body, "detail", detail, sizeof(detail)))
			snprintf(detail, sizeof(detail), "status %d", status);
		err_system(err, "the wall refuses: %s", detail);
	}
	buf_finish(&request);
	buf_finish(&answer);
	return result;
}

bool client_member(const char *json, const char *name, char *out, size_t size)
{
	char start[64];
	size_t len = 0;

	snprintf(start, sizeof(start), "\"%s\":\"", name);
	const char *p = strstr(json, start);
	if (!p)
		return false;
	for (p += strlen(start); *p && *p != '"' && len + 1 < size; p++) {
		if (*p == '\\' && p[1])
			p++;
		out[len++] = *p;
	}
	out[len] = '\0';
	return *p == '"';
}
