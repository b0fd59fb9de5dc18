#include "tests/support/story.h"

#include "app/commands/fields.h"
#include "app/model/people.h"

/* The refusal names this field and leaves the database as it was. */
static void refuses(struct team *team, const char *name, const char *id, const char *body,
		    enum err_kind kind, const char *field)
{
	const char *before = team_dump(team, false);
	int64_t seq = ledger_seq(team->ledger);

	if (team_refused(team, name, id, body) != kind)
		fail_msg("%s %s: kind %d, %s", name, body, team->err.kind, team->err.text);
	if (field && !team_named(team, field))
		fail_msg("%s %s: %s is not named, but %s", name, body, field,
			 team->err.field_count ? team->err.fields[0].name : "nothing");
	assert_true(team->err.text[0]);
	assert_int_equal(ledger_seq(team->ledger), seq);
	assert_string_equal(team_dump(team, false), before);
}

/* Does nothing, and says so with the present seq. */
static void changes_nothing(struct team *team, const char *name, const char *id, const char *body)
{
	int64_t seq = ledger_seq(team->ledger);

	team_must(team, name, id, body);
	assert_int_equal(ledger_seq(team->ledger), seq);
	assert_int_equal(team->call.seq, seq);
	assert_int_equal(team->call.topics, 0);
}

static void the_table_is_sorted_and_whole(void **state)
{
	size_t count;
	const struct command *table = command_table(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		assert_true(i == 0 || strcmp(table[i - 1].name, table[i].name) < 0);
		assert_ptr_equal(command_named(table[i].name), &table[i]);
		assert_non_null(table[i].run);
		assert_true(table[i].field_count <= COMMAND_FIELDS_MAX);
		assert_true(table[i].path == NULL || strncmp(table[i].path, "/api/v1/", 8) == 0);
		for (int k = 0; k < table[i].field_count; k++) {
			const struct field *field = &table[i].fields[k];
			assert_non_null(field->name);
			assert_non_null(field->doc);
			assert_true(field->type != FIELD_CHOICE || field->choices);
		}
	}
	assert_null(command_named("no_such"));
}

static void bad_bodies_name_each_bad_field(void **state)
{
	static const struct {
		const char *body;
		enum err_kind kind;
		const char *field;
	} list[] = {
		{"", ERR_INVALID, "title"},
		{"{", ERR_SYNTAX, NULL},
		{"[]", ERR_SYNTAX, NULL},
		{"null", ERR_SYNTAX, NULL},
		{"{\"title\":\"\xff\"}", ERR_SYNTAX, NULL},
		{"{'title':'a'}", ERR_SYNTAX, NULL},
		{"{\"title\":\"a\",}", ERR_SYNTAX, NULL},
		{"{\"title\":5}", ERR_INVALID, "title"},
		{"{\"title\":null}", ERR_INVALID, "title"},
		{"{\"title\":\"\"}", ERR_INVALID, "title"},
		{"{\"title\":\" \\n \xe3\x80\x80\"}", ERR_INVALID, "title"},
		{"{\"title\":\"a\\u0000b\"}", ERR_INVALID, "title"},
		{"{\"title\":\"a\\u0007b\"}", ERR_INVALID, "title"},
		{"{\"title\":\"a\\ud800\"}", ERR_INVALID, "title"},
		{"{\"title\":\"a\",\"title\":\"b\"}", ERR_INVALID, "title"},
		{"{\"title\":\"a\",\"\\u0074itle\":\"b\"}", ERR_INVALID, "title"},
		{"{\"title\":\"a\",\"colour\":1}", ERR_INVALID, "colour"},
		{"{\"title\":\"a\",\"column\":\"nowhere\"}", ERR_INVALID, "column"},
		{"{\"title\":\"a\",\"column\":\"No Id!\"}", ERR_INVALID, "column"},
		{"{\"title\":\"a\",\"before\":\"nothing\"}", ERR_INVALID, "before"},
		{"{\"title\":\"a\",\"label\":\"nothing\"}", ERR_INVALID, "label"},
		{"{\"title\":\"a\",\"due\":\"2026-02-30\"}", ERR_INVALID, "due"},
		{"{\"title\":\"a\",\"due\":\"tomorrow\"}", ERR_INVALID, "due"},
		{"{\"title\":\"a\",\"owners\":\"me\"}", ERR_INVALID, "owners"},
		{"{\"title\":\"a\",\"owners\":[\"nobody\"]}", ERR_INVALID, "owners[0]"},
		{"{\"title\":\"a\",\"owners\":[\"x\",\"x\"]}", ERR_INVALID, "owners[1]"},
		{"{\"title\":\"a\",\"owners\":[7]}", ERR_INVALID, "owners[0]"},
		{"{\"title\":\"a\",\"checklist\":{}}", ERR_INVALID, "checklist"},
		{"{\"title\":\"a\",\"checklist\":[\"b\"]}", ERR_INVALID, "checklist[0]"},
		{"{\"title\":\"a\",\"checklist\":[{}]}", ERR_INVALID, "checklist[0].text"},
		{"{\"title\":\"a\",\"checklist\":[{\"text\":\"\"}]}", ERR_INVALID,
		 "checklist[0].text"},
		{"{\"title\":\"a\",\"checklist\":[{\"text\":\"b\",\"done\":1}]}", ERR_INVALID,
		 "checklist[0].done"},
		{"{\"title\":\"a\",\"checklist\":[{\"text\":\"b\",\"more\":1}]}", ERR_INVALID,
		 "checklist[0].more"},
		{"{\"title\":\"a\",\"checklist\":[{\"text\":\"b\",\"id\":\"c\"},"
		 "{\"text\":\"d\",\"id\":\"c\"}]}",
		 ERR_INVALID, "checklist[1].id"},
	};
	struct team *team = team_new(false, true);

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		refuses(team, "card_create", NULL, list[i].body, list[i].kind, list[i].field);
	refuses(team, "card_create", NULL, "{\"title\":7,\"due\":8,\"x\":9}", ERR_INVALID, "due");
	assert_int_equal(team->err.field_count, 3);
	team_free(team);
}

