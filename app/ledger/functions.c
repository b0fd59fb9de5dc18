#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/private.h"
#include "app/model/calendar.h"
#include "app/model/starter.h"

/*
 * What SQL cannot say: moments as text, ages in days of this place, the names of shipped columns,
 * labels, rituals and badges. A moment in the future counts as now: a clock that was wrong once makes nothing older or
 * younger than it is.
 */
static int64_t not_after(int64_t ms, int64_t now_ms)
{
	return ms > now_ms ? now_ms : ms;
}

/* moment(ms): RFC 3339; NULL for NULL and for 0, which stand for "unknown". */
static void moment(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct ledger *ledger = sqlite3_user_data(context);
	int64_t ms = sqlite3_value_int64(values[0]);
	char text[25];

	(void)count;
	if (ms == 0)
		return;
	clock_format(not_after(ms, clock_wall_ms(ledger->clock)), text);
	sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

/* days(ms): calendar days since then; NULL while either end is unknown. */
static void days(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct ledger *ledger = sqlite3_user_data(context);
	int64_t ms = sqlite3_value_int64(values[0]);

	(void)count;
	if (ms == 0 || !clock_calibrated(ledger->clock))
		return;
	sqlite3_result_int(context, days_between(ms, clock_wall_ms(ledger->clock)));
}

/* private(kind) */
static void is_private(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *kind = (const char *)sqlite3_value_text(values[0]);

	(void)count;
	sqlite3_result_int(context, kind && kind_is_private(kind));
}

struct shipped {
	const char *name;
	enum lang_key key;
};

static const struct shipped shipped[] = {
	{"breakout", L_badge_breakout},
	{"channels", L_label_channels},
	{"consensus", L_ritual_consensus},
	{"conversion", L_badge_conversion},
	{"daily", L_ritual_daily},
	{"doing", L_column_doing},
	{"done", L_column_done},
	{"douyin", L_label_douyin},
	{"general", L_label_general},
	{"half_year", L_ritual_half_year},
	{"idea", L_badge_idea},
	{"kol", L_label_kol},
	{"monthly", L_ritual_monthly},
	{"quarterly", L_ritual_quarterly},
	{"red", L_label_red},
	{"rescue", L_badge_rescue},
	{"seeding", L_badge_seeding},
	{"todo", L_column_todo},
	{"warmth", L_badge_warmth},
	{"wechat", L_label_wechat},
	{"weekly", L_ritual_weekly},
	{"yearly", L_ritual_yearly},
};

/* said(name, which, lang): the name people gave, or what a shipped thing is called. */
static void said(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *name = (const char *)sqlite3_value_text(values[0]);
	const char *which = (const char *)sqlite3_value_text(values[1]);
	enum lang lang = sqlite3_value_int(values[2]) == LANG_EN ? LANG_EN : LANG_ZH;

	(void)count;
	for (size_t i = 0; (!name || !*name) && which && i < sizeof(shipped) / sizeof(shipped[0]); i++)
		if (strcmp(shipped[i].name, which) == 0)
			name = lang_text(lang, shipped[i].key);
	if (!name || !*name)
		name = metric_name_words("", which ? which : "", lang);
	sqlite3_result_text(context, name, -1, SQLITE_TRANSIENT);
}

/* undoable(seq, batch, member, role). One question for each batch: a large one has many rows. */
static void undoable(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct ledger *ledger = sqlite3_user_data(context);
	const char *batch = (const char *)sqlite3_value_text(values[1]);
	const char *member = (const char *)sqlite3_value_text(values[2]);

	(void)count;
	if (!*batch || strcmp(batch, ledger->asked_batch) != 0)
		ledger->asked_answer = undo_possible(ledger, sqlite3_value_int64(values[0]), member,
						     (enum role)sqlite3_value_int(values[3]));
	snprintf(ledger->asked_batch, sizeof(ledger->asked_batch), "%s", batch);
	sqlite3_result_int(context, ledger->asked_answer);
}

bool functions_add(struct ledger *ledger, struct err *err)
{
	static const struct {
		const char *name;
		int args;
		void (*call)(sqlite3_context *context, int count, sqlite3_value **values);
	} list[] = {{"days", 1, days}, {"moment", 1, moment}, {"private", 1, is_private},
		    {"said", 3, said}, {"undoable", 4, undoable}};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (sqlite3_create_function(ledger->db.handle, list[i].name, list[i].args,
					    SQLITE_UTF8 | SQLITE_DIRECTONLY, ledger, list[i].call,
					    NULL, NULL) != SQLITE_OK)
			return db_fail(&ledger->db, err);
	return true;
}
