#include <string.h>

#include "app/base/buf.h"
#include "app/commands/day.h"
#include "app/ledger/read_meetings.h"
#include "app/ledger/snapshot_load.h"
#include "app/ledger/views.h"
#include "app/model/standup_day.h"

enum { LENGTH_MIN_MAX = 120, STEPS_MAX = 500 };

static int64_t now_of(const struct call *call)
{
	return clock_wall_ms(ledger_clock(call->ledger));
}

/* How a day's stand-up stands, by the same arithmetic as on the wall. */
struct standing {
	bool found;
	int person;		/* the one of the field "member"; -1: not in it */
	struct standup now;
};

static bool look(struct call *call, const char *date, const char *member, struct standing *standing,
		 struct err *err)
{
	struct meetings *meetings = snapshot_load_meetings(call->ledger, err);
	struct date day = {0};

	*standing = (struct standing){.person = -1};
	if (!meetings)
		return false;
	const struct standup_session *session =
		date_parse(date, &day) ? meetings_standup(meetings, date_number(day)) : NULL;
	standing->found = session != NULL;
	if (session) {
		standup_session_at(session, now_of(call), &standing->now);
		standing->person = member ? standup_person(session, member) : -1;
	}
	topic_drop(meetings);
	return true;
}

/* One at a time: today's, or that of the day before which is not over yet. */
static bool none_must_run(struct call *call, struct err *err)
{
	struct meetings *meetings = snapshot_load_meetings(call->ledger, err);
	struct standup now;

	if (!meetings)
		return false;
	bool runs = standup_day_session(meetings, now_of(call), &now) && !now.over;
	topic_drop(meetings);
	return !runs || err_say(err, ERR_CONFLICT, L_err_standup_on, NULL);
}

/* --- the beginning ------------------------------------------------------------------------------- */

/* Who was named, or everybody who is not off today. */
static bool choose_present(struct call *call, const char *date, struct id_list *present,
			   struct err *err)
{
	const struct value *given = call_value(call, "present");
	bool ok = true;

	if (!given)
		return read_attending(call->ledger, date, call->arena, present, err);
	*present = (struct id_list){given->items, given->item_count};
	for (int i = 0; i < present->count; i++) {
		struct member_row member;
		if (!read_member(call->ledger, present->ids[i], call->arena, &member, err))
			return false;
		const char *name = arena_printf(call->arena, "present[%d]", i);
		if (!member.found)
			ok = err_field(err, name, L_err_no_member, NULL);
		else if (strcmp(member.state, "here") != 0)
			ok = err_field(err, name, L_err_member_left, NULL);
	}
	return ok;
}

static const char *id_json(struct call *call, const struct id_list *list)
{
	struct buf json = {0};

	for (int i = 0; i < list->count && i < STANDUP_PEOPLE_MAX; i++) {
		buf_char(&json, i ? ',' : '[');
		view_json_text(&json, list->ids[i]);
	}
	buf_text(&json, list->count ? "]" : "[]");
	const char *text = arena_text(call->arena, json.bytes);
	buf_finish(&json);
	return text;
}

/* What was asked for, or what the meeting of today is planned for. */
static bool choose_length(struct call *call, int64_t *length_s, struct err *err)
{
	const struct value *given = call_value(call, "length_min");
	struct occurrence today;

	*length_s = given ? given->integer * 60 : STANDUP_TOTAL_S;
	if (given)
		return true;
	struct meetings *meetings = snapshot_load_meetings(call->ledger, err);
	if (!meetings)
		return false;
	if (meetings_today(meetings, "standup", now_of(call), &today))
		*length_s = today.meeting->length_min * 60;
	topic_drop(meetings);
	return true;
}

/* Begins today's. One that is over may be begun again, and an undo brings the first one back. */
bool standup_start(struct call *call, struct err *err)
{
	struct id_list present;
	struct data data = {0};
	const char *date;
	int64_t length_s;

	if (!day_today(call, &date, err) || !none_must_run(call, err))
		return false;
	if (!choose_present(call, date, &present, err) || !choose_length(call, &length_s, err))
		return false;
	if (!present.count)
		return err_field(err, "present", L_err_at_least, "min", "1", NULL);
	data_text(&data, "date", date);
	data_json(&data, "present", id_json(call, &present));
	data_int(&data, "length_s", length_s);
	call->subject = arena_printf(call->arena, "standup-%s", date);
	return data_append(call, "standup.started", call->subject, &data, err);
}

/* --- what is tapped meanwhile -------------------------------------------------------------------- */

static bool standup_must_run(struct call *call, struct standing *standing, struct err *err)
{
	const struct value *member = call_value(call, "member");
	struct standup_row row;

	call->subject = arena_printf(call->arena, "standup-%s", call->id);
	if (!look(call, call->id, member ? member->text : NULL, standing, err))
		return false;
	if (!standing->found)
		return err_say(err, ERR_NOT_FOUND, L_err_no_standup, NULL);
	if (standing->now.over)
		return err_say(err, ERR_CONFLICT, L_err_standup_over, NULL);
	if (member && standing->person < 0)
		return err_field(err, "member", L_err_not_present, NULL);
	if (!read_standup(call->ledger, call->subject, call->arena, &row, err))
		return false;
	return row.steps < STEPS_MAX || err_say(err, ERR_CONFLICT, L_err_at_most, "max",
						number_text(call, STEPS_MAX), NULL);
}

static bool append_step(struct call *call, const char *kind, struct err *err)
{
	struct data data = {0};

	data_text(&data, "member", call_value(call, "member")->text);
	return data_append(call, kind, call->subject, &data, err);
}

/*
 * Two thumbs on one button end one turn: the second finds it ended, and that is what it wanted. So does
 * the one that comes after the speaker has left the team.
 */
bool standup_end_turn(struct call *call, struct err *err)
{
	struct standing standing;

	if (!standup_must_run(call, &standing, err))
		return false;
	return standing.now.turns[standing.person] == TURN_DONE ||
	       standing.now.gone[standing.person] ||
	       append_step(call, "standup.turn_ended", err);
}

bool standup_skip(struct call *call, struct err *err)
{
	struct standing standing;

	if (!standup_must_run(call, &standing, err))
		return false;
	enum standup_turn turn = standing.now.turns[standing.person];
	bool calls = turn == TURN_SPEAKING || turn == TURN_WAITING || turn == TURN_NEXT;
	return !calls || append_step(call, "standup.skipped", err);
}

bool standup_extend(struct call *call, struct err *err)
{
	struct standing standing;

	if (!standup_must_run(call, &standing, err))
		return false;
	return standing.person == standing.now.speaker
		       ? append_step(call, "standup.extended", err)
		       : err_say(err, ERR_CONFLICT, L_err_not_speaking, NULL);
}

bool standup_end(struct call *call, struct err *err)
{
	struct standing standing;
	struct data data = {0};

	if (!standup_must_run(call, &standing, err))
		return false;
	data_text(&data, "state", "ended");
	return data_append(call, "standup.ended", call->subject, &data, err);
}

const struct field standup_start_fields[2] = {
	{.name = "present", .type = FIELD_IDS, .min = 1, .max = STANDUP_PEOPLE_MAX,
	 .doc = "Who is there; everybody who is not off today when not given"},
	{.name = "length_min", .type = FIELD_INT, .min = 1, .max = LENGTH_MIN_MAX,
	 .doc = "For all together; as planned when not given"},
};

const struct field standup_step_fields[1] = {
	{.name = "member", .type = FIELD_ID, .required = true, .doc = "Whose turn it is about"},
};
