#include <string.h>

#include "app/commands/goals.h"

/*
 * Alignment: an objective is born of an upper key result, or in line with an upper objective, or agrees
 * with another unit across 横向. What the lower owner claims 认领 is agreed at once; what is handed down
 * waits for the lower owner, and a handshake across waits for the other side.
 */
enum { COMMENT_MAX = 80 };

/* What a link is about, as far as it concerns who may do what. */
struct ends {
	const char *kind;
	const char *lower;		/* the owner of the objective that asks */
	const char *upper;		/* the owner of what it hangs on; a unit's id for one without objectives */
	const char *upper_objective;	/* "" for a unit */
};

static bool is_across(const struct ends *ends)
{
	return strcmp(ends->kind, "across") == 0;
}

static bool same_cycle(const struct state *lower, const struct state *upper, const char *field,
		       struct err *err)
{
	return strcmp(state_text(lower, "cycle"), state_text(upper, "cycle")) == 0 ||
	       err_field(err, field, L_err_other_cycle, NULL);
}

static bool upper_kr_must_be(struct call *call, const struct state *lower, struct ends *ends,
			     struct err *err)
{
	const char *id = given_text(call, "upper_kr");
	struct standing_kr kr;

	if (!id)
		return err_field(err, "upper_kr", L_err_required, NULL);
	if (!kr_must_stand(call, id, "upper_kr", &kr, err) ||
	    !same_cycle(lower, &kr.top, "upper_kr", err))
		return false;
	ends->upper = state_text(&kr.top, "owner");
	ends->upper_objective = kr.objective;
	return true;
}

static bool upper_objective_must_be(struct call *call, const struct state *lower, struct ends *ends,
				    struct err *err)
{
	const char *id = given_text(call, "upper_objective");
	struct state upper;

	if (!id)
		return err_field(err, "upper_objective", L_err_required, NULL);
	if (!objective_must_be(call, id, "upper_objective", &upper, err) ||
	    !same_cycle(lower, &upper, "upper_objective", err))
		return false;
	ends->upper = state_text(&upper, "owner");
	ends->upper_objective = id;
	return true;
}

static bool unit_must_be(struct call *call, struct ends *ends, struct err *err)
{
	struct state unit;

	ends->upper = given_text(call, "unit");
	ends->upper_objective = "";
	return state_must_be(call, "unit", ends->upper, "unit", L_err_no_unit, &unit, err);
}

static bool upper_must_be(struct call *call, const struct state *lower, struct ends *ends,
			  struct err *err)
{
	static const char *const fields[] = {"upper_kr", "upper_objective", "unit"};
	int given = 0;

	for (int i = 0; i < 3; i++)
		given += given_text(call, fields[i]) != NULL;
	if (given > 1)
		return err_field(err, "upper_objective", L_err_one_upper, NULL);
	if (strcmp(ends->kind, "kr") == 0)
		return upper_kr_must_be(call, lower, ends, err);
	if (is_across(ends) && given_text(call, "unit"))
		return unit_must_be(call, ends, err);
	return upper_objective_must_be(call, lower, ends, err);
}

/* An objective hangs neither on itself nor on what hangs on it. */
static bool must_not_circle(struct call *call, const char *objective, const struct ends *ends,
			    struct err *err)
{
	const char *field = strcmp(ends->kind, "kr") == 0 ? "upper_kr" : "upper_objective";
	bool hangs = false;

	if (strcmp(objective, ends->upper_objective) == 0)
		return err_field(err, field, L_err_link_circle, NULL);
	if (is_across(ends))
		return true;
	if (!read_hangs_on(call->ledger, ends->upper_objective, objective, &hangs, err))
		return false;
	return !hangs || err_field(err, field, L_err_link_circle, NULL);
}

/* Both days or none, in their order. */
static bool window_must_be_whole(struct call *call, struct err *err)
{
	const char *first = given_text(call, "first"), *last = given_text(call, "last");

	if (!first && !last)
		return true;
	if (!first || !last)
		return err_field(err, first ? "last" : "first", L_err_required, NULL);
	return strcmp(first, last) <= 0 || err_field(err, "last", L_err_window, NULL);
}

/* Is it the owner who speaks, and not an admin for somebody else? */
static bool owner_speaks(struct call *call, const char *owner, bool *speaks, struct err *err)
{
	struct member_row member;

	if (!read_member(call->ledger, owner, call->arena, &member, err))
		return false;
	*speaks = is_self(call, owner);
	return *speaks || member.found || may_speak_for(call, owner, speaks, err);
}

/* Who may ask, and whether that settles it. */
static bool state_of_asking(struct call *call, const struct ends *ends, const char **state,
			    struct err *err)
{
	bool lower, upper = false, claims = false;

	if (!may_speak_for(call, ends->lower, &lower, err))
		return false;
	if (!is_across(ends) && (!may_speak_for(call, ends->upper, &upper, err) ||
				 !owner_speaks(call, ends->lower, &claims, err)))
		return false;
	if (!lower && !upper)
		return err_say(err, ERR_FORBIDDEN, L_err_not_yours, NULL);
	*state = claims ? "agreed" : "proposed";
	return true;
}

static bool must_be_new(struct call *call, const char *objective, struct err *err)
{
	bool exists;

	if (!read_link_exists(call->ledger, objective, call_value(call, "kind")->text,
			      given_text(call, "upper_kr"), given_text(call, "upper_objective"),
			      given_text(call, "unit"), &exists, err))
		return false;
	return !exists || err_say(err, ERR_CONFLICT, L_err_link_exists, NULL);
}

