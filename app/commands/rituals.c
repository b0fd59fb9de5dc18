#include <string.h>

#include "app/commands/rules.h"
#include "app/ledger/read_meetings.h"
#include "app/model/meeting.h"

enum { RITUAL_NAME_MAX = 12, RITUALS_MAX = 24, LENGTH_MIN_MIN = 5, LENGTH_MIN_MAX = 480 };

/* Those that every wall begins with, in the order of their kinds: they say their own names. */
static const char *const shipped[MEETING_KINDS] = {
	"ritual-daily",	    "ritual-weekly",	"ritual-monthly",
	"ritual-quarterly", "ritual-half-year", "ritual-yearly", "ritual-consensus",
};

static bool is_shipped(const char *id)
{
	for (int i = 0; i < MEETING_KINDS; i++)
		if (strcmp(shipped[i], id) == 0)
			return true;
	return false;
}

static bool ritual_must_be_live(struct call *call, struct ritual_row *ritual, struct err *err)
{
	call->subject = call->id;
	if (!read_ritual(call->ledger, call->id, call->arena, ritual, err))
		return false;
	return (ritual->found && strcmp(ritual->state, "live") == 0) ||
	       err_say(err, ERR_NOT_FOUND, L_err_no_ritual, NULL);
}

static int64_t integer_or(const struct call *call, const char *name, int64_t before)
{
	const struct value *value = call_value(call, name);

	return value ? (value->null ? 0 : value->integer) : before;
}

static const char *text_or(const struct call *call, const char *name, const char *before)
{
	const struct value *value = call_value(call, name);

	return value ? value->text : before;
}

/* What was there, with what was given laid over it. */
static struct ritual_row given(const struct call *call, const struct ritual_row *before)
{
	return (struct ritual_row){
		.name = text_or(call, "name", before->name),
		.kind = text_or(call, "kind", before->kind),
		.time = text_or(call, "time", before->time),
		.scene = text_or(call, "scene", before->scene),
		.weekday = integer_or(call, "weekday", before->weekday),
		.nth = integer_or(call, "nth", before->nth),
		.month = integer_or(call, "month", before->month),
		.length_min = integer_or(call, "length_min", before->length_min),
	};
}

/* A rule names what its kind needs, and nothing that its kind does not know. */
static bool rule_must_be_whole(struct call *call, struct ritual_row *ritual, struct err *err)
{
	enum meeting_kind kind = MEETING_DAILY;
	int minute;
	bool ok = true;

	meeting_kind_named(ritual->kind, &kind);
	int span = meeting_span(kind);
	if (!meeting_time_parse(ritual->time, &minute))
		ok = err_field(err, "time", L_err_time, "example", "09:30", NULL);
	if (!meeting_has_weekday(kind))
		ritual->weekday = 0;
	else if (!ritual->weekday)
		ok = err_field(err, "weekday", L_err_required, NULL);
	if (!span)
		ritual->nth = 0;
	else if (!ritual->nth)
		ok = err_field(err, "nth", L_err_required, NULL);
	if (span <= 1)
		ritual->month = 0;
	else if (ritual->month < 1 || ritual->month > span)
		ok = err_field(err, "month", L_err_range, "min", "1", "max",
			       number_text(call, span), NULL);
	return ok;
}

static void add_integer(struct data *data, const char *name, int64_t integer)
{
	if (integer)
		data_int(data, name, integer);
	else
		data_null(data, name);
}

static bool append_added(struct call *call, const char *id, const struct ritual_row *ritual,
			 struct err *err)
{
	struct data data = {0};

	data_text(&data, "name", ritual->name);
	data_text(&data, "kind", ritual->kind);
	data_text(&data, "time", ritual->time);
	add_integer(&data, "weekday", ritual->weekday);
	add_integer(&data, "nth", ritual->nth);
	add_integer(&data, "month", ritual->month);
	data_int(&data, "length_min", ritual->length_min);
	data_text(&data, "scene", ritual->scene);
	return data_append(call, "ritual.added", id, &data, err);
}

bool ritual_add(struct call *call, struct err *err)
{
	static const struct ritual_row nothing = {.name = "", .kind = "", .time = "", .scene = "",
						  .length_min = 30};
	struct ritual_row ritual = given(call, &nothing);
	int64_t live;

	if (!read_live_rituals(call->ledger, &live, err))
		return false;
	if (live >= RITUALS_MAX)
		return err_say(err, ERR_CONFLICT, L_err_at_most, "max",
			       number_text(call, RITUALS_MAX), NULL);
	if (!rule_must_be_whole(call, &ritual, err))
		return false;
	call->subject = fresh_id(call);
	return append_added(call, call->subject, &ritual, err);
}

static void add_text_changed(struct data *data, const char *name, const char *before,
			     const char *after)
{
	if (strcmp(before, after) != 0)
		data_text(data, name, after);
}

static void add_integer_changed(struct data *data, const char *name, int64_t before, int64_t after)
{
	if (before != after)
		add_integer(data, name, after);
}

