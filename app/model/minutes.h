#pragma once
#include "app/base/buf.h"
#include "app/base/lang.h"
#include "app/model/meetings.h"

/*
 * minutes: what a stand-up came to, in words: for the wall's summary and, as Markdown, for whoever wants
 * to paste it somewhere.
 *
 * Thread: any.
 */

/* "9 分 12 秒", "48 秒", "10 分钟"; in the arena. */
const char *minutes_duration(int seconds, enum lang lang, struct arena *arena);

/* "10 分钟，还省下 48 秒" */
const char *minutes_spare(const struct standup_session *session, const struct standup *standup,
			  enum lang lang, struct arena *arena);

const char *minutes_attendance(enum attendance attendance, enum lang lang);

/* A title on one line: its breaks are the wall's. */
const char *minutes_title(const char *title, struct arena *arena);

/* The indices of blocked cards that are not done, longest first. Answers how many there are. */
int minutes_blocked(const struct board *board, int *cards, int most);

/* The whole summary of a stand-up. What is blocked is what is blocked now. */
struct minutes {
	const struct board *board;
	const struct meetings *meetings;
	const struct standup_session *session;
	enum lang lang;
	int64_t now_ms;
};
void minutes_markdown(const struct minutes *minutes, struct buf *out);
