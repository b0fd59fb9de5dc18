#include "web/who.h"

#include <string.h>

bool who_is(struct who_cache *cache, struct ledger *ledger, const char *token, bool program,
	    struct identity *out)
{
	char hash[SECRET_HASH_SIZE];
	size_t n = strlen(token);

	if (n == 0 || n >= 2 * SECRET_TOKEN_SIZE)
		return false;
	secret_hash(hash, token, n);
	for (int i = 0; i < cache->count; i++)
		if (cache->list[i].program == program &&
		    memcmp(cache->list[i].hash, hash, sizeof(hash)) == 0) {
			*out = cache->list[i].identity;
			return true;
		}
	if (!local_identify(ledger, token, program, out))
		return false;
	int at = cache->next;
	cache->next = (at + 1) % WHO_CACHE_MAX;
	if (cache->count < WHO_CACHE_MAX)
		cache->count++;
	memcpy(cache->list[at].hash, hash, sizeof(hash));
	cache->list[at].program = program;
	cache->list[at].identity = *out;
	return true;
}

void who_forget(struct who_cache *cache)
{
	cache->count = 0;
	cache->next = 0;
}
