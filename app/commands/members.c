#include <string.h>

#include "app/base/buf.h"
#include "app/commands/goals.h"
#include "app/commands/praise.h"
#include "app/ledger/json.h"
#include "app/ledger/snapshot_load.h"
#include "app/ledger/views.h"

enum { MEMBER_NAME_MAX = 16, TEAM_NAME_MAX = 24, MEMBERS_MAX = 200, COLOUR_MAX = 6 };

static const char *const roles[] = {"guest", "member", "admin", NULL};

static const char *const role_words[] = {"none", "guest", "member", "admin"};

static bool room_for_one_more(struct call *call, struct err *err)
{
	int64_t count;

	if (!read_members(call->ledger, &count, err))
		return false;
	return count < MEMBERS_MAX || err_say(err, ERR_CONFLICT, L_err_at_most, "max",
					      number_text(call, MEMBERS_MAX), NULL);
}

static bool append_joined(struct call *call, const char *id, const char *role, struct err *err)
{
	const struct value *emoji = call_value(call, "emoji");
	struct data data = {0};

	data_text(&data, "name", call_value(call, "name")->text);
	data_text(&data, "emoji", emoji ? emoji->text : "");
	data_text(&data, "role", role);
	call->subject = id;
	return data_append(call, "member.joined", id, &data, err);
}

bool member_add(struct call *call, struct err *err)
{
	const struct value *role = call_value(call, "role");

	return room_for_one_more(call, err) &&
	       append_joined(call, fresh_id(call), role ? role->text : "member", err);
}

/*
 * What a fresh wall begins with. Ids by nature, so that two walls that begin apart and meet later have
 * three columns and not six; no names, so that each reader sees them in their language.
 */
static bool append_columns(struct call *call, struct err *err)
{
	static const char *const kinds[] = {"todo", "doing", "done"};

	for (int i = 0; i < 3; i++) {
		struct data data = {0};
		struct rank rank;
		rank_spread(i, 3, &rank);
		data_text(&data, "name", "");
		data_text(&data, "kind", kinds[i]);
		data_text(&data, "rank", rank.text);
		if (strcmp(kinds[i], "doing") == 0)
			data_int(&data, "wip_limit", 6);
		if (!data_append(call, "column.added", kinds[i], &data, err))
			return false;
	}
	return true;
}

bool labels_ship(struct call *call, struct err *err)
{
	static const struct {
		const char *id, *paper;
	} list[] = {{"wechat", "mint"}, {"channels", "peach"}, {"douyin", "lilac"},
		    {"red", "blush"},	{"kol", "sky"},	       {"general", "butter"}};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		bool news;
		if (!is_news(call, list[i].id, &news, err))
			return false;
		struct data data = {0};
		data_text(&data, "name", "");
		data_text(&data, "icon", list[i].id);
		data_text(&data, "paper", list[i].paper);
		if (news && !data_append(call, "label.added", list[i].id, &data, err))
			return false;
	}
	return true;
}

static bool append_team(struct call *call, struct err *err)
{
	const struct value *team = call_value(call, "team");
	struct data data = {0};

	if (!team)
		return err_field(err, "team", L_err_team_name, NULL);
	data_text(&data, "name", team->text);
	return data_append(call, "team.named", "team", &data, err);
}

/* The first to join a fresh wall names the team and becomes its admin: one batch. */
bool member_join(struct call *call, struct err *err)
{
	bool fresh = snapshot_is_fresh(call->ledger);
	const char *id = fresh_id(call);

	ledger_author_is(call->ledger, id);
	if (!room_for_one_more(call, err))
		return false;
	if (!fresh && call_value(call, "team"))
		return err_field(err, "team", L_err_team_named, NULL);
	if (fresh && (!append_team(call, err) || !append_columns(call, err) ||
		      !labels_ship(call, err) || !rituals_begin(call, err) ||
		      !badges_ship(call, err) ||
		      !append_starter_metrics(call, err)))
		return false;
	return append_joined(call, id, fresh ? "admin" : "member", err);
}

