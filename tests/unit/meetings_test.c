/* Rituals and stand-ups through the command table and the topic that the wall is shown. */
#include "app/ledger/meetings_views.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/standup_day.h"
#include "tests/support/team.h"

enum { PEOPLE = 7 };

/* Half past nine on Thursday 20 November 2025, in Shanghai. */
#define MORNING_MS INT64_C(1763602200000)

static void import(struct team *team, const char *event);

struct room {
	struct team *team;
	const char *people[PEOPLE];	/* in the order of the day */
	const char *date;
};

static struct meetings *load(struct team *team)
{
	struct err err = ERR_IN(LANG_EN);
	struct meetings *meetings = snapshot_load_meetings(team->ledger, &err);

	if (!meetings)
		fail_msg("%s", err.text);
	return meetings;
}

static struct standup now(struct room *room)
{
	struct meetings *meetings = load(room->team);
	struct standup standup;
	const struct standup_session *session = meetings_standup(
		meetings, date_number(date_of(room->team->clock.fixed_ms)));

	assert_non_null(session);
	standup_session_at(session, room->team->clock.fixed_ms, &standup);
	topic_drop(meetings);
	return standup;
}

/* Seven people, and the order in which they speak today. */
static struct room room_new(void)
{
	struct room room = {.team = team_new(false, true), .date = "2025-11-20"};
	const char *joined[PEOPLE] = {room.team->admin};
	int order[STANDUP_PEOPLE_MAX];

	room.team->clock.fixed_ms = MORNING_MS;
	for (int i = 1; i < PEOPLE; i++)
		joined[i] = team_member(room.team, arena_printf(&room.team->arena, "P%d", i), "member");
	standup_order(date_of(MORNING_MS), PEOPLE, order);
	for (int i = 0; i < PEOPLE; i++)
		room.people[i] = joined[order[i]];
	return room;
}

static const char *of(struct room *room, const char *member)
{
	return arena_printf(&room->team->arena, "{\"member\":\"%s\"}", member);
}

static void seven_people_are_done_within_ten_minutes(void **state)
{
	(void)state;
	struct room room = room_new();
	struct standup standup;

	team_must(room.team, "standup_start", NULL, "{}");
	standup = now(&room);
	assert_int_equal(standup.turn_s, 85);
	assert_int_equal(standup.left_s, 85);
	for (int i = 0; i < PEOPLE; i++) {
		team_wait(room.team, 80000);
		team_must(room.team, "standup_end_turn", room.date, of(&room, room.people[i]));
	}
	standup = now(&room);
	assert_true(standup.over);
	assert_int_equal(standup.used_s, 7 * 80);
	team_must_be_sound(room.team);
	team_free(room.team);
}

static void who_is_late_is_called_again_at_the_end(void **state)
{
	(void)state;
	struct room room = room_new();

	team_must(room.team, "standup_start", NULL, "{}");
	team_must(room.team, "standup_skip", room.date, of(&room, room.people[0]));
	for (int i = 1; i < PEOPLE; i++) {
		team_wait(room.team, 10000);
		team_must(room.team, "standup_end_turn", room.date, of(&room, room.people[i]));
	}
	struct standup standup = now(&room);
	assert_false(standup.over);
	assert_int_equal(standup.left_s, 85);
	team_wait(room.team, 10000);
	team_must(room.team, "standup_end_turn", room.date, of(&room, room.people[0]));
	assert_true(now(&room).over);
	team_free(room.team);
}

static void thirty_seconds_more_are_for_the_one_who_speaks(void **state)
{
	(void)state;
	struct room room = room_new();

	team_must(room.team, "standup_start", NULL, "{}");
	team_must(room.team, "standup_extend", room.date, of(&room, room.people[0]));
	assert_int_equal(now(&room).left_s, 115);
	assert_int_equal(team_refused(room.team, "standup_extend", room.date,
				      of(&room, room.people[1])),
			 ERR_CONFLICT);
	team_free(room.team);
}

