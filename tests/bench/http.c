#include "tests/bench/bench.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_SIZE = 4096, SAMPLES_MAX = 2000000, CONNECTIONS_MAX = 64 };

static int dial(uint16_t port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
	int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0)
		die("cannot connect to port %u", port);
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return fd;
}

struct http http_open(uint16_t port)
{
	return (struct http){.fd = dial(port)};
}

void http_close(struct http *http)
{
	close(http->fd);
	free(http->body);
}

static int compose(char *out, const char *method, const char *path, const char *token,
		   const char *json)
{
	char body_header[96] = "";

	if (json)
		snprintf(body_header, sizeof(body_header),
			 "Content-Type: application/json\r\nContent-Length: %zu\r\n",
			 strlen(json));
	return snprintf(out, REQUEST_SIZE,
			"%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n%s",
			method, path, token ? token : "-", body_header, json ? json : "");
}

/* Length of a whole answer in `bytes`, or 0 while more must come; *body is where its body starts. */
static size_t whole(const char *bytes, size_t n, size_t *body)
{
	const char *end = memmem(bytes, n, "\r\n\r\n", 4);
	const char *length = end ? strcasestr(bytes, "content-length:") : NULL;

	if (!end || !length || length > end)
		return 0;
	*body = (size_t)(end - bytes) + 4;
	size_t total = *body + strtoul(length + 15, NULL, 10);
	return n >= total ? total : 0;
}

void http_ask(struct http *http, const char *method, const char *path, const char *token,
	      const char *json)
{
	char request[REQUEST_SIZE];
	size_t n = 0, body = 0;
	int length = compose(request, method, path, token, json);

	if (send(http->fd, request, (size_t)length, MSG_NOSIGNAL) != length)
		die("cannot send %s %s", method, path);
	for (;;) {
		if (http->cap - n < 65536) {
			http->cap += 262144;
			http->body = realloc(http->body, http->cap);
			if (!http->body)
				die("out of memory");
		}
		ssize_t got = recv(http->fd, http->body + n, http->cap - n - 1, 0);
		if (got <= 0)
			die("%s %s: the wall hung up", method, path);
		n += (size_t)got;
		http->body[n] = '\0';
		if (whole(http->body, n, &body))
			break;
	}
	sscanf(http->body, "HTTP/1.%*d %d", &http->status);
	http->body_length = n - body;
	memmove(http->body, http->body + body, n - body + 1);
}

struct lane {
	int fd;
	double sent_s;
	char *bytes;
	size_t n;
};

enum { ANSWER_MAX = 1 << 20 };

static void lane_send(struct lane *lane, const char *request, int length)
{
	lane->n = 0;
	lane->sent_s = now_s();
	if (send(lane->fd, request, (size_t)length, MSG_NOSIGNAL) != length)
		die("cannot send");
}

/* True when the answer is complete. */
static bool lane_read(struct lane *lane)
{
	size_t body;
	ssize_t got = recv(lane->fd, lane->bytes + lane->n, ANSWER_MAX - lane->n - 1, 0);

	if (got <= 0)
		die("the server hung up");
	lane->n += (size_t)got;
	lane->bytes[lane->n] = '\0';
	return whole(lane->bytes, lane->n, &body) > 0;
}

struct load http_load(uint16_t port, const char *path, const char *token, int connections,
		      double seconds)
{
	static double samples[SAMPLES_MAX];
	struct lane lanes[CONNECTIONS_MAX];
	struct epoll_event events[CONNECTIONS_MAX];
	char request[REQUEST_SIZE];
	int length = compose(request, "GET", path, token, NULL), count = 0;
	int epoll = epoll_create1(0);
	double start = now_s(), end = start + seconds;

	for (int i = 0; i < connections; i++) {
		lanes[i] = (struct lane){.fd = dial(port), .bytes = malloc(ANSWER_MAX)};
		struct epoll_event event = {.events = EPOLLIN, .data.ptr = &lanes[i]};
		epoll_ctl(epoll, EPOLL_CTL_ADD, lanes[i].fd, &event);
		lane_send(&lanes[i], request, length);
	}
	while (now_s() < end && count < SAMPLES_MAX - CONNECTIONS_MAX) {
		int ready = epoll_wait(epoll, events, CONNECTIONS_MAX, 1000);
		for (int i = 0; i < ready; i++) {
			struct lane *lane = events[i].data.ptr;
			if (!lane_read(lane))
				continue;
			samples[count++] = (now_s() - lane->sent_s) * 1e3;
			lane_send(lane, request, length);
		}
	}
	double took = now_s() - start;
	for (int i = 0; i < connections; i++) {
		close(lanes[i].fd);
		free(lanes[i].bytes);
	}
	close(epoll);
	return (struct load){count / took, percentile(samples, count, .5),
			     percentile(samples, count, .99)};
}
