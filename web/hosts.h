#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

/*
 * hosts: by which names and numbers this machine is known, and by which of them a phone reaches it.
 * A page under a foreign name must not talk to the wall through a browser in the room (DNS
 * rebinding), so a request has to name one of these.
 *
 * Owner: the server. Thread: the server's. Cost of a look: one getifaddrs() and one small file.
 */
enum { HOSTS_ADDRESSES_MAX = 32, HOST_SIZE = 256, ADDRESS_SIZE = 64 };

struct hosts {
	const char *host_name;		/* of this machine */
	const char *const *more;	/* from the configuration; may be NULL */
	uint8_t addresses[HOSTS_ADDRESSES_MAX][16];	/* IPv4 as ::ffff:a.b.c.d */
	int address_count;
	char primary[ADDRESS_SIZE];	/* for the QR code, "192.168.1.20" */
	bool online;			/* there is more than the loopback */
	double looked_s;
};

/* Looks again. True when `primary` or `online` has changed. */
bool hosts_look(struct hosts *hosts, double now_s);

/* "wall.local:8080", "[fd00::2]", "192.168.1.20:80": is it us? An unknown number makes it look again. */
bool hosts_know(struct hosts *hosts, const char *authority, double now_s);

/* One of those that the configuration names, as it stands there, with or without its port. */
bool hosts_named(const struct hosts *hosts, const char *authority);

/*
 * The name that stays when numbers change: "kanwall.local" of the configuration's names, else of the
 * machine's. False: it has none that fits into an address.
 */
bool hosts_home(const struct hosts *hosts, char name[HOST_SIZE]);

/* 16 bytes for any peer; a peer that has no number gets zeroes. */
void address_bytes(const struct sockaddr *address, uint8_t out[16]);
bool address_is_four(const uint8_t address[16]);
bool address_is_loopback(const uint8_t address[16]);
