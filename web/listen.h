#pragma once
#include <stdint.h>

#include "app/base/err.h"

/* listen: the sockets that the server waits on. Both answer -1 and *err. Thread: any. */

/* bind: "" for every interface, else an IP address. *port 0 becomes the one that was free. */
int listen_tcp(const char *bind, uint16_t *port, struct err *err);

/* Only this user and root may connect (mode 0600). Replaces a socket that a dead wall left behind. */
int listen_unix(const char *path, struct err *err);
