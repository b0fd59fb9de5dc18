#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * bench: what the wall costs, measured on the real binary and beside the bare libraries in the same
 * run. Every row of the table comes from here; nothing asserts.
 */
double now_s(void);
double cpu_s(void);	/* of this thread */
void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
void row(const char *what, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The value at share p (0..1) of n sorted values. */
double percentile(double *values, int n, double p);

/* --- http.c: one keep-alive connection, and many at once ---------------------------------------- */

struct http {
	int fd;
	char *body;		/* of the last answer */
	size_t body_length, cap;
	int status;
};

struct http http_open(uint16_t port);
void http_close(struct http *http);
void http_ask(struct http *http, const char *method, const char *path, const char *token,
	      const char *json);

struct load {
	double per_s;
	double p50_ms, p99_ms;
};
struct load http_load(uint16_t port, const char *path, const char *token, int connections,
		      double seconds);

/* --- wall.c: the real binary, and what the kernel says of it ------------------------------------- */

struct wall_process {
	int pid;
	int out;
	uint16_t port;
	double started_s;
	char db[256];
	char token[64];
};

/* A database with so many notes over three columns, and an admin's token for it. */
void wall_fill(struct wall_process *wall, const char *folder, int notes);
/* The demo's team and week, under a name of its own; with a stand-up under way if wanted. */
void wall_fill_demo(struct wall_process *wall, const char *folder, const char *name, bool standup);
/* So many moves through the command table, without a wall; how many a second. */
double wall_moves(const struct wall_process *wall, int count);
void wall_start(struct wall_process *wall, const char *binary, bool idle);
void wall_stop(struct wall_process *wall);

struct usage {
	double cpu_s;
	long long wakes;
	long long written_bytes;
};
struct usage wall_usage(const struct wall_process *wall);
long wall_pss_kib(const struct wall_process *wall);
double wall_metric(struct http *http, const struct wall_process *wall, const char *name);

/* --- the measurements ---------------------------------------------------------------------------- */

void bench_frames(void);
void bench_http(const char *binary, const char *folder);
void bench_moves(const char *binary, const char *folder);
void bench_replay(const char *binary, const char *folder);
void bench_scenes(const char *folder);
void bench_wall(const char *binary, const char *folder);
