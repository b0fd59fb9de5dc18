#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/goals_views.h"
#include "app/ledger/say.h"

/* What the team keeps, stops and starts. */

static void say_item(const struct viewing *in, const struct retro_item *item)
{
	bool own = *item->author && strcmp(in->reader->member, item->author) == 0;
	char at[25] = "";

	if (item->at_ms)
		clock_format(item->at_ms, at);
	say_open(in->out, NULL, '{');
	say_text(in->out, "id", item->id);
	say_text(in->out, "cycle", in->goals->cycle.id);
	say_text(in->out, "kind", retro_kind_words[item->kind]);
	say_text(in->out, "text", item->text);
	say_text_or_null(in->out, "author", item->author);
	say_text_or_null(in->out, "at", at);
	say_text_or_null(in->out, "card", item->note);
	say_text_or_null(in->out, "carried", item->carried);
	say_text_or_null(in->out, "origin", item->origin);
	say_bool(in->out, "may_edit",
		 in->reader->role >= ROLE_ADMIN || (own && in->reader->role >= ROLE_MEMBER));
	say_close(in->out, '}');
}

static void say_items(const struct viewing *in, const char *name)
{
	say_open(in->out, name, '[');
	for (int i = 0; i < in->goals->retro_count; i++)
		say_item(in, &in->goals->retro[i]);
	say_close(in->out, ']');
}

void say_retro(const struct viewing *in)
{
	say_items(in, "retro");
}

bool view_retro(struct ledger *ledger, const struct reader *reader, const char *cycle,
		struct buf *out, struct err *err)
{
	struct viewing in;

	if (!viewing_open(&in, ledger, reader, cycle, out, err))
		return false;
	say_open(out, NULL, '{');
	say_int(out, "seq", ledger_seq(ledger));
	say_text_or_null(out, "cycle", in.goals->cycle.id);
	say_text_or_null(out, "next", in.goals->next.id);
	say_items(&in, "items");
	say_close(out, '}');
	viewing_close(&in);
	return true;
}

/* The cycle in which an item stands, in the arena; "": it stands nowhere. */
static bool cycle_of(struct ledger *ledger, const char *id, struct arena *arena, const char **cycle,
		     struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT cycle FROM retro WHERE id = ?1 AND created = 1"
				   " AND state = 'live'",
				   "t", id);
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	*cycle = step == DB_ROW ? arena_text(arena, db_text(row, 0)) : "";
	if (row)
		db_reset(row);
	return step != DB_FAILED;
}

bool view_retro_item(struct ledger *ledger, const struct reader *reader, const char *id,
		     struct buf *out, struct err *err)
{
	struct arena arena = {0};
	struct viewing in;
	const char *cycle;
	bool ok = cycle_of(ledger, id, &arena, &cycle, err);

	if (ok && !*cycle) {
		ok = view_removed(ledger, "retro", id, L_err_no_retro, out, err);
	} else if (ok && (ok = viewing_open(&in, ledger, reader, cycle, out, err))) {
		for (int i = 0; i < in.goals->retro_count; i++)
			if (strcmp(in.goals->retro[i].id, id) == 0)
				say_item(&in, &in.goals->retro[i]);
		viewing_close(&in);
	}
	arena_finish(&arena);
	return ok;
}
