#pragma once
#include "app/commands/command.h"
#include "app/ledger/read.h"
#include "app/ledger/state.h"
#include "app/model/calendar.h"

/*
 * rules: what the rules of several nouns share. Each "must" answers false with *err said. What is named
 * in the path and is not there is ERR_NOT_FOUND; what is named in the body is that field's error.
 */
bool column_must_be_live(struct call *call, const char *id, const char *field,
			 struct column_row *column, struct err *err);
bool label_must_be_live(struct call *call, const char *id, const char *field,
			struct label_row *label, struct err *err);

/* Chooses a rank before a card of the column, or at its end; spreads the column when no rank fits. */
bool card_place(struct call *call, const char *column, const char *before, const char *moving,
		struct gap *gap, struct rank *rank, struct err *err);
bool column_place(struct call *call, const char *before, const char *moving, struct gap *gap,
		  struct rank *rank, struct err *err);

/* A noun's state; what was taken away is not there. */
bool state_must_be(struct call *call, const char *noun, const char *id, const char *field,
		   enum lang_key missing, struct state *state, struct err *err);

/*
 * Who speaks for the owner of an objective: the person, anybody of the team for one of its units, and an
 * admin for everybody, units outside included.
 */
bool may_speak_for(struct call *call, const char *owner, bool *may, struct err *err);
bool owner_must_be_mine(struct call *call, const char *owner, struct err *err);

/* Today, from the clock of the ledger; year 0 while it is not calibrated. */
struct date today_of(const struct call *call);

/* The text that was given; NULL when there is none, or null. */
const char *given_text(const struct call *call, const char *name);

bool objective_place(struct call *call, const char *cycle, const char *before, const char *moving,
		     struct gap *gap, struct rank *rank, struct err *err);

/* An item of a checklist that we wrote; done is false when there is none. */
bool checklist_find(struct call *call, const char *json, const char *id, bool *found, bool *done,
		    struct err *err);

/* Data for an event, one field at a time. */
enum { DATA_MAX = 24 };
struct data {
	struct datum list[DATA_MAX];
	int count;
};
void data_text(struct data *data, const char *name, const char *text);	/* NULL: null */
void data_int(struct data *data, const char *name, int64_t integer);
void data_number(struct data *data, const char *name, double number);
void data_bool(struct data *data, const char *name, bool yes);
void data_null(struct data *data, const char *name);
void data_json(struct data *data, const char *name, const char *json);

/*
 * Those of the named fields that were given and are not so already; state NULL: all that were given.
 * The list ends with NULL.
 */
void data_given(struct data *data, struct call *call, const struct state *state,
		const char *const *names);
bool data_append(struct call *call, const char *kind, const char *subject, const struct data *data,
		 struct err *err);

/*
 * Appends `kind`, a redaction of the call's id: names the events whose words shall be blanked, on every
 * wall and for good. Nothing when there are none.
 */
bool words_erase(struct call *call, const char *kind, struct data *data, struct err *err);

/* An id for something new, in the call's arena. */
const char *fresh_id(struct call *call);

const char *number_text(struct call *call, int64_t n);

bool is_admin(const struct call *call);
bool is_self(const struct call *call, const char *member);

/* What a note can wait for, NULL at the end; and a block, when it is another than there is. */
extern const char *const block_types[6];
bool card_append_block(struct call *call, const char *id, const struct card_row *card,
		       const char *type, const char *reason, struct err *err);

/*
 * A new note with this title, in the first column for new ones, and with the words of a note that the
 * command takes besides: owners, due, key_result.
 */
bool card_append_titled(struct call *call, const char *id, const char *title, struct err *err);

/* Has the log never heard of this id? Then what is shipped under it is added, and otherwise left alone. */
bool is_news(struct call *call, const char *id, bool *news, struct err *err);

/* What every wall begins with; part of the batch of who joins first, and of commands_ship(). */
bool labels_ship(struct call *call, struct err *err);
bool rituals_begin(struct call *call, struct err *err);