static bool append_proposal(struct call *call, const char *state, struct err *err)
{
	static const char *const names[] = {"kind", "objective", "upper_kr", "upper_objective",
					    "unit", "comment", NULL};
	struct data data = {0};

	data_given(&data, call, NULL, names);
	data_text(&data, "state", state);
	data_text(&data, "author", call->author.actor ? call->author.actor : "");
	if (given_text(call, "first")) {
		data_text(&data, "ours_first", given_text(call, "first"));
		data_text(&data, "ours_last", given_text(call, "last"));
	}
	call->subject = fresh_id(call);
	return data_append(call, "link.proposed", call->subject, &data, err);
}

bool link_propose(struct call *call, struct err *err)
{
	const char *objective = call_value(call, "objective")->text, *state = "proposed";
	struct ends ends = {.kind = call_value(call, "kind")->text};
	struct state lower;

	if (!objective_must_be(call, objective, "objective", &lower, err))
		return false;
	ends.lower = state_text(&lower, "owner");
	return upper_must_be(call, &lower, &ends, err) &&
	       must_not_circle(call, objective, &ends, err) && window_must_be_whole(call, err) &&
	       state_of_asking(call, &ends, &state, err) && must_be_new(call, objective, err) &&
	       append_proposal(call, state, err);
}

/* The owners at both ends of a link that stands; "" where an end is gone. */
static bool link_must_stand(struct call *call, struct state *link, struct ends *ends, struct err *err)
{
	struct state lower, upper, kr;

	call->subject = call->id;
	if (!state_must_be(call, "link", call->id, NULL, L_err_no_link, link, err) ||
	    !objective_must_be(call, state_text(link, "objective"), NULL, &lower, err))
		return false;
	const char *top = state_text(link, "upper_objective");
	if (*state_text(link, "upper_kr")) {
		if (!state_read(call->ledger, "kr", state_text(link, "upper_kr"), call->arena, &kr,
				err))
			return false;
		top = state_text(&kr, "objective");
	}
	if (!state_read(call->ledger, "objective", top, call->arena, &upper, err))
		return false;
	*ends = (struct ends){state_text(link, "kind"), state_text(&lower, "owner"),
			      *state_text(link, "unit") ? state_text(link, "unit")
							 : state_text(&upper, "owner"),
			      top};
	return true;
}

static bool changes_window(struct call *call, const struct state *link)
{
	const char *first = given_text(call, "first"), *last = given_text(call, "last");

	return first && (strcmp(first, state_text(link, "theirs_first")) != 0 ||
			 strcmp(last, state_text(link, "theirs_last")) != 0);
}

/* An answer may be changed: the other side moves its window, or thinks again. */
bool link_answer(struct call *call, struct err *err)
{
	const char *state = call_value(call, "agree")->integer ? "agreed" : "declined";
	const char *comment = given_text(call, "comment");
	struct state link;
	struct ends ends;
	struct data data = {0};

	if (!link_must_stand(call, &link, &ends, err) || !window_must_be_whole(call, err) ||
	    !owner_must_be_mine(call, is_across(&ends) ? ends.upper : ends.lower, err))
		return false;
	bool moves = changes_window(call, &link);
	bool says = comment && strcmp(comment, state_text(&link, "answer")) != 0;
	if (strcmp(state, state_text(&link, "state")) == 0 && !moves && !says)
		return true;
	data_text(&data, "state", state);
	if (comment)
		data_text(&data, "answer", comment);
	if (moves) {
		data_text(&data, "theirs_first", given_text(call, "first"));
		data_text(&data, "theirs_last", given_text(call, "last"));
	}
	return data_append(call, strcmp(state, "agreed") == 0 ? "link.agreed" : "link.declined",
			   call->id, &data, err);
}

/* Either side may let go. */
bool link_remove(struct call *call, struct err *err)
{
	struct state link;
	struct ends ends;
	struct data data = {0};
	bool lower, upper;

	if (!link_must_stand(call, &link, &ends, err) ||
	    !may_speak_for(call, ends.lower, &lower, err) ||
	    !may_speak_for(call, ends.upper, &upper, err))
		return false;
	if (!lower && !upper)
		return err_say(err, ERR_FORBIDDEN, L_err_not_yours, NULL);
	data_text(&data, "state", "removed");
	return data_append(call, "link.removed", call->id, &data, err);
}

#define WINDOW(whose)                                                                               \
	{.name = "first", .type = FIELD_DATE, .doc = whose " time window begins"},                  \
	{.name = "last", .type = FIELD_DATE, .doc = whose " time window ends, that day included"}

const struct field link_propose_fields[8] = {
	{.name = "kind", .type = FIELD_CHOICE, .required = true, .choices = link_kind_words,
	 .doc = "Born of an upper key result, in line with an upper objective, or across"},
	{.name = "objective", .type = FIELD_ID, .required = true,
	 .doc = "The lower objective, or the one that asks"},
	{.name = "upper_kr", .type = FIELD_ID, .doc = "Kind kr: what it is born of"},
	{.name = "upper_objective", .type = FIELD_ID,
	 .doc = "Kind objective: what it is in line with; kind across: whose other side is asked"},
	{.name = "unit", .type = FIELD_ID, .doc = "Kind across: the unit that is asked"},
	{.name = "comment", .type = FIELD_TEXT, .max = COMMENT_MAX, .doc = "In a few words"},
	WINDOW("Our"),
};

const struct field link_answer_fields[4] = {
	{.name = "agree", .type = FIELD_BOOL, .required = true, .doc = "Yes or no"},
	{.name = "comment", .type = FIELD_TEXT, .max = COMMENT_MAX, .doc = "In a few words"},
	WINDOW("Their"),
};
