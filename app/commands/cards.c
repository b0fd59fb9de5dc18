#include <string.h>

#include "app/base/buf.h"
#include "app/commands/goals.h"
#include "app/ledger/views.h"

enum { TITLE_MAX = 120, NOTE_MAX = 2000, OWNERS_MAX = 20, CHECKS_MAX = 50, REASON_MAX = 40 };

static bool card_must_exist(struct call *call, struct card_row *card, struct err *err)
{
	if (!read_card(call->ledger, call->id, call->arena, card, err))
		return false;
	call->subject = call->id;
	return card->found || err_say(err, ERR_NOT_FOUND, L_err_no_card, NULL);
}

static bool card_must_be_on_board(struct call *call, struct card_row *card, struct err *err)
{
	if (!card_must_exist(call, card, err))
		return false;
	if (strcmp(card->state, "torn") == 0)
		return err_say(err, ERR_CONFLICT, L_err_card_torn, NULL);
	if (strcmp(card->state, "dropped") == 0)
		return err_say(err, ERR_CONFLICT, L_err_card_dropped, NULL);
	return strcmp(card->state, "board") == 0 ||
	       err_say(err, ERR_CONFLICT, L_err_card_removed, NULL);
}

/* Is this id in a JSON list of ids that we wrote? */
static bool listed(const char *json, const char *id)
{
	size_t n = strlen(id);

	for (const char *p = json; (p = strstr(p, id)); p += n)
		if (p > json && p[-1] == '"' && p[n] == '"')
			return true;
	return false;
}

/* Owners are people who are here; somebody who left stays an owner of what they owned. */
static bool owners_must_be_here(struct call *call, const struct value *owners, const char *before,
				struct err *err)
{
	bool ok = true;

	for (int i = 0; i < owners->item_count; i++) {
		struct member_row member;
		if (!read_member(call->ledger, owners->items[i], call->arena, &member, err))
			return false;
		const char *name = arena_printf(call->arena, "owners[%d]", i);
		if (!member.found)
			ok = err_field(err, name, L_err_no_member, NULL);
		else if (strcmp(member.state, "here") != 0 && !listed(before, owners->items[i]))
			ok = err_field(err, name, L_err_member_left, NULL);
	}
	return ok;
}

/* A text that may be null, or not given, compared with what is there ("" for null). */
static void add_if_changed(struct data *data, const char *name, const struct value *value,
			   const char *before)
{
	if (!value || strcmp(value->null ? "" : value->text, before) == 0)
		return;
	data_text(data, name, value->null ? NULL : value->text);
}

static void add_list_if_changed(struct data *data, const char *name, const struct value *value,
				const char *before)
{
	const char *json = value ? (value->null ? "[]" : value->json) : NULL;

	if (json && strcmp(json, before) != 0)
		data_json(data, name, json);
}

/* The fields that creating and editing share: checks them all, and adds those that differ. */
static bool card_words(struct call *call, const struct card_row *before, struct data *data,
		       struct err *err)
{
	const struct value *owners = call_value(call, "owners");
	const struct value *label = call_value(call, "label");
	const struct value *note = call_value(call, "note");
	const char *key_result = given_text(call, "key_result");
	struct standing_kr kr;
	struct label_row row;
	bool ok = true;

	if (owners && !owners->null && !owners_must_be_here(call, owners, before->owners, err))
		ok = false;
	if (label && !label->null && strcmp(label->text, before->label) != 0 &&
	    !label_must_be_live(call, label->text, "label", &row, err))
		ok = false;
	if (key_result && strcmp(key_result, before->key_result) != 0 &&
	    !kr_must_stand(call, key_result, "key_result", &kr, err))
		ok = false;
	if (!ok)
		return false;
	add_if_changed(data, "title", call_value(call, "title"), before->title);
	if (note && strcmp(note->null ? "" : note->text, before->note) != 0)
		data_text(data, "note", note->null ? "" : note->text);
	add_if_changed(data, "label", label, before->label);
	add_if_changed(data, "due", call_value(call, "due"), before->due);
	add_if_changed(data, "key_result", call_value(call, "key_result"), before->key_result);
	add_list_if_changed(data, "owners", owners, before->owners);
	add_list_if_changed(data, "checklist", call_value(call, "checklist"), before->checklist);
	return true;
}

static const char *text_or_null(const struct value *value)
{
	return value && !value->null ? value->text : NULL;
}

/* The column that was asked for, or the first for new notes. */
static bool choose_column(struct call *call, const char *wanted, const char **id,
			  struct column_row *column, struct err *err)
{
	*id = wanted;
	if (wanted)
		return column_must_be_live(call, wanted, "column", column, err);
	if (!read_first_column(call->ledger, "todo", call->arena, id, err))
		return false;
	if (!**id)
		return err_say(err, ERR_CONFLICT, L_err_no_board_column, NULL);
	return column_must_be_live(call, *id, NULL, column, err);
}

