#pragma once
#include "app/base/buf.h"
#include "app/ledger/ledger.h"
#include "app/model/snapshot.h"

/*
 * views: what the API reads, as JSON that SQLite builds. Names of shipped columns and labels are said
 * in the reader's language. Each appends to `out` and answers false with *err when there is no such
 * thing or the storage fails.
 */
struct reader {
	const char *member;	/* "" for a program with a token */
	enum role role;
	enum lang lang;
};

/*
 * {seq, team, columns:[{id,name,kind,wip_limit,over,cards:[card]}], members:[member], labels:[label],
 * week:{open, waiting}, vote: a round of the weekly vote is open}
 */
bool view_board(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err);

/*
 * card: {id, title, note, column, owners:[id], label, key_result, due, blocked:null|{type,reason,since,days}, since,
 * age_days, checklist:[{id,text,done}], checks:{done,total}, state:"board"|"torn"|"dropped"|"removed", created,
 * finished}
 */
bool view_card(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err);
bool view_column(struct ledger *ledger, const struct reader *reader, const char *id,
		 struct buf *out, struct err *err);
bool view_label(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err);

/* team: {name, kudos_per_week} */
bool view_team(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err);

/* member: {id, name, emoji, badge, colour, role, left, has_device} */
bool view_member(struct ledger *ledger, const struct reader *reader, const char *id,
		 struct buf *out, struct err *err);
bool view_members(struct ledger *ledger, const struct reader *reader, struct buf *out,
		  struct err *err);

/* {items:[card]} of the torn-off and the dropped ones, newest first, at most `limit` (1..200). */
bool view_pile(struct ledger *ledger, const struct reader *reader, int limit, struct buf *out,
	       struct err *err);

/* {items:[{seq, at, kind, actor:{id,name}, subject, title, undoable, data}]}, newest first. */
bool view_activity(struct ledger *ledger, const struct reader *reader, int64_t before_seq, int limit,
		   struct buf *out, struct err *err);

/* badge: {id, name, icon, colour} */
bool view_badge(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err);
/* {items:[badge]}, in the order of their adding. */
bool view_badges(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err);

/* kudos: {id, from, to, badge, reason, key_result, at, state:"given"|"taken"|"removed", granted} */
bool view_kudos(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
		struct err *err);
/* {items:[kudos], quarter, week:{limit, left}}: those given, newest first; what the reader may still give. */
bool view_kudos_list(struct ledger *ledger, const struct reader *reader, int limit, struct buf *out,
		     struct err *err);

/*
 * feedback: {id, from, to, text, at, state:"private"|"published"|"withdrawn"|"removed"}. One of it for
 * its two people; the list also holds what others published, newest first.
 */
bool view_feedback(struct ledger *ledger, const struct reader *reader, const char *id,
		   struct buf *out, struct err *err);
bool view_feedback_list(struct ledger *ledger, const struct reader *reader, int limit,
			struct buf *out, struct err *err);

/* talk: {id, from, with, text, at, state:"noted"|"agreed"|"removed", owner, done}; for its two people. */
bool view_talk(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err);
/* {with, talked, items:[talk]}: all that the reader and member `with` noted, oldest first. */
bool view_talk_with(struct ledger *ledger, const struct reader *reader, const char *with,
		    struct buf *out, struct err *err);
/* {items:[{with, entries, open, last}]}: with whom the reader talked, the latest first. */
bool view_talks(struct ledger *ledger, const struct reader *reader, struct buf *out, struct err *err);
/* {month, items:[{members:[id, id], done}]}: pairs that ever talked, and whether in this month. */
bool view_talk_months(struct ledger *ledger, const struct reader *reader, struct buf *out,
		      struct err *err);

/*
 * {balance, pool:null|{what, cost}, items:[{id, way:"in"|"out", amount, note, kudos, at}]}, newest
 * first. Amounts are whole units of money. `id` says nothing: there is one fund.
 */
bool view_fund(struct ledger *ledger, const struct reader *reader, const char *id, struct buf *out,
	       struct err *err);

/* The shortest text that reads back as the same number: 4.6, not 4.5999999999999996. Finite only. */
void view_json_number(struct buf *out, double number);

/* JSON text of a C string, with its quotes, escaped. For replies that are not rows. */
void view_json_text(struct buf *out, const char *s);
