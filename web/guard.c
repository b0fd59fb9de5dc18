#include "web/guard.h"

#include "web/core.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define COOKIE	    "kanwall"
#define COOKIE_RULE "; Path=/; HttpOnly; SameSite=Strict; Max-Age="

enum { COOKIE_AGE_S = 365 * 24 * 3600 };

static bool refuse(struct http_request *request, int status, enum lang_key key, struct err *err)
{
	request->status = status;
	return err_say(err, ERR_FORBIDDEN, key, NULL);
}

/* "http://wall.local:8080" → "wall.local:8080"; NULL for anything else. */
static const char *authority_of(const char *origin, const char **standard_port)
{
	if (strncasecmp(origin, "http://", 7) == 0) {
		*standard_port = ":80";
		return origin + 7;
	}
	if (strncasecmp(origin, "https://", 8) == 0) {
		*standard_port = ":443";
		return origin + 8;
	}
	return NULL;
}

/* The same but for the port that the scheme implies. */
static bool same_authority(const char *a, const char *b, const char *standard_port)
{
	size_t n = strlen(a), m = strlen(b), port = strlen(standard_port);

	if (n > port && strcmp(a + n - port, standard_port) == 0)
		n -= port;
	if (m > port && strcmp(b + m - port, standard_port) == 0)
		m -= port;
	return n == m && strncasecmp(a, b, n) == 0;
}

/* Another of our own addresses with our own port: only we can have served that page. */
static bool is_own_page(struct server *server, const char *origin)
{
	const char *standard_port, *authority = authority_of(origin, &standard_port);
	char ours[8];

	/* Plain HTTP is all that we serve. */
	if (!authority || strcmp(standard_port, ":80") != 0)
		return false;
	const char *port = strrchr(authority, ':');
	snprintf(ours, sizeof(ours), ":%u", server->port);
	return strcmp(port && !strchr(port, ']') ? port : standard_port, ours) == 0 &&
	       hosts_know(&server->hosts, authority, server_now(server));
}

/*
 * The port counts: a cookie does not keep ports apart, so another server on this machine is a foreign
 * site as well. Behind a proxy the configuration names the outer address.
 */
bool guard_origin(struct http_request *request, bool across, struct err *err)
{
	struct server *server = request->server;
	const char *host = request_header(request, "Host");
	const char *origin = request_header(request, "Origin");
	const char *port = "", *authority;

	if (request->peer.local)
		return true;
	if (!host || !hosts_know(&server->hosts, host, server_now(server)))
		return refuse(request, 421, L_err_host, err);
	if (!origin)
		return true;
	authority = authority_of(origin, &port);
	if (authority && (same_authority(authority, host, port) ||
			  hosts_named(&server->hosts, authority)))
		return true;
	if (!across || !is_own_page(server, origin))
		return refuse(request, 403, L_err_origin, err);
	request->across = origin;
	return true;
}

const char *guard_cookie_given(struct http_request *request)
{
	return MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, COOKIE);
}

void guard_identify(struct http_request *request)
{
	struct server *server = request->server;
	struct ledger *ledger = server->options.ledger;
	const char *bearer = request_header(request, "Authorization");
	const char *cookie;

	if (request->peer.local) {
		request->who = (struct identity){.role = ROLE_ADMIN, .program = true};
		request->known = true;
	} else if (bearer && strncasecmp(bearer, "Bearer ", 7) == 0) {
		bearer += 7 + strspn(bearer + 7, " ");
		request->known = who_is(&server->who, ledger, bearer, true, &request->who);
	} else if ((cookie = guard_cookie_given(request))) {
		request->known = who_is(&server->who, ledger, cookie, false, &request->who);
	}
}

bool guard_role(struct http_request *request, enum role role, struct err *err)
{
	if (!request->known)
		return err_say(err, ERR_UNAUTHORIZED, L_err_unauthorized, NULL);
	if (request->who.role >= role)
		return true;
	return err_say(err, ERR_FORBIDDEN,
		       request->who.role == ROLE_GUEST ? L_err_guest : L_err_forbidden, NULL);
}

const char *guard_cookie(struct http_request *request, const char *token)
{
	if (!token)
		return COOKIE "=" COOKIE_RULE "0";
	return arena_printf(&request->arena, COOKIE "=%s" COOKIE_RULE "%d", token, COOKIE_AGE_S);
}
