#include <string.h>

#include "app/base/uuid.h"
#include "app/commands/goals.h"
#include "app/ledger/cycle_load.h"
#include "app/model/days.h"

enum { TEXT_MAX = 60, OWNERS_MAX = 20, ITEMS_MAX = 200 };

static const char *const words[] = {"kind", "text", NULL};

static bool item_must_be(struct call *call, struct state *item, struct err *err)
{
	call->subject = call->id;
	return state_must_be(call, "retro", call->id, NULL, L_err_no_retro, item, err);
}

/* What somebody said in the review is theirs; an admin tidies up. */
static bool item_must_be_mine(struct call *call, struct state *item, struct err *err)
{
	if (!item_must_be(call, item, err))
		return false;
	return is_admin(call) || is_self(call, state_text(item, "author")) ||
	       err_say(err, ERR_FORBIDDEN, L_err_not_yours, NULL);
}

static bool room_for_item(struct call *call, const char *cycle, struct err *err)
{
	int64_t count;

	if (!read_live_retro(call->ledger, cycle, &count, err))
		return false;
	return count < ITEMS_MAX || err_say(err, ERR_CONFLICT, L_err_at_most, "max",
					    number_text(call, ITEMS_MAX), NULL);
}

bool retro_add(struct call *call, struct err *err)
{
	struct goal_cycle cycle;
	struct data data = {0};

	if (!cycle_must_be(call, given_text(call, "cycle"), "cycle", &cycle, err) ||
	    !room_for_item(call, cycle.id, err))
		return false;
	data_text(&data, "cycle", cycle.id);
	data_given(&data, call, NULL, words);
	data_text(&data, "author", call->author.actor ? call->author.actor : "");
	call->subject = fresh_id(call);
	return data_append(call, "retro.added", call->subject, &data, err);
}

bool retro_edit(struct call *call, struct err *err)
{
	struct state item;
	struct data data = {0};

	if (!item_must_be_mine(call, &item, err))
		return false;
	data_given(&data, call, &item, words);
	return data.count == 0 || data_append(call, "retro.edited", call->id, &data, err);
}

bool retro_remove(struct call *call, struct err *err)
{
	struct state item;
	struct data data = {0};

	return item_must_be_mine(call, &item, err) &&
	       data_append(call, "retro.removed", call->id, &data, err);
}

/* Two phones may tap at once: the second finds the note that is there already. */
bool retro_turn(struct call *call, struct err *err)
{
	const char *card = fresh_id(call);
	struct state item;
	struct data data = {0};

	if (!item_must_be(call, &item, err))
		return false;
	if (*state_text(&item, "card"))
		return true;
	data_text(&data, "card", card);
	return card_append_titled(call, card, state_text(&item, "text"), err) &&
	       data_append(call, "retro.turned", call->id, &data, err);
}

/* The cycle that begins when the item's own is over; one that ended early may have none behind it. */
static bool next_cycle(struct call *call, const char *id, struct goal_cycle *next, struct err *err)
{
	struct goal_cycle cycle;
	struct workdays calendar;
	struct special_day *days;
	int count;

	if (!cycle_must_be(call, id, NULL, &cycle, err) ||
	    !workdays_load(call->ledger, call->arena, &calendar, &days, &count, err) ||
	    !cycle_load_at(call->ledger, date_later(cycle.dates.last, 1), &calendar, call->arena, next,
			   err))
		return false;
	return strcmp(next->id, cycle.id) != 0 || err_say(err, ERR_CONFLICT, L_err_retro_late, NULL);
}

/* Two walls that carry the same item over make one item: what was said first, and where it goes. */
static const char *carried_id(struct call *call, const char *cycle)
{
	return arena_printf(call->arena, "%.*s-%s", UUID_SIZE - 1, call->id, cycle);
}

/* It stays where it was said, and stands in the next review as an item of its own. */
bool retro_carry(struct call *call, struct err *err)
{
	static const char *const said[] = {"kind", "text", "author"};
	struct goal_cycle next;
	struct state item;
	struct data again = {0}, data = {0};

	if (!item_must_be(call, &item, err))
		return false;
	if (*state_text(&item, "carried"))
		return true;
	if (!next_cycle(call, state_text(&item, "cycle"), &next, err) ||
	    !room_for_item(call, next.id, err))
		return false;
	data_text(&again, "cycle", next.id);
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		data_text(&again, said[i], state_text(&item, said[i]));
	data_text(&again, "origin", call->id);
	data_text(&data, "carried", next.id);
	return data_append(call, "retro.added", carried_id(call, next.id), &again, err) &&
	       data_append(call, "retro.carried", call->id, &data, err);
}

#define WORDS(must)                                                                                 \
	{.name = "kind", .type = FIELD_CHOICE, .required = must, .choices = retro_kind_words,       \
	 .doc = "Keep, stop or start"},                                                             \
	{.name = "text", .type = FIELD_TEXT, .required = must, .min = 1, .max = TEXT_MAX,           \
	 .doc = "What"}

const struct field retro_add_fields[3] = {
	WORDS(true),
	{.name = "cycle", .type = FIELD_ID, .doc = "The cycle; the one at hand when not given"},
};

const struct field retro_edit_fields[2] = {WORDS(false)};

const struct field retro_turn_fields[3] = {
	{.name = "due", .type = FIELD_DATE, .nullable = true, .doc = "When the note must be finished"},
	{.name = "key_result", .type = FIELD_ID, .nullable = true,
	 .doc = "The key result that the note serves"},
	{.name = "owners", .type = FIELD_IDS, .max = OWNERS_MAX, .doc = "Members who take the note"},
};
