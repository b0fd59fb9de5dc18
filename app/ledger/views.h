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

/* team: {name} */
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

/* The shortest text that reads back as the same number: 4.6, not 4.5999999999999996. Finite only. */
void view_json_number(struct buf *out, double number);

/* JSON text of a C string, with its quotes, escaped. For replies that are not rows. */
void view_json_text(struct buf *out, const char *s);
