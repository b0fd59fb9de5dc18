#include "web/handover.h"

#include "web/core.h"
#include "web/guard.h"
#include "web/run.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

void handover_start(struct server *server)
{
	char name[HOST_SIZE];

	server->handovers_asked = (struct rates){
		.each_max = HANDOVERS_EACH_MAX, .all_max = HANDOVERS_ALL_MAX, .window_s = 60};
	if (!hosts_home(&server->hosts, name))
		return;
	snprintf(server->home, sizeof(server->home), "%s:%u", name, server->port);
	if (server->port == 80)		/* browsers leave it out */
		server->home[strcspn(server->home, ":")] = '\0';
}

static void agent_hash(struct http_request *request, char out[SECRET_HASH_SIZE])
{
	const char *agent = request_header(request, "User-Agent");

	secret_hash(out, agent ? agent : "", agent ? strlen(agent) : 0);
}

/* --- asking ---------------------------------------------------------------------------------------- */

/* A phone has one open code: its last, else a free one or the oldest makes room. */
static struct handover *room_for(struct server *server, const char *device)
{
	struct handover *room = &server->handovers[0];

	for (int i = 0; i < HANDOVERS_MAX; i++) {
		struct handover *one = &server->handovers[i];
		if (*one->hash && strcmp(one->device, device) == 0)
			return one;
		if (!*one->hash || (*room->hash && one->until_s < room->until_s))
			room = one;
	}
	return room;
}

bool handover_ask(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	double now_s = server_now(server);
	uint8_t key[RATES_KEY_SIZE];
	char code[SECRET_TOKEN_SIZE];

	if (request->who.program)
		return err_say(err, ERR_FORBIDDEN, L_web_members_only, NULL);
	if (!*server->home)
		return err_say(err, ERR_CONFLICT, L_web_no_home, NULL);
	rates_key(request->who.device, key);
	if (!rates_allow(&server->handovers_asked, key, now_s, err))
		return false;
	rates_count(&server->handovers_asked, key, now_s);
	struct handover *one = room_for(server, request->who.device);
	secret_token(code);
	secret_hash(one->hash, code, strlen(code));
	memcpy(one->device, request->who.device, sizeof(one->device));
	memcpy(one->address, request->peer.address, sizeof(one->address));
	agent_hash(request, one->agent);
	one->until_s = now_s + HANDOVER_AGE_S;
	buf_printf(&request->out, "{\"address\":\"%s\",\"code\":\"%s\",\"expires_s\":%d}",
		   server->home, code, HANDOVER_AGE_S);
	request->status = 201;
	return true;
}

/* --- taking ---------------------------------------------------------------------------------------- */

/* Finds the code and uses it up, whoever gave it. */
static bool spend(struct server *server, const char *code, struct handover *spent)
{
	char hash[SECRET_HASH_SIZE];

	secret_hash(hash, code, strlen(code));
	for (int i = 0; i < HANDOVERS_MAX; i++) {
		struct handover *one = &server->handovers[i];
		if (!*one->hash || !secret_equal(one->hash, hash))
			continue;
		*spent = *one;
		*one = (struct handover){0};
		return server_now(server) < spent->until_s;
	}
	return false;
}

/*
 * As far as a server can tell. A name may lead to the wall by IPv6 and its number by IPv4: addresses of
 * different families say nothing about each other.
 */
static bool same_phone(struct http_request *request, const struct handover *one)
{
	const uint8_t *here = request->peer.address;
	char agent[SECRET_HASH_SIZE];

	agent_hash(request, agent);
	if (strcmp(agent, one->agent) != 0 ||
	    (request->known && strcmp(request->who.device, one->device) != 0))
		return false;
	return address_is_four(here) != address_is_four(one->address) ||
	       memcmp(here, one->address, sizeof(one->address)) == 0;
}

static bool is_home(struct http_request *request)
{
	const char *host = request_header(request, "Host");

	return host && strcasecmp(host, request->server->home) == 0;
}

bool handover_take(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	double now_s = server_now(server);
	struct handover one;
	char token[SECRET_TOKEN_SIZE];

	if (!request_fields(request, err) ||
	    !rates_allow(&server->wrong_codes, request->peer.address, now_s, err))
		return false;
	if (!spend(server, request_value(request, "code")->text, &one) || !is_home(request) ||
	    !same_phone(request, &one)) {
		rates_count(&server->wrong_codes, request->peer.address, now_s);
		server->counters.refused_codes++;
		return err_say(err, ERR_FORBIDDEN, L_err_code_wrong, NULL);
	}
	if (!request->known) {
		if (!local_session_alias(server->options.ledger, one.device, token, err))
			return false;
		request->cookie = guard_cookie(request, token);
		server_rights_changed(server);
	}
	buf_text(&request->out, "{}");
	return true;
}
