#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/base/buf.h"
#include "app/base/secret.h"
#include "app/commands/command.h"
#include "app/ledger/core.h"
#include "app/ledger/views.h"

/*
 * team: a wall with people for tests of the ledger and of commands: a clock that stands where it is
 * put, a file of its own (or memory), and commands in one line:
 *
 *     team_must(team, "card_move", card, "{\"column\":\"done\"}");
 *     assert_int_equal(team_refused(team, "card_move", card, "{}"), ERR_INVALID);
 */
struct team {
	struct ledger *ledger;
	struct clock clock;
	struct arena arena;
	char folder[64], path[96];	/* "" in memory */
	char admin[UUID_SIZE];		/* who joined first */

	/* Who acts; by default the admin. */
	const char *actor;
	enum role role;
	const char *key;

	/* What the last command answered. */
	struct err err;
	struct call call;
};

#define TEAM_STARTS_MS INT64_C(1763600000000)	/* 2025-11-20, in the morning in Asia */

static inline void team_open(struct team *team)
{
	struct ledger_options options = {
		.path = team->path[0] ? team->path : ":memory:",
		.clock = &team->clock,
	};
	struct err err = ERR_IN(LANG_EN);

	team->ledger = ledger_open(&options, &err);
	if (!team->ledger)
		fail_msg("%s", err.text);
}

static inline bool team_try(struct team *team, const char *name, const char *id, const char *body)
{
	const struct command *command = command_named(name);

	assert_non_null(command);
	team->err = ERR_IN(LANG_EN);
	team->call = (struct call){
		.command = command,
		.ledger = team->ledger,
		.arena = &team->arena,
		.author = {.actor = team->actor, .device = "phone", .key = team->key},
		.role = team->role,
		.lang = LANG_EN,
		.id = id,
		.body = body,
		.body_length = strlen(body),
	};
	return command_run(&team->call, &team->err);
}

/* The subject of what was done. */
static inline const char *team_must(struct team *team, const char *name, const char *id,
				    const char *body)
{
	if (!team_try(team, name, id, body))
		fail_msg("%s %s: %s (%s: %s)", name, body, team->err.text,
			 team->err.field_count ? team->err.fields[0].name : "",
			 team->err.field_count ? team->err.fields[0].text : "");
	return team->call.subject;
}

static inline enum err_kind team_refused(struct team *team, const char *name, const char *id,
					 const char *body)
{
	if (team_try(team, name, id, body))
		fail_msg("%s %s was not refused", name, body);
	return team->err.kind;
}

/* Whether the last refusal named this field. */
static inline bool team_named(const struct team *team, const char *field)
{
	for (int i = 0; i < team->err.field_count; i++)
		if (strcmp(team->err.fields[i].name, field) == 0)
			return true;
	return false;
}

static inline void team_join_first(struct team *team)
{
	team->actor = "";
	team->role = ROLE_NONE;
	const char *id = team_must(team, "member_join", NULL,
				   "{\"name\":\"\xe6\x9e\x97\xe6\x82\xa6\",\"team\":\"Marketing\"}");
	snprintf(team->admin, sizeof(team->admin), "%s", id);
	team->actor = team->admin;
	team->role = ROLE_ADMIN;
}

/* on_disk: a file in a folder of its own. joined: somebody has joined already. */
static inline struct team *team_new(bool on_disk, bool joined)
{
	struct team *team = calloc(1, sizeof(*team));

	assert_non_null(team);
	assert_true(secret_init());
	team->clock = (struct clock){.fixed = true, .fixed_ms = TEAM_STARTS_MS};
	if (on_disk) {
		snprintf(team->folder, sizeof(team->folder), "/tmp/kanwall-test-XXXXXX");
		assert_non_null(mkdtemp(team->folder));
		snprintf(team->path, sizeof(team->path), "%s/wall.db", team->folder);
	}
	team_open(team);
	if (joined)
		team_join_first(team);
	return team;
}

static inline void team_free(struct team *team)
{
	ledger_close(team->ledger);
	arena_finish(&team->arena);
	if (team->folder[0]) {
		char command[96];
		snprintf(command, sizeof(command), "rm -rf '%s'", team->folder);
		assert_int_equal(system(command), 0);
	}
	free(team);
}

static inline void team_wait(struct team *team, int64_t ms)
{
	team->clock.fixed_ms += ms;
	team->clock.fixed_s += (double)ms / 1000;
}

/* A new card with this title, in the arena. */
static inline const char *team_card(struct team *team, const char *title, const char *column)
{
	return team_must(team, "card_create", NULL,
			 arena_printf(&team->arena, "{\"title\":\"%s\",\"column\":\"%s\"}", title,
				      column));
}

static inline const char *team_member(struct team *team, const char *name, const char *role)
{
	return team_must(team, "member_add", NULL,
			 arena_printf(&team->arena, "{\"name\":\"%s\",\"role\":\"%s\"}", name, role));
}

/* One value by SQL, as text in the arena; "" for none and for NULL. */
static inline const char *team_sql(struct team *team, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	const char *text = "";

	if (sqlite3_prepare_v2(team->ledger->db.handle, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(team->ledger->db.handle));
	if (sqlite3_step(stmt) == SQLITE_ROW)
		text = arena_text(&team->arena, db_text(stmt, 0));
	sqlite3_finalize(stmt);
	return text;
}

static inline int64_t team_number(struct team *team, const char *sql)
{
	return strtoll(team_sql(team, sql), NULL, 10);
}

/* A column of one card. */
static inline const char *team_of_card(struct team *team, const char *card, const char *what)
{
	return team_sql(team, arena_printf(&team->arena, "SELECT %s FROM card WHERE id = '%s'", what,
					   card));
}

static inline void team_dump_rows(struct team *team, const char *sql, struct buf *out)
{
	sqlite3_stmt *stmt = NULL;

	assert_int_equal(sqlite3_prepare_v2(team->ledger->db.handle, sql, -1, &stmt, NULL), SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			const char *value = (const char *)sqlite3_column_text(stmt, i);
			buf_printf(out, "%s=%s|", sqlite3_column_name(stmt, i), value ? value : "NULL");
		}
		buf_char(out, '\n');
	}
	sqlite3_finalize(stmt);
}

/* All projections as text. `visible`: without stubs and without what was taken away. */
static inline const char *team_dump(struct team *team, bool visible)
{
	static const char *const tables[] = {
		"team", "member", "board_column", "label", "card", "badge", "kudos", "feedback", "talk",
		"fund", "pool", "unit", "cycle", "special_day", "metric", "reading", "kpi", "objective",
		"key_result", "kr_update", "goal_link", "suggestion", "retro", "absence", "checkin", "help",
		"ritual", "standup", "round", "vote",
	};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		bool filter = visible && i > 0;
		buf_printf(&out, "%s\n", tables[i]);
		team_dump_rows(team,
			       arena_printf(&team->arena, "SELECT * FROM %s%s ORDER BY id", tables[i],
					    filter ? " WHERE created = 1 AND state <> 'removed'" : ""),
			       &out);
	}
	if (!visible)
		team_dump_rows(team, "SELECT * FROM redaction ORDER BY 1, 2, 3", &out);
	const char *text = arena_text(&team->arena, out.bytes);
	buf_finish(&out);
	return text;
}

/* SQLite's check, references and a replay: nothing to say. */
static inline void team_must_be_sound(struct team *team)
{
	struct ledger_report report;
	struct err err = ERR_IN(LANG_EN);

	if (!ledger_check(team->ledger, &report, &err))
		fail_msg("%s", err.text);
	if (report.problems || report.dangling)
		fail_msg("%s", report.text);
}