bool ritual_edit(struct call *call, struct err *err)
{
	struct ritual_row before;
	struct data data = {0};

	if (!ritual_must_be_live(call, &before, err))
		return false;
	struct ritual_row after = given(call, &before);
	if (!after.name[0] && !is_shipped(call->id))
		return err_field(err, "name", L_err_empty, NULL);
	if (!rule_must_be_whole(call, &after, err))
		return false;
	add_text_changed(&data, "name", before.name, after.name);
	add_text_changed(&data, "time", before.time, after.time);
	add_integer_changed(&data, "weekday", before.weekday, after.weekday);
	add_integer_changed(&data, "nth", before.nth, after.nth);
	add_integer_changed(&data, "month", before.month, after.month);
	add_integer_changed(&data, "length_min", before.length_min, after.length_min);
	add_text_changed(&data, "scene", before.scene, after.scene);
	return data.count == 0 || data_append(call, "ritual.edited", call->id, &data, err);
}

bool ritual_remove(struct call *call, struct err *err)
{
	struct ritual_row ritual;
	struct data data = {0};

	if (!ritual_must_be_live(call, &ritual, err))
		return false;
	data_text(&data, "state", "removed");
	return data_append(call, "ritual.removed", call->id, &data, err);
}

/*
 * What every wall begins with, less what this one knows; ids by nature, so that two walls that begin apart and meet later have
 * one stand-up and not two.
 */
bool rituals_begin(struct call *call, struct err *err)
{
	static const struct ritual_row list[MEETING_KINDS] = {
		{.kind = "daily", .time = "09:30", .scene = "standup", .length_min = 10},
		{.kind = "weekly", .time = "16:00", .weekday = 5, .scene = "weekly-vote",
		 .length_min = 30},
		{.kind = "monthly", .time = "15:00", .weekday = 5, .nth = MEETING_LAST,
		 .scene = "okr", .length_min = 60},
		{.kind = "quarterly", .time = "14:00", .weekday = 4, .nth = MEETING_LAST, .month = 3,
		 .scene = "review", .length_min = 120},
		{.kind = "half_year", .time = "10:00", .weekday = 4, .nth = MEETING_LAST, .month = 6,
		 .scene = "review", .length_min = 120},
		{.kind = "yearly", .time = "10:00", .weekday = 3, .nth = MEETING_LAST, .month = 12,
		 .scene = "review", .length_min = 180},
		{.kind = "consensus", .time = "14:00", .scene = "consensus", .length_min = 120},
	};

	for (int i = 0; i < MEETING_KINDS; i++) {
		struct ritual_row ritual = list[i];
		bool news;
		ritual.name = "";
		if (!is_news(call, shipped[i], &news, err) ||
		    (news && !append_added(call, shipped[i], &ritual, err)))
			return false;
	}
	return true;
}

static const char *const kinds[] = {"daily", "weekly", "monthly", "quarterly",
				    "half_year", "yearly",	"consensus", NULL};

/* Scenes that a meeting can be held before; one that this wall does not have is not shown. */
static const char *const scenes[] = {"",    "board",  "consensus", "cycle", "okr",
				     "review", "standup", "weekly-vote", NULL};

#define RULE(must)                                                                                  \
	{.name = "time", .type = FIELD_TEXT, .required = must, .min = 5, .max = 5,                  \
	 .doc = "When it begins, \"09:30\", in the time of this place"},                            \
	{.name = "weekday", .type = FIELD_INT, .nullable = true, .min = 1, .max = 7,                \
	 .doc = "1 Monday .. 7 Sunday; not of a daily one and not of the cycle's"},                                        \
	{.name = "nth", .type = FIELD_INT, .nullable = true, .min = -1, .max = 4,                   \
	 .doc = "The n-th such weekday of the month, -1 the last; from monthly on"},                \
	{.name = "month", .type = FIELD_INT, .nullable = true, .min = 1, .max = 12,                 \
	 .doc = "Month of the quarter, half year or year; from quarterly on"},                      \
	{.name = "length_min", .type = FIELD_INT, .min = LENGTH_MIN_MIN, .max = LENGTH_MIN_MAX,     \
	 .doc = "How many minutes it takes"},                                                       \
	{.name = "scene", .type = FIELD_CHOICE, .choices = scenes,                                  \
	 .doc = "What the wall shows meanwhile; empty for nothing else than before"}

const struct field ritual_add_fields[8] = {
	{.name = "name", .type = FIELD_TEXT, .required = true, .min = 1, .max = RITUAL_NAME_MAX,
	 .doc = "What it is called"},
	{.name = "kind", .type = FIELD_CHOICE, .required = true, .choices = kinds,
	 .doc = "How often it is held"},
	RULE(true),
};

const struct field ritual_edit_fields[7] = {
	{.name = "name", .type = FIELD_TEXT, .max = RITUAL_NAME_MAX,
	 .doc = "What it is called; empty gives a shipped one its own words again"},
	RULE(false),
};
