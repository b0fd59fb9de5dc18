#include "app/wall/scenes/standup_view.h"

#include <string.h>

#include "app/model/minutes.h"

static bool session_of(const struct snapshot *snapshot, int64_t now_ms,
		       const struct standup_session **session, struct standup *standup)
{
	*session = standup_day_session(snapshot->meetings, now_ms, standup);
	return *session != NULL;
}

bool standup_view_of(const struct scene_input *in, struct standup_view *view)
{
	const struct snapshot *snapshot = in->snapshot;
	struct occurrence planned;

	*view = (struct standup_view){
		.in = in, .board = snapshot->board, .meetings = snapshot->meetings,
		.day = date_number(date_of(in->now_ms)), .total_s = STANDUP_TOTAL_S};
	if (!snapshot->board || !snapshot->meetings)
		return false;
	if (session_of(snapshot, in->now_ms, &view->session, &view->standup)) {
		view->day = view->session->day;
		view->total_s = view->session->plan.total_s;
		standup_order(view->session->plan.date, view->session->plan.people, view->order);
	} else if (meetings_today(snapshot->meetings, "standup", in->now_ms, &planned)) {
		view->total_s = planned.meeting->length_min * 60;
	}
	return true;
}

const struct person *standup_view_person(const struct standup_view *view, const char *id)
{
	for (int i = 0; i < view->board->person_count; i++)
		if (strcmp(view->board->people[i].id, id) == 0)
			return &view->board->people[i];
	return NULL;
}

static bool may_speak(const struct person *person)
{
	return !person->left && person->role >= ROLE_MEMBER;
}

/* Those who were present in the order of the day, then the others. */
int standup_view_team(const struct standup_view *view, const struct person **people, int most)
{
	int present = view->session ? view->session->plan.people : 0, count = 0;

	for (int i = 0; i < present && count < most; i++) {
		people[count] = standup_view_person(view, view->session->people[view->order[i]]);
		count += people[count] != NULL;
	}
	for (int i = 0; i < view->board->person_count && count < most; i++) {
		const struct person *person = &view->board->people[i];
		bool was = view->session && standup_person(view->session, person->id) >= 0;
		if (!was && may_speak(person))
			people[count++] = person;
	}
	return count;
}

static struct queue_place written_place(const struct standup_view *view, const struct person *person)
{
	enum lang lang = view->in->lang;

	if (meetings_away(view->meetings, person->id, view->day))
		return (struct queue_place){person, lang_text(lang, L_standup_off), QUEUE_OFF};
	if (meetings_checkin(view->meetings, person->id, view->day))
		return (struct queue_place){person, lang_text(lang, L_wall_standup_written),
					    QUEUE_DONE};
	return (struct queue_place){person, lang_text(lang, L_wall_standup_unwritten), QUEUE_PLAIN};
}

int standup_view_written(const struct standup_view *view, struct queue_place *places, int most)
{
	const struct person *people[STANDUP_PEOPLE_MAX];
	int count = standup_view_team(view, people,
				      most < STANDUP_PEOPLE_MAX ? most : STANDUP_PEOPLE_MAX);

	for (int i = 0; i < count; i++)
		places[i] = written_place(view, people[i]);
	return count;
}

/* From the minute it is planned for, or from the tap that began it, until it is over. */
bool standup_is_due(const struct snapshot *snapshot, int64_t now_ms)
{
	const struct standup_session *session;
	struct standup standup;
	struct occurrence planned;

	if (session_of(snapshot, now_ms, &session, &standup) &&
	    (!standup.over || session->day == date_number(date_of(now_ms))))
		return !standup.over;
	return meetings_today(snapshot->meetings, "standup", now_ms, &planned) &&
	       planned.begins_ms <= now_ms && now_ms < planned.ends_ms;
}

bool standup_summary_is_due(const struct snapshot *snapshot, int64_t now_ms)
{
	const struct standup_session *session;
	struct standup standup;

	return session_of(snapshot, now_ms, &session, &standup) && standup.over &&
	       now_ms - standup.over_at_ms < STANDUP_SUMMARY_S * INT64_C(1000);
}

int standup_summary_pages(const struct snapshot *snapshot)
{
	int cards[1];
	int blocked = snapshot->board ? minutes_blocked(snapshot->board, cards, 1) : 0;

	return blocked ? (blocked + SUMMARY_NOTES - 1) / SUMMARY_NOTES : 1;
}
