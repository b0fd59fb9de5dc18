#pragma once
#include <stdbool.h>

#include "app/ledger/local.h"

/*
 * who: which member or program holds a secret, remembered by its hash so that a read need not ask the
 * database. Forgotten as a whole when anything happened that may change an answer.
 *
 * Owner: the server. Thread: the server's.
 */
enum { WHO_CACHE_MAX = 32 };

struct who_cache {
	struct {
		char hash[SECRET_HASH_SIZE];
		bool program;
		struct identity identity;
	} list[WHO_CACHE_MAX];
	int count, next;
};

bool who_is(struct who_cache *cache, struct ledger *ledger, const char *token, bool program,
	    struct identity *out);
void who_forget(struct who_cache *cache);