static const char *repeated(struct team *team, const char *what, int times)
{
	struct buf out = {0};

	for (int i = 0; i < times; i++)
		buf_text(&out, what);
	const char *text = arena_text(&team->arena, out.bytes);
	buf_finish(&out);
	return text;
}

static void lengths_are_counted_in_characters_and_the_bound_is_said(void **state)
{
	struct team *team = team_new(false, true);
	struct arena *arena = &team->arena;

	(void)state;
	team_must(team, "card_create", NULL,
		  arena_printf(arena, "{\"title\":\"%s\"}", repeated(team, "字", 120)));
	refuses(team, "card_create", NULL,
		arena_printf(arena, "{\"title\":\"%s\"}", repeated(team, "字", 121)), ERR_INVALID,
		"title");
	assert_non_null(strstr(team->err.fields[0].text, "120"));
	refuses(team, "card_create", NULL,
		arena_printf(arena, "{\"title\":\"a\",\"note\":\"%s\"}", repeated(team, "a", 2001)),
		ERR_INVALID, "note");
	refuses(team, "card_create", NULL,
		arena_printf(arena, "{\"title\":\"a\",\"checklist\":[{\"text\":\"b\"}%s]}",
			     repeated(team, ",{\"text\":\"b\"}", 50)),
		ERR_INVALID, "checklist");
	refuses(team, "card_create", NULL,
		arena_printf(arena, "{\"title\":\"a\",\"owners\":[1%s]}", repeated(team, ",1", 20)),
		ERR_INVALID, "owners");
	refuses(team, "card_create", NULL,
		arena_printf(arena, "{\"title\":%s1%s}", repeated(team, "[", 30000),
			     repeated(team, "]", 30000)),
		ERR_SYNTAX, NULL);
	team_free(team);
}

static void a_note_is_created_with_all_its_words(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	const char *card = team_must(
		team, "card_create", NULL,
		arena_printf(&team->arena,
			     "{\"title\":\"  first\\r\\nsecond 🎉 \",\"note\":\"why\",\"owners\":[\"%s\"],"
			     "\"label\":\"red\",\"due\":\"2026-02-03\",\"checklist\":"
			     "[{\"text\":\"a\"},{\"text\":\"b\",\"done\":true}],\"column\":\"doing\"}",
			     team->admin));
	assert_string_equal(team_of_card(team, card, "title"), "first\nsecond 🎉");
	assert_non_null(strstr(team->call.answer, "\"checks\":{\"done\":1,\"total\":2}"));
	assert_non_null(strstr(team->call.answer, "\"due\":\"2026-02-03\""));
	assert_non_null(strstr(team->call.answer, "\"label\":\"red\""));
	assert_int_equal(team->call.topics, TOPIC_BOARD | TOPIC_FEED | TOPIC_WEEK);
	team_must(team, "card_edit", card,
		  "{\"note\":null,\"label\":null,\"due\":null,\"owners\":null,\"checklist\":null}");
	assert_string_equal(
		team_of_card(team, card, "note || owners || checklist || coalesce(due, label, '')"),
		"[][]");
	changes_nothing(team, "card_edit", card, "{\"note\":\"\",\"title\":\"first\\nsecond 🎉\"}");
	changes_nothing(team, "card_edit", card, "");
	team_free(team);
}

