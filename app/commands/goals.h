#pragma once
#include "app/commands/rules.h"
#include "app/model/goals.h"

/*
 * goals: what the rules about goals share. A key result's check-in is also a reading of its metric, a
 * floor comes from a metric or from a key result, and so on: each writes the same events.
 *
 * Who may: guests read. Members write readings, add metrics, suggest, and do everything with objectives
 * that they speak for (may_speak_for() in rules.h): their own, and those of the team's units; a key result
 * may have an owner of its own, who checks in. Settling, revealing and ordering are things of a meeting:
 * any member's; what somebody says in the review only they and admins change. Floors, units, cycles, days and the library's contents are an admin's; so is everything
 * of units outside. A link is answered by the side that was asked, and let go by either.
 */

/* The cycle of this id, or the one at hand for NULL; `field` is named when there is none. */
bool cycle_must_be(struct call *call, const char *id, const char *field, struct goal_cycle *cycle,
		   struct err *err);

/* The day that a field gives, or today; not one to come. NULL: *err. */
const char *day_given(struct call *call, const char *field, struct err *err);
bool day_must_have_come(struct call *call, const char *field, const char *date, struct err *err);

enum reading_change { READING_SAME, READING_ADDED, READING_REPLACED };
bool reading_would_change(struct call *call, const char *metric, const char *date, double value,
			  enum reading_change *change, struct err *err);
bool append_reading(struct call *call, const char *metric, const char *date, double value,
		    enum reading_change *change, struct err *err);
const char *reading_id(struct call *call, const char *metric, const char *date);

/* key_result: the one that it was taken from; NULL leaves that as it is. */
bool append_kpi(struct call *call, const char *metric, const char *cycle, double floor,
		const char *key_result, struct err *err);

/* What was published is changed with a reason, and with a mark: both go into the data. */
bool change_must_be_explained(struct call *call, const char *cycle, const struct state *state,
			      struct data *data, struct err *err);
bool removal_must_be_explained(struct call *call, const char *cycle, const struct state *state,
			       struct data *data, struct err *err);

/* A member who is here, or a unit. */
bool owner_must_be_here(struct call *call, const char *id, struct err *err);
bool objective_must_be(struct call *call, const char *id, const char *field, struct state *objective,
		       struct err *err);

/* A key result that stands, under an objective that stands. */
struct standing_kr {
	struct state state, top;
	const char *objective, *cycle;
};
bool kr_must_stand(struct call *call, const char *id, const char *field, struct standing_kr *kr,
		   struct err *err);
bool kr_must_be_mine(struct call *call, const struct standing_kr *kr, struct err *err);
bool room_for_key_result(struct call *call, const char *objective, struct err *err);

bool append_starter_metrics(struct call *call, struct err *err);
bool metrics_ship(struct call *call, struct err *err);	/* those that the log has never heard of */

extern const struct field cycle_edit_fields[7];
extern const struct field day_set_fields[3];
extern const struct field kpi_drop_fields[1];
extern const struct field kpi_set_fields[2];
extern const struct field kr_add_fields[13];
extern const struct field kr_check_in_fields[4];
extern const struct field kr_edit_fields[12];
extern const struct field kr_kpi_fields[1];
extern const struct field kr_milestone_fields[2];
extern const struct field kr_remove_fields[1];
extern const struct field link_answer_fields[4];
extern const struct field link_propose_fields[8];
extern const struct field metric_add_fields[9];
extern const struct field metric_edit_fields[9];
extern const struct field metric_stretch_fields[3];
extern const struct field objective_add_fields[8];
extern const struct field objective_edit_fields[7];
extern const struct field objective_move_fields[1];
extern const struct field objective_remove_fields[1];
extern const struct field objective_reveal_fields[1];
extern const struct field objective_settle_fields[1];
extern const struct field reading_import_fields[2];
extern const struct field reading_remove_fields[1];
extern const struct field reading_set_fields[2];
extern const struct field retro_add_fields[3];
extern const struct field retro_edit_fields[2];
extern const struct field retro_turn_fields[3];
extern const struct field suggestion_make_fields[4];
extern const struct field suggestion_settle_fields[1];
extern const struct field unit_add_fields[4];
extern const struct field unit_edit_fields[4];

bool cycle_edit(struct call *call, struct err *err);
bool day_clear(struct call *call, struct err *err);
bool day_set(struct call *call, struct err *err);
bool kpi_drop(struct call *call, struct err *err);
bool kpi_set(struct call *call, struct err *err);
bool kr_add(struct call *call, struct err *err);
bool kr_check_in(struct call *call, struct err *err);
bool kr_edit(struct call *call, struct err *err);
bool kr_kpi(struct call *call, struct err *err);
bool kr_milestone(struct call *call, struct err *err);
bool kr_remove(struct call *call, struct err *err);
bool link_answer(struct call *call, struct err *err);
bool link_propose(struct call *call, struct err *err);
bool link_remove(struct call *call, struct err *err);
bool metric_add(struct call *call, struct err *err);
bool metric_edit(struct call *call, struct err *err);
bool metric_remove(struct call *call, struct err *err);
bool metric_starter(struct call *call, struct err *err);
bool metric_stretch(struct call *call, struct err *err);
bool objective_add(struct call *call, struct err *err);
bool objective_edit(struct call *call, struct err *err);
bool objective_move(struct call *call, struct err *err);
bool objective_remove(struct call *call, struct err *err);
bool objective_reveal(struct call *call, struct err *err);
bool objective_settle(struct call *call, struct err *err);
bool reading_import(struct call *call, struct err *err);
bool reading_remove(struct call *call, struct err *err);
bool reading_set(struct call *call, struct err *err);
bool retro_add(struct call *call, struct err *err);
bool retro_carry(struct call *call, struct err *err);
bool retro_edit(struct call *call, struct err *err);
bool retro_remove(struct call *call, struct err *err);
bool retro_turn(struct call *call, struct err *err);
bool suggestion_make(struct call *call, struct err *err);
bool suggestion_settle(struct call *call, struct err *err);
bool unit_add(struct call *call, struct err *err);
bool unit_edit(struct call *call, struct err *err);
bool unit_remove(struct call *call, struct err *err);
