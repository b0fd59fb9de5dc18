#pragma once
#include <stdbool.h>
#include <stddef.h>

/*
 * secret: what must not be guessed, by libsodium: random bytes, tokens, codes, and their hashes.
 *
 * secret_init() before anything else, once, on the main thread. Then any thread.
 */
enum {
	SECRET_TOKEN_SIZE = 44,	/* 43 characters of URL-safe base64 (256 bits) and the NUL */
	SECRET_HASH_SIZE = 65,	/* 64 hex digits of BLAKE2b-256 and the NUL */
	SECRET_PIN_HASH_SIZE = 128,	/* Argon2id, crypto_pwhash_str */
	SECRET_CODE_LENGTH = 4,
};

/* No I, O, S, Z, B, 0 or 1: what is read from a wall five metres away is typed right. */
#define SECRET_CODE_ALPHABET "23456789ACDEFGHJKLMNPQRTUVWXY"

bool secret_init(void);
void secret_random(void *out, size_t n);
void secret_token(char out[SECRET_TOKEN_SIZE]);
void secret_code(char *out, size_t length);	/* writes length characters and a NUL */
void secret_hash(char out[SECRET_HASH_SIZE], const void *bytes, size_t n);
bool secret_equal(const char *a, const char *b);	/* constant time for equal lengths */

/* Interactive Argon2id: about 60 ms of CPU and 64 MiB for the moment. */
bool secret_pin_hash(char out[SECRET_PIN_HASH_SIZE], const char *pin);
bool secret_pin_matches(const char *hash, const char *pin);