static void two_thumbs_on_one_button_end_one_turn(void **state)
{
	(void)state;
	struct room room = room_new();

	team_must(room.team, "standup_start", NULL, "{}");
	team_must(room.team, "standup_end_turn", room.date, of(&room, room.people[0]));
	int64_t seq = room.team->call.seq;
	team_must(room.team, "standup_end_turn", room.date, of(&room, room.people[0]));
	assert_int_equal(room.team->call.seq, seq);
	assert_int_equal(now(&room).place, 2);
	team_free(room.team);
}

static void an_undo_gives_the_word_back(void **state)
{
	(void)state;
	struct room room = room_new();

	team_must(room.team, "standup_start", NULL, "{}");
	team_wait(room.team, 5000);
	team_must(room.team, "standup_end_turn", room.date, of(&room, room.people[0]));
	assert_int_equal(now(&room).left_s, 85);
	team_must(room.team, "undo", NULL,
		  arena_printf(&room.team->arena, "{\"seq\":%lld}", (long long)room.team->call.seq));
	assert_int_equal(now(&room).left_s, 80);
	assert_int_equal(now(&room).place, 1);
	team_free(room.team);
}

static void a_stand_up_is_begun_once_and_goes_on_until_it_is_over(void **state)
{
	(void)state;
	struct room room = room_new();

	assert_int_equal(team_refused(room.team, "standup_end", room.date, "{}"), ERR_NOT_FOUND);
	team_must(room.team, "standup_start", NULL, "{}");
	assert_int_equal(team_refused(room.team, "standup_start", NULL, "{}"), ERR_CONFLICT);
	assert_int_equal(team_refused(room.team, "standup_skip", room.date, of(&room, "nobody")),
			 ERR_INVALID);
	team_must(room.team, "standup_end", room.date, "{}");
	assert_int_equal(team_refused(room.team, "standup_end", room.date, "{}"), ERR_CONFLICT);
	team_must(room.team, "standup_start", NULL, "{\"length_min\":15}");
	assert_false(now(&room).over);
	team_free(room.team);
}

static void who_is_off_is_not_called(void **state)
{
	(void)state;
	struct room room = room_new();

	team_must(room.team, "absence_set", NULL,
		  arena_printf(&room.team->arena, "{\"away\":true,\"member\":\"%s\"}",
			       room.people[3]));
	team_must(room.team, "standup_start", NULL, "{}");
	assert_int_equal(now(&room).present, PEOPLE - 1);
	assert_int_equal(now(&room).turn_s, 100);
	struct meetings *meetings = load(room.team);
	const struct standup_session *session = &meetings->standups[0];
	struct standup standup = now(&room);
	assert_int_equal(meetings_attendance(meetings, session, &standup, room.people[3]),
			 ATTENDS_OFF);
	assert_int_equal(meetings_attendance(meetings, session, &standup, room.people[0]),
			 ATTENDS_SPOKE);
	topic_drop(meetings);
	team_free(room.team);
}

/* --- who leaves the team ------------------------------------------------------------------------- */

/* The admin began; the first one who may leave speaks after this. */
static int speaker_who_may_leave(struct room *room)
{
	int place = 0;

	team_must(room->team, "standup_start", NULL, "{}");
	for (; strcmp(room->people[place], room->team->admin) == 0; place++)
		team_must(room->team, "standup_end_turn", room->date, of(room, room->people[place]));
	return place;
}

static void must_speak(struct room *room, const char *member, int left_s)
{
	struct meetings *meetings = load(room->team);
	struct standup standup;
	const struct standup_session *session =
		standup_day_session(meetings, room->team->clock.fixed_ms, &standup);

	assert_string_equal(session->people[standup.speaker], member);
	assert_int_equal(standup.left_s, left_s);
	topic_drop(meetings);
}

