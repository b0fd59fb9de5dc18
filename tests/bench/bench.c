#include "tests/bench/bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/base/secret.h"

double now_s(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

double cpu_s(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("bench: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

void row(const char *what, const char *format, ...)
{
	va_list args;

	printf("%-46s  ", what);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double percentile(double *values, int n, double p)
{
	qsort(values, (size_t)n, sizeof(*values), ascending);
	int i = (int)(p * n);
	return values[i < n ? i : n - 1];
}

int main(int argc, char **argv)
{
	static const char *const parts[] = {"frames", "wall", "http", "moves", "replay"};
	char folder[] = "/var/tmp/kanwall-bench-XXXXXX", command[64];
	bool wanted[5];

	if (argc < 2)
		die("usage: bench BINARY [frames] [wall] [http] [moves] [replay]");
	for (int i = 0; i < 5; i++) {
		wanted[i] = argc == 2;
		for (int k = 2; k < argc; k++)
			wanted[i] |= strcmp(argv[k], parts[i]) == 0;
	}
	/* A disk, not a RAM disk: commits must be paid for. */
	if (!secret_init() || !mkdtemp(folder))
		die("no temporary folder %s", folder);
	if (wanted[0]) {
		bench_frames();
		bench_scenes(folder);
	}
	if (wanted[1])
		bench_wall(argv[1], folder);
	if (wanted[2])
		bench_http(argv[1], folder);
	if (wanted[3])
		bench_moves(argv[1], folder);
	if (wanted[4])
		bench_replay(argv[1], folder);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command) == 0 ? 0 : 1;
}
