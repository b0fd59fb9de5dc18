#include "web/wall.h"

#include "web/core.h"
#include "web/guard.h"
#include "web/publish.h"
#include "web/run.h"
#include "web/settings.h"

#include <string.h>

#include "app/model/scene_names.h"

/* --- what the wall shows ------------------------------------------------------------------------- */

static const char *yes(bool value)
{
	return value ? "true" : "false";
}

static void say_moment(struct buf *out, int64_t ms)
{
	char text[25];

	if (!ms) {
		buf_text(out, "null");
		return;
	}
	clock_format(ms, text);
	buf_printf(out, "\"%s\"", text);
}

/* What people are told in the footer, and whether this wall was a backup. */
static void say_notice(const struct server *server, struct buf *out)
{
	static const char *const names[] = {
		"null", "\"clock\"", "\"offline\"", "\"full\"", "\"storage\"", "\"restored\""};

	buf_printf(out, "\"notice\":%s,\"restored\":", names[server->notice]);
	if (!server->restored.told) {
		buf_text(out, "null");
		return;
	}
	buf_text(out, "{\"as_of\":");
	say_moment(out, server->restored.as_of_ms);
	buf_char(out, '}');
}

/* Those that take turns, all of them when none was chosen. */
static void say_scenes(struct buf *out, unsigned which)
{
	const char *comma = "";

	buf_char(out, '[');
	for (int i = 0; scene_names[i]; i++) {
		if (which && !(which & scene_bit(scene_names[i])))
			continue;
		buf_printf(out, "%s\"%s\"", comma, scene_names[i]);
		comma = ",";
	}
	buf_char(out, ']');
}

/* What takes turns and how fast, and when the wall is lit. */
static void say_radiator(const struct server *server, struct buf *out)
{
	char hours[HOURS_SIZE];

	hours_format(&server->hours, hours);
	buf_printf(out, "\"hours\":\"%s\",\"workdays_only\":%s,\"turn_s\":\"%d\",\"turns\":", hours,
		   yes(server->hours.workdays_only), server->turn_s);
	say_scenes(out, server->turns);
	buf_text(out, ",\"scenes\":");
	say_scenes(out, 0);
}

bool wall_read(struct http_request *request, struct err *err)
{
	const struct server *server = request->server;
	const char *scene = atomic_load(&server->options.pulse->scene);
	struct buf *out = &request->out;

	(void)err;
	buf_printf(out,
		   "{\"scene\":\"%s\",\"theme\":\"%s\",\"pinned\":%s,\"lang\":\"%s\","
		   "\"join_shown\":%s,\"calm\":%s,\"distance\":\"%d\",\"seq\":%lld,\"shown_seq\":%lld,",
		   scene ? scene : "setup", theme_names[server->theme],
		   yes(server->pinned), server->lang == LANG_ZH ? "zh" : "en",
		   yes(server->join_shown), yes(server->calm),
		   server->distance_percent, (long long)server->seq,
		   (long long)atomic_load(&server->options.pulse->shown_seq));
	say_notice(server, out);
	buf_char(out, ',');
	say_radiator(server, out);
	buf_char(out, '}');
	return true;
}

static bool set_if_given(struct http_request *request, const char *name, struct err *err)
{
	const struct value *value = request_value(request, name);

	if (!value)
		return true;
	const char *text = value->json ? value->json : value->text;
	return setting_set(request->server, name, text ? text : yes(value->integer != 0), err);
}

static void page(struct server *server, const struct value *value)
{
	if (value && server->options.page)
		server->options.page(server->options.context, strcmp(value->text, "back") == 0);
}

static bool hours_must_be_good(struct http_request *request, struct err *err)
{
	const struct value *value = request_value(request, "hours");
	struct hours hours;

	return !value || hours_parse(value->text, &hours) ||
	       err_field(err, "hours", L_web_hours, NULL);
}

static bool turns_must_be_scenes(struct http_request *request, struct err *err)
{
	const struct value *value = request_value(request, "turns");

	for (int i = 0; value && i < value->item_count; i++)
		if (!scene_bit(value->items[i]))
			return err_field(err, "turns", L_web_no_scene, "scene", value->items[i], NULL);
	return true;
}

bool wall_show(struct http_request *request, struct err *err)
{
	struct server *server = request->server;

	if (!request_fields(request, err))
		return false;
	if (request_value(request, "theme") && server->options.theme_fixed)
		return err_say(err, ERR_CONFLICT, L_web_theme_fixed, NULL);
	if (!hours_must_be_good(request, err) || !turns_must_be_scenes(request, err))
		return false;
	for (int i = 0; setting_name(i); i++)
		if (!set_if_given(request, setting_name(i), err))
			return false;
	join_tick(server, server_now(server));
	publish_wall(server);
	page(server, request_value(request, "page"));
	return wall_read(request, err);
}

