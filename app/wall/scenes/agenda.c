#include "app/wall/scenes/agenda.h"

#include <stdio.h>
#include <string.h>

#include "app/wall/scenes/wording.h"

enum { MINUTE_MS = 60000, HOUR_MINUTES = 60, SOON_DAYS = 7 };

/* Minutes until a moment, begun ones as whole ones. */
static int minutes_until(int64_t ms, int64_t now_ms)
{
	return (int)((ms - now_ms + MINUTE_MS - 1) / MINUTE_MS);
}

static const char *until_words(const struct occurrence *next, int64_t now_ms, enum lang lang,
			       struct arena *arena)
{
	int32_t days = date_number(next->day) - date_number(date_of(now_ms));
	int minutes = minutes_until(next->begins_ms, now_ms);

	if (days == 1)
		return lang_text(lang, L_wall_ritual_tomorrow);
	if (days > 1)
		return words_n(lang, L_wall_ritual_days, "n", days, arena);
	if (minutes <= 1)
		return lang_text(lang, L_wall_ritual_now);
	if (minutes <= HOUR_MINUTES)
		return words_n(lang, L_wall_ritual_minutes, "n", minutes, arena);
	return words_n(lang, L_wall_ritual_hours, "n", minutes / HOUR_MINUTES, arena);
}

/* "09:30" today, "周五 16:00" this week, "11月27日 15:00" later. */
static const char *time_words(const struct occurrence *next, int64_t now_ms, enum lang lang,
			      struct arena *arena)
{
	struct date today = date_of(now_ms);
	int32_t days = date_number(next->day) - date_number(today);
	const char *time = clock_words(next->begins_ms, arena);

	if (days == 0)
		return time;
	const char *day = days < SOON_DAYS ? weekday_words(next->day, lang, arena)
					   : due_words(next->day, today, lang, arena);
	return arena_printf(arena, "%s %s", day, time);
}

static bool known(const struct scene_input *in)
{
	return in->calibrated && in->snapshot->notice != NOTICE_CLOCK;
}

/* The stand-up has a ring of its own; while it is on the header looks ahead. */
static bool said_to_be_on(const struct scene_input *in, struct occurrence *now)
{
	return meetings_now(in->snapshot->meetings, in->now_ms, now) &&
	       strcmp(now->meeting->scene, "standup") != 0;
}

const struct ritual *agenda_ritual(const struct scene_input *in, struct arena *arena)
{
	struct ritual *ritual = arena_alloc(arena, sizeof(*ritual));
	struct occurrence one;

	if (!known(in))
		return NULL;
	if (said_to_be_on(in, &one)) {
		*ritual = (struct ritual){
			meeting_name(one.meeting, in->lang), clock_words(one.begins_ms, arena),
			words_n(in->lang, L_wall_ritual_left, "n",
				minutes_until(one.ends_ms, in->now_ms), arena)};
		return ritual;
	}
	if (!meetings_next(in->snapshot->meetings, in->now_ms, &one))
		return NULL;
	/* Of another day the one is named that is not held every day. */
	if (date_number(one.day) != date_number(date_of(in->now_ms)))
		meetings_of_day(in->snapshot->meetings, one.day, &one);
	*ritual = (struct ritual){meeting_name(one.meeting, in->lang),
				  time_words(&one, in->now_ms, in->lang, arena),
				  until_words(&one, in->now_ms, in->lang, arena)};
	return ritual;
}

bool agenda_holds(const struct snapshot *snapshot, int64_t now_ms, const char *scene)
{
	struct occurrence now;

	return meetings_now(snapshot->meetings, now_ms, &now) && strcmp(now.meeting->scene, scene) == 0;
}

bool agenda_soon(const struct scene_input *in, struct arena *arena, const char **cause,
		 const char **means)
{
	struct occurrence next;
	char text[128], number[16];

	if (!known(in) || !meetings_next(in->snapshot->meetings, in->now_ms, &next))
		return false;
	int minutes = minutes_until(next.begins_ms, in->now_ms);
	if (minutes > MEETING_ANNOUNCED_MIN)
		return false;
	snprintf(number, sizeof(number), "%d", minutes);
	lang_format(text, sizeof(text), in->lang,
		    minutes <= 1 ? L_wall_ritual_soon_one : L_wall_ritual_soon, "name",
		    meeting_name(next.meeting, in->lang), "n", number, NULL);
	*cause = arena_text(arena, text);
	*means = lang_text(in->lang, strcmp(next.meeting->scene, "standup") == 0
					     ? L_wall_ritual_soon_standup
					     : L_wall_ritual_soon_means);
	return true;
}
