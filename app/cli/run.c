#include "app/cli/cli.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/log.h"
#include "app/base/mailbox.h"
#include "app/base/worker.h"
#include "app/commands/command.h"
#include "app/draw/paint.h"
#include "app/ledger/ledger.h"
#include "app/model/pulse.h"
#include "app/model/snapshot.h"
#include "app/wall/wall.h"
#include "web/server.h"

/*
 * The wiring: three threads and what they share.
 *
 *   main    the wall: window, frames, keys
 *   server  the ledger and the web, from opening the one to closing the other
 *   worker  pictures to PNG
 *
 * The server thread opens the ledger itself, so that the wall stands (and shows progress) while a long
 * log is replayed. Either side may end first: `lock` guards the server pointer that both look at.
 */
enum { TICKETS_MAX = 16 };

struct run {
	const struct options *options;
	bool demo;
	struct clock clock;
	struct pulse pulse;
	struct mailbox *mailbox;
	struct worker *worker;
	pthread_mutex_t lock;
	struct server *server;		/* NULL until it is bound */
	bool quit;			/* told to stop, maybe before there was a server */
	uint64_t tickets[TICKETS_MAX];	/* pictures asked for and not yet read back */
	int ticket_count;
	struct err err;			/* why the server thread gave up */
};

/* --- signals ------------------------------------------------------------------------------------- */

static void signals_of_ours(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
	sigaddset(set, SIGUSR1);	/* ends the thread itself */
}

static void *signal_main(void *context)
{
	struct run *run = context;
	sigset_t set;
	int number;

	signals_of_ours(&set);
	while (sigwait(&set, &number) != 0)
		continue;
	if (number != SIGUSR1)
		mailbox_flag(run->mailbox, WALL_QUIT);
	return NULL;
}

/* --- pictures: server → main → worker → server --------------------------------------------------- */

struct picture_job {
	struct job job;
	struct run *run;
	unsigned char *rgba;
	int width, height;
	uint64_t tickets[TICKETS_MAX];
	int ticket_count;
};

static bool ask_picture(void *context, uint64_t ticket)
{
	struct run *run = context;

	pthread_mutex_lock(&run->lock);
	bool room = run->ticket_count < TICKETS_MAX && !run->quit;
	if (room)
		run->tickets[run->ticket_count++] = ticket;
	pthread_mutex_unlock(&run->lock);
	if (room)
		mailbox_flag(run->mailbox, WALL_PICTURE);
	return room;
}

static void encode_picture(struct job *base)
{
	struct picture_job *job = (struct picture_job *)base;
	struct server *server;

	pthread_mutex_lock(&job->run->lock);
	server = job->run->server;
	pthread_mutex_unlock(&job->run->lock);
	for (int i = 0; server && i < job->ticket_count; i++) {
		size_t size = 0;
		unsigned char *png =
			job->rgba ? png_encode(job->rgba, job->width, job->height, &size) : NULL;
		server_picture(server, job->tickets[i], png, size);
	}
	free(job->rgba);
	free(job);
}

static void picture_read(void *context, unsigned char *rgba, int width, int height)
{
	struct run *run = context;
	struct picture_job *job = calloc(1, sizeof(*job));

	if (!job)
		abort();
	*job = (struct picture_job){
		.job = {.run = encode_picture}, .run = run, .rgba = rgba, .width = width,
		.height = height};
	pthread_mutex_lock(&run->lock);
	memcpy(job->tickets, run->tickets, sizeof(job->tickets));
	job->ticket_count = run->ticket_count;
	run->ticket_count = 0;
	pthread_mutex_unlock(&run->lock);
	if (!worker_add(run->worker, &job->job)) {
		free(rgba);
		free(job);
	}
}

/* --- keys: main → server ------------------------------------------------------------------------- */

static struct server *server_now(struct run *run)
{
	pthread_mutex_lock(&run->lock);
	struct server *server = run->server;
	pthread_mutex_unlock(&run->lock);
	return server;
}

static void key_move(void *context, const char *card, const char *column)
{
	struct server *server = server_now(context);

	if (server)
		server_key_move(server, card, column);
}

static void key_setting(void *context, const char *name, const char *value)
{
	struct server *server = server_now(context);

	if (server)
		server_key_setting(server, name, value);
}

/* --- paging: server → main ----------------------------------------------------------------------- */

static void turn_page(void *context, bool back)
{
	struct run *run = context;

	mailbox_flag(run->mailbox, back ? WALL_PAGE_BACK : WALL_PAGE_NEXT);
}

/* --- the server thread --------------------------------------------------------------------------- */

static void show_progress(void *context, int64_t done, int64_t total)
{
	struct run *run = context;
	struct snapshot *snapshot = snapshot_new();

	snapshot->lang = run->options->lang;
	snapshot->theme = run->options->theme;
	snapshot->rebuild = total > 0 ? (float)done / (float)total : 0;
	mailbox_put(run->mailbox, snapshot);
}

