/* claims: "is that you?" between the phone that somebody has and the one that says it is theirs. */
#include "web/core.h"

#include <stdio.h>
#include <string.h>

#include "app/base/utf8.h"
#include "web/publish.h"

/* What a browser calls the thing it runs on, in one word that its owner knows. "" for the rest. */
static const char *device_of(const char *agent)
{
	static const char *const known[] = {"iPhone",  "iPad",	"Android", "HarmonyOS",
					    "Windows", "Macintosh", "CrOS", "Linux"};
	static const char *const said[] = {"iPhone",  "iPad", "Android",    "HarmonyOS",
					   "Windows", "Mac",  "Chromebook", "Linux"};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strstr(agent, known[i]))
			return said[i];
	return "";
}

static bool is_live(const struct claim *claim, double now_s)
{
	return claim->state != CLAIM_NONE && now_s < claim->until_s;
}

static bool may_decide(const struct claim *claim, const struct identity *who)
{
	return who->role == ROLE_ADMIN || (*who->member && strcmp(who->member, claim->member) == 0);
}

static bool waits_for(const struct claim *claim, const struct identity *who, double now_s)
{
	return claim->state == CLAIM_WAITING && is_live(claim, now_s) && may_decide(claim, who);
}

bool join_has_claim(const struct join *join, const struct identity *who, double now_s)
{
	for (int i = 0; i < CLAIMS_MAX; i++)
		if (waits_for(&join->claims[i], who, now_s))
			return true;
	return false;
}

/* A free place; NULL when this member, or the wall, has too many open. */
static struct claim *claim_room(struct join *join, const char *member, double now_s)
{
	struct claim *room = NULL;
	int open = 0;

	for (int i = 0; i < CLAIMS_MAX; i++) {
		struct claim *claim = &join->claims[i];
		if (!is_live(claim, now_s))
			room = room ? room : claim;
		else if (strcmp(claim->member, member) == 0)
			open++;
	}
	return open < CLAIMS_PER_MEMBER_MAX ? room : NULL;
}

bool claim_make(struct http_request *request, const char *member, struct err *err)
{
	struct server *server = request->server;
	double now_s = server_now(server);
	struct claim *claim = claim_room(&server->join, member, now_s);
	const char *agent = request_header(request, "User-Agent");
	char secret[SECRET_TOKEN_SIZE], seconds[16];

	if (!claim) {
		snprintf(seconds, sizeof(seconds), "%d", CLAIM_AGE_S);
		err->retry_after_s = CLAIM_AGE_S;
		return err_say(err, ERR_TOO_MANY, L_err_too_many, "seconds", seconds, NULL);
	}
	if (!agent || !utf8_valid(agent, strlen(agent)))
		agent = "";
	secret_token(secret);
	*claim = (struct claim){.state = CLAIM_WAITING, .until_s = now_s + CLAIM_AGE_S};
	secret_hash(claim->secret_hash, secret, strlen(secret));
	uuid_v7(claim->id, clock_wall_ms(server->options.clock));
	snprintf(claim->member, sizeof(claim->member), "%s", member);
	snprintf(claim->device, sizeof(claim->device), "%s", device_of(agent));
	snprintf(claim->agent, sizeof(claim->agent), "%.100s", agent);
	hub_claim(server, member);
	buf_printf(&request->out, "{\"claim\":\"%s\",\"expires_s\":%d}", secret, CLAIM_AGE_S);
	request->status = 202;
	return true;
}

/* --- the asking phone ---------------------------------------------------------------------------- */

static struct claim *claim_of_secret(struct join *join, const char *secret)
{
	char hash[SECRET_HASH_SIZE];

	secret_hash(hash, secret, strlen(secret));
	for (int i = 0; i < CLAIMS_MAX; i++)
		if (join->claims[i].state != CLAIM_NONE &&
		    secret_equal(join->claims[i].secret_hash, hash))
			return &join->claims[i];
	return NULL;
}

bool claim_poll(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	struct claim *claim = claim_of_secret(&server->join, request->id);
	const char *state = "waiting";

	if (!claim)
		return err_say(err, ERR_NOT_FOUND, L_err_not_found, NULL);
	if (!is_live(claim, server_now(server))) {
		state = "expired";
	} else if (claim->state == CLAIM_REFUSED) {
		state = "refused";
	} else if (claim->state == CLAIM_APPROVED) {
		/* Once: the cookie is in this answer, and the claim is used up. */
		if (!session_start(request, claim->member, claim->agent, err))
			return false;
		claim->state = CLAIM_NONE;
		state = "approved";
	}
	buf_printf(&request->out, "{\"state\":\"%s\"}", state);
	return true;
}

/* --- those who decide ---------------------------------------------------------------------------- */

static const char *name_of(struct server *server, const char *member)
{
	const struct board *board = publish_board(server);

	for (int i = 0; i < board->person_count; i++)
		if (strcmp(board->people[i].id, member) == 0)
			return board->people[i].name;
	return "";
}

bool claim_list(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	struct buf *out = &request->out;
	double now_s = server_now(server);
	bool first = true;

	(void)err;
	buf_text(out, "{\"items\":[");
	for (int i = 0; i < CLAIMS_MAX; i++) {
		const struct claim *claim = &server->join.claims[i];
		if (!waits_for(claim, &request->who, now_s))
			continue;
		buf_printf(out, "%s{\"id\":\"%s\",\"member\":", first ? "" : ",", claim->id);
		view_json_text(out, claim->member);
		buf_text(out, ",\"name\":");
		view_json_text(out, name_of(server, claim->member));
		buf_text(out, ",\"device\":");
		view_json_text(out, claim->device);
		buf_char(out, '}');
		first = false;
	}
	buf_text(out, "]}");
	return true;
}

bool claim_answer(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	double now_s = server_now(server);

	if (!request_fields(request, err))
		return false;
	bool approve = request_value(request, "approve")->integer != 0;
	for (int i = 0; i < CLAIMS_MAX; i++) {
		struct claim *claim = &server->join.claims[i];
		if (strcmp(claim->id, request->id) != 0 ||
		    !waits_for(claim, &request->who, now_s))
			continue;
		claim->state = approve ? CLAIM_APPROVED : CLAIM_REFUSED;
		claim->until_s = now_s + CLAIM_AGE_S;
		hub_claim(server, claim->member);
		buf_text(&request->out, approve ? "{\"state\":\"approved\"}"
						: "{\"state\":\"refused\"}");
		return true;
	}
	return err_say(err, ERR_NOT_FOUND, L_err_not_found, NULL);
}
