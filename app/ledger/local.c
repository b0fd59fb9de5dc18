#include "app/ledger/local.h"

#include <stdio.h>
#include <string.h>

#include "app/base/utf8.h"
#include "app/ledger/core.h"
#include "app/ledger/roster.h"
#include "app/ledger/views.h"

enum { AGENT_MAX_BYTES = 200, TOKEN_NAME_MAX = 64, REQUESTS_PRUNED_AT_ONCE = 4 };

static const int64_t request_kept_ms = INT64_C(7) * 24 * 3600 * 1000;

static bool must_write(struct ledger *ledger, struct err *err)
{
	return !ledger->read_only || err_say(err, ERR_STORAGE, L_err_read_only, NULL);
}

bool local_session_add(struct ledger *ledger, const char *member, const char *user_agent,
		       char token[SECRET_TOKEN_SIZE], struct err *err)
{
	char id[UUID_SIZE], hash[SECRET_HASH_SIZE], agent[AGENT_MAX_BYTES + 1];
	int64_t now_ms = clock_wall_ms(ledger->clock);

	if (!must_write(ledger, err))
		return false;
	snprintf(agent, sizeof(agent), "%s", user_agent ? user_agent : "");
	for (size_t n = strlen(agent); n > 0 && !utf8_valid(agent, n); n--)
		agent[n - 1] = '\0';
	uuid_v7(id, now_ms);
	secret_token(token);
	secret_hash(hash, token, strlen(token));
	return db_run(&ledger->db, err,
		      "INSERT INTO local_device (id, member, token_hash, agent, created)"
		      " VALUES (?1, ?2, ?3, ?4, ?5)",
		      "tttti", id, member, hash, agent, now_ms);
}

bool local_session_end(struct ledger *ledger, const char *device, struct err *err)
{
	return must_write(ledger, err) &&
	       db_run(&ledger->db, err, "DELETE FROM local_device WHERE id = ?1", "t", device);
}

bool local_member_has_session(struct ledger *ledger, const char *member)
{
	struct err err = ERR_IN(LANG_EN);
	int64_t value;
	bool found;

	return db_integer(&ledger->db, &err, &value, &found,
			  "SELECT 1 FROM local_device WHERE member = ?1 LIMIT 1", "t", member) &&
	       found;
}

static bool token_name_must_be_good(struct ledger *ledger, const char *name, struct err *err)
{
	char max[8];
	int64_t value;
	bool found;

	snprintf(max, sizeof(max), "%d", TOKEN_NAME_MAX);
	if (!utf8_valid(name, strlen(name)))
		return err_say(err, ERR_SYNTAX, L_err_not_utf8, NULL);
	if (!*name)
		return err_field(err, "name", L_err_empty, NULL);
	if (utf8_count(name) > TOKEN_NAME_MAX)
		return err_field(err, "name", L_err_too_long, "max", max, NULL);
	if (utf8_has_controls(name, false))
		return err_field(err, "name", L_err_one_line, NULL);
	if (!db_integer(&ledger->db, err, &value, &found,
			"SELECT 1 FROM local_token WHERE name = ?1", "t", name))
		return false;
	return !found || err_say(err, ERR_CONFLICT, L_err_token_exists, NULL);
}

bool local_token_add(struct ledger *ledger, const char *name, enum role role,
		     char token[SECRET_TOKEN_SIZE], struct err *err)
{
	char id[UUID_SIZE], hash[SECRET_HASH_SIZE];
	int64_t now_ms = clock_wall_ms(ledger->clock);

	if (!must_write(ledger, err) || !token_name_must_be_good(ledger, name, err))
		return false;
	uuid_v7(id, now_ms);
	secret_token(token);
	secret_hash(hash, token, strlen(token));
	return db_run(&ledger->db, err,
		      "INSERT INTO local_token (name, id, token_hash, role, created)"
		      " VALUES (?1, ?2, ?3, ?4, ?5)",
		      "tttii", name, id, hash, (int64_t)role, now_ms);
}