static void a_speaker_who_leaves_the_team_hands_the_turn_on(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	int place = speaker_who_may_leave(&room);

	team_wait(team, 10000);
	team_must(team, "member_leave", room.people[place], "{}");
	int64_t seq = ledger_seq(team->ledger);
	team_wait(team, 20000);
	must_speak(&room, room.people[place + 1], 65);
	/* A thumb that is late ends nothing, and neither it nor the time that passes writes anything. */
	team_must(team, "standup_end_turn", room.date, of(&room, room.people[place]));
	must_speak(&room, room.people[place + 1], 65);
	assert_int_equal(ledger_seq(team->ledger), seq);
	team_must_be_sound(team);	/* and a replay says the same */
	must_speak(&room, room.people[place + 1], 65);
	team_free(team);
}

static void a_leaving_that_is_undone_gives_the_word_back(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	int place = speaker_who_may_leave(&room);

	team_wait(team, 10000);
	team_must(team, "member_leave", room.people[place], "{}");
	team_must(team, "undo", NULL,
		  arena_printf(&team->arena, "{\"seq\":%lld}", (long long)team->call.seq));
	must_speak(&room, room.people[place], 75);
	team_free(team);
}

static void who_comes_back_to_the_team_is_not_called_again_and_is_present_next_time(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	int place = speaker_who_may_leave(&room);

	team_wait(team, 10000);
	team_must(team, "member_leave", room.people[place], "{}");
	team_wait(team, 10000);
	team_must(team, "member_return", room.people[place], "{}");
	must_speak(&room, room.people[place + 1], 75);
	team_must(team, "standup_end", room.date, "{}");
	team_wait(team, 10000);
	team_must(team, "standup_start", NULL, "{}");
	assert_int_equal(now(&room).present, PEOPLE);
	assert_int_equal(now(&room).of, PEOPLE);
	team_free(team);
}

/* Another wall's leaving comes late, and before what this wall has written. */
static void a_leaving_that_arrives_late_counts_from_when_it_was(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	int place = speaker_who_may_leave(&room);
	int64_t at_ms = team->clock.fixed_ms + 5000;

	team_wait(team, 30000);
	must_speak(&room, room.people[place], 55);
	import(team, arena_printf(&team->arena,
				  "{\"hlc\":\"%lld\",\"site\":\"s\",\"at\":%lld,\"kind\":\"member.left\","
				  "\"subject\":\"%s\",\"data\":{\"state\":\"left\"}}",
				  (long long)(at_ms << 16), (long long)at_ms, room.people[place]));
	must_speak(&room, room.people[place + 1], 60);
	team_must_be_sound(team);
	team_free(team);
}

/* A stand-up of two as another wall wrote it: the first leaves, the second is given more time. */
static struct standup two_in_order(const int order[5])
{
#define EVENT(hlc, at, kind, subject, data)                                                         \
	"{\"hlc\":\"" hlc "\",\"site\":\"s\",\"at\":17636022" at "000,\"kind\":\"" kind                \
	"\",\"subject\":\"" subject "\",\"data\":{" data "}}"
	static const char *const events[5] = {
		EVENT("5", "00", "member.joined", "x", "\"name\":\"x\",\"role\":\"member\""),
		EVENT("6", "00", "member.joined", "y", "\"name\":\"y\",\"role\":\"member\""),
		EVENT("7", "10", "standup.started", "standup-2025-11-20",
		      "\"date\":\"2025-11-20\",\"present\":[\"x\",\"y\"],\"length_s\":600"),
		EVENT("8", "20", "member.left", "x", "\"state\":\"left\""),
		EVENT("9", "30", "standup.extended", "standup-2025-11-20", "\"member\":\"y\""),
	};
#undef EVENT
	struct team *team = team_new(false, true);
	struct standup standup;

