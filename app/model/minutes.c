#include "app/model/minutes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/utf8.h"

enum { WORDS_SIZE = 160, BLOCKED_MAX = 200, MINUTE_S = 60, WIDE_FROM = 0x2e80 };

const char *minutes_duration(int seconds, enum lang lang, struct arena *arena)
{
	char text[WORDS_SIZE], m[16], s[16];
	enum lang_key key = seconds % MINUTE_S == 0 ? L_standup_minutes : L_standup_duration;

	if (seconds < MINUTE_S)
		key = L_standup_seconds;
	snprintf(m, sizeof(m), "%d", seconds / MINUTE_S);
	snprintf(s, sizeof(s), "%d", seconds % MINUTE_S);
	return arena_text(arena, lang_format(text, sizeof(text), lang, key, "m", m, "s", s, NULL));
}

const char *minutes_spare(const struct standup_session *session, const struct standup *standup,
			  enum lang lang, struct arena *arena)
{
	char text[WORDS_SIZE], minutes[16];
	int spare = session->plan.total_s - standup->used_s;

	snprintf(minutes, sizeof(minutes), "%d", session->plan.total_s / MINUTE_S);
	lang_format(text, sizeof(text), lang, spare >= 0 ? L_standup_saved : L_standup_beyond, "n",
		    minutes, "time", minutes_duration(abs(spare), lang, arena), NULL);
	return arena_text(arena, text);
}

const char *minutes_attendance(enum attendance attendance, enum lang lang)
{
	static const enum lang_key keys[] = {L_standup_spoke, L_standup_wrote, L_standup_off,
					     L_standup_missed};

	return lang_text(lang, keys[attendance]);
}

/* Between two Chinese characters nothing takes the place of a break, elsewhere a space. */
const char *minutes_title(const char *title, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(title) + 1), *to = out;
	uint32_t before = 0;

	for (const char *next = title, *at; *(at = next);) {
		uint32_t c = utf8_next(&next);
		const char *peek = next;
		if (c != '\n') {
			memcpy(to, at, (size_t)(next - at));
			to += next - at;
			before = c;
		} else if (before < WIDE_FROM && *peek && utf8_next(&peek) < WIDE_FROM) {
			*to++ = ' ';
		}
	}
	*to = '\0';
	return out;
}

static bool is_finished(const struct board *board, int card)
{
	for (int i = 0; i < board->column_count; i++) {
		const struct column *column = &board->columns[i];
		if (card >= column->first && card < column->first + column->count)
			return column->kind == COLUMN_DONE;
	}
	return false;
}

int minutes_blocked(const struct board *board, int *cards, int most)
{
	int count = 0;

	for (int i = 0; i < board->card_count; i++) {
		if (!board->cards[i].block || is_finished(board, i))
			continue;
		int at = count < most ? count : most;
		while (at > 0 && board->cards[cards[at - 1]].blocked_since_ms >
					 board->cards[i].blocked_since_ms) {
			if (at < most)
				cards[at] = cards[at - 1];
			at--;
		}
		if (at < most)
			cards[at] = i;
		count++;
	}
	return count;
}

/* --- Markdown ------------------------------------------------------------------------------------ */

/* What people typed is text and no mark-up, and stays on its line. */
static void say(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n') {
			buf_char(out, ' ');
			continue;
		}
		if (strchr("\\`*_[]<>#|", *text))
			buf_char(out, '\\');
		buf_char(out, *text);
	}
}

static void sentence(const struct minutes *minutes, struct buf *out, enum lang_key key,
		     const char *text)
{
	if (!*text)
		return;
	buf_printf(out, "- %s: ", lang_text(minutes->lang, key));
	say(out, text);
	buf_char(out, '\n');
}