bool local_token_revoke(struct ledger *ledger, const char *name, struct err *err)
{
	if (!must_write(ledger, err) ||
	    !db_run(&ledger->db, err, "DELETE FROM local_token WHERE name = ?1", "t", name))
		return false;
	return sqlite3_changes(ledger->db.handle) > 0 ||
	       err_say(err, ERR_NOT_FOUND, L_err_no_token, NULL);
}

bool local_token_each(struct ledger *ledger,
		      void (*each)(void *context, const struct token_line *token), void *context,
		      struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT name, role, created FROM local_token ORDER BY name", "");
	enum db_step step;

	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		struct token_line token = {
			.name = db_text(row, 0),
			.role = (enum role)sqlite3_column_int(row, 1),
			.created_ms = sqlite3_column_int64(row, 2),
		};
		each(context, &token);
	}
	return step == DB_DONE;
}

bool local_token_list(struct ledger *ledger, struct buf *out, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT name, role, moment(created) FROM local_token ORDER BY name",
				   "");
	enum db_step step;
	bool first = true;

	if (!row)
		return false;
	buf_text(out, "{\"items\":[");
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		buf_text(out, first ? "{\"name\":" : ",{\"name\":");
		first = false;
		view_json_text(out, db_text(row, 0));
		buf_printf(out, ",\"role\":\"%s\",\"created\":",
			   role_name((enum role)sqlite3_column_int(row, 1)));
		view_json_text(out, db_text(row, 2));
		buf_char(out, '}');
	}
	buf_text(out, "]}");
	return step == DB_DONE;
}

/* Columns: id, member, role. A member's role is what it is now. */
static bool identify(struct ledger *ledger, sqlite3_stmt *row, bool program, struct identity *out)
{
	struct err err = ERR_IN(LANG_EN);
	bool found = row && db_step(&ledger->db, row, &err) == DB_ROW;

	if (found) {
		*out = (struct identity){.program = program};
		snprintf(out->device, sizeof(out->device), "%s", db_text(row, 0));
		snprintf(out->member, sizeof(out->member), "%s", db_text(row, 1));
		out->role = program ? (enum role)sqlite3_column_int(row, 2)
				    : role_named(db_text(row, 2));
	}
	if (row)
		db_reset(row);
	return found;
}

bool local_identify(struct ledger *ledger, const char *token, bool program, struct identity *out)
{
	struct err err = ERR_IN(LANG_EN);
	char hash[SECRET_HASH_SIZE];

	secret_hash(hash, token, strlen(token));
	if (program)
		return identify(ledger,
				db_ask(&ledger->db, &err,
				       "SELECT id, '', role FROM local_token WHERE token_hash = ?1",
				       "t", hash),
				true, out);
	return identify(ledger,
			db_ask(&ledger->db, &err,
			       "SELECT d.id, d.member, m.role FROM local_device d"
			       " JOIN member m ON m.id = d.member AND m.created = 1"
			       " AND m.state = 'here' WHERE d.token_hash = ?1",
			       "t", hash),
			false, out);
}

bool local_pin_set(struct ledger *ledger, const char *member, const char *pin_hash, struct err *err)
{
	if (!must_write(ledger, err))
		return false;
	if (!pin_hash || !*pin_hash)
		return db_run(&ledger->db, err, "DELETE FROM local_pin WHERE member = ?1", "t",
			      member);
	return db_run(&ledger->db, err,
		      "INSERT INTO local_pin (member, hash) VALUES (?1, ?2)"
		      " ON CONFLICT (member) DO UPDATE SET hash = excluded.hash",
		      "tt", member, pin_hash);
}

/* Copies the one text that a statement answers. */
static bool text_of(struct ledger *ledger, sqlite3_stmt *row, char *value, size_t size)
{
	struct err err = ERR_IN(LANG_EN);
	bool found = row && db_step(&ledger->db, row, &err) == DB_ROW;

	if (found)
		snprintf(value, size, "%s", db_text(row, 0));
	if (row)
		db_reset(row);
	return found;
}