	team->clock.fixed_ms = INT64_C(1763602240000);
	for (int i = 0; i < 5; i++)
		import(team, events[order[i]]);
	struct meetings *meetings = load(team);
	assert_non_null(standup_day_session(meetings, team->clock.fixed_ms, &standup));
	assert_string_equal(meetings->standups[0].people[standup.speaker], "y");
	topic_drop(meetings);
	team_must_be_sound(team);
	team_free(team);
	return standup;
}

static void two_walls_that_hear_of_a_leaving_in_another_order_agree(void **state)
{
	(void)state;
	static const int orders[3][5] = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {3, 0, 4, 1, 2}};
	struct standup first = two_in_order(orders[0]);

	for (int i = 1; i < 3; i++) {
		struct standup other = two_in_order(orders[i]);
		assert_memory_equal(&first, &other, sizeof(first));
	}
	assert_int_equal(first.left_s, 300 - 20 + STANDUP_EXTENSION_S);
	assert_int_equal(first.of, 1);
}

/* --- over midnight ------------------------------------------------------------------------------- */

/* Five minutes before the end of Thursday 20 November 2025, in Shanghai. */
#define LATE_MS INT64_C(1763654100000)

/* Which day's stand-up it is now, as "2025-11-20"; "": none. */
static const char *day_now(struct room *room, struct standup *standup)
{
	struct meetings *meetings = load(room->team);
	const struct standup_session *session =
		standup_day_session(meetings, room->team->clock.fixed_ms, standup);
	char *text = arena_alloc(&room->team->arena, DATE_SIZE);

	*text = '\0';
	if (session)
		date_format(session->plan.date, text);
	topic_drop(meetings);
	return text;
}

/* What the phone is told. */
static const char *told(struct room *room)
{
	struct reader reader = {room->team->admin, ROLE_ADMIN, LANG_EN};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	if (!view_meetings(room->team->ledger, &reader, &out, &err))
		fail_msg("%s", err.text);
	const char *text = arena_text(&room->team->arena, out.bytes);
	buf_finish(&out);
	return text;
}

static struct room room_late(void)
{
	struct room room = room_new();

	room.team->clock.fixed_ms = LATE_MS;
	team_must(room.team, "checkin_post", NULL, "{\"today\":\"of Thursday\"}");
	team_must(room.team, "standup_start", NULL, "{}");
	return room;
}

static void over_midnight_it_stays_the_stand_up_of_the_day_it_began_on(void **state)
{
	(void)state;
	struct room room = room_late();
	struct standup standup;

	assert_non_null(strstr(told(&room), "\"date\":\"2025-11-20\""));
	for (int i = 0; i < PEOPLE - 1; i++) {
		team_wait(room.team, 60000);
		team_must(room.team, "standup_end_turn", room.date, of(&room, room.people[i]));
		assert_string_equal(day_now(&room, &standup), room.date);
		assert_int_equal(standup.place, i + 2);
	}
	assert_non_null(strstr(told(&room), "\"date\":\"2025-11-20\""));
	assert_non_null(strstr(told(&room), "\"today\":\"of Thursday\""));
	assert_non_null(strstr(told(&room), "\"state\":\"running\""));
	assert_int_equal(team_refused(room.team, "standup_start", NULL, "{}"), ERR_CONFLICT);
	team_must_be_sound(room.team);
	team_free(room.team);
}

static void a_summary_after_midnight_is_of_the_day_before_and_makes_room_for_the_next(void **state)
{
	(void)state;
	struct room room = room_late();
	struct standup standup;

	team_wait(room.team, 6 * 60000);
	team_must(room.team, "standup_end", room.date, "{}");
	team_wait(room.team, STANDUP_SUMMARY_S * 1000 - 1);
	assert_string_equal(day_now(&room, &standup), room.date);
	assert_true(standup.over);
	assert_int_equal(standup.used_s, 6 * 60);
	team_wait(room.team, 1);
	assert_string_equal(day_now(&room, &standup), "");
	assert_non_null(strstr(told(&room), "\"date\":\"2025-11-21\""));
	assert_non_null(strstr(told(&room), "\"standup\":null"));
	team_must(room.team, "standup_start", NULL, "{}");
	assert_string_equal(day_now(&room, &standup), "2025-11-21");
	team_free(room.team);
}