/* The fields and rules of the nouns, for table.c. */
extern const struct field absence_set_fields[3];
extern const struct field badge_add_fields[3];
extern const struct field badge_edit_fields[3];
extern const struct field card_block_fields[2];
extern const struct field card_check_fields[2];
extern const struct field card_create_fields[9];
extern const struct field card_decide_fields[1];
extern const struct field card_edit_fields[7];
extern const struct field card_move_fields[2];
extern const struct field card_restore_fields[1];
extern const struct field checkin_post_fields[7];
extern const struct field column_add_fields[4];
extern const struct field column_edit_fields[3];
extern const struct field column_move_fields[1];
extern const struct field help_offer_fields[2];
extern const struct field feedback_give_fields[2];
extern const struct field fund_deposit_fields[2];
extern const struct field fund_grant_fields[2];
extern const struct field kudos_give_fields[4];
extern const struct field label_add_fields[3];
extern const struct field label_edit_fields[3];
extern const struct field member_add_fields[3];
extern const struct field member_edit_fields[4];
extern const struct field member_join_fields[3];
extern const struct field member_leave_fields[1];
extern const struct field ritual_add_fields[8];
extern const struct field ritual_edit_fields[7];
extern const struct field round_open_fields[2];
extern const struct field round_reveal_fields[1];
extern const struct field round_turn_fields[1];
extern const struct field standup_start_fields[2];
extern const struct field standup_step_fields[1];
extern const struct field team_edit_fields[2];
extern const struct field undo_fields[1];
extern const struct field vote_cast_fields[2];
extern const struct field week_decide_fields[3];

bool absence_set(struct call *call, struct err *err);
extern const struct field pool_set_fields[2];
extern const struct field talk_agree_fields[3];
extern const struct field talk_note_fields[2];
extern const struct field talk_tick_fields[1];

bool badge_add(struct call *call, struct err *err);
bool badge_edit(struct call *call, struct err *err);
bool badge_remove(struct call *call, struct err *err);
bool card_block(struct call *call, struct err *err);
bool card_check(struct call *call, struct err *err);
bool card_create(struct call *call, struct err *err);
bool card_decide(struct call *call, struct err *err);
bool card_edit(struct call *call, struct err *err);
bool card_move(struct call *call, struct err *err);
bool card_redact(struct call *call, struct err *err);
bool card_restore(struct call *call, struct err *err);
bool card_tear_off(struct call *call, struct err *err);
bool card_unblock(struct call *call, struct err *err);
bool checkin_post(struct call *call, struct err *err);
bool column_add(struct call *call, struct err *err);
bool column_edit(struct call *call, struct err *err);
bool column_move(struct call *call, struct err *err);
bool column_remove(struct call *call, struct err *err);
bool help_offer(struct call *call, struct err *err);
bool help_withdraw(struct call *call, struct err *err);
bool feedback_give(struct call *call, struct err *err);
bool feedback_publish(struct call *call, struct err *err);
bool feedback_redact(struct call *call, struct err *err);
bool feedback_withdraw(struct call *call, struct err *err);
bool fund_deposit(struct call *call, struct err *err);
bool fund_grant(struct call *call, struct err *err);
bool kudos_give(struct call *call, struct err *err);
bool kudos_redact(struct call *call, struct err *err);
bool kudos_take_back(struct call *call, struct err *err);
bool label_add(struct call *call, struct err *err);
bool label_edit(struct call *call, struct err *err);
bool label_remove(struct call *call, struct err *err);
bool member_add(struct call *call, struct err *err);
bool member_edit(struct call *call, struct err *err);
bool member_join(struct call *call, struct err *err);
bool member_leave(struct call *call, struct err *err);
bool member_redact(struct call *call, struct err *err);
bool member_return(struct call *call, struct err *err);
bool ritual_add(struct call *call, struct err *err);
bool ritual_edit(struct call *call, struct err *err);
bool ritual_remove(struct call *call, struct err *err);
bool round_close(struct call *call, struct err *err);
bool round_open(struct call *call, struct err *err);
bool round_reveal(struct call *call, struct err *err);
bool round_turn(struct call *call, struct err *err);
bool standup_end(struct call *call, struct err *err);
bool standup_end_turn(struct call *call, struct err *err);
bool standup_extend(struct call *call, struct err *err);
bool standup_skip(struct call *call, struct err *err);
bool standup_start(struct call *call, struct err *err);
bool pool_set(struct call *call, struct err *err);
bool talk_agree(struct call *call, struct err *err);
bool talk_note(struct call *call, struct err *err);
bool talk_redact(struct call *call, struct err *err);
bool talk_tick(struct call *call, struct err *err);
bool team_edit(struct call *call, struct err *err);
bool undo_run(struct call *call, struct err *err);
bool vote_cast(struct call *call, struct err *err);
bool week_decide(struct call *call, struct err *err);
