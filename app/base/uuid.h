#pragma once
#include <stdint.h>

/*
 * uuid: version 7 identifiers (RFC 9562, section 5.7) as lower-case text: 48 bits of Unix
 * milliseconds, then 74 random bits. They sort by the time they were made, as far as the clock can
 * be trusted; nothing depends on that order.
 *
 * Thread: any.
 */
enum { UUID_SIZE = 37 };	/* 36 characters and the NUL */

void uuid_v7(char out[UUID_SIZE], int64_t wall_ms);
void uuid_v7_of(char out[UUID_SIZE], int64_t wall_ms, const uint8_t random[10]);	/* for tests */
