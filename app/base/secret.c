#include "app/base/secret.h"

#include <sodium.h>
#include <string.h>

bool secret_init(void)
{
	return sodium_init() >= 0;
}

void secret_random(void *out, size_t n)
{
	randombytes_buf(out, n);
}

void secret_token(char out[SECRET_TOKEN_SIZE])
{
	unsigned char bytes[32];

	randombytes_buf(bytes, sizeof(bytes));
	sodium_bin2base64(out, SECRET_TOKEN_SIZE, bytes, sizeof(bytes),
			  sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof(bytes));
}

void secret_code(char *out, size_t length)
{
	for (size_t i = 0; i < length; i++)
		out[i] = SECRET_CODE_ALPHABET[randombytes_uniform(sizeof(SECRET_CODE_ALPHABET) - 1)];
	out[length] = '\0';
}

void secret_hash(char out[SECRET_HASH_SIZE], const void *bytes, size_t n)
{
	unsigned char hash[32];

	crypto_generichash(hash, sizeof(hash), bytes, n, NULL, 0);
	sodium_bin2hex(out, SECRET_HASH_SIZE, hash, sizeof(hash));
}

bool secret_equal(const char *a, const char *b)
{
	size_t n = strlen(a);

	return n == strlen(b) && sodium_memcmp(a, b, n) == 0;
}

bool secret_pin_hash(char out[SECRET_PIN_HASH_SIZE], const char *pin)
{
	_Static_assert(SECRET_PIN_HASH_SIZE >= crypto_pwhash_STRBYTES, "the hash fits");
	return crypto_pwhash_str(out, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
				 crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

bool secret_pin_matches(const char *hash, const char *pin)
{
	return crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
}
