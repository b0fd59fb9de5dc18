#pragma once
#include <stdbool.h>

/*
 * private: what concerns the people whom it names and nobody else.
 *
 * One list of nouns. Whoever hands events on asks it: the feed, the activity, the export, undo, and
 * what a commit wakes (TOPIC_UNSEEN). In SQL it is private(kind). A view of such a noun shows a row to
 * the people it names, by FOR_TWO() in pieces.h, and takes no account of the reader's role.
 *
 * Thread: any.
 */
bool kind_is_private(const char *kind);