static void moving_to_the_same_place_writes_nothing(void **state)
{
	struct team *team = team_new(false, true);
	const char *a = team_card(team, "a", "todo"), *b = team_card(team, "b", "todo");

	(void)state;
	changes_nothing(team, "card_move", b, "{\"column\":\"todo\"}");
	changes_nothing(team, "card_move", a,
			arena_printf(&team->arena, "{\"column\":\"todo\",\"before\":\"%s\"}", b));
	changes_nothing(team, "card_move", a,
			arena_printf(&team->arena, "{\"column\":\"todo\",\"before\":\"%s\"}", a));
	team_must(team, "card_move", b,
		  arena_printf(&team->arena, "{\"column\":\"todo\",\"before\":\"%s\"}", a));
	assert_string_equal(team_sql(team, "SELECT group_concat(title, '') FROM"
					   " (SELECT title FROM card ORDER BY rank)"),
			    "ba");
	team_free(team);
}

static void a_move_that_cannot_be_is_refused(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "a", "todo"), *other = team_card(team, "b", "doing");
	const char *stale =
		arena_printf(&team->arena, "{\"column\":\"done\",\"before\":\"%s\"}", other);

	(void)state;
	refuses(team, "card_move", "no-card", "{\"column\":\"done\"}", ERR_NOT_FOUND, NULL);
	refuses(team, "card_move", card, "{}", ERR_INVALID, "column");
	refuses(team, "card_move", card, "{\"column\":\"nowhere\"}", ERR_INVALID, "column");
	refuses(team, "card_move", card, stale, ERR_INVALID, "before");
	team_must(team, "card_tear_off", card, "{}");
	refuses(team, "card_move", card, "{\"column\":\"done\"}", ERR_CONFLICT, NULL);
	changes_nothing(team, "card_tear_off", card, "{}");
	team_free(team);
}

static void a_full_column_takes_the_note_and_says_it_is_over(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	for (int i = 0; i < 6; i++)
		team_card(team, "busy", "doing");
	const char *card = team_card(team, "one more", "todo");
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	assert_non_null(strstr(team->call.answer, "\"wip_limit\":6,\"count\":7,\"over\":true"));
	team_free(team);
}

/* More moves into one gap than a rank has room for. */
static void when_ranks_run_out_the_column_is_spread(void **state)
{
	struct team *team = team_new(false, true);
	const char *top = team_card(team, "top", "todo"), *a = team_card(team, "a", "todo");
	const char *b = team_card(team, "b", "todo"), *before = b;
	int64_t spread = 0;

	(void)state;
	(void)top;
	for (int i = 0; i < 900; i++) {
		const char *moving = i % 2 ? b : a;
		before = i % 2 ? a : b;
		team_must(team, "card_move", moving,
			  arena_printf(&team->arena, "{\"column\":\"todo\",\"before\":\"%s\"}", before));
		assert_string_equal(team_sql(team, "SELECT title FROM card ORDER BY rank, id LIMIT 1"),
				    "top");
		assert_string_equal(
			team_sql(team, "SELECT id FROM card ORDER BY rank, id LIMIT 1 OFFSET 1"), moving);
		spread = team_number(team, "SELECT max(n) FROM (SELECT count(*) AS n FROM event"
					   " WHERE kind = 'card.ranked' GROUP BY batch)");
	}
	assert_int_equal(spread, 3);
	team_must_be_sound(team);
	team_free(team);
}