static bool member_must_exist(struct call *call, struct member_row *member, struct err *err)
{
	call->subject = call->id;
	if (!read_member(call->ledger, call->id, call->arena, member, err))
		return false;
	return member->found || err_say(err, ERR_NOT_FOUND, L_err_no_member, NULL);
}

static bool is_here(const struct member_row *member)
{
	return strcmp(member->state, "here") == 0;
}

static bool self_or_admin(const struct call *call, struct err *err)
{
	return is_admin(call) || is_self(call, call->id) ||
	       err_say(err, ERR_FORBIDDEN, L_err_forbidden, NULL);
}

/* Somebody must be able to let others in: the last admin can neither go nor step down. */
static bool another_admin_must_be(struct call *call, const struct member_row *member,
				  struct err *err)
{
	int64_t admins;

	if (member->role != ROLE_ADMIN || !is_here(member))
		return true;
	if (!read_admins(call->ledger, &admins, err))
		return false;
	return admins > 1 || err_say(err, ERR_CONFLICT, L_err_last_admin, NULL);
}

static bool role_may_change(struct call *call, const struct member_row *member, const char *role,
			    struct err *err)
{
	if (!is_admin(call))
		return err_say(err, ERR_FORBIDDEN, L_err_forbidden, NULL);
	return strcmp(role, "admin") == 0 || another_admin_must_be(call, member, err);
}

bool member_edit(struct call *call, struct err *err)
{
	const struct value *name = call_value(call, "name"), *emoji = call_value(call, "emoji");
	const struct value *colour = call_value(call, "colour"), *role = call_value(call, "role");
	struct member_row member;
	struct data data = {0};

	if (!member_must_exist(call, &member, err) || !self_or_admin(call, err))
		return false;
	if (!is_here(&member))
		return err_say(err, ERR_CONFLICT, L_err_member_left, NULL);
	if (name && strcmp(name->text, member.name) != 0)
		data_text(&data, "name", name->text);
	if (emoji && strcmp(emoji->text, member.emoji) != 0)
		data_text(&data, "emoji", emoji->text);
	if (colour && colour->integer != member.colour)
		data_int(&data, "colour", colour->integer);
	if (role && strcmp(role->text, role_words[member.role]) != 0) {
		if (!role_may_change(call, &member, role->text, err))
			return false;
		data_text(&data, "role", role->text);
	}
	return data.count == 0 || data_append(call, "member.edited", call->id, &data, err);
}

/* A card's owners with one taken out and perhaps another put in its place. */
static bool hand_on(struct call *call, const char *card_id, const char *to, struct err *err)
{
	struct card_row card;
	struct json_item *owners;
	struct buf json = {0};
	struct data data = {0};
	int count;
	bool there = false;

	if (!read_card(call->ledger, card_id, call->arena, &card, err) ||
	    !json_read(call->ledger, card.owners, JSON_LIST, call->arena, &owners, &count, err))
		return false;
	for (int i = 0; to && i < count; i++)
		if (strcmp(owners[i].text, to) == 0)
			there = true;
	buf_char(&json, '[');
	for (int i = 0; i < count; i++) {
		const char *id = owners[i].text;
		if (strcmp(id, call->id) == 0)
			id = there ? NULL : to;
		if (!id)
			continue;
		buf_text(&json, json.len > 1 ? "," : "");
		view_json_text(&json, id);
	}
	buf_char(&json, ']');
	data_json(&data, "owners", json.bytes);
	bool ok = data_append(call, "card.handed_on", card_id, &data, err);
	buf_finish(&json);
	return ok;
}

static bool heir_must_be_here(struct call *call, const char *to, struct err *err)
{
	struct member_row heir;

	if (strcmp(to, call->id) == 0)
		return err_field(err, "hand_to", L_err_hand_to_self, NULL);
	if (!read_member(call->ledger, to, call->arena, &heir, err))
		return false;
	if (!heir.found)
		return err_field(err, "hand_to", L_err_no_member, NULL);
	return is_here(&heir) || err_field(err, "hand_to", L_err_member_left, NULL);
}