static void one_that_ended_before_midnight_is_not_of_the_next_day(void **state)
{
	(void)state;
	struct room room = room_late();
	struct standup standup;

	team_wait(room.team, 4 * 60000);
	team_must(room.team, "standup_end", room.date, "{}");
	assert_string_equal(day_now(&room, &standup), room.date);
	team_wait(room.team, 60000);
	assert_string_equal(day_now(&room, &standup), "");
	team_must(room.team, "standup_start", NULL, "{}");
	team_free(room.team);
}

static void one_that_everybody_left_does_not_stand_in_the_way_of_the_next(void **state)
{
	(void)state;
	struct room room = room_late();
	struct standup standup;

	team_wait(room.team, (85 + STANDUP_SILENCE_S) * 1000 - 1);
	assert_string_equal(day_now(&room, &standup), room.date);
	assert_int_equal(team_refused(room.team, "standup_start", NULL, "{}"), ERR_CONFLICT);
	team_wait(room.team, 1);
	assert_true(day_now(&room, &standup) && standup.over);
	team_must(room.team, "standup_start", NULL, "{}");
	team_free(room.team);
}

static void one_that_a_wrong_clock_begins_in_the_future_stands_in_nobodys_way(void **state)
{
	(void)state;
	struct room room = room_new();

	import(room.team, "{\"hlc\":\"5\",\"site\":\"s\",\"at\":1900000000000,\"kind\":\"standup.started\","
			  "\"subject\":\"standup-2025-11-19\",\"data\":{\"date\":\"2025-11-19\","
			  "\"present\":[\"x\"]}}");
	team_must(room.team, "standup_start", NULL, "{}");
	team_free(room.team);
}

static void without_a_clock_nothing_is_begun(void **state)
{
	(void)state;
	struct room room = room_new();

	room.team->clock.fixed_ms = 5000;
	assert_int_equal(team_refused(room.team, "standup_start", NULL, "{}"), ERR_CONFLICT);
	assert_int_equal(team_refused(room.team, "checkin_post", NULL, "{\"today\":\"x\"}"),
			 ERR_CONFLICT);
	team_free(room.team);
}

/* --- sentences ----------------------------------------------------------------------------------- */

static const char *own_card(struct team *team, const char *title, const char *column)
{
	return team_must(team, "card_create", NULL,
			 arena_printf(&team->arena,
				      "{\"title\":\"%s\",\"column\":\"%s\",\"owners\":[\"%s\"]}", title,
				      column, team->admin));
}

static void a_difficulty_blocks_a_note_and_one_undo_takes_both_back(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	const char *card = own_card(team, "form", "doing");

	team_must(team, "checkin_post", NULL,
		  arena_printf(&team->arena,
			       "{\"today\":\"form\",\"difficulty\":\"waits for the developers\","
			       "\"block_card\":\"%s\",\"block_type\":\"tech\"}",
			       card));
	assert_string_equal(team_of_card(team, card, "block_type"), "tech");
	assert_string_equal(team_of_card(team, card, "block_reason"), "waits for the developers");
	assert_string_equal(team_sql(team, "SELECT card FROM checkin"), card);
	team_must(team, "undo", NULL,
		  arena_printf(&team->arena, "{\"seq\":%lld}", (long long)team->call.seq));
	assert_string_equal(team_of_card(team, card, "coalesce(block_type, 'none')"), "none");
	assert_int_equal(team_number(team, "SELECT count(*) FROM checkin WHERE state = 'posted'"), 0);
	team_must_be_sound(team);
	team_free(team);
}

