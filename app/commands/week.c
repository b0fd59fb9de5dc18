#include <string.h>

#include "app/commands/rules.h"
#include "app/ledger/rollover.h"

enum { NOTES_AT_ONCE_MAX = 100 };

static const char *const decisions[] = {"keep", "back", "drop", NULL};

static struct reader reader_of(const struct call *call)
{
	return (struct reader){call->author.actor ? call->author.actor : "", call->role,
			       call->lang};
}

static bool week_must_have_begun(struct call *call, struct week *week, struct err *err)
{
	if (!week_load(call->ledger, week, err))
		return false;
	return week_phase(week, clock_wall_ms(ledger_clock(call->ledger))) != WEEK_REST ||
	       err_say(err, ERR_CONFLICT, L_err_week_not_begun, NULL);
}

/* Named in the path (field NULL) or in the body, where whatever is wrong is that field's error. */
static bool refuse(struct err *err, const char *field, enum err_kind kind, enum lang_key key)
{
	if (field)
		return err_field(err, field, key, NULL);
	return err_say(err, kind, key, NULL);
}

static bool may_be_decided(const struct left_row *left, enum week_decision decision,
			   const char *field, struct err *err)
{
	if (!left->found || strcmp(left->state, "removed") == 0)
		return refuse(err, field, ERR_NOT_FOUND, L_err_no_card);
	if (!left->may)
		return refuse(err, field, ERR_FORBIDDEN, L_err_week_owner);
	if (strcmp(left->state, "torn") == 0)
		return refuse(err, field, ERR_CONFLICT, L_err_card_torn);
	if (strcmp(left->state, "dropped") == 0 && left->decision != decision)
		return refuse(err, field, ERR_CONFLICT, L_err_card_dropped);
	return left->asked || refuse(err, field, ERR_CONFLICT, L_err_week_not_left);
}

/* To the end of the first column of work to be done; a note that is in such a column stays. */
static bool move_back(struct call *call, const char *card, const struct left_row *left,
		      struct err *err)
{
	struct data data = {0};
	struct gap gap;
	struct rank rank;
	const char *todo;

	if (strcmp(left->kind, "todo") == 0)
		return true;
	if (!read_first_column(call->ledger, "todo", call->arena, &todo, err))
		return false;
	if (strcmp(todo, left->column) == 0)
		return true;
	if (!card_place(call, todo, NULL, card, &gap, &rank, err))
		return false;
	data_text(&data, "column", todo);
	data_text(&data, "rank", rank.text);
	data_bool(&data, "finished", false);
	return data_append(call, "card.moved", card, &data, err);
}

/* One note. What was decided already is not decided again. */
static bool decide(struct call *call, const struct week *week, const char *card,
		   enum week_decision decision, const char *field, struct err *err)
{
	static const char *const kinds[] = {"", "card.kept", "card.sent_back", "card.dropped"};
	struct reader reader = reader_of(call);
	struct left_row left;
	struct data data = {0};
	char monday[DATE_SIZE];

	if (!read_left(call->ledger, card, week, &reader, call->arena, &left, err) ||
	    !may_be_decided(&left, decision, field, err))
		return false;
	if (left.decision == decision)
		return true;
	if (decision == WEEK_BACK && !move_back(call, card, &left, err))
		return false;
	date_format(week->monday, monday);
	data_text(&data, "week", monday);
	if (decision == WEEK_DROP)
		data_text(&data, "state", "dropped");
	return data_append(call, kinds[decision], card, &data, err);
}

bool card_decide(struct call *call, struct err *err)
{
	enum week_decision decision = week_decision_named(call_value(call, "decision")->text);
	struct week week;

	call->subject = call->id;
	return week_must_have_begun(call, &week, err) &&
	       decide(call, &week, call->id, decision, NULL, err);
}

/* Is the card in one of the lists before this one? */
static bool named_before(const struct call *call, int list, const char *card)
{
	for (int before = 0; before < list; before++) {
		const struct value *value = call_value(call, decisions[before]);
		for (int i = 0; value && i < value->item_count; i++)
			if (strcmp(value->items[i], card) == 0)
				return true;
	}
	return false;
}

static bool decide_list(struct call *call, const struct week *week, int list, struct err *err)
{
	const struct value *value = call_value(call, decisions[list]);
	enum week_decision decision = week_decision_named(decisions[list]);
	bool ok = true;

	for (int i = 0; value && i < value->item_count; i++) {
		const char *field = arena_printf(call->arena, "%s[%d]", decisions[list], i);
		call->subject = value->items[i];
		if (named_before(call, list, value->items[i]))
			ok = err_field(err, field, L_err_twice, NULL);
		else if (!decide(call, week, value->items[i], decision, field, err))
			ok = false;
	}
	return ok;
}

/* All that somebody decided is one batch: they take it back as one. */
bool week_decide(struct call *call, struct err *err)
{
	struct week week;
	bool ok = true;

	call->subject = "";
	if (!week_must_have_begun(call, &week, err))
		return false;
	for (int list = 0; decisions[list]; list++)
		if (!decide_list(call, &week, list, err))
			ok = false;
	return ok;
}

const struct field card_decide_fields[1] = {
	{.name = "decision",
	 .type = FIELD_CHOICE,
	 .required = true,
	 .choices = decisions,
	 .doc = "Kept for this week, sent back to the work to be done, or dropped from the wall"},
};

#define NOTES(list, what)                                                                          \
	{                                                                                          \
		.name = list, .type = FIELD_IDS, .max = NOTES_AT_ONCE_MAX,                         \
		.doc = "Ids of the cards that are " what                                           \
	}

const struct field week_decide_fields[3] = {
	NOTES("keep", "kept for this week"),
	NOTES("back", "sent back to the work to be done"),
	NOTES("drop", "dropped from the wall"),
};
