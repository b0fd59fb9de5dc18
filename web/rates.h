#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/err.h"

/*
 * rates: how often something went wrong lately, by who did it and in all. Fixed memory: when there is
 * no room, whoever was quiet longest is forgotten; the overall limit still holds.
 *
 * Owner: the server. Thread: the server's.
 */
enum { RATES_KEY_SIZE = 16, RATES_KEYS_MAX = 64 };

struct rates {
	int each_max, all_max;		/* in a window */
	double window_s;
	double all_from_s;
	int all;
	struct rate {
		uint8_t key[RATES_KEY_SIZE];
		double from_s;
		int count;
	} list[RATES_KEYS_MAX];
};

/* A key for who has a name and no number: a member, a phone. */
void rates_key(const char *name, uint8_t key[RATES_KEY_SIZE]);

/* False, and "too fast" with the seconds to wait. */
bool rates_allow(const struct rates *rates, const uint8_t key[RATES_KEY_SIZE], double now_s,
		 struct err *err);
bool rates_refuse(struct err *err, int wait_s);	/* says it for any other limit; answers false */

void rates_count(struct rates *rates, const uint8_t key[RATES_KEY_SIZE], double now_s);