bool local_pin_get(struct ledger *ledger, const char *member, char hash[SECRET_PIN_HASH_SIZE])
{
	struct err err = ERR_IN(LANG_EN);

	return text_of(ledger,
		       db_ask(&ledger->db, &err, "SELECT hash FROM local_pin WHERE member = ?1", "t",
			      member),
		       hash, SECRET_PIN_HASH_SIZE);
}

bool local_feed_renew(struct ledger *ledger, const char *member, char token[SECRET_TOKEN_SIZE],
		      struct err *err)
{
	char hash[SECRET_HASH_SIZE];

	if (!must_write(ledger, err))
		return false;
	secret_token(token);
	secret_hash(hash, token, strlen(token));
	return db_run(&ledger->db, err,
		      "INSERT INTO local_feed (member, token_hash, created) VALUES (?1, ?2, ?3)"
		      " ON CONFLICT (member) DO UPDATE SET token_hash = excluded.token_hash,"
		      " created = excluded.created",
		      "tti", member, hash, clock_wall_ms(ledger->clock));
}

bool local_feed_end(struct ledger *ledger, const char *member, struct err *err)
{
	return must_write(ledger, err) &&
	       db_run(&ledger->db, err, "DELETE FROM local_feed WHERE member = ?1", "t", member);
}

bool local_feed_find(struct ledger *ledger, const char *token, char member[UUID_SIZE])
{
	struct err err = ERR_IN(LANG_EN);
	char hash[SECRET_HASH_SIZE];

	secret_hash(hash, token, strlen(token));
	return text_of(ledger,
		       db_ask(&ledger->db, &err,
			      "SELECT f.member FROM local_feed f JOIN member m ON m.id = f.member"
			      " AND m.created = 1 AND m.state = 'here' WHERE f.token_hash = ?1",
			      "t", hash),
		       member, UUID_SIZE);
}

bool local_setting_set(struct ledger *ledger, const char *name, const char *value, struct err *err)
{
	return must_write(ledger, err) &&
	       db_run(&ledger->db, err,
		      "INSERT INTO local_setting (name, value) VALUES (?1, ?2)"
		      " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
		      " WHERE value <> excluded.value",
		      "tt", name, value);
}

bool local_setting_get(struct ledger *ledger, const char *name, char *value, size_t size)
{
	struct err err = ERR_IN(LANG_EN);

	return text_of(ledger,
		       db_ask(&ledger->db, &err, "SELECT value FROM local_setting WHERE name = ?1",
			      "t", name),
		       value, size);
}

bool local_request_find(struct ledger *ledger, const char *actor, const char *key,
			struct answered *request, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT hash, subject FROM local_request"
				   " WHERE actor = ?1 AND key = ?2 AND at > ?3",
				   "tti", actor, key, clock_wall_ms(ledger->clock) - request_kept_ms);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	memset(request, 0, sizeof(*request));
	request->found = step == DB_ROW;
	if (request->found) {
		snprintf(request->hash, sizeof(request->hash), "%s", db_text(row, 0));
		snprintf(request->subject, sizeof(request->subject), "%s", db_text(row, 1));
	}
	if (row)
		db_reset(row);
	return step != DB_FAILED;
}

bool local_request_add(struct ledger *ledger, const char *actor, const char *key,
		       const struct answered *request, struct err *err)
{
	int64_t now_ms = clock_wall_ms(ledger->clock);

	return db_run(&ledger->db, err,
		      "DELETE FROM local_request WHERE id IN"
		      " (SELECT id FROM local_request ORDER BY id LIMIT ?1) AND at <= ?2",
		      "ii", (int64_t)REQUESTS_PRUNED_AT_ONCE, now_ms - request_kept_ms) &&
	       db_run(&ledger->db, err,
		      "INSERT OR REPLACE INTO local_request (actor, key, hash, subject, seq, at)"
		      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
		      "ttttii", actor, key, request->hash, request->subject, ledger_seq(ledger),
		      now_ms);
}