static void posting_again_replaces_and_the_same_again_writes_nothing(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;

	team_must(team, "checkin_post", NULL, "{\"today\":\"one\"}");
	team_must(team, "checkin_post", NULL, "{\"today\":\"two\",\"yesterday\":\"zero\"}");
	int64_t seq = team->call.seq;
	team_must(team, "checkin_post", NULL, "{\"today\":\"two\",\"yesterday\":\"zero\"}");
	assert_int_equal(team->call.seq, seq);
	struct meetings *meetings = load(team);
	assert_int_equal(meetings->checkin_count, 1);
	const struct checkin *checkin = meetings_checkin(
		meetings, team->admin, date_number(date_of(team->clock.fixed_ms)));
	assert_string_equal(checkin->today, "two");
	topic_drop(meetings);
	team_free(team);
}

static void a_block_is_on_a_note_of_ones_own_and_says_why(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	const char *foreign = team_card(team, "foreign", "doing");
	const char *own = own_card(team, "own", "doing");
	struct arena *arena = &team->arena;

	assert_int_equal(team_refused(team, "checkin_post", NULL, "{}"), ERR_INVALID);
	assert_true(team_named(team, "today"));
	team_refused(team, "checkin_post", NULL,
		     arena_printf(arena, "{\"difficulty\":\"x\",\"block_card\":\"%s\"}", own));
	assert_true(team_named(team, "block_type"));
	team_refused(team, "checkin_post", NULL,
		     arena_printf(arena,
				  "{\"today\":\"x\",\"block_card\":\"%s\",\"block_type\":\"tech\"}",
				  own));
	assert_true(team_named(team, "difficulty"));
	team_refused(team, "checkin_post", NULL,
		     arena_printf(arena,
				  "{\"difficulty\":\"x\",\"block_card\":\"%s\","
				  "\"block_type\":\"tech\"}",
				  foreign));
	assert_true(team_named(team, "block_card"));
	team_refused(team, "checkin_post", NULL, "{\"today\":\"x\",\"date\":\"2024-01-31\"}");
	assert_true(team_named(team, "date"));
	team_free(team);
}

static void only_an_admin_speaks_for_somebody_else(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	const char *other = room.people[1], *body;

	if (strcmp(other, team->admin) == 0)
		other = room.people[2];
	body = arena_printf(&team->arena, "{\"today\":\"x\",\"member\":\"%s\"}", team->admin);
	team->actor = other;
	team->role = ROLE_MEMBER;
	assert_int_equal(team_refused(team, "checkin_post", NULL, body), ERR_FORBIDDEN);
	team_must(team, "checkin_post", NULL, "{\"today\":\"x\"}");
	team->actor = "";
	assert_int_equal(team_refused(team, "checkin_post", NULL, "{\"today\":\"x\"}"), ERR_INVALID);
	team->actor = team->admin;
	team->role = ROLE_ADMIN;
	team_must(team, "absence_set", NULL,
		  arena_printf(&team->arena, "{\"away\":true,\"member\":\"%s\"}", other));
	team_free(team);
}

static void the_draft_knows_what_was_finished_since_the_last_working_day(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	struct reader reader = {team->admin, ROLE_ADMIN, LANG_ZH};
	struct err err = ERR_IN(LANG_EN);
	struct buf out = {0};

	/* Friday; the draft is asked for on Monday. */
	team_wait(team, 24 * 3600 * INT64_C(1000));
	const char *done = own_card(team, "\xe6\x88\x98\xe6\x8a\xa5\\n\xe6\x8e\xa8\xe6\x96\x87", "doing");
	own_card(team, "menu", "doing");
	team_must(team, "card_move", done, "{\"column\":\"done\"}");
	team_wait(team, 3 * 24 * 3600 * INT64_C(1000));
	assert_true(view_checkin_draft(team->ledger, &reader, &out, &err));
	assert_non_null(strstr(out.bytes, "\"since\":\"2025-11-21\""));
	assert_non_null(strstr(out.bytes,
			       "\"yesterday\":{\"text\":\"\xe6\x88\x98\xe6\x8a\xa5\xe6\x8e\xa8\xe6\x96\x87\""));
	assert_non_null(strstr(out.bytes, "\"today\":{\"text\":\"menu\""));
	buf_finish(&out);
	team_free(team);
}