static void finishing_is_noted_and_taken_back(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "a", "todo");

	(void)state;
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	assert_non_null(strstr(team->call.answer, "\"finished\":\"2025-11-20T00:53:20.000Z\""));
	team_wait(team, 1000);
	team_must(team, "card_tear_off", card, "{}");
	team_wait(team, 1000);
	team_must(team, "card_restore", card, "{}");
	assert_non_null(strstr(team->call.answer, "\"finished\":\"2025-11-20T00:53:20.000Z\""));
	refuses(team, "card_restore", card, "{}", ERR_CONFLICT, NULL);
	team_must(team, "card_move", card, "{\"column\":\"doing\"}");
	assert_non_null(strstr(team->call.answer, "\"finished\":null"));
	team_free(team);
}

static void steps_are_ticked_one_by_one(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_must(team, "card_create", NULL,
				     "{\"title\":\"t\",\"checklist\":[{\"text\":\"a\",\"id\":\"a\"},"
				     "{\"text\":\"b\",\"id\":\"b\"}]}");

	(void)state;
	team_must(team, "card_check", card, "{\"item\":\"b\",\"done\":true}");
	assert_string_equal(team_of_card(team, card, "checklist"),
			    "[{\"id\":\"a\",\"text\":\"a\",\"done\":false},"
			    "{\"id\":\"b\",\"text\":\"b\",\"done\":true}]");
	changes_nothing(team, "card_check", card, "{\"item\":\"b\",\"done\":true}");
	refuses(team, "card_check", card, "{\"item\":\"c\",\"done\":true}", ERR_INVALID, "item");
	refuses(team, "card_check", card, "{\"item\":\"b\",\"done\":\"yes\"}", ERR_INVALID, "done");
	team_must(team, "card_check", card, "{\"item\":\"b\",\"done\":false}");
	team_free(team);
}

static void another_reason_is_not_another_block(void **state)
{
	struct team *team = team_new(false, true);
	const char *card = team_card(team, "a", "doing");

	(void)state;
	team_must(team, "card_block", card, "{\"type\":\"tech\"}");
	team_wait(team, 2 * 24 * 3600 * 1000);
	team_must(team, "card_block", card, "{\"type\":\"waiting\",\"reason\":\"等销售\"}");
	assert_non_null(strstr(team->call.answer, "\"reason\":\"等销售\""));
	assert_non_null(strstr(team->call.answer, "\"days\":2"));
	changes_nothing(team, "card_block", card, "{\"type\":\"waiting\",\"reason\":\"等销售\"}");
	refuses(team, "card_block", card, "{\"type\":\"weather\"}", ERR_INVALID, "type");
	assert_non_null(strstr(team->err.fields[0].text, "waiting, dependency"));
	team_must(team, "card_unblock", card, "{}");
	changes_nothing(team, "card_unblock", card, "{}");
	team_free(team);
}

static void guests_look_and_members_do_not_administer(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "May", "member");
	const char *card = team_card(team, "a", "todo");

	(void)state;
	team->actor = may;
	team->role = ROLE_GUEST;
	refuses(team, "card_move", card, "{\"column\":\"done\"}", ERR_FORBIDDEN, NULL);
	team->role = ROLE_MEMBER;
	refuses(team, "column_add", NULL, "{\"name\":\"x\",\"kind\":\"todo\"}", ERR_FORBIDDEN, NULL);
	refuses(team, "member_edit", team->admin, "{\"name\":\"x\"}", ERR_FORBIDDEN, NULL);
	refuses(team, "member_edit", may, "{\"role\":\"admin\"}", ERR_FORBIDDEN, NULL);
	refuses(team, "member_leave", team->admin, "{}", ERR_FORBIDDEN, NULL);
	refuses(team, "team_edit", NULL, "{\"name\":\"x\"}", ERR_FORBIDDEN, NULL);
	refuses(team, "card_redact", card, "{}", ERR_FORBIDDEN, NULL);
	team_must(team, "member_edit", may, "{\"name\":\"Mei\",\"emoji\":\"🦊\",\"colour\":3}");
	assert_non_null(strstr(team->call.answer, "\"badge\":\"🦊\",\"colour\":3"));
	team_free(team);
}

