/* codes: making, showing and checking what lets a phone in. */
#include "web/core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/base/log.h"
#include "web/publish.h"

static bool is_seen(const struct server *server)
{
	return server->join_shown || server->options.say_codes;
}

double join_deadline_s(const struct server *server)
{
	return is_seen(server) ? server->join.renew_s : INFINITY;
}

/* Without a screen the address is all that people have; it is printed when it changes. */
static void say_address(struct server *server)
{
	struct join *join = &server->join;
	char address[ADDRESS_SIZE];

	publish_address(server, address);
	snprintf(join->said_address, sizeof(join->said_address), "http://%s/J/%s", address,
		 join->code);
	log_info("to join: %s", join->said_address);
}

bool join_tick(struct server *server, double now_s)
{
	struct join *join = &server->join;

	if (!is_seen(server)) {
		/* What nobody sees, nobody may use. */
		join->code[0] = join->former[0] = '\0';
		join->renew_s = 0;
		return false;
	}
	if (now_s < join->renew_s)
		return false;
	memcpy(join->former, join->code, sizeof(join->former));
	secret_code(join->code, SECRET_CODE_LENGTH);
	join->renew_s = now_s + (server->options.say_codes ? CODE_SAID_RENEW_S : CODE_RENEW_S);
	if (server->options.say_codes)
		say_address(server);
	return server->join_shown;
}

const char *server_admin_address(struct server *server)
{
	struct join *join = &server->join;
	char address[ADDRESS_SIZE];

	if (!*join->admin) {
		secret_token(join->admin);
		join->admin_until_s = server_now(server) + ADMIN_SECRET_AGE_S;
	}
	publish_address(server, address);
	snprintf(join->admin_address, sizeof(join->admin_address), "http://%s/J/%s", address,
		 join->admin);
	return join->admin_address;
}

/* As typed from the wall: any case, and the letters that codes do not use for what they look like. */
static void clean(const char *typed, char out[SECRET_CODE_LENGTH + 1])
{
	static const char from[] = "SZB", to[] = "528";
	size_t n = 0;

	for (; *typed && n < SECRET_CODE_LENGTH; typed++) {
		char c = *typed >= 'a' && *typed <= 'z' ? (char)(*typed - 'a' + 'A') : *typed;
		const char *alike = strchr(from, c);
		if (c != ' ' && c != '-')
			out[n++] = alike ? to[alike - from] : c;
	}
	out[*typed ? 0 : n] = '\0';
}

static bool is_right(const struct join *join, const char *given, bool *admin, double now_s)
{
	char code[SECRET_CODE_LENGTH + 1];

	*admin = *join->admin && now_s < join->admin_until_s && secret_equal(given, join->admin);
	if (*admin)
		return true;
	clean(given, code);
	if (strlen(code) != SECRET_CODE_LENGTH)
		return false;
	return (*join->code && secret_equal(code, join->code)) ||
	       (*join->former && secret_equal(code, join->former));
}

bool code_check(struct http_request *request, const char *code, bool *admin, struct err *err)
{
	struct server *server = request->server;
	double now_s = server_now(server);

	if (!rates_allow(&server->wrong_codes, request->peer.address, now_s, err))
		return false;
	if (is_right(&server->join, code, admin, now_s))
		return true;
	rates_count(&server->wrong_codes, request->peer.address, now_s);
	server->counters.refused_codes++;
	return err_say(err, ERR_FORBIDDEN, L_err_code_wrong, NULL);
}
