#include "web/hosts.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};	/* ::ffff:0:0/96 */

void address_bytes(const struct sockaddr *address, uint8_t out[16])
{
	memset(out, 0, 16);
	if (!address)
		return;
	if (address->sa_family == AF_INET6) {
		memcpy(out, &((const struct sockaddr_in6 *)address)->sin6_addr, 16);
	} else if (address->sa_family == AF_INET) {
		memcpy(out, mapped, sizeof(mapped));
		memcpy(out + 12, &((const struct sockaddr_in *)address)->sin_addr, 4);
	}
}

bool address_is_four(const uint8_t address[16])
{
	return memcmp(address, mapped, sizeof(mapped)) == 0;
}

bool address_is_loopback(const uint8_t address[16])
{
	static const uint8_t six[16] = {[15] = 1};

	if (address_is_four(address))
		return address[12] == 127;
	return memcmp(address, six, sizeof(six)) == 0;
}

/* The interface that most packets leave by: the default route with the lowest metric. "" for none. */
static void default_interface(char out[IF_NAMESIZE])
{
	FILE *file = fopen("/proc/net/route", "re");
	char line[256], name[IF_NAMESIZE];
	unsigned destination, metric, best = ~0u;

	out[0] = '\0';
	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "%15s %x %*x %*x %*d %*d %u", name, &destination, &metric) == 3 &&
		    destination == 0 && metric < best) {
			best = metric;
			memcpy(out, name, sizeof(name));
		}
	if (file)
		fclose(file);
}

/* 0: not for phones; more is better. */
static int rank_of(const struct ifaddrs *one, const char *favourite, const uint8_t *bytes)
{
	if (one->ifa_addr->sa_family != AF_INET || address_is_loopback(bytes))
		return 0;
	if (bytes[12] == 169 && bytes[13] == 254)	/* link-local: nobody gave us an address */
		return 1;
	return strcmp(one->ifa_name, favourite) == 0 ? 3 : 2;
}

bool hosts_look(struct hosts *hosts, double now_s)
{
	struct ifaddrs *all = NULL;
	char favourite[IF_NAMESIZE], primary[ADDRESS_SIZE] = "127.0.0.1";
	bool online = false;
	int best = 0;

	hosts->looked_s = now_s;
	if (getifaddrs(&all) != 0)
		return false;
	default_interface(favourite);
	hosts->address_count = 0;
	for (const struct ifaddrs *one = all; one; one = one->ifa_next) {
		if (!one->ifa_addr || !(one->ifa_flags & IFF_UP) ||
		    (one->ifa_addr->sa_family != AF_INET && one->ifa_addr->sa_family != AF_INET6) ||
		    hosts->address_count == HOSTS_ADDRESSES_MAX)
			continue;
		uint8_t *bytes = hosts->addresses[hosts->address_count++];
		address_bytes(one->ifa_addr, bytes);
		int rank = rank_of(one, favourite, bytes);
		online = online || rank > 0;
		if (rank > best) {
			best = rank;
			inet_ntop(AF_INET, bytes + 12, primary, sizeof(primary));
		}
	}
	freeifaddrs(all);
	bool changed = online != hosts->online || strcmp(primary, hosts->primary) != 0;
	hosts->online = online;
	memcpy(hosts->primary, primary, sizeof(primary));
	return changed;
}

/* The host of "host", "host:port" or "[address]:port", without brackets and a dot at its end. */
static bool split(const char *authority, char host[HOST_SIZE])
{
	const char *end = authority[0] == '[' ? strchr(authority, ']') : NULL;
	size_t n;

	if (authority[0] == '[') {
		if (!end || (end[1] && end[1] != ':'))
			return false;
		authority++;
		n = (size_t)(end - authority);
	} else {
		n = strcspn(authority, ":");
		if (n > 1 && authority[n - 1] == '.')
			n--;
	}
	if (n == 0 || n >= HOST_SIZE)
		return false;
	memcpy(host, authority, n);
	host[n] = '\0';
	return true;
}

static bool parse_number(const char *host, uint8_t out[16])
{
	if (inet_pton(AF_INET6, host, out) == 1)
		return true;
	memcpy(out, mapped, sizeof(mapped));
	return inet_pton(AF_INET, host, out + 12) == 1;
}

static bool has_number(const struct hosts *hosts, const uint8_t *bytes)
{
	for (int i = 0; i < hosts->address_count; i++)
		if (memcmp(hosts->addresses[i], bytes, 16) == 0)
			return true;
	return address_is_loopback(bytes);
}

static bool is_own_name(const struct hosts *hosts, const char *host)
{
	const char *own = hosts->host_name;
	size_t first = strcspn(own, ".");

	if (strcasecmp(host, "localhost") == 0 || (*own && strcasecmp(host, own) == 0))
		return true;
	if (!first || strncasecmp(host, own, first) != 0)
		return false;
	return host[first] == '\0' || strcasecmp(host + first, ".local") == 0;
}

bool hosts_named(const struct hosts *hosts, const char *authority)
{
	char host[HOST_SIZE];

	if (!split(authority, host))
		return false;
	for (int i = 0; hosts->more && hosts->more[i]; i++)
		if (strcasecmp(hosts->more[i], authority) == 0 ||
		    strcasecmp(hosts->more[i], host) == 0)
			return true;
	return false;
}

bool hosts_know(struct hosts *hosts, const char *authority, double now_s)
{
	char host[HOST_SIZE];
	uint8_t bytes[16];

	if (!split(authority, host))
		return false;
	if (!parse_number(host, bytes))
		return is_own_name(hosts, host) || hosts_named(hosts, authority);
	if (has_number(hosts, bytes))
		return true;
	/* The network may have given us a new address a moment ago. */
	if (now_s - hosts->looked_s >= 1)
		hosts_look(hosts, now_s);
	return has_number(hosts, bytes) || hosts_named(hosts, authority);
}

/* Of letters, digits and hyphens: it becomes a part of a header and of an address as it is. */
static bool is_local_name(const char *host)
{
	size_t n = strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return n > 0 && n < 64 && strcasecmp(host + n, ".local") == 0;
}

bool hosts_home(const struct hosts *hosts, char name[HOST_SIZE])
{
	for (int i = 0; hosts->more && hosts->more[i]; i++)
		if (split(hosts->more[i], name) && is_local_name(name))
			return true;
	snprintf(name, HOST_SIZE, "%.*s.local", (int)strcspn(hosts->host_name, "."), hosts->host_name);
	return is_local_name(name) && strcasecmp(name, "localhost.local") != 0;
}
