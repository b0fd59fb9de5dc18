#include "web/rates.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/base/secret.h"

static bool is_over(const struct rates *rates, double from_s, double now_s)
{
	return now_s - from_s >= rates->window_s;
}

static int left_s(const struct rates *rates, double from_s, double now_s)
{
	int left = (int)ceil(from_s + rates->window_s - now_s);

	return left > 0 ? left : 1;
}

/* Seconds to wait, or 0: go on. */
static int rates_wait(const struct rates *rates, const uint8_t key[RATES_KEY_SIZE], double now_s)
{
	if (rates->all >= rates->all_max && !is_over(rates, rates->all_from_s, now_s))
		return left_s(rates, rates->all_from_s, now_s);
	for (int i = 0; i < RATES_KEYS_MAX; i++) {
		const struct rate *rate = &rates->list[i];
		if (rate->count >= rates->each_max && !is_over(rates, rate->from_s, now_s) &&
		    memcmp(rate->key, key, RATES_KEY_SIZE) == 0)
			return left_s(rates, rate->from_s, now_s);
	}
	return 0;
}

void rates_key(const char *name, uint8_t key[RATES_KEY_SIZE])
{
	char hash[SECRET_HASH_SIZE];

	secret_hash(hash, name, strlen(name));
	memcpy(key, hash, RATES_KEY_SIZE);
}

bool rates_refuse(struct err *err, int wait_s)
{
	char seconds[16];

	snprintf(seconds, sizeof(seconds), "%d", wait_s);
	err->retry_after_s = wait_s;
	return err_say(err, ERR_TOO_MANY, L_err_too_many, "seconds", seconds, NULL);
}

bool rates_allow(const struct rates *rates, const uint8_t key[RATES_KEY_SIZE], double now_s,
		 struct err *err)
{
	int wait_s = rates_wait(rates, key, now_s);

	return !wait_s || rates_refuse(err, wait_s);
}

static struct rate *rate_of(struct rates *rates, const uint8_t *key)
{
	struct rate *oldest = &rates->list[0];

	for (int i = 0; i < RATES_KEYS_MAX; i++) {
		struct rate *rate = &rates->list[i];
		if (rate->count && memcmp(rate->key, key, RATES_KEY_SIZE) == 0)
			return rate;
		if (!rate->count || (oldest->count && rate->from_s < oldest->from_s))
			oldest = rate;
	}
	memcpy(oldest->key, key, RATES_KEY_SIZE);
	oldest->count = 0;
	return oldest;
}

void rates_count(struct rates *rates, const uint8_t key[RATES_KEY_SIZE], double now_s)
{
	struct rate *rate = rate_of(rates, key);

	if (!rate->count || is_over(rates, rate->from_s, now_s)) {
		rate->from_s = now_s;
		rate->count = 0;
	}
	rate->count++;
	if (!rates->all || is_over(rates, rates->all_from_s, now_s)) {
		rates->all_from_s = now_s;
		rates->all = 0;
	}
	rates->all++;
}
