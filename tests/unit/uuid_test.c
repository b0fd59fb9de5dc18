#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/base/secret.h"
#include "app/base/uuid.h"

/* The example of RFC 9562, appendix A.6. */
static void the_example_of_the_standard_comes_out(void **state)
{
	const uint8_t random[10] = {0xcc, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f};
	char id[UUID_SIZE];

	(void)state;
	uuid_v7_of(id, 0x017f22e279b0, random);
	assert_string_equal(id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void ids_of_later_moments_sort_later(void **state)
{
	char before[UUID_SIZE], after[UUID_SIZE];

	(void)state;
	assert_true(secret_init());
	for (int i = 0; i < 200; i++) {
		uuid_v7(before, 1700000000000 + i);
		uuid_v7(after, 1700000000000 + i + 1);
		assert_true(strcmp(before, after) < 0);
		assert_int_equal(strlen(before), 36);
		assert_int_equal(before[14], '7');
		assert_non_null(strchr("89ab", before[19]));
	}
}

static void two_ids_of_one_moment_differ(void **state)
{
	char one[UUID_SIZE], two[UUID_SIZE];

	(void)state;
	assert_true(secret_init());
	uuid_v7(one, 1700000000000);
	uuid_v7(two, 1700000000000);
	assert_string_not_equal(one, two);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_the_standard_comes_out),
		cmocka_unit_test(ids_of_later_moments_sort_later),
		cmocka_unit_test(two_ids_of_one_moment_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