static void columns_are_added_moved_and_removed(void **state)
{
	struct team *team = team_new(false, true);
	const char *review = team_must(team, "column_add", NULL,
				       "{\"name\":\"审核\",\"kind\":\"doing\",\"wip_limit\":3,"
				       "\"before\":\"done\"}");
	const char *card = team_card(team, "a", review);

	(void)state;
	assert_string_equal(team_sql(team, "SELECT group_concat(kind, ' ') FROM"
					   " (SELECT kind FROM board_column ORDER BY rank)"),
			    "todo doing doing done");
	refuses(team, "column_remove", review, "{}", ERR_CONFLICT, NULL);
	assert_non_null(strstr(team->err.text, "1"));
	refuses(team, "column_edit", review, "{\"name\":\"\"}", ERR_INVALID, "name");
	refuses(team, "column_edit", review, "{\"wip_limit\":0}", ERR_INVALID, "wip_limit");
	refuses(team, "column_edit", review, "{\"wip_limit\":2.5}", ERR_INVALID, "wip_limit");
	refuses(team, "column_edit", review, "{\"wip_limit\":99999999999999999999}", ERR_INVALID,
		"wip_limit");
	refuses(team, "column_move", review, "{\"before\":\"nowhere\"}", ERR_INVALID, "before");
	refuses(team, "column_edit", "nowhere", "{}", ERR_NOT_FOUND, NULL);
	refuses(team, "column_add", NULL, "{\"name\":\"\xe2\x80\xae\",\"kind\":\"todo\"}",
		ERR_INVALID, "name");
	team_must(team, "column_edit", "todo", "{\"name\":\"Ideas\",\"wip_limit\":9}");
	team_must(team, "column_edit", "todo", "{\"name\":\"\",\"wip_limit\":null}");
	assert_non_null(strstr(team->call.answer, "\"name\":\"To do\",\"kind\":\"todo\","
						  "\"wip_limit\":null"));
	team_must(team, "column_move", review, "{\"before\":null}");
	changes_nothing(team, "column_move", review, "{\"before\":null}");
	team_must(team, "card_move", card, "{\"column\":\"done\"}");
	team_must(team, "column_remove", review, "{}");
	team_must(team, "column_remove", "todo", "{}");
	team_must(team, "column_remove", "doing", "{}");
	team_must(team, "card_tear_off", card, "{}");
	refuses(team, "column_remove", "done", "{}", ERR_CONFLICT, NULL);
	team_must_be_sound(team);
	team_free(team);
}

static void labels_come_and_go_and_notes_stay(void **state)
{
	struct team *team = team_new(false, true);
	const char *label = team_must(team, "label_add", NULL, "{\"name\":\"B站\",\"paper\":\"sky\"}");
	const char *card = team_must(
		team, "card_create", NULL,
		arena_printf(&team->arena, "{\"title\":\"a\",\"label\":\"%s\"}", label));

	(void)state;
	refuses(team, "label_edit", label, "{\"name\":\"\"}", ERR_INVALID, "name");
	refuses(team, "label_edit", label, "{\"paper\":\"gold\"}", ERR_INVALID, "paper");
	team_must(team, "label_edit", label, "{\"name\":\"B站视频\"}");
	changes_nothing(team, "label_edit", label, "{\"name\":\"B站视频\",\"paper\":\"sky\"}");
	team_must(team, "label_remove", label, "{}");
	refuses(team, "label_remove", label, "{}", ERR_NOT_FOUND, NULL);
	team_must(team, "card_edit", card, "{\"title\":\"b\"}");
	assert_non_null(strstr(team->call.answer, "\"label\":null"));
	team_must_be_sound(team);
	team_free(team);
}

static void the_last_admin_stays(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	refuses(team, "member_leave", team->admin, "{}", ERR_CONFLICT, NULL);
	refuses(team, "member_edit", team->admin, "{\"role\":\"member\"}", ERR_CONFLICT, NULL);
	team_member(team, "May", "admin");
	team_must(team, "member_leave", team->admin, "{}");
	changes_nothing(team, "member_leave", team->admin, "{}");
	team_free(team);
}

