#include "web/restored.h"

#include "web/core.h"
#include "web/publish.h"
#include "web/wall.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/base/log.h"

/* 0 for none. */
static int64_t setting_ms(struct server *server, const char *name, bool *set)
{
	char text[24];

	*set = local_setting_get(server->options.ledger, name, text, sizeof(text)) && *text;
	return *set ? strtoll(text, NULL, 10) : 0;
}

void restored_start(struct server *server)
{
	struct restored *restored = &server->restored;
	bool begun;

	restored->as_of_ms = setting_ms(server, "restored", &restored->told);
	restored->until_ms = setting_ms(server, "restored_until", &begun);
	if (restored->told)
		log_warn("this wall was restored from a backup");
}

static bool forget(struct server *server, struct err *err)
{
	if (!local_setting_set(server->options.ledger, "restored", "", err))
		return false;
	server->restored.told = false;
	return true;
}

/* Kept, so that a wall that is switched off at night does not begin anew each morning. */
static void begin_day(struct server *server, int64_t now_ms)
{
	struct err err = ERR_IN(LANG_EN);
	char text[24];

	server->restored.until_ms = now_ms + INT64_C(3600000) * RESTORED_TOLD_H;
	snprintf(text, sizeof(text), "%lld", (long long)server->restored.until_ms);
	local_setting_set(server->options.ledger, "restored_until", text, &err);
}

bool restored_look(struct server *server)
{
	struct restored *restored = &server->restored;
	int64_t now_ms = clock_wall_ms(server->options.clock);
	struct err err = ERR_IN(LANG_EN);

	if (!restored->told || !clock_calibrated(server->options.clock))
		return restored->told;
	if (!restored->until_ms)
		begin_day(server, now_ms);
	if (now_ms >= restored->until_ms)
		forget(server, &err);
	return restored->told;
}

bool restored_read(struct http_request *request, struct err *err)
{
	if (!forget(request->server, err))
		return false;
	publish_notice(request->server);
	return wall_read(request, err);
}
