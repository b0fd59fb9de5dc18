#include "app/cli/demo_fill.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/arena.h"
#include "app/base/buf.h"
#include "app/base/clock.h"
#include "app/base/uuid.h"
#include "app/commands/command.h"
#include "app/ledger/cycle_load.h"
#include "app/ledger/ledger.h"
#include "app/ledger/snapshot_load.h"
#include "app/ledger/views.h"
#include "app/model/calendar.h"
#include "app/model/cycle.h"
#include "app/model/days.h"
#include "app/model/meetings.h"

extern const char demo_team[], demo_team_end[];

enum { ALIASES_MAX = 256, LINE_PARTS = 6, MINUTE_MS = 60000 };

struct alias {
	const char *name;
	char id[UUID_SIZE];
};

struct acting {
	struct ledger *ledger;
	struct clock *clock;
	struct arena arena;
	int64_t now_ms;		/* when the play ends */
	enum lang lang;
	struct alias aliases[ALIASES_MAX];
	int alias_count;
};

static const char *alias_find(const struct acting *acting, const char *name, size_t n)
{
	for (int i = 0; i < acting->alias_count; i++)
		if (strlen(acting->aliases[i].name) == n &&
		    strncmp(acting->aliases[i].name, name, n) == 0)
			return acting->aliases[i].id;
	return NULL;
}

/* "6d 09:10" or "-25m", never later than the end of the play. */
static bool when(const struct acting *acting, const char *text, int64_t *ms)
{
	int days, hour, minute;

	if (sscanf(text, "-%dm", &minute) == 1) {
		*ms = acting->now_ms - (int64_t)minute * MINUTE_MS;
		return true;
	}
	if (sscanf(text, "%dd %d:%d", &days, &hour, &minute) != 3)
		return false;
	char date[DATE_SIZE], moment[48];
	date_format(date_from_number(date_number(date_of(acting->now_ms)) - days), date);
	snprintf(moment, sizeof(moment), "%sT%02d:%02d", date, hour, minute);
	return clock_parse(moment, ms);
}

/* Who has the word in the stand-up that runs at the time of the play; NULL: nobody. */
static const char *speaker(struct acting *acting)
{
	struct err err = ERR_IN(acting->lang);
	struct meetings *meetings = snapshot_load_meetings(acting->ledger, &err);
	const struct standup_session *session =
		meetings_standup(meetings, date_number(date_of(acting->clock->fixed_ms)));
	const char *id = NULL;
	struct standup standup;

	if (session) {
		standup_session_at(session, acting->clock->fixed_ms, &standup);
		if (standup.speaker >= 0)
			id = arena_text(&acting->arena, session->people[standup.speaker]);
	}
	topic_drop(meetings);
	return id;
}

/* "day+1" is tomorrow's date, "cycle" the quarter that today lies in, "before" the one before. */
static bool expand_time(const struct acting *acting, const char **text, size_t n, struct buf *out)
{
	struct date today = date_of(acting->now_ms);
	char word[32], *end;

	if (n == 5 && strncmp(*text, "cycle", n) == 0) {
		cycle_id_of(today, word);
		*text += n;
	} else if (n == 6 && strncmp(*text, "before", n) == 0) {
		cycle_id_of(date_later(cycle_of_quarter(today).first, -1), word);
		*text += n;
	} else if (n == 5 && strncmp(*text, "month", n) == 0) {
		snprintf(word, sizeof(word), "%d", today.month);
		*text += n;
	} else if (n == 3 && strncmp(*text, "day", n) == 0) {
		long offset = strtol(*text + n, &end, 10);
		date_format(date_from_number(date_number(today) + (int32_t)offset), word);
		*text = end;
	} else {
		return false;
	}
	buf_text(out, word);
	return true;
}