static void person(const struct minutes *minutes, struct buf *out, const struct person *who,
		   const struct standup *standup)
{
	const struct checkin *checkin =
		meetings_checkin(minutes->meetings, who->id, minutes->session->day);
	enum attendance attendance = meetings_attendance(minutes->meetings, minutes->session,
							 standup, who->id);

	buf_text(out, "\n## ");
	say(out, who->name);
	buf_printf(out, " · %s\n", minutes_attendance(attendance, minutes->lang));
	if (!checkin)
		return;
	buf_char(out, '\n');
	sentence(minutes, out, L_standup_yesterday, checkin->yesterday);
	sentence(minutes, out, L_standup_today, checkin->today);
	sentence(minutes, out, L_standup_difficulty, checkin->difficulty);
}

static const char *name_of(const struct board *board, const char *id)
{
	for (int i = 0; i < board->person_count; i++)
		if (strcmp(board->people[i].id, id) == 0)
			return board->people[i].name;
	return "";
}

static void blocked_card(const struct minutes *minutes, struct buf *out, const struct card *card,
			 struct arena *arena)
{
	static const enum lang_key types[] = {
		L_block_waiting, L_block_waiting,  L_block_dependency,
		L_block_resource, L_block_decision, L_block_tech,
	};
	const struct help *help = meetings_help(minutes->meetings, card);
	char text[WORDS_SIZE], day[16];

	buf_text(out, "- **");
	say(out, minutes_title(card->title, arena));
	buf_text(out, "** · ");
	say(out, *card->block_reason ? card->block_reason
				     : lang_text(minutes->lang, types[card->block]));
	if (card->blocked_since_ms) {
		snprintf(day, sizeof(day), "%d",
			 days_between(card->blocked_since_ms, minutes->now_ms) + 1);
		buf_printf(out, " · %s", lang_format(text, sizeof(text), minutes->lang,
						     L_standup_blocked_day, "n", day, NULL));
	}
	buf_text(out, " · ");
	if (!help) {
		say(out, lang_text(minutes->lang, L_standup_helpless));
	} else {
		say(out, name_of(minutes->board, help->member));
		buf_text(out, *help->text ? " " : "");
		say(out, help->text);
	}
	buf_char(out, '\n');
}

static void blocked(const struct minutes *minutes, struct buf *out, struct arena *arena)
{
	int cards[BLOCKED_MAX];
	int count = minutes_blocked(minutes->board, cards, BLOCKED_MAX);

	if (minutes->session->day != date_number(date_of(minutes->now_ms)))
		return;
	buf_printf(out, "\n## %s\n\n", lang_text(minutes->lang, L_standup_blocked));
	for (int i = 0; i < count && i < BLOCKED_MAX; i++)
		blocked_card(minutes, out, &minutes->board->cards[cards[i]], arena);
	if (!count)
		buf_printf(out, "%s\n", lang_text(minutes->lang, L_standup_unblocked));
}

static bool takes_part(const struct minutes *minutes, const struct person *who)
{
	return (!who->left && who->role != ROLE_GUEST) ||
	       standup_person(minutes->session, who->id) >= 0;
}

void minutes_markdown(const struct minutes *minutes, struct buf *out)
{
	struct arena arena = {0};
	struct standup standup;
	char date[DATE_SIZE], text[WORDS_SIZE];

	standup_session_at(minutes->session, minutes->now_ms, &standup);
	date_format(minutes->session->plan.date, date);
	buf_printf(out, "# %s %s\n\n", lang_text(minutes->lang, L_standup_title), date);
	if (standup.over)
		buf_printf(out, "%s. %s.\n",
			   lang_format(text, sizeof(text), minutes->lang, L_standup_took, "time",
				       minutes_duration(standup.used_s, minutes->lang, &arena), NULL),
			   minutes_spare(minutes->session, &standup, minutes->lang, &arena));
	for (int i = 0; i < minutes->board->person_count; i++)
		if (takes_part(minutes, &minutes->board->people[i]))
			person(minutes, out, &minutes->board->people[i], &standup);
	blocked(minutes, out, &arena);
	arena_finish(&arena);
}
