#pragma once
#include <stdbool.h>

/*
 * private: what concerns the people whom it names and nobody else.
 *
 * One list of nouns. Whoever hands events on asks it: the feed, the activity, the export and undo. In SQL it
 * is private(kind). A view of such a noun shows a row to the people it names, whatever the reader's role.
 *
 * Thread: any.
 */
bool kind_is_private(const char *kind);