/* --- me ------------------------------------------------------------------------------------------ */

static const char *role_name(enum role role)
{
	static const char *const names[] = {"none", "guest", "member", "admin"};

	return names[role];
}

bool me_read(struct http_request *request, struct err *err)
{
	struct server *server = request->server;
	struct reader reader = request_reader(request);
	struct buf *out = &request->out;

	if (*reader.member) {
		if (!view_member(server->options.ledger, &reader, reader.member, out, err))
			return false;
		out->bytes[--out->len] = '\0';	/* the member's closing brace: there is more */
	} else {
		buf_printf(out,
			   "{\"id\":null,\"name\":\"\",\"emoji\":\"\",\"badge\":\"\",\"colour\":0,"
			   "\"role\":\"%s\"",
			   role_name(reader.role));
	}
	buf_text(out, ",\"team\":");
	view_json_text(out, publish_board(server)->team);
	buf_text(out, ",\"wall_name\":");
	view_json_text(out, server->host_name);
	buf_printf(out, ",\"home\":%s%s%s,\"incarnation\":\"%s\"", *server->home ? "\"" : "null",
		   server->home, *server->home ? "\"" : "",
		   ledger_incarnation(server->options.ledger));
	buf_text(out, ",\"version\":\"" KANWALL_VERSION "\"}");
	return true;
}

bool me_sign_out(struct http_request *request, struct err *err)
{
	struct server *server = request->server;

	if (request->who.program)
		return err_say(err, ERR_FORBIDDEN, L_web_members_only, NULL);
	if (!local_session_end(server->options.ledger, request->who.device, err))
		return false;
	request->cookie = guard_cookie(request, NULL);
	server_rights_changed(server);
	buf_text(&request->out, "{}");
	return true;
}

/* --- tokens of programs -------------------------------------------------------------------------- */

static enum role role_of(const char *name)
{
	return strcmp(name, "admin") == 0   ? ROLE_ADMIN
	       : strcmp(name, "guest") == 0 ? ROLE_GUEST
					    : ROLE_MEMBER;
}

bool token_add(struct http_request *request, struct err *err)
{
	char token[SECRET_TOKEN_SIZE];

	if (!request_fields(request, err))
		return false;
	const char *name = request_value(request, "name")->text;
	const char *role = request_value(request, "role")->text;
	if (!local_token_add(request->server->options.ledger, name, role_of(role), token, err))
		return false;
	server_rights_changed(request->server);
	buf_text(&request->out, "{\"name\":");
	view_json_text(&request->out, name);
	buf_printf(&request->out, ",\"role\":\"%s\",\"token\":\"%s\"}", role, token);
	request->status = 201;
	return true;
}

bool token_list(struct http_request *request, struct err *err)
{
	return local_token_list(request->server->options.ledger, &request->out, err);
}

bool token_revoke(struct http_request *request, struct err *err)
{
	if (!local_token_revoke(request->server->options.ledger, request->id, err))
		return false;
	server_rights_changed(request->server);
	buf_text(&request->out, "{}");
	return true;
}

/* --- health -------------------------------------------------------------------------------------- */

enum { BEAT_AGE_MAX_S = 180 };	/* the wall draws at least once a minute, for its clock */

/* One plain sentence for whoever looks after the machine; NULL: all is well. */
static const char *what_ails(const struct server *server)
{
	const struct pulse *pulse = server->options.pulse;
	double beat_s = (double)atomic_load(&pulse->wall_beat_ns) / 1e9;

	if (server->ailing == NOTICE_FULL)
		return "the storage is full";
	if (server->ailing == NOTICE_STORAGE)
		return "the storage does not answer";
	if (atomic_load(&pulse->wall_failed))
		return "the wall has no picture";
	if (beat_s > 0 && server_now(server) - beat_s > BEAT_AGE_MAX_S)
		return "the wall stands still";
	return NULL;
}

bool health_read(struct http_request *request, struct err *err)
{
	const struct server *server = request->server;
	const char *ill = what_ails(server);

	(void)err;
	buf_printf(&request->out, "{\"status\":\"%s\",", ill ? "ill" : "ok");
	if (ill)
		buf_printf(&request->out, "\"reason\":\"%s\",", ill);
	buf_printf(&request->out,
		   "\"version\":\"" KANWALL_VERSION "\",\"seq\":%lld,\"incarnation\":\"%s\"}",
		   (long long)server->seq, ledger_incarnation(server->options.ledger));
	request->status = ill ? 503 : 200;
	return true;
}
