#include "tests/bench/bench.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/arena.h"
#include "app/cli/demo_fill.h"
#include "app/commands/command.h"
#include "app/ledger/ledger.h"
#include "app/ledger/local.h"

static void command(struct ledger *ledger, struct arena *arena, const char *name, const char *actor,
		    const char *json, char *subject)
{
	struct err err = ERR_IN(LANG_EN);
	struct call call = {
		.command = command_named(name), .ledger = ledger, .arena = arena,
		.author = {.actor = actor, .device = "", .key = ""}, .role = ROLE_ADMIN,
		.lang = LANG_ZH, .body = json, .body_length = strlen(json)};

	if (!command_run(&call, &err))
		die("%s: %s", name, err.text);
	if (subject)
		snprintf(subject, UUID_SIZE, "%s", call.subject);
}

static struct ledger *open_ledger(const struct wall_process *wall)
{
	static const struct clock clock;
	struct err err = ERR_IN(LANG_EN);
	struct ledger_options how = {.path = wall->db, .clock = &clock};
	struct ledger *ledger = ledger_open(&how, &err);

	if (!ledger)
		die("%s", err.text);
	return ledger;
}

void wall_fill(struct wall_process *wall, const char *folder, int notes)
{
	static const char *const columns[] = {"todo", "doing", "done"};
	static const char *const labels[] = {"wechat", "channels", "douyin", "red", "kol", "general"};
	struct err err = ERR_IN(LANG_EN);
	struct arena arena = {0};
	char member[UUID_SIZE];

	snprintf(wall->db, sizeof(wall->db), "%s/%d.db", folder, notes);
	struct ledger *ledger = open_ledger(wall);
	command(ledger, &arena, "member_join", "", "{\"name\":\"林悦\",\"team\":\"市场部\"}", member);
	for (int i = 0; i < notes; i++) {
		char json[512];
		snprintf(json, sizeof(json),
			 "{\"title\":\"第 %d 张便签：标题 A/B 测试\",\"column\":\"%s\","
			 "\"label\":\"%s\",\"owners\":[\"%s\"]}",
			 i + 1, columns[i % 3], labels[i % 6], member);
		command(ledger, &arena, "card_create", member, json, NULL);
		arena_reset(&arena);
	}
	if (!local_token_add(ledger, "bench", ROLE_ADMIN, wall->token, &err))
		die("%s", err.text);
	ledger_close(ledger);
	arena_finish(&arena);
}

void wall_fill_demo(struct wall_process *wall, const char *folder, const char *name, bool standup)
{
	struct err err = ERR_IN(LANG_EN);
	struct arena arena = {0};

	snprintf(wall->db, sizeof(wall->db), "%s/%s.db", folder, name);
	if (!demo_fill(wall->db, LANG_ZH, &err))
		die("%s", err.text);
	struct ledger *ledger = open_ledger(wall);
	if (standup)
		command(ledger, &arena, "standup_start", "", "{}", NULL);
	if (!local_token_add(ledger, "bench", ROLE_ADMIN, wall->token, &err))
		die("%s", err.text);
	ledger_close(ledger);
	arena_finish(&arena);
}

double wall_moves(const struct wall_process *wall, int count)
{
	static const char *const bodies[] = {"{\"column\":\"todo\"}", "{\"column\":\"doing\"}"};
	struct ledger *ledger = open_ledger(wall);
	struct arena arena = {0};
	char card[UUID_SIZE];

	command(ledger, &arena, "card_create", "", "{\"title\":\"这张走来走去\",\"column\":\"todo\"}",
		card);
	double start = now_s();
	for (int i = 0; i < count; i++) {
		struct err err = ERR_IN(LANG_EN);
		const char *body = bodies[(i + 1) % 2];
		struct call call = {
			.command = command_named("card_move"), .ledger = ledger, .arena = &arena,
			.author = {"", "", ""}, .role = ROLE_ADMIN, .lang = LANG_ZH, .id = card,
			.body = body, .body_length = strlen(body)};
		if (!command_run(&call, &err))
			die("card_move: %s", err.text);
		arena_reset(&arena);
	}
	double per_s = count / (now_s() - start);
	ledger_close(ledger);
	arena_finish(&arena);
	return per_s;
}

static void read_port(struct wall_process *wall)
{
	char line[256];
	size_t n = 0;
	unsigned port;

	while (n < sizeof(line) - 1 && read(wall->out, line + n, 1) == 1 && line[n] != '\n')
		n++;
	line[n] = '\0';
	if (sscanf(line, "kanwall listens on port %u", &port) != 1)
		die("the wall said \"%s\"", line);
	wall->port = (uint16_t)port;
}

void wall_start(struct wall_process *wall, const char *binary, bool idle)
{
	int pipes[2];

	if (pipe(pipes) != 0)
		die("no pipe");
	wall->started_s = now_s();
	wall->pid = fork();
	if (wall->pid == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(pipes[1], STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		execl(binary, binary, "run", "--headless", "--size", "1920x1080", "--port", "0",
		      "--db", wall->db, "--theme", "day", idle ? "--no-join" : "--theme",
		      idle ? "--pinned" : "day", (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	wall->out = pipes[0];
	read_port(wall);
}

void wall_stop(struct wall_process *wall)
{
	kill(wall->pid, SIGTERM);
	waitpid(wall->pid, NULL, 0);
	close(wall->out);
}

static long long number_in(const char *path, const char *key)
{
	char line[256];
	long long value = -1;
	FILE *file = fopen(path, "r");

	if (!file)
		return -1;
	while (fgets(line, sizeof(line), file))
		if (strncmp(line, key, strlen(key)) == 0)
			value = strtoll(line + strlen(key), NULL, 10);
	fclose(file);
	return value;
}

/* Nanoseconds on a CPU of one task: /proc/PID/task/TID/schedstat, whose first number it is. */
static double task_cpu_s(int pid, const char *task)
{
	char path[300];
	long long ns = 0;

	snprintf(path, sizeof(path), "/proc/%d/task/%s/schedstat", pid, task);
	FILE *file = fopen(path, "r");
	if (!file || fscanf(file, "%lld", &ns) != 1)
		ns = 0;
	if (file)
		fclose(file);
	return (double)ns / 1e9;
}

struct usage wall_usage(const struct wall_process *wall)
{
	struct usage usage = {0};
	char path[300];

	snprintf(path, sizeof(path), "/proc/%d/task", wall->pid);
	DIR *tasks = opendir(path);
	for (struct dirent *entry; tasks && (entry = readdir(tasks));) {
		if (entry->d_name[0] == '.')
			continue;
		usage.cpu_s += task_cpu_s(wall->pid, entry->d_name);
		snprintf(path, sizeof(path), "/proc/%d/task/%s/status", wall->pid, entry->d_name);
		usage.wakes += number_in(path, "voluntary_ctxt_switches:");
	}
	if (tasks)
		closedir(tasks);
	snprintf(path, sizeof(path), "/proc/%d/io", wall->pid);
	usage.written_bytes = number_in(path, "write_bytes:");
	return usage;
}

long wall_pss_kib(const struct wall_process *wall)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", wall->pid);
	return (long)number_in(path, "Pss:");
}

double wall_metric(struct http *http, const struct wall_process *wall, const char *name)
{
	size_t n = strlen(name);

	http_ask(http, "GET", "/metrics", wall->token, NULL);
	for (const char *line = http->body; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, name, n) == 0 && line[n] == ' ')
			return strtod(line + n + 1, NULL);
	}
	die("/metrics has no %s", name);
}
