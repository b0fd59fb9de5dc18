#include <string.h>

#include "app/base/utf8.h"
#include "app/commands/day.h"
#include "app/ledger/read_meetings.h"

enum { SENTENCE_MAX = 200, REASON_MAX = 40 };

static const char *text_of(const struct call *call, const char *name)
{
	const struct value *value = call_value(call, name);

	return value && !value->null ? value->text : "";
}

/* The first words of a difficulty, as a block's reason may be. */
static const char *reason_of(struct call *call, const char *difficulty)
{
	const char *end = difficulty, *next = difficulty;

	for (int n = 0; n < REASON_MAX && *end && *end != '\n'; n++) {
		utf8_next(&next);
		end = next;
	}
	return arena_text_n(call->arena, difficulty, (size_t)(end - difficulty));
}

static bool is_owner(const char *owners, const char *member)
{
	const char *at = strstr(owners, member);

	return at && at > owners && at[-1] == '"' && at[strlen(member)] == '"';
}

/* A difficulty that blocks a note: one of their own, and it is said what it waits for. */
static bool block_must_be_whole(struct call *call, const char *member, struct card_row *card,
				struct err *err)
{
	const char *id = text_of(call, "block_card");

	if (!*id)
		return !*text_of(call, "block_type") ||
		       err_field(err, "block_card", L_err_required, NULL);
	if (!*text_of(call, "block_type"))
		return err_field(err, "block_type", L_err_required, NULL);
	if (!*text_of(call, "difficulty"))
		return err_field(err, "difficulty", L_err_empty, NULL);
	if (!read_card(call->ledger, id, call->arena, card, err))
		return false;
	if (!card->found || strcmp(card->state, "board") != 0)
		return err_field(err, "block_card", L_err_no_card, NULL);
	return is_owner(card->owners, member) ||
	       err_field(err, "block_card", L_err_not_your_card, NULL);
}

static bool is_new(const struct call *call, const struct checkin_row *before, const char *card)
{
	return !before->found || strcmp(before->yesterday, text_of(call, "yesterday")) != 0 ||
	       strcmp(before->today, text_of(call, "today")) != 0 ||
	       strcmp(before->difficulty, text_of(call, "difficulty")) != 0 ||
	       strcmp(before->card, card) != 0;
}

static bool append_posted(struct call *call, const char *member, const char *date, const char *card,
			  struct err *err)
{
	struct data data = {0};

	data_text(&data, "member", member);
	data_text(&data, "date", date);
	data_text(&data, "yesterday", text_of(call, "yesterday"));
	data_text(&data, "today", text_of(call, "today"));
	data_text(&data, "difficulty", text_of(call, "difficulty"));
	data_text(&data, "card", *card ? card : NULL);
	return data_append(call, "checkin.posted", call->subject, &data, err);
}

/*
 * Three sentences for a day; posting again replaces them. The block that a difficulty makes is in the
 * same batch, so that one undo takes back both. What was blocked stays so when a later posting no longer
 * names it: a block ends on the note.
 */
bool checkin_post(struct call *call, struct err *err)
{
	struct card_row card = {0};
	struct checkin_row before;
	const char *member, *date;

	if (!day_member(call, &member, err) || !day_date(call, &date, err) ||
	    !block_must_be_whole(call, member, &card, err))
		return false;
	if (!*text_of(call, "yesterday") && !*text_of(call, "today") && !*text_of(call, "difficulty"))
		return err_field(err, "today", L_err_empty, NULL);
	call->subject = day_key(call, "checkin", member, date);
	if (!read_checkin(call->ledger, call->subject, call->arena, &before, err))
		return false;
	const char *blocked = text_of(call, "block_card");
	if (!*blocked && before.found && *text_of(call, "difficulty"))
		blocked = before.card;
	if (is_new(call, &before, blocked) && !append_posted(call, member, date, blocked, err))
		return false;
	return !card.found ||
	       card_append_block(call, text_of(call, "block_card"), &card, text_of(call, "block_type"),
				 reason_of(call, text_of(call, "difficulty")), err);
}

/* Off for a day, or not after all. */
bool absence_set(struct call *call, struct err *err)
{
	bool away = call_value(call, "away")->integer != 0, was;
	const char *member, *date;
	struct data data = {0};

	if (!day_member(call, &member, err) || !day_date(call, &date, err))
		return false;
	call->subject = day_key(call, "absence", member, date);
	if (!read_away(call->ledger, call->subject, &was, err))
		return false;
	if (was == away)
		return true;
	if (!away) {
		data_text(&data, "state", "removed");
		return data_append(call, "absence.withdrawn", call->subject, &data, err);
	}
	data_text(&data, "member", member);
	data_text(&data, "date", date);
	return data_append(call, "absence.said", call->subject, &data, err);
}

#define WHOSE                                                                                       \
	{.name = "member", .type = FIELD_ID, .doc = "Whose; who asks when not given"},              \
	{.name = "date", .type = FIELD_DATE, .doc = "For which day; today when not given"}

#define SENTENCE(what, words)                                                                       \
	{.name = what, .type = FIELD_PROSE, .nullable = true, .max = SENTENCE_MAX, .doc = words}

const struct field checkin_post_fields[7] = {
	SENTENCE("yesterday", "What was finished since the last working day"),
	SENTENCE("today", "What is to be done today"),
	SENTENCE("difficulty", "What is in the way; nothing when empty"),
	{.name = "block_card", .type = FIELD_ID, .nullable = true,
	 .doc = "One of their own notes, which the difficulty blocks"},
	{.name = "block_type", .type = FIELD_CHOICE, .nullable = true, .choices = block_types,
	 .doc = "What that note waits for"},
	WHOSE,
};

const struct field absence_set_fields[3] = {
	{.name = "away", .type = FIELD_BOOL, .required = true, .doc = "Off on that day, or not"},
	WHOSE,
};