static void add_place(struct data *data, const char *id, const struct column_row *column,
		      const struct rank *rank)
{
	data_text(data, "column", id);
	data_text(data, "rank", rank->text);
	data_bool(data, "finished", strcmp(column->kind, "done") == 0);
}

static const struct card_row nothing = {.title = "", .note = "", .label = "", .due = "",
					.owners = "[]", .checklist = "[]", .key_result = ""};

bool card_append_titled(struct call *call, const char *id, const char *title, struct err *err)
{
	struct data data = {0};
	struct column_row column;
	struct gap gap;
	struct rank rank;
	const char *home;

	data_text(&data, "title", title);
	if (!card_words(call, &nothing, &data, err) ||
	    !choose_column(call, NULL, &home, &column, err) ||
	    !card_place(call, home, NULL, "", &gap, &rank, err))
		return false;
	add_place(&data, home, &column, &rank);
	return data_append(call, "card.created", id, &data, err);
}

bool card_create(struct call *call, struct err *err)
{
	struct data data = {0};
	struct column_row column;
	struct gap gap;
	struct rank rank;
	const char *id;

	bool words = card_words(call, &nothing, &data, err);
	if (!choose_column(call, text_or_null(call_value(call, "column")), &id, &column, err))
		return false;
	if (!card_place(call, id, text_or_null(call_value(call, "before")), "", &gap, &rank, err) ||
	    !words)
		return false;
	add_place(&data, id, &column, &rank);
	call->subject = fresh_id(call);
	return data_append(call, "card.created", call->subject, &data, err);
}

bool card_edit(struct call *call, struct err *err)
{
	struct card_row card;
	struct data data = {0};

	if (!card_must_be_on_board(call, &card, err) || !card_words(call, &card, &data, err))
		return false;
	return data.count == 0 || data_append(call, "card.edited", call->id, &data, err);
}

/*
 * Moves a card before another, or to the end. The rank is chosen inside the transaction: two phones
 * may aim at the same gap. A full column is not refused (WIP limits are a conversation, not a fence);
 * the answer says that it is over. Where it stands already, nothing happens and nothing is written.
 */
bool card_move(struct call *call, struct err *err)
{
	const char *to = call_value(call, "column")->text;
	const char *before = text_or_null(call_value(call, "before"));
	struct card_row card;
	struct column_row column;
	struct gap gap;
	struct rank rank;
	struct data data = {0};

	if (!card_must_be_on_board(call, &card, err) ||
	    !column_must_be_live(call, to, "column", &column, err))
		return false;
	bool stays = strcmp(card.home, to) == 0;
	if (stays && before && strcmp(before, call->id) == 0)
		return true;
	if (!card_place(call, to, before, call->id, &gap, &rank, err))
		return false;
	if (!stays) {
		add_place(&data, to, &column, &rank);
		return data_append(call, "card.moved", call->id, &data, err);
	}
	if (strcmp(gap.low, card.rank) < 0 && (!gap.high[0] || strcmp(card.rank, gap.high) < 0))
		return true;
	data_text(&data, "rank", rank.text);
	return data_append(call, "card.ranked", call->id, &data, err);
}

bool card_check(struct call *call, struct err *err)
{
	const char *item = call_value(call, "item")->text;
	bool done = call_value(call, "done")->integer != 0, found, was = false;
	struct card_row card;
	struct data data = {0};

	if (!card_must_be_on_board(call, &card, err) ||
	    !checklist_find(call, card.checklist, item, &found, &was, err))
		return false;
	if (!found)
		return err_field(err, "item", L_err_no_item, NULL);
	if (was == done)
		return true;
	data_text(&data, "item", item);
	data_bool(&data, "done", done);
	return data_append(call, "card.checked", call->id, &data, err);
}

bool card_append_block(struct call *call, const char *id, const struct card_row *card,
		       const char *type, const char *reason, struct err *err)
{
	struct data data = {0};
	struct buf block = {0};

	if (strcmp(card->block_type, type) == 0 && strcmp(card->block_reason, reason) == 0)
		return true;
	buf_text(&block, "{\"type\":");
	view_json_text(&block, type);
	buf_text(&block, ",\"reason\":");
	view_json_text(&block, reason);
	buf_char(&block, '}');
	data_json(&data, "block", block.bytes);
	bool ok = data_append(call, "card.blocked", id, &data, err);
	buf_finish(&block);
	return ok;
}

bool card_block(struct call *call, struct err *err)
{
	const char *reason = text_or_null(call_value(call, "reason"));
	struct card_row card;

	return card_must_be_on_board(call, &card, err) &&
	       card_append_block(call, call->id, &card, call_value(call, "type")->text,
				 reason ? reason : "", err);
}