static void help_is_offered_for_the_block_that_is_there(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	const char *card = own_card(team, "form", "doing");

	assert_int_equal(team_refused(team, "help_offer", card, "{}"), ERR_CONFLICT);
	team_must(team, "card_block", card, "{\"type\":\"tech\"}");
	team_must(team, "help_offer", card, "{\"text\":\"asks\"}");
	struct card shown = {.id = card, .block = BLOCK_TECH,
			     .blocked_since_ms = team->clock.fixed_ms};
	struct meetings *meetings = load(team);
	assert_string_equal(meetings_help(meetings, &shown)->text, "asks");
	/* Another block asks anew. */
	shown.blocked_since_ms++;
	assert_null(meetings_help(meetings, &shown));
	topic_drop(meetings);
	team_must(team, "help_withdraw", card, "{}");
	meetings = load(team);
	assert_int_equal(meetings->help_count, 0);
	topic_drop(meetings);
	team_free(team);
}

/* One event of another wall, whatever it says. */
static void import(struct team *team, const char *event)
{
	struct author author = {"", "", ""};
	struct err err = ERR_IN(LANG_EN);

	assert_true(ledger_begin(team->ledger, &author, &err));
	assert_true(ledger_import(team->ledger, event, &err));
	assert_true(ledger_commit(team->ledger, NULL, NULL, &err));
}

static void another_wall_may_send_anything(void **state)
{
	(void)state;
	struct room room = room_new();
	struct team *team = room.team;
	struct standup standup;

	import(team, "{\"hlc\":\"5\",\"site\":\"s\",\"at\":1,\"kind\":\"ritual.added\",\"subject\":\"r1\","
		     "\"data\":{\"kind\":\"monthly\",\"weekday\":99,\"nth\":-7,\"time\":\"10:00\"}}");
	import(team, "{\"hlc\":\"6\",\"site\":\"s\",\"at\":1,\"kind\":\"ritual.added\",\"subject\":\"r2\","
		     "\"data\":{\"kind\":\"sometimes\",\"time\":\"25:00\",\"length_min\":0}}");
	import(team, "{\"hlc\":\"7\",\"site\":\"s\",\"at\":1763602100000,\"kind\":\"standup.started\","
		     "\"subject\":\"standup-2025-11-20\",\"data\":{\"date\":\"2025-11-20\","
		     "\"present\":\"nobody, really\",\"length_s\":1099511627776}}");
	import(team, "{\"hlc\":\"8\",\"site\":\"s\",\"at\":1763602100000,\"kind\":\"standup.skipped\","
		     "\"subject\":\"standup-2025-11-20\",\"data\":{\"member\":\"x\"}}");
	import(team, "{\"hlc\":\"9\",\"site\":\"s\",\"at\":1763602100000,\"kind\":\"standup.reverted\","
		     "\"subject\":\"standup-2025-11-20\",\"data\":{\"steps\":\"[[[\"}}");
	import(team, "{\"hlc\":\"10\",\"site\":\"s\",\"at\":1763602100000,\"kind\":\"standup.skipped\","
		     "\"subject\":\"standup-2025-11-20\",\"data\":{\"member\":\"x\"}}");
	team_must_be_sound(team);
	struct meetings *meetings = load(team);
	assert_int_equal(meetings->meeting_count, MEETING_KINDS);
	assert_int_equal(meetings->standup_count, 1);
	standup_session_at(&meetings->standups[0], team->clock.fixed_ms, &standup);
	assert_true(standup.over);
	topic_drop(meetings);
	team_free(team);
}

