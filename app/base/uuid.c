#include "app/base/uuid.h"

#include <string.h>

#include "app/base/secret.h"

void uuid_v7_of(char out[UUID_SIZE], int64_t wall_ms, const uint8_t random[10])
{
	static const char hex[] = "0123456789abcdef";
	uint64_t ms = (uint64_t)wall_ms & 0xffffffffffff;
	uint8_t bytes[16];

	for (int i = 0; i < 6; i++)
		bytes[i] = (uint8_t)(ms >> (8 * (5 - i)));
	memcpy(bytes + 6, random, 10);
	bytes[6] = (uint8_t)(0x70 | (bytes[6] & 0x0f));
	bytes[8] = (uint8_t)(0x80 | (bytes[8] & 0x3f));
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*out++ = '-';
		*out++ = hex[bytes[i] >> 4];
		*out++ = hex[bytes[i] & 15];
	}
	*out = '\0';
}

void uuid_v7(char out[UUID_SIZE], int64_t wall_ms)
{
	uint8_t random[10];

	secret_random(random, sizeof(random));
	uuid_v7_of(out, wall_ms, random);
}
