#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "tests/support/story.h"

#include "app/ledger/local.h"
#include "app/ledger/snapshot_load.h"

/* Opening this path must fail, with these words in the sentence. */
static void must_not_open(struct team *team, const char *path, bool read_only, const char *words)
{
	struct ledger_options options = {.path = path, .clock = &team->clock, .read_only = read_only};
	struct err err = ERR_IN(LANG_EN);
	struct ledger *ledger = ledger_open(&options, &err);

	assert_null(ledger);
	assert_int_equal(err.kind, ERR_SYSTEM);
	assert_non_null(strstr(err.text, path));
	if (!strstr(err.text, words))
		fail_msg("%s", err.text);
}

static const char *beside(struct team *team, const char *name)
{
	return arena_printf(&team->arena, "%s/%s", team->folder, name);
}

static void by_sqlite(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void a_new_wall_is_for_its_owner_alone(void **state)
{
	struct team *team = team_new(true, true);
	struct stat st;

	(void)state;
	assert_int_equal(stat(team->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_string_equal(team_sql(team, "PRAGMA journal_mode"), "wal");
	assert_int_equal(team_number(team, "PRAGMA synchronous"), 2);
	team_free(team);
}

static void what_was_acknowledged_is_there_after_reopening(void **state)
{
	struct team *team = team_new(true, true);
	const char *card = team_card(team, "one", "todo");
	int64_t seq = ledger_seq(team->ledger);
	const char *incarnation = arena_text(&team->arena, ledger_incarnation(team->ledger));

	(void)state;
	ledger_close(team->ledger);
	team_open(team);
	assert_string_equal(team_of_card(team, card, "title"), "one");
	assert_int_equal(ledger_seq(team->ledger), seq);
	assert_string_equal(ledger_incarnation(team->ledger), incarnation);
	team_free(team);
}

static void what_cannot_be_opened_is_said_in_one_sentence(void **state)
{
	struct team *team = team_new(true, true);
	const char *text = beside(team, "text.db"), *foreign = beside(team, "foreign.db");
	const char *newer = beside(team, "newer.db"), *empty = beside(team, "empty.db");

	(void)state;
	must_not_open(team, team->folder, false, "irectory");
	must_not_open(team, beside(team, "no/such/wall.db"), false, "No such file");
	must_not_open(team, beside(team, "nothing.db"), true, "No such file");
	write_file(text, "this is a letter and not a database at all, however long it may go on");
	must_not_open(team, text, false, "not a kanwall database");
	by_sqlite(foreign, "CREATE TABLE addresses (name TEXT)");
	must_not_open(team, foreign, false, "not a kanwall database");
	by_sqlite(newer, "PRAGMA application_id = 1802985836; PRAGMA user_version = 2;"
			 "CREATE TABLE event (seq INTEGER PRIMARY KEY)");
	must_not_open(team, newer, false, "newer kanwall");
	write_file(empty, "");
	must_not_open(team, empty, true, "is empty");
	must_not_open(team, team->path, false, "in use by another kanwall");
	team_free(team);
}

static void other_projections_are_rebuilt(void **state)
{
	struct team *team = team_new(true, true);
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	team_card(team, "one", "todo");
	const char *before = team_dump(team, false);
	assert_true(db_exec(&team->ledger->db,
			    "UPDATE local_meta SET value = 'older' WHERE name = 'projections';"
			    "DROP TABLE card; CREATE TABLE card (other TEXT); DROP TABLE team",
			    &err));
	ledger_close(team->ledger);
	must_not_open(team, team->path, true, "another version");
	team_open(team);
	assert_string_equal(team_dump(team, false), before);
	team_must_be_sound(team);
	team_free(team);
}

static void a_wall_of_an_earlier_program_gets_the_tables_it_lacks(void **state)
{
	struct team *team = team_new(true, true);
	struct err err = ERR_IN(LANG_EN);
	char token[SECRET_TOKEN_SIZE];

	(void)state;
	assert_true(local_session_add(team->ledger, team->admin, "", token, &err));
	const char *device = team_sql(team, "SELECT id FROM local_device");
	assert_true(db_exec(&team->ledger->db, "DROP TABLE local_alias", &err));
	ledger_close(team->ledger);
	team_open(team);
	assert_true(local_session_alias(team->ledger, device, token, &err));
	team_free(team);
}

struct told {
	int calls;
	int64_t last, total;
};

static void count_progress(void *context, int64_t done, int64_t total)
{
	struct told *told = context;

	assert_true(done >= told->last && done <= total);
	told->calls++;
	told->last = done;
	told->total = total;
}

static void a_rebuild_tells_how_far_it_is(void **state)
{
	struct team *team = team_new(true, true);
	struct err err = ERR_IN(LANG_EN);
	struct told told = {0};
	struct ledger_options options = {.path = team->path,
					 .clock = &team->clock,
					 .progress = count_progress,
					 .context = &told};

	(void)state;
	assert_true(db_exec(&team->ledger->db, "DELETE FROM local_meta WHERE name = 'projections'",
			    &err));
	ledger_close(team->ledger);
	team->ledger = ledger_open(&options, &err);
	assert_non_null(team->ledger);
	assert_true(told.calls > 0);
	assert_int_equal(told.last, ledger_seq(team->ledger));
	assert_int_equal(told.total, told.last);
	team_free(team);
}

static bool first_only(void *context, const char *json)
{
	snprintf(context, 1000, "%s", json);
	return false;
}

static void import_ok(struct team *team, const char *json)
{
	struct author author = {"", "", ""};
	struct err err = ERR_IN(LANG_EN);

	assert_true(ledger_begin(team->ledger, &author, &err));
	if (!ledger_import(team->ledger, json, &err))
		fail_msg("%s", err.text);
	assert_true(ledger_commit(team->ledger, NULL, NULL, &err));
}

static void an_event_travels_as_json_with_its_time_stamp_as_text(void **state)
{
	struct team *team = team_new(false, true), *other = team_new(false, false);
	struct err err = ERR_IN(LANG_EN);
	char json[1000];

	(void)state;
	assert_true(ledger_export(team->ledger, 0, first_only, json, &err));
	assert_non_null(strstr(json, "{\"hlc\":\""));
	assert_non_null(strstr(json, "\"kind\":\"team.named\""));
	import_ok(other, json);
	import_ok(other, json);
	assert_int_equal(ledger_seq(other->ledger), 1);
	assert_string_equal(team_sql(other, "SELECT name FROM team"), "Marketing");
	team_free(team);
	team_free(other);
}

static void own_events_come_after_all_that_were_taken_over(void **state)
{
	struct team *team = team_new(true, true);

	(void)state;
	import_ok(team, "{\"hlc\":\"4000000000000000000\",\"site\":\"far\",\"at\":null,"
			"\"kind\":\"team.named\",\"subject\":\"team\",\"data\":{\"name\":\"Theirs\"}}");
	assert_string_equal(team_sql(team, "SELECT name FROM team"), "Theirs");
	ledger_close(team->ledger);
	team_open(team);
	team_must(team, "team_edit", NULL, "{\"name\":\"Ours\"}");
	assert_string_equal(team_sql(team, "SELECT name FROM team"), "Ours");
	team_must_be_sound(team);
	team_free(team);
}

static void a_late_event_takes_its_place_in_the_past(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	import_ok(team, "{\"hlc\":\"1000\",\"site\":\"early\",\"at\":null,\"kind\":\"team.named\","
			"\"subject\":\"team\",\"data\":{\"name\":\"Before\"}}");
	assert_string_equal(team_sql(team, "SELECT name FROM team"), "Marketing");
	team_must_be_sound(team);
	team_free(team);
}

static void kinds_of_a_later_version_are_kept(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	import_ok(team, "{\"hlc\":\"99\",\"site\":\"s\",\"at\":1,\"kind\":\"card.sung\","
			"\"subject\":\"x\",\"data\":{\"song\":\"la\"}}");
	import_ok(team, "{\"hlc\":\"100\",\"site\":\"s\",\"at\":1,\"kind\":\"card.clear\","
			"\"subject\":\"x\",\"data\":{}}");
	assert_int_equal(team_number(team, "SELECT count(*) FROM event WHERE subject = 'x'"), 2);
	assert_int_equal(team_number(team, "SELECT count(*) FROM card"), 0);
	team_must_be_sound(team);
	team_free(team);
}

static void what_is_no_event_is_not_taken_over(void **state)
{
	static const char *const bad[] = {
		"", "[]", "{}", "{", "\xff",
		"{\"hlc\":5,\"site\":\"s\",\"at\":1,\"kind\":\"a.b\",\"subject\":\"x\",\"data\":{}}",
		"{\"hlc\":\"-5\",\"site\":\"s\",\"at\":1,\"kind\":\"a.b\",\"subject\":\"x\",\"data\":{}}",
		"{\"hlc\":\"5\",\"site\":\"\",\"at\":1,\"kind\":\"a.b\",\"subject\":\"x\",\"data\":{}}",
		"{\"hlc\":\"5\",\"site\":\"s\",\"at\":1,\"kind\":\"ab\",\"subject\":\"x\",\"data\":{}}",
		"{\"hlc\":\"5\",\"site\":\"s\",\"at\":1,\"kind\":\"a.b\",\"subject\":\"x\",\"data\":[]}",
		"{\"hlc\":\"5\",\"site\":\"s\",\"at\":\"1\",\"kind\":\"a.b\",\"subject\":\"x\","
		"\"data\":{}}",
	};
	struct team *team = team_new(false, true);
	struct author author = {"", "", ""};
	int64_t seq = ledger_seq(team->ledger);

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct err err = ERR_IN(LANG_EN);
		assert_true(ledger_begin(team->ledger, &author, &err));
		assert_false(ledger_import(team->ledger, bad[i], &err));
		assert_int_equal(err.kind, ERR_SYNTAX);
		ledger_rollback(team->ledger);
	}
	assert_int_equal(ledger_seq(team->ledger), seq);
	team_free(team);
}

/* A full disk, as SQLite meets it: no page more. */
static void on_a_full_disk_nothing_is_half_written_and_later_it_works_again(void **state)
{
	struct team *team = team_new(true, true);
	int done = 0;

	(void)state;
	team_sql(team, arena_printf(&team->arena, "PRAGMA max_page_count = %lld",
				    (long long)team_number(team, "PRAGMA page_count") + 4));
	const char *before = team_dump(team, false);
	while (team_try(team, "card_create", NULL, "{\"title\":\"one more note on a full wall\"}")) {
		before = team_dump(team, false);
		assert_true(++done < 1000);
	}
	assert_int_equal(team->err.kind, ERR_FULL);
	assert_string_equal(team_dump(team, false), before);
	team_must_be_sound(team);
	team_sql(team, "PRAGMA max_page_count = 1000000");
	team_card(team, "there is room again", "todo");
	team_must_be_sound(team);
	team_free(team);
}

struct storm {
	struct team *team;
	_Atomic bool quit, failed;
};

static void *back_up_again_and_again(void *context)
{
	struct storm *storm = context;
	struct ledger_options options = {
		.path = storm->team->path, .clock = &storm->team->clock, .read_only = true};
	char path[128];
	struct err err = ERR_IN(LANG_EN);
	struct ledger *reader = ledger_open(&options, &err);

	snprintf(path, sizeof(path), "%s/backup.db", storm->team->folder);
	do {
		if (!reader || !ledger_backup(reader, path, &err))
			storm->failed = true;
	} while (!storm->quit && !storm->failed);
	if (storm->failed)
		fprintf(stderr, "%s\n", err.text);
	ledger_close(reader);
	return NULL;
}

static void a_backup_made_while_others_write_is_whole(void **state)
{
	struct team *team = team_new(true, true);
	struct storm storm = {.team = team};
	const char *card = team_card(team, "one", "todo");
	const char *incarnation = arena_text(&team->arena, ledger_incarnation(team->ledger));
	pthread_t thread;
	struct stat st;

	(void)state;
	assert_int_equal(pthread_create(&thread, NULL, back_up_again_and_again, &storm), 0);
	for (int i = 0; i < 60; i++)
		team_must(team, "card_move", card,
			  i % 2 ? "{\"column\":\"todo\"}" : "{\"column\":\"done\"}");
	storm.quit = true;
	pthread_join(thread, NULL);
	assert_false(storm.failed);
	ledger_close(team->ledger);
	snprintf(team->path, sizeof(team->path), "%s/backup.db", team->folder);
	assert_int_equal(stat(team->path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	team_open(team);
	team_must_be_sound(team);
	assert_string_equal(team_of_card(team, card, "title"), "one");
	assert_string_not_equal(ledger_incarnation(team->ledger), incarnation);
	incarnation = arena_text(&team->arena, ledger_incarnation(team->ledger));
	ledger_close(team->ledger);
	team_open(team);
	assert_string_equal(ledger_incarnation(team->ledger), incarnation);
	team_free(team);
}

static void a_backup_overwrites_nothing_but_a_backup(void **state)
{
	struct team *team = team_new(true, true);
	const char *letter = beside(team, "letter.txt"), *copy = beside(team, "copy.db");

	(void)state;
	write_file(letter, "dear all");
	const char *const bad[] = {letter, team->folder, team->path,
				   beside(team, "no/such/folder.db")};
	for (int i = 0; i < 4; i++) {
		struct err err = ERR_IN(LANG_EN);
		assert_false(ledger_backup(team->ledger, bad[i], &err));
		assert_int_equal(err.kind, ERR_SYSTEM);
		assert_non_null(strstr(err.text, bad[i]));
	}
	struct err err = ERR_IN(LANG_EN);
	assert_true(ledger_backup(team->ledger, copy, &err));
	assert_true(ledger_backup(team->ledger, copy, &err));
	team_must_be_sound(team);
	team_free(team);
}

static void a_backup_that_becomes_a_wall_knows_where_it_stops(void **state)
{
	struct team *team = team_new(true, true);
	struct err err = ERR_IN(LANG_EN);
	const char *copy = beside(team, "copy.db");
	char value[24], incarnation[UUID_SIZE];

	(void)state;
	team_wait(team, 60000);
	team_card(team, "the last", "todo");
	assert_false(local_setting_get(team->ledger, "restored", value, sizeof(value)));
	assert_true(ledger_backup(team->ledger, copy, &err));
	snprintf(incarnation, sizeof(incarnation), "%s", ledger_incarnation(team->ledger));
	team_wait(team, 60000);
	ledger_close(team->ledger);
	snprintf(team->path, sizeof(team->path), "%s", copy);
	team_open(team);
	assert_string_not_equal(ledger_incarnation(team->ledger), incarnation);
	assert_true(local_setting_get(team->ledger, "restored", value, sizeof(value)));
	assert_int_equal(strtoll(value, NULL, 10), TEAM_STARTS_MS + 60000);
	assert_true(local_setting_set(team->ledger, "restored", "", &err));
	ledger_close(team->ledger);
	team_open(team);
	assert_true(local_setting_get(team->ledger, "restored", value, sizeof(value)));
	assert_string_equal(value, "");
	team_free(team);
}

static void what_was_erased_is_nowhere_in_the_file(void **state)
{
	struct team *team = team_new(true, true);
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	const char *card = team_card(team, "the-secret-of-the-year", "todo");
	team_must(team, "card_redact", card, "{}");
	team_must_be_sound(team);
	assert_string_equal(team_of_card(team, card, "state"), "removed");
	assert_int_equal(
		team_number(team, "SELECT count(*) FROM event WHERE data LIKE '%secret-of%'"), 0);
	assert_true(db_exec(&team->ledger->db, "PRAGMA wal_checkpoint(TRUNCATE)", &err));
	assert_int_not_equal(system(arena_printf(&team->arena, "grep -q secret-of-the %s*",
						 team->path)),
			     0);
	team_free(team);
}

static void a_note_of_a_missing_column_hangs_in_the_first(void **state)
{
	struct team *team = team_new(false, true);
	struct err err = ERR_IN(LANG_EN);

	(void)state;
	team_card(team, "at home", "done");
	import_ok(team, "{\"hlc\":\"99\",\"site\":\"s\",\"at\":null,\"kind\":\"card.created\","
			"\"subject\":\"lost\",\"data\":{\"title\":\"lost\",\"column\":\"gone\","
			"\"rank\":\"V\"}}");
	struct board *board = snapshot_load_board(team->ledger, &err);
	assert_non_null(board);
	assert_int_equal(board->card_count, 2);
	assert_int_equal(board->columns[0].count, 1);
	assert_string_equal(board->cards[board->columns[0].first].id, "lost");
	assert_int_equal(board->columns[1].count, 0);
	assert_int_equal(board->columns[2].first, 1);
	assert_string_equal(board->cards[1].title, "at home");
	topic_drop(board);
	const char *other = team_card(team, "other", "doing");
	team_must(team, "card_move", other, "{\"column\":\"todo\",\"before\":\"lost\"}");
	assert_non_null(strstr(team->call.answer, "\"count\":2"));
	assert_true(strcmp(team_of_card(team, other, "rank"), "V") < 0);
	assert_int_equal(team_refused(team, "column_remove", "todo", "{}"), ERR_CONFLICT);
	assert_non_null(strstr(team->err.text, "2"));
	team_must(team, "card_move", "lost", "{\"column\":\"doing\"}");
	team_must_be_sound(team);
	team_free(team);
}

static void the_feed_tells_the_last_thing(void **state)
{
	struct team *team = team_new(false, false);
	struct err err = ERR_IN(LANG_EN);
	struct feed *feed = snapshot_load_feed(team->ledger, &err);

	(void)state;
	assert_string_equal(feed->last.kind, "");
	topic_drop(feed);
	assert_true(snapshot_is_fresh(team->ledger));
	team_join_first(team);
	assert_false(snapshot_is_fresh(team->ledger));
	const char *card = team_card(team, "one", "todo");
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	feed = snapshot_load_feed(team->ledger, &err);
	assert_string_equal(feed->last.kind, "card.moved");
	assert_string_equal(feed->last.actor, "林悦");
	assert_string_equal(feed->last.subject, "one");
	assert_string_equal(feed->last.target, "");
	assert_string_equal(feed->last.target_kind, "done");
	assert_int_equal(feed->last.at_ms, TEAM_STARTS_MS);
	topic_drop(feed);
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_wall_is_for_its_owner_alone),
		cmocka_unit_test(what_was_acknowledged_is_there_after_reopening),
		cmocka_unit_test(what_cannot_be_opened_is_said_in_one_sentence),
		cmocka_unit_test(other_projections_are_rebuilt),
		cmocka_unit_test(a_wall_of_an_earlier_program_gets_the_tables_it_lacks),
		cmocka_unit_test(a_rebuild_tells_how_far_it_is),
		cmocka_unit_test(an_event_travels_as_json_with_its_time_stamp_as_text),
		cmocka_unit_test(own_events_come_after_all_that_were_taken_over),
		cmocka_unit_test(a_late_event_takes_its_place_in_the_past),
		cmocka_unit_test(kinds_of_a_later_version_are_kept),
		cmocka_unit_test(what_is_no_event_is_not_taken_over),
		cmocka_unit_test(on_a_full_disk_nothing_is_half_written_and_later_it_works_again),
		cmocka_unit_test(a_backup_made_while_others_write_is_whole),
		cmocka_unit_test(a_backup_overwrites_nothing_but_a_backup),
		cmocka_unit_test(a_backup_that_becomes_a_wall_knows_where_it_stops),
		cmocka_unit_test(what_was_erased_is_nowhere_in_the_file),
		cmocka_unit_test(a_note_of_a_missing_column_hangs_in_the_first),
		cmocka_unit_test(the_feed_tells_the_last_thing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
