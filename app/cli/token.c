#include "app/cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "app/cli/client.h"
#include "app/ledger/ledger.h"
#include "app/ledger/local.h"
#include "app/ledger/roster.h"
#include "app/ledger/views.h"
#include "app/model/calendar.h"

static const struct clock system_clock;

static struct ledger *open_alone(const struct options *options, bool read_only, struct err *err)
{
	struct ledger_options how = {
		.path = options->db, .clock = &system_clock, .read_only = read_only};

	if (!read_only && !cli_make_folder(options, err))
		return NULL;
	return ledger_open(&how, err);
}

static bool role_of(const char *name, enum role *role, struct err *err)
{
	static const char *const names[] = {"guest", "member", "admin"};

	for (int i = 0; i < 3; i++)
		if (strcmp(name, names[i]) == 0) {
			*role = (enum role)(ROLE_GUEST + i);
			return true;
		}
	return err_storage(err, ERR_SYNTAX, "role is guest, member or admin, not \"%s\"", name);
}

/* Through the running wall when there is one, else alone. */
static bool token_add(const struct options *options, const char *name, struct err *err)
{
	char token[SECRET_TOKEN_SIZE], socket_path[PATH_MAX];
	struct buf body = {0}, answer = {0};
	enum client_answer said = CLIENT_NO_WALL;
	enum role role = ROLE_NONE;
	bool ok = false;

	if (!role_of(options->role, &role, err))
		return false;
	buf_text(&body, "{\"name\":");
	view_json_text(&body, name);
	buf_printf(&body, ",\"role\":\"%s\"}", options->role);
	if (cli_socket_path(options, socket_path, sizeof(socket_path)))
		said = client_post(socket_path, "/api/v1/tokens", body.bytes, &answer, err);
	if (said == CLIENT_NO_WALL) {
		struct ledger *ledger = open_alone(options, false, err);
		ok = ledger && local_token_add(ledger, name, role, token, err);
		ledger_close(ledger);
	} else if (said == CLIENT_OK) {
		ok = client_member(answer.bytes, "token", token, sizeof(token)) ||
		     err_system(err, "the wall's answer holds no token");
	}
	if (ok)
		printf("%s\n", token);
	buf_finish(&body);
	buf_finish(&answer);
	return ok;
}

static bool token_revoke(const struct options *options, const char *name, struct err *err)
{
	char socket_path[PATH_MAX];
	struct buf path = {0}, answer = {0};
	enum client_answer said = CLIENT_NO_WALL;

	if (!*name)
		return err_storage(err, ERR_SYNTAX, "which token? usage: kanwall token revoke NAME");
	buf_text(&path, "/api/v1/tokens/");
	for (const char *p = name; *p; p++)
		buf_printf(&path, "%%%02X", (unsigned char)*p);
	buf_text(&path, "/revoke");
	if (cli_socket_path(options, socket_path, sizeof(socket_path)))
		said = client_post(socket_path, path.bytes, "{}", &answer, err);
	buf_finish(&path);
	buf_finish(&answer);
	if (said != CLIENT_NO_WALL)
		return said == CLIENT_OK;
	struct ledger *ledger = open_alone(options, false, err);
	bool ok = ledger && local_token_revoke(ledger, name, err);
	ledger_close(ledger);
	return ok;
}

/* The name comes last: it alone may hold spaces, and is as wide as it likes. */
static void print_token(void *context, const struct token_line *token)
{
	char date[DATE_SIZE];
	int *count = context;

	date_format(date_of(token->created_ms), date);
	printf("%-6s  %s  %s\n", role_name(token->role), date, token->name);
	++*count;
}

static bool token_list(const struct options *options, struct err *err)
{
	struct ledger *ledger = open_alone(options, true, err);
	int count = 0;
	bool ok = ledger && local_token_each(ledger, print_token, &count, err);

	if (ok && count == 0)
		fprintf(stderr, "no program has a token; kanwall token add NAME makes one\n");
	ledger_close(ledger);
	return ok;
}

bool cli_token(const struct options *options, struct err *err)
{
	const char *verb = options->words[1];
	const char *name = options->word_count > 2 ? options->words[2] : NULL;

	if (strcmp(verb, "list") == 0 && !name)
		return token_list(options, err);
	if (strcmp(verb, "add") == 0 && name)
		return token_add(options, name, err);
	if (strcmp(verb, "revoke") == 0 && name)
		return token_revoke(options, name, err);
	return err_storage(err, ERR_SYNTAX, "usage: kanwall token add NAME | list | revoke NAME");
}