static void who_leaves_hands_the_open_notes_on(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "May", "member");
	const char *mine = arena_printf(&team->arena, "{\"title\":\"a\",\"owners\":[\"%s\"]}", may);
	const char *ours = arena_printf(&team->arena, "{\"title\":\"b\",\"owners\":[\"%s\",\"%s\"]}",
					may, team->admin);
	const char *a = team_must(team, "card_create", NULL, mine);
	const char *b = team_must(team, "card_create", NULL, ours);
	const char *done = team_must(team, "card_create", NULL, mine);
	const char *to_admin = arena_printf(&team->arena, "{\"hand_to\":\"%s\"}", team->admin);
	const char *only_admin = arena_printf(&team->arena, "[\"%s\"]", team->admin);

	(void)state;
	team_must(team, "card_move", done, "{\"column\":\"done\"}");
	refuses(team, "member_leave", may, arena_printf(&team->arena, "{\"hand_to\":\"%s\"}", may),
		ERR_INVALID, "hand_to");
	refuses(team, "member_leave", may, "{\"hand_to\":\"nobody\"}", ERR_INVALID, "hand_to");
	team_must(team, "member_leave", may, to_admin);
	assert_string_equal(team_of_card(team, a, "owners"), only_admin);
	assert_string_equal(team_of_card(team, b, "owners"), only_admin);
	assert_non_null(strstr(team_of_card(team, done, "owners"), may));
	refuses(team, "card_create", NULL, mine, ERR_INVALID, "owners[0]");
	refuses(team, "member_edit", may, "{\"name\":\"x\"}", ERR_CONFLICT, NULL);
	team_must(team, "member_return", may, "{}");
	changes_nothing(team, "member_return", may, "{}");
	team_must(team, "card_create", NULL, mine);
	team_free(team);
}

static void an_erased_member_is_a_former_member(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "Maybelline", "member");
	struct reader reader = {team->admin, ROLE_ADMIN, LANG_ZH};
	struct err err = ERR_IN(LANG_ZH);
	struct buf out = {0};

	(void)state;
	refuses(team, "member_redact", may, "{}", ERR_CONFLICT, NULL);
	team_must(team, "member_leave", may, "{}");
	team_must(team, "member_redact", may, "{}");
	changes_nothing(team, "member_redact", may, "{}");
	refuses(team, "member_return", may, "{}", ERR_CONFLICT, NULL);
	assert_true(view_activity(team->ledger, &reader, 0, 50, &out, &err));
	assert_null(strstr(out.bytes, "Maybelline"));
	assert_non_null(strstr(out.bytes, "已离开的成员"));
	team_must_be_sound(team);
	buf_finish(&out);
	team_free(team);
}

static void only_the_first_names_the_team(void **state)
{
	struct team *team = team_new(false, false);

	(void)state;
	team->actor = "";
	refuses(team, "member_join", NULL, "{\"name\":\"A\"}", ERR_INVALID, "team");
	team_must(team, "member_join", NULL, "{\"name\":\"A\",\"team\":\"T\"}");
	assert_non_null(strstr(team->call.answer, "\"role\":\"admin\""));
	refuses(team, "member_join", NULL, "{\"name\":\"B\",\"team\":\"T\"}", ERR_INVALID, "team");
	refuses(team, "member_join", NULL, "{\"name\":\"B\",\"emoji\":\"ab\"}", ERR_INVALID, "emoji");
	team_must(team, "member_join", NULL, "{\"name\":\"B\"}");
	assert_non_null(strstr(team->call.answer, "\"role\":\"member\""));
	team_free(team);
}

static void the_same_key_does_it_once(void **state)
{
	struct team *team = team_new(false, true);
	const char *may = team_member(team, "May", "member");

	(void)state;
	team->key = "k-1";
	const char *card = team_must(team, "card_create", NULL, "{\"title\":\"once\"}");
	assert_false(team->call.repeated);
	int64_t seq = ledger_seq(team->ledger);
	assert_string_equal(team_must(team, "card_create", NULL, "{\"title\":\"once\"}"), card);
	assert_true(team->call.repeated);
	assert_int_equal(team->call.topics, 0);
	assert_non_null(strstr(team->call.answer, "\"title\":\"once\""));
	assert_int_equal(ledger_seq(team->ledger), seq);
	refuses(team, "card_create", NULL, "{\"title\":\"twice\"}", ERR_INVALID, "Idempotency-Key");
	refuses(team, "card_tear_off", card, "{\"title\":\"once\"}", ERR_INVALID, NULL);
	refuses(team, "card_tear_off", card, "{}", ERR_INVALID, "Idempotency-Key");
	team->actor = may;
	assert_string_not_equal(team_must(team, "card_create", NULL, "{\"title\":\"once\"}"), card);
	team_wait(team, INT64_C(8) * 24 * 3600 * 1000);
	team_must(team, "card_create", NULL, "{\"title\":\"after a week\"}");
	assert_int_equal(team_number(team, "SELECT count(*) FROM local_request"), 1);
	team_free(team);
}