bool card_unblock(struct call *call, struct err *err)
{
	struct card_row card;
	struct data data = {0};

	if (!card_must_be_on_board(call, &card, err))
		return false;
	if (!card.block_type[0])
		return true;
	data_null(&data, "block");
	return data_append(call, "card.unblocked", call->id, &data, err);
}

/* Two phones that tear at once tear one note: the second finds it torn, and that is what it wanted. */
bool card_tear_off(struct call *call, struct err *err)
{
	struct card_row card;
	struct data data = {0};

	if (!card_must_exist(call, &card, err))
		return false;
	if (strcmp(card.state, "torn") == 0)
		return true;
	if (!card_must_be_on_board(call, &card, err))
		return false;
	data_text(&data, "state", "torn");
	return data_append(call, "card.torn_off", call->id, &data, err);
}

/* Back to where it hung, if that column is still there, at its end. */
bool card_restore(struct call *call, struct err *err)
{
	const char *wanted = text_or_null(call_value(call, "column"));
	struct card_row card;
	struct column_row column;
	struct gap gap;
	struct rank rank;
	struct data data = {0};
	const char *id;

	if (!card_must_exist(call, &card, err))
		return false;
	if (strcmp(card.state, "board") == 0)
		return err_say(err, ERR_CONFLICT, L_err_card_on_board, NULL);
	if (strcmp(card.state, "torn") != 0 && strcmp(card.state, "dropped") != 0)
		return err_say(err, ERR_CONFLICT, L_err_card_removed, NULL);
	if (!wanted && card.home[0] && strcmp(card.home, card.column) == 0)
		wanted = card.home;
	if (!choose_column(call, wanted, &id, &column, err) ||
	    !card_place(call, id, NULL, call->id, &gap, &rank, err))
		return false;
	data_text(&data, "state", "board");
	add_place(&data, id, &column, &rank);
	return data_append(call, "card.restored", call->id, &data, err);
}

bool card_redact(struct call *call, struct err *err)
{
	struct card_row card;
	struct data data = {0};

	return card_must_exist(call, &card, err) &&
	       words_erase(call, "note.redacted", &data, err);
}

const char *const block_types[6] = {"waiting", "dependency", "resource", "decision", "tech", NULL};

#define WORDS(must)                                                                                 \
	{.name = "title", .type = FIELD_PROSE, .required = must, .min = 1, .max = TITLE_MAX,        \
	 .doc = "What is to be done; may hold line breaks"},                                        \
	{.name = "note", .type = FIELD_PROSE, .nullable = true, .max = NOTE_MAX,                    \
	 .doc = "More words, not shown on the wall"},                                               \
	{.name = "owners", .type = FIELD_IDS, .nullable = true, .max = OWNERS_MAX,                  \
	 .doc = "Ids of the members who do it"},                                                    \
	{.name = "label", .type = FIELD_ID, .nullable = true, .doc = "Id of a label"},              \
	{.name = "due", .type = FIELD_DATE, .nullable = true, .doc = "The day it is due"},          \
	{.name = "checklist", .type = FIELD_CHECKLIST, .nullable = true, .max = CHECKS_MAX,         \
	 .doc = "Steps to tick off"},                                                               \
	{.name = "key_result", .type = FIELD_ID, .nullable = true,                                  \
	 .doc = "Id of the key result that it serves"}

const struct field card_create_fields[9] = {
	WORDS(true),
	{.name = "column", .type = FIELD_ID, .nullable = true,
	 .doc = "Where it hangs; the first column for new notes when not given"},
	{.name = "before", .type = FIELD_ID, .nullable = true,
	 .doc = "The card it goes before; the end when null"},
};

const struct field card_edit_fields[7] = {WORDS(false)};

const struct field card_move_fields[2] = {
	{.name = "column", .type = FIELD_ID, .required = true, .doc = "Where it goes"},
	{.name = "before", .type = FIELD_ID, .nullable = true,
	 .doc = "The card of that column it goes before; the end when null"},
};

const struct field card_check_fields[2] = {
	{.name = "item", .type = FIELD_ID, .required = true, .doc = "Id of the checklist's item"},
	{.name = "done", .type = FIELD_BOOL, .required = true, .doc = "Ticked or not"},
};

const struct field card_block_fields[2] = {
	{.name = "type", .type = FIELD_CHOICE, .required = true, .choices = block_types,
	 .doc = "What it waits for"},
	{.name = "reason", .type = FIELD_TEXT, .nullable = true, .max = REASON_MAX,
	 .doc = "In a few words"},
};

const struct field card_restore_fields[1] = {
	{.name = "column", .type = FIELD_ID, .nullable = true,
	 .doc = "Where it hangs; where it was when not given"},
};
