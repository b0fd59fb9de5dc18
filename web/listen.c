#include "web/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 128 };

struct address {
	struct sockaddr_storage storage;
	socklen_t size;
};

static void address_six(struct address *address, struct in6_addr number, uint16_t port)
{
	struct sockaddr_in6 six = {
		.sin6_family = AF_INET6, .sin6_port = htons(port), .sin6_addr = number};

	memcpy(&address->storage, &six, sizeof(six));
	address->size = sizeof(six);
}

static void address_four(struct address *address, struct in_addr number, uint16_t port)
{
	struct sockaddr_in four = {
		.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = number};

	memcpy(&address->storage, &four, sizeof(four));
	address->size = sizeof(four);
}

static bool address_of(const char *bind, uint16_t port, struct address *address)
{
	struct in6_addr six = in6addr_any;
	struct in_addr four;

	if (*bind && inet_pton(AF_INET, bind, &four) == 1) {
		address_four(address, four, port);
		return true;
	}
	if (*bind && inet_pton(AF_INET6, bind, &six) != 1)
		return false;
	address_six(address, six, port);
	return true;
}

static int open_socket(const struct address *address)
{
	int on = 1, off = 0;
	int fd = socket(address->storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (address->storage.ss_family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
	if (bind(fd, (const struct sockaddr *)&address->storage, address->size) == 0 &&
	    listen(fd, BACKLOG) == 0)
		return fd;
	int why = errno;
	close(fd);
	errno = why;
	return -1;
}

static uint16_t port_of(int fd)
{
	struct sockaddr_storage storage;
	socklen_t size = sizeof(storage);

	if (getsockname(fd, (struct sockaddr *)&storage, &size) != 0)
		return 0;
	/* The port stands at the same place in both families. */
	return ntohs(((struct sockaddr_in *)&storage)->sin_port);
}

static int complain(const char *bind_to, uint16_t port, int why, struct err *err)
{
	if (why == EADDRINUSE)
		err_system(err, "port %u is taken by another program; choose another with --port",
			   port);
	else if (why == EADDRNOTAVAIL)
		err_system(err, "this machine has no address %s", bind_to);
	else if (why == EACCES)
		err_system(err, "port %u needs more rights; choose one above 1023", port);
	else
		err_system(err, "cannot listen on port %u: %s", port, strerror(why));
	return -1;
}

int listen_tcp(const char *bind_to, uint16_t *port, struct err *err)
{
	struct address address;

	if (!address_of(bind_to, *port, &address)) {
		err_system(err, "\"%s\" is not an IP address", bind_to);
		return -1;
	}
	int fd = open_socket(&address);
	if (fd < 0 && !*bind_to && (errno == EAFNOSUPPORT || errno == EADDRNOTAVAIL)) {
		/* A kernel without IPv6. */
		address_four(&address, (struct in_addr){.s_addr = htonl(INADDR_ANY)}, *port);
		fd = open_socket(&address);
	}
	if (fd < 0)
		return complain(bind_to, *port, errno, err);
	*port = port_of(fd);
	return fd;
}

int listen_unix(const char *path, struct err *err)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = -1;

	if (strlen(path) >= sizeof(address.sun_path)) {
		err_system(err, "the path of the socket is too long: %s", path);
		return -1;
	}
	memcpy(address.sun_path, path, strlen(path) + 1);
	unlink(path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	/* Nobody can connect before listen(), so there is no moment with a wider mode. */
	if (fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
	    chmod(path, 0600) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	err_system(err, "cannot make the socket %s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}