/* The body with its $names filled in. */
static const char *expand(struct acting *acting, const char *text)
{
	struct buf out = {0};

	while (*text) {
		size_t plain = strcspn(text, "$");
		buf_add(&out, text, plain);
		text += plain;
		if (!*text)
			break;
		size_t n = strspn(++text, "abcdefghijklmnopqrstuvwxyz");
		if (expand_time(acting, &text, n, &out))
			continue;
		const char *id = n == 7 && strncmp(text, "speaker", 7) == 0
					 ? speaker(acting)
					 : alias_find(acting, text, n);
		buf_text(&out, id ? id : "?");
		text += n;
	}
	const char *copy = arena_text(&acting->arena, out.bytes);
	buf_finish(&out);
	return copy;
}

/* "@2" stands for the id of the card's third checklist item, which only the answer knows. */
static const char *checklist_item(struct acting *acting, const char *card, const char *body)
{
	static const struct reader reader = {.member = "", .role = ROLE_ADMIN, .lang = LANG_ZH};
	const char *at = strstr(body, "\"@");
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	if (!at || !view_card(acting->ledger, &reader, card, &out, &err)) {
		buf_finish(&out);
		return body;
	}
	int index = at[2] - '0';
	const char *item = strstr(out.bytes, "\"checklist\":[");
	for (int i = 0; item && i <= index; i++)
		item = strstr(item + 1, "\"id\":\"");
	const char *end = item ? strchr(item + 6, '"') : NULL;
	if (end)
		body = arena_printf(&acting->arena, "%.*s%.*s%s", (int)(at + 1 - body), body,
				    (int)(end - item - 6), item + 6, at + 3);
	buf_finish(&out);
	return body;
}

static bool act(struct acting *acting, char *parts[LINE_PARTS], struct err *err)
{
	const char *id = expand(acting, parts[4]);
	const char *actor = alias_find(acting, parts[1], strlen(parts[1]));
	struct call call = {
		.command = command_named(parts[3]),
		.ledger = acting->ledger,
		.arena = &acting->arena,
		.author = {.actor = actor ? actor : "", .device = "", .key = ""},
		.role = ROLE_ADMIN,
		.lang = acting->lang,
		.id = strcmp(id, "-") == 0 ? NULL : id,
	};

	if (!call.command || !when(acting, parts[0], &acting->clock->fixed_ms))
		return err_system(err, "the demo's script has a line that means nothing: %s %s",
				  parts[0], parts[3]);
	call.body = checklist_item(acting, id, expand(acting, parts[5]));
	call.body_length = strlen(call.body);
	if (!command_run(&call, err))
		return false;
	if (strcmp(parts[2], "-") != 0 && acting->alias_count < ALIASES_MAX) {
		struct alias *alias = &acting->aliases[acting->alias_count++];
		alias->name = arena_text(&acting->arena, parts[2]);
		snprintf(alias->id, sizeof(alias->id), "%s", call.subject);
	}
	return true;
}

static bool act_all(struct acting *acting, struct err *err)
{
	char *script = arena_text_n(&acting->arena, demo_team,
				    (size_t)(demo_team_end - demo_team));

	for (char *line; (line = strsep(&script, "\n"));) {
		char *parts[LINE_PARTS] = {NULL};
		int count = 0;

		if (*line == '#' || *line == '\0')
			continue;
		while (count < LINE_PARTS && (parts[count] = strsep(&line, "\t")))
			count++;
		if (count != LINE_PARTS)
			return err_system(err, "the demo's script has a line of %d parts", count);
		if (!act(acting, parts, err))
			return false;
	}
	return true;
}

bool demo_fill(const char *db, enum lang lang, struct err *err)
{
	struct clock now = {.fixed = false}, clock = {.fixed = true};
	struct ledger_options how = {.path = db, .clock = &clock};
	struct acting *acting = calloc(1, sizeof(*acting));

	if (!acting)
		abort();
	acting->now_ms = clock_wall_ms(&now);
	acting->clock = &clock;
	acting->lang = lang;
	clock.fixed_ms = acting->now_ms;
	acting->ledger = ledger_open(&how, err);
	bool ok = acting->ledger && act_all(acting, err);
	ledger_close(acting->ledger);
	arena_finish(&acting->arena);
	free(acting);
	return ok;
}