static void a_key_is_visible_ascii(void **state)
{
	struct team *team = team_new(false, true);
	const char *const bad[] = {"with space", "字", repeated(team, "k", 65), "a\x7f"};

	(void)state;
	for (int i = 0; i < 4; i++) {
		team->key = bad[i];
		refuses(team, "card_create", NULL, "{\"title\":\"a\"}", ERR_INVALID,
			"Idempotency-Key");
	}
	team->key = repeated(team, "k", 64);
	team_must(team, "card_create", NULL, "{\"title\":\"a\"}");
	team_free(team);
}

static void a_refused_request_does_not_use_its_key_up(void **state)
{
	struct team *team = team_new(false, true);

	(void)state;
	team->key = "k-2";
	team_refused(team, "card_create", NULL, "{\"title\":\"a\",\"column\":\"review\"}");
	assert_int_equal(team_number(team, "SELECT count(*) FROM local_request"), 0);
	team_must(team, "card_create", NULL, "{\"title\":\"b\"}");
	team_free(team);
}

static void faces_are_what_people_expect(void **state)
{
	static const struct {
		const char *name, *badge;
	} list[] = {{"小林", "林"}, {"老周", "周"}, {"阿May", "M"},  {"可可", "可"}, {"林悦", "林"},
		    {"陈总监", "陈"}, {"许诺", "许"}, {"may", "M"}, {"élan", "É"}, {"小", "小"},
		    {" (王浩)", "王"}};
	char badge[BADGE_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		assert_true(people_letter(list[i].name, 0, badge));
		assert_string_equal(badge, list[i].badge);
	}
}

static void two_people_never_share_fill_and_letter(void **state)
{
	struct face faces[40];

	(void)state;
	for (int i = 0; i < 40; i++)
		faces[i] = (struct face){.name = i % 3 ? "林悦" : "林", .emoji = i % 5 ? "" : "🦊",
					 .colour = i % 2 ? i % 7 : -1};
	people_faces(faces, 40);
	for (int i = 0; i < 40; i++)
		for (int k = 0; k < i; k++)
			assert_false(faces[i].colour % 7 == faces[k].colour % 7 &&
				     strcmp(faces[i].badge, faces[k].badge) == 0);
}

static void an_emoji_is_one_picture(void **state)
{
	static const char *const good[] = {"🦊", "❤️", "👍🏽", "👩‍💻", "🇨🇳", "1️⃣", "👨‍👩‍👧"};
	static const char *const bad[] = {"a", "字", "🦊🦊", "🇨", "1", "👩‍", "🦊a", "\xe2\x80\x8d"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(people_emoji(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(people_emoji(bad[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_sorted_and_whole),
		cmocka_unit_test(bad_bodies_name_each_bad_field),
		cmocka_unit_test(lengths_are_counted_in_characters_and_the_bound_is_said),
		cmocka_unit_test(a_note_is_created_with_all_its_words),
		cmocka_unit_test(moving_to_the_same_place_writes_nothing),
		cmocka_unit_test(a_move_that_cannot_be_is_refused),
		cmocka_unit_test(a_full_column_takes_the_note_and_says_it_is_over),
		cmocka_unit_test(when_ranks_run_out_the_column_is_spread),
		cmocka_unit_test(finishing_is_noted_and_taken_back),
		cmocka_unit_test(steps_are_ticked_one_by_one),
		cmocka_unit_test(another_reason_is_not_another_block),
		cmocka_unit_test(guests_look_and_members_do_not_administer),
		cmocka_unit_test(columns_are_added_moved_and_removed),
		cmocka_unit_test(labels_come_and_go_and_notes_stay),
		cmocka_unit_test(the_last_admin_stays),
		cmocka_unit_test(who_leaves_hands_the_open_notes_on),
		cmocka_unit_test(an_erased_member_is_a_former_member),
		cmocka_unit_test(only_the_first_names_the_team),
		cmocka_unit_test(the_same_key_does_it_once),
		cmocka_unit_test(a_key_is_visible_ascii),
		cmocka_unit_test(a_refused_request_does_not_use_its_key_up),
		cmocka_unit_test(faces_are_what_people_expect),
		cmocka_unit_test(two_people_never_share_fill_and_letter),
		cmocka_unit_test(an_emoji_is_one_picture),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