static void what_is_named_and_not_there_is_reported(void **state)
{
	(void)state;
	struct team *team = team_new(false, true);
	struct author author = {"", "", ""};
	struct ledger_report report;
	struct err err = ERR_IN(LANG_EN);
	static const char *const events[] = {
		"{\"hlc\":\"5\",\"site\":\"s\",\"at\":1,\"kind\":\"checkin.posted\",\"subject\":\"checkin-x\","
		"\"data\":{\"member\":\"x\",\"date\":\"2025-11-20\",\"today\":\"t\"}}",
		"{\"hlc\":\"6\",\"site\":\"s\",\"at\":1,\"kind\":\"help.offered\",\"subject\":\"help-y\","
		"\"data\":{\"member\":\"x\",\"card\":\"y\"}}",
		"{\"hlc\":\"7\",\"site\":\"s\",\"at\":1,\"kind\":\"standup.started\","
		"\"subject\":\"standup-2025-11-20\",\"data\":{\"date\":\"2025-11-20\",\"present\":[\"x\"]}}",
	};

	assert_true(ledger_begin(team->ledger, &author, &err));
	for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
		assert_true(ledger_import(team->ledger, events[i], &err));
	assert_true(ledger_commit(team->ledger, NULL, NULL, &err));
	assert_true(ledger_check(team->ledger, &report, &err));
	assert_int_equal(report.dangling, 3);
	assert_non_null(strstr(report.text, "Stand-up standup-2025-11-20 names a person"));
	team_free(team);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seven_people_are_done_within_ten_minutes),
		cmocka_unit_test(who_is_late_is_called_again_at_the_end),
		cmocka_unit_test(thirty_seconds_more_are_for_the_one_who_speaks),
		cmocka_unit_test(two_thumbs_on_one_button_end_one_turn),
		cmocka_unit_test(an_undo_gives_the_word_back),
		cmocka_unit_test(a_stand_up_is_begun_once_and_goes_on_until_it_is_over),
		cmocka_unit_test(who_is_off_is_not_called),
		cmocka_unit_test(a_speaker_who_leaves_the_team_hands_the_turn_on),
		cmocka_unit_test(a_leaving_that_is_undone_gives_the_word_back),
		cmocka_unit_test(
			who_comes_back_to_the_team_is_not_called_again_and_is_present_next_time),
		cmocka_unit_test(a_leaving_that_arrives_late_counts_from_when_it_was),
		cmocka_unit_test(two_walls_that_hear_of_a_leaving_in_another_order_agree),
		cmocka_unit_test(over_midnight_it_stays_the_stand_up_of_the_day_it_began_on),
		cmocka_unit_test(
			a_summary_after_midnight_is_of_the_day_before_and_makes_room_for_the_next),
		cmocka_unit_test(one_that_ended_before_midnight_is_not_of_the_next_day),
		cmocka_unit_test(one_that_everybody_left_does_not_stand_in_the_way_of_the_next),
		cmocka_unit_test(
			one_that_a_wrong_clock_begins_in_the_future_stands_in_nobodys_way),
		cmocka_unit_test(without_a_clock_nothing_is_begun),
		cmocka_unit_test(a_difficulty_blocks_a_note_and_one_undo_takes_both_back),
		cmocka_unit_test(posting_again_replaces_and_the_same_again_writes_nothing),
		cmocka_unit_test(a_block_is_on_a_note_of_ones_own_and_says_why),
		cmocka_unit_test(only_an_admin_speaks_for_somebody_else),
		cmocka_unit_test(the_draft_knows_what_was_finished_since_the_last_working_day),
		cmocka_unit_test(help_is_offered_for_the_block_that_is_there),
		cmocka_unit_test(another_wall_may_send_anything),
		cmocka_unit_test(what_is_named_and_not_there_is_reported),
	};

	setenv("TZ", "Asia/Shanghai", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
