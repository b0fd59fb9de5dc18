#include "tests/support/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (!file)
		return NULL;
	fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);
	char *text = calloc(1, (size_t)size + 1);
	if (fread(text, 1, (size_t)size, file) != (size_t)size)
		text[0] = '\0';
	fclose(file);
	return text;
}

static void report_first_difference(const char *name, const char *want, const char *have)
{
	int line = 1;

	while (*want && *want == *have) {
		line += *want == '\n';
		want++;
		have++;
	}
	fail_msg("%s differs in line %d: \"%.60s\", expected \"%.60s\"", name, line, have, want);
}

void golden_compare(const char *name, const char *text)
{
	char path[256];

	snprintf(path, sizeof(path), "tests/scenes/golden/%s.txt", name);
	if (getenv("UPDATE_GOLDEN")) {
		FILE *file = fopen(path, "wb");
		assert_non_null(file);
		fputs(text, file);
		fclose(file);
		return;
	}
	char *golden = read_all(path);
	if (!golden)
		fail_msg("%s is missing; UPDATE_GOLDEN=1 writes it, after you have looked", path);
	if (strcmp(golden, text) != 0)
		report_first_difference(name, golden, text);
	free(golden);
}
