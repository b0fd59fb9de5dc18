#include "app/ledger/private.h"

#include <stddef.h>
#include <string.h>

/* In alphabetical order; with the dot, so that no longer noun is taken for one of them. */
static const char *const nouns[] = {"feedback.", "talk.", "vote."};

bool kind_is_private(const char *kind)
{
	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++)
		if (strncmp(kind, nouns[i], strlen(nouns[i])) == 0)
			return true;
	return false;
}