/* What they own of the goals goes to the heir; without one it keeps their name, as history does. */
static bool hand_on_goals(struct call *call, const char *to, struct err *err)
{
	struct data data = {0};
	struct id_list objectives, key_results;

	if (!to)
		return true;
	if (!read_objectives_of(call->ledger, call->id, call->arena, &objectives, err) ||
	    !read_key_results_of(call->ledger, call->id, call->arena, &key_results, err))
		return false;
	data_text(&data, "owner", to);
	for (int i = 0; i < objectives.count; i++)
		if (!data_append(call, "objective.edited", objectives.ids[i], &data, err))
			return false;
	for (int i = 0; i < key_results.count; i++)
		if (!data_append(call, "kr.edited", key_results.ids[i], &data, err))
			return false;
	return true;
}

bool member_leave(struct call *call, struct err *err)
{
	const struct value *given = call_value(call, "hand_to");
	const char *to = given && !given->null ? given->text : NULL;
	struct member_row member;
	struct id_list cards;
	struct data data = {0};

	if (!member_must_exist(call, &member, err) || !self_or_admin(call, err))
		return false;
	if (to && !heir_must_be_here(call, to, err))
		return false;
	if (!is_here(&member))
		return true;
	if (!another_admin_must_be(call, &member, err) ||
	    !read_cards_of(call->ledger, call->id, call->arena, &cards, err))
		return false;
	for (int i = 0; i < cards.count; i++)
		if (!hand_on(call, cards.ids[i], to, err))
			return false;
	if (!hand_on_goals(call, to, err))
		return false;
	data_text(&data, "state", "left");
	return data_append(call, "member.left", call->id, &data, err);
}

bool member_return(struct call *call, struct err *err)
{
	struct member_row member;
	struct data data = {0};

	if (!member_must_exist(call, &member, err))
		return false;
	if (is_here(&member))
		return true;
	if (!member.name[0])
		return err_say(err, ERR_CONFLICT, L_err_undo_redacted, NULL);
	data_text(&data, "state", "here");
	return data_append(call, "member.returned", call->id, &data, err);
}

/* After somebody has left: their name goes out of the history as well. */
bool member_redact(struct call *call, struct err *err)
{
	struct member_row member;
	struct data data = {0};

	if (!member_must_exist(call, &member, err))
		return false;
	if (is_here(&member))
		return err_say(err, ERR_CONFLICT, L_err_member_here, NULL);
	return words_erase(call, "member.redacted", &data, err);
}

#define EMOJI {.name = "emoji", .type = FIELD_EMOJI, .doc = "Shown in place of the name; empty for none"}

const struct field member_add_fields[3] = {
	{.name = "name", .type = FIELD_TEXT, .required = true, .min = 1, .max = MEMBER_NAME_MAX,
	 .doc = "What people call them"},
	EMOJI,
	{.name = "role", .type = FIELD_CHOICE, .choices = roles, .doc = "What they may do"},
};

const struct field member_edit_fields[4] = {
	{.name = "name", .type = FIELD_TEXT, .min = 1, .max = MEMBER_NAME_MAX,
	 .doc = "What people call them"},
	EMOJI,
	{.name = "colour", .type = FIELD_INT, .min = 0, .max = COLOUR_MAX,
	 .doc = "Their colour on the wall"},
	{.name = "role", .type = FIELD_CHOICE, .choices = roles,
	 .doc = "What they may do; for admins to change"},
};

const struct field member_join_fields[3] = {
	{.name = "name", .type = FIELD_TEXT, .required = true, .min = 1, .max = MEMBER_NAME_MAX,
	 .doc = "What people call you"},
	EMOJI,
	{.name = "team", .type = FIELD_TEXT, .min = 1, .max = TEAM_NAME_MAX,
	 .doc = "The team's name: for the first on a fresh wall"},
};

const struct field member_leave_fields[1] = {
	{.name = "hand_to", .type = FIELD_ID, .nullable = true,
	 .doc = "Who takes over the open cards and the goals; nobody when null"},
};