static struct server *make_server(struct run *run, struct ledger *ledger)
{
	const struct options *options = run->options;
	char socket_path[PATH_MAX];
	struct server_options how = {
		.ledger = ledger,
		.clock = &run->clock,
		.pulse = &run->pulse,
		.wall = run->mailbox,
		.worker = run->worker,
		.bind = options->bind,
		.port = options->port,
		.socket_path = socket_path,
		.hosts = options->hosts,
		.lang = options->lang,
		.theme = options->theme,
		.tv = options->kiosk && !options->headless,
		.theme_fixed = options->theme_given,
		.join_shown = !options->no_join,
		.pinned = options->pinned,
		.say_codes = options->headless,
		.picture = ask_picture,
		.page = turn_page,
		.context = run,
	};

	if (!cli_socket_path(options, socket_path, sizeof(socket_path))) {
		log_warn("the path of the database is too long for a socket beside it; kanwall "
			 "token works only while the wall is stopped");
		socket_path[0] = '\0';
	}
	return server_create(&how, &run->err);
}

static void announce(struct run *run, struct server *server)
{
	if (run->demo) {
		printf("kanwall demo, seven people and a week's work. Open this once, and you are "
		       "the wall's admin:\n\n  %s\n\n"
		       "The wall's picture is then at /wall.png. A token for programs: kanwall token "
		       "add NAME --db %s\nCtrl-C ends it.\n",
		       server_admin_address(server), run->options->db);
		fflush(stdout);
	} else if (run->options->headless) {
		printf("kanwall listens on port %u\n", server_port(server));
		fflush(stdout);
	}
}

/* A full disk is no reason not to show the wall: the next start tries again. */
static void ship(struct ledger *ledger)
{
	struct err err = ERR_IN(LANG_EN);

	if (!commands_ship(ledger, &err))
		log_warn("what every wall begins with could not be added: %s", err.text);
}

static void *server_main(void *context)
{
	struct run *run = context;
	struct ledger_options how = {
		.path = run->options->db, .clock = &run->clock, .progress = show_progress,
		.context = run};
	struct ledger *ledger = ledger_open(&how, &run->err);
	if (ledger)
		ship(ledger);
	struct server *server = ledger ? make_server(run, ledger) : NULL;

	if (server) {
		announce(run, server);
		pthread_mutex_lock(&run->lock);
		run->server = server;
		bool go = !run->quit;
		pthread_mutex_unlock(&run->lock);
		if (go)
			server_run(server);
	}
	mailbox_flag(run->mailbox, WALL_QUIT);
	return ledger;
}

/* --- all of it ----------------------------------------------------------------------------------- */

static struct wall *make_wall(struct run *run, struct err *err)
{
	const struct options *options = run->options;
	struct wall_options how = {
		.clock = &run->clock,
		.mailbox = run->mailbox,
		.pulse = &run->pulse,
		.headless = options->headless,
		.kiosk = options->kiosk,
		.windowed = options->windowed,
		.width = options->width,
		.height = options->height,
		.theme_given = options->theme_given,
		.theme = options->theme,
		.picture = picture_read,
		.key_move = key_move,
		.key_setting = key_setting,
		.context = run,
	};

	return wall_create(&how, err);
}

static void stop_server(struct run *run)
{
	pthread_mutex_lock(&run->lock);
	run->quit = true;
	if (run->server)
		server_quit(run->server);
	pthread_mutex_unlock(&run->lock);
}

static void start(pthread_t *thread, void *(*entry)(void *), void *context)
{
	int failed = pthread_create(thread, NULL, entry, context);

	if (failed) {
		log_error("cannot start a thread: %s", strerror(failed));
		exit(1);
	}
}

bool cli_run_wall(const struct options *options, bool demo, struct err *err)
{
	struct run run = {.options = options, .demo = demo, .err = ERR_IN(LANG_EN)};
	pthread_t server_thread, signal_thread;
	struct ledger *ledger = NULL;
	sigset_t ours;

	if (options->time_given)
		run.clock.ahead_ms = options->time_ms - clock_wall_ms(&run.clock);
	signals_of_ours(&ours);
	pthread_sigmask(SIG_BLOCK, &ours, NULL);
	signal(SIGPIPE, SIG_IGN);
	pthread_mutex_init(&run.lock, NULL);
	run.mailbox = mailbox_create(snapshot_drop);
	run.worker = worker_create();
	start(&signal_thread, signal_main, &run);
	start(&server_thread, server_main, &run);

	struct wall *wall = make_wall(&run, err);
	if (wall)
		wall_run(wall);
	stop_server(&run);
	pthread_join(server_thread, (void **)&ledger);
	worker_destroy(run.worker);
	wall_destroy(wall);
	server_destroy(run.server);
	ledger_close(ledger);
	pthread_kill(signal_thread, SIGUSR1);
	pthread_join(signal_thread, NULL);
	mailbox_destroy(run.mailbox);
	pthread_mutex_destroy(&run.lock);
	if (run.err.kind != ERR_NONE) {
		*err = run.err;
		return false;
	}
	return wall != NULL;
}

bool cli_run(const struct options *options, struct err *err)
{
	return cli_make_folder(options, err) && cli_run_wall(options, false, err);
}
